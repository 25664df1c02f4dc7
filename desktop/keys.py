"""Keys that are no action of the whole window: they do something where they are pressed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence


@dataclass(frozen=True, slots=True)
class LocalKeys:
    """Keys as they are named in the help, and what they do.

    Attributes:
        portable: as in the table of the help: "Ctrl+Z", "+ or -".
    """

    portable: str
    text: str

    @property
    def shown(self) -> str:
        """As they are written on this system, in the language of the window."""
        parts = self.portable.split(" or ")
        return _tr(" or ").join(_native(part) for part in parts)


def local_keys() -> tuple[LocalKeys, ...]:
    """All of them."""
    return (
        LocalKeys("Any letter", _tr("Among results: go on typing in the search field")),
        LocalKeys("Down", _tr("From the search field to the results")),
        LocalKeys("Up", _tr("From the first row back to the search field; in an empty one: earlier searches")),
        LocalKeys("Enter", _tr("Search at once; open a result")),
        LocalKeys("Space", _tr("Look at a result in large, and hear it")),
        LocalKeys("Esc", _tr("Close what is open; clear the search")),
        LocalKeys("Backspace", _tr("In an empty search field: drop the last example")),
        LocalKeys("Tab", _tr("Take what is offered below the search field; otherwise the next control")),
        LocalKeys("Ctrl+Z", _tr("Undo the last change of the search")),
        LocalKeys("Ctrl+Y", _tr("Redo it")),
        LocalKeys("Ctrl+V", _tr("In the search field: words, a picture or files to search by")),
        LocalKeys("Delete", _tr("Take out a chip; remove a saved search")),
        LocalKeys("+ or -", _tr("On a chip: count more or less; on a picture or page: closer or further away")),
        LocalKeys("0 or 1", _tr("On a picture or page: all of it, or in its own size")),
        LocalKeys("F", _tr("In the large view: take the whole screen, or give it back")),
        LocalKeys("P", _tr("On the preview: play or hold")),
        LocalKeys("L", _tr("On the preview: play the part that was found again and again")),
        LocalKeys("[ or ]", _tr("On the preview: play slower or faster")),
        LocalKeys("S", _tr("On the preview of a sound: waveform or pitches")),
        LocalKeys("Shift+Left or Right", _tr("On the preview: five seconds back or on")),
        LocalKeys(", or .", _tr("On the preview of a film: one picture back or on")),
        LocalKeys("PgUp or PgDown", _tr("On the preview of a document: turn the page")),
        LocalKeys("Alt+Left or Right", _tr("On a chip: move it")),
        LocalKeys("N", _tr("On a chip: leave out what it says, or ask for it")),
        LocalKeys("F2", _tr("Rename a saved search")),
        LocalKeys("H or C", _tr("On the large picture: which pieces fit, search with a piece")),
        LocalKeys("Y", _tr("Keep a proposed tag; N refuses it")),
    )


def _native(keys: str) -> str:
    named = {
        "Any letter": _tr("Any letter"),
        "Enter": _tr("Enter"),
        "+": "+",
        "-": "\N{MINUS SIGN}",
        "Right": "\N{RIGHTWARDS ARROW}",
        "Alt+Left": "Alt+\N{LEFTWARDS ARROW}",
        "Shift+Left": "Shift+\N{LEFTWARDS ARROW}",
        ",": ",",
    }
    return named.get(keys) or QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys


def _tr(text: str) -> str:
    return QCoreApplication.translate("Keys", text)
