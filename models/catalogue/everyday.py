"""Words that stand in sentences of any topic: how rare they are in a small library says nothing of them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_LISTS = Path(__file__).resolve().parents[2] / "resources" / "words" / "everyday.toml"


@cache
def everyday_words() -> frozenset[str]:
    """Of all languages that have a list, plain. Raises: OSError, ValueError: the lists cannot be read."""
    lists = tomllib.loads(_LISTS.read_text(encoding="utf-8"))
    return frozenset(word for words in lists.values() for word in words.split())


def is_everyday(word: str) -> bool:
    """Whether a plain word is about nothing."""
    return word in everyday_words()
