"""A hundred thousand results in the window, or in a bare QListView, with a watch on them. Used by scrolling.py.

Run: python watched_scrolling.py window|bare COUNT FOLDER     prints what was measured as JSON.
"""

from __future__ import annotations

import gc
import json
import random
import sys
import time
from array import array
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import comparing
from PySide6.QtCore import QAbstractListModel, QModelIndex, QSettings, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget

from models.answers import Answer, Hit, SearchRequest, Shelf
from models.kinds import Kind
from models.views import LibraryStatus, RootStatus

_PICTURES = 600
_STEP_PX = 108  # a turn of the wheel
_STEPS = 400
_JUMPS = 80
_WIDTHS = 60
_QUERIES = 30
_NEWEST = datetime(2023, 8, 14, 12)  # noqa: DTZ001  clocks of cameras know of no zone


class Watch:
    """Turns the events, and knows how long that took.

    Attributes:
        busy_ms: of each turn since it was cleared, the processor's time of this thread alone: other programs on a busy
            machine make a turn longer, but not this.
        collected_ms: the longest of the pauses in which Python looked for garbage.
    """

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.longest_ms = 0.0
        self.busy_ms: list[float] = []
        self.collected_ms = self._collecting_s = 0.0
        gc.callbacks.append(self._note_collecting)

    def forget(self) -> None:
        """What is the longest is found anew from now on."""
        self.longest_ms = self.collected_ms = 0.0

    def _note_collecting(self, phase: str, _: object) -> None:
        if phase == "start":
            self._collecting_s = time.perf_counter()
        else:
            self.collected_ms = max(self.collected_ms, (time.perf_counter() - self._collecting_s) * 1000)

    def turn(self, act: Callable[[], object]) -> float:
        """Do something, and paint what comes of it. Returns: milliseconds."""
        start_s, busy_s = time.perf_counter(), time.thread_time()
        act()
        self._app.processEvents()
        self.busy_ms.append((time.thread_time() - busy_s) * 1000)
        took_ms = (time.perf_counter() - start_s) * 1000
        self.longest_ms = max(self.longest_ms, took_ms)
        return took_ms

    def rest(self, seconds: float) -> None:
        """Let time go by; each turn of the events is watched."""
        until_s = time.perf_counter() + seconds
        while time.perf_counter() < until_s:
            self.turn(lambda: None)
            time.sleep(0.002)

    def wait(self, done: Callable[[], bool]) -> None:
        """Turn the events until something is so."""
        until_s = time.perf_counter() + 30
        while not done():
            if time.perf_counter() > until_s:
                raise TimeoutError
            self.turn(lambda: None)


def _samples(folder: Path) -> list[Hit]:
    """Hits of all kinds, most of them pictures as large as previews are."""
    chance, found = random.Random(5), []
    for number in range(_PICTURES):
        kind = (Kind.IMAGE,) * 6 + (Kind.AUDIO, Kind.DOCUMENT, Kind.FILM, Kind.DOCUMENT)
        hit = _hit(number, kind[number % len(kind)])
        preview = folder / f"{number}.jpg"
        if hit.kind is Kind.AUDIO:
            preview = folder / f"{number}.peaks"
            preview.write_bytes(chance.randbytes(600))
        else:
            image = QImage(512, (384, 342, 512, 680)[number % 4], QImage.Format.Format_RGB32)
            image.fill(QColor.fromHsl(chance.randrange(360), 140, 150))
            painter = QPainter(image)
            for _ in range(60):
                painter.fillRect(*(chance.randrange(500) for _ in range(4)), QColor(chance.randrange(1 << 24)))
            painter.end()
            image.save(str(preview), "JPG", 85)
        text = " ".join(f"word{chance.randrange(900)}" for _ in range(120)) if hit.kind is Kind.DOCUMENT else ""
        found.append(replace(hit, preview=str(preview), text=text, folder="/home/anna/Pictures/2023/Norway"))
    return found


def _hit(number: int, kind: Kind) -> Hit:
    suffix = {Kind.IMAGE: "jpg", Kind.AUDIO: "wav", Kind.DOCUMENT: "pdf", Kind.FILM: "mp4"}[kind]
    name = f"{kind.value}-{number}.{suffix}"
    times = {} if kind in (Kind.IMAGE, Kind.DOCUMENT) else {"duration_s": 90.0, "start_s": 20.0, "end_s": 30.0}
    path = f"/home/anna/Pictures/2023/Norway/{name}".encode()
    return Hit(number, number, path, name, "", kind, 0.9, "strong", reasons=("looks like: lion",), **times)


def _scroll(view: QListView, watch: Watch, busy: list[float], steps: int = _STEPS) -> list[float]:
    """By the wheel, while thumbnails come in. Args: busy: takes the processor's time of each turn."""
    bar, times = view.verticalScrollBar(), []
    bar.setValue(bar.maximum() // 3)
    watch.rest(0.3)
    for _ in range(steps):
        times.append(watch.turn(lambda: bar.setValue(bar.value() + _STEP_PX)))
        busy.append(watch.busy_ms[-1])
        watch.rest(0.012)
    return times


def _jump(view: QListView, watch: Watch) -> list[float]:
    bar, chance, times = view.verticalScrollBar(), random.Random(3), []
    for _ in range(_JUMPS):
        times.append(watch.turn(lambda: bar.setValue(chance.randrange(bar.maximum()))))
        watch.rest(0.02)
    return times


def _resize(window: QWidget, watch: Watch, busy: list[float]) -> list[float]:
    width, high = window.width(), window.height()
    times = []
    for number in range(_WIDTHS):
        times.append(watch.turn(lambda number=number: window.resize(width - 5 * (number % 30), high)))
        busy.append(watch.busy_ms[-1])
    watch.rest(0.5)
    return times


def _run_window(app: QApplication, count: int, folder: Path) -> dict[str, Any]:
    from desktop.main_window import MainWindow
    from desktop.search.views import View
    from desktop.tasks import Tasks
    from desktop.theme import Theme

    library, watch = _Library(count, _samples(folder)), Watch(app)

    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    tasks = Tasks(lambda _on_event, _restore: _Link(library))
    window = MainWindow(tasks, Theme(app, settings), settings)
    window.resize(1280, 800)
    window.show()
    gc.freeze()  # as desktop/app.py does
    watch.rest(0.3)
    start_s = time.perf_counter()
    tasks.start()
    watch.wait(lambda: window.results.hits.rowCount() == count)
    shown_ms = (time.perf_counter() - start_s) * 1000
    watch.rest(1.0)
    before = comparing.memory_mb()
    watch.forget()
    measured: dict[str, Any] = {"shown_ms": [shown_ms], "scrolled_busy_ms": [], "resized_busy_ms": []}
    measured["scrolled_ms"] = _scroll(window.results, watch, measured["scrolled_busy_ms"])
    measured["jumped_ms"] = _jump(window.results, watch)
    measured["resized_ms"] = _resize(window, watch, measured["resized_busy_ms"])
    for view, key in ((View.LIST, "list_ms"), (View.TIMELINE, "timeline_ms"), (View.GRID, "")):
        watch.turn(lambda view=view: window.showing.show_as(view))
        watch.rest(0.5)
        if key:
            measured[key] = _scroll(window.results, watch, [], _STEPS // 2)
    measured |= comparing.memory_mb() | {"before_mb": before["rss_mb"], "longest_ms": [watch.longest_ms]}
    measured["collected_ms"] = [watch.collected_ms]
    measured |= _type(window, watch)
    window.close()
    tasks.close()
    return measured


class _Link:
    """An engine in this process that answers at once what is measured, and nothing else."""

    def __init__(self, library: _Library) -> None:
        root = RootStatus(1, b"/home/anna", "/home/anna", 4, 0, 0, offline=False)
        self._answers: dict[str, Callable[..., object]] = {
            "status": lambda: LibraryStatus(roots=(root,)),
            "search": library.search,
            "shelf": lambda _request, by: library.shelves[by],
            "on_shelf": library.on_shelf,
        }

    def call(self, method: str, *args: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if method in self._answers:
            future.set_result(self._answers[method](*args))
        return future

    def close(self) -> None:
        return


class _Library:
    """Makes each hit when it is asked for, as the engine reads it: they are no part of the window's memory."""

    def __init__(self, count: int, samples: list[Hit]) -> None:
        self._count = count
        self._samples = samples
        files, items = array("q", range(count)).tobytes(), array("q", range(1, count + 1)).tobytes()
        months = Counter(_moment(number)[:7] for number in range(count))
        self.shelves = {"none": Shelf(files, items), "month": Shelf(files, items, tuple(months.items()))}

    def search(self, request: SearchRequest) -> Answer:
        text = request.text.replace("sort:date", "").strip()
        begin = 7 * len(text) * ord(text[-1]) if text else 0
        hits = tuple(self._hit(number) for number in range(begin, begin + 200))
        return Answer(hits, took_ms={"total": 0.0}, total=0 if text else self._count)

    def on_shelf(self, shown: list[tuple[int, int]]) -> list[Hit | None]:
        return [self._hit(file_id) for _, file_id in shown]

    def _hit(self, number: int) -> Hit:
        sample = self._samples[number % len(self._samples)]
        name = f"{number} {sample.name}"
        return replace(sample, item_id=number + 1, file_id=number, name=name, moment=_moment(number))


def _moment(number: int) -> str:
    return (_NEWEST - timedelta(hours=number)).isoformat()


def _type(window: Any, watch: Watch) -> dict[str, list[float]]:
    """Type a letter while everything is shown, until what it finds is painted."""
    times: dict[str, list[float]] = {"answered_ms": [], "after_pause_ms": []}
    field, results = window.search_bar.field, window.results
    for number in range(_QUERIES):
        sent_s: list[float] = []
        note = window.query._typing.timeout.connect(lambda sent_s=sent_s: sent_s.append(time.perf_counter()))
        key_s = time.perf_counter()
        QTest.keyClick(field, "abcdefghijklmnopqrstuvwxyz"[number % 26])
        watch.wait(lambda: results.hits.shelf is None)
        watch.turn(lambda: None)
        painted_s = time.perf_counter()
        window.query._typing.timeout.disconnect(note)
        times["answered_ms"].append((painted_s - key_s) * 1000)
        times["after_pause_ms"].append((painted_s - (sent_s[0] if sent_s else key_s)) * 1000)
        window.query.clear()
        watch.wait(lambda: results.hits.shelf is not None)
        watch.rest(0.2)
    return times


class _Items(QAbstractListModel):
    """Names with pictures, all made before."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._names = [f"picture {number}.jpg" for number in range(count)]
        chance, self._icons = random.Random(5), []
        for _ in range(100):
            pixmap = QPixmap(190, 146)
            pixmap.fill(QColor.fromHsl(chance.randrange(360), 140, 150))
            self._icons.append(QIcon(pixmap))

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return len(self._names)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._names[index.row()]
        return self._icons[index.row() % 100] if role == Qt.ItemDataRole.DecorationRole else None


def _run_bare(app: QApplication, count: int) -> dict[str, Any]:
    watch, view = Watch(app), QListView()
    view.setViewMode(QListView.ViewMode.IconMode)
    view.setMovement(QListView.Movement.Static)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setLayoutMode(QListView.LayoutMode.Batched)
    view.setBatchSize(500)
    view.setUniformItemSizes(True)
    view.setIconSize(QSize(190, 146))
    view.setGridSize(QSize(216, 200))
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.resize(700, 660)
    view.show()
    items = _Items(count)
    start_s = time.perf_counter()
    view.setModel(items)
    watch.wait(lambda: view.visualRect(items.index(count - 1)).top() > 1000)
    shown_ms = (time.perf_counter() - start_s) * 1000
    watch.rest(0.5)
    watch.forget()
    measured: dict[str, Any] = {
        "shown_ms": [shown_ms],
        "scrolled_busy_ms": [],
        "resized_busy_ms": [],
        **comparing.memory_mb(),
    }
    measured["scrolled_ms"] = _scroll(view, watch, measured["scrolled_busy_ms"])
    measured["list_ms"] = measured["timeline_ms"] = measured["scrolled_ms"]
    measured["jumped_ms"] = _jump(view, watch)
    measured["resized_ms"] = _resize(view, watch, measured["resized_busy_ms"])
    measured["longest_ms"] = [watch.longest_ms]
    return measured


def main() -> None:
    app = QApplication(sys.argv[:1])
    side, count, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    measured = _run_window(app, count, folder) if side == "window" else _run_bare(app, count)
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
