"""How long maps take, beside the libraries alone; and how long the window takes for a frame while a map is moved.

Run: python tests/benchmarks/maps.py [--quick]
"""

from __future__ import annotations

import importlib
import os
import tempfile
import time
import warnings
from collections.abc import Callable
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
_EVERY_S = 1 / 60


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


def moved_view(count: int) -> Any:
    """A view of so many points in a window of 1400 x 900, drawn for the first time."""
    from PySide6.QtCore import QSettings
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
    return view


def frames(view: Any, act: Callable[[], None], count: int) -> tuple[list[float], list[float]]:
    """A movement, whose frames fall due as on a screen: sixty in a second; what else there is to do is done between.

    Returns: ms from when each frame falls due until it is seen, waiting for what was being done included; and the
        processor's ms for it and for the step of drawing after it, in this thread: other programs hardly lengthen them.
    """
    from PySide6.QtWidgets import QApplication

    taken, worked = [], []
    due_s = time.perf_counter()
    for _ in range(count):
        while time.perf_counter() < due_s:
            QApplication.processEvents()
        begun_s = time.thread_time()
        act()
        view.repaint()
        taken.append((time.perf_counter() - due_s) * 1000)
        QApplication.processEvents()
        worked.append((time.thread_time() - begun_s) * 1000)
        due_s = max(due_s + _EVERY_S, time.perf_counter())
    return taken, worked


def measure_frames(count: int) -> None:
    """Moving and enlarging a map, the drawing of what becomes visible included."""
    from PySide6.QtCore import QPointF

    view = moved_view(count)
    middle = QPointF(700, 450)
    steps = iter(range(10**6))

    def pan() -> None:
        # To and fro over more than the picture holds; 14 px in a frame is a quick hand.
        step = QPointF(14, 5) * (1 if next(steps) // 75 % 2 else -1)
        view.go_to(view._centre + step / view.camera.scale, view._zoom)

    comparing.title("A frame while a map is moved", f"{count:,} points")
    view.zoom(3, middle)
    for what, act, number in (
        ("moved from near", pan, _FRAMES),
        ("enlarged", lambda: view.zoom(1.03, middle), _FRAMES // 3),
        ("shrunk", lambda: view.zoom(1 / 1.03, middle), _FRAMES // 2),
        ("moved from afar", pan, _FRAMES),
    ):
        taken, worked = frames(view, act, number)
        comparing.say(what, comparing.p50_and_p99(taken), "ms", most=_FRAME_MS, judged="p99")
        comparing.say(f"{what}, processor time", comparing.p50_and_p99(worked), "ms")
    view.close()


def measure(worker: Worker, count: int) -> None:
    """Every method beside its library alone."""
    some = vectors(count)
    for method in available():
        took_s, one = made(worker, some, method)
        comparing.title("Maps, made after compiling", f"{count:,} items")
        theirs_s = alone_s(some, method) if method != "pca" else None
        ratio = None if theirs_s is None else took_s / theirs_s
        comparing.say(method, took_s, "s", ratio=ratio, to="the library alone", most=_MOST_S.get(count))
        comparing.say(f"{method}, trustworthiness", comparing.exactly(one.quality.trustworthiness, 3))
        comparing.say(f"{method}, continuity", comparing.exactly(one.quality.continuity, 3))


def main(counts: list[int]) -> None:
    """Print everything."""
    with tempfile.TemporaryDirectory() as cache:
        os.environ["NUMBA_CACHE_DIR"] = cache
        limits = Limits(seconds=1800.0)
        with closing(Worker(TARGET, (cache, os.cpu_count() or 1), limits=limits, name="maps")) as worker:
            few = vectors(2000)
            comparing.title("The first map of 2,000 items, compiling included")
            for method in available():
                first_s, _ = made(worker, few, method)
                comparing.say(method, first_s, "s")
                alone_s(few, method)
            for count in counts:
                measure(worker, count)
    measure_frames(max(counts))


if __name__ == "__main__":
    main([10_000] if comparing.is_quick(__doc__) else [10_000, 100_000])
