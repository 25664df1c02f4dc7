"""How to get what only an extra of the package brings (docs/adr/0022)."""

from __future__ import annotations

import sys

from models.messages import say


def how_to_get(extra: str) -> str:
    """What to do where a package of an extra is missing, one sentence. Args: extra: by its name in pyproject.toml."""
    if getattr(sys, "frozen", False):
        # A bundle: nothing can be installed into it.
        return "The full edition of Findling has it."
    return say("Get it with: pip install 'findling[%1]'", extra)
