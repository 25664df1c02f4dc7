"""What every test may count on: no network, nothing left running, and real media where they can be had."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import psutil
import pytest

_TESTS = Path(__file__).resolve().parent
for _place in (_TESTS, _TESTS / "no_network"):
    if str(_place) not in sys.path:
        sys.path.append(str(_place))

import media_cache  # noqa: E402 (found through the lines above)
import network_block  # noqa: E402

_GRACE_S = 3.0
# Threads and processes that libraries keep on purpose until the program ends.
_LASTING_THREADS = ("tqdm", "pymp-", "Dummy-", "pytest_timeout")
_LASTING_PROCESSES = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")

_T = TypeVar("_T")


def pytest_configure(config: pytest.Config) -> None:
    """Before anything is imported that could call home."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # As in the engine: threads of FAISS that wait for one another take the time of everybody else.
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    notes, name = tempfile.mkstemp(prefix="findling-network-", suffix=".txt")
    os.close(notes)
    config.add_cleanup(lambda: Path(name).unlink(missing_ok=True))
    network_block.block()
    network_block.block_children(Path(name))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Around the fixtures, too: one that starts a server may belong to a whole module."""
    with network_block.loopback_allowed(item.get_closest_marker("local_server") is not None):
        return (yield)


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """A test fails when it, or a process it started, tried to use the network, also where the error was hidden."""
    network_block.attempts()
    yield
    tried = network_block.attempts()
    assert not tried, f"the test tried to use the network: {', '.join(tried)}"


@pytest.fixture(autouse=True)
def _nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test fails when a thread or child process that began in it goes on after it.

    A fixture shared between tests may start one late, inside a test; those are counted when the session ends.
    """
    if _uses_shared_fixtures(request):
        yield
        return
    before = _running()
    yield
    left = _left_after(before)
    assert not left, f"still running after the test: {', '.join(left)}"


@pytest.fixture(scope="session", autouse=True)
def _nothing_left_at_the_end() -> Iterator[None]:
    before = _running()
    yield
    left = _left_after(before)
    assert not left, f"still running after all tests: {', '.join(left)}"


@pytest.fixture(scope="session")
def stamps() -> Sequence[media_cache.Stamp]:
    """Pictures with captions, real ones."""
    return _media_or_skip(media_cache.stamps)


@pytest.fixture(scope="session")
def stamp_sounds() -> Sequence[tuple[Path, str]]:
    """Sound effects with captions, real ones."""
    return _media_or_skip(media_cache.stamp_sounds)


@pytest.fixture(scope="session")
def faq() -> Sequence[media_cache.FaqPair]:
    """Questions with the sections that answer them, real ones."""
    return _media_or_skip(media_cache.faq)


def _media_or_skip(fetch: Callable[[], _T]) -> _T:
    try:
        return fetch()
    except media_cache.MediaUnavailable as reason:
        # In continuous integration a skip would hide that the real tests no longer run.
        if os.environ.get("CI") == "true":
            pytest.fail(f"real test media are missing: {reason}")
        pytest.skip(f"real test media are missing: {reason}")


def _uses_shared_fixtures(request: pytest.FixtureRequest) -> bool:
    """Whether the test uses a fixture of ours that lives longer than the test."""
    definitions: dict[str, Any] = request.node._fixtureinfo.name2fixturedefs
    return any(found[-1].scope != "function" and _is_ours(found[-1].func) for found in definitions.values())


def _is_ours(fixture: Any) -> bool:
    """Whether a fixture was written for Findling; those of pytest, of its plugins and of this file start nothing."""
    return fixture.__code__.co_filename.startswith(str(_TESTS)) and fixture.__code__.co_filename != __file__


def _running() -> dict[Any, str]:
    """Threads and child processes of this process by identity, with their names."""
    threads: dict[Any, str] = {
        thread: f"thread {thread.name}"
        for thread in threading.enumerate()
        if not thread.name.startswith(_LASTING_THREADS)
    }
    processes: dict[Any, str] = {}
    for child in psutil.Process().children(recursive=True):
        try:
            command = " ".join(child.cmdline())
            ended = child.status() == psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            continue
        if not ended and not any(lasting in command for lasting in _LASTING_PROCESSES):
            processes[child] = f"process {child.pid} ({command[:120]})"
    return {**threads, **processes}


def _left_after(before: dict[Any, str]) -> list[str]:
    """What runs now and did not then, after a moment of grace to end by itself."""
    deadline_s = time.monotonic() + _GRACE_S
    while True:
        left = [name for identity, name in _running().items() if identity not in before]
        if not left or time.monotonic() > deadline_s:
            return left
        time.sleep(0.05)
