"""Search asked for what is gone, what is no text, and far too much at once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from models.answers import SearchRequest
from models.engine import Engine
from models.errors import UserError
from models.jobs import JobControl
from models.query.parts import Example


def names(engine: Engine, text: str, limit: int = 200) -> list[str]:
    return [hit.name for hit in engine.search(SearchRequest(text, limit=limit)).hits]


@pytest.mark.parametrize("text", ["like:#987654", "red like:#987654", "like:/nowhere/x.png"])
def test_an_example_that_is_gone_is_an_error_and_not_an_empty_answer(engine: Engine, text: str) -> None:
    with pytest.raises(UserError, match="cannot be searched with") as raised:
        engine.search(SearchRequest(text))
    assert "no longer there" in raised.value.why


def test_what_is_gone_can_still_be_excluded_and_marked(engine: Engine) -> None:
    assert names(engine, "red -like:#987654") == names(engine, "red")
    asked = SearchRequest("red", good=(987654,), bad=(987655,), examples=(Example(item=987656, weight=-1.0),))
    assert [hit.name for hit in engine.search(asked).hits] == names(engine, "red")


@pytest.mark.parametrize("text", ["\ud800", '"\ud800"', "-\ud800 red", '-"\udcff"', "\ud800red \0"])
def test_what_is_no_character_is_no_error(engine: Engine, text: str) -> None:
    engine.search(SearchRequest(text))


@pytest.mark.parametrize("text", ['"red" ' * 300, "-red " * 400 + "blue", "+red " * 400, "r-" * 1000, '-"red" ' * 300])
def test_what_is_said_a_hundred_times_takes_no_longer(engine: Engine, text: str) -> None:
    engine.search(SearchRequest("red"))
    start_s = time.monotonic()
    engine.search(SearchRequest(text))
    assert time.monotonic() - start_s < 2.0


def test_saying_it_twice_changes_nothing(engine: Engine) -> None:
    assert names(engine, '"red" "red"') == names(engine, '"red"')
    assert names(engine, "red -blue -blue") == names(engine, "red -blue")


def test_nothing_is_wanted_of_a_limit_below_one(engine: Engine) -> None:
    assert names(engine, "red", limit=-1) == names(engine, "", limit=-1) == []


def test_a_tag_made_for_one_file_goes_with_what_made_it(engine: Engine) -> None:
    item_id = engine.search(SearchRequest("name:a.png")).hits[0].item_id or 0
    first = engine.tags.put("New", [item_id])
    second = engine.tags.put("new", [item_id])
    engine.tags.undo(second)
    assert [(one.name, one.kept) for one in engine.tags.all()] == [("New", 1)]
    engine.tags.undo(first)
    assert engine.tags.all() == ()
    assert engine.verify() == []


def test_the_first_few_are_the_first_of_many(engine: Engine, media: Path) -> None:
    folder = media / "zebra"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number:02}.txt").write_text(f"Number {number} is about nothing.")
    (folder / "99.txt").write_text("The zebra and nothing else. A zebra.")
    for _ in engine.index(JobControl()):
        pass
    few, many = (
        [(hit.name, hit.score, hit.reasons) for hit in engine.search(SearchRequest("zebra", limit=limit)).hits]
        for limit in (3, 200)
    )
    assert few == many[:3]
