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
from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QStyleFactory

from desktop.line_icons import IconDrawings, LineIcon

RESOURCES = Path(__file__).resolve().parent.parent / "resources"

Choice = Literal["system", "light", "dark"]
Scheme = Literal["light", "dark"]
_SETTING = "view/theme"
_TEXT_SETTING = "view/text_percent"
TEXT_PERCENTS = (100, 110, 125, 150, 175, 200)
_BASE_PROPERTY = "system_font_pt"
# Distances within controls grow by this share of what the text grows by: at 200 % they are half as wide again.
_SPACE_GROWTH = 0.5
# Icons that point to where a person came from: to the other side where that is read from right to left.
_POINTING = ("back",)
_HINT_OF_CHOICE = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """The look of the whole program.

    Signals:
        changed: another palette, size of text or choice of motion is in force; whoever paints by hand paints again.
    """

    changed = Signal()

    def __init__(self, app: QApplication, settings: QSettings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._tokens = tomllib.loads((RESOURCES / "styles" / "tokens.toml").read_text("utf-8"))
        self._template = string.Template((RESOURCES / "styles" / "findling.qss").read_text("utf-8"))
        self._system_pt = _system_pt(app)
        self._text_percent = _percent(settings.value(_TEXT_SETTING, 100))
        self._motion_reduced = False
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._drawings = IconDrawings()
        self._dressed: weakref.WeakKeyDictionary[QAbstractButton, tuple[str, str]] = weakref.WeakKeyDictionary()
        saved = str(settings.value(_SETTING, "system"))
        self._choice = cast(Choice, saved if saved in _HINT_OF_CHOICE else "system")
        self._scheme: Scheme | None = None
        self._size_text()
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

    @property
    def text_percent(self) -> int:
        """How large text is, of the size that the system asks for."""
        return self._text_percent

    @property
    def motion_reduced(self) -> bool:
        """Whether nothing is to move by itself."""
        return self._motion_reduced

    def choose_text(self, percent: int) -> None:
        """Show all text in another size from now on, one of `TEXT_PERCENTS`, also after the next start."""
        self._settings.setValue(_TEXT_SETTING, percent)
        if percent != self._text_percent:
            self._text_percent = percent
            self._size_text()
            self._apply(anew=True)

    def reduce_motion(self, reduced: bool) -> None:
        """Let nothing move by itself, or let it."""
        for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip):
            self._app.setEffectEnabled(effect, not reduced)
        if reduced != self._motion_reduced:
            self._motion_reduced = reduced
            self.changed.emit()

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
        font.setPointSizeF(self._text_pt * float(self._tokens["type"][size]))
        if strong:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def icon(self, name: str, colour: str = "text") -> QIcon:
        """A line icon of resources/icons in a colour of the scheme in force."""
        key = (name, colour)
        if key not in self._icons:
            self._icons[key] = self._line_icon(name, colour)
        return self._icons[key]

    def dress(self, button: QAbstractButton, name: str, colour: str = "text") -> None:
        """Give a button an icon that follows the theme."""
        self._dressed[button] = (name, colour)
        button.setIcon(self.icon(name, colour))

    def drop_icons(self) -> None:
        """Forget the icons that were drawn; they are drawn again when they are wanted."""
        self._icons.clear()
        self._drawings.forget()

    def app_icon(self) -> QIcon:
        """The icon of the program itself."""
        return QIcon(str(RESOURCES / "icons" / "findling.svg"))

    @property
    def _text_pt(self) -> float:
        return self._system_pt * self._text_percent / 100

    def _size_text(self) -> None:
        font = QFont(self._app.font())
        font.setPointSizeF(self._text_pt)
        self._app.setFont(font)

    def _apply(self, *_: object, anew: bool = False) -> None:
        scheme = self._wanted_scheme()
        if scheme == self._scheme and not anew:
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
        growth = 1 + _SPACE_GROWTH * (self._text_percent / 100 - 1)
        for name, value in self._tokens["spacing"].items():
            values[f"space_{name}"] = str(round(value * growth))
            # A frame that is drawn for the focus is one px wider: what is in it is not to move.
            values[f"inner_{name}"] = str(round(value * growth) - 1)
        values |= {f"radius_{name}": str(value) for name, value in self._tokens["radius"].items()}
        values |= {f"type_{name}": f"{self._text_pt * value:.1f}" for name, value in self._tokens["type"].items()}
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

    def _line_icon(self, name: str, colour: str) -> QIcon:
        drawing = (RESOURCES / "icons" / f"{name}.svg").read_bytes()
        tints = {QIcon.Mode.Normal: self.colour(colour).name(), QIcon.Mode.Disabled: self.colour("faint").name()}
        mirrored = name in _POINTING and self._app.isRightToLeft()
        return QIcon(LineIcon(self._drawings, drawing, tints, mirrored=mirrored))


def _system_pt(app: QApplication) -> float:
    """The size of text that the system asks for, however large this program shows it already."""
    if app.property(_BASE_PROPERTY) is None:
        app.setProperty(_BASE_PROPERTY, app.font().pointSizeF() if app.font().pointSizeF() > 0 else 10.0)
    return float(app.property(_BASE_PROPERTY))


def _percent(stored: object) -> int:
    """A size of text as the settings hold it; the usual one where they hold it damaged."""
    return int(str(stored)) if str(stored) in map(str, TEXT_PERCENTS) else 100
