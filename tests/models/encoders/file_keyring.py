"""A keyring in one file, for processes that tests start: PYTHON_KEYRING_BACKEND=file_keyring.FileKeyring."""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

VARIABLE = "FINDLING_TEST_KEYRING"


class FileKeyring(KeyringBackend):
    """Entries by "service/name" in the file that the environment names."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        return _entries().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        _path().write_text(json.dumps(_entries() | {f"{service}/{username}": password}))

    def delete_password(self, service: str, username: str) -> None:
        entries = _entries()
        if entries.pop(f"{service}/{username}", None) is None:
            raise PasswordDeleteError("not found")
        _path().write_text(json.dumps(entries))


class LockedKeyring(FileKeyring):
    """Refuses, and says in its words what it should not."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError(f"locked: {_entries()}")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError(f"locked: {password}")


class ForgetfulKeyring(FileKeyring):
    """Takes everything and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


def _path() -> Path:
    return Path(os.environ[VARIABLE])


def _entries() -> dict[str, str]:
    return json.loads(_path().read_text()) if _path().exists() else {}
