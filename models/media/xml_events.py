"""XML as a stream of events: no tree is built, no entity is expanded, and nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import BinaryIO
from xml.parsers import expat

from models.kinds import Kind
from models.media import failures
from models.messages import say

Event = tuple[str, str, Mapping[str, str]]
"""What happens, the name or text that it happens with, and the attributes of a `START`."""

START, END, TEXT = "start", "end", "text"

_CHUNK_BYTES = 1 << 16
_LONGEST_TAG_BYTES = 2 << 20
_DEEPEST = 500
_MOST_NAMES = 10_000
# Of elements and their attributes; a document of two thousand pages has about half of that.
_MOST_ELEMENTS = 5_000_000
_NOTHING: Mapping[str, str] = MappingProxyType({})


def walk(part: BinaryIO) -> Iterator[Event]:
    """Read one XML document.

    Yields: (START, name, attributes), (END, name, {}) and (TEXT, text, {}), in the order of the document. Names of
        elements are without their prefix, those of attributes are as they stand: see `attribute`. A text may come
        in several parts.
    Raises: BadFile: TOO_LARGE; DAMAGED: what no honest document has.
        expat.ExpatError: it is not well-formed.
    """
    listener = _Listener()
    parser = listener.parser
    fed_bytes = 0
    while chunk := part.read(_CHUNK_BYTES):
        parser.Parse(chunk, False)
        fed_bytes += len(chunk)
        # Expat looks at an unfinished tag from its beginning again with every chunk.
        if fed_bytes - parser.CurrentByteIndex > _LONGEST_TAG_BYTES:
            raise failures.damaged(Kind.DOCUMENT, say("one of its tags does not end"))
        yield from listener.events
        listener.events.clear()
    parser.Parse(b"", True)
    yield from listener.events


def attribute(attributes: Mapping[str, str], name: str) -> str:
    """The attribute with this name under whatever prefix; "" where there is none."""
    if name in attributes:
        return attributes[name]
    ending = ":" + name
    return next((value for key, value in attributes.items() if key.endswith(ending)), "")


class _Listener:
    """Keeps what expat reports until it is fetched.

    Expat expands no external entity unless it is told how, and a document that declares entities of its own is
    refused: of the formats read here none needs them, and they are how a small file makes a large text.
    """

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._names: dict[str, str] = {}
        self._depth = 0
        self._elements = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.buffer_size = _CHUNK_BYTES
        self.parser.StartDoctypeDeclHandler = self._declare
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._hear

    def _declare(self, *doctype: object) -> None:
        if doctype[3]:  # has an internal subset, where entities are declared
            raise failures.damaged(Kind.DOCUMENT, say("it declares XML entities of its own, as no such document does"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1 + len(attributes)
        if self._elements > _MOST_ELEMENTS:
            raise failures.too_large(
                "This document is too large.", say("A part of it consists of more than %1 elements.", _MOST_ELEMENTS)
            )
        if self._depth > _DEEPEST:
            raise failures.damaged(Kind.DOCUMENT, say("its parts lie within one another too deeply"))
        self.events.append((START, self._local(name), attributes))

    def _end(self, name: str) -> None:
        self._depth -= 1
        self.events.append((END, self._local(name), _NOTHING))

    def _hear(self, text: str) -> None:
        self.events.append((TEXT, text, _NOTHING))

    def _local(self, name: str) -> str:
        """A name without its prefix: variants of one format differ in the namespaces alone."""
        local = self._names.get(name)
        if local is None:
            if len(self._names) >= _MOST_NAMES:
                raise failures.damaged(Kind.DOCUMENT, say("it has too many sorts of elements"))
            local = self._names[name] = name.rpartition(":")[2]
        return local
