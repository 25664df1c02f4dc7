"""The whole library on a shelf: ids in order and groups, and what stands at a place of it."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from models.answers import SearchRequest, Shelf
from models.engine import Engine
from models.jobs import JobControl

_DAY_NS = 86_400 * 10**9
_MAY_2023_NS = 1_682_942_400 * 10**9  # the first, at noon in Greenwich


def places(shelf: Shelf) -> list[tuple[int, int]]:
    files, items = array("q", shelf.file_ids), array("q", shelf.item_ids)
    return list(zip(items, files, strict=True))


def names(engine: Engine, shelf: Shelf) -> list[str]:
    return [hit.name if hit is not None else "" for hit in engine.on_shelf(places(shelf))]


@pytest.fixture
def dated(engine: Engine, media: Path) -> Engine:
    for days, name in enumerate(("a.png", "b.png", "sounds/c.wav", "sounds/d.wav")):
        at_ns = _MAY_2023_NS - (days // 2) * 40 * _DAY_NS - days
        os.utime(media / name, ns=(at_ns, at_ns))
    for _ in engine.index(JobControl()):
        pass
    return engine


def test_a_shelf_holds_what_an_answer_begins_with(dated: Engine) -> None:
    for text in ("", "kind:picture", "sort:name", "-name:a sort:size"):
        answer = dated.search(SearchRequest(text, limit=1))
        every = dated.search(SearchRequest(text))
        assert len(answer.hits) == 1 and answer.total == len(every.hits)
        shelf = dated.shelf(SearchRequest(text), "none")
        assert shelf.groups == ()
        assert dated.on_shelf(places(shelf)) == list(every.hits)


def test_groups_by_time_say_their_day_or_month(dated: Engine) -> None:
    request = SearchRequest("ext:png,wav sort:date")
    months = dated.shelf(request, "month")
    assert months.groups == (("2023-05", 2), ("2023-03", 2))
    assert names(dated, months) == ["a.png", "b.png", "c.wav", "d.wav"]
    assert [day for day, _ in dated.shelf(request, "day").groups] == ["2023-05-01", "2023-03-22"]


def test_groups_come_as_their_first_files_do_and_keep_the_order_inside(dated: Engine, media: Path) -> None:
    request = SearchRequest("ext:png,wav sort:name")
    folders = dated.shelf(request, "folder")
    assert folders.groups == ((str(media), 2), (str(media / "sounds"), 2))
    assert dated.shelf(request, "kind").groups == (("image", 2), ("audio", 2))
    last_first = dated.shelf(SearchRequest("ext:png,wav sort:date"), "kind")
    assert names(dated, last_first) == ["a.png", "b.png", "c.wav", "d.wav"]


def test_what_is_excluded_is_not_on_the_shelf(dated: Engine) -> None:
    assert "e.txt" not in names(dated, dated.shelf(SearchRequest("-passport"), "none"))


def test_an_empty_shelf(dated: Engine) -> None:
    for by in ("none", "day", "folder"):
        assert dated.shelf(SearchRequest("size:>1GB"), by) == Shelf(b"", b"")
    assert dated.on_shelf([]) == []


def test_what_has_gone_leaves_its_place_empty(dated: Engine, open_engine: Callable[..., Engine]) -> None:
    shown = places(dated.shelf(SearchRequest("sort:name"), "none"))
    found = dated.on_shelf([shown[1], (0, 10**9), (10**9, 10**9), shown[0]])
    assert [hit.name if hit else None for hit in found] == ["b.png", None, None, "a.png"]
