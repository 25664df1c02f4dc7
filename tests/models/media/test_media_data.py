"""Tables, data, program text and notebooks: values told by name, and of what is endless the beginning."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from document_reading import read, refusal
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import BadFileReason
from models.media import data, tables
from models.media.extract import Extract


def texts(extract: Extract) -> list[str]:
    return [block.text for block in extract.blocks if block.text.strip()]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_rows_are_told_by_their_headers_whatever_stands_between(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["Name", "Born", "Remark"],
        ["Ada", "1815", f'"says ""a{delimiter}b"" often\nand gladly"'],
        ["Bob", "", "1,5"],
    ]
    content = "\r\n".join(delimiter.join(row) for row in (rows[:2] if delimiter == "," else rows))
    expected = f'Name: Ada; Born: 1815; Remark: says "a{delimiter}b" often\nand gladly'
    found = read(tmp_path, "a.csv", content)[1][0][1]
    assert found == (expected if delimiter == "," else f"{expected}\n\nName: Bob; Remark: 1,5")


def test_odd_tables_are_read_all_the_same() -> None:
    assert texts(tables.read_csv("sep=%\na%b\n1%2\n")) == ["a: 1; b: 2"]
    assert texts(tables.read_csv("1;2\n3;4\n")) == ["1 | 2", "3 | 4"]
    assert texts(tables.read_csv("1,5;2,5\n3,5;4\n")) == ["1,5 | 2,5", "3,5 | 4"]
    assert texts(tables.read_csv("Just a line\nand another")) == ["Just a line", "and another"]
    assert texts(tables.read_csv("Title\n\nName,Age\nAda,36,extra\n")) == ["Title", "Name: Ada; Age: 36; extra"]
    assert texts(tables.read_csv("same,same\nx,y\n")) == ["same | same", "x | y"]
    endless = 'a,b\n"' + "word, " * 50_000
    assert "".join(texts(tables.read_csv(endless))).startswith('a: "word; b: word')


def test_json_is_told_by_name(tmp_path: Path) -> None:
    content = {
        "name": "Gr\u00f6\u00dfe \U0001f600",
        "numbers": [1, 2.5, True, None],
        "inner": {"text": 'a "quote"\nand a line \\ end', "empty": "", "picture": "A" * 5000},
        "list": [{"a": "one"}, {"a": "two"}],
    }
    expected = [
        "name: Größe \U0001f600\nnumbers: 1, 2.5, true",
        'text: a "quote"\nand a line \\ end',
        "a: one",
        "a: two",
    ]
    assert texts(data.read_json(json.dumps(content))) == expected
    assert texts(data.read_json(json.dumps(content, indent=2, ensure_ascii=False))) == expected
    assert read(tmp_path, "a.json", json.dumps(content))[1] == [("", "\n\n".join(expected))]


def test_json_may_be_cut_off_or_have_many_values() -> None:
    assert texts(data.read_json('{"a": "one"}\n{"a": "two"}\n')) == ["a: one", "a: two"]
    assert texts(data.read_json('{"a": "one", "b": "tw')) == ["a: one\nb: tw"]
    assert texts(data.read_json('"\\ud83d\\ude00 \\ud83d"')) == ["\U0001f600 \ufffd"]
    assert texts(data.read_json('"just words"')) == ["just words"]


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=50)
VALUES = st.recursive(WORDS | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner))


@settings(deadline=None)
@given(VALUES)
def test_every_word_of_json_is_found(value: object) -> None:
    found = "\n".join(texts(data.read_json(json.dumps(value))))

    def strings(part: object) -> list[str]:
        if isinstance(part, dict):
            return [text for inner in part.values() for text in strings(inner)]
        return [text for inner in part for text in strings(inner)] if isinstance(part, list) else [str(part)]

    words = [word for text in strings(value) if text not in ("null", "NaN") for word in text.split()]
    assert all(word in found for word in words)


def test_xml_is_told_by_element(tmp_path: Path) -> None:
    content = (
        '<?xml version="1.0" encoding="koi8-r"?>\n<!DOCTYPE d [<!ENTITY x "ha">]>\n<!-- a remark -->'
        '<d:doc xmlns:d="d"><title>Привет &amp; &x;</title><para>A <b>bold</b> word.</para>'
        "<item><name>one</name><value>1</value></item>\n  <raw><![CDATA[some <i>marked</i> text]]></raw></d:doc>"
    )
    assert read(tmp_path, "a.xml", content.encode("koi8-r"))[1] == [
        ("", "title: Привет & &x;\npara: A bold word.\nname: one\nvalue: 1\nraw: some marked text")
    ]
    assert texts(data.read_xml("<a>cut off <b")) == ["a: cut off"]
    assert texts(data.read_xml("<a><!-- never ends <b>words</b>")) == []
    assert texts(data.read_xml("no tags")) == ["no tags"]


@settings(deadline=None)
@given(st.text(st.sampled_from('<>/!-?[]&;"=ab \n')))
def test_any_marks_are_survived(text: str) -> None:
    texts(data.read_xml(text))
    texts(data.read_json(text))
    texts(tables.read_csv(text))


def test_program_text_is_read_as_it_is_written(tmp_path: Path) -> None:
    source = 'def bake(loaf):\n    """Until it is brown."""\n    return loaf\n\n\nclass Oven:\n    pass\n'
    for name in ("a.py", "a.rs", "a.SQL", "a.yaml", "a.log"):
        assert read(tmp_path, name, source)[1] == [("", source.replace("\n\n\n", "\n\n").strip())]


def test_of_long_data_the_beginning_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.media.extract.MOST_DATA_CHARS", 1000)
    for name in ("a.log", "a.json", "a.xml", "a.csv"):
        text = "".join(text for _, text in read(tmp_path, name, "word\n\n" * 5000)[1])
        assert 400 < len(text) < 1100
    assert len(read(tmp_path, "a.js", "x=1;" * 5000)[1]) < 10


def test_notebooks_keep_words_and_program_text(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "markdown", "source": ["# Bread\n", "\n", "How to *bake* it."]},
        {
            "cell_type": "code",
            "source": "bake(loaf)",
            "outputs": [{"data": {"image/png": "AAAA"}, "text": ["printed"]}],
        },
        {"cell_type": "raw", "source": 7},
        "odd",
    ]
    facts, passages = read(tmp_path, "a.ipynb", json.dumps({"cells": cells}))
    assert facts.title == "Bread"
    assert passages == [("Bread", "How to bake it.\n\nbake(loaf)\n\n7")]
    assert refusal(tmp_path, "a.ipynb", '{"cells": 3}') is BadFileReason.MISLABELLED
    assert refusal(tmp_path, "a.ipynb", '{"cells": [') is BadFileReason.DAMAGED
    assert refusal(tmp_path, "a.ipynb", "[" * 100_000) is BadFileReason.DAMAGED
