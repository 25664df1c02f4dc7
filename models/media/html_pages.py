"""HTML: what a reader of the page reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from models.media.extract import Extract
from models.media.passages import Block
from models.media.text import decode_text, one_line

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


def read_html(data: bytes) -> Extract:
    """Headings and paragraphs without scripts, styles and navigation; nothing is fetched, no entity is loaded."""
    declared = _CHARSET.search(data[:_CHARSET_WITHIN_BYTES])
    text = decode_text(data, declared.group(1).decode("ascii") if declared else None)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, recover=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    tree = etree.parse(BytesIO(text.encode("utf-8", "replace")), parser)
    root = tree.getroot()
    if root is None:
        return Extract(iter(()))
    title = root.find(".//title")
    return Extract(_Reader().read(root), "" if title is None else one_line("".join(title.itertext())))


class _Reader:
    """Walks a page and gathers the text between the borders of its blocks."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._keep_space = 0
        self._heading = 0

    def read(self, root: etree._Element) -> Iterator[Block]:
        """Yield the page's blocks in reading order."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in _BLOCKS:
                    yield from self._close()
                if _is_unread(element):
                    walk.skip_subtree()
                else:
                    self._enter(element)
            else:
                if tag in _BLOCKS:
                    yield from self._close()
                if not _is_unread(element):
                    self._leave(tag)
                self._add(element.tail if element is not root else None)
        yield from self._close()

    def _enter(self, element: etree._Element) -> None:
        tag = element.tag
        self._keep_space += tag == "pre"
        self._heading += tag in _HEADINGS
        if tag == "br":
            self._texts.append("\n")
        elif tag == "img":
            self._add(element.get("alt"))
        elif tag in _CELLS and "".join(self._texts).strip():
            self._texts.append(" | ")
        self._add(element.text)

    def _leave(self, tag: str) -> None:
        self._keep_space -= tag == "pre"
        self._heading -= tag in _HEADINGS

    def _add(self, text: str | None) -> None:
        if text:
            self._texts.append(text if self._keep_space else re.sub(r"\s+", " ", text))

    def _close(self) -> Iterator[Block]:
        text = "".join(self._texts)
        if not self._keep_space:
            text = re.sub(r" *\n *", "\n", re.sub(r"[ \t]{2,}", " ", text))
        self._texts.clear()
        if text.strip():
            yield Block(text, is_heading=self._heading > 0)


def _is_unread(element: etree._Element) -> bool:
    if element.tag in _UNREAD or element.get("role") == "navigation" or "hidden" in element.attrib:
        return True
    return not _UNREAD_CLASSES.isdisjoint(element.get("class", "").lower().split())
