"""The SHA-256 of every file of every package that the locks name, so that pip takes no other.

They lie in a file of their own, for all locks together: with them inside, nobody could read a lock any more. PyTorch's
builds for processors come from another place, under another version, and NVIDIA's libraries are named by PyTorch
itself; neither is in a lock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from plainly import Stop

FILE = Path(__file__).resolve().parent / "requirements-hashes.txt"
_HEADER = "# Made by packaging/refresh_lock.py: every file that the package index lists for what the locks pin.\n"


def pin_of(line: str) -> str:
    """What a line of a lock pins, as in "numpy==2.4.6"; empty where it pins nothing."""
    pin = line.partition("#")[0].partition(";")[0].strip()
    return pin if "==" in pin else ""


def read(file: Path) -> dict[str, tuple[str, ...]]:
    """Hashes by pins."""
    words = (line.split() for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {pin: tuple(hashes) for pin, *hashes in words}


def written(known: Mapping[str, Iterable[str]]) -> str:
    """The text that `read` reads."""
    return _HEADER + "".join(f"{pin} {' '.join(sorted(hashes))}\n" for pin, hashes in sorted(known.items()))


def from_uv(lines: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Hashes by pins, in what `uv pip compile --generate-hashes` prints."""
    found: dict[str, list[str]] = {}
    hashes: list[str] = []
    for line in (one.strip().removesuffix("\\").strip() for one in lines):
        if line.startswith("--hash="):
            hashes.append(line.removeprefix("--hash="))
        elif pin_of(line):
            hashes = found.setdefault(pin_of(line), [])
    return {pin: tuple(sorted(set(hashes))) for pin, hashes in found.items()}


def requirements(lock: Path, target: Path) -> list[str]:
    """Arguments of pip that install what a lock says, and nothing else.

    Args: target: a file that is written for pip, beside what it installs.

    Raises: Stop: the hashes are older than the lock.
    """
    known = read(FILE)
    lines = lock.read_text(encoding="utf-8").splitlines()
    missing = [pin_of(line) for line in lines if pin_of(line) and not known.get(pin_of(line))]
    if missing:
        raise Stop(
            "The packages that Findling needs cannot be installed.",
            f"It is not known which files are meant by {', '.join(missing)}: {FILE.name} is older than {lock.name}.",
            "Run packaging/refresh_lock.py. If you changed no lock yourself, get Findling's files anew.",
        )
    checked = (" ".join([line, *(f"--hash={one}" for one in known[pin_of(line)])]) for line in lines if pin_of(line))
    target.write_text("\n".join([*checked, ""]), encoding="utf-8")
    return ["--no-deps", "--require-hashes", "--requirement", str(target)]
