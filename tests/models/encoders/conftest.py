"""Encoders on a temporary store, and tiny checkpoints in the real libraries' forms."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.encoders.encoders import Encoders

_HERE = Path(__file__).resolve().parent
_SHARED_YAMNET = _HERE.parents[2] / ".." / "shared" / "models" / "yamnet"


@pytest.fixture
def open_encoders(tmp_path: Path) -> Iterator[Callable[[], Encoders]]:
    """Opens encoders on one store; all are closed at the end."""
    opened: list[Encoders] = []

    def open_one() -> Encoders:
        opened.append(Encoders(tmp_path / "encoders"))
        return opened[-1]

    yield open_one
    for encoders in opened:
        encoders.close()


@pytest.fixture(scope="session")
def tiny_checkpoints(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with openclip-tiny, openclip-pickled, clap-tiny, clap-fused, and what the libraries make of them."""
    target = tmp_path_factory.mktemp("checkpoints")
    made = subprocess.run(
        [sys.executable, str(_HERE / "tiny_checkpoints.py"), str(target)], capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    return target


@pytest.fixture(scope="session")
def yamnet_folder() -> Path:
    """An export of YAMNet with its class map beside it."""
    if not (_SHARED_YAMNET / "yamnet.tflite").is_file():
        pytest.skip("no YAMNet file in ../shared/models/yamnet; it is no part of the project")
    return _SHARED_YAMNET.resolve()
