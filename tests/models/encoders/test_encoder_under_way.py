"""Downloads and imports that meet others, are stopped, or lose their library."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hub_server import HubServer, running_hub

from models.encoders.encoders import Encoders
from models.encoders.hub import Hub
from models.encoders.importing import locate_openclip
from models.encoders.room import NoRoom
from models.errors import UserError
from models.jobs import Cancelled, JobControl

pytestmark = pytest.mark.local_server

NAME = "openclip-vit-b-32-laion2b"
ALIAS = "openclip:ViT-B-32/laion2b_s34b_b79k"
REPOSITORY = "laion/CLIP-ViT-B-32-laion2B-s34B-b79K"
NETWORK = {"model_cfg": {"embed_dim": 24, "vision_cfg": {"image_size": 32}, "text_cfg": {"context_length": 77}}}
WEIGHTS = bytes(range(256)) * 4000
TRY_OUT = "models.encoders.encoders.try_out"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with running_hub() as server:
        server.files[f"{REPOSITORY}/open_clip_config.json"] = json.dumps(NETWORK).encode()
        server.files[f"{REPOSITORY}/open_clip_model.safetensors"] = WEIGHTS
        yield server


@pytest.fixture
def encoders(tmp_path: Path, hub: HubServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Encoders]:
    monkeypatch.setattr(TRY_OUT, lambda *_: None)
    monkeypatch.setattr("models.encoders.encoders.settle_runtime", lambda *_: None)
    encoders = Encoders(tmp_path / "encoders", hub=Hub(hub.address))
    yield encoders
    encoders.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "open_clip_config.json").write_text(json.dumps(NETWORK))
    (folder / "open_clip_model.safetensors").write_bytes(b"weights")
    return folder


def status(encoders: Encoders, name: str = NAME) -> Any:
    return next(one for one in encoders.statuses() if one.name == name)


def begun(encoders: Encoders, control: JobControl | None = None) -> Any:
    job = encoders.download(NAME, control)
    while next(job).done < 1_000:
        pass
    return job


def test_both_names_of_an_encoder_are_one_download(encoders: Encoders) -> None:
    first = begun(encoders)
    with pytest.raises(UserError, match="being downloaded already"):
        list(encoders.download(ALIAS))
    list(first)
    assert status(encoders).installed


@pytest.mark.parametrize("size", ["\u00b2", "9" * 5000, "0", "-5", "1e3"])
def test_a_size_that_no_file_has_is_said(encoders: Encoders, hub: HubServer, size: str) -> None:
    hub.stated_size = size
    with pytest.raises(UserError, match=r"states no size for open_clip_model\.safetensors"):
        list(encoders.download(NAME))


def test_a_commit_that_is_none_leads_nowhere(encoders: Encoders, hub: HubServer) -> None:
    hub.commit = "../../elsewhere x"
    list(encoders.download(NAME))
    assert status(encoders).installed
    assert not any("elsewhere" in asked for asked in hub.asked)


def test_files_that_vanish_while_they_are_counted_are_none(
    encoders: Encoders, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begun(encoders).close()
    weights = next((tmp_path / "encoders" / "downloads" / NAME).glob("*.part"))
    size, kept = weights.stat().st_size, status(encoders).partial_bytes
    real = os.walk

    def vanishing(folder: Any) -> Any:
        for found in real(folder):
            weights.unlink(missing_ok=True)
            yield found

    monkeypatch.setattr("models.encoders.store.os.walk", vanishing)
    assert status(encoders).partial_bytes == kept - size


@pytest.mark.parametrize("name", ["", ".", "..", "../victim", "/", "openclip:../..", "openclip:A/../victim", "nobody"])
def test_only_downloads_are_thrown_away(encoders: Encoders, tmp_path: Path, name: str) -> None:
    begun(encoders).close()
    (tmp_path / "encoders" / "victim").mkdir()
    before = sorted((tmp_path / "encoders").rglob("*"))
    with pytest.raises(UserError, match="no download of this name"):
        encoders.discard_download(name)
    assert sorted((tmp_path / "encoders").rglob("*")) == before


@pytest.mark.parametrize("name", [NAME, ALIAS])
def test_a_download_is_thrown_away_by_either_name_but_not_while_it_goes_on(encoders: Encoders, name: str) -> None:
    job = begun(encoders)
    with pytest.raises(UserError, match="Pause it first"):
        encoders.discard_download(name)
    assert status(encoders).partial_bytes > 0
    job.close()
    encoders.discard_download(name)
    assert status(encoders).partial_bytes == 0


def test_throwing_away_waits_for_a_pause(encoders: Encoders) -> None:
    control = JobControl()
    job = begun(encoders, control)
    control.cancel()
    thread = threading.Thread(target=encoders.discard_download, args=(NAME,))
    thread.start()
    with pytest.raises(Cancelled):
        list(job)
    thread.join()
    assert status(encoders).partial_bytes == 0


def test_a_pause_while_it_is_tried_keeps_what_came(
    encoders: Encoders, hub: HubServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    control = JobControl()
    monkeypatch.setattr(TRY_OUT, lambda _, given: given.cancel())
    with pytest.raises(Cancelled):
        list(encoders.download(NAME, control))
    assert control.cancelled
    assert not status(encoders).installed
    assert status(encoders).partial_bytes > len(WEIGHTS)
    assert not (tmp_path / "encoders" / "choices.json").exists()
    hub.asked.clear()
    monkeypatch.setattr(TRY_OUT, lambda *_: None)
    list(encoders.download(NAME))
    assert status(encoders).installed
    assert not any(asked.startswith("GET /storage") for asked in hub.asked)


def test_a_full_disk_while_it_is_tried_keeps_what_came(encoders: Encoders, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise NoRoom("It could not be measured.")

    monkeypatch.setattr(TRY_OUT, full)
    with pytest.raises(UserError, match="not enough room"):
        list(encoders.download(NAME))
    assert status(encoders).partial_bytes > len(WEIGHTS)


def test_closing_ends_an_import_and_waits_for_it(
    encoders: Encoders, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, said = threading.Event(), []

    def try_for_ever(_: Any, control: JobControl) -> None:
        began.set()
        while not control.cancelled:
            threading.Event().wait(0.01)

    def bring() -> None:
        try:
            encoders.import_from(folder)
        except UserError as error:
            said.append(str(error))

    monkeypatch.setattr(TRY_OUT, try_for_ever)
    thread = threading.Thread(target=bring)
    thread.start()
    began.wait()
    encoders.close()
    assert list((tmp_path / "encoders").iterdir()) == []
    thread.join()
    assert "is being closed" in said[0]


def test_a_conversion_ends_when_it_is_told_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.encoders.importing._CONVERTER", "small_workers:load_for_ever")
    control = JobControl()
    control.cancel()
    with pytest.raises(Cancelled):
        locate_openclip("ViT-B-32", "openai", control)


def test_nothing_is_brought_into_a_closed_library(encoders: Encoders, folder: Path, tmp_path: Path) -> None:
    encoders.close()
    with pytest.raises(UserError, match="is being closed"):
        encoders.import_from(folder)
    with pytest.raises(UserError, match="is being closed"):
        list(encoders.download(NAME))
    assert not (tmp_path / "encoders").exists()
