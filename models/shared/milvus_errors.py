"""What Milvus and its client say when something fails, in words for people."""

from __future__ import annotations

from typing import Any

from models.extras import how_to_get
from models.messages import say
from models.shared.vectors import VectorsUnavailable

# Numbers of the server: no user, not this user's to do, and no or wrong credentials.
_NOT_LET_IN = {1400, 1401, 1800}
_CONNECT_FAILED = 2


def for_people(error: BaseException, place: str) -> VectorsUnavailable:
    """Say what failed. Args: error: of pymilvus or gRPC. place: what the server is called."""
    codes = set(_codes(error))
    if codes & _NOT_LET_IN or {"UNAUTHENTICATED", "PERMISSION_DENIED"} & codes:
        return VectorsUnavailable(
            say("The vectors at %1 cannot be used.", place),
            "The server does not let this user in, or does not allow it what is needed.",
            "Set the environment variable MILVUS_TOKEN to user:password, or to a key that may read and write there.",
        )
    text = _text(error)
    if codes & {_CONNECT_FAILED, "UNAVAILABLE", "DEADLINE_EXCEEDED"} or "Retry timeout" in text:
        return VectorsUnavailable(
            say("The vectors at %1 cannot be reached.", place),
            "No Milvus server answers there in time.",
            "Check that it runs, and that the address, its port and the network to it are right; then try again.",
        )
    return VectorsUnavailable(
        say("The vectors at %1 cannot be used.", place),
        say("The server says: %1", text),
        "If that does not explain it, look into the log of the Milvus server.",
    )


def missing_package() -> VectorsUnavailable:
    """What to raise where the client is not installed."""
    return VectorsUnavailable(
        "The vectors of a shared library cannot be reached from here.",
        "The package pymilvus, which talks to a Milvus server, is not installed.",
        how_to_get("shared"),
    )


def no_certificates(file: str) -> VectorsUnavailable:
    """What to raise where the file of certificates cannot be read."""
    return VectorsUnavailable(
        "The vectors of a shared library cannot be reached from here.",
        say("The file %1, which MILVUS_CA_FILE names, cannot be read.", file),
        "Name a file with the certificates that vouch for the server, or leave the variable out.",
    )


def too_old(version: str, oldest: str) -> VectorsUnavailable:
    """What to raise for a server without the index that is used."""
    return VectorsUnavailable(
        "The Milvus server is too old.",
        say("It is version %1, and the kind of index that Findling uses came with %2.", version, oldest),
        "Ask whoever runs it to update it.",
    )


def _codes(error: BaseException | None) -> list[Any]:
    """Numbers of the server, and names of gRPC's codes, of an error and of what it was raised from."""
    codes: list[Any] = []
    seen: set[int] = set()
    # The client raises errors from themselves.
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        code = getattr(error, "code", None)
        code = code() if callable(code) else code
        codes.append(int(code) if isinstance(code, int) else getattr(code, "name", None))
        error = error.__cause__
    return codes


def _text(error: BaseException) -> str:
    told = getattr(error, "message", None) or getattr(error, "details", None) or error
    lines = str(told() if callable(told) else told).splitlines()
    return next(iter(lines), type(error).__name__)[:300]
