"""A library with real encoders, from a download to the removal: filled, switched, rolled back, migrated, removed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hub_server import HubServer, running_hub
from sample_files import write_sound

from models.answers import Hit, SearchRequest
from models.encoders import protocol
from models.encoders.encoders import Encoders
from models.encoders.hub import Hub
from models.engine import Engine
from models.jobs import JobControl
from models.kinds import Kind
from models.query.parts import Example
from models.views import EncoderStatus

pytestmark = [pytest.mark.real, pytest.mark.local_server]
PICTURES, SOUNDS = "openclip-vit-b-32-laion2b", "clap-tiny"
REPOSITORY = "laion/CLIP-ViT-B-32-laion2B-s34B-b79K"
EVENTS: list[tuple[str, Any]] = []


@pytest.fixture
def hub(tiny_checkpoints: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with running_hub() as server:
        server.publish(REPOSITORY, tiny_checkpoints / "openclip-tiny")
        yield server


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measuring takes long, and once is enough."""
    monkeypatch.setattr("models.encoders.encoders.settle_runtime", lambda *_: None)


@pytest.fixture
def engine(tmp_path: Path, hub: HubServer, stamps: Sequence[Any]) -> Iterator[Engine]:
    for stamp in [stamp for stamp in stamps if stamp.path.suffix == ".png"][:8]:
        (tmp_path / "media").mkdir(exist_ok=True)
        shutil.copy(stamp.path, tmp_path / "media" / stamp.path.name)
    write_sound(tmp_path / "media" / "low.wav", 200)
    EVENTS.clear()
    opened = open_engine(tmp_path, hub)
    opened.library.add_folder(os.fsencode(tmp_path / "media"))
    index(opened)
    yield opened
    opened.close()


def open_engine(folder: Path, hub: HubServer) -> Engine:
    encoders = Encoders(folder / "library" / "encoders", hub=Hub(hub.address))
    return Engine(folder / "library", lambda name, payload: EVENTS.append((name, payload)), encoders=encoders)


def index(engine: Engine) -> None:
    engine.cancel()
    for _ in engine.index(JobControl()):
        pass


def status(engine: Engine, name: str) -> EncoderStatus:
    return next(one for one in engine.encoders() if one.name == name)


def hits(engine: Engine, text: str, kind: Kind, encoder: str = "") -> tuple[Hit, ...]:
    return engine.search(SearchRequest(text, kinds=(kind,), by="content", encoder=encoder)).hits


def test_pictures_from_the_download_to_the_removal(engine: Engine, hub: HubServer, tmp_path: Path) -> None:
    before = [hit.name for hit in hits(engine, "a dog", Kind.IMAGE)]
    hub.cutting = 1
    engine.download_encoder(PICTURES)
    assert {payload.name for name, payload in EVENTS if name == "download"} == {PICTURES}
    measured = json.loads((tmp_path / "library" / "encoders" / PICTURES / "runtime.json").read_text())["media"]
    assert measured["runtime"] in (*measured["tried"], "torch-cpu")
    index(engine)
    got = status(engine, PICTURES)
    assert (got.chosen, got.covered, got.coverable, got.changed) == (True, 8, 8, "")
    assert got.items_per_s is None or got.items_per_s > 0
    mine = hits(engine, "a dog", Kind.IMAGE)
    assert len(mine) == 8
    assert all(-1 <= hit.cosine <= 1 for hit in mine if hit.cosine is not None)
    # Side by side, on the same words, the one that no longer answers gives what it gave.
    assert [hit.name for hit in hits(engine, "a dog", Kind.IMAGE, "efficientnet-lite0")] == before
    engine.use_encoder("efficientnet-lite0")
    assert [hit.name for hit in hits(engine, "a dog", Kind.IMAGE)] == before
    engine.use_encoder(PICTURES)
    assert [hit.name for hit in hits(engine, "a dog", Kind.IMAGE)] == [hit.name for hit in mine]
    engine.remove_encoder(PICTURES)
    engine.cancel()
    assert [hit.name for hit in hits(engine, "a dog", Kind.IMAGE)] == before
    assert [space for space in engine.spaces() if space.name.startswith(PICTURES)] == []
    assert not (tmp_path / "library" / "encoders" / PICTURES).exists()
    assert engine.verify() == []


@pytest.mark.usefixtures("unmeasured")
def test_sounds_are_found_by_words_once_clap_is_there(engine: Engine, tiny_checkpoints: Path) -> None:
    assert hits(engine, "a low tone", Kind.AUDIO) == ()
    engine.import_encoder(os.fsencode(tiny_checkpoints / "clap-tiny"))
    index(engine)
    (found,) = hits(engine, "a low tone", Kind.AUDIO)
    assert found.name == "low.wav"
    assert status(engine, SOUNDS).covered == 1
    similar = engine.search(SearchRequest(examples=(Example(path=found.path),), encoder=SOUNDS)).hits
    assert similar[0].cosine == pytest.approx(1.0, abs=1e-3)


@pytest.mark.usefixtures("unmeasured")
def test_an_update_of_the_library_begins_a_new_space_while_the_old_one_answers(
    engine: Engine, hub: HubServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.download_encoder(PICTURES)
    index(engine)
    before = [hit.name for hit in hits(engine, "a dog", Kind.IMAGE)]
    engine.close()
    real = protocol.version
    monkeypatch.setattr("models.encoders.openclip.version", lambda name: real(name) + ".updated")
    updated = open_engine(tmp_path, hub)
    try:
        answer = updated.search(SearchRequest("a dog", kinds=(Kind.IMAGE,), by="content"))
        assert [hit.name for hit in answer.hits] == before
        assert any("updated" in note for note in answer.notes)
        index(updated)
        answer = updated.search(SearchRequest("a dog", kinds=(Kind.IMAGE,), by="content"))
        assert [hit.name for hit in answer.hits] == before
        assert answer.notes == ()
        uses = [space.use for space in updated.spaces() if space.name.startswith(PICTURES)]
        assert uses == ["left over", "answering"]
        assert updated.verify() == []
    finally:
        updated.close()
