"""One request to a server, and its answer: no redirects, no retries, nothing remembered."""

from __future__ import annotations

import contextlib
import http.client
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.messages import say

_MOST_BYTES = 64 << 20
_BLOCK_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered.

    Attributes:
        status: of HTTP.
        headers: by lower-case name.
        body: as it came.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


class NoReply(Exception):
    """No answer came: no connection, a broken one, or too late. Says why, in a few words."""


class NotTrusted(NoReply):
    """The server's certificate does not prove that it is the one asked for."""


def post(url: str, content: bytes, key: str, timeout_s: float) -> Reply:
    """Send JSON through the proxies of the system.

    Args: key: "" sends none. timeout_s: for everything together, as far as the system lets that be said.

    Raises: NoReply.
    """
    headers = {"User-Agent": "Findling", "Content-Type": "application/json", "Accept": "application/json"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    request = urllib.request.Request(url, content, headers, method="POST")  # noqa: S310  the address was checked
    until_s = time.monotonic() + timeout_s
    try:
        with _open(request, timeout_s) as response:
            return Reply(
                response.status,
                {name.lower(): value for name, value in response.headers.items()},
                _read(response, until_s),
            )
    except TimeoutError:
        reason = f"no answer within {timeout_s:.0f} seconds"
    except urllib.error.URLError as error:
        if isinstance(error.reason, ssl.SSLCertVerificationError):
            raise NotTrusted(error.reason.verify_message) from None
        timed_out = isinstance(error.reason, TimeoutError)
        reason = f"no connection within {timeout_s:.0f} seconds" if timed_out else _words(error.reason)
    except (OSError, http.client.HTTPException) as error:
        reason = f"the connection broke ({_words(error)})"
    raise NoReply(reason)


def _open(request: urllib.request.Request, timeout_s: float) -> Any:
    try:
        return urllib.request.build_opener(_NoRedirects).open(request, timeout=timeout_s)
    except urllib.error.HTTPError as error:
        return error  # it is an answer like any other


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer, too: the key is for the server that it was given for."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _read(response: Any, until_s: float) -> bytes:
    body = bytearray()
    # Without a length the end of the connection is the end of the body.
    while block := response.read1(_BLOCK_BYTES):
        body += block
        if len(body) > _MOST_BYTES:
            raise http.client.HTTPException(say("the answer is too long"))
        if time.monotonic() > until_s:
            raise TimeoutError
    expected = response.headers.get("Content-Length", "")
    with contextlib.suppress(ValueError):
        if len(body) < int(expected):
            raise http.client.IncompleteRead(b"", int(expected) - len(body))
    return bytes(body)


def _words(reason: Any) -> str:
    """Short, and without what a strange server may have sent."""
    if isinstance(reason, OSError) and reason.strerror:
        return reason.strerror
    return type(reason).__name__ if isinstance(reason, Exception) else say("no connection")
