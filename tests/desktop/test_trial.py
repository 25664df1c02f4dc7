"""The window's trial of itself: it writes what it found, and ends; and what macOS says of files is heard."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from conftest import Desk
from fake_link import FakeLink
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent

from desktop.app import Application
from desktop.trial import Trial
from models import samples
from models.kinds import Kind
from models.views import LibraryStatus, RootStatus

_ROOT = RootStatus(1, samples.samples_path(), "/somewhere/Samples", samples.count(), 0, 0, offline=False)


def _indexed(link: FakeLink) -> None:
    link.library = LibraryStatus(roots=(_ROOT,), counts={Kind.IMAGE: samples.count()})


def _try(desk: Desk, qtbot, report: Path, most_s: float) -> dict:
    desk.prepare = _indexed
    desk.window.show()
    trial = Trial(desk.window, report, most_s)
    desk.tasks.start()
    qtbot.waitUntil(lambda: not desk.window.isVisible(), timeout=20_000)
    trial.deleteLater()
    return json.loads(report.read_text("utf-8"))


def test_what_is_wrong_is_written_and_the_window_closes(desk: Desk, qtbot, tmp_path: Path) -> None:
    told = _try(desk, qtbot, tmp_path / "report.json", 20.0)
    # The engine from memory finds other things than the samples.
    assert [problem for problem in told["problems"] if problem.startswith("The first result of 'ladybug'")]
    assert list(told["found"]) == list(samples.QUERIES)
    assert told["memory_mb"]["window"] > 0 and told["answered_s"] >= told["shown_s"] > 0
    assert (tmp_path / "report.png").stat().st_size > 1000
    assert desk.link.asked("add_folder") == [(samples.samples_path(),)]


def test_it_does_not_wait_for_ever(desk: Desk, qtbot, tmp_path: Path) -> None:
    told = _try(desk, qtbot, tmp_path / "report.json", 0.0)
    assert told["problems"] == ["It took too long for the engine to answer."]


def test_a_file_that_is_opened_with_findling_is_passed_on(qtbot) -> None:
    opened: list[list[bytes]] = []

    class Heard:
        class opened:  # noqa: N801  stands for the signal
            emit = staticmethod(opened.append)

    event = QFileOpenEvent(QUrl.fromLocalFile("/films/à la mer.mkv"))
    # What Qt does with the event afterwards needs an application of this class, and there is another one already.
    with contextlib.suppress(TypeError):
        Application.event(Heard(), event)  # type: ignore[arg-type]
    assert opened == [["/films/à la mer.mkv".encode()]]
