"""What encoders need beyond what always comes with Findling: the extra "clip" of its package (docs/adr/0022)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from models import extras
from models.encoders.weights import installed
from models.errors import UserError

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
    return extras.lacking(
        [_BROUGHT[module] for module in modules if not installed(module)],
        EXTRA,
        "It needs PyTorch, which this small edition of Findling leaves out; the full edition has it.",
    )


def require(what: str, why: str) -> None:
    """Stop before anything is fetched or copied that could not be used.

    Args: what: what does not happen then, a sentence. why: as `lacking` or an encoder's own `why_not` say.

    Raises: UserError: there is a reason why it cannot be used.
    """
    if why:
        raise UserError(what, why, "Get what is missing, then try again; the basic encoders work without it.")
