"""Pictures of the laboratory."""

from __future__ import annotations

from scenes import Scene, nothing, settle

from desktop.main_window import MainWindow


def _measured(window: MainWindow, section: str, *names: str, text_percent: int = 100) -> None:
    window.preferences.theme.choose_text(text_percent)
    window.panels.show_laboratory()
    page = window.panels.laboratory
    page.show_section(section)
    settle()
    for name in names:
        page.card(name).begin()
    settle()


def _hubs(window: MainWindow) -> None:
    _measured(window, "geometry", "hubs")
    bar = window.panels.laboratory._stack.currentWidget().verticalScrollBar()  # type: ignore[attr-defined]
    bar.setValue(bar.maximum())
    settle()


SCENES: tuple[Scene, ...] = (
    ("laboratory", nothing, lambda window, _: _measured(window, "spaces")),
    ("laboratory-geometry", nothing, lambda window, _: _measured(window, "geometry", "geometry")),
    ("laboratory-hubs", nothing, lambda window, _: _hubs(window)),
    ("laboratory-compression", nothing, lambda window, _: _measured(window, "compression", "compression")),
    ("laboratory-drift", nothing, lambda window, _: _measured(window, "drift", "drift")),
    ("laboratory-evaluation", nothing, lambda window, _: _measured(window, "evaluation")),
    ("laboratory-bias", nothing, lambda window, _: _measured(window, "bias")),
    (
        "laboratory-narrow",
        nothing,
        lambda window, _: _measured(window, "compression", "compression", text_percent=200),
    ),
    ("laboratory-mirrored", nothing, lambda window, _: _measured(window, "drift", "drift")),
)
