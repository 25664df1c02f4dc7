"""Films, words in pictures, speech, and files on a drive that is away: the grid, the preview, the words for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Desk
from fake_link import make_hit
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication, QMenu, QStyleOptionViewItem

from desktop import wording
from desktop.hits import moment_s, plays, shown_by_sound
from models.answers import Hit
from models.errors import UserError
from models.kinds import Kind

_DASH = "\N{EN DASH}"
_DOT = "\N{MIDDLE DOT}"
SHOT = make_hit(5, Kind.FILM, item_kind=Kind.IMAGE, start_s=64.0, end_s=74.0, duration_s=724.0, width=1920, height=1080)
LAUGHTER = make_hit(6, Kind.FILM, item_kind=Kind.AUDIO, start_s=10.0, end_s=20.0, duration_s=724.0)
SPOKEN = make_hit(
    7,
    Kind.FILM,
    item_kind=Kind.DOCUMENT,
    reader="speech",
    start_s=30.0,
    end_s=40.0,
    duration_s=96.0,
    text="that is where we slept",
)
SIGN = make_hit(
    8,
    item_kind=Kind.DOCUMENT,
    reader="ocr",
    region=(0.25, 0.5, 0.75, 1.0),
    text="<b>Norberghytta</b>",
    title="A sign",
    taken_at="2023-07-14T11:02:40",
    camera="FUJIFILM X-T4",
    tags="hiking\nNorway",
)
AWAY = make_hit(9, offline=True)


def _show(desk: Desk, *hits: Hit) -> None:
    desk.prepare = lambda link: setattr(link, "hits", hits)
    desk.start()
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(0))


def _paint(desk: Desk, hit: Hit) -> QImage:
    """The tile of a hit."""
    results = desk.window.results
    results.show_hits((hit,), ranked=True, stay=False)
    image = QImage(216, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 216, 240)
    results.itemDelegate().paint(painter, option, results.hits.index(0))
    painter.end()
    return image


def _jpeg(folder: Path, colour: str) -> str:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    path = folder / f"{colour[1:]}.jpg"
    assert image.save(str(path))
    return str(path)


@pytest.mark.parametrize(
    ("hit", "words"),
    [
        (SHOT, f"Film {_DOT} 1,920 by 1,080 pixels {_DOT} 12:04 long {_DOT} 1:04 {_DASH} 1:14"),
        (LAUGHTER, f"Sound of a film {_DOT} 12:04 long {_DOT} 0:10 {_DASH} 0:20"),
        (SPOKEN, f"Words spoken in a film {_DOT} 1:36 long {_DOT} 0:30 {_DASH} 0:40"),
        (SIGN, "Words in a picture"),
        (make_hit(1, Kind.AUDIO, reader="speech"), "Words spoken in a sound"),
    ],
)
def test_what_was_found_is_said_in_plain_words(hit: Hit, words: str) -> None:
    assert wording.facts(hit) == words.replace("1,920", wording.number(1920)).replace("1,080", wording.number(1080))


def test_what_a_file_states_about_itself_takes_one_line_each() -> None:
    lines = wording.stated(SIGN)
    assert lines[0] == "Title: A sign"
    assert lines[1].startswith("Taken: ")
    assert "2023" in lines[1]
    assert lines[2:] == ("Camera: FUJIFILM X-T4", "Tags: hiking, Norway")
    assert wording.stated(make_hit(1)) == ()
    many = make_hit(1, tags="\n".join(f"word{number}" for number in range(200)))
    assert len(wording.stated(many)[0]) < 220


@pytest.mark.parametrize("text", ["", "no day", "2023-99-99T00:00:00"])
def test_what_is_no_moment_is_not_said(text: str) -> None:
    assert wording.moment(text) == ""


def test_midnight_stands_for_a_day_without_a_time() -> None:
    assert ":" in wording.moment("2023-07-14T11:02:40")
    assert ":" not in wording.moment("2023-07-14T00:00:00")


def test_the_moment_of_a_film_is_the_middle_of_what_was_found() -> None:
    assert moment_s(SHOT) == 69.0
    assert moment_s(make_hit(1, Kind.FILM, duration_s=100.0)) == 10.0
    assert plays(SHOT)
    assert not plays(SIGN)


def test_a_moment_of_a_film_is_shown_large_and_heard(desk: Desk, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[bytes] = []
    monkeypatch.setattr("desktop.preview.player.Player.play", lambda self, wav: played.append(wav))
    _show(desk, SHOT)
    preview = desk.window.preview
    qtbot.waitUntil(lambda: not preview.view.film.picture.pixmap.isNull())
    assert desk.link.asked("still") == [(1005, 69.0, 1600)]
    assert desk.link.asked("picture") == []
    assert preview.view.film.picture.accessibleName() == "Film film-5.mp4 at 1:09"
    qtbot.keyClick(desk.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: played == [b"RIFF"])
    assert desk.link.asked("sound") == [(5,)]


def test_a_film_that_cannot_be_shown_says_why_in_its_place(desk: Desk, qtbot) -> None:
    def fail(link) -> None:
        link.hits = (SHOT,)
        link.errors["still"] = UserError("The film is gone.", "It was deleted.", "Look for changes.")

    desk.prepare = fail
    desk.start()
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(0))
    qtbot.waitUntil(lambda: "It was deleted." in desk.window.preview.view.problem)
    assert desk.window.banner.message == ""


def test_a_film_without_pictures_is_shown_as_a_sound(desk: Desk, tmp_path: Path) -> None:
    heard = make_hit(5, Kind.FILM, item_kind=Kind.AUDIO, preview=str(tmp_path / "a.peaks"), start_s=0.0, end_s=9.0)
    assert shown_by_sound(heard)
    _show(desk, heard)
    assert desk.window.preview.view.sound.isVisible()
    assert not desk.window.preview.view.film.isVisible()
    assert desk.link.asked("still") == []


def test_only_one_page_is_shown_and_what_played_stops(desk: Desk, qtbot) -> None:
    _show(desk, SHOT, make_hit(2, Kind.AUDIO, duration_s=9.0), SIGN, make_hit(3, Kind.DOCUMENT, text="x"))
    preview = desk.window.preview
    for row, page in enumerate((preview.view.film, preview.view.sound, preview.view.picture, preview.view.document)):
        desk.window.results.setCurrentIndex(desk.window.results.hits.index(row))
        shown = [
            one
            for one in (preview.view.film, preview.view.sound, preview.view.picture, preview.view.document)
            if one.isVisible()
        ]
        assert shown == [page]


def test_spoken_words_are_shown_with_their_time(desk: Desk) -> None:
    _show(desk, SPOKEN)
    assert desk.window.preview.words.said == f"Said at 0:30 {_DASH} 0:40 that is where we slept"
    desk.window.preview.show_hit(SHOT)
    assert desk.window.preview.words.said == ""


def test_words_in_a_picture_are_framed_and_written_below(desk: Desk, qtbot, tmp_path: Path) -> None:
    _show(desk, SIGN)
    preview = desk.window.preview
    assert preview.words.said == "Written in it <b>Norberghytta</b>"
    assert preview._stated.text().splitlines()[0] == "Title: A sign"
    qtbot.waitUntil(lambda: not preview.view.picture.pixmap.isNull())
    plain = QImage(200, 100, QImage.Format.Format_RGB32)
    plain.fill(QColor("#808080"))
    preview.view.picture.resize(200, 160)
    preview.view.picture.show_pixmap(plain_pixmap(plain), "plain")
    shown = preview.view.picture.grab().toImage()
    frame = desk.window._theme.colour("frame").name()
    columns = [x for x in range(200) if shown.pixelColor(x, 110).name() == frame]
    assert columns
    assert 44 <= min(columns) <= 50
    assert 150 <= max(columns) <= 156
    assert shown.pixelColor(100, 105).name() == "#808080", "what is framed stays as it is"
    assert shown.pixelColor(10, 50).lightness() < 120, "the rest steps back"


def plain_pixmap(image: QImage):
    from PySide6.QtGui import QPixmap

    return QPixmap.fromImage(image)


def test_a_film_has_perforated_edges_and_a_mark_for_what_was_found(desk: Desk, qtbot, tmp_path: Path) -> None:
    desk.start()
    preview = _jpeg(tmp_path, "#cc8844")
    with qtbot.waitSignal(desk.window.thumbnails.ready):
        _paint(desk, make_hit(1, preview=preview))
    picture, film, sound = (
        _paint(desk, make_hit(1, kind, preview=preview, item_kind=item_kind))
        for kind, item_kind in ((Kind.IMAGE, None), (Kind.FILM, Kind.IMAGE), (Kind.FILM, Kind.AUDIO))
    )
    edge = [(x, y) for x in range(13, 22) for y in range(20, 150)]
    assert all(abs(picture.pixelColor(*at).red() - 0xCC) < 12 for at in edge)
    reds = {film.pixelColor(*at).lightness() // 64 for at in edge}
    assert {0, 3} <= reds, "a dark edge with light holes"
    accent = desk.window._theme.colour("accent").name()
    marked = [(x, y) for x in range(20, 70) for y in range(110, 165)]
    assert accent not in {film.pixelColor(*at).name() for at in marked}
    assert accent in {sound.pixelColor(*at).name() for at in marked}


def test_what_is_said_stands_under_the_picture_of_a_film(desk: Desk, qtbot) -> None:
    desk.start()
    assert _paint(desk, SPOKEN) != _paint(desk, make_hit(7, Kind.FILM, item_kind=Kind.AUDIO, start_s=30.0, end_s=40.0))


def test_what_is_on_a_drive_that_is_away_is_pale_and_says_so(desk: Desk, qtbot, tmp_path: Path) -> None:
    preview = _jpeg(tmp_path, "#102030")
    _show(desk, make_hit(9, offline=True, preview=preview))
    panel = desk.window.preview
    qtbot.waitUntil(lambda: desk.window.thumbnails.picture(preview) is not None)
    assert panel._away.text().startswith("Its drive is not connected.")
    assert desk.link.asked("picture") == [], "the file is not there to be read"
    here, gone = _paint(desk, make_hit(9, preview=preview)), _paint(desk, make_hit(9, offline=True, preview=preview))
    assert gone.pixelColor(108, 120).lightness() > here.pixelColor(108, 120).lightness() + 60
    assert "not connected" in wording.spoken(AWAY, ranked=False)


def test_a_sound_on_a_drive_that_is_away_cannot_be_played(desk: Desk, qtbot) -> None:
    _show(desk, make_hit(9, Kind.AUDIO, offline=True))
    row = desk.window.preview.view.sound.row
    assert not row.button.isEnabled()
    qtbot.keyClick(desk.window.results, Qt.Key.Key_Space)
    desk.window.preview.show_hit(make_hit(10, Kind.AUDIO))
    assert row.button.isEnabled()
    assert "not connected" not in row.button.toolTip()
    assert desk.link.asked("sound") == []


def test_opening_says_plainly_that_the_drive_is_away(desk: Desk, qtbot) -> None:
    _show(desk, AWAY)
    qtbot.keyClick(desk.window.results, Qt.Key.Key_Return)
    said = desk.window.banner.message
    assert said.startswith("image-9.jpg can't be opened now. It lies on a drive that is not connected.")


def test_a_drive_that_came_back_meanwhile_is_no_hindrance(
    desk: Desk, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[bytes] = []
    monkeypatch.setattr("desktop.opening.open_file", opened.append)
    file = tmp_path / "here.jpg"
    file.write_bytes(b"x")
    _show(desk, make_hit(9, offline=True, path=str(file).encode()))
    qtbot.keyClick(desk.window.results, Qt.Key.Key_Return)
    assert opened == [str(file).encode()]


def test_words_can_be_copied_from_the_menu(desk: Desk, qtbot) -> None:
    _show(desk, SPOKEN)
    desk.window.results.menu_wanted.emit(SPOKEN, desk.window.pos())
    menu = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible())
    action = next(action for action in menu.actions() if action.text() == "Copy the words")
    action.trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == "that is where we slept"


def test_films_have_a_row_in_the_side_bar(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: setattr(link, "hits", (SHOT, make_hit(1)))
    desk.start()
    rows = {row.kinds: row for row in desk.window.sidebar._kind_rows}
    assert [row.text() for row in rows.values()] == ["All", "Pictures", "Films", "Sounds", "Documents"]
    with qtbot.waitSignal(desk.window.query.answered):
        rows[Kind.FILM,].click()
    assert desk.names() == ["film-5.mp4"]
