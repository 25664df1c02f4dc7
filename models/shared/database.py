"""Opening, reading and writing a shared library's catalogue in PostgreSQL."""

from __future__ import annotations

import socket
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from models.errors import LibraryFull, LibraryUnavailable, UserError
from models.extras import how_to_get
from models.messages import say
from models.shared import migrations
from models.shared.tables import library

_T = TypeVar("_T")
_DRIVER = "postgresql+psycopg"
_CONNECT_S = 8  # for each address of a host: less than the engine of a window has to end
_CONNECTIONS = 8
# Two transactions that waited for each other, or of which one removed what the other was just speaking of: PostgreSQL
# ends one of them, which is then done again.
_AGAIN = ("40P01", "40001", "23503")
_TRIES = 5
# Options of a URL that people may see.
_SHOWN = ("host", "port", "service", "sslmode", "options")
# Of libpq's options the one that no address may set: it writes the keys of a connection into any file.
_REFUSED = "sslkeylogfile"
_LONGEST_OPTION = 40
# That a network is gone is noticed after half a minute, and not after the hours that systems wait by themselves.
_KEEP_ALIVE = {"keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 30_000}


class SharedCatalogue:
    """The open database of a shared library. Safe between threads; `close` it.

    Args:
        url: as SQLAlchemy has it. What it leaves out comes from where PostgreSQL's own programs have it: PGPASSWORD,
            PGPASSFILE, PGSSLMODE, and so on.

    Attributes:
        name: the URL as people may see it, without its password.

    Raises: LibraryUnavailable: nothing answers there, it lets nobody in, or it holds no shared library of this version.
    """

    def __init__(self, url: str) -> None:
        self._engine, self.name = _engine(url)
        self._lines: weakref.WeakSet[Any] = weakref.WeakSet()
        self._is_cut = False
        event.listen(self._engine, "do_connect", self._demand_uncut)
        event.listen(self._engine, "connect", lambda line, _: self._lines.add(line))
        try:
            with self.read() as connection:
                self._demand_version(migrations.version_of(connection))
        except BaseException:
            self.close()
            raise

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One transaction that only looks. Raises: LibraryUnavailable."""
        with explained(self.name), self._engine.connect() as connection, connection.begin():
            yield connection

    def change(self, work: Callable[[Connection], _T]) -> _T:
        """Do some work in one transaction: all of it is kept, or none.

        Args: work: may be done more than once, where transactions of two machines got into each other's way.

        Raises: LibraryUnavailable; whatever the work raises.
        """
        with explained(self.name):
            for left in reversed(range(_TRIES)):
                try:
                    with self._engine.begin() as connection:
                        return work(connection)
                except DBAPIError as error:
                    if not left or _state(error) not in _AGAIN:
                        raise
                    time.sleep(0.05 * (_TRIES - left))
        raise AssertionError("the last try returns or raises")

    def vectors_uri(self) -> str:
        """Where the library's vectors are."""
        with self.read() as connection:
            return str(connection.execute(select(library.c.vectors)).scalar_one())

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def cut(self) -> None:
        """Give up what is being asked, for good: who waits for a silent server gets a LibraryUnavailable."""
        self._is_cut = True
        for line in list(self._lines):
            # To close it here would not wake who waits for it. One that is closed already has no number.
            failures = (OSError, self._engine.dialect.loaded_dbapi.Error)
            with suppress(*failures), socket.fromfd(line.fileno(), socket.AF_INET, socket.SOCK_STREAM) as same:
                same.shutdown(socket.SHUT_RDWR)

    def _demand_uncut(self, *_: object) -> None:
        if self._is_cut:
            raise _unavailable(self.name, "Findling is ending.", "Start it again.")

    def _demand_version(self, version: int) -> None:
        if version == 0:
            raise no_library(self.name)
        if version < migrations.NEWEST:
            raise LibraryUnavailable(
                "This shared library cannot be used yet.",
                "Its catalogue was made by an older Findling.",
                "Run “findling shared init” with its URL once more; it brings the catalogue up to date.",
            )
        if version > migrations.NEWEST:
            raise LibraryUnavailable(
                "This shared library cannot be used.",
                "Its catalogue was made by a newer Findling.",
                "Bring Findling on this computer up to date.",
            )


def begin_library(url: str, vectors_uri: str) -> str:
    """Make the tables of a shared library, or bring those of an older one up to date.

    Args:
        vectors_uri: where vectors are to be; "" leaves that of a library that is there.

    Returns: where they are.
    Raises: LibraryUnavailable. UserError: a new library gets no vectors, or an old one would get others.
    """
    engine, name = _engine(url)
    try:
        with explained(name), engine.begin() as connection:
            _demand_all_characters(connection, name)
            migrations.migrate(connection)
            known = connection.execute(select(library.c.vectors)).scalar()
            if known is None and not vectors_uri:
                raise UserError(
                    "The shared library was not made.",
                    "It was not said where its vectors are to be.",
                    "Add --vectors with the address of a Milvus server, or of a folder for Milvus Lite.",
                )
            if known is not None and vectors_uri and vectors_uri != known:
                raise UserError(
                    "The shared library stays as it is.",
                    say("Its vectors are at %1, and vectors do not move by themselves.", known),
                    "Leave --vectors out, or begin a new shared library in another database.",
                )
            if known is None:
                connection.execute(insert(library), {"id": 1, "vectors": vectors_uri})
            return str(known or vectors_uri)
    finally:
        engine.dispose()


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turns what PostgreSQL refuses into what a person can act on. Args: name: of the database, without password."""
    try:
        yield
    except PoolTimeout as error:
        raise _unavailable(name, "All connections to it are busy.", "Try again later.") from error
    except DBAPIError as error:
        raise _explain(name, error) from error


def no_library(name: str) -> LibraryUnavailable:
    """What to raise where a database holds none."""
    return LibraryUnavailable(
        "There is no shared library here.",
        say("The database %1 holds none.", name),
        "Make one with “findling shared init”, or name another database.",
    )


def _engine(url: str) -> tuple[Engine, str]:
    parsed = _parsed(url)
    told = {"application_name": "findling", "connect_timeout": _CONNECT_S, "client_encoding": "utf8"}
    engine = create_engine(
        parsed,
        pool_size=_CONNECTIONS,
        max_overflow=_CONNECTIONS,
        pool_pre_ping=True,
        # Never in a log, nor in an error: texts of people's documents are among them.
        hide_parameters=True,
        connect_args=told | _KEEP_ALIVE,
    )
    # A password may stand among the options as well.
    shown = parsed.set(drivername="postgresql", query={k: v for k, v in parsed.query.items() if k in _SHOWN})
    return engine, shown.render_as_string(hide_password=True)


def _demand_all_characters(connection: Connection, name: str) -> None:
    encoding = str(connection.execute(text("SHOW server_encoding")).scalar_one())
    if encoding != "UTF8":
        raise UserError(
            "The shared library was not made.",
            say("The database %1 has the encoding %2, which does not hold every character.", name, encoding),
            "Make one with the encoding UTF8: createdb --encoding UTF8 --template template0.",
        )


def _parsed(url: str) -> URL:
    # The text itself is never shown: it may hold a password.
    wrong = UserError(
        "The shared library was not opened.",
        "What was given is no URL of a PostgreSQL database.",
        "Write it like postgresql://user@host:5432/database.",
    )
    try:
        url.encode()
        parsed = make_url(url)
        if parsed.get_backend_name() != "postgresql":
            raise wrong
    except (ArgumentError, ValueError, NoSuchModuleError):
        raise wrong from None
    if find_spec("psycopg") is None:
        raise UserError(
            "The shared library was not opened.",
            "The package psycopg, which speaks with PostgreSQL, is not installed.",
            how_to_get("shared"),
        )
    parsed = parsed.set(drivername=_DRIVER)
    _demand_sense(parsed, wrong)
    return parsed


def _demand_sense(parsed: URL, wrong: UserError) -> None:
    """Raises: UserError: it names no host that can be, or an option that libpq does not know or that is refused here.

    What else stands there would reach the functions of Python that connect, and not PostgreSQL.
    """
    from psycopg.pq import Conninfo

    known = {one.keyword.decode() for one in Conninfo.get_defaults()} - {_REFUSED}
    for option in parsed.query:
        if option not in known:
            raise UserError(
                "The shared library was not opened.",
                say("Its URL has the option “%1”, which is none that can be set there.", option[:_LONGEST_OPTION]),
                "Leave it out, or correct it: options are those of PostgreSQL's own programs, like sslmode.",
            )
    try:
        told = parsed.get_dialect()().create_connect_args(parsed)[1]
        for host in str(told.get("host") or "").split(","):
            if not host.startswith(("/", "@")):  # the folder of a socket
                host.encode("idna")
    except (ArgumentError, ValueError):
        raise wrong from None


def _state(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlstate", None) or "")


def _explain(name: str, error: DBAPIError) -> UserError:
    state = _state(error)
    said = next(iter(str(error.orig).strip().splitlines()), type(error.orig).__name__)
    if state in ("42P01", "3F000"):
        return no_library(name)
    if state in ("42P07", "42710"):
        return UserError(
            "The shared library was not made.",
            say("The database %1 holds something else under the same name: %2.", name, said),
            "Make a database for the library alone, and name that one.",
        )
    if state == "53100":
        return LibraryFull(
            "The shared library is full.",
            say("The disk of the database %1 has no room left.", name),
            "Ask whoever looks after the database to make room.",
        )
    if state in ("42501", "25006"):
        return _unavailable(
            name,
            say("This user may not do that: %1.", said),
            "Ask whoever looks after the database for the right to write, or only search.",
        )
    if error.connection_invalidated or not state or state[:2] in ("08", "28", "3D", "53", "57"):
        return _unavailable(
            name, say("It says: %1.", said), "Check its address, the user, the password and that the server runs."
        )
    raise error


def _unavailable(name: str, why: str, what_to_do: str) -> LibraryUnavailable:
    return LibraryUnavailable(say("The shared library at %1 cannot be used.", name), why, what_to_do)
