"""Which build of PyTorch a computer gets, and that a large download is announced."""

from __future__ import annotations

import http.server
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import environment
import plainly
import pytest
import pytorch

_PYTHON = Path(sys.executable)


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A Linux computer with no NVIDIA card, that can reach nothing."""
    monkeypatch.setattr(pytorch.sys, "platform", "linux")
    monkeypatch.setattr(pytorch, "has_nvidia", lambda: False)
    monkeypatch.setattr(pytorch, "pip_offers", lambda python, requirement: False)
    monkeypatch.setattr(pytorch, "index_answers", lambda version: False)
    return monkeypatch


def test_what_pip_finds_locally_comes_first(linux: pytest.MonkeyPatch) -> None:
    linux.setattr(
        pytorch, "pip_offers", lambda python, requirement: requirement == f"torch=={pytorch.pinned('torch')}+cpu"
    )
    build = pytorch.choose(_PYTHON)
    assert build.arguments == (f"torch=={pytorch.pinned('torch')}+cpu",)
    assert not build.brings_gpu_libraries
    assert build.download_bytes < 1_200_000_000


def test_then_pytorchs_own_index(linux: pytest.MonkeyPatch) -> None:
    linux.setattr(pytorch, "index_answers", lambda version: version == pytorch.pinned("torch"))
    build = pytorch.choose(_PYTHON)
    assert build.arguments[:2] == ("--index-url", pytorch.CPU_INDEX)
    assert all(argument.endswith("+cpu") for argument in build.arguments[2:])
    assert not build.brings_gpu_libraries


def test_else_the_large_download_is_announced(linux: pytest.MonkeyPatch) -> None:
    build = pytorch.choose(_PYTHON)
    assert build.brings_gpu_libraries
    assert build.download_bytes > 3_000_000_000
    assert "NVIDIA" in build.reason
    assert "Ctrl+C" in build.reason


def test_an_nvidia_card_gets_the_standard_build(linux: pytest.MonkeyPatch) -> None:
    linux.setattr(pytorch, "has_nvidia", lambda: True)
    linux.setattr(pytorch, "pip_offers", lambda python, requirement: True)
    build = pytorch.choose(_PYTHON)
    assert build.arguments == ()
    assert build.brings_gpu_libraries


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_have_one_build(linux: pytest.MonkeyPatch, system: str) -> None:
    linux.setattr(pytorch.sys, "platform", system)
    linux.setattr(pytorch.platform, "machine", lambda: "arm64")
    build = pytorch.choose(_PYTHON)
    assert build.arguments == ()
    assert not build.brings_gpu_libraries
    assert build.download_bytes < 1_200_000_000


def test_an_intel_mac_is_told_at_once(linux: pytest.MonkeyPatch) -> None:
    linux.setattr(pytorch.sys, "platform", "darwin")
    linux.setattr(pytorch.platform, "machine", lambda: "x86_64")
    with pytest.raises(plainly.Stop, match="this Mac"):
        pytorch.choose(_PYTHON)


def test_a_lock_without_pytorch_gets_none_on_any_computer(linux: pytest.MonkeyPatch, tmp_path: Path) -> None:
    linux.setattr(pytorch.sys, "platform", "darwin")
    linux.setattr(pytorch.platform, "machine", lambda: "x86_64")
    build = pytorch.for_lock(_PYTHON, environment.BASIC_LOCK)
    assert (build.arguments, build.brings_gpu_libraries) == ((), False)
    assert build.download_bytes < 650_000_000
    with pytest.raises(plainly.Stop, match="this Mac"):
        pytorch.for_lock(_PYTHON, environment.LOCK)


def test_the_basic_lock_holds_nothing_heavy() -> None:
    pins = {line.partition("==")[0] for line in environment.BASIC_LOCK.read_text(encoding="utf-8").splitlines()}
    heavy = {"torch", "torchvision", "timm", "open-clip-torch", "transformers", "onnxscript", "scikit-learn", "scipy"}
    assert heavy.isdisjoint(pins) and "onnxruntime" in pins


def test_pip_is_asked_for_the_very_build(
    make_wheel: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = make_wheel("pebble", "1.0+cpu").parent
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(shelf))
    assert pytorch.pip_offers(_PYTHON, "pebble==1.0+cpu")
    assert not pytorch.pip_offers(_PYTHON, "pebble==2.0+cpu")


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """PyTorch's index, played by this computer; gives the page it answers with."""
    page = f'<a href="torch-9.9.9%2Bcpu-cp{sys.version_info.major}{sys.version_info.minor}-x-manylinux_fancy.whl">\n'

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *arguments: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        monkeypatch.setattr(pytorch, "CPU_INDEX", f"http://127.0.0.1:{server.server_port}")
        yield page
        server.shutdown()
        thread.join()


@pytest.mark.local_server
def test_an_index_must_have_this_version_for_this_computer(index: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pytorch.platform, "machine", lambda: "fancy")
    assert pytorch.index_answers("9.9.9")
    assert not pytorch.index_answers("9.9.8")
    monkeypatch.setattr(pytorch.platform, "machine", lambda: "plain")
    assert not pytorch.index_answers("9.9.9")


@pytest.mark.local_server
def test_an_index_that_is_silent_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pytorch, "CPU_INDEX", "http://127.0.0.1:1")
    assert not pytorch.index_answers("9.9.9")
