"""Hits of shared libraries as guests of a window whose engine has a catalogue of its own.

Their ids are those of another database: to the own catalogue the same number would mean another file. So they are moved
to a range that no catalogue reaches. What is asked by such an id is either answered from the hit itself, here, or finds
nothing: never something else.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

from models.answers import Hit, Passage
from models.errors import UserError
from models.messages import say
from models.paths import display_path

# Each library has a range of ids of its own, far above the row ids that SQLite counts up from 1.
_FIRST = 1 << 62
_RANGE = 1 << 48
_MOST_REMEMBERED = 20_000


def is_guest(some_id: int) -> bool:
    """Whether the id of an item or file is that of a hit of a shared library."""
    return some_id >= _FIRST


class Guests:
    """The hits of shared libraries that were shown lately. Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._files: OrderedDict[int, Hit] = OrderedDict()
        self._items: OrderedDict[int, Hit] = OrderedDict()

    def receive(self, hits: Sequence[Hit], library: str, number: int) -> tuple[Hit, ...]:
        """Hits as the window may have them; the same hit has the same ids each time. Args: number: of the library."""
        begin = _FIRST + number * _RANGE
        guests = tuple(
            replace(
                hit,
                library=library,
                file_id=begin + hit.file_id,
                item_id=None if hit.item_id is None else begin + hit.item_id,
            )
            for hit in hits
        )
        with self._lock:
            for guest in guests:
                _remember(self._files, guest.file_id, guest)
                if guest.item_id is not None:
                    _remember(self._items, guest.item_id, guest)
        return guests

    def path_of(self, file_id: int) -> bytes:
        """Where the file of a guest is on this computer. Raises: UserError: it is not on it, or no longer known."""
        with self._lock:
            guest = self._files.get(file_id)
        if guest is None:
            raise _gone()
        if guest.offline:
            raise away(guest)
        return guest.path

    def of_item(self, item_id: int) -> Hit:
        """The guest of an item. Raises: UserError: it is no longer known."""
        with self._lock:
            guest = self._items.get(item_id)
        if guest is None:
            raise _gone()
        return guest

    def passages(self, item_id: int) -> tuple[Passage, ...]:
        """What is known of its text without the file: the passage alone. Raises: UserError."""
        guest = self.of_item(item_id)
        return (Passage(guest.text, guest.heading, guest.page, matched=True),) if guest.text else ()


def away(hit: Hit) -> UserError:
    """What to say where the file of a hit is asked for that this computer does not have."""
    return UserError(
        say("%1 can't be opened here.", hit.name),
        say("It is in “%1” on another machine, and this computer does not have that folder.", _root_of(hit)),
        "Open it there, or connect its folder here: the help says how, under Shared libraries.",
    )


def _root_of(hit: Hit) -> str:
    return display_path(hit.path).replace("\\", "/").split("/")[0] or hit.folder


def _remember(kept: OrderedDict[int, Hit], number: int, hit: Hit) -> None:
    kept[number] = hit
    kept.move_to_end(number)
    if len(kept) > _MOST_REMEMBERED:
        kept.popitem(last=False)


def _gone() -> UserError:
    return UserError("This result is no longer known.", "It is from an earlier search.", "Search again.")
