"""Plain data of searching: what is asked, what is found, and why. Picklable, no behaviour, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from models.kinds import Kind, Region
from models.query.parts import Example

Relevance = Literal["strong", "maybe", "weak"]
By = Literal["content", "words", "both"]


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
        items: ids of the items that alone may be found, as a region of the map; empty means all.
        library: name of the shared library that is to answer; "" for this computer's own.
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
    items: tuple[int, ...] = ()
    library: str = ""


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
        library: name of the shared library that it was found in; "" for this computer's own. Ids of such a hit stand
            for nothing in the own catalogue (`models.shared.visiting`).
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
    library: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Hits in the order that was asked for, with the time each stage took and what a person should know about them.

    Attributes:
        total: where nothing is looked for: how many there are in all, of which the hits are the first; otherwise 0.
    """

    hits: tuple[Hit, ...]
    took_ms: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything that filters leave, in order: too much to be sent whole, so only what it is. A few bytes for each.

    Attributes:
        file_ids, item_ids: whole numbers of eight bytes in this computer's order, one for each; the item is 0 where the
            file has none.
        groups: what stands above a group, and how many belong to it, in order; empty where there are no groups. A day
            is "2023-05-17", a month "2023-05", a folder its path, a kind its value; "" is what is not known.
    """

    file_ids: bytes
    item_ids: bytes
    groups: tuple[tuple[str, int], ...] = ()


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
        taken_off: what local scaling takes off the cosine before it is compared with what is usual; 0 without it.
    """

    reason: str
    source: str
    probability: float
    cosine: float | None = None
    usual: float | None = None
    deviation: float | None = None
    against: bool = False
    taken_off: float = 0.0


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
class Suggestion:
    """Something to ask, in the query language. Attributes: kind: of the items that answer it; None for a filter."""

    text: str
    kind: Kind | None = None


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
class Passage:
    """One passage of a document, in reading order; `matched` marks the one that was asked about."""

    text: str
    heading: str
    page: int | None
    matched: bool


class Form(StrEnum):
    """In what form hits are exported."""

    CSV = "csv"
    JSON = "json"
    M3U = "m3u"
    LINKS = "links"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written.

    Attributes:
        target: the file or folder. count: how many hits, or files, are in it.
        left_out: how many could not be: what cannot be played, in a playlist; what cannot be linked to, in a folder.
    """

    target: bytes
    count: int
    left_out: int = 0
