"""Makes both locks anew from pyproject.toml: `.venv/bin/python packaging/refresh_lock.py` (needs uv on the path).

The locks are universal: one file for Linux, macOS and Windows and for every Python that pyproject.toml allows.
Left out are NVIDIA's libraries and Triton: PyTorch's own build for Linux names their exact versions itself, and a
CPU build has none of them.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from environment import LOCK, ROOT, TEST_LOCK
from plainly import Stop, explain, say

_PYTORCHS_OWN = ("nvidia-", "cuda-", "triton")
# uv does not look at the newest Python that a package allows: these versions are the last ones for 3.11 and later.
_CONSTRAINTS = "backports-strenum==1.2.8\n"
_HEADER = "# Made by packaging/refresh_lock.py from pyproject.toml. Change pins there, then run it again.\n"


def compile_lock(extra_arguments: list[str]) -> str:
    """Resolve the project's pins. Returns: the lock's text, one package on each line."""
    with tempfile.TemporaryDirectory() as folder:
        constraints = Path(folder) / "constraints.txt"
        constraints.write_text(_CONSTRAINTS, encoding="utf-8")
        command = ["uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11", "--quiet"]
        command += ["--fork-strategy", "fewest", "--no-annotate", "--no-header", "--no-emit-index-url"]
        command += ["--constraints", str(constraints), *extra_arguments]
        try:
            resolved = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
        except FileNotFoundError as error:
            raise Stop("uv is not here.", "The locks are made with it.", "pip install uv, and try again.") from error
    if resolved.returncode != 0:
        raise Stop("The pins cannot be resolved.", resolved.stderr.strip(), "Change them in pyproject.toml.")
    lines = [line for line in resolved.stdout.splitlines() if not line.startswith(_PYTORCHS_OWN)]
    return _HEADER + "\n".join(lines) + "\n"


def main() -> int:
    """Write both locks."""
    try:
        LOCK.write_text(compile_lock([]), encoding="utf-8", newline="\n")
        TEST_LOCK.write_text(
            compile_lock(["--extra", "test", "--constraints", str(LOCK)]), encoding="utf-8", newline="\n"
        )
    except Stop as stop:
        return explain(stop)
    say(f"Written: {LOCK.name}, {TEST_LOCK.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
