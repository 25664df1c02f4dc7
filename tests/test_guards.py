"""The guards in conftest.py guard: a test suite that cannot fail proves nothing."""

from __future__ import annotations

import ast
import re
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import media_cache
import network_block
import pytest

_ELSEWHERE = ("192.0.2.1", 80)  # an address that is reserved for examples
_HERE = ("127.0.0.1", 0)
_ROOM = media_cache.ROOT / "desktop"


@pytest.mark.parametrize("address", [_ELSEWHERE, _HERE], ids=["elsewhere", "here"])
def test_the_network_is_refused(address: tuple[str, int]) -> None:
    with socket.socket() as connection:
        for use in (connection.connect, connection.connect_ex, connection.bind):
            with pytest.raises(network_block.NetworkBlocked):
                use(address)
    with socket.socket(type=socket.SOCK_DGRAM) as datagrams, pytest.raises(network_block.NetworkBlocked):
        datagrams.sendto(b"", address)
    assert len(network_block.attempts()) == 3


def test_names_are_not_looked_up() -> None:
    for look_up in (socket.gethostbyname, lambda name: socket.getaddrinfo(name, 443)):
        with pytest.raises(network_block.NetworkBlocked):
            look_up("example.org")
    assert network_block.attempts()


def test_sockets_within_this_computer_are_no_network() -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"x")
        assert other.recv(1) == b"x"
    if hasattr(socket, "AF_UNIX"):
        # Not in tmp_path, which may be longer than such an address can be.
        with (
            tempfile.TemporaryDirectory() as folder,
            socket.socket(socket.AF_UNIX) as server,
            socket.socket(socket.AF_UNIX) as asking,
        ):
            server.bind(f"{folder}/s")
            server.listen()
            asking.connect(f"{folder}/s")


@pytest.mark.local_server
def test_a_marked_test_may_serve_on_this_computer_alone() -> None:
    with socket.create_server(_HERE) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
        script = f"import socket; socket.create_connection({server.getsockname()!r}, timeout=5).close()"
        subprocess.run([sys.executable, "-c", script], check=True, timeout=30)
    with socket.socket() as connection:
        for use, address in ((connection.connect, _ELSEWHERE), (connection.bind, ("0.0.0.0", 0))):
            with pytest.raises(network_block.NetworkBlocked):
                use(address)
    network_block.attempts()


def test_child_processes_are_blocked_and_cannot_hide_it() -> None:
    script = f"import contextlib, socket\nwith contextlib.suppress(Exception): socket.socket().connect({_ELSEWHERE!r})"
    nested = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {script!r}], check=True)"
    for child in (script, nested):
        subprocess.run([sys.executable, "-c", child], check=True, timeout=30)
        assert network_block.attempts() == [f"socket.connect {_ELSEWHERE[0]!r}"]


@pytest.mark.parametrize("host", ["localhost", b"localhost", "127.0.0.1", "127.3.2.1", "::1"])
def test_names_of_this_computer(host: object) -> None:
    assert network_block.is_loopback(host)


@pytest.mark.parametrize("host", ["example.org", "10.0.0.1", "0.0.0.0", "::", "2001:db8::1", "", None])
def test_other_names(host: object) -> None:
    assert not network_block.is_loopback(host)


def test_the_window_uses_nothing_of_qt_that_reaches_the_network() -> None:
    """Of QtNetwork, only what joins programs of this computer: native sockets are not seen by the block."""
    used: set[tuple[str, str]] = set()
    for path in _ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                used |= {(node.module or "", name.name) for name in node.names}
            elif isinstance(node, ast.Import):
                used |= {("", name.name) for name in node.names}
    of_network = {name for module, name in used if module == "PySide6.QtNetwork"}
    assert of_network == {"QLocalServer", "QLocalSocket"}
    others = {f"{module}.{name}" for module, name in used if "PySide6" in module + name}
    assert not {one for one in others if re.search(r"QtWeb|QtHttp|QtWebSockets|PySide6\.QtNetwork$|^\.PySide6\.", one)}


def test_a_leaked_thread_is_noticed(pytestconfig: pytest.Config) -> None:
    guards = pytestconfig.pluginmanager.get_plugin(str(media_cache.ROOT / "tests" / "conftest.py"))
    before = guards._running()
    done = threading.Event()
    thread = threading.Thread(target=done.wait, name="leaky")
    thread.start()
    try:
        assert "thread leaky" in [name for found, name in guards._running().items() if found not in before]
    finally:
        done.set()
        thread.join()


def test_a_leaked_process_is_noticed(pytestconfig: pytest.Config) -> None:
    guards = pytestconfig.pluginmanager.get_plugin(str(media_cache.ROOT / "tests" / "conftest.py"))
    before = guards._running()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        left = [name for found, name in guards._running().items() if found not in before]
        assert any(f"process {child.pid} " in name for name in left)


@pytest.mark.parametrize(
    ("name", "effect"),
    [
        ("animals/dogs/dog.ogg", True),
        ("vehicles/emergency/truck_red.ogg", True),
        ("animals/dogs/dog_desc.ogg", False),
        ("animals/dogs/dog_desc_fr.ogg", False),
        ("household/kettle_zh_tw.ogg", False),
        ("household/kettle_en_GB.ogg", False),
        ("symbols/math/7.ogg", False),
    ],
)
def test_spoken_clips_are_no_sound_effects(name: str, effect: bool) -> None:
    assert media_cache._is_effect(Path(name)) is effect


@pytest.mark.real
def test_the_stamps_are_there(stamps: list[media_cache.Stamp]) -> None:
    assert len(stamps) > 700
    by_name = {stamp.path.stem: stamp for stamp in stamps}
    assert "Adelaide Rosella" in next(stamp.caption for stamp in stamps if "osella" in stamp.caption)
    assert [sound.name for sound in by_name["kettle"].sounds] == ["kettle.ogg"]


@pytest.mark.real
def test_the_sounds_are_there(stamp_sounds: list[tuple[Path, str]]) -> None:
    assert len(stamp_sounds) > 100
    assert all(path.is_file() and caption for path, caption in stamp_sounds)


@pytest.mark.real
def test_the_faq_is_there(faq: list[media_cache.FaqPair]) -> None:
    assert len(faq) >= 130
    pronounce = next(pair for pair in faq if pair.question.startswith("How does one pronounce Debian"))
    assert "Deb'-ee-en" in pronounce.answer_text
    assert not pronounce.question[0].isdigit()
    assert len({(pair.path, pair.anchor) for pair in faq}) == len(faq)


def test_media_that_cannot_be_had_say_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(media_cache, "CACHE", tmp_path / "media")
    monkeypatch.setattr(media_cache.shutil, "which", lambda tool: None)
    with pytest.raises(media_cache.MediaUnavailable, match="no apt-get"):
        media_cache.folder("debian-faq")
    assert not (tmp_path / "media").exists()
