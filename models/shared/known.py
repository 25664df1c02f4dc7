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

_SECRETS = ("password", "secret", "scram_")
# Nobody's address is as long; what is longer was put in by mistake, and is shown whole in many places.
_LONGEST_CHARS = 2000


def load(path: Path) -> tuple[SharedPlace, ...]:
    """What was kept; what is damaged in it is left out."""
    return _read(path)[0]


def _read(path: Path) -> tuple[tuple[SharedPlace, ...], bool]:
    """What was kept, and whether that is all that stands there."""
    try:
        stored = json.loads(path.read_bytes())
    except FileNotFoundError:
        return (), True
    except (OSError, ValueError, RecursionError):
        log.warning("The list of shared libraries in %s cannot be read.", path, exc_info=True)
        return (), False
    found: dict[str, SharedPlace] = {}
    for one in stored if isinstance(stored, list) else ():
        if isinstance(one, dict) and _is_sound(one.get("name")) and _is_sound(one.get("address")):
            found.setdefault(key(one["name"]), SharedPlace(one["name"], one["address"]))
    return tuple(found.values()), isinstance(stored, list) and len(found) == len(stored)


def _is_sound(text: object) -> bool:
    return isinstance(text, str) and 0 < len(text) <= _LONGEST_CHARS and text.isprintable()


def save(path: Path, places: Sequence[SharedPlace]) -> None:
    """Keep a list. Raises: UserError: the file cannot be written."""
    plain = [{"name": one.name, "address": one.address} for one in places]
    try:
        if not _read(path)[1]:
            # Somebody may want to mend it.
            path.replace(path.with_name(path.name + ".damaged"))
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
    if not address or len(address) > _LONGEST_CHARS or not address.isprintable():
        raise UserError(
            "The shared library was not opened.",
            "What was given is no URL of a PostgreSQL database.",
            "Write it like postgresql://user@host:5432/database.",
        )
    parsed = _parsed(address)
    if parsed is not None and (parsed.password or any(map(_tells_secrets, parsed.query.items()))):
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


def _tells_secrets(option: tuple[str, object]) -> bool:
    """Whether an option of an address is a password or a key, or an address in the address, which may hold them."""
    name, value = option[0].casefold(), str(option[1]).casefold()
    return any(word in name for word in _SECRETS) or "password=" in value or "://" in value


def _parsed(address: str) -> URL | None:
    """None where it is no URL; who opens it says so."""
    try:
        return make_url(address)
    except (ArgumentError, ValueError):
        return None
