"""Line icons: drawn as they are seen, in the size, colour and sharpness that is asked for, and kept within bounds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.line_icons import IconDrawings, LineIcon

_ARROW = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="currentColor"><path d="M0 0h12v24H0z"/></svg>'
)
_TINTS = {QIcon.Mode.Normal: "#ff0000", QIcon.Mode.Disabled: "#0000ff"}


@pytest.fixture
def drawings(qapp: QApplication) -> IconDrawings:
    return IconDrawings()


def _icon(drawings: IconDrawings, *, mirrored: bool = False) -> QIcon:
    return QIcon(LineIcon(drawings, _ARROW, _TINTS, mirrored=mirrored))


def _colour(drawn: QPixmap, x: int, y: int) -> str:
    colour = drawn.toImage().pixelColor(x, y)
    return colour.name() if colour.alpha() else ""


def test_nothing_is_drawn_before_it_is_seen_and_then_only_that(drawings: IconDrawings) -> None:
    icon = _icon(drawings)
    assert len(drawings) == 0
    for _ in range(3):
        assert icon.pixmap(QSize(20, 20)).size() == QSize(20, 20)
    assert len(drawings) == 1
    QIcon(icon).pixmap(QSize(20, 20), QIcon.Mode.Disabled)
    assert len(drawings) == 2


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("side", [12, 26, 96])
def test_an_icon_is_as_sharp_as_the_screen_in_every_size(drawings: IconDrawings, side: int, ratio: float) -> None:
    drawn = _icon(drawings).pixmap(QSize(side, side), ratio)
    assert (drawn.width(), drawn.devicePixelRatio()) == (round(side * ratio), ratio)
    edge = drawn.width() // 2
    assert (_colour(drawn, edge - 1, 5), _colour(drawn, edge + 1, 5)) == ("#ff0000", "")


def test_modes_have_their_colours_and_those_without_one_that_of_the_usual(drawings: IconDrawings) -> None:
    modes = (QIcon.Mode.Normal, QIcon.Mode.Disabled, QIcon.Mode.Active, QIcon.Mode.Selected)
    seen = [_colour(_icon(drawings).pixmap(QSize(16, 16), mode), 2, 2) for mode in modes]
    assert seen == ["#ff0000", "#0000ff", "#ff0000", "#ff0000"]


def test_a_mirrored_icon_points_to_the_other_side(drawings: IconDrawings) -> None:
    drawn = _icon(drawings, mirrored=True).pixmap(QSize(16, 16), 2.0)
    assert (_colour(drawn, 2, 2), _colour(drawn, 29, 2), drawn.devicePixelRatio()) == ("", "#ff0000", 2.0)


def test_an_icon_lies_in_the_middle_of_its_place_and_is_sharp_there(drawings: IconDrawings) -> None:
    page = QImage(120, 80, QImage.Format.Format_ARGB32_Premultiplied)
    page.setDevicePixelRatio(2.0)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    _icon(drawings).paint(painter, QRect(10, 4, 40, 20))
    painter.end()
    red = {x for x in range(120) for y in range(80) if page.pixelColor(x, y).name() == "#ff0000"}
    assert (min(red), max(red)) == (40, 59)  # the left half of 20 px from x = 20


def test_what_was_used_longest_ago_is_forgotten(drawings: IconDrawings) -> None:
    few = IconDrawings(most=2)
    kept = [few.drawn(_ARROW, "#ff0000", side, 1.0, mirrored=False) for side in (16, 20)]
    assert few.drawn(_ARROW, "#ff0000", 16, 1.0, mirrored=False) is kept[0]
    few.drawn(_ARROW, "#ff0000", 24, 1.0, mirrored=False)
    assert len(few) == 2
    assert few.drawn(_ARROW, "#ff0000", 16, 1.0, mirrored=False) is kept[0]
    assert few.drawn(_ARROW, "#ff0000", 20, 1.0, mirrored=False) is not kept[1]


def test_a_button_shows_one(drawings: IconDrawings, qtbot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.setIcon(_icon(drawings))
    button.setIconSize(QSize(18, 18))
    seen = button.grab().toImage()
    assert any(
        seen.pixelColor(x, y).name() == "#ff0000" for x in range(seen.width()) for y in range(seen.height() // 2, 30)
    )
    assert len(drawings) == 1
