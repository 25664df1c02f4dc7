"""What is shown where nothing is asked for: the newest files that the filters leave."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.query.parts import Field, Order
from models.search.asking import Asker
from models.search.holdings import Inventory
from models.search.presenting import Candidate, Ranked
from models.search.question import Question
from models.sorted_ids import Ids, Mask

_EXCLUDED = 0.5


def newest(question: Question, inventory: Inventory, asker: Asker) -> Ranked:
    """The newest files, or the first by another order, without what is excluded; of equal contents only the first."""
    files = inventory.facts.files
    left = files.content_ids > 0 if not _asks_for_new(question) else np.ones(len(files.ids), np.bool_)
    if question.allowed_files is not None:
        left &= question.allowed_files
    rows = np.flatnonzero(left)
    order = question.query.order if question.query.order is not Order.RELEVANCE else Order.DATE
    rows = rows[inventory.sorted_files(files.ids[rows], order)]
    _, first = np.unique(_contents_or_files(files.content_ids[rows], files.ids[rows]), return_index=True)
    rows = rows[np.sort(first)]
    if any(part.weight < 0 for part in question.query.parts):
        # Room for those that are excluded.
        rows = rows[: question.request.limit * 3]
    else:
        rows = rows[: question.request.limit]
    items = inventory.first_items(files.content_ids[rows], question.allowed_items)
    ids = np.where(items > 0, items, -files.ids[rows])
    kept = ~_excluded(question, inventory, asker, ids)
    chosen = zip(ids[kept].tolist(), files.ids[rows][kept].tolist(), strict=True)
    candidates: Sequence[Candidate] = [Candidate(one, 0.0, file_id=file_id) for one, file_id in chosen]
    return Ranked(candidates[: question.request.limit], files=question.allowed_files)


def _asks_for_new(question: Question) -> bool:
    return any(one.field is Field.IS and "new" in one.values and not one.negated for one in question.query.filters)


def _contents_or_files(content_ids: Ids, file_ids: Ids) -> Ids:
    """What files with equal bytes share: their content, or, where that is not known, the file's own id with a minus."""
    return np.where(content_ids > 0, content_ids, -file_ids)


def _excluded(question: Question, inventory: Inventory, asker: Asker, ids: Ids) -> Mask:
    """Which items are what the query excludes: shape (n,)."""
    if not any(part.weight < 0 for part in question.query.parts):
        return np.zeros(len(ids), np.bool_)
    excluded = asker.holding_excluded(question, inventory, ids)
    ascending = np.sort(ids[ids > 0])
    for matcher in asker.ask_spaces(question, {}).matchers:
        told = matcher.against(ascending)
        excluded |= np.isin(ids, told.ids[told.probabilities >= _EXCLUDED])
    return excluded
