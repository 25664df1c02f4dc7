"""Tries an encoder on one item before it is taken into the store."""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np

from models.encoders.checkpoints import not_importable
from models.encoders.protocol import Description, Installation
from models.encoders.running import Role, RunningEncoder, start
from models.encoders.under_way import ended_by
from models.errors import UserError
from models.jobs import JobControl
from models.messages import say
from models.spaces import PictureInput, SoundInput, Vectors

_MOST_CHARACTERS = 200


def try_out(installation: Installation, control: JobControl) -> None:
    """Encode one item and one word.

    Raises:
        UserError: it does not load, or gives something other than its configuration says.
        Cancelled: the control was told so, which ends it at once.
    """
    _require_vectors(installation, "media", _blank(installation.description), control)
    if installation.text_target:
        _require_vectors(installation, "text", "word", control)


def _require_vectors(installation: Installation, role: Role, item: Any, control: JobControl) -> None:
    running = start(installation, role)
    with ended_by(control, running.kill):
        vectors = _encode(running, item)
    for space, rows in zip(installation.description.spaces, vectors, strict=role == "media"):
        if rows.shape != (1, space.dim) or not np.isfinite(rows).all():
            raise not_importable("It gives vectors of another length than its configuration says.")


def _encode(running: RunningEncoder, item: Any) -> tuple[Vectors, ...]:
    try:
        return running.encode([item])
    except UserError:
        raise
    except Exception as error:
        # Whatever a library says about a stranger's file, the file is the cause.
        raise not_importable(reason(error)) from error
    finally:
        running.close()


def reason(error: Exception) -> str:
    """Why files of a stranger do not load, for people, from what a library says about it."""
    if isinstance(error, pickle.UnpicklingError):
        return "Its weights are damaged, or hold more than numbers, which could run as a program: they do not load."
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return say("Its files do not load: %1", lines[0][:_MOST_CHARACTERS])


def _blank(description: Description) -> Any:
    match description.input:
        case PictureInput(size_px=size_px):
            return np.full((size_px, size_px, 3), 127, dtype=np.uint8)
        case SoundInput(rate_hz=rate_hz, window_s=window_s):
            return np.sin(np.arange(int(rate_hz * window_s), dtype=np.float32) / 20)
        case _:
            return "word"
