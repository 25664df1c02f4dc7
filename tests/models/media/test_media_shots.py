"""How many shots a film may have, and how they divide it, without a film."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
import pytest

from models.media import shots as rules
from models.media.glances import Glance
from models.media.shots import Shot, Splicer


class Imagined(Glance):
    """A frame of one of two sorts, without a film."""

    def __init__(self, time_s: float, sort: int) -> None:
        self.time_s = time_s
        self.blocks = np.zeros((3, 18, 32), np.float32)
        self.blocks[0] = np.arange(32) * (7 if sort else 3) + 20 * sort
        self.sharpness = float(time_s % 1)

    def lighten(self, most_pixels: int = 0) -> None:
        pass


def splice(glances: Iterator[Glance], end_s: float) -> list[Shot]:
    splicer = Splicer()
    shots = [shot for glance in glances for shot in splicer.add(glance)]
    return shots + list(splicer.finish(end_s))


def test_the_longest_films_have_a_bounded_number_of_shots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cuts every second: two in three are passed over later on, then more, and at last all."""
    monkeypatch.setattr(rules, "_SHORTEST_S", ((20, 1.0), (30, 2.5), (39, 16.0)))
    end_s = 400
    found = splice((Imagined(step / 5, step // 5 % 2) for step in range(end_s * 5)), end_s)
    assert [shot.start_s for shot in found[:21]] == list(range(21))
    assert [shot.ordinal for shot in found] == list(range(40))
    assert found[-1].end_s == end_s
    assert all(one.end_s == other.start_s for one, other in itertools.pairwise(found))
    assert all(shot.start_s <= shot.glance.time_s < shot.end_s for shot in found)


def test_three_hours_of_quick_cuts_end_below_the_limit() -> None:
    """What each part of the limit holds, at its shortest, must not be used up by three hours."""
    held_s = [0.0]
    for (most, shortest_s), (before, _) in zip(rules._SHORTEST_S, ((0, 0.0), *rules._SHORTEST_S), strict=False):
        held_s.append(held_s[-1] + (most - before) * shortest_s)
    assert rules._SHORTEST_S[-1][0] < rules.MOST_SHOTS == 4000
    assert held_s[1] >= 2000 and held_s[3] >= 3 * 3600 and held_s[-1] >= 36 * 3600


def test_a_take_of_hours_is_divided() -> None:
    found = splice((Imagined(float(second), 0) for second in range(3600)), 3600)
    assert len(found) == 450 and found[-1].end_s == 3600
    assert all(shot.end_s - shot.start_s == 8 for shot in found)
