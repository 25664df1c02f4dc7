"""Why something is a hit: asked when it is wanted, by the newest question, in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Desk
from fake_link import make_hit
from PySide6.QtCore import QSettings, Qt

from desktop.preview import why_words
from desktop.preview.why_section import WhySection
from models.answers import Evidence, SearchRequest, Why
from models.errors import UserError


@pytest.fixture
def section(desk: Desk) -> WhySection:
    desk.start()
    desk.search("lion")
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(0))
    return desk.window.preview.why


def test_nothing_is_asked_while_it_is_folded(section: WhySection, desk: Desk, qtbot) -> None:
    assert section.isVisible()
    assert not section.unfolded
    qtbot.wait(150)
    assert desk.link.asked("why") == []
    assert desk.window.preview._why.text() == "Why: looks like: lion"


def test_the_evidence_is_shown_with_its_figures(section: WhySection, desk: Desk, qtbot) -> None:
    qtbot.mouseClick(section.head, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Looks like: lion" in section.said)
    assert desk.link.asked("why") == [(SearchRequest("lion"), 1)]
    said = section.said
    assert "likely, 81" in said
    assert "Basic picture encoder \N{MIDDLE DOT} much closer than usual, by 3.3" in said
    assert "Against it: It may be what you exclude" in said
    assert "All in all, it likely fits (83" in said
    assert {"lion", "wild cat"} <= set(said.split("\n"))
    assert "Cosine 0.312" in section.lines[0].toolTip()
    assert section.lines[1].toolTip() == ""
    assert not desk.window.preview._why.isVisible()


def test_it_stays_unfolded_for_the_next_hit_and_the_next_start(section: WhySection, desk: Desk, qtbot) -> None:
    section.head.click()
    desk.wait_asked("why")
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(1))
    assert desk.wait_asked("why", 2)[1][1] == 2
    desk.settings.sync()
    again = QSettings(desk.settings.fileName(), QSettings.Format.IniFormat)
    other = WhySection(desk.tasks, desk.window._theme, again)
    qtbot.addWidget(other)
    assert other.head.isChecked()


def test_another_question_about_the_same_hit_is_asked_anew(section: WhySection, desk: Desk, qtbot) -> None:
    section.head.click()
    desk.wait_asked("why")
    desk.search("lio")
    assert desk.wait_asked("why", 2)[1] == (SearchRequest("lio"), 1)


def test_an_older_answer_never_replaces_a_newer_one(section: WhySection, desk: Desk, qtbot) -> None:
    link = desk.link
    link.reasons = Why(0.5, (Evidence("old", "A", 0.5),))
    link.hold("why")
    section.head.click()
    desk.wait_asked("why")
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(1))
    desk.wait_asked("why", 2)
    desk.window.preview.why._hit = None
    desk.window.preview.why.show_hit(None, None)
    link.release("why")
    qtbot.wait(60)
    assert "Old" not in section.said
    assert not section.isVisible()


def test_walking_through_the_results_asks_for_the_last_one_only(section: WhySection, desk: Desk, qtbot) -> None:
    section.head.click()
    desk.wait_asked("why")
    results = desk.window.results
    for row in (1, 2, 3):
        results.setCurrentIndex(results.hits.index(row))
    desk.wait_asked("why", 2)
    qtbot.wait(150)
    assert [args[1] for args in desk.link.asked("why")] == [1, 4]


def test_a_list_of_the_newest_has_no_why(desk: Desk) -> None:
    desk.start()
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(0))
    assert desk.window.preview.why.isHidden()
    assert not desk.window.preview.buttons.good.isVisible()


def test_an_error_is_said_in_its_place(section: WhySection, desk: Desk, qtbot) -> None:
    desk.link.errors["why"] = UserError("It is gone.", "It was moved.", "Search again.")
    section.head.click()
    qtbot.waitUntil(lambda: section.said == "It is gone. It was moved. Search again.")
    assert desk.window.banner.message == ""


def test_no_evidence_is_said_too(section: WhySection, desk: Desk, qtbot) -> None:
    desk.link.reasons = Why(0.0)
    section.head.click()
    qtbot.waitUntil(lambda: section.said.startswith("Nothing that was asked"))


@pytest.mark.parametrize(
    ("cosine", "said"),
    [(0.2, "about as close as anything"), (0.25, "closer than usual, by 1.8"), (None, "")],
)
def test_closeness_is_told_in_standard_deviations(cosine: float | None, said: str) -> None:
    assert why_words.closeness(Evidence("", "", 0.5, cosine, 0.18, 0.04)) == said
    assert why_words.closeness(Evidence("", "", 0.5, cosine, 0.18, 0.0)) == ""


def test_likelihoods_fall_in_words() -> None:
    said = [why_words.likelihood(p / 10) for p in (10, 8, 5, 2, 0)]
    assert said == ["very likely", "likely", "perhaps", "less likely", "hardly"]
    assert len({why_words.verdict(p / 10) for p in (10, 8, 5, 2, 0)}) == 5


def test_marks_go_to_the_query_and_come_back(section: WhySection, desk: Desk, qtbot) -> None:
    buttons = desk.window.preview.buttons
    with qtbot.waitSignal(desk.window.query.answered):
        qtbot.mouseClick(buttons.good, Qt.MouseButton.LeftButton)
    assert desk.window.query.request.good == (1,)
    assert buttons.good.isChecked()
    assert not buttons.bad.isChecked()
    with qtbot.waitSignal(desk.window.query.answered):
        buttons.bad.click()
    assert (desk.window.query.request.good, desk.window.query.request.bad) == ((), (1,))
    with qtbot.waitSignal(desk.window.query.answered):
        buttons.bad.click()
    assert desk.window.query.request.bad == ()


def test_words_that_matched_are_marked_in_the_preview(desk: Desk, qtbot, tmp_path: Path) -> None:
    hit = make_hit(3, name="lion tamer.jpg", title="Lions", words=("lion",), reader="ocr", text="LION house")
    desk.start()
    preview = desk.window.preview
    preview.show_hit(hit)
    ground = preview.theme.colour("highlight").name()
    for label, word in ((preview._name, "lion"), (preview._stated, "Lions"), (preview.words.text, "LION")):
        assert f'background-color: {ground};">{word}</span>' in label.text()
    assert "background-color" not in preview._folder.text()


def test_local_scaling_is_told_and_taken_into_account() -> None:
    def evidence(taken_off: float) -> Evidence:
        return Evidence("looks alike", "Basic", 0.5, 0.4, 0.2, 0.1, taken_off=taken_off)

    assert why_words.figures(evidence(0.0)).endswith("by so many of those.")
    assert why_words.figures(evidence(0.05)).endswith(
        "Local scaling takes 0.050 off the cosine first, since it is near to much."
    )
    assert "Local scaling adds 0.050" in why_words.figures(evidence(-0.05))
    assert "by 2.0" in why_words.closeness(evidence(0.0)) and "by 1.5" in why_words.closeness(evidence(0.05))
