"""What only an extra of the package brings, and how to get it (docs/adr/0022)."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from models.messages import say


def in_a_bundle() -> bool:
    """Whether this Findling was unpacked, so that nothing can be installed into it (docs/adr/0023)."""
    return bool(getattr(sys, "frozen", False))


def how_to_get(extra: str) -> str:
    """What to do where a package of an extra is missing, one sentence. Args: extra: by its name in pyproject.toml."""
    if in_a_bundle():
        return "The full edition of Findling has it."
    return say("Get it with: pip install 'findling[%1]'", extra)


def lacking(missing: Sequence[str], extra: str, why_in_a_bundle: str) -> str:
    """Why something cannot be used that needs packages of an extra, and how to get them; "" when none is missing.

    Args: missing: names of distributions. why_in_a_bundle: the same about a bundle.
    """
    if not missing:
        return ""
    if in_a_bundle():
        return why_in_a_bundle
    return say(
        "It needs packages that are not here (%1); get them with: pip install findling[%2]", ", ".join(missing), extra
    )
