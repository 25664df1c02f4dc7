"""What the points of a map stand for: asked for when they can be seen one by one, and remembered."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop.tasks import Tasks
from models.answers import Hit

_MOST_KEPT = 3000
_MOST_ASKED = 160


class MapHits(QObject):
    """Hits by the id of their item.

    Signals:
        came: some that were asked for are here.
    """

    came = Signal()

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._kept: OrderedDict[int, Hit | None] = OrderedDict()
        self._asked: set[int] = set()

    def find(self, item: int) -> Hit | None:
        """A hit, where it is here already."""
        return self._kept.get(item)

    def ask(self, shown: Sequence[tuple[int, int]]) -> None:
        """Have hits brought: ids of items, and of a file of each. The first 160 that are not here yet are asked for."""
        wanted = [one for one in shown if one[0] not in self._kept and one[0] not in self._asked][:_MOST_ASKED]
        if not wanted:
            return
        items = [item for item, _ in wanted]
        self._asked.update(items)
        self._tasks.ask(
            "on_shelf", tuple(wanted), then=lambda hits: self._take(items, hits), failed=lambda _: self._give_up(items)
        )

    def _take(self, items: Sequence[int], hits: Sequence[Hit | None]) -> None:
        self._asked.difference_update(items)
        self._kept.update(zip(items, hits, strict=True))
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        self.came.emit()

    def _give_up(self, items: Sequence[int]) -> None:
        self._asked.difference_update(items)
