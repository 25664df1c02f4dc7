"""What is said of files that are there twice, in the language of the window."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from desktop import wording
from models.kinds import Kind
from models.views import DuplicateFile, DuplicateGroup

_DOT = " \N{MIDDLE DOT} "


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Duplicates", text, "", n)


def sameness(file: DuplicateFile) -> str:
    """How much a file is like the best of its group."""
    if file.sameness >= 1.0:
        return _tr("same to the byte")
    return {
        Kind.AUDIO: _tr("sounds alike"),
        Kind.DOCUMENT: _tr("reads alike"),
    }.get(file.kind, _tr("looks alike"))


def sort_of(group: DuplicateGroup) -> str:
    """What the files of a group have in common, as a headline."""
    if group.sort == "same":
        return _tr("Same to the byte")
    return {Kind.AUDIO: _tr("Sound alike"), Kind.DOCUMENT: _tr("Read alike")}.get(group.kind, _tr("Look alike"))


def spare(group: DuplicateGroup) -> str:
    """How many files a group has, and what would be free if only the best stayed."""
    frees = _tr("%1 to spare").replace("%1", wording.data_size(group.spare_bytes))
    return _DOT.join((wording.files(len(group.files)), frees))


def measures(file: DuplicateFile) -> str:
    """Size, and resolution, length or pages where they are known."""
    parts = [wording.data_size(file.size_bytes)]
    if file.width and file.height:
        size = _tr("%1 \N{MULTIPLICATION SIGN} %2")
        parts.append(size.replace("%1", wording.number(file.width)).replace("%2", wording.number(file.height)))
    if file.duration_s:
        parts.append(wording.length(file.duration_s))
    if file.pages:
        parts.append(_tr("%Ln page(s)", file.pages))
    return _DOT.join(parts)


def total(groups: int, spare_bytes: int) -> str:
    """How much there is in all."""
    return _DOT.join((_tr("%Ln group(s)", groups), _tr("%1 to spare").replace("%1", wording.data_size(spare_bytes))))


def move(files: int, size_bytes: int) -> str:
    """What a button says that moves files to the trash."""
    return _tr("Move %Ln file(s) to the trash (frees %1)", files).replace("%1", wording.data_size(size_bytes))


def moved(files: int) -> str:
    """What was done."""
    return _tr("%Ln file(s) was (were) moved to the trash.", files)


def brought_back(files: int) -> str:
    """What was undone."""
    if not files:
        return _tr("Nothing came back: what was in the trash is there no more.")
    return _tr("%Ln file(s) is (are) back in place.", files)


def whole_groups(groups: int) -> str:
    """A warning that nothing of some groups would stay."""
    return _tr("Every file of %Ln group(s) is chosen: nothing of it (them) would stay.", groups)


def spoken(file: DuplicateFile, group: DuplicateGroup, *, best: bool, chosen: bool) -> str:
    """A file for a screen reader."""
    parts = [
        _tr("chosen for the trash") if chosen else "",
        file.name,
        _tr("the best: %1").replace("%1", group.why_best) if best else sameness(file),
        measures(file),
        _tr("in %1").replace("%1", file.folder),
        _tr("on a drive that is not connected") if file.offline else "",
    ]
    return ", ".join(part for part in parts if part)


def choice(*, spared: bool) -> str:
    """What the first cell of a group does when it is pressed."""
    return _tr("Choose nothing here") if spared else _tr("Select all but the best")


def changed(file: DuplicateFile) -> str:
    """When a file was changed last."""
    at = wording.instant(datetime.fromtimestamp(file.changed_at, UTC))
    return _tr("Changed %1").replace("%1", at)
