"""pip is told the hash of every file that the locks mean."""

from __future__ import annotations

from pathlib import Path

import environment
import laion_clap_environment
import lock_hashes
import plainly
import pytest

_LOCKS = (environment.BASIC_LOCK, environment.LOCK, environment.TEST_LOCK, laion_clap_environment.LOCK)
_FROM_UV = """\
boulder==1.0 ; sys_platform == 'linux' \\
    --hash=sha256:bb \\
    --hash=sha256:aa
pebble[extra]==2.0 \\
    --hash=sha256:cc
stone==3
"""


def test_every_pin_of_every_lock_has_its_hashes() -> None:
    known = lock_hashes.read(lock_hashes.FILE)
    pins = {lock_hashes.pin_of(line) for lock in _LOCKS for line in lock.read_text(encoding="utf-8").splitlines()}
    assert pins - {""} == known.keys(), "run packaging/refresh_lock.py"
    assert all(len(one) == len("sha256:") + 64 for hashes in known.values() for one in hashes)
    assert all(known.values())
    assert lock_hashes.written(known) == lock_hashes.FILE.read_text(encoding="utf-8")


def test_what_uv_prints_is_read(tmp_path: Path) -> None:
    known = lock_hashes.from_uv(_FROM_UV.splitlines())
    assert known == {
        "boulder==1.0": ("sha256:aa", "sha256:bb"),
        "pebble[extra]==2.0": ("sha256:cc",),
        "stone==3": (),
    }
    (tmp_path / "hashes").write_text(lock_hashes.written(known), encoding="utf-8")
    assert lock_hashes.read(tmp_path / "hashes") == known


def test_pip_gets_each_line_with_its_hashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock_hashes, "FILE", tmp_path / "hashes")
    lock, target = tmp_path / "a.lock", tmp_path / "told"
    lock_hashes.FILE.write_text(lock_hashes.written({"boulder==1.0": ("sha256:aa", "sha256:bb")}), encoding="utf-8")
    lock.write_text("# made\n\nboulder==1.0 ; sys_platform == 'linux'\n", encoding="utf-8")
    arguments = lock_hashes.requirements(lock, target)
    assert arguments == ["--no-deps", "--require-hashes", "--requirement", str(target)]
    line = "boulder==1.0 ; sys_platform == 'linux' --hash=sha256:aa --hash=sha256:bb\n"
    assert target.read_text(encoding="utf-8") == line
    lock.write_text("boulder==1.0\npebble==2.0\n", encoding="utf-8")
    with pytest.raises(plainly.Stop, match="cannot be installed") as caught:
        lock_hashes.requirements(lock, target)
    assert "pebble==2.0: hashes is older than a.lock" in caught.value.why
