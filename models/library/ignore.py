"""What is left out of a library: patterns of the settings, marker files in folders, and what is hidden.

A folder with a `.nomedia`, or with an empty `.findlingignore`, is passed over whole. The lines of a `.findlingignore`
are patterns for its folder and all that lies deeper; they say more than the patterns of the settings, and a deeper file
says more than a shallower one. What no pattern speaks of is left out if it is hidden.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

from models.library.patterns import BadPattern, PatternList, parse_pattern

DEFAULT_PATTERNS = (
    # Folders that programs fill.
    "node_modules/",
    "bower_components/",
    "__pycache__/",
    "site-packages/",
    "venv/",
    ".venv/",
    ".tox/",
    ".git/",
    ".hg/",
    ".svn/",
    ".cache/",
    "Caches/",
    ".thumbnails/",
    "@eaDir/",
    # What systems keep beside people's files.
    "$RECYCLE.BIN/",
    "RECYCLER/",
    "System Volume Information/",
    "lost+found/",
    ".Trash/",
    ".Trash-*/",
    ".Trashes/",
    ".Spotlight-V100/",
    ".fseventsd/",
    ".snapshots/",
    r"\#recycle/",
    r"\#snapshot/",
    # Files that are nobody's.
    "Thumbs.db",
    "ehthumbs.db",
    "[Dd]esktop.ini",
    ".DS_Store",
    "._*",
    # What is only half there.
    "*.tmp",
    "*.temp",
    "*.part",
    "*.partial",
    "*.crdownload",
    "*.aria2",
    "~$*",
    ".~lock.*#",
)

NO_MEDIA = b".nomedia"
IGNORE_FILE = b".findlingignore"
MARKERS = frozenset({NO_MEDIA, IGNORE_FILE})

# A file that a person wrote is far below; one that came with a stranger's folder must not cost more.
_LONGEST_IGNORE_FILE_BYTES = 64 * 1024
_MOST_LINES = 1000
_SEPARATOR = os.fsencode(os.sep)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a person wants left out.

    Attributes:
        patterns: as in a `.gitignore`, for paths relative to a root; a later one says more than an earlier one.
        hidden: whether hidden files and folders belong to the library.

    Raises: UserError: a pattern cannot be understood.
    """

    patterns: tuple[str, ...] = DEFAULT_PATTERNS
    hidden: bool = False

    def __post_init__(self) -> None:
        _parse_all(self.patterns)

    def enter(self, root: bytes) -> FolderRules:
        """The rules inside a root."""
        return _heed_markers(root, ((_parse_all(self.patterns), ()),), None, self.hidden)

    def leaves_out_path(self, root: bytes, path: bytes) -> bool:
        """Whether a walk from the root would never hand out this file, or never enter this folder.

        Looks at the marker files of every folder on the way. What is no longer there is judged by its name alone.
        Raises: ValueError: the path does not lie inside the root.
        """
        rules = self.enter(root)
        names = _names_between(root, path)
        for name in names[:-1]:
            if rules.leaves_out(name, is_folder=True):
                return True
            rules = rules.deeper(name)
        if not names:
            return rules.leaves_out_all
        seen = _look_at(path)
        is_folder = seen is not None and stat.S_ISDIR(seen.st_mode)
        if rules.leaves_out(names[-1], is_folder, seen):
            return True
        return is_folder and rules.deeper(names[-1]).leaves_out_all


@dataclass(frozen=True, slots=True)
class FolderRules:
    """The rules inside one folder.

    Attributes:
        folder: its path.
        leaves_out_all: whether a marker says that the whole folder is to be passed over.
    """

    folder: bytes
    leaves_out_all: bool
    _hidden: bool
    # The deepest first, each with the names that lead from the folder it counts from to this one.
    _levels: tuple[tuple[PatternList, tuple[str, ...]], ...]

    def leaves_out(self, name: bytes, is_folder: bool, seen: os.stat_result | None = None) -> bool:
        """Whether a file or folder directly in this one is left out.

        Args:
            name: its name alone.
            is_folder: False for a link to a folder too, because none is followed.
            seen: what `lstat` says, where it is known; macOS and Windows hide by a flag in it.
        """
        if self.leaves_out_all:
            return True
        text = decode_name(name)
        for patterns, way in self._levels:
            if patterns.may_speak_of(text):
                verdict = patterns.verdict((*way, text), is_folder)
                if verdict is not None:
                    return verdict
        return not self._hidden and (name.startswith(b".") or (seen is not None and _has_hidden_flag(seen)))

    def leaves_out_entry(self, entry: os.DirEntry[bytes]) -> bool:
        """The same for what `os.scandir` found in this folder; asks the system for flags only where it has some."""
        seen = None
        if _HAS_FLAGS and not self._hidden:
            try:
                seen = entry.stat(follow_symlinks=False)
            except OSError:
                seen = None
        return self.leaves_out(entry.name, entry.is_dir(follow_symlinks=False), seen)

    def deeper(self, name: bytes, listed: Container[bytes] | None = None) -> FolderRules:
        """The rules inside a folder of this one.

        Args:
            listed: the names of all that lies in it, where they are known; otherwise the file system is asked for
                the two markers.
        """
        folder = os.path.join(self.folder, name)
        if self.leaves_out_all:
            return FolderRules(folder, True, self._hidden, ())
        text = decode_name(name)
        levels = tuple((patterns, (*way, text)) for patterns, way in self._levels)
        return _heed_markers(folder, levels, listed, self._hidden)


def decode_name(name: bytes) -> str:
    """A name as text to compare patterns with; bytes that are no text stay what they are, as surrogates."""
    try:
        return _fold(os.fsdecode(name))
    except UnicodeDecodeError:
        return _fold(name.decode("utf-8", "surrogateescape"))


def _as_it_is(text: str) -> str:
    return text


# Where the file system takes capitals for small letters, patterns do too.
_fold = str.lower if sys.platform in ("win32", "darwin") else _as_it_is
_HAS_FLAGS = sys.platform in ("win32", "darwin")


def _has_hidden_flag(seen: os.stat_result) -> bool:
    """Whether macOS (`st_flags`) or Windows (`st_file_attributes`) hides it."""
    return bool(
        getattr(seen, "st_flags", 0) & stat.UF_HIDDEN
        or getattr(seen, "st_file_attributes", 0) & stat.FILE_ATTRIBUTE_HIDDEN
    )


@lru_cache(maxsize=16)
def _parse_all(lines: tuple[str, ...]) -> PatternList:
    """Patterns of the settings. Raises: UserError: one cannot be understood."""
    return PatternList(parse_pattern(_fold(line)) for line in lines)


@lru_cache(maxsize=256)
def _parse_what_can_be(content: bytes) -> PatternList | None:
    """The lines of a `.findlingignore`, without those that cannot be understood; None when it is empty."""
    if not content.strip():
        return None
    lines = decode_name(content.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"")).split("\n")
    found = []
    for line in lines[:_MOST_LINES]:
        try:
            found.append(parse_pattern(line.removesuffix("\r")))
        except BadPattern:
            # As git does: the file may be a stranger's, and what it says elsewhere still counts.
            continue
    return PatternList(found)


def _heed_markers(
    folder: bytes,
    levels: tuple[tuple[PatternList, tuple[str, ...]], ...],
    listed: Container[bytes] | None,
    hidden: bool,
) -> FolderRules:
    leaves_out_all = _holds(folder, NO_MEDIA, listed)
    if not leaves_out_all and _holds(folder, IGNORE_FILE, listed):
        content = _read_ignore_file(os.path.join(folder, IGNORE_FILE))
        patterns = _parse_what_can_be(content) if content is not None else PatternList(())
        leaves_out_all = patterns is None
        levels = levels if patterns is None else ((patterns, ()), *levels)
    return FolderRules(folder, leaves_out_all, hidden, levels)


def _holds(folder: bytes, name: bytes, listed: Container[bytes] | None) -> bool:
    return name in listed if listed is not None else os.path.lexists(os.path.join(folder, name))


def _read_ignore_file(path: bytes) -> bytes | None:
    """What an ordinary file begins with; None when it is none or cannot be read. A pipe is not waited for."""
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return None
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(handle, "rb") as file:
            content = file.read(_LONGEST_IGNORE_FILE_BYTES + 1)
    except OSError:
        return None
    if len(content) <= _LONGEST_IGNORE_FILE_BYTES:
        return content
    return content[: content.rfind(b"\n") + 1]


def _names_between(root: bytes, path: bytes) -> list[bytes]:
    start = root.rstrip(_SEPARATOR)
    if path.rstrip(_SEPARATOR) == start:
        return []
    if not path.startswith(start + _SEPARATOR):
        raise ValueError(f"{path!r} does not lie inside {root!r}")
    return [name for name in path[len(start) :].split(_SEPARATOR) if name]


def _look_at(path: bytes) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except OSError:
        return None
