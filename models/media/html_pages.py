"""HTML: what a reader of the page reads."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from models.media import failures
from models.media.extract import Extract, split_keywords
from models.media.passages import Block
from models.media.text import decode_text, one_line
from models.media.xml_events import END, START, TEXT, Event
from models.messages import say

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_CHARSET_WITHIN_BYTES = 4096
_UNREAD = frozenset(
    (
        *("head", "script", "style", "noscript", "template", "nav", "svg", "math", "iframe", "object", "canvas"),
        *("select", "button", "textarea", "audio", "video"),
    )
)
# How pages from before <nav> call it.
_UNREAD_CLASSES = frozenset(("breadcrumb", "breadcrumbs", "nav", "navbar", "navfooter", "navheader", "navigation"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "dialog", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "li", "main", "ol"),
        *("option", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    )
)
_CELLS = frozenset(("td", "th"))
_TAGS = frozenset(("author", "keywords", "description", "dc.creator", "dc.subject", "dcterms.creator"))
_MOST_TAGS = 1000
_MOST_ELEMENTS = 3_000_000
_CHUNK_CHARS = 1 << 16


def read_html(data: bytes, encoding: str | None = None) -> Extract:
    """Headings and paragraphs without scripts, styles and navigation; nothing is fetched, no entity is loaded.

    Args:
        encoding: stated by whoever sent the page; it comes before what the page states.
    Raises: BadFile: TOO_LARGE; also while the blocks are read.
    """
    declared = _CHARSET.search(data[:_CHARSET_WITHIN_BYTES])
    text = decode_text(data, encoding or (declared.group(1).decode("ascii") if declared else None))
    events = _walk(text)
    title, tags = _read_head(events)
    return Extract(_Reader().read(events), title, tags=tags)


def _walk(text: str) -> Iterator[Event]:
    """The page as browsers would mend it, see `xml_events`; no tree is built."""
    listener = _Listener()
    parser = etree.HTMLParser(
        target=listener, encoding="utf-8", no_network=True, recover=True, remove_comments=True, remove_pis=True
    )
    for start in range(0, len(text), _CHUNK_CHARS):
        parser.feed(text[start : start + _CHUNK_CHARS].encode("utf-8", "replace"))
        yield from listener.fetch()
    with contextlib.suppress(etree.XMLSyntaxError):  # a page without a single element
        parser.close()
    yield from listener.fetch()


class _Listener:
    """Keeps what the parser reports until it is fetched; the names of its methods are lxml's."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._elements = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._elements += 1
        self._events.append((START, tag, dict(attributes)))

    def end(self, tag: str) -> None:
        self._events.append((END, tag, {}))

    def data(self, text: str) -> None:
        self._events.append((TEXT, text, {}))

    def close(self) -> None:
        """The parser asks for it."""

    def fetch(self) -> Iterator[Event]:
        """What was reported since the last time. Raises: BadFile: TOO_LARGE."""
        if self._elements > _MOST_ELEMENTS:
            raise failures.too_large(
                "This page is too large.", say("It consists of more than %1 elements.", _MOST_ELEMENTS)
            )
        events, self._events = self._events, []
        return iter(events)


def _read_head(events: Iterator[Event]) -> tuple[str, tuple[str, ...]]:
    """Title and tags; what follows them, up to the beginning of the body, is passed over."""
    title: list[str] = []
    tags: list[str] = []
    in_title = False
    for kind, name, attributes in events:
        if kind == TEXT:
            title += [name] if in_title else []
        elif name == "body":
            break
        else:
            in_title = kind == START and name == "title"
        if kind == START and name == "meta" and len(tags) < _MOST_TAGS:
            named, content = attributes.get("name", "").lower(), attributes.get("content", "")
            if named in _TAGS:
                tags += split_keywords(content) if named in ("keywords", "dc.subject") else [content]
    return one_line("".join(title)), tuple(tags)


class _Reader:
    """Gathers the text between the borders of a page's blocks."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._has_words = False
        self._keep_space = 0
        self._heading = 0

    def read(self, events: Iterator[Event]) -> Iterator[Block]:
        """Yield the page's blocks in reading order."""
        unread = 0
        for kind, name, attributes in events:
            if kind == TEXT:
                if not unread:
                    self._add(name)
                continue
            if name in _BLOCKS and not unread:
                yield from self._close()
            if kind == START and (unread or _is_unread(name, attributes)):
                unread += 1
            elif kind == END and unread:
                unread -= 1
            elif kind == START:
                self._enter(name, attributes)
            else:
                self._leave(name)
        yield from self._close()

    def _enter(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._keep_space += tag == "pre"
        self._heading += tag in _HEADINGS
        if tag == "br":
            self._texts.append("\n")
        elif tag == "img":
            self._add(attributes.get("alt", ""))
        elif tag in _CELLS and self._has_words:
            self._texts.append(" | ")

    def _leave(self, tag: str) -> None:
        self._keep_space -= tag == "pre"
        self._heading -= tag in _HEADINGS

    def _add(self, text: str) -> None:
        if text:
            self._texts.append(text if self._keep_space else re.sub(r"\s+", " ", text))
            self._has_words |= not text.isspace()

    def _close(self) -> Iterator[Block]:
        text = "".join(self._texts) if self._has_words else ""
        if text and not self._keep_space:
            text = re.sub(r" *\n *", "\n", re.sub(r"[ \t]{2,}", " ", text))
        self._texts.clear()
        self._has_words = False
        if text.strip():
            yield Block(text, is_heading=self._heading > 0)


def _is_unread(tag: str, attributes: Mapping[str, str]) -> bool:
    if tag in _UNREAD or attributes.get("role") == "navigation" or "hidden" in attributes:
        return True
    return not _UNREAD_CLASSES.isdisjoint(attributes.get("class", "").lower().split())
