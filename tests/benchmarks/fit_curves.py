"""Fit the constants in `models/search/curves.py` on real media, half of the queries held out.

Run: python tests/benchmarks/fit_curves.py LIBRARY_OF_REAL_MEDIA [YAMNET]
The library is made in that folder when it is not there yet. Prints one line of constants for each space, and how
probable "strong" and "maybe" hits are to be right among the queries that were held out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

_TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_TESTS), str(_TESTS.parent)]

from real_library import RealLibrary  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402

from models.search.calibration import MAYBE, STRONG, Background, Curve, background, distance  # noqa: E402
from models.spaces import Vectors  # noqa: E402

_DEPTH = 10
_ANY = Curve(0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass
class Observations:
    """Hits among the first ten, with what is known of each."""

    cosines: list[float] = field(default_factory=list)
    distances: list[float] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    backgrounds: list[Background] = field(default_factory=list)

    def features(self) -> np.ndarray:
        return np.column_stack([self.cosines, self.distances])


def observe(
    library: RealLibrary, space: str, queries: Sequence[tuple[Vectors, Callable[[int], bool], int | None]]
) -> Observations:
    """What searching a space brings: each query with a judge of item ids, and an item to leave out."""
    index = library.index(space)
    sample = index.sample(1000)
    seen = Observations()
    for vector, is_right, own in queries:
        cosines, ids = index.search(vector, _DEPTH + 1)
        usual = background(vector, sample, _ANY)
        seen.backgrounds.append(usual)
        kept = [row for row, item in enumerate(ids.tolist()) if item != own][:_DEPTH]
        seen.cosines += cosines[kept].tolist()
        seen.distances += distance(cosines[kept], usual).tolist()
        seen.right += [is_right(int(ids[row])) for row in kept]
    return seen


def report(name: str, fit: Observations, held_out: Observations) -> None:
    """Fit on one half, judge on the other."""
    model = LogisticRegression(C=10.0).fit(fit.features(), fit.right)
    by_cosine, by_distance = model.coef_[0]
    mean = float(np.median([usual.mean for usual in fit.backgrounds]))
    deviation = float(np.median([usual.deviation for usual in fit.backgrounds]))
    constants = (mean, deviation, model.intercept_[0], by_cosine, by_distance)
    print(f'    "{name}": Curve({", ".join(f"{constant:.3f}" for constant in constants)}),')
    scores, right = model.predict_proba(held_out.features())[:, 1], np.array(held_out.right)
    for word, low, high in (("strong", STRONG, 1.01), ("maybe", MAYBE, STRONG), ("weak", 0.0, MAYBE)):
        inside = (scores >= low) & (scores < high)
        if inside.any():
            found, expected = right[inside].mean(), scores[inside].mean()
            print(f"      # {word}: {inside.sum()} hits, {found:.0%} right, {expected:.0%} expected")


def main() -> None:
    folder = Path(sys.argv[1])
    yamnet = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    with closing(RealLibrary(folder, yamnet)) as library:
        print("_BY_WORDS")
        for space in library.spaces_answering_text():
            report(space, *(observe(library, space, library.text_queries(space, half)) for half in (0, 1)))
        print("_BY_EXAMPLE")
        for space in library.spaces_finding_similar():
            report(space, *(observe(library, space, library.example_queries(space, half)) for half in (0, 1)))


if __name__ == "__main__":
    main()
