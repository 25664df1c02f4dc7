"""Adds endpoints: one word is sent to learn what they answer, the key goes into the keyring, and that a person wanted
it is noted outside of the library."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from models.encoders import endpoint_keys
from models.encoders.checkpoints import Checkpoint
from models.encoders.endpoint import FAMILY, key_entry, name_of, settings_of
from models.encoders.endpoint_address import check_settings
from models.encoders.endpoint_client import EndpointClient, Model, Patience
from models.encoders.endpoint_consents import forget_consent, keep_consent
from models.encoders.store import Stored
from models.errors import EncoderUnavailable, UserError
from models.messages import say
from models.views import EndpointSettings
from models.worker import Limits, Worker, WorkerFailed

_log = logging.getLogger(__name__)
_TRIAL = Patience(tries=3, tries_unreached=2, request_s=30.0, total_s=60.0)
# A person may have to unlock the keyring.
_SECONDS = 240.0


@contextlib.contextmanager
def ready_to_install(settings: EndpointSettings, key: str) -> Iterator[Checkpoint]:
    """An endpoint that has answered, with its key and the person's consent kept; what goes wrong inside the `with`
    deletes them again.

    Args: key: "" where the server wants none, on one's own network only.

    Raises: UserError: the settings cannot be meant, the server refuses or answers nonsense, there is no keyring, or the
        consent cannot be kept.
    """
    address = check_settings(settings)
    key = endpoint_keys.checked_key(key)
    if not key and not address.own_network:
        raise UserError(
            "This endpoint cannot be used.",
            "A server on the internet wants a key, and there is none.",
            "Get a key from the service, and add the endpoint with it.",
        )
    model = Model(address.url, settings.model.strip(), settings.dimensions)
    with _desk() as desk:
        model = replace(model, dim=_call(desk, "measure", model, key))
        name = name_of(model)
        entry = endpoint_keys.entry_name(name, address.origin)
        place = _call(desk, "keep", entry, key)
    new = False
    try:
        new = keep_consent(entry, address.url, place)
        kept = settings_of(model, place, settings.price_per_million_tokens)
        yield Checkpoint(family=FAMILY, name=name, files={}, settings=kept)
    except BaseException:
        if new:
            with contextlib.suppress(UserError):
                forget_consent(entry)
        if place == "keyring":
            with contextlib.suppress(UserError):
                _forget(entry)
        raise


def forget_key_of(stored: Stored) -> None:
    """Delete the key of an endpoint that was removed, and the consent to use it.

    Raises: UserError: the keyring cannot be opened, or the consent not be deleted.
    """
    if stored.family != FAMILY:
        return
    try:
        entry = key_entry(stored)
    except UserError:
        return  # without an address it never had either
    try:
        if stored.settings.get("key") == "keyring":
            _forget_key(stored.name, entry)
    finally:
        forget_consent(entry)


def _forget_key(name: str, entry: str) -> None:
    try:
        _forget(entry)
    except UserError as error:
        _log.warning("the key of %s is still in the keyring: %s", name, error)
        raise UserError(
            say("%1 is removed, but its key is still in this computer's keyring.", name),
            error.why,
            say("Delete the entry “%1” with your system's program for passwords.", endpoint_keys.SERVICE),
        ) from error


class Desk:
    """Handles a key. Runs in a worker process, so that the key is gone with it, and a keyring that hangs or crashes
    takes nothing along."""

    def measure(self, model: Model, key: str) -> int:
        """See `EndpointClient.measure`."""
        return EndpointClient(model, key, _TRIAL).measure()

    def keep(self, entry: str, key: str) -> endpoint_keys.KeyPlace:
        """See `endpoint_keys.keep_key`."""
        return endpoint_keys.keep_key(entry, key)

    def forget(self, entry: str) -> None:
        """See `endpoint_keys.forget_key`."""
        endpoint_keys.forget_key(entry)


@contextlib.contextmanager
def _desk() -> Iterator[Worker]:
    worker = Worker(f"{__name__}:Desk", limits=Limits(seconds=_SECONDS), name="Findling: adding an endpoint")
    try:
        yield worker
    finally:
        worker.close()


def _forget(entry: str) -> None:
    with _desk() as desk:
        _call(desk, "forget", entry)


def _call(desk: Worker, method: str, *args: Any) -> Any:
    try:
        return desk.call(method, *args)
    except WorkerFailed as error:
        what = "The server or its key could not be tried." if method == "measure" else "The keyring did not answer."
        raise EncoderUnavailable(
            what, "The process that was to do it ended, or waited too long.", "Unlock the keyring and try again."
        ) from error
