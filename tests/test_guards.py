"""The guards in conftest.py guard: a test suite that cannot fail proves nothing."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from pathlib import Path

import media_cache
import network_block
import pytest

_ELSEWHERE = ("192.0.2.1", 80)  # an address that is reserved for examples


def test_a_connection_to_another_computer_is_refused() -> None:
    with socket.socket() as connection, pytest.raises(network_block.NetworkBlocked):
        connection.connect(_ELSEWHERE)
    with pytest.raises(network_block.NetworkBlocked):
        socket.getaddrinfo("example.org", 443)
    network_block.attempts.clear()


def test_this_computer_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


def test_child_processes_are_blocked_too() -> None:
    script = f"import socket; socket.socket().connect({_ELSEWHERE!r})"
    child = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=30)
    assert child.returncode != 0
    assert "NetworkBlocked" in child.stderr


@pytest.mark.parametrize("host", ["localhost", b"localhost", "127.0.0.1", "::1", None, ""])
def test_local_names(host: object) -> None:
    assert network_block.is_local(host)


@pytest.mark.parametrize("host", ["example.org", "10.0.0.1", "2001:db8::1"])
def test_other_names(host: str) -> None:
    assert not network_block.is_local(host)


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
