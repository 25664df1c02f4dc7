"""No file harms anything but its own decoding process, and every such end has a reason in plain words."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from media_makers import photograph, tone, write_good_file, write_picture, write_sound

from models.errors import BadFile, BadFileReason
from models.jobs import Cancelled
from models.kinds import Kind
from models.media import pool as pools
from models.media.parts import DecodeRequest, FileFacts, Piece
from models.media.pool import DecoderPool
from models.spaces import PictureInput, SoundInput
from models.worker import Limits

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def make_pool() -> Iterator[Callable[..., DecoderPool]]:
    made: list[DecoderPool] = []

    def make(size: int = 1, limits: Limits = pools.DECODER_LIMITS) -> DecoderPool:
        made.append(DecoderPool(size, limits))
        return made[-1]

    yield make
    for pool in made:
        pool.kill()
        pool.close()


@pytest.fixture
def misbehaving(make_pool: Callable[..., DecoderPool], monkeypatch: pytest.MonkeyPatch) -> Callable[..., DecoderPool]:
    monkeypatch.setattr(pools, "_TARGET", "decoder_targets:Misbehaving")
    return make_pool


def test_everything_crosses_the_border(tmp_path: Path, make_pool: Callable[..., DecoderPool]) -> None:
    picture = bytes(write_picture(tmp_path / "p.jpg", photograph(300, 200)))
    sound = bytes(write_sound(tmp_path / "s.flac", tone(12)))
    request = DecodeRequest(pictures=(PictureInput(64),), sounds=(SoundInput(16_000),))
    with make_pool().borrow() as decoder:
        assert decoder.identify(picture).size_bytes == (tmp_path / "p.jpg").stat().st_size
        facts, _, piece = decoder.decode(picture, Kind.IMAGE, request)
        assert isinstance(facts, FileFacts) and facts.width == 300
        assert isinstance(piece, Piece) and piece.inputs[PictureInput(64)].shape == (64, 64, 3)
        windows = [part for part in decoder.decode(sound, Kind.AUDIO, request) if isinstance(part, Piece)]
        assert [len(window.inputs[SoundInput(16_000)]) for window in windows] == [160_000, 32_000]
        assert windows[0].inputs[SoundInput(16_000)].dtype == np.float32
        assert decoder.picture(picture, 100).width == 100
        assert decoder.sound(sound, 1.0, 2.0)[:4] == b"RIFF"
        with pytest.raises(BadFile) as caught:
            decoder.identify(bytes(tmp_path / "none"))
        assert caught.value.reason is BadFileReason.GONE
        assert caught.value.why


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (b"crash", BadFileReason.CRASHED_DECODER),
        (b"exit", BadFileReason.CRASHED_DECODER),
        (b"slow", BadFileReason.TOO_SLOW),
        (b"memory", BadFileReason.TOO_MUCH_MEMORY),
        (b"large", BadFileReason.TOO_MUCH_MEMORY),
    ],
)
def test_every_end_has_its_reason_and_the_next_file_is_fine(
    misbehaving: Callable[..., DecoderPool], name: bytes, reason: BadFileReason
) -> None:
    pool = misbehaving(1, Limits(seconds=3.0, memory_bytes=300 << 20))
    with pool.borrow() as decoder:
        with pytest.raises(BadFile) as caught:
            list(decoder.decode(name, Kind.IMAGE, DecodeRequest()))
        assert caught.value.reason is reason
        assert len(list(decoder.decode(b"good", Kind.IMAGE, DecodeRequest()))) == 2


def test_a_picture_that_does_not_fit_into_memory(tmp_path: Path, make_pool: Callable[..., DecoderPool]) -> None:
    from PIL import Image

    path = write_picture(tmp_path / "vast.png", Image.new("RGB", (12_000, 12_000)), compress_level=1)
    with make_pool(1, Limits(seconds=60.0, memory_bytes=200 << 20)).borrow() as decoder:
        with pytest.raises(BadFile) as caught:
            list(decoder.decode(bytes(path), Kind.IMAGE, DecodeRequest()))
        assert caught.value.reason is BadFileReason.TOO_MUCH_MEMORY
        good = write_good_file(tmp_path / "good.png")
        assert len(list(decoder.decode(bytes(good), Kind.IMAGE, DecodeRequest()))) == 3


def test_killing_cancels_what_runs_and_nothing_later(misbehaving: Callable[..., DecoderPool]) -> None:
    pool = misbehaving(2)
    outcomes: list[Exception] = []
    decoding = threading.Barrier(3, timeout=30)

    def decode(name: bytes) -> None:
        with pool.borrow() as decoder:
            try:
                for number, _ in enumerate(decoder.decode(name, Kind.IMAGE, DecodeRequest())):
                    if number == 0:
                        decoding.wait()
            except (BadFile, Cancelled) as error:
                outcomes.append(error)

    threads = [threading.Thread(target=decode, args=(name,)) for name in (b"slow", b"endless")]
    for thread in threads:
        thread.start()
    decoding.wait()
    pool.kill()
    for thread in threads:
        thread.join(20)
    assert [type(outcome) for outcome in outcomes] == [Cancelled, Cancelled]
    with pool.borrow() as decoder:
        assert len(list(decoder.decode(b"good", Kind.IMAGE, DecodeRequest()))) == 2


def test_a_decoder_lent_before_a_kill_starts_nothing_anew(misbehaving: Callable[..., DecoderPool]) -> None:
    pool = misbehaving()
    with pool.borrow() as decoder:
        pool.kill()
        with pytest.raises(Cancelled):
            decoder.identify(b"good")
        with pytest.raises(Cancelled):
            list(decoder.decode(b"good", Kind.IMAGE, DecodeRequest()))


def test_no_more_than_its_size_are_lent(misbehaving: Callable[..., DecoderPool]) -> None:
    pool = misbehaving(1)
    lent = threading.Event()

    def borrow() -> None:
        with pool.borrow():
            lent.set()

    thread = threading.Thread(target=borrow)
    with pool.borrow():
        thread.start()
        assert not lent.wait(0.2)
    thread.join(10)
    assert lent.is_set()


def test_leaving_early_frees_the_decoder(misbehaving: Callable[..., DecoderPool]) -> None:
    pool = misbehaving(1)
    with pool.borrow() as decoder:
        for part in decoder.decode(b"endless", Kind.IMAGE, DecodeRequest()):
            assert isinstance(part, FileFacts)
            break
    with pool.borrow() as decoder:
        assert len(list(decoder.decode(b"good", Kind.IMAGE, DecodeRequest()))) == 2


def test_old_processes_are_renewed(misbehaving: Callable[..., DecoderPool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "_LENDINGS_PER_PROCESS", 2)
    pool = misbehaving(1)
    pids = []
    for _ in range(4):
        with pool.borrow() as decoder:
            pids.append(decoder.identify(b"x").size_bytes)
    assert pids[0] == pids[1] != pids[2] == pids[3]


def test_time_to_hash_grows_with_the_file(tmp_path: Path, misbehaving: Callable[..., DecoderPool]) -> None:
    path = tmp_path / "sparse.bin"
    with path.open("wb") as file:
        file.truncate(1 << 33)
    asked: list[float] = []
    pool = misbehaving(1)
    with pool.borrow() as decoder:
        worker = decoder._worker
        call = worker.call

        def spy(method: str, *args: object, seconds: float) -> object:
            asked.append(seconds)
            return call(method, *args, seconds=seconds)

        worker.call = spy
        decoder.identify(bytes(path))
    assert asked[0] > 800


def test_what_libraries_say_of_a_file_stays_off_the_error_stream(tmp_path: Path) -> None:
    path = write_picture(tmp_path / "noisy.tif", photograph(60, 40), compression="tiff_lzw")
    data = bytearray(path.read_bytes())
    data[8:400] = bytes(392)
    path.write_bytes(data)
    script = (
        "import sys\nfrom models.media.pool import DecoderPool\nfrom models.media.parts import DecodeRequest\n"
        "from models.kinds import Kind\nfrom models.errors import BadFile\n"
        "with DecoderPool(1).borrow() as decoder:\n"
        "    try:\n"
        "        list(decoder.decode(sys.argv[1].encode(), Kind.IMAGE, DecodeRequest()))\n"
        "    except BadFile as error:\n"
        "        sys.stdout.write(error.reason)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    # That it ends at all is part of the test: its pool is never closed.
    assert (done.stdout, done.stderr) == ("damaged", "")


def test_the_pool_brings_no_decoder_into_this_process() -> None:
    script = (
        "import sys, models.media.pool, models.media.kinds\n"
        "found = {'PIL', 'av', 'lxml', 'pypdfium2', 'pillow_heif'} & set(sys.modules)\n"
        "assert not found, found"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, timeout=60, check=True)
