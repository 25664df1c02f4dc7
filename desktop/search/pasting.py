"""What is pasted into the search field: a picture, files, or text that names one."""

from __future__ import annotations

import contextlib
import os
import uuid
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QObject, QSize, QStandardPaths, Qt, QThreadPool, QUrl, Signal
from PySide6.QtGui import QImage

from desktop import opening
from desktop.search.field import names_one_file
from models.errors import UserError
from models.media.kinds import EXTENSIONS, extension_of
from models.paths import display_path
from models.query.parts import Example

_LARGEST_PX = 4096
_MOST_KEPT = 50


def examples_folder() -> str:
    """Where pictures and sounds are kept that a person pasted or recorded; a cache."""
    return os.path.join(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation), "queries")


def new_file(extension: str) -> str:
    """A new path in the folder of examples, which is made where it is missing; the oldest files there go.

    Runs in a thread. Raises: OSError.
    """
    folder = examples_folder()
    os.makedirs(folder, exist_ok=True)
    with os.scandir(folder) as entries:
        oldest = sorted(((entry.stat().st_mtime_ns, entry.path) for entry in entries if entry.is_file()), reverse=True)
    for _, path in oldest[_MOST_KEPT - 1 :]:
        with contextlib.suppress(OSError):
            os.unlink(path)
    return os.path.join(folder, f"{uuid.uuid4().hex}.{extension}")


def file_examples(paths: Sequence[bytes]) -> tuple[Example, ...]:
    """Examples of the files that Findling can look into, by the ends of their names."""
    known = [path for path in paths if extension_of(path) in EXTENSIONS]
    return tuple(Example(path=path, name=os.path.basename(display_path(path))) for path in known)


class Pasting(QObject):
    """Turns what was pasted into examples. Disks are only touched in threads.

    Signals:
        found: a tuple of Examples.
        text_met: text that names no file after all.
        failed: UserError.
    """

    found = Signal(object)
    text_met = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def take(self, mime: QMimeData) -> None:
        """Take what is on the clipboard: files first, for file managers put pictures of them beside them."""
        paths = opening.paths_of(mime)
        text = mime.text()
        if paths:
            self._pool.start(lambda: self._look_at(paths, text))
        elif mime.hasImage():
            image = mime.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self._pool.start(lambda: self._save(image))
        elif names_one_file(text):
            named = text.strip()
            url = QUrl(named) if named.lower().startswith("file:") else QUrl.fromLocalFile(named)
            path = opening.path_of(url)
            self._pool.start(lambda: self._look_at([path] if path else [], text))
        elif text:
            self.text_met.emit(text)

    def close(self) -> None:
        """Wait for what is under way."""
        self._pool.clear()
        self._pool.waitForDone()

    def _look_at(self, paths: list[bytes], text: str) -> None:
        """Runs in a thread: a drive may be slow to answer."""
        examples = file_examples([path for path in paths if os.path.isfile(path)])
        if examples:
            self.found.emit(examples)
        elif text:
            self.text_met.emit(text)

    def _save(self, image: QImage) -> None:
        """Runs in a thread."""
        if max(image.width(), image.height()) > _LARGEST_PX:
            most = QSize(_LARGEST_PX, _LARGEST_PX)
            image = image.scaled(most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        try:
            path = new_file("png")
            if not image.save(path, "PNG"):
                raise OSError(self.tr("The picture cannot be written."))
        except OSError as error:
            why = self.tr("It could not be kept: %1.").replace("%1", str(error))
            what_to_do = self.tr("Make room on the disk, and try again.")
            self.failed.emit(UserError(self.tr("The picture was not pasted."), why, what_to_do))
        else:
            self.found.emit((Example(path=os.fsencode(path), name=self.tr("Pasted picture")),))
