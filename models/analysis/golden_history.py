"""What evaluations have said over time, kept in the library's folder."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from models.paths import write_atomically

FILE = "evaluations.jsonl"
_MOST_KEPT = 1000
_MOST_BYTES = 4 << 20

log = logging.getLogger(__name__)
_writing = threading.Lock()


@dataclass(frozen=True, slots=True)
class Entry:
    """One evaluation of one way to search. Attributes: at: ISO date and time. low, high: of recall@10, 95 of 100."""

    at: str
    kind: str
    origin: str
    way: str
    queries: int
    recall: float
    low: float
    high: float
    mrr: float
    ndcg: float


def read(folder: Path) -> list[Entry]:
    """What was kept, the oldest first; what is damaged is passed over."""
    try:
        with open(folder / FILE, "rb") as file:
            lines = file.read(_MOST_BYTES).decode("utf-8", "replace").splitlines()
    except OSError:
        return []
    return [entry for line in lines if (entry := _entry(line)) is not None]


def keep(folder: Path, entries: Sequence[Entry]) -> None:
    """Keep some more. A disk that is full loses only these."""
    with _writing:
        kept = [*read(folder), *entries][-_MOST_KEPT:]
        text = "".join(json.dumps(asdict(entry), ensure_ascii=False) + "\n" for entry in kept)
        try:
            write_atomically(folder / FILE, text.encode())
        except OSError:
            log.warning("An evaluation was not kept.", exc_info=True)


def _entry(line: str) -> Entry | None:
    try:
        stored = json.loads(line)
        words = {field.name: str(stored[field.name]) for field in fields(Entry) if field.type == "str"}
        numbers = {field.name: float(stored[field.name]) for field in fields(Entry) if field.type == "float"}
        return Entry(**words, **numbers, queries=int(stored["queries"]))  # type: ignore[arg-type]
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return None
