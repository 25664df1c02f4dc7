"""Encoders in real worker processes: retries, halves, endings, and who answers which query."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models.encoders import known
from models.encoders.encoders import Encoders
from models.encoders.protocol import Description, Installation
from models.encoders.running import RunningEncoder
from models.errors import EncoderUnavailable
from models.kinds import Kind
from models.spaces import Space, TextInput

TEXTS = ["a", "bb", "ccc", "dddd", "eeeee"]
ROOT = Path(__file__).resolve().parents[3]


def expected(texts: list[str]) -> np.ndarray:
    rows = np.array([[len(text), 1] for text in texts], dtype=np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def start() -> Iterator[Callable[..., RunningEncoder]]:
    started: list[RunningEncoder] = []

    def start_one(*args: Any, target: str = "small_workers:load") -> RunningEncoder:
        started.append(RunningEncoder(target, args, "encode_media", "Small", 0))
        return started[-1]

    yield start_one
    for running in started:
        running.close()


def test_a_batch_comes_back_in_order(start: Callable[..., RunningEncoder]) -> None:
    first, second = start().encode(TEXTS)
    np.testing.assert_allclose(first, expected(TEXTS), rtol=1e-6)
    np.testing.assert_allclose(second, expected(TEXTS)[:, ::-1], rtol=1e-6)


def test_too_large_a_batch_is_halved_until_it_fits(start: Callable[..., RunningEncoder]) -> None:
    first, second = start(2).encode(TEXTS)
    np.testing.assert_allclose(first, expected(TEXTS), rtol=1e-6)
    assert second.shape == (5, 2)


def test_a_single_item_that_is_too_large_is_said(start: Callable[..., RunningEncoder]) -> None:
    with pytest.raises(EncoderUnavailable, match="more memory"):
        start(0).encode(TEXTS)


def test_one_crash_is_forgiven(start: Callable[..., RunningEncoder], tmp_path: Path) -> None:
    running = start(1000, str(tmp_path / "crashed"))
    np.testing.assert_allclose(running.encode(TEXTS)[0], expected(TEXTS), rtol=1e-6)
    assert (tmp_path / "crashed").exists()


def test_a_killed_process_is_started_again(start: Callable[..., RunningEncoder]) -> None:
    import psutil

    running = start()
    running.encode(TEXTS)
    psutil.Process(running.pid).kill()
    np.testing.assert_allclose(running.encode(TEXTS)[0], expected(TEXTS), rtol=1e-6)


def test_at_rest_it_takes_no_process_and_starts_again(start: Callable[..., RunningEncoder]) -> None:
    running = start()
    running.encode(TEXTS)
    running.rest()
    assert running.pid is None
    np.testing.assert_allclose(running.encode(TEXTS)[0], expected(TEXTS), rtol=1e-6)


def test_an_interrupted_call_fails_at_once_and_the_next_one_works(start: Callable[..., RunningEncoder]) -> None:
    running = start()
    running.encode(TEXTS)
    errors: list[EncoderUnavailable] = []

    def hang() -> None:
        try:
            running.encode(["hang"])
        except EncoderUnavailable as error:
            errors.append(error)

    thread = threading.Thread(target=hang)
    thread.start()
    while thread.is_alive():
        running.interrupt()
        thread.join(0.05)
    assert "interrupted" in errors[0].why
    np.testing.assert_allclose(running.encode(TEXTS)[0], expected(TEXTS), rtol=1e-6)


def test_an_item_that_always_crashes_is_said_and_does_no_lasting_harm(start: Callable[..., RunningEncoder]) -> None:
    running = start()
    with pytest.raises(EncoderUnavailable, match="did not answer"):
        running.encode(["crash"])
    np.testing.assert_allclose(running.encode(TEXTS)[0], expected(TEXTS), rtol=1e-6)


def test_a_missing_library_is_said(start: Callable[..., RunningEncoder]) -> None:
    with pytest.raises(EncoderUnavailable, match="a_package_that_is_not_installed"):
        start(target="small_workers:load_nothing").encode(TEXTS)


@pytest.mark.parametrize("end", ["close", "kill"])
def test_after_the_end_nothing_starts_again(start: Callable[..., RunningEncoder], end: str) -> None:
    running = start()
    running.encode(TEXTS)
    getattr(running, end)()
    with pytest.raises(EncoderUnavailable, match="closing"):
        running.encode(TEXTS)


def small(name: str, kind: Kind, *, text: bool) -> Installation:
    spaces = tuple(Space(f"{name}/{part}", part * 64, 2, (kind,), text and part == "a", True) for part in "ab")
    description = Description(name, name, "", "", "", (kind,), TextInput(), spaces, 4)
    return Installation(description, "small_workers:load", "small_workers:load" if text else "", (), 0)


def present(monkeypatch: pytest.MonkeyPatch, installed: Callable[..., tuple[Installation, ...]]) -> None:
    """Let these encoders be the installed ones, all of them in use."""
    monkeypatch.setattr(known, "installed", installed)
    monkeypatch.setattr(known, "in_use", lambda installations, choices: installations)


@pytest.fixture
def encoders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Encoders]:
    installations = (
        small("reader", Kind.IMAGE, text=True),
        small("listener", Kind.AUDIO, text=False),
        small("other", Kind.AUDIO, text=True),
    )
    present(monkeypatch, lambda store: installations)
    encoders = Encoders(tmp_path / "encoders")
    yield encoders
    encoders.close()


def test_media_get_one_vector_per_space(encoders: Encoders) -> None:
    vectors = encoders.encode_media("listener", TEXTS)
    assert list(vectors) == ["listener/a", "listener/b"]
    np.testing.assert_allclose(vectors["listener/a"], expected(TEXTS), rtol=1e-6)
    assert encoders.encode_media("listener", [])["listener/b"].shape == (0, 2)


def test_queries_reach_every_space_that_answers_text(encoders: Encoders) -> None:
    vectors = encoders.encode_text(TEXTS)
    assert set(vectors) == {"reader/a", "other/a"}
    np.testing.assert_allclose(vectors["other/a"], expected(TEXTS), rtol=1e-6)
    assert set(encoders.encode_text(TEXTS, ["other/a"])) == {"other/a"}
    assert encoders.encode_text([]) == {}


def test_one_failing_encoder_does_not_silence_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    good, bad = small("good", Kind.IMAGE, text=True), small("bad", Kind.AUDIO, text=True)
    bad = replace(bad, text_target="small_workers:load_nothing")
    present(monkeypatch, lambda store: (good, bad))
    encoders = Encoders(tmp_path / "encoders")
    try:
        assert set(encoders.encode_text(TEXTS)) == {"good/a"}
        assert "bad/a" in caplog.text
        with pytest.raises(EncoderUnavailable):
            encoders.encode_text(TEXTS, ["bad/a"])
    finally:
        encoders.close()


def test_no_bridge_means_none(encoders: Encoders) -> None:
    vectors = expected(TEXTS)
    assert encoders.translate(vectors, "reader/a", "other/a") is None
    assert encoders.translate(vectors, "reader/a", "nowhere") is None
    assert encoders.translate(vectors, "reader/a", "reader/a") is vectors


def test_an_unknown_encoder_is_said(encoders: Encoders) -> None:
    with pytest.raises(EncoderUnavailable, match="not installed"):
        encoders.encode_media("absent", TEXTS)


def test_many_threads_get_their_own_answers(encoders: Encoders) -> None:
    wrong: list[str] = []

    def ask(text: str) -> None:
        for _ in range(5):
            found = encoders.encode_text([text])["reader/a"]
            wrong.extend([text] * (not np.allclose(found, expected([text]))))

    threads = [threading.Thread(target=ask, args=("x" * length,)) for length in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.parametrize("end", ["close", "kill"])
def test_closed_encoders_encode_nothing(encoders: Encoders, end: str) -> None:
    encoders.encode_text(TEXTS)
    getattr(encoders, end)()
    with pytest.raises(EncoderUnavailable):
        encoders.encode_text(TEXTS)
    with pytest.raises(EncoderUnavailable):
        encoders.encode_media("listener", TEXTS)


def test_this_process_loads_no_heavy_library(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom models.encoders.encoders import Encoders\n"
        f"encoders = Encoders(Path({str(tmp_path)!r}))\nencoders.statuses()\nencoders.active()\n"
        "heavy = ('torch', 'torchvision', 'open_clip', 'transformers', 'onnxruntime', 'tokenizers', 'ai_edge_litert',"
        " 'efficientnet_lite_pytorch', 'sentence_transformers', 'faiss', 'PySide6')\n"
        "sys.exit(', '.join(name for name in heavy if name in sys.modules) or None)"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_an_import_ends_the_processes_it_replaces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import psutil

    folder = tmp_path / "one"
    folder.mkdir()
    network = {"embed_dim": 24, "vision_cfg": {"image_size": 32}, "text_cfg": {}}
    (folder / "open_clip_config.json").write_text(json.dumps({"model_cfg": network}))
    (folder / "open_clip_model.safetensors").write_bytes(b"weights")
    before = small("same", Kind.IMAGE, text=True)
    after = replace(before, args=(2,))
    present(monkeypatch, lambda store: (after,) if store.stored() else (before,))
    monkeypatch.setattr("models.encoders.encoders.try_out", lambda *_: None)
    monkeypatch.setattr("models.encoders.encoders.settle_runtime", lambda *_: None)
    encoders = Encoders(tmp_path / "encoders")
    try:
        encoders.encode_media("same", TEXTS)
        (replaced,) = [child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())]
        assert encoders.import_from(folder).name == "openclip-one"
        assert not replaced.is_running()
        np.testing.assert_allclose(encoders.encode_media("same", TEXTS)["same/a"], expected(TEXTS), rtol=1e-6)
    finally:
        encoders.close()
