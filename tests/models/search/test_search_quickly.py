"""What a search does not do twice, and what it does at once: the answers are the same."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from fakes import FakeEncoders
from hypothesis import given
from hypothesis import strategies as st
from sample_files import write_picture, write_text

from models.answers import Answer, SearchRequest
from models.catalogue import words
from models.engine import Engine
from models.errors import UserError
from models.jobs import JobControl
from models.search import queries, search
from models.search.holdings import _looked_up_first
from models.search.wording import standing_in
from models.spaces import Vectors

_SPOKEN = st.text(alphabet="ab_1 \u00e9e\u0301\u00df.\u4e2d\u00b2", max_size=12) | st.text(max_size=20)


class CountingEncoders(FakeEncoders):
    """Remembers which texts were encoded; a space can be made to fail."""

    def __init__(self) -> None:
        super().__init__()
        self.encoded: list[str] = []
        self.failing = ""

    def encode_text(self, texts: Sequence[str], spaces: Sequence[str] | None = None) -> dict[str, Vectors]:
        self.encoded += texts
        found = super().encode_text(texts, spaces)
        return {name: vectors for name, vectors in found.items() if name != self.failing}


@pytest.fixture
def encoders() -> CountingEncoders:
    return CountingEncoders()


@pytest.fixture
def counted(open_engine: Callable[..., Engine], encoders: CountingEncoders, media: Path) -> Engine:
    """A library in which the texts that are encoded are counted."""
    opened = open_engine(encoders)
    opened.library.add_folder(os.fsencode(media))
    index(opened)
    encoders.encoded.clear()
    return opened


def index(engine: Engine) -> None:
    for _ in engine.index(JobControl()):
        pass


def ids(answer: Answer) -> list[tuple[int | None, int, float]]:
    return [(hit.item_id, hit.file_id, hit.score) for hit in answer.hits]


def test_words_are_encoded_once_however_the_rest_of_the_query_changes(
    counted: Engine, encoders: CountingEncoders
) -> None:
    first = counted.search(SearchRequest("red"))
    assert encoders.encoded == ["red"]
    for text in ("red", "red kind:picture", "red sort:name", "red -blue", "-blue red"):
        counted.search(SearchRequest(text))
    assert encoders.encoded == ["red", "blue"]
    assert ids(counted.search(SearchRequest("red"))) == ids(first)


def test_what_an_encoder_failed_to_encode_is_asked_again(counted: Engine, encoders: CountingEncoders) -> None:
    usual = ids(counted.search(SearchRequest("red")))
    for failing in {space.name for one in encoders.active() for space in one.spaces if space.answers_text}:
        encoders.failing = failing
        counted.search(SearchRequest("blue"))
        encoders.failing = ""
        encoders.encoded.clear()
        assert ids(counted.search(SearchRequest("blue"))) and encoders.encoded == ["blue"]
        counted._search._asker._queries._remembered.clear()
    assert ids(counted.search(SearchRequest("red"))) == usual


def test_only_so_many_texts_are_remembered_and_no_long_ones(
    counted: Engine, encoders: CountingEncoders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "_MOST_REMEMBERED", 6)
    long = "red " * 400
    for text in ("red", "blue", "green", "red", "yellow", long, long):
        counted.search(SearchRequest(text))
    assert len(counted._search._asker._queries._remembered) <= 6
    assert encoders.encoded.count(long.strip()) == 2


def test_spaces_that_are_searched_at_once_answer_as_one_after_the_other(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ("red", "blue text", "red kind:picture", "red -blue", "name:a red")
    alone = [ids(engine.search(SearchRequest(text))) for text in texts]
    monkeypatch.setattr(search, "_WORTH_THREADS", 0)
    assert [ids(engine.search(SearchRequest(text))) for text in texts] == alone


def test_saved_searches_are_counted_anew_only_when_the_library_has_changed(
    engine: Engine, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answer = engine._search.answer

    def spy(request: SearchRequest) -> Answer:
        asked.append(request.text)
        return answer(request)

    monkeypatch.setattr(engine._search, "answer", spy)
    red = engine.saved.keep("Red", SearchRequest("red"), False)
    blue = engine.saved.keep("Blue", SearchRequest("blue"), False)
    write_picture(media / "new1.png", "red", size_px=50)
    index(engine)
    first = engine.saved.all()
    assert sorted(asked) == ["blue", "red"] and {one.name: one.new for one in first}["Red"] == 1
    assert engine.saved.all() == first
    engine.saved.rename(blue.saved_id, "Azure")
    engine.saved.look(red.saved_id)
    assert {one.name: one.new for one in engine.saved.all()}["Red"] == 0
    assert len(asked) == 2
    write_picture(media / "new2.png", "red", size_px=60)
    index(engine)
    assert {one.name: one.new for one in engine.saved.all()}["Red"] == 1
    assert sorted(asked) == ["blue", "blue", "red", "red"]


def test_a_library_opened_for_reading_answers_and_says_that_it_cannot_be_changed(
    engine: Engine, open_engine: Callable[..., Engine]
) -> None:
    reading = open_engine(read_only=True)
    assert ids(reading.search(SearchRequest("red"))) == ids(engine.search(SearchRequest("red")))
    with pytest.raises(UserError) as caught:
        reading.saved.keep("Red", SearchRequest("red"), False)
    assert caught.value.why == "The library was opened for reading only."


def test_copies_are_counted_with_every_hit(engine: Engine, media: Path) -> None:
    write_text(media / "one.txt", "an unheard of aardvark")
    write_text(media / "two.txt", "an unheard of aardvark")
    index(engine)
    (hit, *_) = engine.search(SearchRequest("aardvark", by="words")).hits
    assert (hit.copies, hit.words) == (2, ("aardvark",))


@given(st.lists(_SPOKEN, max_size=4), st.lists(_SPOKEN, max_size=3))
def test_a_term_stands_in_a_text_where_a_word_begins_with_it(asked: list[str], texts: list[str]) -> None:
    """One or two letters or digits must be the whole of the word."""
    terms = tuple(dict.fromkeys(re.findall(r"\w+", words.plain(" ".join(asked)))))
    text = words.plain("\n".join(texts))

    def stands(term: str) -> bool:
        whole = term.isascii() and len(term) <= 2
        return re.search(rf"\b{term}\b" if whole else rf"\b{term}", text) is not None

    assert standing_in(terms, texts) == tuple(filter(stands, terms))


@given(
    st.lists(st.integers(0, 6), max_size=20),
    st.lists(st.integers(0, 8), max_size=8),
    st.none() | st.sets(st.integers(0, 19)),
)
def test_the_first_that_is_allowed_stands_for_each(
    keys: list[int], wanted: list[int], allowed: set[int] | None
) -> None:
    keys.sort()
    values = np.arange(100, 100 + len(keys))

    def first(key: int) -> int:
        rows = (row for row, one in enumerate(keys) if key and one == key and (allowed is None or row in allowed))
        return 100 + next(rows, -100)

    allows = None if allowed is None else lambda rows: np.isin(rows, list(allowed))
    found = _looked_up_first(np.array(wanted, np.int64), np.array(keys, np.int64), values, allows)
    assert found.tolist() == [first(key) for key in wanted]
