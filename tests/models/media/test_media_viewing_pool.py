"""A page that crashes, hangs or needs too much memory costs its process, and says so; the next page is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from media_makers import pdf_bytes, photograph, tone, write_picture, write_sound

from models.errors import BadFile, BadFileReason
from models.media import pool as pools
from models.media.pool import DecoderPool
from models.media.spectrogram import ROWS


@pytest.fixture
def viewer(monkeypatch: pytest.MonkeyPatch) -> Iterator[DecoderPool]:
    monkeypatch.setattr(pools, "_TARGET", "viewing_targets:MisbehavingViewer")
    monkeypatch.setattr(pools, "_PAGE_S", 1.0)
    pool = DecoderPool(1)
    yield pool
    pool.kill()
    pool.close()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (b"crash", BadFileReason.CRASHED_DECODER),
        (b"slow", BadFileReason.TOO_SLOW),
        (b"memory", BadFileReason.TOO_MUCH_MEMORY),
    ],
)
def test_a_page_that_misbehaves_costs_nothing_else(viewer: DecoderPool, name: bytes, reason: BadFileReason) -> None:
    with viewer.borrow() as decoder:
        with pytest.raises(BadFile) as bad:
            decoder.page(name, 3, 100, "")
        assert bad.value.reason is reason
        assert decoder.page(b"good", 3, 100, "").page == 3


def test_what_is_looked_at_crosses_the_border(tmp_path: Path) -> None:
    picture = bytes(write_picture(tmp_path / "p.jpg", photograph(300, 200)))
    sound = bytes(write_sound(tmp_path / "s.flac", tone(2)))
    document, text = tmp_path / "d.pdf", tmp_path / "t.md"
    document.write_bytes(pdf_bytes([["A line of words that can be found."]]))
    text.write_text("# Title")
    pool = DecoderPool(1)
    try:
        with pool.borrow() as decoder:
            assert decoder.picture_piece(picture, (0.0, 0.0, 0.5, 0.5), 100).width == 100
            assert decoder.spectrogram(sound, 0.0, 2.0).rows == ROWS
            assert len(decoder.page(bytes(document), 1, 400, "A line of words that can be found.").marks) == 1
            assert decoder.text(bytes(text), "").markdown
            with pytest.raises(BadFile):
                decoder.frames(picture, 0.0, 1.0, 100)
    finally:
        pool.close()
