"""The environment for laion-clap: made once on top of Findling's own, with numpy 1 of its own, made again when locks
change."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Callable
from pathlib import Path

import environment
import laion_clap_environment
import pip_runner
import plainly
import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

MakeWheel = Callable[[str, str], Path]


@pytest.fixture
def main_python(tmp_path: Path, make_wheel: MakeWheel, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment of Findling's with pebble 2.0 and boulder 1.0, and locks for it and for what goes on top."""
    shelf = make_wheel("pebble", "1.0").parent
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(shelf))
    folder = tmp_path / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    inside = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", scheme="venv", vars=inside))
    (packages / "pebble.py").write_text("VERSION = '2.0'\n")
    (packages / "boulder.py").write_text("VERSION = '1.0'\n")
    for name, text in (("requirements.lock", "pebble==2.0\n"), ("requirements-laion-clap.lock", "pebble==1.0\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(laion_clap_environment, "LOCK", tmp_path / "requirements-laion-clap.lock")
    return environment.Environment(folder).python


def _fail(*arguments: object) -> None:
    raise AssertionError(f"pip must not run: {arguments}")


def test_a_life(main_python: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = laion_clap_environment.prepare(main_python)
    assert python.is_relative_to(tmp_path / ".venv" / "laion-clap")
    question = "import pebble, boulder; print(pebble.VERSION, boulder.VERSION)"
    said = subprocess.run([str(python), "-P", "-c", question], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["1.0", "1.0"], "its own packages come first, then those of Findling's environment"

    with monkeypatch.context() as context:
        context.setattr(pip_runner.PipRunner, "install", _fail)
        assert laion_clap_environment.prepare(main_python) == python

    keepsake = python.parent / "keepsake"
    keepsake.touch()
    environment.LOCK.write_text("pebble==2.0\nboulder==1.0\n", encoding="utf-8")
    laion_clap_environment.prepare(main_python)
    assert not keepsake.exists(), "a changed lock of Findling's must make it again"


def test_a_failure_leaves_it_half_made(main_python: Path, tmp_path: Path, make_wheel: MakeWheel) -> None:
    make_wheel("pebble", "9.0").unlink()
    laion_clap_environment.LOCK.write_text("pebble==9.0\n", encoding="utf-8")
    with pytest.raises(plainly.Stop, match="not to be had"):
        laion_clap_environment.prepare(main_python)
    assert environment.Environment(tmp_path / ".venv" / "laion-clap").stamps() == {}


def test_a_python_without_numpy_1_is_refused_before_anything_is_made(
    main_python: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laion_clap_environment, "NEWEST", (3, 10))
    with pytest.raises(plainly.Stop, match="cannot be used with this Python"):
        laion_clap_environment.prepare(main_python)
    assert not (tmp_path / ".venv" / "laion-clap").exists()


def test_only_what_is_missing_is_added() -> None:
    resolved = [
        "cffi==2.1",
        "h5py==3.1",
        "numpy==1.26.4",
        "standard-aifc==3.13 ; python_full_version >= '3.13'",
        "tqdm==4",
    ]
    present = ["# a comment", "cffi==2.1 ; sys_platform == 'linux'", "numpy==2.4.6", "tqdm==4"]
    assert laion_clap_environment.additions(resolved, present) == ["cffi==2.1", "h5py==3.1", "numpy==1.26.4"]


def _pins(lock: Path) -> dict[str, str]:
    lines = [line for line in lock.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return dict(line.partition(";")[0].strip().split("==") for line in lines)


def test_the_lock_holds_what_the_package_wants() -> None:
    project = tomllib.loads((environment.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    own, extra = (Requirement(pin) for pin in project["optional-dependencies"]["laion-clap"])
    assert (own.name, own.extras) == ("findling", {"clip"}), "PyTorch and transformers, which it wants, too"
    main, added = _pins(environment.LOCK), _pins(laion_clap_environment.LOCK)
    assert added["laion-clap"] in extra.specifier
    assert added["numpy"] in SpecifierSet(">=1.23.5,<2.0.0"), "what laion-clap 1.1.7 itself asks for"
    (numpy,) = (Requirement(pin) for pin in project["dependencies"] if pin.startswith("numpy"))
    assert added["numpy"] in numpy.specifier, "pip could not install the extra beside Findling's other packages"
    assert main["numpy"] in numpy.specifier
    wanted = {re.split("[<=>]", name)[0] for name in laion_clap_environment.IMPORTED}
    assert wanted <= {**main, **added}.keys()
    assert "wandb" not in {**main, **added}
