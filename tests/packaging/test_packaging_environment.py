"""The environment is made once, brought up to date when the lock changes, and made again when it is half-made."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import environment
import pip_runner
import plainly
import pytest
import pytorch

MakeWheel = Callable[[str, str], Path]


@pytest.fixture
def lock(tmp_path: Path, make_wheel: MakeWheel, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lock of one package that pip finds on a local shelf, with no index."""
    shelf = make_wheel("pebble", "1.0").parent
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(shelf))
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(pytorch, "for_lock", lambda python, lock: pytorch.Build((), False, 1000))
    path = tmp_path / "requirements.lock"
    path.write_text("# pins\npebble==1.0\n", encoding="utf-8")
    return path


def _version(python: Path, folder: Path) -> str:
    """What the environment imports, asked from another folder."""
    asked = subprocess.run(
        [str(python), "-P", "-c", "import pebble; print(pebble.VERSION)"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return asked.stdout.strip()


def test_a_life(
    lock: Path,
    tmp_path: Path,
    make_wheel: MakeWheel,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / ".venv"

    python = environment.prepare(lock, folder)
    assert _version(python, tmp_path) == "1.0"
    assert "this happens once" in capfd.readouterr().out

    with monkeypatch.context() as context:
        context.setattr(pip_runner.PipRunner, "install", _fail)
        assert environment.prepare(lock, folder) == python
    assert capfd.readouterr().out == ""

    make_wheel("pebble", "2.0")
    lock.write_text("pebble==2.0\n", encoding="utf-8")
    keepsake = folder / "keepsake"
    keepsake.touch()
    environment.prepare(lock, folder)
    assert _version(python, tmp_path) == "2.0"
    assert keepsake.exists(), "a changed lock must update the environment, not make it again"

    make_wheel("pebble", "3.0").unlink()
    lock.write_text("pebble==3.0\n", encoding="utf-8")
    with pytest.raises(plainly.Stop, match="not to be had") as caught:
        environment.prepare(lock, folder)
    assert "pebble==3.0" in caught.value.why
    assert _version(python, tmp_path) == "2.0", "a failed update must leave what worked"

    lock.write_text("pebble==2.0\n", encoding="utf-8")
    environment.Environment(folder).begin()
    environment.prepare(lock, folder)
    assert not keepsake.exists(), "a half-made environment must be made again"
    assert _version(python, tmp_path) == "2.0"


def _fail(*arguments: object) -> None:
    raise AssertionError(f"pip must not run: {arguments}")


def test_a_package_that_was_changed_on_its_way_is_not_installed(
    lock: Path, tmp_path: Path, make_wheel: MakeWheel, capfd: pytest.CaptureFixture[str]
) -> None:
    with (tmp_path / "shelf" / "pebble-1.0-py3-none-any.whl").open("ab") as wheel:
        wheel.write(b"something else")
    with pytest.raises(plainly.Stop, match="not the one that Findling was made with") as caught:
        environment.prepare(lock, tmp_path / ".venv")
    assert "pebble==1.0" in caught.value.why
    assert environment.Environment(tmp_path / ".venv").stamps() == {}


def test_nvidias_libraries_come_as_pytorch_names_them(
    lock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(pytorch, "for_lock", lambda python, lock: pytorch.Build((), True, 1000))
    monkeypatch.setattr(pip_runner.PipRunner, "install", lambda runner, arguments: asked.append(arguments))
    monkeypatch.setattr(environment.Environment, "create", lambda made: made.folder.mkdir())
    monkeypatch.setattr(environment.Environment, "show_source", lambda *arguments: None)
    environment.prepare(lock, tmp_path / ".venv")
    assert asked[0][:2] == ["--no-deps", "--require-hashes"]
    assert asked[1:] == [["--constraint", str(lock), f"torch=={pytorch.pinned('torch')}"]]


def test_the_rooms_can_be_imported_from_anywhere(tmp_path: Path) -> None:
    packages = tmp_path / ".venv" / "lib" / "python3.11" / "site-packages"
    packages.mkdir(parents=True)
    made = environment.Environment(tmp_path / ".venv")
    made.show_source(tmp_path / "old place")
    made.show_source(tmp_path / "new place")
    assert (packages / "findling.pth").read_text(encoding="utf-8") == f"{tmp_path / 'new place'}\n"


def test_an_environment_without_its_python_holds_nothing(tmp_path: Path) -> None:
    made = environment.Environment(tmp_path)
    made.finish({"requirements.lock": "abc"})
    assert made.stamps() == {}
    made.python.parent.mkdir()
    made.python.touch()
    assert made.stamps() == {"requirements.lock": "abc"}
    made.begin()
    assert made.stamps() == {}


def test_line_ends_do_not_change_a_lock(tmp_path: Path) -> None:
    unix, windows = tmp_path / "unix", tmp_path / "windows"
    unix.write_bytes(b"a==1\nb==2\n")
    windows.write_bytes(b"a==1\r\nb==2\r\n")
    assert environment.digest(unix) == environment.digest(windows)


def test_too_little_room_is_said_before_anything_is_fetched(
    lock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pytorch, "for_lock", lambda python, lock: pytorch.Build((), False, 10**15))
    monkeypatch.setattr(environment.Environment, "create", lambda made: made.folder.mkdir())
    monkeypatch.setattr(pip_runner.PipRunner, "install", _fail)
    with pytest.raises(plainly.Stop, match="too little room"):
        environment.prepare(lock, tmp_path / ".venv")


def test_only_lines_for_this_system_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tmp_path / "lock"
    lock.write_text(
        "# a comment\na==1\n\nb==2 ; sys_platform == 'win32'\nc==3 ; sys_platform != 'emscripten'\n", encoding="utf-8"
    )
    monkeypatch.setattr(pip_runner.sys, "platform", "linux")
    assert pip_runner.count_here(lock) == 2
    monkeypatch.setattr(pip_runner.sys, "platform", "win32")
    assert pip_runner.count_here(lock) == 3


def test_why_pip_failed_is_said_in_its_own_words(tmp_path: Path) -> None:
    lines = ["Collecting pebble", "ERROR: Could not install packages due to an OSError: no space left", "a hint"]
    stop = pip_runner._failure(lines, tmp_path / "log")
    assert stop.why == "pip says: Could not install packages due to an OSError: no space left"
    assert str(tmp_path / "log") in stop.what_to_do


def test_large_files_are_named_as_they_come(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    runner = pip_runner.PipRunner(tmp_path / "python", tmp_path / "log", lambda: None)
    for line in (
        "  Downloading pebble-1.0-py3-none-any.whl.metadata (25.0 MB)\n",
        "Downloading pebble-1.0-py3-none-any.whl (3.0 kB)\n",
        "Using cached boulder-2.0-py3-none-any.whl (191.8 MB)\n",
    ):
        runner._report(line)
    assert capfd.readouterr().out == "  2: boulder-2.0 (191.8 MB)\n"
