"""The store: what it takes, what it refuses, and that nothing half-done stays."""

from __future__ import annotations

import errno
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from models.encoders import known, openclip, yamnet
from models.encoders.checkpoints import recognise
from models.encoders.choices import Choices, read_choices, write_choices
from models.encoders.room import NoRoom
from models.encoders.store import MANIFEST, EncoderStore, Stored
from models.encoders.weights import file_sha256, require_intact
from models.errors import EncoderUnavailable, UserError
from models.kinds import Kind
from models.spaces import Space
from models.views import EncoderStatus

NETWORK = {"model_cfg": {"embed_dim": 24, "vision_cfg": {"image_size": 32}, "text_cfg": {"context_length": 77}}}


def openclip_folder(folder: Path, weights: bytes = b"weights", config: dict[str, Any] = NETWORK) -> Path:
    folder.mkdir(parents=True)
    (folder / "open_clip_config.json").write_text(json.dumps(config))
    (folder / "open_clip_model.safetensors").write_bytes(weights)
    (folder / "README.md").write_text("left behind")
    return folder


def clap_folder(folder: Path, **config: Any) -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps({"model_type": "clap", "projection_dim": 20, **config}))
    (folder / "preprocessor_config.json").write_text(json.dumps({"sampling_rate": 48000, "max_length_s": 10}))
    (folder / "model.safetensors").write_bytes(b"weights")
    (folder / "tokenizer.json").write_text("{}")
    return folder


def bert_folder(folder: Path, **pooling: bool) -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps({"model_type": "bert", "hidden_size": 16}))
    (folder / "model.safetensors").write_bytes(b"weights")
    (folder / "tokenizer.json").write_text("{}")
    (folder / "modules.json").write_text('[{"type": "sentence_transformers.models.Transformer"}]')
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text(json.dumps({"word_embedding_dimension": 16, **pooling}))
    return folder


def put(store: EncoderStore, path: Path) -> Stored:
    with store.staged(recognise(path)) as staged:
        return store.commit(staged)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


@pytest.fixture
def store(tmp_path: Path) -> EncoderStore:
    return EncoderStore(tmp_path / "store")


def test_an_openclip_folder_is_copied_with_hashes(store: EncoderStore, tmp_path: Path) -> None:
    stored = put(store, openclip_folder(tmp_path / "ViT-B-32 Laion"))
    assert stored.name == "openclip-vit-b-32-laion"
    assert names(stored.folder) == {"open_clip_config.json", "open_clip_model.safetensors", MANIFEST}
    assert stored.hashes["open_clip_model.safetensors"] == file_sha256(stored.folder / "open_clip_model.safetensors")
    assert store.stored() == (stored,)
    assert stored.problem() == ""


def test_a_clap_folder_is_described_from_its_configuration(store: EncoderStore, tmp_path: Path) -> None:
    stored = put(store, clap_folder(tmp_path / "clap-music"))
    assert stored.name == "clap-music"
    description = known.installation_of(stored).description
    assert description.spaces[0].dim == 20
    assert description.input.rate_hz == 48_000


def test_a_hubs_cache_gives_its_repositorys_name(store: EncoderStore, tmp_path: Path) -> None:
    folder = openclip_folder(tmp_path / "models--laion--CLIP-ViT-B-32" / "snapshots" / "0123abcd")
    assert put(store, folder).name == "openclip-laion-clip-vit-b-32"


def test_links_into_a_cache_are_followed(store: EncoderStore, tmp_path: Path) -> None:
    folder = openclip_folder(tmp_path / "linked")
    (folder / "open_clip_model.safetensors").rename(tmp_path / "blob")
    (folder / "open_clip_model.safetensors").symlink_to(tmp_path / "blob")
    stored = put(store, folder)
    assert not (stored.folder / "open_clip_model.safetensors").is_symlink()


def test_importing_the_same_twice_changes_nothing(store: EncoderStore, tmp_path: Path) -> None:
    folder = openclip_folder(tmp_path / "one")
    assert put(store, folder) == put(store, folder)
    assert len(store.stored()) == 1


def test_two_checkpoints_of_one_name_are_told_apart(store: EncoderStore, tmp_path: Path) -> None:
    first = put(store, openclip_folder(tmp_path / "a" / "same", b"first"))
    second = put(store, openclip_folder(tmp_path / "b" / "same", b"second"))
    assert first.name == "openclip-same"
    assert second.name == f"openclip-same-{second.weights_sha256[:8]}"
    assert [one.name for one in store.stored()] == [second.name, first.name]
    fingerprints = {known.installation_of(one).description.spaces[0].fingerprint for one in store.stored()}
    assert len(fingerprints) == 2


def test_a_damaged_one_is_noticed_and_replaced(store: EncoderStore, tmp_path: Path) -> None:
    folder = openclip_folder(tmp_path / "one")
    stored = put(store, folder)
    (stored.folder / "open_clip_model.safetensors").write_bytes(b"wei")
    assert "damaged" in stored.problem()
    with pytest.raises(UserError, match="damaged"):
        known.installation_of(stored)
    assert put(store, folder).problem() == ""
    assert names(store.root) == {"openclip-one"}


def test_a_file_changed_without_changing_its_size_is_refused_at_the_start(store: EncoderStore, tmp_path: Path) -> None:
    stored = put(store, openclip_folder(tmp_path / "one"))
    weights = stored.folder / "open_clip_model.safetensors"
    weights.write_bytes(b"WEIGHTS")
    assert stored.problem() == ""
    with pytest.raises(EncoderUnavailable, match="changed"):
        require_intact(weights, stored.hashes[weights.name], "OpenCLIP")


@pytest.mark.parametrize(
    "manifest",
    ["", "[]", "{", '{"format": 99}', '{"format": 1, "family": "unknown"}', '{"format": 1, "family": "clap"}'],
)
def test_an_unreadable_manifest_is_passed_over(store: EncoderStore, tmp_path: Path, manifest: str) -> None:
    stored = put(store, openclip_folder(tmp_path / "one"))
    (stored.folder / MANIFEST).write_text(manifest)
    assert store.stored() == ()
    assert put(store, openclip_folder(tmp_path / "again" / "one")).name == "openclip-one"


def _no_config(folder: Path) -> None:
    (folder / "open_clip_config.json").unlink()


def _broken_config(folder: Path) -> None:
    (folder / "open_clip_config.json").write_text("{")


def _no_network(folder: Path) -> None:
    (folder / "open_clip_config.json").write_text('{"preprocess_cfg": {}}')


def _remote_code(folder: Path) -> None:
    network = {"text_cfg": {"tokenizer_kwargs": {"trust_remote_code": True}}}
    (folder / "open_clip_config.json").write_text(json.dumps({"model_cfg": network}))


def _no_weights(folder: Path) -> None:
    (folder / "open_clip_model.safetensors").unlink()


def _only_untrusted_weights(folder: Path) -> None:
    (folder / "open_clip_model.safetensors").rename(folder / "open_clip_pytorch_model.pt")


@pytest.mark.parametrize(
    "spoil", [_no_config, _broken_config, _no_network, _remote_code, _no_weights, _only_untrusted_weights]
)
def test_incomplete_or_unsafe_folders_are_refused(tmp_path: Path, spoil: Any) -> None:
    folder = openclip_folder(tmp_path / "one")
    spoil(folder)
    with pytest.raises(UserError, match="cannot be imported"):
        recognise(folder)


@pytest.mark.parametrize(
    "preprocess", [{"resize_mode": "longest"}, {"interpolation": "random"}, {"size": [32, 48]}, {"size": "32"}]
)
def test_preprocessing_that_findling_does_not_do_is_refused(
    store: EncoderStore, tmp_path: Path, preprocess: dict[str, Any]
) -> None:
    config = {"model_cfg": {"embed_dim": 24, "text_cfg": {}}, "preprocess_cfg": preprocess}
    stored = put(store, openclip_folder(tmp_path / "one", config=config))
    with pytest.raises(UserError, match="pictures"):
        known.installation_of(stored)


@pytest.mark.parametrize("changes", [{"max_length_s": 7}, {"sampling_rate": 100}, {"sampling_rate": "fast"}])
def test_windows_that_findling_does_not_cut_are_refused(
    store: EncoderStore, tmp_path: Path, changes: dict[str, Any]
) -> None:
    folder = clap_folder(tmp_path / "clap")
    (folder / "preprocessor_config.json").write_text(
        json.dumps({"sampling_rate": 48000, "max_length_s": 10, **changes})
    )
    stored = put(store, folder)
    with pytest.raises(UserError, match="asks for"):
        known.installation_of(stored)


def test_a_clap_folder_needs_a_tokenizer(tmp_path: Path) -> None:
    folder = clap_folder(tmp_path / "clap")
    (folder / "tokenizer.json").unlink()
    with pytest.raises(UserError, match="tokenizer"):
        recognise(folder)


def test_other_networks_and_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="another kind"):
        recognise(clap_folder(tmp_path / "llama", model_type="llama"))
    for name in ("weights.pt", "picture.png", "other.tflite"):
        (tmp_path / name).write_bytes(b"bytes")
        with pytest.raises(UserError, match="cannot be imported"):
            recognise(tmp_path / name)
    with pytest.raises(UserError, match="nothing at"):
        recognise(tmp_path / "absent")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="none of the files"):
        recognise(tmp_path / "empty")


@pytest.mark.parametrize(
    ("tower", "named"),
    [
        ("text_cfg", {"hf_model_name": "evil/remote-model"}),
        ("text_cfg", {"hf_model_name": "/home/somebody/code"}),
        ("text_cfg", {"hf_model_name": "../elsewhere"}),
        ("text_cfg", {"hf_model_name": ["roberta-base"]}),
        ("vision_cfg", {"timm_model_name": "hf-hub:evil/net"}),
        ("vision_cfg", {"timm_model_name": "local-dir:/home/somebody/net"}),
    ],
)
def test_a_network_that_is_only_named_is_refused(
    store: EncoderStore, tmp_path: Path, tower: str, named: dict[str, Any]
) -> None:
    network = {**NETWORK["model_cfg"], tower: {**NETWORK["model_cfg"].get(tower, {}), **named}}
    folder = openclip_folder(tmp_path / "one", config={"model_cfg": network})
    with pytest.raises(UserError, match="only name another one"):
        recognise(folder)
    stored = put(store, openclip_folder(tmp_path / "two"))
    (stored.folder / "open_clip_config.json").write_text(json.dumps({"model_cfg": network}))
    with pytest.raises(UserError, match="only name another one"):
        openclip.installation(stored)


def test_an_architecture_of_timm_is_no_other_network(tmp_path: Path) -> None:
    network = {**NETWORK["model_cfg"], "vision_cfg": {"timm_model_name": "vit_base_patch16_siglip_224.v2_webli"}}
    recognise(openclip_folder(tmp_path / "one", config={"model_cfg": network}))


def test_a_full_disk_is_said_and_leaves_nothing(
    store: EncoderStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    checkpoint = recognise(openclip_folder(tmp_path / "one"))
    monkeypatch.setattr("models.encoders.store.os.fsync", no_room)
    with pytest.raises(UserError, match="not enough room"), store.staged(checkpoint):
        pytest.fail("the copy cannot have succeeded")
    assert names(store.root) == set()


def test_what_is_not_committed_is_removed(store: EncoderStore, tmp_path: Path) -> None:
    checkpoint = recognise(openclip_folder(tmp_path / "one"))
    with pytest.raises(RuntimeError, match="tried in vain"), store.staged(checkpoint):
        raise RuntimeError("tried in vain")
    assert names(store.root) == set()


def test_leftovers_of_a_crash_are_removed_and_never_used(store: EncoderStore, tmp_path: Path) -> None:
    leftover = openclip_folder(store.root / ".incoming-crashed")
    (leftover / MANIFEST).write_text(json.dumps({"format": 1, "family": "openclip", "imported_at": "", "files": {}}))
    assert store.stored() == ()
    put(store, openclip_folder(tmp_path / "one"))
    assert names(store.root) == {"openclip-one"}


def test_two_imports_at_once_leave_each_other_alone(store: EncoderStore, tmp_path: Path) -> None:
    one, two = (recognise(openclip_folder(tmp_path / name, name.encode())) for name in ("one", "two"))
    with store.staged(one) as first:
        with store.staged(two) as second:
            store.commit(second)
        put(store, openclip_folder(tmp_path / "three", b"three"))
        store.remove("openclip-three")
        (first.folder / "runtime.json").write_text("{}")
        assert store.commit(first).problem() == ""
    assert names(store.root) == {"openclip-one", "openclip-two"}
    assert all(stored.problem() == "" for stored in store.stored())


@pytest.mark.parametrize("content", [None, b"", b"longer than it was"])
def test_a_copy_that_was_changed_meanwhile_is_not_taken(
    store: EncoderStore, tmp_path: Path, content: bytes | None
) -> None:
    with store.staged(recognise(openclip_folder(tmp_path / "one"))) as staged:
        weights = staged.folder / "open_clip_model.safetensors"
        weights.unlink()
        if content is not None:
            weights.write_bytes(content)
        with pytest.raises(UserError, match="changed while it was tried"):
            store.commit(staged)
    assert names(store.root) == set()


def test_what_a_kill_left_is_cleared_before_the_first_work_and_never_later(store: EncoderStore, tmp_path: Path) -> None:
    for left in (".incoming-a", ".replaced-b", "downloads/converting-c", "downloads/unfinished"):
        (store.root / left).mkdir(parents=True)
    with store.workplace() as first:
        assert names(store.downloads) == {first.name, "unfinished"}
        with store.workplace() as second:
            put(store, openclip_folder(tmp_path / "one"))
            assert names(store.downloads) == {first.name, second.name, "unfinished"}
    assert names(store.root) == {"openclip-one", "downloads"}
    assert names(store.downloads) == {"unfinished"}


def test_a_full_disk_is_said_while_converting(store: EncoderStore) -> None:
    with pytest.raises(NoRoom, match="not enough room"), store.workplace():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert names(store.downloads) == set()


def test_yamnet_is_taken_by_its_hash_alone(
    store: EncoderStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = tmp_path / "anything.tflite"
    weights.write_bytes(b"weights")
    (tmp_path / "labels.txt").write_text("\n".join(f"sound {number}" for number in range(yamnet.CLASSES)))
    with pytest.raises(UserError, match="known to be good"):
        recognise(weights)
    monkeypatch.setattr(yamnet, "KNOWN_SHA256", (file_sha256(weights),))
    stored = put(store, weights)
    assert names(stored.folder) == {yamnet.WEIGHTS_FILE, yamnet.LABELS_FILE, MANIFEST}
    assert len(yamnet.read_labels(stored.folder / yamnet.WEIGHTS_FILE)) == yamnet.CLASSES


def test_yamnet_without_labels_is_refused_and_leaves_nothing(
    store: EncoderStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "yamnet.tflite").write_bytes(b"weights")
    monkeypatch.setattr(yamnet, "KNOWN_SHA256", (file_sha256(tmp_path / "yamnet.tflite"),))
    with pytest.raises(UserError, match="class names"):
        put(store, tmp_path)
    assert names(store.root) == set()


def used(store: EncoderStore, choices: Choices) -> dict[str, Space]:
    installations = known.in_use(known.installed(store), choices)
    return {space.name: space for one in installations for space in one.description.spaces}


def test_a_chosen_encoder_answers_for_its_kind(store: EncoderStore, tmp_path: Path) -> None:
    before = used(store, Choices())
    put(store, openclip_folder(tmp_path / "one"))
    put(store, bert_folder(tmp_path / "two"))
    assert used(store, Choices()) == before
    after = used(store, Choices({Kind.IMAGE: "openclip-one", Kind.DOCUMENT: "text-two"}))
    assert before["efficientnet-lite0/concepts"].answers_text
    assert not after["efficientnet-lite0/concepts"].answers_text
    assert after["efficientnet-lite0/features"].finds_similar
    assert after["openclip-one/joint"].answers_text
    assert before["minilm-l6-v2/text"].answers_text
    assert not after["minilm-l6-v2/text"].answers_text
    assert after["text-two/text"].answers_text
    assert before["efficientnet-lite0/concepts"].fingerprint == after["efficientnet-lite0/concepts"].fingerprint


def test_a_chosen_encoder_that_is_damaged_leaves_the_basic_one_answering(store: EncoderStore, tmp_path: Path) -> None:
    stored = put(store, openclip_folder(tmp_path / "one"))
    (stored.folder / "open_clip_model.safetensors").unlink()
    after = used(store, Choices({Kind.IMAGE: "openclip-one"}))
    assert after["efficientnet-lite0/concepts"].answers_text


def test_before_anything_was_chosen_the_latest_import_answers(store: EncoderStore, tmp_path: Path) -> None:
    put(store, openclip_folder(tmp_path / "one"))
    put(store, openclip_folder(tmp_path / "two", b"others"))
    put(store, clap_folder(tmp_path / "clap-three"))
    choices = read_choices(store.choices, store.stored())
    assert choices.answering == {Kind.IMAGE: "openclip-two", Kind.AUDIO: "clap-three"}
    write_choices(store.choices, choices.using(Kind.IMAGE, "openclip-one").using_basic(Kind.AUDIO))
    kept = read_choices(store.choices, store.stored())
    assert kept.answering == {Kind.IMAGE: "openclip-one"}
    assert kept.filled == {"openclip-one", "openclip-two", "clap-three"}
    store.remove("openclip-one")
    assert read_choices(store.choices, store.stored()).answering == {}


@pytest.mark.parametrize(
    "content", ["", "[]", '{"answering": {"smell": "openclip-one"}, "filled": []}', '{"answering": 3}']
)
def test_damaged_choices_are_those_of_the_beginning(store: EncoderStore, tmp_path: Path, content: str) -> None:
    put(store, openclip_folder(tmp_path / "one"))
    store.choices.write_text(content)
    assert read_choices(store.choices, store.stored()).answering == {Kind.IMAGE: "openclip-one"}


def test_what_answers_cannot_rest() -> None:
    choices = Choices().using(Kind.IMAGE, "a").filling("b")
    assert choices.resting("a") == choices
    assert choices.resting("b").filled == {"a"}
    assert choices.without("a") == Choices({}, frozenset("b"))


def test_removing_deletes_the_files_and_nothing_else(store: EncoderStore, tmp_path: Path) -> None:
    put(store, openclip_folder(tmp_path / "one"))
    put(store, openclip_folder(tmp_path / "two", b"others"))
    store.remove("openclip-one")
    assert names(store.root) == {"openclip-two"}
    for name in ("openclip-one", "../one", ".", ""):
        with pytest.raises(UserError, match="cannot be removed"):
            store.remove(name)
    assert names(store.root) == {"openclip-two"}


def test_a_text_folder_says_how_its_vectors_are_made(store: EncoderStore, tmp_path: Path) -> None:
    folder = bert_folder(tmp_path / "my-texts", pooling_mode_cls_token=True)
    (folder / "config_sentence_transformers.json").write_text('{"prompts": {"query": "Q: ", "document": "D: "}}')
    (folder / "sentence_bert_config.json").write_text('{"max_seq_length": 128}')
    stored = put(store, folder)
    assert stored.name == "text-my-texts"
    assert stored.settings == {"pooling": "cls", "most_tokens": "128", "query_prefix": "Q: ", "passage_prefix": "D: "}
    assert store.stored()[0].settings == stored.settings
    assert known.installation_of(stored).description.spaces[0].dim == 16


def test_e5_and_bge_are_known_by_their_names(tmp_path: Path) -> None:
    e5 = recognise(bert_folder(tmp_path / "models--intfloat--multilingual-e5-small" / "snapshots" / "abc"))
    assert (e5.settings["query_prefix"], e5.settings["passage_prefix"]) == ("query: ", "passage: ")
    assert e5.settings["pooling"] == "mean"
    bge = recognise(bert_folder(tmp_path / "bge-small-en-v1.5", pooling_mode_cls_token=True))
    assert bge.settings["query_prefix"].startswith("Represent")
    assert bge.settings["passage_prefix"] == ""
    assert recognise(bert_folder(tmp_path / "e5ish")).settings["query_prefix"] == ""


def test_other_prefixes_make_another_space(store: EncoderStore, tmp_path: Path) -> None:
    folder = bert_folder(tmp_path / "texts")
    first = put(store, folder)
    (folder / "config_sentence_transformers.json").write_text('{"prompts": {"query": "Q: "}}')
    second = put(store, folder)
    assert first.name != second.name
    fingerprints = {known.installation_of(one).description.spaces[0].fingerprint for one in store.stored()}
    assert len(fingerprints) == 2


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("modules.json", '[{"type": "sentence_transformers.models.Dense"}]'),
        ("1_Pooling/config.json", '{"pooling_mode_max_tokens": true}'),
        ("1_Pooling/config.json", '{"pooling_mode_mean_tokens": true, "pooling_mode_cls_token": true}'),
        ("modules.json", "{"),
    ],
)
def test_text_folders_that_findling_does_not_understand_are_refused(tmp_path: Path, file: str, content: str) -> None:
    folder = bert_folder(tmp_path / "texts")
    (folder / file).write_text(content)
    with pytest.raises(UserError, match="cannot be imported"):
        recognise(folder)


def hub_cache(root: Path, repository: str, make: Any) -> Path:
    """A repository as hub programs keep it: files are links from a snapshot to blobs."""
    made = make(root / "made" / repository)
    snapshot = root / f"models--{repository.replace('/', '--')}" / "snapshots" / "0123abcd"
    blobs = snapshot.parents[1] / "blobs"
    blobs.mkdir(parents=True)
    snapshot.mkdir(parents=True)
    for number, path in enumerate(sorted(one for one in made.iterdir() if one.is_file())):
        path.rename(blobs / str(number))
        (snapshot / path.name).symlink_to(Path("..") / ".." / "blobs" / str(number))
    shutil.rmtree(root / "made")
    (snapshot.parents[1] / "refs").mkdir()
    (snapshot.parents[1] / "refs" / "main").write_text("0123abcd")
    return snapshot


@pytest.mark.parametrize("level", [0, 1, 2])
def test_a_hubs_cache_is_taken_at_any_level(store: EncoderStore, tmp_path: Path, level: int) -> None:
    snapshot = hub_cache(tmp_path / "hub", "laion/CLIP-ViT-B-32", openclip_folder)
    stored = put(store, [snapshot, snapshot.parents[1], snapshot.parents[2]][level])
    assert stored.name == "openclip-laion-clip-vit-b-32"
    assert not (stored.folder / "open_clip_model.safetensors").is_symlink()


def test_a_link_out_of_a_hubs_cache_is_refused(tmp_path: Path) -> None:
    snapshot = hub_cache(tmp_path / "hub", "laion/CLIP-ViT-B-32", openclip_folder)
    (tmp_path / "secret").write_text("of somebody else")
    (snapshot / "open_clip_model.safetensors").unlink()
    (snapshot / "open_clip_model.safetensors").symlink_to(tmp_path / "secret")
    with pytest.raises(UserError, match="leads out"):
        recognise(snapshot.parents[1])


def test_a_cache_of_several_repositories_is_asked_about(tmp_path: Path) -> None:
    hub_cache(tmp_path / "hub", "laion/one", openclip_folder)
    hub_cache(tmp_path / "hub", "laion/two", openclip_folder)
    with pytest.raises(UserError, match="models--laion--one, models--laion--two"):
        recognise(tmp_path / "hub")


def test_statuses_name_everything_with_its_reason(store: EncoderStore, tmp_path: Path) -> None:
    def statuses() -> dict[str, EncoderStatus]:
        choices = read_choices(store.choices, store.stored())
        return {status.name: status for status in known.statuses(store, choices)}

    at_first = statuses()
    assert at_first["minilm-l6-v2"].installed
    assert at_first["minilm-l6-v2"].chosen
    assert at_first["spectral"].filled
    assert not at_first["spectral"].choosable
    assert at_first["yamnet"].download_bytes == 4_126_810
    assert at_first["yamnet"].downloadable
    assert not at_first["yamnet"].chosen
    assert at_first["clap-htsat-unfused"].recommended
    assert at_first["clap-htsat-unfused"].why_not
    assert at_first["openclip-mobileclip2-s0"].research_only
    stored = put(store, openclip_folder(tmp_path / "one"))
    later = statuses()["openclip-one"]
    assert (later.installed, later.chosen, later.filled, later.removable) == (True, True, True, True)
    assert later.size_bytes == stored.size_bytes
    assert not statuses()["efficientnet-lite0"].chosen
    (stored.folder / "open_clip_model.safetensors").unlink()
    assert "missing" in statuses()["openclip-one"].why_not


def test_a_downloaded_preset_is_shown_once_and_described_by_the_preset(store: EncoderStore, tmp_path: Path) -> None:
    name = "openclip-vit-b-32-laion2b"
    checkpoint = replace(
        recognise(openclip_folder(tmp_path / "one")), name=name, origin={"preset": name, "checked": "hub"}
    )
    with store.staged(checkpoint) as staged:
        stored = store.commit(staged)
    shown = [status for status in known.statuses(store, Choices()) if status.name == name]
    assert [status.installed for status in shown] == [True]
    assert "hub" in shown[0].checked
    assert known.installation_of(stored).description.licence == "MIT"
    speeds = {known.installation_of(stored).description.spaces[0].fingerprint: 12.5}
    assert next(s for s in known.statuses(store, Choices(), speeds) if s.name == name).items_per_s == 12.5
