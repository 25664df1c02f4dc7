"""Whose work comes with Findling: nothing unknown, nothing that must not be handed out, and all of it named."""

from __future__ import annotations

import ast
import json
import platform
import sys
from email.message import Message
from importlib import metadata
from pathlib import Path

import bill_of_materials
import environment
import licence_reader
import licences
import plainly
import pytest
import system_notices
from licence_notices import notices
from licence_reader import Library, Package, Rules

RULES = Rules.read()
_MIT = "Permission is hereby granted, free of charge"
_BSD_2 = "Redistribution and use in source and binary forms, with or without modification, are permitted"
_BSD_3 = f"{_BSD_2} ... may be used to endorse or promote products derived from this software"


class Installed(metadata.Distribution):
    """A package that is only described."""

    def __init__(self, headers: dict[str, str], files: dict[str, str] | None = None) -> None:
        self._headers = {"Name": "pebble", "Version": "1.0", **headers}
        self._files = files or {}

    @property
    def metadata(self) -> Message:  # type: ignore[override]
        message = Message()
        for name, value in self._headers.items():
            for one in value.split("|"):
                message[name] = one
        return message

    def read_text(self, filename: str) -> str | None:
        return "".join(f"{name},,\n" for name in self._files) if filename == "RECORD" else None

    def locate_file(self, path: object) -> Path:
        return Path(self._files[str(path)])


@pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64"),
    reason="libraries inside packages are known for this system",
)
def test_everything_that_the_locks_install_is_allowed(capfd: pytest.CaptureFixture[str]) -> None:
    assert licences.main(["check"]) == 0, capfd.readouterr().err
    assert "Not in a bundle: GPL-2.0-or-later, x264, x265" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"License-Expression": "MIT OR Apache-2.0"}, "MIT OR Apache-2.0"),
        ({"License": "MPL-2.0 AND MIT"}, "MPL-2.0 AND MIT"),
        ({"License": "Apache 2.0"}, "Apache-2.0"),
        ({"License": "MIT License\n\nCopyright (c) somebody"}, "MIT"),
        ({"License": "UNKNOWN", "Classifier": "License :: OSI Approved :: ISC License (ISCL)"}, "ISC"),
        (
            {"Classifier": "License :: OSI Approved :: MIT License|License :: OSI Approved :: Apache Software License"},
            "",
        ),
        ({"License": "do what you like"}, ""),
        ({}, ""),
    ],
)
def test_what_a_package_says_becomes_an_expression(headers: dict[str, str], expected: str) -> None:
    assert licence_reader.read(Installed(headers), RULES).licence == expected


@pytest.mark.parametrize(("text", "expected"), [(_BSD_2, "BSD-2-Clause"), (_BSD_3, "BSD-3-Clause"), (_MIT, "")])
def test_which_bsd_is_seen_in_the_text(tmp_path: Path, text: str, expected: str) -> None:
    (tmp_path / "LICENSE").write_text(text, encoding="utf-8")
    files = {"pebble-1.0.dist-info/LICENSE": str(tmp_path / "LICENSE")}
    package = licence_reader.read(Installed({"Classifier": "License :: OSI Approved :: BSD License"}, files), RULES)
    assert (package.licence, package.texts) == (expected, (text,))


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("libx264-d6533a8d.so.165", "x264"),
        ("libopenblasp-r0-59ffcd50.3.15.so", "openblasp-r0"),
        ("libgfortran-040039e1-0352e75f.so.5.0.0", "gfortran"),
        ("libQt6Core.so.6", "Qt6Core"),
        ("avcodec-62.dll", "avcodec"),
        ("libx265.217.dylib", "x265"),
        ("libraw_r.so.25.0.0", "raw_r"),
        ("_core.cpython-311-x86_64-linux-gnu.so", ""),
        ("QtCore.abi3.so", ""),
        ("readme.txt", ""),
    ],
)
def test_plain_names_of_libraries(file: str, name: str) -> None:
    assert licence_reader.library_name(file) == name


@pytest.mark.parametrize(
    ("expression", "family"),
    [
        ("MIT AND Apache-2.0", "permissive"),
        ("MIT AND LGPL-3.0-only", "replaceable"),
        ("LGPL-3.0-only OR GPL-3.0-only", "replaceable"),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", "run-time libraries of compilers"),
        ("GPL-3.0-or-later", ""),
        ("MIT AND AGPL-3.0-only", ""),
    ],
)
def test_families(expression: str, family: str) -> None:
    assert RULES.family_of(expression) == family


def _package(**changed: object) -> Package:
    whole = {
        "name": "pebble",
        "version": "1.0",
        "licence": "MIT",
        "source": "its metadata",
        "home": "https://x.example",
    }
    return Package(**{**whole, **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("package", "problem"),
    [
        (_package(source=""), "pebble 1.0 is not installed here"),
        (_package(licence=""), "pebble 1.0 has no known licence (its metadata)"),
        (_package(licence="AGPL-3.0-only"), "pebble 1.0 is under AGPL-3.0-only, which is not allowed"),
        (
            _package(libraries=(Library("odd", "", "a/libodd.so"),)),
            "a/libodd.so, inside pebble 1.0, has no known licence",
        ),
        (
            _package(libraries=(Library("x264", "GPL-2.0-or-later", "a/libx264.so"),)),
            "a/libx264.so (GPL-2.0-or-later) is new inside pebble 1.0",
        ),
    ],
)
def test_what_is_not_allowed_is_named(package: Package, problem: str) -> None:
    assert list(licences.problems([package], RULES, handed_out=True)) == [problem]


def test_a_tool_may_be_what_the_program_may_not() -> None:
    tool = _package(name="pyinstaller", licence=RULES.data["tools"]["pyinstaller"])
    assert list(licences.problems([tool], RULES, handed_out=False)) == []
    assert list(licences.problems([tool], RULES, handed_out=True)) != []


def test_what_was_found_out_holds_for_its_version() -> None:
    old = Installed({"Name": "xlrd", "Version": "1.2.0"})
    assert licence_reader.read(old, RULES).licence == ""


def test_a_bundle_with_a_library_under_the_gpl_does_not_pass(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("libavcodec-5e6b81c2.so.62", "libQt6Core.so.6", "libx264-d6533a8d.so.165", "libstrange.so"):
        (tmp_path / name).touch()
    assert licences.main(["check", str(tmp_path)]) == 1
    said = capfd.readouterr().err
    assert "libx264-d6533a8d.so.165 is under GPL-2.0-or-later" in said
    assert "libstrange.so has no known licence" in said
    assert "avcodec" not in said
    for name in ("libx264-d6533a8d.so.165", "libstrange.so"):
        (tmp_path / name).unlink()
    assert licences.main(["check", str(tmp_path)]) == 0


def _bundle(folder: Path, *libraries: str) -> Path:
    (folder / "_internal" / "av.libs").mkdir(parents=True)
    for name in libraries:
        (folder / "_internal" / name).touch()
    (folder / licences.NOTICES).write_text("NOTICES\n", encoding="utf-8")
    return folder


def test_what_a_bundle_has_from_the_system_must_be_named(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = _bundle(tmp_path, "libssl.so.3", "libpython3.11.so.1.0", "av.libs/libz.so.1")
    assert licences.main(["check", str(folder)]) == 1
    said = capfd.readouterr().err
    assert "libssl.so.3 is not named in THIRD_PARTY_NOTICES.txt" in said
    assert "python" not in said.partition("What to do")[0] and "libz" not in said
    assert licences.main(["complete", str(folder)]) == 0
    assert licences.main(["check", str(folder)]) == 0
    text = (folder / licences.NOTICES).read_text("utf-8")
    assert text.startswith("NOTICES\n")
    assert "\nlibssl.so.3\n    Licence: Apache-2.0\n" in text
    assert "Apache License" in text.partition("TEXT S1")[2]
    assert licences.main(["complete", str(folder)]) == 0
    assert (folder / licences.NOTICES).read_text("utf-8") == text, "what is named already is not named again"


def test_the_terms_of_the_system_are_taken_from_where_debian_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, documents = tmp_path / "lib" / "libbz2.so.1.0", tmp_path / "doc"
    library.parent.mkdir()
    library.touch()
    (documents / "libbz2-1.0").mkdir(parents=True)
    (documents / "libbz2-1.0" / "copyright").write_text("the terms of bzip2", encoding="utf-8")
    answers = {
        ("/sbin/ldconfig", "--print-cache"): f"2 libs\n\tlibbz2.so.1.0 (libc6,x86-64) => {library}",
        ("dpkg-query", "--search", str(library)): f"libbz2-1.0:amd64: {library}",
        ("dpkg-query", "--show", "--showformat=${Version}", "libbz2-1.0:amd64"): "1.0.8",
    }
    monkeypatch.setattr(system_notices, "_said", lambda *command: answers.get(command, ""))
    monkeypatch.setattr(system_notices, "_DOCUMENTS", documents)
    bundle = _bundle(tmp_path / "bundle", library.name)
    (found,) = system_notices.read(bundle, RULES)
    assert found == system_notices.FromSystem(
        "libbz2.so.1.0", "bzip2-1.0.6", "libbz2-1.0 1.0.8", ("the terms of bzip2",)
    )
    assert "Texts: S1" in system_notices.as_text([found])
    answers.clear()
    with pytest.raises(plainly.Stop, match="not known"):
        system_notices.read(bundle, RULES)


def test_notices_name_everybody_and_each_text_once() -> None:
    one = _package(name="one", texts=("the text  \nof both",))
    two = _package(
        name="two", texts=("the text\nof both",), libraries=(Library("raw_r", "LGPL-2.1-only", "libraw_r.so"),)
    )
    text = notices([two, one, _package(name="bare")], RULES)
    assert text.index("bare 1.0") < text.index("one 1.0") < text.index("two 1.0")
    assert text.count("the text\nof both") == 1
    assert "Holds, under LGPL-2.1-only: raw_r" in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert text.count("Permission is hereby granted") == 1


def test_the_bill_follows_its_form() -> None:
    package = _package(
        libraries=(Library("cudart", "LicenseRef-NVIDIA", "libcudart.so"), Library("z", "Zlib", "libz.so"))
    )
    made = json.loads(bill_of_materials.bill([package], environment.ROOT / "pyproject.toml", RULES))
    assert made["metadata"]["component"]["name"] == "findling"
    (component,) = made["components"]
    assert component["purl"] == "pkg:pypi/pebble@1.0"
    assert component["licenses"] == [{"expression": "MIT"}]
    assert [inner["name"] for inner in component["components"]] == ["cudart", "z"]


def test_the_bill_says_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bill_of_materials.JsonStrictValidator, "validate_str", lambda self, text: "odd")
    with pytest.raises(plainly.Stop, match="not as it should be"):
        bill_of_materials.bill([_package()], environment.ROOT / "pyproject.toml", RULES)


def test_the_window_imports_no_part_of_qt_that_is_under_the_gpl() -> None:
    used = {
        node.module.partition(".")[2]
        for path in (environment.ROOT / "desktop").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("PySide6.")
    }
    assert {"QtCore", "QtWidgets"} <= used
    assert not {name for name in used if RULES.banned_from_bundles(f"libQt6{name.removeprefix('Qt')}.so.6")}
