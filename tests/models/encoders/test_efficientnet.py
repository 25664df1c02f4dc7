"""The network for pictures that Findling writes itself, beside the one it was trained as."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models.encoders import efficientnet, efficientnet_network
from models.encoders.pixels import picture_array
from models.encoders.protocol import normalised
from models.encoders.torch_pickle import read_tensors

_HERE = Path(__file__).resolve().parent


def test_its_blocks_are_those_of_the_paper() -> None:
    blocks = list(efficientnet_network.blocks())
    assert [block.kernel for block in blocks] == [3, 3, 3, 5, 5, 3, 3, 3, 5, 5, 5, 5, 5, 5, 5, 3]
    assert [number for number, block in enumerate(blocks) if block.stride == 2] == [1, 3, 5, 11]
    assert [number for number, block in enumerate(blocks) if not block.widens] == [0]
    assert sum(block.adds for block in blocks) == 9


def test_other_weights_are_no_such_network() -> None:
    with pytest.raises(KeyError):
        efficientnet_network.network({"weight": np.zeros((1, 1, 1, 1), np.float32)}, 224)


@pytest.mark.parametrize(
    ("side_px", "kernel", "stride", "pads"),
    [(224, 3, 2, [0, 0, 1, 1]), (112, 3, 1, [1, 1, 1, 1]), (56, 5, 2, [1, 1, 2, 2]), (14, 5, 1, [2, 2, 2, 2])],
)
def test_edges_are_padded_as_in_training(side_px: int, kernel: int, stride: int, pads: list[int]) -> None:
    assert efficientnet_network._pads(side_px, kernel, stride) == pads


@pytest.mark.real
@pytest.mark.skipif(find_spec("efficientnet_lite_pytorch") is None, reason="efficientnet-lite-pytorch is not installed")
def test_it_gives_what_torch_gives(tmp_path: Path, stamps: Sequence[Any]) -> None:
    from PIL import Image

    rng = np.random.default_rng(11)
    pictures = [np.asarray(Image.open(one.path).convert("RGB").resize((224, 224))) for one in stamps[:40:4]]
    pictures += [
        *rng.integers(0, 256, (2, 224, 224, 3), np.uint8),
        *(np.full((224, 224, 3), n, np.uint8) for n in (0, 255)),
    ]
    weights = efficientnet.installation().args[0]
    np.save(tmp_path / "prepared.npy", picture_array(pictures, [127.0] * 3, [128.0] * 3))
    script = [sys.executable, str(_HERE / "efficientnet_reference.py"), weights]
    run = subprocess.run(
        [*script, str(tmp_path / "prepared.npy"), str(tmp_path / "torch.npz")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    torch = np.load(tmp_path / "torch.npz")
    tensors = read_tensors(Path(weights))
    assert len(tensors) == torch["count"]
    np.testing.assert_array_equal(tensors["_conv_stem.weight"], torch["stem"])
    for name, own in zip(("features", "concepts"), efficientnet.load(weights).encode_media(pictures), strict=True):
        cosines = np.einsum("nd,nd->n", own.astype(np.float64), normalised(torch[name]).astype(np.float64))
        assert cosines.min() > 0.99999, name
