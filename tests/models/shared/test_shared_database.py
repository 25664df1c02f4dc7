"""Opening a shared library: what is wrong is said, and never a password."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from models.errors import LibraryUnavailable, UserError
from models.shared import database, library, migrations
from models.shared.database import SharedCatalogue, begin_library

_SECRET = "hunter2"


def _told(problem: pytest.ExceptionInfo[UserError]) -> str:
    chain: BaseException | None = problem.value
    said = []
    while chain is not None:
        said.append(f"{chain} {chain!r}")
        chain = chain.__cause__ or (None if chain.__suppress_context__ else chain.__context__)
    return "\n".join(said)


@pytest.mark.parametrize(
    "url",
    [
        f"mysql://user:{_SECRET}@host/db",
        f"user:{_SECRET}@host/db",
        "",
        f"postgresql://user:{_SECRET}@host:port/db",
        f"postgresql://user:{_SECRET}@/db?host=/nowhere/at/all",
        f"postgresql+asyncpg://user:{_SECRET}@/db?host=/nowhere/at/all",
        f"postgresql://user@/db?host=/nowhere/at/all&password={_SECRET}&sslpassword={_SECRET}",
        f"postgresql://us\udce9r:{_SECRET}@host/db",
    ],
)
def test_no_password_is_ever_told(url: str, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(UserError) as problem:
        SharedCatalogue(url)
    assert _SECRET not in _told(problem)
    assert _SECRET not in caplog.text


@pytest.mark.parametrize(
    ("url", "why"),
    [
        *(
            (f"postgresql:///db?{option}=x", f"option “{option}”")
            for option in ("plugin", "row_factory", "sslkeylogfile")
        ),
        ("postgresql:///db?host=/nowhere&port=7&host=b:8", "no URL of a PostgreSQL"),
        ("postgresql://a..b/db", "no URL of a PostgreSQL"),
        (f"postgresql://{'x' * 300}/db", "no URL of a PostgreSQL"),
    ],
)
def test_a_url_that_makes_no_sense_is_no_bug(url: str, why: str) -> None:
    with pytest.raises(UserError, match=why):
        SharedCatalogue(url)


@pytest.mark.local_server
def test_a_server_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_CONNECT_S", 2)
    timeout = pytest.raises(LibraryUnavailable, match="timeout expired")
    with socket.create_server(("127.0.0.1", 0)) as silent, timeout:
        SharedCatalogue(f"postgresql://user@127.0.0.1:{silent.getsockname()[1]}/db")


def test_who_waits_for_a_server_can_be_released(postgres: Callable[[], str]) -> None:
    url = postgres()
    begin_library(url, "vectors")
    catalogue = SharedCatalogue(url)
    asked, told = threading.Event(), []

    def wait() -> None:
        with pytest.raises(LibraryUnavailable) as problem, catalogue.read() as connection:
            asked.set()
            connection.execute(text("SELECT pg_sleep(60)"))
        told.append(problem.value)

    waiting = threading.Thread(target=wait)
    waiting.start()
    assert asked.wait(10)
    catalogue.cut()
    waiting.join(10)
    assert len(told) == 1
    with pytest.raises(LibraryUnavailable, match="Findling is ending"), catalogue.read():
        pass
    catalogue.close()


def test_a_name_without_the_password(postgres: Callable[[], str]) -> None:
    url = postgres().replace("findling@", f"findling:{_SECRET}@")
    begin_library(url, "vectors")
    catalogue = SharedCatalogue(url)
    assert "findling:***@" in catalogue.name and _SECRET not in catalogue.name
    catalogue.close()


def test_an_empty_database_holds_no_library(postgres: Callable[[], str]) -> None:
    with pytest.raises(LibraryUnavailable, match="There is no shared library here"):
        SharedCatalogue(postgres())


def test_a_database_that_is_not_there(postgres: Callable[[], str]) -> None:
    with pytest.raises(LibraryUnavailable, match="does not exist"):
        SharedCatalogue(postgres().replace("@/postgres?", "@/missing?"))


def test_a_database_that_is_of_no_use(postgres: Callable[[], str]) -> None:
    """One that lacks characters, and one in which others have tables of the same names."""
    url = postgres()
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE item (id INTEGER)"))
    with pytest.raises(UserError, match="holds something else"):
        begin_library(url, "vectors")
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CREATE DATABASE ascii ENCODING SQL_ASCII TEMPLATE template0 LOCALE 'C'"))
    engine.dispose()
    with pytest.raises(UserError, match="UTF8"):
        begin_library(url.replace("@/postgres?", "@/ascii?"), "vectors")


def test_vectors_are_named_once(postgres: Callable[[], str]) -> None:
    url = postgres()
    with pytest.raises(UserError, match="--vectors"):
        begin_library(url, "")
    assert begin_library(url, "http://milvus:19530") == "http://milvus:19530"
    assert begin_library(url, "") == "http://milvus:19530"
    with pytest.raises(UserError, match="do not move"):
        begin_library(url, "http://other:19530")


def test_secrets_are_not_kept_with_the_address_of_vectors(postgres: Callable[[], str]) -> None:
    with pytest.raises(UserError, match="MILVUS_TOKEN") as problem:
        library.begin(postgres(), f"http://user:{_SECRET}@milvus:19530")
    assert _SECRET not in _told(problem)


@pytest.mark.parametrize(
    "address", ["http://milvus:abc", "http://milvus:99999", "http://[::1", "http://", "ftp://milvus/x", "/vec\udce9"]
)
def test_an_address_of_vectors_that_is_none(address: str) -> None:
    with pytest.raises(UserError, match="neither the address"):
        library.begin("postgresql:///unasked", address)


def test_two_machines_begin_at_once(postgres: Callable[[], str]) -> None:
    url = postgres()
    failures: list[BaseException] = []

    def begin() -> None:
        try:
            begin_library(url, "vectors")
        except IntegrityError as error:
            failures.append(error)

    threads = [threading.Thread(target=begin) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    catalogue = SharedCatalogue(url)
    with catalogue.read() as connection:
        assert migrations.version_of(connection) == migrations.NEWEST
        assert connection.execute(text("SELECT count(*) FROM migration")).scalar() == len(migrations.STEPS)
    catalogue.close()


@pytest.mark.parametrize(("version", "said"), [(0, "no shared library"), (99, "newer Findling")])
def test_other_versions(url: str, version: int, said: str) -> None:
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM migration"))
        connection.execute(text("INSERT INTO migration (version) VALUES (:version)"), {"version": version})
    engine.dispose()
    with pytest.raises(LibraryUnavailable, match=said):
        SharedCatalogue(url)


def test_an_older_version_is_brought_up_to_date(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    step = migrations.Step(migrations.NEWEST + 1, ("CREATE TABLE more (id INTEGER)",))
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
    monkeypatch.setattr(migrations, "NEWEST", step.version)
    with pytest.raises(LibraryUnavailable, match="older Findling"):
        SharedCatalogue(url)
    begin_library(url, "")
    catalogue = SharedCatalogue(url)
    with catalogue.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM more")).scalar() == 0
    catalogue.close()


def test_a_step_that_fails_leaves_nothing(postgres: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    url = postgres()
    step = migrations.Step(migrations.NEWEST + 1, ("CREATE TABLE broken (id WRONG)",))
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
    with pytest.raises(Exception, match="wrong"):
        begin_library(url, "vectors")
    with pytest.raises(LibraryUnavailable, match="There is no shared library here"):
        SharedCatalogue(url)


def test_who_may_only_read_searches_and_is_told_when_it_writes(url: str, catalogue: SharedCatalogue) -> None:
    with catalogue._engine.begin() as connection:
        connection.execute(text("CREATE ROLE reader LOGIN"))
        schema = connection.execute(text("SELECT current_schema()")).scalar_one()
        connection.execute(text(f"GRANT USAGE ON SCHEMA {schema} TO reader"))
        connection.execute(text(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO reader"))
    reader = SharedCatalogue(url.replace("findling@", "reader@"))
    assert reader.vectors_uri()
    with pytest.raises(LibraryUnavailable, match="may not do that"):
        reader.change(lambda connection: connection.execute(text("DELETE FROM root")))
    reader.close()
    with catalogue._engine.begin() as connection:
        connection.execute(text("DROP OWNED BY reader"))
        connection.execute(text("DROP ROLE reader"))


def test_transactions_that_get_in_each_others_way_are_done_again(catalogue: SharedCatalogue) -> None:
    with catalogue._engine.begin() as connection:
        connection.execute(text("CREATE TABLE pair (id INTEGER PRIMARY KEY, value INTEGER)"))
        connection.execute(text("INSERT INTO pair VALUES (1, 0), (2, 0)"))
    meeting = threading.Barrier(2, timeout=10)

    def add(first: int, second: int) -> None:
        tries = []

        def work(connection: object) -> None:
            tries.append(1)
            for number in (first, second):
                connection.execute(text("UPDATE pair SET value = value + 1 WHERE id = :id"), {"id": number})  # type: ignore[attr-defined]
                if number == first and len(tries) == 1:
                    meeting.wait()

        catalogue.change(work)

    threads = [threading.Thread(target=add, args=pair) for pair in ((1, 2), (2, 1))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with catalogue.read() as connection:
        assert connection.execute(text("SELECT value FROM pair ORDER BY id")).scalars().all() == [2, 2]


def test_the_tables_are_those_of_the_schema(catalogue: SharedCatalogue) -> None:
    from models.shared.tables import metadata

    query = text("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()")
    with catalogue.read() as connection:
        there = {(row.table_name, row.column_name) for row in connection.execute(query)}
    known = {(table.name, column.name) for table in metadata.tables.values() for column in table.columns}
    assert known == {pair for pair in there if pair[0] != "migration"}


def test_a_lite_file_becomes_a_whole_path(
    postgres: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    opened: list[str] = []

    class Closable:
        def close(self) -> None:
            pass

    def open_vectors(uri: str) -> Closable:
        opened.append(uri)
        return Closable()

    monkeypatch.setattr(library, "_open_vectors", open_vectors)
    assert library.begin(postgres(), "vectors.db") == str(tmp_path / "vectors.db")
    assert opened == [str(tmp_path / "vectors.db")]
