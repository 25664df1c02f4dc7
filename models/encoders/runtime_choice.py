"""Which runtime an imported encoder uses: decided once, by measuring on this computer, and kept beside its files.

Nothing heavy is imported here: the description of an encoder names its runtime, and is read in every process.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from models.encoders.protocol import Installation, major_version
from models.encoders.room import NoRoom, is_want_of_room
from models.encoders.under_way import ended_by
from models.jobs import Cancelled, JobControl
from models.messages import say
from models.paths import write_atomically
from models.worker import Limits, Worker

Runtime = Literal["torch-cpu", "torch-cuda", "torch-mps", "onnx-int8", "onnx-int8-blocks", "onnx-fp32"]
"""What computes a tower. All torch runtimes have 32-bit weights; "onnx-int8" rounds weights and activations with one
scale per channel and per pass, "onnx-int8-blocks" with one for every 64 neighbours, which is slower and closer."""

RUNTIMES: tuple[Runtime, ...] = (
    "torch-cpu",
    "torch-cuda",
    "torch-mps",
    "onnx-int8",
    "onnx-int8-blocks",
    "onnx-fp32",
)
RECORD = "runtime.json"
_FORMAT = 1
_MEASURING_S = 3600.0
_ROOM_FACTOR = 2  # an exact export, two with rounded weights, and what the exporters need for themselves
_MOST_CHARACTERS = 200
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RuntimeChoice:
    """The runtimes of an encoder's two towers.

    Attributes:
        media: decides stored vectors, so it is part of the space's identity.
        text: computes queries, which are never stored.
    """

    media: Runtime = "torch-cpu"
    text: Runtime = "torch-cpu"

    def libraries(self) -> dict[str, str]:
        """Libraries besides the encoder's own whose change would change stored vectors."""
        return {"onnxruntime": major_version("onnxruntime")} if self.media.startswith("onnx") else {}


def read_choice(folder: Path) -> RuntimeChoice:
    """What was decided for the encoder in a folder of the store; torch on the processor where nothing was."""
    try:
        record: dict[str, Any] = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        media, text = record["media"]["runtime"], record["text"]["runtime"]
        if record["format"] == _FORMAT and media in RUNTIMES and text in RUNTIMES:
            return RuntimeChoice(media, text)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    return RuntimeChoice()


def settle_runtime(installation: Installation, folder: Path, control: JobControl | None = None) -> RuntimeChoice:
    """Measure which runtimes are quick and agree with the exact one, make their files, and write down the decision.

    Takes half a minute, or several minutes for large encoders. Nothing is decided anew where a decision exists, because
    vectors may depend on it. Where measuring fails, the exact runtime remains, and the record says why.

    Args:
        installation: how to start the encoder; the module of its targets has a class `Measuring` (OpenCLIP, CLAP).
        folder: of the store, or on its way there.
        control: cancelling ends it at once.

    Raises:
        NoRoom: the disk is full, so that nothing could be measured; nothing is decided then.
        OSError: the record cannot be written.
        Cancelled: the control was told so; nothing is decided then.
    """
    if (folder / RECORD).is_file():
        return read_choice(folder)
    try:
        record = {"format": _FORMAT, **_measured(installation, folder, control or JobControl())}
        _log.info("%s runs as measured: %s", installation.description.name, json.dumps(record))
        write_atomically(folder / RECORD, json.dumps(record, indent=1).encode())
    except Exception as error:
        if is_want_of_room(error, folder) and not isinstance(error, Cancelled):
            raise _no_room(installation.description.title, folder) from error
        raise
    return read_choice(folder)


def _no_room(title: str, folder: Path) -> NoRoom:
    """Without quicker files it would work, but slowly for good, because what was decided once remains."""
    own_bytes = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
    return NoRoom(
        say("%1 was not installed.", title),
        "There is not enough room on the disk to make the files with which it works quickest on this computer.",
        say("Free about %1 MB more and try again.", max(1, round(_ROOM_FACTOR * own_bytes / 1000000.0))),
    )


def _measured(installation: Installation, folder: Path, control: JobControl) -> dict[str, Any]:
    """Ask the encoder's own module, in a process of its own, because measuring needs twice the memory."""
    limits = Limits(seconds=_MEASURING_S, memory_bytes=2 * installation.memory_bytes)
    module = installation.media_target.partition(":")[0]
    title = installation.description.title
    worker = Worker(f"{module}:Measuring", installation.args, limits=limits, name=f"Findling: measuring {title}")
    try:
        with ended_by(control, worker.kill):
            return {part: _measured_part(worker, part, title, folder, control) for part in ("media", "text")}
    finally:
        worker.close()


def _measured_part(worker: Worker, part: str, title: str, folder: Path, control: JobControl) -> dict[str, Any]:
    try:
        figures: dict[str, Any] = worker.call(f"measure_{part}")
    except Exception as error:
        if control.cancelled or is_want_of_room(error, folder):
            raise
        # A bug in an exporter must not cost the encoder.
        _log.warning("%s, %s cannot be measured: %s", title, part, error)
        return {"runtime": "torch-cpu", "failed": f"{type(error).__name__}: {error}"[:_MOST_CHARACTERS]}
    return figures
