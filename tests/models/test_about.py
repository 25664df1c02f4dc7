"""What Findling says about itself and about those whose work it stands on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from models import about


def test_packages_are_listed_with_their_licences() -> None:
    lines = about.notices().splitlines()
    assert lines == sorted(lines, key=str.lower)
    assert any(line.startswith("numpy ") and "BSD-3-Clause" in line for line in lines)
    assert any(line.startswith("PySide6_Essentials ") and "LGPL-3.0-only" in line for line in lines)
    assert all(": " in line for line in lines)


def test_the_notices_of_a_bundle_come_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "THIRD_PARTY_NOTICES.txt").write_text("everybody", encoding="utf-8")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "findling"))
    assert about.notices() == "everybody"


def test_where_it_is_installed_the_metadata_knows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(about, "__file__", str(tmp_path / "models" / "about.py"))
    monkeypatch.setattr(about.metadata, "version", lambda name: "1.2.3")
    assert about.version() == "1.2.3"


def test_nobody_knows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def unknown(name: str) -> str:
        raise about.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(about, "__file__", str(tmp_path / "models" / "about.py"))
    monkeypatch.setattr(about.metadata, "version", unknown)
    assert about.version() == "unknown"
