"""Keys of endpoints: in the system's keyring, or in an environment variable where there is none.

Only worker processes call this. A key is never an argument of a process, and stands in no file of Findling's and in no
message.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from typing import Literal

from models.errors import EncoderUnavailable, UserError
from models.messages import say

SERVICE = "Findling"
VARIABLE = "FINDLING_ENDPOINT_KEY"
KeyPlace = Literal["keyring", "environment", "none"]
"""Where the key of an encoder is; "none" where the server wants none."""

# What may stand in a header as it is. Anything else would come back in the words of an error.
_KEY = re.compile(r"[!-~]{1,4096}")
_ADD_AGAIN = "Add the endpoint again, with its key."


def entry_name(encoder: str, origin: str) -> str:
    """What the key of an encoder is called in the keyring.

    The server is part of it: a key goes to the one that it was given for, whatever a manifest says.

    Args: origin: of the endpoint's address.
    """
    return f"{encoder} at {origin}"


def checked_key(key: str) -> str:
    """A key without the blanks around it that pasting leaves; "" stays.

    Raises: UserError: it cannot be one.
    """
    key = key.strip()
    if key and not _KEY.fullmatch(key):
        raise UserError(
            "This key cannot be used.",
            "It holds blanks or characters that keys do not have.",
            "Copy the key alone, as one line, and try again.",
        )
    return key


def keep_key(entry: str, key: str) -> KeyPlace:
    """Put a key into the keyring; where there is none, make sure that the environment has it.

    Returns: where `read_key` finds it.
    Raises: UserError: there is no keyring, or it does not take the key.
    """
    if not key:
        return "none"
    try:
        with _keyring_errors():
            import keyring

            keyring.set_password(SERVICE, entry, key)
            if keyring.get_password(SERVICE, entry) == key:
                return "keyring"
    except EncoderUnavailable:
        if not _in_environment(key):
            raise
    if _in_environment(key):
        return "environment"
    raise _failed("It does not keep what it is given.")


def read_key(entry: str, place: str) -> str:
    """The key of an encoder, "" where it has none.

    Args: place: what `keep_key` said.

    Raises: EncoderUnavailable: it is gone, or the keyring does not give it.
    """
    if place == "none":
        return ""
    if place == "environment":
        key, where = os.environ.get(VARIABLE, ""), say("the environment variable %1", VARIABLE)
    else:
        with _keyring_errors():
            import keyring

            key, where = keyring.get_password(SERVICE, entry) or "", say("this computer's keyring")
    try:
        key = checked_key(key)
    except UserError:
        key = ""
    if not key:
        raise EncoderUnavailable("The endpoint's key is not there.", say("There is none in %1.", where), _ADD_AGAIN)
    return key


def forget_key(entry: str) -> None:
    """Delete a key from the keyring; one that is not there is no error.

    Raises: EncoderUnavailable: the keyring cannot be opened.
    """
    with _keyring_errors():
        import keyring

        if keyring.get_password(SERVICE, entry) is not None:
            keyring.delete_password(SERVICE, entry)


def _in_environment(key: str) -> bool:
    return os.environ.get(VARIABLE, "").strip() == key


@contextlib.contextmanager
def _keyring_errors() -> Iterator[None]:
    """Whatever a keyring raises, without its words: nobody knows what stands in them."""
    try:
        yield
    except Exception as error:  # noqa: BLE001  keyrings are plug-ins, and raise what they like
        name = type(error).__name__
        why = (
            "It has none that Findling can reach."
            if name == "NoKeyringError"
            else say("It is locked or refuses (%1).", name)
        )
        raise _failed(why) from None


def _failed(why: str) -> EncoderUnavailable:
    return EncoderUnavailable(
        "This computer's keyring cannot be used for the endpoint's key.",
        why,
        say(
            "Unlock the keyring; where there is none, as on servers, set the environment variable %1 instead.", VARIABLE
        ),
    )
