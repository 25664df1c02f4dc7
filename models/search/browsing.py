"""What is shown where nothing is asked for: the newest files that the filters leave, or all of them, shelved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt

from models.answers import Shelf
from models.catalogue.facts import KINDS
from models.query.parts import Field, Order
from models.search.asking import Asker
from models.search.holdings import Inventory
from models.search.presenting import Candidate, Ranked
from models.search.question import Question
from models.sorted_ids import Ids, Mask, Rows

Grouped = Literal["none", "day", "month", "folder", "kind"]

_EXCLUDED = 0.5
_LAST_DAY = date.max.toordinal()


def newest(question: Question, inventory: Inventory, asker: Asker) -> Ranked:
    """The newest files, or the first by another order, without what is excluded; of equal contents only the first."""
    rows = _left(question, inventory)
    total = len(rows)
    # Room for those that are excluded.
    rows = rows[: question.request.limit * (3 if _excludes(question) else 1)]
    file_ids = inventory.facts.files.ids[rows]
    ids = _shown_ids(rows, question, inventory)
    kept = ~_excluded(question, inventory, asker, ids)
    chosen = zip(ids[kept].tolist(), file_ids[kept].tolist(), strict=True)
    candidates: Sequence[Candidate] = [Candidate(one, 0.0, file_id=file_id) for one, file_id in chosen]
    return Ranked(candidates[: question.request.limit], files=question.allowed_files, total=total)


def shelved(question: Question, inventory: Inventory, asker: Asker, by: Grouped) -> Shelf:
    """All of them, in the same order, in groups that come as their first files do and keep the order inside."""
    rows = _left(question, inventory)
    ids = _shown_ids(rows, question, inventory)
    kept = ~_excluded(question, inventory, asker, ids)
    rows, ids = rows[kept], ids[kept]
    order, groups = _grouped(rows, inventory, by)
    file_ids = inventory.facts.files.ids[rows][order].astype(np.int64)
    return Shelf(file_ids.tobytes(), np.maximum(ids[order], 0).astype(np.int64).tobytes(), groups)


def on_shelf(places: Sequence[tuple[int, int]]) -> Ranked:
    """Some of what stands on a shelf, to be shown. Args: places: id of the item, 0 for none, and of the file."""
    return Ranked([Candidate(item_id or -file_id, 0.0, file_id=file_id) for item_id, file_id in places])


def _left(question: Question, inventory: Inventory) -> Rows:
    """The rows of files that filters leave, in order; of equal contents only the first."""
    files = inventory.facts.files
    left = files.content_ids > 0 if not _asks_for_new(question) else np.ones(len(files.ids), np.bool_)
    if question.allowed_files is not None:
        left &= question.allowed_files
    rows = np.flatnonzero(left)
    order = question.query.order if question.query.order is not Order.RELEVANCE else Order.DATE
    rows = rows[inventory.sorted_files(files.ids[rows], order)]
    # Few contents are there twice: only those are compared.
    copied = np.flatnonzero(files.copied[rows])
    _, first = np.unique(files.content_ids[rows[copied]], return_index=True)
    kept = np.ones(len(rows), np.bool_)
    kept[copied] = False
    kept[copied[first]] = True
    found: Rows = rows[kept]
    return found


def _shown_ids(rows: Rows, question: Question, inventory: Inventory) -> Ids:
    """The item that stands for each file, or, where it has none, the file's id with a minus."""
    files = inventory.facts.files
    contents = files.content_ids[rows]
    # Looked up in ascending order, neighbours lie in the same corner of memory: a million take a fifth of the time.
    order = np.argsort(contents)
    items = np.empty(len(rows), np.int64)
    items[order] = inventory.first_items(contents[order], question.allowed_items)
    return np.where(items > 0, items, -files.ids[rows])


def _grouped(rows: Rows, inventory: Inventory, by: Grouped) -> tuple[npt.NDArray[np.intp], tuple[tuple[str, int], ...]]:
    """Numbers that put the rows in groups, and what each group is called with how many belong to it."""
    files = inventory.facts.files
    if by == "none" or not len(rows):
        return np.arange(len(rows)), ()
    if by in ("day", "month"):
        days = np.clip(files.days[rows], 1, _LAST_DAY)
        dates = (days - date(1970, 1, 1).toordinal()).astype("datetime64[D]")
        codes = dates.astype("datetime64[M]" if by == "month" else "datetime64[D]").astype(np.int64)
    else:
        codes = (files.folders[rows] if by == "folder" else files.kinds[rows]).astype(np.int64)
    different, first, group = np.unique(codes, return_index=True, return_inverse=True)
    coming = np.argsort(first)
    place = np.empty(len(coming), np.int64)
    place[coming] = np.arange(len(coming))
    counts = np.bincount(group, minlength=len(coming))[coming]
    names = _names(different[coming].tolist(), inventory, by)
    return np.argsort(place[group], kind="stable"), tuple(zip(names, counts.tolist(), strict=True))


def _names(codes: Sequence[int], inventory: Inventory, by: Grouped) -> Iterator[str]:
    for code in codes:
        if by == "folder":
            yield inventory.facts.folders[code]
        elif by == "kind":
            yield str(KINDS[code])
        else:
            yield str(np.datetime64(code, "M" if by == "month" else "D"))


def _asks_for_new(question: Question) -> bool:
    return any(one.field is Field.IS and "new" in one.values and not one.negated for one in question.query.filters)


def _excludes(question: Question) -> bool:
    return any(part.weight < 0 for part in question.query.parts)


def _excluded(question: Question, inventory: Inventory, asker: Asker, ids: Ids) -> Mask:
    """Which items are what the query excludes: shape (n,)."""
    if not _excludes(question):
        return np.zeros(len(ids), np.bool_)
    excluded = asker.holding_excluded(question, inventory, ids)
    ascending = np.sort(ids[ids > 0])
    for matcher in asker.ask_spaces(question, {}).matchers:
        told = matcher.against(ascending)
        excluded |= np.isin(ids, told.ids[told.probabilities >= _EXCLUDED])
    return excluded
