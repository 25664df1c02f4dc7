"""The client of endpoints against a server that throttles, fails, hangs and answers nonsense."""

from __future__ import annotations

import datetime
import email.utils
import json
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from endpoint_server import DIM, KEY, MODEL, EndpointServer, Trouble, running_endpoint, vector

from models.encoders.endpoint_address import read_address
from models.encoders.endpoint_client import PATIENT, QUICK, Clock, EndpointClient, Model, Patience
from models.encoders.endpoint_replies import asked_wait_s, exhausted_s
from models.errors import EncoderUnavailable, UserError

pytestmark = pytest.mark.local_server

TEXTS = ["a red kite", "bread and butter", "a red bus"]


class FakeClock(Clock):
    """Waiting takes no time, and is written down."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self._now_s = 1000.0

    def now_s(self) -> float:
        return self._now_s

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self._now_s += seconds


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[EndpointServer]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with running_endpoint() as running:
        yield running


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def client(server: EndpointServer, clock: FakeClock) -> Callable[..., EndpointClient]:
    def make(patience: Patience = PATIENT, key: str = KEY, **model: Any) -> EndpointClient:
        return EndpointClient(Model(**{"url": server.url, "name": MODEL, "dim": DIM, **model}), key, patience, clock)

    return make


def expected(texts: list[str]) -> np.ndarray:
    return np.array([vector(text) for text in texts], dtype=np.float32)


def problem(client: EndpointClient, texts: list[str] = TEXTS) -> EncoderUnavailable:
    with pytest.raises(EncoderUnavailable) as caught:
        client.embed(texts)
    assert KEY not in "".join(map(str, (caught.value, caught.value.args, caught.value.__cause__)))
    return caught.value


def test_vectors_come_in_the_order_of_the_texts(server: EndpointServer, client: Callable[..., EndpointClient]) -> None:
    server.change = lambda rows: rows[::-1]
    np.testing.assert_array_equal(client().embed(TEXTS), expected(TEXTS))
    assert server.asked == [{"model": MODEL, "input": TEXTS, "encoding_format": "float"}]
    assert server.authorizations == [f"Bearer {KEY}"]


def test_dimensions_are_asked_for_only_where_they_are_wanted(
    server: EndpointServer, client: Callable[..., EndpointClient]
) -> None:
    assert client(dim=0).measure() == DIM
    assert client(dim=0, dimensions=16).measure() == 16
    assert [one.get("dimensions") for one in server.asked] == [None, 16]


def test_without_a_key_no_header_is_sent(server: EndpointServer, client: Callable[..., EndpointClient]) -> None:
    server.key = ""
    client(key="").embed(TEXTS)
    assert server.authorizations == [""]


def test_requests_are_bounded_by_count_and_characters(
    server: EndpointServer, client: Callable[..., EndpointClient]
) -> None:
    many = [f"word {number}" for number in range(20)]
    np.testing.assert_array_equal(client().embed(many), expected(many))
    assert [len(texts) for texts in server.texts] == [8, 8, 4]
    server.asked.clear()
    long = ["x" * 30_000] * 7
    client().embed(long)
    assert [[len(text) for text in texts] for texts in server.texts] == [[20_000] * 5, [20_000] * 2]


def test_more_is_asked_at_once_of_services_on_the_internet(
    server: EndpointServer, client: Callable[..., EndpointClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    far = replace(read_address(server.url), own_network=False)
    monkeypatch.setattr("models.encoders.endpoint_client.read_address", lambda url: far)
    many = [f"word {number}" for number in range(150)]
    np.testing.assert_array_equal(client().embed(many), expected(many))
    assert [len(texts) for texts in server.texts] == [64, 64, 22]


def test_a_batch_that_is_too_large_is_halved(server: EndpointServer, client: Callable[..., EndpointClient]) -> None:
    server.most_texts = 2
    many = [f"word {number}" for number in range(7)]
    np.testing.assert_array_equal(client().embed(many), expected(many))


def test_a_text_that_is_too_long_counts_with_its_beginning(
    server: EndpointServer, client: Callable[..., EndpointClient]
) -> None:
    server.most_characters = 300
    long = "kite " * 200
    rows = client().embed(["bread", long])
    np.testing.assert_array_equal(rows, expected(["bread", long[:250]]))


def test_a_text_that_is_refused_at_any_length_carries_nothing_while_others_do(
    server: EndpointServer, client: Callable[..., EndpointClient]
) -> None:
    server.refused = "poison"
    rows = client().embed(["bread", "poison " * 100, "butter"])
    assert not rows[1].any()
    np.testing.assert_array_equal(rows[[0, 2]], expected(["bread", "butter"]))


def test_a_server_that_refuses_everything_is_said_soon(
    server: EndpointServer, client: Callable[..., EndpointClient]
) -> None:
    server.most_texts = 0
    error = problem(client(), ["word " * 1000] * 64)
    assert "even a single word (400): “maximum context length exceeded”" in error.why
    assert len(server.asked) < 20
    with pytest.raises(EncoderUnavailable, match="single word"):
        client().measure()


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again_and_waits_grow(
    server: EndpointServer, client: Callable[..., EndpointClient], clock: FakeClock, status: int
) -> None:
    server.troubles.extend([Trouble(status)] * 4)
    np.testing.assert_array_equal(client().embed(TEXTS), expected(TEXTS))
    assert len(server.asked) == 5
    assert len(clock.waits) == 4
    for wait_s, longest_s in zip(clock.waits, (1, 2, 4, 8), strict=True):
        assert longest_s / 2 <= wait_s <= longest_s


def test_a_connection_that_breaks_is_tried_less_often(
    server: EndpointServer, client: Callable[..., EndpointClient]
) -> None:
    server.troubles.extend([Trouble(0)] * 3)
    np.testing.assert_array_equal(client().embed(TEXTS), expected(TEXTS))
    server.troubles.extend([Trouble(0)] * 4)
    assert "cannot be reached" in problem(client()).why
    server.troubles.extend([Trouble(503), *[Trouble(0)] * 5])
    np.testing.assert_array_equal(client().embed(TEXTS), expected(TEXTS))


def test_an_answer_that_breaks_off_is_asked_for_again(
    server: EndpointServer, client: Callable[..., EndpointClient]
) -> None:
    server.troubles.append(Trouble(200, {"data": []}, cut=True))
    np.testing.assert_array_equal(client().embed(TEXTS), expected(TEXTS))


@pytest.mark.parametrize(
    ("headers", "wait_s"),
    [
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": "3600"}, 60),
        ({"retry-after-ms": "250", "Retry-After": "7"}, 0.25),
        ({"x-ratelimit-reset-requests": "1.5s"}, 1.5),
        ({"x-ratelimit-reset-tokens": "120ms"}, 0.12),
        ({"x-ratelimit-reset-requests": "9s", "x-ratelimit-reset-tokens": "2s"}, 9),
    ],
)
def test_a_server_says_how_long_to_wait(
    server: EndpointServer,
    client: Callable[..., EndpointClient],
    clock: FakeClock,
    headers: dict[str, str],
    wait_s: float,
) -> None:
    server.troubles.append(Trouble(429, headers=headers))
    client().embed(TEXTS)
    assert clock.waits == [wait_s]


def test_a_limit_that_is_reached_is_waited_for_before_the_next_request(
    server: EndpointServer, client: Callable[..., EndpointClient], clock: FakeClock
) -> None:
    server.headers = {"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "20s"}
    one = client()
    one.embed(TEXTS)
    assert clock.waits == []
    one.embed(TEXTS)
    assert clock.waits == [20]
    server.headers = {"x-ratelimit-remaining-requests": "5", "x-ratelimit-reset-requests": "20s"}
    one.embed(TEXTS)
    one.embed(TEXTS)
    assert clock.waits == [20, 20]


def test_waits_in_all_forms() -> None:
    date = email.utils.formatdate(time.time() + 100, usegmt=True)
    assert asked_wait_s({"retry-after": date}) == pytest.approx(100, abs=5)
    assert asked_wait_s({"retry-after": "soon"}) is None
    assert asked_wait_s({}) is None
    assert asked_wait_s({"x-ratelimit-reset-tokens": "1h2m3s"}) == 3723
    assert asked_wait_s({"x-ratelimit-reset": str(time.time() + 50)}) == pytest.approx(50, abs=5)
    tokens = {"x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "6m0s"}
    assert asked_wait_s({**tokens, "x-ratelimit-remaining-requests": "3", "x-ratelimit-reset-requests": "10m"}) == 360
    assert exhausted_s(tokens) == 360
    assert exhausted_s({**tokens, "x-ratelimit-remaining-tokens": "1"}) == 0


def test_patience_ends(server: EndpointServer, client: Callable[..., EndpointClient], clock: FakeClock) -> None:
    server.troubles.extend([Trouble(503)] * 100)
    error = problem(client())
    assert "answers 503" in error.why
    assert len(server.asked) <= PATIENT.tries
    assert sum(clock.waits) <= PATIENT.total_s


def test_queries_do_not_wait_for_a_busy_server_nor_ask_it_at_every_letter(
    server: EndpointServer, client: Callable[..., EndpointClient], clock: FakeClock
) -> None:
    quick = client(QUICK)
    server.troubles.append(Trouble(429, headers={"Retry-After": "20"}))
    assert "429" in problem(quick).why
    assert clock.waits == []
    assert "429" in problem(quick).why
    assert len(server.asked) == 1
    clock.wait(QUICK.rest_s)
    np.testing.assert_array_equal(quick.embed(TEXTS), expected(TEXTS))


def test_a_server_that_hangs_is_given_up(server: EndpointServer, client: Callable[..., EndpointClient]) -> None:
    server.troubles.extend([Trouble(-1)] * 2)
    assert "no answer within" in problem(client(Patience(tries=2, tries_unreached=2, request_s=0.2, total_s=60))).why
    assert len(server.asked) == 2


def test_nobody_there(client: Callable[..., EndpointClient]) -> None:
    error = problem(client(Patience(tries=2, tries_unreached=2, request_s=1, total_s=60), url="http://127.0.0.1:1/v1"))
    assert "cannot be reached" in error.why
    assert "127.0.0.1:1" in error.what


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        (Trouble(401, {"error": {"message": f"wrong key {KEY}"}}), "refuses the key (401)"),
        (Trouble(403), "refuses the key (403)"),
        (Trouble(404, {"error": {"message": f"no model for {KEY}"}}), "or no such model (404): “no model for ***”"),
        (Trouble(404, {"error": "model not found"}), "“model not found”"),
        (Trouble(429, {"error": {"message": "pay", "code": "insufficient_quota"}}), "used up"),
        (Trouble(429, {"error": {"type": "insufficient_quota"}}), "used up"),
        (Trouble(402), "used up"),
        (Trouble(501, b"<html>"), "gives no vectors (501)"),
        (Trouble(200, b"<html>welcome</html>"), "not the JSON"),
        (Trouble(200, [1, 2]), "not the JSON"),
        (Trouble(200, b"[" * 100_000), "not the JSON"),
        (Trouble(200, {"data": [{"index": 0}]}), "not the JSON"),
    ],
)
def test_what_will_not_pass_is_said_at_once(
    server: EndpointServer, client: Callable[..., EndpointClient], clock: FakeClock, trouble: Trouble, why: str
) -> None:
    server.troubles.append(trouble)
    assert why in problem(client()).why
    assert len(server.asked) == 1
    assert clock.waits == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda rows: rows[:-1], "answered with 2 vectors"),
        (lambda rows: [*rows, rows[0]], "answered with 4 vectors"),
        (lambda rows: [{**row, "index": 0} for row in rows], "numbered them wrongly"),
        (lambda rows: [{**row, "index": row["index"] + 1} for row in rows], "numbered them wrongly"),
        (lambda rows: [{**row, "index": bool(row["index"])} for row in rows[:2]] + rows[2:], "numbered them wrongly"),
        (lambda rows: [{**row, "embedding": row["embedding"][:3]} for row in rows], "3 numbers instead of 64"),
        (lambda rows: [*rows[:2], {"index": 2, "embedding": [1.0]}], "unequal lengths"),
        (lambda rows: [{**row, "embedding": []} for row in rows], "empty"),
        (lambda rows: [{**row, "embedding": [float("nan")] * DIM} for row in rows], "no numbers"),
        (lambda rows: [{**row, "embedding": [1e300] * DIM} for row in rows], "no numbers"),
        (lambda rows: [{**row, "embedding": [10**400] * DIM} for row in rows], "too large"),
        (lambda rows: [{**row, "embedding": ["1"] * DIM} for row in rows], "other than numbers"),
        (lambda rows: [{**row, "embedding": "AAAA"} for row in rows], "other than numbers"),
    ],
)
def test_vectors_that_make_no_sense_are_refused(
    server: EndpointServer, client: Callable[..., EndpointClient], change: Callable[[Any], Any], why: str
) -> None:
    server.change = change
    assert why in problem(client()).why


def test_a_redirect_is_not_followed(server: EndpointServer, client: Callable[..., EndpointClient]) -> None:
    with running_endpoint() as other:
        for status in (301, 302, 303, 307, 308):
            server.troubles.append(Trouble(status, headers={"Location": f"{other.url}/embeddings"}))
            assert "points to 127.0.0.1" in problem(client()).why
        assert other.asked == []


def test_texts_that_are_no_valid_unicode_are_sent_all_the_same(
    server: EndpointServer, client: Callable[..., EndpointClient]
) -> None:
    client().embed(["a \ud800 b", "日本語"])
    assert server.texts == [["a ? b", "日本語"]]


@pytest.mark.parametrize(
    ("text", "url", "own"),
    [
        (" https://api.openai.com/v1/ ", "https://api.openai.com/v1", False),
        ("https://API.openai.com:443/v1/embeddings", "https://api.openai.com/v1", False),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080", True),
        ("http://[::1]:8080/v1", "http://[::1]:8080/v1", True),
        ("http://192.168.1.5/v1", "http://192.168.1.5/v1", True),
        ("http://nas.local/v1", "http://nas.local/v1", True),
        ("http://nas:11434/v1", "http://nas:11434/v1", True),
        ("https://münchen.example/v1", "https://xn--mnchen-3ya.example/v1", False),
    ],
)
def test_addresses_are_understood(text: str, url: str, own: bool) -> None:
    address = read_address(text)
    assert (address.url, address.own_network) == (url, own)
    assert read_address(address.url) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "api.openai.com/v1",
        "ftp://nas/v1",
        "file:///etc/passwd",
        "https://",
        "https://user:secret@api.openai.com/v1",
        "https://api.openai.com/v1?key=secret",
        "https://api.openai.com/v1#x",
        "https://api.openai.com:99999/v1",
        "https://api.openai.com/v 1",
        "https://a b/v1",
        "https://[::1/v1",
        "http://api.openai.com/v1",
        "http://8.8.8.8/v1",
        "http://134744072/v1",
        "http://0x08080808/v1",
        "http://[::ffff:8.8.8.8]/v1",
        "http://evil.com\\.local/v1",
    ],
)
def test_addresses_that_are_none_or_unsafe_are_refused(text: str) -> None:
    with pytest.raises(UserError, match="address cannot be used") as caught:
        read_address(text)
    assert "secret" not in str(caught.value)


def test_what_the_server_says_is_shown_short_and_visible(
    server: EndpointServer, client: Callable[..., EndpointClient]
) -> None:
    words = "\x1b[31m" + "many\n" * 1000
    server.troubles.append(Trouble(404, json.dumps({"message": words}).encode()))
    why = problem(client()).why
    assert "\x1b" not in why
    assert len(why) < 300


def test_the_proxy_of_the_system_is_used(
    server: EndpointServer, client: Callable[..., EndpointClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.url.removesuffix("/v1"))
    server.troubles.append(Trouble(404))
    assert "nas.local" in problem(client(url="http://nas.local/v1")).what
    assert server.texts == [TEXTS]


def test_a_server_that_cannot_prove_who_it_is_gets_nothing(
    server: EndpointServer, client: Callable[..., EndpointClient], tmp_path: Path
) -> None:
    certificate, private = tmp_path / "certificate.pem", tmp_path / "key.pem"
    make_certificate(certificate, private)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, private)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    error = problem(client(url=server.url.replace("http:", "https:")))
    assert "cannot prove" in error.why
    assert server.asked == []


def make_certificate(certificate: Path, private: Path) -> None:
    """One that nobody has signed but itself."""
    x509 = pytest.importorskip("cryptography.x509", reason="cryptography comes with keyring on Linux only")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    certificate.write_bytes(made.public_bytes(pem))
    plain = serialization.NoEncryption()
    private.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
