"""Passages fit their encoder, keep their place, and are cut where a reader would cut."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from models.media.passages import MOST_WORDS, SEPARATOR, Block, PassageCut, count_words, cut_passages
from models.media.text import clean_text, decode_text


def cut(*blocks: Block | str) -> list[PassageCut]:
    return list(cut_passages(block if isinstance(block, Block) else Block(block) for block in blocks))


def sentence(number: int, words: int) -> str:
    return " ".join([f"Number{number}", *["word"] * (words - 2), "ends."])


def test_short_paragraphs_are_packed_together() -> None:
    passages = cut("One.", "Two.", "Three.")
    assert [passage.text for passage in passages] == ["One.\n\nTwo.\n\nThree."]
    assert (passages[0].char_start, passages[0].char_end) == (0, 18)


def test_a_paragraph_that_no_longer_fits_begins_the_next_passage() -> None:
    long, short = sentence(1, 120), sentence(2, 80)
    assert [passage.text for passage in cut(long, short, "End.")] == [long, short + "\n\nEnd."]


def test_a_heading_begins_a_passage_and_never_makes_one() -> None:
    passages = cut(
        Block("Alone", is_heading=True),
        Block("Near\nest", is_heading=True),
        "First.",
        Block("Second heading", is_heading=True),
        "Second.",
        Block("Trailing", is_heading=True),
    )
    assert [(passage.heading, passage.text) for passage in passages] == [
        ("Near est", "First."),
        ("Second heading", "Second."),
    ]
    assert cut(Block("Only", is_heading=True)) == []


def test_a_long_paragraph_is_cut_between_sentences_into_even_parts() -> None:
    sentences = [sentence(number, 20) for number in range(20)]
    passages = cut(" ".join(sentences))
    assert len(passages) == 3
    assert all(passage.text.startswith("Number") and passage.text.endswith("ends.") for passage in passages)
    assert min(count_words(passage.text) for passage in passages) >= 100


def test_an_endless_sentence_is_cut_between_lines_then_words() -> None:
    lines = "\n".join(" ".join(["word"] * 100) for _ in range(3))
    assert [passage.text.count("\n") for passage in cut(lines)] == [0, 0, 0]
    passages = cut(" ".join(["word"] * 1000))
    assert sum(count_words(passage.text) for passage in passages) == 1000
    assert max(count_words(passage.text) for passage in passages) <= MOST_WORDS


def test_writing_without_spaces_is_cut_too() -> None:
    passages = cut("これは日本語の文章です。" * 60)
    assert len(passages) > 3
    assert all(count_words(passage.text) <= MOST_WORDS and passage.text.endswith("。") for passage in passages)
    assert len(cut("x" * 100_000)) > 10


def test_the_page_is_the_one_on_which_a_passage_begins() -> None:
    passages = cut(Block(sentence(1, 100), page=3), Block(sentence(2, 100), page=3), Block("Short.", page=4))
    assert [passage.page for passage in passages] == [3, 3]


@given(st.lists(st.tuples(st.text(), st.booleans()), max_size=8), st.integers(0, 2**32))
def test_every_passage_lies_where_it_says(texts: list[tuple[str, bool]], seed: int) -> None:
    chance = random.Random(seed)
    blocks = []
    for text, is_heading in texts:
        joined = clean_text(
            text + " " + " ".join(sentence(n, chance.randrange(2, 300)) for n in range(chance.randrange(3)))
        )
        if joined:
            blocks.append(Block(joined, is_heading))
    whole = SEPARATOR.join(block.text for block in blocks)
    passages = cut(*blocks)
    assert all(whole[passage.char_start : passage.char_end] == passage.text for passage in passages)
    assert all(0 < count_words(passage.text) <= MOST_WORDS or not count_words(passage.text) for passage in passages)
    starts = [passage.char_start for passage in passages]
    assert starts == sorted(set(starts))
    kept = "".join("".join(passage.text.split()) for passage in passages)
    assert kept == "".join("".join(block.text.split()) for block in blocks if not block.is_heading)


@given(st.text(st.characters(codec=None)))
def test_clean_text_can_be_stored(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert not any(c < " " and c not in "\t\n" for c in cleaned)
    assert cleaned == cleaned.strip() and "\r" not in cleaned


def test_clean_text_mends_how_letters_look() -> None:
    assert (
        clean_text("e\ufb03cient\xad \ufeb3\u0644\u0627\u0645 a\u0301\r\nnext\0\ud800")
        == "efficient \u0633\u0644\u0627\u0645 \xe1\nnext"
    )


def test_encodings_are_found_out() -> None:
    german = "Größe und Straße, äußerst übermütig: ein ganz gewöhnlicher Satz."
    russian = "Привет, мир! Это обычный русский текст для проверки кодировки."
    japanese = "これは日本語の文章です。検索できるはずです。"
    for text, encoding in [
        (german, "utf-8"),
        (german, "utf-8-sig"),
        (german, "cp1252"),
        (german, "utf-16"),
        (german, "utf-16-le"),
        (german, "utf-16-be"),
        (german, "utf-32"),
        (russian, "cp1251"),
        (russian, "utf-16"),
        (japanese, "shift-jis"),
    ]:
        assert decode_text(text.encode(encoding)) == text, encoding


def test_one_bad_byte_does_not_cost_the_other_letters() -> None:
    text = "Größe und Straße. " * 20
    assert decode_text(text.encode() + b"\xff" + text.encode()).count("Größe") == 40
    assert decode_text("Größe".encode()[:3]) == "Gr"


def test_a_stated_encoding_is_used_when_the_bytes_do_not_speak() -> None:
    assert decode_text("жук".encode("koi8-r"), "koi8-r") == "жук"
    assert decode_text(b"plain", "no-such-encoding") == "plain"
