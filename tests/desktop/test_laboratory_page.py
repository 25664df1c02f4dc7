"""The laboratory: what is asked of the engine, what is shown of its reports, and that every control can be reached."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
import some_encoders as some
import some_reports as reports
from conftest import Desk
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLineEdit, QPlainTextEdit, QTableView

from desktop.lab.lab_page import LabPage
from desktop.lab.plot_view import PlotView
from desktop.theme import Theme
from models.errors import UserError
from models.reports import Plot, Report, Series


@pytest.fixture
def page(desk: Desk, qtbot) -> LabPage:
    desk.prepare = lambda link: setattr(link, "known_encoders", (some.BASIC, some.RESTING, some.COMING))
    desk.start()
    desk.window.panels.show_laboratory()
    page = desk.window.panels.laboratory
    qtbot.waitUntil(lambda: page.card("geometry").choices()["space"] == "1")
    return page


def _measure(page: LabPage, name: str, qtbot) -> None:
    page.card(name).begin()
    qtbot.waitUntil(lambda: page.card(name).result.report is not None)


def test_keys_open_it_and_lead_back(desk: Desk, qtbot) -> None:
    desk.start()
    desk.window.activateWindow()
    qtbot.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: desk.window.panels.shown)
    page = desk.window.panels.laboratory
    assert page.tabs["spaces"].hasFocus()
    qtbot.keyClick(page.tabs["spaces"], Qt.Key.Key_Escape)
    assert desk.window.results.isVisible()


def test_spaces_are_offered_and_words_only_where_they_are_understood(page: LabPage) -> None:
    every = [one.title for one in reports.SPACES]
    box = page.card("geometry").findChild(QComboBox)
    assert [box.itemText(at) for at in range(box.count())] == every
    bias = page.card("bias").findChild(QComboBox)
    assert [bias.itemText(at) for at in range(bias.count())] == [
        one.title for one in reports.SPACES if one.answers_text
    ]
    assert page.card("agreement").choices() == {"space": "1", "other": ""}


def test_a_report_is_shown_with_its_plot_and_its_figures(page: LabPage, desk: Desk, qtbot) -> None:
    page.show_section("geometry")
    _measure(page, "geometry", qtbot)
    assert desk.link.asked("laboratory.measure") == [("geometry", {"space": "1"})]
    result = page.card("geometry").result
    assert result.verdict == reports.GEOMETRY.verdict
    assert result.plot.isVisible() and result.plot.plot == reports.GEOMETRY.plot
    assert [table.table for table in result.tables] == list(reports.GEOMETRY.tables)
    figures = result.tables[0].model()
    assert figures.index(0, 1).data() == QLocale().toString(20_000)
    assert figures.index(1, 1).data() == "0.524"
    assert page.card("geometry").run.isEnabled() and not page.card("geometry").stop.isVisible()


def test_it_says_how_far_it_is_and_can_be_stopped(page: LabPage, desk: Desk, qtbot) -> None:
    card = page.card("drift")
    page.show_section("drift")
    desk.link.hold("laboratory.measure")
    card.begin()
    card.begin()
    qtbot.waitUntil(lambda: card.progress.text == "Trying float16")
    assert not card.run.isEnabled() and card.stop.isVisible()
    desk.link.measured = {"drift": None}
    qtbot.mouseClick(card.stop, Qt.MouseButton.LeftButton)
    assert desk.wait_asked("laboratory.cancel") == [("drift",)]
    desk.link.release("laboratory.measure")
    qtbot.waitUntil(card.run.isEnabled)
    assert len(desk.link.asked("laboratory.measure")) == 1
    assert card.result.report is None and card.progress.text == ""


def test_what_went_wrong_is_said(page: LabPage, desk: Desk, qtbot) -> None:
    desk.link.errors["laboratory.measure"] = UserError("Nothing was measured.", "It is gone.", "Choose another.")
    card = page.card("bias")
    card.begin()
    qtbot.waitUntil(lambda: bool(card.error))
    assert card.error == "Nothing was measured. It is gone. Choose another."
    assert card.run.isEnabled()


def test_examples_lead_to_their_files(page: LabPage, desk: Desk, qtbot) -> None:
    page.show_section("drift")
    _measure(page, "drift", qtbot)
    shown: list[bytes] = []
    page.show_wanted.connect(shown.append)
    names = {one.text(): one for one in page.card("drift").result.findChildren(QAbstractButton)}
    names["scan 3.png"].click()
    assert shown == [b"/home/anna/Scans/scan 3.png"]


@pytest.mark.parametrize(
    ("form", "chosen", "written"),
    [
        ("Plot (*.svg)", "/pictures/plot", b"/pictures/plot.svg"),
        ("Plot (*.svg)", "/pictures/Drift.csv", b"/pictures/Drift.svg"),
        ("Figures (*.csv)", "/pictures/a.csv", b"/pictures/a.csv"),
    ],
)
def test_it_is_exported_in_the_form_that_was_chosen(
    page: LabPage, desk: Desk, qtbot, monkeypatch, form: str, chosen: str, written: bytes
) -> None:
    _measure(page, "drift", qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, form))
    with qtbot.waitSignal(page.noticed) as noticed:
        page.card("drift").result.export.click()
    assert desk.link.asked("laboratory.export") == [("drift", written)]
    assert noticed.args[0] == f"Exported to {os.path.basename(os.fsdecode(written))}."


def test_a_file_of_own_queries_is_chosen(page: LabPage, desk: Desk, monkeypatch) -> None:
    page.show_section("evaluation")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/home/anna/queries.jsonl", ""))
    names = {one.text(): one for one in page.card("evaluation").findChildren(QAbstractButton)}
    names["Choose a file\N{HORIZONTAL ELLIPSIS}"].click()
    page.card("evaluation").begin()
    (asked,) = desk.wait_asked("laboratory.measure")
    assert asked == ("evaluation", {"kind": "image", "origin": "file", "file": "/home/anna/queries.jsonl"})


def test_what_is_written_is_sent_along(page: LabPage, desk: Desk) -> None:
    page.show_section("bias")
    skew = page.card("skew")
    first, second = skew.findChildren(QLineEdit)[:2]
    first.setText("a cat")
    second.setText("a dog")
    skew.findChild(QPlainTextEdit).setPlainText("a pet\na friend")
    skew.begin()
    (asked,) = desk.wait_asked("laboratory.measure")
    assert asked == ("skew", {"space": "1", "first": "a cat", "second": "a dog", "queries": "a pet\na friend"})


def test_another_encoder_can_answer_again_and_that_can_be_taken_back(page: LabPage, desk: Desk, qtbot) -> None:
    qtbot.waitUntil(lambda: bool(page.answering.buttons))
    first = page.answering.buttons[0]
    with qtbot.waitSignal(page.noticed) as noticed:
        first.click()
    (asked,) = desk.link.asked("use_encoder")
    said, undo, act = noticed.args
    assert said.endswith("answers now.") and undo == "Undo"
    act()
    assert desk.wait_asked("use_encoder", 2) == [asked, (some.BASIC.name,)]


def test_the_form_of_vectors_changes_with_one_click_and_back(page: LabPage, desk: Desk, qtbot) -> None:
    page.show_section("compression")
    forms = page.forms
    qtbot.waitUntil(lambda: forms.buttons[""].isChecked())
    assert "recall 0.997" in forms.told
    _measure(page, "compression", qtbot)
    with qtbot.waitSignal(page.noticed) as noticed, qtbot.waitSignal(forms.changed):
        forms.buttons["int8"].click()
    assert desk.link.asked("laboratory.use_form") == [(1, "int8")]
    assert forms.buttons["int8"].isChecked() and "recall 0.991" in forms.told
    # What was measured before marks another form as the present one.
    assert len(desk.wait_asked("laboratory.measure", 2)) == 2
    said, undo, act = noticed.args
    assert said.endswith("is kept in another form now: int8 alone.") and undo == "Undo"
    act()
    assert desk.wait_asked("laboratory.use_form", 2)[1] == (1, "")
    qtbot.waitUntil(lambda: forms.buttons[""].isChecked())


def test_forms_that_cannot_be_had_say_why(page: LabPage, desk: Desk, qtbot) -> None:
    page.show_section("compression")
    box = page.card("compression").findChild(QComboBox)
    box.setCurrentIndex(box.findData("2"))
    able = {form for form, one in page.forms.buttons.items() if one.isEnabled()}
    assert able == {"", "float16"}
    assert "It is learned from 1280 vectors, and there are 900." in page.forms.told
    desk.link.errors["laboratory.use_form"] = UserError("The form stays.", "The disk is full.", "Make room.")
    page.forms.buttons["float16"].click()
    qtbot.waitUntil(lambda: "The disk is full." in page.forms.told)
    assert page.forms.buttons[""].isChecked()


def test_what_is_being_made_is_asked_after(page: LabPage, desk: Desk, qtbot) -> None:
    page.show_section("compression")
    before = desk.link.lab_spaces
    desk.link.lab_spaces = (replace(before[0], changing=True), *before[1:])
    page.refresh()
    qtbot.waitUntil(lambda: page.forms.told.startswith("It is being made. Until then: RR,"))
    desk.link.lab_spaces = before
    qtbot.waitUntil(lambda: page.forms.told.startswith("Now: RR,"))


def test_local_scaling_is_offered_once_it_was_measured(page: LabPage, desk: Desk, qtbot) -> None:
    page.show_section("geometry")
    turn = page.scaling.button
    assert turn.text() == "Use local scaling in search" and not turn.isEnabled()
    _measure(page, "hubs", qtbot)
    assert turn.isEnabled()
    with qtbot.waitSignal(page.noticed) as noticed:
        turn.click()
    assert desk.link.asked("laboratory.use_scaling") == [(1, True)]
    qtbot.waitUntil(lambda: turn.text() == "Search without local scaling again")
    said, undo, act = noticed.args
    assert said.endswith("is searched with local scaling now.") and undo == "Undo"
    act()
    assert desk.wait_asked("laboratory.use_scaling", 2)[1] == (1, False)
    qtbot.waitUntil(lambda: turn.text() == "Use local scaling in search")


def test_every_control_has_a_name_that_tells_it_apart(page: LabPage, qtbot) -> None:
    for name in page.tabs:
        page.show_section(name)
    for name in ("geometry", "compression", "drift", "hubs"):
        _measure(page, name, qtbot)
    controls = [
        widget
        for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView)
        for widget in page.findChildren(kind)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.objectName().startswith("qt_")
    ]
    assert all(widget.accessibleName() for widget in controls)
    runs = [card.run.accessibleName() for card in page._cards.values()]
    assert len(set(runs)) == len(runs)


# The plot


def _painted(view: PlotView) -> QImage:
    view.resize(520, view.sizeHint().height())
    return view.grab().toImage()


def _colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


@pytest.mark.parametrize("report", [reports.GEOMETRY, reports.COMPRESSION, reports.DRIFT])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_plot_is_painted_in_the_colours_of_the_theme(qtbot, theme: Theme, report: Report, scheme: str) -> None:
    theme.choose(scheme)
    view = PlotView(theme)
    qtbot.addWidget(view)
    view.show_plot(report.plot)
    assert view.accessibleName() == f"Plot: {report.plot.title}"
    found = _colours(_painted(view))
    wanted = ("accent", "danger", "warning") if report is reports.GEOMETRY else ()
    assert all(theme.colour(name).rgb() in found for name in wanted)
    assert len(found) > 10


def test_a_plot_grows_with_the_text_and_takes_anything(qtbot, theme: Theme) -> None:
    view = PlotView(theme)
    qtbot.addWidget(view)
    before = view.sizeHint().height()
    theme.choose_text(200)
    assert view.sizeHint().height() > 1.7 * before
    theme.choose_text(100)
    plots = (
        Plot("One point", "x", "y", (Series("a", ((3.0, 3.0),), "points"),)),
        Plot("All the same", "x", "y", (Series("a", ((1.0, 0.0), (2.0, 0.0))),)),
        Plot("Bars", "x", "y", (Series("a", ((0.0, -1.0), (1.0, 2.0)), "bars"),), x_names=("a" * 90, "b" * 90)),
        Plot("Many", "x", "y", tuple(Series("name " * 9, ((1.0, n + 1.0),), "points") for n in range(9)), x_log=True),
    )
    for plot in plots:
        view.show_plot(plot)
        assert not view.isHidden()
        _painted(view)
    view.show_plot(Plot("Nothing", "x", "y", (Series("a", ()),)))
    assert view.isHidden()
