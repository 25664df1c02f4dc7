"""What everybody must be able to see, hear and reach: contrast, names, themes, mirrored and large layouts."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest
import some_encoders as some
from conftest import Desk
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QScrollBar, QWidget

from desktop.main_window import MainWindow
from desktop.search.result_view import USUAL_PX
from desktop.tasks import Tasks
from desktop.theme import RESOURCES, Theme

_TOKENS = tomllib.loads((RESOURCES / "styles" / "tokens.toml").read_text("utf-8"))
_GROUNDS = ("window", "sidebar", "surface", "tile", "hover")
_TEXT_ON = [(text, ground) for text in ("text", "muted") for ground in _GROUNDS] + [
    ("accent", "window"),
    ("accent", "surface"),
    ("accent", "sidebar"),
    ("warning", "surface"),
    ("danger", "surface"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent_soft", "accent_soft"),
    ("on_warning_soft", "warning_soft"),
    ("on_highlight", "highlight"),
    ("on_scrim", "scrim"),
]


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance and contrast ratio."""

    def luminance(name: str) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(name).getRgbF()[:3]]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), _TEXT_ON)
def test_text_has_enough_contrast(scheme: str, text: str, ground: str) -> None:
    colours = _TOKENS[scheme]
    assert _contrast(colours[text], colours[ground]) >= 4.5


def test_both_themes_have_the_same_colours() -> None:
    assert set(_TOKENS["light"]) == set(_TOKENS["dark"])


def test_every_icon_follows_the_theme() -> None:
    for file in (RESOURCES / "icons").glob("*.svg"):
        if file.stem != "findling":
            assert "currentColor" in file.read_text("utf-8"), file.name


def test_a_theme_is_chosen_and_kept(qapp: QApplication, theme: Theme, settings: QSettings) -> None:
    theme.choose("light")
    light = qapp.palette().color(QPalette.ColorRole.Window)
    theme.choose("dark")
    dark = qapp.palette().color(QPalette.ColorRole.Window)
    assert light.lightness() > 200 > 60 > dark.lightness()
    assert Theme(qapp, settings).choice == "dark"


def test_icons_are_drawn_in_the_colours_of_the_theme(theme: Theme) -> None:
    for choice in ("light", "dark"):
        theme.choose(choice)
        image = theme.icon("menu").pixmap(24, 24).toImage()
        pixels = itertools.product(range(image.width()), range(image.height()))
        strongest = max((image.pixelColor(x, y) for x, y in pixels), key=QColor.alpha)
        assert strongest.name() == theme.colour("text").name()


def test_icons_are_as_sharp_as_the_screen(theme: Theme) -> None:
    for ratio in (1, 2):
        drawn = theme.icon("menu").pixmap(QSize(24, 24), ratio)
        assert drawn.size() == QSize(24, 24) * ratio
        assert drawn.devicePixelRatio() == ratio


def test_an_icon_keeps_the_colours_in_which_it_was_asked_for(theme: Theme) -> None:
    theme.choose("light")
    in_light = theme.icon("menu").pixmap(24, 24).toImage()
    theme.drop_icons()
    not_drawn_yet = theme.icon("menu")
    theme.choose("dark")
    assert not_drawn_yet.pixmap(24, 24).toImage() == in_light


def test_everything_that_takes_keys_has_a_name(desk: Desk, qtbot) -> None:
    desk.start()
    desk.window.panels.show_encoders()
    desk.window.panels.show_comparison()
    desk.window.panels.show_help()
    desk.window.panels.show_settings()
    desk.window.panels.show_duplicates()
    desk.window.panels.show_tags()
    desk.window.panels.show_activity()
    desk.window.panels.show_failures()
    qtbot.waitUntil(
        lambda: bool(desk.window.panels.encoders.cards) and desk.window.panels.failures.failures.rowCount() > 0
    )
    desk.window.banner.show_notice("Done.", "Undo", lambda: None)
    nameless = []
    for widget in desk.window.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget, (QLabel, QMenu, QScrollBar)):
            continue
        if not widget.objectName().startswith("qt_") and not (
            widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
        ):
            nameless.append(widget)
    assert nameless == []


def test_keys_reach_every_button_in_a_sane_order(desk: Desk) -> None:
    desk.start()
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(0))
    field = desk.window.search_bar.field
    order = []
    widget = field.nextInFocusChain()
    while widget is not field:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            order.append(widget)
        widget = widget.nextInFocusChain()
    similar = next(menu.parentWidget() for menu in desk.window.preview.buttons.findChildren(QMenu))
    groups = [desk.window.results, desk.window.size_bar._slider, similar, *desk.window.sidebar._kind_rows]
    places = [order.index(widget) for widget in groups if widget.isVisible()]
    assert len(places) == 8
    assert places == sorted(places)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_mirrored_or_with_large_type(desk: Desk, qapp, qtbot, direction, scale: float) -> None:
    usual = qapp.font()
    large = qapp.font()
    large.setPointSizeF(usual.pointSizeF() * scale)
    qapp.setFont(large)
    try:
        desk.window.setLayoutDirection(direction)
        desk.window.resize(1600, 1000)
        desk.start()
        desk.window.results.setCurrentIndex(desk.window.results.hits.index(0))
        qtbot.wait(30)
        for button in desk.window.findChildren(QAbstractButton):
            if button.isVisible() and button.text():
                needed = button.fontMetrics().horizontalAdvance(button.text())
                assert button.width() >= needed, button.text()
                assert button.height() >= button.fontMetrics().height(), button.text()
        assert not desk.window.grab().isNull()
    finally:
        qapp.setFont(usual)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize(
    "panel", ["encoders", "comparison", "help", "settings", "duplicates", "tags", "failures", "activity"]
)
def test_nothing_is_cut_off_in_a_narrow_window(desk: Desk, qapp, qtbot, panel: str, scale: float) -> None:
    usual, large = qapp.font(), qapp.font()
    large.setPointSizeF(usual.pointSizeF() * scale)
    qapp.setFont(large)
    desk.prepare = lambda link: setattr(link, "known_encoders", (some.BASIC, some.COMING, some.CHANGED, some.OFFERED))
    try:
        desk.window.resize(900, 700)
        desk.start()
        getattr(desk.window.panels, f"show_{panel}")()
        qtbot.wait(60)
        # Pages are laid out in slices, for as long as that takes.
        qtbot.waitUntil(lambda: _check_that_nothing_is_cut_off(desk.window))
    finally:
        qapp.setFont(usual)


def _check_that_nothing_is_cut_off(window: MainWindow) -> None:
    shown = [one for one in window.findChildren(QAbstractButton) if one.isVisible() and one.text()]
    assert len(shown) > 5
    for button in shown:
        assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()), button.text()
        right = button.mapTo(window, button.rect().topRight()).x()
        assert right <= window.width(), f"{button.text()} goes beyond the edge"
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_sizes_are_kept(desk: Desk, theme: Theme, settings: QSettings) -> None:
    desk.start()
    desk.window.resize(790, 700)
    desk.window._columns.setSizes([205, 320, 263])
    desk.window.size_bar.set_width_px(USUAL_PX + 60)
    sizes = desk.window._columns.sizes()
    desk.window.close()
    settings.sync()
    again_settings = QSettings(settings.fileName(), QSettings.Format.IniFormat)
    again = MainWindow(Tasks(lambda on_event, restore: desk.link), theme, again_settings)
    again.show()
    assert (again.width(), again.height()) == (790, 700)
    assert again._columns.sizes() == sizes
    assert again.size_bar.width_px == USUAL_PX + 60
    again.close()
    again.deleteLater()


def test_damaged_settings_do_no_harm(desk: Desk, theme: Theme, tmp_path: Path) -> None:
    file = tmp_path / "broken.ini"
    file.write_text("[window]\ngeometry=@ByteArray(nonsense)\ncolumns=7\ntile_px=wide\n[view]\ntheme=pink\n")
    settings = QSettings(str(file), QSettings.Format.IniFormat)
    window = MainWindow(Tasks(lambda on_event, restore: desk.link), theme, settings)
    assert window.size_bar.width_px == USUAL_PX
    assert Theme(QApplication.instance(), settings).choice == "system"
    window.close()
    window.deleteLater()
