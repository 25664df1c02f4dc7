"""What the scenes of several pages share: what a scene is, common states of the link, and time to settle."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from studio import StudioLink

from desktop.main_window import MainWindow
from models.jobs import Progress
from models.kinds import Kind
from models.views import LibraryStatus, RootStatus

# A name, what the link knows, and what is done in the window.
Scene = tuple[str, Callable[[StudioLink], None], Callable[[MainWindow, StudioLink], object]]


def settle(seconds: float = 0.4) -> None:
    """Let the window do what it has to do."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents()


def nothing(*_: object) -> None:
    """All is as it is at first."""


def empty(link: StudioLink) -> None:
    """A library without folders."""
    link.hits, link.library = (), LibraryStatus()


def indexing(link: StudioLink) -> None:
    """A library that is being looked into."""
    roots = (
        RootStatus(1, b"/home/anna/Pictures", "/home/anna/Pictures", 5678, 4444, 3, offline=False),
        RootStatus(2, b"/home/anna/Documents", "/home/anna/Documents", 1204, 0, 1, offline=False),
    )
    link.library = LibraryStatus(
        roots=roots,
        counts={Kind.IMAGE: 1010, Kind.AUDIO: 20, Kind.DOCUMENT: 204},
        waiting=4444,
        failed=12,
        activity="indexing",
        progress=Progress(1234, 5678, "Pictures"),
        remaining_s=185,
    )


def row_of(window: MainWindow, kind: Kind) -> int:
    """The row of the first hit of a kind."""
    return next(row for row, hit in enumerate(window.results.hits.hits) if hit.kind is kind)
