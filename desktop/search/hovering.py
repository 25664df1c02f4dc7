"""While the mouse rests on a result: a sound is heard, where that is wanted, and a film is leafed through."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtGui import QPixmap

from desktop.hits import HitKey, key_of, shown_by_sound
from desktop.preview.places import pixmap_of
from desktop.preview.player import Player
from desktop.search.result_view import ResultView
from desktop.tasks import Tasks
from models.answers import Hit
from models.errors import UserError
from models.kinds import Kind
from models.views import PictureData

_REST_MS = 400
_STILLS = 24  # so many moments of a film are looked at
_STILL_PX = 480
_MOST_BYTES = 24 * 1024 * 1024
_PATIENCE_MS = 10_000  # an engine that has ended does not answer
_SETTLE_MS = 60  # the mouse is quicker than films are read


class Hovering(QObject):
    """Lets sounds be heard and films be seen in their tiles. Nothing of it waits, and what fails is passed over.

    Args: plays: whether a sound is to be heard as soon as the mouse rests on it.
    """

    def __init__(self, results: ResultView, tasks: Tasks, plays: Callable[[], bool]) -> None:
        super().__init__(results)
        self._results = results
        self._tasks = tasks
        self._plays = plays
        self._hit: Hit | None = None
        self._share = 0.0
        self._heard: Hit | None = None
        self._stills: OrderedDict[tuple[HitKey, int], QPixmap | None] = OrderedDict()
        self._asked = QElapsedTimer()  # valid while a still is on its way
        self.player = Player(self)
        self.player.moved.connect(self._follow)
        self.player.ran_out.connect(self.player.stop)
        self.player.ended.connect(self._end)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._begin_sound)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._ask_still)
        results.pointed.connect(self._point)

    @property
    def kept_bytes(self) -> int:
        """Memory that stills take."""
        return sum(4 * one.width() * one.height() for one in self._stills.values() if one is not None)

    def show_played(self, hit: Hit, at_s: float) -> None:
        """Show on the tile of a hit how far it was played. Args: at_s: seconds from the beginning of its file."""
        if hit.duration_s > 0:
            self._results.tiles.tiles.playing = (key_of(hit), min(1.0, at_s / hit.duration_s))
            self._repaint(hit)

    def show_silent(self) -> None:
        """Show that nothing is played."""
        playing, self._results.tiles.tiles.playing = self._results.tiles.tiles.playing, None
        if playing is not None:
            self._results.viewport().update()

    def stop(self) -> None:
        """Play nothing any more."""
        self._rest.stop()
        self._tasks.forget("hover sound")
        self.player.stop()

    def _point(self, hit: Hit | None, share: float) -> None:
        """The mouse is on a hit now, at a fraction of its width."""
        before, self._hit, self._share = self._hit, hit, share
        same = before is not None and hit is not None and key_of(before) == key_of(hit)
        if not same:
            self.stop()
            self._end_scrubbing(before)
        if hit is None or hit.offline:
            return
        if shown_by_sound(hit):
            if not same and self._plays():
                self._rest.start()
        elif hit.kind is Kind.FILM:
            if self._plays() and self._heard is None:
                self._rest.start()  # anew with each movement: it is heard when the mouse rests
            if hit.duration_s > 0:
                self._scrub(hit)

    def _begin_sound(self) -> None:
        hit = self._hit
        if hit is not None:
            call = ("sound_file", hit.file_id) if hit.item_id is None else ("sound", hit.item_id)
            then, failed = (lambda wav: self._play(hit, wav)), self._ignore
            self._tasks.ask(*call, then=then, failed=failed, latest="hover sound")

    def _play(self, hit: Hit, wav: bytes) -> None:
        if self._hit is not None and key_of(self._hit) == key_of(hit):
            self.player.play(wav)
            self._heard = hit if self.player.playing else None
            self._follow(0.0)

    def _follow(self, played_s: float) -> None:
        if self._heard is not None:
            self.show_played(self._heard, (self._heard.start_s or 0.0) + played_s)

    def _end(self) -> None:
        self._heard = None
        self.show_silent()

    def _scrub(self, hit: Hit) -> None:
        """Show the moment of a film that the mouse points at, or the nearest that is known, and ask for it."""
        number = self._number()
        known = [place for (key, place), still in self._stills.items() if key == key_of(hit) and still is not None]
        nearest = min(known, key=lambda place: abs(place - number), default=None)
        still = self._stills[key_of(hit), nearest] if nearest is not None else None
        self._results.tiles.tiles.scrubbed = (key_of(hit), self._share, still)
        self._repaint(hit)
        if (key_of(hit), number) not in self._stills and not self._settle.isActive():
            self._settle.start()

    def _end_scrubbing(self, hit: Hit | None) -> None:
        self._settle.stop()
        if self._results.tiles.tiles.scrubbed is not None:
            self._results.tiles.tiles.scrubbed = None
            if hit is not None:
                self._repaint(hit)

    def _ask_still(self) -> None:
        """One at a time: what the mouse has left meanwhile is not asked for."""
        hit, number = self._hit, self._number()
        is_asking = self._asked.isValid() and self._asked.elapsed() < _PATIENCE_MS
        if is_asking or hit is None or hit.kind is not Kind.FILM or (key_of(hit), number) in self._stills:
            return
        self._asked.start()
        at_s = (number + 0.5) / _STILLS * hit.duration_s
        self._tasks.ask(
            "still",
            hit.file_id,
            at_s,
            _STILL_PX,
            then=lambda still: self._take(hit, number, still),
            failed=lambda _: self._take(hit, number, None),
            latest="hover still",
        )

    def _take(self, hit: Hit, number: int, still: PictureData | None) -> None:
        self._asked.invalidate()
        # What cannot be read is remembered, too, so that it is not asked for with every movement.
        self._stills[key_of(hit), number] = pixmap_of(still) if still is not None else None
        while self.kept_bytes > _MOST_BYTES or len(self._stills) > 1000:
            self._stills.popitem(last=False)
        if self._hit is not None and self._hit.kind is Kind.FILM:
            self._scrub(self._hit)

    def _number(self) -> int:
        return min(_STILLS - 1, max(0, int(self._share * _STILLS)))

    def _repaint(self, hit: Hit) -> None:
        self._results.paint_again(lambda one: key_of(one) == key_of(hit))

    def _ignore(self, _: UserError) -> None:
        """That it cannot be heard is said where a person asks to hear it, not wherever the mouse goes."""
