"""Queries with known answers, asked of a library, and what is made of the answers."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_files import write_picture

from models.__main__ import main
from models.analysis.evaluation import Evaluation
from models.analysis.evaluation_queries import JudgedQuery, read_queries
from models.answers import Answer, By, Hit, Relevance, SearchRequest
from models.engine import Engine
from models.errors import UserError
from models.jobs import Cancelled, JobControl
from models.kinds import Kind
from models.query.parts import NOWHERE, QueryError


def write_lines(path: Path, *lines: object) -> bytes:
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return os.fsencode(path)


def run(evaluation: Evaluation, queries: Sequence[JudgedQuery], *ways: By) -> None:
    for _ in evaluation.ask(queries, ways or ("both",), JobControl()):
        pass


# Reading queries


def test_queries_are_read_and_paths_begin_at_their_folder(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "queries.jsonl",
        {"query": "a dog", "right": ["pets/rex.jpg", "/elsewhere/max.jpg"], "grades": [2, 1], "kind": "image"},
        "",
        {"query": "tax", "right": []},
    )
    here = os.fsencode(tmp_path)
    assert read_queries(path) == [
        JudgedQuery("a dog", {here + b"/pets/rex.jpg": 2.0, b"/elsewhere/max.jpg": 1.0}, "image"),
        JudgedQuery("tax", {}, "all"),
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "JSON"),
        ("[]", "braces"),
        ('{"query": "a", "right": [], "grade": []}', "grade"),
        ('{"right": []}', "“query”"),
        ('{"query": " ", "right": []}', "“query”"),
        ('{"query": "a"}', "“right”"),
        ('{"query": "a", "right": "b"}', "“right”"),
        ('{"query": "a", "right": [""]}', "“right”"),
        ('{"query": "a", "right": ["\\ud800"]}', "path"),
        ('{"query": "a", "right": ["b"], "grades": []}', "“grades”"),
        ('{"query": "a", "right": ["b"], "grades": [0]}', "“grades”"),
        ('{"query": "a", "right": ["b"], "grades": [true]}', "“grades”"),
        ('{"query": "a", "right": ["b"], "grades": [NaN]}', "“grades”"),
        ('{"query": "a", "right": ["b"], "grades": [1' + "0" * 400 + "]}", "“grades”"),
        ('{"query": "a", "right": [], "kind": 3}', "“kind”"),
        ("[" * 100_000, ""),
        ('{"query": "' + "a" * (1 << 20) + '", "right": []}', "1 MB"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, why: str) -> None:
    path = write_lines(tmp_path / "queries.jsonl", {"query": "fine", "right": []}, "", line)
    with pytest.raises(UserError, match=r"^Line 3 of .*queries\.jsonl makes no sense\.") as caught:
        read_queries(path)
    assert why in caught.value.why


@given(st.binary(max_size=60))
@settings(max_examples=200)
def test_no_bytes_do_anything_else(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.write_bytes(data)
    with pytest.raises(UserError):
        read_queries(os.fsencode(path))


def test_a_file_that_is_not_there_is_explained(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_queries(os.fsencode(tmp_path / "none.jsonl"))


# Asking


class Shelf:
    """A library of indexed pictures, and a search that answers as it is told."""

    def __init__(self, engine: Engine, media: Path) -> None:
        self.media = media
        self.catalogue = engine._catalogue
        found = engine.search(SearchRequest(kinds=(Kind.IMAGE,))).hits
        self.hits = {hit.name: hit for hit in found}
        self.answers: dict[str, list[Hit]] = {}
        self.asked: list[SearchRequest] = []

    def path(self, name: str) -> bytes:
        return os.fsencode(self.media / name)

    def hit(self, name: str, relevance: Relevance = "weak") -> Hit:
        hit = self.hits[name]
        return Hit(hit.item_id, hit.file_id, hit.path, hit.name, hit.folder, hit.kind, score=0.5, relevance=relevance)

    def search(self, request: SearchRequest) -> Answer:
        self.asked.append(request)
        if request.text == "size:>":
            raise QueryError("No.", "It is no size.", "Write one.", NOWHERE)
        return Answer(tuple(self.answers.get(request.text, ())), {"total": 3.0})


@pytest.fixture
def shelf(open_engine: Callable[..., Engine], media: Path) -> Shelf:
    write_picture(media / "copy of a.png", "red")
    write_picture(media / "green.png", "green")
    engine = open_engine()
    engine.library.add_folder(os.fsencode(media))
    for _ in engine.index(JobControl()):
        pass
    return Shelf(engine, media)


def shown(shelf: Shelf) -> str:
    """The name under which two equal files are found."""
    return next(name for name in ("a.png", "copy of a.png") if name in shelf.hits)


def test_places_count_files_and_copies_are_as_right(shelf: Shelf) -> None:
    hits = [shelf.hit("green.png"), shelf.hit("green.png"), shelf.hit(shown(shelf), "maybe")]
    shelf.answers["red"] = hits
    evaluation = Evaluation(shelf.catalogue, shelf.search)
    right = {shelf.path("a.png"): 1.0, shelf.path("copy of a.png"): 1.0}
    run(evaluation, [JudgedQuery("red", right), JudgedQuery("red", {shelf.path("copy of a.png"): 1.0})])
    for one in evaluation.outcomes:
        assert one.places == (2,)
        assert one.ndcg == pytest.approx(1 / math.log2(3))
        assert one.said == "maybe"
    assert not any(request.folded for request in shelf.asked)


def test_what_cannot_be_answered_is_counted_apart(shelf: Shelf) -> None:
    shelf.answers["loud"] = [shelf.hit("b.png", "strong")]
    shelf.answers["blue"] = [shelf.hit("b.png", "strong")]
    evaluation = Evaluation(shelf.catalogue, shelf.search)
    blue = {shelf.path("b.png"): 1.0}
    queries = [JudgedQuery("blue", blue), JudgedQuery("loud", {}), JudgedQuery("quiet", {})]
    run(evaluation, [*queries, JudgedQuery("gone", {b"/not/there.png": 1.0}), JudgedQuery("size:>", blue)])
    (row,) = evaluation.rows()
    assert (row.queries, row.unanswerable, row.quiet) == (1, 2, 0.5)
    assert row.recall[1].mean == row.mrr.mean == row.said["strong"] == 1
    assert row.p50_ms == 3.0
    assert evaluation.missing == ["gone"]
    assert list(evaluation.refused) == ["size:>"]


def test_rows_and_gains_are_kind_by_kind(shelf: Shelf) -> None:
    def search(request: SearchRequest) -> Answer:
        names = {"content": ["green.png", "b.png"], "words": ["green.png"], "both": ["b.png", "green.png"]}
        return Answer(tuple(shelf.hit(name) for name in names[request.by]))

    evaluation = Evaluation(shelf.catalogue, search)
    right = {shelf.path("b.png"): 1.0}
    run(evaluation, [JudgedQuery("x", right, "one"), JudgedQuery("y", right, "two")], "content", "words", "both")
    rows = evaluation.rows()
    assert [(row.kind, row.by, row.mrr.mean) for row in rows] == [
        (kind, by, value)
        for kind in ("one", "two", "together")
        for by, value in (("content", 0.5), ("words", 0), ("both", 1))
    ]
    gain = evaluation.gains()[0]
    assert (gain.mrr_than, gain.mrr.mean, gain.recall.mean) == ("content", 0.5, 0)


def test_asking_can_be_stopped(shelf: Shelf) -> None:
    control = JobControl()
    control.cancel()
    job = Evaluation(shelf.catalogue, shelf.search).ask([JudgedQuery("x", {})], ("both",), control)
    with pytest.raises(Cancelled):
        next(job)


# The command


def test_the_command_prints_a_table_and_json(
    open_engine: Callable[..., Engine], media: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = open_engine()
    engine.library.add_folder(os.fsencode(media))
    for _ in engine.index(JobControl()):
        pass
    engine.close()
    path = write_lines(
        media / "queries.jsonl",
        {"query": "passport office", "right": ["e.txt"], "kind": "document"},
        {"query": "submarine", "right": [], "kind": "document"},
        {"query": "lost", "right": ["lost.txt"]},
    )
    command = ["evaluate", os.fsdecode(path), "--library", str(tmp_path / "library"), "--by", "words"]
    assert main(command) == 0
    out = capsys.readouterr()
    row = next(line for line in out.out.splitlines() if line.startswith("document"))
    assert row.split()[:8] == ["document", "words", "1", "100.0", "100.0", "100.0", "100.0", "100.0"]
    assert "document by words: 1, of which 100.0 % bring nothing strong" in out.out
    assert "1 query was left out" in out.err

    assert main([*command, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["missing"] == 1
    assert told["rows"][0]["recall"]["10"]["mean"] == 1.0
