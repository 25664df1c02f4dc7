"""Bugs: a plain sentence, and a report that can be copied without telling anybody's file names."""

from __future__ import annotations

import getpass
import logging
import os
import platform
import re
import sys
import sysconfig
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

_MEDIA = (
    "jpe?g|png|gif|webp|bmp|tiff?|heic|heif|avif|jxl|svg|psd|dng|cr[23]|nef|arw|orf|rw2|raf|wav|flac|ogg|oga|opus|mp3|"
    "m4a|aac|aiff?|wma|mp4|m4v|mov|mkv|webm|avi|wmv|mpe?g|m2ts|3gp|ogv|flv|txt|md|html?|pdf|docx?|od[tsp]|rtf|csv|xlsx?|"
    "pptx?|epub|eml|mbox|srt|vtt"
)
_QUOTED_PATH = re.compile(r"""(?P<quote>['"])(?:[a-zA-Z]:[\\/]|\\\\|/)(?:(?!(?P=quote))[^\n])*(?P=quote)""")
_BARE_PATH = re.compile(r"(?<![\w<>/.:])(?:[a-zA-Z]:[\\/]|\\\\\w|/(?=[^\s/]))[^\n:\"']*")
_QUOTED_NAME = re.compile(rf"""(?P<quote>['"])(?:(?!(?P=quote))[^\n])*\.(?:{_MEDIA})(?P=quote)""", re.IGNORECASE)
_BARE_NAME = re.compile(rf"[^\s'\"/\\<>]+\.(?:{_MEDIA})\b", re.IGNORECASE)
_KEEP = re.compile(r"(<(?:program|python)>[^\n\"']*)")

log = logging.getLogger(__name__)


def report_of(error: BaseException) -> str:
    """What a person sends us: versions and the traceback, with every path and file name of theirs hidden."""
    lines = (
        _versions(),
        "",
        "".join(traceback.format_exception(error)).rstrip(),
    )
    return hide_paths("\n".join(lines))


def report_of_crash(written: str) -> str:
    """The same of a program that died: what it wrote while it did."""
    return hide_paths("\n".join((_versions(), "", written.strip())))


def _versions() -> str:
    return f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.platform()}"


def hide_paths(text: str) -> str:
    """Replace paths, names of media files, and the name of the user.

    Places in the program's own code and in its libraries stay, relative to where those are installed.
    """
    for root, sign in _code_roots():
        text = text.replace(root + os.sep, f"<{sign}>/")
    # Split off the places in code, so that what follows cannot hide them.
    parts = _KEEP.split(text)
    for number in range(0, len(parts), 2):
        part = _QUOTED_PATH.sub(r"\g<quote><path>\g<quote>", parts[number])
        part = _BARE_PATH.sub("<path>", part)
        part = _QUOTED_NAME.sub(r"\g<quote><file>\g<quote>", part)
        parts[number] = _BARE_NAME.sub("<file>", part)
    text = "".join(parts)
    for name in _user_names():
        text = re.sub(rf"\b{re.escape(name)}\b", "<user>", text)
    return text


def _code_roots() -> list[tuple[str, str]]:
    program = str(Path(__file__).resolve().parent.parent)
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("stdlib"), sys.base_prefix, sys.prefix}
    roots = [(root, "python") for root in libraries if root] + [(program, "program")]
    return sorted(roots, key=lambda root: -len(root[0]))


def _user_names() -> list[str]:
    try:
        name = getpass.getuser()
    except (OSError, KeyError):
        name = ""
    names = {name, Path.home().name}
    return [name for name in names if len(name) > 2 and name not in ("root", "home", "user", "Users")]


class BugDialog(QDialog):
    """Says that something unexpected happened, and lets a person copy the report."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = report_of(error)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = QLabel(self.tr("Findling made a mistake."))
        title.setProperty("type", "title")
        words = QLabel(
            self.tr(
                "Your files are untouched, and Findling goes on. If this happens again, please send this report "
                "to the makers: it names none of your files."
            )
        )
        words.setWordWrap(True)
        details = QPlainTextEdit(self.report)
        details.setReadOnly(True)
        details.setAccessibleName(self.tr("Report"))
        details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        details.setMinimumSize(560, 220)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report))
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        for widget in (title, words, details, buttons):
            column.addWidget(widget)


class UncaughtErrors(QObject):
    """Brings every error that nobody caught, from any thread, to one function on the window's thread."""

    _met = Signal(object)

    def __init__(self, handle: Callable[[BaseException], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._met.connect(handle, Qt.ConnectionType.QueuedConnection)
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._take
        threading.excepthook = lambda args: self._take(args.exc_type, args.exc_value, args.exc_traceback)

    def release(self) -> None:
        """Put back what was there before."""
        sys.excepthook, threading.excepthook = self._hooks

    def _take(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._hooks[0](kind, error or kind(), trace)
        else:
            log.error("A bug that nobody caught", exc_info=(kind, error or kind(), trace))
            self._met.emit(error or kind())
