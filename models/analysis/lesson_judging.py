"""Figures of the tour about judging a search: ranks, how sure they are, leanings, passages for language models."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from models.analysis.bias import association
from models.analysis.lesson_sources import Given, LessonSources, Make, number_of, text_of
from models.answers import SearchRequest
from models.errors import UserError
from models.figures import Bar, Figure, Sight
from models.kinds import Kind
from models.messages import say

_CONTEXT_TOKENS = 600
_DEPTH = 10
# 95 of 100 of a normal distribution lie within so many standard deviations.
_SURE = 1.959963984540054


def _rank(_sources: LessonSources, given: Given) -> Figure:
    place = round(number_of(given, 0, 3.0, 1.0, 20.0))
    found = place <= _DEPTH
    bars = (
        Bar(say("recall@10"), float(found)),
        Bar(say("Reciprocal rank"), 1 / place),
        Bar(say("nDCG@10"), 1 / math.log2(place + 1) if found else 0.0),
    )
    said = say(
        "The one right answer stands in place %1. Recall only asks whether it is among the first ten; the other two "
        "ask how far one has to read.",
        place,
    )
    return Figure(said, bars=bars)


def _interval(_sources: LessonSources, given: Given) -> Figure:
    count = round(number_of(given, 0, 20.0, 5.0, 1000.0))
    right = round(count * 0.8)
    low, high = wilson(right, count)
    bars = (Bar(say("At least"), low), Bar(say("Measured"), right / count, True), Bar(say("At most"), high))
    said = say(
        "%1 of %2 queries were answered. With so many, the truth may well be anything from %3 to %4 of 100.",
        right,
        count,
        round(100 * low),
        round(100 * high),
    )
    return Figure(said, bars=bars)


def _association(sources: LessonSources, _given: Given) -> Figure:
    sets = [list(sources.texts[name]) for name in ("career", "family", "men", "women")]
    flat = [word for one in sets for word in one]
    ends = np.cumsum([len(one) for one in sets])
    bars: list[Bar] = []
    told: list[str] = []
    note = ""
    for title, encode in ((say("Words in context"), sources.encode), (say("Static words"), sources.words.static)):
        try:
            parts = np.split(encode(flat), ends[:-1])
        except UserError as error:
            note = say("%1 %2", error.why, error.what_to_do)
            continue
        found = association(*parts)
        bars.append(Bar(title, found.effect))
        told.append(
            say(
                "%1: effect %2, and chance does as much in %3 of 100 cases.",
                title,
                round(found.effect, 2),
                round(100 * found.p, 1),
            )
        )
    lead = say("Above 0, words for work lie nearer to names of men, and words for the family nearer to names of women.")
    said = say("%1 %2", lead, " ".join(told))
    return Figure(said, bars=tuple(bars), note=note)


def _passages(sources: LessonSources, given: Given) -> Figure:
    question = text_of(given, 0, "how do I renew the passport")
    found = sources.context(SearchRequest(text=question), _CONTEXT_TOKENS)
    sights = tuple(
        Sight(
            one.name, one.path, Kind.DOCUMENT, "", say("page %1", one.page) if one.page else one.heading, one.text[:280]
        )
        for one in found.citations[:4]
    )
    if not sights:
        return Figure(
            say("No passage of your documents fits this question."), note=say("Ask something that one of them answers.")
        )
    said = say(
        "These passages would be given to a language model along with the question: about %1 tokens, each with the "
        "place where it stands.",
        found.tokens,
    )
    return Figure(said, sights=sights)


def wilson(right: int, count: int) -> tuple[float, float]:
    """Between which shares the truth lies in 95 of 100 cases, 0 to 1. Args: count: above 0.

    Source: Wilson 1927, "Probable Inference, the Law of Succession, and Statistical Inference".
    """
    share, room = right / count, _SURE**2 / count
    middle = (share + room / 2) / (1 + room)
    reach = _SURE / (1 + room) * math.sqrt(share * (1 - share) / count + room / (4 * count))
    return max(0.0, middle - reach), min(1.0, middle + reach)


FIGURES: Mapping[str, Make] = {
    "rank": _rank,
    "interval": _interval,
    "association": _association,
    "passages": _passages,
}
