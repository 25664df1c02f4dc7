"""Which documents read alike: one text in another form or with small changes, and no two letters of one template."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import media_cache
import pytest
from alike_makers import BODY, Tidied, letter, names
from hypothesis import given
from hypothesis import strategies as st
from sample_files import write_text

from models.analysis.texts import LEAST_SHARED, gist_of, shared, shared_by_sketches, sketch_of

REPORT = "\n\n".join(
    f"Chapter {word}. {BODY}, as the {word} report of the committee says, and nobody has objected to the {word} part."
    for word in ("opening", "middle", "closing", "financial", "statistical")
)


def alike(one: str, other: str) -> float:
    return shared(gist_of([one]), gist_of([other]))


def with_page_numbers(text: str) -> str:
    words = text.split()
    return " ".join(f"{word} {number // 80 + 1}" if number % 80 == 79 else word for number, word in enumerate(words))


CHANGES: dict[str, Callable[[str], str]] = {
    "wrapped": lambda text: re.sub(r"(.{50}\S*) ", r"\1\n", text),
    "hyphenated": lambda text: text.replace("committee", "commit-\ntee"),
    "in large letters": str.upper,
    "with page numbers": with_page_numbers,
    "without a sentence": lambda text: text.replace(", as the middle report of the committee says", ""),
    "with a sentence more": lambda text: text + " All of this was read aloud and agreed upon in the evening.",
    "with a slip of the pen": lambda text: text.replace("committee", "comittee", 1),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_text_in_another_form_or_with_small_changes_is_found(name: str) -> None:
    changed = CHANGES[name](REPORT)
    assert alike(REPORT, changed) == alike(changed, REPORT) >= LEAST_SHARED


@pytest.mark.parametrize("name", CHANGES)
def test_sketches_let_pass_what_is_alike(name: str) -> None:
    one, other = gist_of([REPORT]), gist_of([CHANGES[name](REPORT)])
    assert shared_by_sketches(sketch_of(one), sketch_of(other)) == pytest.approx(shared(one, other), abs=0.15)
    assert shared_by_sketches(sketch_of(one), sketch_of(gist_of(["Mix flour and water, wait, and bake."]))) < 0.1
    assert shared_by_sketches(sketch_of(one), sketch_of(gist_of([""]))) == 0.0


def test_how_a_text_is_cut_into_passages_makes_no_difference() -> None:
    whole, parts = gist_of([REPORT]), gist_of(REPORT.split("\n\n"))
    assert whole == parts
    assert shared(whole, parts) == 1.0


@pytest.mark.parametrize(
    "other",
    [
        letter("Berta Smith", 3, "EUR 120.50"),
        letter("Adam Miller", 4, "EUR 120.50"),
        letter("Adam Miller", 3, "EUR 98.10"),
    ],
    ids=["another name", "another day", "another sum"],
)
def test_letters_of_one_template_are_not_alike(other: str) -> None:
    assert alike(letter("Adam Miller", 3, "EUR 120.50"), other) == 0.0


def test_documents_are_found_through_the_library(tidied: Tidied) -> None:
    write_text(tidied.media / "report.txt", REPORT)
    write_text(tidied.media / "report.md", CHANGES["wrapped"](REPORT))
    write_text(tidied.media / "report old.txt", CHANGES["without a sentence"](REPORT))
    write_text(tidied.media / "letter to Adam.txt", letter("Adam Miller", 3, "EUR 120.50"))
    write_text(tidied.media / "letter to Berta.txt", letter("Berta Smith", 17, "EUR 98.10"))
    write_text(tidied.media / "bread.txt", "Mix flour and water, wait, and bake the loaf until it is brown. " * 9)
    groups = tidied.index().groups()
    assert [sorted(found) for found in names(groups)] == [["report old.txt", "report.md", "report.txt"]]


def test_a_text_without_spaces_is_compared_letter_by_letter() -> None:
    text = "".join(chr(0x4E00 + 97 * number % 20_000) for number in range(80))
    assert alike(text, text + "\u5b8c") >= LEAST_SHARED
    assert alike(text, text[::-1]) == 0.0


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_compared(one: str, other: str) -> None:
    assert 0.0 <= alike(one, other) == alike(other, one) <= 1.0
    assert alike(one, one) in (0.0, 1.0)


def test_a_text_of_a_few_words_is_like_nothing() -> None:
    assert alike("Shopping list: bread, milk, honey", "Shopping list: bread, milk, honey") == alike("", "") == 0.0


def test_scanned_pages_with_a_line_of_text_each_are_like_nothing() -> None:
    lines = "Scanned with the reader of the copying machine on the second floor, please return it when you are done. "
    pages = [lines + BODY.split(" please")[0]] * 30
    assert shared(gist_of(pages), gist_of(pages)) == 1.0
    assert shared(gist_of(pages, pages=30), gist_of(pages, pages=30)) == 0.0


def test_real_answers_are_different_documents(faq: Sequence[media_cache.FaqPair]) -> None:
    gists = [gist_of([pair.answer_text]) for pair in faq]
    assert not any(shared(one, other) for at, one in enumerate(gists) for other in gists[:at])
