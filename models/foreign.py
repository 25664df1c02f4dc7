"""A child process run by another Python environment's interpreter, which `multiprocessing` cannot start.

`multiprocessing` sends the parent's `sys.path` along, so its child would import the parent's packages. Here the child
keeps its own and gets no more than the place where Findling's code is.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Any

_CODE = Path(__file__).resolve().parents[1]
# Runs in the child: Findling's code comes first, whatever the other environment holds under its names.
_BEGIN = "import sys; sys.path.insert(0, sys.argv[1]); from models.worker import serve_foreign as run; run(sys.argv[2])"
# They would lead the other interpreter back to this one's packages.
_MISLEADING = ("PYTHONHOME", "__PYVENV_LAUNCHER__")


class ForeignProcess:
    """What a `Worker` uses of a `multiprocessing.Process`, for another environment's interpreter.

    The pipe of calls is inherited, so nobody else can reach it. The child's standard input closes with the parent's
    end, which is how the child notices; what libraries print goes nowhere.

    Args:
        python: the interpreter.
        name: shown in process lists.

    Raises: OSError: it cannot be started.
    """

    def __init__(self, python: str, name: str) -> None:
        ours, theirs = Pipe()
        try:
            self._child = _start(python, theirs, name)
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        self.connection: Connection = ours

    @property
    def pid(self) -> int | None:
        """Process id."""
        return self._child.pid

    @property
    def exitcode(self) -> int | None:
        """None while it runs, and negative for a signal."""
        return self._child.poll()

    def is_alive(self) -> bool:
        """Whether it runs."""
        return self._child.poll() is None

    def join(self, timeout: float | None = None) -> None:
        """Wait until it has ended, at most for some seconds."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._child.wait(timeout)

    def kill(self) -> None:
        """End it at once."""
        self._child.kill()

    def close(self) -> None:
        """Let go of a process that has ended."""
        assert self._child.stdin is not None
        self._child.stdin.close()


def _start(python: str, theirs: Connection, name: str) -> subprocess.Popen[bytes]:
    handle = theirs.fileno()
    inherited: dict[str, Any] = {"pass_fds": (handle,)}
    if sys.platform == "win32":
        os.set_handle_inheritable(handle, True)
        inherited = {"close_fds": False, "creationflags": subprocess.CREATE_NO_WINDOW}
    surroundings = {key: value for key, value in os.environ.items() if key not in _MISLEADING}
    return subprocess.Popen(  # noqa: S603  our own interpreter
        [python, "-P", "-c", _BEGIN, str(_CODE), str(handle), name],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env=surroundings,
        **inherited,
    )
