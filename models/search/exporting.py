"""Hits in a form that other programs take: a table, JSON, a playlist, a folder of links. Files are never copied."""

from __future__ import annotations

import csv
import io
import itertools
import json
import os
import urllib.parse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from models.answers import Exported, Form, Hit
from models.errors import UserError
from models.kinds import Kind
from models.messages import say
from models.paths import display_path, exact_path, write_atomically

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PLAYED = (Kind.AUDIO, Kind.FILM)


def export(hits: Sequence[Hit], form: Form, target: bytes) -> Exported:
    """Write hits, in their order, to a file that is replaced as a whole, or as links into a folder that is made.

    Raises: UserError: there is nothing to write, or it cannot be written; a folder may then hold a part of it.
    """
    if not hits:
        raise _not_exported("There is nothing to export.", "Search for something first.")
    try:
        if form is Form.LINKS:
            return _link(hits, target)
        text, count = _WRITERS[form](hits)
        write_atomically(Path(os.fsdecode(target)), text.encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise _not_exported(
            say("%1 cannot be written: %2.", display_path(target), error.strerror or error),
            "Choose a folder with room in which you may write.",
        ) from error
    return Exported(target, count, len(hits) - count)


def hit_json(hit: Hit) -> dict[str, Any]:
    """A hit as plain data; the same for all that reads JSON."""
    return {
        "path": exact_path(hit.path),
        "kind": hit.kind,
        "score": round(hit.score, 4),
        "relevance": hit.relevance,
        "start_s": hit.start_s,
        "end_s": hit.end_s,
        "page": hit.page,
        "text": hit.text,
        "moment": hit.moment,
        "size_bytes": hit.size_bytes,
        "tags": hit.own_tags,
        "alike": len(hit.folded),
        "reasons": hit.reasons,
    }


def _json(hits: Sequence[Hit]) -> tuple[str, int]:
    return json.dumps({"hits": [hit_json(hit) for hit in hits]}, ensure_ascii=False, indent=1) + "\n", len(hits)


def _csv(hits: Sequence[Hit]) -> tuple[str, int]:
    """A row for each hit, as RFC 4180 has it, with a mark in front by which spreadsheets know that it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    rows = [hit_json(hit) for hit in hits]
    writer.writerow(rows[0])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return "\ufeff" + out.getvalue(), len(hits)


def _cell(value: object) -> object:
    """Text that a spreadsheet would take for a formula gets an apostrophe: file names come from strangers."""
    if isinstance(value, (tuple, list)):
        value = "; ".join(map(str, value))
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else str(value)
    return value


def _m3u(hits: Sequence[Hit]) -> tuple[str, int]:
    """Sounds and films, each once; players that know how (VLC) begin where the hit is."""
    playable = [hit for hit in reversed(hits) if hit.kind in _PLAYED and _is_place(hit.path)]
    played = list({hit.file_id: hit for hit in playable}.values())[::-1]
    if not played:
        raise _not_exported("None of the results can be played.", "Search for sounds or films, or choose another form.")
    lines = ["#EXTM3U"]
    for hit in played:
        lines.append(f"#EXTINF:{round(hit.duration_s) if hit.duration_s else -1},{display_path(hit.name.encode())}")
        if hit.start_s:
            lines.append(f"#EXTVLCOPT:start-time={hit.start_s:.1f}")
        lines.append(_address(hit.path))
    return "\n".join(lines) + "\n", len(played)


def _address(path: bytes) -> str:
    """A file URL: a name may hold a line break, and need not be text."""
    if os.name == "nt":
        return Path(os.fsdecode(path)).as_uri()
    return "file://" + urllib.parse.quote_from_bytes(path)


def _link(hits: Sequence[Hit], folder: bytes) -> Exported:
    """A link to each file, under its own name, in a folder that is new or empty."""
    os.makedirs(folder, exist_ok=True)
    if os.listdir(folder):
        raise _not_exported(
            say("%1 is not empty, and nothing in it is to be lost.", display_path(folder)),
            "Choose a new or an empty folder.",
        )
    paths = dict.fromkeys(hit.path for hit in hits)
    there = [path for path in paths if _is_place(path) and os.path.exists(path)]
    if not there:
        raise _not_exported("None of the files is there now.", "Connect their drive, and try again.")
    for path in there:
        _link_one(path, folder)
    return Exported(folder, len(there), len(paths) - len(there))


def _is_place(path: bytes) -> bool:
    """Whether a path leads to a place on this computer; of what only other machines have, it does not."""
    return os.path.isabs(path)


def _link_one(path: bytes, folder: bytes) -> None:
    """Under the file's name, with a number where the file system says that it is taken."""
    stem, suffix = os.path.splitext(os.path.basename(path))
    for number in itertools.count(1):
        name = stem + (b" (%d)" % number if number > 1 else b"") + suffix
        try:
            _make_link(path, os.path.join(folder, name))
        except FileExistsError:
            continue
        return


def _make_link(path: bytes, link: bytes) -> None:
    try:
        os.symlink(path, link)
    except FileExistsError:
        raise
    except OSError:
        if os.name != "nt":
            raise
        os.link(path, link)  # Windows lets only some people make symbolic links


def _not_exported(why: str, what_to_do: str) -> UserError:
    return UserError("The results were not exported.", why, what_to_do)


_WRITERS: dict[Form, Callable[[Sequence[Hit]], tuple[str, int]]] = {
    Form.CSV: _csv,
    Form.JSON: _json,
    Form.M3U: _m3u,
}
