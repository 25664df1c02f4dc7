"""The real encoders, in their worker processes."""

from __future__ import annotations

import json
import os
import pickle
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models.encoders import minilm, yamnet
from models.encoders.encoders import Encoders
from models.errors import EncoderUnavailable, UserError
from models.kinds import Kind
from models.media.decoder import Decoder
from models.media.parts import DecodeRequest, Piece
from models.spaces import SoundInput

pytestmark = pytest.mark.real


@pytest.fixture(autouse=True)
def _exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests compare with the libraries themselves; quicker runtimes have tests of their own."""
    monkeypatch.setattr("models.encoders.encoders.settle_runtime", lambda *_: None)


@pytest.fixture(scope="module")
def basic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Encoders]:
    """The encoders from packages, shared by the tests of this file."""
    encoders = Encoders(tmp_path_factory.mktemp("basic") / "encoders")
    yield encoders
    encoders.close()


def assert_company_changes_nothing(encoders: Encoders, name: str, batch: Sequence[Any]) -> dict[str, np.ndarray]:
    """A batch of n gives what n batches of one give, and the same again the second time."""
    together = encoders.encode_media(name, batch)
    again = encoders.encode_media(name, batch)
    alone = [encoders.encode_media(name, [one]) for one in batch]
    for space, vectors in together.items():
        np.testing.assert_array_equal(vectors, again[space])
        np.testing.assert_allclose(vectors, np.concatenate([one[space] for one in alone]), atol=1e-5)
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-4)
    return together


def noise_pictures(count: int, size_px: int) -> list[np.ndarray]:
    rng = np.random.default_rng(5)
    return [rng.integers(0, 256, (size_px, size_px, 3), dtype=np.uint8) for _ in range(count)]


def noise_sounds(*samples: int) -> list[np.ndarray]:
    rng = np.random.default_rng(5)
    return [rng.normal(0, 0.1, count).astype(np.float32) for count in samples]


def test_minilm_puts_meaning_before_words(basic: Encoders) -> None:
    passages = ["A kitten sleeps on the sofa.", "The court dismissed the appeal.", "Bake the bread until it is brown."]
    vectors = assert_company_changes_nothing(basic, minilm.NAME, passages)[minilm.SPACE]
    queries = basic.encode_text(["a young cat resting", "a judge's decision", "recipe for a loaf"])[minilm.SPACE]
    assert (queries @ vectors.T).argmax(axis=1).tolist() == [0, 1, 2]


def test_minilm_reads_queries_as_it_reads_passages(basic: Encoders) -> None:
    texts = ["a dog", "", "Zwölf Boxkämpfer", "word " * 1000]
    media, queries = basic.encode_media(minilm.NAME, texts)[minilm.SPACE], basic.encode_text(texts)[minilm.SPACE]
    np.testing.assert_array_equal(media, queries)
    assert not queries[1].any()


def test_only_the_first_256_word_pieces_count(basic: Encoders) -> None:
    start = "word " * 254  # two more pieces mark beginning and end
    vectors = basic.encode_text([start, start + "music " * 50, "music " * 254])[minilm.SPACE]
    np.testing.assert_array_equal(vectors[0], vectors[1])
    assert vectors[0] @ vectors[2] < 0.9


def stamp_picture(path: Path) -> np.ndarray:
    from PIL import Image

    picture = Image.open(path).convert("RGBA")
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture)
    return np.asarray(paper.convert("RGB").resize((224, 224), Image.Resampling.BICUBIC))


def test_efficientnet_recognises_real_pictures(basic: Encoders, stamps: Sequence[Any]) -> None:
    wanted = {"A lion.": "lion", "A pink flamingo.": "bird", "A strawberry.": "fruit", "An elephant.": "animal"}
    chosen = {
        stamp.caption: stamp_picture(stamp.path)
        for stamp in stamps
        if stamp.caption in wanted and stamp.path.suffix == ".png"
    }
    assert set(chosen) == set(wanted)
    vectors = assert_company_changes_nothing(basic, "efficientnet-lite0", list(chosen.values()))
    assert {space: rows.shape[1] for space, rows in vectors.items()} == {
        "efficientnet-lite0/features": 1280,
        "efficientnet-lite0/concepts": 1000,
    }
    words = [wanted[caption] for caption in chosen]
    concepts = basic.encode_text(words, ["efficientnet-lite0/concepts"])["efficientnet-lite0/concepts"]
    scores = concepts @ vectors["efficientnet-lite0/concepts"].T
    assert [scores[row].argmax() for row in range(4) if words[row] != "animal"] == [
        row for row in range(4) if words[row] != "animal"
    ]


def test_a_picture_is_carried_over_to_words(basic: Encoders, stamps: Sequence[Any]) -> None:
    lion = next(
        stamp_picture(stamp.path) for stamp in stamps if (stamp.caption, stamp.path.suffix) == ("A lion.", ".png")
    )
    seen = basic.encode_media("efficientnet-lite0", [lion])["efficientnet-lite0/concepts"]
    words = basic.translate(seen, "efficientnet-lite0/concepts", minilm.SPACE)
    near, far = basic.encode_text(["a big cat of the savannah", "a tax declaration"], [minilm.SPACE])[minilm.SPACE]
    assert words[0] @ near > words[0] @ far + 0.2


def test_class_names_are_cached_and_a_damaged_cache_is_made_again(tmp_path: Path) -> None:
    spaces = ["efficientnet-lite0/concepts"]
    cache = tmp_path / "encoders" / "cache"
    answers = []
    for spoil in (
        None,
        lambda path: path.write_bytes(b"damaged"),
        lambda path: path.write_bytes(path.read_bytes()[:-9]),
    ):
        for path in cache.glob("*.npy") if spoil else ():
            spoil(path)
        encoders = Encoders(tmp_path / "encoders")
        try:
            encoders.learn_names()
            assert encoders._running, "class names are encoded"
            answers.append(encoders.encode_text(["a dog"], spaces)[spaces[0]])
        finally:
            encoders.close()
    encoders = Encoders(tmp_path / "encoders")
    encoders.learn_names()
    assert not encoders._running, "they are known, so that no process starts"
    encoders.close()
    assert len(list(cache.iterdir())) == 1
    np.testing.assert_array_equal(answers[0], answers[1])
    np.testing.assert_array_equal(answers[0], answers[2])


def test_openclip_agrees_with_the_library(open_encoders: Callable[[], Encoders], tiny_checkpoints: Path) -> None:
    encoders = open_encoders()
    status = encoders.import_from(tiny_checkpoints / "openclip-tiny")
    assert (status.name, status.installed, status.chosen) == ("openclip-tiny", True, False)
    encoders.use("openclip-tiny")
    reference = np.load(tiny_checkpoints / "openclip.npz")
    batch = [reference["media"], *noise_pictures(3, 32)]
    vectors = assert_company_changes_nothing(encoders, "openclip-tiny", batch)["openclip-tiny/joint"]
    np.testing.assert_allclose(vectors[:1], reference["media_vectors"], atol=1e-5)
    texts = encoders.encode_text(["a dog barks", "somebody plays the piano in the rain", " "])["openclip-tiny/joint"]
    np.testing.assert_allclose(texts[:2], reference["text_vectors"], atol=1e-5)
    assert not texts[2].any()


def test_clap_agrees_with_the_library(open_encoders: Callable[[], Encoders], tiny_checkpoints: Path) -> None:
    encoders = open_encoders()
    assert encoders.import_from(tiny_checkpoints / "clap-tiny").installed
    reference = np.load(tiny_checkpoints / "clap.npz")
    batch = [reference["media"], *noise_sounds(100_000, 1000)]
    vectors = assert_company_changes_nothing(encoders, "clap-tiny", batch)["clap-tiny/joint"]
    np.testing.assert_allclose(vectors[:1], reference["media_vectors"], atol=1e-5)
    texts = encoders.encode_text(["a dog barks", "somebody plays the piano in the rain", " "])["clap-tiny/joint"]
    np.testing.assert_allclose(texts[:2], reference["text_vectors"], atol=1e-5)
    assert not texts[2].any()
    assert not encoders.encode_media("clap-tiny", [np.zeros(48_000, np.float32)])["clap-tiny/joint"].any()


def test_a_fused_clap_is_deterministic_too(open_encoders: Callable[[], Encoders], tiny_checkpoints: Path) -> None:
    encoders = open_encoders()
    encoders.import_from(tiny_checkpoints / "clap-fused")
    assert_company_changes_nothing(encoders, "clap-fused", noise_sounds(480_000, 48_000))


def test_a_clap_tokenizer_without_words_is_refused(
    open_encoders: Callable[[], Encoders], tiny_checkpoints: Path, tmp_path: Path
) -> None:
    folder = _copied(tiny_checkpoints / "clap-tiny", tmp_path / "wordless")
    tokenizer = json.loads((folder / "tokenizer.json").read_text())
    special = {token["content"]: token["id"] for token in tokenizer["added_tokens"]}
    tokenizer["model"] |= {"vocab": special, "merges": []}
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer))
    for name in ("vocab.json", "merges.txt"):
        (folder / name).unlink()
    with pytest.raises(EncoderUnavailable, match="tokens only"):
        open_encoders().import_from(folder)


def test_weights_saved_by_torch_load_as_tensors(open_encoders: Callable[[], Encoders], tiny_checkpoints: Path) -> None:
    encoders = open_encoders()
    encoders.import_from(tiny_checkpoints / "openclip-pickled")
    reference = np.load(tiny_checkpoints / "openclip.npz")
    vectors = encoders.encode_media("openclip-pickled", [reference["media"]])["openclip-pickled/joint"]
    np.testing.assert_allclose(vectors, reference["media_vectors"], atol=1e-5)


class _Planted:
    """Makes a folder when it is unpickled."""

    def __init__(self, marker: Path) -> None:
        self._marker = str(marker)

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (self._marker,)


@pytest.mark.parametrize(
    ("checkpoint", "weights", "zipped"),
    [
        ("openclip-tiny", "open_clip_pytorch_model.bin", True),
        ("openclip-tiny", "open_clip_pytorch_model.bin", False),
        ("clap-tiny", "pytorch_model.bin", True),
    ],
)
def test_a_planted_pickle_does_not_run(
    open_encoders: Callable[[], Encoders],
    tiny_checkpoints: Path,
    tmp_path: Path,
    checkpoint: str,
    weights: str,
    zipped: bool,
) -> None:
    folder = _copied(tiny_checkpoints / checkpoint, tmp_path / "planted")
    for path in folder.glob("*.safetensors"):
        path.unlink()
    # The protocol that torch itself writes: a later one would be refused for its form alone.
    content = pickle.dumps({"state_dict": _Planted(tmp_path / "ran")}, protocol=2)
    if zipped:
        with zipfile.ZipFile(folder / weights, "w") as archive:
            archive.writestr("archive/data.pkl", content)
            archive.writestr("archive/version", "3\n")
    else:
        (folder / weights).write_bytes(content)
    encoders = open_encoders()
    with pytest.raises(UserError, match="could run as a program") as refusal:
        encoders.import_from(folder)
    assert "mkdir" in str(refusal.value.__cause__)
    assert not (tmp_path / "ran").exists()
    assert not any((tmp_path / "encoders").iterdir())
    pickle.loads(content)
    assert (tmp_path / "ran").exists()  # it would have


@pytest.mark.parametrize("spoil", ["truncated", "other configuration"])
def test_a_damaged_checkpoint_is_refused_and_leaves_nothing(
    open_encoders: Callable[[], Encoders], tiny_checkpoints: Path, tmp_path: Path, spoil: str
) -> None:
    folder = _copied(tiny_checkpoints / "openclip-tiny", tmp_path / "spoilt")
    weights, config = folder / "open_clip_model.safetensors", folder / "open_clip_config.json"
    if spoil == "truncated":
        weights.write_bytes(weights.read_bytes()[:-1000])
    else:
        config.write_text(config.read_text().replace('"embed_dim": 24', '"embed_dim": 25'))
    encoders = open_encoders()
    with pytest.raises(UserError, match="do not load"):
        encoders.import_from(folder)
    assert not any((tmp_path / "encoders").iterdir())


def test_yamnet_hears_what_it_is_told_about(
    open_encoders: Callable[[], Encoders], yamnet_folder: Path, stamp_sounds: Sequence[tuple[Path, str]]
) -> None:
    encoders = open_encoders()
    assert not next(status for status in encoders.statuses() if status.name == yamnet.NAME).installed
    assert encoders.import_from(yamnet_folder).installed
    wanted = {"A dog.": "a dog barking", "A horse.": "a horse neighing", "A vacuum cleaner.": "vacuum cleaner"}
    sounds = {caption: _mono_16k(path) for path, caption in stamp_sounds if caption in wanted}
    assert set(sounds) == set(wanted)
    vectors = assert_company_changes_nothing(encoders, yamnet.NAME, list(sounds.values()))[yamnet.CONCEPTS]
    queries = encoders.encode_text([wanted[caption] for caption in sounds], [yamnet.CONCEPTS])[yamnet.CONCEPTS]
    assert (queries @ vectors.T).argmax(axis=1).tolist() == [0, 1, 2]
    assert not encoders.encode_media(yamnet.NAME, [np.zeros(16_000, np.float32)])[yamnet.CONCEPTS].any()


def test_pictures_and_sounds_meet_through_words(
    open_encoders: Callable[[], Encoders], yamnet_folder: Path, stamps: Sequence[Any]
) -> None:
    encoders = open_encoders()
    encoders.import_from(yamnet_folder)
    dog = next(
        stamp_picture(stamp.path) for stamp in stamps if (stamp.caption, stamp.path.suffix) == ("A dog.", ".png")
    )
    seen = encoders.encode_media("efficientnet-lite0", [dog])["efficientnet-lite0/concepts"]
    carried = encoders.translate(seen, "efficientnet-lite0/concepts", yamnet.CONCEPTS)
    labels = yamnet.read_labels(yamnet_folder / yamnet.WEIGHTS_FILE)
    strongest = {labels[number] for number in np.argsort(-carried[0])[:5]}
    assert strongest & {"Dog", "Bark", "Bow-wow", "Yip", "Domestic animals, pets", "Growling"}


def _copied(source: Path, target: Path) -> Path:
    import shutil

    return Path(shutil.copytree(source, target))


def _mono_16k(path: Path) -> np.ndarray:
    wanted = SoundInput(rate_hz=16_000)
    parts = Decoder().decode(os.fsencode(path), Kind.AUDIO, DecodeRequest(sounds=(wanted,)))
    return next(part for part in parts if isinstance(part, Piece)).inputs[wanted]
