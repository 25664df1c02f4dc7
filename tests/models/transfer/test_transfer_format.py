"""The format is what docs/library_format.md says: its example runs, and it names every column and key."""

from __future__ import annotations

import contextlib
import io
import json
import re
import warnings
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as parquet
import pytest
from carried import SOME, SmallLibrary

from models.transfer import layout

_PAGE = (Path(__file__).parents[3] / "docs" / "library_format.md").read_text("utf-8")


@pytest.fixture
def out(library: Callable[[str], SmallLibrary], media: bytes, tmp_path: Path) -> Path:
    library("old").fill(SOME, media).export(tmp_path / "out")
    return tmp_path / "out"


def test_the_example_reads_an_export(out: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", _PAGE, re.DOTALL)
    assert "findling" not in example and "models" not in example
    said = io.StringIO()
    with contextlib.redirect_stdout(said), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it is short, and ends at once
        exec(compile(example, "example", "exec"), {"folder": str(out)})
    assert ".png" in said.getvalue() or ".txt" in said.getvalue()


def test_every_file_column_and_key_is_documented(out: Path) -> None:
    named = set(re.findall(r"`([^`]+)`", re.sub("```.*?```", "", _PAGE, flags=re.DOTALL)))
    for path in out.iterdir():
        assert layout.is_known(path.name)
        assert path.name in named or layout.VECTORS.fullmatch(path.name)
        if path.suffix == ".parquet":
            assert set(parquet.read_schema(path).names) <= named, path.name
    told = json.loads((out / "library.json").read_text())
    people = json.loads((out / "people.json").read_text())
    assert set(told) <= named and set(told["roots"][0]) <= named and set(told["spaces"][0]) <= named
    assert set(people) <= named and set(people["tags"][0]) <= named and set(people["saved"][0]) <= named
    assert set(people["saved"][0]["request"]) <= named
    assert told["format"] == layout.FORMAT and "version 1." in _PAGE


def test_tables_are_in_the_order_that_is_documented_without_sorting(
    out: Path, library: Callable[[str], SmallLibrary]
) -> None:
    from models.transfer.tables import CONTENTS_QUERY, FILES_QUERY, ITEMS_QUERY, VECTORS_QUERY

    items = parquet.read_table(out / "items.parquet")
    keys = list(zip(*(items[name].to_pylist() for name in ("sha256", "kind", "reader", "ordinal")), strict=True))
    assert keys == sorted(keys)
    with library("old").catalogue.read() as connection:
        for query in (CONTENTS_QUERY, FILES_QUERY, ITEMS_QUERY, VECTORS_QUERY.replace("?", "4")):
            plan = connection.exec_driver_sql("EXPLAIN QUERY PLAN " + query).all()
            assert not [row for row in plan if "TEMP B-TREE" in str(row)], plan
