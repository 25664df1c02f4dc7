"""What two rankings have in common."""

from __future__ import annotations

from collections.abc import Sequence

from models.answers import Hit


def shared(one: Sequence[Hit], other: Sequence[Hit], first: int = 10) -> int:
    """How many items are among the first hits of both. Items are the same for all encoders, their vectors are not."""
    return len({_key(hit) for hit in one[:first]} & {_key(hit) for hit in other[:first]})


def _key(hit: Hit) -> tuple[int, int | None]:
    return hit.file_id, hit.item_id
