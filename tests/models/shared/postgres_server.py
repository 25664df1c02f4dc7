"""A PostgreSQL server for tests, reached through a socket in a folder of its own. It leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import create_engine, text

_PLACES = tuple(f"/usr/lib/postgresql/{version}/bin" for version in (18, 17, 16, 15))
# What is in it need not outlast the computer.
_HASTY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
_USER = "findling"


class NoPostgres(Exception):
    """A server cannot be had here; says why."""


class PostgresServer:
    """Runs until it is closed.

    Args: settings: further options of the server.
    Raises: NoPostgres: it is not installed, or does not start.
    """

    def __init__(self, settings: str = _HASTY) -> None:
        self._programs = _programs()
        self._user = _server_user()
        # A socket's path is short, and the server's user has to reach it.
        self.folder = Path(tempfile.mkdtemp(prefix="findling-pg-", dir="/tmp"))
        self._schemas = 0
        try:
            if self._user:
                shutil.chown(self.folder, self._user)
            self._run("initdb", "-D", self._data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--no-sync")
            options = f"-c listen_addresses='' -k {self.folder} {settings}"
            self._run("pg_ctl", "-D", self._data, "-l", str(self.folder / "log"), "-w", "-o", options, "start")
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise

    def make_schema(self) -> str:
        """An empty schema, which is made much quicker than a database. Returns: a URL that knows no other."""
        self._schemas += 1
        name = f"t{self._schemas}"
        engine = create_engine(f"postgresql+psycopg://{_USER}@/postgres?host={self.folder}")
        with engine.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA {name}"))
        engine.dispose()
        return f"postgresql://{_USER}@/postgres?host={self.folder}&options=-csearch_path%3D{name}"

    def close(self) -> None:
        """Stop it at once, and remove all that it had."""
        try:
            self._run("pg_ctl", "-D", self._data, "-m", "immediate", "stop")
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _run(self, program: str, *arguments: str) -> None:
        drop = ["setpriv", f"--reuid={self._user}", f"--regid={self._user}", "--clear-groups"] if self._user else []
        # To a file: a server that goes on must not hold a pipe of ours open.
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                [*drop, str(self._programs / program), *arguments], stdout=said, stderr=said, cwd="/", check=False
            )
            said.seek(0)
            if done.returncode:
                raise NoPostgres(f"{program} fails: {said.read().decode(errors='replace').strip()[-300:]}")


def _programs() -> Path:
    found: Sequence[str] = [place for place in _PLACES if Path(place, "initdb").is_file()]
    on_path = shutil.which("initdb")
    if on_path is None and not found:
        raise NoPostgres("PostgreSQL's initdb is not installed (Debian: postgresql)")
    return Path(on_path).resolve().parent if on_path is not None else Path(found[0])


def _server_user() -> str:
    """Who the server is to run as, "" for whoever runs this: it refuses root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return ""
    import pwd

    if shutil.which("setpriv") is None:
        raise NoPostgres("PostgreSQL refuses to run as root, and setpriv is not there to be somebody else")
    known = {entry.pw_name for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        # setpriv takes the group by the same name.
        if name in known and pwd.getpwnam(name).pw_gid and _is_group(name):
            return name
    raise NoPostgres("PostgreSQL refuses to run as root, and there is no user postgres or nobody")


def _is_group(name: str) -> bool:
    import grp

    return name in {entry.gr_name for entry in grp.getgrall()}
