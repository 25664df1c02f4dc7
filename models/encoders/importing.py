"""Makes a checkpoint of what a person has or has downloaded; bare weights are converted in a worker process first."""

from __future__ import annotations

import contextlib
import json
import pickletools
import shutil
import struct
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from models.encoders.checkpoints import TOKENIZER_FILES, Checkpoint, not_importable, recognise, slug
from models.encoders.extras import lacking, require
from models.encoders.room import NoRoom, is_want_of_room
from models.encoders.trial import reason
from models.encoders.under_way import ended_by
from models.errors import UserError
from models.jobs import JobControl
from models.messages import say
from models.worker import Limits, Worker, WorkerFailed

_WEIGHTS = (".pt", ".pth", ".bin", ".ckpt", ".safetensors")
_LIMITS = Limits(seconds=900.0)  # a large checkpoint on a slow disk
_MOST_HEADER_BYTES = 1 << 26
NOT_IMPORTED = "The encoder was not imported."
_CONVERTER = "models.encoders.converting:load"

Bare = Literal["openclip", "laion", ""]
Workplace = Callable[[], contextlib.AbstractContextManager[Path]]
"""Makes a folder that nobody else uses and that is gone after the `with`."""


@contextlib.contextmanager
def importable(
    path: Path, architecture: str, workplace: Workplace, tokenizers: Sequence[Path], control: JobControl
) -> Iterator[Checkpoint]:
    """The checkpoint in a file or folder; what had to be converted for it is gone after the `with`.

    Args:
        path: a folder in one of the forms that `recognise` knows, or a file of weights.
        architecture: OpenCLIP's name of the network that bare weights belong to, with or without a tag; "" otherwise.
        workplace: makes a folder for conversions.
        tokenizers: folders in which the tokenizer of LAION's checkpoints may be found, apart from the file's own.
        control: cancelling ends a conversion at once.

    Raises:
        UserError: not an encoder, incomplete, unsafe, or of another architecture; or libraries are missing that a
            conversion needs.
        Cancelled: the control was told so.
    """
    weights = _bare_weights(path)
    if weights is None or (not architecture and bare_family(weights) != "laion"):
        if weights is not None and weights == path:
            raise not_importable(
                say(
                    "%1 holds weights that do not say which network they belong to. Name OpenCLIP's "
                    "architecture with them, for example ViT-B-32, or ViT-B-32/openai if you know the "
                    "tag.",
                    path.name,
                )
            )
        yield recognise(path)
        return
    needed = "open_clip" if architecture else "transformers"
    require(NOT_IMPORTED, lacking("torch", "torchvision", "safetensors", needed))
    with workplace() as place:
        # Its own name names the encoder.
        name = f"{weights.stem}-{architecture}" if architecture else weights.stem
        folder = place / slug(Path(name.replace("/", "-")))
        folder.mkdir()
        if architecture:
            _convert(control, "convert_openclip", str(weights), architecture, str(folder))
        else:
            _convert(control, "convert_laion", str(weights), str(folder))
        _add_tokenizer(folder, [weights.parent, *tokenizers])
        yield recognise(folder)


def locate_openclip(architecture: str, tag: str, control: JobControl) -> dict[str, str]:
    """Where OpenCLIP's own table says that a checkpoint is; see `Converter.locate`.

    Raises:
        UserError: it knows none of this name.
        Cancelled: the control was told so.
    """
    answer: dict[str, str] = _convert(control, "locate", architecture, tag)
    return answer


def bare_family(weights: Path) -> Bare:
    """Whose weights a file holds, by the names of its tensors; nothing in it is run. "" where that cannot be told."""
    try:
        names = _safetensors_names(weights) if weights.suffix == ".safetensors" else _pickled_names(weights)
    except (OSError, ValueError, KeyError, IndexError, struct.error, zipfile.BadZipFile, UnicodeDecodeError):
        return ""
    if any("audio_branch." in name for name in names):
        return "laion"
    return "openclip" if any(name.startswith(("visual.", "module.visual.")) for name in names) else ""


def _safetensors_names(weights: Path) -> set[str]:
    with weights.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        if length > _MOST_HEADER_BYTES:
            return set()
        return set(json.loads(file.read(length)))


def _pickled_names(weights: Path) -> set[str]:
    """Strings in a torch file's pickle, read by taking its instructions apart, not by following them."""
    with zipfile.ZipFile(weights) as archive:
        entry = next(name for name in archive.namelist() if name.endswith("/data.pkl"))
        if archive.getinfo(entry).file_size > _MOST_HEADER_BYTES:
            return set()
        content = archive.read(entry)
    return {argument for _, argument, _ in pickletools.genops(content) if isinstance(argument, str)}


def _bare_weights(path: Path) -> Path | None:
    """The file of weights that is meant, where a path is one or holds exactly one and no configuration."""
    if path.is_file():
        return path if path.suffix in _WEIGHTS else None
    if not path.is_dir() or any((path / name).exists() for name in ("config.json", "open_clip_config.json")):
        return None
    found = [one for one in sorted(path.iterdir()) if one.is_file() and one.suffix in _WEIGHTS]
    return found[0] if len(found) == 1 else None


def _add_tokenizer(folder: Path, places: Sequence[Path]) -> None:
    """CLAP's file has no tokenizer inside, and some of OpenCLIP's networks want one of their own."""
    if any((folder / name).is_file() for name in TOKENIZER_FILES):
        return
    for place in places:
        present = [place / name for name in TOKENIZER_FILES if (place / name).is_file()]
        if present:
            for file in present:
                shutil.copyfile(file, folder / file.name)
            return


def _convert(control: JobControl, method: str, *args: str) -> Any:
    worker = Worker(_CONVERTER, limits=_LIMITS, name="Findling: converting an encoder")
    with ended_by(control, worker.kill):
        return _answer(worker, method, *args)


def _answer(worker: Worker, method: str, *args: str) -> Any:
    try:
        return worker.call(method, *args)
    except UserError:
        raise
    except (WorkerFailed, Exception) as error:
        if is_want_of_room(error):
            raise NoRoom("The encoder could not be converted.") from error
        # Whatever a library says about a stranger's file, the file is the cause.
        raise not_importable(reason(error)) from error
    finally:
        worker.close()
