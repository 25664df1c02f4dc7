"""Turning on a service: off by default, explained before anything is sent, its key in no other hands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from conftest import Desk
from fake_link import LEAVES, SERVICE
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.encoders.service_dialog import ServiceDialog
from models.errors import UserError
from models.views import EndpointSettings

_KEY = "a secret that only the engine may have"


@pytest.fixture
def dialog(desk: Desk, qtbot) -> Iterator[ServiceDialog]:
    desk.start()
    desk.window.panels.show_encoders()
    dialog = desk.window.panels.encoders.ask_for_service()
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    yield dialog
    if not closed:
        dialog.reject()


def _fill_in(dialog: ServiceDialog, qtbot) -> None:
    qtbot.keyClicks(dialog.url, "https://api.example.com/v1")
    qtbot.keyClicks(dialog.model, "text-embedding")
    qtbot.keyClicks(dialog.key, _KEY)


def _estimate(dialog: ServiceDialog, desk: Desk, qtbot) -> None:
    _fill_in(dialog, qtbot)
    dialog.next.click()
    qtbot.waitUntil(dialog.yes.isVisible)


def _words(dialog: ServiceDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_nothing_is_filled_in_and_nothing_can_be_done_with_that(dialog: ServiceDialog) -> None:
    assert [field.text() for field in dialog.findChildren(QLineEdit)] == [""] * 5
    assert not dialog.next.isEnabled()
    assert not dialog.yes.isVisible()
    assert dialog.key.echoMode() is QLineEdit.EchoMode.Password
    assert dialog.isModal()


def test_first_it_says_what_would_leave_and_what_it_costs(dialog: ServiceDialog, desk: Desk, qtbot) -> None:
    _estimate(dialog, desk, qtbot)
    assert desk.link.asked("estimate_endpoint") == [
        (EndpointSettings("https://api.example.com/v1", "text-embedding", None, None),)
    ]
    said = _words(dialog)
    for part in (LEAVES, "api.example.com", "12345 passages", "4900000 characters", "1200000", "about 0.02 US dollars"):
        assert part in said
    assert dialog.yes.text() == "Send my text to api.example.com"
    assert desk.link.asked("add_endpoint") == []
    qtbot.waitUntil(dialog.keep.hasFocus)


def test_enter_on_the_second_page_sends_nothing(dialog: ServiceDialog, desk: Desk, qtbot) -> None:
    _estimate(dialog, desk, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.wait(30)
    assert desk.link.asked("add_endpoint") == []


def test_only_the_button_sends_and_the_service_then_reads(dialog: ServiceDialog, desk: Desk, qtbot) -> None:
    _estimate(dialog, desk, qtbot)
    with qtbot.waitSignal(dialog.finished):
        dialog.yes.click()
    settings = desk.link.asked("estimate_endpoint")[0][0]
    assert desk.link.asked("add_endpoint") == [(settings, _KEY)]
    assert desk.wait_asked("use_when_ready") == [(SERVICE.name,)]


def test_the_key_goes_to_the_engine_alone(dialog: ServiceDialog, desk: Desk, qtbot) -> None:
    _estimate(dialog, desk, qtbot)
    assert _KEY not in repr(desk.link.calls)
    assert _KEY not in _words(dialog)
    desk.link.errors["add_endpoint"] = UserError("The key was refused.", "The service says so.", "Look at the key.")
    dialog.yes.click()
    qtbot.waitUntil(lambda: bool(dialog.problem))
    assert _KEY not in dialog.problem
    dialog.reject()
    assert dialog.key.text() == ""
    assert all(call[0] == "add_endpoint" or _KEY not in repr(call) for call in desk.link.calls)


def test_dimensions_and_price_are_handed_over(dialog: ServiceDialog, desk: Desk, qtbot) -> None:
    qtbot.keyClicks(dialog.dimensions, "512x")
    qtbot.keyClicks(dialog.price, "0.02")
    _estimate(dialog, desk, qtbot)
    settings = desk.link.asked("estimate_endpoint")[0][0]
    assert (settings.dimensions, settings.price_per_million_tokens) == (512, 0.02)


@pytest.mark.parametrize(
    ("cost", "said"),
    [(None, "not known"), (0.0, "nothing"), (0.004, "less than a US cent"), (3.5, "3.50 US dollars")],
)
def test_costs_are_said_as_they_are_known(dialog: ServiceDialog, desk: Desk, qtbot, cost, said: str) -> None:
    desk.link.estimate = replace(desk.link.estimate, cost=cost)
    _estimate(dialog, desk, qtbot)
    assert said in _words(dialog)


def test_a_bad_address_is_said_beside_the_field_and_can_be_mended(dialog: ServiceDialog, desk: Desk, qtbot) -> None:
    desk.link.errors["estimate_endpoint"] = UserError("The address is not safe.", "It begins with http.", "Use https.")
    _fill_in(dialog, qtbot)
    dialog.next.click()
    qtbot.waitUntil(lambda: dialog.problem == "The address is not safe. It begins with http. Use https.")
    assert dialog.next.isEnabled()
    assert not dialog.yes.isVisible()


def test_settings_can_be_changed_after_the_estimate(dialog: ServiceDialog, desk: Desk, qtbot) -> None:
    _estimate(dialog, desk, qtbot)
    dialog.back.click()
    assert dialog.next.isVisible()
    assert dialog.model.text() == "text-embedding"
    dialog.keep.click()
    assert desk.link.asked("add_endpoint") == []


def test_everything_has_a_name(dialog: ServiceDialog, desk: Desk, qtbot) -> None:
    _estimate(dialog, desk, qtbot)
    assert all(field.accessibleName() for field in dialog.findChildren(QLineEdit))
    for one in (dialog.next, dialog.cancel, dialog.yes, dialog.keep, dialog.back):
        assert one.accessibleName()
