"""Encoders and the spaces they fill, seen together: how far each has come, which takes over, what can go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from models.catalogue import spaces
from models.catalogue.catalogue import Catalogue
from models.encoders.protocol import Description
from models.errors import UserError
from models.library.canaries import Canaries
from models.messages import say
from models.spaces import Space
from models.views import EncoderStatus, SpaceStatus, SpaceUse

# Short transactions, so that a search in between finds the catalogue free.
_FORGET_AT_ONCE = 5000


class EncoderShelf(Protocol):
    """The part of `Encoders` that keeping needs."""

    def statuses(self) -> tuple[EncoderStatus, ...]:
        """All encoders that Findling knows, installed or not."""

    def installed(self) -> tuple[Description, ...]:
        """Everything that can encode."""

    def active(self) -> tuple[Description, ...]:
        """Encoders that answer."""

    def indexed(self) -> tuple[Description, ...]:
        """Encoders that look into new files."""

    def describe(self, name: str) -> Description:
        """One installed encoder. Raises: EncoderUnavailable."""

    def next_ones(self) -> tuple[str, ...]:
        """Names of those that take over as soon as they have seen every file."""

    def warm_up(self, name: str) -> None:
        """Start what queries of an encoder need."""

    def use(self, name: str) -> None:
        """Let an encoder answer for its kind."""

    def remove(self, name: str) -> tuple[Space, ...]:
        """Delete an encoder. Returns: its spaces. Raises: UserError."""


class Keeping:
    """What a person does with encoders that concerns the vectors, too. While vectors go, nothing may be indexed.

    Args:
        on_forgotten: told the fingerprint of a space whose vectors are gone, or no longer meant by it.
    """

    def __init__(
        self, catalogue: Catalogue, shelf: EncoderShelf, canaries: Canaries, on_forgotten: Callable[[str], None]
    ) -> None:
        self._catalogue = catalogue
        self._shelf = shelf
        self._canaries = canaries
        self._on_forgotten = on_forgotten

    def statuses(self) -> tuple[EncoderStatus, ...]:
        """All encoders, with how many files each has seen."""
        descriptions = {one.name: one for one in self._shelf.installed()}
        return tuple(
            self._with_coverage(status, descriptions[status.name]) if status.name in descriptions else status
            for status in self._shelf.statuses()
        )

    def spaces(self) -> tuple[SpaceStatus, ...]:
        """Every space that the catalogue holds, the oldest first."""
        titles = {space.fingerprint: one.title for one in self._shelf.installed() for space in one.spaces}
        answering = _fingerprints(self._shelf.active())
        filled = _fingerprints(self._shelf.indexed())
        with self._catalogue.read() as connection:
            rows = spaces.rows(connection)
            counts = spaces.count_vectors(connection)
        found = []
        for row in rows:
            use: SpaceUse = "resting" if row.fingerprint in titles else "left over"
            if row.fingerprint in filled:
                use = "answering" if row.fingerprint in answering else "filled"
            title = titles.get(row.fingerprint, row.name.partition("/")[0])
            count = counts.get(row.space_id, 0)
            found.append(SpaceStatus(row.space_id, row.name, title, count, 2 * row.dim * count, use))
        return tuple(found)

    def switch_ready(self) -> tuple[str, ...]:
        """Let those answer that were to take over once they have seen every file, and have. Returns: their names."""
        ready = tuple(name for name in self._shelf.next_ones() if self._has_seen_all(self._shelf.describe(name)))
        for name in ready:
            self._shelf.warm_up(name)
            self._shelf.use(name)
        return ready

    def remove_encoder(self, name: str) -> None:
        """Delete an encoder and its vectors. If a crash comes in between, the vectors are listed as left over.

        Raises: UserError: it comes with Findling, is unknown, or the disk refuses.
        """
        before = {one.name: one for one in self._shelf.installed()}
        try:
            self._shelf.remove(name)
        finally:
            # Its key may have stayed where it is kept; that is said, and its vectors go all the same.
            gone = None if name in {one.name for one in self._shelf.installed()} else before.get(name)
            if gone is not None:
                self._canaries.forget(gone)
                for space in gone.spaces:
                    self._forget(space.fingerprint)

    def remove_space(self, space_id: int) -> None:
        """Delete the vectors of a space that nobody uses.

        Raises: UserError: it is unknown, or in use.
        """
        status = next((one for one in self.spaces() if one.space_id == space_id), None)
        if status is None or status.use in ("answering", "filled"):
            raise UserError(
                "These vectors were not removed.",
                "They are gone already." if status is None else say("%1 is using them.", status.title),
                "Look at the list again." if status is None else "Let it rest, or remove the encoder.",
            )
        with self._catalogue.read() as connection:
            row = next(row for row in spaces.rows(connection) if row.space_id == space_id)
        for one in self._shelf.installed():
            if row.fingerprint in _fingerprints([one]):
                self._canaries.forget(one)
        self._forget(row.fingerprint)

    def begin_anew(self, name: str) -> None:
        """Let an encoder begin new spaces; what it gave before stays, and can be removed by itself.

        Raises: EncoderUnavailable: it is not installed.
        """
        description = self._shelf.describe(name)
        with self._catalogue.write() as connection:
            for space in description.spaces:
                spaces.set_aside(connection, space.fingerprint)
        self._canaries.forget(description)
        for space in description.spaces:
            self._on_forgotten(space.fingerprint)

    def _with_coverage(self, status: EncoderStatus, description: Description) -> EncoderStatus:
        covered, coverable = self._coverage(description)
        changed = self._canaries.changed.get(status.name, "")
        return replace(status, coverable=coverable, covered=covered, changed=changed)

    def _has_seen_all(self, description: Description) -> bool:
        covered, coverable = self._coverage(description)
        return covered == coverable

    def _coverage(self, description: Description) -> tuple[int, int]:
        """How many files of its kinds an encoder has seen, and how many there are."""
        fingerprints = [space.fingerprint for space in description.spaces]
        with self._catalogue.read() as connection:
            covered = spaces.count_covered(connection, description.kinds, fingerprints)
            return covered, spaces.count_files(connection, description.kinds)

    def _forget(self, fingerprint: str) -> None:
        with self._catalogue.read() as connection:
            row = spaces.find(connection, fingerprint)
        if row is None:
            return
        with self._catalogue.write() as connection:
            spaces.uncover(connection, row.space_id)
        self._on_forgotten(fingerprint)
        gone = _FORGET_AT_ONCE
        while gone == _FORGET_AT_ONCE:
            with self._catalogue.write() as connection:
                gone = spaces.forget_vectors(connection, row.space_id, _FORGET_AT_ONCE)
        with self._catalogue.write() as connection:
            spaces.forget(connection, row.space_id)


def _fingerprints(descriptions: Sequence[Description]) -> set[str]:
    return {space.fingerprint for one in descriptions for space in one.spaces}
