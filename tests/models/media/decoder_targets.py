"""Decoders that misbehave by the name of the file, for the pool to deal with."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

from models.kinds import Kind
from models.media.parts import DecodeRequest, FileFacts, Identity, Part, Piece


class Misbehaving:
    def identify(self, path: bytes) -> Identity:
        return Identity(os.getpid(), 0, path.decode())

    def decode(self, path: bytes, kind: Kind, request: DecodeRequest) -> Iterator[Part]:
        yield FileFacts(title=str(os.getpid()))
        if b"crash" in path:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        elif b"exit" in path:
            os._exit(3)
        elif b"slow" in path:
            time.sleep(60)
        elif b"memory" in path:
            raise MemoryError
        elif b"large" in path:
            hoard = [bytes(1 << 20) for _ in range(1 << 14)]
            time.sleep(len(hoard))
        elif b"endless" in path:
            while True:
                yield Piece(Kind.IMAGE, 0)
        else:
            yield Piece(Kind.IMAGE, 0)
