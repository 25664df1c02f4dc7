"""How things look on a terminal: colours where they are wanted, and a bar for how far a job is."""

from __future__ import annotations

import os
import shutil
import sys
import time
import unicodedata
from typing import TextIO

from models.jobs import Progress

_DRAWN_EVERY_S = 0.05
_LONGEST_BAR = 24
_CLEAR = "\r\x1b[K"
# A cell is filled by eighths where the terminal can draw them.
_EIGHTHS = " ▏▎▍▌▋▊▉█"


class Inks:
    """Colours for a stream; none where they are not wanted.

    They are wanted on a terminal that is not "dumb", unless NO_COLOR is set (no-color.org). FORCE_COLOR wants them
    elsewhere, too.
    """

    def __init__(self, stream: TextIO) -> None:
        self.coloured = _wants_colour(stream)

    def good(self, text: str) -> str:
        """What fits well, or went well."""
        return self._in("32", text)

    def fair(self, text: str) -> str:
        """What may fit."""
        return self._in("33", text)

    def bad(self, text: str) -> str:
        """What went wrong."""
        return self._in("31", text)

    def faint(self, text: str) -> str:
        """What is less important than what stands beside it."""
        return self._in("2", text)

    def bold(self, text: str) -> str:
        """What is to be seen first."""
        return self._in("1", text)

    def place(self, text: str) -> str:
        """Where in a file something is."""
        return self._in("36", text)

    def path(self, path: str) -> str:
        """A path of which the name is seen first."""
        folder, name = os.path.split(path)
        return self.faint(os.path.join(folder, "")) + self.bold(name) if self.coloured and folder else path

    def _in(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.coloured and text else text


def _wants_colour(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    if os.environ.get("TERM") == "dumb" or not stream.isatty():
        return False
    # Older consoles of Windows show the codes themselves.
    return sys.platform != "win32" or "WT_SESSION" in os.environ or "TERM" in os.environ


class Bar:
    """One line that says how far a job is, drawn over itself. On anything but a terminal it draws nothing."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._inks = Inks(stream)
        self._fine = _can_say(stream, _EIGHTHS)
        self._drawn_s = 0.0

    def show(self, progress: Progress) -> None:
        """Draw it, unless it was drawn just now."""
        now_s = time.monotonic()
        if self._shown and now_s - self._drawn_s >= _DRAWN_EVERY_S:
            self._drawn_s = now_s
            self._stream.write(_CLEAR + self._line(progress))
            self._stream.flush()

    def clear(self) -> None:
        """Leave the line as if nothing had been there."""
        if self._shown and self._drawn_s:
            self._stream.write(_CLEAR)
            self._stream.flush()

    def _line(self, progress: Progress) -> str:
        columns = shutil.get_terminal_size().columns - 1
        said = f"{_amount(progress)}  {progress.what}"
        if progress.total <= 0:
            return self._shortened(said, columns)
        share = min(max(progress.done / progress.total, 0.0), 1.0)
        length = min(_LONGEST_BAR, columns // 4)
        rest = self._shortened(f"{share:4.0%}  {said}", columns - length - 3)
        return f"[{self._inks.good(self._bar(share, length))}] {rest}"

    def _shortened(self, text: str, columns: int) -> str:
        """Cut in the middle where it is too long: it ends with the name of a file."""
        whole = fitted(text, len(text) * 2)
        if sum(map(_columns_of, whole)) <= columns:
            return whole
        dots = "…" if self._fine else "..."
        head = fitted(whole, columns * 2 // 3)
        left = columns - sum(map(_columns_of, head)) - len(dots)
        return fitted(f"{head}{dots}{fitted(whole[::-1], left)[::-1]}", columns)

    def _bar(self, share: float, length: int) -> str:
        if not self._fine:
            return ("#" * int(share * length)).ljust(length, ".")
        full, eighths = divmod(int(share * length * 8), 8)
        return (_EIGHTHS[-1] * full + (_EIGHTHS[eighths] if eighths else "")).ljust(length)


def fitted(text: str, columns: int) -> str:
    """The beginning of a text that takes so many columns of a terminal at most; what cannot be seen is left out."""
    kept = []
    for character in text:
        if unicodedata.category(character).startswith("C"):
            continue
        columns -= _columns_of(character)
        if columns < 0:
            break
        kept.append(character)
    return "".join(kept)


def megabytes(size_bytes: int) -> str:
    """Bytes for people."""
    return f"{size_bytes / 1e6:.0f} MB"


def _amount(progress: Progress) -> str:
    if (speed := getattr(progress, "bytes_per_s", None)) is not None:
        return f"{megabytes(progress.done)} of {megabytes(progress.total)}, {megabytes(speed)} a second"
    return f"{progress.done} of {progress.total}" if progress.total > 0 else str(progress.done)


def _columns_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _can_say(stream: TextIO, text: str) -> bool:
    try:
        text.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
