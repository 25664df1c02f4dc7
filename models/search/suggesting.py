"""Things to ask of a library that nobody has searched yet: drawn from what is in it, and tried before they are said."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath

import numpy as np

from models.answers import Answer, SearchRequest, Suggestion
from models.catalogue import places
from models.catalogue.catalogue import Catalogue
from models.catalogue.everyday import is_everyday
from models.catalogue.facts import KINDS
from models.catalogue.words import parse as read_words
from models.kinds import ITEM_KINDS, Kind
from models.query.parts import Field, Filter, Query, Words
from models.query.writing import quoted_if_needed, write
from models.search.calibration import LIKELY
from models.search.facets import facets
from models.search.holdings import Holdings, Inventory
from models.search.indexes import Indexes
from models.search.queries import EncoderSet
from models.sorted_ids import Ids

# So many items say what is common in a library of any size.
_MOST_LOOKED_AT = 200
_MOST_TRIED = 4
_MOST_FOLDERS = 20
# Said of one item alone, a concept may be a mistake.
_FEWEST = 2
_HITS = 3
_WORDS = range(2, 7)
_MOST_CHARS = 40
# What nearly all files have narrows nothing down.
_MOST_SHARE = 0.9

_State = tuple[object, ...]


class Suggester:
    """Finds things to ask; what it found is kept until the library holds something else. Safe between threads.

    Args: ask: answers a request.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        holdings: Holdings,
        indexes: Indexes,
        encoders: EncoderSet,
        ask: Callable[[SearchRequest], Answer],
    ) -> None:
        self._catalogue = catalogue
        self._holdings = holdings
        self._indexes = indexes
        self._encoders = encoders
        self._ask = ask
        self._lock = threading.Lock()
        self._state: _State | None = None
        self._found: tuple[Suggestion, ...] = ()

    def suggest(self) -> tuple[Suggestion, ...]:
        """At most one thing to ask for each kind of item, and one filter; none where nothing is known.

        Whatever words are suggested, the first answer to them is of their kind, and strong or maybe. Where an encoder
        is on another computer there are no words, since nothing is sent there that nobody asked for.

        Raises: LibraryUnavailable, EncoderUnavailable.
        """
        with self._lock:
            inventory = self._holdings.current()
            state = self._state_of(inventory)
            if state != self._state:
                kinds = () if any(one.leaves for one in self._encoders.active()) else ITEM_KINDS
                asked = [self._best_answered(kind, self._texts(kind, inventory)) for kind in kinds]
                self._found = tuple(one for one in (*asked, _filter(inventory)) if one is not None)
                self._state = state
            return self._found

    def _state_of(self, inventory: Inventory) -> _State:
        spaces = tuple(space.fingerprint for one in self._encoders.active() for space in one.spaces)
        files, items = inventory.facts.files, inventory.facts.items
        held = (hash(column.tobytes()) for column in (files.ids, files.folders, files.days, items.ids))
        return spaces, inventory.facts.folders, *held

    def _texts(self, kind: Kind, inventory: Inventory) -> list[str]:
        return self._headings(inventory) if kind is Kind.DOCUMENT else self._concepts(kind)

    def _concepts(self, kind: Kind) -> list[str]:
        """What most items of a kind are recognised as; nothing where their encoder knows no concepts."""
        counts: Counter[str] = Counter()
        for space in (space for one in self._encoders.active() for space in one.spaces if kind in space.kinds):
            index = self._indexes.get(space.fingerprint)
            if index is not None:
                vectors = index.sample(_MOST_LOOKED_AT)
                counts.update(names[0] for names in self._encoders.name_concepts(vectors, space.name) if names)
        return [name for name, count in counts.most_common() if count >= _FEWEST and "(" not in name]

    def _headings(self, inventory: Inventory) -> list[str]:
        """Headings of documents, and behind them titles and names, as far as they read like something one would ask."""
        items = inventory.facts.items
        passages = _spread(items.ids[items.kinds == KINDS.index(Kind.DOCUMENT)])
        with self._catalogue.read() as connection:
            found = [
                place for place in places.places_of_items(connection, passages.tolist()).values() if not place.reader
            ]
        texts = [place.heading for place in found] + [place.title for place in found]
        texts += [PurePath(place.name).stem.replace("_", " ") for place in found]
        return list(dict.fromkeys(text for text in map(_bare, texts) if _reads_like_a_question(text)))

    def _best_answered(self, kind: Kind, texts: Iterable[str]) -> Suggestion | None:
        """The first of some texts with a likely answer, or else the one whose first answer is the best."""
        best, best_score = None, 0.0
        for text, answer in self._answers(texts):
            first = next(iter(answer.hits), None)
            if first is None or first.item_kind is not kind or first.relevance == "weak" or first.score <= best_score:
                continue
            best, best_score = Suggestion(text, kind), first.score
            if best_score >= LIKELY:
                break
        return best

    def _answers(self, texts: Iterable[str]) -> Iterator[tuple[str, Answer]]:
        for text in [text for text in texts if _means_itself(text)][:_MOST_TRIED]:
            yield text, self._ask(SearchRequest(text, limit=_HITS))


def _spread(ids: Ids) -> Ids:
    """Some of many, evenly apart."""
    return ids[:: max(1, -(-len(ids) // _MOST_LOOKED_AT))]


def _bare(text: str) -> str:
    """A text without what stands around its words."""
    return text.strip(" .,:;#*-")


def _reads_like_a_question(text: str) -> bool:
    fits = len(text) <= _MOST_CHARS and len(text.split()) in _WORDS and not any(letter.isdigit() for letter in text)
    return fits and sum(not is_everyday(word) for word in read_words(text).words) > 1


def _means_itself(text: str) -> bool:
    """Whether the query language takes a text for what it says: no filter, nothing excluded."""
    return write(Query((Words(text),))) == text


def _filter(inventory: Inventory) -> Suggestion | None:
    """The commonest year or else the commonest folder, of those that do not hold nearly everything."""
    known, most = facets(inventory), _MOST_SHARE * len(inventory.facts.files.ids)
    years = [(count, year) for year, count in known.years if _FEWEST <= count <= most]
    if years:
        return Suggestion(f"{Field.DATE}:{max(years)[1]}")
    for folder, _ in known.folders[:_MOST_FOLDERS]:
        # What is typed fits any part of a path, and so may leave more than this folder.
        if _FEWEST <= np.count_nonzero(inventory.left_by([Filter(Field.FOLDER, (folder,))])[0]) <= most:
            return Suggestion(f"{Field.FOLDER}:{quoted_if_needed(folder)}")
    return None
