"""What vectors would cost, and what would be found, if they were kept in another form; measured, not assumed."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from models.analysis.lab_sources import go_on
from models.index.forms import Form, FormName, forms, trainable
from models.jobs import JobControl, Progress
from models.messages import say
from models.sorted_ids import Rows
from models.spaces import Vectors

DEPTH = 10
CANDIDATES = 100
"""So many that a form names are compared exactly, for the second figure."""

# Cosines of equal vectors differ by as much as sums in another order, and float16, do.
_SAME = 1e-5
_TIMED = 30
_EXACT = "float32"
_BLOCK = 8192
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Queries:
    """Queries of one sort. Attributes: name: "texts" or "items". own: rows that the queries are, -1 for none."""

    name: str
    vectors: Vectors
    own: Rows


@dataclass(frozen=True, slots=True)
class Measured:
    """What one form costs and finds.

    Attributes:
        milliseconds: the median time of one query, without comparing candidates exactly.
        recall: recall@10 of the form alone, by sort of query. refined: where its first 100 are compared exactly.
        present: whether vectors are kept so now.
    """

    key: str
    bytes_per_vector: float
    milliseconds: float
    recall: dict[str, float]
    refined: dict[str, float]
    present: bool = False


@dataclass
class Comparison:
    """Measures forms on vectors and queries.

    Args: vectors: shape (n, dim), L2 norm 1, n >= 2. queries: sorts of them.
    """

    vectors: Vectors
    queries: Sequence[Queries]
    measured: list[Measured] = field(default_factory=list)
    _nearest: dict[str, Numbers] = field(default_factory=dict)

    def measure(self, control: JobControl) -> Generator[Progress, None, None]:
        """Measure every form. Raises: Cancelled."""
        dim = self.vectors.shape[1]
        names = [name for name in forms(dim) if trainable(name.key, dim, len(self.vectors))]
        exact = self._exact(control)
        for done, name in enumerate(names):
            yield Progress(done, len(names) + 1, say("Trying %1", name.key))
            form = Form(name.key, dim)
            for _ in form.fill(self.vectors):
                go_on(control)
            self.measured.append(self._measure(name, form.nearest, exact, control))
        yield Progress(len(names), len(names) + 1, say("Trying what is used now"))

    def measure_present(self, name: FormName, nearest: Callable[[Vectors, int], Rows], control: JobControl) -> None:
        """Measure in the same way what is used now. Args: nearest: as `Form.nearest`, over the same rows."""
        one = self._measure(name, nearest, self._exact(control), control)
        self.measured.append(
            Measured(one.key, one.bytes_per_vector, one.milliseconds, one.recall, one.refined, present=True)
        )

    def _measure(
        self,
        name: FormName,
        nearest: Callable[[Vectors, int], Rows],
        exact: dict[str, Numbers],
        control: JobControl,
    ) -> Measured:
        took_s: list[float] = []
        recall, refined = {}, {}
        for sort in self.queries:
            alone, after = [], []
            # What is exact is asked for its time alone, and takes the longest.
            asked = sort.vectors if name.key != _EXACT else sort.vectors[:_TIMED]
            for number, query in enumerate(asked):
                go_on(control)
                begun_s = time.perf_counter()
                found = nearest(query, CANDIDATES + 1)
                took_s.append(time.perf_counter() - begun_s)
                found = found[found != sort.own[number]]
                cosines = self.vectors[found] @ query
                alone.append(recall_of(cosines[:DEPTH], exact[sort.name][number]))
                after.append(recall_of(np.sort(cosines)[::-1][:DEPTH], exact[sort.name][number]))
            recall[sort.name], refined[sort.name] = float(np.mean(alone)), float(np.mean(after))
        milliseconds = 1000 * float(np.median(took_s[-_TIMED:]))
        return Measured(name.key, name.bytes_per_vector, milliseconds, recall, refined)

    def _exact(self, control: JobControl) -> dict[str, Numbers]:
        """The largest cosines of each query, descending: shape (queries, 10), or fewer where there are fewer rows."""
        if not self._nearest:
            for sort in self.queries:
                self._nearest[sort.name] = self._exact_of(sort, control)
        return self._nearest

    def _exact_of(self, sort: Queries, control: JobControl) -> Numbers:
        wanted = min(DEPTH, len(self.vectors) - int((sort.own >= 0).any()))
        best = np.empty((len(sort.vectors), 0), np.float32)
        for start in range(0, len(self.vectors), _BLOCK):
            go_on(control)
            block = sort.vectors @ self.vectors[start : start + _BLOCK].T
            mine = np.flatnonzero((sort.own >= start) & (sort.own < start + _BLOCK))
            block[mine, sort.own[mine] - start] = -np.inf
            best = np.hstack([best, block])
            best = np.partition(best, best.shape[1] - min(wanted, best.shape[1]), axis=1)[:, -wanted:]
        return np.asarray(np.sort(best, axis=1)[:, ::-1], np.float64)


def recall_of(found: npt.NDArray[np.floating], exact: npt.NDArray[np.floating]) -> float:
    """The share of the nearest rows that were found. What is as near as the last of them counts, whichever row it is.

    Args: found: cosines of the rows found, shape (m,). exact: those of the nearest rows, descending, shape (k,), k > 0.
    """
    return min(int((found >= exact[-1] - _SAME).sum()), len(exact)) / len(exact)
