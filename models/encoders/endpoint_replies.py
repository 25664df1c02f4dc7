"""Reads what an endpoint answers: vectors, errors, and how long it asks to be left alone.

Source: OpenAI's reference of POST /embeddings, its guide to rate limits; RFC 9110, section 10.2.3 (Retry-After).
"""

from __future__ import annotations

import email.utils
import json
import re
import time
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from models.encoders.endpoint_http import Reply
from models.messages import say

_MOST_CHARACTERS = 200
_DURATION = re.compile(r"(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?")
_EPOCH_S = 1e9  # a number above is a point in time, one below is a time to wait


class BadAnswer(Exception):
    """The server answered with something other than vectors. Says what, as a sentence."""


def read_vectors(body: bytes, count: int) -> npt.NDArray[np.float32]:
    """Vectors in the order of the texts.

    Args: count: of texts that were sent.

    Returns: shape (count, dim), finite, not normalised.
    Raises: BadAnswer: no JSON, other vectors than asked for, of unequal lengths, or with values that are no numbers.
    """
    try:
        rows = json.loads(body)["data"]
        found = {row["index"]: row["embedding"] for row in rows}
    except (ValueError, TypeError, KeyError, RecursionError):
        raise BadAnswer("Its answer is not the JSON that an embeddings service gives.") from None
    # A dict takes True for 1 and 1.0 for 1, so the keys are looked at themselves.
    if len(rows) != count or not all(type(index) is int for index in found) or found.keys() != set(range(count)):
        raise BadAnswer(
            say("It was sent %1 texts and answered with %2 vectors, or numbered them wrongly.", count, len(rows))
        )
    ordered = [found[index] for index in range(count)]
    if not all(isinstance(row, list) and all(type(one) in (int, float) for one in row) for row in ordered):
        raise BadAnswer("Its vectors hold something other than numbers.")
    if len({len(row) for row in ordered}) != 1 or not ordered[0]:
        raise BadAnswer("Its vectors are empty or of unequal lengths.")
    try:
        with np.errstate(over="ignore"):
            vectors = np.array(ordered, dtype=np.float64).astype(np.float32)
    except OverflowError:
        raise BadAnswer("Its vectors hold numbers that are too large.") from None
    if not np.isfinite(vectors).all():
        raise BadAnswer("Its vectors hold values that are no numbers.")
    return vectors


def is_out_of_quota(reply: Reply) -> bool:
    """Whether waiting will not help: what was paid for is used up."""
    error = _error(reply)
    return "insufficient_quota" in (error.get("code"), error.get("type"))


def said(reply: Reply, key: str) -> str:
    """The server's own words, as an ending of a sentence, short and without the key; "" where there are none."""
    message = _error(reply).get("message")
    if not isinstance(message, str):
        return ""
    if key:
        message = message.replace(key, "***")
    message = " ".join("".join(one if one.isprintable() else " " for one in message).split())[:_MOST_CHARACTERS]
    return f": “{message}”" if message else ""


def asked_wait_s(headers: Mapping[str, str]) -> float | None:
    """How long a server that refuses asks to wait; None where it does not say.

    Args: headers: by lower-case name.
    """
    if (wait_s := _seconds(headers.get("retry-after-ms", "") and headers["retry-after-ms"] + "ms")) is not None:
        return wait_s
    if "retry-after" in headers:
        return _retry_after_s(headers["retry-after"])
    return exhausted_s(headers) or max(_resets(headers).values(), default=None)


def exhausted_s(headers: Mapping[str, str]) -> float:
    """How long until the server takes more, where it says that nothing is left; 0 otherwise."""
    waits = (
        wait_s
        for name, wait_s in _resets(headers).items()
        if headers.get(name.replace("reset", "remaining", 1)) in ("0", "0.0")
    )
    return max(waits, default=0.0)


def _resets(headers: Mapping[str, str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, text in headers.items():
        if name.startswith(("x-ratelimit-reset", "ratelimit-reset")) and (wait_s := _seconds(text)) is not None:
            found[name] = wait_s
    return found


def _retry_after_s(text: str) -> float | None:
    if (wait_s := _seconds(text)) is not None:
        return wait_s
    try:
        return max(0.0, email.utils.parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None


def _seconds(text: str) -> float | None:
    """ "1s", "6m0s", "120ms", "12", or a point in time as seconds since 1970."""
    text = text.strip()
    if re.fullmatch(r"\d{1,12}(\.\d{1,9})?", text):
        number = float(text)
        return max(0.0, number - time.time()) if number > _EPOCH_S else number
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    hours, minutes, seconds, milliseconds = (float(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds + milliseconds / 1000


def _error(reply: Reply) -> dict[str, Any]:
    """The object that describes an error; some servers leave out the outer one, or give a sentence alone."""
    try:
        content = json.loads(reply.body)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(content, dict):
        return {}
    error = content.get("error", content)
    if isinstance(error, str):
        return {"message": error}
    return error if isinstance(error, dict) else {}
