"""The guided tours in the real window: opened, read, tried, and left again by keys alone."""

from __future__ import annotations

import tomllib

import pytest
from conftest import Desk
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QSlider, QToolTip
from some_lessons import FIGURES

from desktop.learn import tours as tour_data
from desktop.learn.learn_page import LearnPage
from desktop.learn.tours import FOLDER, NAMES, path_of, tours
from desktop.theme import Theme
from models.errors import UserError
from models.views import LibraryStatus


@pytest.fixture
def page(desk: Desk, qtbot) -> LearnPage:
    desk.start()
    desk.window.activateWindow()
    desk.window.all_actions["learn"].trigger()
    page = desk.window.panels.learn
    qtbot.waitUntil(lambda: len(page.starts) == len(NAMES))
    return page


def begin(page: LearnPage, name: str, qtbot) -> None:
    page.starts[name].click()
    qtbot.waitUntil(lambda: page.following is not None)
    qtbot.waitUntil(lambda: all(_computed(page, number) for number in range(len(page.cards))))


def _computed(page: LearnPage, number: int) -> bool:
    card = page.cards[number]
    return not card.step.figure or not card.figure.says.text().startswith("Being computed")


def test_the_action_shows_all_tours_and_escape_leads_back(page: LearnPage, desk: Desk, qtbot) -> None:
    assert page.isVisible() and list(page.starts) == list(NAMES)
    qtbot.waitUntil(page.starts["embedding"].hasFocus)
    qtbot.keyClick(page.starts["embedding"], Qt.Key.Key_Escape)
    assert desk.window.results.isVisible()


def test_it_stands_in_the_menu_and_in_the_palette(page: LearnPage, desk: Desk) -> None:
    action = desk.window.all_actions["learn"]
    assert action in desk.window.program_menu.actions()
    assert action in desk.window.all_actions.all()


def test_the_welcome_and_the_help_lead_to_it(desk: Desk) -> None:
    desk.prepare = lambda link: setattr(link, "library", LibraryStatus()) or setattr(link, "hits", ())
    desk.start()
    assert desk.window.welcome.isVisible()
    desk.window.welcome.learn.click()
    assert desk.window.panels.learn.isVisible()
    desk.window.panels.show_help()
    desk.window.panels.help.learn.click()
    assert desk.window.panels.learn.isVisible()


def test_a_tour_is_read_and_followed_by_the_next_by_keys_alone(page: LearnPage, qtbot) -> None:
    qtbot.waitUntil(page.starts["embedding"].hasFocus)
    qtbot.keyClick(page.starts["embedding"], Qt.Key.Key_Space)
    assert page.shown is not None and page.shown.name == "embedding"
    assert page.back is not None and page.back.hasFocus()
    qtbot.waitUntil(lambda: page.following is not None)
    page.following.setFocus()
    qtbot.keyClick(page.following, Qt.Key.Key_Space)
    assert page.shown.name == "measures"
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.shown is None and page.starts["measures"].hasFocus()


def test_the_last_tour_leads_back_to_all(page: LearnPage, qtbot) -> None:
    begin(page, "judging", qtbot)
    assert page.following is not None
    page.following.click()
    assert page.shown is None


@pytest.mark.parametrize("name", NAMES)
def test_every_tour_asks_for_its_figures_and_shows_them(name: str, page: LearnPage, desk: Desk, qtbot) -> None:
    begin(page, name, qtbot)
    steps = [card.step for card in page.cards if card.step.figure]
    assert 3 <= len(page.cards) <= 5
    assert sorted(one[0] for one in desk.link.asked("lessons.figure")) == sorted(step.figure for step in steps)
    for card in page.cards:
        if card.step.figure in FIGURES:
            assert card.figure.says.text() == FIGURES[card.step.figure].says


def test_every_tour_has_something_to_try(qtbot) -> None:
    for tour in tours():
        assert any(step.blanks or step.scale or step.lead for step in tour.steps), tour.name


def test_what_is_typed_is_sent_once_it_pauses_and_at_once_with_enter(page: LearnPage, desk: Desk, qtbot) -> None:
    begin(page, "embedding", qtbot)
    field = page.cards[0].fields[0]
    assert desk.link.asked("lessons.figure")[0] == ("numbers", ("a dog on the beach",))
    field.clear()
    qtbot.keyClicks(field, "snow")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("numbers", ("snow",)) in desk.link.asked("lessons.figure"))
    before = len(desk.link.asked("lessons.figure"))
    qtbot.keyClicks(field, "fall")
    qtbot.waitUntil(lambda: len(desk.link.asked("lessons.figure")) > before)
    assert desk.link.asked("lessons.figure")[before:] == [("numbers", ("snowfall",))]


def test_a_slider_sends_where_it_stands_and_says_so(page: LearnPage, desk: Desk, qtbot) -> None:
    begin(page, "measures", qtbot)
    card = page.cards[2]
    assert card.slider is not None and card.given == ("a pet", "3.0")
    before = len(desk.link.asked("lessons.figure"))
    for _ in range(3):
        qtbot.keyClick(card.slider, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: len(desk.link.asked("lessons.figure")) > before)
    assert desk.link.asked("lessons.figure")[before:] == [("stretched", ("a pet", "3.3"))]
    assert card._value.text() == QLocale().toString(3.3, "f", 1)


def test_an_answer_to_what_was_typed_before_is_not_shown(page: LearnPage, desk: Desk, qtbot) -> None:
    desk.link.hold("lessons.figure")
    page.show_tour("compression")
    qtbot.waitUntil(lambda: page.following is not None)
    card = page.cards[0]
    assert card.slider is not None
    card.slider.setValue(7)
    card.ask()
    desk.link.release("lessons.figure")
    qtbot.waitUntil(lambda: card.figure.says.text() == "rounding: 7")


def test_why_something_cannot_be_shown_stands_in_its_place(page: LearnPage, desk: Desk, qtbot) -> None:
    desk.link.errors["lessons.figure"] = UserError(
        "There are no static word vectors.", "The package wordllama is not installed.", "Install it."
    )
    begin(page, "arithmetic", qtbot)
    figure = page.cards[0].figure
    assert figure.says.text() == "There are no static word vectors."
    assert figure.note.text() == "The package wordllama is not installed. Install it."
    assert not figure.bars.isVisible() and not figure.dots.isVisible()


def test_a_step_leads_to_a_search_with_what_was_typed(page: LearnPage, desk: Desk, qtbot) -> None:
    begin(page, "embedding", qtbot)
    page.cards[2].fields[0].setText("red door")
    page.cards[2].lead.click()
    assert desk.window.query.text == "red door"
    assert not desk.window.panels.shown


@pytest.mark.parametrize(
    ("tour", "card", "panel"),
    [("embedding", 3, "encoders"), ("measures", 3, "laboratory"), ("maps", 3, "map"), ("modalities", 2, "help")],
)
def test_steps_lead_to_other_pages(tour: str, card: int, panel: str, page: LearnPage, desk: Desk, qtbot) -> None:
    begin(page, tour, qtbot)
    page.cards[card].lead.click()
    assert getattr(desk.window.panels, panel).isVisible()
    if panel == "help":
        assert desk.window.panels.help.page == "distances.md"


def test_files_of_a_figure_are_opened(page: LearnPage, qtbot) -> None:
    begin(page, "embedding", qtbot)
    sights = page.cards[2].figure.sights
    assert [one.accessibleName() for one in sights.values()] == ["Open lake at dusk.jpg", "Open norway plan.pdf"]
    with qtbot.waitSignal(page.opened) as opened:
        sights[b"/library/norway plan.pdf"].click()
    assert opened.args == [b"/library/norway plan.pdf"]


def test_a_point_says_what_it_is_under_the_pointer(page: LearnPage, qtbot) -> None:
    begin(page, "maps", qtbot)
    dots = page.cards[0].figure.dots
    place = dots._places()[70].toPoint()
    QApplication.sendEvent(dots, QHelpEvent(QHelpEvent.Type.ToolTip, place, dots.mapToGlobal(place)))
    assert QToolTip.text() == "thing 1"
    away = QPoint(1, 1)
    QApplication.sendEvent(dots, QHelpEvent(QHelpEvent.Type.ToolTip, away, dots.mapToGlobal(away)))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


@pytest.mark.parametrize("name", NAMES)
def test_every_control_has_a_name_and_every_text_its_room(name: str, page: LearnPage, desk: Desk, qtbot) -> None:
    begin(page, name, qtbot)
    for sort in (QAbstractButton, QLineEdit, QSlider):
        for widget in page.findChildren(sort):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert widget.accessibleName(), widget
    require_room(page, qtbot)


def require_room(page: LearnPage, qtbot) -> None:
    labels = [label for card in page.cards for label in card.findChildren(QLabel) if label.wordWrap()]
    qtbot.waitUntil(
        lambda: all(label.height() >= label.heightForWidth(label.width()) - 1 for label in labels if label.isVisible())
    )
    assert page._tour_area is not None
    inside = page._tour_area.widget()
    for widget in (*page.cards, page.following):
        assert widget.mapTo(inside, widget.rect().bottomRight()).x() <= page._tour_area.viewport().width()


def test_texts_have_their_room_in_a_narrow_window_at_double_size(
    page: LearnPage, desk: Desk, theme: Theme, qtbot
) -> None:
    theme.choose_text(200)
    desk.window.resize(900, 700)
    for name in ("context", "modalities"):
        page.show_tour(name)
        qtbot.waitUntil(
            lambda: page.following is not None and all(_computed(page, at) for at in range(len(page.cards)))
        )
        require_room(page, qtbot)
    theme.choose_text(100)


def test_it_is_drawn_in_dark_at_double_size_and_mirrored(page: LearnPage, desk: Desk, theme: Theme, qtbot) -> None:
    begin(page, "measures", qtbot)
    theme.choose("dark")
    theme.choose_text(200)
    desk.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for card in page.cards:
        assert not card.grab().isNull()
    theme.choose_text(100)
    theme.choose("light")


def test_tours_in_other_languages_have_the_same_steps() -> None:
    for path in FOLDER.glob("*/*.toml"):
        own, english = (tomllib.loads(one.read_text("utf-8")) for one in (path, FOLDER / path.name))
        assert len(own["step"]) == len(english["step"]), path
        for mine, theirs in zip(own["step"], english["step"], strict=True):
            assert mine.get("figure") == theirs.get("figure"), path
            assert len(mine.get("fields", ())) == len(theirs.get("fields", ())), path
            assert mine.get("leads", {}).get("to") == theirs.get("leads", {}).get("to"), path
            scales = [
                {key: value for key, value in one.get("slider", {}).items() if key != "label"} for one in (mine, theirs)
            ]
            assert scales[0] == scales[1], path


def test_a_language_without_a_tour_gets_the_english_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert path_of("maps", "xx") == FOLDER / "maps.toml"
    assert tour_data._tour("maps", "xx").title == tour_data._tour("maps", "en").title
