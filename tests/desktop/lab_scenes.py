"""Pictures of the laboratory."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication

from desktop.main_window import MainWindow


def _settle() -> None:
    until = time.monotonic() + 0.4
    while time.monotonic() < until:
        QApplication.processEvents()


def _nothing(_link: Any) -> None:
    return


def _measured(window: MainWindow, section: str, *names: str, text_percent: int = 100) -> None:
    window.preferences.theme.choose_text(text_percent)
    window.panels.show_laboratory()
    page = window.panels.laboratory
    page.show_section(section)
    _settle()
    for name in names:
        page.card(name).begin()
    _settle()


SCENES: tuple[tuple[str, Callable[[Any], None], Callable[[MainWindow, Any], None]], ...] = (
    ("laboratory", _nothing, lambda window, _: _measured(window, "spaces")),
    ("laboratory-geometry", _nothing, lambda window, _: _measured(window, "geometry", "geometry")),
    ("laboratory-compression", _nothing, lambda window, _: _measured(window, "compression", "compression")),
    ("laboratory-drift", _nothing, lambda window, _: _measured(window, "drift", "drift")),
    ("laboratory-evaluation", _nothing, lambda window, _: _measured(window, "evaluation")),
    ("laboratory-bias", _nothing, lambda window, _: _measured(window, "bias")),
    (
        "laboratory-narrow",
        _nothing,
        lambda window, _: _measured(window, "compression", "compression", text_percent=200),
    ),
    ("laboratory-mirrored", _nothing, lambda window, _: _measured(window, "drift", "drift")),
)
