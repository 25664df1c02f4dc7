"""One tag in the list of tags."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from desktop import wording
from desktop.flow_layout import FlowLayout
from desktop.furniture import button, words
from desktop.search import chip_words
from desktop.search.saved_section import NameField
from desktop.theme import Theme
from models.answers import TagStatus


class TagLine(QFrame):
    """The name of a tag, how many have it, and what can be done with it. F2 renames it, Delete removes it.

    Signals:
        searched, review_wanted, propose_wanted, removed: pressed.
        renamed: the new name.
    """

    searched = Signal()
    review_wanted = Signal()
    propose_wanted = Signal()
    removed = Signal()
    renamed = Signal(str)

    def __init__(self, theme: Theme, tag: TagStatus) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self.tag = tag
        self.name = QPushButton()
        self.name.setProperty("look", "link")
        self.name.clicked.connect(self.searched)
        self._facts = words(tone="muted", size="small")
        self.review = button("", self.review_wanted.emit)
        self.again = self._quiet("retry", self.tr("Look again"), self.propose_wanted)
        self.change = self._quiet("words", self.tr("Rename"), None)
        self.change.clicked.connect(self.rename)
        self.gone = self._quiet("trash", self.tr("Remove"), self.removed)
        self._lay_out()
        self.show_tag(tag)

    def show_tag(self, tag: TagStatus) -> None:
        """Show another state of it."""
        self.tag = tag
        shown = self.name.fontMetrics().elidedText(tag.name, Qt.TextElideMode.ElideMiddle, 400)
        self.name.setText(shown.replace("&", "&&"))
        self.name.setAccessibleName(self.tr("Search for %1").replace("%1", tag.name))
        self.name.setToolTip(self.name.accessibleName())
        asked = chip_words.request_text(tag.request.text, tag.request.examples)
        facts = [wording.files(tag.kept)]
        if asked:
            facts.append(self.tr("proposed for: %1").replace("%1", asked))
        self._facts.setText(" \N{MIDDLE DOT} ".join(facts))
        count = self.tr("Review %Ln proposal(s)", "", tag.proposed)
        self.review.setText(count)
        self.review.setAccessibleName(f"{tag.name}: {count}")
        self.review.setVisible(tag.proposed > 0)
        self.again.setVisible(bool(asked))
        for one in (self.again, self.change, self.gone):
            one.setAccessibleName(f"{tag.name}: {one.text()}")

    def rename(self) -> None:
        """Let a person write another name where the name is."""
        field = NameField(self.tag.name)
        self._head.insertWidget(0, field)
        self.name.hide()

        def end(name: str) -> None:
            self.name.show()
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            if name and name != self.tag.name:
                self.renamed.emit(name)

        field.done.connect(end)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_F2:
            self.rename()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _quiet(self, icon: str, text: str, wanted: object) -> QPushButton:
        made = QPushButton(text)
        made.setProperty("look", "quiet")
        made.setIconSize(QSize(16, 16))
        self._theme.dress(made, icon, "muted")
        if wanted is not None:
            made.clicked.connect(wanted)
        return made

    def _lay_out(self) -> None:
        space = self._theme.space
        glyph = QLabel()
        glyph.setPixmap(self._theme.icon("tag", "muted").pixmap(20, 20))
        self._theme.changed.connect(lambda: glyph.setPixmap(self._theme.icon("tag", "muted").pixmap(20, 20)))
        self._head = QHBoxLayout()
        self._head.addWidget(self.name)
        self._head.addStretch(1)
        deeds = FlowLayout(space("xs"))
        for one in (self.review, self.again, self.change, self.gone):
            deeds.addWidget(one)
        inner = QVBoxLayout()
        inner.setSpacing(space("xs"))
        inner.addLayout(self._head)
        inner.addWidget(self._facts)
        inner.addLayout(deeds)
        row = QHBoxLayout(self)
        row.setContentsMargins(space("m"), space("m"), space("m"), space("s"))
        row.setSpacing(space("m"))
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(inner, 1)
