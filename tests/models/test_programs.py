"""Programs for a file: as the desktop's lists name them, in their order, and none that could not be started."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from models.programs import programs_for

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the convention of Linux desktops")


@pytest.fixture
def applications(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "XDG_DATA_HOME", "XDG_DATA_DIRS"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    folder = tmp_path / "XDG_DATA_DIRS" / "applications"
    folder.mkdir()
    return folder


def _enter(folder: Path, name: str, **keys: str) -> None:
    lines = "\n".join(f"{key}={value}" for key, value in {"Name": name, "Exec": "sh %f", **keys}.items())
    (folder / f"{name.lower()}.desktop").write_text(f"[Desktop Entry]\nType=Application\n{lines}\n")


def _cache(folder: Path, *names: str) -> None:
    listed = "".join(f"{name.lower()}.desktop;" for name in names)
    (folder / "mimeinfo.cache").write_text(f"[MIME Cache]\nimage/png={listed}\n")


def test_the_usual_program_comes_first_and_removed_ones_do_not_come(applications: Path) -> None:
    for name in ("Viewer", "Painter", "Mailer"):
        _enter(applications, name)
    _cache(applications, "Viewer", "Painter", "Mailer")
    settings = applications.parent.parent / "XDG_CONFIG_HOME" / "mimeapps.list"
    settings.write_text(
        "[Default Applications]\nimage/png=painter.desktop\n[Removed Associations]\nimage/png=mailer.desktop\n"
    )
    assert [program.name for program in programs_for(b"/a/b.PNG")] == ["Painter", "Viewer"]
    assert programs_for(b"/a/b.txt") == ()
    assert programs_for(b"/a/b.unheardof") == ()


def test_the_path_goes_where_the_entry_says_as_one_word_whatever_it_is(applications: Path) -> None:
    _enter(applications, "Viewer", Exec='sh --title "a b" -c %c %U --percent=50%%')
    _enter(applications, "Painter", Exec="sh -x")
    _cache(applications, "Viewer", "Painter")
    viewer, painter = programs_for(b"/a/x.png")
    odd = b"/a/x; rm -rf \xff.png"
    assert viewer.command_for(odd) == [b"sh", b"--title", b"a b", b"-c", odd, b"--percent=50%"]
    assert painter.command_for(odd) == [b"sh", b"-x", odd]


def test_what_cannot_be_started_or_is_damaged_is_left_out(applications: Path) -> None:
    _enter(applications, "Hidden", Hidden="true")
    _enter(applications, "Terminal", Terminal="true")
    _enter(applications, "Missing", Exec="no-such-program-anywhere %f")
    _enter(applications, "Trying", TryExec="no-such-program-anywhere")
    _enter(applications, "Unquoted", Exec='sh "%f')
    (applications / "broken.desktop").write_bytes(b"\xff\x00[[[[\n===\n")
    _cache(applications, "Hidden", "Terminal", "Missing", "Trying", "Unquoted", "Broken", "Gone", "../../etc/passwd")
    assert programs_for(b"x.png") == ()


def test_names_are_in_the_language_that_is_asked_for(applications: Path) -> None:
    _enter(applications, "Viewer", **{"Name[de]": "Betrachter"})
    _cache(applications, "Viewer")
    assert [program.name for program in programs_for(b"x.png", "de")] == ["Betrachter"]
    assert [program.name for program in programs_for(b"x.png", "fr")] == ["Viewer"]
