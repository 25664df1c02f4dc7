"""Endpoints as encoders: added, chosen, used and removed in real worker processes, and their keys."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import pickle
import stat
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from endpoint_server import DIM, KEY, MODEL, EndpointServer, Trouble, running_endpoint, vector
from file_keyring import VARIABLE

from models.encoders import endpoint_consents, endpoint_keys, known
from models.encoders.choices import read_choices
from models.encoders.encoders import Encoders
from models.encoders.endpoint_estimate import estimate
from models.encoders.store import MANIFEST, EncoderStore
from models.errors import EncoderUnavailable, UserError
from models.kinds import Kind
from models.views import EncoderStatus, EndpointSettings

pytestmark = pytest.mark.local_server

PASSAGES = ["bread and butter", "a red kite", "", "the old bus"]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[EndpointServer]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with running_endpoint() as running:
        yield running


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file of the keyring that child processes use."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "file_keyring.FileKeyring")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "keyring.json"))
    monkeypatch.delenv(endpoint_keys.VARIABLE, raising=False)
    monkeypatch.setenv(endpoint_consents.VARIABLE, str(tmp_path / "config"))
    return tmp_path / "keyring.json"


@pytest.fixture
def settings(server: EndpointServer) -> EndpointSettings:
    return EndpointSettings(server.url, MODEL)


@pytest.fixture
def added(open_encoders: Callable[[], Encoders], settings: EndpointSettings) -> tuple[Encoders, EncoderStatus]:
    encoders = open_encoders()
    return encoders, encoders.add_endpoint(settings, KEY)


def expected(texts: list[str]) -> np.ndarray:
    rows = np.array([vector(text) if text else [0.0] * DIM for text in texts], dtype=np.float32)
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(norms > 0, norms, 1)


def stored_keys(keys: Path) -> dict[str, str]:
    return json.loads(keys.read_text()) if keys.exists() else {}


def names(encoders: Encoders) -> set[str]:
    return {one.name for one in encoders.statuses()}


def test_an_endpoint_is_added_chosen_used_and_removed_with_its_key(
    added: tuple[Encoders, EncoderStatus], server: EndpointServer, keys: Path
) -> None:
    encoders, status = added
    assert (status.installed, status.filled, status.chosen, status.removable) == (True, True, False, True)
    assert (status.kinds, status.licence, status.download_bytes) == ((Kind.DOCUMENT,), "A service: its terms apply", 0)
    host = server.url.removeprefix("http://").removesuffix("/v1")
    assert status.leaves == (
        f"The text of your documents and every query, as you type it, go to {host}, which is on your own network."
    )
    assert status.title == f"{MODEL} at {host}"
    assert {text for texts in server.texts for text in texts} == {"word"}
    encoders.use(status.name)
    assert next(one.chosen for one in encoders.statuses() if one.name == status.name)
    space = f"{status.name}/text"
    np.testing.assert_allclose(encoders.encode_media(status.name, PASSAGES)[space], expected(PASSAGES), rtol=1e-5)
    queries = encoders.encode_text(["red kite", " "], [space])[space]
    np.testing.assert_allclose(queries, expected(["red kite", ""]), rtol=1e-5)
    assert int(np.argmax(queries[0] @ expected(PASSAGES).T)) == 1
    assert len(stored_keys(keys)) == 1
    assert [one.name for one in encoders.remove(status.name)] == [space]
    assert stored_keys(keys) == {}
    assert status.name not in names(encoders)
    with pytest.raises(EncoderUnavailable, match="not installed"):
        encoders.encode_media(status.name, ["red kite"])


def test_the_key_is_nowhere_but_in_the_keyring(
    added: tuple[Encoders, EncoderStatus],
    server: EndpointServer,
    tmp_path: Path,
    keys: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    encoders, status = added
    encoders.use(status.name)
    encoders.encode_media(status.name, PASSAGES)
    space = f"{status.name}/text"
    encoders.encode_text(["red kite"], [space])
    processes = [psutil.Process(), *psutil.Process().children(recursive=True)]
    assert len(processes) > 2
    for process in processes:
        assert KEY not in " ".join(process.cmdline())
        assert all(KEY not in value for value in process.environ().values())
    server.troubles.extend([Trouble(401, {"error": {"message": f"not {KEY}"}})] * 2)
    errors = []
    for refused in (lambda: encoders.encode_media(status.name, ["a"]), lambda: encoders.encode_text(["b"], [space])):
        with pytest.raises(EncoderUnavailable) as caught:
            refused()
        errors += ["".join(traceback.format_exception(caught.value)), repr(pickle.dumps(caught.value))]
    assert "refuses the key" in errors[0]
    assert KEY not in "".join(errors)
    assert KEY not in caplog.text
    encoders.close()
    held = [path for path in tmp_path.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]
    assert held == [keys]
    assert KEY not in repr(encoders.installed()) + repr(known.installed(EncoderStore(tmp_path / "encoders")))


@pytest.mark.real
def test_an_endpoint_that_nobody_chose_is_asked_nothing(
    added: tuple[Encoders, EncoderStatus], server: EndpointServer, tmp_path: Path
) -> None:
    encoders, status = added
    server.asked.clear()
    assert f"{status.name}/text" not in encoders.encode_text(["red kite"])
    encoders.warm_up()
    encoders.use(status.name)
    encoders.warm_up()
    assert server.asked == []
    store = EncoderStore(tmp_path / "encoders")
    store.choices.unlink()
    chosen = read_choices(store.choices, store.stored())
    assert status.name not in chosen.filled | set(chosen.answering.values())


@pytest.mark.real
def test_without_an_endpoint_nothing_is_opened(
    open_encoders: Callable[[], Encoders], server: EndpointServer, monkeypatch: pytest.MonkeyPatch, keys: Path
) -> None:
    monkeypatch.setenv(endpoint_keys.VARIABLE, KEY)
    encoders = open_encoders()
    assert not any(one.leaves for one in encoders.statuses())
    assert not any(one.leaves for one in (*encoders.installed(), *encoders.indexed(), *encoders.active()))
    encoders.encode_text(["red kite"])
    connections = [one for child in psutil.Process().children() for one in child.net_connections()]
    assert connections == []
    assert not keys.exists()


def test_several_endpoints_live_side_by_side(
    added: tuple[Encoders, EncoderStatus], settings: EndpointSettings, keys: Path
) -> None:
    encoders, first = added
    second = encoders.add_endpoint(replace(settings, dimensions=16), KEY)
    assert first.name != second.name
    spaces = {name: encoders.describe(name).spaces[0] for name in (first.name, second.name)}
    assert [space.dim for space in spaces.values()] == [DIM, 16]
    assert len({space.fingerprint for space in spaces.values()}) == 2
    assert encoders.encode_media(second.name, ["a"])[f"{second.name}/text"].shape == (1, 16)
    encoders.remove(first.name)
    assert len(stored_keys(keys)) == 1


def test_added_again_it_gets_another_key(
    added: tuple[Encoders, EncoderStatus], settings: EndpointSettings, server: EndpointServer, keys: Path
) -> None:
    encoders, status = added
    encoders.encode_media(status.name, ["a"])
    before = encoders.describe(status.name).spaces
    server.key = "another-key"
    again = encoders.add_endpoint(replace(settings, price_per_million_tokens=0.5), "another-key\n")
    assert again.name == status.name
    assert encoders.describe(status.name).spaces == before
    assert list(stored_keys(keys).values()) == ["another-key"]
    assert encoders.encode_media(status.name, ["a"])[f"{status.name}/text"].any()


def test_a_server_on_ones_own_network_needs_no_key_and_no_keyring(
    open_encoders: Callable[[], Encoders],
    settings: EndpointSettings,
    server: EndpointServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv(endpoint_keys.VARIABLE, KEY)
    server.key = ""
    encoders = open_encoders()
    status = encoders.add_endpoint(settings, "")
    assert encoders.encode_media(status.name, ["a"])[f"{status.name}/text"].any()
    encoders.remove(status.name)
    assert set(server.authorizations) == {""}


@pytest.mark.parametrize(
    "backend", ["keyring.backends.fail.Keyring", "file_keyring.LockedKeyring", "file_keyring.ForgetfulKeyring"]
)
def test_without_a_keyring_the_environment_keeps_the_key(
    open_encoders: Callable[[], Encoders], settings: EndpointSettings, monkeypatch: pytest.MonkeyPatch, backend: str
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    encoders = open_encoders()
    before = names(encoders)
    with pytest.raises(UserError, match="keyring") as caught:
        encoders.add_endpoint(settings, KEY)
    assert endpoint_keys.VARIABLE in caught.value.what_to_do
    assert KEY not in "".join(traceback.format_exception(caught.value))
    assert names(encoders) == before
    monkeypatch.setenv(endpoint_keys.VARIABLE, KEY)
    status = encoders.add_endpoint(settings, KEY)
    assert encoders.encode_media(status.name, ["a"])[f"{status.name}/text"].any()
    encoders.remove(status.name)


def test_a_key_that_is_gone_is_said(added: tuple[Encoders, EncoderStatus], keys: Path) -> None:
    encoders, status = added
    keys.unlink()
    with pytest.raises(EncoderUnavailable, match="key is not there"):
        encoders.encode_media(status.name, ["a"])
    encoders.remove(status.name)


def test_a_keyring_that_cannot_be_opened_does_not_stop_the_removal(
    added: tuple[Encoders, EncoderStatus], monkeypatch: pytest.MonkeyPatch
) -> None:
    encoders, status = added
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "file_keyring.LockedKeyring")
    with pytest.raises(UserError, match="still in this computer's keyring") as caught:
        encoders.remove(status.name)
    assert KEY not in "".join(traceback.format_exception(caught.value))
    assert status.name not in names(encoders)
    assert status.name not in {one.name for one in encoders.installed()}


@pytest.mark.parametrize(
    "trouble",
    [Trouble(401), Trouble(404), Trouble(200, b"welcome"), Trouble(429, {"error": {"code": "insufficient_quota"}})],
)
def test_what_cannot_be_added_leaves_nothing_behind(
    open_encoders: Callable[[], Encoders],
    settings: EndpointSettings,
    server: EndpointServer,
    tmp_path: Path,
    keys: Path,
    trouble: Trouble,
) -> None:
    encoders = open_encoders()
    before = names(encoders)
    server.troubles.append(trouble)
    with pytest.raises(EncoderUnavailable, match="endpoint at 127"):
        encoders.add_endpoint(settings, KEY)
    assert names(encoders) == before
    assert not keys.exists()
    assert not (tmp_path / "encoders").exists()


def test_a_failure_after_the_key_was_kept_deletes_it_again(
    open_encoders: Callable[[], Encoders], settings: EndpointSettings, server: EndpointServer, keys: Path
) -> None:
    def shorter(rows: Any) -> Any:
        short = [{**row, "embedding": row["embedding"][:3]} for row in rows]
        return short if len(server.asked) > 1 else rows

    server.change = shorter
    with pytest.raises(EncoderUnavailable, match="3 numbers instead of 64"):
        open_encoders().add_endpoint(settings, KEY)
    assert stored_keys(keys) == {}
    assert json.loads(endpoint_consents.consents_path().read_text()) == {}


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"model": " "}, KEY),
        ({"model": "a\nb"}, KEY),
        ({"dimensions": 0}, KEY),
        ({"price_per_million_tokens": -1.0}, KEY),
        ({"price_per_million_tokens": float("nan")}, KEY),
        ({"url": "http://api.openai.com/v1"}, KEY),
        ({"url": "https://api.openai.com/v1"}, ""),
        ({}, "two words"),
        ({}, "line\r\nX-Injected: 1"),
        ({}, "schlüssel"),
    ],
)
def test_settings_that_cannot_be_meant_are_refused_before_anything_is_sent(
    open_encoders: Callable[[], Encoders],
    settings: EndpointSettings,
    server: EndpointServer,
    changes: dict[str, Any],
    key: str,
) -> None:
    with pytest.raises(UserError) as caught:
        open_encoders().add_endpoint(replace(settings, **changes), key)
    assert not key or key not in str(caught.value)
    assert server.asked == []


def foreign_store(tmp_path: Path, name: str, settings: dict[str, str]) -> EncoderStore:
    """A library that comes from elsewhere, with an endpoint that it wants to use at once."""
    store = EncoderStore(tmp_path / "foreign")
    (store.root / name).mkdir(parents=True)
    manifest = {
        "format": 1,
        "family": "endpoint",
        "name": name,
        "imported_at": "2026",
        "settings": {"model": MODEL, "dimensions": "", "dim": str(DIM), **settings},
        "files": {},
    }
    (store.root / name / MANIFEST).write_text(json.dumps(manifest))
    store.choices.write_text(json.dumps({"answering": {"document": name}, "filled": [name], "next": {}}))
    return store


@pytest.mark.parametrize("place", ["environment", "none", "keyring"])
def test_a_library_from_elsewhere_brings_an_endpoint_that_nothing_is_sent_to(
    server: EndpointServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setenv(endpoint_keys.VARIABLE, KEY)
    foreign = foreign_store(tmp_path, "ep", {"url": server.url, "key": place})
    with contextlib.closing(Encoders(foreign.root)) as encoders:
        used = (*encoders.installed(), *encoders.active(), *encoders.indexed())
        assert "ep" not in {one.name for one in used}
        assert encoders.encode_text(["red kite"], ["ep/text"]) == {}
        with pytest.raises(EncoderUnavailable, match="not installed"):
            encoders.encode_media("ep", ["red kite"])
        [shown] = [one for one in encoders.statuses() if one.name == "ep"]
    assert not shown.installed
    assert shown.why_not == "It was added on another computer, or by another user. Add it again."
    assert server.asked == []


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({}, True),
        ({"url": "http://127.0.0.1:9/v1"}, False),
        ({"url": "another path"}, False),
        ({"key": "environment"}, False),
        ({"key": "none"}, False),
    ],
)
def test_consent_is_to_one_address_and_one_key(
    added: tuple[Encoders, EncoderStatus], server: EndpointServer, tmp_path: Path, changes: dict[str, str], left: bool
) -> None:
    encoders, status = added
    if changes.get("url") == "another path":
        changes = {"url": server.url + "/of-somebody-else"}
    foreign = foreign_store(tmp_path, status.name, {"url": server.url, "key": "keyring", **changes})
    assert (status.name in {one.description.name for one in known.installed(foreign)}) is left
    assert status.name in {one.name for one in encoders.installed()}


def test_the_consent_is_kept_for_this_user_alone_and_forgotten_with_the_endpoint(
    added: tuple[Encoders, EncoderStatus], settings: EndpointSettings, server: EndpointServer, tmp_path: Path
) -> None:
    encoders, status = added
    path = endpoint_consents.consents_path()
    assert path.parent == tmp_path / "config"
    kept = path.read_text()
    assert KEY not in kept
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    encoders.add_endpoint(replace(settings, price_per_million_tokens=1.0), KEY)
    assert path.read_text() == kept
    encoders.remove(status.name)
    assert json.loads(path.read_text()) == {}
    with pytest.raises(UserError):
        encoders.add_endpoint(settings, "wrong key")
    assert json.loads(path.read_text()) == {}


@pytest.mark.parametrize("content", ["", "[]", "{", '{"ep": 3}', "[" * 20_000, "\x00"])
def test_damaged_consents_are_none(
    added: tuple[Encoders, EncoderStatus],
    open_encoders: Callable[[], Encoders],
    settings: EndpointSettings,
    content: str,
) -> None:
    _, status = added
    endpoint_consents.consents_path().write_text(content)
    encoders = open_encoders()
    assert status.name not in {one.name for one in encoders.installed()}
    assert encoders.add_endpoint(settings, KEY).installed


def test_where_consent_cannot_be_kept_nothing_is_added(
    open_encoders: Callable[[], Encoders],
    settings: EndpointSettings,
    tmp_path: Path,
    keys: Path,
) -> None:
    (tmp_path / "config").write_text("in the way")
    encoders = open_encoders()
    before = names(encoders)
    with pytest.raises(UserError, match="settings can be written"):
        encoders.add_endpoint(settings, KEY)
    assert names(encoders) == before
    assert stored_keys(keys) == {}


@pytest.mark.parametrize("changes", [{"dim": "x"}, {"dim": "0"}, {"url": ""}, {"dimensions": "many"}])
def test_a_damaged_manifest_is_said(
    added: tuple[Encoders, EncoderStatus], tmp_path: Path, changes: dict[str, str]
) -> None:
    _, status = added
    path = tmp_path / "encoders" / status.name / MANIFEST
    manifest = json.loads(path.read_text())
    manifest["settings"] |= changes
    path.write_text(json.dumps(manifest))
    store = EncoderStore(tmp_path / "encoders")
    assert status.name not in {one.description.name for one in known.installed(store)}
    shown = known.statuses(store, read_choices(store.choices, store.stored()))
    assert [one.installed for one in shown if one.name == status.name] == [False]


def test_estimates_are_made_without_asking() -> None:
    openai = EndpointSettings("https://api.openai.com/v1", "text-embedding-3-small")
    made = estimate(openai, 1000, 4_000_001)
    assert (made.host, made.passages, made.characters, made.tokens) == ("api.openai.com", 1000, 4_000_001, 1_000_001)
    assert made.cost == pytest.approx(0.02, rel=1e-3)
    assert made.leaves == "The text of your documents and every query, as you type it, go to api.openai.com."
    assert estimate(replace(openai, price_per_million_tokens=2.0), 1, 4_000_000).cost == 2.0
    assert estimate(replace(openai, model="unheard-of"), 1, 4_000_000).cost is None
    # A price belongs to a service, not to whoever uses the same name.
    assert estimate(replace(openai, url="http://nas/v1"), 1, 4_000_000).cost is None
    assert estimate(replace(openai, url="http://nas/v1", price_per_million_tokens=0.0), 1, 4).cost == 0
    with pytest.raises(UserError):
        estimate(replace(openai, model=""), 1, 1)


def test_keys_are_read_from_where_they_were_kept(monkeypatch: pytest.MonkeyPatch, keys: Path) -> None:
    assert os.environ.get(endpoint_keys.VARIABLE) is None
    with pytest.raises(EncoderUnavailable, match=endpoint_keys.VARIABLE):
        endpoint_keys.read_key("one", "environment")
    monkeypatch.setenv(endpoint_keys.VARIABLE, f" {KEY}\n")
    assert endpoint_keys.read_key("one", "environment") == KEY
    assert endpoint_keys.read_key("one", "none") == ""
