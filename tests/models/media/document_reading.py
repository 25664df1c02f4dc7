"""What becomes of a document: its facts and passages, or why it is refused."""

from __future__ import annotations

from pathlib import Path

from models.errors import BadFile, BadFileReason
from models.kinds import Kind
from models.media.decoder import Decoder
from models.media.parts import DecodeRequest, FileFacts, Piece


def decode(path: Path, **options: int) -> tuple[FileFacts, list[Piece]]:
    facts, *pieces = Decoder().decode(bytes(path), Kind.DOCUMENT, DecodeRequest(**options))
    assert isinstance(facts, FileFacts)
    return facts, pieces


def write(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(folder: Path, name: str, content: bytes | str) -> tuple[FileFacts, list[tuple[str, str]]]:
    """Facts, and heading and text of each passage."""
    facts, pieces = decode(write(folder, name, content))
    return facts, [(piece.heading, piece.text) for piece in pieces]


def outcome(path: Path) -> list[Piece] | BadFile:
    """The passages of a document, or why it was refused; nothing else may happen."""
    try:
        return decode(path)[1]
    except BadFile as error:
        refused = error
    assert all(part.endswith((".", "!", "?")) for part in (refused.what, refused.why, refused.what_to_do))
    return refused


def refusal(folder: Path, name: str, content: bytes | str) -> BadFileReason:
    refused = outcome(write(folder, name, content))
    assert isinstance(refused, BadFile)
    return refused.reason
