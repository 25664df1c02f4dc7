"""What can be taken back. The window gets a number; what it stands for stays here."""

from __future__ import annotations

import itertools
import threading
from collections import OrderedDict
from collections.abc import Callable

from sqlalchemy import Connection

from models.catalogue.catalogue import Catalogue
from models.errors import UserError

_MOST = 200


class Undoing:
    """Remembers the last changes of the catalogue, each as what takes it back. Safe between threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._taken: OrderedDict[int, Callable[[Connection], object]] = OrderedDict()

    def remember(self, take_back: Callable[[Connection], object]) -> int:
        """Remember a change. Args: take_back: run in one transaction. Returns: the number that names it for `undo`."""
        with self._lock:
            number = next(self._numbers)
            self._taken[number] = take_back
            while len(self._taken) > _MOST:
                self._taken.popitem(last=False)
        return number

    def undo(self, number: int) -> None:
        """Take a change back, once. Raises: UserError: it was taken back, or is too long ago."""
        with self._lock:
            take_back = self._taken.pop(number, None)
        if take_back is None:
            raise UserError(
                "This cannot be undone any more.",
                "It was undone already, or too much was changed since.",
                "Make the change by hand.",
            )
        with self._catalogue.write() as connection:
            take_back(connection)
