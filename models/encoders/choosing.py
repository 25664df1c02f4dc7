"""Which encoders there are, which of them answer, and which look into new files."""

from __future__ import annotations

import threading
from collections.abc import Callable

from models.encoders import known
from models.encoders.acquiring import Acquisitions
from models.encoders.choices import Choices
from models.encoders.protocol import Description, Installation
from models.encoders.speeds import Speeds
from models.encoders.store import EncoderStore
from models.errors import EncoderUnavailable, UserError
from models.messages import say
from models.views import EncoderStatus


class EncoderChoice:
    """What `Encoders` know and decide before anything is encoded. Safe between threads.

    Args: basic_only: the basic ones answer and look into new files, whatever was chosen.
    """

    def __init__(self, store: EncoderStore, acquisitions: Acquisitions, *, basic_only: bool) -> None:
        self._basic_only = basic_only
        self._store = store
        self._acquisitions = acquisitions
        self._speeds = Speeds(store.cache / "speeds.json")
        self._lock = threading.Lock()
        self._installations: dict[str, Installation] | None = None
        self._choices = Choices()

    def statuses(self) -> tuple[EncoderStatus, ...]:
        """All encoders that Findling knows, installed or not."""
        return known.statuses(self._store, self._acquisitions.choices(), self._speeds.means())

    def installed(self) -> tuple[Description, ...]:
        """Everything that can encode, in use or not; `encode_media` and `encode_text` serve all of them."""
        return tuple(one.description for one in self._installed().values())

    def active(self) -> tuple[Description, ...]:
        """Encoders that answer: the basic ones, and those that were chosen.

        A chosen one answers text queries for its kind instead of the basic encoder, whose spaces then have
        `answers_text` False but still find what is alike and carry one kind over to another.
        """
        return tuple(one.description for one in self._in_use().values())

    def indexed(self) -> tuple[Description, ...]:
        """Encoders that look into new files: the active ones, and those whose spaces are being filled, or kept filled,
        though others answer."""
        active, filled = self._in_use(), self._filled()
        more = (one.description for name, one in self._installed().items() if name in filled and name not in active)
        return (*(one.description for one in active.values()), *more)

    def describe(self, name: str) -> Description:
        """One installed encoder, in use or not. Raises: EncoderUnavailable: there is none of this name."""
        return self._installation(name).description

    def use(self, name: str) -> None:
        """Let an installed encoder answer words for its kind from now on; the one that did stays installed and filled.

        Raises: UserError: it is not installed, or cannot answer words.
        """
        description = self.describe(name)
        kind = description.kinds[0]
        if known.is_basic(name) and known.BASIC[kind] != name:
            raise UserError(
                say("%1 cannot be chosen.", description.title),
                "It finds what is alike and does not understand words; for that it is always in use.",
                "Choose another encoder of its kind.",
            )
        if known.is_basic(name):
            self._choose(lambda choices: choices.using_basic(kind))
        else:
            self._choose(lambda choices: choices.using(kind, name))

    def use_when_ready(self, name: str) -> None:
        """Keep an installed encoder filled, and name it in `next_ones` until it is used. Raises: as `use`."""
        kind = self.describe(name).kinds[0]
        if known.is_basic(name):
            self.use(name)
        else:
            self._choose(lambda choices: choices.awaiting(kind, name))

    def next_ones(self) -> tuple[str, ...]:
        """Names of those that are to be used as soon as they have seen every file."""
        installed = self._installed()
        with self._lock:
            return tuple(name for name in self._choices.next.values() if name in installed)

    def fill(self, name: str) -> None:
        """Let new files get vectors of an installed encoder, though another answers. Raises: as `describe`."""
        self.describe(name)
        self._choose(lambda choices: choices.filling(name))

    def rest(self, name: str) -> None:
        """Leave the space of an encoder as it is from now on.

        Raises: UserError: it answers, or is one of the basic ones, which are always at work.
        """
        status = next((one for one in self.statuses() if one.name == name), None)
        if status is not None and (status.basic or status.chosen):
            raise UserError(
                say("%1 goes on looking into new files.", status.title),
                "It answers queries." if status.chosen else "It finds what is alike, and helps others to understand.",
                "Let another encoder answer first." if status.chosen else "Nothing needs to be done.",
            )
        self._choose(lambda choices: choices.resting(name))

    def _choose(self, change: Callable[[Choices], Choices]) -> None:
        self._acquisitions.choose(change)
        self._renew()

    def _renew(self) -> None:
        """Look at the store anew."""
        with self._lock:
            self._installations = None

    def _installed(self) -> dict[str, Installation]:
        with self._lock:
            if self._installations is None:
                self._installations = {one.description.name: one for one in known.installed(self._store)}
                self._choices = Choices() if self._basic_only else self._acquisitions.choices()
            return self._installations

    def _in_use(self) -> dict[str, Installation]:
        installations = self._installed()
        with self._lock:
            choices = self._choices
        return {one.description.name: one for one in known.in_use(tuple(installations.values()), choices)}

    def _filled(self) -> frozenset[str]:
        self._installed()
        with self._lock:
            return self._choices.filled

    def _installation(self, name: str) -> Installation:
        installation = self._installed().get(name)
        if installation is None:
            why = next((one.why_not for one in self.statuses() if one.name == name and one.lacks), "")
            raise EncoderUnavailable(
                say("The encoder %1 cannot be used.", name), why or "It is not installed.", "Install or import it."
            )
        return installation
