"""YAMNet: sounds by 521 everyday tags. Its 4 MB file is downloaded on request, or imported."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.encoders.protocol import Description, Installation, major_version, normalised
from models.encoders.weights import installed, require_intact
from models.errors import EncoderUnavailable
from models.kinds import Kind
from models.messages import say
from models.spaces import SoundInput, Space, Vectors, fingerprint

NAME = "yamnet"
CONCEPTS = "yamnet/concepts"
CLASSES = 521
WEIGHTS_FILE = "yamnet.tflite"
LABELS_FILE = "labels.txt"
CLASS_MAP_FILE = "yamnet_class_map.csv"
TITLE = say("YAMNet (basic, sounds)")
OFFICIAL_URL = "https://storage.googleapis.com/mediapipe-models/audio_classifier/yamnet/float32/1/yamnet.tflite"
OFFICIAL_BYTES = 4_126_810
OFFICIAL_SHA256 = "4d8b4a53282dc83ef04e3e7dbc4fbc98082e34e44ed798e16c3a0cdd4c584faf"
EARLIER_EXPORT_SHA256 = "469be6a3421cbc52cf97e9f2f966cba984198e8e7af9854d68b3e3ebb1e04194"
KNOWN_SHA256 = (OFFICIAL_SHA256, EARLIER_EXPORT_SHA256)
_FRAME = 15_600  # samples the network hears at once: 0.975 s
_HOP = 7_800
_MOST_LABELS_BYTES = 1 << 20
_MEMORY_BYTES = 2 * 2**30


def describe(weights_sha256: str = OFFICIAL_SHA256) -> Description:
    """The encoder with one of the two known weights files, installed or not."""
    preprocessing = SoundInput(rate_hz=16_000, window_s=10.0)
    space = Space(
        name=CONCEPTS,
        fingerprint=fingerprint(
            encoder=NAME,
            weights_sha256=weights_sha256,
            preprocessing=preprocessing,
            dim=CLASSES,
            libraries={"ai-edge-litert": major_version("ai-edge-litert")},
            recipe=f"frames of {_FRAME} every {_HOP}, square root of the mean scores over their sum",
        ),
        dim=CLASSES,
        lineage=weights_sha256,
        kinds=(Kind.AUDIO,),
        answers_text=True,
        finds_similar=True,
    )
    return Description(
        name=NAME,
        title=TITLE,
        purpose="Finds sounds by words: 521 everyday sounds, instruments, animals and machines.",
        licence="Apache-2.0",
        source="Plakal and Ellis, YAMNet; Gemmeke et al. 2017 (AudioSet); published by Google MediaPipe",
        kinds=(Kind.AUDIO,),
        input=preprocessing,
        spaces=(space,),
        batch=8,
    )


def runtime_missing() -> str:
    """Why the file could not be used even if it were here, "" when it could."""
    return "" if installed("ai_edge_litert") else "The package ai-edge-litert is missing."


def installation(folder: Path, weights_sha256: str) -> Installation:
    """How to start the one installed in a folder of the store."""
    return Installation(
        description=describe(weights_sha256),
        media_target="models.encoders.yamnet:load",
        text_target="",
        args=(str(folder / WEIGHTS_FILE), weights_sha256),
        memory_bytes=_MEMORY_BYTES,
    )


def read_labels(weights: Path) -> tuple[str, ...]:
    """The class names: in the file's own metadata (a zip at its end), or in a class map or list that lies beside it.

    Returns: 521 names in the network's order.
    Raises: ValueError: there are none, or not 521.
    """
    beside = (weights.with_name(LABELS_FILE), weights.with_name(CLASS_MAP_FILE))
    for names in (_labels_inside(weights), *(_labels_in(path) for path in beside if path.is_file())):
        if len(names) == CLASSES:
            return names
    raise ValueError(f"no list of {CLASSES} class names in {weights.name} or beside it")


def _labels_inside(weights: Path) -> tuple[str, ...]:
    try:
        with zipfile.ZipFile(weights) as metadata:
            for entry in metadata.infolist():
                if entry.filename.endswith(".txt") and entry.file_size <= _MOST_LABELS_BYTES:
                    names = _lines(metadata.read(entry).decode("utf-8", "replace"))
                    if len(names) == CLASSES:
                        return names
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return ()
    return ()


def _labels_in(path: Path) -> tuple[str, ...]:
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".csv":
        return tuple(row["display_name"] for row in csv.DictReader(io.StringIO(text)) if row.get("display_name"))
    return _lines(text)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def load(weights: str, sha256: str) -> YamNet:
    """Runs in the worker process.

    Raises: EncoderUnavailable: the file is missing, changed, or not a network like YAMNet.
    """
    return YamNet(require_intact(Path(weights), sha256, TITLE))


@contextlib.contextmanager
def _silent_stderr() -> Iterator[None]:
    """The runtime announces itself from C++, past Python's logging and sys.stderr."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


class YamNet:
    """Windows of sound to distributions over tags.

    The network scores each tag of a frame on its own; the mean over the frames, divided by its sum, is treated
    as the distribution of the window.

    Source: Hershey et al. 2017; Gemmeke et al. 2017.
    """

    def __init__(self, weights: Path) -> None:
        from ai_edge_litert.interpreter import Interpreter

        with _silent_stderr():
            self._interpreter: Any = Interpreter(model_path=str(weights), num_threads=1)
            sound = self._interpreter.get_input_details()[0]
            if int(np.prod(sound["shape"])) != _FRAME:
                self._interpreter.resize_tensor_input(sound["index"], [_FRAME])
            self._interpreter.allocate_tensors()
        self._sound = self._interpreter.get_input_details()[0]
        scores = [out for out in self._interpreter.get_output_details() if int(out["shape"][-1]) == CLASSES]
        if not scores:
            raise EncoderUnavailable(
                say("The encoder “%1” cannot be used.", TITLE),
                say("Its file gives no %1 scores.", CLASSES),
                "Install or import it again.",
            )
        self._scores = scores[0]

    def encode_media(self, batch: Sequence[npt.NDArray[np.float32]]) -> tuple[Vectors, ...]:
        """As `Encoder.encode_media`. Windows of silence or without samples give zeros."""
        return (np.stack([self._window(sound) for sound in batch]),)

    def _window(self, sound: npt.NDArray[np.float32]) -> Vectors:
        if not np.any(sound):
            return np.zeros(CLASSES, dtype=np.float32)
        mean = np.mean([self._frame(frame) for frame in frames(sound)], axis=0)
        return normalised(np.sqrt(np.maximum(mean, 0)))

    def _frame(self, frame: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        self._interpreter.set_tensor(self._sound["index"], frame.reshape(self._sound["shape"]))
        self._interpreter.invoke()
        scores: npt.NDArray[np.float32] = self._interpreter.get_tensor(self._scores["index"])
        return np.asarray(scores.reshape(-1, CLASSES).mean(axis=0), dtype=np.float32)


def frames(sound: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Overlapping frames that cover all samples; a sound shorter than a frame is repeated to fill it.

    Args:
        sound: shape (samples,), samples > 0.

    Returns: shape (frames, 15600).
    """
    sound = np.asarray(sound, dtype=np.float32)
    if len(sound) < _FRAME:
        return np.resize(sound, (1, _FRAME))
    starts = [*range(0, len(sound) - _FRAME, _HOP), len(sound) - _FRAME]
    return np.stack([sound[start : start + _FRAME] for start in starts])
