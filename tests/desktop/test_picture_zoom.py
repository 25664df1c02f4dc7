"""Pictures from closer: with keys, wheel and mouse, as sharp as they are."""

from __future__ import annotations

import pytest
from conftest import Desk
from fake_link import make_hit
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QNativeGestureEvent, QPixmap, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.preview.picture import PictureView
from desktop.preview.zoom import Zoom
from desktop.theme import Theme
from models.views import PictureData

_sides = st.floats(1, 20_000)
_view = QRectF(0, 0, 400, 300)


@pytest.fixture
def view(qtbot, theme: Theme) -> PictureView:
    made = PictureView(theme)
    qtbot.addWidget(made)
    made.resize(400, 300)
    pixmap = QPixmap(1600, 1200)
    pixmap.fill(QColor("#808080"))
    made.begin(QSize(6400, 4800))
    made.show_pixmap(pixmap, "p.jpg")
    made.show()
    return made


def _turn(view: PictureView, at: QPoint, notches: int, modifiers=Qt.KeyboardModifier.NoModifier) -> bool:
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
    return event.isAccepted()


@given(_sides, _sides, st.lists(st.tuples(st.floats(0.2, 5), st.floats(0, 400), st.floats(0, 300)), max_size=6))
def test_however_it_is_zoomed_no_gap_is_left_that_could_be_filled(width: float, height: float, turns) -> None:
    zoom, size = Zoom(), QSizeF(width, height)
    for factor, x, y in turns:
        zoom.by(factor, QPointF(x, y), size, _view)
        zoom.pan(QPointF(200 - x, 150 - y), size, _view)
        place = zoom.place(size, _view)
        assert zoom.scale(size, _view) <= max(16.0, 1.0)
        for begin, end, least, most in (
            (place.left(), place.right(), 0, 400),
            (place.top(), place.bottom(), 0, 300),
        ):
            if end - begin >= most - least:
                assert begin <= least + 1e-6 and end >= most - 1e-6
            else:
                assert begin >= least - 1e-6 and end <= most + 1e-6


@given(st.floats(1.1, 8), st.floats(50, 350), st.floats(50, 250))
def test_what_is_under_the_mouse_stays_there(factor: float, x: float, y: float) -> None:
    zoom, size, at = Zoom(), QSizeF(4000, 3000), QPointF(x, y)
    before = zoom.place(size, _view)
    share = (x - before.left()) / before.width(), (y - before.top()) / before.height()
    zoom.by(factor, at, size, _view)
    after = zoom.place(size, _view)
    assert ((x - after.left()) / after.width(), (y - after.top()) / after.height()) == pytest.approx(share, abs=1e-6)


def test_keys_zoom_and_pan(view: PictureView, qtbot) -> None:
    fitted = view.place
    assert fitted.width() == 400
    qtbot.keyClicks(view, "+")
    assert view.zoomed
    assert view.place.width() == pytest.approx(500)
    qtbot.keyClicks(view, "-")
    assert not view.zoomed, "smaller than the whole it never is"
    qtbot.keyClicks(view, "1")
    assert view.scale == pytest.approx(1.0)
    left = view.place.left()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.place.left() < left
    for _ in range(200):
        qtbot.keyClick(view, Qt.Key.Key_Right)
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.place.right() == pytest.approx(400)
    assert view.place.bottom() == pytest.approx(300)
    qtbot.keyClicks(view, "0")
    assert view.place == fitted


def test_the_wheel_scrolls_the_panel_unless_it_is_zoomed_or_large(view: PictureView) -> None:
    assert not _turn(view, QPoint(100, 100), 1)
    assert not view.zoomed
    assert _turn(view, QPoint(100, 100), 3, Qt.KeyboardModifier.ControlModifier)
    assert view.zoomed
    assert _turn(view, QPoint(100, 100), 1)
    view.zoom_to_fit()
    view.set_large(large=True)
    assert _turn(view, QPoint(100, 100), 1)
    assert view.zoomed


def test_two_fingers_zoom(view: PictureView) -> None:
    at = QPointF(100, 100)

    def pinch(gesture: Qt.NativeGestureType, value: float) -> None:
        device = QPointingDevice.primaryPointingDevice()
        QApplication.sendEvent(view, QNativeGestureEvent(gesture, device, 2, at, at, at, value, QPointF()))

    pinch(Qt.NativeGestureType.ZoomNativeGesture, 0.5)
    assert view.place.width() == pytest.approx(600)
    pinch(Qt.NativeGestureType.SmartZoomNativeGesture, 0.0)
    assert not view.zoomed


def test_the_mouse_drags_it_and_a_double_click_goes_there_and_back(view: PictureView, qtbot) -> None:
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    assert view.scale == pytest.approx(1.0)
    before = view.place.topLeft()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    qtbot.mouseMove(view, QPoint(230, 170))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(230, 170))
    assert view.place.topLeft() - before == QPointF(30, 20)
    assert not view.grab().isNull()
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert not view.zoomed


def test_what_is_seen_is_asked_for_sharper_once_it_stands_still(view: PictureView, qtbot) -> None:
    asked: list[tuple[object, int]] = []
    view.detail_wanted.connect(lambda region, px: asked.append((region, px)))
    qtbot.keyClicks(view, "+")
    qtbot.wait(220)
    assert asked == [], "there are enough pixels for that"
    qtbot.keyClicks(view, "1")
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: bool(asked))
    ((left, top, right, bottom), px), *more = asked
    assert not more
    place = view.place
    seen = -place.left() / place.width(), (400 - place.left()) / place.width()
    assert 0 <= left < seen[0] < seen[1] < right <= 1
    assert px == pytest.approx((right - left) * 6400, abs=1)
    white = PictureData(400, 300, b"\xff" * 400 * 300 * 3)
    view.show_detail((left, top, right, bottom), white)
    assert view.grab().toImage().pixelColor(200, 150).name() == "#ffffff"
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.wait(220)
    assert len(asked) == 2, "what the piece does not reach is asked for"


def test_the_engine_is_asked_for_the_piece(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: setattr(link, "hits", (make_hit(1, width=4000, height=3000),))
    desk.start()
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(0))
    view = desk.window.preview.view.picture
    qtbot.waitUntil(lambda: not view.pixmap.isNull())
    assert desk.link.asked("picture_piece") == []
    view.zoom_to_actual()
    file_id, region, px = desk.wait_asked("picture_piece")[0]
    assert file_id == 1001
    assert 0 <= region[0] < region[2] <= 1
    assert px <= 2400
    qtbot.waitUntil(lambda: view._detail is not None)
    desk.window.preview.show_hit(make_hit(2, width=400, height=300))
    assert not view.zoomed
    assert view._detail is None


def test_heat_and_frames_stay_where_they_belong(view: PictureView, qtbot) -> None:
    heat = QImage(2, 1, QImage.Format.Format_RGBA8888)
    heat.setPixelColor(0, 0, QColor(255, 0, 0, 255))
    heat.setPixelColor(1, 0, QColor(0, 0, 255, 255))
    view.colour_with(heat)
    assert view.grab().toImage().pixelColor(20, 100).red() > 200
    qtbot.keyClicks(view, "1")
    for _ in range(60):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.grab().toImage().pixelColor(20, 100).blue() > 200, "the right half is seen, and has its colour"


def test_a_piece_is_framed_in_a_picture_that_is_zoomed(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: setattr(link, "hits", (make_hit(1, width=4000, height=3000),))
    desk.start()
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(0))
    view = desk.window.preview.view
    qtbot.waitUntil(lambda: not view.picture.pixmap.isNull())
    view.picture.zoom_to_actual()
    view.toggle_crop()
    frame, place = view.tools.frame, view.picture.place
    assert place.width() > view.picture.width()
    begin, end = QPoint(20, 20), QPoint(view.picture.width() - 20, view.picture.height() - 20)
    qtbot.mousePress(frame, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(frame, end)
    qtbot.mouseRelease(frame, Qt.MouseButton.LeftButton, pos=end)
    left, _, right, _ = frame.region
    assert left == pytest.approx((20 - place.left()) / place.width(), abs=0.01)
    assert right == pytest.approx(max((end.x() - place.left()) / place.width(), left + 0.05), abs=0.01)


def test_a_preview_stands_for_the_picture_at_its_full_size(view: PictureView) -> None:
    small = QPixmap(160, 120)
    view.begin(QSize(6400, 4800))
    view.show_pixmap(small, "p.jpg")
    assert view.place.width() == 400
    view.begin(QSize(4800, 6400))
    view.show_pixmap(small, "p.jpg")
    assert view.place.width() == 160, "a size that cannot be its own is not believed"
