"""Runs tasks in processes that begin at once, since this one has imported everything: python fork_server.py.

A line on its input asks for a task; it answers with the number of the process and, when that has ended, with what it
gave. One task at a time; nothing here has a second thread, so that it may fork.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any

_TESTS = Path(__file__).resolve().parents[2]


class ForkServer:
    """The server, as the test sees it.

    Attributes:
        pid: of the process that runs the last task.
    """

    def __init__(self) -> None:
        # A second thread that a library would begin would be lost in a fork.
        surroundings = {**os.environ, **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")}
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=surroundings
        )
        assert self._read() == "ready"
        self.pid = 0

    def start(self, task: str, *args: Any, user: int | None = None) -> None:
        """Begin a function of `forked_tasks`, as another user if one is named."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([task, args, user]) + "\n")
        self._process.stdin.flush()
        self.pid = int(self._read())

    def wait(self) -> Any:
        """What the task gives; None where it was killed. Raises: RuntimeError: it failed, with its traceback."""
        failure, given = self._read()
        if failure:
            raise RuntimeError(failure)
        return given

    def call(self, task: str, *args: Any, user: int | None = None) -> Any:
        """Run a task to its end."""
        self.start(task, *args, user=user)
        return self.wait()

    def close(self) -> None:
        """End the server; a task that goes on is killed first."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def _read(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline() or '"the server is gone"')


def _run(task: str, args: list[Any], user: int | None) -> tuple[str, Any]:
    import forked_tasks

    try:
        if user is not None:
            os.setgroups([])
            os.setgid(user)
            os.setuid(user)
        return "", getattr(forked_tasks, task)(*args)
    except Exception:  # noqa: BLE001  the test is told
        return traceback.format_exc(), None


def _serve() -> None:
    print('"ready"', flush=True)  # noqa: T201
    for line in sys.stdin:
        reading, writing = os.pipe()
        pid = os.fork()
        if not pid:
            os.close(reading)
            os.write(writing, json.dumps(_run(*json.loads(line))).encode())
            os._exit(0)
        os.close(writing)
        print(pid, flush=True)  # noqa: T201
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read()
        os.waitpid(pid, 0)
        print(told.decode() or '["", null]', flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.path[:0] = [str(_TESTS), str(_TESTS.parent)]
    import forked_tasks

    forked_tasks.import_everything()
    _serve()
