"""Requests as text, so that they can be kept in the catalogue."""

from __future__ import annotations

import json
import os
from typing import Any

from models.answers import SearchRequest
from models.errors import UserError
from models.kinds import Kind
from models.messages import say
from models.query.parts import Example


def to_json(request: SearchRequest) -> str:
    """What is asked, without marks and without how much of the answer is wanted.

    Raises: UserError: it is asked of a shared library, which this one cannot go on asking.
    """
    if request.library:
        raise UserError(
            "This cannot be kept.",
            say("It is a search of the shared library “%1”, and what is kept searches this computer.", request.library),
            "Search this computer first.",
        )
    return json.dumps(
        {
            "text": request.text,
            "examples": [_example(one) for one in request.examples],
            "kinds": [str(kind) for kind in request.kinds],
            "by": request.by,
            "encoder": request.encoder,
            "variety": request.variety,
            "folded": request.folded,
            "items": request.items,
        }
    )


def from_json(text: str) -> SearchRequest:
    """The request again; what a newer or older Findling wrote otherwise is as usual."""
    known = json.loads(text) if text else {}
    usual = SearchRequest()
    return SearchRequest(
        text=str(known.get("text", usual.text)),
        examples=tuple(_from(one) for one in known.get("examples", ())),
        kinds=tuple(Kind(kind) for kind in known.get("kinds", ()) if kind in list(Kind)),
        by=known.get("by", usual.by),
        encoder=str(known.get("encoder", usual.encoder)),
        variety=float(known.get("variety", usual.variety)),
        folded=bool(known.get("folded", usual.folded)),
        items=tuple(int(item) for item in known.get("items", ())),
    )


def _example(one: Example) -> dict[str, Any]:
    # Bytes that are no text become lone surrogates, which JSON writes as escapes.
    path = os.fsdecode(one.path) if one.path is not None else None
    return {"item": one.item, "path": path, "region": one.region, "weight": one.weight, "name": one.name}


def _from(known: dict[str, Any]) -> Example:
    path, region = known.get("path"), known.get("region")
    return Example(
        item=known.get("item"),
        path=os.fsencode(path) if path is not None else None,
        region=(region[0], region[1], region[2], region[3]) if region else None,
        weight=float(known.get("weight", 1.0)),
        name=str(known.get("name", "")),
    )
