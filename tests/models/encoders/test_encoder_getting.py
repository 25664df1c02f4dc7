"""From a hub to an encoder in use, and everything that can go wrong on the way."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hub_server import COMMIT, HubServer, running_hub

from models.encoders.encoders import Encoders
from models.encoders.hub import Hub, endpoint_from_environment
from models.encoders.importing import bare_family
from models.encoders.presets import FOLDER, preset_named, presets
from models.errors import UserError
from models.jobs import Cancelled, JobControl
from models.kinds import ITEM_KINDS

pytestmark = pytest.mark.local_server

NAME = "openclip-vit-b-32-laion2b"
REPOSITORY = "laion/CLIP-ViT-B-32-laion2B-s34B-b79K"
NETWORK = {"model_cfg": {"embed_dim": 24, "vision_cfg": {"image_size": 32}, "text_cfg": {"context_length": 77}}}
WEIGHTS = bytes(range(256)) * 4000


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr("models.encoders.download._PAUSES_S", (0.0, 0.0))
    with running_hub() as server:
        server.files[f"{REPOSITORY}/open_clip_config.json"] = json.dumps(NETWORK).encode()
        server.files[f"{REPOSITORY}/open_clip_model.safetensors"] = WEIGHTS
        server.files[f"{REPOSITORY}/README.md"] = b"not wanted"
        yield server


@pytest.fixture
def encoders(tmp_path: Path, hub: HubServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Encoders]:
    monkeypatch.setattr("models.encoders.encoders.try_out", lambda *_: None)
    monkeypatch.setattr("models.encoders.encoders.settle_runtime", lambda *_: None)
    encoders = Encoders(tmp_path / "encoders", hub=Hub(hub.address))
    yield encoders
    encoders.close()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def status(encoders: Encoders, name: str) -> Any:
    return next(one for one in encoders.statuses() if one.name == name)


def test_a_preset_comes_from_the_hub_and_is_filled_but_not_chosen(
    encoders: Encoders, hub: HubServer, tmp_path: Path
) -> None:
    steps = list(encoders.download(NAME))
    assert [step.done for step in steps[:-1]] == sorted(step.done for step in steps[:-1])
    got = status(encoders, NAME)
    assert (got.installed, got.chosen, got.filled, got.removable, got.downloadable) == (True, False, True, True, False)
    assert "hub's checksum" in got.checked
    assert names(tmp_path / "encoders" / NAME) == {
        "open_clip_config.json",
        "open_clip_model.safetensors",
        "manifest.json",
    }
    manifest = json.loads((tmp_path / "encoders" / NAME / "manifest.json").read_text())
    assert manifest["origin"] == {"preset": NAME, "repository": REPOSITORY, "revision": COMMIT, "checked": "hub"}
    assert names(tmp_path / "encoders" / "downloads") == set()
    assert not any("README" in asked for asked in hub.asked)
    assert all(f"/{COMMIT}/" in asked for asked in hub.asked if asked.startswith("GET") and "resolve" in asked)


def test_the_old_one_answers_until_another_is_chosen(encoders: Encoders) -> None:
    list(encoders.download(NAME))
    active = {one.name for one in encoders.active()}
    assert NAME not in active
    assert {one.name for one in encoders.indexed()} == active | {NAME}
    assert NAME in {one.name for one in encoders.installed()}
    encoders.use(NAME)
    assert NAME in {one.name for one in encoders.active()}
    assert not status(encoders, "efficientnet-lite0").chosen
    encoders.use("efficientnet-lite0")
    assert NAME not in {one.name for one in encoders.active()}
    assert NAME in {one.name for one in encoders.indexed()}
    encoders.rest(NAME)
    assert NAME not in {one.name for one in encoders.indexed()}
    encoders.fill(NAME)
    assert NAME in {one.name for one in encoders.indexed()}


def test_removing_names_its_spaces_and_the_basic_one_answers_again(encoders: Encoders, tmp_path: Path) -> None:
    list(encoders.download(NAME))
    encoders.use(NAME)
    spaces = encoders.describe(NAME).spaces
    assert encoders.remove(NAME) == spaces
    assert status(encoders, "efficientnet-lite0").chosen
    assert status(encoders, NAME).downloadable
    assert NAME not in names(tmp_path / "encoders")
    with pytest.raises(UserError, match="cannot be used"):
        encoders.describe(NAME)
    with pytest.raises(UserError, match="comes with Findling"):
        encoders.remove("minilm-l6-v2")
    with pytest.raises(UserError, match="cannot be removed"):
        encoders.remove("nobody")


def test_a_choice_made_while_another_encoder_is_tried_is_kept(
    encoders: Encoders, hub: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(encoders.download(NAME))
    other = "openclip-vit-b-32-256-datacomp"
    for file in ("open_clip_config.json", "open_clip_model.safetensors"):
        content = hub.files[f"{REPOSITORY}/{file}"]
        hub.files[f"laion/CLIP-ViT-B-32-256x256-DataComp-s34B-b86K/{file}"] = content + b" "
    monkeypatch.setattr("models.encoders.encoders.try_out", lambda *_: encoders.use(NAME))
    list(encoders.download(other))
    assert status(encoders, NAME).chosen
    assert (status(encoders, other).chosen, status(encoders, other).filled) == (False, True)


def test_an_import_from_before_there_were_choices_goes_on_answering(
    encoders: Encoders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(encoders.download(NAME))
    (tmp_path / "encoders" / "choices.json").unlink()
    assert status(encoders, NAME).chosen
    folder = tmp_path / "newer"
    folder.mkdir()
    (folder / "open_clip_config.json").write_text(json.dumps(NETWORK))
    (folder / "open_clip_model.safetensors").write_bytes(b"weights")
    encoders.import_from(folder)
    assert status(encoders, NAME).chosen
    encoders.remove(NAME)
    assert status(encoders, "efficientnet-lite0").chosen


def test_what_cannot_answer_cannot_be_chosen(encoders: Encoders) -> None:
    for name, reason in (("spectral", "does not understand words"), ("nobody", "not installed"), (NAME, "not inst")):
        with pytest.raises(UserError, match=reason):
            encoders.use(name)


def test_what_is_at_work_cannot_rest(encoders: Encoders) -> None:
    list(encoders.download(NAME))
    encoders.use(NAME)
    for name, reason in ((NAME, "answers queries"), ("efficientnet-lite0", "helps others"), ("spectral", "alike")):
        with pytest.raises(UserError, match=reason):
            encoders.rest(name)


def test_what_is_for_research_only_is_chosen_where_its_licence_is_shown(encoders: Encoders) -> None:
    preset = next(one for one in presets() if one.research_only)
    with pytest.raises(UserError, match="research only"):
        list(encoders.download(f"openclip:{preset.architecture}/{preset.tag}"))


def test_where_nothing_answers_a_new_one_is_chosen_at_once(
    encoders: Encoders, hub: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = "laion/clap-htsat-unfused"
    hub.files[f"{repository}/config.json"] = b'{"model_type": "clap", "projection_dim": 20}'
    hub.files[f"{repository}/preprocessor_config.json"] = b'{"sampling_rate": 48000, "max_length_s": 10}'
    hub.files[f"{repository}/pytorch_model.bin"] = WEIGHTS
    hub.files[f"{repository}/tokenizer.json"] = b"{}"
    hub.files[f"{repository}/tokenizer_config.json"] = b"{}"
    list(encoders.download("clap-htsat-unfused"))
    assert status(encoders, "clap-htsat-unfused").chosen


def test_broken_transfers_are_taken_up_again(encoders: Encoders, hub: HubServer) -> None:
    hub.cutting = 2
    list(encoders.download(NAME))
    assert status(encoders, NAME).installed
    assert sum(asked.startswith("GET /storage") for asked in hub.asked) == 3


def test_a_stopped_download_goes_on_with_what_it_has(encoders: Encoders, hub: HubServer) -> None:
    control = JobControl()
    job = encoders.download(NAME, control)
    while next(job).done < 1_000:
        pass
    control.cancel()
    with pytest.raises(Cancelled):
        list(job)
    assert status(encoders, NAME).partial_bytes > 0
    hub.asked.clear()
    list(encoders.download(NAME))
    assert status(encoders, NAME).installed
    assert not any(asked.startswith("GET") and "config" in asked for asked in hub.asked)


def test_an_unfinished_download_can_be_thrown_away(encoders: Encoders, hub: HubServer) -> None:
    job = encoders.download(NAME)
    while next(job).done < 1_000:
        pass
    job.close()
    encoders.discard_download(NAME)
    assert status(encoders, NAME).partial_bytes == 0


def test_one_encoder_is_downloaded_once_at_a_time(encoders: Encoders, hub: HubServer) -> None:
    first = encoders.download(NAME)
    next(first)
    with pytest.raises(UserError, match="being downloaded already"):
        list(encoders.download(NAME))
    first.close()
    list(encoders.download(NAME))
    assert status(encoders, NAME).installed


def _tamper(hub: HubServer) -> None:
    hub.tampering = True


def _say_nothing(hub: HubServer) -> None:
    hub.silent = True


def _lose_weights(hub: HubServer) -> None:
    del hub.files[f"{REPOSITORY}/open_clip_model.safetensors"]


def _damage_config(hub: HubServer) -> None:
    hub.files[f"{REPOSITORY}/open_clip_config.json"] = b"{"


def _refuse(status: int) -> Callable[[HubServer], None]:
    def spoil(hub: HubServer) -> None:
        hub.refusing = status

    return spoil


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (_tamper, "not the expected file"),
        (_say_nothing, "no checksum"),
        (_lose_weights, "holds no open_clip_model.safetensors"),
        (_damage_config, "cannot be read"),
        (_refuse(401), "wants an account"),
        (_refuse(403), "wants an account"),
        (_refuse(500), "answered 500"),
        (_refuse(404), "holds no open_clip_config.json"),
    ],
)
def test_what_goes_wrong_is_said_and_changes_nothing(
    encoders: Encoders, hub: HubServer, tmp_path: Path, spoil: Callable[[HubServer], None], reason: str
) -> None:
    spoil(hub)
    with pytest.raises(UserError, match=reason):
        list(encoders.download(NAME))
    assert not status(encoders, NAME).installed
    assert names(tmp_path / "encoders") <= {"downloads"}
    assert not list((tmp_path / "encoders").rglob("open_clip_model.safetensors"))


def test_no_hub_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    encoders = Encoders(tmp_path / "encoders", hub=Hub("http://127.0.0.1:1"))
    with pytest.raises(UserError, match="connection failed"):
        list(encoders.download(NAME))


def test_no_room_is_said_before_anything_is_fetched(
    encoders: Encoders, hub: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        free = len(WEIGHTS)

    monkeypatch.setattr("models.encoders.download.shutil.disk_usage", lambda folder: Full)
    with pytest.raises(UserError, match="not enough room"):
        list(encoders.download(NAME))
    assert not any(asked.startswith("GET") for asked in hub.asked)


def test_no_room_for_the_choice_is_said(encoders: Encoders, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, choices: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    list(encoders.download(NAME))
    monkeypatch.setattr("models.encoders.acquiring.write_choices", full)
    with pytest.raises(UserError, match="could not be kept"):
        encoders.use(NAME)
    assert status(encoders, "efficientnet-lite0").chosen


def test_a_known_hash_counts_more_than_the_hubs(
    encoders: Encoders, hub: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    preset = preset_named(NAME)
    assert preset is not None
    pinned = replace(preset, wanted=tuple(replace(file, sha256="0" * 64) for file in preset.wanted))
    monkeypatch.setattr("models.encoders.acquiring.preset_named", lambda name: pinned)
    with pytest.raises(UserError, match="not the expected file"):
        list(encoders.download(NAME))


def test_only_encoders_with_a_download_are_fetched(encoders: Encoders) -> None:
    for name in ("minilm-l6-v2", "openclip:", "openclip:a", "openclip:a/b/c"):
        with pytest.raises(UserError, match="cannot be downloaded"):
            list(encoders.download(name))


def test_the_hub_can_be_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "https://mirror.example/")
    assert endpoint_from_environment() == "https://mirror.example"
    assert Hub().endpoint == "https://mirror.example"
    monkeypatch.delenv("HF_ENDPOINT")
    assert Hub().endpoint == "https://huggingface.co"


def test_presets_are_complete() -> None:
    found = presets()
    assert len({preset.name for preset in found}) == len(found)
    for kind in ITEM_KINDS:
        assert sum(preset.recommended for preset in found if preset.kind == kind) == 1
    for preset in found:
        assert preset.size_bytes > 10_000_000
        assert preset.purpose and preset.licence and preset.languages and preset.source
        assert bool(preset.quality_source) or "no figure was checked" in preset.quality
        assert preset.research_only == ("research only" in preset.licence)
        assert not preset.research_only or not preset.recommended
        assert preset.wanted
    assert {path.name for path in FOLDER.iterdir()} == {"pictures.toml", "sounds.toml", "documents.toml"}


def test_bare_weights_are_recognised_by_the_names_of_their_tensors(tmp_path: Path) -> None:
    header = json.dumps({"visual.proj": {"dtype": "F32", "shape": [0], "data_offsets": [0, 0]}}).encode()
    weights = tmp_path / "weights.safetensors"
    weights.write_bytes(len(header).to_bytes(8, "little") + header)
    assert bare_family(weights) == "openclip"
    for content in (b"", b"\xff" * 100, b"PK"):
        weights.write_bytes(content)
        assert bare_family(weights) == ""
        (tmp_path / "weights.pt").write_bytes(content)
        assert bare_family(tmp_path / "weights.pt") == ""


def test_bare_weights_ask_for_their_architecture(encoders: Encoders, tmp_path: Path) -> None:
    (tmp_path / "weights.pt").write_bytes(b"weights")
    with pytest.raises(UserError, match="Name OpenCLIP's architecture"):
        encoders.import_from(tmp_path / "weights.pt")
