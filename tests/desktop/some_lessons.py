"""Figures of tours, and places, for an engine from memory."""

from __future__ import annotations

import math
import random
from typing import Any

from models.figures import Bar, Dot, Figure, Sight
from models.kinds import Kind
from models.places import PlaceView, Spot, Spots, on_map

_CHANCE = random.Random(11)


def spot(number: int, latitude: float, longitude: float, count: int, preview: str = "") -> Spot:
    """A circle on the map."""
    x, y = on_map(latitude, longitude)
    return Spot(x, y, latitude, longitude, 12.5, count, 1000 + number, preview)


def spots(*some: Spot) -> Spots:
    """What a map shows, with the edges of what lies on it."""
    xs, ys = [one.x for one in some], [one.y for one in some]
    placed = sum(one.count for one in some)
    return Spots(some, placed, placed + 1200, min(xs), min(ys), max(xs), max(ys))


SPOTS = spots(spot(1, 61.5, 8.8, 214), spot(2, 52.5, 13.4, 48), spot(3, 40.4, -3.7, 1))
DOTS = tuple(
    Dot(
        _CHANCE.gauss(3 * math.cos(2.1 * group), 1),
        _CHANCE.gauss(3 * math.sin(2.1 * group), 1),
        group,
        f"thing {group}",
    )
    for group in range(3)
    for _ in range(60)
)
FIGURES = {
    "numbers": Figure(
        "“a dog on the beach” has become 384 numbers.",
        bars=tuple(Bar(str(number + 1), math.sin(number * 1.7) * 0.1) for number in range(24)),
    ),
    "like_sentences": Figure(
        "Nearest to “puppy” is “a young dog plays in the garden”.",
        bars=(
            Bar("a young dog plays in the garden", 0.279),
            Bar("a train arrives at the station", 0.12),
            Bar("waves break on the shore", -0.036, marked=True),
        ),
    ),
    "nearest_files": Figure(
        "What lies nearest to “lighthouse” among your own files.",
        sights=(
            Sight("lake at dusk.jpg", b"/library/lake at dusk.jpg", Kind.IMAGE, note="cosine 0.27"),
            Sight(
                "norway plan.pdf",
                b"/library/norway plan.pdf",
                Kind.DOCUMENT,
                note="cosine 0.21",
                text="We leave at six.",
            ),
        ),
    ),
    "angle": Figure(
        "The angle between the two is 59 degrees.",
        arrows=(Dot(1, 0, 0, "a dog"), Dot(0.51, 0.86, 1, "a cat")),
        groups=("a dog", "a cat"),
        head=("Measure", "Value"),
        rows=(("Cosine", "0.514"), ("Inner product", "0.514")),
    ),
    "pca": Figure("Two directions of 384 hold 13 of 100 parts.", dots=DOTS, groups=("Pictures", "Sounds", "Passages")),
    "tsne": Figure("Each point minds about 15 neighbours.", dots=DOTS, groups=("Pictures", "Sounds", "Passages")),
    "noise": Figure("These are 160 points of pure chance.", dots=tuple(Dot(dot.x, dot.y) for dot in DOTS)),
}


class FakeLearning:
    """What an engine from memory is besides."""

    placed: Spots = SPOTS

    def _lessons_figure(self, name: str, given: tuple[str, ...]) -> Figure:
        said = Figure(f"{name}: {', '.join(given)}", bars=(Bar("One", 0.8, marked=True), Bar("Another", 0.3)))
        return FIGURES.get(name, said)

    def _land(self) -> tuple[bytes, ...]:
        from models.place_calls import PlaceCalls  # with what no window loads, so only where it is asked for

        return PlaceCalls.land(self)  # type: ignore[arg-type]  it reads a file and nothing else

    def _spots(self, view: PlaceView) -> Any:
        return self.placed
