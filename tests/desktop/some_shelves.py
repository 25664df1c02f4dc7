"""A library that is too large to be sent whole, for an engine from memory."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby

from fake_link import FakeLink, make_hit

from models.answers import Answer, Hit, SearchRequest, Shelf
from models.kinds import Kind

_NEWEST = datetime(2023, 8, 14, 12)  # noqa: DTZ001  clocks of cameras know of no zone
FIRST = 20


def many_hits(count: int, samples: Sequence[Hit] = (), *, days: float = 1.0) -> tuple[Hit, ...]:
    """Hits of all kinds, the newest first, so many days apart. Args: samples: what they look like."""
    samples = samples or [
        make_hit(1),
        make_hit(2, Kind.AUDIO, start_s=10.0, end_s=20.0, duration_s=40.0),
        make_hit(3, Kind.DOCUMENT, text="How to keep a lion."),
        make_hit(4, Kind.FILM, duration_s=100.0),
    ]
    return tuple(
        replace(
            samples[number % len(samples)],
            item_id=100_000 + number,
            file_id=200_000 + number,
            name=f"{number} {samples[number % len(samples)].name}",
            moment=(_NEWEST - timedelta(days=number * days)).isoformat(),
        )
        for number in range(count)
    )


def shelf_of(hits: Sequence[Hit], by: str) -> Shelf:
    """The shelf on which these hits stand, in groups."""
    files = array("q", (hit.file_id for hit in hits))
    items = array("q", (hit.item_id or 0 for hit in hits))
    length = {"day": 10, "month": 7}.get(by, 0)
    groups = tuple((key, len(list(some))) for key, some in groupby(hits, lambda hit: hit.moment[:length]))
    return Shelf(files.tobytes(), items.tobytes(), groups if length else ())


def put_on_shelf(link: FakeLink, hits: Sequence[Hit]) -> None:
    """Let an engine answer with the first of these where nothing is looked for, and have the others on a shelf."""
    by_file = {hit.file_id: hit for hit in hits}
    search = link._search

    def answer(request: SearchRequest) -> Answer:
        if request.text.replace("sort:date", "").strip() or request.examples:
            return search(request)
        return Answer(tuple(hits[:FIRST]), total=len(hits))

    link._search = answer  # type: ignore[method-assign]
    link._shelf = lambda request, by: shelf_of(hits, by)  # type: ignore[attr-defined]
    link._on_shelf = lambda shown: [by_file.get(file_id) for _, file_id in shown]  # type: ignore[attr-defined]
