"""Duplicates in an open library: what is moved to the trash is forgotten, and known again when it is back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from alike_makers import names, photo
from sample_files import write_sound

from models.engine import Engine
from models.kinds import Kind


def test_the_library_follows_what_is_moved_and_taken_back(
    open_engine: Callable[..., Engine],
    tmp_path: Path,
    trash: Path,
    wait_until: Callable[[Callable[[], bool]], None],
) -> None:
    media = tmp_path / "media"
    write_sound(media / "tone.wav", 500)
    shutil.copy(media / "tone.wav", media / "a copy of tone.wav")
    photo(31).save(media / "picture.png")
    photo(31).resize((320, 240)).save(media / "small.jpg")
    engine = open_engine()
    engine.add_folder(os.fsencode(media))
    wait_until(lambda: engine.status().activity == "idle" and sum(engine.status().counts.values()) == 4)
    sounds, pictures = engine.duplicates.groups()
    assert (names([pictures]), pictures.sort) == ([["picture.png", "small.jpg"]], "alike")
    assert (sounds.kind, sounds.sort) == (Kind.AUDIO, "same")
    report = engine.duplicates.trash((pictures.files[1].file_id, sounds.files[1].file_id))
    assert (report.moved, report.problems, len(os.listdir(trash))) == (2, (), 2)
    assert engine.duplicates.groups() == ()
    wait_until(lambda: sum(engine.status().counts.values()) == 2)
    assert engine.duplicates.groups() == ()
    assert engine.duplicates.undo(report.undo) == 2
    wait_until(lambda: sum(engine.status().counts.values()) == 4)
    wait_until(lambda: engine.status().activity == "idle")
    assert len(engine.duplicates.groups()) == 2
    assert engine.verify() == []
