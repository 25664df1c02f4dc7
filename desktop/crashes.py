"""What is kept of a window that goes wrong: a log, and a word from one that died."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from desktop.banner import Banner
from desktop.errors import report_of_crash
from models.paths import LibraryPaths

_LOG_BYTES = 1 << 19
_QT_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class WindowLog:
    """Warnings and bugs of the window, and what Qt complains of, in a file of the library: the last megabyte of them.

    Paths stand in it as they are: it stays on this computer, and is no report.
    """

    def __init__(self, library_dir: Path) -> None:
        path = LibraryPaths(library_dir).window_log
        self._handler: RotatingFileHandler | None = None
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True)
            self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
            self._handler.setLevel(logging.WARNING)
            logging.getLogger().addHandler(self._handler)
            qInstallMessageHandler(_take_from_qt)

    def end(self) -> None:
        """Write nothing more."""
        if self._handler is not None:
            qInstallMessageHandler(None)
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            self._handler = None


def offer_report(banner: Banner, written: str, start_safely: Callable[[], None]) -> None:
    """Say that the window before this one died, and offer its report and safe mode.

    Args: written: what it wrote while it died.
    """
    banner.show_choices(
        _tr("Findling ended unexpectedly last time."),
        _tr("Your files and the library are untouched. If it happens again, safe mode may help."),
        (
            (_tr("Copy report"), lambda: _copy(banner, written)),
            (_tr("Start in safe mode"), start_safely),
            (_tr("Dismiss"), lambda: None),
        ),
    )


def say_safe(banner: Banner, leave: Callable[[], None], written: str = "") -> None:
    """Say that safe mode is on, and how to leave it; `written` is what the window before it wrote while it died."""
    report = ((_tr("Copy the report of last time"), lambda: _copy(banner, written)),) if written else ()
    banner.show_choices(
        _tr("Safe mode"),
        _tr(
            "The encoders that come with Findling answer, no words are read in pictures and no speech is written down, "
            "and the window is as it is at first. Nothing that you have set is lost."
        ),
        (*report, (_tr("Leave safe mode"), leave)),
    )


def _copy(banner: Banner, written: str) -> None:
    QGuiApplication.clipboard().setText(report_of_crash(written))
    banner.show_notice(_tr("The report was copied. It names none of your files."))


def _take_from_qt(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    if kind in _QT_LEVELS:
        logging.getLogger(f"Qt.{context.category or 'default'}").log(_QT_LEVELS[kind], "%s", message)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Crashes", text)
