"""Exclusions, examples, filters, marks, saved searches, tags and reasons, through the whole engine with fakes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_files import write_picture, write_text

from models.answers import Answer, SearchRequest
from models.engine import Engine
from models.errors import UserError
from models.jobs import JobControl
from models.kinds import Kind
from models.query.parts import Example, QueryError


def index(engine: Engine) -> None:
    for _ in engine.index(JobControl()):
        pass


def names(answer: Answer) -> list[str]:
    return [hit.name for hit in answer.hits]


def find(engine: Engine, text: str, **more: object) -> list[str]:
    return names(engine.search(SearchRequest(text, **more)))


def item(engine: Engine, name: str) -> int:
    found = next(hit.item_id for hit in engine.search(SearchRequest(f'name:"{name}"', folded=False)).hits)
    assert found is not None
    return found


def test_filters_alone_show_the_newest_that_fit(engine: Engine, media: Path) -> None:
    assert set(find(engine, "kind:picture")) == {"a.png", "b.png"}
    assert find(engine, "folder:sounds sort:name") == ["c.wav", "d.wav"]
    assert find(engine, "kind:picture -name:a") == ["b.png"]
    assert find(engine, "size:>1GB") == []
    (media / "g.png").write_bytes(b"")
    assert find(engine, "is:new") == []


def test_filters_hold_whatever_is_asked(engine: Engine) -> None:
    assert set(find(engine, "red kind:sound")) <= {"c.wav", "d.wav"}
    assert find(engine, "passport ext:txt", by="words") == ["e.txt"]
    assert find(engine, "passport ext:md", by="words") == []
    assert find(engine, "png ext:wav", by="words") == []


def test_filters_find_what_many_others_would_crowd_out(engine: Engine, media: Path) -> None:
    for number in range(30):
        write_text(media / "many" / f"{number}.txt", "flour " * 20)
    write_text(media / "few" / "one.txt", "There is a little flour in the cupboard, and much else besides.")
    index(engine)
    assert find(engine, "flour folder:few", by="words", limit=1) == ["one.txt"]
    assert find(engine, "flour folder:few", by="content", limit=1) == ["one.txt"]


def test_exact_words_are_demanded_and_refused(engine: Engine) -> None:
    assert find(engine, '"every passport"') == ["e.txt"]
    assert find(engine, '"passport every"') == []
    assert "e.txt" not in find(engine, 'office -"every passport"')
    assert find(engine, '"c.wav"') == ["c.wav"]
    assert set(find(engine, '-"bread" kind:document')) == {"e.txt"}


def test_what_is_excluded_goes_down(engine: Engine, media: Path) -> None:
    write_text(media / "both.txt", "flour and passport")
    write_text(media / "one.txt", "flour and nothing else")
    index(engine)
    found = find(engine, "flour -passport kind:document")
    assert found.index("one.txt") < found.index("both.txt") if "both.txt" in found else "one.txt" in found
    assert "a.png" not in find(engine, "-red kind:picture")
    assert "b.png" in find(engine, "-red kind:picture")


def test_words_that_are_excluded_count_in_names_and_folders_too(engine: Engine, media: Path) -> None:
    write_text(media / "birds" / "x.txt", "flour and water")
    write_text(media / "bakery" / "y.txt", "flour and milk")
    index(engine)
    hits = engine.search(SearchRequest("flour -bird kind:document")).hits
    scores = {hit.name: hit.score for hit in hits}
    assert scores.get("x.txt", 0.0) < 0.2 * scores["y.txt"]
    assert "x.txt" not in find(engine, "-bird")
    assert "y.txt" in find(engine, "-bird")
    assert any(one.against for one in engine.why(SearchRequest("flour -bird"), item(engine, "x.txt")).evidence)


def test_words_and_an_example_have_both_to_fit(engine: Engine, media: Path) -> None:
    write_picture(media / "red blue.png", "blue", size_px=40)
    index(engine)
    example = Example(path=os.fsencode(media / "b.png"))
    both = engine.search(SearchRequest("red", examples=(example,), kinds=(Kind.IMAGE,), folded=False))
    assert names(both)[0] == "red blue.png"
    typed = find(engine, f'red like:"{media / "b.png"}" kind:picture', folded=False)
    assert typed == names(both)


def test_a_piece_of_a_picture_is_an_example(engine: Engine, media: Path, tmp_path: Path) -> None:
    from PIL import Image

    half = Image.new("RGB", (100, 50), (255, 0, 0))
    half.paste((0, 0, 255), (50, 0, 100, 50))
    half.save(tmp_path / "half.png")
    for region, expected in (((0.0, 0.0, 0.4, 1.0), "a.png"), ((0.6, 0.0, 1.0, 1.0), "b.png")):
        example = Example(path=os.fsencode(tmp_path / "half.png"), region=region)
        assert names(engine.search(SearchRequest(examples=(example,), kinds=(Kind.IMAGE,))))[0] == expected


def test_near_duplicates_are_folded_under_the_best(engine: Engine, media: Path) -> None:
    for number in range(3):
        write_picture(media / f"red{number}.png", "red", size_px=50 + number)
    index(engine)
    hits = engine.search(SearchRequest("red", kinds=(Kind.IMAGE,), by="content")).hits
    assert len(hits[0].folded) == 3
    assert sorted(names(engine.search(SearchRequest("red", kinds=(Kind.IMAGE,), by="content", folded=False)))) == [
        "a.png",
        "b.png",
        "red0.png",
        "red1.png",
        "red2.png",
    ]


def test_an_order_is_kept(engine: Engine, media: Path) -> None:
    os.utime(media / "b.png", (10**9, 10**9))
    index(engine)
    hits = engine.search(SearchRequest("sort:size")).hits
    assert [hit.size_bytes for hit in hits] == sorted((hit.size_bytes for hit in hits), reverse=True)
    assert len({hit.size_bytes for hit in hits}) > 2
    assert find(engine, "passport sort:name kind:picture,document,sound")[0] == "a.png"
    assert find(engine, "kind:picture sort:date") == ["a.png", "b.png"]


def test_marks_move_hits(engine: Engine, media: Path) -> None:
    write_text(media / "x.txt", "boats on the lake with sails")
    write_text(media / "y.txt", "boats in the harbour with engines")
    index(engine)
    good, bad = item(engine, "y.txt"), item(engine, "x.txt")
    answer = engine.search(SearchRequest("boats", kinds=(Kind.DOCUMENT,), good=(good,), bad=(bad,)))
    assert names(answer)[0] == "y.txt"
    assert answer.hits[0].marked is True
    assert "x.txt" not in names(answer)
    alone = engine.search(SearchRequest(good=(good,), kinds=(Kind.DOCUMENT,)))
    assert names(alone)[:2] == ["y.txt", "x.txt"]


def test_what_is_wrong_with_a_query_is_pointed_at(engine: Engine) -> None:
    with pytest.raises(QueryError) as caught:
        engine.search(SearchRequest("dogs kind:pictre"))
    assert "dogs kind:pictre"[caught.value.span.start : caught.value.span.end] == "pictre"


def test_saved_searches_and_collections(engine: Engine, media: Path) -> None:
    kept = engine.saved.keep("Red ones", SearchRequest("red", kinds=(Kind.IMAGE,)), False)
    assert (kept.name, kept.request.text, kept.new) == ("Red ones", "red", 0)
    with pytest.raises(UserError):
        engine.saved.keep("red ONES", SearchRequest("x"), False)
    good = item(engine, "a.png")
    learnt = engine.saved.keep("Learnt", SearchRequest("red", good=(good,), bad=(item(engine, "b.png"),)), True)
    assert learnt.is_collection and learnt.request.good == (good,)
    write_picture(media / "red1.png", "red", size_px=50)
    index(engine)
    assert {one.name: one.new for one in engine.saved.all()} == {"Learnt": 1, "Red ones": 1}
    engine.saved.look(kept.saved_id)
    assert {one.name: one.new for one in engine.saved.all()} == {"Learnt": 1, "Red ones": 0}
    engine.saved.rename(kept.saved_id, "Rot")
    token = engine.saved.remove(learnt.saved_id)
    assert [one.name for one in engine.saved.all()] == ["Rot"]
    engine.saved.restore(token)
    assert engine.saved.all()[0].request.good == (good,)
    with pytest.raises(UserError):
        engine.saved.restore(token)
    token = engine.saved.change(learnt.saved_id, SearchRequest("blue"))
    assert engine.saved.all()[0].request == SearchRequest("blue")
    engine.saved.restore(token)
    assert engine.saved.all()[0].request.good == (good,)


def test_tags_are_proposed_reviewed_and_found(engine: Engine, media: Path) -> None:
    tag = engine.tags.add("Rosso", SearchRequest("red", kinds=(Kind.IMAGE,)))
    (proposed,) = engine.tags.waiting(tag.tag_id)
    assert proposed.name == "a.png"
    assert find(engine, "tag:rosso") == []
    token = engine.tags.decide(tag.tag_id, [proposed.item_id or 0], True)
    assert find(engine, "tag:rosso") == ["a.png"]
    assert find(engine, "rosso", by="words") == ["a.png"]
    assert engine.search(SearchRequest("tag:rosso")).hits[0].own_tags == ("Rosso",)
    engine.tags.undo(token)
    assert find(engine, "tag:rosso") == []
    engine.tags.decide(tag.tag_id, [proposed.item_id or 0], False)
    write_picture(media / "red1.png", "red", size_px=50)
    index(engine)
    assert [hit.name for hit in engine.tags.waiting(tag.tag_id)] == ["red1.png"]
    engine.tags.put("Home", [item(engine, "b.png")])
    assert [(one.name, one.kept, one.proposed) for one in engine.tags.all()] == [("Home", 1, 0), ("Rosso", 0, 1)]
    engine.tags.undo(engine.tags.remove(tag.tag_id))
    assert len(engine.tags.all()) == 2
    assert engine.verify() == []


def test_why_says_what_speaks_for_and_against(engine: Engine) -> None:
    red = item(engine, "a.png")
    why = engine.why(SearchRequest("red -blue"), red)
    best = why.evidence[0]
    assert (best.source, best.against) == ("Colours", False)
    assert best.cosine is not None and best.usual is not None and best.cosine > best.usual
    assert any(one.against for one in why.evidence)
    assert why.concepts == ("red",)
    told = engine.why(SearchRequest("passport weeks"), item(engine, "e.txt"))
    assert told.words == ("passport", "weeks")
    assert "Words" in {one.source for one in told.evidence}
    with pytest.raises(UserError):
        engine.why(SearchRequest("red"), 10**6)


def test_heat_shows_where_a_picture_fits(engine: Engine, media: Path) -> None:
    from PIL import Image

    half = Image.new("RGB", (120, 120), (0, 0, 255))
    half.paste((255, 0, 0), (0, 0, 60, 120))
    half.save(media / "half.png")
    index(engine)
    heat = engine.heat(SearchRequest("red"), item(engine, "half.png"))
    rows = [heat.values[start : start + heat.columns] for start in range(0, len(heat.values), heat.columns)]
    assert heat.sure
    assert all(row[0] > 0.9 and row[-1] < 0.1 for row in rows)
    plain = engine.heat(SearchRequest("red"), item(engine, "a.png"))
    assert not plain.sure
    with pytest.raises(UserError):
        engine.heat(SearchRequest("passport"), item(engine, "e.txt"))


def test_facets_count_what_there_is(engine: Engine) -> None:
    facets = engine.facets()
    assert dict(facets.kinds) == {"image": 2, "audio": 2, "document": 2}
    assert dict(facets.extensions)["png"] == 2
    assert dict(facets.folders)["sounds"] == 2
    assert sum(count for _, count in facets.years) == 6


def test_what_came_in_just_now_is_found_before_the_columns_are_read_anew(
    engine: Engine, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find(engine, "zebra", by="words") == []
    before = engine._holdings.current()
    write_text(media / "zebra.txt", "A zebra stands in the grass.")
    index(engine)
    monkeypatch.setattr(engine._holdings, "current", lambda: before)
    assert "zebra.txt" in find(engine, "a zebra in the grass", by="content")
    assert find(engine, "zebra ext:txt", by="words") == []
    monkeypatch.undo()
    assert find(engine, "zebra ext:txt", by="words") == ["zebra.txt"]


def test_columns_of_a_large_library_are_read_beside_the_search(
    engine: Engine, media: Path, monkeypatch: pytest.MonkeyPatch, wait_until: Callable[..., None]
) -> None:
    holdings = engine._holdings
    before = holdings.current()
    monkeypatch.setattr("models.search.holdings._QUICK_S", -1.0)
    monkeypatch.setattr("models.search.holdings._MOST_BUSY", 1e9)
    write_text(media / "zebra.txt", "A zebra stands in the grass.")
    index(engine)
    wait_until(lambda: holdings.current() is not before)
    wait_until(lambda: len(holdings.current().facts.files.ids) == 7)
