"""The tokenizer that is built from the vocabulary gives what the published tokenizer.json of all-MiniLM-L6-v2 gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.encoders import minilm
from models.encoders.weights import require_intact
from models.errors import EncoderUnavailable

# What the published one gave.
PUBLISHED = {
    "How do I renew my passport?": [101, 2129, 2079, 1045, 20687, 2026, 12293, 1029, 102],
    "Zwölf Boxkämpfer": [101, 1062, 12155, 10270, 3482, 27052, 14376, 2121, 102],
    "naïve 北京\t café": [101, 15743, 1781, 1755, 7668, 102],
    "[SEP] a [MASK]b": [101, 102, 1037, 103, 1038, 102],
    "": [101, 102],
    "untranslatable##ing": [101, 4895, 6494, 3619, 20051, 3085, 1001, 1001, 13749, 102],
}


@pytest.mark.parametrize("text", PUBLISHED)
def test_it_gives_the_published_pieces(text: str) -> None:
    read = minilm.tokenizer().encode(text)
    assert read.ids == PUBLISHED[text]
    assert set(read.type_ids) <= {0}


def test_long_texts_end_after_256_pieces_and_long_words_are_unknown() -> None:
    made = minilm.tokenizer()
    assert len(made.encode("word " * 1000).ids) == 256
    assert made.encode("x" * 101).ids == [101, 100, 102]


def test_another_vocabulary_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    require_intact(minilm._VOCABULARY, minilm._VOCABULARY_SHA256, "MiniLM")
    changed = tmp_path / "words.txt"
    changed.write_bytes(minilm._VOCABULARY.read_bytes().replace(b"\ncat\n", b"\ndog\n"))
    monkeypatch.setattr(minilm, "_VOCABULARY", changed)
    with pytest.raises(EncoderUnavailable, match="damaged or was changed"):
        minilm.load(str(minilm._weights_path()))
