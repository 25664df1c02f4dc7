"""Settings are kept, checked, and never in the way when they are damaged."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sample_files import write_picture

from models.engine import Engine
from models.errors import UserError
from models.jobs import JobControl
from models.library import settings
from models.library.manners import Circumstances, Computer, Conduct, conduct
from models.library.settings import Settings


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    wanted = Settings(leave_out=("*.bak", "caf\u00e9/"), hidden=True, rescan_minutes=60, from_hour=22, until_hour=6)
    settings.save(tmp_path / "settings.json", wanted)
    assert settings.load(tmp_path / "settings.json") == wanted


def test_without_a_file_all_is_as_usual(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize(
    "stored", ["", "{", "[]", "null", "7", '{"hidden": 3}', '{"on_battery": "sometimes"}', '{"rescan_minutes": 0}']
)
def test_damaged_settings_are_as_usual(tmp_path: Path, stored: str, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "settings.json").write_text(stored)
    with caplog.at_level(logging.ERROR):
        assert settings.load(tmp_path / "settings.json") == Settings()


def test_one_damaged_setting_leaves_the_others_alone(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"hidden": True, "leave_out": [1], "unknown": 2}))
    assert settings.load(tmp_path / "settings.json") == Settings(hidden=True)


@pytest.mark.parametrize(
    "changes", [{"on_battery": "often"}, {"speed": "ludicrous"}, {"rescan_minutes": 0}, {"from_hour": 24}]
)
def test_values_that_cannot_be_meant_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(UserError, match="not changed"):
        replace(Settings(), **changes)


@pytest.mark.parametrize(
    ("wanted", "now", "expected"),
    [
        (Settings(), Circumstances(), Conduct()),
        (Settings(on_battery="fast"), Circumstances(on_battery=True), Conduct()),
        (Settings(from_hour=9, until_hour=17), Circumstances(hour=9), Conduct()),
        (Settings(from_hour=22, until_hour=6), Circumstances(hour=3), Conduct()),
    ],
)
def test_nothing_holds_it_up(wanted: Settings, now: Circumstances, expected: Conduct) -> None:
    assert conduct(wanted, now) == expected


@pytest.mark.parametrize(
    ("wanted", "now", "why"),
    [
        (Settings(on_battery="wait"), Circumstances(on_battery=True), "battery"),
        (Settings(when_busy="wait"), Circumstances(others_busy=True, on_battery=True), "processor"),
        (Settings(from_hour=9, until_hour=17), Circumstances(hour=17), "between 9:00 and 17:00"),
        (Settings(from_hour=22, until_hour=6), Circumstances(hour=12), "between 22:00 and 6:00"),
    ],
)
def test_it_waits_and_says_why(wanted: Settings, now: Circumstances, why: str) -> None:
    assert why in conduct(wanted, now).held_because


def test_it_goes_slowly_and_says_why() -> None:
    for now in (Circumstances(on_battery=True), Circumstances(others_busy=True)):
        slow = conduct(Settings(), now)
        assert 0 < slow.pace < 1
        assert slow.slow_because and not slow.held_because


def test_this_computer_can_be_looked_at() -> None:
    computer = Computer()
    first, second = computer.look(), computer.look()
    assert 0 <= first.hour <= 23
    assert isinstance(second.others_busy, bool)


class Observed:
    """A computer whose circumstances the test decides."""

    now = Circumstances()

    def look(self) -> Circumstances:
        return self.now


def test_a_pattern_without_sense_is_refused_and_changes_nothing(open_engine: Callable[..., Engine]) -> None:
    engine = open_engine()
    before = engine.settings()
    with pytest.raises(UserError):
        engine.change_settings(replace(before, leave_out=("a" * 100_000 + "[",)))
    assert engine.settings() == before


def test_settings_have_an_effect_at_once_and_last(
    open_engine: Callable[..., Engine], tmp_path: Path, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    media = tmp_path / "media"
    write_picture(media / "a.png")
    write_picture(media / "drafts" / "b.png", "blue")
    observed = Observed()
    engine = open_engine(observer=observed)
    engine.add_folder(os.fsencode(media))
    wait_until(lambda: engine.status().activity == "idle")
    assert engine.status().roots[0].files == 2
    engine.change_settings(replace(engine.settings(), leave_out=("drafts/",)))
    wait_until(lambda: engine.status().roots[0].files == 1 and engine.status().activity == "idle")
    engine.close()
    again = open_engine(observer=observed)
    assert again.settings().leave_out == ("drafts/",)
    for _ in again.index(JobControl()):
        pass
    assert again.status().roots[0].files == 1


def test_it_waits_while_the_circumstances_ask_for_it(
    open_engine: Callable[..., Engine], tmp_path: Path, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    for number in range(10):
        write_picture(tmp_path / "media" / f"{number}.png", size_px=20 + number)
    observed = Observed()
    observed.now = Circumstances(on_battery=True)
    engine = open_engine(observer=observed)
    engine.change_settings(replace(engine.settings(), on_battery="wait"))
    engine.add_folder(os.fsencode(tmp_path / "media"))
    wait_until(lambda: engine.status().activity == "held")
    assert "battery" in engine.status().held_because
    observed.now = Circumstances()
    engine._runner.behave()
    wait_until(lambda: engine.status().activity == "idle" and engine.status().roots[0].waiting == 0)
    assert sum(engine.status().counts.values()) == 10
