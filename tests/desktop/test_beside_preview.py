"""What stands below the preview: facts, the place, and what is most like the hit."""

from __future__ import annotations

from pathlib import Path

from conftest import Desk
from fake_link import LIBRARY, make_hit
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from desktop.preview.details import coordinates
from models.answers import SearchRequest
from models.errors import UserError
from models.kinds import Kind
from models.query.parts import Example
from models.shown import FileDetails

_KNOWN = FileDetails(59.9127, 10.7461, ("lakeside", "alp", "valley"), 1_700_000_000.0, pages=12)
_PAUSE_MS = 380


def _choose(desk: Desk, row: int) -> None:
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(row))


def test_what_is_known_of_the_file_is_asked_for_when_it_has_been_shown_for_a_moment(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: setattr(link, "known_details", _KNOWN)
    desk.start()
    for row in (0, 1, 2, 1, 0):
        _choose(desk, row)
    qtbot.wait(_PAUSE_MS)
    assert desk.wait_asked("details") == [(1001, 1)]
    details = desk.window.preview.details
    qtbot.waitUntil(lambda: "Recognised as" in details.said)
    lines = details.said.split("\n")
    assert "2023" in lines[0] or "23" in lines[0]
    assert lines[1:] == ["Recognised as: lakeside, alp, valley", "59.91270, 10.74610"]
    _choose(desk, 1)
    assert details.said == ""


def test_the_size_is_known_at_once(desk: Desk) -> None:
    desk.start()
    desk.window.preview.show_hit(make_hit(9, size_bytes=4_100_000))
    assert desk.window.preview.details.said == "4.1 MB"


def test_the_place_can_be_copied_and_searched_around(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: setattr(link, "known_details", _KNOWN)
    desk.start()
    _choose(desk, 0)
    details = desk.window.preview.details
    qtbot.waitUntil(lambda: details.near.isVisible())
    assert details.place.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    with qtbot.waitSignal(desk.window.query.answered):
        details.near.click()
    assert desk.window.query.request.text == "near:59.91270,10.74610,1km"


def test_coordinates_have_points_whatever_the_language_is() -> None:
    assert coordinates(-33.5, 151.25) == "-33.50000, 151.25000"


def test_a_file_without_a_place_has_no_line_for_it(desk: Desk, qtbot) -> None:
    desk.start()
    _choose(desk, 0)
    desk.wait_asked("details")
    qtbot.wait(40)
    assert not desk.window.preview.details.near.isVisible()


def test_neighbours_are_asked_for_once_for_the_hit_that_is_stopped_at(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: setattr(link, "near", (LIBRARY[1], LIBRARY[2]))
    desk.start()
    for row in (1, 2, 3, 0):
        _choose(desk, row)
    assert desk.wait_asked("neighbours") == [(1, 5)]
    strip = desk.window.preview.neighbours
    qtbot.waitUntil(lambda: strip.isVisible())
    assert strip.hits == (LIBRARY[1], LIBRARY[2])
    assert strip.tiles[0].accessibleName() == "audio-2.wav, Sound"
    desk.search("lion")
    qtbot.wait(_PAUSE_MS)
    assert len(desk.link.asked("neighbours")) == 1, "the same hit has the same neighbours"


def test_a_click_goes_there_and_enter_asks_for_all(desk: Desk, qtbot) -> None:
    stranger = make_hit(77, Kind.DOCUMENT, text="Far away.")
    desk.prepare = lambda link: setattr(link, "near", (LIBRARY[1], stranger))
    desk.start()
    _choose(desk, 0)
    strip = desk.window.preview.neighbours
    qtbot.waitUntil(lambda: strip.isVisible())
    with qtbot.waitSignal(desk.window.query.answered):
        qtbot.keyClick(strip.tiles[1], Qt.Key.Key_Return)
    assert desk.window.query.request == SearchRequest(examples=(Example(item=1, name="image-1.jpg"),))
    qtbot.mouseClick(strip.tiles[0], Qt.MouseButton.LeftButton)
    assert desk.window.results.current == LIBRARY[1]
    qtbot.waitUntil(lambda: strip.isVisible())
    qtbot.mouseClick(strip.tiles[1], Qt.MouseButton.LeftButton)
    assert desk.window.preview.hit == stranger, "what is no result is shown all the same"


def test_what_is_not_indexed_or_cannot_be_asked_about_has_no_strip(desk: Desk, qtbot) -> None:
    desk.start()
    desk.window.preview.show_hit(make_hit(8, item_id=None))
    qtbot.wait(_PAUSE_MS)
    assert desk.link.asked("neighbours") == []
    desk.link.errors["neighbours"] = UserError("No encoder.", "None is there.", "Get one.")
    desk.window.preview.show_hit(make_hit(9))
    desk.wait_asked("neighbours")
    qtbot.wait(40)
    assert not desk.window.preview.neighbours.isVisible()
    assert desk.window.banner.message == ""


def test_each_kind_has_its_own_small_picture(desk: Desk, qtbot, tmp_path: Path) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#cc2244"))
    image.save(str(tmp_path / "a.jpg"))
    (tmp_path / "b.peaks").write_bytes(bytes(range(200)))
    near = (
        make_hit(21, preview=str(tmp_path / "a.jpg")),
        make_hit(22, Kind.AUDIO, preview=str(tmp_path / "b.peaks")),
        make_hit(23, Kind.DOCUMENT),
    )
    desk.prepare = lambda link: setattr(link, "near", near)
    desk.start()
    _choose(desk, 0)
    strip = desk.window.preview.neighbours
    qtbot.waitUntil(lambda: strip.isVisible())
    thumbnails, theme = desk.window.thumbnails, desk.window.preview.theme
    qtbot.waitUntil(lambda: thumbnails.picture(near[0].preview) is not None and bool(thumbnails.peaks(near[1].preview)))
    shown = strip.tiles[0].grab().toImage()
    assert abs(shown.pixelColor(shown.width() // 2, 30).red() - 0xCC) < 10
    wave = strip.tiles[1].grab().toImage()
    colours = {wave.pixelColor(x, 32).name() for x in range(wave.width())}
    assert theme.colour("accent").name() in colours
