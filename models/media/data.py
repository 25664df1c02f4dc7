"""What programs write for one another, and what people write for programs: JSON, XML, program text and notebooks."""

from __future__ import annotations

import html
import itertools
import json
import re
from collections.abc import Iterator
from typing import Any

from models.kinds import Kind
from models.media import failures
from models.media.extract import MOST_DATA_CHARS, Extract, take_beginning
from models.media.markdown import read_markdown
from models.media.passages import Block
from models.media.plain import read_plain
from models.media.text import join_surrogates, one_line
from models.messages import say

# What has no end is taken as far as it goes, so that nothing is looked at twice; `++` and `*+` never step back.
_JSON_TOKEN = re.compile(r'"((?:[^"\\]++|\\.)*+)"?|([{}\[\],:])|([^\s"{}\[\],:]+)', re.DOTALL)
_JSON_ESCAPE = re.compile(r'\\(?:u([0-9a-fA-F]{4})|([bfnrt])|(["\\/]))')
_JSON_SIGNS = {"b": " ", "f": "\n", "n": "\n", "r": "\n", "t": "\t"}
_NOTHING = frozenset(("", "null", "NaN"))
_XML_TOKEN = re.compile(r"<([^<>]*)>?|([^<]+)")
_XML_NAME = re.compile(r"(?:[\w.-]+:)?([\w.-]+)")
_XML_UNREAD = (("<!--", "-->"), ("<?", "?>"))
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>")
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_PARAGRAPH_CHARS = 1000
# Longer words than any language has: pictures and keys, written in letters.
_BLOB_CHARS = 200
_MOST_CELLS = 10_000


def read_program(text: str) -> Extract:
    """Program text, settings and logs as they are written, up to `MOST_DATA_CHARS`."""
    return Extract(take_beginning(read_plain(text[: MOST_DATA_CHARS + 1]).blocks))


def read_json(text: str) -> Extract:
    """JSON, also of many values, with remarks, or cut off anywhere: "name: value", a paragraph for each object."""
    return Extract(take_beginning(_read_values(text)))


def read_xml(text: str) -> Extract:
    """XML of any sort, also cut off or damaged: "element: text", without attributes and remarks; nothing is loaded."""
    for start, end in _XML_UNREAD:
        text = _without(text, start, end)
    return Extract(take_beginning(_read_elements(_CDATA.sub("", _DOCTYPE.sub("", text, count=1)))))


def read_notebook(text: str) -> Extract:
    """A Jupyter notebook: its words and its program text, without what it printed and drew.

    Raises: BadFile: MISLABELLED or DAMAGED.
    """
    try:
        notebook = json.loads(text)
    except ValueError as error:
        raise failures.damaged(Kind.DOCUMENT, failures.explain(error)) from error
    except RecursionError as error:
        raise failures.damaged(Kind.DOCUMENT, say("its parts lie within one another too deeply")) from error
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list):
        raise failures.mislabelled(Kind.DOCUMENT, "plain text")
    blocks = list(take_beginning(_read_cells(cells[:_MOST_CELLS])))
    return Extract(iter(blocks), next((one_line(block.text) for block in blocks if block.is_heading), ""))


class _Lines:
    """Gathers "name: value" to paragraphs."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._chars = 0
        self._name = ""

    def add(self, name: str, value: str) -> Iterator[Block]:
        """One more value. Yields: a paragraph that is long enough."""
        if value in _NOTHING or (len(value) > _BLOB_CHARS and not re.search(r"\s", value)):
            return
        if name and name == self._name and self._lines:
            self._lines[-1] += f", {value}"
        else:
            self._lines.append(f"{name}: {value}" if name else value)
        self._name = name
        self._chars += len(value)
        if self._chars > _PARAGRAPH_CHARS:
            yield from self.close()

    def close(self) -> Iterator[Block]:
        """The end of a paragraph."""
        if self._lines:
            yield Block("\n".join(self._lines))
        self._lines, self._chars, self._name = [], 0, ""


def _read_values(text: str) -> Iterator[Block]:
    lines = _Lines()
    name = ""
    values: list[str] = []  # one, unless a sign is missing between them
    for token in _JSON_TOKEN.finditer(text):
        string, sign, word = token.groups()
        if sign == ":":
            name = " ".join(values)
            values.clear()
        elif sign:
            yield from lines.add(name, " ".join(values))
            values.clear()
            if sign in "{}":
                yield from lines.close()
            if sign in "}]":
                name = ""
        else:
            values.append(word or _unescape(string or ""))
    yield from lines.add(name, " ".join(values))
    yield from lines.close()


def _unescape(string: str) -> str:
    if "\\" not in string:
        return string
    return join_surrogates(_JSON_ESCAPE.sub(_tell_escape, string))


def _tell_escape(found: re.Match[str]) -> str:
    if found.group(1):
        return chr(int(found.group(1), 16))
    return _JSON_SIGNS[found.group(2)] if found.group(2) else found.group(3)


def _without(text: str, start: str, end: str) -> str:
    """Text without everything from each `start` to the `end` after it, or to the end of all."""
    kept: list[str] = []
    place = 0
    while (begin := text.find(start, place)) >= 0:
        kept.append(text[place:begin])
        until = text.find(end, begin)
        place = until + len(end) if until >= 0 else len(text)
    return "".join((*kept, text[place:]))


def _read_elements(text: str) -> Iterator[Block]:
    """Tags with nothing between them end a line; a tag that touches text stands within the line."""
    lines = _Lines()
    name = ""
    texts: list[str] = []
    is_after_tag = True
    for token in itertools.chain(_XML_TOKEN.finditer(text), _XML_TOKEN.finditer("<end></end>")):
        tag, words = token.groups()
        if words is not None:
            if words.strip():
                texts.append(words)
                is_after_tag = False
            continue
        if is_after_tag and texts:
            yield from lines.add(name, one_line(html.unescape("".join(texts))))
            texts.clear()
        if not texts and (found := _XML_NAME.match(tag)):
            name = found.group(1)
        is_after_tag = True
    yield from lines.close()


def _read_cells(cells: list[Any]) -> Iterator[Block]:
    for cell in cells:
        source = cell.get("source", "") if isinstance(cell, dict) else ""
        text = "".join(map(str, source)) if isinstance(source, list) else str(source)
        if isinstance(cell, dict) and cell.get("cell_type") == "markdown":
            yield from read_markdown(text[:MOST_DATA_CHARS]).blocks
        else:
            yield from read_plain(text).blocks
