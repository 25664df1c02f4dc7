"""A window that dies leaves a report, which the next one offers; safe mode; the log."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Desk
from PySide6.QtCore import QtMsgType
from PySide6.QtGui import QGuiApplication

from desktop import app, crashes
from desktop.crashes import WindowLog, offer_report, say_safe
from desktop.errors import report_of_crash
from models.crash_file import CrashFile

_ROOT = Path(__file__).resolve().parents[2]
_WRITTEN = """Fatal Python error: Segmentation fault

Current thread 0x00007f (most recent call first):
  File "/home/anna/My Photos/holiday.py", line 12 in paint
"""
_RUN = """
import sys
from pathlib import Path
sys.path[:0] = ["tests/desktop", "."]
from PySide6.QtCore import QTimer
from desktop import app
from desktop.main_window import MainWindow
from fake_link import FakeLink
app._start_link = lambda library, on_event, restore: FakeLink(on_event, restore)
app._start_safely = lambda library, on_event, restore: print("safe engine", flush=True) or FakeLink(on_event, restore)
made = MainWindow.__init__
def make(window, *args):
    made(window, *args)
    QTimer.singleShot(50, window, lambda: act(window))
MainWindow.__init__ = make
{act}
status = app.run(sys.argv[1:])
print("ended", status, flush=True)
"""


def _run(act: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder / "config")}
    return subprocess.run(
        [sys.executable, "-c", _RUN.replace("{act}", act), "--library", str(folder / "library"), *arguments],
        cwd=_ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


_CRASH = "import faulthandler\ndef act(window): faulthandler._sigsegv()"
_CLOSE = 'def act(window): print("banner:", window.banner.message, flush=True); window.tray.quit()'
_SAFELY = """
def act(window):
    print("safe:", window.safe, window.banner.message, flush=True)
    if len(seen) < 2:
        seen.append(window)
        window.banner.choices[-1 if window.safe else 1].click()
    else:
        window.tray.quit()
seen = []
"""


@pytest.mark.skipif(sys.platform == "win32", reason="ends otherwise there")
def test_a_window_that_dies_leaves_a_report_that_is_offered_once(tmp_path: Path) -> None:
    died = _run(_CRASH, folder=tmp_path)
    assert died.returncode < 0
    assert "Segmentation fault" in (tmp_path / "library" / "desktop.crash").read_text()
    again = _run(_CLOSE, folder=tmp_path)
    assert "banner: Findling ended unexpectedly last time." in again.stdout, again.stderr
    assert not (tmp_path / "library" / "desktop.crash").exists()
    assert "banner: \nended 0" in _run(_CLOSE, folder=tmp_path).stdout


def test_safe_mode_is_entered_from_the_notice_and_left_from_its_own(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "desktop.crash").write_text(_WRITTEN)
    lines = _run(_SAFELY, folder=tmp_path).stdout.splitlines()
    assert lines[0].startswith("safe: False Findling ended unexpectedly")
    assert lines[1] == "safe engine"
    assert lines[2].startswith("safe: True Safe mode")
    assert lines[3] == "safe: False ", "as usual again, and the report is not offered twice"
    assert lines[-1] == "ended 0"


def test_safe_mode_is_asked_for_by_a_word_and_keeps_no_settings(tmp_path: Path) -> None:
    act = """
def act(window):
    print("safe:", window.safe, window.preferences.theme.choice, flush=True)
    window.preferences.theme.choose("dark")
    window.tray.quit()
"""
    assert "safe: True system" in _run(act, "--safe", folder=tmp_path).stdout
    assert "safe: False system" in _run(act, folder=tmp_path).stdout
    assert app._parse(["--safe"]).safe


def test_the_report_names_no_file(desk: Desk) -> None:
    report = report_of_crash(_WRITTEN)
    assert "Segmentation fault" in report
    assert "PySide6" in report
    for secret in ("anna", "Photos", "holiday"):
        assert secret not in report
    safely: list[bool] = []
    offer_report(desk.window.banner, _WRITTEN, lambda: safely.append(True))
    names = [one.text() for one in desk.window.banner.choices]
    assert names == ["Copy report", "Start in safe mode", "Dismiss"]
    desk.window.banner.choices[0].click()
    assert QGuiApplication.clipboard().text() == report
    assert "was copied" in desk.window.banner.message
    offer_report(desk.window.banner, _WRITTEN, lambda: safely.append(True))
    desk.window.banner.choices[1].click()
    assert safely == [True]
    offer_report(desk.window.banner, _WRITTEN, lambda: None)
    desk.window.banner.choices[2].click()
    assert desk.window.banner.message == ""


def test_safe_mode_says_so_until_it_is_left(desk: Desk) -> None:
    left: list[bool] = []
    say_safe(desk.window.banner, lambda: left.append(True))
    assert desk.window.banner.message.startswith("Safe mode")
    desk.window.banner.show_notice("Added.")
    assert desk.window.banner.choices == []
    say_safe(desk.window.banner, lambda: left.append(True))
    desk.window.banner.choices[0].click()
    assert left == [True]


def test_a_library_that_cannot_be_written_has_no_crash_file_and_no_log(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    crash, log = CrashFile(blocked / "library" / "desktop.crash"), WindowLog(blocked / "library")
    assert crash.before == ""
    crash.end()
    log.end()


def test_what_is_in_the_way_of_the_report_is_cut(tmp_path: Path) -> None:
    (tmp_path / "desktop.crash").write_bytes(b"\xff" * 200_000)
    crash = CrashFile(tmp_path / "desktop.crash")
    assert len(crash.before) <= 1 << 16
    crash.end()
    assert not (tmp_path / "desktop.crash").exists()


def test_warnings_go_to_a_log_of_bounded_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crashes, "_LOG_BYTES", 4000)
    monkeypatch.setattr(crashes, "qInstallMessageHandler", lambda handler: None)
    log = WindowLog(tmp_path)
    context = type("Context", (), {"category": "qt.svg"})
    crashes._take_from_qt(QtMsgType.QtWarningMsg, context, "an odd /home/anna/a.svg")
    crashes._take_from_qt(QtMsgType.QtDebugMsg, context, "not worth it")
    text = (tmp_path / "desktop.log").read_text()
    assert "Qt.qt.svg: an odd /home/anna/a.svg" in text, "paths stand in the log as they are"
    assert "not worth it" not in text
    for number in range(200):
        logging.getLogger("window").warning("again %s", number)
    log.end()
    logging.getLogger("window").warning("no more")
    kept = sorted(tmp_path.iterdir())
    assert [path.name for path in kept] == ["desktop.log", "desktop.log.1"]
    assert all(path.stat().st_size <= 4000 for path in kept)
    assert "no more" not in kept[0].read_text()
