"""What the benchmarks of runtimes share: one network as torch runs it and in its exported forms, on one thread each."""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import comparing
import numpy as np
import psutil

from models.encoders import onnx_export
from models.encoders.agreement import compare
from models.encoders.protocol import normalised
from models.encoders.torch_runtime import prepare_torch
from models.encoders.torchvision_operators import ensure_torchvision
from models.encoders.towers import OnnxTower, TorchTower, Tower

EXPORTED = ("onnx-fp32", "onnx-int8", "onnx-int8-blocks")


def prepare() -> None:
    """Start over with one thread for numpy, as worker processes have it; then torch as encoders run it."""
    if os.environ.get("OMP_NUM_THREADS") != "1":
        os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.argv])
    prepare_torch()
    ensure_torchvision()


@contextmanager
def exported(network: Any, example: np.ndarray, growing: Sequence[int]) -> Iterator[Path]:
    """A folder with a folder for each of `EXPORTED`."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name in EXPORTED:
            (folder / name).mkdir()
        onnx_export.export(network, example, growing, folder / "onnx-fp32")
        for name in EXPORTED[1:]:
            onnx_export.round_weights(name, folder / "onnx-fp32", folder / name)
        yield folder


def towers(network: Any, folder: Path) -> dict[str, Tower]:
    """The network in all runtimes."""
    return {"torch": TorchTower(network), **{name: onnx_tower(folder, name) for name in EXPORTED}}


def onnx_tower(folder: Path, name: str) -> OnnxTower:
    """One of the exported forms, run as encoders run it."""
    return OnnxTower(folder / name / onnx_export.NETWORK, one_at_a_time=name == "onnx-int8")


def per_s(tower: Callable[[Any], Any], batches: Sequence[Any], items: float) -> float:
    """Items per second over all batches."""
    began = time.perf_counter()
    for batch in batches:
        tower(batch)
    return items / (time.perf_counter() - began)


def say_speeds(measured: Mapping[str, Sequence[float]], base: str, unit: str) -> None:
    """Print each side's speed, and how many times as quick as one of them it is."""
    for name, values in measured.items():
        times = comparing.median_and_range(comparing.ratios(values, measured[base]))
        ratio = None if name == base else times
        comparing.say(name, comparing.median_and_range(values), unit, ratio=ratio, to="" if name == base else base)


def say_agreement(sides: Mapping[str, Tower], batches: Sequence[np.ndarray], of: str = "made inputs") -> None:
    """Print how near each form's vectors are to torch's. Weights are random: this says nothing of trained ones."""
    vectors = {name: normalised(np.concatenate([tower(one) for one in batches])) for name, tower in sides.items()}
    for name in EXPORTED:
        found = compare(vectors["torch"], vectors[name], 1, 1)
        comparing.say(f"{name}, least cosine to torch's, {of}", comparing.exactly(found.least_cosine, 5))
        comparing.say(f"{name}, same ten nearest, {of}", comparing.exactly(found.same_neighbours, 3))


def say_memory(sides: Mapping[str, tuple[Callable[..., int], tuple[Any, ...]]]) -> None:
    """Print the resident memory of processes that run one side each. Args: name -> function and its arguments."""
    for name, (function, arguments) in sides.items():
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            comparing.say(f"memory of a process, {name}", pool.apply(function, arguments) / 2**20, "MiB")


def onnx_memory(folder: Path, name: str, batch: np.ndarray) -> int:
    """Run in a process of its own. Returns: its resident bytes after two batches in an exported form."""
    tower = onnx_tower(folder, name)
    tower(batch)
    tower(batch)
    return int(psutil.Process().memory_info().rss)


def torch_memory(build: Callable[[], Any], batch: np.ndarray) -> int:
    """As `onnx_memory`, with torch. Args: build: makes the network."""
    prepare_torch()
    ensure_torchvision()
    tower = TorchTower(build())
    tower(batch)
    tower(batch)
    return int(psutil.Process().memory_info().rss)
