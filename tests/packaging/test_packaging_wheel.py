"""The wheel puts everything below one name, and what is inside works from there."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import environment
import pytest


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel; nothing is fetched for it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    built = subprocess.run([*command, str(environment.ROOT)], capture_output=True, text=True, check=False, timeout=300)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(folder.glob("findling-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the wheel alone was installed into."""
    target = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(target)]
    subprocess.run([*command, str(wheel)], check=True, timeout=300, capture_output=True)
    return target


def _run(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python with the installed wheel and the libraries, but not the repository."""
    libraries = [place for place in sys.path if "site-packages" in place]
    start = f"import sys; sys.path[:] = [p for p in sys.path if p != {str(environment.ROOT)!r}]; "
    command = [sys.executable, "-P", "-c", start + arguments[0], *arguments[1:]]
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join([str(installed), *libraries])}
    return subprocess.run(
        command, cwd=installed, env=surroundings, capture_output=True, text=True, check=False, timeout=120
    )


def test_one_name_at_the_top(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    top = {name.partition("/")[0] for name in names}
    assert {name for name in top if not name.endswith(".dist-info")} == {"findling"}
    assert len(top) == 2


def test_every_tracked_file_is_inside_and_no_other(wheel: Path) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "desktop", "models", "resources"],
        cwd=environment.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("git cannot list the files here")
    files = [name for name in listed.stdout.split("\0") if name and (environment.ROOT / name).is_file()]
    expected = {f"findling/{name}" for name in files} | {"findling/__init__.py", "findling/__main__.py"}
    assert inside == expected
    for room in ("desktop", "models", "resources"):
        assert any(name.startswith(f"findling/{room}/") for name in inside), f"{room} is missing"


def test_entry_points(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    text = archive.read(next(name for name in archive.namelist() if name.endswith("entry_points.txt"))).decode()
    assert "findling = findling:command_line" in text
    assert "findling-window = findling:window" in text


def test_the_rooms_come_from_the_wheel(installed: Path) -> None:
    asked = _run(installed, "import findling, models.errors, desktop; print(models.errors.__file__, desktop.__file__)")
    assert asked.returncode == 0, asked.stderr
    assert all(place.startswith(str(installed)) for place in asked.stdout.split())


def test_the_command_line_answers(installed: Path) -> None:
    script = "import findling, sys; sys.argv = ['findling', '--help']; sys.exit(findling.command_line())"
    asked = _run(installed, script)
    assert asked.returncode == 0, asked.stderr
    assert "search" in asked.stdout
