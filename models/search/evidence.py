"""What several sources say of items, brought together in one score.

A source is a space or the full text. What it says is a calibrated probability, so that sources can be compared; reasons
for a hit are joined by noisy or (Pearl 1988, section 4.3.2): one good reason is enough. Where both words and an example
were given, a hit is to fit both, and the two are joined by their weighted geometric mean. What speaks against a hit
takes away from it in proportion.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from models.sorted_ids import Ids, Mask, Rows, firsts, rows_of

Floats = npt.NDArray[np.float32]
Role = Literal["words", "example", "marks", "against"]

# What nobody has spoken of fits no better than this.
_UNHEARD = 0.003
# Likeness to what was marked is a hint where words were given, too.
_TRUST_IN_MARKS = 0.5
_CERTAIN = 1 - 1e-6


@dataclass(frozen=True, slots=True)
class Testimony:
    """What one source says of some items.

    Attributes:
        role: whether it speaks for the words, the example, what was marked good, or against the hit.
        ids: ascending, without repetition, shape (n,), int64.
        probabilities: shape (n,), float32.
        cosines: shape (n,), float32; None where no vectors were compared.
    """

    role: Role
    ids: Ids
    probabilities: Floats
    cosines: Floats | None = None


def hear(role: Role, ids: Ids, probabilities: Floats, cosines: Floats | None = None) -> Testimony:
    """Make a testimony of ids in any order; of one that comes twice, the most probable counts."""
    order = np.lexsort((-probabilities, ids))
    ids, probabilities = ids[order], probabilities[order]
    first = firsts(ids)
    kept = cosines[order][first] if cosines is not None else None
    return Testimony(role, ids[first], probabilities[first], kept)


def all_ids(testimonies: Iterable[Testimony]) -> Ids:
    """Every item for which something speaks, ascending."""
    found = [one.ids for one in testimonies if one.role != "against"]
    return np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)


def scores(ids: Ids, testimonies: Sequence[Testimony], words_share: float) -> Floats:
    """The probability that each item is what was asked for.

    Args:
        ids: ascending, shape (n,).
        words_share: how much words weigh against examples, 0 to 1.
    Returns: shape (n,), 0 to 1.
    """
    both: npt.NDArray[Any]
    words = _any(ids, testimonies, "words")
    example = _any(ids, testimonies, "example")
    marks = _any(ids, testimonies, "marks")
    if 0 < words_share < 1:
        both = np.maximum(words, _UNHEARD) ** words_share * np.maximum(example, _UNHEARD) ** (1 - words_share)
    else:
        both = words if words_share else example
    asked = any(one.role in ("words", "example") for one in testimonies)
    liked = 1 - (1 - both) * (1 - (_TRUST_IN_MARKS if asked else 1.0) * marks)
    result: Floats = (liked * (1 - _any(ids, testimonies, "against"))).astype(np.float32)
    return result


def best_cosines(ids: Ids, testimonies: Iterable[Testimony]) -> Floats:
    """The largest cosine that speaks for each item; NaN where no vector does. Shape (n,)."""
    best = np.full(len(ids), np.nan, np.float32)
    for one in testimonies:
        if one.cosines is not None and one.role != "against":
            rows, found = _rows(ids, one.ids)
            best[rows] = np.fmax(best[rows], one.cosines[found])
    return best


def shifted(probabilities: Floats, log_odds: Floats) -> Floats:
    """Probabilities with log-odds added to theirs: shape (n,)."""
    bounded = np.clip(probabilities, 1 - _CERTAIN, _CERTAIN)
    result: Floats = (1 / (1 + np.exp(-(np.log(bounded / (1 - bounded)) + log_odds)))).astype(np.float32)
    return result


def _any(ids: Ids, testimonies: Iterable[Testimony], role: Role) -> Floats:
    missed = np.ones(len(ids), np.float32)
    for one in testimonies:
        if one.role == role:
            rows, found = _rows(ids, one.ids)
            missed[rows] *= 1 - one.probabilities[found]
    joined: Floats = (1 - missed).astype(np.float32)
    return joined


def _rows(ids: Ids, some: Ids) -> tuple[Rows, Mask]:
    """Where those of `some` that are among `ids` stand there, and which of them those are."""
    rows = rows_of(ids, some)
    return rows[rows >= 0], rows >= 0
