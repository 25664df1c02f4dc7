"""Measures a tower's runtimes on this computer, keeps the files of the one that was chosen, and opens it.

Runs in worker processes only.
"""

from __future__ import annotations

import errno
import hashlib
import json
import logging
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import psutil

from models.encoders import onnx_export
from models.encoders.agreement import Agreement, compare
from models.encoders.protocol import normalised, version
from models.encoders.room import is_want_of_room
from models.encoders.runtime_choice import Runtime
from models.encoders.torch_runtime import accelerator
from models.encoders.towers import OnnxTower, TorchTower, Tower, in_batches
from models.encoders.weights import file_sha256
from models.errors import EncoderUnavailable
from models.messages import say
from models.paths import sync_folder, write_atomically
from models.spaces import Vectors

EXPORTS = "exports"
_REPORT = "export.json"
_INCOMING = ".incoming-"
_BATCH = 4
_MOST_CHARACTERS = 200
_ROUNDED: tuple[Runtime, ...] = ("onnx-int8", "onnx-int8-blocks")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TowerPlan:
    """All that is needed to make a tower in any runtime.

    Attributes:
        folder: of the encoder, in the store or on its way there; exports go into a folder inside it.
        part: which tower.
        weights_sha256: names the weights.
        library: distribution that builds the network.
        build: loads the weights into a torch.nn.Module with one tensor in and one out.
        probes: makes prepared inputs to measure with, without their first axis.
        growing: axes, the first included, whose length differs between calls.
    """

    folder: Path
    part: Literal["media", "text"]
    weights_sha256: str
    library: str
    build: Callable[[], Any]
    probes: Callable[[], Sequence[npt.NDArray[Any]]]
    growing: tuple[int, ...]

    def export_folder(self, runtime: Runtime) -> Path:
        """Where the files of one runtime are kept; may be deleted at any time, and come back."""
        return self.folder / EXPORTS / f"{self.part}-{runtime}"

    def key(self) -> str:
        """Names everything that decides an export's bytes, besides its runtime."""
        versions = [version(name) for name in ("torch", "onnx", "onnxscript", "onnxruntime", self.library)]
        parts = [self.part, self.weights_sha256, self.growing, versions, onnx_export.RECIPE]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def measure(plan: TowerPlan) -> dict[str, Any]:
    """Try all runtimes; choose the quickest of those that agree with torch on the processor, or that one itself.

    The files of the chosen one are kept. Returns: the runtime, and the figures of all that were tried, as plain data.

    Raises: OSError: the disk is full, so that nothing can be said about what is quickest.
    """
    measurement = _Measurement(plan)
    tried: dict[str, Any] = {}
    good: dict[Runtime, Agreement] = {}
    with _workshop(plan) as bench:
        for runtime in _candidates(plan):
            try:
                agreement = measurement.of(runtime, bench)
            except Exception as error:
                if is_want_of_room(error, bench):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
                # Exporters fail in many ways; torch itself always remains.
                tried[runtime] = {"failed": f"{type(error).__name__}: {error}"[:_MOST_CHARACTERS]}
                continue
            tried[runtime] = asdict(agreement)
            if _agrees(runtime, agreement) and agreement.speed_up >= 1:
                good[runtime] = agreement
        chosen = max(good, key=lambda runtime: good[runtime].speed_up, default="torch-cpu")
        if chosen in good:
            _keep(plan, chosen, bench, good[chosen])
    return {"runtime": chosen, "torch_cpu_items_per_s": measurement.exact_per_s, "tried": tried}


def open_tower(plan: TowerPlan, runtime: Runtime) -> Tower:
    """The tower in the runtime that was chosen for it.

    An export that is missing, damaged, or made by other libraries, is made again and measured again.

    Raises: EncoderUnavailable: that runtime does not exist on this computer, or does not agree any more.
    """
    if runtime == "torch-cpu":
        return TorchTower(plan.build())
    if runtime in ("torch-cuda", "torch-mps"):
        if accelerator() != runtime:
            raise _unavailable(
                plan, say("Its vectors come from a graphics card (%1), which is not to be found.", runtime)
            )
        return TorchTower(plan.build(), _device(runtime))
    if not _is_intact(plan, runtime):
        _make_again(plan, runtime)
    return _onnx_tower(plan.export_folder(runtime), runtime)


def _candidates(plan: TowerPlan) -> tuple[Runtime, ...]:
    """A graphics card is for media alone: one short text is quicker without it."""
    cards: tuple[Runtime, ...] = (accelerator(),) if plan.part == "media" and accelerator() != "torch-cpu" else ()
    return (*cards, *_ROUNDED, "onnx-fp32")


def _agrees(runtime: Runtime, agreement: Agreement) -> bool:
    return agreement.good_for_eight_bits if runtime in _ROUNDED else agreement.same


def _device(runtime: Runtime) -> str:
    return runtime.partition("-")[2]


def _onnx_tower(folder: Path, runtime: Runtime) -> OnnxTower:
    return OnnxTower(folder / onnx_export.NETWORK, one_at_a_time=runtime == "onnx-int8")


class _Measurement:
    """The exact vectors of a tower's probes, and what they took."""

    def __init__(self, plan: TowerPlan) -> None:
        self._plan = plan
        self._network = plan.build()
        self._probes = plan.probes()
        self._exact, self._exact_s = self._run(TorchTower(self._network))

    @property
    def exact_per_s(self) -> float:
        """Probes per second of torch on the processor."""
        return len(self._probes) / self._exact_s

    def of(self, runtime: Runtime, bench: Path) -> Agreement:
        """Make a runtime's files in a folder inside `bench`, run it, and compare.

        Raises: Exception: it cannot be made or run.
        """
        if runtime.startswith("torch-"):
            tower: Tower = TorchTower(self._network, _device(runtime))
        else:
            self._write(runtime, bench)
            tower = _onnx_tower(bench / runtime, runtime)
        try:
            quick, quick_s = self._run(tower)
        finally:
            self._network.to("cpu")
        return compare(self._exact, quick, self._exact_s, quick_s)

    def _write(self, runtime: Runtime, bench: Path) -> None:
        exact = bench / "onnx-fp32"
        if not exact.exists():
            exact.mkdir()
            copies = 2 if 0 in self._plan.growing else 1  # exporters take a length of 1 for a constant
            example = np.stack([self._probes[0]] * copies)
            onnx_export.export(self._network, example, self._plan.growing, exact)
        if runtime in _ROUNDED:
            (bench / runtime).mkdir()
            onnx_export.round_weights(runtime, exact, bench / runtime)

    def _run(self, tower: Tower) -> tuple[Vectors, float]:
        batches = list(in_batches(self._probes, _BATCH if 0 in self._plan.growing else 1))
        tower(batches[0])  # the first call sets things up
        began = time.perf_counter()
        answers = [tower(batch) for batch in batches]
        return normalised(np.concatenate(answers)), time.perf_counter() - began


@contextmanager
def _workshop(plan: TowerPlan) -> Iterator[Path]:
    """A folder for files on their way, beside those that are kept; its name says whose it is."""
    exports = plan.folder / EXPORTS
    exports.mkdir(exist_ok=True)
    _clear_leftovers(exports)
    bench = Path(tempfile.mkdtemp(dir=exports, prefix=f"{_INCOMING}{os.getpid()}-{plan.part}-"))
    try:
        yield bench
    finally:
        shutil.rmtree(bench, ignore_errors=True)


def _clear_leftovers(exports: Path) -> None:
    """Delete what processes left here that were killed; others may be at work beside this one."""
    for leftover in exports.glob(f"{_INCOMING}*"):
        owner = leftover.name.removeprefix(_INCOMING).partition("-")[0]
        if not re.fullmatch("[0-9]{1,9}", owner) or not psutil.pid_exists(int(owner)):
            shutil.rmtree(leftover, ignore_errors=True)


def _keep(plan: TowerPlan, runtime: Runtime, bench: Path, agreement: Agreement) -> None:
    if runtime.startswith("torch-"):
        return
    made, target = bench / runtime, plan.export_folder(runtime)
    files = {file.name: file_sha256(file) for file in sorted(made.iterdir())}
    report = {"key": plan.key(), "files": files, "agreement": asdict(agreement)}
    write_atomically(made / _REPORT, json.dumps(report, indent=1).encode())
    if target.exists():
        os.replace(target, bench / "replaced")
    os.replace(made, target)
    sync_folder(target.parent)


def _is_intact(plan: TowerPlan, runtime: Runtime) -> bool:
    folder = plan.export_folder(runtime)
    try:
        report: Mapping[str, Any] = json.loads((folder / _REPORT).read_text(encoding="utf-8"))
        return (
            report["key"] == plan.key()
            and onnx_export.NETWORK in report["files"]
            and all(file_sha256(folder / name) == sha256 for name, sha256 in report["files"].items())
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return False


def _make_again(plan: TowerPlan, runtime: Runtime) -> None:
    _log.info("the export %s of %s is missing, damaged or outdated: made again", runtime, plan.folder.name)
    with _workshop(plan) as bench:
        agreement = _Measurement(plan).of(runtime, bench)
        if not _agrees(runtime, agreement):
            raise _unavailable(
                plan, say("On this computer, its quick form (%1) does not agree with the exact one.", runtime)
            )
        _keep(plan, runtime, bench, agreement)


def _unavailable(plan: TowerPlan, why: str) -> EncoderUnavailable:
    return EncoderUnavailable(
        say("The encoder “%1” cannot be used.", plan.folder.name),
        why,
        "Remove it and import it again, so that it is measured anew.",
    )
