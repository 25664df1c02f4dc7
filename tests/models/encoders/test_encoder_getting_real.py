"""Downloads and imports with the real libraries on tiny random checkpoints, to the first query."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hub_server import running_hub

from models.encoders import minilm
from models.encoders.encoders import Encoders
from models.encoders.hub import Hub
from models.errors import EncoderUnavailable, UserError

pytestmark = [pytest.mark.real, pytest.mark.local_server]
TEXTS = ["a dog barks", "somebody plays the piano in the rain"]


@pytest.fixture(scope="module")
def tiny_texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with bert-tiny, bare.pt, and what the libraries make of the first."""
    target = tmp_path_factory.mktemp("texts")
    program = Path(__file__).with_name("tiny_texts.py")
    made = subprocess.run([sys.executable, str(program), str(target)], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return target


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which runtime is quickest has tests of its own."""
    monkeypatch.setattr("models.encoders.encoders.settle_runtime", lambda *_: None)


@pytest.fixture
def from_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Any, Encoders]]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with running_hub() as hub:
        encoders = Encoders(tmp_path / "encoders", hub=Hub(hub.address))
        yield hub, encoders
        encoders.close()


@pytest.mark.parametrize("pooling", ["cls", "mean"])
def test_a_text_encoder_agrees_with_transformers(
    open_encoders: Callable[[], Encoders], tiny_texts: Path, tmp_path: Path, pooling: str
) -> None:
    folder = tmp_path / "texts"
    shutil.copytree(tiny_texts / "bert-tiny", folder)
    if pooling == "mean":
        (folder / "1_Pooling" / "config.json").write_text('{"pooling_mode_mean_tokens": true}')
    encoders = open_encoders()
    assert encoders.import_from(folder).name == "text-texts"
    reference = np.load(tiny_texts / "bert.npz")
    passages = encoders.encode_media("text-texts", TEXTS)["text-texts/text"]
    queries = encoders.encode_text([*TEXTS, " "], ["text-texts/text"])["text-texts/text"]
    np.testing.assert_allclose(passages, reference[f"passage_{pooling}"], atol=1e-5)
    np.testing.assert_allclose(queries[:2], reference[f"query_{pooling}"], atol=1e-5)
    assert not queries[2].any()


def test_a_text_encoder_in_onnx_gives_what_the_built_in_one_gives(
    open_encoders: Callable[[], Encoders], tmp_path: Path
) -> None:
    folder = tmp_path / "models--sentence-transformers--all-MiniLM" / "snapshots" / "1"
    (folder / "onnx").mkdir(parents=True)
    shutil.copyfile(minilm.installation().args[0], folder / "onnx" / "model.onnx")
    minilm.tokenizer().save(str(folder / "tokenizer.json"))
    (folder / "config.json").write_text('{"model_type": "bert", "hidden_size": 384}')
    (folder / "sentence_bert_config.json").write_text('{"max_seq_length": 256}')
    encoders = open_encoders()
    name = encoders.import_from(folder).name
    assert name == "text-sentence-transformers-all-minilm"
    both = encoders.encode_text(TEXTS, [f"{name}/text", minilm.SPACE])
    np.testing.assert_allclose(both[f"{name}/text"], both[minilm.SPACE], atol=1e-5)


def test_a_chosen_text_encoder_answers_instead_of_the_built_in_one(
    open_encoders: Callable[[], Encoders], tiny_texts: Path
) -> None:
    encoders = open_encoders()
    encoders.import_from(tiny_texts / "bert-tiny")
    assert set(encoders.encode_text(["a dog"])) >= {"minilm-l6-v2/text"}
    encoders.use("text-bert-tiny")
    found = encoders.encode_text(["a dog"])
    assert "text-bert-tiny/text" in found
    assert "minilm-l6-v2/text" not in found
    assert "efficientnet-lite0/concepts" in found
    both = encoders.encode_text(["a dog"], ["minilm-l6-v2/text", "text-bert-tiny/text"])
    assert {space: rows.shape[1] for space, rows in both.items()} == {
        "minilm-l6-v2/text": 384,
        "text-bert-tiny/text": 24,
    }


def test_a_text_tokenizer_without_words_is_refused(
    open_encoders: Callable[[], Encoders], tiny_texts: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "wordless"
    shutil.copytree(tiny_texts / "bert-tiny", folder)
    tokenizer = json.loads((folder / "tokenizer.json").read_text())
    vocabulary = tokenizer["model"]["vocab"]
    tokenizer["model"]["vocab"] = {word: place for word, place in vocabulary.items() if place < 6}
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer))
    with pytest.raises(EncoderUnavailable, match="tokens only"):
        open_encoders().import_from(folder)


def test_a_network_whose_words_lie_elsewhere_is_refused_before_it_is_fetched(from_hub: tuple[Any, Encoders]) -> None:
    hub, encoders = from_hub
    with pytest.raises(UserError, match="'xlm-roberta-base'"):
        list(encoders.download("openclip:xlm-roberta-base-ViT-B-32/laion5b_s13b_b90k"))
    assert hub.asked == []


def test_openclip_from_the_hub_to_the_first_query(
    from_hub: tuple[Any, Encoders], tiny_checkpoints: Path, unmeasured: None
) -> None:
    hub, encoders = from_hub
    hub.publish("laion/CLIP-ViT-B-32-laion2B-s34B-b79K", tiny_checkpoints / "openclip-tiny")
    hub.cutting = 1
    # By OpenCLIP's own name a preset is found, too.
    list(encoders.download("openclip:ViT-B-32/laion2b_s34b_b79k"))
    name = "openclip-vit-b-32-laion2b"
    reference = np.load(tiny_checkpoints / "openclip.npz")
    vectors = encoders.encode_media(name, [reference["media"]])[f"{name}/joint"]
    np.testing.assert_allclose(vectors, reference["media_vectors"], atol=1e-4)
    encoders.use(name)
    np.testing.assert_allclose(encoders.encode_text(TEXTS)[f"{name}/joint"], reference["text_vectors"], atol=1e-4)
    encoders.remove(name)
    assert f"{name}/joint" not in encoders.encode_text(TEXTS)


def test_any_openclip_checkpoint_is_found_by_its_name(
    from_hub: tuple[Any, Encoders], tiny_checkpoints: Path, unmeasured: None
) -> None:
    hub, encoders = from_hub
    hub.publish("timm/vit_base_patch32_clip_224.openai", tiny_checkpoints / "openclip-tiny")
    list(encoders.download("openclip:ViT-B-32/openai"))
    got = next(one for one in encoders.statuses() if one.name == "openclip-vit-b-32-openai")
    assert got.installed
    assert "timm/vit_base_patch32_clip_224.openai" in got.licence


@pytest.mark.parametrize(
    ("name", "reason"), [("ViT-B-32/nothing", "laion2b_s34b_b79k"), ("ViT-B-23/openai", "similar ones are ViT-B-32")]
)
def test_an_unknown_tag_or_architecture_is_said(from_hub: tuple[Any, Encoders], name: str, reason: str) -> None:
    hub, encoders = from_hub
    with pytest.raises(UserError, match=reason):
        list(encoders.download(f"openclip:{name}"))
    assert hub.asked == []


def test_bare_weights_become_an_encoder_by_the_name_of_their_architecture(
    open_encoders: Callable[[], Encoders], tiny_texts: Path, tmp_path: Path, unmeasured: None
) -> None:
    encoders = open_encoders()
    status = encoders.import_from(tiny_texts / "bare.pt", "ViT-S-32-alt")
    assert (status.name, status.installed) == ("openclip-bare-vit-s-32-alt", True)
    folder = tmp_path / "encoders" / status.name
    assert {path.suffix for path in folder.iterdir()} == {".json", ".safetensors"}
    vectors = encoders.encode_text(TEXTS, [f"{status.name}/joint"])[f"{status.name}/joint"]
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-4)
    assert not list((tmp_path / "encoders" / "downloads").iterdir())


@pytest.mark.parametrize(
    ("architecture", "reason"),
    [("ViT-S-32", "not those of ViT-S-32"), ("ViT-S-33", "no architecture of this name"), ("ViT-B-32/x", "laion2b")],
)
def test_a_wrong_architecture_is_said_and_nothing_stays(
    open_encoders: Callable[[], Encoders], tiny_texts: Path, tmp_path: Path, architecture: str, reason: str
) -> None:
    with pytest.raises(UserError, match=reason):
        open_encoders().import_from(tiny_texts / "bare.pt", architecture)
    assert not [path for path in (tmp_path / "encoders").rglob("*") if path.is_file()]


class _Planted:
    """Makes a folder when it is unpickled."""

    def __init__(self, marker: Path) -> None:
        self._marker = str(marker)

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (self._marker,)


@pytest.mark.parametrize(("key", "architecture"), [("visual.proj", "ViT-S-32-alt"), ("audio_branch.x", "")])
def test_a_planted_pickle_in_bare_weights_does_not_run(
    open_encoders: Callable[[], Encoders], tmp_path: Path, key: str, architecture: str
) -> None:
    weights = tmp_path / "planted.pt"
    with zipfile.ZipFile(weights, "w") as archive:
        archive.writestr("archive/data.pkl", pickle.dumps({key: _Planted(tmp_path / "ran")}, protocol=2))
        archive.writestr("archive/version", "3\n")
    with pytest.raises(UserError, match="cannot be imported"):
        open_encoders().import_from(weights, architecture)
    assert not (tmp_path / "ran").exists()
    assert not [path for path in (tmp_path / "encoders").rglob("*") if path.is_file()]
