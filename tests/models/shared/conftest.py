"""A PostgreSQL server of the tests' own, with a schema for each test, and vectors in files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from folder_vectors import FolderVectors
from postgres_server import NoPostgres, PostgresServer

from models.shared.database import SharedCatalogue, begin_library


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """A server; calling it makes an empty schema, whose URL it returns."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    try:
        server = PostgresServer()
    except NoPostgres as why:
        pytest.skip(f"no PostgreSQL server can be had: {why}")
    yield server.make_schema
    server.close()


@pytest.fixture
def url(postgres: Callable[[], str], vectors_folder: Path) -> str:
    """A shared library without anything in it."""
    made = postgres()
    begin_library(made, str(vectors_folder))
    return made


@pytest.fixture
def vectors_folder(tmp_path: Path) -> Path:
    return tmp_path / "vectors"


@pytest.fixture
def vectors(vectors_folder: Path) -> FolderVectors:
    """Where tests keep vectors: other processes see them, too."""
    return FolderVectors(vectors_folder)


@pytest.fixture
def catalogue(url: str) -> Iterator[SharedCatalogue]:
    opened = SharedCatalogue(url)
    yield opened
    opened.close()
