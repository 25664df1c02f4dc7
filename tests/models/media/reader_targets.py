"""Readers that misbehave by the name of the file, for the pool to deal with."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

from models.kinds import Kind
from models.media.parts import Piece
from models.media.reading.protocol import ReaderUnavailable


class Misbehaving:
    def __init__(self, name: str, language: str, weights: str) -> None:
        if language == "none":
            raise ReaderUnavailable("It cannot be used.", "It is not here.", "Get it.")
        self._built = f"{name} {language} {weights} {os.getpid()}"

    def read(self, path: bytes, kind: Kind, done: int, after_s: float) -> Iterator[Piece | None]:
        yield Piece(Kind.DOCUMENT, done, text=self._built, reader="ocr", end_s=after_s)
        yield None
        if b"crash" in path:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        elif b"slow" in path:
            time.sleep(60)
        elif b"memory" in path:
            raise MemoryError
        elif b"endless" in path:
            while True:
                yield None
        elif b"lively" in path:
            for _ in range(8):
                time.sleep(0.5)
                yield None
