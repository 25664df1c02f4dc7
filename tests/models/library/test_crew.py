"""Threads that fill a queue: all that they put arrives, they can be stopped, and what ends them is told."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

import pytest

from models.jobs import Cancelled
from models.library.crew import Crew


@pytest.fixture
def crew() -> Iterator[Callable[..., Crew[int]]]:
    """Starts a crew, which is stopped at the end. The work is told the crew itself."""
    started: list[Crew[int]] = []

    def start(work: Callable[[Crew[int]], None], interrupt: Callable[[], None] = lambda: None) -> Crew[int]:
        made: Crew[int] = Crew(lambda: work(made), 3, "test", interrupt)
        started.append(made)
        made.start()
        return made

    yield start
    for one in started:
        one.stop()


def _all_of(one: Crew[int]) -> list[int]:
    taken = []
    while one.running:
        try:
            taken.append(one.messages.get(timeout=0.01))
        except queue.Empty:
            continue
    return taken


def test_all_that_is_put_arrives_though_there_is_room_for_some(crew: Callable[..., Crew[int]]) -> None:
    def work(mine: Crew[int]) -> None:
        for number in range(100):
            mine.put(number)

    one = crew(work)
    assert sorted(_all_of(one)) == sorted(3 * list(range(100)))


def test_stopped_it_interrupts_what_waits_and_puts_nothing_more(crew: Callable[..., Crew[int]]) -> None:
    interrupted = threading.Event()

    def work(mine: Crew[int]) -> None:
        mine.put(1)
        assert interrupted.wait(30)
        while not mine.stopping.is_set():
            mine.put(2)

    one = crew(work, interrupted.set)
    assert one.messages.get(timeout=30) == 1
    one.stop()
    assert interrupted.is_set()
    one.put(3)
    while not one.messages.empty():
        assert one.messages.get() == 1
    assert not one.running


def test_what_ends_a_thread_is_raised_where_it_is_waited_for(crew: Callable[..., Crew[int]]) -> None:
    def work(mine: Crew[int]) -> None:
        raise ValueError("a bug")

    with pytest.raises(ValueError, match="a bug"):
        _all_of(crew(work))


def test_a_thread_that_is_cancelled_just_ends(crew: Callable[..., Crew[int]]) -> None:
    def work(mine: Crew[int]) -> None:
        mine.put(1)
        raise Cancelled

    assert _all_of(crew(work)) == [1, 1, 1]
