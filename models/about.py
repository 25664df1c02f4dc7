"""What Findling tells about itself: its version, and whose work it stands on."""

from __future__ import annotations

import sys
import tomllib
from importlib import metadata
from pathlib import Path

_NOTICES = "THIRD_PARTY_NOTICES.txt"
_LONGEST_LICENCE = 60
_UNSAID = "licence: see its own files"


def version() -> str:
    """Findling's version, of which pyproject.toml is the one source; "unknown" where even that is not at hand."""
    project = Path(__file__).resolve().parent.parent / "pyproject.toml"
    try:
        # Beside the code first: another Findling may be installed in the environment that runs this one.
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
    except (OSError, ValueError, KeyError):
        pass
    try:
        return metadata.version("findling")
    except metadata.PackageNotFoundError:
        return "unknown"


def notices() -> str:
    """The notices that came with a bundle, whole; otherwise the packages that are installed, a line for each."""
    for folder in (Path(sys.executable).parent, Path(getattr(sys, "_MEIPASS", sys.prefix))):
        try:
            return (folder / _NOTICES).read_text(encoding="utf-8")
        except OSError:
            continue
    lines = {_line(one) for one in metadata.distributions() if one.metadata["Name"]}
    return "\n".join(sorted(lines, key=str.lower))


def _line(package: metadata.Distribution) -> str:
    about = package.metadata
    said = [*about.get_all("License-Expression", ()), *about.get_all("License", ())]
    said += [one.rpartition("::")[2].strip() for one in about.get_all("Classifier", ()) if "License ::" in one]
    licence = next((one for one in said if one and one != "UNKNOWN" and len(one) < _LONGEST_LICENCE), _UNSAID)
    return f"{about['Name']} {package.version}: {licence}"
