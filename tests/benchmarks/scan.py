"""How long it takes to see that nothing has changed.

Run: python tests/benchmarks/scan.py [--quick]
Tiny files in folders of a thousand, all of them in the catalogue already. The whole job of the library (scan, look for
files that wait, sweep) takes turns with a bare walk over the same folders that only asks for sizes and times.
"""

from __future__ import annotations

import multiprocessing
import os
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from pathlib import Path

import comparing
from fakes import FakeEncoders, InProcessDecoders
from synthetic import put_files, unit_vectors

from models.catalogue import files, spaces
from models.catalogue.catalogue import Catalogue
from models.catalogue.contents import NewItem
from models.catalogue.files import ScannedFile
from models.engine import Engine
from models.jobs import JobControl
from models.kinds import Kind
from models.library.ignore import Rules
from models.library.scan import Walk
from models.paths import LibraryPaths

_PER_FOLDER = 1000


def prepare(library: Path, media: Path, count: int) -> None:
    """Make the files, and a catalogue in which all of them are indexed. Runs in a process of its own."""
    for number in range(0, count, _PER_FOLDER):
        folder = media / f"{number // _PER_FOLDER:04d}"
        folder.mkdir(parents=True)
        for place in range(number, min(number + _PER_FOLDER, count)):
            (folder / f"note-{place}.txt").write_text(f"note {place}")
    paths = LibraryPaths(library)
    with closing(Catalogue(paths.catalogue, paths.snapshots)) as catalogue:
        with catalogue.write() as connection:
            root_id = files.add_root(connection, os.fsencode(media))
            space = next(
                space for one in FakeEncoders().active() for space in one.spaces if Kind.DOCUMENT in space.kinds
            )
            space_id = spaces.register(connection, space)
        found: list[ScannedFile] = []
        for file in Walk(os.fsencode(media), os.fsencode(media), Rules()).files():
            found.append(file)
            if len(found) == _PER_FOLDER:
                _put(catalogue, root_id, space_id, found, space.dim)
                found = []
        _put(catalogue, root_id, space_id, found, space.dim)


def _put(catalogue: Catalogue, root_id: int, space_id: int, found: Sequence[ScannedFile], dim: int) -> None:
    vectors = unit_vectors(len(found), dim, len(found))
    items = [[NewItem(Kind.DOCUMENT, 0, {space_id: row}, text=f"note {place}")] for place, row in enumerate(vectors)]
    put_files(catalogue, root_id, found, items)


def walk(folder: bytes) -> int:
    """Ask for the size and time of every file below a folder, and keep nothing. Returns: how many there are."""
    count = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                count += walk(entry.path)
            else:
                entry.stat(follow_symlinks=False)
                count += 1
    return count


def main() -> None:
    quick = comparing.is_quick("A rescan of unchanged files.")
    count, rounds = (10_000, 3) if quick else (100_000, 5)
    with tempfile.TemporaryDirectory() as folder:
        library, media = Path(folder) / "library", Path(folder) / "media"
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as helper:
            helper.submit(prepare, library, media, count).result()
        with closing(Engine(library, encoders=FakeEncoders(), decoders=InProcessDecoders())) as engine:
            assert engine.status().waiting == 0

            def rescan_s() -> float:
                start_s = time.perf_counter()
                for _ in engine.index(JobControl()):
                    pass
                return time.perf_counter() - start_s

            def walk_s() -> float:
                start_s = time.perf_counter()
                assert walk(os.fsencode(media)) == count
                return time.perf_counter() - start_s

            with comparing.most_memory() as most:
                first_s = rescan_s()
            measured = comparing.take_turns({"rescan": rescan_s, "walk": walk_s}, rounds)
            assert sum(engine.status().counts.values()) == count
    times = comparing.median_and_range(comparing.ratios(measured["rescan"], measured["walk"]))
    comparing.title(f"Unchanged files seen again ({rounds} rounds)", f"{count:,}")
    comparing.say("rescan", comparing.median_and_range(measured["rescan"]), "s", ratio=times, to="a bare walk")
    comparing.say("first rescan of the process", first_s, "s")
    comparing.say("files", comparing.median_and_range([count / s for s in measured["rescan"]], 0), "per second")
    comparing.say("memory that the first rescan takes", most[0], "MB")


if __name__ == "__main__":
    main()
