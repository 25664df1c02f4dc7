"""Queries as people ask them, for trying an index that has grown: they lie elsewhere in a space than what they find."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np

from models.errors import EncoderUnavailable
from models.search.queries import EncoderSet
from models.spaces import Vectors

QUERIES = Path(__file__).resolve().parents[2] / "resources" / "probes" / "queries.txt"

# A person who types meanwhile waits for no more than these.
_TEXTS_AT_ONCE = 4

log = logging.getLogger(__name__)


def probes(encoders: EncoderSet, fingerprint: str) -> Vectors | None:
    """The vectors of a hundred queries in the space of a fingerprint: shape (n, dim).

    Returns: None where no encoder in use answers words there, or where asking it would send something away.
    """
    for one in encoders.active():
        for space in one.spaces:
            if space.fingerprint == fingerprint and space.answers_text and not one.leaves:
                return _encode(encoders, space.name)
    return None


def _encode(encoders: EncoderSet, space: str) -> Vectors | None:
    texts = QUERIES.read_text(encoding="utf-8").splitlines()
    try:
        parts = [
            encoders.encode_text(texts[start : start + _TEXTS_AT_ONCE], [space]).get(space)
            for start in range(0, len(texts), _TEXTS_AT_ONCE)
        ]
    except EncoderUnavailable as error:
        log.info("An index is tried with its own vectors only: %s", error)
        return None
    found = [part for part in parts if part is not None]
    return np.vstack(found) if found else None
