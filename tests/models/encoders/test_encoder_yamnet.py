"""YAMNet's labels and frames, without its network."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest

from models.encoders import yamnet

LABELS = tuple(f"Sound {number}, of a kind" for number in range(yamnet.CLASSES))


def weights_with_metadata(path: Path, names: tuple[str, ...] = LABELS) -> Path:
    """Bytes with a zip at their end, as in the published file."""
    path.write_bytes(b"\x1c\x00\x00\x00TFL3" + bytes(5000))
    with zipfile.ZipFile(path, "a") as metadata:
        metadata.writestr("yamnet_label_list.txt", "\n".join(names) + "\n")
    return path


def test_labels_are_read_from_the_metadata(tmp_path: Path) -> None:
    assert yamnet.read_labels(weights_with_metadata(tmp_path / "yamnet.tflite")) == LABELS


def test_labels_are_read_from_a_class_map_beside(tmp_path: Path) -> None:
    (tmp_path / "yamnet.tflite").write_bytes(b"weights")
    rows = "\n".join(f'{number},/m/{number},"{label}"' for number, label in enumerate(LABELS))
    (tmp_path / "yamnet_class_map.csv").write_text(f"index,mid,display_name\n{rows}\n")
    assert yamnet.read_labels(tmp_path / "yamnet.tflite") == LABELS


def test_too_few_labels_are_no_labels(tmp_path: Path) -> None:
    path = weights_with_metadata(tmp_path / "yamnet.tflite", LABELS[:-1])
    with pytest.raises(ValueError, match="521"):
        yamnet.read_labels(path)


@pytest.mark.parametrize("samples", [1, 400, 15_599, 15_600, 15_601, 23_400, 160_000])
def test_frames_cover_every_sample(samples: int) -> None:
    sound = np.arange(1, samples + 1, dtype=np.float32)
    frames = yamnet.frames(sound)
    assert frames.shape[1] == 15_600
    assert set(sound.tolist()) == set(np.unique(frames).tolist())


def test_both_weights_files_have_spaces_of_their_own() -> None:
    fingerprints = {yamnet.describe(sha256).spaces[0].fingerprint for sha256 in yamnet.KNOWN_SHA256}
    assert len(fingerprints) == 2
