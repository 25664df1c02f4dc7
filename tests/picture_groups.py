"""The folders of the real pictures: what belongs together, as far as whoever drew them saw it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import media_cache
from real_library import RealLibrary

from models.kinds import Kind


class PictureGroups:
    """Knows the folder of every picture of a library whose names say nothing."""

    def __init__(self, library: RealLibrary) -> None:
        base = media_cache.folder("tuxpaint-stamps-default") / "usr/share/tuxpaint/stamps"
        groups = {
            name: known.group.removeprefix(f"{base}/")
            for name, known in library.known.items()
            if known.kind == Kind.IMAGE
        }
        self._of_items: dict[int, set[str]] = {}
        with library.engine._catalogue.read() as connection:
            rows = connection.exec_driver_sql("SELECT item.id, name FROM item JOIN file USING (content_id)")
            for item_id, name in rows:
                if name in groups:
                    self._of_items.setdefault(item_id, set()).add(groups[name])

    def holds(self, group: str, item_id: int) -> bool:
        """Whether an item lies in a folder or below it."""
        return any(one == group or one.startswith(f"{group}/") for one in self._of_items.get(item_id, ()))

    def share(self, group: str, item_ids: Collection[int], but: str = "") -> float:
        """The share of some items that lies in a folder, and not in another one."""
        inside = [one for one in item_ids if self.holds(group, one) and not (but and self.holds(but, one))]
        return len(inside) / max(len(item_ids), 1)


def mean(values: Iterable[float]) -> float:
    """The mean of some numbers, 0 of none."""
    listed = list(values)
    return sum(listed) / max(len(listed), 1)
