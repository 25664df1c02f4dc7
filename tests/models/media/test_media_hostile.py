"""Known-bad files, and good ones cut short or with bits turned over, all through the pool with its real limits."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest
from media_makers import DOCUMENT_EXTENSIONS, PICTURE_FORMATS, SOUND_CODECS, write_good_file

from models.errors import BadFile
from models.kinds import Kind
from models.media.kinds import kind_of
from models.media.parts import DecodeRequest, FileFacts
from models.media.pool import DECODER_LIMITS, BorrowedDecoder, DecoderPool
from models.spaces import PictureInput, SoundInput

CORPORA = Path(__file__).resolve().parents[4] / "shared" / "corpora"
REQUEST = DecodeRequest(pictures=(PictureInput(224),), sounds=(SoundInput(16_000), SoundInput(48_000)))
FORMATS = (*PICTURE_FORMATS, *SOUND_CODECS, *DOCUMENT_EXTENSIONS)
_DAMAGES = 150

pytestmark = pytest.mark.real


@pytest.fixture
def pool() -> Iterator[DecoderPool]:
    pool = DecoderPool(1)
    yield pool
    pool.kill()
    pool.close()


@dataclass
class Tally:
    """What became of many files."""

    files: int = 0
    fine: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    worst_s: float = 0.0
    worst_bytes: int = 0

    def run(self, decoder: BorrowedDecoder, path: Path, kind: Kind) -> None:
        """Decode a file; anything but an answer or a `BadFile` fails the test."""
        self.files += 1
        began = time.monotonic()
        try:
            parts = list(decoder.decode(bytes(path), kind, REQUEST))
        except BadFile as error:
            told = all((error.what, error.why, error.what_to_do))
            self.failed[error.reason if told else "nothing told"] += 1
        else:
            assert isinstance(parts[0], FileFacts)
            self.fine += 1
        self.worst_s = max(self.worst_s, time.monotonic() - began)
        for child in psutil.Process().children():
            self.worst_bytes = max(self.worst_bytes, child.memory_info().rss)

    def line(self, name: str) -> str:
        reasons = ", ".join(f"{count} {reason}" for reason, count in self.failed.most_common())
        memory = f"{self.worst_bytes / 2**20:6.0f} MB"
        return f"{name:<8} {self.files:>4} files {self.fine:>4} fine  {self.worst_s:5.2f} s {memory}  {reasons}"


def report(capsys: pytest.CaptureFixture[str], *lines: str) -> None:
    with capsys.disabled():
        print("\n" + "\n".join(lines))  # noqa: T201


def test_known_bad_files_harm_nothing(pool: DecoderPool, capsys: pytest.CaptureFixture[str]) -> None:
    if not CORPORA.is_dir():
        pytest.skip("the corpora of known-bad files lie beside the repository, and are not here")
    lines = []
    for folder, kind in (("images", Kind.IMAGE), ("pdf", Kind.DOCUMENT)):
        tally = Tally()
        with pool.borrow() as decoder:
            for path in sorted((CORPORA / folder).iterdir()):
                tally.run(decoder, path, kind)
        lines.append(tally.line(folder))
        assert tally.files and not {"too slow", "crashed the decoder", "nothing told"} & set(tally.failed)
        assert tally.worst_bytes < DECODER_LIMITS.memory_bytes
    report(capsys, *lines)


@pytest.mark.parametrize("extension", FORMATS)
def test_damage_harms_nothing(
    extension: str, tmp_path: Path, pool: DecoderPool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Half of the files are cut short anywhere, half have one to twenty bits turned over."""
    chance = random.Random(extension)
    good = write_good_file(tmp_path / f"good{extension}").read_bytes()
    kind = kind_of(extension.join(("x", "")).encode())
    assert kind is not None
    tally = Tally()
    path = tmp_path / f"bad{extension}"
    with pool.borrow() as decoder:
        for number in range(_DAMAGES):
            data = bytearray(good)
            if number % 2:
                del data[chance.randrange(1, len(data)) :]
            else:
                for _ in range(chance.randrange(1, 20)):
                    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            path.write_bytes(data)
            tally.run(decoder, path, kind)
        path.write_bytes(good)
        assert list(decoder.decode(bytes(path), kind, REQUEST))
    report(capsys, tally.line(extension))
    assert tally.fine + sum(tally.failed.values()) == _DAMAGES
    assert not {"too slow", "crashed the decoder", "nothing told"} & set(tally.failed)
