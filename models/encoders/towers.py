"""A tower of an encoder, one array in and one array out, whatever computes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from models.encoders.onnx_session import ERRORS, open_session
from models.encoders.protocol import normalised
from models.encoders.torch_runtime import memory_errors
from models.spaces import Vectors


class Tower(Protocol):
    """Maps prepared inputs to vectors that need not be normalised yet."""

    def __call__(self, inputs: npt.NDArray[Any]) -> Vectors:
        """Run the network.

        Args: inputs: shape (n, ...), float32 pixels or spectra, or int64 tokens.

        Returns: shape (n, dim), float32.
        Raises: MemoryError: the batch is too large for this computer.
        """
        ...


class TorchTower:
    """A tower run by torch with 32-bit weights.

    Args:
        network: a torch.nn.Module with one tensor in and one out.
        device: "cpu", "cuda" or "mps".
    """

    def __init__(self, network: Any, device: str = "cpu") -> None:
        self.network = network.float().eval().to(device)
        self._device = device

    def __call__(self, inputs: npt.NDArray[Any]) -> Vectors:
        """As `Tower`."""
        import torch

        with memory_errors(), torch.inference_mode():
            answer: Vectors = self.network(torch.from_numpy(inputs).to(self._device)).cpu().numpy()
            return answer


class OnnxTower:
    """A tower run by onnxruntime on one thread.

    Args:
        path: of the network's file.
        one_at_a_time: whether each input runs alone. A network with eight-bit activations scales them by the largest
            value of the whole batch: company would change the vectors.
    """

    def __init__(self, path: Path, *, one_at_a_time: bool) -> None:
        self._session = open_session(path, least_severity=ERRORS)
        self._input = self._session.get_inputs()[0].name
        self._one_at_a_time = one_at_a_time

    def __call__(self, inputs: npt.NDArray[Any]) -> Vectors:
        """As `Tower`."""
        with memory_errors():
            parts = np.split(inputs, len(inputs)) if self._one_at_a_time else [inputs]
            answer: Vectors = np.concatenate([self._session.run(None, {self._input: part})[0] for part in parts])
            return answer


def encode_texts(tower: Tower, texts: Sequence[str], tokens: Sequence[npt.NDArray[np.int64]]) -> Vectors:
    """As `TextEncoder.encode_text`. Texts run one at a time, without padding: each has a length of its own.

    Args: tokens: of each text, shape (length,).
    """
    vectors = normalised(np.concatenate([tower(one[None]) for one in tokens]))
    vectors[[not text.strip() for text in texts]] = 0
    return vectors


def in_batches(inputs: Sequence[npt.NDArray[Any]], size: int) -> Iterator[npt.NDArray[Any]]:
    """Single inputs of equal shape, stacked `size` at a time; those of unequal shape, one at a time."""
    for start in range(0, len(inputs), size):
        chunk = inputs[start : start + size]
        if len({one.shape for one in chunk}) == 1:
            yield np.stack(chunk)
        else:
            yield from (one[None] for one in chunk)
