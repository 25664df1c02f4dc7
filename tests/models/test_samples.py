"""The sample library: what the window promises of it is found by the encoders that come with Findling, by content."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from models import samples
from models.answers import Hit, SearchRequest
from models.engine import Engine
from models.errors import UserError
from models.jobs import JobControl
from models.kinds import Kind

_MOST_BYTES = 3_000_000


def test_the_samples_are_small_and_their_licence_lies_beside_them() -> None:
    files = [path for path in samples.FOLDER.rglob("*") if path.is_file()]
    assert 25 <= len(files) <= 40
    assert sum(path.stat().st_size for path in files) < _MOST_BYTES
    assert "CC0 1.0 Universal" in (samples.FOLDER.parent / "LICENSE").read_text("utf-8")
    assert samples.samples_path().endswith(b"Samples")


def test_a_findling_without_samples_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samples, "FOLDER", tmp_path / "not there")
    assert samples.samples_path() == b""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    before = _state()
    with closing(Engine(tmp_path_factory.mktemp("samples") / "library")) as engine:
        engine.library.add_folder(samples.samples_path())
        for _ in engine.index(JobControl()):
            pass
        yield engine
    assert _state() == before, "nothing is written beside the samples"


def _state() -> dict[str, str]:
    files = sorted(path for path in samples.FOLDER.parent.rglob("*") if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _first(library: Engine, query: str, *kinds: Kind) -> Hit:
    return library.search(SearchRequest(query, kinds=kinds, by="content", limit=5)).hits[0]


@pytest.mark.real
def test_every_sample_is_looked_into(library: Engine) -> None:
    assert library.failures() == ()
    assert library.status().counts == {Kind.IMAGE: 13, Kind.AUDIO: 11, Kind.FILM: 1, Kind.DOCUMENT: 9}


@pytest.mark.real
@pytest.mark.parametrize(
    ("query", "name"),
    [
        *((query, names[-1]) for query, names in samples.PROMISES.items()),
        ("bread without kneading", "Bread from one night.md"),
        ("how high is the rent", "Letter about the lease.pdf"),
        ("the chain of my bike slips", "Mending a bicycle.html"),
    ],
)
def test_the_examples_find_what_they_promise(library: Engine, query: str, name: str) -> None:
    hit = _first(library, query)
    assert (hit.name, hit.relevance in ("strong", "maybe")) == (name, True)


@pytest.mark.real
def test_most_drawings_are_known_for_what_they_show(library: Engine) -> None:
    shown = {
        "balloon": "Balloons in the morning.jpg",
        "lighthouse": "Lighthouse.jpg",
        "sailing boat": "Sailing boat.jpg",
        "strawberry": "Strawberries.jpg",
        "clock": "Clock.jpg",
        "ladybug": "Ladybird.jpg",
        "mushroom": "Fly agarics.jpg",
        "candle": "Candle.jpg",
        "butterfly": "Butterfly.jpg",
    }
    found = {query: _first(library, query, Kind.IMAGE).name for query in shown}
    wrong = {query: name for query, name in found.items() if name != shown[query]}
    assert len(wrong) <= 1, wrong  # "balloon" may find the goldfish, as its README says


@pytest.mark.real
def test_a_film_is_found_at_its_second_shot(library: Engine) -> None:
    hit = _first(library, "lighthouse", Kind.FILM)
    assert hit.start_s == pytest.approx(5.0, abs=0.3)


def test_a_bundle_uses_a_copy_that_stays_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(samples.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "data"))
    path = Path(os.fsdecode(samples.samples_path()))
    assert path == tmp_path / "data" / "samples" / "Samples"
    assert not path.exists(), "nothing is copied before a person wants it"
    (path.parent / "half a copy").mkdir(parents=True)
    assert samples.lay_out() == os.fsencode(path)
    assert sum(1 for file in path.rglob("*") if file.is_file()) == samples.count()
    assert {one.name for one in path.parent.iterdir()} == {one.name for one in samples.FOLDER.parent.iterdir()}
    (path / "mine.txt").write_text("kept")
    samples.lay_out()
    assert (path / "mine.txt").is_file(), "what is there is not copied again"


def test_a_copy_that_cannot_be_made_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    (tmp_path / "data").write_text("a file in the place of the folder")
    monkeypatch.setattr(samples.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "data"))
    with pytest.raises(UserError, match="not added"):
        samples.lay_out()


def test_outside_of_a_bundle_the_samples_are_used_where_they_are() -> None:
    assert samples.lay_out() == os.fsencode(samples.FOLDER)
