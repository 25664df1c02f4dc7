"""The laboratory on a library of fakes: every measurement says something, planted things are found, and it can be
stopped."""

from __future__ import annotations

import datetime
import json
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import FakeEncoders, fake_space
from sample_files import write_picture, write_text

from models import lab_commands
from models.analysis import bias_report, golden, golden_history
from models.analysis.golden_history import Entry
from models.analysis.laboratory import NAMES, Laboratory
from models.answers import SearchRequest
from models.encoders.protocol import Description
from models.engine import Engine
from models.errors import UserError
from models.jobs import JobControl
from models.kinds import Kind
from models.reports import Report
from models.spaces import Vectors
from models.views import EncoderStatus

_THINGS = ["bread", "flour", "oven", "loaf", "yeast", "crust", "dough", "salt", "water", "butter"]
_OTHERS = ["engine", "piston", "gearbox", "clutch", "brake", "wheel", "diesel", "turbo", "axle", "chassis"]


def _write_library(media: Path) -> None:
    """Two months of recipes, then one in which half is about engines; names say what is inside."""
    random = np.random.default_rng(1)
    for number in range(90):
        month = 1 + number // 30
        words = _OTHERS if month == 3 and number % 2 else _THINGS
        text = " ".join(random.choice(words, 5))
        title = "-".join(dict.fromkeys(text.split()[:3]))
        path = media / f"{title} {number}.txt"
        write_text(path, text)
        moment = datetime.datetime(2026, month, 10, tzinfo=datetime.UTC).timestamp()
        os.utime(path, (moment, moment))


@pytest.fixture
def engine(open_engine: Callable[..., Engine], tmp_path: Path) -> Engine:
    _write_library(tmp_path / "texts")
    return _indexed(open_engine(), tmp_path / "texts")


@pytest.fixture
def small(open_engine: Callable[..., Engine], media: Path) -> Engine:
    """Six files."""
    return _indexed(open_engine(), media)


def _indexed(engine: Engine, media: Path) -> Engine:
    engine.library.add_folder(os.fsencode(media))
    for _ in engine.index(JobControl()):
        pass
    return engine


def _measure(engine: Engine, name: str, **choices: str) -> Report:
    report = engine.laboratory.measure(name, choices)
    assert report is not None
    return report


def _row(report: Report, first: str, table: int = 0) -> tuple[object, ...]:
    return next(row for row in report.tables[table].rows if str(row[0]).startswith(first))


def test_spaces_are_listed_with_their_size(engine: Engine) -> None:
    (row,) = _measure(engine, "spaces").tables[0].rows
    assert row[:2] == ("Words", "words/fake")
    assert row[3:6] == (90, 256, 90 * 256 * 2 / 1e6)
    (choice,) = engine.laboratory.spaces()
    assert (choice.kind, choice.vectors, choice.answers_text) == ("document", 90, True)


def test_geometry_counts_what_is_there(engine: Engine) -> None:
    report = _measure(engine, "geometry")
    assert report.tone == "fine"
    assert _row(report, "Items measured")[1] == 90
    assert _row(report, "Length of a vector, least")[1] == pytest.approx(1, abs=1e-5)
    # Five words of twenty span no more than twenty directions.
    assert 2 < _row(report, "Directions used")[1] < 20
    assert _row(report, "Vectors as they are", 1)[1:] == (20, 20)
    assert _row(report, "The same, stretched", 1)[2] < 20
    assert report.plot is not None and len(report.plot.series) == 3


def test_hubs_are_measured_with_their_remedies(engine: Engine) -> None:
    report = _measure(engine, "hubs")
    assert report.tone == "unsure" and "200 are needed" in report.verdict
    assert [row[0] for row in report.tables[1].rows][:3] == ["As it is", "CSLS", "Local scaling"]


def test_compression_marks_what_is_used_now(engine: Engine) -> None:
    report = _measure(engine, "compression")
    assert report.tone == "unsure"
    now = _row(report, "now: exact, float16")
    assert now[3:] == (1.0, 1.0, 1.0, 1.0)
    assert report.plot is not None and report.plot.series[-1].marked == (0,)


def test_planted_drift_is_found_in_its_month_and_shown(engine: Engine) -> None:
    report = _measure(engine, "drift", by="month")
    rows = report.tables[0].rows
    assert [row[0] for row in rows] == ["2026-02", "2026-03"]
    assert [row[-1] for row in rows] == ["no", "yes"]
    assert report.tone == "notice" and "2026-03" in report.verdict
    shown = [Path(os.fsdecode(one.path)).read_text() for one in report.examples]
    assert shown and all(set(text.split()) & set(_OTHERS) for text in shown)


def test_nothing_is_said_to_drift_where_nothing_did(open_engine: Callable[..., Engine], tmp_path: Path) -> None:
    random = np.random.default_rng(2)
    for number in range(80):
        write_text(tmp_path / "even" / f"{number}.txt", " ".join(random.choice(_THINGS, 5)) + f" {number}")
    engine = _indexed(open_engine(), tmp_path / "even")
    for by in ("newest", "folder"):
        assert _measure(engine, "drift", by=by).tone == "fine"


def test_golden_queries_come_from_names_and_find_their_files(engine: Engine) -> None:
    with engine._catalogue.read() as connection:
        queries = golden.from_names(connection, Kind.DOCUMENT)
    assert len(queries) > golden.FEWEST_QUERIES
    assert golden.words_of("IMG_2041 Dog at-the SEA (copy).jpg") == "dog the sea"
    assert golden.words_of("DSC00317.jpg") == ""


def test_evaluation_asks_encoders_and_remedies_and_remembers(engine: Engine, tmp_path: Path, monkeypatch) -> None:
    _let_be_chosen(engine, monkeypatch)
    report = _measure(engine, "evaluation", kind="document", origin="names")
    row = report.tables[0].rows[0]
    assert row[0] == "Words" and row[1] > golden.FEWEST_QUERIES
    assert row[4] > 0.5 and row[5] <= row[4] <= row[6]
    assert [one[0] for one in report.tables[1].rows] == ["Cosine alone", "CSLS", "Local scaling"]
    again = _measure(engine, "evaluation", kind="document", origin="names")
    assert again.tables[-1].title == "History" and len(again.tables[-1].rows) == 8
    assert len(golden_history.read(tmp_path / "library" / "laboratory")) == 8


def _let_be_chosen(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    before = engine._encoders.statuses
    monkeypatch.setattr(
        engine._encoders, "statuses", lambda: tuple(replace(one, choosable=True, chosen=True) for one in before())
    )


class Mumbling(FakeEncoders):
    """Has another encoder of documents, which knows only their first letters."""

    def __init__(self) -> None:
        super().__init__()
        words = self._descriptions[0]
        space = fake_space("mumble/fake", 26, Kind.DOCUMENT)
        self.mumble = replace(words, name="mumble", title="Mumble", spaces=(space,))

    def installed(self) -> tuple[Description, ...]:
        return (*super().installed(), self.mumble)

    def statuses(self) -> tuple[EncoderStatus, ...]:
        mine = EncoderStatus("mumble", "Mumble", "", "", "", (Kind.DOCUMENT,), installed=True, choosable=True)
        return (*(replace(one, choosable=True, chosen=True) for one in super().statuses()), mine)

    def encode_media(self, encoder: str, batch: Sequence[Any]) -> dict[str, Vectors]:
        return {"mumble/fake": _letters(batch)} if encoder == "mumble" else super().encode_media(encoder, batch)

    def encode_text(self, texts: Sequence[str], spaces: Sequence[str] | None = None) -> dict[str, Vectors]:
        found = super().encode_text(texts, spaces)
        return {**found, "mumble/fake": _letters(texts)} if spaces and "mumble/fake" in spaces else found


def _letters(texts: Sequence[str]) -> Vectors:
    rows = np.zeros((len(texts), 26), np.float32)
    for at, text in enumerate(texts):
        rows[at, (ord(text[0].lower()) - ord("a")) % 26] = 1.0
    return rows


def test_a_trial_tells_which_is_better_without_looking_through_everything(
    open_engine: Callable[..., Engine], tmp_path: Path
) -> None:
    encoders = Mumbling()
    _write_library(tmp_path / "texts")
    engine = _indexed(open_engine(encoders), tmp_path / "texts")
    report = _measure(engine, "trial", kind="document", encoder="mumble")
    words, mumble = report.tables[0].rows
    assert (words[0], mumble[0]) == ("Words", "Mumble")
    assert words[2] > mumble[2]
    assert report.verdict == "Mumble would surely find less than Words."
    assert [space.name for space in engine.laboratory.spaces()] == ["words/fake"]
    with pytest.raises(UserError, match="There was no trial"):
        _measure(engine, "trial", kind="image")


def test_marks_are_golden_queries(engine: Engine, monkeypatch) -> None:
    hits = engine.search(SearchRequest("engine piston", limit=5)).hits
    engine.saved.keep("Motors", SearchRequest("engine", good=tuple(hit.item_id for hit in hits if hit.item_id)), True)
    _let_be_chosen(engine, monkeypatch)
    report = _measure(engine, "evaluation", kind="document", origin="marks")
    assert report.tone == "unsure" and "20 are needed" in report.verdict
    assert report.tables[0].rows[0][1] == 1


def test_a_person_can_write_queries(engine: Engine, tmp_path: Path, monkeypatch) -> None:
    _let_be_chosen(engine, monkeypatch)
    names = sorted(path.name for path in (tmp_path / "texts").iterdir())[:3]
    lines = [json.dumps({"query": (tmp_path / "texts" / name).read_text(), "right": [name]}) for name in names]
    written = tmp_path / "texts" / "queries.jsonl"
    written.write_text("\n".join(lines))
    report = _measure(engine, "evaluation", kind="document", origin="file", file=str(written))
    assert report.tables[0].rows[0][1:5] == (3, pytest.approx(1, abs=0.7), 1.0, 1.0)
    with pytest.raises(UserError, match="cannot be read"):
        _measure(engine, "evaluation", kind="document", origin="file", file=str(tmp_path / "none"))


def test_history_passes_over_what_is_damaged(tmp_path: Path) -> None:
    entry = Entry("2026-03-01T10:00:00", "image", "names", "Basic", 30, 0.5, 0.4, 0.6, 0.3, 0.35)
    golden_history.keep(tmp_path, [entry])
    file = tmp_path / golden_history.FILE
    file.write_bytes(file.read_bytes() + b'{"at": 1}\n\xff\xfe\n[]\n' + b"[" * 100_000 + b"\n")
    golden_history.keep(tmp_path, [entry])
    assert golden_history.read(tmp_path) == [entry, entry]
    assert golden_history.read(tmp_path / "nowhere") == []


def test_bias_is_tested_on_words_of_the_published_tests(engine: Engine) -> None:
    tests = bias_report.tests()
    assert [test.name for test in tests] == ["flowers-insects", "gender-career", "math-arts", "science-arts", "age"]
    assert [len(tests[0].words[name]) for name in (*tests[0].targets, *tests[0].attributes)] == [25, 25, 25, 25]
    for test in tests[1:]:
        assert all(len(words) == 8 for words in test.words.values())
    report = _measure(engine, "bias")
    # A bag of hashed words knows nothing of people.
    assert report.tone == "fine" and len(report.tables[0].rows) == 5


def test_skew_is_found_where_a_query_names_one_side(open_engine: Callable[..., Engine], tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    for number in range(80):
        words = _OTHERS if number % 2 else _THINGS
        write_text(tmp_path / "halves" / f"{number}.txt", " ".join([*words[:3], *random.choice(words, 4)]))
    engine = _indexed(open_engine(), tmp_path / "halves")
    choices = {"first": "bread flour oven", "second": "engine piston gearbox", "queries": "loaf yeast\nwheel diesel"}
    report = _measure(engine, "skew", **choices)
    first, second = report.tables[0].rows
    assert first[1] > 8 and second[2] > 8
    with pytest.raises(UserError, match="Nothing was measured"):
        _measure(engine, "skew", first=" ", second="a")


def test_items_are_associated_with_words(engine: Engine) -> None:
    report = _measure(engine, "item bias", first="name:bread", second="name:piston")
    assert report.tone in ("unsure", "fine", "notice")
    with pytest.raises(UserError, match="is no list of words"):
        _measure(engine, "item bias", first="a", second="b", words="nonsense")


def test_two_spaces_need_another_of_their_kind(engine: Engine) -> None:
    with pytest.raises(UserError, match="no other space"):
        _measure(engine, "agreement")
    (space,) = engine.laboratory.spaces()
    same = _measure(engine, "agreement", other=str(space.space_id))
    assert _row(same, "Overlap")[1] == 1.0
    assert _row(same, "Kendall")[1] == 1.0


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("agreement", "item bias", "trial")])
def test_everything_works_with_six_files_and_says_that_they_are_few(small: Engine, name: str) -> None:
    for space in ["", *(str(one.space_id) for one in small.laboratory.spaces())]:
        report = _measure(small, name, space=space)
        assert report.tone == ("fine" if name in ("spaces", "bias") else "unsure")
        assert report.verdict


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_library_is_explained(open_engine: Callable[..., Engine], name: str) -> None:
    engine = open_engine()
    if name in ("spaces", "evaluation"):
        assert _measure(engine, name).tone == "unsure"
    else:
        with pytest.raises(UserError, match=r"Nothing was|no trial"):
            _measure(engine, name)


def test_unknown_choices_are_refused(small: Engine) -> None:
    for name, choices in (
        ("nothing", {}),
        ("geometry", {"space": "99"}),
        ("drift", {"by": "year"}),
        ("evaluation", {"kind": "film"}),
        ("evaluation", {"origin": "dreams"}),
    ):
        with pytest.raises(UserError):
            _measure(small, name, **choices)


def test_a_measurement_is_watched_and_stopped(engine: Engine) -> None:
    begun, seen = threading.Event(), []

    class Slow(Laboratory):
        def work(self, name: str, choices: object, control: JobControl) -> Iterator[object]:  # type: ignore[override]
            for progress in super().work(name, choices, control):  # type: ignore[arg-type]
                yield progress
                begun.set()
                assert control.wait_cancelled(10)

    slow = Slow(engine.laboratory._sources)
    answers: list[Report | None] = []
    thread = threading.Thread(target=lambda: answers.append(slow.measure("compression", {})))
    thread.start()
    assert begun.wait(10)
    seen.append(slow.progress("compression"))
    slow.cancel("compression")
    thread.join(10)
    assert answers == [None]
    assert seen[0] is not None and slow.progress("compression") is None


def test_a_space_keeps_its_form_until_that_is_taken_back(open_engine: Callable[..., Engine], engine: Engine) -> None:
    (space,) = engine.laboratory.spaces()
    fingerprint = engine._encoders.active()[0].spaces[0].fingerprint
    index = engine._indexes.get(fingerprint)
    assert index is not None and index.form == "" == space.form
    assert set(space.refused) == {"codes", "int8", "int8 compared", "pca 2", "pca 4"}
    assert space.refused["int8"].startswith("It is learned from 1000 vectors, and there are 90.")
    engine.laboratory.use_form(space.space_id, "float16")
    assert index.form == "float16" and engine.laboratory.spaces()[0].form == "float16"
    engine.close()
    again = open_engine()
    opened = again._indexes.get(fingerprint)
    assert opened is not None and opened.form == "float16"
    again.laboratory.use_form(space.space_id, "")
    assert opened.form == "" and again.laboratory.spaces()[0].state == "exact, float16"
    for space_id, wrong in ((99, "float16"), (space.space_id, "int8"), (space.space_id, "zip")):
        with pytest.raises(UserError):
            again.laboratory.use_form(space_id, wrong)
    assert opened.form == ""


def test_local_scaling_is_measured_switched_on_and_taken_back(engine: Engine, monkeypatch) -> None:
    _let_be_chosen(engine, monkeypatch)
    report = _measure(engine, "hubs")
    table = report.tables[0]
    assert table.title == "Your searches with and without local scaling"
    plain, scaled = table.rows[:2]
    assert plain[:2] == ("In words", "As it is") and scaled[:2] == ("In words", "Local scaling")
    assert plain[2] == scaled[2] > golden.FEWEST_QUERIES and plain[6] is None and scaled[7] <= scaled[6] <= scaled[8]
    (space,) = engine.laboratory.spaces()
    assert not space.scaled
    request = SearchRequest("loaf yeast", limit=5, by="content")
    before = engine.search(request)
    engine.laboratory.use_scaling(space.space_id, True)
    assert engine.laboratory.spaces()[0].scaled
    item_id = before.hits[0].item_id
    assert item_id is not None
    (evidence,) = engine.why(request, item_id).evidence
    assert evidence.taken_off != 0.0
    engine.laboratory.use_scaling(space.space_id, False)
    (evidence,) = engine.why(request, item_id).evidence
    assert evidence.taken_off == 0.0
    assert [hit.score for hit in engine.search(request).hits] == [hit.score for hit in before.hits]


def test_what_was_measured_last_is_exported(engine: Engine, tmp_path: Path) -> None:
    target = os.fsencode(tmp_path / "figures.json")
    with pytest.raises(UserError, match="Nothing was written"):
        engine.laboratory.export("geometry", target)
    _measure(engine, "geometry")
    assert engine.laboratory.export("geometry", target) == target
    assert json.loads((tmp_path / "figures.json").read_text())["name"] == "geometry"


def test_pictures_are_measured_by_colour(open_engine: Callable[..., Engine], tmp_path: Path) -> None:
    for number, colour in enumerate(["red", "green", "blue"] * 20):
        write_picture(tmp_path / "pictures" / f"{colour} {number}.png", colour, size_px=40 + number)
    engine = _indexed(open_engine(), tmp_path / "pictures")
    report = _measure(engine, "geometry")
    assert _row(report, "Directions that hold 90 %")[1] == 2


# Commands


def _run(tmp_path: Path, *words: str) -> int:
    import argparse

    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    library, as_json = argparse.ArgumentParser(add_help=False), argparse.ArgumentParser(add_help=False)
    library.add_argument("--library", type=Path, default=tmp_path / "library")
    as_json.add_argument("--json", action="store_true")
    lab_commands.add_verbs(commands, library, as_json)
    lab_commands.add_analyses(commands.add_parser("analyse").add_subparsers(), library, as_json)
    arguments = parser.parse_args(list(words))
    status: int = arguments.run(arguments)
    return status


def test_commands_print_and_export(engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine.close()
    assert _run(tmp_path, "drift", "--by", "month", "--json", "--export", str(tmp_path / "drift.svg")) == 0
    out = capsys.readouterr()
    told = json.loads(out.out)
    assert told["name"] == "drift" and told["tone"] == "notice"
    assert "Written: " in out.err and (tmp_path / "drift.svg").read_text().startswith("<svg")
    assert _run(tmp_path, "compress", "--space", "words/fake") == 0
    assert "Forms of a vector" in capsys.readouterr().out
    assert _run(tmp_path, "analyse", "spaces") == 0
    assert "words/fake" in capsys.readouterr().out
    assert _run(tmp_path, "analyse", "golden", "--kind", "document") == 0
    assert not (tmp_path / "library" / "laboratory").exists()
