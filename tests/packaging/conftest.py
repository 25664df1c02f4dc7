"""Lets the tests import the start scripts the way the scripts import one another: from their own folder."""

from __future__ import annotations

import hashlib
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

_SCRIPTS = Path(__file__).resolve().parents[2] / "packaging"
if str(_SCRIPTS) not in sys.path:
    # Last, so that nothing here hides a library of the same name.
    sys.path.append(str(_SCRIPTS))


@pytest.fixture
def make_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Writes a package without content, installable by pip: `make_wheel("name", "1.0")` gives the wheel's path.

    Its hash is the one that is known of it.
    """
    import lock_hashes

    known = tmp_path / "hashes.txt"
    monkeypatch.setattr(lock_hashes, "FILE", known)

    def make(name: str, version: str) -> Path:
        shelf = tmp_path / "shelf"
        shelf.mkdir(exist_ok=True)
        info = f"{name}-{version}.dist-info"
        files = {
            f"{name}.py": f"VERSION = {version!r}\n",
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        record = "".join(f"{path},,\n" for path in [*files, f"{info}/RECORD"])
        path = shelf / f"{name}-{version}-py3-none-any.whl"
        with zipfile.ZipFile(path, "w") as wheel:
            for inner, text in {**files, f"{info}/RECORD": record}.items():
                wheel.writestr(inner, text)
        with known.open("a", encoding="utf-8") as hashes:
            hashes.write(f"{name}=={version} sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n")
        return path

    return make
