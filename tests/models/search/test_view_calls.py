"""What an engine tells of a file that is looked at: its place, what it is recognised as, what is like it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from models.answers import Hit, SearchRequest
from models.engine import Engine
from models.errors import UserError


def _hit(engine: Engine, name: str) -> Hit:
    return next(hit for hit in engine.search(SearchRequest("")).hits if hit.name == name)


def test_the_details_of_a_file(engine: Engine, media: Path) -> None:
    os.utime(media / "a.png", (1_700_000_000, 1_700_000_000))
    hit = _hit(engine, "a.png")
    details = engine.details(hit.file_id, hit.item_id)
    assert details.changed_at > 0
    assert (details.latitude, details.longitude, details.pages) == (None, None, 0)
    assert details.concepts
    assert engine.details(hit.file_id, None).concepts == ()
    with pytest.raises(UserError):
        engine.details(10**9, None)


def test_neighbours_leave_out_the_file_itself_and_come_once_each(engine: Engine) -> None:
    for name in ("a.png", "sounds/c.wav", "e.txt"):
        hit = _hit(engine, os.path.basename(name))
        assert hit.item_id is not None
        near = engine.neighbours(hit.item_id, 3)
        assert len(near) <= 3
        assert hit.file_id not in {one.file_id for one in near}
        assert len({one.file_id for one in near}) == len(near)
    with pytest.raises(UserError):
        engine.neighbours(10**9, 3)


def test_the_nearest_is_of_the_same_sort(engine: Engine) -> None:
    hit = _hit(engine, "c.wav")
    assert hit.item_id is not None
    assert engine.neighbours(hit.item_id, 5)[0].name == "d.wav"


def test_what_is_heard_read_and_seen_of_a_file(engine: Engine) -> None:
    sound, picture, text = (_hit(engine, name) for name in ("c.wav", "a.png", "f.md"))
    assert engine.stretch(sound.file_id, 0.0, 0.5)[:4] == b"RIFF"
    assert engine.spectrogram(sound.file_id, 0.0, 1.0).columns > 0
    assert engine.picture_piece(picture.file_id, (0.0, 0.0, 1.0, 1.0), 10**6).width > 0
    shown = engine.text(text.file_id, text.text)
    assert shown.markdown and shown.text.startswith("# Bread")
    with pytest.raises(UserError):
        engine.page(text.file_id, 1, 100, "")
