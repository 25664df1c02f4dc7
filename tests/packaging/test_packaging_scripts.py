"""run.py and test.py: what they say on a computer that lacks something, and that every check counts."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import environment
import old_python
import plainly
import pytest
import system_libraries
from packaging.requirements import Requirement

_PACKAGING = environment.ROOT / "packaging"


@pytest.mark.parametrize("version", [(3, 9), (3, 10), (3, 15)])
def test_a_python_that_does_not_fit_is_named(monkeypatch: pytest.MonkeyPatch, version: tuple[int, int]) -> None:
    monkeypatch.setattr(old_python.sys, "version_info", version)
    monkeypatch.setattr(old_python.sys, "argv", ["packaging/run.py"])
    monkeypatch.setattr(old_python.shutil, "which", lambda name: name if name == "python3.12" else None)
    said = old_python.complaint()
    assert f"this is Python {version[0]}.{version[1]}" in said
    assert said.endswith("python3.12 packaging/run.py")


def test_a_python_without_venv_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_python.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    assert "sudo apt-get install python3-venv" in old_python.complaint()


def test_this_python_fits() -> None:
    assert old_python.complaint() == ""


@pytest.mark.parametrize("name", ["run.py", "test.py", "old_python.py"])
def test_old_pythons_can_read_what_they_see_first(name: str) -> None:
    ast.parse((_PACKAGING / name).read_text(encoding="utf-8"), feature_version=(3, 7))


def test_a_missing_essential_library_stops_with_one_command() -> None:
    libraries = [library for library in system_libraries._ALWAYS if library.name in ("libEGL.so.1", "libpulse.so.0")]
    with pytest.raises(plainly.Stop) as caught:
        system_libraries.check(libraries, loads=lambda name: False)
    assert "libEGL.so.1, libpulse.so.0" in caught.value.why


def test_without_sound_one_can_still_see(capfd: pytest.CaptureFixture[str]) -> None:
    system_libraries.check(system_libraries._ALWAYS, loads=lambda name: name != "libpulse.so.0")
    assert "without libpulse.so.0, playing sounds will not work" in capfd.readouterr().out


def test_nothing_missing_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    system_libraries.check(system_libraries._ALWAYS, loads=lambda name: True)
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt-get install libegl1 libgl1"),
        ("dnf", "sudo dnf install libglvnd-egl libglvnd-glx"),
        ("zypper", "sudo zypper install libglvnd"),
        ("pacman", "sudo pacman -S libglvnd"),
        ("none", "libEGL.so.1 libGL.so.1"),
    ],
)
def test_each_package_manager_gets_its_own_names(manager: str, command: str) -> None:
    missing = [library for library in system_libraries._ALWAYS if library.name in ("libEGL.so.1", "libGL.so.1")]
    said = system_libraries.install_command(missing, found=lambda name: name if name == manager else None)
    assert said.endswith(command)


@pytest.mark.parametrize(
    ("surroundings", "needed", "not_needed"),
    [
        ({"DISPLAY": ":0"}, "libxcb-cursor.so.0", "libwayland-client.so.0"),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "libwayland-client.so.0", "libxcb-cursor.so.0"),
        ({"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "wayland-0"}, "libxcb-cursor.so.0", "libwayland-client.so.0"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "libEGL.so.1", "libxcb-cursor.so.0"),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "libEGL.so.1", "libxcb-cursor.so.0"),
    ],
)
def test_a_window_needs_what_its_screen_needs(
    monkeypatch: pytest.MonkeyPatch, surroundings: dict[str, str], needed: str, not_needed: str
) -> None:
    monkeypatch.setattr(system_libraries.sys, "platform", "linux")
    names = [library.name for library in system_libraries.for_a_window(surroundings)]
    assert needed in names
    assert not_needed not in names


def test_no_screen_is_said_before_anything_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries.sys, "platform", "linux")
    with pytest.raises(plainly.Stop, match="no screen"):
        system_libraries.for_a_window({})


def test_run_explains_instead_of_crashing(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux can be without a screen")
    started = subprocess.run(
        [sys.executable, str(_PACKAGING / "run.py")],
        cwd=tmp_path,
        env={"PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert started.returncode == 1
    assert "What to do:" in started.stderr
    assert "Traceback" not in started.stderr


@pytest.fixture
def test_script() -> ModuleType:
    """packaging/test.py, loaded by its path, since its name belongs to Python's own library."""
    spec = importlib.util.spec_from_file_location("findling_test_script", _PACKAGING / "test.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_check_runs_and_every_failure_counts(test_script: ModuleType, capfd: pytest.CaptureFixture[str]) -> None:
    good, bad = [sys.executable, "-c", "print('ran')"], [sys.executable, "-c", "raise SystemExit(3)"]
    assert test_script.run_all({"first": bad, "second": good}) == 1
    said = capfd.readouterr().out
    assert re.search(r"first +FAILED \(status 3\)", said)
    assert re.search(r"second +passed", said)
    assert said.index("first") < said.index("ran")
    assert test_script.run_all({"only": good}) == 0


def test_pytest_gets_the_arguments_and_comes_last(test_script: ModuleType) -> None:
    commands = test_script.checks(Path(sys.executable), ["-k", "pebble"])
    assert list(commands) == ["ruff check", "ruff format", "mypy", "import-linter", "pytest"]
    assert commands["pytest"][-2:] == ["-k", "pebble"]
    assert all(Path(command[0]).exists() for command in commands.values())


def _pins(lock: Path) -> dict[str, str]:
    lines = [line for line in lock.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return dict(line.partition(";")[0].strip().split("==") for line in lines)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_locks_hold_what_the_project_pins() -> None:
    project = tomllib.loads((environment.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    basic, plain, full = (_pins(lock) for lock in (environment.BASIC_LOCK, environment.LOCK, environment.TEST_LOCK))
    for lock, pins in ((basic, project["dependencies"]), (plain, extras["clip"]), (full, extras["test"])):
        for wanted in map(Requirement, pins):
            assert lock.get(_normal(wanted.name), "") in wanted.specifier, "run packaging/refresh_lock.py"
    assert basic.items() <= plain.items()
    assert plain.items() <= full.items()


@pytest.mark.parametrize("lock", [environment.BASIC_LOCK, environment.LOCK, environment.TEST_LOCK])
def test_the_locks_name_no_place_and_no_gpu_library(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert " @ " not in text
    assert not [name for name in _pins(lock) if name.startswith(("nvidia", "cuda", "triton"))]


def test_packaging_is_no_package() -> None:
    assert not (_PACKAGING / "__init__.py").exists(), "it would hide the library of the same name"
