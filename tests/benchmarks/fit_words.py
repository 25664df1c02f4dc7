"""Fit how a share of what words tell becomes a probability (`PASSAGE` in `models/search/wording.py`) on real texts.

Run: python tests/benchmarks/fit_words.py LIBRARY_OF_REAL_MEDIA [YAMNET]
As fit_curves.py, on the same half of the questions; the library is made in that folder when it is not there yet. Prints
the line, and how probable passages are to be right by it among the questions that were held out.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import numpy.typing as npt

_TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_TESTS), str(_TESTS.parent)]

from everyday_queries import EVERYDAY  # noqa: E402
from real_library import UNANSWERABLE, RealLibrary  # noqa: E402
from scipy.optimize import minimize  # noqa: E402
from sqlalchemy import Connection  # noqa: E402

from models.catalogue import words  # noqa: E402
from models.kinds import Kind  # noqa: E402
from models.search.wording import LEAST_SCORE, chance, informative  # noqa: E402

_ALL = 10**6
_EVERY_CAPTION = 5
_BANDS = (LEAST_SCORE, 0.05, 0.15, 0.4, 1.0)

Floats = npt.NDArray[np.float64]


def observe(library: RealLibrary, connection: Connection, half: int) -> tuple[Floats, Floats, Floats]:
    """What words say of all passages, for every second question and for texts that have no answer in any.

    Returns: shares, what all words tell as `informative` has it, and which passages are right: shape (n,) each.
    """
    passages = np.array(connection.exec_driver_sql("SELECT id FROM item_words_docsize ORDER BY id").scalars().all())
    shares, told, right = [], [], []
    for question in questions(library, half):
        weights = words.weigh(connection, words.parse(question + " "))
        found = words.match_any(connection, weights, _ALL)
        if len(weights.query.terms) == 1:
            found = words.match_all(connection, weights, _ALL)
        judge = library._judge(question)
        share = np.zeros(len(passages))
        share[np.searchsorted(passages, found.row_ids)] = found.shares
        shares.append(share)
        told.append(np.full(len(passages), informative(found.told)))
        right.append(np.array([judge(item) for item in passages.tolist()], float))
    return np.concatenate(shares), np.concatenate(told), np.concatenate(right)


def questions(library: RealLibrary, half: int) -> Iterator[str]:
    yield from sorted({known.question for known in library._of(Kind.DOCUMENT)})[half::2]
    captions = {known.question for known in library.known.values() if known.kind != Kind.DOCUMENT}
    yield from sorted(captions)[half::2][::_EVERY_CAPTION]
    yield from sorted((*UNANSWERABLE, *EVERYDAY))[half::2]


def fit(shares: Floats, told: Floats, right: Floats) -> tuple[float, float]:
    """The line under which what is right is most probable (Platt 1999, with a factor that is known)."""

    def unlikely(line: tuple[float, float]) -> float:
        found = np.clip(told * chance(line, shares), 1e-9, 1 - 1e-9)
        return float(-np.mean(right * np.log(found) + (1 - right) * np.log(1 - found)))

    line = minimize(unlikely, (-8.0, 9.0), method="Nelder-Mead").x
    return float(line[0]), float(line[1])


def main() -> None:
    folder, *weights = (Path(one) for one in sys.argv[1:])
    with closing(RealLibrary(folder, *weights)) as library, library.engine._catalogue.read() as connection:
        line = fit(*observe(library, connection, 0))
        print(f"PASSAGE = ({line[0]:.2f}, {line[1]:.2f})")
        shares, told, right = observe(library, connection, 1)
        found = told * chance(line, shares)
        for low, high in itertools.pairwise(_BANDS):
            inside = (found >= low) & (found < high)
            if inside.any():
                print(
                    f"  {low} to {high}: {inside.sum()} passages, {right[inside].mean():.1%} right,"
                    f" {found[inside].mean():.1%} expected"
                )


if __name__ == "__main__":
    main()
