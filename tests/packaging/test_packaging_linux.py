"""What a Linux desktop wants: it is valid, it agrees with the program, and what is made is up to date."""

from __future__ import annotations

import configparser
import re
import shutil
import struct
import subprocess
from pathlib import Path

import install_desktop
import make_icons
import make_man_page
import media_cache
import pytest
from lxml import etree
from PIL import Image

from models.media.kinds import EXTENSIONS

_FOLDER = make_man_page.PAGE.parent
_ENTRY = _FOLDER / "findling.desktop"
_MENU = _FOLDER / "findling-servicemenu.desktop"
_METAINFO = _FOLDER / "findling.metainfo.xml"
# What is missing until there is a domain, an address and a release; the last is newer than some validators.
_KNOWN = {
    "cid-desktopapp-is-not-rdns",
    "url-homepage-missing",
    "releases-info-missing",
    "unknown-tag",
    "desktop-app-launchable-omitted",
}


def read(path: Path) -> configparser.RawConfigParser:
    entry = configparser.RawConfigParser(delimiters="=", strict=True)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(path, "utf-8")
    return entry


def tool(name: str, package: str) -> str:
    """A validator of this system, or one from its Debian package."""
    found = shutil.which(name)
    if found is not None:
        return found
    try:
        return str(media_cache.folder(package) / "usr" / "bin" / name)
    except media_cache.MediaUnavailable as reason:
        pytest.skip(f"{name} is not here: {reason}")


def test_the_desktop_entry_is_valid() -> None:
    command = [tool("desktop-file-validate", "desktop-file-utils"), "--warn-kde", str(_ENTRY)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert told.returncode == 0, told.stdout
    assert told.stdout == ""


def test_the_description_for_software_centres_is_valid() -> None:
    if shutil.which("appstreamcli") is None:
        pytest.skip("appstreamcli is not installed")
    command = ["appstreamcli", "validate", "--no-net", "--no-color", "--pedantic", str(_METAINFO)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    found = re.findall(r"^[EWIP]: \S+ ([a-z-]+)", told.stdout, re.MULTILINE)
    assert found or told.returncode == 0, told.stdout
    assert set(found) <= _KNOWN, told.stdout


def test_the_description_names_what_there_is_and_no_address() -> None:
    text = _METAINFO.read_text("utf-8")
    assert "http" not in text
    component = etree.fromstring(text.encode())
    assert component.findtext("metadata_license") == "CC0-1.0"
    assert component.findtext("project_license") == "Apache-2.0"
    assert component.findtext("launchable") == _ENTRY.name
    assert [one.text for one in component.iterfind("provides/binary")] == ["findling", "findling-window"]


def test_the_entry_agrees_with_the_program() -> None:
    entry = read(_ENTRY)["Desktop Entry"]
    launcher = (make_man_page.ROOT / "pyproject.toml").read_text("utf-8")
    assert f"{entry['TryExec']} = " in launcher
    assert entry["Exec"] == f"{entry['TryExec']} %F"
    # By this name the window says which entry it belongs to.
    assert f'setDesktopFileName("{_ENTRY.stem}")' in (make_man_page.ROOT / "desktop" / "app.py").read_text("utf-8")
    assert entry["Icon"] == make_icons.SOURCE.stem
    kinds = [kind for kind in entry["MimeType"].split(";") if kind]
    assert len(kinds) == len(set(kinds))
    assert "inode/directory" in kinds
    groups = {kind.split("/")[0] for kind in kinds}
    assert {"image", "audio", "video", "application", "text"} <= groups
    for extension in (".jpg", ".png", ".flac", ".mp4", ".pdf", ".docx", ".epub", ".md"):
        assert extension in EXTENSIONS


def test_the_menu_of_the_file_manager_opens_the_same_program() -> None:
    menu = read(_MENU)
    for action in menu["Desktop Entry"]["Actions"].split(";"):
        if action:
            section = menu[f"Desktop Action {action}"]
            assert section["Exec"] == read(_ENTRY)["Desktop Entry"]["Exec"]
            assert section["Name"] == "Open with Findling"


@pytest.mark.parametrize("path", [_ENTRY, _MENU, _METAINFO])
def test_what_describes_the_program_may_be_used_by_anybody(path: Path) -> None:
    assert "SPDX-License-Identifier: CC0-1.0" in path.read_text("utf-8")


def test_the_manual_page_is_up_to_date() -> None:
    assert make_man_page.PAGE.read_text("utf-8") == make_man_page.page(), "run packaging/make_man_page.py"


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff here")
def test_the_manual_page_can_be_typeset() -> None:
    command = ["groff", "-man", "-Tutf8", "-ww", "-rLL=80n", str(make_man_page.PAGE)]
    told = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert told.returncode == 0 and told.stderr == b""
    assert b"findling" in told.stdout


def test_icons_have_the_sizes_that_systems_want(tmp_path: Path) -> None:
    written = make_icons.make(tmp_path)
    assert all(path.is_file() for path in written)
    for size_px in make_icons.SIZES_PX:
        with Image.open(tmp_path / "hicolor" / f"{size_px}x{size_px}" / "apps" / "findling.png") as icon:
            assert icon.size == (size_px, size_px)
            assert icon.mode == "RGBA"
            # Round corners: the edge can be seen through, the middle cannot.
            assert icon.getpixel((0, 0))[3] == 0
            assert icon.getpixel((size_px // 2, size_px // 2))[3] == 255
    count = struct.unpack_from("<HHH", (tmp_path / "findling.ico").read_bytes())[2]
    assert count == len(make_icons._ICO_PX)
    assert (tmp_path / "findling.icns").read_bytes().startswith(b"icns")


def test_everything_is_put_where_a_desktop_looks_for_it(tmp_path: Path) -> None:
    installed = install_desktop.install(tmp_path)
    assert all(path.is_file() for path in installed)
    assert {path.name for path in _FOLDER.iterdir()} == set(install_desktop.PLACES)
    entry = read(tmp_path / "share" / "applications" / "findling.desktop")["Desktop Entry"]
    assert entry["Exec"].startswith("findling-window")
    menu = tmp_path / "share" / "kio" / "servicemenus" / "findling.desktop"
    assert menu.stat().st_mode & 0o111 or menu.drive
    assert (tmp_path / "share" / "icons" / "hicolor" / "256x256" / "apps" / "findling.png") in installed
