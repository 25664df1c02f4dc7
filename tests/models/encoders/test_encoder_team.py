"""A team of processes: as many at once as there are, no more than there is work for, and all of them ended."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from models.encoders import minilm
from models.encoders.running import RunningEncoder
from models.encoders.runtime_choice import RuntimeChoice
from models.encoders.team import EncoderTeam, team_size
from models.errors import EncoderUnavailable


class Member:
    """Works until it is let go."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.pid: int | None = None
        self.ended = ""

    def encode(self, batch: list[str]) -> tuple[list[str], ...]:
        if self.ended:
            raise EncoderUnavailable("Ended.", "It is closed.", "Open it again.")
        self.pid = 1
        if "wait" in batch:
            assert self.gate.wait(20)
        return (batch,)

    def close(self) -> None:
        self.ended = "close"

    def kill(self) -> None:
        self.ended = "kill"


@pytest.fixture
def hired() -> list[Member]:
    return []


@pytest.fixture
def team(hired: list[Member]) -> EncoderTeam:
    def hire() -> Any:
        hired.append(Member())
        return hired[-1]

    return EncoderTeam(hire, 3)


@pytest.fixture
def at_once(team: EncoderTeam, hired: list[Member]) -> Iterator[Callable[[int], list[threading.Thread]]]:
    """Begins several batches that wait."""
    threads: list[threading.Thread] = []

    def begin(count: int) -> list[threading.Thread]:
        threads.extend(threading.Thread(target=team.encode, args=(["wait"],)) for _ in range(count))
        for thread in threads:
            thread.start()
        return threads

    yield begin
    while any(thread.is_alive() for thread in threads):
        for member in hired:
            member.gate.set()
        for thread in threads:
            thread.join(0.01)


def settle(condition: Callable[[], bool]) -> None:
    for _ in range(2000):
        if condition():
            return
        threading.Event().wait(0.005)
    pytest.fail("it did not come to that")


def test_a_little_work_keeps_a_single_process(team: EncoderTeam, hired: list[Member]) -> None:
    for _ in range(20):
        team.encode(["a"])
    assert len(hired) == 1


def test_another_is_started_only_when_work_goes_on(
    team: EncoderTeam, hired: list[Member], at_once: Callable[[int], list[threading.Thread]]
) -> None:
    at_once(3)
    settle(lambda: bool(hired) and hired[0].pid == 1)
    assert len(hired) == 1, "nobody knows yet that there is more"


def test_all_work_at_once_when_there_is_much(
    team: EncoderTeam, hired: list[Member], at_once: Callable[[int], list[threading.Thread]]
) -> None:
    for _ in range(20):
        team.encode(["a"])
    at_once(5)
    settle(lambda: [member.pid for member in hired] == [1, 1, 1])


@pytest.mark.parametrize("end", ["close", "kill"])
def test_all_are_ended_and_nobody_is_hired_afterwards(team: EncoderTeam, hired: list[Member], end: str) -> None:
    team.encode(["a"])
    getattr(team, end)()
    assert [member.ended for member in hired] == [end]
    with pytest.raises(EncoderUnavailable):
        team.encode(["a"])


def test_a_team_that_never_worked_can_be_closed(team: EncoderTeam) -> None:
    team.close()
    with pytest.raises(EncoderUnavailable):
        team.encode(["a"])


def test_speed_counts_all_that_work_and_no_first_batch(hired: list[Member]) -> None:
    told: list[int] = []

    def hire() -> Any:
        hired.append(Member())
        return hired[-1]

    team = EncoderTeam(hire, 2, lambda items, seconds: told.append(items))
    team.encode(["a", "b"])
    assert told == []
    team.encode(["a", "b"])
    assert told == [2]


def test_real_processes_share_the_work() -> None:
    team = EncoderTeam(lambda: RunningEncoder("small_workers:load", (), "encode_media", "Small", 0), 2)
    try:
        for _ in range(8):
            team.encode(["a"])
        threads = [threading.Thread(target=team.encode, args=(["slow"],)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len({member.pid for member in team._members}) == 2
    finally:
        team.close()


def test_memory_servers_and_cards_keep_a_team_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.encoders.team.cores", lambda: 6)
    plenty = minilm.installation()
    assert team_size(plenty) == 6
    assert team_size(replace(plenty, memory_bytes=2**50)) == 1
    assert team_size(replace(plenty, description=replace(plenty.description, leaves="Everything."))) == 1
    assert team_size(replace(plenty, args=("folder", RuntimeChoice("torch-cuda", "torch-cpu")))) == 1
