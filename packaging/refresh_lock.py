"""Makes the locks anew from pyproject.toml: `.venv/bin/python packaging/refresh_lock.py` (needs uv on the path).

They are universal: one file for Linux, macOS and Windows and for every Python that pyproject.toml allows. Left out are
NVIDIA's libraries and Triton: PyTorch's own build for Linux names their exact versions itself, and a CPU build has
none of them. The basic lock holds what Findling cannot do without, for the small bundle; the lock for laion-clap what
goes on top of the first one. The hashes of all files lie beside them (lock_hashes.py).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import lock_hashes
from environment import BASIC_LOCK, LOCK, ROOT, TEST_LOCK
from laion_clap_environment import IMPORTED, OLDER, additions
from laion_clap_environment import LOCK as LAION_CLAP_LOCK
from plainly import Stop, explain, say

_PYTORCHS_OWN = ("nvidia-", "cuda-", "triton")
# uv does not look at the newest Python that a package allows: these versions are the last ones for 3.11 and later.
_CONSTRAINTS = "backports-strenum==1.2.8\n"
_EXTRA = "laion-clap"
# Whoever starts Findling with its own command has all of it at hand, switched on or not.
_AT_HAND = [
    word
    for extra in ("clip", "ocr", "speech", "explore", "learn", "assistant", "transfer", "shared")
    for word in ("--extra", extra)
]
# Of the extras, the small bundle has the one that adds few megabytes.
_SMALL = ["--extra", "assistant"]
_HEADER = "# Made by packaging/refresh_lock.py from pyproject.toml. Change pins there, then run it again.\n"


def compile_lock(extra_arguments: list[str]) -> str:
    """Resolve the project's pins. Returns: the lock's text, one package on each line."""
    lines = _resolve(["pyproject.toml", *extra_arguments], constraints=_CONSTRAINTS)
    return _HEADER + "\n".join(line for line in lines if not line.startswith(_PYTORCHS_OWN)) + "\n"


def compile_laion_clap_lock(main_lock: str) -> str:
    """What goes on top of Findling's own environment for laion-clap. Returns: as `compile_lock`.

    Args: main_lock: text of the lock of Findling's own environment.
    """
    pins = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"][_EXTRA]
    pin = next(one for one in pins if one.startswith(f"{_EXTRA}=="))
    present = main_lock.splitlines()
    constraints = "\n".join(line for line in present if line.partition("==")[0] not in OLDER)
    resolved = _resolve(["-"], constraints=constraints, wanted="\n".join(IMPORTED))
    return _HEADER + "\n".join([pin.partition(";")[0].strip(), *additions(resolved, present)]) + "\n"


def hashes(*locks: Path) -> str:
    """The text of the file of hashes. Raises: Stop: the index lists none for a package."""
    found: dict[str, tuple[str, ...]] = {}
    for lock in locks:
        found |= lock_hashes.from_uv(_resolve([str(lock), "--no-deps", "--generate-hashes"], constraints=""))
    without = [pin for pin, listed in found.items() if not listed]
    if without:
        raise Stop("Files have no hashes.", f"The index lists none for {', '.join(without)}.", "Use another index.")
    return lock_hashes.written(found)


def _resolve(arguments: list[str], *, constraints: str, wanted: str = "") -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "constraints.txt"
        file.write_text(constraints, encoding="utf-8")
        command = ["uv", "pip", "compile", *arguments, "--universal", "--python-version", "3.11", "--quiet"]
        command += ["--fork-strategy", "fewest", "--no-annotate", "--no-header", "--no-emit-index-url"]
        command += ["--constraints", str(file)]
        try:
            resolved = subprocess.run(
                command, cwd=ROOT, input=wanted, capture_output=True, text=True, encoding="utf-8", check=False
            )
        except FileNotFoundError as error:
            raise Stop("uv is not here.", "The locks are made with it.", "pip install uv, and try again.") from error
    if resolved.returncode != 0:
        raise Stop("The pins cannot be resolved.", resolved.stderr.strip(), "Change them in pyproject.toml.")
    return resolved.stdout.splitlines()


def main() -> int:
    """Write all locks."""
    try:
        LOCK.write_text(compile_lock(_AT_HAND), encoding="utf-8", newline="\n")
        basic = compile_lock([*_SMALL, "--constraints", str(LOCK)])
        BASIC_LOCK.write_text(basic, encoding="utf-8", newline="\n")
        TEST_LOCK.write_text(
            compile_lock([*_AT_HAND, "--extra", "test", "--extra", "release", "--constraints", str(LOCK)]),
            encoding="utf-8",
            newline="\n",
        )
        LAION_CLAP_LOCK.write_text(compile_laion_clap_lock(LOCK.read_text("utf-8")), encoding="utf-8", newline="\n")
        # The lock for the tests holds all that the first two hold.
        lock_hashes.FILE.write_text(hashes(TEST_LOCK, LAION_CLAP_LOCK), encoding="utf-8", newline="\n")
    except Stop as stop:
        return explain(stop)
    written = (LOCK, BASIC_LOCK, TEST_LOCK, LAION_CLAP_LOCK, lock_hashes.FILE)
    say(f"Written: {', '.join(file.name for file in written)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
