"""Puts empty libraries in the place of the encoders under the GPL: `python packaging/empty_encoders.py FOLDER`.

FOLDER is a bundle for Linux, or anything else that holds wheels as they are unpacked. x264 and x265 encode video, which
Findling never does; FFmpeg and libheif only cannot be loaded without them. What takes their place is written here: it
offers each function that is asked for, and each says that it cannot (docs/adr/0027). Needs a C compiler and `nm`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from plainly import Stop, explain, say

_WITHOUT = re.compile(r"lib(?P<stem>x26[45])(-[0-9a-f]{8})?\.so\.\d+")
_WANTED = re.compile(r"\b(?P<kind>[Uuw]) (?P<name>x26[45]_\w+)")
# The one thing that is data: levels of H.264, a list that ends with a row of zeros.
_LISTS = ("x264_levels",)
_MARK = "findling_empty_encoder"
_LARGEST_BYTES = 100_000
_SOURCE = """\
const char findling_empty_encoder[] = "Stands where an encoder would be, and can do nothing.";
{functions}
{lists}
"""


def is_empty(path: Path) -> bool:
    """Whether a library is one of those that are made here."""
    return path.stat().st_size < _LARGEST_BYTES and _MARK.encode() in path.read_bytes()


def replace_all(folder: Path) -> list[Path]:
    """Replace every encoder below a folder. Returns: the files that were replaced.

    Raises: Stop: a tool is missing, or fails.
    """
    found = [path for path in sorted(folder.rglob("libx26*")) if _WITHOUT.fullmatch(path.name)]
    real = [path for path in found if not path.is_symlink()]
    for path in real:
        _replace(path, _wanted_beside(folder, path))
    return real


def _wanted_beside(folder: Path, library: Path) -> set[str]:
    """What the libraries that load this one ask it for; more is offered to some than they need."""
    stem = library.name[len("lib") :][:4]
    wanted: set[str] = set()
    for other in sorted(folder.rglob("*.so*")):
        if other.is_symlink() or _WITHOUT.fullmatch(other.name) or library.name.encode() not in other.read_bytes():
            continue
        listed = _run(["nm", "--dynamic", "--undefined-only", str(other)])
        wanted |= {found["name"] for found in _WANTED.finditer(listed) if found["name"].startswith(stem)}
    return wanted


def _replace(library: Path, names: set[str]) -> None:
    functions = "\n".join(f"void *{name}(void) {{ return 0; }}" for name in sorted(names) if name not in _LISTS)
    lists = "\n".join(f"const unsigned char {name}[256] = {{ 0 }};" for name in sorted(names) if name in _LISTS)
    with tempfile.TemporaryDirectory() as place:
        source, made = Path(place) / "empty.c", Path(place) / library.name
        source.write_text(_SOURCE.format(functions=functions, lists=lists), encoding="utf-8")
        command = ["cc", "-shared", "-fPIC", "-O2", "-s", f"-Wl,-soname,{library.name}", str(source), "-o", str(made)]
        _run(command)
        # Another file of the same name: to write into one that is loaded would pull the ground from under a program.
        library.unlink()
        shutil.copy(made, library)


def _run(command: list[str]) -> str:
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout
    except FileNotFoundError as error:
        raise Stop(
            f"There is no {command[0]} here.",
            "The encoders under the GPL are replaced with it.",
            "Install a C compiler (Debian and Ubuntu: sudo apt-get install gcc binutils) and try again.",
        ) from error
    except subprocess.CalledProcessError as error:
        raise Stop(f"{command[0]} failed.", error.stderr.strip(), "See what it says.") from error


def main() -> int:
    """Replace them. Returns: the exit status."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        return explain(Stop("No folder was named.", "There is nothing to look at.", "Name the folder of a bundle."))
    try:
        replaced = replace_all(Path(sys.argv[1]))
    except Stop as stop:
        return explain(stop)
    for path in replaced:
        say(f"Emptied: {path}")
    say(f"{len(replaced)} encoders under the GPL were replaced by empty ones.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
