"""Which shared libraries a person has opened here: a list of names and addresses, without any password."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from models.catalogue.names import cleaned, key
from models.errors import UserError
from models.messages import say
from models.paths import write_atomically
from models.views import SharedPlace

log = logging.getLogger(__name__)


def load(path: Path) -> tuple[SharedPlace, ...]:
    """What was kept; what is damaged in it is left out."""
    try:
        stored = json.loads(path.read_bytes())
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, RecursionError):
        log.warning("The list of shared libraries in %s cannot be read.", path, exc_info=True)
        return ()
    found = []
    for one in stored if isinstance(stored, list) else ():
        if isinstance(one, dict) and isinstance(one.get("name"), str) and isinstance(one.get("address"), str):
            found.append(SharedPlace(one["name"], one["address"]))
    return tuple(found)


def save(path: Path, places: Sequence[SharedPlace]) -> None:
    """Keep a list. Raises: UserError: the file cannot be written."""
    plain = [{"name": one.name, "address": one.address} for one in places]
    try:
        write_atomically(path, json.dumps(plain, ensure_ascii=False, indent=1).encode())
    except OSError as error:
        raise UserError(
            "The list of shared libraries was not saved.",
            say("%1 cannot be written: %2.", path, error.strerror),
            "Check that the disk has room and that you may write there.",
        ) from error


def place_of(address: str, name: str, known: Sequence[SharedPlace]) -> SharedPlace:
    """What a person wrote, as it may be kept. Args: name: "" for that of the database. known: whose names are taken.

    Raises: UserError: the address holds a password, or it or the name is known already.
    """
    address = address.strip()
    parsed = _parsed(address)
    if parsed is not None and (parsed.password or any("password" in option.casefold() for option in parsed.query)):
        raise UserError(
            "The shared library was not opened.",
            "The address holds a password, and addresses are kept in a file that is not protected.",
            "Leave it out of the address, and put it into the file .pgpass in your own folder.",
        )
    place = SharedPlace(cleaned(name.strip() or (parsed.database if parsed is not None else "") or address), address)
    for other in known:
        if other.address == place.address:
            raise UserError(
                "The shared library was not opened anew.",
                say("It is known already, as “%1”.", other.name),
                "Choose it in the side bar.",
            )
        if key(other.name) == key(place.name):
            raise UserError(
                say("The name “%1” is taken.", place.name),
                say("It is what you call %1.", other.address),
                "Choose another one.",
            )
    return place


def _parsed(address: str) -> URL | None:
    """None where it is no URL; who opens it says so."""
    try:
        return make_url(address)
    except (ArgumentError, ValueError):
        return None
