"""What the worker tests run in child processes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator


class Unpicklable(Exception):
    """Cannot be rebuilt from its arguments."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one)


class Target:
    def __init__(self, greeting: str = "hello") -> None:
        self._greeting = greeting
        self._calls = 0

    def greet(self, name: str) -> str:
        self._calls += 1
        return f"{self._greeting} {name} {self._calls}"

    def pid(self) -> int:
        return os.getpid()

    def count(self, numbers: int) -> Iterator[int]:
        yield from range(numbers)

    def fail_after(self, numbers: int) -> Iterator[int]:
        yield from range(numbers)
        raise ValueError("enough")

    def fill(self, blocks: int, path: str) -> Iterator[bytes]:
        for number in range(blocks):
            with open(path, "w") as file:
                file.write(str(number))
            yield bytes(1 << 20)

    def fail(self) -> None:
        raise ValueError("as asked")

    def fail_oddly(self) -> None:
        raise Unpicklable("one", "two")

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def abort(self) -> None:
        os.abort()

    def leave(self) -> None:
        os._exit(3)

    def eat(self, size_bytes: int) -> int:
        eaten = bytearray(size_bytes)
        for place in range(0, size_bytes, 4096):
            eaten[place] = 1
        time.sleep(2)
        return len(eaten)
