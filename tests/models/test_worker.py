"""Worker processes: answers, streams, limits, crashes, and ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from models.worker import Limits, Worker, WorkerCrashed, WorkerTooLarge, WorkerTooSlow


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker("worker_targets:Target", limits=Limits(seconds=20, memory_bytes=400 << 20), name="test-worker")
    yield made
    made.close()


def test_one_object_answers_every_call(worker: Worker) -> None:
    assert worker.call("greet", "a") == "hello a 1"
    assert worker.call("greet", "b") == "hello b 2"


def test_arguments_reach_the_child() -> None:
    worker = Worker("worker_targets:Target", ("good day",), limits=Limits(), name="test-worker")
    assert worker.call("greet", "a") == "good day a 1"
    worker.close()


def test_others_go_before_what_works_in_the_background() -> None:
    worker = Worker("worker_targets:Target", limits=Limits(background=True), name="test-worker")
    worker.call("greet", "a")
    assert psutil.Process(worker.pid).nice() > psutil.Process().nice()
    worker.close()


def test_errors_keep_their_type(worker: Worker) -> None:
    with pytest.raises(ValueError, match="as asked"):
        worker.call("fail")
    with pytest.raises(RuntimeError, match="Unpicklable"):
        worker.call("fail_oddly")
    assert worker.call("greet", "still here") == "hello still here 1"


def test_streams_come_whole_and_in_order(worker: Worker) -> None:
    assert list(worker.stream("count", 1000)) == list(range(1000))
    with pytest.raises(ValueError, match="enough"):
        list(worker.stream("fail_after", 3))
    assert list(worker.stream("count", 2)) == [0, 1]


def test_a_stream_runs_no_further_than_its_reader(worker: Worker, tmp_path: Path) -> None:
    reached = tmp_path / "reached"
    stream = worker.stream("fill", 100, str(reached))
    next(stream)
    time.sleep(0.3)
    assert int(reached.read_text()) <= 2
    stream.close()


def test_leaving_a_stream_early_ends_the_child(worker: Worker) -> None:
    before = worker.call("pid")
    for _ in worker.stream("count", 1000):
        break
    assert not psutil.pid_exists(before)
    assert worker.call("pid") != before


@pytest.mark.parametrize("end", ["abort", "leave"])
def test_a_crash_is_told_and_the_next_call_starts_afresh(worker: Worker, end: str) -> None:
    with pytest.raises(WorkerCrashed):
        worker.call(end)
    assert worker.call("greet", "again") == "hello again 1"


def test_a_slow_answer_is_not_waited_for(worker: Worker) -> None:
    before = worker.call("pid")
    with pytest.raises(WorkerTooSlow):
        worker.call("sleep", 30.0, seconds=0.3)
    assert not psutil.pid_exists(before)


def test_memory_is_limited(worker: Worker) -> None:
    with pytest.raises(WorkerTooLarge):
        worker.call("eat", 600 << 20)
    assert worker.call("greet", "again") == "hello again 1"


def test_a_call_can_be_killed_from_another_thread(worker: Worker) -> None:
    worker.call("greet", "warm")
    threading.Timer(0.2, worker.kill).start()
    with pytest.raises(WorkerCrashed):
        worker.call("sleep", 30.0)


def test_calls_from_many_threads_do_not_mix(worker: Worker) -> None:
    answers: list[str] = []
    threads = [
        threading.Thread(target=lambda name=name: answers.append(worker.call("greet", f"{name}"))) for name in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.split()[1] for answer in answers) == sorted(str(name) for name in range(20))


def test_a_missing_target_is_an_error_of_the_call() -> None:
    worker = Worker("worker_targets:Nothing", limits=Limits(), name="test-worker")
    with pytest.raises(AttributeError):
        worker.call("greet", "a")
    worker.close()
