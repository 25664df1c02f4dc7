"""Passages for a language model: what fits the budget, cut and joined with exact places; and requests kept as text."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from fakes import FakeEncoders
from hypothesis import given
from hypothesis import strategies as st

from models.answers import Hit, SearchRequest
from models.kinds import Kind
from models.query.parts import Example
from models.search import probes, request_text
from models.search.context import assemble, request_for, tokens_of

DOCUMENT = (
    "The office opens at nine. Bring the old passport and a photo. It takes three weeks. Then it can be collected."
)


def passage(start: int, end: int, **more: object) -> Hit:
    usual = Hit(
        item_id=start + 1,
        file_id=1,
        path=b"/d/a.txt",
        name="a.txt",
        folder="/d",
        kind=Kind.DOCUMENT,
        score=0.8,
        relevance="strong",
        text=DOCUMENT[start:end],
        char_start=start,
        char_end=end,
        item_kind=Kind.DOCUMENT,
    )
    return replace(usual, **more)


def test_citations_point_at_the_text() -> None:
    context = assemble([passage(26, 61)], 1000, ["note"])
    (one,) = context.citations
    assert DOCUMENT[one.char_start : one.char_end] == one.text
    assert context.tokens == one.tokens > tokens_of(one.text)
    assert context.notes == ("note",)


def test_passages_that_follow_one_another_become_one() -> None:
    context = assemble([passage(62, 83), passage(0, 25, score=0.9), passage(26, 61)], 1000)
    (one,) = context.citations
    assert (one.char_start, one.char_end, one.score) == (0, 83, 0.9)
    other = passage(26, 61, path=b"/d/b.txt")
    assert len(assemble([passage(0, 25), other], 1000).citations) == 2
    heard = [
        passage(0, 25, reader="speech", start_s=0.0, end_s=4.0, char_start=None, char_end=None),
        passage(26, 61, reader="speech", start_s=4.0, end_s=9.0, char_start=None, char_end=None),
    ]
    (spoken,) = assemble(heard, 1000).citations
    assert (spoken.start_s, spoken.end_s) == (0.0, 9.0)


def test_the_budget_is_kept_and_what_is_left_out_is_counted() -> None:
    hits = [passage(0, 25), passage(62, 83, path=b"/d/b.txt"), passage(84, 109, path=b"/d/c.txt")]
    whole = assemble(hits, 1000)
    context = assemble(hits, whole.tokens - 1)
    assert context.tokens < whole.tokens
    assert (len(context.citations), context.left_out) == (2, 1)


def test_the_best_is_cut_rather_than_left_out() -> None:
    context = assemble([passage(0, len(DOCUMENT))], 36)
    (one,) = context.citations
    assert context.tokens <= 36
    assert one.text == DOCUMENT[one.char_start : one.char_end]
    assert one.text and not one.text.endswith(" ")
    assert assemble([passage(0, 25)], 3).citations == ()


def test_what_hardly_fits_and_what_has_no_words_is_not_cited() -> None:
    weak, picture = passage(0, 25, score=0.01, relevance="weak"), passage(0, 25, text="")
    assert assemble([weak, picture], 1000).citations == ()


def test_many_hits_are_looked_at_for_a_context() -> None:
    request = request_for(SearchRequest("passport", variety=0.7))
    assert request.limit >= 100 and request.folded and request.variety == 0.7


PATHS = st.binary(min_size=1, max_size=20)
EXAMPLES = st.builds(
    Example,
    item=st.none() | st.integers(1, 2**40),
    path=st.none() | PATHS,
    region=st.none() | st.just((0.0, 0.25, 0.5, 1.0)),
    weight=st.floats(-5, 5),
    name=st.text(),
)
REQUESTS = st.builds(
    SearchRequest,
    text=st.text(),
    examples=st.lists(EXAMPLES, max_size=3).map(tuple),
    kinds=st.lists(st.sampled_from(list(Kind)), max_size=3).map(tuple),
    by=st.sampled_from(["content", "words", "both"]),
    encoder=st.sampled_from(["", "yamnet"]),
    variety=st.floats(0, 1),
    folded=st.booleans(),
)


@pytest.mark.skipif(os.name == "nt", reason="paths are no bytes there")
@given(REQUESTS)
def test_a_request_kept_as_text_is_the_same_again(request_: SearchRequest) -> None:
    kept = request_text.to_json(request_)
    kept.encode("ascii")
    assert request_text.from_json(kept) == request_


def test_a_request_of_another_version_is_as_usual_where_it_is_not_understood() -> None:
    assert request_text.from_json("") == SearchRequest()
    assert request_text.from_json('{"text": "x", "kinds": ["hologram"], "later": 1}') == SearchRequest("x")


def test_indexes_are_tried_with_queries_in_their_space() -> None:
    encoders = FakeEncoders()
    space = encoders.describe("words").spaces[0]
    found = probes.probes(encoders, space.fingerprint)
    assert found is not None and found.shape == (100, space.dim)
    assert probes.probes(encoders, "0" * 64) is None
    texts = probes.QUERIES.read_text(encoding="utf-8").splitlines()
    assert len(set(texts)) == len(texts) == 100
