"""What is being done, in one place; what is said when it has ended; the icon in the tray."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

import pytest
from conftest import Desk
from fake_link import FakeLink
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from desktop import wording
from desktop.library.activity_page import ActivityPage
from desktop.library.doings import Doings, Ended
from desktop.notifying import Notifier
from desktop.preferences import NOTIFICATIONS, TRAY
from desktop.tasks import Tasks
from models.jobs import Progress
from models.kinds import Kind
from models.library.settings import Settings
from models.views import DownloadStatus, LibraryStatus, RootStatus, UnderWay

_ROOT = RootStatus(1, b"/library", "/library", 5678, 4444, 12, offline=False)
_IDLE = LibraryStatus(roots=(_ROOT,), counts={Kind.IMAGE: 5678})
_INDEXING = LibraryStatus(
    roots=(_ROOT,),
    counts={Kind.IMAGE: 1200, Kind.AUDIO: 34},
    waiting=4444,
    failed=12,
    activity="indexing",
    progress=Progress(1234, 5678, "Pictures"),
    remaining_s=185.0,
)

_SO_FAR = f"{wording.number(1234)} of {wording.number(5678)}"


def _tell(desk: Desk, qtbot, status: LibraryStatus) -> None:
    with qtbot.waitSignal(desk.tasks.status_changed):
        desk.link.on_event("status", status)


def _open(desk: Desk, qtbot, status: LibraryStatus = _INDEXING) -> ActivityPage:
    desk.start()
    _tell(desk, qtbot, status)
    desk.window.panels.show_activity()
    return desk.window.panels.activity


def test_the_keys_and_the_card_open_it(desk: Desk, qtbot) -> None:
    desk.start()
    desk.window.activateWindow()
    _tell(desk, qtbot, _INDEXING)
    qtbot.keyClick(desk.window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.panels.activity.isVisible()
    for open_it in (
        lambda: desk.window.sidebar.activity.more.click(),
        lambda: qtbot.mouseClick(desk.window.sidebar.activity, Qt.MouseButton.LeftButton, pos=QPoint(6, 6)),
    ):
        desk.window.panels.activity.closed.emit()
        assert not desk.window.panels.shown
        open_it()
        assert desk.window.panels.activity.isVisible()


def test_it_says_what_is_done_by_kind_and_how_long_it_takes(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: setattr(link, "under_way", UnderWay({Kind.IMAGE: 4400, Kind.DOCUMENT: 44}))
    page = _open(desk, qtbot)
    assert page.line.text == f"Indexing: {_SO_FAR}\nAbout 3 minutes left"
    qtbot.waitUntil(
        lambda: page.kinds.lines[Kind.IMAGE][2].text() == f"{wording.number(1200)} of {wording.number(5600)}"
    )
    assert page.kinds.lines[Kind.AUDIO][2].text() == "34", "nothing of it waits"
    assert not page.kinds.lines[Kind.AUDIO][1].isVisible()
    assert page.kinds.lines[Kind.DOCUMENT][2].text() == "0 of 44"
    assert not page.kinds.lines[Kind.FILM][0].isVisible()
    assert page.failures.text() == "12 files failed"


def test_it_pauses_goes_on_and_cancels(desk: Desk, qtbot) -> None:
    page = _open(desk, qtbot)
    qtbot.waitUntil(page.pause.hasFocus)
    qtbot.keyClick(page.pause, Qt.Key.Key_Space)
    desk.wait_asked("pause")
    _tell(desk, qtbot, replace(_INDEXING, activity="paused"))
    assert page.pause.text() == "Resume"
    page.pause.click()
    desk.wait_asked("resume")
    page.cancel.click()
    desk.wait_asked("cancel")
    _tell(desk, qtbot, _IDLE)
    assert not page.pause.isVisible()
    assert page.line.text == "Everything is up to date"
    page.failures.click()


def test_its_speed_and_the_battery_are_set_there(desk: Desk, qtbot) -> None:
    page = _open(desk, qtbot)
    assert page.speeds["normal"].isChecked()
    page.speeds["quiet"].click()
    qtbot.waitUntil(lambda: desk.link.set == Settings(speed="quiet"))
    page.wait_on_battery.click()
    qtbot.waitUntil(lambda: desk.link.set == Settings(speed="quiet", on_battery="wait"))
    page.when.click()
    assert desk.window.panels.settings.isVisible()
    assert desk.window.panels.settings.working.speed.currentText() == "Quiet"


def test_downloads_are_shown_and_paused(desk: Desk, qtbot) -> None:
    page = _open(desk, qtbot, _IDLE)
    assert "Nothing else is going on" in page.beside.text()
    desk.link.on_event("download", DownloadStatus("yamnet", 1_000_000, 4_126_810, "Weights", 500_000.0))
    qtbot.waitUntil(lambda: "yamnet" in page.downloads)
    row = page.downloads["yamnet"]
    qtbot.waitUntil(lambda: row.title.text() == "Basic sound tags")
    assert "1.0 MB" in row.line.text
    row.pause.click()
    assert desk.wait_asked("pause_download") == [("yamnet",)]
    assert page.downloads == {}


def test_what_goes_on_beside_it_is_said(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: setattr(link, "under_way", UnderWay(reshaping=True, comparing=True))
    page = _open(desk, qtbot, _IDLE)
    qtbot.waitUntil(lambda: "Duplicates are looked for." in page.beside.text())
    assert "quicker form" in page.beside.text()


def test_it_asks_for_more_only_while_it_is_shown(desk: Desk, qtbot) -> None:
    page = _open(desk, qtbot)
    desk.wait_asked("under_way")
    assert page._looking.isActive()
    page.closed.emit()
    assert not page._looking.isActive()


class _Clock:
    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
def doings(qapp, clock: _Clock):
    tasks = Tasks(lambda on_event, restore: FakeLink(on_event, restore))
    made = Doings(tasks, clock_s=clock)
    made.tasks = tasks  # type: ignore[attr-defined]
    ended: list[Ended] = []
    made.ended.connect(ended.append)
    made.told = ended  # type: ignore[attr-defined]
    yield made
    made.deleteLater()
    tasks.deleteLater()


def test_work_that_has_ended_is_told_with_its_time(doings, clock: _Clock) -> None:
    doings._take_status(_INDEXING)
    clock.now_s += 90
    doings._take_status(replace(_IDLE, waiting=0))
    assert doings.told == [Ended("indexing", 90.0)]


def test_looking_through_folders_in_vain_and_cancelling_are_not_told(doings, clock: _Clock) -> None:
    doings._take_status(LibraryStatus(activity="scanning"))
    clock.now_s += 500
    doings._take_status(LibraryStatus())
    doings._take_status(_INDEXING)
    clock.now_s += 500
    doings._take_status(replace(_IDLE, waiting=4000))
    assert doings.told == []


def test_work_that_failed_says_why(doings, clock: _Clock) -> None:
    doings._take_status(_INDEXING)
    clock.now_s += 70
    doings._take_status(replace(_IDLE, waiting=4000, problem="The disk is full."))
    assert doings.told == [Ended("indexing", 70.0, "The disk is full.")]


def test_a_download_ends_when_it_is_whole(doings, clock: _Clock) -> None:
    doings._take_download(DownloadStatus("a", 10, 100, "", None))
    doings._end_downloads()
    assert (doings.told, doings.downloads) == ([], {}), "it was paused"
    doings._take_download(DownloadStatus("a", 10, 100, "", None))
    clock.now_s += 100
    doings._take_download(DownloadStatus("a", 100, 100, "", None))
    doings._end_downloads()
    assert doings.told == [Ended("download", 100.0)]


def test_a_notification_comes_after_a_minute_and_only_when_nobody_looks(
    desk: Desk, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.start()
    shown: list[tuple[str, str]] = []
    window, doings = desk.window, desk.window.doings
    active = [False]
    monkeypatch.setattr(window, "isActiveWindow", lambda: active[0])
    notifier = Notifier(
        window, doings, window.preferences, lambda: None, lambda title, text: shown.append((title, text))
    )
    _tell(desk, qtbot, _IDLE)
    monkeypatch.setattr(window.notifier, "_show", lambda title, text: None)
    doings.ended.emit(Ended("indexing", 59.0))
    active[0] = True
    doings.ended.emit(Ended("indexing", 600.0))
    assert shown == []
    active[0] = False
    doings.ended.emit(Ended("indexing", 61.0))
    assert shown == [("Everything has been looked into", f"{wording.files(5678)} can be found by what they mean.")]
    window.preferences.set_on(NOTIFICATIONS, on=False)
    doings.ended.emit(Ended("indexing", 61.0, "The disk is full."))
    assert len(shown) == 1
    notifier.deleteLater()


class _Icon(QObject):
    """Stands in for the icon in the tray, which there is none of in tests."""

    ActivationReason = QSystemTrayIcon.ActivationReason
    activated = Signal(object)
    made: ClassVar[list[_Icon]] = []

    def __init__(self, icon: object, parent: QObject) -> None:
        super().__init__(parent)
        self.messages: list[str] = []
        self.shown = False
        self.tip = ""
        _Icon.made.append(self)

    @staticmethod
    def isSystemTrayAvailable() -> bool:  # noqa: N802
        return True

    def setContextMenu(self, menu: object) -> None:  # noqa: N802
        self.menu = menu

    def setToolTip(self, tip: str) -> None:  # noqa: N802
        self.tip = tip

    def show(self) -> None:
        self.shown = True

    def hide(self) -> None:
        self.shown = False

    def showMessage(self, title: str, text: str, *_: object) -> None:  # noqa: N802
        self.messages.append(text)


@pytest.fixture
def tray(desk: Desk, qapp, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("desktop.tray.QSystemTrayIcon", _Icon)
    _Icon.made.clear()
    yield desk.window.tray
    desk.window.preferences.set_on(TRAY, on=False)
    assert qapp.quitOnLastWindowClosed()


def test_without_an_icon_there_is_one_for_as_long_as_the_notification(
    desk: Desk, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.notifying.QSystemTrayIcon", _Icon)
    monkeypatch.setattr("desktop.notifying._SHOWN_MS", 30)
    monkeypatch.setattr(desk.window, "isActiveWindow", lambda: False)
    _Icon.made.clear()
    desk.start()
    gone: list[bool] = []
    desk.window.doings.ended.emit(Ended("download", 90.0))
    icon = _Icon.made[0]
    icon.destroyed.connect(lambda: gone.append(True))
    assert icon.messages == ["The encoder now looks into your files."]
    qtbot.waitUntil(lambda: gone == [True])


def test_without_any_tray_the_desktop_is_asked(desk: Desk, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr("desktop.notifying._hand_to_portal", lambda title, text: told.append((title, text)))
    monkeypatch.setattr("desktop.notifying.sys.platform", "linux")
    monkeypatch.setattr(desk.window, "isActiveWindow", lambda: False)
    desk.start()
    desk.window.doings.ended.emit(Ended("indexing", 90.0, "The disk is full."))
    qtbot.waitUntil(lambda: told == [("Findling has stopped looking into files", "The disk is full.")])


def test_without_an_icon_closing_closes(desk: Desk, tray) -> None:
    desk.start()
    desk.window.close()
    assert not desk.window.isVisible()
    assert _Icon.made == []


def test_with_an_icon_closing_hides_and_says_so_once(desk: Desk, tray, qapp, qtbot) -> None:
    desk.start()
    desk.window.preferences.set_on(TRAY, on=True)
    assert _Icon.made[0].shown
    assert not qapp.quitOnLastWindowClosed()
    for _ in range(2):
        desk.window.close()
        assert not desk.window.isVisible()
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
        assert desk.window.isVisible()
    assert len(_Icon.made[0].messages) == 1
    assert "goes on in the tray" in _Icon.made[0].messages[0]


def test_the_icon_pauses_and_says_what_is_done(desk: Desk, tray, qtbot) -> None:
    desk.start()
    desk.window.preferences.set_on(TRAY, on=True)
    opened, pause, _, quit_it = tray.menu.actions()
    assert (opened.text(), pause.isEnabled(), quit_it.text()) == ("Open", False, "Quit")
    _tell(desk, qtbot, _INDEXING)
    assert tray.icon.tip == f"Findling: Indexing: {_SO_FAR}"
    pause.trigger()
    desk.wait_asked("pause")
    _tell(desk, qtbot, replace(_INDEXING, activity="paused"))
    assert pause.text() == "Resume"


def test_switched_off_the_icon_goes_and_the_window_comes_back(desk: Desk, tray, qtbot) -> None:
    desk.start()
    desk.window.preferences.set_on(TRAY, on=True)
    desk.window.close()
    desk.window.preferences.set_on(TRAY, on=False)
    assert not _Icon.made[0].shown
    assert desk.window.isVisible()
    desk.window.close()
    assert not desk.window.isVisible()


def test_quit_ends_the_program_icon_or_not(desk: Desk, tray, monkeypatch: pytest.MonkeyPatch) -> None:
    quits: list[bool] = []
    monkeypatch.setattr("desktop.tray.QApplication.quit", lambda: quits.append(True))
    desk.start()
    desk.window.preferences.set_on(TRAY, on=True)
    desk.window.all_actions["quit"].trigger()
    assert not desk.window.isVisible()
    assert quits == [True]
