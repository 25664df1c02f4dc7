"""Downloads as the window asks for them: pressed twice, paused, resumed at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from shelf import FakeShelf

from models.encoders.download import DownloadProgress
from models.engine import Engine
from models.jobs import Cancelled, JobControl


class SlowShelf(FakeShelf):
    """Downloads until it may finish.

    Attributes:
        begun: how many downloads were begun. ended: how many came to their end.
    """

    def __init__(self) -> None:
        super().__init__()
        self.begun = 0
        self.ended = 0
        self.going = threading.Event()
        self.may_finish = threading.Event()

    def download(self, name: str, control: JobControl) -> Iterator[DownloadProgress]:
        self.begun += 1
        while control.cancelled or not self.may_finish.wait(0.01):
            if control.cancelled:
                raise Cancelled
            yield DownloadProgress(1, 10, f"Downloading {name}")
            self.going.set()
        self.ended += 1


@pytest.fixture
def shelf() -> SlowShelf:
    return SlowShelf()


@pytest.fixture
def engine(open_engine: Callable[..., Engine], shelf: SlowShelf) -> Engine:
    return open_engine(shelf)


@pytest.fixture
def press(engine: Engine, shelf: SlowShelf) -> Iterator[Callable[[], threading.Thread]]:
    """Asks for a download on a thread of its own."""
    threads: list[threading.Thread] = []

    def ask() -> threading.Thread:
        threads.append(threading.Thread(target=engine.download_encoder, args=("any",)))
        threads[-1].start()
        return threads[-1]

    yield ask
    shelf.may_finish.set()
    for thread in threads:
        thread.join(20)


def test_pressed_twice_and_paused_it_stays_paused(
    engine: Engine, press: Callable[[], threading.Thread], shelf: SlowShelf
) -> None:
    first = press()
    assert shelf.going.wait(20)
    second = press()
    time.sleep(0.3)  # until it has asked
    engine.pause_download("any")
    first.join(20)
    second.join(20)
    assert (shelf.begun, shelf.ended) == (1, 0)


def test_resumed_at_once_it_goes_on(engine: Engine, press: Callable[[], threading.Thread], shelf: SlowShelf) -> None:
    first = press()
    assert shelf.going.wait(20)
    engine.pause_download("any")
    resumed = press()
    first.join(20)
    shelf.may_finish.set()
    resumed.join(20)
    assert (shelf.begun, shelf.ended) == (2, 1)


def test_closing_ends_it(engine: Engine, press: Callable[[], threading.Thread], shelf: SlowShelf) -> None:
    thread = press()
    assert shelf.going.wait(20)
    engine.close()
    thread.join(20)
    assert not thread.is_alive()
    assert shelf.ended == 0
