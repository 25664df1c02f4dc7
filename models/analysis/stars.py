"""Contents that are alike, gathered around the best of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class Stars:
    """Groups in which every content was compared with the best one itself.

    So nothing is chained: that one is like a second, and the second like a third, makes no group of the three.
    """

    def __init__(self) -> None:
        self._best: dict[int, int] = {}
        self._around: dict[int, dict[int, float]] = {}

    def __iter__(self) -> Iterator[int]:
        """Ids of the best contents that others are like."""
        return iter(self._around)

    def add(self, best_id: int, other_id: int, sameness: float) -> None:
        """A content is like another one, that is itself like no better one."""
        assert best_id not in self._best and other_id not in self._around
        self._best[other_id] = best_id
        self._around.setdefault(best_id, {})[other_id] = sameness

    def best_of(self, content_id: int) -> int:
        """The best content of the group that a content belongs to; itself where it belongs to none."""
        return self._best.get(content_id, content_id)

    def around(self, best_id: int) -> Mapping[int, float]:
        """The contents that are like this one, with how much; none where nothing is."""
        return self._around.get(best_id, {})
