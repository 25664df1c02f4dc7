"""What one program asks of another that has the library open: a file in the library's folder, answered by another.

No port is opened, and nothing is lost when either program ends: whoever has the library next finds the request.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.errors import UserError
from models.messages import say
from models.paths import LibraryPaths, write_atomically

_SUFFIX, _ANSWERED = ".request", ".answer"
_OUTDATED_S = 24 * 3600.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Request:
    """Folders that are to be added and indexed; none means that all are to be looked through."""

    path: Path
    folders: tuple[bytes, ...]


def ask(paths: LibraryPaths, folders: Sequence[bytes]) -> Path:
    """Leave a request. Returns: where it lies. Raises: UserError: it cannot be written."""
    path = paths.requests / (secrets.token_hex(8) + _SUFFIX)
    try:
        write_atomically(path, json.dumps([os.fsdecode(os.path.abspath(folder)) for folder in folders]).encode())
    except OSError as error:
        raise UserError(
            "The library is in use.",
            say(
                "Findling, which has it open, cannot be asked: %1 cannot be written (%2).", path.parent, error.strerror
            ),
            "Close the other one, or wait until it has finished.",
        ) from error
    return path


def is_taken(request: Path) -> bool:
    """Whether a request was taken by the program that has the library."""
    return not request.exists()


def answer_to(request: Path) -> UserError | None:
    """Why a request that was taken could not be fulfilled, None where it was; the answer is cleared away."""
    answered = request.with_suffix(_ANSWERED)
    try:
        told = json.loads(answered.read_bytes())
    except (OSError, ValueError):
        return None
    answered.unlink(missing_ok=True)
    return UserError(*told) if isinstance(told, list) and len(told) == 3 else None


def withdraw(request: Path) -> None:
    """Take a request back that nobody has taken."""
    request.unlink(missing_ok=True)


def fulfil(paths: LibraryPaths, act: Callable[[Request], None]) -> int:
    """Act on every request that waits. What a request fails with is left as its answer. Returns how many there were."""
    # One that could not be cleared away would be acted on for ever.
    if not paths.requests.is_dir() or not os.access(paths.requests, os.W_OK):
        return 0
    waiting = sorted(paths.requests.glob("*" + _SUFFIX))
    for path in waiting:
        folders = _read(path)
        try:
            if folders is not None:
                act(Request(path, folders))
        except UserError as error:
            with contextlib.suppress(OSError):
                write_atomically(
                    path.with_suffix(_ANSWERED), json.dumps([error.what, error.why, error.what_to_do]).encode()
                )
        finally:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
    _clear_away(paths.requests)
    return len(waiting)


def _read(path: Path) -> tuple[bytes, ...] | None:
    try:
        told = json.loads(path.read_bytes())
        return tuple(os.fsencode(folder) for folder in told)
    except (OSError, ValueError, TypeError, RecursionError):
        log.warning("A request to the library could not be read: %s", path)
        return None


def _clear_away(folder: Path) -> None:
    """Answers that nobody came for."""
    for path in folder.glob("*" + _ANSWERED):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _OUTDATED_S:
                path.unlink()
