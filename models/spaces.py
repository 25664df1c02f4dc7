"""Embedding spaces, and what their encoders want to be fed.

A space is an encoder with its weights, preprocessing and dimension. Its fingerprint names exactly that
combination: vectors are comparable only when their fingerprints are equal.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from models.kinds import Kind

Vectors = npt.NDArray[np.float32]
"""Shape (rows, dim), float32, each row of L2 norm 1 (or all zeros where the input carries nothing)."""


@dataclass(frozen=True, slots=True)
class PictureInput:
    """A square RGB picture, uint8, shape (size_px, size_px, 3).

    Attributes:
        size_px: side of the square.
        fit: "crop" scales the shorter side to `resize_px` and cuts the centre; "squash" scales both sides;
            "pad" scales the longer side and centres the picture on grey (127).
        resize_px: length the shorter side is scaled to before cropping; used with "crop" only.
        interpolation: Pillow filter for the scaling.
    """

    size_px: int
    fit: Literal["crop", "squash", "pad"] = "crop"
    resize_px: int = 0
    interpolation: Literal["bicubic", "bilinear"] = "bicubic"


@dataclass(frozen=True, slots=True)
class SoundInput:
    """One window of mono sound, float32 in [-1, 1], shape (samples,), samples <= rate_hz * window_s.

    Windows begin at 0, window_s, 2 * window_s, ... and only the last may be shorter: the same file always
    gives the same windows.
    """

    rate_hz: int
    window_s: float = 10.0


@dataclass(frozen=True, slots=True)
class TextInput:
    """A passage of text, as str."""


MediaInput = PictureInput | SoundInput | TextInput


@dataclass(frozen=True, slots=True)
class Space:
    """One embedding space.

    Attributes:
        name: stable, readable, unique among the spaces of one program version, e.g. "minilm-l6-v2/text".
        fingerprint: 64 hex digits; see `fingerprint`.
        dim: number of components of a vector.
        kinds: kinds of item that have a vector here.
        answers_text: whether a text query can be encoded into (or carried over to) this space.
        finds_similar: whether the neighbours of an item here look, sound or read alike.
        lineage: names the weights: spaces of one name and one lineage come from the same encoder, before and after an
            update of something else.
    """

    name: str
    fingerprint: str
    dim: int
    kinds: tuple[Kind, ...]
    answers_text: bool
    finds_similar: bool
    lineage: str = ""


def fingerprint(
    *,
    encoder: str,
    weights_sha256: str,
    preprocessing: MediaInput,
    dim: int,
    libraries: Mapping[str, str],
    recipe: str = "",
) -> str:
    """SHA-256, as 64 hex digits, of everything that decides the values of a vector.

    Args:
        encoder: name and version of the network.
        weights_sha256: hash of the weights file, or of the hashes of several.
        preprocessing: what the network is fed.
        dim: vector length.
        libraries: distribution name -> version, only those whose change would change vectors.
        recipe: version of anything computed after the network (pooling, class names, ...).
    """
    parts = {
        "encoder": encoder,
        "weights": weights_sha256,
        "preprocessing": [type(preprocessing).__name__, asdict(preprocessing)],
        "dim": dim,
        "libraries": dict(libraries),
        "recipe": recipe,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
