"""Figures of the tours about a space as a whole: kinds side by side, maps, clusters."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from models.analysis.clusters import by_centres, silhouette
from models.analysis.lesson_sources import Given, Ground, LessonSources, Make, number_of, plain, text_of, without_means
from models.analysis.map_quality import judge_map
from models.analysis.modality_gap import gap
from models.analysis.principal import Positions, principal
from models.analysis.sampling import evenly
from models.analysis.small_tsne import small_tsne
from models.answers import SearchRequest
from models.figures import Bar, Dot, Figure, Sight
from models.index.neighbours import Labels, centres
from models.kinds import ITEM_KINDS, Kind
from models.messages import say
from models.sorted_ids import Ids, Rows
from models.spaces import Vectors

_MOST_DOTS = 300
_MOST_SLOW_DOTS = 160
_MOST_TRIED = 12
_REDUCED = 30
_KIND_TITLES = {
    Kind.IMAGE: say("Pictures"),
    Kind.AUDIO: say("Sounds"),
    Kind.FILM: say("Films"),
    Kind.DOCUMENT: say("Passages"),
}


def _across_kinds(sources: LessonSources, given: Given) -> Figure:
    text = text_of(given, 0, "lighthouse")
    found: list[Sight] = []
    for kind in (Kind.IMAGE, Kind.AUDIO, Kind.FILM, Kind.DOCUMENT):
        hits = sources.search(SearchRequest(text=plain(text), kinds=(kind,), limit=20, by="content")).hits
        hits = tuple(hit for hit in hits if hit.relevance != "weak")
        found += sources.sights(hits, lambda hit: say("fits with %1 of 100", round(100 * hit.score)))[:2]
    if not found and sources.ground().own:
        return Figure(say("Nothing here fits “%1”.", text), note=say("Try another word, in English."))
    if not found:
        note = say("This step needs files: add a folder, or the samples, and come back.")
        return Figure(say("There is nothing to be found yet."), note=note)
    return Figure(
        say("The best of each kind for “%1”, by what is in them alone; names were not looked at.", text),
        sights=tuple(found),
    )


def _gap(sources: LessonSources, given: Given) -> Figure:
    share = number_of(given, 0, 0.0, 0.0, 100.0) / 100
    ground = sources.ground()
    kinds = [one for one in ITEM_KINDS if (ground.kinds == list(Kind).index(one)).sum() >= 2]
    if len(kinds) < 2:
        return Figure(
            say("There is only one kind of thing here, so there is no gap between two."),
            note=say("Add pictures, sounds and documents, or the samples, and come back."),
        )
    rows = without_means(ground.plain, ground.kinds, share)
    picked = evenly(len(rows), _MOST_DOTS)
    groups = _groups(ground.kinds[picked], kinds)
    dots = _dots(principal(rows[picked], 2).project(rows[picked]), groups, ground, picked)
    one, other = (rows[ground.kinds == list(Kind).index(kind)] for kind in kinds[:2])
    measured = gap(one, other)
    said = say(
        "%1 and %2: cosines within a kind are %3 and %4 on average, across the two %5. From where it lies, the kind "
        "can be told in %6 of 100 cases; 50 would be guessing.",
        _KIND_TITLES[kinds[0]],
        _KIND_TITLES[kinds[1]],
        round(measured.within_one, 2),
        round(measured.within_other, 2),
        round(measured.across, 2),
        round(100 * measured.told_apart),
    )
    return Figure(said, dots=dots, groups=tuple(_KIND_TITLES[kind] for kind in kinds))


def _pca(sources: LessonSources, _given: Given) -> Figure:
    ground = sources.ground()
    picked = evenly(len(ground.vectors), _MOST_DOTS)
    rows = ground.vectors[picked]
    found = principal(rows, 2)
    places = found.project(rows)
    said = say(
        "Two directions of %1 hold %2 of 100 parts of all differences. %3",
        rows.shape[1],
        round(100 * float(found.shares.sum())),
        _judged(rows, places),
    )
    return _by_kind(said, places, ground, picked)


def _tsne(sources: LessonSources, given: Given) -> Figure:
    perplexity = number_of(given, 0, 15.0, 2.0, 50.0)
    ground = sources.ground()
    picked = evenly(len(ground.vectors), _MOST_SLOW_DOTS)
    rows = ground.vectors[picked]
    places = small_tsne(principal(rows, _REDUCED).project(rows), perplexity)
    said = say("Each point minds about %1 neighbours. %2", round(perplexity), _judged(rows, places))
    return _by_kind(said, places, ground, picked)


def _noise(_sources: LessonSources, given: Given) -> Figure:
    perplexity = number_of(given, 0, 3.0, 2.0, 50.0)
    points = np.random.default_rng(7).standard_normal((_MOST_SLOW_DOTS, _REDUCED)).astype(np.float32)
    places = small_tsne(points, perplexity)
    said = say(
        "These are %1 points of pure chance: there are no groups in them at all. Whatever groups you see at a "
        "perplexity of %2 were made by the method.",
        len(points),
        round(perplexity),
    )
    dots = tuple(Dot(float(x), float(y)) for x, y in places)
    return Figure(said, dots=dots)


def _kmeans(sources: LessonSources, given: Given) -> Figure:
    ground = sources.ground()
    rows = ground.vectors[evenly(len(ground.vectors), _MOST_DOTS)]
    count = round(number_of(given, 0, 4.0, 2.0, min(float(_MOST_TRIED), len(rows) / 2)))
    grouping = by_centres(principal(rows, _REDUCED).project(rows), count)
    return _clustered(ground, rows, grouping.labels, grouping.tightness)


def _restart(sources: LessonSources, given: Given) -> Figure:
    seed = round(number_of(given, 0, 2.0, 2.0, 20.0))
    ground = sources.ground()
    rows = ground.vectors[evenly(len(ground.vectors), _MOST_DOTS)]
    points = principal(rows, _REDUCED).project(rows)
    count = min(6, len(rows) // 2)
    _, first = centres(points, count, 1)
    _, again = centres(points, count, seed)
    same = _together(first, again)
    figure = _clustered(ground, rows, again, silhouette(points, again))
    said = say(
        "Begun elsewhere, %1 of 100 pairs of things are treated alike: together both times, or apart both times.",
        round(100 * same),
    )
    return Figure(said, dots=figure.dots, groups=figure.groups, note=ground.note)


def _how_many(sources: LessonSources, _given: Given) -> Figure:
    ground = sources.ground()
    rows = ground.vectors[evenly(len(ground.vectors), _MOST_DOTS)]
    points = principal(rows, _REDUCED).project(rows)
    values = {}
    for count in range(2, min(_MOST_TRIED, len(rows) // 2) + 1):
        values[count] = silhouette(points, centres(points, count, 1)[1]) or 0.0
    best = max(values, key=lambda count: values[count])
    bars = tuple(Bar(str(count), value, count == best) for count, value in values.items())
    advice = (
        say("That is little: there are no clear clusters here, and every number is a choice.")
        if values[best] < 0.25
        else say("Above a quarter, clusters begin to be real; above a half they are clear.")
    )
    said = say("The silhouette is largest with %1 clusters: %2. %3", best, round(values[best], 2), advice)
    return Figure(said, bars=bars, note=ground.note)


def _by_kind(said: str, places: Positions, ground: Ground, picked: Rows) -> Figure:
    """Things in their places, coloured by their kind."""
    kinds = [kind for kind in ITEM_KINDS if (ground.kinds[picked] == list(Kind).index(kind)).any()]
    dots = _dots(places, _groups(ground.kinds[picked], kinds), ground, picked)
    return Figure(said, dots=dots, groups=tuple(_KIND_TITLES[kind] for kind in kinds), note=ground.note)


def _clustered(ground: Ground, rows: Vectors, labels: Labels, tightness: float | None) -> Figure:
    picked = evenly(len(ground.vectors), _MOST_DOTS)
    places = principal(rows, 2).project(rows)
    count = int(labels.max()) + 1
    sizes = np.bincount(labels, minlength=count)
    groups = tuple(say("Cluster %1: %2", one + 1, int(sizes[one])) for one in range(count))
    said = say(
        "%1 clusters, silhouette %2. Colours are clusters; the plane is that of the two main directions, so "
        "clusters may overlap on it and still be apart.",
        count,
        round(tightness or 0.0, 2),
    )
    return Figure(said, dots=_dots(places, labels, ground, picked), groups=groups, note=ground.note)


def _together(one: Labels, other: Labels) -> float:
    """The share of pairs that two groupings treat alike. Source: Rand 1971, "Objective Criteria"."""
    alike = (one[:, None] == one[None, :]) == (other[:, None] == other[None, :])
    count = len(one)
    return float((alike.sum() - count) / (count * (count - 1)))


def _judged(rows: Vectors, places: Positions) -> str:
    quality = judge_map(rows, places)
    if quality is None:
        return ""
    return say(
        "Of 100 parts of trust, the neighbours on the map deserve %1; by chance it would be about 50.",
        round(100 * quality.trustworthiness),
    )


def _groups(kinds: Ids, shown: list[Kind]) -> Labels:
    codes = [list(Kind).index(kind) for kind in shown]
    return np.array([codes.index(kind) if kind in codes else 0 for kind in kinds.tolist()], np.int32)


def _dots(places: Positions, groups: Labels, ground: Ground, picked: Rows) -> tuple[Dot, ...]:
    names = ground.names(picked.tolist())
    flat = places if places.shape[1] > 1 else np.hstack([places, np.zeros_like(places)])
    return tuple(
        Dot(float(x), float(y), int(group), name) for (x, y), group, name in zip(flat, groups, names, strict=True)
    )


FIGURES: Mapping[str, Make] = {
    "across_kinds": _across_kinds,
    "gap": _gap,
    "pca": _pca,
    "tsne": _tsne,
    "noise": _noise,
    "kmeans": _kmeans,
    "restart": _restart,
    "how_many": _how_many,
}
