"""What decides an encoder's runtime, and what prepares its inputs, without any heavy library."""

from __future__ import annotations

import errno
import json
import logging
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from models.encoders import clap, openclip, probes, runtimes
from models.encoders.agreement import compare, same_neighbours
from models.encoders.mel import MelSettings, MelSpectrograms, mel_bands, read_settings
from models.encoders.openclip_texts import Cut
from models.encoders.protocol import Installation, normalised
from models.encoders.room import NoRoom
from models.encoders.runtime_choice import RECORD, RuntimeChoice, read_choice, settle_runtime
from models.encoders.store import Stored
from models.encoders.torch_runtime import memory_errors
from models.encoders.towers import in_batches
from models.encoders.trial import try_out
from models.errors import UserError
from models.jobs import Cancelled, JobControl
from models.spaces import PictureInput, SoundInput

NETWORK = {"model_cfg": {"embed_dim": 24, "vision_cfg": {"image_size": 32}, "text_cfg": {"context_length": 77}}}


def directions(count: int = 30, dim: int = 16) -> np.ndarray:
    return normalised(np.random.default_rng(1).normal(size=(count, dim)))


def stored_openclip(folder: Path) -> Stored:
    folder.mkdir(exist_ok=True)
    (folder / "open_clip_config.json").write_text(json.dumps(NETWORK))
    return Stored(folder, "openclip", "openclip-one", "", {"open_clip_model.safetensors": "0" * 64}, {})


def test_equal_vectors_agree_in_everything() -> None:
    found = compare(directions(), directions(), exact_s=2.0, quick_s=0.5)
    assert found.same
    assert found.good_for_eight_bits
    assert (found.same_neighbours, found.items_per_s, found.speed_up) == (1.0, 60.0, 4.0)


def test_a_little_noise_is_good_for_eight_bits_only() -> None:
    near = normalised(directions() + np.random.default_rng(2).normal(0, 1e-4, (30, 16)))
    noisy = normalised(directions() + np.random.default_rng(2).normal(0, 0.1, (30, 16)))
    assert compare(directions(), near, 1, 1).same
    found = compare(directions(), noisy, 1, 1)
    assert not found.same
    assert not found.good_for_eight_bits
    assert found.same_neighbours < 0.99


def test_one_bad_vector_is_enough_to_refuse() -> None:
    spoilt = directions().copy()
    spoilt[7] = -spoilt[7]
    assert not compare(directions(), spoilt, 1, 1).good_for_eight_bits
    spoilt[7] = np.nan
    found = compare(directions(), spoilt, 1, 1)
    assert (found.least_cosine, found.good_for_eight_bits) == (-1.0, False)


def test_neighbours_count_by_who_they_are() -> None:
    angles = np.deg2rad(np.arange(0, 24) * 3.0)
    line = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    assert same_neighbours(line, line) == 1.0
    assert same_neighbours(line, line[::-1].copy()) == 1.0  # mirrored: everyone keeps its neighbours' places
    shuffled = line[np.random.default_rng(0).permutation(24)]
    assert same_neighbours(line, shuffled) < 0.8
    assert same_neighbours(line[:2], line[:2]) == 1.0


def test_probes_are_many_different_and_the_same_each_time() -> None:
    wanted = PictureInput(48)
    pictures, sounds = probes.pictures(wanted), probes.sounds(SoundInput(8_000))
    assert len(pictures) == len(sounds) == len(probes.texts()) == len(set(probes.texts())) == probes.COUNT
    assert {picture.shape for picture in pictures} == {(48, 48, 3)} and pictures[0].dtype == np.uint8
    assert {len(sound) for sound in sounds} == {80_000, 26_666}
    assert all(np.abs(sound).max() <= 1 and sound.any() for sound in sounds)
    np.testing.assert_array_equal(pictures, probes.pictures(wanted))
    assert len({picture.tobytes() for picture in pictures}) == probes.COUNT


@pytest.mark.parametrize("length", [0, 1, 1000, 24_000, 79_999, 80_000, 90_000])
def test_spectrograms_have_one_shape_whatever_the_length(length: int) -> None:
    settings = MelSettings(rate_hz=8_000, hop=80, frame=256, bands=20, highest_hz=4_000)
    sound = np.random.default_rng(0).normal(0, 0.1, length).astype(np.float32)
    (one,) = MelSpectrograms(settings)([sound])
    assert (one.shape, one.dtype) == ((1, 1001, 20), np.float32)
    assert np.isfinite(one).all()


def test_a_short_sound_is_repeated_whole_then_silence_follows() -> None:
    settings = MelSettings(rate_hz=8_000, hop=80, frame=256, bands=20, highest_hz=4_000)
    sound = np.random.default_rng(0).normal(0, 0.1, 30_000).astype(np.float32)
    twice = np.concatenate([sound, sound, np.zeros(20_000, np.float32)])
    mel = MelSpectrograms(settings)
    np.testing.assert_array_equal(mel([sound]), mel([twice]))
    assert (mel([sound])[0, 0, -100:] < -99.9).all()  # the floor, in decibels


def test_a_tone_is_loudest_in_its_band() -> None:
    for fused in (False, True):
        settings = MelSettings(fused=fused)
        bands = mel_bands(settings)
        tone = np.sin(2 * np.pi * 1000 * np.arange(480_000) / 48_000).astype(np.float32)
        heard = MelSpectrograms(settings)([tone])[0, 0, 500]
        bin_of_tone = round(1000 * 1024 / 48_000)
        assert abs(int(heard.argmax()) - int(bands[bin_of_tone].argmax())) <= 1


@pytest.mark.parametrize(
    "changes", [{"padding": "pad"}, {"hop_length": 0}, {"fft_window_size": 10**9}, {"frequency_min": 20_000}]
)
def test_spectrograms_that_make_no_sense_are_refused(tmp_path: Path, changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"filled up|no sense"):
        read_settings(changes, fused=False)
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "preprocessor_config.json").write_text(json.dumps(changes))
    with pytest.raises(UserError, match="does not do"):
        clap.installation(Stored(tmp_path, "clap", "clap-one", "", {}, {}))


@pytest.mark.parametrize(
    ("text", "possible", "end"),
    [
        ({}, True, -1),
        ({"pool_type": "argmax"}, True, -1),
        ({"pool_type": "eos", "eos_id": 9}, True, 9),
        ({"pool_type": "last"}, False, -1),
        ({"no_causal_mask": True}, False, -1),
        ({"embed_cls": True}, False, -1),
        ({"hf_model_name": "roberta-base"}, False, -1),
    ],
)
def test_texts_are_cut_only_where_their_end_decides(text: dict[str, Any], possible: bool, end: int) -> None:
    assert Cut.of({"text_cfg": text}) == Cut(possible=possible, end=end)


def test_a_cut_keeps_the_end_of_the_text() -> None:
    tokens = np.array([[1, 5, 9, 0, 0], [9, 0, 0, 0, 0], [1, 2, 3, 4, 9]])
    assert [one.tolist() for one in Cut(possible=True).apply(tokens)] == [[1, 5, 9], [9, 0], [1, 2, 3, 4, 9]]
    assert [len(one) for one in Cut(possible=True, end=5).apply(tokens[:1])] == [2]
    assert [len(one) for one in Cut(possible=False).apply(tokens)] == [5, 5, 5]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"format": 1}',
        '{"format": 2, "media": {"runtime": "onnx-fp32"}, "text": {"runtime": "onnx-fp32"}}',
        '{"format": 1, "media": {"runtime": "magic"}, "text": {"runtime": "onnx-fp32"}}',
        '{"format": 1, "media": [], "text": {"runtime": "onnx-fp32"}}',
    ],
)
def test_without_a_readable_decision_torch_runs(tmp_path: Path, content: str) -> None:
    assert read_choice(tmp_path) == RuntimeChoice("torch-cpu", "torch-cpu")
    (tmp_path / RECORD).write_text(content)
    assert read_choice(tmp_path) == RuntimeChoice("torch-cpu", "torch-cpu")


def test_the_runtime_of_media_is_part_of_a_space_and_that_of_queries_is_not(tmp_path: Path) -> None:
    stored = stored_openclip(tmp_path / "one")
    fingerprints = {}
    for media, text in (
        ("torch-cpu", "torch-cpu"),
        ("torch-cpu", "onnx-int8"),
        ("onnx-fp32", "onnx-int8"),
        ("onnx-int8", "onnx-int8"),
    ):
        record = {"format": 1, "media": {"runtime": media}, "text": {"runtime": text}}
        (stored.folder / RECORD).write_text(json.dumps(record))
        installation = openclip.installation(stored)
        assert installation.args[-1] == RuntimeChoice(media, text)
        fingerprints[media, text] = installation.description.spaces[0].fingerprint
    assert fingerprints["torch-cpu", "torch-cpu"] == fingerprints["torch-cpu", "onnx-int8"]
    assert len(set(fingerprints.values())) == 3


@pytest.fixture
def measurable(tmp_path: Path) -> Installation:
    installation = openclip.installation(stored_openclip(tmp_path / "one"))
    return replace(installation, media_target="small_workers:load", args=(), memory_bytes=0)


def test_a_decision_is_written_down_logged_and_kept(
    measurable: Installation, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        assert settle_runtime(measurable, tmp_path) == RuntimeChoice("onnx-fp32", "torch-cpu")
    assert "mean_cosine" in caplog.text
    record = json.loads((tmp_path / RECORD).read_text())
    assert record["media"]["tried"] == {"onnx-fp32": {"mean_cosine": 1.0}}
    assert "cannot be measured" in caplog.text and "out of ideas" in record["text"]["failed"]
    other = replace(measurable, media_target="nowhere:load")
    assert settle_runtime(other, tmp_path) == RuntimeChoice("onnx-fp32", "torch-cpu")


def test_where_nothing_can_be_measured_torch_remains(measurable: Installation, tmp_path: Path) -> None:
    assert settle_runtime(replace(measurable, media_target="nowhere:load"), tmp_path) == RuntimeChoice()
    assert "nowhere" in json.loads((tmp_path / RECORD).read_text())["media"]["failed"]


def test_measuring_and_trying_end_when_they_are_told_to(measurable: Installation, tmp_path: Path) -> None:
    control = JobControl()
    control.cancel()
    with pytest.raises(Cancelled):
        settle_runtime(replace(measurable, args=("hang",)), tmp_path, control)
    assert not (tmp_path / RECORD).exists()
    with pytest.raises(Cancelled):
        try_out(replace(measurable, media_target="small_workers:load_for_ever"), control)


def test_a_full_disk_while_measuring_is_said_and_decides_nothing(measurable: Installation, tmp_path: Path) -> None:
    with pytest.raises(NoRoom, match="Free about"):
        settle_runtime(replace(measurable, args=("no room",)), tmp_path)
    assert not (tmp_path / RECORD).exists()


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "full"),
        OSError(errno.EDQUOT, "over the quota"),
        RuntimeError("[enforce fail at inline_container.cc:595] . PytorchStreamWriter: No space left on device"),
    ],
)
def test_exporters_that_fail_for_want_of_room_are_no_reason_to_be_slow_for_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    class Failing:
        exact_per_s = 1.0

        def __init__(self, _: Any) -> None:
            pass

        def of(self, *_: Any) -> Any:
            try:
                raise error
            except Exception as inner:
                raise failure from inner

    monkeypatch.setattr(runtimes, "_Measurement", Failing)
    failure: Exception = RuntimeError("the exporter failed")
    with pytest.raises(OSError, match="No space") as caught:
        runtimes.measure(plan_in(tmp_path))
    assert caught.value.errno == errno.ENOSPC
    error, failure = ValueError("shapes"), RuntimeError("the exporter failed")
    assert runtimes.measure(plan_in(tmp_path))["runtime"] == "torch-cpu"
    monkeypatch.setattr("models.encoders.room.shutil.disk_usage", lambda _: SimpleNamespace(free=1000))
    with pytest.raises(OSError, match="No space"):
        runtimes.measure(plan_in(tmp_path))


def plan_in(folder: Path) -> runtimes.TowerPlan:
    return runtimes.TowerPlan(folder, "media", "0" * 64, "", lambda: None, lambda: [], ())


def test_what_a_killed_process_was_making_is_cleared_and_nobody_elses(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    exports = tmp_path / runtimes.EXPORTS
    for name in (f".incoming-{ended.pid}-media-a", ".incoming-media-b", f".incoming-{os.getppid()}-media-c", "media-d"):
        (exports / name).mkdir(parents=True)
    with runtimes._workshop(plan_in(tmp_path)) as bench:
        left = {folder.name for folder in exports.iterdir()}
        assert left == {bench.name, f".incoming-{os.getppid()}-media-c", "media-d"}


@pytest.mark.parametrize(
    "words",
    [
        "CUDA out of memory. Tried to allocate 2.00 GiB",
        "MPS backend out of memory (MPS allocated: 1 GB)",
        "[enforce fail at alloc_cpu.cpp:117] err == 0. DefaultCPUAllocator: can't allocate memory",
        "Non-zero status code: Failed to allocate memory for requested buffer of size 512",
        "std::bad_alloc",
    ],
)
def test_a_lack_of_memory_is_one_error_whoever_says_it(words: str) -> None:
    for kind in (RuntimeError, Exception):
        with pytest.raises(MemoryError), memory_errors():
            raise kind(words)
    with pytest.raises(RuntimeError, match="shapes"), memory_errors():
        raise RuntimeError("shapes do not fit")


def test_inputs_of_one_shape_go_together() -> None:
    equal, mixed = [np.zeros(3)] * 5, [np.zeros(3), np.zeros(4), np.zeros(4)]
    assert [len(batch) for batch in in_batches(equal, 2)] == [2, 2, 1]
    assert [batch.shape for batch in in_batches(mixed, 2)] == [(1, 3), (1, 4), (1, 4)]
