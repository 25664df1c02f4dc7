"""What an endpoint would be sent and what that would cost, without asking it."""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Mapping
from pathlib import Path

from models.encoders.endpoint_address import check_settings
from models.views import EndpointEstimate, EndpointSettings

_PRICES = Path(__file__).resolve().parents[2] / "resources" / "endpoints" / "prices.toml"
# Of English text; other Latin letters take somewhat more, Chinese about four times as much.
_CHARACTERS_PER_TOKEN = 4


def estimate(settings: EndpointSettings, passages: int, characters: int) -> EndpointEstimate:
    """What encoding all documents would take.

    Args: passages, characters: of all documents, see `EndpointEstimate`.

    Raises: UserError: the settings cannot be meant.
    """
    address = check_settings(settings)
    price = settings.price_per_million_tokens
    if price is None:
        price = _prices().get((address.host, settings.model.strip()))
    tokens = math.ceil(characters / _CHARACTERS_PER_TOKEN)
    return EndpointEstimate(
        host=address.host,
        passages=passages,
        characters=characters,
        tokens=tokens,
        cost=None if price is None else tokens * price / 1e6,
        leaves=address.leaves,
    )


@functools.cache
def _prices() -> Mapping[tuple[str, str], float]:
    """US dollars for a million tokens, by host and model."""
    services = tomllib.loads(_PRICES.read_text(encoding="utf-8"))["service"]
    return {(one["host"], model): float(price) for one in services for model, price in one["dollars"].items()}
