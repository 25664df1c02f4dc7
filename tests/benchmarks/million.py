"""A million tiny files: how long it takes to find them, to see that nothing has changed, and how much memory it takes.

Run: python tests/benchmarks/million.py [--quick]
Empty files in folders of a thousand, on whatever holds the temporary folder. They are compared with an empty catalogue
(all are new), and then with one that knows them. A bare walk that asks for sizes and times takes turns with the latter.
"""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import closing
from pathlib import Path

import comparing
from scan import walk

from models.catalogue import files
from models.catalogue.catalogue import Catalogue
from models.library.changes import Comparison, Place
from models.library.ignore import Rules

_PER_FOLDER = 1000


def make(media: Path, count: int) -> None:
    """Make the files."""
    for number in range(0, count, _PER_FOLDER):
        folder = media / f"{number // 100_000:02d}" / f"{number // _PER_FOLDER:04d}"
        folder.mkdir(parents=True)
        for place in range(min(_PER_FOLDER, count - number)):
            os.close(os.open(folder / f"note-{number + place}.txt", os.O_CREAT | os.O_WRONLY, 0o644))


def compare_s(catalogue: Catalogue, place: Place) -> float:
    """Compare the files with the catalogue. Returns: seconds."""
    start_s = time.perf_counter()
    Comparison(catalogue, Rules(), b"", lambda: None).run([place])
    return time.perf_counter() - start_s


def main() -> None:
    quick = comparing.is_quick("A scan of a million files.")
    count, rounds = (50_000, 2) if quick else (1_000_000, 3)
    with tempfile.TemporaryDirectory() as folder:
        media = Path(folder) / "media"
        make(media, count)
        with closing(Catalogue(Path(folder) / "catalogue.sqlite", Path(folder) / "snapshots")) as catalogue:
            with catalogue.write() as connection:
                root_id = files.add_root(connection, os.fsencode(media))
            place = Place(root_id, os.fsencode(media), os.fsencode(media))
            with comparing.most_memory() as most_new:
                new_s = compare_s(catalogue, place)
            with comparing.most_memory() as most_again:
                first_s = compare_s(catalogue, place)
            measured = comparing.take_turns(
                {"again": lambda: compare_s(catalogue, place), "walk": lambda: _walk_s(media)}, rounds
            )
            with catalogue.read() as connection:
                known = files.counts_by_root(connection)[root_id].files
            assert known == count
    comparing.title("Tiny files", f"{count:,}")
    times = comparing.median_and_range(comparing.ratios(measured["again"], measured["walk"]))
    comparing.say("found and written", new_s, "s")
    comparing.say("memory while they are found", most_new[0], "MB")
    comparing.say("compared again, first time", first_s, "s")
    comparing.say("compared again", comparing.median_and_range(measured["again"]), "s", ratio=times, to="a bare walk")
    comparing.say("memory while they are compared", most_again[0], "MB")


def _walk_s(media: Path) -> float:
    start_s = time.perf_counter()
    walk(os.fsencode(media))
    return time.perf_counter() - start_s


if __name__ == "__main__":
    main()
