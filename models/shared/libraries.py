"""The shared libraries that the window knows: opened when they are first asked, and kept open.

Nothing is connected to before a person searches there: a list of names and addresses is all that a start reads.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from models.answers import Answer, SearchRequest
from models.catalogue.names import key
from models.errors import LibraryUnavailable, UserError
from models.messages import say
from models.paths import LibraryPaths
from models.shared.previews import SharedPreviews
from models.shared.visiting import Guests, shortened, showable
from models.views import SharedPlace, SharedState

if TYPE_CHECKING:
    from models.shared.library import SharedLibrary

_AT_ONCE = 3
# So many wait for a server that takes its time; what was asked before them nobody waits for any more.
_MOST_WAITING = 4
_LOOK_EVERY_S = 0.05
_MOST_NAMED = 50

log = logging.getLogger(__name__)


class SharedLibraries:
    """Safe between threads; `close` it.

    Args:
        encoders, decoders: of this computer, with which it asks and shows; they are not closed here.
        on_event: told "previews" (None) when more of those are there that an answer names.
        open_library: in place of that which connects to a server; for tests. Given an address.

    Attributes:
        guests: the hits of these libraries that the window was given.
    """

    def __init__(
        self,
        paths: LibraryPaths,
        encoders: Any,
        decoders: Any,
        on_event: Callable[[str, Any], None],
        *,
        open_library: Callable[[str], SharedLibrary] | None = None,
    ) -> None:
        self._path = paths.shared_libraries
        self._encoders, self._decoders = encoders, decoders
        self._open_library = open_library or self._connect
        self._lock = threading.Lock()
        self._turns = threading.BoundedSemaphore(_AT_ONCE)
        self._arrived = 0
        self._opened: dict[str, _Opened] = {}
        self._closed = False
        self._numbers: dict[str, int] = {}
        self._previews = SharedPreviews(paths.guests, decoders, lambda: on_event("previews", None))
        self.guests = Guests()

    def tidy_up(self) -> None:
        """Remove what is left of an engine that did not end well."""
        self._previews.tidy_up()

    def all(self) -> tuple[SharedPlace, ...]:
        """Those that are known. Nothing is connected to."""
        from models.shared import known

        with self._lock:
            return known.load(self._path)

    def attempt(self, address: str, name: str) -> SharedPlace:
        """Open one that is not known yet. It is known only when it is kept. Args: name: "" for that of its database.

        Raises: UserError: it cannot be opened, or must not be kept so.
        """
        from models.shared import known

        place = known.place_of(address, name, self.all())
        try:
            with self._turn(), self._using(place.address) as library:
                _told(library.status)
        finally:
            # Who tries one may not want it: until it is asked, others may have it.
            self._let_go(place.address)
        return place

    def keep(self, place: SharedPlace) -> None:
        """Know one from now on; one that was forgotten is known again. Raises: UserError."""
        from models.shared import known

        with self._lock:
            before = known.load(self._path)
            others = [one for one in before if key(one.name) != key(place.name)]
            if any(one.address != place.address for one in before if one not in others):
                raise UserError(
                    say("%1 was not kept.", place.address),
                    say("Another shared library is called “%1” meanwhile.", place.name),
                    "Forget that one, or open this one anew under another name.",
                )
            known.save(self._path, [*others, place])

    def forget(self, name: str) -> SharedPlace:
        """Know one no longer; nothing in it changes. Returns: what `keep` brings back. Raises: UserError."""
        from models.shared import known

        place = self._place(name)
        with self._lock:
            known.save(self._path, [one for one in known.load(self._path) if one != place])
        self._let_go(place.address)
        return place

    def rest(self, name: str) -> None:
        """One is not searched any more for now. Where no other program could open it meanwhile, it is let go."""
        address = next((one.address for one in self.all() if one.name == name), "")
        with self._lock:
            opened = self._opened.get(address)
        if opened is not None and opened.alone:
            opened.end()

    def state(self, name: str) -> SharedState:
        """How one stands. Raises: UserError."""
        place = self._place(name)
        with self._turn(), self._using(place.address) as library:
            status = _told(library.status)
            machine = library.machine
        here = sorted(root for one in status.machines if one.name == machine for root in one.places)
        return SharedState(
            {kind: showable(count) for kind, count in status.counts.items()},
            showable(status.waiting),
            showable(status.failed),
            tuple((shortened(one.name), _seconds(status.now - one.seen_at)) for one in status.machines),
            tuple(map(shortened, here[:_MOST_NAMED])),
        )

    def answer(self, request: SearchRequest) -> Answer:
        """Search in the library that a request names. Raises: QueryError, UserError."""
        place = self._place(request.library)
        with self._turn(), self._using(place.address) as library:
            answer = _told(lambda: library.answer(request))
        guests = self.guests.receive(answer.hits, place.name, self._number(place.address))
        notes = answer.notes
        total = showable(answer.total)
        if len(guests) < min(total, request.limit):
            notes += (say("The first %1 are shown; filters show others.", len(guests)),)
        return Answer(self._previews.give(guests), answer.took_ms, notes, total)

    def close(self) -> None:
        """Let go of all of them. What a server does not answer is not waited for."""
        with self._lock:
            self._closed = True
        for one in self._opened.values():
            one.cut()
            one.end()
        self._previews.close()

    def _place(self, name: str) -> SharedPlace:
        place = next((one for one in self.all() if one.name == name), None)
        if place is None:
            raise UserError(
                say("“%1” cannot be searched.", name),
                "No shared library of this name is known here any more.",
                "Open it again by its address, or search this computer.",
            )
        return place

    def _let_go(self, address: str) -> None:
        with self._lock:
            opened = self._opened.get(address)
        if opened is not None:
            opened.end()

    def _number(self, address: str) -> int:
        with self._lock:
            return self._numbers.setdefault(address, len(self._numbers))

    @contextmanager
    def _using(self, address: str) -> Iterator[SharedLibrary]:
        """The library, open, for as long as this lasts. Raises: UserError."""
        with self._lock:
            if self._closed:
                raise LibraryUnavailable("This was not searched.", "Findling is ending.", "Start it again.")
            opened = self._opened.setdefault(address, _Opened(lambda: self._open_library(address)))
            opened.enter()
        try:
            yield _told(opened.get)
        finally:
            opened.leave()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Some search at once. What waits behind a slow server while newer searches arrive is given up.

        Raises: UserError.
        """
        with self._lock:
            self._arrived += 1
            mine = self._arrived
        while not self._turns.acquire(timeout=_LOOK_EVERY_S):
            if self._closed or self._arrived - mine >= _MOST_WAITING:
                raise UserError("This was not searched.", "Something else was asked meanwhile.", "Search again.")
        try:
            yield
        finally:
            self._turns.release()

    def _connect(self, address: str) -> SharedLibrary:
        from models.shared.library import SharedLibrary

        return SharedLibrary(address, self._encoders, self._decoders)


class _Opened:
    """One library: opened by who first needs it, closed when nobody uses it after its end, and opened anew after that.

    Two are never open side by side: what keeps other programs out would keep out the second one, too.
    """

    def __init__(self, open_it: Callable[[], SharedLibrary]) -> None:
        self._open_it = open_it
        self._opening = threading.Lock()
        self._counting = threading.Lock()
        self._library: SharedLibrary | None = None
        self._ended = False
        self._users = 0

    def get(self) -> SharedLibrary:
        """The library, connected to where it is not yet. Raises: UserError."""
        with self._opening:
            if self._library is None:
                self._library = self._open_it()
            return self._library

    @property
    def alone(self) -> bool:
        """Whether it keeps other programs out, as far as that is known: it may be opened just now."""
        library = self._library
        return library is None or library.alone

    def enter(self) -> None:
        """One user more; it does not end now."""
        with self._counting:
            self._users += 1
            self._ended = False

    def leave(self) -> None:
        """One user less."""
        with self._counting:
            self._users -= 1
            last = self._ended and not self._users
        if last:
            self._close()

    def end(self) -> None:
        """It is needed no more, except by those who use it now."""
        with self._counting:
            self._ended = True
            unused = not self._users
        if unused:
            self._close()

    def cut(self) -> None:
        """Let those who use it now wait no longer for its catalogue."""
        library = self._library
        if library is not None:
            library.cut()

    def _close(self) -> None:
        with self._opening:
            with self._counting:
                if self._users:
                    return
                library, self._library = self._library, None
            if library is not None:
                library.close()


def _seconds(span: timedelta) -> float:
    return max(0.0, span.total_seconds())


def _told(work: Callable[[], Any]) -> Any:
    """Do it. Errors of what keeps the vectors belong to modules that no window loads: it is told them as others."""
    from models.shared.vectors import VectorsUnavailable

    try:
        return work()
    except VectorsUnavailable as error:
        raise LibraryUnavailable(error.what, error.why, error.what_to_do) from error
