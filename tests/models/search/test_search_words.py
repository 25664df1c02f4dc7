"""Words that weigh right: one that is repeated does not stand for the others, and "a" is no reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import media_cache
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_files import write_text
from sqlalchemy import Connection

from models.answers import SearchRequest
from models.catalogue import contents
from models.catalogue.catalogue import Catalogue
from models.catalogue.contents import NewContent, NewItem
from models.catalogue.everyday import everyday_words
from models.catalogue.words import fit_of_passages
from models.catalogue.words import parse as read_words
from models.engine import Engine
from models.jobs import JobControl
from models.kinds import Kind
from models.query.parts import Words
from models.search.wording import Among, Found, look_up, terms_of

GARDEN = [f"The gardener has a note about bed number {number}, and about the weather." for number in range(40)]
HAT = "Red Hat: a Red Hat user asks Red Hat."


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite", tmp_path / "snapshots")
    with catalogue.write() as writing:
        yield writing
    catalogue.close()


def look(connection: Connection, texts: Sequence[str], query: str, others: int = 0) -> tuple[Found, dict[str, float]]:
    """What a query finds in passages, and how probable each is. Args: others: pictures that are in the library, too."""
    content_id = contents.put_content(connection, NewContent("d" * 64, Kind.DOCUMENT))
    items = [NewItem(Kind.DOCUMENT, place, {}, text=text) for place, text in enumerate(texts)]
    ids = contents.put_items(connection, content_id, items)
    drawn = contents.put_content(connection, NewContent("e" * 64, Kind.IMAGE))
    contents.put_items(connection, drawn, [NewItem(Kind.IMAGE, place, {}) for place in range(others)])
    found = look_up(connection, query, 600, Among())
    by_text = dict(zip(ids, texts, strict=True))
    told = (found.all_in_text, found.some_in_text)
    return found, {
        by_text[row]: chance for one in told for row, chance in zip(one.ids.tolist(), one.chances.tolist(), strict=True)
    }


def test_one_word_that_is_repeated_does_not_stand_for_the_others(connection: Connection) -> None:
    flower = "On the wall hangs a red flower that somebody has painted, beside a window."
    both = look(connection, [*GARDEN, HAT, flower], "a red flower ")[1]
    assert both[flower] > 1.5 * both[HAT]
    assert both[HAT] < 0.1


def test_what_words_tell_does_not_depend_on_how_many_pictures_are_there(connection: Connection) -> None:
    point = connection.begin_nested()
    alone = look(connection, [*GARDEN, HAT], "the red flower ")[1]
    point.rollback()
    assert look(connection, [*GARDEN, HAT], "the red flower ", others=500)[1] == pytest.approx(alone)


def test_a_picture_of_what_is_asked_for_comes_before_a_text_that_has_a_word_of_it(engine: Engine, media: Path) -> None:
    for number, text in enumerate([*GARDEN, HAT]):
        write_text(media / "texts" / f"{number}.txt", text)
    for _ in engine.index(JobControl()):
        pass
    hits = engine.search(SearchRequest("a red flower")).hits
    (hat,) = [hit for hit in hits if hit.text == HAT]
    assert hits[0].name == "a.png"
    assert hat.words == ("red",)
    assert engine.why(SearchRequest("a red flower"), hat.item_id or 0).words == ("red",)


@pytest.mark.parametrize(
    ("query", "exact", "marked"),
    [
        ("a red flower", False, ("red", "flower")),
        ("the note", False, ("note",)),
        ("how do I get a red flower", False, ("get", "red", "flower")),
        ("wie und wo", False, ("wie", "und", "wo")),
        ("how do i", False, ("how", "do", "i")),
        ("a red flower", True, ("a", "red", "flower")),
        ("the", False, ("the",)),
    ],
)
def test_words_that_tell_nothing_are_marked_only_where_nothing_else_is_asked(
    connection: Connection, query: str, exact: bool, marked: tuple[str, ...]
) -> None:
    found, _ = look(connection, [*GARDEN, HAT], query + " ")
    assert terms_of([Words(query, exact=exact)], found.telling) == marked
    assert terms_of([Words(query)]) == tuple(query.lower().split())


def test_everyday_words_alone_bring_nothing_but_in_quotes(engine: Engine, media: Path) -> None:
    write_text(media / "texts" / "i_filled.txt", "How do they sleep?")
    write_text(media / "texts" / "manual.txt", "To install a package, open the shop.")
    for _ in engine.index(JobControl()):
        pass

    def found(query: str) -> dict[str, tuple[str, ...]]:
        return {hit.name: hit.words for hit in engine.search(SearchRequest(query, by="words")).hits}

    assert found("how do I install a package") == {"manual.txt": ("install", "package")}
    assert found("wo ist ein package") == {"manual.txt": ("package",)}
    assert found("how do i ") == {"i_filled.txt": ("how", "do")}
    assert set(found('"how do" package')) == {"i_filled.txt"}, "quoted words are a condition, and looked up"


def test_everyday_words_are_written_as_they_are_looked_up() -> None:
    words = sorted(everyday_words())
    assert [read_words(word + " ").words for word in words] == [(word,) for word in words]


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_no_repetition_makes_up_for_words_that_are_not_there(share: float, more: float, full: float) -> None:
    less, more = sorted((share, more))
    assert fit_of_passages(less, full) <= fit_of_passages(more, full) <= fit_of_passages(more, 1.0) <= 1
    assert fit_of_passages(less, 1.0) == pytest.approx(less ** (1 / 3))


@pytest.mark.real
def test_texts_about_red_hat_are_hardly_about_a_red_flower(
    connection: Connection, faq: Sequence[media_cache.FaqPair]
) -> None:
    found, chances = look(connection, [pair.answer_text for pair in faq], "a red flower")
    assert chances and max(chances.values()) < 0.15
    assert terms_of([Words("a red flower")], found.telling) == ("red", "flower")
    found, _ = look(connection, [pair.answer_text for pair in faq], "the who")
    assert terms_of([Words("the who")], found.telling) == ("the", "who")
