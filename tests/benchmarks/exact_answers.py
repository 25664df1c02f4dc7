"""How much of the exact answer each side of side_by_side.py finds among the vectors that it holds itself."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import clip_tools
import numpy as np
from sides import ClipRetrieval, Findling, Plain, Rclip, Side

from models.catalogue import contents, spaces
from models.engine import Engine

_WANTED = 10
# Names and vectors of pictures, and vectors of queries, in the same order as these.
Held = tuple[list[str], Any, Any]


def recall(side: Side, answers: Mapping[str, Sequence[str]]) -> float | None:
    """The share of the exact first ten that a side found; None where there is no exact answer: several spaces answered.

    Args: answers: query -> names, as the side gave them.
    """
    held = _held(side, list(answers))
    if held is None:
        return None
    names, vectors, asked = held
    wanted = min(_WANTED, len(names))
    found = 0
    for answer, row in zip(answers.values(), asked, strict=True):
        exact = {names[number] for number in np.argsort(-(vectors @ row))[:wanted]}
        found += len(exact.intersection(answer))
    return found / (wanted * len(answers))


def _held(side: Side, queries: list[str]) -> Held | None:
    if isinstance(side, Findling):
        return _in_findling(side.holds, queries) if side.template is not None else None
    if isinstance(side, Plain):
        names, vectors = json.loads((side.holds / "names.json").read_text()), np.load(side.holds / "vectors.npy")
    elif isinstance(side, Rclip):
        with closing(sqlite3.connect(side.holds / "db.sqlite3")) as database:
            rows = database.execute("SELECT filepath, vector FROM images WHERE deleted IS NULL").fetchall()
        names, vectors = [_name(path) for path, _ in rows], np.stack([np.frombuffer(row, "<f4") for _, row in rows])
    else:
        assert isinstance(side, ClipRetrieval)
        names, vectors = _in_clip_retrieval(side.holds / "vectors")
    return names, vectors.astype(np.float32), clip_tools.text_vectors(queries)


def _in_findling(library: Path, queries: list[str]) -> Held:
    with closing(Engine(library, read_only=True)) as engine:
        with engine._catalogue.read() as connection:
            row = next(row for row in spaces.rows(connection) if row.name.startswith("openclip"))
            names_of = dict(
                connection.exec_driver_sql("SELECT item.id, name FROM item JOIN file USING (content_id)").fetchall()
            )
            blocks = list(contents.vectors_in(connection, row))
        asked = engine._encoders.encode_text(queries, [row.name])[row.name]
    names = [names_of[item] for ids, _ in blocks for item in ids.tolist()]
    return names, np.concatenate([rows for _, rows in blocks]), asked


def _in_clip_retrieval(folder: Path) -> tuple[list[str], Any]:
    from pyarrow import parquet

    blocks = sorted((folder / "img_emb").glob("*.npy"))
    tables = sorted((folder / "metadata").glob("*.parquet"))
    names = [_name(path) for table in tables for path in parquet.read_table(table).column("image_path").to_pylist()]
    return names, np.concatenate([np.load(block) for block in blocks])


def _name(path: str) -> str:
    return os.path.basename(path)
