"""Makes maps and clusters in a process of its own: the libraries are slow to load and compile, and use all cores.

The parent's end is `exploring`. Leaving what `make` yields early ends the process, and with it the work.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.analysis.clusters import Grouping, by_centres, by_density
from models.analysis.map_methods import METHODS, REDUCED_DIMS, arrange
from models.analysis.map_quality import MapQuality, judge_map
from models.analysis.principal import Positions, Principal, principal
from models.explored import How
from models.index.neighbours import Labels
from models.jobs import Progress
from models.messages import say
from models.spaces import Vectors

TARGET = "models.analysis.map_making:MapMaker"
SEED = 1
_STEPS = 100
_ARRANGED_FROM, _JUDGED_FROM = 10, 95
# Compiling takes so long that a person is told.
_SLOW_TO_BEGIN = frozenset({"umap", "pacmap"})


@dataclass(frozen=True, slots=True, eq=False)
class MadeMap:
    """What is known of a map besides what lies on it.

    Attributes:
        positions: shape (n, 2), -1 to 1. reduced: what was compared, shape (n, dims), float16.
        directions: how vectors are reduced. quality: None where there are too few points.
    """

    positions: Positions
    reduced: npt.NDArray[np.float16]
    directions: Principal
    quality: MapQuality | None


class MapMaker:
    """The child's object.

    Args:
        cache: a folder for what is compiled, so that it is compiled once; "" for none. threads: how many to use.
    """

    def __init__(self, cache: str, threads: int) -> None:
        if cache:
            os.environ["NUMBA_CACHE_DIR"] = cache
        os.environ["NUMBA_NUM_THREADS"] = str(threads)
        os.environ["FINDLING_FAISS_THREADS"] = str(threads)

    def make(
        self, vectors: npt.NDArray[np.float16], method: str, groups: Labels | None = None
    ) -> Iterator[Progress | MadeMap]:
        """Lay vectors out; yields how far it is, and last the map.

        Args: vectors: shape (n, dim), n > 0. method, groups: see `map_methods.arrange`.
        Raises: UserError: the method's library is not installed.
        """
        assert method in METHODS, method
        yield Progress(1, _STEPS, say("Comparing"))
        whole = vectors.astype(np.float32)
        directions = principal(whole, REDUCED_DIMS)
        points = directions.project(whole)
        starting = say("Arranging; the first time takes a minute longer") if method in _SLOW_TO_BEGIN else _ARRANGING
        yield Progress(_ARRANGED_FROM, _STEPS, starting)
        positions = yield from _told(lambda tell: arrange(points, method, SEED, tell, groups))
        yield Progress(_JUDGED_FROM, _STEPS, say("Looking how far it can be trusted"))
        quality = judge_map(whole, positions)
        yield MadeMap(positions, points.astype(np.float16), directions, quality)

    def group(self, reduced: npt.NDArray[np.float16], positions: Positions, how: How, count: int) -> Grouping:
        """Clusters of points. Args: count: of clusters, with "density" the smallest size; 0 lets a measure decide."""
        points: Vectors = reduced.astype(np.float32)
        return by_density(points, positions, count) if how == "density" else by_centres(points, count, SEED)


_ARRANGING = say("Arranging")


def _told(work: Callable[[Callable[[float], None]], Positions]) -> Generator[Progress, None, Positions]:
    """Run some work in a thread and yield what it tells. Returns: what it returns."""
    told: queue.SimpleQueue[float | None] = queue.SimpleQueue()
    outcome: list[Positions] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            outcome.append(work(told.put))
        except BaseException as error:  # noqa: BLE001  goes to the parent, as if there were no thread
            failure.append(error)
        told.put(None)

    threading.Thread(target=run, name="arranging", daemon=True).start()
    shown = -1
    while (share := told.get()) is not None:
        done = _ARRANGED_FROM + int(share * (_JUDGED_FROM - _ARRANGED_FROM))
        if done != shown:
            shown = done
            yield Progress(done, _STEPS, _ARRANGING)
    if failure:
        raise failure[0]
    return outcome[0]
