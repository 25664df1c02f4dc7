"""Each reader lives in a process of its own, and what goes wrong there has its reason in plain words."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from models.errors import BadFile, BadFileReason
from models.jobs import Cancelled
from models.kinds import Kind
from models.media.reading import pool as pools
from models.media.reading.pool import ReaderPool
from models.media.reading.protocol import ReaderUnavailable
from models.worker import Limits

LIMITS = Limits(seconds=3.0, memory_bytes=300 << 20)


@pytest.fixture
def make_pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., ReaderPool]]:
    monkeypatch.setattr(pools, "_TARGET", "reader_targets:Misbehaving")
    made: list[ReaderPool] = []

    def make(languages: dict[str, str], **more: object) -> ReaderPool:
        made.append(ReaderPool(languages, **{"limits": LIMITS, **more}))
        return made[-1]

    yield make
    for pool in made:
        pool.kill()
        pool.close()


def read(pool: ReaderPool, path: bytes, name: str = "ocr") -> list[str]:
    return [piece.text for piece in pool.read(name, path, Kind.IMAGE, 0, 0.0)]


def test_each_reader_has_its_language_its_weights_and_its_process(make_pool: Callable[..., ReaderPool]) -> None:
    pool = make_pool({"ocr": "en", "speech": "de"}, weights={"speech": "/whisper"})
    (ocr,), (again,), (speech,) = read(pool, b"good"), read(pool, b"good"), read(pool, b"good", "speech")
    assert ocr == again
    assert ocr.startswith("ocr en  ") and speech.startswith("speech de /whisper ")
    assert ocr.split()[-1] != speech.split()[-1]


def test_pieces_come_without_the_signs_of_life_and_from_where_they_are_wanted(
    make_pool: Callable[..., ReaderPool],
) -> None:
    (piece,) = make_pool({"ocr": "en"}).read("ocr", b"good", Kind.IMAGE, 7, 12.5)
    assert (piece.ordinal, piece.end_s) == (7, 12.5)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (b"crash", BadFileReason.CRASHED_DECODER),
        (b"slow", BadFileReason.TOO_SLOW),
        (b"memory", BadFileReason.TOO_MUCH_MEMORY),
    ],
)
def test_every_end_has_its_reason_and_the_next_file_is_fine(
    make_pool: Callable[..., ReaderPool], name: bytes, reason: BadFileReason
) -> None:
    pool = make_pool({"ocr": "en"})
    with pytest.raises(BadFile) as caught:
        read(pool, name)
    assert caught.value.reason is reason
    assert len(read(pool, b"good")) == 1


def test_a_long_reading_that_shows_signs_of_life_is_not_too_slow(make_pool: Callable[..., ReaderPool]) -> None:
    assert len(read(make_pool({"ocr": "en"}), b"lively")) == 1


def test_killing_cancels_what_runs_and_nothing_later(make_pool: Callable[..., ReaderPool]) -> None:
    pool = make_pool({"ocr": "en"})
    outcomes: list[Exception] = []
    reading = threading.Event()

    def read_on() -> None:
        try:
            for _ in pool.read("ocr", b"endless", Kind.IMAGE, 0, 0.0):
                reading.set()
        except (BadFile, Cancelled) as error:
            outcomes.append(error)

    thread = threading.Thread(target=read_on)
    thread.start()
    assert reading.wait(30)
    pool.kill()
    thread.join(20)
    assert [type(outcome) for outcome in outcomes] == [Cancelled]
    assert len(read(pool, b"good")) == 1


def test_a_closed_pool_starts_nothing_any_more(make_pool: Callable[..., ReaderPool]) -> None:
    pool = make_pool({"ocr": "en"})
    assert len(read(pool, b"good")) == 1
    pool.close()
    with pytest.raises(Cancelled):
        read(pool, b"good")


def test_a_reader_that_is_not_there_says_so(make_pool: Callable[..., ReaderPool]) -> None:
    with pytest.raises(ReaderUnavailable) as caught:
        read(make_pool({"ocr": "none"}), b"good")
    assert caught.value.what_to_do == "Get it."


def test_processes_are_renewed_before_they_are_old(
    make_pool: Callable[..., ReaderPool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "_READINGS_PER_PROCESS", 3)
    pool = make_pool({"ocr": "en"})
    first, second, third = ([pid] for pid in (read(pool, b"good")[0].split()[-1] for _ in range(3)))
    assert first == second != third
