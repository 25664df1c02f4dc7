"""Runtimes measured, chosen, damaged and made again, and inputs prepared as the libraries themselves prepare them."""

from __future__ import annotations

import io
import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models.encoders import probes
from models.encoders.encoders import Encoders
from models.encoders.protocol import Installation, normalised
from models.encoders.running import start
from models.encoders.runtime_choice import RECORD, RuntimeChoice, read_choice, settle_runtime
from models.encoders.store import Stored
from models.encoders.weights import file_sha256
from models.media.framing import frame
from models.media.parts import DecodeRequest, Piece
from models.media.pictures import read_parts
from models.spaces import PictureInput

pytestmark = pytest.mark.real

_HERE = Path(__file__).resolve().parent
_LITE0 = PictureInput(size_px=224, fit="crop", resize_px=256)


@pytest.fixture(scope="module")
def facts(tiny_checkpoints: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What runtime_facts.py computed, in a process where torch may be."""
    workplace = tmp_path_factory.mktemp("facts")
    script = [sys.executable, str(_HERE / "runtime_facts.py"), str(tiny_checkpoints), str(workplace)]
    run = subprocess.run(script, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads((workplace / "facts.json").read_text())
    return found


def test_cutting_texts_at_their_end_is_exact(facts: dict[str, Any]) -> None:
    for name in ("clip", "custom", "custom, eos"):
        assert facts["cut"][name] == {
            "cut": True,
            "furthest": pytest.approx(0, abs=2e-6),
            "shortest": 2,  # an empty text: its beginning and its end
            "longest": 77,
        }


def test_a_tower_that_looks_ahead_is_not_cut(facts: dict[str, Any]) -> None:
    found = facts["cut"]["not causal"]
    assert (found["cut"], found["shortest"], found["longest"]) == (False, 77, 77)
    assert found["furthest"] < 2e-6


def test_spectrograms_equal_those_of_transformers(facts: dict[str, Any]) -> None:
    for name in ("clap-tiny", "clap-fused"):
        found = facts["spectrograms"][name]
        assert found["furthest_db"] < 0.01
        assert found["least_cosine"] > 0.9999
        assert found["spread"] < 0.99  # or the network would call everything equal


def test_laions_tensors_are_renamed_without_loss(facts: dict[str, Any]) -> None:
    for name in ("clap-tiny", "clap-fused"):
        found = facts["laion"][name]
        assert found["vectors"] > 0.999999
        assert {key: found[key] for key in ("missing", "more", "different", "config")} == {
            "missing": [],
            "more": [],
            "different": [],
            "config": [],
        }


def test_laions_files_may_hold_numbers_and_nothing_that_runs(facts: dict[str, Any]) -> None:
    refused = facts["laion"]["refused"]
    assert "could run as a program" in refused["planted"]
    assert "could run as a program" in refused["plain"]
    assert "no weights of LAION's CLAP" in refused["other"]
    assert "lacks parts" in refused["torso"]
    assert refused["cut"]
    assert not any("LEFT" in why for why in refused.values())
    assert facts["laion"]["would_have_run"]
    assert not facts["laion"]["ran"]


def test_torchs_lack_of_memory_is_a_memory_error(facts: dict[str, Any]) -> None:
    assert facts["memory"] == {"OutOfMemoryError": "MemoryError", "allocation": "MemoryError"}


def test_where_nothing_agrees_torch_is_chosen_and_nothing_is_kept(facts: dict[str, Any]) -> None:
    found = facts["disagreement"]
    assert (found["chosen"], found["left"]) == ("torch-cpu", [])
    assert found["tried"] == ["onnx-fp32", "onnx-int8", "onnx-int8-blocks"]
    assert "does not agree" in found["onnx-int8"]
    assert "graphics card" in found["torch-cuda"]


def installed(family: str, source: Path, folder: Path) -> Stored:
    shutil.copytree(source, folder)
    hashes = {path.name: file_sha256(path) for path in sorted(folder.iterdir())}
    return Stored(folder, family, folder.name, "", hashes, {name: (folder / name).stat().st_size for name in hashes})


def installation_of(stored: Stored) -> Installation:
    from models.encoders import clap, openclip

    return (openclip if stored.family == "openclip" else clap).installation(stored)


@pytest.fixture
def encode() -> Iterator[Callable[..., np.ndarray]]:
    """Encodes some media and texts with an encoder as it is described now."""

    def both(stored: Stored) -> np.ndarray:
        installation = installation_of(stored)
        media = probes.pictures if stored.family == "openclip" else probes.sounds
        answers = []
        for role, items in (("media", media(installation.description.input)[:4]), ("text", probes.texts()[:4])):
            running = start(installation, role)
            try:
                answers.append(running.encode(items)[0])
            finally:
                running.close()
        return np.concatenate(answers)

    return both


def set_choice(stored: Stored, media: str, text: str) -> None:
    record = {"format": 1, "media": {"runtime": media}, "text": {"runtime": text}}
    (stored.folder / RECORD).write_text(json.dumps(record))


def cosines(these: np.ndarray, those: np.ndarray) -> np.ndarray:
    return np.einsum("nd,nd->n", these, those)


@pytest.mark.parametrize(("family", "name"), [("openclip", "openclip-tiny"), ("clap", "clap-tiny")])
def test_an_encoder_is_measured_once_and_runs_as_was_decided(
    tiny_checkpoints: Path,
    tmp_path: Path,
    encode: Callable[[Stored], np.ndarray],
    caplog: pytest.LogCaptureFixture,
    family: str,
    name: str,
) -> None:
    stored = installed(family, tiny_checkpoints / name, tmp_path / name)
    before = installation_of(stored).description.spaces[0].fingerprint
    exact = encode(stored)
    with caplog.at_level(logging.INFO):
        choice = settle_runtime(installation_of(stored), stored.folder)
    assert "runs as measured" in caplog.text
    record = json.loads((stored.folder / RECORD).read_text())
    for part, runtime in (("media", choice.media), ("text", choice.text)):
        assert set(record[part]["tried"]) == {"onnx-int8", "onnx-int8-blocks", "onnx-fp32"}
        assert record[part]["tried"]["onnx-fp32"]["least_cosine"] > 0.9999
        figures = record[part]["tried"].get(runtime)
        if runtime.startswith("onnx-int8"):
            assert figures["mean_cosine"] >= 0.99 and figures["same_neighbours"] >= 0.99
        kept = [path.name for path in (stored.folder / "exports").iterdir() if path.name.startswith(part)]
        assert kept == ([f"{part}-{runtime}"] if runtime.startswith("onnx") else [])
    assert cosines(encode(stored), exact).min() > 0.98
    after = installation_of(stored).description.spaces[0].fingerprint
    assert (after == before) == (choice.media == "torch-cpu")
    settled = (stored.folder / RECORD).read_bytes()
    assert settle_runtime(installation_of(stored), stored.folder) == choice
    assert (stored.folder / RECORD).read_bytes() == settled


def _delete(exports: Path) -> None:
    shutil.rmtree(exports)


def _flip_a_byte(exports: Path) -> None:
    path = next(path for path in exports.rglob("network.onnx*") if path.stat().st_size > 1000)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def _pretend_other_libraries(exports: Path) -> None:
    for path in exports.rglob("export.json"):
        path.write_text(json.dumps({**json.loads(path.read_text()), "key": "0" * 64}))


def test_a_spoilt_export_is_noticed_and_made_again(tiny_checkpoints: Path, tmp_path: Path) -> None:
    stored = installed("openclip", tiny_checkpoints / "openclip-tiny", tmp_path / "openclip-tiny")
    set_choice(stored, "onnx-fp32", "torch-cpu")
    exports = stored.folder / "exports"
    first = encode_pictures(stored)
    for spoil in (_delete, _flip_a_byte, _pretend_other_libraries):
        spoil(exports)
        np.testing.assert_allclose(encode_pictures(stored), first, atol=1e-6)
        assert [path.name for path in exports.iterdir()] == ["media-onnx-fp32"]
        report = json.loads((exports / "media-onnx-fp32" / "export.json").read_text())
        assert report["key"] != "0" * 64
        for name, sha256 in report["files"].items():
            assert file_sha256(exports / "media-onnx-fp32" / name) == sha256


def encode_pictures(stored: Stored) -> np.ndarray:
    installation = installation_of(stored)
    running = start(installation, "media")
    try:
        return running.encode(probes.pictures(installation.description.input)[:4])[0]
    finally:
        running.close()


def test_eight_bit_vectors_do_not_depend_on_company(tiny_checkpoints: Path, tmp_path: Path) -> None:
    from models.encoders import openclip

    stored = installed("openclip", tiny_checkpoints / "openclip-pickled", tmp_path / "openclip-pickled")
    for runtime in ("onnx-int8-blocks", "onnx-int8"):
        set_choice(stored, runtime, "torch-cpu")
        running = start(openclip.installation(stored), "media")
        pictures = probes.pictures(PictureInput(32))[:6]
        try:
            together = running.encode(pictures)[0]
            alone = np.concatenate([running.encode([one])[0] for one in pictures])
        finally:
            running.close()
        np.testing.assert_allclose(together, alone, atol=1e-5)


def test_an_imported_encoder_is_measured(open_encoders: Callable[[], Encoders], tiny_checkpoints: Path) -> None:
    encoders = open_encoders()
    encoders.import_from(tiny_checkpoints / "openclip-tiny")
    (record,) = Path(encoders._store.root).glob(f"*/{RECORD}")
    assert read_choice(record.parent) != RuntimeChoice()
    picture = probes.pictures(PictureInput(32))[0]
    (vectors,) = encoders.encode_media("openclip-tiny", [picture]).values()
    assert np.linalg.norm(vectors) == pytest.approx(1, abs=1e-5)


def photograph(stamps: Sequence[Any], seed: int) -> bytes:
    """Twelve stamps, which are cut from photographs, side by side on a background, as a JPEG of 12 megapixels."""
    from PIL import Image

    rng = np.random.default_rng(seed)
    ground = rng.integers(0, 256, (6, 8, 3), dtype=np.uint8)
    paper = Image.fromarray(ground).resize((4000, 3000), Image.Resampling.BICUBIC)
    chosen = [stamps[number] for number in rng.choice(len(stamps), 12, replace=False)]
    for place, stamp in enumerate(chosen):
        picture = Image.open(stamp.path).convert("RGBA")
        picture.thumbnail((1000, 1000), Image.Resampling.LANCZOS)
        paper.paste(picture, (place % 4 * 1000, place // 4 * 1000), picture)
    content = io.BytesIO()
    paper.save(content, "JPEG", quality=90)
    return content.getvalue()


def test_reduced_decoding_of_jpeg_changes_no_vector(tmp_path: Path, stamps: Sequence[Any]) -> None:
    from PIL import Image

    whole, reduced = [], []
    drawn = [stamp for stamp in stamps if stamp.path.suffix == ".png"]
    for seed in range(6):
        content = photograph(drawn, seed)
        image = Image.open(io.BytesIO(content))
        image.load()
        whole.append(frame(image.convert("RGB"), _LITE0))
        request = DecodeRequest(pictures=(_LITE0,))
        (piece,) = [part for part in read_parts(io.BytesIO(content), request) if isinstance(part, Piece)]
        reduced.append(piece.inputs[_LITE0])
    assert not all(np.array_equal(one, other) for one, other in zip(whole, reduced, strict=True))
    encoders = Encoders(tmp_path / "encoders")
    try:
        vectors = encoders.encode_media("efficientnet-lite0", [*whole, *reduced])["efficientnet-lite0/features"]
    finally:
        encoders.close()
    assert cosines(vectors[:6], vectors[6:]).min() > 0.999
    assert cosines(vectors[:5], vectors[1:6]).max() < 0.99  # or the network would call everything equal


def test_pictures_are_prepared_as_open_clip_prepares_them(
    tiny_checkpoints: Path, tmp_path: Path, stamps: Sequence[Any]
) -> None:
    """From the same photographs, OpenCLIP's own transforms and network give the vectors that Findling gives."""
    paths = [stamp.path for stamp in stamps if stamp.path.suffix == ".png"][::60]
    program = (
        "import sys, os; sys.path.insert(0, os.getcwd())\n"
        "from models.encoders.torch_runtime import prepare_torch; prepare_torch()\n"
        "from models.encoders.torchvision_operators import ensure_torchvision; ensure_torchvision()\n"
        "import numpy as np, open_clip, torch\nfrom PIL import Image\n"
        "network, transform = open_clip.create_model_from_pretrained('local-dir:' + sys.argv[1]); network.eval()\n"
        "rows = [transform(Image.open(path).convert('RGBA').convert('RGB')) for path in sys.argv[3:]]\n"
        "pictures = torch.stack(rows)\n"
        "vectors = network.encode_image(pictures).detach().numpy()\n"
        "np.savez(sys.argv[2], pictures=pictures.numpy(), vectors=vectors)\n"
    )
    command = [sys.executable, "-c", program, str(tiny_checkpoints / "openclip-tiny"), str(tmp_path / "theirs.npz")]
    run = subprocess.run(
        [*command, *map(str, paths)],
        cwd=_HERE.parents[2],
        env={**os.environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    theirs = np.load(tmp_path / "theirs.npz")
    from PIL import Image

    from models.encoders import openclip
    from models.encoders.pixels import picture_array

    stored = installed("openclip", tiny_checkpoints / "openclip-tiny", tmp_path / "openclip-tiny")
    installation = openclip.installation(stored)
    framed = [frame(Image.open(path).convert("RGBA").convert("RGB"), installation.description.input) for path in paths]
    _, _, mean, std, _ = installation.args
    np.testing.assert_allclose(picture_array(framed, mean, std), theirs["pictures"], atol=1e-5)
    running = start(installation, "media")
    try:
        ours = running.encode(framed)[0]
    finally:
        running.close()
    assert cosines(ours, normalised(theirs["vectors"])).min() > 0.9999
