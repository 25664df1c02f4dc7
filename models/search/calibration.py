"""From cosines to how sure we are, so that spaces, kinds and queries can be compared.

A raw cosine means something else in every space and for every query. Here it is first standardised against the query's
own cosines with a sample of the library (its background), then mapped to a probability by a logistic curve whose two
constants were fitted for the space on pictures, sounds and passages with known answers (Platt 1999, section 2).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.spaces import Vectors
from models.views import Relevance

STRONG = 0.7
MAYBE = 0.35

# Weight of the prior background, in items: a library of a few files says little about what is usual.
_PRIOR_ITEMS = 40


@dataclass(frozen=True, slots=True)
class Curve:
    """Constants of one space for one kind of query.

    Attributes:
        mean, deviation: of the cosines of a query with unrelated items, used where the library is small.
        midpoint: standardised cosine at which half of the hits are right.
        width: of the step from wrong to right, in the same unit.
    """

    mean: float
    deviation: float
    midpoint: float
    width: float


@dataclass(frozen=True, slots=True)
class Background:
    """Mean and standard deviation of a query's cosines with the library at large."""

    mean: float
    deviation: float


def background(query: Vectors, sample: Vectors, curve: Curve) -> Background:
    """What is usual for this query: its cosines with the sample, shrunk towards the curve's prior.

    Args: query: shape (1, dim). sample: shape (n, dim), n may be 0.
    """
    cosines = sample @ query.reshape(-1)
    # The best tenth may be right answers; they are not background.
    kept = np.sort(cosines)[: max(1, len(cosines) * 9 // 10)] if len(cosines) else cosines
    weight = len(kept) / (len(kept) + _PRIOR_ITEMS)
    mean = weight * float(kept.mean()) if len(kept) else 0.0
    variance = weight * float(kept.var()) if len(kept) else 0.0
    return Background(
        mean + (1 - weight) * curve.mean, float(np.sqrt(variance + (1 - weight) * curve.deviation**2)) + 1e-6
    )


def probability(cosines: npt.NDArray[np.float32], usual: Background, curve: Curve) -> npt.NDArray[np.float32]:
    """How probable it is that each cosine belongs to a right answer: shape (n,), 0 to 1."""
    standardised = (cosines - usual.mean) / usual.deviation
    exponent = np.clip((curve.midpoint - standardised) / curve.width, -60, 60)
    result: npt.NDArray[np.float32] = (1 / (1 + np.exp(exponent))).astype(np.float32)
    return result


def relevance(score: float) -> Relevance:
    """The word for a calibrated score."""
    if score >= STRONG:
        return "strong"
    return "maybe" if score >= MAYBE else "weak"
