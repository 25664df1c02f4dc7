"""Fonts, their measures and colours for painting results: worked out once for each theme, not for each letter."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon

from desktop.drawing import isolated
from desktop.theme import Theme

_MOST_LINES = 8192


class Inks(QObject):
    """What painters ask a theme for, remembered until it changes. What it gives out is not to be changed."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colours: dict[tuple[str, int], QColor] = {}
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._metrics: dict[tuple[str, bool], QFontMetricsF] = {}
        self._lines: dict[tuple[str, float, Qt.TextElideMode, str, bool], str] = {}
        theme.changed.connect(self.forget)

    @property
    def scheme(self) -> str:
        """Which theme is in force."""
        return self._theme.scheme

    def colour(self, name: str, alpha: int = 255) -> QColor:
        """A colour by its name in tokens.toml, more or less transparent."""
        found = self._colours.get((name, alpha))
        if found is None:
            found = self._theme.colour(name)
            found.setAlpha(alpha)
            self._colours[name, alpha] = found
        return found

    def font(self, size: str, *, strong: bool = False) -> QFont:
        """A font by its size in tokens.toml."""
        found = self._fonts.get((size, strong))
        if found is None:
            found = self._fonts[size, strong] = self._theme.font(size, strong=strong)
        return found

    def metrics(self, size: str, *, strong: bool = False) -> QFontMetricsF:
        """How large letters of a font are."""
        found = self._metrics.get((size, strong))
        if found is None:
            found = self._metrics[size, strong] = QFontMetricsF(self.font(size, strong=strong))
        return found

    def line_px(self, size: str, *, strong: bool = False) -> float:
        """How high a line is."""
        return self.metrics(size, strong=strong).height()

    def elided(
        self,
        text: str,
        width_px: float,
        size: str = "body",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        *,
        strong: bool = False,
    ) -> str:
        """The text, shortened where it is too long for one line."""
        key = (text, width_px, mode, size, strong)
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) >= _MOST_LINES:
                self._lines.clear()
            fitting = self.metrics(size, strong=strong).elidedText(text, mode, width_px)
            found = self._lines[key] = isolated(fitting)
        return found

    def icon(self, name: str, colour: str = "text") -> QIcon:
        """An icon by its name."""
        return self._theme.icon(name, colour)

    def radius(self, name: str) -> int:
        """The radius of a corner by its name in tokens.toml."""
        return self._theme.radius(name)

    def forget(self) -> None:
        """Look everything up again: the theme, or the font of the system, is another one."""
        for known in (self._colours, self._fonts, self._metrics, self._lines):
            known.clear()
