"""Mailboxes: many messages in one file, each after a line that begins with "From "."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from typing import BinaryIO

from models.errors import BadFile
from models.kinds import Kind
from models.media import failures
from models.media.extract import Extract
from models.media.mail import read_message
from models.media.passages import Block
from models.messages import say

_BEGIN = b"From "
# Sentences may begin with that word, too.
_BORDER = re.compile(rb"From \S+.*\d\d:\d\d.*\d{4}")
_BORDER_BYTES = 300
_MOST_MESSAGE_BYTES = 32 << 20
_LINE_BYTES = 1 << 16
_MOST_MESSAGES = 100_000


def read_mailbox(file: BinaryIO) -> Extract:
    """Messages in order, each under its subject; the file is never in memory as a whole.

    Raises: BadFile: MISLABELLED; TOO_LARGE while the blocks are read.
    Source: RFC 4155.
    """
    if file.read(len(_BEGIN)) != _BEGIN:
        raise failures.mislabelled(Kind.DOCUMENT, "plain text")
    file.seek(0)
    return Extract(_read_messages(file))


def _read_messages(file: BinaryIO) -> Iterator[Block]:
    for number, message in enumerate(_cut_messages(file)):
        if number >= _MOST_MESSAGES:
            raise failures.too_large(
                "This mailbox is too large.",
                say("It has more than the %1 messages that Findling reads.", _MOST_MESSAGES),
            )
        with contextlib.suppress(BadFile):  # the others are none the worse for it
            yield from read_message(message)


def _cut_messages(file: BinaryIO) -> Iterator[bytes]:
    """One message after the other; the end of one that is too long is left out."""
    lines: list[bytes] = []
    size_bytes = 0
    after_blank = True
    while line := file.readline(_LINE_BYTES):
        if after_blank and lines and line.startswith(_BEGIN) and _BORDER.match(line[:_BORDER_BYTES]):
            yield b"".join(lines)
            lines, size_bytes = [], 0
        after_blank = line in (b"\n", b"\r\n")
        size_bytes += len(line)
        if size_bytes <= _MOST_MESSAGE_BYTES:
            lines.append(line)
    if lines:
        yield b"".join(lines)
