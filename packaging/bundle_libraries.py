"""Native libraries of a bundle for Linux: what each needs, and how another takes its place. Needs binutils and `cc`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from plainly import Stop

_NEEDED = re.compile(r"\(NEEDED\)[^\[]*\[(?P<name>[^\]]+)\]")


def run(command: list[str]) -> str:
    """Run a tool of the compiler. Returns: what it printed.

    Raises: Stop: it is missing, or fails.
    """
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout
    except FileNotFoundError as error:
        raise Stop(
            f"There is no {command[0]} here.",
            "Libraries of a bundle are replaced with it.",
            "Install a C compiler (Debian and Ubuntu: sudo apt-get install gcc binutils) and try again.",
        ) from error
    except subprocess.CalledProcessError as error:
        raise Stop(f"{command[0]} failed.", error.stderr.strip(), "See what it says.") from error


def libraries(folder: Path) -> list[Path]:
    """Every library and module below a folder, each once."""
    return [path for path in sorted(folder.rglob("*.so*")) if path.is_file() and not path.is_symlink()]


def needed(library: Path) -> set[str]:
    """File names of what a library loads with it; empty for what is no library."""
    if library.read_bytes()[:4] != b"\x7fELF":
        return set()
    return {found["name"] for found in _NEEDED.finditer(run(["readelf", "--dynamic", "--wide", str(library)]))}


def compile_into(place: Path, source: Path, *options: str) -> None:
    """Put what is compiled from a C file in the place of a library, with the name that others know it by."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / place.name
        flags = ["-shared", "-fPIC", "-O2", "-s", f"-Wl,-soname,{place.name}"]
        run(["cc", *flags, str(source), "-o", str(made), *options])
        # Another file of the same name: to write into one that is loaded would pull the ground from under a program.
        place.unlink()
        shutil.copy(made, place)


def share_equal(folder: Path, pattern: str) -> int:
    """Of libraries that offer exactly the same, in the same versions, keep the smallest; the others become links to it.

    Several wheels bring the same version of one project's library, built with more or less room between its parts.
    Args: pattern: of paths below the folder. Returns: bytes saved.
    """
    kept: dict[str, Path] = {}
    saved = 0
    for path in sorted(folder.glob(pattern), key=lambda one: (one.is_symlink(), one.stat().st_size, str(one))):
        if path.is_symlink():
            continue
        # Without the places in memory, which differ.
        listed = run(["nm", "--dynamic", "--defined-only", "--format=just-symbols", str(path)])
        first = kept.setdefault(listed, path)
        if first is not path:
            saved += path.stat().st_size
            path.unlink()
            os.symlink(os.path.relpath(first, path.parent), path)
    return saved


def drop_unneeded(folder: Path, names: Iterable[str]) -> list[Path]:
    """Remove those of these libraries that none needs any more, then what only they needed. Returns: what went.

    Args: names: file names. Others stay, needed or not: some are looked up by name when a program runs.
    """
    wants = {path: needed(path) for path in libraries(folder)}
    dropped: list[Path] = []
    doubtful = set(names)
    while gone := [
        path for path in wants if path.name in doubtful and not any(path.name in others for others in wants.values())
    ]:
        for path in gone:
            doubtful |= wants.pop(path)
            path.unlink()
        dropped += gone
    for link in sorted(folder.rglob("*.so*")):
        if link.is_symlink() and not link.exists():
            link.unlink()
    return dropped
