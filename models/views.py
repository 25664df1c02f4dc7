"""Plain data about the library and its encoders that the services hand to the window and the command line: picklable,
no behaviour, no database. That of searching is in `answers`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from models.jobs import Progress
from models.kinds import Kind

Activity = Literal["idle", "scanning", "indexing", "paused", "held"]
KeptUp = Literal["watched", "rescanned", "away"]
SpaceUse = Literal["answering", "filled", "resting", "left over"]


@dataclass(frozen=True, slots=True)
class RootStatus:
    """A folder that the user added.

    Attributes:
        waiting: files not looked into yet.
        offline: the folder is not there now. away: how many of its files lie on a drive that is not there.
        kept_up: how changes in it are noticed: "watched" within seconds, "rescanned" from time to time, or "away".
        why_rescanned: why it is not watched, for people; "" where it is.
    """

    root_id: int
    path: bytes
    display: str
    files: int
    waiting: int
    failed: int
    offline: bool
    away: int = 0
    kept_up: KeptUp = "rescanned"
    why_rescanned: str = ""


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """What the library holds and what is being done.

    Attributes:
        counts: indexed files by kind.
        activity: what the indexer is doing.
        progress: of that, None when idle.
        problem: why indexing stopped by itself (disk full, folder gone ...), "" when it did not.
        held_because: why indexing waits although nobody paused it; "" when it does not.
        slow_because: why it works slowly, "" when it does not.
    """

    roots: tuple[RootStatus, ...] = ()
    counts: Mapping[Kind, int] = field(default_factory=dict)
    waiting: int = 0
    failed: int = 0
    activity: Activity = "idle"
    progress: Progress | None = None
    remaining_s: float | None = None
    problem: str = ""
    held_because: str = ""
    slow_because: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be indexed, with its reason in plain words; ignored: it is left alone for good."""

    file_id: int
    path: bytes
    display: str
    reason: str
    what: str
    why: str
    what_to_do: str
    ignored: bool = False


@dataclass(frozen=True, slots=True)
class DuplicateFile:
    """One file of a group of duplicates.

    Attributes:
        preview: path of a small JPEG, or of a ".peaks" file; "" where there is none.
        changed_at: when the file was changed last, in seconds since 1970.
        sameness: of its bytes with those of the best: 1.0 where they are equal, below where it is only alike, 0 to 1.
        offline: whether it lies on a drive that is away, so that it cannot be moved to the trash.
    """

    file_id: int
    path: bytes
    name: str
    folder: str
    kind: Kind
    size_bytes: int
    changed_at: float
    sameness: float
    preview: str = ""
    width: int = 0
    height: int = 0
    duration_s: float = 0.0
    pages: int = 0
    offline: bool = False


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Files that are the same to the byte, or look, sound or read alike.

    Attributes:
        sort: "same" where all are equal to the byte, otherwise "alike".
        files: the best on top, with why it is the best; never fewer than two.
        spare_bytes: what would be freed if only the best stayed.
    """

    sort: Literal["same", "alike"]
    kind: Kind
    files: tuple[DuplicateFile, ...]
    why_best: str
    spare_bytes: int


@dataclass(frozen=True, slots=True)
class TrashReport:
    """What became of files that were to be moved to the trash.

    Attributes:
        moved: how many were moved. undo: names the move for `duplicates.undo`; "" where it cannot be undone here.
        problems: what, why and what to do for each file that stayed, one sentence triple each.
    """

    moved: int
    undo: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReaderStatus:
    """Who reads words in media that hold no text: in pictures, or in what is spoken.

    Attributes:
        name: "ocr" or "speech". title, purpose: for people.
        languages: code and name of each language that it can read.
        installed: whether it is on this computer. why_not: why it is not, and how to get it; "" when it is.
    """

    name: str
    title: str
    purpose: str
    languages: tuple[tuple[str, str], ...]
    installed: bool
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class SnapshotStatus:
    """A copy of the catalogue that can be put back.

    Attributes:
        name: of the copy.
        sort: "daily"; "version": made before a migration; "replaced": what was in use before another was put back.
        taken_at: with its time zone.
        files: how many it knows.
        problem: why it is of no use, "" where it seems to be.
    """

    name: str
    sort: str
    taken_at: datetime
    size_bytes: int
    files: int
    problem: str = ""


@dataclass(frozen=True, slots=True)
class UnderWay:
    """What the engine does, in more detail than `LibraryStatus`.

    Attributes:
        waiting: files not looked into yet, by kind.
        reshaping: an index that has outgrown its form gets another.
        comparing: duplicates are looked for.
    """

    waiting: Mapping[Kind, int] = field(default_factory=dict)
    reshaping: bool = False
    comparing: bool = False


@dataclass(frozen=True, slots=True)
class EncoderStatus:
    """An encoder for people: what it is good for, and whether it can be used now.

    Attributes:
        name: stable identifier, e.g. "yamnet".
        title, purpose, licence, source: for people.
        kinds: kinds of file it looks into.
        installed: weights and libraries are on this computer.
        why_not: why it is not installed, "" when it is.
        download_bytes: about the size of a download that would install it, 0 where there is none.
        partial_bytes: what an unfinished download has brought so far.
        quality: what it achieves, in plain words; "" where nothing is known. quality_source: who measured it.
        languages: that queries may be in.
        hardware: what it wants of the computer, "" where any will do.
        research_only: whether its licence forbids everything but research.
        recommended: whether it is the one to begin with for its kind.
        size_bytes: room that it takes on the disk; 0 where it is not installed or comes with Findling.
        chosen: whether it answers queries in words for its kind now. filled: whether new files get vectors of it.
        choosable: whether it can be chosen: it is installed and answers words.
        removable: whether it can be removed.
        basic: whether it is one of those that are always at work, whichever answers.
        items_per_s: pictures, ten-second windows or passages a second, measured on this computer; None before that.
        checked: how its files were checked when they came, in a few words; "" where that is not recorded.
        coverable: files of its kind that were looked into. covered: those of them that have vectors of it.
        next: whether it takes over from the one that answers as soon as it has seen every file.
        changed: why it gives other vectors than it gave before, "" when it does not; it looks into no file then.
        leaves: what leaves this computer when it is used, "" for those that work locally.
        lacks: whether libraries are missing that it runs in; then a download would not help, and `why_not` says how to
            get them.
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
    partial_bytes: int = 0
    quality: str = ""
    quality_source: str = ""
    languages: str = ""
    hardware: str = ""
    research_only: bool = False
    recommended: bool = False
    size_bytes: int = 0
    chosen: bool = False
    filled: bool = False
    choosable: bool = False
    removable: bool = False
    basic: bool = False
    items_per_s: float | None = None
    checked: str = ""
    coverable: int = 0
    covered: int = 0
    next: bool = False
    changed: str = ""
    leaves: str = ""
    lacks: bool = False

    @property
    def downloadable(self) -> bool:
        """Whether a download would install it."""
        return self.download_bytes > 0 and not self.installed and not self.lacks


@dataclass(frozen=True, slots=True)
class DownloadStatus:
    """How far a download has come.

    Attributes:
        name: of the encoder.
        done, total: bytes; total is 0 while it is not known.
        what: what is being done, in plain words.
        bytes_per_s: speed of the last seconds, None while it is not known.
    """

    name: str
    done: int
    total: int
    what: str
    bytes_per_s: float | None


@dataclass(frozen=True, slots=True)
class SpaceStatus:
    """One embedding space that the catalogue holds.

    Attributes:
        space_id: in the catalogue.
        name: e.g. "minilm-l6-v2/text". title: of its encoder, for people.
        vectors: how many. size_bytes: room that they take in the catalogue.
        use: "answering" words or examples; "filled" with new files though others answer; "resting": its encoder is
            installed and not used; "left over": no installed encoder makes such vectors any more.
    """

    space_id: int
    name: str
    title: str
    vectors: int
    size_bytes: int
    use: SpaceUse


@dataclass(frozen=True, slots=True)
class EndpointSettings:
    """A server that turns texts into vectors, as a person names it; its key is no part of it.

    Attributes:
        url: address of the service, e.g. "https://api.openai.com/v1".
        model: the server's name of the encoder.
        dimensions: length of the vectors asked for; None means what the model gives by itself.
        price_per_million_tokens: in US dollars; None where it is not known, or is looked up by the model's name.
    """

    url: str
    model: str
    dimensions: int | None = None
    price_per_million_tokens: float | None = None


@dataclass(frozen=True, slots=True)
class EndpointEstimate:
    """What it would take to have all documents encoded by an endpoint, estimated without asking it.

    Attributes:
        host: where everything would go.
        passages, characters: of all documents that are indexed.
        tokens: about a quarter of the characters; texts in other than Latin letters take more.
        cost: in US dollars; None where the price is not known.
        leaves: what would leave this computer, in a sentence.
    """

    host: str
    passages: int
    characters: int
    tokens: int
    cost: float | None
    leaves: str


@dataclass(frozen=True, slots=True)
class PictureData:
    """An upright RGB picture: width * height * 3 bytes, rows from the top, no padding."""

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True, slots=True)
class SharedPlace:
    """A shared library that a person knows. name: what they call it. address: of its catalogue, without a password."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class SharedState:
    """How a shared library stands.

    Attributes:
        counts: files by kind, of those that are indexed. waiting, failed: how many others there are.
        machines: name of each that takes part, and seconds since it was seen last; the last seen first.
        here: names of its folders that this machine has.
    """

    counts: Mapping[Kind, int]
    waiting: int
    failed: int
    machines: tuple[tuple[str, float], ...]
    here: tuple[str, ...]
