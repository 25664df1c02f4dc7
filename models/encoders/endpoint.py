"""Text encoders behind an endpoint that speaks OpenAI's protocol: passages and queries go there, vectors come back.

Nothing here runs unless a person has added the endpoint.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from models.encoders.endpoint_address import read_address
from models.encoders.endpoint_client import MOST_CHARACTERS, PATIENT, QUICK, EndpointClient, Model
from models.encoders.endpoint_consents import consented
from models.encoders.endpoint_keys import entry_name, read_key
from models.encoders.protocol import MOST_DIM, Description, Installation, normalised
from models.encoders.store import Stored
from models.errors import UserError
from models.kinds import Kind
from models.messages import say
from models.spaces import Space, TextInput, Vectors, fingerprint

FAMILY: Final = "endpoint"
LICENCE = say("A service: its terms apply")
_MEMORY_BYTES = 2**30
_BATCH, _BATCH_NEARBY = 64, 16


def name_of(model: Model) -> str:
    """The encoder's name: the same model of the same server always has the same one.

    Args: model: with the length of its vectors.
    """
    readable = re.sub(r"[^a-z0-9]+", "-", model.name.lower()).strip("-")[:60].rstrip("-")
    return f"endpoint-{readable}-{_identity(model)[:8]}"


def key_entry(stored: Stored) -> str:
    """What its key is called in the keyring. Raises: UserError: the manifest names no address."""
    return entry_name(stored.name, read_address(stored.settings.get("url", "")).origin)


def settings_of(model: Model, place: str, price: float | None) -> dict[str, str]:
    """What the manifest keeps. Args: place: where its key is, never the key."""
    return {
        "url": model.url,
        "model": model.name,
        "dimensions": "" if model.dimensions is None else str(model.dimensions),
        "dim": str(model.dim),
        "price": "" if price is None else repr(price),
        "key": place,
    }


def installation(stored: Stored) -> Installation:
    """How to start one that was added.

    Raises: UserError: its manifest makes no sense, or it is not this user who added it on this computer.
    """
    model = _model(stored)
    address, place = read_address(model.url), stored.settings.get("key", "")
    entry = entry_name(stored.name, address.origin)
    if not consented(entry, address.url, place):
        # A library that comes from elsewhere may bring an endpoint along, but nobody here has agreed to it.
        raise UserError(
            say("The encoder %1 cannot be used.", stored.name),
            "It was added on another computer, or by another user.",
            "Add it again.",
        )
    return Installation(
        description=_describe(stored.name, model),
        media_target="models.encoders.endpoint:load_passages",
        text_target="models.encoders.endpoint:load_queries",
        args=(model, entry, place),
        memory_bytes=_MEMORY_BYTES,
    )


def _model(stored: Stored) -> Model:
    settings: Mapping[str, str] = stored.settings
    try:
        dimensions = int(settings["dimensions"]) if settings["dimensions"] else None
        model = Model(settings["url"], settings["model"], dimensions, int(settings["dim"]))
        if not (0 < model.dim <= MOST_DIM and (dimensions is None or 0 < dimensions <= MOST_DIM)):
            raise ValueError(model.dim)
    except (KeyError, ValueError) as error:
        raise UserError(
            say("The encoder %1 cannot be used.", stored.name), "Its description is damaged.", "Add the endpoint again."
        ) from error
    return model


def _identity(model: Model) -> str:
    parts = [model.url, model.name, model.dimensions, model.dim]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _describe(name: str, model: Model) -> Description:
    address = read_address(model.url)
    preprocessing = TextInput()
    space = Space(
        name=f"{name}/text",
        fingerprint=fingerprint(
            encoder="endpoint",
            weights_sha256=_identity(model),
            preprocessing=preprocessing,
            dim=model.dim,
            libraries={},
            recipe=f"the first {MOST_CHARACTERS} characters, or halves of them until the server takes them",
        ),
        dim=model.dim,
        lineage=_identity(model),
        kinds=(Kind.DOCUMENT,),
        answers_text=True,
        finds_similar=True,
    )
    return Description(
        name=name,
        title=f"{model.name} at {address.host}",
        purpose="Finds passages of documents by their meaning; another computer works it out.",
        licence=LICENCE,
        source=address.url,
        kinds=(Kind.DOCUMENT,),
        input=preprocessing,
        spaces=(space,),
        batch=_BATCH_NEARBY if address.own_network else _BATCH,
        leaves=address.leaves,
    )


def load_passages(model: Model, entry: str, place: str) -> EndpointTexts:
    """Runs in the worker process for documents, which may wait. Raises: EncoderUnavailable: the key is gone."""
    return EndpointTexts(EndpointClient(model, read_key(entry, place), PATIENT), model.dim)


def load_queries(model: Model, entry: str, place: str) -> EndpointTexts:
    """Runs in the worker process for queries, where a person waits. Raises: EncoderUnavailable: the key is gone."""
    return EndpointTexts(EndpointClient(model, read_key(entry, place), QUICK), model.dim)


class EndpointTexts:
    """Texts to vectors. Blank ones are not sent."""

    def __init__(self, client: EndpointClient, dim: int) -> None:
        self._client = client
        self._dim = dim

    def encode_media(self, batch: Sequence[str]) -> tuple[Vectors, ...]:
        """As `Encoder.encode_media`, for passages."""
        return (self.encode_text(batch),)

    def encode_text(self, texts: Sequence[str]) -> Vectors:
        """As `TextEncoder.encode_text`."""
        rows = np.zeros((len(texts), self._dim), dtype=np.float32)
        written = [number for number, text in enumerate(texts) if text.strip()]
        if written:
            rows[written] = self._client.embed([texts[number] for number in written])
        return normalised(rows)
