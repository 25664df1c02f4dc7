"""Export: other programs can read it, no name breaks it, and nothing that was there is lost."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest

from models.answers import Form, Hit
from models.errors import UserError
from models.kinds import Kind
from models.search.exporting import export

_HOSTILE = '=HYPERLINK("http://x","y")'


def _hit(path: bytes, kind: Kind = Kind.IMAGE, **more: object) -> Hit:
    name = os.fsdecode(os.path.basename(path))
    shown = name.encode("utf-8", "replace").decode()
    return Hit(1, hash(path) % 10_000, path, shown, "/somewhere", kind, 0.5, "maybe", **more)  # type: ignore[arg-type]


def test_a_table_has_a_row_for_each_hit_and_no_formula(tmp_path: Path) -> None:
    target = tmp_path / "hits.csv"
    hits = [
        _hit(b"/a/one.jpg", reasons=("Looks like a zebra", "Words")),
        _hit(b"/a/two.md", Kind.DOCUMENT, text=_HOSTILE),
    ]
    done = export(hits, Form.CSV, os.fsencode(target))
    assert (done.count, done.left_out) == (2, 0)
    rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8-sig"))))
    assert [row["path"] for row in rows] == ["/a/one.jpg", "/a/two.md"]
    assert rows[0]["reasons"] == "Looks like a zebra; Words"
    assert rows[1]["text"] == f"'{_HOSTILE}"


def test_json_says_what_the_command_line_says(tmp_path: Path) -> None:
    target = tmp_path / "hits.json"
    export([_hit("/a/Grüße.jpg".encode())], Form.JSON, os.fsencode(target))
    (hit,) = json.loads(target.read_text("utf-8"))["hits"]
    assert hit["path"] == "/a/Grüße.jpg"
    assert hit["relevance"] == "maybe"


def test_a_playlist_holds_each_sound_once_from_the_right_second(tmp_path: Path) -> None:
    target = tmp_path / "hits.m3u8"
    odd = b"/a/line\nbreak \xff.ogg"
    first, second = _hit(odd, Kind.AUDIO, start_s=12.5, duration_s=61.2), _hit(odd, Kind.AUDIO, start_s=40.0)
    done = export([first, _hit(b"/a/x.jpg"), second], Form.M3U, os.fsencode(target))
    lines = target.read_bytes().decode("utf-8").splitlines()
    assert lines[0] == "#EXTM3U"
    assert lines[1].startswith("#EXTINF:61,")
    assert lines[2] == "#EXTVLCOPT:start-time=12.5"
    assert unquote_to_bytes(lines[3].removeprefix("file://")) == odd
    assert len(lines) == 4
    assert (done.count, done.left_out) == (1, 2)


def test_links_lead_to_the_files_and_names_that_are_alike_get_numbers(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.jpg").write_bytes(folder.encode())
    paths = [os.fsencode(tmp_path / folder / "same.jpg") for folder in ("a", "b", "gone")]
    done = export([_hit(path) for path in paths], Form.LINKS, os.fsencode(tmp_path / "out"))
    assert (done.count, done.left_out) == (2, 1)
    found = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert found == {"same.jpg": b"a", "same (2).jpg": b"b"}


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UserError, match="not empty"):
        export([_hit(os.fsencode(tmp_path / "mine.txt"))], Form.LINKS, os.fsencode(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("form", list(Form))
def test_nothing_is_no_export_and_a_place_that_cannot_be_written_is_explained(form: Form, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nothing to export"):
        export([], form, os.fsencode(tmp_path / "x"))
    (tmp_path / "file").write_text("")
    sound = tmp_path / "s.ogg"
    sound.write_text("")
    with pytest.raises(UserError, match="cannot be written"):
        export([_hit(os.fsencode(sound), Kind.AUDIO)], form, os.fsencode(tmp_path / "file" / "x"))


def test_a_playlist_of_pictures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="can be played"):
        export([_hit(b"/a/x.jpg")], Form.M3U, os.fsencode(tmp_path / "x.m3u8"))
    assert not list(tmp_path.iterdir())
