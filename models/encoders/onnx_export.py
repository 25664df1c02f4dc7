"""Writes a tower as an ONNX network: exact, or with weights rounded to eight bits."""

from __future__ import annotations

import contextlib
import logging
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy.typing as npt

from models.encoders.runtime_choice import Runtime

NETWORK = "network.onnx"
RECIPE = 1  # counts up when the files below change for the same network and libraries
_INPUT = "inputs"
_ROUNDED = ("MatMul", "Gemm")
_BLOCK = 64  # measured quicker than 32 and 128, at the same closeness
_OPSET = 20


def export(network: Any, example: npt.NDArray[Any], growing: Sequence[int], folder: Path) -> None:
    """Write a torch network exactly, as `NETWORK` in a folder, its weights beside it.

    Args:
        network: a torch.nn.Module with one tensor in and one out.
        example: an input; its axes in `growing` are at least 2 long.
        growing: axes of the input whose length may differ between calls.

    Raises: Exception: whatever torch says when it cannot; other runtimes remain.
    """
    import torch

    shape = dict.fromkeys(growing, torch.export.Dim.DYNAMIC)
    with _in_silence(), torch.no_grad():
        torch.onnx.export(
            network.float().eval(),
            (torch.from_numpy(example),),
            str(folder / NETWORK),
            input_names=[_INPUT],
            dynamo=True,
            dynamic_shapes=(shape,),
            opset_version=_OPSET,
            external_data=True,
            verbose=False,
        )


def round_weights(runtime: Runtime, exact: Path, target: Path) -> None:
    """Write the eight-bit form of an exported network.

    Weights use seven of the eight bits in "onnx-int8": on processors without VNNI, sums of full eight-bit products
    overflow, and the same file would give other vectors on another computer.

    Args:
        runtime: "onnx-int8" or "onnx-int8-blocks".
        exact, target: folders with and for `NETWORK`.
    """
    with _in_silence():
        if runtime == "onnx-int8":
            _round_all(exact / NETWORK, target / NETWORK)
        else:
            _round_blocks(exact / NETWORK, target / NETWORK)


def _round_all(exact: Path, target: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        exact,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=list(_ROUNDED),
        use_external_data_format=_is_large(exact),
    )


def _round_blocks(exact: Path, target: Path) -> None:
    import onnx
    from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer

    settings = DefaultWeightOnlyQuantConfig(block_size=_BLOCK, is_symmetric=True, accuracy_level=4, bits=8)
    quantizer = MatMulNBitsQuantizer(onnx.load(exact), algo_config=settings)
    quantizer.process()
    quantizer.model.save_model_to_file(str(target), use_external_data_format=_is_large(exact))


def _is_large(network: Path) -> bool:
    """Whether a rounded network might pass the 2 GB that one file may have."""
    return sum(file.stat().st_size for file in network.parent.iterdir()) > 4 * 2**30


@contextlib.contextmanager
def _in_silence() -> Iterator[None]:
    """Exporters narrate, advise and deprecate; nobody who is waiting for an import can use that."""
    loggers = [logging.getLogger(name) for name in ("", "onnxscript", "onnx_ir", "torch.onnx")]
    levels = [logger.level for logger in loggers]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for logger in loggers:
            logger.setLevel(logging.ERROR)
        try:
            yield
        finally:
            for logger, level in zip(loggers, levels, strict=True):
                logger.setLevel(level)
