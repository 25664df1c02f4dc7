"""What filters look at, of the whole library at once: columns of numbers that numpy goes through in milliseconds.

They are read in one go, in the background, and read again when the library has changed. Texts that many files share
(folders, extensions, cameras, tags) are codes into lists; names are one long text, so that a million of them take no
more room than their letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

from models.catalogue import names, wall_clock
from models.catalogue.columns import Codes, Integers, Numbered, TagCodes, batches, gathered, stacked
from models.kinds import Kind
from models.sorted_ids import is_in, rows_of

Kinds = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]

KINDS: tuple[Kind, ...] = tuple(Kind)
"""The kinds, by the codes that stand for them here."""

_KIND_CODE = "CASE kind " + " ".join(f"WHEN '{kind}' THEN {code}" for code, kind in enumerate(KINDS)) + " END"
_OFFLINE, _WAITING = 64, 128


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The names of files in one text, as `models.catalogue.names.key` writes them, each ended by a line feed.

    Attributes:
        text: UTF-8. starts: where in it each name begins, shape (n,).
    """

    text: bytes
    starts: Integers

    def holding(self, wanted: str) -> Flags:
        """Which names have a text in them, whatever its case: shape (n,)."""
        found = np.zeros(len(self.starts), np.bool_)
        needle = names.key(wanted).encode("utf-8", "replace")
        if not needle:
            return ~found
        if b"\n" in needle or b"\0" in needle:
            return found
        # No name has a zero in it. Replacing and comparing are single loops in C, whatever is looked for.
        marked = np.frombuffer(self.text.replace(needle, bytes(len(needle))), np.uint8)
        found[np.searchsorted(self.starts, np.flatnonzero(marked == 0), side="right") - 1] = True
        return found


@dataclass(frozen=True, slots=True, eq=False)
class FileFacts:
    """One row a file, by ascending id; all arrays have shape (n,).

    Attributes:
        content_ids: 0 where nothing is known of the file's bytes. content_rows: the row of that content in
            `ContentFacts`, -1 where there is none.
        kinds: codes, see `KINDS`. folders, suffixes, cameras: codes into the lists of `Facts`.
        days: on which it was taken, or changed last where that is not known, as `date.toordinal` counts.
        moments_s: the same to the second, since 1970 began, by the clock on the wall at that place.
        durations_s: NaN where unknown. latitudes, longitudes: in degrees, NaN where unknown.
        dated: whether it is known when it was taken. tagged: whether it has a tag of either sort.
        written: whether there are words in it, or a reader found some. sounding: whether there is something to hear.
        offline: on a drive that is away. copied: another file has the same bytes. new: not looked into yet.
    """

    ids: Integers
    content_ids: Integers
    content_rows: Codes
    kinds: Kinds
    folders: Codes
    names: Names
    suffixes: Codes
    sizes_bytes: Integers
    days: Codes
    moments_s: Integers
    durations_s: npt.NDArray[np.float64]
    cameras: Codes
    latitudes: npt.NDArray[np.float32]
    longitudes: npt.NDArray[np.float32]
    dated: Flags
    written: Flags
    sounding: Flags
    tagged: Flags
    offline: Flags
    copied: Flags
    new: Flags


@dataclass(frozen=True, slots=True, eq=False)
class ContentFacts:
    """One row a content that is not set aside, by ascending id: shape (n,).

    Attributes:
        tag_starts: shape (n + 1,); the tags of row i are tag_codes[tag_starts[i]:tag_starts[i + 1]], each once.
        tag_codes: into the list of tags of `Facts`.
    """

    ids: Integers
    tag_starts: Integers
    tag_codes: Codes

    def with_tag(self, code: int) -> Flags:
        """Which contents have a tag: shape (n,)."""
        found = np.zeros(len(self.ids), np.bool_)
        found[np.searchsorted(self.tag_starts, np.flatnonzero(self.tag_codes == code), side="right") - 1] = True
        return found


@dataclass(frozen=True, slots=True, eq=False)
class ItemFacts:
    """One row an item of a content that is not set aside, by ascending id: shape (n,). kinds: codes, see `KINDS`."""

    ids: Integers
    content_ids: Integers
    kinds: Kinds


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """All that filters look at.

    Attributes:
        folders, suffixes, cameras: what the codes mean, each different; the first suffix and camera are "" for none.
            Suffixes are lower case and without the dot.
        tags: a person's own tags and the keywords of files, each once whatever its case, as it was first written. Texts
            of more than 100 characters are no tags; beyond half a million different ones, keywords are left out.
        tag_codes: the code of a tag by its key, see `models.catalogue.names.key`.
    """

    files: FileFacts
    contents: ContentFacts
    items: ItemFacts
    folders: tuple[str, ...]
    suffixes: tuple[str, ...]
    cameras: tuple[str, ...]
    tags: tuple[str, ...]
    tag_codes: dict[str, int]


def read(connection: Connection) -> Facts:
    """Read the facts of all files, inside the caller's view of the catalogue."""
    tags = TagCodes(batches(connection, "SELECT name FROM tag ORDER BY id"))
    cameras = Numbered([""])
    contents = _read_contents(connection, cameras, tags)
    items = _read_items(connection, contents.ids)
    folders, suffixes = Numbered(), Numbered([""])
    files = _read_files(connection, folders, suffixes)
    return Facts(
        files=_joined(files, contents, items),
        contents=ContentFacts(contents.ids, contents.tag_starts, contents.tag_codes),
        items=items,
        folders=tuple(folders),
        suffixes=tuple(suffixes),
        cameras=tuple(cameras),
        tags=tuple(tags.spellings),
        tag_codes=tags.codes,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Contents:
    """Columns of contents. taken_s: as `moments_s`, `wall_clock.NEVER_S` where not known."""

    ids: Integers
    taken_s: Integers
    durations_s: npt.NDArray[np.float64]
    cameras: Codes
    latitudes: npt.NDArray[np.float32]
    longitudes: npt.NDArray[np.float32]
    tag_starts: Integers
    tag_codes: Codes


@dataclass(frozen=True, slots=True, eq=False)
class _Files:
    """Columns of files, without what is known of their contents."""

    ids: Integers
    content_ids: Integers
    kinds: Kinds
    sizes_bytes: Integers
    mtimes_ns: Integers
    offline: Flags
    waiting: Flags
    folders: Codes
    suffixes: Codes
    names: Names


def _read_contents(connection: Connection, cameras: Numbered, tags: TagCodes) -> _Contents:
    query = """SELECT id, taken_at, duration_s, camera, latitude, longitude, own_tags || char(10) || tags FROM content
        WHERE orphaned_at IS NULL ORDER BY id"""
    codes: list[Codes] = []

    def counts_of(texts: Sequence[str]) -> Integers:
        counts, found = tags.of_texts(texts)
        codes.append(found)
        return counts

    ids, taken_s, durations_s, camera_codes, latitudes, longitudes, counts = gathered(
        batches(connection, query),
        [
            (np.int64, None),
            (np.int64, wall_clock.taken_s),
            (np.float64, None),
            (np.int32, cameras.codes_of),
            (np.float32, None),
            (np.float32, None),
            (np.int64, counts_of),
        ],
    )
    durations_s[durations_s <= 0] = np.nan
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    return _Contents(ids, taken_s, durations_s, camera_codes, latitudes, longitudes, starts, stacked(codes, np.int32))


def _read_items(connection: Connection, content_ids: Integers) -> ItemFacts:
    # All from the index that keeps items apart; the table itself has the texts of all documents in it.
    query = f"SELECT id, content_id, {_KIND_CODE} FROM item"  # noqa: S608
    ids, held_by, kinds = gathered(batches(connection, query), [(np.int64, None), (np.int64, None), (np.uint8, None)])
    known = is_in(held_by, content_ids)
    ids, held_by, kinds = ids[known], held_by[known], kinds[known]
    order = np.argsort(ids, kind="stable")
    return ItemFacts(ids[order], held_by[order], kinds[order])


def _read_files(connection: Connection, folders: Numbered, suffixes: Numbered) -> _Files:
    # Few columns: each costs time for every file.
    query = f"""SELECT id, coalesce(content_id, 0), {_KIND_CODE} + (offline <> 0) * {_OFFLINE}
        + (state = 'waiting') * {_WAITING}, size_bytes, mtime_ns, folder, name FROM file ORDER BY id"""  # noqa: S608
    texts: list[bytes] = []

    def suffixes_of(batch: Sequence[str]) -> Codes:
        # All at once: no letter joins with another across the end of a line.
        texts.append(names.key("\n".join(batch) + "\n").encode("utf-8", "replace"))
        return suffixes.codes_of([_suffix(name) for name in batch])

    integers: tuple[npt.DTypeLike, None] = (np.int64, None)
    ids, content_ids, packed, sizes_bytes, mtimes_ns, folder_codes, suffix_codes = gathered(
        batches(connection, query),
        [
            *(integers, integers, (np.uint8, None), integers, integers),
            (np.int32, folders.codes_of),
            (np.int32, suffixes_of),
        ],
    )
    text = b"".join(texts)
    ends = np.flatnonzero(np.frombuffer(text, np.uint8) == ord("\n")) + 1
    starts = np.concatenate([np.zeros(1, np.int64), ends])[:-1]
    return _Files(
        ids=ids,
        content_ids=content_ids,
        kinds=packed % _OFFLINE,
        sizes_bytes=sizes_bytes,
        mtimes_ns=mtimes_ns,
        offline=(packed & _OFFLINE) != 0,
        waiting=(packed & _WAITING) != 0,
        folders=folder_codes,
        suffixes=suffix_codes,
        names=Names(text, starts),
    )


def _joined(files: _Files, contents: _Contents, items: ItemFacts) -> FileFacts:
    rows = rows_of(contents.ids, files.content_ids)
    known = rows >= 0

    def of_content(values: npt.NDArray[Any], unknown: Any) -> npt.NDArray[Any]:
        found = np.full(len(rows), unknown, values.dtype)
        found[known] = values[rows[known]]
        return found

    def with_items(kind: Kind) -> npt.NDArray[Any]:
        holding = np.zeros(len(contents.ids), np.bool_)
        holding[rows_of(contents.ids, items.content_ids[items.kinds == KINDS.index(kind)])] = True
        return of_content(holding, False)

    taken_s = of_content(contents.taken_s, wall_clock.NEVER_S)
    moments_s = np.where(taken_s == wall_clock.NEVER_S, wall_clock.changed_s(files.mtimes_ns), taken_s)
    return FileFacts(
        ids=files.ids,
        content_ids=files.content_ids,
        content_rows=rows.astype(np.int32),
        kinds=files.kinds,
        folders=files.folders,
        names=files.names,
        suffixes=files.suffixes,
        sizes_bytes=files.sizes_bytes,
        days=(moments_s // wall_clock.DAY_S + wall_clock.FIRST_DAY).astype(np.int32),
        moments_s=moments_s,
        durations_s=of_content(contents.durations_s, np.nan),
        cameras=of_content(contents.cameras, 0),
        latitudes=of_content(contents.latitudes, np.nan),
        longitudes=of_content(contents.longitudes, np.nan),
        dated=taken_s != wall_clock.NEVER_S,
        written=with_items(Kind.DOCUMENT),
        sounding=with_items(Kind.AUDIO),
        tagged=of_content(np.diff(contents.tag_starts) > 0, False),
        offline=files.offline,
        copied=of_content(np.bincount(rows[known], minlength=len(contents.ids)) > 1, False),
        new=files.waiting & (files.content_ids == 0),
    )


def _suffix(name: str) -> str:
    stem, _, suffix = name.rpartition(".")
    # A name that only begins with dots has none.
    return suffix.lower() if stem.strip(".") else ""
