"""Help, in the window: Markdown from resources/help, without any network."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QDesktopServices, QImage, QTextBlockFormat, QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from desktop.flow_layout import FlowLayout
from desktop.furniture import Panel, button, page_head
from desktop.theme import RESOURCES, Theme

FOLDER = RESOURCES / "help"
_FIRST = "index.md"
_WIDEST_CHARACTERS = 110
_LINE_HEIGHT_PERCENT = 135
_CELL_PADDING_PX = 5
_ABOVE_HEADING_PX = 22
_BESIDE_PICTURE_PX = 24
_PICTURE = re.compile(r"pictures/([\w-]+\.png)")
_EXTERNAL = ("http", "https")


def page_path(page: str) -> Path:
    """Where a page is in the language of the window; the English one where it is not translated."""
    own = FOLDER / QLocale().name().partition("_")[0] / page
    return own if own.is_file() else FOLDER / page


class HelpBrowser(QTextBrowser):
    """Shows one page. Of all that a page names, it loads the pictures of the guide alone."""

    def loadResource(self, kind: int, name: QUrl) -> QImage | None:  # noqa: N802  Qt's name
        picture = _PICTURE.fullmatch(name.toString())
        if kind != QTextDocument.ResourceType.ImageResource.value or picture is None:
            return None
        image = QImage(str(FOLDER / "pictures" / picture[1]))
        if image.isNull():
            return None
        widest = min(image.width(), self.viewport().width() - _BESIDE_PICTURE_PX)
        return image.scaledToWidth(max(1, widest), Qt.TransformationMode.SmoothTransformation)


class HelpPage(Panel):
    """The pages of the help, with a button for each.

    Signals:
        learn_wanted: the guided tours are to be shown.
    """

    learn_wanted = Signal()

    first = _FIRST

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.page = ""
        self.browser = HelpBrowser()
        self.browser.setObjectName("help")
        self.browser.setOpenLinks(False)
        self.browser.setAccessibleName(self.tr("Help"))
        self.browser.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.browser.anchorClicked.connect(self.follow)
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        theme.changed.connect(self._show_again)

    def show_page(self, page: str) -> None:
        """Show a page by the name of its file."""
        if page not in self.buttons or page == self.page:
            return
        self.page = page
        self.browser.document().setDefaultFont(self._theme.font("body"))
        self.browser.document().setMarkdown(
            page_path(page).read_text("utf-8"), QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        )
        _loosen(self.browser.document(), self._theme.colour("field_border"))
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        self.browser.verticalScrollBar().setValue(0)
        for name, one in self.buttons.items():
            one.setChecked(name == page)

    def take_keys(self) -> None:
        """Let the arrow keys scroll."""
        self.browser.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def follow(self, link: QUrl) -> None:
        """Follow a link that was clicked: to another page, or with the browser of the system."""
        if link.scheme() in _EXTERNAL:
            QDesktopServices.openUrl(link)
        elif not link.scheme():
            self.show_page(link.path())

    def _show_again(self) -> None:
        """Links have the colour of the theme that they were laid out in."""
        page, self.page = self.page, ""
        self.show_page(page)

    def _lay_out(self) -> None:
        space = self._theme.space
        titles = {
            _FIRST: self.tr("Findling"),
            "search.md": self.tr("Searching"),
            "results.md": self.tr("Looking through results"),
            "taking_out.md": self.tr("Taking results out"),
            "tags.md": self.tr("Tags"),
            "library.md": self.tr("Keeping up to date"),
            "shared.md": self.tr("Shared libraries"),
            "preview.md": self.tr("Looking closely"),
            "films.md": self.tr("Films, words and speech"),
            "failures.md": self.tr("Failed files"),
            "duplicates.md": self.tr("Duplicates"),
            "explore.md": self.tr("Map, groups and axes"),
            "settings.md": self.tr("Settings"),
            "encoders.md": self.tr("Encoders"),
            "distances.md": self.tr("Distances"),
            "command_line.md": self.tr("Command line"),
            "assistants.md": self.tr("Assistants"),
            "places.md": self.tr("Places"),
            "laboratory.md": self.tr("Laboratory"),
            "learn.md": self.tr("Learn"),
        }
        chips = FlowLayout(space("s"))
        for name, title in titles.items():
            spoken = self.tr("Help: %1").replace("%1", title)
            one = button(title, lambda name=name: self._press(name), name=spoken, look="tab")
            one.setCheckable(True)
            self.buttons[name] = one
            chips.addWidget(one)
        held = QWidget()
        held.setMaximumWidth(_WIDEST_CHARACTERS * self.fontMetrics().averageCharWidth())
        inner = QVBoxLayout(held)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.browser)
        row = QHBoxLayout()
        row.addWidget(held, 100)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("l"), space("s"), space("l"), space("l"))
        column.setSpacing(space("m"))
        head = page_head(self._theme, self.tr("Help"), self.closed.emit)
        self.learn = button(self.tr("Learn by trying"), self.learn_wanted.emit, look="quiet")
        head.addWidget(self.learn)
        column.addLayout(head)
        column.addLayout(chips)
        column.addLayout(row, 1)

    def _press(self, page: str) -> None:
        self.show_page(page)
        self.buttons[self.page].setChecked(True)


def _loosen(document: QTextDocument, border: QColor) -> None:
    """Give lines, headings and cells of tables the room that makes them easy to read."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    lines = QTextBlockFormat()
    lines.setLineHeight(_LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(lines)
    block = document.begin().next()
    while block.isValid():
        if block.blockFormat().headingLevel():
            above = QTextBlockFormat()
            above.setTopMargin(_ABOVE_HEADING_PX)
            QTextCursor(block).mergeBlockFormat(above)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            look = frame.format()
            look.setCellPadding(_CELL_PADDING_PX)
            look.setCellSpacing(0)
            look.setBorderCollapse(True)
            look.setBorderBrush(border)
            look.setBottomMargin(_CELL_PADDING_PX)
            frame.setFormat(look)
