"""The two sorts of error: those for people, and bugs.

A `UserError` is shown to a person as it is: what happened, why, and what to do. Anything else that
is raised is a bug and ends in a report.
"""

from __future__ import annotations

from enum import StrEnum

from models.messages import Message, said, say


class UserError(Exception):
    """Something a person can understand and act on.

    Attributes:
        what: what happened, one sentence.
        why: the cause, one sentence.
        what_to_do: the next step for the person, one sentence.

    The sentences are `Message`s: a process that speaks another language gets them in it, those with values in them
    where they were made by `say`.
    """

    what: Message
    why: Message
    what_to_do: Message

    def __init__(self, what: str, why: str, what_to_do: str) -> None:
        super().__init__(what, why, what_to_do)
        self.what, self.why, self.what_to_do = said(what), said(why), said(what_to_do)

    def __str__(self) -> str:
        return say("%1 %2 %3", self.what, self.why, self.what_to_do)


class EncoderUnavailable(UserError):
    """An encoder cannot be used: its weights or a library it needs are not on this computer."""


class LibraryUnavailable(UserError):
    """The library cannot be opened: damaged, too new, locked by another program, or no room."""


class LibraryFull(LibraryUnavailable):
    """There is no room left on the disk that holds the library."""


class LibraryInUse(LibraryUnavailable):
    """Another program writes to the library now."""


class BadFileReason(StrEnum):
    """Why a file could not be indexed; the values are stored in the catalogue."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    DAMAGED = "damaged"
    MISLABELLED = "mislabelled"
    TOO_LARGE = "too large"
    ENCRYPTED = "encrypted"
    UNSUPPORTED = "unsupported"
    NOTHING_INSIDE = "nothing inside"
    CHANGING = "changing"
    TOO_SLOW = "too slow"
    TOO_MUCH_MEMORY = "too much memory"
    CRASHED_DECODER = "crashed the decoder"
    REFUSED_BY_ENCODER = "refused by an encoder"
    GONE = "gone"


class BadFile(UserError):
    """One file that could not be indexed. It becomes a row with its reason; it never stops a job."""

    def __init__(self, reason: BadFileReason, what: str, why: str, what_to_do: str) -> None:
        super().__init__(what, why, what_to_do)
        self.args = (reason, what, why, what_to_do)
        self.reason = reason
