"""What is said about shared libraries."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop import wording
from models.views import SharedPlace, SharedState

_MOST_MACHINES = 4


def index_command(place: SharedPlace) -> str:
    """What indexes a shared library, as it is typed."""
    return f'findling shared index "{place.address}"'


def state_lines(state: SharedState) -> tuple[str, ...]:
    """How a shared library stands: what it holds, who takes part, and what of it is on this computer."""
    held = wording.files(sum(state.counts.values()))
    if state.waiting:
        held += " \N{MIDDLE DOT} " + _tr("%Ln waiting", state.waiting)
    if state.failed:
        held += " \N{MIDDLE DOT} " + _tr("%Ln failed", state.failed)
    lines = [held]
    lines += [_seen(name, seconds) for name, seconds in state.machines[:_MOST_MACHINES]]
    if (left := len(state.machines) - _MOST_MACHINES) > 0:
        lines.append(_tr("and %Ln more machine(s)", left))
    here = ", ".join(state.here)
    lines.append(
        _tr("On this computer: %1").replace("%1", here) if here else _tr("None of its folders is on this computer.")
    )
    return tuple(lines)


def _seen(name: str, seconds: float) -> str:
    if seconds < 120:
        return _tr("%1: seen just now").replace("%1", name)
    if seconds < 7200:
        return _tr("%1: seen %Ln minute(s) ago", int(seconds // 60)).replace("%1", name)
    if seconds < 2 * 86_400:
        return _tr("%1: seen %Ln hour(s) ago", int(seconds // 3600)).replace("%1", name)
    return _tr("%1: seen %Ln day(s) ago", int(seconds // 86_400)).replace("%1", name)


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Shared", text, "", n)
