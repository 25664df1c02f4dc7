"""From evidence to an order: scores, marks, near-duplicates folded, variety, and what hits are sorted by."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from models.catalogue.facts import KINDS
from models.query.parts import Order
from models.search.asking import MOST_PER_CONTENT, Marks
from models.search.evidence import Floats, best_cosines, scores, shifted
from models.search.folding import Likeness, fold, vary
from models.search.holdings import Inventory
from models.search.indexes import Indexes
from models.search.presenting import Candidate, Source
from models.search.queries import QueryEncoder
from models.search.question import Question
from models.sorted_ids import Ids, is_in
from models.spaces import Space

# Among those that are shown and so many more, near-duplicates are looked for; it takes time with the square of them.
_SPARE = 100
_MOST_COMPARED = 1000
# Two items that are at least so near in a space are nearly the same.
_NEARLY_SAME = {
    "efficientnet-lite0/features": 0.95,
    "minilm-l6-v2/text": 0.97,
    "spectral/timbre": 0.98,
}
_USUALLY_NEARLY_SAME = 0.97
_GOOD_SCORE = 0.99
# Measured: probes of a few marks are too modest.
_TRUST_IN_PROBES = 2.0


class Ranker:
    """Puts candidates in order."""

    def __init__(self, indexes: Indexes, queries: QueryEncoder) -> None:
        self._indexes = indexes
        self._queries = queries

    def rank(
        self,
        question: Question,
        inventory: Inventory,
        ids: Ids,
        sources: Sequence[Source],
        marks: Mapping[Space, Marks],
        files: Mapping[int, int],
    ) -> list[Candidate]:
        """The best candidates in the order in which they are shown.

        Args:
            ids: of items, ascending; of files without items with a minus.
            files: for a content, the file whose name speaks for it.
        """
        request = question.request
        testimonies = [source.testimony for source in sources]
        values = scores(ids, testimonies, question.words_share)
        values = self._probed(ids, values, marks)
        values[np.isin(ids, request.good)] = _GOOD_SCORE
        cosines = best_cosines(ids, testimonies)
        order = np.lexsort((-np.nan_to_num(cosines, nan=-1.0), -values))
        order = order[~np.isin(ids[order], (*request.bad, *question.example_items))]
        contents = inventory.contents_of(ids)
        order = _capped(order, contents, request.limit * 2)
        order, folded = self._folded(question, inventory, ids, values, order)
        order = _sorted(order[: request.limit], question, inventory, ids, contents, files)
        good = set(request.good)
        found = zip(
            ids[order].tolist(), values[order].tolist(), cosines[order].tolist(), contents[order].tolist(), strict=True
        )
        return [
            Candidate(
                item_id,
                value,
                None if math.isnan(cosine) else cosine,
                files.get(content_id, 0),
                folded.get(item_id, ()),
                True if item_id in good else None,
            )
            for item_id, value, cosine, content_id in found
        ]

    def _probed(self, ids: Ids, values: Floats, marks: Mapping[Space, Marks]) -> Floats:
        """Scores, moved by what probes make of the marks."""
        moves = np.zeros(len(ids), np.float32)
        probes = 0
        for space, mine in marks.items():
            index = self._indexes.get(space.fingerprint)
            if mine.probe is None or index is None:
                continue
            here = is_in(ids, index.ids())
            moves[here] += _TRUST_IN_PROBES * mine.probe.log_odds(index.vectors(ids[here]))
            probes += 1
        return shifted(values, moves) if probes else values

    def _folded(
        self, question: Question, inventory: Inventory, ids: Ids, values: Floats, order: npt.NDArray[np.intp]
    ) -> tuple[npt.NDArray[np.intp], dict[int, tuple[int, ...]]]:
        """The order without near-duplicates of what is shown, varied; and what is folded under each item."""
        request = question.request
        if not request.folded and request.variety <= 0:
            return order, {}
        compared = min(request.limit + _SPARE, _MOST_COMPARED)
        best, rest = order[:compared], order[compared:]
        likeness, least = self._likeness(ids[best], inventory)
        leaders = fold(likeness, least) if request.folded else np.arange(len(best))
        shown = np.flatnonzero(leaders == np.arange(len(best)))
        under: dict[int, list[int]] = {}
        for row, leader in enumerate(leaders.tolist()):
            if leader != row:
                under.setdefault(int(ids[best[leader]]), []).append(int(ids[best[row]]))
        varied = vary(values[best[shown]].tolist(), likeness[np.ix_(shown, shown)], request.variety)
        return np.concatenate([best[shown][varied], rest]), {one: tuple(some) for one, some in under.items()}

    def _likeness(self, ids: Ids, inventory: Inventory) -> tuple[Likeness, Floats]:
        """How alike items are, each in the first space that has it, and from where on each is nearly the same."""
        likeness = np.zeros((len(ids), len(ids)), np.float32)
        least = np.ones(len(ids), np.float32)
        kinds = inventory.kinds_of(ids)
        done = np.zeros(len(ids), np.bool_)
        for space in self._queries.spaces():
            index = self._indexes.get(space.fingerprint) if space.finds_similar else None
            codes = [KINDS.index(kind) for kind in space.kinds]
            rows = np.flatnonzero(~done & np.isin(kinds, codes))
            if index is None or not len(rows):
                continue
            rows = rows[is_in(ids[rows], index.ids())]
            vectors = index.vectors(ids[rows])
            likeness[np.ix_(rows, rows)] = vectors @ vectors.T
            least[rows] = _NEARLY_SAME.get(space.name, _USUALLY_NEARLY_SAME)
            done[rows] = True
        return likeness, least


def _capped(order: npt.NDArray[np.intp], contents: Ids, most: int) -> npt.NDArray[np.intp]:
    """The best rows, at most so many, and of each content at most `MOST_PER_CONTENT`."""
    kept: list[int] = []
    shown: dict[int, int] = {}
    for row, content_id in zip(order.tolist(), contents[order].tolist(), strict=True):
        if content_id:
            if shown.get(content_id, 0) >= MOST_PER_CONTENT:
                continue
            shown[content_id] = shown.get(content_id, 0) + 1
        kept.append(row)
        if len(kept) == most:
            break
    return np.array(kept, np.intp)


def _sorted(
    order: npt.NDArray[np.intp],
    question: Question,
    inventory: Inventory,
    ids: Ids,
    contents: Ids,
    files: Mapping[int, int],
) -> npt.NDArray[np.intp]:
    """The rows in the order that was asked for; equal ones stay as they are."""
    if question.query.order is Order.RELEVANCE:
        return order
    usual = inventory.first_files(contents[order], question.allowed_files)
    shown = np.array(
        [
            -int(ids[row]) if ids[row] < 0 else files.get(int(contents[row]), int(file_id))
            for row, file_id in zip(order, usual, strict=True)
        ],
        np.int64,
    )
    return order[inventory.sorted_files(shown, question.query.order)]
