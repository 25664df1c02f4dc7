"""Figures of the tours about keeping vectors: smaller forms, quicker search, and vectors that change."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from models.analysis.drift import shift
from models.analysis.lesson_sources import Given, Ground, LessonSources, Make, number_of
from models.analysis.principal import principal
from models.analysis.sampling import evenly
from models.encoders.protocol import normalised
from models.figures import Bar, Figure
from models.index.neighbours import centres
from models.messages import say
from models.sorted_ids import Rows
from models.spaces import Vectors

_BITS = (1, 2, 3, 4, 8)
_DEPTH = 10
_ASKED = 60
_SHIFT_RESAMPLES = 499
_MOST_SHIFTED = 300
_MILLION = 1_000_000


def _rounding(sources: LessonSources, given: Given) -> Figure:
    chosen = round(number_of(given, 0, 4.0, 1.0, 8.0))
    ground = sources.ground()
    rows = ground.vectors
    bits = sorted({*_BITS, chosen})
    recalls = {one: _recall(rows, _rounded(rows, one)) for one in bits}
    bars = tuple(Bar(say("Bits: %1", one), recalls[one], one == chosen) for one in bits)
    megabytes = rows.shape[1] * chosen / 8 * _MILLION / 1e6
    said = say(
        "With %1 bits for each number, %2 of 100 of the ten nearest are still found. A million vectors take %3 MB "
        "so, and %4 MB as they are.",
        chosen,
        round(100 * recalls[chosen]),
        round(megabytes),
        round(rows.shape[1] * 4),
    )
    return Figure(said, bars=bars, note=ground.note)


def _fewer(sources: LessonSources, _given: Given) -> Figure:
    ground = sources.ground()
    rows = ground.vectors
    most = min(rows.shape)
    tried = [dims for dims in (2, 8, 16, 32, 64, 128, 256) if dims < most]
    directions = principal(rows, most)
    turned = directions.project(rows)
    recalls = [_recall(rows, turned[:, :dims]) for dims in tried]
    bars = tuple(Bar(say("Numbers: %1", dims), recall) for dims, recall in zip(tried, recalls, strict=True))
    said = say(
        "Two numbers, as on a map, keep %1 of 100 of the ten nearest; %2 numbers keep %3.",
        round(100 * recalls[0]),
        tried[-1],
        round(100 * recalls[-1]),
    )
    return Figure(said, bars=bars, note=ground.note)


def _cells(sources: LessonSources, given: Given) -> Figure:
    ground = sources.ground()
    rows = ground.vectors
    count = max(2, min(16, len(rows) // 4))
    looked = round(number_of(given, 0, 2.0, 1.0, 16.0))
    looked = min(looked, count)
    middles, labels = centres(rows, count, 1)
    found, touched = [], []
    for row in evenly(len(rows), _ASKED).tolist():
        cells = np.argsort(-(middles @ rows[row]))[:looked]
        inside = np.flatnonzero(np.isin(labels, cells))
        exact = _nearest(rows, row)
        found.append(len(np.intersect1d(inside, exact)) / len(exact))
        touched.append(len(inside) / len(rows))
    bars = (
        Bar(say("Looked at"), float(np.mean(touched))),
        Bar(say("Found of the ten nearest"), float(np.mean(found)), True),
    )
    said = say(
        "Looking into %1 of %2 cells means looking at %3 of 100 vectors, and finds %4 of 100 of the ten nearest.",
        looked,
        count,
        round(100 * float(np.mean(touched))),
        round(100 * float(np.mean(found))),
    )
    return Figure(said, bars=bars, note=ground.note)


def _turned(sources: LessonSources, _given: Given) -> Figure:
    ground = sources.ground()
    rows = ground.vectors
    random = np.random.default_rng(4)
    turn, _ = np.linalg.qr(random.standard_normal((rows.shape[1], rows.shape[1])))
    other = (rows @ turn.astype(np.float32)).astype(np.float32)
    bars = (
        Bar(say("Neighbours that are the same within each"), _recall(rows, other)),
        Bar(say("Cosine of a thing with itself, across"), float(np.mean(np.einsum("nd,nd->n", rows, other)))),
    )
    said = say("Turned as a whole, a space has the same neighbours, and not one vector that fits the old ones.")
    return Figure(said, bars=bars, note=ground.note)


def _canary(sources: LessonSources, given: Given) -> Figure:
    percent = number_of(given, 0, 0.0, 0.0, 100.0)
    ground = sources.ground()
    rows = ground.vectors
    noise = np.random.default_rng(9).standard_normal(rows.shape).astype(np.float32)
    noise /= np.linalg.norm(noise, axis=1, keepdims=True)
    changed = normalised(rows + percent / 100 * noise)
    cosine = float(np.mean(np.einsum("nd,nd->n", rows, changed)))
    kept = _recall(rows, changed)
    bars = (Bar(say("Cosine with what was kept"), cosine, True), Bar(say("Neighbours that stay"), kept))
    said = say(
        "With a disturbance of %1 of 100, the cosine with the kept vector is %2, and %3 of 100 neighbours stay.",
        round(percent),
        round(cosine, 4),
        round(100 * kept),
    )
    return Figure(said, bars=bars, decimals=3, note=ground.note)


def _shift(sources: LessonSources, given: Given) -> Figure:
    share = number_of(given, 0, 50.0, 10.0, 90.0) / 100
    ground = sources.ground()
    order = np.argsort(ground.ids, kind="stable")
    cut = min(len(order) - 4, max(4, round(len(order) * (1 - share))))
    old, new = (ground.vectors[rows[evenly(len(rows), _MOST_SHIFTED)]] for rows in (order[:cut], order[cut:]))
    found = shift(new, old, _SHIFT_RESAMPLES)
    bars = (Bar(say("Discrepancy"), found.discrepancy, True),)
    verdict = (
        say("What came last is of another sort than what came before.")
        if found.p < 0.01
        else say("Nothing speaks for a change: chance alone does as much.")
    )
    said = say(
        "%1 things against %2: chance makes so large a difference in %3 of 100 cases. %4",
        len(new),
        len(old),
        round(100 * found.p, 1),
        verdict,
    )
    return Figure(said, bars=bars, decimals=4, note=_shift_note(ground))


def _shift_note(ground: Ground) -> str:
    return ground.note or say("Items are taken in the order in which they came into the library.")


def _rounded(rows: Vectors, bits: int) -> Vectors:
    """Numbers rounded to the middle of one of 2 ** bits steps of equal width; with one bit, to their sign.

    Source: what lies farther out than the steps reach is cut, which with few of them is less of a loss than wide steps:
        Max 1960, "Quantizing for Minimum Distortion", table 2, which this line follows closely.
    """
    reach = (1.2 + 0.35 * bits) * float(rows.std()) or 1.0
    step = 2 * reach / 2**bits
    numbers = np.clip(np.floor(rows / step), -(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
    return np.asarray((numbers + 0.5) * step, np.float32)


def _recall(rows: Vectors, other: Vectors) -> float:
    """How many of the ten nearest of some rows, themselves left out, are nearest in another form too, 0 to 1."""
    units = normalised(other)
    found = [
        len(np.intersect1d(_nearest(rows, row), _nearest(units, row))) / min(_DEPTH, len(rows) - 1)
        for row in evenly(len(rows), _ASKED).tolist()
    ]
    return float(np.mean(found))


def _nearest(rows: Vectors, row: int) -> Rows:
    cosines: npt.NDArray[np.float32] = rows @ rows[row]
    cosines[row] = -np.inf
    return np.argsort(-cosines, kind="stable")[: min(_DEPTH, len(rows) - 1)]


FIGURES: Mapping[str, Make] = {
    "rounding": _rounding,
    "fewer": _fewer,
    "cells": _cells,
    "turned": _turned,
    "canary": _canary,
    "shift": _shift,
}
