"""What the refusals of an endpoint mean for people."""

from __future__ import annotations

import urllib.parse

from models.encoders.endpoint_http import Reply
from models.encoders.endpoint_replies import is_out_of_quota, said
from models.errors import EncoderUnavailable
from models.messages import say

TOO_MUCH = (400, 413, 422)
"""Statuses that fewer or shorter texts may not get."""

_PASSING = (408, 409, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529)
_TRY_LATER = "Try again later; nothing is lost, and other encoders go on."


def may_pass(reply: Reply) -> bool:
    """Whether the same request may be answered later."""
    return reply.status in _PASSING and not is_out_of_quota(reply)


def unavailable(host: str, why: str, what_to_do: str = _TRY_LATER) -> EncoderUnavailable:
    """That an endpoint cannot be used now."""
    return EncoderUnavailable(say("The endpoint at %1 cannot be used.", host), why, what_to_do)


def refusal(reply: Reply, host: str, key: str) -> EncoderUnavailable:
    """Why waiting will not help.

    Args: key: never shown, even where the server repeats it.
    """
    words = said(reply, key)
    if reply.status in (402, 429):
        return unavailable(
            host, "What was paid for is used up, or the account has a limit.", "Look at your account with the service."
        )
    if reply.status in (401, 403):
        # Servers like to repeat part of the key here.
        return unavailable(
            host,
            say("It refuses the key (%1).", reply.status) if key else say("It wants a key (%1).", reply.status),
            "Add the endpoint again, with a key that may use this model.",
        )
    if reply.status in (404, 405, 410):
        return unavailable(
            host,
            say("It knows no such address, or no such model (%1)%2.", reply.status, words),
            "Check both: many addresses end in /v1.",
        )
    if 300 <= reply.status < 400:
        target = urllib.parse.urlsplit(reply.headers.get("location", "")).hostname or say("another place")
        return unavailable(
            host,
            say("It points to %1, where neither texts nor the key are sent without asking you.", target),
            "If you trust that address, add it as an endpoint.",
        )
    what = say("refuses even a single word") if reply.status in TOO_MUCH else say("gives no vectors")
    return unavailable(
        host, say("It %1 (%2)%3.", what, reply.status, words), "Check the model's name and its dimensions."
    )
