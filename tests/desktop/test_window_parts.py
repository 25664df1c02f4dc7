"""The parts without a whole window: bridge, thumbnails, errors, opening, drawing, words."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from fake_link import make_hit
from PySide6.QtCore import QMimeData, QRectF, QSizeF, QThread, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton

from desktop import opening, wording
from desktop.drawing import fitted, marked_part
from desktop.errors import BugDialog, UncaughtErrors, hide_paths, report_of
from desktop.tasks import Tasks
from desktop.thumbnails import Thumbnails
from models.errors import UserError
from models.jobs import Progress
from models.kinds import Kind
from models.views import LibraryStatus


class _SilentLink:
    """Hands out futures that the test resolves."""

    def __init__(self) -> None:
        self.futures: list[Future[Any]] = []

    def call(self, method: str, *args: Any) -> Future[Any]:
        self.futures.append(Future())
        return self.futures[-1]

    def close(self) -> None:
        for future in self.futures:
            future.cancel()


@pytest.fixture
def bridge(qapp: QApplication):
    link = _SilentLink()
    tasks = Tasks(lambda on_event, restore: link)
    tasks.start()
    yield tasks, link
    tasks.close()
    tasks.deleteLater()


def _from_a_thread(act) -> None:
    thread = threading.Thread(target=act)
    thread.start()
    thread.join()


def test_answers_arrive_on_the_thread_of_the_window(bridge, qtbot) -> None:
    tasks, link = bridge
    seen: list[tuple[Any, bool]] = []
    here = QThread.currentThread()
    tasks.ask("search", then=lambda answer: seen.append((answer, QThread.currentThread() is here)))
    _from_a_thread(lambda: link.futures[-1].set_result("hits"))
    assert seen == []
    qtbot.waitUntil(lambda: seen == [("hits", True)])


def test_only_the_newest_question_of_a_subject_is_answered(bridge, qtbot) -> None:
    tasks, link = bridge
    seen: list[str] = []
    for _ in range(3):
        tasks.ask("search", then=seen.append, latest="search")
    tasks.ask("status", then=seen.append)
    for number, future in enumerate(link.futures[1:]):
        future.set_result(f"answer {number}")
    qtbot.waitUntil(lambda: seen == ["answer 2", "answer 3"])


def test_errors_for_people_and_bugs_go_their_own_ways(bridge, qtbot) -> None:
    tasks, link = bridge
    handled, problems, bugs = [], [], []
    tasks.problem_met.connect(problems.append)
    tasks.bug_met.connect(bugs.append)
    error, bug = UserError("a", "b", "c"), ZeroDivisionError("d")
    tasks.ask("one", failed=handled.append)
    tasks.ask("two")
    tasks.ask("three", failed=handled.append)
    for future, outcome in zip(link.futures[1:], (error, error, bug), strict=True):
        future.set_exception(outcome)
    qtbot.waitUntil(lambda: bugs == [bug])
    assert (handled, problems) == ([error], [error])


def test_nothing_arrives_after_closing(bridge, qtbot) -> None:
    tasks, link = bridge
    seen: list[str] = []
    tasks.ask("search", then=seen.append)
    link.futures[-1].set_result("late")
    tasks.close()
    qtbot.wait(30)
    tasks.ask("search", then=seen.append)
    assert seen == []


def _jpeg(folder: Path, number: int, side_px: int = 100) -> str:
    image = QImage(side_px, side_px, QImage.Format.Format_RGB32)
    image.fill(number)
    path = folder / f"{number}.jpg"
    assert image.save(str(path))
    return str(path)


@pytest.fixture
def thumbnails(qapp: QApplication):
    made = Thumbnails(max_bytes=5 * 100 * 100 * 4)
    yield made
    made.close()
    made.deleteLater()


def test_thumbnails_are_loaded_beside_and_bounded(thumbnails: Thumbnails, qtbot, tmp_path: Path) -> None:
    paths = [_jpeg(tmp_path, number) for number in range(12)]
    for path in paths:
        with qtbot.waitSignal(thumbnails.ready):
            assert thumbnails.picture(path) is None
        assert thumbnails.picture(path) is not None
        assert thumbnails.kept_bytes <= 5 * 100 * 100 * 4
    assert thumbnails.picture(paths[-1]) is not None
    assert thumbnails.picture(paths[0]) is None, "the oldest must have gone"


def test_a_preview_that_cannot_be_read_is_not_read_again_and_again(
    thumbnails: Thumbnails, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "later.peaks")
    assert thumbnails.peaks(path) is None
    qtbot.waitUntil(lambda: path in thumbnails._unreadable)
    Path(path).write_bytes(b"\x01\x02")
    with qtbot.assertNotEmitted(thumbnails.ready, wait=30):
        assert thumbnails.peaks(path) is None
    thumbnails.try_again()
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.peaks(path)
    assert thumbnails.peaks(path) == b"\x01\x02"


@pytest.mark.parametrize(
    "line",
    [
        "cannot open '/home/anna/My Photos/holiday.jpg'",
        "cannot open /home/anna/My Photos/holiday.jpg: no such file",
        "b'/media/drive/caf\\xe9.jpg' is gone",
        "C:\\Users\\Anna\\Pictures\\me and Tom.png",
        "bad header in holiday.jpg",
        "'me and Tom.png' is damaged",
        "~/.cache is not /mnt/Private Things/x",
    ],
)
def test_reports_hide_paths_and_names(line: str) -> None:
    hidden = hide_paths(line)
    for secret in ("anna", "Anna", "holiday", "Photos", "Tom", "media", "caf", "Private", "Things", "Pictures"):
        assert secret not in hidden


def test_reports_keep_the_places_in_code() -> None:
    try:
        os.fsdecode(7)  # type: ignore[arg-type]
    except TypeError as error:
        report = report_of(error)
    assert "<program>/tests/desktop/test_window_parts.py" in report
    assert "TypeError" in report
    assert str(Path.home()) not in report.replace("<", "")


def test_a_bug_ends_in_one_dialog_with_a_report_to_copy(qapp: QApplication, qtbot) -> None:
    dialog = BugDialog(RuntimeError("search: ValueError: cannot read /home/anna/secret diary.txt"))
    qtbot.addWidget(dialog)
    copy = next(
        button
        for button in dialog.findChild(QDialogButtonBox).buttons()
        if isinstance(button, QPushButton) and button.text() == "Copy report"
    )
    copy.click()
    copied = QApplication.clipboard().text()
    assert "RuntimeError" in copied
    assert "diary" not in copied
    assert "anna" not in copied


def test_uncaught_errors_of_any_thread_arrive(qapp: QApplication, qtbot) -> None:
    met: list[BaseException] = []
    before = (sys.excepthook, threading.excepthook)
    uncaught = UncaughtErrors(met.append)
    error, other = ValueError("here"), ValueError("there")
    sys.excepthook(ValueError, error, None)

    def fail() -> None:
        raise other

    _from_a_thread(fail)
    qtbot.waitUntil(lambda: met == [error, other])
    uncaught.release()
    assert (sys.excepthook, threading.excepthook) == before


@pytest.mark.skipif(sys.platform == "win32", reason="names are text on Windows")
def test_addresses_carry_any_bytes_there_and_back() -> None:
    for path in (b"/a/plain.jpg", b"/a/\xff\xfe odd?#%.jpg", "/ä/\N{SNOWMAN}\n.txt".encode()):
        mime = QMimeData()
        mime.setUrls([opening.url_of(path)])
        assert opening.paths_of(mime) == [path]
    assert opening.path_of(QUrl("https://example.org/a")) == b""


def test_opening_uses_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []
    monkeypatch.setattr(opening.QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    file = tmp_path / "a b.txt"
    file.write_text("x")
    opening.open_file(os.fsencode(file))
    assert opened == [QUrl.fromLocalFile(str(file))]
    monkeypatch.setattr(opening.QDesktopServices, "openUrl", lambda url: False)
    with pytest.raises(UserError, match="No program"):
        opening.open_file(os.fsencode(file))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_what_qt_cannot_name_is_opened_with_its_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[bytes]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: started.append(command))
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb"):
        pass
    opening.open_file(path)
    assert started == [[b"xdg-open", path]]


@pytest.mark.skipif(sys.platform != "linux", reason="the fallback of Linux")
def test_without_a_file_manager_the_folder_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []
    monkeypatch.setattr(opening, "_ask_file_manager", lambda path: False)
    monkeypatch.setattr(opening.QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    file = tmp_path / "a.txt"
    file.write_text("x")
    opening.show_in_folder(os.fsencode(file))
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (5, "less than a minute left"),
        (65, "about a minute left"),
        (185, "about 3 minutes left"),
        (3600, "about an hour left"),
        (9000, "about 2 hours left"),
    ],
)
def test_remaining_times_are_as_rough_as_they_are_known(seconds: float, words: str) -> None:
    assert wording.remaining(seconds) == words


def test_places_and_facts() -> None:
    sound = make_hit(1, Kind.AUDIO, start_s=65.0, end_s=75.0, duration_s=3725.0)
    assert wording.place(sound) == "1:05 \N{EN DASH} 1:15"
    assert wording.facts(sound) == "Sound \N{MIDDLE DOT} 1:02:05 long \N{MIDDLE DOT} 1:05 \N{EN DASH} 1:15"
    whole = make_hit(3, Kind.AUDIO, start_s=0.0, end_s=1.4, duration_s=1.4)
    assert wording.place(whole) == "", "a place that is the whole sound says nothing"
    assert wording.place(make_hit(2, Kind.DOCUMENT, page=3)) == "Page 3"
    assert wording.results(1) == "1 result"
    idle = LibraryStatus(activity="scanning", progress=Progress(0, 0, ""))
    assert wording.activity(idle) == "Looking through your folders"


def test_geometry_of_pictures_and_sounds() -> None:
    assert fitted(QSizeF(400, 100), QRectF(0, 0, 200, 200)) == QRectF(0, 75, 200, 50)
    assert fitted(QSizeF(10, 10), QRectF(0, 0, 200, 200)) == QRectF(95, 95, 10, 10), "never enlarged"
    assert marked_part(10, 20, 40) == (0.25, 0.5)
    assert marked_part(0, 10, 10) is None
    assert marked_part(None, None, 10) is None
