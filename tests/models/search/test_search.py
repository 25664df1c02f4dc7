"""Search: meaning and words in one list, across kinds, honestly ranked."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_files import write_picture, write_sound, write_text

from models.answers import Answer, Hit, SearchRequest
from models.catalogue import files
from models.engine import Engine
from models.errors import UserError
from models.jobs import JobControl
from models.kinds import Kind
from models.library.ignore import Rules
from models.library.scan import Walk
from models.query.parts import Example


def names(answer: Answer) -> list[str]:
    return [hit.name for hit in answer.hits]


def find(engine: Engine, name: str) -> Hit:
    return next(hit for hit in engine.search(SearchRequest()).hits if hit.name == name)


def test_nothing_typed_shows_the_newest(engine: Engine, media: Path) -> None:
    os.utime(media / "b.png", ns=(0, 2**62))
    for _ in engine.index(JobControl()):
        pass
    answer = engine.search(SearchRequest())
    assert len(answer.hits) == 6
    assert answer.hits[0].name == "b.png"


def test_hits_say_where_they_are(engine: Engine, media: Path) -> None:
    hit = engine.search(SearchRequest("high", kinds=(Kind.AUDIO,), by="content")).hits[0]
    assert hit.path == os.fsencode(media / "sounds" / "d.wav")
    assert (hit.name, hit.folder) == ("d.wav", str(media / "sounds"))
    assert (hit.start_s, hit.end_s) == (0.0, pytest.approx(2.0, abs=0.05))
    assert Path(hit.preview).suffix == ".peaks"
    assert Path(hit.preview).stat().st_size > 10
    picture = engine.search(SearchRequest("red", kinds=(Kind.IMAGE,), by="content")).hits[0]
    assert (picture.width, picture.height) == (32, 32)
    assert Path(picture.preview).read_bytes().startswith(b"\xff\xd8")
    passage = engine.search(SearchRequest("bake flour", kinds=(Kind.DOCUMENT,))).hits[0]
    assert passage.heading == "Bread"
    assert "bake the loaf" in passage.text


def test_words_find_names_and_text_and_content_alone_does_not(engine: Engine, media: Path) -> None:
    (media / "passport.png").write_bytes((media / "a.png").read_bytes()[:-1] + b"x")
    shutil.copy(media / "b.png", media / "passport.png")
    for _ in engine.index(JobControl()):
        pass
    by_words = engine.search(SearchRequest("passport", by="words"))
    assert {"e.txt"} <= set(names(by_words))
    assert any(hit.kind == Kind.IMAGE for hit in by_words.hits)
    content = engine.search(SearchRequest("zebra", by="content"))
    assert all(reason != "The name or folder has your words" for hit in content.hits for reason in hit.reasons)
    assert names(engine.search(SearchRequest("zebra", by="words"))) == []


def test_a_match_in_both_ways_ranks_above_one(engine: Engine) -> None:
    both = engine.search(SearchRequest("passport office renews", by="both")).hits[0]
    content = engine.search(SearchRequest("passport office renews", by="content")).hits[0]
    assert both.name == content.name == "e.txt"
    assert both.score > content.score
    assert "The text has all your words" in both.reasons


def test_reasons_say_what_was_recognised(engine: Engine) -> None:
    reasons = {hit.name: hit.reasons for hit in engine.search(SearchRequest("red low passport", by="content")).hits}
    assert reasons["a.png"] == ("Looks like red",)
    assert reasons["c.wav"] == ("The sound fits what you describe",)
    assert reasons["e.txt"] == ("The passage fits what you describe",)


def test_scores_fall_and_match_their_words(engine: Engine) -> None:
    hits = engine.search(SearchRequest("red high passport")).hits
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 <= hit.score <= 1 for hit in hits)
    assert {hit.relevance for hit in hits} <= {"strong", "maybe", "weak"}


def test_kinds_and_limit_are_kept(engine: Engine) -> None:
    assert {hit.kind for hit in engine.search(SearchRequest("red", kinds=(Kind.AUDIO,))).hits} == {Kind.AUDIO}
    assert len(engine.search(SearchRequest("red", limit=2)).hits) == 2
    assert {hit.kind for hit in engine.search(SearchRequest(kinds=(Kind.DOCUMENT,))).hits} == {Kind.DOCUMENT}


def test_similar_items_of_the_same_and_of_other_kinds(engine: Engine, media: Path) -> None:
    for number in range(3):
        write_picture(media / f"red{number}.png", "red", size_px=50 + number)
    for _ in engine.index(JobControl()):
        pass
    red = find(engine, "a.png")
    assert red.item_id is not None
    similar = engine.search(SearchRequest(examples=(Example(item=red.item_id),), folded=False))
    pictures = [hit.name for hit in similar.hits if hit.kind == Kind.IMAGE]
    assert set(pictures[:3]) == {"red0.png", "red1.png", "red2.png"}
    assert "a.png" not in pictures
    assert {hit.kind for hit in similar.hits} == {Kind.IMAGE, Kind.AUDIO, Kind.DOCUMENT}
    only_text = engine.search(SearchRequest(examples=(Example(item=red.item_id),), kinds=(Kind.DOCUMENT,)))
    assert {hit.kind for hit in only_text.hits} == {Kind.DOCUMENT}


def test_a_file_from_outside_is_an_example(engine: Engine, tmp_path: Path) -> None:
    def like(path: Path, kind: Kind) -> str:
        return names(engine.search(SearchRequest(examples=(Example(path=os.fsencode(path)),), kinds=(kind,))))[0]

    assert like(write_picture(tmp_path / "outside.png", "blue", size_px=70), Kind.IMAGE) == "b.png"
    assert like(write_sound(tmp_path / "outside.wav", 5000), Kind.AUDIO) == "d.wav"
    text = write_text(tmp_path / "outside.txt", "We bake the loaf of bread with flour and water.")
    assert like(text, Kind.DOCUMENT) == "f.md"


def test_a_bad_example_is_explained(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be searched with"):
        engine.search(SearchRequest(examples=(Example(path=os.fsencode(tmp_path / "x.exe")),)))
    with pytest.raises(UserError, match="no longer there"):
        engine.search(SearchRequest(examples=(Example(path=os.fsencode(tmp_path / "gone.png")),)))


def test_a_long_sound_does_not_crowd_out_the_others(engine: Engine, media: Path) -> None:
    write_sound(media / "long.wav", 300, seconds=100)
    for _ in engine.index(JobControl()):
        pass
    hits = engine.search(SearchRequest("low", kinds=(Kind.AUDIO,), by="content", folded=False)).hits
    assert sum(hit.name == "long.wav" for hit in hits) == 3
    assert {"c.wav", "d.wav"} <= {hit.name for hit in hits}


def test_names_are_found_before_anything_is_indexed(open_engine: Callable[..., Engine], media: Path) -> None:
    engine = open_engine()
    root_id = engine.library.add_folder(os.fsencode(media))
    with engine._catalogue.write() as connection:
        files.put_scanned(connection, root_id, list(Walk(os.fsencode(media), os.fsencode(media), Rules()).files()))
    answer = engine.search(SearchRequest("sounds c", by="words"))
    assert [(hit.name, hit.item_id) for hit in answer.hits] == [("c.wav", None), ("d.wav", None)]
    assert answer.hits[0].score > answer.hits[1].score


def test_what_each_stage_took_is_told(engine: Engine) -> None:
    took = engine.search(SearchRequest("red")).took_ms
    assert set(took) == {"filter", "encode", "vectors", "words", "rank", "fetch", "total"}
    assert took["total"] >= max(took["vectors"], took["words"])


def test_damaged_and_deleted_index_files_are_rebuilt(
    open_engine: Callable[..., Engine], engine: Engine, tmp_path: Path
) -> None:
    expected = names(engine.search(SearchRequest("red", by="content")))
    engine.close()
    for path in (tmp_path / "library" / "indexes").glob("*.faiss"):
        path.write_bytes(path.read_bytes()[:-7] + b"garbage")
    again = open_engine()
    assert names(again.search(SearchRequest("red", by="content"))) == expected
    assert again.verify() == []
    again.close()
    shutil.rmtree(tmp_path / "library" / "indexes")
    third = open_engine()
    assert names(third.search(SearchRequest("red", by="content"))) == expected


def test_verify_finds_an_index_that_lies(engine: Engine, tmp_path: Path, open_engine: Callable[..., Engine]) -> None:
    engine.close()
    honest = open_engine()
    for row in honest._indexes._rows():
        index = honest._indexes.get(row.fingerprint)
        stamp = honest._indexes._stamp(row.fingerprint)
        assert index is not None and stamp is not None
        liar = type(index)(index.dim)
        liar.add(index.ids(), index.vectors(index.ids()[::-1].copy()))
        liar.save(honest._indexes._path(row.fingerprint), stamp)
    assert len(honest.verify()) == 3


def test_of_equal_files_the_one_that_was_named_is_shown_once(engine: Engine, media: Path) -> None:
    for name in ("zz holiday lisbon.png", "lisbon sunset.png"):
        shutil.copy(media / "a.png", media / name)
    for _ in engine.index(JobControl()):
        pass
    found = [hit for hit in engine.search(SearchRequest("holiday lisbon")).hits if hit.copies == 3]
    assert [hit.name for hit in found] == ["zz holiday lisbon.png"]
    assert len([hit for hit in engine.search(SearchRequest("lisbon")).hits if hit.copies == 3]) == 1


def test_the_first_letters_of_a_word_prove_nothing(engine: Engine) -> None:
    assert not [hit for hit in engine.search(SearchRequest("p", by="words")).hits if hit.relevance == "strong"]
    (found,) = engine.search(SearchRequest("passpor", by="words")).hits
    assert found.name == "e.txt"


def test_indexing_leaves_index_files_behind(engine: Engine, tmp_path: Path) -> None:
    engine.close()
    assert len(list((tmp_path / "library" / "indexes").glob("*.faiss"))) == 3
