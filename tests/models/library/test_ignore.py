"""What is left out of a library, compared with what git leaves out."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from models.errors import UserError
from models.library import ignore
from models.library.ignore import DEFAULT_PATTERNS, Rules
from models.library.patterns import BadPattern, PatternList, parse_pattern

GIT = shutil.which("git")


def rules(*patterns: str, hidden: bool = False) -> Rules:
    return Rules(patterns, hidden)


def write(path: Path, content: str | bytes = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def is_out(of: Rules, root: Path, path: str) -> bool:
    return of.leaves_out_path(os.fsencode(root), os.fsencode(root / path))


def walk(of: Rules, root: bytes, *, listed: bool = False) -> set[bytes]:
    """All files that the rules let through, relative to the root, found the way a scan finds them."""
    found = set()
    waiting = [(root, of.enter(root))]
    while waiting:
        folder, here = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if here.leaves_out_entry(entry):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    names = os.listdir(entry.path) if listed else None
                    waiting.append((entry.path, here.deeper(entry.name, names)))
                else:
                    found.add(os.path.relpath(entry.path, root))
    return found


def names(found: set[bytes]) -> set[str]:
    return {os.fsdecode(name) for name in found}


# ---- git is the judge ----

NAMES = ("a", "b", "ab", "a.b", "b.jpg", "[x", "a b")
CHARACTERS = some.sampled_from(
    ["a", "b", "ab", "*", "**", "?", ".", "/", "!", "\\", "[ab]", "[!a]", "[^b.]", "[a-c]", " "]
)
# By gitignore(5), two stars among other characters mean one; git 2.39 takes them for any number of folders at times.
LINES = (
    some.lists(CHARACTERS, min_size=1, max_size=6)
    .map("".join)
    .filter(lambda line: re.search(r"(?<![/!])(?<!^)\*\*|\*\*(?!/|$)", line) is None)
)
NAMED = some.sampled_from(
    ["a", "/a", "a/", "*.b", "b.jpg", "a/b", "**/b", "a/**", "a/**/b", "a/*", "*/", "!a", "!*/", "!a/b"]
)
FILES = some.lists(LINES | NAMED, max_size=5).map("\n".join)


@pytest.fixture(scope="module")
def tree() -> Iterator[Path]:
    """Folders and files with the same few names, three levels deep, inside a git repository."""
    if GIT is None:
        pytest.skip("git is not installed")
    with tempfile.TemporaryDirectory() as place:
        root = Path(place, "root")
        for outer in NAMES[:4]:
            for inner in NAMES:
                write(root / outer / inner / "a" / "b")
                write(root / outer / inner / "a.b")
            write(root / outer / "file")
        for name in NAMES[4:]:
            write(root / name)
        subprocess.run([GIT, "init", "-q", os.fspath(root)], check=True, env=git_env(), timeout=60)
        yield root


def git_env() -> dict[str, str]:
    return {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def everything_in(root: Path) -> list[bytes]:
    found = []
    for folder, folders, files in os.walk(os.fsencode(root)):
        folders[:] = [name for name in folders if name != b".git"]
        found += [os.path.relpath(os.path.join(folder, name), os.fsencode(root)) for name in folders + files]
    return [path for path in found if os.path.basename(path) not in (b".gitignore", ignore.IGNORE_FILE)]


def ignored_by_git(root: Path, paths: list[bytes]) -> set[bytes]:
    command = [str(GIT), "-C", os.fspath(root), "check-ignore", "--no-index", "-z", "--stdin"]
    done = subprocess.run(command, input=b"\0".join(paths), capture_output=True, check=False, env=git_env(), timeout=60)
    assert done.returncode in (0, 1), done.stderr
    return set(done.stdout.split(b"\0")) - {b""}


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(outer=FILES, inner=FILES)
@example(outer="a/**", inner="")
@example(outer="a/\n!a/", inner="")
@example(outer="*\n!a/\n!*.b", inner="*.b\n!a.b")
@example(outer="[x\n\\[x", inner="")
@example(outer="a\\ b   ", inner="a b ")
@example(outer="/*/**/b", inner="!b")
@example(outer="**/a/**/b", inner="")
def test_git_leaves_out_the_same(tree: Path, outer: str, inner: str) -> None:
    """The same lines as `.gitignore` and as `.findlingignore`, at the root and one folder deeper."""
    for name in (".gitignore", ".findlingignore"):
        # An empty .findlingignore means something else, so that it always has a comment.
        write(tree / name, "# comment\n" + outer + "\n")
        write(tree / "a" / name, "# comment\n" + inner + "\n")
    paths = everything_in(tree)
    root = os.fsencode(tree)
    ours = {path for path in paths if rules(hidden=True).leaves_out_path(root, os.path.join(root, path))}
    assert ours == ignored_by_git(tree, paths)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(outer=FILES, inner=FILES)
def test_a_walk_and_a_single_look_agree(tree: Path, outer: str, inner: str) -> None:
    write(tree / ".findlingignore", outer)
    write(tree / "a" / ".findlingignore", inner)
    root = os.fsencode(tree)
    of = rules(*DEFAULT_PATTERNS)
    one_by_one = {
        path
        for path in everything_in(tree)
        if os.path.isfile(os.path.join(root, path)) and not of.leaves_out_path(root, os.path.join(root, path))
    }
    for listed in (False, True):
        assert walk(of, root, listed=listed) & set(everything_in(tree)) == one_by_one


# ---- the settings ----


def test_what_programs_leave_behind_is_left_out(tmp_path: Path) -> None:
    kept = {"cat.jpg", "notes/caches.txt", "notes/part.of.it.pdf", "Thumbs.db.jpg/x.png", "tmp/song.ogg"}
    out = {
        "node_modules/a/b.png",
        "deep/er/__pycache__/c.pdf",
        "$RECYCLE.BIN/S-1-5/$R1.jpg",
        "System Volume Information/x.jpg",
        "lost+found/#123.jpg",
        ".Trash-1000/files/old.jpg",
        "photos/@eaDir/cat.jpg",
        "#recycle/cat.jpg",
        "Library/Caches/x.png",
        "Thumbs.db",
        "a/desktop.ini",
        "a/Desktop.ini",
        "~$letter.docx",
        ".~lock.letter.odt#",
        "film.mkv.part",
        "film.mkv.crdownload",
        "._cat.jpg",
    }
    for name in kept | out:
        write(tmp_path / name)
    assert names(walk(rules(*DEFAULT_PATTERNS, hidden=True), os.fsencode(tmp_path))) == kept


def test_hidden_is_left_out_unless_wanted(tmp_path: Path) -> None:
    for name in ("seen.jpg", ".not.jpg", ".folder/inside.jpg"):
        write(tmp_path / name)
    root = os.fsencode(tmp_path)
    assert names(walk(rules(), root)) == {"seen.jpg"}
    assert names(walk(rules(hidden=True), root)) == {"seen.jpg", ".not.jpg", ".folder/inside.jpg"}
    assert names(walk(rules("!.folder/"), root)) == {"seen.jpg", ".folder/inside.jpg"}


@pytest.mark.parametrize("flags", [{"st_flags": stat.UF_HIDDEN}, {"st_file_attributes": stat.FILE_ATTRIBUTE_HIDDEN}])
def test_a_hidden_flag_hides(flags: dict[str, int]) -> None:
    seen: Any = SimpleNamespace(**flags)
    assert rules().enter(b"/nowhere").leaves_out(b"a.jpg", False, seen)
    assert not rules(hidden=True).enter(b"/nowhere").leaves_out(b"a.jpg", False, seen)
    assert not rules("!*.jpg").enter(b"/nowhere").leaves_out(b"a.jpg", False, seen)


def test_a_system_with_flags_is_asked_for_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ignore, "_HAS_FLAGS", True)
    monkeypatch.setattr(ignore, "_has_hidden_flag", lambda seen: seen.st_size == 3)
    write(tmp_path / "seen.jpg", "four")
    write(tmp_path / "flagged.jpg", "3 b")
    assert names(walk(rules(), os.fsencode(tmp_path))) == {"seen.jpg"}


def test_capitals_where_the_system_takes_them_for_small_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ignore, "_fold", str.lower)
    ignore._parse_all.cache_clear()
    assert rules("*.TMP").enter(b"/nowhere").leaves_out(b"Some.Tmp", False)
    ignore._parse_all.cache_clear()


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("photos[", "closing"),
        ("[z-a].jpg", "backwards"),
        ("[[:alpha:]]", "Named sets"),
        ("oops\\", "backslash"),
        ("!", "names nothing"),
        ("/", "names nothing"),
        ("a//b", "two slashes"),
    ],
)
def test_a_pattern_that_makes_no_sense_is_named(pattern: str, why: str) -> None:
    with pytest.raises(UserError) as error:
        rules("*.tmp", pattern)
    assert pattern in error.value.what
    assert why in error.value.why
    assert isinstance(error.value, BadPattern)


# ---- marker files ----


@pytest.mark.parametrize("marker", [".nomedia", ".findlingignore"])
def test_a_marked_folder_is_passed_over_whole(tmp_path: Path, marker: str) -> None:
    write(tmp_path / "kept.jpg")
    write(tmp_path / "private" / "deep" / "er.jpg")
    write(tmp_path / "private" / marker, " \n" if marker == ".findlingignore" else "")
    root = os.fsencode(tmp_path)
    for of in (rules(), rules("!*", hidden=True)):
        assert {name for name in names(walk(of, root)) if name.endswith(".jpg")} == {"kept.jpg"}
        assert is_out(of, tmp_path, "private")
        assert is_out(of, tmp_path, "private/deep")
        assert is_out(of, tmp_path, "private/deep/er.jpg")
        assert not is_out(of, tmp_path, "kept.jpg")
    assert Rules().enter(root).deeper(b"private").leaves_out_all
    assert Rules().enter(root).deeper(b"private").deeper(b"deep").leaves_out_all


def test_lines_count_from_their_folder_and_overrule_shallower_ones(tmp_path: Path) -> None:
    write(tmp_path / ".findlingignore", "*.png\n/drafts/\n")
    write(tmp_path / "album" / ".findlingignore", "!best.png\n/only here.jpg\n")
    for name in ("a.png", "drafts/a.jpg", "album/best.png", "album/other.png", "album/drafts/b.jpg", "only here.jpg"):
        write(tmp_path / name)
    write(tmp_path / "album" / "only here.jpg")
    write(tmp_path / "album" / "deep" / "best.png")
    found = names(walk(rules("only*", "!only here.jpg"), os.fsencode(tmp_path)))
    assert found == {"album/best.png", "album/deep/best.png", "album/drafts/b.jpg", "only here.jpg"}


def test_a_file_beside_overrules_the_settings(tmp_path: Path) -> None:
    write(tmp_path / "node_modules" / "a.jpg")
    assert is_out(Rules(), tmp_path, "node_modules/a.jpg")
    write(tmp_path / ".findlingignore", "!node_modules/\n")
    assert not is_out(Rules(), tmp_path, "node_modules/a.jpg")


def test_the_editors_of_other_systems(tmp_path: Path) -> None:
    write(tmp_path / ".findlingignore", b"\xef\xbb\xbf*.png\r\n# caf\xc3\xa9\r\ncaf\xc3\xa9.jpg\r\n")
    assert is_out(rules(), tmp_path, "a.png")
    assert is_out(rules(), tmp_path, "café.jpg")
    assert not is_out(rules(), tmp_path, "cafe.jpg")


def test_bad_lines_of_a_file_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path / ".findlingignore", "[\n*.png\nx\\\n")
    assert is_out(rules(), tmp_path, "a.png")
    assert not is_out(rules(), tmp_path, "a.jpg")


def test_a_strange_ignore_file_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe would never answer, a link may lead anywhere, and a folder has no lines."""
    os.mkfifo(tmp_path / ".findlingignore")
    assert not is_out(rules(), tmp_path, "a.png")
    (tmp_path / ".findlingignore").unlink()
    (tmp_path / ".findlingignore").symlink_to(write(tmp_path / "lines", "*.png"))
    assert not is_out(rules(), tmp_path, "a.png")
    (tmp_path / ".findlingignore").unlink()
    (tmp_path / ".findlingignore").mkdir()
    assert not is_out(rules(), tmp_path, "a.png")


def test_a_huge_ignore_file_is_read_in_part(tmp_path: Path) -> None:
    write(tmp_path / ".findlingignore", "*.png\n" + "#\n" * 200_000 + "*.jpg\n")
    assert is_out(rules(), tmp_path, "a.png")
    assert not is_out(rules(), tmp_path, "a.jpg")


# ---- names ----


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_names_that_are_no_text(tmp_path: Path) -> None:
    root = os.fsencode(tmp_path)
    os.mkdir(os.path.join(root, b"fold\xff"))
    for name in (b"\xff.jpg", b"\xfe.png", b"fold\xff/\xfd.jpg", b"fold\xff/x.png"):
        with open(os.path.join(root, name), "wb"):
            pass
    assert walk(rules(), root) == {b"\xff.jpg", b"\xfe.png", b"fold\xff/\xfd.jpg", b"fold\xff/x.png"}
    assert walk(rules("*.png"), root) == {b"\xff.jpg", b"fold\xff/\xfd.jpg"}
    write(tmp_path / ".findlingignore", b"/fold\xff/x*\n?.jpg\n")
    assert walk(rules(), root) == {b"\xfe.png"}


def test_names_with_line_breaks(tmp_path: Path) -> None:
    write(tmp_path / "a\nb.png")
    assert is_out(rules("a*.png"), tmp_path, "a\nb.png")
    assert is_out(rules("a?b.png"), tmp_path, "a\nb.png")
    assert not is_out(rules("a"), tmp_path, "a\nb.png")


def test_what_is_gone_is_judged_by_its_name(tmp_path: Path) -> None:
    assert is_out(rules("*.png"), tmp_path, "gone/a.png")
    assert is_out(rules("gone/"), tmp_path, "gone/a.jpg")
    assert not is_out(rules("gone/"), tmp_path, "gone")


def test_the_root_itself(tmp_path: Path) -> None:
    root = os.fsencode(tmp_path)
    assert not Rules().leaves_out_path(root, root)
    assert not Rules().leaves_out_path(root + b"/", root)
    write(tmp_path / ".nomedia")
    assert Rules().leaves_out_path(root, root)
    with pytest.raises(ValueError, match="inside"):
        Rules().leaves_out_path(root, root + b"-other/a.jpg")


# ---- bounds ----


@pytest.mark.parametrize(
    "pattern", ["*a" * 50 + "*b", "?" * 100 + "*a" * 50 + "b", "[!b]*" * 60 + "c", "**/" * 300 + "*a" * 20 + "*b"]
)
def test_no_pattern_takes_long(pattern: str) -> None:
    """A usual regular expression for any of these would still be busy tomorrow."""
    patterns = PatternList([parse_pattern(pattern)])
    assert not patterns.may_speak_of("a" * 255)
    assert patterns.verdict(["a" * 255] * 20, is_folder=False) is None


def test_many_stars_between_folders_take_no_time() -> None:
    patterns = PatternList([parse_pattern("/" + "**/a/" * 100 + "b")])
    assert patterns.verdict(["a"] * 2000, is_folder=False) is None
    assert patterns.verdict([*["a"] * 2000, "b"], is_folder=False) is True


@given(some.text(max_size=30))
def test_any_text_is_a_pattern_or_an_error(text: str) -> None:
    try:
        patterns = PatternList([parse_pattern(text)])
    except BadPattern:
        return
    assert patterns.verdict(["some", "name.jpg"], is_folder=False) in (True, False, None)


@given(some.text(some.characters(exclude_characters="/\0\n"), min_size=1, max_size=20))
def test_a_quoted_name_fits_itself(name: str) -> None:
    quoted = "".join(f"\\{letter}" if letter in "\\[]!*#? " else letter for letter in name)
    patterns = PatternList([parse_pattern(quoted)])
    assert patterns.may_speak_of(name)
    assert patterns.verdict([name], is_folder=False) is True
