"""What encoders need beyond what always comes with Findling: the extra "clip" of its package (docs/adr/0022)."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import MappingProxyType

from models.encoders.weights import installed
from models.errors import UserError
from models.messages import say

EXTRA = "clip"
# What the extra brings: module -> distribution.
_BROUGHT: Mapping[str, str] = MappingProxyType(
    {
        "open_clip": "open_clip_torch",
        "safetensors": "safetensors",
        "torch": "torch",
        "torchvision": "torchvision",
        "transformers": "transformers",
    }
)


def lacking(*modules: str) -> str:
    """Why something cannot be used that needs modules of the extra, and how to get them; "" when all are here."""
    missing = [_BROUGHT[module] for module in modules if not installed(module)]
    if not missing:
        return ""
    if getattr(sys, "frozen", False):
        # A bundle: nothing can be installed into it.
        return "It needs PyTorch, which this small edition of Findling leaves out; the full edition has it."
    return say(
        "It needs packages that are not here (%1); get them with: pip install findling[%2]", ", ".join(missing), EXTRA
    )


def require(what: str, why: str) -> None:
    """Stop before anything is fetched or copied that could not be used.

    Args: what: what does not happen then, a sentence. why: as `lacking` or an encoder's own `why_not` say.

    Raises: UserError: there is a reason why it cannot be used.
    """
    if why:
        raise UserError(what, why, "Get what is missing, then try again; the basic encoders work without it.")
