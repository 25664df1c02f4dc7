"""RTF: the words of a rich text, without what tells how they look."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from models.kinds import Kind
from models.media import failures
from models.media.extract import Extract, split_keywords
from models.media.passages import Block
from models.media.text import join_surrogates, one_line
from models.media.word import HEADING_STYLE
from models.messages import say

_TOKEN = re.compile(
    rb"\\(?:([a-zA-Z]{1,32})(-?\d{1,10})?\x20?|'([0-9a-fA-F]{2})|([^a-zA-Z']))|([{}])|([^\\{}]{1,65536})|\\"
)
_DEEPEST = 500
_MOST_TOKENS = 5_000_000
_MOST_FONTS = 10_000
_MOST_NAME_CHARS = 10_000
# RTF 1.9.1, "Font Table": \fcharset to code page.
_CODE_PAGES = {
    **{0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950"},
    **{161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251"},
    **{222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850"},
}
_CHARACTER_SETS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_CHARACTERS = {
    **{"tab": "\t", "line": "\n", "lbr": "\n", "emdash": "\u2014", "endash": "\u2013", "bullet": "\u2022"},
    **{"lquote": "\u2018", "rquote": "\u2019", "ldblquote": "\u201c", "rdblquote": "\u201d"},
    **{"emspace": " ", "enspace": " ", "qmspace": " ", "cell": " | ", "nestcell": " | "},
}
_SYMBOLS = {b"\\": "\\", b"{": "{", b"}": "}", b"~": "\xa0", b"_": "-"}
_BREAKS = frozenset(("par", "sect", "page", "row", "nestrow", "column"))
_READ = frozenset(("info", "fonttbl", "stylesheet"))
_FACTS = frozenset(("title", "author", "subject", "keywords", "doccomm", "category"))
_TAGS = ("author", "subject", "keywords", "category", "doccomm")
# Groups that hold something other than the text: tables of fonts and colours, pictures, fields, bullets, page headers.
_UNREAD = frozenset(
    (
        *(
            "colortbl",
            "pict",
            "nonshppict",
            "objdata",
            "fldinst",
            "listtext",
            "pntext",
            "xe",
            "tc",
            "sp",
            "rxe",
            "bkmkend",
        ),
        *(
            "header",
            "headerl",
            "headerr",
            "headerf",
            "footer",
            "footerl",
            "footerr",
            "footerf",
            "footnote",
            "annotation",
        ),
        *(
            "listtable",
            "listoverridetable",
            "revtbl",
            "rsidtbl",
            "generator",
            "filetbl",
            "datafield",
            "private",
            "bkmkstart",
        ),
        *("themedata", "colorschememapping", "latentstyles", "datastore", "xmlnstbl", "pgptbl", "operator", "company"),
    )
)
# Groups that older readers are to pass over, and that hold text.
_READ_ALL_THE_SAME = frozenset(("shpinst", "shptxt"))


def read_rtf(data: bytes) -> Extract:
    """Paragraphs, and headings by their styles or outline levels.

    Raises: BadFile: DAMAGED or TOO_LARGE; also while the blocks are read.
    Source: Rich Text Format specification 1.9.1.
    """
    reader = _Reader(data)
    blocks = reader.read()
    first = next(blocks, None)  # the facts stand before the text
    title = one_line(reader.facts.get("title", ""))
    tags: list[str] = []
    for name in _TAGS:
        text = reader.facts.get(name, "")
        tags += split_keywords(text) if name == "keywords" else [text]
    return Extract(_chain(first, blocks), title, tags=tuple(tags))


def _chain(first: Block | None, rest: Iterator[Block]) -> Iterator[Block]:
    if first is not None:
        yield first
        yield from rest


@dataclass(frozen=True, slots=True)
class _State:
    """What an RTF group inherits from the one around it.

    Attributes:
        into: where its text goes: "" into the document, otherwise the name of its destination.
        skip: how many characters follow a Unicode one for old readers.
    """

    into: str = ""
    encoding: str = ""
    skip: int = 1
    is_hidden: bool = False


@dataclass(slots=True)
class _Style:
    number: int = 0
    is_outlined: bool = False


@dataclass(slots=True)
class _Reader:
    """Goes through a text once, from token to token."""

    data: bytes
    facts: dict[str, str] = field(default_factory=dict)
    _state: _State = field(default_factory=_State)
    _groups: list[_State] = field(default_factory=list)
    _is_optional: bool = False
    _encoding: str = "cp1252"
    _fonts: dict[int, str] = field(default_factory=dict)
    _font: int = 0
    _heading_styles: set[int] = field(default_factory=set)
    _style: _Style = field(default_factory=_Style)
    _bytes: bytearray = field(default_factory=bytearray)
    _texts: list[str] = field(default_factory=list)
    _name: str = ""
    _is_heading: bool = False
    _to_skip: int = 0

    def read(self) -> Iterator[Block]:
        """Yield the document's paragraphs."""
        place = 0
        for _ in range(_MOST_TOKENS):
            match = _TOKEN.match(self.data, place)
            if match is None:
                break
            place = match.end()
            word, number, code, symbol, brace, text = match.groups()
            if word is not None:
                name = word.decode("ascii")
                if name == "bin":
                    place += max(int(number or 0), 0)
                elif name in _BREAKS and not self._state.into:
                    if self._texts or self._bytes:
                        yield self._close()
                else:
                    self._obey(name, None if number is None else int(number))
            elif brace == b"{":
                self._open_group()
            elif brace == b"}":
                self._close_group()
            elif code is not None:
                self._add_bytes(bytes.fromhex(code.decode("ascii")))
            elif symbol is not None:
                yield from self._obey_symbol(symbol)
            elif text is not None:
                self._add_bytes(text.translate(None, b"\r\n"))  # lines end anywhere
        else:
            raise failures.too_large(
                "This document is too large.", say("It consists of more than %1 words and marks.", _MOST_TOKENS)
            )
        yield self._close()

    def _open_group(self) -> None:
        self._flush()
        if len(self._groups) >= _DEEPEST:
            raise failures.damaged(Kind.DOCUMENT, say("its parts lie within one another too deeply"))
        self._groups.append(self._state)
        self._to_skip = 0

    def _close_group(self) -> None:
        self._flush()
        self._to_skip = 0
        if self._groups:
            into = self._state.into
            self._state = self._groups.pop()
            if into == "stylesheet":
                self._end_style()

    def _obey_symbol(self, symbol: bytes) -> Iterator[Block]:
        if symbol == b"*":
            self._is_optional = True
        elif symbol in (b"\r", b"\n") and not self._state.into:
            yield self._close()
        elif symbol in _SYMBOLS:
            self._add(_SYMBOLS[symbol])

    def _obey(self, name: str, number: int | None) -> None:
        is_optional, self._is_optional = self._is_optional, False
        if name == "u":
            self._add(chr((number or 0) & 0xFFFF))
            self._to_skip = self._state.skip
        elif name in _CHARACTERS:
            self._add(_CHARACTERS[name])
        elif name in _UNREAD or (is_optional and name not in _READ_ALL_THE_SAME):
            self._enter("unread")
        elif name in _READ or (name in _FACTS and self._state.into == "info"):
            self._enter(name)
        elif number is None or number >= 0:
            self._set(name, number)

    def _enter(self, destination: str) -> None:
        self._flush()
        if self._state.into != "unread":
            self._state = replace(self._state, into=destination)

    def _set(self, name: str, number: int | None) -> None:
        """Words that change how what follows is read."""
        if name == "uc":
            self._state = replace(self._state, skip=min(number if number is not None else 1, 64))
        elif name in ("v", "deleted"):
            self._flush()
            self._state = replace(self._state, is_hidden=number != 0)
        elif name == "plain":
            self._flush()
            self._state = replace(self._state, is_hidden=False, encoding="")
        elif name == "pard":
            self._is_heading = False
        elif name == "s" and number is not None:
            self._style.number = number
            self._is_heading = number in self._heading_styles and not self._state.into
        elif name == "outlinelevel":
            self._style.is_outlined = True
            self._is_heading |= not self._state.into
        else:
            self._set_encoding(name, number or 0)

    def _set_encoding(self, name: str, number: int) -> None:
        if name == "f":
            self._flush()
            self._font = number
            self._state = replace(self._state, encoding=self._fonts.get(number, ""))
        elif name in ("fcharset", "cpg") and self._state.into == "fonttbl":
            # Character set 1 is that of the system on which the text was written, like the document's own.
            encoding = _CODE_PAGES.get(number, "") if name == "fcharset" else _code_page(number)
            if encoding and len(self._fonts) < _MOST_FONTS:
                self._fonts[self._font] = encoding
        elif name == "ansicpg":
            self._encoding = _code_page(number) or self._encoding
        elif name in _CHARACTER_SETS:
            self._encoding = _CHARACTER_SETS[name]

    def _end_style(self) -> None:
        """What a style of the style sheet is called stands at the end of its group."""
        if self._style.is_outlined or HEADING_STYLE.fullmatch(self._name.rstrip("; ").strip()):
            self._heading_styles.add(self._style.number)
        self._style, self._name = _Style(), ""

    def _add_bytes(self, data: bytes) -> None:
        if self._state.into == "unread":
            return  # pictures, mostly
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        self._bytes += data

    def _add(self, text: str) -> None:
        self._flush()
        self._to_skip = 0
        self._put(text)

    def _flush(self) -> None:
        if self._bytes:
            text = self._bytes.decode(self._state.encoding or self._encoding, "replace")
            self._bytes.clear()
            self._put(text)

    def _put(self, text: str) -> None:
        into = self._state.into
        if not into:
            if not self._state.is_hidden:
                self._texts.append(text)
        elif into in _FACTS:
            self.facts[into] = (self.facts.get(into, "") + text)[:_MOST_NAME_CHARS]
        elif into == "stylesheet":
            self._name = (self._name + text)[-_MOST_NAME_CHARS:]

    def _close(self) -> Block:
        self._flush()
        text = "".join(self._texts).removesuffix(" | ")
        self._texts.clear()
        return Block(join_surrogates(text), self._is_heading)


def _code_page(number: int) -> str:
    name = {65001: "utf-8", 10000: "mac_roman", 936: "gb18030"}.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return ""
    return name
