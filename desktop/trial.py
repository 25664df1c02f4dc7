"""A trial of the whole window by itself: `findling-window --trial REPORT --library DIR`.

For whoever builds or packs Findling, to learn whether what was built works where it is now: the window is shown, looks
into the samples, searches them and closes. Nothing is pressed and nothing is asked. The option is not in `--help`.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
from PySide6.QtCore import QObject, QTimer

from models import samples
from models.answers import Answer, SearchRequest
from models.paths import write_atomically

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

_LOOK_EVERY_MS = 50
_MOST_S = 540.0
_Steps = Generator[tuple[str, Callable[[], bool]], None, None]


class Trial(QObject):
    """Goes through the steps one after the other, writes what came of it, and ends the program.

    The report is JSON: `problems` (sentences; none is good), `shown_s` and `answered_s` (seconds from the start of the
    process until the window was there, and until its engine answered), `indexed_s` (the samples), `found` (the first
    hit of each query) and `memory_mb` (of the window and each process below it). A picture of the window lies beside.

    Args:
        window: shown, on an empty library.
        report: file to be written.
        most_s: how long everything together may take.
    """

    def __init__(self, window: MainWindow, report: Path, most_s: float = _MOST_S) -> None:
        super().__init__(window)
        self._window = window
        self._report = report
        self._began_s = psutil.Process().create_time()
        self._end_s = time.monotonic() + most_s
        self._told: dict[str, Any] = {"problems": [], "found": {}, "shown_s": self._since_start()}
        self._answer: tuple[SearchRequest, Answer] | None = None
        window.query.answered.connect(self._take)
        self._steps = self._all_steps()
        self._waiting_for, self._holds = next(self._steps)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_EVERY_MS)

    def _all_steps(self) -> _Steps:
        """What is done, and before each next step what is waited for, with a condition that then holds."""
        yield "the engine to answer", lambda: self._window.middle.status is not None and self._answer is not None
        self._told["answered_s"] = self._since_start()
        begun_s = time.monotonic()
        self._window.first_steps.add_samples()
        yield "the samples to be looked into", self._indexed
        self._told["indexed_s"] = round(time.monotonic() - begun_s, 1)
        for query, names in samples.PROMISES.items():
            self._window.search_bar.field.setText(query)
            self._window.query.type_text(query)
            yield f"the results of {query!r}", lambda query=query: self._answers(query)
            self._compare(query, names)
            yield f"the pictures of {query!r}", self._painted

    def _look(self) -> None:
        if time.monotonic() > self._end_s:
            self._told["problems"].append(f"It took too long for {self._waiting_for}.")
            self._end()
        elif self._holds():
            try:
                self._waiting_for, self._holds = next(self._steps)
            except StopIteration:
                self._end()

    def _end(self) -> None:
        self._timer.stop()
        self._told["memory_mb"] = _memory_mb()
        self._window.grab().save(str(self._report.with_suffix(".png")))
        write_atomically(self._report, json.dumps(self._told, indent=1).encode())
        self._window.tray.quit()

    def _take(self, request: SearchRequest, answer: Answer) -> None:
        self._answer = request, answer

    def _indexed(self) -> bool:
        status = self._window.middle.status
        if status is None or status.activity != "idle" or not status.roots:
            return False
        if status.failed or status.problem:
            self._told["problems"].append(f"{status.failed} samples could not be read. {status.problem}".strip())
            return True
        return not status.waiting and sum(status.counts.values()) == samples.count()

    def _answers(self, query: str) -> bool:
        return self._answer is not None and self._answer[0].text == query

    def _compare(self, query: str, names: tuple[str, ...]) -> None:
        hits = self._window.results.hits.hits
        found = hits[0].name if hits else ""
        self._told["found"][query] = found
        if found not in names:
            self._told["problems"].append(f"The first result of {query!r} is {found!r} and should be {names[0]!r}.")

    def _painted(self) -> bool:
        previews = (hit.preview for hit in self._window.results.hits.hits[:1] if hit.preview.endswith(".jpg"))
        return all(self._window.thumbnails.picture(preview) is not None for preview in previews)

    def _since_start(self) -> float:
        return round(time.time() - self._began_s, 2)


def _memory_mb() -> dict[str, int]:
    """What each process holds, by its part in the whole. Pages that several share are counted in each."""
    own = psutil.Process()
    held = {"window": own.memory_info().rss // 1_000_000}
    for number, child in enumerate(own.children(recursive=True), start=1):
        with contextlib.suppress(psutil.Error):
            held[f"child {number}"] = child.memory_info().rss // 1_000_000
    return held
