"""Which endpoints this user has added on this computer.

Kept outside of every library: one that comes from elsewhere may name any server, and must not send anything there.
"""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import platformdirs

from models.encoders.endpoint_keys import KeyPlace
from models.errors import UserError
from models.messages import say
from models.paths import write_atomically

VARIABLE = "FINDLING_CONFIG"
"""The environment variable that names another folder than the user's own for them."""

_FILE = "endpoints.json"
_lock = threading.Lock()


def consents_path() -> Path:
    """The file, which need not exist; nobody but this user may read it."""
    folder = os.environ.get(VARIABLE, "")
    return (Path(folder) if folder else platformdirs.user_config_path("Findling", appauthor=False)) / _FILE


def consented(entry: str, url: str, place: str) -> bool:
    """Whether this user has added an endpoint on this computer.

    Args:
        entry: see `endpoint_keys.entry_name`.
        url: see `Address.url`: whom the texts would go to. place: where its key is.
    """
    return _read().get(entry) == _consent(url, place)


def keep_consent(entry: str, url: str, place: KeyPlace) -> bool:
    """Note that a person has added an endpoint.

    Args: as `consented`.

    Returns: whether this changed anything.
    Raises: UserError: the disk refuses.
    """
    with _lock:
        kept = _read()
        if kept.get(entry) == _consent(url, place):
            return False
        _write({**kept, entry: _consent(url, place)})
        return True


def forget_consent(entry: str) -> None:
    """Undo `keep_consent`; one that was never kept is no error. Raises: UserError: the disk refuses."""
    with _lock:
        kept = _read()
        if kept.pop(entry, None) is not None:
            _write(kept)


def _consent(url: str, place: str) -> dict[str, str]:
    return {"url": url, "key": place}


def _read() -> dict[str, object]:
    try:
        kept = json.loads(consents_path().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(kept: dict[str, object]) -> None:
    try:
        write_atomically(consents_path(), json.dumps(kept, indent=1).encode())
    except OSError as error:
        raise UserError(
            "Which endpoints you have added cannot be kept.",
            say("The file %1 cannot be written (%2).", consents_path(), error.strerror or error),
            "Check that there is room on the disk and that your folder of settings can be written.",
        ) from error
