"""How long maps take, beside the libraries alone; and how long the window takes for a frame while a map is moved.

Run: python tests/benchmarks/maps.py [--quick]
"""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
import time
import warnings
from contextlib import closing, redirect_stdout
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import comparing
import numpy as np

from models.analysis import map_points
from models.analysis.map_making import TARGET, MadeMap
from models.analysis.map_methods import METHODS, REDUCED_DIMS, available
from models.analysis.principal import principal
from models.worker import Limits, Worker

_DIM = 384
_CLUSTERS = 80
_MOST_S = {10_000: 10.0, 100_000: 90.0}
_FRAME_MS = 16.0
_FRAMES = 300


def vectors(count: int) -> np.ndarray:
    """Directions around some centres, as embeddings lie: shape (count, 384), float16, L2 norm 1."""
    rng = np.random.default_rng(1)
    centres = rng.normal(size=(_CLUSTERS, _DIM))
    found = centres[rng.integers(0, _CLUSTERS, count)] + 1.2 * rng.normal(size=(count, _DIM))
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float16)


def made(worker: Worker, some: np.ndarray, method: str) -> tuple[float, MadeMap]:
    """A map as Findling makes it, with its quality."""
    start_s = time.monotonic()
    *_, last = worker.stream("make", some, method)
    return time.monotonic() - start_s, last


def alone_s(some: np.ndarray, method: str) -> float:
    """The library by itself, on the same numbers, with its own search for neighbours and its usual settings."""
    start_s = time.monotonic()
    whole = some.astype(np.float32)
    points = principal(whole, REDUCED_DIMS).project(whole)
    library: Any = importlib.import_module(METHODS[method].module)
    with warnings.catch_warnings(), open(os.devnull, "w") as nowhere, redirect_stdout(nowhere):
        warnings.simplefilter("ignore")
        if method == "umap":
            library.UMAP(random_state=1, n_jobs=1).fit_transform(points)
        elif method == "tsne":
            library.TSNE(random_state=1, n_jobs=os.cpu_count()).fit(points)
        elif method == "pacmap":
            library.PaCMAP(random_state=1).fit_transform(points)
    return time.monotonic() - start_s


def frames_ms(count: int) -> dict[str, list[float]]:
    """How long each frame takes while a map is moved and enlarged, the drawing of what becomes visible included."""
    from PySide6.QtCore import QPointF, QSettings
    from PySide6.QtWidgets import QApplication

    from desktop.explore.map_colours import colours_of
    from desktop.explore.map_scene import MapScene
    from desktop.explore.map_view import MapView
    from desktop.tasks import Tasks
    from desktop.theme import Theme
    from desktop.thumbnails import Thumbnails
    from models.explored import Colouring

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        theme = Theme(app, QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat))
    rng = np.random.default_rng(2)
    labels = rng.integers(0, _CLUSTERS, count)
    places = rng.uniform(-0.9, 0.9, (_CLUSTERS, 2))[labels] + rng.normal(0, 0.04, (count, 2))
    colours = map_points.by_label((labels % 8).astype(np.int32), [str(one) for one in range(8)])
    ids = np.arange(count)
    positions = np.clip(places, -1, 1).astype(np.float32)
    scene = MapScene(map_points.points(ids, ids, np.zeros(count, np.int64), positions, colours))
    view = MapView(Tasks(lambda *_: None), theme, Thumbnails())  # type: ignore[arg-type, return-value]
    view.resize(1400, 900)
    view.show()
    view.show_scene(scene, lambda: colours_of(theme, Colouring.CLUSTER, scene.groups))
    while view.busy:
        app.processEvents()

    def measure(act: Any) -> float:
        start_s = time.perf_counter()
        act()
        view.repaint()
        app.processEvents()
        return (time.perf_counter() - start_s) * 1000

    def pan() -> None:
        view._centre += QPointF(0.004, 0.002)
        view._look()

    middle = QPointF(700, 450)
    found = {"pan": [measure(pan) for _ in range(_FRAMES)]}
    found["zoom in"] = [measure(lambda: view.zoom(1.03, middle)) for _ in range(_FRAMES // 2)]
    found["zoom out"] = [measure(lambda: view.zoom(1 / 1.03, middle)) for _ in range(_FRAMES // 2)]
    view.close()
    return found


def main(counts: list[int]) -> int:
    """Print everything; the exit code says whether all limits were kept."""
    kept = True
    with tempfile.TemporaryDirectory() as cache:
        os.environ["NUMBA_CACHE_DIR"] = cache
        limits = Limits(seconds=1800.0)
        with closing(Worker(TARGET, (cache, os.cpu_count() or 1), limits=limits, name="maps")) as worker:
            few = vectors(2000)
            for method in available():
                first_s, _ = made(worker, few, method)
                alone_s(few, method)
                print(f"{method}: {first_s:.1f} s for the first map of 2,000, compiling included")
            for count in counts:
                some = vectors(count)
                for method in available():
                    took_s, one = made(worker, some, method)
                    theirs_s = alone_s(some, method) if method != "pca" else float("nan")
                    within = took_s <= _MOST_S.get(count, float("inf"))
                    kept &= within
                    quality = one.quality
                    print(
                        f"{count:>7,} {method:7} {took_s:6.1f} s{'' if within else ' TOO LONG'}"
                        f"   alone {theirs_s:6.1f} s   ratio {took_s / theirs_s:.2f}"
                        f"   trustworthiness {quality.trustworthiness:.3f}, continuity {quality.continuity:.3f}"
                    )
    for what, found in frames_ms(max(counts)).items():
        kept &= comparing.percentile(found, 99) <= _FRAME_MS
        print(f"{what}: frame {comparing.p50_and_p99(found)}, longest {max(found):.1f} ms")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main([10_000] if comparing.is_quick(__doc__) else [10_000, 100_000]))
