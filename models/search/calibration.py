"""From cosines to how sure we are, so that spaces, kinds and queries can be compared.

A raw cosine means something else in every space and for every query. What tells right from wrong is the cosine together
with how far it stands out from the query's own cosines with a sample of the library, its background. A logistic curve
over both (Platt 1999, section 2) gives the probability; its constants were fitted for each space on pictures, sounds
and passages with known answers, and on queries that have none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from models.answers import Relevance
from models.kinds import Kind
from models.spaces import Vectors

# Of strong hits, about two of three are right. What is called maybe is worth a look and no more: about one of ten is
# right, since nine of ten right hits among the first ten are to be found there, see docs/quality.md.
STRONG = 0.6
MAYBE: Mapping[Kind, float] = MappingProxyType({Kind.IMAGE: 0.012, Kind.AUDIO: 0.015, Kind.DOCUMENT: 0.02})
"""By the kind of the item: each kind's own questions decided where."""
LIKELY = 0.15
"""Where nobody looks before something is done: about one of three is right."""

# Weight of the prior background, in items: a library of a few files says little about what is usual.
_PRIOR_ITEMS = 40
_HALF_EXCLUDED = 4.0


@dataclass(frozen=True, slots=True)
class Curve:
    """Constants of one space for one kind of query: log-odds = offset + by_cosine * cosine + by_distance * ln(1 + z).

    Attributes:
        mean, deviation: of the cosines of a query with unrelated items, used where the library is small.
        offset, by_cosine, by_distance: as above; z is the cosine in standard deviations above the background.
    """

    mean: float
    deviation: float
    offset: float
    by_cosine: float
    by_distance: float


@dataclass(frozen=True, slots=True)
class Background:
    """Mean and standard deviation of a query's cosines with the library at large."""

    mean: float
    deviation: float


def background(
    query: Vectors, sample: Vectors, curve: Curve, taken_off: npt.NDArray[np.float32] | None = None
) -> Background:
    """What is usual for this query: its cosines with the sample, shrunk towards the curve's prior.

    Args:
        query: shape (1, dim). sample: shape (n, dim), n may be 0.
        taken_off: the cosines of the sample, shape (n,), where local scaling does that; see `scaling`.
    """
    cosines = sample @ query.reshape(-1)
    if taken_off is not None:
        cosines = cosines - taken_off
    # The best tenth may be right answers; they are not background.
    kept = np.sort(cosines)[: max(1, len(cosines) * 9 // 10)] if len(cosines) else cosines
    weight = len(kept) / (len(kept) + _PRIOR_ITEMS)
    mean = weight * float(kept.mean()) if len(kept) else 0.0
    variance = weight * float(kept.var()) if len(kept) else 0.0
    return Background(
        mean + (1 - weight) * curve.mean, float(np.sqrt(variance + (1 - weight) * curve.deviation**2)) + 1e-6
    )


def distance(cosines: npt.NDArray[np.float32], usual: Background) -> npt.NDArray[np.float32]:
    """ln(1 + z) of cosines, 0 for those below the background: shape (n,)."""
    standardised = (cosines - usual.mean) / usual.deviation
    result: npt.NDArray[np.float32] = np.log1p(np.maximum(standardised, 0)).astype(np.float32)
    return result


def probability(cosines: npt.NDArray[np.float32], usual: Background, curve: Curve) -> npt.NDArray[np.float32]:
    """How probable it is that each cosine belongs to a right answer: shape (n,), 0 to 1."""
    log_odds = curve.offset + curve.by_cosine * cosines + curve.by_distance * distance(cosines, usual)
    result: npt.NDArray[np.float32] = (1 / (1 + np.exp(-np.clip(log_odds, -60, 60)))).astype(np.float32)
    return result


def exclusion(cosines: npt.NDArray[np.float32], usual: Background) -> npt.NDArray[np.float32]:
    """How far items are what a query excludes, 0 to 1, by their cosines with that: shape (n,).

    What stands out from the library by four deviations counts as half of it. The probability that would be asked of a
    hit is no use here: it is low for nearly all of what is excluded, and all of that is to go down.
    """
    distances = (cosines - usual.mean) / usual.deviation
    result: npt.NDArray[np.float32] = 1 / (1 + np.exp(_HALF_EXCLUDED - np.clip(distances, -30, 30)))
    return result


def relevance(score: float, kind: Kind | None) -> Relevance:
    """The word for a calibrated score. Args: kind: of the item; None for a file that was not looked into yet."""
    if score >= STRONG:
        return "strong"
    return "maybe" if score >= MAYBE[kind or Kind.DOCUMENT] else "weak"
