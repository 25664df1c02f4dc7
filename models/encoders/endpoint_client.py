"""Asks an endpoint for vectors: in batches, patiently, and never faster than it allows."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from models.encoders.endpoint_address import read_address
from models.encoders.endpoint_http import NoReply, NotTrusted, Reply, post
from models.encoders.endpoint_refusals import TOO_MUCH, may_pass, refusal, unavailable
from models.encoders.endpoint_replies import BadAnswer, asked_wait_s, exhausted_s, read_vectors, said
from models.errors import EncoderUnavailable
from models.messages import say

MOST_CHARACTERS = 20_000
"""What is sent of a text at most: about 5,000 tokens of Latin letters. Most models take 8,192."""

_FEWEST_CHARACTERS = 100
_MOST_TEXTS = 64
# A computer at home may take seconds for each, and is asked in no time.
_MOST_TEXTS_NEARBY = 8
_MOST_CHARACTERS_TOGETHER = 100_000
_FIRST_WAIT_S = 1.0
_LONGEST_WAIT_S = 60.0
_PROBE = "word"

Rows = npt.NDArray[np.float32]
"""Shape (texts, dim), finite, not normalised."""


@dataclass(frozen=True, slots=True)
class Model:
    """One model of one server.

    Attributes:
        url: see `Address`.
        name: the server's name of it.
        dimensions: length of vectors that is asked for; None leaves it to the model.
        dim: length that is expected; 0 before the first answer.
    """

    url: str
    name: str
    dimensions: int | None = None
    dim: int = 0


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a call may take.

    Attributes:
        tries: of one request. tries_unreached: while not even a refusal comes back.
        request_s: for one answer. total_s: for everything.
        rest_s: so long nothing is sent after a call that got no answer, so that typing does not wait for each letter.
    """

    tries: int
    tries_unreached: int
    request_s: float
    total_s: float
    rest_s: float = 0.0


PATIENT = Patience(tries=8, tries_unreached=4, request_s=60.0, total_s=120.0)
QUICK = Patience(tries=2, tries_unreached=2, request_s=5.0, total_s=5.0, rest_s=5.0)


class Clock:
    """Time, which tests replace."""

    def now_s(self) -> float:
        """Seconds since some moment."""
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        """Do nothing for a while."""
        time.sleep(seconds)


class _NotTaken(Exception):
    """The server refuses these texts: too many, too long, or something in them."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.status)
        self.reply = reply


class EndpointClient:
    """Used by one thread.

    Args:
        model: whom to ask for what.
        key: "" sends none.
        patience: of every call.
    """

    def __init__(self, model: Model, key: str, patience: Patience, clock: Clock | None = None) -> None:
        self._model = model
        self._address = read_address(model.url)
        self._key = key
        self._patience = patience
        self._clock = clock or Clock()
        self._until_s = self._not_before_s = self._resting_until_s = 0.0
        self._failure = ""

    def measure(self) -> int:
        """Have one word encoded.

        Returns: the length of the vectors.
        Raises: as `embed`.
        """
        self._begin()
        try:
            return int(self._ask([_PROBE]).shape[1])
        except _NotTaken as refused:
            raise self._refusal(refused.reply) from None

    def embed(self, texts: Sequence[str]) -> Rows:
        """Vectors of texts, at least one, none of them blank.

        More than one request takes are sent in several. A text that is too long counts with what the server takes of
        it; one that it refuses at any length, while it takes others, carries nothing.

        Raises: EncoderUnavailable: the server cannot be reached or refuses, or what it answers makes no sense.
        """
        self._begin()
        most = _MOST_TEXTS_NEARBY if self._address.own_network else _MOST_TEXTS
        portions = _portions([text[:MOST_CHARACTERS] for text in texts], most)
        return np.concatenate([self._embed(portion) for portion in portions])

    def _begin(self) -> None:
        if self._clock.now_s() < self._resting_until_s:
            raise unavailable(self._address.host, self._failure)
        self._until_s = self._clock.now_s() + self._patience.total_s

    def _embed(self, texts: Sequence[str]) -> Rows:
        try:
            return self._ask(texts)
        except _NotTaken as refused:
            if len(texts) == 1:
                return self._shortened(texts[0], refused.reply)
        middle = len(texts) // 2
        return np.concatenate([self._embed(texts[:middle]), self._embed(texts[middle:])])

    def _shortened(self, text: str, reply: Reply) -> Rows:
        while len(text) > _FEWEST_CHARACTERS:
            text = text[: len(text) // 2]
            try:
                return self._ask([text])
            except _NotTaken as refused:
                reply = refused.reply
        try:
            return np.zeros_like(self._ask([_PROBE]))
        except _NotTaken:
            raise self._refusal(reply) from None

    def _ask(self, texts: Sequence[str]) -> Rows:
        """One request, as often as it takes."""
        content = self._content(texts)
        tries, tried = self._patience.tries_unreached, 0
        while True:
            self._pause(self._not_before_s - self._clock.now_s(), "It says that nothing is left to ask for now.")
            asked_s: float | None = None
            tried += 1
            try:
                reply = self._post(content)
            except NoReply as error:
                why = say("It cannot be reached: %1.", error)
            else:
                tries = self._patience.tries
                self._not_before_s = self._clock.now_s() + min(_LONGEST_WAIT_S, exhausted_s(reply.headers))
                if reply.status == 200:
                    return self._vectors(reply, len(texts))
                if not may_pass(reply):
                    raise _NotTaken(reply) if reply.status in TOO_MUCH else self._refusal(reply)
                why = say("It is busy or not well: it answers %1%2.", reply.status, said(reply, self._key))
                asked_s = asked_wait_s(reply.headers)
            if tried >= tries:
                raise self._given_up(why)
            self._pause(_backoff_s(tried) if asked_s is None else asked_s, why)

    def _content(self, texts: Sequence[str]) -> bytes:
        asked: dict[str, Any] = {"model": self._model.name, "input": list(texts), "encoding_format": "float"}
        if self._model.dimensions is not None:
            asked["dimensions"] = self._model.dimensions
        return json.dumps(asked, ensure_ascii=False).encode("utf-8", "replace")

    def _post(self, content: bytes) -> Reply:
        left_s = max(0.1, self._until_s - self._clock.now_s())
        try:
            return post(f"{self._address.url}/embeddings", content, self._key, min(self._patience.request_s, left_s))
        except NotTrusted as error:
            raise unavailable(
                self._address.host,
                say("It cannot prove that it is the one it should be (%1).", error),
                "Nothing was sent. Check the address; your own server needs a certificate that this computer knows.",
            ) from None

    def _vectors(self, reply: Reply, count: int) -> Rows:
        try:
            rows = read_vectors(reply.body, count)
        except BadAnswer as error:
            raise unavailable(
                self._address.host, str(error), "Check that the address is that of an embeddings service."
            ) from None
        wanted = self._model.dim or self._model.dimensions
        if wanted and rows.shape[1] != wanted:
            raise unavailable(
                self._address.host,
                say("Its vectors have %1 numbers instead of %2.", rows.shape[1], wanted),
                "Add it again with the number of dimensions that the model gives.",
            )
        return rows

    def _pause(self, wait_s: float, why: str) -> None:
        """Wait as long as asked, but not longer than the call may take."""
        if wait_s <= 0:
            return
        wait_s = min(wait_s, _LONGEST_WAIT_S)
        if self._clock.now_s() + wait_s >= self._until_s:
            raise self._given_up(why)
        self._clock.wait(wait_s)

    def _given_up(self, why: str) -> EncoderUnavailable:
        self._failure = why
        self._resting_until_s = self._clock.now_s() + self._patience.rest_s
        return unavailable(self._address.host, why)

    def _refusal(self, reply: Reply) -> EncoderUnavailable:
        return refusal(reply, self._address.host, self._key)


def _backoff_s(tried: int) -> float:
    """Twice as long after each try, and not the same for everybody who waits."""
    return min(_LONGEST_WAIT_S, _FIRST_WAIT_S * 2.0 ** (tried - 1)) * random.uniform(0.5, 1.0)  # noqa: S311  no secret


def _portions(texts: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    """As many texts as one request takes."""
    portion: list[str] = []
    for text in texts:
        together = sum(map(len, portion)) + len(text)
        if portion and (len(portion) == most or together > _MOST_CHARACTERS_TOGETHER):
            yield portion
            portion = []
        portion.append(text)
    yield portion
