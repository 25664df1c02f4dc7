"""A reader that reads what the test wrote into a picture's or sound's neighbour file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from models.catalogue.readings import ReaderRow
from models.errors import UserError
from models.kinds import Kind
from models.media.parts import Piece
from models.views import ReaderStatus


class FakeReaders:
    """For `x.png` it reads the lines of `x.png.words`, one passage each; a sound's passages take ten seconds each.

    Attributes:
        read_files: path and first ordinal of every reading.
        stop_after: raises `failure` behind so many passages, once.
    """

    def __init__(self, *names: str, version: str = "1") -> None:
        self.names = names
        self.version = version
        self.read_files: list[tuple[str, int, float]] = []
        self.stop_after: int | None = None
        self.failure: Exception = UserError("The reader stopped.", "It is a test.", "Try again.")

    def use(self, languages: Mapping[str, str]) -> None:
        pass

    def rows(self) -> tuple[ReaderRow, ...]:
        kinds = {"ocr": (Kind.IMAGE,), "speech": (Kind.AUDIO, Kind.FILM)}
        return tuple(ReaderRow(name, f"{name} {self.version}", kinds[name]) for name in self.names)

    def read(self, reader: str, path: bytes, kind: Kind, done: int, after_s: float) -> Iterator[Piece]:
        self.read_files.append((os.path.basename(os.fsdecode(path)), done, after_s))
        try:
            with open(path + b".words") as file:
                lines = file.read().splitlines()
        except FileNotFoundError:
            return
        for ordinal, line in enumerate(lines):
            if ordinal < done:
                continue
            if self.stop_after == ordinal:
                self.stop_after = None
                raise self.failure
            sound = {"start_s": 10.0 * ordinal, "end_s": 10.0 * (ordinal + 1)} if reader == "speech" else {}
            region = (0.1, 0.2, 0.5, 0.25) if reader == "ocr" else None
            yield Piece(Kind.DOCUMENT, ordinal, text=f"{line} v{self.version}", reader=reader, region=region, **sound)

    def statuses(self) -> tuple[ReaderStatus, ...]:
        return ()

    def kill(self) -> None:
        pass

    def close(self) -> None:
        pass
