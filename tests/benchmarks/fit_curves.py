"""Fit the constants in `models/search/curves.py` on real media, half of the queries held out.

Run: python tests/benchmarks/fit_curves.py LIBRARY_OF_REAL_MEDIA [YAMNET] [--scaled]
With --scaled, local scaling takes its share of the cosines first: the constants are those with `_SCALED` in their name.
The library is made in that folder when it is not there yet. Prints one line of constants for each space, how probable
"strong" and "maybe" hits are to be right among the queries that were held out, and, for queries in words, what two
thresholds would have to be: where nine of ten queries without an answer bring nothing, and above which nine of ten
right hits among the first ten lie.
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

from everyday_queries import EVERYDAY  # noqa: E402
from real_library import RealLibrary, TextQuery  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402

from models.search.calibration import (  # noqa: E402
    MAYBE,
    STRONG,
    Background,
    Curve,
    background,
    distance,
    probability,
)
from models.sorted_ids import Ids  # noqa: E402
from models.spaces import Vectors  # noqa: E402

_DEPTH = 10
_ANY = Curve(0.0, 0.0, 0.0, 0.0, 0.0)
_PENALTY = 10.0


@dataclass
class Observations:
    """Hits among the first ten, with what is known of each, one row a query.

    Attributes:
        cosines: float32, shape (hits,) each. right: bool, shape (hits,) each.
    """

    cosines: list[np.ndarray] = field(default_factory=list)
    right: list[np.ndarray] = field(default_factory=list)
    backgrounds: list[Background] = field(default_factory=list)

    def features(self) -> np.ndarray:
        """Cosine and distance of every hit: shape (hits, 2)."""
        distances = [distance(row, usual) for row, usual in zip(self.cosines, self.backgrounds, strict=True)]
        return np.column_stack([np.concatenate(self.cosines), np.concatenate(distances)])

    def probabilities(self, curve: Curve) -> list[np.ndarray]:
        return [probability(row, usual, curve) for row, usual in zip(self.cosines, self.backgrounds, strict=True)]


def observe(
    library: RealLibrary,
    space: str,
    queries: Sequence[tuple[Vectors, Callable[[int], bool], int | None]],
    taken_off: Callable[[Ids], np.ndarray],
) -> Observations:
    """What searching a space brings: each query with a judge of item ids, and an item to leave out.

    Args: taken_off: of the cosine of each item, by its id.
    """
    index = library.index(space)
    sampled, sample = index.drawn(1000)
    seen = Observations()
    for vector, is_right, own in queries:
        cosines, ids = index.search(vector, len(index))
        cosines = cosines - taken_off(ids)
        order = np.argsort(-cosines, kind="stable")
        cosines, ids = cosines[order], ids[order]
        seen.backgrounds.append(background(vector, sample, _ANY, taken_off(sampled)))
        kept = [row for row, item in enumerate(ids[: _DEPTH + 1].tolist()) if item != own][:_DEPTH]
        seen.cosines.append(cosines[kept])
        seen.right.append(np.array([is_right(int(ids[row])) for row in kept], bool))
    return seen


def fit(seen: Observations) -> Curve:
    """The curve of some observations; nothing that is larger speaks against a hit, however few there are.

    Where one of the two does, how far a cosine stands out decides alone: that holds in other libraries, too.
    """
    features, right = seen.features(), np.concatenate(seen.right)
    model = LogisticRegression(C=_PENALTY).fit(features, right)
    by_cosine, by_distance = model.coef_[0]
    if min(by_cosine, by_distance) < 0:
        model = LogisticRegression(C=_PENALTY).fit(features[:, 1:], right)
        by_cosine, by_distance = 0.0, model.coef_[0][0]
    return Curve(
        mean=float(np.median([usual.mean for usual in seen.backgrounds])),
        deviation=float(np.median([usual.deviation for usual in seen.backgrounds])),
        offset=float(model.intercept_[0]),
        by_cosine=float(by_cosine),
        by_distance=float(by_distance),
    )


def report(name: str, maybe: float, curve: Curve, held_out: Observations) -> None:
    """Print a curve that was fitted on one half, and judge it on the other."""
    constants = (curve.mean, curve.deviation, curve.offset, curve.by_cosine, curve.by_distance)
    print(f'    "{name}": Curve({", ".join(f"{constant:.3f}" for constant in constants)}),')
    scores, right = np.concatenate(held_out.probabilities(curve)), np.concatenate(held_out.right)
    for word, low, high in (("strong", STRONG, 1.01), ("maybe", maybe, STRONG), ("weak", 0.0, maybe)):
        inside = (scores >= low) & (scores < high)
        if inside.any():
            found, expected = right[inside].mean(), scores[inside].mean()
            print(f"      # {word}: {inside.sum()} hits, {found:.0%} right, {expected:.0%} expected")


def report_thresholds(curve: Curve, answerable: Observations, nothing: Observations) -> None:
    """Print where the two promises would put the thresholds of this space alone, among queries that were held out."""
    found = [
        chances[right].max()
        for chances, right in zip(answerable.probabilities(curve), answerable.right, strict=True)
        if right.any()
    ]
    best_of_nothing = [chances.max() for chances in nothing.probabilities(curve)]
    quiet_from, seen_from = np.quantile(best_of_nothing, 0.9), np.quantile(found, 0.1)
    print(
        f"      # nine of ten of {len(nothing.right)} queries without an answer bring nothing from {quiet_from:.3f} on;"
        f" nine of ten of {len(found)} right hits lie above {seen_from:.3f}"
    )


def everyday(library: RealLibrary, space: str, half: int) -> list[TextQuery]:
    """Every second of the everyday queries, to which nothing is right."""
    texts = EVERYDAY[half::2]
    vectors = library.engine._encoders.encode_text(texts, [space])[space]
    return [(vector, lambda _: False, None) for vector in vectors]


def _maybe(library: RealLibrary, space: str) -> float:
    return MAYBE[library._space(space).kinds[0]]


def taking(library: RealLibrary, space: str, *, by_example: bool, scaled: bool) -> Callable[[Ids], np.ndarray]:
    """What is taken off the cosines of items in a space."""
    scaling = library.engine.scalings.make(library._space(space).fingerprint) if scaled else None
    if scaling is None:
        return lambda ids: np.zeros(len(ids), np.float32)
    return lambda ids: scaling.taken_off(ids, by_example=by_example)


def main() -> None:
    scaled = "--scaled" in sys.argv
    folder, *weights = (Path(one) for one in sys.argv[1:] if not one.startswith("-"))
    with closing(RealLibrary(folder, *weights)) as library:
        print(f"_BY_WORDS{'_SCALED' * scaled}")
        for space in library.spaces_answering_text():
            off = taking(library, space, by_example=False, scaled=scaled)
            queries = [library.text_queries(space, half) for half in (0, 1)]
            nothing = [everyday(library, space, half) for half in (0, 1)]
            curve = fit(observe(library, space, queries[0] + nothing[0], off))
            report(space, _maybe(library, space), curve, observe(library, space, queries[1] + nothing[1], off))
            report_thresholds(curve, observe(library, space, queries[1], off), observe(library, space, nothing[1], off))
        print(f"_BY_EXAMPLE{'_SCALED' * scaled}")
        for space in library.spaces_finding_similar():
            off = taking(library, space, by_example=True, scaled=scaled)
            examples = [observe(library, space, library.example_queries(space, half), off) for half in (0, 1)]
            report(space, _maybe(library, space), fit(examples[0]), examples[1])


if __name__ == "__main__":
    main()
