"""What an encoder is, seen from outside (`Description`) and from inside its worker process (`Encoder`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import metadata
from typing import Any, Protocol

import numpy as np

from models.kinds import Kind
from models.spaces import MediaInput, Space, Vectors

MOST_DIM = 16_384
"""The longest vectors that make sense: several times those of the largest encoders there are."""


@dataclass(frozen=True, slots=True)
class Description:
    """An encoder, described without loading any weights or heavy library.

    Attributes:
        name: stable identifier, e.g. "minilm-l6-v2".
        title, purpose, licence, source: for people.
        kinds: kinds of file it looks into.
        input: what `encode_media` wants.
        spaces: what one pass gives, in this order.
        batch: a sensible number of items per call.
        leaves: what leaves this computer when it is used, for people; "" for those that work here.
    """

    name: str
    title: str
    purpose: str
    licence: str
    source: str
    kinds: tuple[Kind, ...]
    input: MediaInput
    spaces: tuple[Space, ...]
    batch: int
    leaves: str = ""


@dataclass(frozen=True, slots=True)
class Installation:
    """An encoder that can be started: its description, and what its worker process runs.

    Attributes:
        media_target: "module:callable" that builds the `Encoder`.
        text_target: "module:callable" that builds the `TextEncoder`; "" where the encoder has no text tower.
        args: arguments of both.
        memory_bytes: most resident memory one of its processes may take.
        python: interpreter of another Python environment that its processes run in; "" for this one's.
    """

    description: Description
    media_target: str
    text_target: str
    args: tuple[Any, ...]
    memory_bytes: int
    python: str = ""

    def without_text(self) -> Installation:
        """The same encoder when another one answers text queries for its kinds."""
        spaces = tuple(replace(space, answers_text=False) for space in self.description.spaces)
        return replace(self, description=replace(self.description, spaces=spaces))


class Encoder(Protocol):
    """Maps media into the spaces of its description. Lives in a worker process."""

    def encode_media(self, batch: Sequence[Any]) -> tuple[Vectors, ...]:
        """Embed a batch, the same values whatever else is in the batch.

        Args:
            batch: uint8 (size_px, size_px, 3), float32 (samples,) or str, as the description's input says.

        Returns: one array per space of the description, shape (len(batch), space.dim), float32, rows of L2 norm 1
            (all zeros where the input carries nothing).
        Raises:
            EncoderUnavailable: the weights are damaged or not on this computer.
            MemoryError: the batch is too large for this computer.
        """
        ...


class TextEncoder(Protocol):
    """Maps queries into the first space of an encoder that has a text tower. Lives in a worker process."""

    def encode_text(self, texts: Sequence[str]) -> Vectors:
        """Embed queries.

        Returns: shape (len(texts), space.dim), float32, rows of L2 norm 1 (all zeros for blank texts).
        Raises: as `Encoder.encode_media`.
        """
        ...


def normalised(rows: np.ndarray) -> Vectors:
    """Rows scaled to L2 norm 1, float32; rows of zeros stay zeros."""
    rows = np.asarray(rows, dtype=np.float32)
    norms = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1), dtype=np.float32)


def major_version(distribution: str) -> str:
    """First number of an installed version ("absent" without it): for runtimes, whose minor releases give the
    same vectors up to rounding."""
    return version(distribution).partition(".")[0]


def version(distribution: str) -> str:
    """An installed version, "absent" without it: for packages that decide what is computed."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "absent"
