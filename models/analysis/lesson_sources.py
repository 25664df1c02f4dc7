"""What the figures of the tours are computed from: texts, some of the library's own items, words, and searches."""

from __future__ import annotations

import threading
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from models.analysis.common_space import EncoderSet, common_sources, gather
from models.analysis.resting import Resting
from models.answers import Answer, Context, Hit, SearchRequest
from models.catalogue.catalogue import Catalogue
from models.catalogue.places import places_of_items
from models.encoders import word_study
from models.errors import UserError
from models.figures import Figure, Sight
from models.kinds import Kind
from models.messages import say
from models.sorted_ids import Ids
from models.spaces import Vectors
from models.worker import Limits, Worker, WorkerFailed

Given = tuple[str, ...]
"""What a person has typed and chosen, in the order in which the step of the tour asks for it."""

WORDS = Path(__file__).resolve().parents[2] / "resources" / "learn" / "words.toml"
FEWEST_ITEMS = 12
_MOST_ITEMS = 1000
_REST_S = 120.0
_LIMITS = Limits(seconds=30.0, memory_bytes=2 << 30)


class Words(Protocol):
    """Words by themselves and in sentences, see `models.encoders.word_study.WordStudy`. Raises: UserError."""

    def static(self, texts: Sequence[str]) -> Vectors:
        """Static vectors."""

    def nearest(self, vector: Vectors, count: int, without: Sequence[str] = ()) -> list[tuple[str, float]]:
        """The words that are nearest."""

    def in_context(self, word: str, sentences: Sequence[str]) -> Vectors:
        """A word in each sentence."""


class WordWorker:
    """A `WordStudy` in a process of its own, which ends when nobody has asked for two minutes."""

    def __init__(self, more: Sequence[str]) -> None:
        args = (word_study.static_paths(), word_study.context_weights(), tuple(more))
        self._worker = Worker(word_study.TARGET, args, limits=_LIMITS, name="findling-words")
        self._lock = threading.Lock()
        self._resting = Resting(self._worker, _REST_S, "words-rest")
        self._closed = False

    def static(self, texts: Sequence[str]) -> Vectors:
        """As `WordStudy.static`."""
        found: Vectors = self._ask("static", texts)
        return found

    def nearest(self, vector: Vectors, count: int, without: Sequence[str] = ()) -> list[tuple[str, float]]:
        """As `WordStudy.nearest`."""
        found: list[tuple[str, float]] = self._ask("nearest", vector, count, without)
        return found

    def in_context(self, word: str, sentences: Sequence[str]) -> Vectors:
        """As `WordStudy.in_context`."""
        found: Vectors = self._ask("in_context", word, sentences)
        return found

    def close(self) -> None:
        """End the process, and start no other."""
        with self._lock:
            self._closed = True
            self._resting.wake()
        self._worker.close()

    def _ask(self, method: str, *args: object) -> Any:
        with self._lock:
            if self._closed:
                raise _failed("Findling is ending.")
            self._resting.wake()
        try:
            return self._worker.call(method, *args)
        except WorkerFailed as error:
            raise _failed(str(error)) from error
        finally:
            with self._lock:
                if not self._closed:
                    self._resting.later()


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Things to show something on.

    Attributes:
        vectors: shape (n, dim), float32, L2 norm 1, in the space that all kinds have in common.
        plain: the same before the mean of each kind was taken away. kinds: of each, shape (n,), their places in `Kind`.
        ids: of the items, shape (n,); they are in the order in which they came into the library.
        own: whether they are the library's; otherwise sentences that come with Findling.
    """

    vectors: Vectors
    plain: Vectors
    kinds: Ids
    ids: Ids
    own: bool
    _names: Callable[[Sequence[int]], list[str]]

    def names(self, rows: Sequence[int]) -> list[str]:
        """What the things in some rows are called."""
        return self._names(rows)

    @property
    def note(self) -> str:
        """What is to be said where they are not the library's."""
        if self.own:
            return ""
        return say("Your library has too little in it yet: these are sentences that come with Findling.")


class LessonSources:
    """Where everything comes from. Safe between threads; `close` it.

    Args:
        search: answers a query. context: passages for a question, in so many tokens. words: None for a process of its
            own.

    Attributes:
        texts: words and sentences that come with Findling, by what they are for. words: see `Words`.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        encoders: EncoderSet,
        search: Callable[[SearchRequest], Answer],
        context: Callable[[SearchRequest, int], Context],
        words: Words | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._encoders = encoders
        self.search = search
        self.context = context
        read: dict[str, Any] = tomllib.loads(WORDS.read_text("utf-8"))
        self._analogies: dict[str, list[list[str]]] = read.pop("analogies")
        self.texts: Mapping[str, Sequence[str]] = read
        self._worker = WordWorker(self.texts["more"]) if words is None else None
        chosen = words or self._worker
        assert chosen is not None
        self.words: Words = chosen
        self._lock = threading.Lock()
        self._ground: tuple[int, Ground] | None = None

    def close(self) -> None:
        """End the process for words."""
        if self._worker is not None:
            self._worker.close()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Texts by the encoder of texts: shape (n, dim), float32, L2 norm 1 or 0.

        Raises: UserError: there is none, or it fails.
        """
        space = self._text_space()
        return self._encoders.encode_text(list(texts), [space])[space]

    def ground(self) -> Ground:
        """Some of the library, up to a thousand items, or the sentences where it has too few. Raises: UserError."""
        writes = self._catalogue.writes
        with self._lock:
            if self._ground is None or self._ground[0] != writes:
                self._ground = writes, self._library() or self._sentences()
            return self._ground[1]

    def pairs(self, sort: str) -> list[list[str]]:
        """Pairs of words that stand to each other alike."""
        return self._analogies[sort]

    def sights(self, hits: Sequence[Hit], note: Callable[[Hit], str]) -> tuple[Sight, ...]:
        """Hits to be shown, each file once."""
        found: dict[int, Sight] = {}
        for hit in hits:
            text = hit.text[:200] if hit.item_kind is Kind.DOCUMENT else ""
            found.setdefault(hit.file_id, Sight(hit.name, hit.path, hit.kind, hit.preview, note(hit), text))
        return tuple(found.values())

    def _text_space(self) -> str:
        known = [space for one in self._encoders.active() if not one.leaves for space in one.spaces]
        found = next((space.name for space in known if space.kinds == (Kind.DOCUMENT,)), "")
        if not found:
            raise UserError(
                "Nothing can be shown here.",
                "No encoder of texts is installed on this computer.",
                "Look at the page Encoders.",
            )
        return found

    def _library(self) -> Ground | None:
        sources = common_sources(self._encoders)
        plain = gather(
            self._catalogue,
            self._encoders,
            sources,
            _MOST_ITEMS,
            {one.space.name: np.zeros(1, np.float32) for one in sources},
        )
        if len(plain.ids) < FEWEST_ITEMS:
            return None
        with self._catalogue.read() as connection:
            places = places_of_items(connection, plain.ids.tolist())
        order = list(Kind)
        at = [row for row, one in enumerate(plain.ids.tolist()) if one in places and plain.vectors[row].any()]
        found = [places[int(plain.ids[row])] for row in at]
        kinds = np.array([order.index(one.item_kind or one.kind) for one in found], np.int64)
        rows = plain.vectors[at].astype(np.float32)
        # They were kept at half precision.
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        if len(rows) < FEWEST_ITEMS:
            return None
        names = [one.name for one in found]
        return Ground(
            without_means(rows, kinds), rows, kinds, plain.ids[at], True, lambda some: [names[row] for row in some]
        )

    def _sentences(self) -> Ground:
        sentences = list(self.texts["sentences"])
        vectors = self.encode(sentences)
        kinds = np.full(len(sentences), list(Kind).index(Kind.DOCUMENT), np.int64)
        ids = np.arange(len(sentences), dtype=np.int64)
        return Ground(vectors, vectors, kinds, ids, False, lambda some: [sentences[row] for row in some])


def without_means(rows: Vectors, kinds: Ids, share: float = 1.0) -> Vectors:
    """Rows without the mean of their kind, or a share of it, at length 1; what is nothing but the mean stays as it is.

    Args: rows: shape (n, dim). kinds: shape (n,). share: 0 to 1.
    """
    found = rows.copy()
    for kind in np.unique(kinds):
        mine = kinds == kind
        if mine.sum() > 1:
            found[mine] -= share * rows[mine].mean(axis=0)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(np.where(lengths > 1e-6, found / np.maximum(lengths, 1e-6), rows), np.float32)


def number_of(given: Given, place: int, usual: float, low: float, high: float) -> float:
    """A number that a person has chosen, held between two ends; the usual one where it is none."""
    try:
        value = float(given[place])
    except (IndexError, ValueError):
        return usual
    return min(high, max(low, value)) if value == value else usual


def text_of(given: Given, place: int, usual: str) -> str:
    """What a person has typed, or the usual text where that is nothing."""
    typed = given[place].strip() if place < len(given) else ""
    return (typed or usual)[: word_study.MOST_CHARACTERS]


def plain(text: str) -> str:
    """What stands for itself in a query, without the signs that mean something there."""
    return '"' + text.replace('"', " ") + '"' if any(sign in text for sign in ":()^#") else text.lstrip("-+")


Make = Callable[[LessonSources, Given], Figure]


def _failed(why: str) -> UserError:
    return UserError("The words were not looked at.", why, "Try it again.")
