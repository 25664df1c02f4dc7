"""The real window, started as `python -m desktop` starts it, with a watch on it. Used by window.py.

Run: python watched_window.py STARTED_S LIBRARY QUERIES.json     prints what was measured as JSON.
     python watched_window.py STARTED_S                          a bare Qt window, for comparison.
STARTED_S is the parent's monotonic clock just before this process began.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import comparing
import psutil
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

_MANY_HITS = 5000
_SCROLL_STEPS = 60
_REST_MS = 3000
_PATIENCE_MS = 60_000
_STARTED_S = float(sys.argv[1])


class PaintWatch(QObject):
    """Says when a widget has been painted, with everything that is painted in the same turn."""

    painted = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.painted.emit)
        return False


class Watcher(QObject):
    """Uses a window like a person does, and writes down how long everything took."""

    def __init__(self, window: Any, queries: Sequence[str]) -> None:
        super().__init__(window)
        self._window = window
        self._queries = queries
        self.measured: dict[str, Any] = {}
        self._first_paint = PaintWatch(window)
        self._first_paint.painted.connect(self._begin, Qt.ConnectionType.SingleShotConnection)

    def _begin(self) -> None:
        self.measured["first_paint_ms"] = _since_start_ms()
        self.measured["modules_at_first_paint"] = sorted(sys.modules)
        # The composition root has timers of its own for this turn, which come first.
        QTimer.singleShot(0, self._go_through)

    def _go_through(self) -> None:
        window = self._window
        _wait(window.query.answered)
        self.measured["first_answer_ms"] = _since_start_ms()
        self._painted = PaintWatch(window.results.viewport()).painted
        self._type(self._queries[0])
        self.measured["first_words_ms"] = _since_start_ms()
        while window.middle.status is None or window.middle.status.activity != "idle":
            _wait(window._tasks.status_changed)
        _rest()
        self.measured["idle"] = comparing.memory_mb()
        self.measured["processes"] = _memory_of_children()
        self.measured["typed"] = [self._type(query) for query in self._queries[1:]]
        self.measured["many"] = self._show_many()
        self.measured["modules"] = sorted(sys.modules)
        window.close()

    def _type(self, text: str) -> dict[str, float]:
        """Type a query; times are from its last key to the painted answer."""
        window, times = self._window, {}
        sent, answered = window.query._typing.timeout, window.query.answered
        window.search_bar.field.clear()
        QTest.keyClicks(window.search_bar.field, text[:-1])
        note_sent = sent.connect(lambda: times.setdefault("sent", time.perf_counter()))
        note_answer = answered.connect(lambda _request, answer: times.update(engine=answer.took_ms["total"]))
        key_s = time.perf_counter()
        QTest.keyClick(window.search_bar.field, text[-1])
        _wait(answered)
        answered_s = time.perf_counter()
        _wait(self._painted)
        painted_s = time.perf_counter()
        sent.disconnect(note_sent)
        answered.disconnect(note_answer)
        sent_s = times["sent"]
        return {
            "debounce_ms": (sent_s - key_s) * 1000,
            "engine_ms": times["engine"],
            "answer_ms": (answered_s - sent_s) * 1000,
            "paint_ms": (painted_s - answered_s) * 1000,
            "after_debounce_ms": (painted_s - sent_s) * 1000,
        }

    def _show_many(self) -> dict[str, Any]:
        """Show very many hits, look at all of them, and come to rest."""
        results = self._window.results
        hits = [hit for hit in results.hits.hits if hit.preview] or list(results.hits.hits)
        many = [replace(hits[number % len(hits)], file_id=10**6 + number) for number in range(_MANY_HITS)]
        start_s = time.perf_counter()
        results.show_hits(many, ranked=True, stay=False)
        _wait(self._painted)
        shown_ms = (time.perf_counter() - start_s) * 1000
        _rest()
        bar, scrolled = results.verticalScrollBar(), []
        for step in range(1, _SCROLL_STEPS + 1):
            start_s = time.perf_counter()
            bar.setValue(bar.maximum() * step // _SCROLL_STEPS)
            _wait(self._painted)
            scrolled.append((time.perf_counter() - start_s) * 1000)
        _rest()
        return {"shown_ms": shown_ms, "scrolled_ms": scrolled, **comparing.memory_mb()}


def _wait(signal: SignalInstance) -> None:
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(_PATIENCE_MS, loop, lambda: loop.exit(1))
    if loop.exec():
        raise TimeoutError("nothing happened for a minute")


def _rest() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_REST_MS, loop.quit)
    loop.exec()


def _since_start_ms() -> float:
    return (time.monotonic() - _STARTED_S) * 1000


def _memory_of_children() -> list[float]:
    """Of the engine's process and its own children, in MB, what only they hold; largest first."""
    return sorted((one.memory_full_info().uss / 1e6 for one in psutil.Process().children(recursive=True)), reverse=True)


def _run_bare() -> dict[str, Any]:
    app = QApplication([sys.argv[0]])
    window, measured = QMainWindow(), {}
    window.resize(1280, 800)

    def note() -> None:
        measured["first_paint_ms"] = _since_start_ms()
        _rest()
        measured["idle"] = comparing.memory_mb()
        app.quit()

    PaintWatch(window).painted.connect(note, Qt.ConnectionType.SingleShotConnection)
    window.show()
    app.exec()
    return measured


def _run_watched(library: str, queries: Sequence[str]) -> dict[str, Any]:
    from desktop import app

    watchers: list[Watcher] = []

    class WatchedWindow(app.MainWindow):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args)
            watchers.append(Watcher(self, queries))

    app.MainWindow = WatchedWindow
    app.run(["--library", library])
    return watchers[0].measured


if __name__ == "__main__":
    if len(sys.argv) == 2:
        print(json.dumps(_run_bare()))
    else:
        print(json.dumps(_run_watched(sys.argv[2], json.loads(Path(sys.argv[3]).read_text()))))
