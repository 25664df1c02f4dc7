"""Takes the names of functions out of libraries, which only debuggers read, where that does no harm.

Tools that repair wheels append to libraries in a way that `strip` may not understand: its result is loaded by no system
("ELF load command address/offset not page-aligned"). So each result is looked at before it takes the library's place.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

_PAGE_BYTES = 4096
_LOAD = 1
_LEAST_SAVED = 0.02


def strip_all(folder: Path) -> int:
    """Strip what lies below a folder. Returns: bytes saved; 0 where there is no `strip`."""
    tool = shutil.which("strip")
    if tool is None:
        return 0
    return sum(_strip(tool, path) for path in sorted(folder.rglob("*.so*")) if path.is_file() and not path.is_symlink())


def is_loadable(library: bytes) -> bool:
    """Whether the parts of a 64-bit ELF library that are mapped into memory lie where pages can begin.

    Source: System V ABI, "Program Header": p_vaddr and p_offset are congruent modulo the page size.
    """
    if library[:5] != b"\x7fELF\x02":
        return False
    return all((offset - address) % _PAGE_BYTES == 0 for offset, address in _loaded(library))


def _loaded(library: bytes) -> Iterator[tuple[int, int]]:
    """Place in the file and in memory of each part that is mapped."""
    (first,) = struct.unpack_from("<Q", library, 32)
    each, count = struct.unpack_from("<HH", library, 54)
    for number in range(count):
        kind, _, offset, address = struct.unpack_from("<IIQQ", library, first + number * each)
        if kind == _LOAD:
            yield offset, address


def _strip(tool: str, path: Path) -> int:
    before = path.stat()
    with tempfile.TemporaryDirectory() as folder:
        stripped = Path(folder) / path.name
        command = [tool, "--strip-unneeded", "-o", str(stripped), str(path)]
        if subprocess.run(command, capture_output=True, check=False).returncode != 0:
            return 0
        saved = before.st_size - stripped.stat().st_size
        if saved < before.st_size * _LEAST_SAVED or not is_loadable(stripped.read_bytes()):
            return 0
        shutil.copyfile(stripped, path)
        os.chmod(path, before.st_mode)
    return saved
