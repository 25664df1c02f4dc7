"""Hits of shared libraries as guests of a window whose engine has a catalogue of its own.

Their ids are those of another database: to the own catalogue the same number would mean another file. So they are moved
to a range that no catalogue reaches. What is asked by such an id is either answered from the hit itself, here, or finds
nothing: never something else.
"""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

from models.answers import Hit, Passage
from models.errors import UserError
from models.messages import say
from models.paths import display_path, visible

# Each library has a range of ids of its own, far above the row ids that SQLite counts up from 1.
_FIRST = 1 << 62
_RANGE = 1 << 48
_MOST_REMEMBERED = 20_000
# What a window can show. Whoever may write to the database may have written anything.
_MOST = (1 << 31) - 1
_LONGEST_CHARS = 1000
_LONGEST_TEXT_CHARS = 200_000


def is_guest(some_id: int) -> bool:
    """Whether the id of an item or file is that of a hit of a shared library."""
    return some_id >= _FIRST


def shortened(name: str) -> str:
    """What others named, as it can be shown in a line."""
    return visible(name[:_LONGEST_CHARS])


def showable(number: int) -> int:
    """How many there are, as a window can say it."""
    return min(max(number, 0), _MOST)


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
                _presentable(hit),
                library=library,
                # However large or small it is there.
                file_id=begin + hit.file_id % _RANGE,
                item_id=None if hit.item_id is None else begin + hit.item_id % _RANGE,
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


def _presentable(hit: Hit) -> Hit:
    """The same hit with numbers that are numbers, names of one line, and nothing longer than can be shown."""
    length_s = _number(hit.duration_s)
    start_s, end_s = _number(hit.start_s), _number(hit.end_s)
    if start_s is None or end_s is None or end_s < start_s:
        start_s = end_s = None
    begin, end = hit.char_start, hit.char_end
    if begin is None or end is None or not 0 <= begin <= end:
        begin = end = None
    return replace(
        hit,
        name=shortened(hit.name),
        folder=shortened(hit.folder),
        heading=shortened(hit.heading),
        title=shortened(hit.title),
        camera=shortened(hit.camera),
        text=hit.text[:_LONGEST_TEXT_CHARS],
        tags=hit.tags[:_LONGEST_CHARS],
        score=min(max(hit.score, 0.0), 1.0) if math.isfinite(hit.score) else 0.0,
        cosine=hit.cosine if hit.cosine is not None and math.isfinite(hit.cosine) else None,
        duration_s=length_s or 0.0,
        start_s=start_s,
        end_s=end_s,
        char_start=begin,
        char_end=end,
        page=hit.page if hit.page is not None and 1 <= hit.page <= _MOST else None,
        width=showable(hit.width),
        height=showable(hit.height),
        copies=max(showable(hit.copies), 1),
        size_bytes=max(hit.size_bytes, 0),
    )


def _number(seconds: float | None) -> float | None:
    return seconds if seconds is not None and 0 <= seconds <= _MOST else None


def _root_of(hit: Hit) -> str:
    return display_path(hit.path).replace("\\", "/").split("/")[0] or hit.folder


def _remember(kept: OrderedDict[int, Hit], number: int, hit: Hit) -> None:
    kept[number] = hit
    kept.move_to_end(number)
    if len(kept) > _MOST_REMEMBERED:
        kept.popitem(last=False)


def _gone() -> UserError:
    return UserError("This result is no longer known.", "It is from an earlier search.", "Search again.")
