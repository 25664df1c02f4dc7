"""Safe mode, the speed of indexing, and what the page of activity asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from fake_readers import FakeReaders

from models.encoders.choices import Choices, write_choices
from models.encoders.encoders import Encoders
from models.encoders.store import EncoderStore
from models.engine import Engine
from models.jobs import JobControl
from models.kinds import Kind
from models.library.manners import Circumstances, conduct
from models.library.settings import Settings
from models.views import UnderWay

OpenEngine = Callable[..., Engine]


class _NotingReaders(FakeReaders):
    """Keeps in which languages it was to read."""

    def __init__(self) -> None:
        super().__init__()
        self.used: list[Mapping[str, str]] = []

    def use(self, languages: Mapping[str, str]) -> None:
        self.used.append(dict(languages))


def test_in_safe_mode_nothing_is_read_and_the_setting_stays(open_engine: OpenEngine) -> None:
    readers = _NotingReaders()
    engine = open_engine(readers=readers, safe=True)
    engine.change_settings(Settings(words_in_pictures="en"))
    assert readers.used == [{}]
    assert engine.settings().words_in_pictures == "en"
    engine.close()
    usual = open_engine(readers=readers)
    assert readers.used[-1] == {"ocr": "en"}
    assert usual.settings().words_in_pictures == "en"


def test_in_safe_mode_the_basic_encoders_answer_whatever_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = EncoderStore(tmp_path)
    chosen = Choices().using(Kind.IMAGE, "openclip-of-mine").filling("another")
    monkeypatch.setattr("models.encoders.acquiring.read_choices", lambda *_: chosen)
    write_choices(store.choices, chosen)
    before = store.choices.read_bytes()
    with closing(Encoders(tmp_path, basic_only=True)) as encoders:
        encoders.active()
        assert encoders._choices == Choices()
        assert encoders.next_ones() == ()
    assert store.choices.read_bytes() == before
    with closing(Encoders(tmp_path)) as encoders:
        encoders.active()
        assert encoders._choices == chosen


def test_what_waits_is_told_by_kind(open_engine: OpenEngine, media: Path) -> None:
    engine = open_engine()
    assert engine.under_way() == UnderWay({})
    engine.library.add_folder(str(media).encode())
    job = engine.index(JobControl())
    next(job)
    waiting = engine.under_way().waiting
    assert sum(waiting.values()) > 0
    assert set(waiting) <= {Kind.IMAGE, Kind.AUDIO, Kind.DOCUMENT}
    for _ in job:
        pass
    assert engine.under_way() == UnderWay({})


def test_quiet_is_slow_and_full_speed_is_not_but_both_wait_where_that_was_asked() -> None:
    calm, busy, battery = Circumstances(), Circumstances(others_busy=True), Circumstances(on_battery=True)
    assert conduct(Settings(speed="quiet"), calm).pace < 1
    assert "quiet" in conduct(Settings(speed="quiet"), calm).slow_because
    for now in (calm, busy, battery):
        assert conduct(Settings(speed="full"), now).pace == 1.0
    for speed in ("quiet", "full"):
        assert conduct(Settings(speed=speed, on_battery="wait"), battery).held_because
    assert "processor" in conduct(Settings(speed="quiet"), busy).slow_because, "the weightier reason is told"
