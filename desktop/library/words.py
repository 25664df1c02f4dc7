"""What is said of failed files and of copies of the catalogue, in the language of the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from desktop import wording
from models.errors import BadFileReason
from models.views import Failure, SnapshotStatus

_DOT = " \N{MIDDLE DOT} "


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Library", text, "", n)


def folder_name(display: str) -> str:
    """The last part of a path, all of it where that is empty."""
    return display.rstrip("/\\").replace("\\", "/").rpartition("/")[2] or display


def reason_name(reason: str) -> str:
    """Why a file failed, in a word or two."""
    names = {
        BadFileReason.EMPTY: _tr("empty"),
        BadFileReason.UNREADABLE: _tr("could not be read"),
        BadFileReason.DAMAGED: _tr("damaged"),
        BadFileReason.MISLABELLED: _tr("not what the name says"),
        BadFileReason.TOO_LARGE: _tr("too large"),
        BadFileReason.ENCRYPTED: _tr("protected"),
        BadFileReason.UNSUPPORTED: _tr("not supported"),
        BadFileReason.NOTHING_INSIDE: _tr("nothing inside"),
        BadFileReason.CHANGING: _tr("still changing"),
        BadFileReason.TOO_SLOW: _tr("took too long"),
        BadFileReason.TOO_MUCH_MEMORY: _tr("needed too much memory"),
        BadFileReason.CRASHED_DECODER: _tr("could not be looked into"),
        BadFileReason.REFUSED_BY_ENCODER: _tr("refused by an encoder"),
        BadFileReason.GONE: _tr("gone"),
    }
    try:
        return names[BadFileReason(reason)]
    except (ValueError, KeyError):
        return reason


def reasons(failures: Iterable[Failure]) -> list[tuple[str, str]]:
    """The reasons that there are, the most frequent first, each with its number in words: "3 damaged"."""
    counts = Counter(failure.reason for failure in failures)
    said = _tr("%1 %2")
    return [
        (reason, said.replace("%1", wording.number(count)).replace("%2", reason_name(reason)))
        for reason, count in counts.most_common()
    ]


def speed_name(speed: str) -> str:
    """How fast indexing goes, in a word or two."""
    return {"quiet": _tr("Quiet"), "normal": _tr("Normal"), "full": _tr("Full speed")}.get(speed, speed)


def speeds() -> str:
    """What the speeds mean."""
    return _tr(
        "Quiet always leaves most of the processor to other programs. Normal gives way when they need it. "
        "Full speed gives "
        "way to nobody. All three wait where waiting was asked for below."
    )


def copy_sort(sort: str) -> str:
    """Why a copy of the catalogue was made."""
    return {
        "daily": _tr("Made by itself, or by Copy now"),
        "version": _tr("Made before an update"),
        "replaced": _tr("In use until another copy was put back"),
    }.get(sort, sort)


def copy_facts(copy: SnapshotStatus) -> str:
    """What a copy of the catalogue holds, and why it was made."""
    if copy.problem:
        return copy.problem
    return _DOT.join((copy_sort(copy.sort), wording.files(copy.files), wording.data_size(copy.size_bytes)))


def put_back(copy: SnapshotStatus) -> str:
    """What a button says that puts a copy back."""
    replaced = copy.sort == "replaced"
    said = _tr("Put back what was in use until %1 (%2)") if replaced else _tr("Put back the copy of %1 (%2)")
    return said.replace("%1", wording.instant(copy.taken_at)).replace("%2", wording.files(copy.files))
