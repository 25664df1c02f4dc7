"""The indexing job in the background: begun once more when something came up, and again when the disk has room."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from models.errors import LibraryFull, UserError
from models.jobs import Cancelled, Job, JobControl, Progress
from models.library import runner as runner_module
from models.library.manners import Conduct
from models.library.runner import JobRunner

WaitUntil = Callable[[Callable[[], bool]], None]


class Work:
    """Jobs that count themselves, and go on until they are told to end."""

    def __init__(self) -> None:
        self.begun = 0
        self.ended = 0
        self.may_end = threading.Event()
        self.may_end.set()
        self.errors: list[Exception] = []
        self.paces: list[float] = []
        self.told: list[UserError | None] = []

    def job(self, control: JobControl) -> Job:
        self.begun += 1
        if self.errors:
            raise self.errors.pop(0)
        yield Progress(0, 1, "working")
        while control.waiting or not self.may_end.is_set():
            if control.cancelled:
                raise Cancelled
            self.paces.append(control.pace)
            time.sleep(0.005)
            yield Progress(0, 1, "working")
        if control.cancelled:
            raise Cancelled
        self.ended += 1


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def make(work: Work, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., JobRunner]]:
    monkeypatch.setattr(runner_module, "_BEHAVE_EVERY_S", 0.02)
    monkeypatch.setattr(runner_module, "_LOOK_FOR_ROOM_EVERY_S", 0.02)
    made: list[JobRunner] = []

    def make_one(conduct: Callable[[], Conduct] = Conduct, has_room: Callable[[], bool] = lambda: False) -> JobRunner:
        made.append(JobRunner(work.job, work.told.append, conduct, has_room))
        return made[-1]

    yield make_one
    for one in made:
        one.close()


def idle(runner: JobRunner) -> Callable[[], bool]:
    return lambda: runner.activity == "idle"


def test_what_comes_up_meanwhile_is_done_afterwards(
    make: Callable[..., JobRunner], work: Work, wait_until: WaitUntil
) -> None:
    runner = make()
    work.may_end.clear()
    runner.ensure()
    wait_until(lambda: work.begun == 1)
    for _ in range(5):
        runner.ensure()
    work.may_end.set()
    wait_until(idle(runner))
    assert (work.begun, work.ended) == (2, 2)


def test_asked_at_any_moment_nothing_is_left_undone(
    make: Callable[..., JobRunner], work: Work, wait_until: WaitUntil
) -> None:
    """A thread that is just ending must not swallow what it is asked."""
    runner = make()
    for turn in range(200):
        before = work.ended
        runner.ensure()
        wait_until(lambda before=before: work.ended > before)
        time.sleep(0.0003 * (turn % 5))


def test_what_a_person_cancelled_stays_cancelled(
    make: Callable[..., JobRunner], work: Work, wait_until: WaitUntil
) -> None:
    runner = make()
    work.may_end.clear()
    runner.start()
    wait_until(lambda: work.begun == 1)
    runner.cancel()
    runner.ensure()
    assert work.begun == 1
    assert runner.activity == "idle"
    work.may_end.set()
    runner.resume()
    wait_until(lambda: work.ended == 1)


def test_circumstances_hold_and_slow_it(make: Callable[..., JobRunner], work: Work, wait_until: WaitUntil) -> None:
    now = [Conduct(held_because="It is night.")]
    runner = make(conduct=lambda: now[0])
    runner.start()
    wait_until(lambda: runner.activity == "held")
    assert runner.held_because == "It is night."
    runner.pause()
    assert runner.activity == "paused"
    runner.resume()
    work.may_end.clear()
    now[0] = Conduct(pace=0.5, slow_because="Others are busy.")
    wait_until(lambda: runner.slow_because == "Others are busy." and work.paces[-1:] == [0.5])
    assert runner.activity == "indexing"
    work.may_end.set()
    wait_until(idle(runner))


def test_it_goes_on_by_itself_when_there_is_room(
    make: Callable[..., JobRunner], work: Work, wait_until: WaitUntil
) -> None:
    room = threading.Event()
    full = LibraryFull("There is no room.", "The disk is full.", "Make room.")
    work.errors = [full, full]
    runner = make(has_room=room.is_set)
    runner.start()
    wait_until(lambda: "no room" in runner.problem)
    assert runner.activity != "idle"
    assert work.ended == 0
    room.set()
    wait_until(lambda: work.ended == 1 and runner.activity == "idle")
    assert runner.problem == ""
    assert work.told[:1] == [full] or full in work.told


def test_waiting_for_room_can_be_cancelled(make: Callable[..., JobRunner], work: Work, wait_until: WaitUntil) -> None:
    work.errors = [LibraryFull("There is no room.", "The disk is full.", "Make room.")]
    runner = make()
    runner.start()
    wait_until(lambda: "no room" in runner.problem)
    runner.cancel()
    assert runner.activity == "idle"


def test_a_bug_ends_the_job_and_the_next_one_begins(
    make: Callable[..., JobRunner], work: Work, wait_until: WaitUntil, caplog: pytest.LogCaptureFixture
) -> None:
    work.errors = [ZeroDivisionError("a bug")]
    runner = make()
    runner.start()
    wait_until(idle(runner))
    assert "a bug" in runner.problem
    runner.ensure()
    wait_until(lambda: work.ended == 1)
    assert runner.problem == ""


def test_a_slow_job_rests_in_proportion() -> None:
    control = JobControl()
    began_s = time.monotonic()
    control.rest_after(10.0)
    assert time.monotonic() - began_s < 1
    control.pace = 0.5
    waited = threading.Thread(target=control.rest_after, args=(60.0,))
    waited.start()
    control.cancel()
    waited.join(5)
    assert not waited.is_alive()
