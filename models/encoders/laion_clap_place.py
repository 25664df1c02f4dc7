"""Where the package laion-clap is: in this Python environment, or in one made for it inside this one's folder.

It wants numpy 1, so an environment from the lock has it in one of its own (docs/adr/0008). Nothing of it is imported
here.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from models.extras import in_a_bundle

_FOLDER = "laion-clap"
# As packaging/environment.py leaves them: an environment is whole when it has the first and not the second.
_STAMP, _MARKER = "findling-stamp.json", "findling-unfinished"
_PACKAGE = "laion-clap"
_LIBRARIES = (_PACKAGE, "torchlibrosa", "librosa")


@dataclass(frozen=True, slots=True)
class Place:
    """Where laion-clap can be imported.

    Attributes:
        python: interpreter of the environment made for it; "" where it is in this one.
        packages: folder of that environment's packages.
    """

    python: str = ""
    packages: str = ""

    def libraries(self) -> dict[str, str]:
        """Versions of what decides its vectors, PyTorch and transformers apart, which are this environment's."""
        path = [self.packages] if self.packages else sys.path
        return {name: _version(name, path) or "absent" for name in _LIBRARIES}


def find(environment: Path | None = None) -> Place | None:
    """Where laion-clap is, or None.

    Args: environment: folder of the Python environment to look into; this one's by default.
    """
    if environment is None:
        if _version(_PACKAGE, sys.path):
            return Place()
        environment = Path(sys.prefix)
    own = environment / _FOLDER
    python = own / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if (own / _MARKER).exists() or not (own / _STAMP).is_file() or not python.exists():
        return None
    for packages in own.glob("Lib/site-packages" if os.name == "nt" else "lib/python3*/site-packages"):
        if _version(_PACKAGE, [str(packages)]):
            return Place(str(python), str(packages))
    return None


def why_not() -> str:
    """Why it cannot be used here, with what makes it usable; "" when it can."""
    if find() is not None:
        return ""
    if in_a_bundle():
        # A bundle: it has no interpreter for another environment (docs/adr/0023).
        return "The package laion-clap is in no edition that is unpacked; Findling started from its source can have it."
    if sys.version_info >= (3, 13):
        return "The package laion-clap needs Python 3.11 or 3.12, and this is a newer one."
    return (
        "The package laion-clap is not here. Beside Findling's source it is made ready with: "
        "python3 packaging/laion_clap_environment.py; otherwise with: pip install findling[laion-clap]"
    )


def _version(name: str, path: list[str]) -> str:
    found = next(iter(metadata.Distribution.discover(name=name, path=path)), None)
    try:
        return found.version if found is not None else ""
    except FileNotFoundError:  # what a library that stands in for importlib.metadata says of one without metadata
        return ""
