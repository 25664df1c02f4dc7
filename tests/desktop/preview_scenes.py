"""States of the preview and of the tags: why, heat, a piece of a picture, marks, proposals."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from scenes import Scene, row_of, settle
from studio import StudioLink

from desktop.main_window import MainWindow
from models.answers import Evidence, HeatMap, SearchRequest, TagStatus, Why
from models.kinds import Kind
from models.query.parts import Example

_SIDE = 12


def _told(link: StudioLink) -> None:
    words = {Kind.IMAGE: ("lake",), Kind.DOCUMENT: ("lake", "path"), Kind.FILM: ("pass", "slept")}
    link.hits = tuple(
        replace(
            hit,
            words=words.get(hit.kind, ()),
            own_tags=("for the album", "Norway 2023", "hikes & huts")[: number % 4],
            marked={1: True, 4: False}.get(number),
        )
        for number, hit in enumerate(link.hits)
    )
    link.reasons = Why(
        0.94,
        (
            Evidence("looks like: lakeside, alp, valley", "Basic picture encoder", 0.91, 0.312, 0.181, 0.034),
            Evidence("It is like your example", "ViT-B-32 (OpenCLIP)", 0.64, 0.71, 0.55, 0.09),
            Evidence("The name has your words", "Words", 0.34),
            Evidence("It may be what you exclude", "Basic picture encoder", 0.08, against=True),
        ),
        ("lakeside", "alp", "valley", "seashore"),
        ("lake",),
    )
    warm = [
        math.exp(-((row - 7) ** 2 + (column - 4) ** 2) / 12) + 0.6 * math.exp(-((row - 4) ** 2 + (column - 9) ** 2) / 5)
        for row in range(_SIDE)
        for column in range(_SIDE)
    ]
    link.heat = HeatMap(_SIDE, _SIDE, tuple(value / max(warm) for value in warm))
    link.known_tags = (
        TagStatus(1, "for the album", SearchRequest(), 41, 0),
        TagStatus(2, "my dog", SearchRequest(examples=(Example(item=1, name="IMG_2041.jpg"),)), 12, 5),
        TagStatus(3, "receipts", SearchRequest("a receipt from a shop, a till slip"), 233, 18),
    )
    link.proposals = link.hits[:14]


def _search(window: MainWindow, row: int) -> None:
    window.query.type_text("lake")
    window.query.send()
    settle()
    window.results.setCurrentIndex(window.results.hits.index(row))
    window.results.setFocus()
    settle()


def _why(window: MainWindow, link: StudioLink) -> None:
    window.preview.why.head.setChecked(True)
    _search(window, 1)


def _heat(window: MainWindow, link: StudioLink) -> None:
    _search(window, 0)
    window.preview.toggle_heat()


def _heat_unsure(window: MainWindow, link: StudioLink) -> None:
    link.heat = HeatMap(1, 1, (0.0,), sure=False)
    _heat(window, link)


def _crop(window: MainWindow, link: StudioLink) -> None:
    _search(window, 0)
    window.preview.toggle_crop()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(window.preview.view.picture_tools.frame, key)


def _kind(kind: Kind) -> Callable[[MainWindow, StudioLink], None]:
    return lambda window, link: _search(window, row_of(window, kind))


def _tags(window: MainWindow, link: StudioLink) -> None:
    window.results.selectAll()
    window.panels.show_tags()
    settle()
    window.panels.tags.maker.name.setText("sunsets")


def _no_tags(window: MainWindow, link: StudioLink) -> None:
    link.known_tags = ()
    window.panels.show_tags()


def _review(window: MainWindow, link: StudioLink) -> None:
    window.panels.show_tags()
    settle()
    window.panels.tags.lines[3].review.click()
    settle()
    QTest.keyClick(window.panels.tags.review.view, Qt.Key.Key_Y)


def _reviewed(window: MainWindow, link: StudioLink) -> None:
    _review(window, link)
    link.proposals = ()
    window.panels.tags.review.keep_all.click()


def _large(kind: Kind, *keys: Qt.Key) -> Callable[[MainWindow, StudioLink], None]:
    """The large view of the first hit of a kind, after some keys."""

    def pose(window: MainWindow, link: StudioLink) -> None:
        _search(window, row_of(window, kind))
        window.wishes.quick_look.toggle()
        settle()
        for key in keys:
            QTest.keyClick(window.wishes.quick_look, key)
        settle()

    return pose


def _pitches(window: MainWindow, link: StudioLink) -> None:
    _search(window, row_of(window, Kind.AUDIO))
    window.preview.view.sound.show_pitches(True)
    settle()
    window.preview.view.sound.spectrogram.show_moment(24.0)


def _notes(window: MainWindow, link: StudioLink) -> None:
    _search(window, 0)
    hits = window.results.hits.hits
    row = next(row for row, hit in enumerate(hits) if hit.name.endswith(".md"))
    window.results.setCurrentIndex(window.results.hits.index(row))


def _beside(window: MainWindow, link: StudioLink) -> None:
    _search(window, 0)
    settle()
    area = window.preview.findChild(QScrollArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def _silent(window: MainWindow, link: StudioLink) -> None:
    _search(window, row_of(window, Kind.AUDIO))
    window.preview.toggle_sound()


SCENES: tuple[Scene, ...] = (
    ("80-why", _told, _why),
    ("81-heat", _told, _heat),
    ("82-heat-unsure", _told, _heat_unsure),
    ("83-piece", _told, _crop),
    ("84-marked-document", _told, _kind(Kind.DOCUMENT)),
    ("85-marked-sound", _told, _kind(Kind.AUDIO)),
    ("86-marked-film", _told, _kind(Kind.FILM)),
    ("87-tags", _told, _tags),
    ("88-tags-none", _told, _no_tags),
    ("89-tags-review", _told, _review),
    ("90-tags-reviewed", _told, _reviewed),
    ("91-tags-narrow", _told, _tags),
    ("92-why-mirrored", _told, _why),
    ("93-large-picture", _told, _large(Kind.IMAGE)),
    ("94-large-picture-close", _told, _large(Kind.IMAGE, Qt.Key.Key_1)),
    ("95-large-sound", _told, _large(Kind.AUDIO, Qt.Key.Key_S)),
    ("96-large-page", _told, _large(Kind.DOCUMENT)),
    ("97-large-film", _told, _large(Kind.FILM)),
    ("98-large-mirrored", _told, _large(Kind.FILM)),
    ("99-pitches", _told, _pitches),
    ("100-notes", _told, _notes),
    ("101-beside", _told, _beside),
    ("102-cannot-be-heard", _told, _silent),
    ("103-page-narrow", _told, _kind(Kind.DOCUMENT)),
)
