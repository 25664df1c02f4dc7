"""One OpenBLAS for NumPy and FAISS: each of their wheels brings its own, of 25 and 39 MB.

NumPy's is kept. In the place of FAISS's stands a library of 14 KB that hands the fourteen functions which FAISS calls
on to it (`bundle/one_openblas.c`). They are the same functions of the same project; only the names and the width of
whole numbers differ.
"""

from __future__ import annotations

import re
from pathlib import Path

import bundle_libraries
from plainly import Stop

_SOURCE = Path(__file__).resolve().parent / "bundle" / "one_openblas.c"
_FAISS = "faiss_cpu.libs/libopenblas*.so*"
_NUMPY = "numpy.libs/libscipy_openblas64_*.so*"
_OFFERED = re.compile(r"^void (?P<name>\w+)_\(|^(?:GEMM|GESVD|GETRF|GETRI)\(\w+, (?P<made>\w+)\)", re.MULTILINE)
_CALLED = re.compile(r"\bU (?P<name>[a-z]\w*)_$", re.MULTILINE)


def offered() -> set[str]:
    """Names of the functions that are handed on, as BLAS and LAPACK have them."""
    found = _OFFERED.finditer(_SOURCE.read_text(encoding="utf-8"))
    return {one["name"] or one["made"] for one in found if not (one["name"] or "").startswith("scipy_")}


def share(folder: Path) -> int:
    """Do so with the wheels below a folder. Returns: bytes saved; 0 where they bring no OpenBLAS of their own.

    Raises: Stop: FAISS calls what is not handed on, or a tool is missing.
    """
    own, numpys = sorted(folder.glob(_FAISS)), sorted(folder.glob(_NUMPY))
    if not own or not numpys:
        return 0
    missing = _called(folder, own[0]) - offered()
    if missing:
        raise Stop(
            "FAISS cannot use NumPy's OpenBLAS.",
            f"It calls what is not handed on: {', '.join(sorted(missing))}.",
            f"Write it into {_SOURCE.name}, as the others are, and into the test of it.",
        )
    before = _bytes(folder)
    only_needed_by_it = bundle_libraries.needed(own[0])
    bundle_libraries.compile_into(
        own[0],
        _SOURCE,
        f"-L{numpys[0].parent}",
        f"-l:{numpys[0].name}",
        "-Wl,-z,defs",
        "-Wl,-rpath,$ORIGIN/../numpy.libs",
    )
    bundle_libraries.drop_unneeded(folder, only_needed_by_it)
    return before - _bytes(folder)


def _called(folder: Path, library: Path) -> set[str]:
    """What is asked of a library by those that load it."""
    called: set[str] = set()
    for user in bundle_libraries.libraries(folder / "faiss"):
        if library.name in bundle_libraries.needed(user):
            listed = bundle_libraries.run(["nm", "--dynamic", "--undefined-only", str(user)])
            called |= {one["name"] for one in _CALLED.finditer(listed)}
    return called


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in bundle_libraries.libraries(folder / "faiss_cpu.libs"))
