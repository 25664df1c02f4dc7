"""What is said of exported and imported libraries, in the language of the window."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop import wording
from models.transfer.reports import Exported, ExportView, ImportFigures, RootCheck, RootView, Sort


def export_facts(view: ExportView) -> str:
    """When it was made, and how much it holds."""
    said = _tr("Made on %1: %2, %3.").replace("%1", wording.instant(datetime.fromisoformat(view.made_at)))
    files = wording.files(view.counts.get("files", 0))
    return said.replace("%2", files).replace("%3", wording.data_size(view.size_bytes))


def root_title(root: RootView) -> str:
    """A folder as it was called there, with how much it held."""
    return f"{root.display} \N{MIDDLE DOT} {wording.files(root.files)}"


def root_state(check: RootCheck) -> str:
    """Whether a folder here holds what it should."""
    if not check.exists:
        return _tr("This folder is not here now. Its files keep their place, and are found again when it is.")
    if not check.looked_for:
        return _tr("\N{CHECK MARK} This folder is here.")
    said = _tr("\N{CHECK MARK} This folder is here. Of %1 files that were looked for, %2 are in it.")
    if not check.found:
        said = _tr("This folder is here, but of %1 files that were looked for none is in it. Is it the right one?")
    return said.replace("%1", wording.number(check.looked_for)).replace("%2", wording.number(check.found))


def doing(sort: Sort) -> str:
    """What is going on, as the title of its row."""
    return {
        "export": _tr("A library is exported"),
        "import": _tr("A library is imported"),
        "trial": _tr("An import is tried out"),
    }[sort]


def exported(done: Exported) -> str:
    """What was written."""
    said = _tr("The library was exported: %1, %2.").replace("%1", wording.files(done.counts.get("files", 0)))
    return said.replace("%2", wording.data_size(done.size_bytes))


def figures(found: ImportFigures, *, kept: bool) -> str:
    """What an import did, or would do: a line for each sort of thing."""
    rows = (
        (_tr("Files added: %1"), found.files),
        (_tr("Files that are known here already, and stay: %1"), found.known_files),
        (_tr("Files left out: %1"), found.left_out_files),
        (_tr("Pictures, sounds and passages added, with nothing to be encoded again: %1"), found.items),
        (_tr("Vectors added: %1"), found.vectors),
        (_tr("Tags kept or refused: %1"), found.decisions),
        (_tr("Searches and collections added: %1"), found.saved),
        (_tr("Marks added: %1"), found.marks),
        (_tr("Files that are divided otherwise here, and stay as they are: %1"), found.other_items),
    )
    lines = [_tr("This was imported.") if kept else _tr("This would be imported. Nothing was changed yet.")]
    lines += [said.replace("%1", wording.number(count)) for said, count in rows if count]
    if len(lines) == 1:
        lines = [_tr("There is nothing in it that is not here already.")]
    lines += [_tr("Not here now: %1").replace("%1", folder) for folder in found.away]
    return "\n".join([*lines, *(_tr("Left out: %1").replace("%1", why) for why in found.left_out)])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Transfer", text)
