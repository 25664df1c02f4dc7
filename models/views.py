"""Plain data that the services hand to the window and the command line: picklable, no behaviour, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from models.jobs import Progress
from models.kinds import Kind

Relevance = Literal["strong", "maybe", "weak"]
By = Literal["content", "words", "both"]


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A query: words, or an example, or both restricted.

    Attributes:
        text: what a person typed; may be empty when an example is given.
        like_item: id of an item whose neighbours are wanted.
        like_path: a file, in the library or not, whose neighbours are wanted.
        kinds: kinds of hit wanted; empty means all.
        limit: most hits returned.
        by: "content" uses vectors alone (no name, folder or text match), "words" full-text search alone.
    """

    text: str = ""
    like_item: int | None = None
    like_path: bytes | None = None
    kinds: tuple[Kind, ...] = ()
    limit: int = 200
    by: By = "both"


@dataclass(frozen=True, slots=True)
class Hit:
    """An item in an answer, with the reasons it is there.

    Attributes:
        item_id: of the item; None for a file that is known by name but not yet indexed.
        file_id: of the file shown; other files with the same content are counted in `copies`.
        path: as the file system knows it.
        name, folder: for people.
        score: calibrated, 0 to 1, comparable between kinds; hits are sorted by it.
        start_s, end_s: place in a sound. page: 1-based page of a document. heading: section of a document.
        text: the passage, for documents.
        reasons: short sentences for people, strongest first.
        preview: path of a small JPEG (pictures) or of a ".peaks" file (sounds: bytes, one amplitude 0..255
            per 1/len of the whole duration); "" where there is none.
        duration_s, width, height: of the whole file, 0 where unknown or meaningless.
    """

    item_id: int | None
    file_id: int
    path: bytes
    name: str
    folder: str
    kind: Kind
    score: float
    relevance: Relevance
    reasons: tuple[str, ...] = ()
    start_s: float | None = None
    end_s: float | None = None
    page: int | None = None
    heading: str = ""
    text: str = ""
    preview: str = ""
    duration_s: float = 0.0
    width: int = 0
    height: int = 0
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """Hits in order of score, with the time each stage took and what a person should know about them."""

    hits: tuple[Hit, ...]
    took_ms: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RootStatus:
    """A folder that the user added. waiting counts files not looked into yet."""

    root_id: int
    path: bytes
    display: str
    files: int
    waiting: int
    failed: int
    offline: bool


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """What the library holds and what is being done.

    Attributes:
        counts: indexed files by kind.
        activity: what the indexer is doing.
        progress: of that, None when idle.
        problem: why indexing stopped by itself (disk full, folder gone ...), "" when it did not.
    """

    roots: tuple[RootStatus, ...] = ()
    counts: Mapping[Kind, int] = field(default_factory=dict)
    waiting: int = 0
    failed: int = 0
    activity: Literal["idle", "scanning", "indexing", "paused"] = "idle"
    progress: Progress | None = None
    remaining_s: float | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be indexed, with its reason in plain words."""

    file_id: int
    path: bytes
    display: str
    reason: str
    what: str
    why: str
    what_to_do: str


@dataclass(frozen=True, slots=True)
class EncoderStatus:
    """An encoder for people: what it is good for, and whether it can be used now.

    Attributes:
        name: stable identifier, e.g. "yamnet".
        title, purpose, licence, source: for people.
        kinds: kinds of file it looks into.
        installed: weights and libraries are on this computer.
        why_not: why it is not installed, "" when it is.
        download_bytes: size of a download that would install it, 0 where there is none.
    """

    name: str
    title: str
    purpose: str
    licence: str
    source: str
    kinds: tuple[Kind, ...]
    installed: bool
    why_not: str = ""
    download_bytes: int = 0


@dataclass(frozen=True, slots=True)
class PictureData:
    """An upright RGB picture: width * height * 3 bytes, rows from the top, no padding."""

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of a document, in reading order; `matched` marks the one that was asked about."""

    text: str
    heading: str
    page: int | None
    matched: bool
