"""Exports that are damaged, too new, or made by somebody who means harm: refused in words, and nothing is changed."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet as parquet
import pytest
from carried import PICTURES, SOME, Described, SmallLibrary, change_manifest, rewrite
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from models.catalogue import checks
from models.errors import UserError
from models.kinds import Kind
from models.transfer import layout
from models.transfer.importing import look_into
from models.transfer.layout import BadExport
from models.transfer.people_in import People
from models.transfer.reading import Reader, ReaderProcess
from models.transfer.reports import ImportFigures
from models.worker import Limits, Worker

Open = Callable[[str], SmallLibrary]
_ROOT = b"/no/such/folder"
_VECTORS = layout.vectors_file(PICTURES.fingerprint)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of some contents, to be copied and damaged."""
    folder = tmp_path_factory.mktemp("exported")
    library = SmallLibrary(folder / "old").fill(SOME, _ROOT)
    library.export(folder / "out")
    library.close()
    return folder / "out"


@pytest.fixture
def out(exported: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(exported, tmp_path / "out")


def refuse(library: SmallLibrary, out: Path, match: str) -> None:
    """It is refused, and the library is as it was."""
    before = library.told()
    with pytest.raises(UserError, match=match):
        library.bring(out)
    assert library.told() == before


def change_table(out: Path, name: str, change: Callable[[dict[str, list[Any]]], object]) -> None:
    """Write a table anew with other values, with the hash that fits."""
    table = parquet.read_table(out / name)
    columns = table.to_pydict()
    change(columns)
    arrays = [pyarrow.array(columns[field.name], field.type) for field in table.schema]
    parquet.write_table(pyarrow.Table.from_arrays(arrays, schema=table.schema), out / name)
    rewrite(out, name, (out / name).read_bytes())


def test_what_is_no_export_is_said_to_be_none(library: Open, tmp_path: Path) -> None:
    refuse(library("new"), tmp_path, "no exported library")


@pytest.mark.parametrize("name", ["items.parquet", "people.json", "catalogue.sqlite", _VECTORS])
def test_a_changed_byte_is_noticed(library: Open, out: Path, name: str) -> None:
    data = bytearray((out / name).read_bytes())
    data[len(data) // 2] ^= 1
    (out / name).write_bytes(data)
    refuse(library("new"), out, "SHA-256")


@pytest.mark.parametrize("name", ["items.parquet", _VECTORS])
def test_a_missing_or_short_file_is_noticed(library: Open, out: Path, name: str) -> None:
    (out / name).write_bytes((out / name).read_bytes()[:-1])
    refuse(library("new"), out, "longer or shorter")
    (out / name).unlink()
    refuse(library("new"), out, "damaged")


@pytest.mark.skipif(os.name == "nt", reason="has neither")
def test_what_is_no_file_is_not_read(library: Open, out: Path, tmp_path: Path) -> None:
    (out / "items.parquet").unlink()
    os.mkfifo(out / "items.parquet")
    refuse(library("new"), out, "regular file")
    (out / "items.parquet").unlink()
    (out / "items.parquet").symlink_to("/dev/zero")
    refuse(library("new"), out, "regular file")


def test_an_export_of_a_newer_findling_says_so(library: Open, out: Path) -> None:
    change_manifest(out, lambda told: told.update(format=layout.FORMAT + 1, roots="otherwise"))
    refuse(library("new"), out, "newer Findling")


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told["files"].update({"../../evil": {"sha256": "0" * 64, "bytes": 1}}),
        lambda told: told["files"].pop("items.parquet"),
        lambda told: told["spaces"][0].update(dim=0),
        lambda told: told["spaces"][0].update(dim=1 << 40),
        lambda told: told["spaces"][0].update(fingerprint="../x"),
        lambda told: told["spaces"][0].update(kinds=["image); DROP TABLE item; --"]),
        lambda told: told["roots"][0].update(root=-1),
        lambda told: told["roots"][0].update(path_base64=""),
        lambda told: told["roots"][0].update(path_base64="L21lZGlhAA=="),
        lambda told: told.update(separator="x"),
        lambda told: told.update(counts=[1]),
        lambda told: told.update(roots=told["roots"] * 2),
        lambda told: told.update(format="1"),
        lambda told: told.clear(),
    ],
)
def test_a_manifest_that_cannot_be(library: Open, out: Path, change: Callable[[dict[str, Any]], object]) -> None:
    change_manifest(out, change)
    refuse(library("new"), out, "damaged")


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 100_000, '{"format": 1e999}', '{"format": NaN}'])
def test_a_manifest_that_is_no_json(library: Open, out: Path, text: str) -> None:
    (out / "library.json").write_text(text)
    refuse(library("new"), out, "damaged")


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [
        ("contents.parquet", "sha256", "../../../etc/passwd"),
        ("contents.parquet", "kind", "spell"),
        ("contents.parquet", "duration_s", float("nan")),
        ("contents.parquet", "latitude", 1e300),
        ("contents.parquet", "width", -1),
        ("contents.parquet", "perceptual_hash", b"x" * 31),
        ("contents.parquet", "preview", "/../../x.jpg"),
        ("contents.parquet", "covered", ["x"]),
        ("contents.parquet", "readings", [{"reader": None, "fingerprint": "x", "found": 1}]),
        ("items.parquet", "item", 0),
        ("items.parquet", "item", -(1 << 63)),
        ("items.parquet", "sha256", "0" * 64),
        ("items.parquet", "kind", "film"),
        ("items.parquet", "ordinal", 1 << 40),
        ("items.parquet", "start_s", float("inf")),
        ("items.parquet", "region", "1 2 3"),
        ("items.parquet", "region", "nan 0 0 0"),
        ("files.parquet", "path", b""),
        ("files.parquet", "path", b"/a\0b"),
        ("files.parquet", "state", "owned"),
        ("files.parquet", "size_bytes", -5),
        ("files.parquet", "sha256", "f" * 64),
    ],
)
def test_a_value_that_cannot_be(library: Open, out: Path, name: str, column: str, value: Any) -> None:
    change_table(out, name, lambda columns: columns[column].__setitem__(0, value))
    refuse(library("new"), out, "damaged")


@pytest.mark.parametrize("name", ["contents.parquet", "items.parquet", "files.parquet"])
def test_the_same_row_twice(library: Open, out: Path, name: str) -> None:
    change_table(out, name, lambda columns: [values.append(values[-1]) for values in columns.values()])
    refuse(library("new"), out, "damaged")


def test_two_items_under_one_number(library: Open, out: Path) -> None:
    change_table(out, "items.parquet", lambda columns: columns["item"].__setitem__(1, columns["item"][0]))
    refuse(library("new"), out, "damaged")


def test_another_column_or_type(library: Open, out: Path) -> None:
    table = parquet.read_table(out / "items.parquet")
    parquet.write_table(table.drop_columns(["text"]), out / "items.parquet")
    rewrite(out, "items.parquet", (out / "items.parquet").read_bytes())
    refuse(library("new"), out, "column text")
    rewrite(out, "items.parquet", b"PAR1 but no more")
    refuse(library("new"), out, "damaged")


def test_vectors_that_are_none_are_left_out_and_looked_into_anew(library: Open, out: Path) -> None:
    change_table(out, _VECTORS, lambda columns: columns["vector"].__setitem__(0, [float("nan"), 0, 0, 1]))
    new = library("new")
    figures = new.bring(out)
    assert [one for one in figures.left_out if one.startswith("1 vectors are not of length 1")]
    with new.catalogue.write() as connection:
        assert not checks.problems(connection)
    assert not [row for row in new.told()["coverage"] if PICTURES.fingerprint in row]


def test_a_vector_with_a_gap(library: Open, out: Path) -> None:
    change_table(out, _VECTORS, lambda columns: columns["vector"].__setitem__(0, [None, 0, 0, 1]))
    refuse(library("new"), out, "gap")


def test_vectors_of_another_length_than_they_have_here(library: Open, out: Path, media: bytes) -> None:
    mine = library("mine").fill([Described(7, Kind.IMAGE)], media)
    change_manifest(out, lambda told: next(s for s in told["spaces"] if s["dim"] == 4).update(dim=3, canary=None))
    assert [one for one in mine.bring(out).left_out if "another length" in one]


def test_no_name_moves_about_on_a_terminal(library: Open, out: Path) -> None:
    evil = "\x1b]0;evil\x07\x9b2J\r"
    change_manifest(out, lambda told: [told.update(findling=evil), told["spaces"][0].update(name=evil)])
    for column, value in (("title", evil), ("camera", evil), ("tags", [evil])):
        change_table(
            out, "contents.parquet", lambda columns, name=column, told=value: columns[name].__setitem__(0, told)
        )
    assert look_into(out).findling.isprintable() and all(name.isprintable() for name in look_into(out).spaces)
    new = library("new")
    new.bring(out)
    assert "evil" in str(new.told()["contents"])
    with new.catalogue.read() as connection:
        query = "SELECT title || camera || replace(tags, char(10), '') FROM content UNION SELECT name FROM space"
        assert all(one.isprintable() for one in connection.exec_driver_sql(query).scalars())


def test_of_much_that_cannot_be_kept_the_first_is_said(library: Open, out: Path) -> None:
    told = json.loads((out / "people.json").read_text())
    told["tags"] = [{**told["tags"][0], "name": "\n"}] * 150
    rewrite(out, "people.json", json.dumps(told).encode())
    left_out = library("new").bring(out).left_out
    assert len(left_out) == 101 and left_out[-1].startswith("50 more")


def test_files_lead_nowhere_else(library: Open, out: Path) -> None:
    def lead_out(columns: dict[str, list[Any]]) -> None:
        columns["path"][:] = sorted([_ROOT + b"/../evil", _ROOT + b"/./b", b"/etc/passwd", _ROOT + b"x/c"])

    change_table(out, "files.parquet", lead_out)
    assert library("new").bring(out).left_out_files == 4


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.sampled_from(["tags", "saved"]), st.sampled_from([*range(12)]), _JSON)
def test_what_people_keep_may_be_anything(out: Path, place: str, part: int, value: Any) -> None:
    """Whatever stands in people.json, it comes in whole, is left out with a reason, or is refused."""
    told = json.loads((out / "people.json").read_text())
    one = told[place][0]
    names = [*one, *(one.get("request") or {})]
    name = names[part % len(names)]
    (one if name in one else one["request"])[name] = value
    engine = create_engine(f"sqlite:///{out / 'catalogue.sqlite'}")
    with engine.connect() as connection:
        with contextlib.suppress(BadExport):
            People(connection, ImportFigures(), lambda path: path).put(told)
        connection.rollback()
    engine.dispose()


def test_a_reader_in_a_process_of_its_own_gives_the_same(out: Path) -> None:
    mine, theirs = Reader(os.fsencode(out)), ReaderProcess(os.fsencode(out))
    try:
        assert list(mine.contents()) == list(theirs.contents())
        assert list(mine.items()) == list(theirs.items())
        assert list(mine.vectors(_VECTORS, 4)) == list(theirs.vectors(_VECTORS, 4))
        rewrite(out, "files.parquet", b"PAR1" + b"\xff" * 1000 + b"PAR1")
        with pytest.raises(BadExport):
            list(theirs.files())
    finally:
        theirs.close()


def test_a_process_that_dies_while_it_reads_is_a_bad_export(out: Path) -> None:
    reading = ReaderProcess(os.fsencode(out))
    reading._worker = Worker("os:abort", limits=Limits(), name="dying")
    try:
        with pytest.raises(BadExport, match="crashes"):
            list(reading.items())
    finally:
        reading.close()


_KILLED = """
import os, sys
sys.path[:0] = sys.argv[1].split(os.pathsep)
from pathlib import Path
from carried import SmallLibrary
from models.jobs import JobControl
library = SmallLibrary(Path(sys.argv[2]))
for progress in library.importer.bring(Path(sys.argv[3]), {}, JobControl()):
    if progress.what == "Bringing tags, collections and marks":
        os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="has another way to kill")
def test_killed_in_the_middle_the_library_is_as_it_was(out: Path, media: bytes, tmp_path: Path) -> None:
    mine = SmallLibrary(tmp_path / "mine").fill([Described(8, Kind.IMAGE, [b"b.png"])], media)
    before = mine.told()
    mine.close()
    places = os.pathsep.join(path for path in sys.path if path)
    ended = subprocess.run([sys.executable, "-c", _KILLED, places, tmp_path / "mine", out], check=False)
    assert ended.returncode == -signal.SIGKILL
    again = SmallLibrary(tmp_path / "mine")
    try:
        assert again.told() == before
        with again.catalogue.write() as connection:
            assert not checks.problems(connection)
        assert again.bring(out).contents == 3
    finally:
        again.close()
