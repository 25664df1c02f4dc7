"""Things to ask of an own library: drawn from what is in it, and each of them answered by it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import FakeEncoders
from sample_files import write_picture, write_text

from models.answers import SearchRequest, Suggestion
from models.encoders.protocol import Description
from models.engine import Engine
from models.jobs import JobControl
from models.kinds import Kind
from models.search.suggesting import Suggester


@pytest.fixture
def many(media: Path) -> Path:
    """The folder, with some more red pictures, and a document with headings."""
    for number in range(3):
        write_picture(media / "walls" / f"{number}.png", "red", size_px=20 + number)
    write_text(media / "guide.md", "# Chapter 7\n\nNothing.\n\n## Baking good bread\n\nMix flour and water; bake it.")
    return media


def indexed(engine: Engine, folder: Path) -> Engine:
    if not engine.library.roots():
        engine.library.add_folder(os.fsencode(folder))
    for _ in engine.index(JobControl()):
        pass
    return engine


def test_each_kind_has_an_example_that_the_library_answers(open_engine: Callable[..., Engine], many: Path) -> None:
    engine = indexed(open_engine(), many)
    suggested = engine.suggestions()
    assert suggested == (
        Suggestion("red", Kind.IMAGE),
        Suggestion("Baking good bread", Kind.DOCUMENT),
        Suggestion("folder:walls"),
    )
    for one in suggested[:2]:
        first = engine.search(SearchRequest(one.text)).hits[0]
        assert first.item_kind == one.kind and first.relevance != "weak"
    assert len(engine.search(SearchRequest("folder:walls")).hits) == 3


def test_nothing_is_suggested_where_nothing_is_known(open_engine: Callable[..., Engine], tmp_path: Path) -> None:
    engine = open_engine()
    assert engine.suggestions() == ()
    (tmp_path / "empty").mkdir()
    assert indexed(engine, tmp_path / "empty").suggestions() == ()


def test_what_was_found_is_kept_until_the_library_holds_something_else(
    open_engine: Callable[..., Engine], many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = indexed(open_engine(), many)
    looked: list[Kind] = []
    usual = Suggester._texts

    def texts(self: Suggester, kind: Kind, *others: object) -> list[str]:
        looked.append(kind)
        return usual(self, kind, *others)

    monkeypatch.setattr(Suggester, "_texts", texts)
    first = engine.suggestions()
    assert engine.suggestions() == first and len(looked) == 3
    for number in range(6):
        write_picture(many / "walls" / f"sky{number}.png", "blue", size_px=20 + number)
    assert indexed(engine, many).suggestions()[0] == Suggestion("blue", Kind.IMAGE)


def test_nothing_is_sent_to_another_computer_that_nobody_asked_for(
    open_engine: Callable[..., Engine], many: Path
) -> None:
    class Away(FakeEncoders):
        def active(self) -> tuple[Description, ...]:
            return tuple(replace(one, leaves="Every query goes to example.com.") for one in super().active())

        def encode_text(self, *_: object) -> dict[str, object]:
            raise AssertionError("something was sent")

    assert indexed(open_engine(Away()), many).suggestions() == (Suggestion("folder:walls"),)
