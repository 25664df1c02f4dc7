"""The environment that Findling runs in: `.venv` in the repository root, made from a pinned lock.

Two files inside it tell its state. The stamp says which lock it was made from; the marker says that work on it began
and did not end. An environment with the marker is half-made and is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import lock_hashes
import pip_runner
import pytorch
from plainly import Stop, say, size_in_words

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements.lock"
BASIC_LOCK = ROOT / "packaging" / "requirements-basic.lock"
TEST_LOCK = ROOT / "packaging" / "requirements-test.lock"

_STAMP = "findling-stamp.json"
_MARKER = "findling-unfinished"
_LOG = "findling-install.log"
_REQUIREMENTS = "findling-requirements.txt"
# Space on disk for each byte downloaded: measured 3.3 (archives are unpacked, byte code is added), rounded up.
_UNPACKED_FACTOR = 4


class Environment:
    """One virtual environment on disk.

    Args:
        folder: where it lies or will lie.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def python(self) -> Path:
        """Its interpreter."""
        if os.name == "nt":
            return self.folder / "Scripts" / "python.exe"
        return self.folder / "bin" / "python"

    @property
    def log(self) -> Path:
        """What pip said, for whoever has to find out why it failed."""
        return self.folder / _LOG

    @property
    def requirements(self) -> Path:
        """What pip was told: a lock, with the hashes of all files."""
        return self.folder / _REQUIREMENTS

    def stamps(self) -> dict[str, str]:
        """Name and SHA-256 of each lock it was made from; empty where it is not whole."""
        if (self.folder / _MARKER).exists() or not self.python.exists():
            return {}
        try:
            found = json.loads((self.folder / _STAMP).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def usable(self) -> bool:
        """Whether packages can be installed into it as it is."""
        if (self.folder / _MARKER).exists() or not self.python.exists():
            return False
        question = "import sys, pip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))"
        return subprocess.run([str(self.python), "-c", question], capture_output=True, check=False).returncode == 0

    def create(self, base: str = "") -> None:
        """Make it, empty, in the place of whatever lies there.

        Args: base: the interpreter that makes it; by default the one below the one that runs this.

        Raises: Stop: the folder cannot be replaced, or Python cannot make environments.
        """
        try:
            if self.folder.exists():
                shutil.rmtree(self.folder)
            self.folder.mkdir(parents=True)
            self.begin()
        except OSError as error:
            raise Stop(
                f"The folder {self.folder} cannot be written.",
                f"{error.strerror or error}.",
                "Close other windows of Findling, check that the folder belongs to you, and try again.",
            ) from error
        # The interpreter below a virtual environment, since the one that runs this may just have been removed.
        base = base or getattr(sys, "_base_executable", "") or sys.executable
        made = subprocess.run(
            [base, "-m", "venv", str(self.folder)], capture_output=True, text=True, encoding="utf-8", check=False
        )
        if made.returncode != 0:
            lines = (made.stderr + made.stdout).strip().splitlines() or [f"it ended with status {made.returncode}"]
            raise Stop(
                "Python could not make an environment.",
                lines[-1],
                "Install Python's venv module (Debian and Ubuntu: sudo apt-get install python3-venv) and try again.",
            )

    def begin(self) -> None:
        """Mark it as half-made until `finish`."""
        (self.folder / _MARKER).touch()

    def finish(self, stamps: dict[str, str]) -> None:
        """Mark it as whole."""
        temporary = self.folder / (_STAMP + ".part")
        temporary.write_text(json.dumps(stamps, indent=1), encoding="utf-8")
        os.replace(temporary, self.folder / _STAMP)
        (self.folder / _MARKER).unlink(missing_ok=True)

    def show_source(self, root: Path, below: Path | None = None) -> None:
        """Let it import the two rooms, `desktop` and `models`, from wherever it is started.

        Args: below: another environment, whose packages it can import where it has none of the name itself.
        """
        lines = [str(root), *(str(packages) for packages in _packages(below))] if below else [str(root)]
        text = "".join(f"{line}\n" for line in lines)
        for packages in _packages(self.folder):
            link = packages / "findling.pth"
            if not link.exists() or link.read_text(encoding="utf-8") != text:
                link.write_text(text, encoding="utf-8")


def _packages(folder: Path) -> list[Path]:
    return list(folder.glob("Lib/site-packages" if os.name == "nt" else "lib/python3*/site-packages"))


def digest(lock: Path) -> str:
    """SHA-256 of a lock; line ends do not count, so a Windows checkout has the same one."""
    return hashlib.sha256(lock.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def prepare(lock: Path, folder: Path = ROOT / ".venv") -> Path:
    """Make sure that the environment holds what the lock says.

    Returns: its interpreter.
    Raises: Stop: it cannot be made; an environment that worked before still does, where that was possible.
    """
    environment = Environment(folder)
    try:
        with alone(ROOT / ".cache" / "environment.lock"):
            if environment.stamps().get(lock.name) != digest(lock):
                _make(environment, lock)
            environment.show_source(ROOT)
    except OSError as error:
        raise Stop(
            "The environment could not be written.",
            f"{error.strerror or error}: {error.filename or folder}.",
            "Check that the folder of Findling belongs to you and that the disk has room, then try again.",
        ) from error
    return environment.python


def _make(environment: Environment, lock: Path) -> None:
    started_s = time.monotonic()
    stamps = environment.stamps()
    if environment.usable():
        say("The list of packages has changed: bringing Findling's environment up to date.")
        build = pytorch.for_lock(environment.python, lock)
    else:
        say(f"Making Findling's environment in {environment.folder}; this happens once.")
        environment.create()
        build = pytorch.for_lock(environment.python, lock)
        _check_room(environment.folder, build.download_bytes * _UNPACKED_FACTOR)
        count = pip_runner.count_here(lock)
        say(f"Installing about {count} packages, {size_in_words(build.download_bytes)} to download. {build.reason}")
    runner = pip_runner.PipRunner(environment.python, environment.log, environment.begin)
    if build.arguments:
        runner.install(["--no-deps", *build.arguments])
    runner.install(lock_hashes.requirements(lock, environment.requirements))
    if build.brings_gpu_libraries:
        # The lock is complete but for these, which PyTorch's standard build names itself.
        runner.install(["--constraint", str(lock), f"torch=={pytorch.pinned('torch')}"])
    environment.finish({**stamps, lock.name: digest(lock), **_contained(lock)})
    say(f"The environment is ready ({time.monotonic() - started_s:.0f} s).")


def _contained(lock: Path) -> dict[str, str]:
    """The test lock holds all that the plain lock holds, so an environment made from it serves both."""
    return {LOCK.name: digest(LOCK)} if lock == TEST_LOCK else {}


def _check_room(folder: Path, needed_bytes: int) -> None:
    free_bytes = shutil.disk_usage(folder).free
    if free_bytes < needed_bytes:
        raise Stop(
            "The disk has too little room for Findling's environment.",
            f"It needs {size_in_words(needed_bytes)}, and {size_in_words(free_bytes)} are free at {folder}.",
            "Make room, or move Findling's folder to a larger disk, then run the same command again.",
        )


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a lock file, so that two commands started together do not make the same environment twice."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        said = False
        while not _try_lock(file):
            if not said:
                say("Another Findling command is preparing the environment; waiting for it.")
                said = True
            time.sleep(0.5)
        yield  # closing the file releases the lock


if os.name == "nt":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
