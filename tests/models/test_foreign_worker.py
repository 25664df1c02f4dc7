"""Worker processes in another Python environment: they keep its packages, and end like all others."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from models.worker import Limits, Worker, WorkerCrashed, WorkerTooLarge, WorkerTooSlow

_TESTS = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def foreign_python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An environment that has a package of its own before those of this one."""
    folder = tmp_path_factory.mktemp("foreign") / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    inside = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", scheme="venv", vars=inside))
    (packages / "here.pth").write_text(f"{sysconfig.get_path('purelib')}\n{_TESTS}\n")
    (packages / "markupsafe.py").write_text("PLACE = 'the other environment'\n")
    (packages / "foreign_target.py").write_text(
        "import markupsafe, sys, worker_targets\n"
        "class Target(worker_targets.Target):\n"
        "    def place(self): return markupsafe.PLACE, sys.prefix\n"
        "    def talk(self): print('hello', flush=True)\n"
    )
    return str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


@pytest.fixture
def worker(foreign_python: str) -> Iterator[Worker]:
    made = Worker(
        "foreign_target:Target",
        ("good day",),
        limits=Limits(seconds=20, memory_bytes=400 << 20),
        name="test-worker",
        python=foreign_python,
    )
    yield made
    made.close()


def test_it_runs_among_the_other_packages(worker: Worker, foreign_python: str) -> None:
    place, prefix = worker.call("place")
    assert place == "the other environment"
    assert Path(prefix) == Path(foreign_python).parents[1]


def test_calls_streams_and_errors_are_those_of_any_worker(worker: Worker) -> None:
    assert worker.call("greet", "a") == "good day a 1"
    assert list(worker.stream("count", 1000)) == list(range(1000))
    with pytest.raises(ValueError, match="as asked"):
        worker.call("fail")
    assert worker.call("greet", "b") == "good day b 2"


def test_what_it_prints_goes_nowhere(worker: Worker, capfd: pytest.CaptureFixture[str]) -> None:
    worker.call("talk")
    assert capfd.readouterr().out == ""


def test_limits_hold_and_the_next_call_starts_another(worker: Worker) -> None:
    with pytest.raises(WorkerTooSlow):
        worker.call("sleep", 30, seconds=0.5)
    with pytest.raises(WorkerTooLarge):
        worker.call("eat", 1 << 30)
    with pytest.raises(WorkerCrashed, match="exit code 3"):
        worker.call("leave")
    assert worker.call("greet", "again") == "good day again 1"


def test_closing_ends_it(worker: Worker) -> None:
    process = psutil.Process(worker.call("pid"))
    assert worker.pid == process.pid
    worker.close()
    assert not process.is_running()
    assert worker.pid is None


def test_killing_ends_a_stream(worker: Worker) -> None:
    stream = worker.stream("count", 10**9)
    next(stream)
    worker.kill()
    with pytest.raises(WorkerCrashed):
        list(stream)


def test_an_interpreter_that_is_gone_counts_as_a_crash(tmp_path: Path) -> None:
    worker = Worker("worker_targets:Target", limits=Limits(), name="test-worker", python=str(tmp_path / "python"))
    with pytest.raises(WorkerCrashed, match="cannot be started"):
        worker.call("greet", "a")


@pytest.mark.skipif(os.name == "nt", reason="there is no such program")
def test_one_that_ends_before_its_first_call_counts_as_a_crash() -> None:
    worker = Worker("worker_targets:Target", limits=Limits(), name="test-worker", python="/bin/false")
    with pytest.raises(WorkerCrashed):
        worker.call("greet", "a")
    worker.close()


@pytest.mark.skipif(os.name == "nt", reason="kills the parent by a signal")
def test_it_ends_with_its_parent_even_in_a_long_call(foreign_python: str, tmp_path: Path) -> None:
    told = tmp_path / "pid"
    code = (
        "import threading, time, pathlib\nfrom models.worker import Limits, Worker\n"
        f"worker = Worker('foreign_target:Target', limits=Limits(), name='orphan', python={foreign_python!r})\n"
        "pid = worker.call('pid')\n"
        "threading.Thread(target=lambda: worker.call('sleep', 50), daemon=True).start()\n"
        "time.sleep(0.5)\n"
        f"pathlib.Path({str(told)!r}).write_text(str(pid))\ntime.sleep(50)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=_TESTS.parent) as parent:
        while not told.exists() or not told.read_text():
            assert parent.poll() is None
            time.sleep(0.05)
        child = psutil.Process(int(told.read_text()))
        parent.kill()
    _, alive = psutil.wait_procs([child], timeout=10)
    assert not alive
