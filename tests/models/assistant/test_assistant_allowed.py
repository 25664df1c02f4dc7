"""What an assistant may look into: whatever is tried, nothing outside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.assistant.allowed import Allowed, chosen
from models.errors import UserError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a/b/deep", "a/bc", "out"):
        (tmp_path / name).mkdir(parents=True)
    return tmp_path


def path(folder: Path, *parts: str) -> bytes:
    return os.fsencode(os.path.join(folder, *parts))


def test_what_lies_in_a_folder_is_allowed_and_what_lies_beside_it_is_not(folder: Path) -> None:
    allowed = Allowed([path(folder, "a", "b")])
    assert allowed.holds(path(folder, "a", "b", "x.txt"))
    assert allowed.holds(path(folder, "a", "b", "deep", "x.txt"))
    assert allowed.holds(path(folder, "a", "b", "deep", "..", "x.txt"))
    for outside in (("a", "bc", "x.txt"), ("a", "x.txt"), ("a", "b", "..", "x.txt"), ("a", "b", "..", "bc"), ("a",)):
        assert not allowed.holds(path(folder, *outside)), outside


def test_the_folder_itself_is_no_file_in_it(folder: Path) -> None:
    assert not Allowed([path(folder, "a", "b")]).holds(path(folder, "a", "b"))


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_are_followed_on_both_sides(folder: Path) -> None:
    (folder / "out" / "secret.txt").write_text("secret")
    (folder / "a" / "b" / "file").symlink_to(folder / "out" / "secret.txt")
    (folder / "a" / "b" / "way").symlink_to(folder / "out")
    (folder / "entry").symlink_to(folder / "a" / "b")
    (folder / "a" / "b" / "loop").symlink_to(folder / "a" / "b" / "loop")
    allowed = Allowed([path(folder, "entry")])
    assert allowed.folders == (os.path.realpath(path(folder, "a", "b")),)
    assert allowed.holds(path(folder, "a", "b", "x.txt"))
    assert allowed.holds(path(folder, "entry", "x.txt"))
    for outside in (("a", "b", "file"), ("a", "b", "way", "secret.txt"), ("entry", "way", "secret.txt")):
        assert not allowed.holds(path(folder, *outside)), outside
    # It leads nowhere, so it shows nothing.
    assert isinstance(allowed.holds(path(folder, "a", "b", "loop")), bool)


def test_the_root_of_the_disk_holds_everything() -> None:
    root = os.fsencode(os.path.realpath(os.sep))
    assert Allowed([root]).holds(os.path.join(root, b"any", b"file"))


def test_a_name_with_a_zero_or_without_text_is_no_error(folder: Path) -> None:
    allowed = Allowed([path(folder, "a", "b")])
    assert not allowed.holds(path(folder, "a", "b") + b"/x\0.txt")
    assert not allowed.holds(b"")
    assert allowed.holds(path(folder, "a", "b") + b"/\xff.txt") or os.name == "nt"


@given(st.lists(st.sampled_from(["..", ".", "b", "bc", "deep", "a", "", "x"]), max_size=8))
def test_whatever_steps_are_taken_only_what_is_really_below_is_allowed(steps: list[str]) -> None:
    base = os.path.realpath(os.sep)
    tried = os.path.join(base, "a", "b", *[step or "." for step in steps])
    really = os.path.normpath(tried)
    assert Allowed([os.fsencode(os.path.join(base, "a", "b"))]).holds(os.fsencode(tried)) == really.startswith(
        os.path.join(base, "a", "b", "")
    )


def test_a_person_may_choose_folders_of_the_library_and_no_others(folder: Path) -> None:
    roots = [path(folder, "a")]
    assert chosen([], roots).folders == (os.path.realpath(path(folder, "a")),)
    assert chosen([path(folder, "a", "b")], roots).folders == (os.path.realpath(path(folder, "a", "b")),)
    assert chosen(roots, roots).folders == (os.path.realpath(path(folder, "a")),)
    for wrong in (path(folder, "out"), path(folder), path(folder, "a", "..", "out")):
        with pytest.raises(UserError, match="not in the library"):
            chosen([wrong], roots)
    with pytest.raises(UserError, match="no folder in the library"):
        chosen([], [])
