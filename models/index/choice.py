"""The form that an index is best searched by, or the one that a person wants, made beside the index and measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from models.index.codes import FINENESSES, Codes
from models.index.half_rows import ByteRows, Cosines, blocks
from models.index.kept_forms import BYTES, CODES, QUICKEST
from models.index.namer import Namer
from models.index.sketches import Sketches
from models.index.trial import FACTORS, Trial, Verdict
from models.sorted_ids import Rows
from models.spaces import Vectors

_BLOCK = 8192
# Measured on one core: what it takes to look at a piece of a code, and to compare a number of a candidate exactly.
_PIECE_NS = 0.04
_NUMBER_NS = 1.4
# People are shown about a hundred hits.
_USUAL_HITS = 100

GoOn = Callable[[], bool]


class Source(Protocol):
    """The rows of an index that goes on being used."""

    def vectors_in(self, rows: slice) -> Vectors | None:
        """Rows as they are kept: shape (n, dim). None when rows are no longer where they were."""
        ...

    def cosines_of(self, query: Vectors, rows: Rows) -> Cosines:
        """Exact inner products of some rows with a query, shape (dim,): shape (n,)."""
        ...


@dataclass(frozen=True, slots=True)
class Made:
    """A form, filled.

    Attributes:
        form: that was asked for, see `kept_forms`.
        namer: names candidates; None where all rows are looked at.
        rows: take the place of the rows that are; None where those stay.
        verdict: what was measured; None where nothing was.
    """

    form: str
    namer: Namer | None = None
    rows: ByteRows | None = None
    verdict: Verdict | None = None


def make(form: str, source: Source, count: int, sample: Vectors, groups: list[Vectors], go_on: GoOn) -> Made | None:
    """Make a form of the rows of an index; the quickest that finds enough, where that is what is wanted.

    Args:
        count: how many rows of the source are looked at.
        sample: rows to learn from, see `fewest_for`.
        groups: queries, see `Trial`.
        go_on: is asked several times a second.
    Returns: None where it was not to go on.
    """
    if form in (QUICKEST, CODES):
        chosen = choose(source, count, sample, groups, go_on)
        if chosen is None:
            return None
        codes, judged = chosen
        if form == QUICKEST:
            return Made(form, codes if judged.factors else None, None, judged)
        return Made(form, codes, None, _wanted_anyhow(judged, FACTORS))
    trial = Trial(groups)
    made = ByteRows(sample.shape[1], sample) if form == BYTES else Sketches(form, sample.shape[1], sample)
    for vectors in _read(source, count, go_on):
        made.add(vectors)
        trial.watch(vectors)
    factors = (1,) if form == BYTES else FACTORS
    verdict = trial.judge(made, source.cosines_of, go_on, factors) if len(made) == count else None
    if verdict is None:
        return None
    judged = _wanted_anyhow(verdict, factors)
    return Made(form, None, made, judged) if isinstance(made, ByteRows) else Made(form, made, None, judged)


def _wanted_anyhow(verdict: Verdict, factors: Sequence[int]) -> Verdict:
    """Where no number of candidates was enough, the largest that was tried."""
    return verdict if verdict.factors else replace(verdict, factors=(factors[-1], factors[-1]))


def choose(
    source: Source, count: int, sample: Vectors, groups: list[Vectors], go_on: GoOn
) -> tuple[Codes, Verdict] | None:
    """Try codes, the coarsest first, and take those that find enough in the shortest time.

    Args: as of `make`; the codes are of so many rows.
    Returns: the codes and what was measured: without factors where none are good enough, and then the finest. None
        where it was not to go on.
    """
    trial = Trial(groups)
    best: tuple[Codes, Verdict] | None = None
    best_ns = np.inf
    for fineness in FINENESSES:
        if best_ns <= _PIECE_NS * count * sample.shape[1] / fineness:
            break
        tried = Codes(sample.shape[1], sample, fineness)
        for vectors in _read(source, count, go_on):
            tried.add(vectors)
            if best is None:
                trial.watch(vectors)
        verdict = trial.judge(tried, source.cosines_of, go_on) if len(tried) == count else None
        if verdict is None:
            return None
        took_ns = _took_ns(tried, verdict) if verdict.factors else np.inf
        if best is None or took_ns <= best_ns:
            best, best_ns = (tried, verdict), took_ns
    return best


def _read(source: Source, count: int, go_on: GoOn) -> Iterator[Vectors]:
    for block in blocks(0, count, _BLOCK):
        vectors = source.vectors_in(block) if go_on() else None
        if vectors is None:
            return
        yield vectors


def _took_ns(codes: Codes, verdict: Verdict) -> float:
    """About how long a search takes."""
    compared = verdict.candidates(_USUAL_HITS) * codes.dim
    return _PIECE_NS * verdict.items * codes.pieces + _NUMBER_NS * compared
