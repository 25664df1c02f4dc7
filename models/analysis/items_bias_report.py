"""The measurement "item bias" of the laboratory: what items of two sorts are associated with."""

from __future__ import annotations

import numpy as np

from models.analysis.bias import Association, association, leanings
from models.analysis.bias_report import ALARM, FEWEST_WORDS, Test, tests
from models.analysis.geometry_report import histogram
from models.analysis.lab_sources import MeasuredSpace, Sources, Work
from models.answers import SearchRequest
from models.errors import UserError
from models.jobs import JobControl, Progress
from models.messages import Message, say
from models.reports import Column, Plot, Report, Series, Table
from models.sorted_ids import is_in
from models.spaces import Vectors

ITEM_BIAS = "item bias"
USUAL_WORDS = "flowers-insects"
_MOST_EACH = 60
_LOOKED_AT = 300
_FEWEST = 8


def item_bias(sources: Sources, wanted: str, targets: tuple[str, str], words: str, control: JobControl) -> Work:
    """Test what a person's own items are associated with.

    Args:
        wanted: a space that understands words.
        targets: two queries, asked by words and filters alone ("tag:cats"): what is found by content is found by the
            very encoder that is tested.
        words: name of a test whose attributes are taken, see `bias_report.tests`.
    Raises: UserError, Cancelled.
    Source: the image test of Steed and Caliskan 2021, with words in place of attribute images where a space has both.
    """
    space, test = sources.answering(wanted), _test(words)
    yield Progress(0, 4, say("Finding items"))
    found = [_items(sources, space, text) for text in targets]
    yield Progress(2, 4, say("Encoding words"))
    attributes = [sources.texts(space, test.words[name], control) for name in test.attributes]
    title = say("“%1” and “%2” in %3", *targets, space.title)
    if min(map(len, found)) < _FEWEST or min(map(len, attributes)) < FEWEST_WORDS:
        return Report(ITEM_BIAS, title, "unsure", _too_few(min(map(len, found))))
    yield Progress(3, 4, say("Drawing by chance"))
    told = association(*found, *attributes)
    return _report(title, targets, test, told, found, attributes)


def _test(name: str) -> Test:
    known = {one.name: one for one in tests()}
    if name not in known:
        raise UserError(
            "Nothing was measured.",
            say("%1 is no list of words.", name),
            say("Choose one of these: %1.", ", ".join(known)),
        )
    return known[name]


def _items(sources: Sources, space: MeasuredSpace, text: str) -> Vectors:
    """The vectors of some items that a query finds, one of each file: shape (n, dim)."""
    if not text.strip():
        raise UserError(
            "Nothing was measured.", "Two queries are needed.", "Write both, such as tag:cats and tag:dogs."
        )
    hits = sources.search(SearchRequest(text, limit=_LOOKED_AT, by="words", folded=False)).hits
    first = {hit.file_id: hit.item_id for hit in reversed(hits) if hit.item_id is not None}
    ids = np.array(sorted(first.values()), np.int64)
    index = sources.index_of(space.row.fingerprint)
    if index is None or not len(ids):
        return np.empty((0, space.row.dim), np.float32)
    return index.vectors(ids[is_in(ids, index.ids())][:_MOST_EACH])


def _report(
    title: str,
    targets: tuple[str, str],
    test: Test,
    told: Association,
    found: list[Vectors],
    attributes: list[Vectors],
) -> Report:
    sure = told.p_both <= ALARM
    spread = [leanings(part, *attributes) for part in found]
    reach = max(float(np.abs(np.concatenate(spread)).max()), 1e-6)
    series = tuple(
        Series(name, histogram(values, -reach, reach), "line") for name, values in zip(targets, spread, strict=True)
    )
    columns = (Column(say("What")), Column(say("Value"), 4))
    rows = (
        (say("Items of the first"), len(found[0])),
        (say("Items of the second"), len(found[1])),
        (say("Effect size"), told.effect),
        (say("p, one-sided"), told.p),
    )
    return Report(
        ITEM_BIAS,
        title,
        "notice" if sure else "fine",
        _verdict(targets, test, told) if sure else say("Both are associated alike with both, as far as chance allows."),
        tables=(Table(say("Association of items"), columns, rows),),
        plot=Plot(
            say("How far items lean to “%1” (right) or “%2” (left)", *test.attributes),
            say("Difference of mean cosines"),
            say("Per cent of items"),
            series,
            y_least=0.0,
        ),
        notes=(
            say(
                "At most %1 items of each, one of each file, found by words, names, tags and filters alone: "
                "what is found by "
                "content is found by the very encoder that is tested.",
                _MOST_EACH,
            ),
        ),
    )


def _verdict(targets: tuple[str, str], test: Test, told: Association) -> Message:
    first, second = test.attributes if told.effect > 0 else test.attributes[::-1]
    return say(
        "“%1” goes with %2, and “%3” with %4 (effect size %5).",
        targets[0],
        first,
        targets[1],
        second,
        f"{told.effect:.2f}",
    )


def _too_few(count: int) -> Message:
    return say("Too few items to conclude anything: one of the queries finds %1, and %2 are needed.", count, _FEWEST)
