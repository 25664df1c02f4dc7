"""What a person chose in the laboratory is kept, and read again as far as it makes sense."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.analysis.lab_choices import LabChoices, keep_choices, read_choices
from models.errors import UserError


def test_choices_are_kept(tmp_path: Path) -> None:
    chosen = LabChoices().with_form("a", "int8").with_form("b", "codes").with_scaling("a", True)
    keep_choices(tmp_path, chosen)
    assert read_choices(tmp_path) == chosen == LabChoices({"a": "int8", "b": "codes"}, frozenset({"a"}))
    assert chosen.with_form("a", "").with_form("b", "").with_scaling("a", False) == LabChoices()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match="Your choice was not kept"):
        keep_choices(tmp_path / "file", chosen)


def test_choices_are_read_as_far_as_they_make_sense(tmp_path: Path) -> None:
    file = tmp_path / "choices.json"
    assert read_choices(tmp_path) == LabChoices()
    file.write_text(json.dumps({"exactly": ["a"]}))
    assert read_choices(tmp_path) == LabChoices({"a": "float16"})
    file.write_text(json.dumps({"forms": {"a": "int8", "b": "zip", "c": 3}, "scaled": ["a", 4]}))
    assert read_choices(tmp_path) == LabChoices({"a": "int8"}, frozenset({"a"}))
    for damaged in ("[", "[]", '{"forms": 3}', '{"scaled": 3}', "[" * 100_000):
        file.write_text(damaged)
        assert read_choices(tmp_path) == LabChoices()
