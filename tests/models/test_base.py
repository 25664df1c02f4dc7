"""Paths, jobs, errors and fingerprints."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from models.errors import BadFile, BadFileReason, UserError
from models.jobs import JobControl
from models.paths import LibraryPaths, display_path, write_atomically
from models.spaces import PictureInput, SoundInput, TextInput, fingerprint


def test_paths_are_shown_as_text_whatever_they_are() -> None:
    assert display_path("caf\u00e9.png".encode()) == "caf\u00e9.png"
    assert display_path(b"a\nb\t\xff") == "a\u240ab\u2409\ufffd"
    assert display_path("a\u009b31mb\x7f".encode()) == "a\ufffd31mb\ufffd"


def test_an_atomic_write_replaces_or_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "deep" / "file"
    write_atomically(target, b"old")

    def fail(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="no room"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


def test_previews_are_spread_over_folders(tmp_path: Path) -> None:
    assert LibraryPaths(tmp_path).preview("abcd", ".jpg") == tmp_path / "previews" / "ab" / "abcd.jpg"


def test_cancelling_ends_a_pause_and_cannot_be_paused_again() -> None:
    control = JobControl()
    control.pause()
    assert control.paused
    control.resume()
    assert not control.paused
    control.pause()
    control.cancel()
    assert control.cancelled and not control.paused
    control.pause()
    assert not control.paused


@pytest.mark.parametrize(
    "error",
    [UserError("What.", "Why.", "Do."), BadFile(BadFileReason.DAMAGED, "What.", "Why.", "Do.")],
)
def test_errors_cross_process_borders_whole(error: UserError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), vars(copy), str(copy)) == (type(error), vars(error), "What. Why. Do.")


def test_a_fingerprint_changes_with_everything_that_changes_vectors() -> None:
    base = {
        "encoder": "a",
        "weights_sha256": "0" * 64,
        "preprocessing": PictureInput(224),
        "dim": 8,
        "libraries": {"torch": "2"},
        "recipe": "",
    }
    changes = [
        {"encoder": "b"},
        {"weights_sha256": "1" * 64},
        {"preprocessing": PictureInput(224, fit="squash")},
        {"preprocessing": TextInput()},
        {"preprocessing": SoundInput(16000)},
        {"dim": 9},
        {"libraries": {"torch": "3"}},
        {"recipe": "2"},
    ]
    prints = {fingerprint(**base)} | {fingerprint(**{**base, **change}) for change in changes}
    assert len(prints) == len(changes) + 1
    assert fingerprint(**base) == fingerprint(**base)
