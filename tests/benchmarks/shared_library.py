"""What the catalogue of a shared library costs: leases, commits, looking through folders, words and filters.

Run: python tests/benchmarks/shared_library.py [--quick]
A PostgreSQL server of its own on this machine, with its usual care for what is committed (fsync), through a socket: a
network adds its round trips, whose number is said. Vectors are made up and kept in memory, so that what is measured
is the catalogue. Processes claim and release contents side by side, as machines do.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import comparing
import numpy as np
from comparing import median_and_range, p50_and_p99, say, title
from fakes import FakeEncoders, InProcessDecoders, fake_space
from sqlalchemy import event, text

from models.answers import SearchRequest
from models.kinds import Kind
from models.media.parts import FileFacts, Piece
from models.shared import contents, leases, machines
from models.shared.database import SharedCatalogue, begin_library
from models.shared.library import SharedLibrary
from models.shared.local_vectors import LocalVectors

sys.path.append(str(Path(__file__).resolve().parents[1] / "models" / "shared"))

from postgres_server import PostgresServer

_BLOCK = 64
_ROUNDS = 5
_WORDS = 5000
_QUERIES = ("harbour w12", "w7 w19 w400", '"harbour w3"', "w1", "w4999")
_FILTERED = ("kind:document date:2020", "harbour folder:f3", "w7 ext:txt size:<1MB", "-folder:f1 harbour")


def sha256_of(number: int) -> str:
    """A hash for a content that is made up."""
    return hashlib.sha256(str(number).encode()).hexdigest()


def commit(catalogue: SharedCatalogue, holder: leases.Holder, space_id: int, numbers: range, rng: Any) -> None:
    """Claim some contents, as indexing does, and commit them in one transaction."""
    taken = [
        catalogue.change(
            lambda connection, number=number: leases.claim_content(
                connection, holder, sha256_of(number), [space_id], reads=True
            )
        )
        for number in numbers
    ]

    def write(connection: Any) -> None:
        for number, lease in zip(numbers, taken, strict=True):
            leases.demand(connection, holder, lease)
            content_id = contents.put(connection, lease.sha256, Kind.DOCUMENT)
            said = " ".join(f"w{word}" for word in rng.zipf(1.3, 40) % _WORDS)
            piece = Piece(Kind.DOCUMENT, 0, text=f"harbour {said}" if number % 10 == 0 else said)
            (item_id,) = contents.put_items(connection, content_id, [piece])
            contents.put_sample(connection, space_id, np.array([item_id]), np.ones((1, 4), np.float32))
            contents.put_facts(connection, content_id, FileFacts(title=f"letter {number}"))
            contents.set_done(connection, content_id, space_id, {"document": 1}, whole=True)
            contents.set_whole(connection, content_id)
            contents.link(connection, lease.sha256, content_id)
            leases.release(connection, holder, lease, set(lease.tokens))

    catalogue.change(write)


def claim_many(url: str, name: str, start: int, count: int) -> float:
    """Claim and release contents. Returns: how many in a second. Runs in a process of its own."""
    with closing(SharedCatalogue(url)) as catalogue:
        holder = leases.new_holder(name)
        began_s = time.perf_counter()
        for number in range(start, start + count):
            sha256 = sha256_of(-1 - number)
            taken = catalogue.change(
                lambda connection, one=sha256: leases.claim_content(connection, holder, one, [1], reads=True)
            )
            catalogue.change(lambda connection, one=taken: leases.release(connection, holder, one, set(one.tokens)))
        return count / (time.perf_counter() - began_s)


@contextmanager
def counted(catalogue: SharedCatalogue) -> Iterator[Callable[[], int]]:
    """Count the statements that are sent meanwhile."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    event.listen(catalogue._engine, "before_cursor_execute", note)
    try:
        yield lambda: len(sent)
    finally:
        event.remove(catalogue._engine, "before_cursor_execute", note)


def put_files(catalogue: SharedCatalogue, count: int) -> None:
    """Files that wait for contents, in ten folders."""
    machine_id = catalogue.change(lambda connection: machines.put_machine(connection, "benchmark"))
    place = catalogue.change(lambda connection: machines.put_place(connection, machine_id, "archive", b"/archive"))
    rows = text(
        "INSERT INTO file (root_id, path, name, folder, ext, kind, size_bytes, mtime_ns, day, sha256, words)"
        " SELECT :root_id, convert_to('f' || n % 10 || '/letter ' || n || '.txt', 'UTF8'), 'letter ' || n || '.txt',"
        " 'archive/f' || n % 10, 'txt', 'document', 1000 + n, 0, 737000 + n % 3000,"
        " encode(sha256(convert_to(n::text, 'UTF8')), 'hex'), to_tsvector('simple', 'letter ' || n || ' txt')"
        " FROM generate_series(0, :most) AS n"
    )
    catalogue.change(lambda connection: connection.execute(rows, {"root_id": place.root_id, "most": count - 1}))


def main() -> None:
    quick = comparing.is_quick("What the catalogue of a shared library costs.")
    count = 2_000 if quick else 200_000
    with closing(PostgresServer("-c shared_buffers=256MB")) as server:
        url = server.make_schema()
        begin_library(url, "nowhere")
        with closing(SharedCatalogue(url)) as catalogue:
            put_files(catalogue, count)
            measure_leases(url, 100 if quick else 500)
            measure_commits(catalogue, count)
            catalogue.change(lambda connection: connection.execute(text("ANALYZE")))
        measure_search(url, count, 5 if quick else 40)


def measure_leases(url: str, count: int) -> None:
    """Processes that claim side by side."""
    title("Contents claimed and released, each with a transaction of its own")
    for processes in (1, 2, 4):
        with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
            work = [pool.submit(claim_many, url, f"m{one}", one * count, count) for one in range(processes)]
            say(f"{processes} processes, all together", sum(one.result() for one in work), "a second")


def measure_commits(catalogue: SharedCatalogue, count: int) -> None:
    """Claims, items, words, coverage and links, as indexing writes them, with nothing encoded."""
    title(f"{count:,} contents of one passage, written in blocks of {_BLOCK}")
    holder, rng = leases.new_holder("writer"), np.random.default_rng(0)
    space_id = catalogue.change(lambda connection: contents.put_space(connection, fake_space("s", 4, Kind.DOCUMENT)))
    rates = []
    with counted(catalogue) as sent:
        for start in range(0, count, _BLOCK):
            began_s = time.perf_counter()
            numbers = range(start, min(start + _BLOCK, count))
            commit(catalogue, holder, space_id, numbers, rng)
            rates.append(len(numbers) / (time.perf_counter() - began_s))
        say("contents", median_and_range(rates), "a second")
        say("statements for each content", sent() / count)
    size = text("SELECT pg_database_size(current_database())")
    with catalogue.read() as connection:
        say("on disk, with all indexes", connection.execute(size).scalar_one() / count / 1000, "kB a content")


def measure_search(url: str, count: int, rounds: int) -> None:
    """Words and filters; no vectors are compared."""
    library = SharedLibrary(url, FakeEncoders(), InProcessDecoders(), machine="benchmark", vectors=LocalVectors())
    with closing(library):
        title(f"Searches among {count:,} contents, by words alone")
        for name, queries in (("words", _QUERIES), ("filters", _FILTERED), ("filters alone", ("kind:document",))):
            times_ms = []
            with counted(library.catalogue) as sent:
                for _ in range(rounds):
                    for query in queries:
                        began_s = time.perf_counter()
                        library.answer(SearchRequest(query, by="words", limit=50))
                        times_ms.append((time.perf_counter() - began_s) * 1000)
                say(name, p50_and_p99(times_ms), "ms")
                say(f"{name}: statements for each", sent() / len(times_ms))


if __name__ == "__main__":
    main()
