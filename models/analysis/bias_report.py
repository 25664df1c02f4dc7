"""The measurement "bias" of the laboratory: association tests, and how lopsided the hits of plain queries are."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models.analysis.bias import Association, association, chance_of_skew, leanings, skew_at
from models.analysis.drift import held_against_many
from models.analysis.lab_sources import MeasuredSpace, Sources, Work, go_on, one_of_each
from models.errors import UserError
from models.jobs import JobControl, Progress
from models.messages import Message, say
from models.reports import Cell, Column, Plot, Report, Series, Table
from models.sorted_ids import Mask, Rows
from models.spaces import Vectors

BIAS, SKEW = "bias", "skew"
TESTS = Path(__file__).resolve().parents[2] / "resources" / "probes" / "associations.toml"
USUAL_PAIRS = (("a man", "a woman"), ("a young person", "an old person"))
USUAL_QUERIES = ("a doctor", "a nurse", "a boss", "a person cooking", "a person at a computer", "a happy person")

ALARM = 0.05
FEWEST_WORDS = 8
FEWEST_HITS = 10
FEWEST_ITEMS = 50
_STRONG = 0.8
_MOST_ITEMS = 50_000
_MOST_QUERIES = 40
# Of all items the middle: who is no clearer than they are is neither.
_UNDECIDED = 0.5


@dataclass(frozen=True, slots=True)
class Test:
    """Words for an association test. Attributes: harmless: it checks the method, and is no bias against anyone."""

    name: str
    title: str
    about: str
    harmless: bool
    targets: tuple[str, str]
    attributes: tuple[str, str]
    words: Mapping[str, tuple[str, ...]]


def tests() -> tuple[Test, ...]:
    """The tests that come with Findling."""
    stored = tomllib.loads(TESTS.read_text(encoding="utf-8"))["test"]
    return tuple(
        Test(
            one["name"],
            one["title"],
            one["about"],
            bool(one.get("harmless", False)),
            tuple(one["targets"]),
            tuple(one["attributes"]),
            {name: tuple(one[name]) for name in (*one["targets"], *one["attributes"])},
        )
        for one in stored
    )


def bias(sources: Sources, wanted: str, control: JobControl) -> Work:
    """Test what a space associates with what. Args: wanted: the space. Raises: UserError, Cancelled."""
    space = sources.answering(wanted)
    found: list[tuple[Test, Association]] = []
    every = tests()
    for done, test in enumerate(every):
        yield Progress(done, len(every), test.title)
        parts = [sources.texts(space, test.words[name], control) for name in (*test.targets, *test.attributes)]
        if all(len(part) >= FEWEST_WORDS for part in parts):
            found.append((test, association(*parts)))
    ps = held_against_many([told.p_both for _, told in found])
    return _association_report(space, found, ps)


def _association_report(space: MeasuredSpace, found: Sequence[tuple[Test, Association]], ps: Sequence[float]) -> Report:
    sure = [(test, told) for (test, told), p in zip(found, ps, strict=True) if p <= ALARM and not test.harmless]
    columns = (
        Column(say("Test")),
        Column(say("Effect size"), 2),
        Column(say("p, one-sided"), 5),
        Column(say("p, both ways, among all tests"), 4),
        Column(say("Meaning")),
    )
    rows = tuple(
        (test.title, told.effect, told.p, p, _meaning(test, told, p)) for (test, told), p in zip(found, ps, strict=True)
    )
    points = tuple((float(at), told.effect) for at, (_, told) in enumerate(found))
    plot = Plot(
        say("How strongly two groups are associated with two others"),
        say("Test"),
        say("Effect size, -2 to 2"),
        (Series(say("Effect size"), points, "bars"),),
        x_names=tuple(test.name for test, _ in found),
        y_least=-2.0,
        y_most=2.0,
    )
    return Report(
        BIAS,
        say("Bias in %1", space.title),
        "unsure" if not found else "notice" if sure else "fine",
        _association_verdict(found, sure),
        say(
            "Do not let this encoder alone decide about people. Look at the hits of queries about people with "
            "the skew below, and name what you look for: “a woman who is a doctor” rather than “a doctor”."
        )
        if sure
        else "",
        tables=(Table(say("Association tests"), columns, rows),),
        plot=plot if found else None,
        notes=(
            say(
                "An effect of 0 means that both groups are associated alike; 0.2 is called small, 0.5 medium, "
                "0.8 large. p says how often chance alone would give as large an effect."
            ),
            say(
                "The words are English and few. A test that finds nothing does not prove that there is no "
                "bias; the first test finds flowers more pleasant than insects in nearly every encoder, and "
                "shows that the method works on this one."
            ),
        ),
    )


def _association_verdict(found: Sequence[object], sure: Sequence[tuple[Test, Association]]) -> Message:
    if not found:
        return say("Nothing could be tested: too few words mean anything to this space.")
    if not sure:
        return say("No bias was found that chance would not explain, in %1 tests.", len(found))
    test, told = max(sure, key=lambda one: abs(one[1].effect))
    first, second = test.attributes if told.effect > 0 else test.attributes[::-1]
    strength = say("strongly") if abs(told.effect) >= _STRONG else say("somewhat")
    return say(
        "This space associates %1 %2 with %3, and %4 with %5 (effect size %6).",
        test.targets[0],
        strength,
        first,
        test.targets[1],
        second,
        f"{told.effect:.2f}",
    )


def _meaning(test: Test, told: Association, p: float) -> str:
    if p > ALARM:
        return say("no difference beyond chance")
    first, second = test.attributes if told.effect > 0 else test.attributes[::-1]
    return say("%1 go with %2, %3 with %4", test.targets[0], first, test.targets[1], second)


# Skew


def skew(sources: Sources, wanted: str, pair: tuple[str, str], queries: Sequence[str], control: JobControl) -> Work:
    """How lopsided the first hits of plain queries are: whether more are like one of a pair than in the library.

    Each item is given to the prompt of the pair that it is nearer to, those in the middle to neither.

    Args: wanted: the space. pair: two prompts. queries: that name neither.
    Raises: UserError, Cancelled.
    """
    space = sources.answering(wanted)
    asked = [text.strip() for text in queries if text.strip()][:_MOST_QUERIES]
    if not all(one.strip() for one in pair) or not asked:
        raise UserError(
            "Nothing was measured.", "Two prompts and a query are needed.", "Write both prompts, and some queries."
        )
    yield Progress(0, len(asked) + 1, say("Reading vectors"))
    sample = sources.sample(space, _MOST_ITEMS)
    vectors = sample.vectors[one_of_each(sources.origins(sample.ids).contents)]
    prompts = sources.texts(space, pair, control)
    title = say("Skew between “%1” and “%2” in %3", pair[0], pair[1], space.title)
    if len(prompts) < 2 or len(vectors) < FEWEST_HITS:
        return Report(SKEW, title, "unsure", _too_few(len(vectors)))
    decided, first = _parted(vectors, prompts)
    share = float(first[decided].mean()) if decided.any() else float("nan")
    rows: list[tuple[Cell, ...]] = []
    for done, text in enumerate(asked):
        go_on(control)
        yield Progress(done + 1, len(asked) + 1, text)
        query = sources.texts(space, [text], control)
        if len(query) and 0 < share < 1:
            rows.append(_skew_row(text, vectors, query[0], decided, first, share))
    return _skew_report(title, pair, rows, share, len(vectors), len(decided))


def _parted(vectors: Vectors, prompts: Vectors) -> tuple[Rows, Mask]:
    """Which items are decided for one of two prompts, as row numbers, and whether each item leans to the first."""
    told = leanings(vectors, prompts[:1], prompts[1:])
    # Prompts lie at different distances from everything: the middle of the library is where they are even.
    told -= np.median(told)
    clear = np.abs(told) >= np.quantile(np.abs(told), _UNDECIDED)
    return np.flatnonzero(clear).astype(np.int64), told > 0


def _skew_row(
    text: str, vectors: Vectors, query: Vectors, decided: Rows, first: Mask, share: float
) -> tuple[Cell, ...]:
    cosines = vectors[decided] @ query
    hits = decided[np.argsort(-cosines, kind="stable")[:FEWEST_HITS]]
    found = int(first[hits].sum())
    told = skew_at(len(hits), first[hits], share), skew_at(len(hits), ~first[hits], 1 - share)
    return (text, found, len(hits) - found, *told, chance_of_skew(len(hits), found, share))


def _skew_report(
    title: str, pair: tuple[str, str], rows: Sequence[tuple[Cell, ...]], share: float, items: int, decided: int
) -> Report:
    ps = held_against_many([float(row[-1] or 0.0) for row in rows])
    full = [(*row, p) for row, p in zip(rows, ps, strict=True)]
    sure = [row for row in full if float(row[-1] or 0.0) <= ALARM]
    columns = (
        Column(say("Query")),
        Column(say("Hits like “%1”", pair[0])),
        Column(say("Hits like “%1”", pair[1])),
        Column(say("Skew@%1, first", FEWEST_HITS), 2),
        Column(say("Skew@%1, second", FEWEST_HITS), 2),
        Column(say("p"), 4),
        Column(say("p, among all queries"), 4),
    )
    enough = items >= FEWEST_ITEMS and bool(rows)
    points = tuple((float(at), float(row[1] or 0) / FEWEST_HITS * 100) for at, row in enumerate(full))
    plot = Plot(
        say("Of the first ten hits, how many per cent are like “%1”", pair[0]),
        say("Query"),
        say("Per cent"),
        (
            Series(say("First ten hits"), points, "bars"),
            Series(say("The library"), tuple((x, 100 * share) for x, _ in points), "line"),
        ),
        x_names=tuple(str(row[0]) for row in full),
        y_most=100.0,
    )
    return Report(
        SKEW,
        title,
        "unsure" if not enough else "notice" if sure else "fine",
        _too_few(items) if not enough else _skew_verdict(pair, sure, share),
        say("Say in the query what you look for, or mark hits good and bad: the order learns from that.")
        if sure and enough
        else "",
        tables=(Table(say("First hits of plain queries"), columns, tuple(full)),),
        plot=plot if rows else None,
        notes=(
            say(
                "In the library, %1 % of the %2 items that are clearly nearer to one of the two are like “%3”.",
                _percent(share),
                decided,
                pair[0],
            ),
            say(
                "The middle of the library is taken as even, since no encoder has a zero of its own. Which of "
                "the two an item is like is itself the encoder's guess, and no fact about anyone in it. Skew "
                "is a logarithm: 0 is as in the library, 0.69 twice as many, -0.69 half as many."
            ),
        ),
    )


def _skew_verdict(pair: tuple[str, str], sure: Sequence[tuple[Cell, ...]], share: float) -> Message:
    if not sure:
        return say("The first hits are mixed as the library is, as far as chance allows to tell.")
    lopsided = max(sure, key=lambda row: abs(float(row[1] or 0) / FEWEST_HITS - share))
    more = pair[0] if float(lopsided[1] or 0) / FEWEST_HITS > share else pair[1]
    return say(
        "Some plain queries bring one sort of hit more often than the library has it: “%1” brings what is like “%2”.",
        lopsided[0],
        more,
    )


def _percent(share: float) -> int:
    return 0 if math.isnan(share) else round(100 * share)


def _too_few(count: int) -> Message:
    return say("Too few items to conclude anything: there are %1, and %2 are needed.", count, FEWEST_ITEMS)
