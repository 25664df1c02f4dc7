"""Plain data that the services hand to the window and the command line: picklable, no behaviour, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from models.jobs import Progress
from models.kinds import Kind, Region
from models.query.parts import Example

Relevance = Literal["strong", "maybe", "weak"]
By = Literal["content", "words", "both"]
Activity = Literal["idle", "scanning", "indexing", "paused", "held"]
KeptUp = Literal["watched", "rescanned", "away"]
SpaceUse = Literal["answering", "filled", "resting", "left over"]


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A query, and how much of the answer is wanted.

    Attributes:
        text: what a person typed, in the query language; may be empty.
        examples: what hits are to be like, beside what the text says.
        kinds: kinds of file wanted, beside what the text says; empty means all.
        limit: most hits returned.
        by: "content" uses vectors alone (no name, folder or text match), "words" full-text search alone.
        encoder: name of an installed encoder that alone is to answer, by content, in use or not; "" for those in use.
        good, bad: ids of items that a person marked; they re-rank the answer.
        variety: 0 to 1: how much neighbours in the answer are to differ; 0 leaves the order alone.
        folded: whether near-duplicates of a better hit are folded under it.
    """

    text: str = ""
    examples: tuple[Example, ...] = ()
    kinds: tuple[Kind, ...] = ()
    limit: int = 200
    by: By = "both"
    encoder: str = ""
    good: tuple[int, ...] = ()
    bad: tuple[int, ...] = ()
    variety: float = 0.0
    folded: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """An item in an answer, with the reasons it is there.

    Attributes:
        item_id: of the item; None for a file that is known by name but not yet indexed.
        file_id: of the file shown; other files with the same content are counted in `copies`.
        path: as the file system knows it.
        name, folder: for people.
        score: calibrated, 0 to 1, comparable between kinds.
        start_s, end_s: place in a sound or film. page: 1-based page of a document. heading: section of a document.
        text: the passage, for documents. char_start, char_end: where it stands in the text of its file or page.
        reasons: short sentences for people, strongest first.
        preview: path of a small JPEG (pictures) or of a ".peaks" file (sounds: bytes, one amplitude 0..255
            per 1/len of the whole duration); "" where there is none.
        duration_s, width, height: of the whole file, 0 where unknown or meaningless.
        cosine: the largest cosine of its vectors with the query's, uncalibrated; None where no vector brought it here.
        kind: of the file. item_kind: of what was found in it: a film holds pictures of its shots, and sounds; a picture
            may hold words. None for a file that is not indexed.
        reader: "ocr" or "speech" where the text was read in a picture or heard in a sound or film.
        region: where in the picture: left, top, right, bottom, as shares of its width and height.
        offline: whether the file lies on a drive that is away.
        title, taken_at, camera, tags: as the file states them; tags one a line. own_tags: a person's own tags for it.
        size_bytes: of the file. moment: when it was taken, or else last changed, ISO 8601, local time.
        folded: ids of the items of near-duplicates that are folded under it, best first.
        words: what of the query stands in it to the letter, lower case, for marking it in names and passages.
        marked: what a person said of it in this query: good or bad; None for neither.
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
    char_start: int | None = None
    char_end: int | None = None
    preview: str = ""
    duration_s: float = 0.0
    width: int = 0
    height: int = 0
    copies: int = 1
    cosine: float | None = None
    item_kind: Kind | None = None
    reader: str = ""
    region: Region | None = None
    offline: bool = False
    title: str = ""
    taken_at: str = ""
    camera: str = ""
    tags: str = ""
    own_tags: tuple[str, ...] = ()
    size_bytes: int = 0
    moment: str = ""
    folded: tuple[int, ...] = ()
    words: tuple[str, ...] = ()
    marked: bool | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Hits in the order that was asked for, with the time each stage took and what a person should know about them."""

    hits: tuple[Hit, ...]
    took_ms: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a hit, with its figures.

    Attributes:
        reason: a sentence for people. source: title of the encoder that says so, or "Words".
        probability: calibrated, that the hit is right by this reason alone, 0 to 1; for a reason against it, that it is
            what was excluded.
        cosine, usual, deviation: of the vectors: the hit's, and mean and standard deviation in the library; None for
            words.
        against: whether it speaks against the hit.
    """

    reason: str
    source: str
    probability: float
    cosine: float | None = None
    usual: float | None = None
    deviation: float | None = None
    against: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """Why something is a hit.

    Attributes:
        evidence: the strongest first. concepts: what the item is recognised as, the surest first.
        words: what of the query stands in it to the letter, lower case.
    """

    score: float
    evidence: tuple[Evidence, ...] = ()
    concepts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage, and exactly where it stands.

    Attributes:
        tokens: about what it costs a language model, its citation included.
        char_start, char_end: in the extracted text of a document. page: 1-based, on which it begins.
        start_s, end_s: in a sound or film. region: in a picture. reader: who read it, "" for text of the file itself.
    """

    path: bytes
    name: str
    text: str
    tokens: int
    score: float
    relevance: Relevance
    heading: str = ""
    page: int | None = None
    char_start: int | None = None
    char_end: int | None = None
    start_s: float | None = None
    end_s: float | None = None
    reader: str = ""
    region: Region | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """Passages that answer a question, file by file, the best file first.

    Attributes:
        tokens: about what all of them cost. left_out: how many more would have fitted the question, but not the budget.
    """

    citations: tuple[Citation, ...]
    tokens: int
    left_out: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Which pieces of a picture fit a query: rows * columns values, row by row, 0 (least) to 1 (most).

    Attributes:
        sure: whether the pieces differ enough to say anything.
    """

    rows: int
    columns: int
    values: tuple[float, ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that was kept under a name.

    Attributes:
        request: what is asked; of a collection with the items that were marked good and bad as far as they are still
            there.
        is_collection: whether it has marks that it goes on learning from.
        new: how many files came into the library since it was looked at last; not all of them need to fit.
    """

    saved_id: int
    name: str
    request: SearchRequest
    is_collection: bool
    new: int = 0


@dataclass(frozen=True, slots=True)
class TagStatus:
    """A tag of a person's own.

    Attributes:
        request: what proposes it: words or examples.
        kept: how many contents have it. proposed: how many wait to be looked at.
    """

    tag_id: int
    name: str
    request: SearchRequest
    kept: int
    proposed: int


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

    @property
    def downloadable(self) -> bool:
        """Whether a download would install it."""
        return self.download_bytes > 0 and not self.installed


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
class Passage:
    """One passage of a document, in reading order; `matched` marks the one that was asked about."""

    text: str
    heading: str
    page: int | None
    matched: bool
