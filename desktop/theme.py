"""Colours, distances, type sizes and icons, read from resources/styles/tokens.toml and resources/icons.

Fusion is the style on every system, with our own light and dark palettes: setting a dark colour scheme alone
changes nothing on platforms without a theme of their own.
"""

from __future__ import annotations

import string
import tomllib
import weakref
from pathlib import Path
from typing import Literal, cast

import shiboken6
from PySide6.QtCore import QByteArray, QObject, QRectF, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QStyleFactory

RESOURCES = Path(__file__).resolve().parent.parent / "resources"

Choice = Literal["system", "light", "dark"]
Scheme = Literal["light", "dark"]
_SETTING = "view/theme"
_ICON_SIZES_PX = (16, 20, 24, 32, 48)
_HINT_OF_CHOICE = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """The look of the whole program.

    Signals:
        changed: another palette is in force; whoever paints by hand paints again.
    """

    changed = Signal()

    def __init__(self, app: QApplication, settings: QSettings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._tokens = tomllib.loads((RESOURCES / "styles" / "tokens.toml").read_text("utf-8"))
        self._template = string.Template((RESOURCES / "styles" / "findling.qss").read_text("utf-8"))
        self._base_pt = app.font().pointSizeF() if app.font().pointSizeF() > 0 else 10.0
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._dressed: weakref.WeakKeyDictionary[QAbstractButton, tuple[str, str]] = weakref.WeakKeyDictionary()
        saved = str(settings.value(_SETTING, "system"))
        self._choice = cast(Choice, saved if saved in _HINT_OF_CHOICE else "system")
        self._scheme: Scheme | None = None
        app.setStyle(QStyleFactory.create("Fusion"))
        app.styleHints().setColorScheme(_HINT_OF_CHOICE[self._choice])
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._apply)

    @property
    def choice(self) -> Choice:
        """What the person chose."""
        return self._choice

    @property
    def scheme(self) -> Scheme:
        """What is shown."""
        return self._scheme or "light"

    def choose(self, choice: Choice) -> None:
        """Use this theme from now on, also after the next start."""
        self._choice = choice
        self._settings.setValue(_SETTING, choice)
        self._app.styleHints().setColorScheme(_HINT_OF_CHOICE[choice])
        self._apply()

    def colour(self, name: str) -> QColor:
        """A colour of the scheme in force, by its name in tokens.toml."""
        return QColor(self._tokens[self.scheme][name])

    def space(self, name: str) -> int:
        """A distance in px, by its name in tokens.toml."""
        return int(self._tokens["spacing"][name])

    def radius(self, name: str) -> int:
        """The radius of a corner in px, by its name in tokens.toml."""
        return int(self._tokens["radius"][name])

    def font(self, size: str, *, strong: bool = False) -> QFont:
        """The system's font at a size named in tokens.toml."""
        font = QFont(self._app.font())
        font.setPointSizeF(self._base_pt * float(self._tokens["type"][size]))
        if strong:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def icon(self, name: str, colour: str = "text") -> QIcon:
        """A line icon of resources/icons in a colour of the scheme in force."""
        key = (name, colour)
        if key not in self._icons:
            self._icons[key] = self._draw_icon(name, colour)
        return self._icons[key]

    def dress(self, button: QAbstractButton, name: str, colour: str = "text") -> None:
        """Give a button an icon that follows the theme."""
        self._dressed[button] = (name, colour)
        button.setIcon(self.icon(name, colour))

    def app_icon(self) -> QIcon:
        """The icon of the program itself."""
        return QIcon(str(RESOURCES / "icons" / "findling.svg"))

    def _apply(self) -> None:
        scheme = self._wanted_scheme()
        if scheme == self._scheme:
            return
        self._scheme = scheme
        self._icons.clear()
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(self._template.substitute(self._style_values()))
        for button, (name, colour) in list(self._dressed.items()):
            if shiboken6.isValid(button):
                button.setIcon(self.icon(name, colour))
        self.changed.emit()

    def _wanted_scheme(self) -> Scheme:
        if self._choice != "system":
            return self._choice
        return "dark" if self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"

    def _style_values(self) -> dict[str, str]:
        values = {name: str(value) for name, value in self._tokens[self.scheme].items()}
        values["scheme"] = self.scheme
        values["styles"] = (RESOURCES / "styles").as_posix()
        values |= {f"space_{name}": str(value) for name, value in self._tokens["spacing"].items()}
        values |= {f"radius_{name}": str(value) for name, value in self._tokens["radius"].items()}
        values |= {f"type_{name}": f"{self._base_pt * value:.1f}" for name, value in self._tokens["type"].items()}
        return values

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        palette = QPalette()
        for colour_role, name in (
            (role.Window, "window"), (role.WindowText, "text"), (role.Base, "surface"), (role.AlternateBase, "tile"),
            (role.Text, "text"), (role.Button, "surface"), (role.ButtonText, "text"), (role.BrightText, "danger"),
            (role.Highlight, "accent"), (role.HighlightedText, "on_accent"), (role.ToolTipBase, "surface"),
            (role.ToolTipText, "text"), (role.PlaceholderText, "muted"), (role.Link, "accent"),
            (role.LinkVisited, "accent"), (role.Light, "surface"), (role.Midlight, "tile"), (role.Mid, "border"),
            (role.Dark, "field_border"), (role.Shadow, "scrim"), (role.Accent, "accent"),
        ):  # fmt: skip
            palette.setColor(colour_role, self.colour(name))
        for colour_role in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, colour_role, self.colour("faint"))
        return palette

    def _draw_icon(self, name: str, colour: str) -> QIcon:
        drawing = (RESOURCES / "icons" / f"{name}.svg").read_bytes()
        icon = QIcon()
        for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, "faint")):
            tinted = drawing.replace(b"currentColor", self.colour(tint).name().encode())
            renderer = QSvgRenderer(QByteArray(tinted))
            for side_px in _ICON_SIZES_PX:
                for ratio in (1, 2):
                    icon.addPixmap(_render(renderer, side_px, ratio), mode)
        return icon


def _render(renderer: QSvgRenderer, side_px: int, ratio: int) -> QPixmap:
    pixmap = QPixmap(QSize(side_px, side_px) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, side_px, side_px))
    painter.end()
    return pixmap
