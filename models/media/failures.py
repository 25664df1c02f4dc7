"""The ways in which a file cannot be indexed, in words for people."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from models.errors import BadFile, BadFileReason
from models.kinds import Kind
from models.messages import said, say

NOUNS: Mapping[Kind, str] = {
    Kind.IMAGE: say("picture"),
    Kind.AUDIO: say("sound"),
    Kind.DOCUMENT: say("document"),
    Kind.FILM: say("film"),
}

_TRY_ELSEWHERE = "Open it in another program to check it, or restore it from a backup, then try again."
_DETAIL_CHARS = 200


def empty() -> BadFile:
    """Nothing is in the file."""
    return BadFile(
        BadFileReason.EMPTY,
        "This file is empty.",
        "It has a name but not a single byte of content.",
        "Restore it from a backup, or delete it if it is not needed.",
    )


def gone() -> BadFile:
    """The file is no longer where it was."""
    return BadFile(
        BadFileReason.GONE,
        "This file is no longer there.",
        "It was moved, renamed or deleted after it had been found.",
        "Nothing needs to be done: a moved file is found again at its new place.",
    )


def not_ordinary(thing: str) -> BadFile:
    """A link, pipe, device or folder."""
    return BadFile(
        BadFileReason.UNSUPPORTED,
        say("This is %1, not an ordinary file.", said(thing)),
        "Findling only opens ordinary files, so that nothing can make it wait or lead it elsewhere.",
        "Add the folder with the file itself, if its content should be found.",
    )


def unreadable(error: OSError) -> BadFile:
    """The file system refuses to hand out the content."""
    if error.errno in (errno.EACCES, errno.EPERM):
        why = "Its permissions do not allow you to read it."
        what_to_do = "Give yourself permission to read it, then try again."
    else:
        why = say("The file system says: %1.", error.strerror or "unknown error")
        what_to_do = "Check that the drive is connected and in order, then try again."
    return BadFile(BadFileReason.UNREADABLE, "This file could not be read.", why, what_to_do)


def changing() -> BadFile:
    """The file was written to while it was read."""
    return BadFile(
        BadFileReason.CHANGING,
        "This file changed while it was being read.",
        "Another program is writing to it.",
        "It is read again later; if this stays, close the program that writes to it and try again.",
    )


def damaged(kind: Kind, detail: str) -> BadFile:
    """The content does not follow its own format."""
    noun = NOUNS[kind]
    return BadFile(
        BadFileReason.DAMAGED,
        say("This %1 is damaged.", noun),
        say("It could not be decoded: %1.", said(detail)),
        _TRY_ELSEWHERE,
    )


def mislabelled(kind: Kind, looks_like: str) -> BadFile:
    """The name promises something else than the content is."""
    return BadFile(
        BadFileReason.MISLABELLED,
        say("This file is named like a %1 but is something else.", NOUNS[kind]),
        say("Its content looks like %1.", said(looks_like)),
        "Give it the extension that belongs to its content, then try again.",
    )


def unsupported(looks_like: str) -> BadFile:
    """A format that Findling does not read."""
    return BadFile(
        BadFileReason.UNSUPPORTED,
        "Findling does not read this kind of file.",
        say("Its content looks like %1.", said(looks_like)),
        "Save a copy in a common format if its content should be found.",
    )


def too_large(what: str, why: str) -> BadFile:
    """More inside than is reasonable to index."""
    return BadFile(
        BadFileReason.TOO_LARGE, what, why, "Save a smaller copy, or split it, if its content should be found."
    )


def encrypted() -> BadFile:
    """A password would be needed."""
    return BadFile(
        BadFileReason.ENCRYPTED,
        "This document is protected by a password.",
        "Its text cannot be read without the password.",
        "Save a copy without a password if its content should be found.",
    )


def nothing_inside(what: str, why: str, what_to_do: str) -> BadFile:
    """A sound file without sound, a document without text."""
    return BadFile(BadFileReason.NOTHING_INSIDE, what, why, what_to_do)


def too_slow(seconds: float) -> BadFile:
    """The decoder did not answer in time."""
    return BadFile(
        BadFileReason.TOO_SLOW,
        "Reading this file took too long.",
        say(
            "It gave no result within %1 seconds, so it was stopped; it may be damaged, or its drive slow.",
            round(seconds),
        ),
        "Check that it opens in another program, then try again.",
    )


def too_much_memory(memory_bytes: int) -> BadFile:
    """The decoder wanted more memory than it may have."""
    limit = (
        say("the %1 GB that one file may use", round(memory_bytes / 2**30, 1))
        if memory_bytes
        else say("this computer has")
    )
    return BadFile(
        BadFileReason.TOO_MUCH_MEMORY,
        "Reading this file took too much memory.",
        say("It needed more than %1, so it was stopped; it may be damaged or very large.", limit),
        "Save a smaller copy if its content should be found.",
    )


def crashed_decoder() -> BadFile:
    """The decoding process is gone; it took nothing else with it."""
    return BadFile(
        BadFileReason.CRASHED_DECODER,
        "Reading this file crashed the decoder.",
        "The file is probably damaged in a way that the decoding library does not withstand.",
        "Nothing else was harmed; check that the file opens in another program, then try again.",
    )


def unexpected(bug: Exception) -> BadFile:
    """A bug of ours, or of a decoding library: of this file's, whatever else it is."""
    return BadFile(
        BadFileReason.CRASHED_DECODER,
        "This file could not be read.",
        say("Something unexpected happened: %1: %2.", type(bug).__name__, bug),
        "Everything else goes on. Please report it, with the file if you may share it.",
    )


def nothing_to_find() -> BadFile:
    """A file that is sound, without anything that could be found."""
    return BadFile(
        BadFileReason.NOTHING_INSIDE,
        "There is nothing to find in this file.",
        "It was read to its end and held no picture, sound or text.",
        "Nothing needs to be done; it can still be found by its name.",
    )


def explain(error: BaseException) -> str:
    """What a decoding library says about a file, as the end of a sentence: one line, no addresses, not too long."""
    lines = str(error).strip().splitlines()
    text = lines[0] if lines else ""
    text = re.sub(r"<[^<>]* at 0x[0-9a-fA-F]+>|<_io[^<>]*>", "it", text)
    text = "".join(c for c in text if c.isprintable())[:_DETAIL_CHARS].rstrip(" .")
    return text or type(error).__name__


@contextmanager
def reading(kind: Kind) -> Iterator[None]:
    """Turn whatever a decoding library raises inside the block into a `BadFile`; memory errors pass.

    Raises: BadFile: UNREADABLE where the file system failed, otherwise DAMAGED.
    """
    try:
        yield
    except (BadFile, MemoryError):
        raise
    except OSError as error:
        # Libraries raise OSError for their own purposes, without a number; or seek to where a file says, wherever.
        if error.errno in (None, errno.EINVAL):
            raise damaged(kind, explain(error)) from error
        raise unreadable(error) from error
    except Exception as error:  # libraries fed with damaged files raise errors of every type
        raise damaged(kind, explain(error)) from error
