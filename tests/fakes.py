"""Small honest stand-ins: they really encode and really decode, only less well and in the test's own process."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from models.encoders.probes import canaries
from models.encoders.protocol import Description
from models.errors import EncoderUnavailable
from models.kinds import Kind
from models.media.decoder import Decoder
from models.spaces import MediaInput, PictureInput, SoundInput, Space, TextInput, Vectors
from models.views import EncoderStatus

COLOURS = {"red": (255, 0, 0), "green": (0, 255, 0), "blue": (0, 0, 255)}
PITCHES = {"low": (0, 800), "high": (2000, 8000)}
WORD_DIM = 256


def fake_space(name: str, dim: int, kind: Kind, version: str = "1", lineage: str = "") -> Space:
    digest = hashlib.sha256(f"{name} {version}".encode()).hexdigest()
    return Space(name, digest, dim, (kind,), answers_text=True, finds_similar=True, lineage=lineage or name)


def _describe(name: str, kind: Kind, media: MediaInput, dim: int, version: str) -> Description:
    space = fake_space(f"{name}/fake", dim, kind, version)
    return Description(name, name.title(), "For tests.", "Apache-2.0", "Findling", (kind,), media, (space,), batch=4)


class FakeEncoders:
    """Words by a bag of hashed words, pictures by their mean colour, sounds by where their energy lies.

    Text reaches all three: "red" lies where red pictures do, "low" where low sounds do.

    Args:
        version: of the fake networks; another one makes other spaces.
        log: a file to which a line is appended for every piece that was encoded.

    Attributes:
        encoded: name of the encoder for every piece that was encoded; what it is asked at every start is not counted.
    """

    def __init__(self, version: str = "1", log: Path | None = None) -> None:
        self._log = log
        self._lock = threading.Lock()
        self.encoded: list[str] = []
        self.failure: Exception | None = None
        self._descriptions = (
            _describe("words", Kind.DOCUMENT, TextInput(), WORD_DIM, version),
            _describe("colours", Kind.IMAGE, PictureInput(size_px=16, resize_px=16), 4, version),
            _describe("pitches", Kind.AUDIO, SoundInput(rate_hz=16000), 3, version),
        )
        self._canaries = {
            hashlib.sha256(_bytes(media)).hexdigest()
            for description in self._descriptions
            for media in canaries(description.input)
        }

    def active(self) -> tuple[Description, ...]:
        return self._descriptions

    def indexed(self) -> tuple[Description, ...]:
        return self._descriptions

    def installed(self) -> tuple[Description, ...]:
        return self._descriptions

    def describe(self, name: str) -> Description:
        for one in self.installed():
            if one.name == name:
                return one
        raise EncoderUnavailable(f"The encoder {name} cannot be used.", "It is not installed.", "Install it.")

    def next_ones(self) -> tuple[str, ...]:
        return ()

    def statuses(self) -> tuple[EncoderStatus, ...]:
        return tuple(
            EncoderStatus(d.name, d.title, d.purpose, d.licence, d.source, d.kinds, installed=True)
            for d in self._descriptions
        )

    def encode_media(self, encoder: str, batch: Sequence[Any]) -> dict[str, Vectors]:
        if self.failure is not None:
            raise self.failure
        vectors = self.look(encoder, batch)
        self._count(encoder, batch)
        return {f"{encoder}/fake": vectors}

    def look(self, encoder: str, batch: Sequence[Any]) -> Vectors:
        encode = {"words": _word_vector, "colours": _colour_vector, "pitches": _pitch_vector}[encoder]
        return np.stack([encode(media) for media in batch])

    def _count(self, encoder: str, batch: Sequence[Any]) -> None:
        hashes = [hashlib.sha256(_bytes(media)).hexdigest() for media in batch]
        counted = [one for one in hashes if one not in self._canaries]
        with self._lock:
            self.encoded += [encoder] * len(counted)
            if self._log is not None:
                with self._log.open("a") as log:
                    log.writelines(f"{encoder} {one}\n" for one in counted)

    def encode_text(self, texts: Sequence[str], spaces: Sequence[str] | None = None) -> dict[str, Vectors]:
        every = {
            "words/fake": np.stack([_word_vector(text) for text in texts]),
            "colours/fake": np.stack([_named_vector(text, list(COLOURS)) for text in texts]),
            "pitches/fake": np.stack([_named_vector(text, list(PITCHES)) for text in texts]),
        }
        return {name: vectors for name, vectors in every.items() if spaces is None or name in spaces}

    def translate(self, vectors: Vectors, source: str, target: str) -> Vectors | None:
        names = {"colours/fake": list(COLOURS), "pitches/fake": list(PITCHES)}
        if source not in names:
            return None
        word = [*names[source], ""][int(vectors[0].argmax())]
        return self.encode_text([word])[target]

    def name_concepts(self, vectors: Vectors, space: str) -> list[tuple[str, ...]]:
        if space != "colours/fake":
            return [()] * len(vectors)
        return [tuple(name for name, share in zip(COLOURS, row, strict=False) if share > 0.5) for row in vectors]

    def warm_up(self, name: str = "") -> None:
        pass

    def learn_names(self) -> None:
        pass

    def let_go(self) -> None:
        pass

    def interrupt(self, encoder: str) -> None:
        pass

    def batches_at_once(self, encoder: str) -> int:
        return 2

    def close(self) -> None:
        pass


class InProcessDecoders:
    """The real decoder without its process, for files that the test made itself."""

    def __init__(self) -> None:
        self._decoder = Decoder()

    @contextmanager
    def borrow(self) -> Iterator[Decoder]:
        yield self._decoder

    def kill(self) -> None:
        pass

    def close(self) -> None:
        pass


def _bytes(media: Any) -> bytes:
    return media.encode() if isinstance(media, str) else np.ascontiguousarray(media).tobytes()


def _unit(values: Any) -> Vectors:
    values = np.asarray(values, np.float32)
    return values / max(float(np.linalg.norm(values)), 1e-6)


def _word_vector(text: str) -> Vectors:
    counts = np.zeros(WORD_DIM, np.float32)
    for word in re.findall(r"\w+", text.lower()):
        counts[int.from_bytes(hashlib.sha256(word.encode()).digest()[:4]) % WORD_DIM] += 1
    return _unit(counts)


def _colour_vector(picture: Any) -> Vectors:
    return _unit([*(picture.mean(axis=(0, 1)) / 255), 0.01])


def _pitch_vector(samples: Any) -> Vectors:
    power = np.abs(np.fft.rfft(samples)) ** 2
    frequencies = np.fft.rfftfreq(len(samples), 1 / 16000)
    shares = [power[(frequencies >= low) & (frequencies < high)].sum() for low, high in PITCHES.values()]
    return _unit([*(np.array(shares) / max(power.sum(), 1e-9)), 0.01])


def _named_vector(text: str, names: list[str]) -> Vectors:
    said = re.findall(r"\w+", text.lower())
    return _unit([*(float(name in said) for name in names), 0.01])
