"""E-mail: what was written, by whom, to whom and when; attachments by their names."""

from __future__ import annotations

import binascii
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.parser import HeaderParser

from models.errors import BadFile
from models.kinds import Kind
from models.media import failures
from models.media.extract import Extract, split_keywords
from models.media.html_pages import read_html
from models.media.passages import Block
from models.media.plain import read_plain
from models.media.text import decode_text, one_line
from models.messages import say

_HEAD_BYTES = 256 << 10
_HEADER_CHARS = 4000
_SHOWN_CHARS = 500
_MOST_PARTS = 1000
_DEEPEST = 8
_HEAD_END = re.compile(rb"\r?\n[ \t]*\r?\n|\A\r?\n")
_LEADING = re.compile(rb"(?:\xef\xbb\xbf|\s|>?From [^\n]*\n)*")
# At least one of these is in every message.
_PROOF = ("From", "Subject", "Date", "To", "Received", "Message-ID", "MIME-Version")
_SHOWN = ("From", "To", "Cc", "Date")
_TEXTS = frozenset(("text/plain", "text/html", "text/enriched"))
_BASE64_NOISE = bytes(set(range(256)) - set(string.ascii_letters.encode() + string.digits.encode() + b"+/"))
_WORDS = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]*)?\?([bBqQ])\?([^?\s]*)\?=(?:\s+(?==\?))?")
_FLOWED = re.compile(r" \r?\n(?=[^>\s])")


def read_mail(data: bytes) -> Extract:
    """A message as in a file of its own (.eml): its subject is the heading of all that it says.

    Raises: BadFile: MISLABELLED or DAMAGED; the latter also while the blocks are read.
    Source: RFC 5322; RFC 2045 to 2047; RFC 2231; RFC 3676.
    """
    message = _open(data)
    tags = (message.header("From"), *split_keywords(message.header("Keywords")))
    return Extract(_Reader().read(message), message.header("Subject"), tags=tags)


def read_saved_page(data: bytes) -> Extract:
    """A web page with its pictures in one file (.mhtml), which is written like a message. Raises: as `read_mail`."""
    message = _open(data)
    return Extract(_Reader().read_body(message), message.header("Subject"))


def read_apple_mail(data: bytes) -> Extract:
    """A message as Apple Mail keeps it (.emlx): its length, itself, and Apple's own remarks. Raises: as `read_mail`."""
    length, _, rest = data.partition(b"\n")
    length = length[:20].strip()
    return read_mail(rest[: int(length)] if length.isdigit() else data)


def read_message(data: bytes) -> Iterator[Block]:
    """The blocks of a message in a mailbox; none of one that has been deleted. Raises: BadFile: DAMAGED."""
    message = _Part(_without_leading(data))
    if not message.is_deleted:
        yield from _Reader().read(message)


def _open(data: bytes) -> _Part:
    message = _Part(_without_leading(data))
    if not any(message.header(name) for name in _PROOF):
        raise failures.mislabelled(Kind.DOCUMENT, "plain text")
    return message


def _without_leading(data: bytes) -> bytes:
    """A message without what mailboxes and programs put before it."""
    leading = _LEADING.match(data[:_HEADER_CHARS])
    return data[leading.end() if leading else 0 :]


class _Part:
    """A message, or a part of one: its headers, and its body as it was sent.

    Attributes:
        type: "text/plain", "multipart/mixed" ...
        file_name: of an attachment, "" where there is none.
        body: not decoded yet.
    """

    def __init__(self, data: bytes) -> None:
        end = _HEAD_END.search(data, 0, _HEAD_BYTES)
        self._headers = HeaderParser().parsestr(decode_text(data[: end.start()] if end else data[:_HEAD_BYTES]))
        self.body = data[end.end() :] if end else b""
        self._content = Message()
        for name in ("Content-Type", "Content-Disposition"):
            # Long ones take long to be taken apart.
            self._content[name] = " ".join(str(self._headers.get(name, "")).split())[:_HEADER_CHARS]
        self.type = self._content.get_content_type()
        self.file_name = _decode_words(self._content.get_filename("") or "")

    def header(self, name: str) -> str:
        """A header as people read it, on one line; "" where there is none."""
        return _decode_words(str(self._headers.get(name, ""))[:_HEADER_CHARS])

    def parameter(self, name: str) -> str:
        """A parameter of the content's type: its charset, say."""
        value = self._content.get_param(name, "")
        return value if isinstance(value, str) else value[2]

    @property
    def is_attached(self) -> bool:
        """Whether it is a file beside the text, rather than text."""
        return bool(self.file_name) or self._content.get_content_disposition() == "attachment"

    @property
    def is_deleted(self) -> bool:
        """Whether Mozilla's programs have deleted it, and only not tidied up yet."""
        status = self.header("X-Mozilla-Status")
        return bool(re.fullmatch(r"[0-9a-fA-F]{4}", status)) and bool(int(status, 16) & 8)

    def content(self) -> bytes:
        """The body as its writer saw it."""
        encoding = self.header("Content-Transfer-Encoding").lower()
        if encoding == "base64":
            return _decode_base64(self.body)
        return binascii.a2b_qp(self.body) if encoding == "quoted-printable" else self.body

    def parts(self) -> Iterator[_Part]:
        """The parts of a body that has several. Raises: BadFile: DAMAGED."""
        boundary = self.parameter("boundary").encode("utf-8", "replace").rstrip()
        if not boundary:
            return
        border = re.compile(rb"(?:\A|\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?:\r?(?=\n)|\Z)")
        begin = -1
        for number, found in enumerate(border.finditer(self.body)):
            if number > _MOST_PARTS:
                raise _too_many_parts()
            if begin >= 0:
                yield _Part(self.body[begin : found.start()])
            if found.group(1):
                return
            begin = found.end() + 1
        if begin >= 0:
            yield _Part(self.body[begin:])


@dataclass(slots=True)
class _Reader:
    """Reads one message, and those that it passes on."""

    _attached: list[str] = field(default_factory=list)
    _parts: int = 0

    def read(self, message: _Part, depth: int = 0) -> Iterator[Block]:
        """Subject, who and when, what was written, names of attachments."""
        yield Block(message.header("Subject"), is_heading=True)
        shown = [(name, message.header(name)[:_SHOWN_CHARS]) for name in _SHOWN]
        yield Block("\n".join(f"{name}: {value}" for name, value in shown if value))
        yield from self.read_body(message, depth)
        if self._attached and depth == 0:
            yield Block("Attachments: " + ", ".join(self._attached))

    def read_body(self, part: _Part, depth: int = 0) -> Iterator[Block]:
        """What was written. Raises: BadFile: DAMAGED."""
        self._parts += 1
        if depth > _DEEPEST or self._parts > _MOST_PARTS:
            raise _too_many_parts()
        if part.type == "multipart/alternative":
            yield from self._read_best(part, depth)
        elif part.type.startswith("multipart/"):
            for each in part.parts():
                yield from self.read_body(each, depth + 1)
        elif part.type == "message/rfc822":
            yield from self.read(_Part(part.content()), depth + 1)
        elif part.is_attached or part.type not in _TEXTS:
            if part.file_name:
                self._attached.append(part.file_name)
        else:
            yield from _read_text(part)

    def _read_best(self, part: _Part, depth: int) -> Iterator[Block]:
        """One of several ways in which the same was written: plain text, where that says anything."""
        others = []
        for each in part.parts():
            blocks = list(_read_text(each)) if each.type == "text/plain" else []
            if any(block.text.strip() for block in blocks):
                yield from blocks
                return
            others.append(each)
        for each in others:
            yield from self.read_body(each, depth + 1)


def _too_many_parts() -> BadFile:
    return failures.damaged(Kind.DOCUMENT, say("it has too many parts, or they lie within one another too deeply"))


def _read_text(part: _Part) -> Iterator[Block]:
    if part.type != "text/plain":
        return read_html(part.content(), part.parameter("charset")).blocks
    text = decode_text(part.content(), part.parameter("charset"))
    if part.parameter("format").lower() == "flowed":
        text = _FLOWED.sub(" ", text)
    return read_plain(text).blocks


def _decode_base64(data: bytes) -> bytes:
    """As much as there is, whatever stands between."""
    letters = data.translate(None, _BASE64_NOISE)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def _decode_words(text: str) -> str:
    """Header text whose other letters are written in ASCII (RFC 2047); neighbours share their letters' bytes."""
    decoded: list[str] = []
    waiting, waiting_encoding = b"", ""
    place = 0
    for word in _WORDS.finditer(text):
        encoding = word.group(1).lower()
        if waiting and (word.start() > place or encoding != waiting_encoding):
            decoded.append(decode_text(waiting, waiting_encoding))
            waiting = b""
        decoded.append(text[place : word.start()])
        data = word.group(3).encode("utf-8", "replace")
        waiting += _decode_base64(data) if word.group(2) in "bB" else binascii.a2b_qp(data, header=True)
        waiting_encoding, place = encoding, word.end()
    if waiting:
        decoded.append(decode_text(waiting, waiting_encoding))
    return one_line("".join(decoded) + text[place:])
