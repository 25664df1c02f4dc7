"""Puts what a Linux desktop wants where it looks for it: `python packaging/install_desktop.py [PREFIX]`.

PREFIX is ~/.local where none is named: the menu entry, the icons, "Open with Findling" in file managers, the
description for software centres and the manual page are then there for this user. A package puts them below /usr.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import make_icons

_FROM = Path(__file__).resolve().parent / "linux"
# Where each file goes, below PREFIX/share.
PLACES = {
    "findling.desktop": "applications/findling.desktop",
    "findling.metainfo.xml": "metainfo/findling.metainfo.xml",
    "findling-servicemenu.desktop": "kio/servicemenus/findling.desktop",
    "findling.1": "man/man1/findling.1",
}
# They know of what is new only once they are told; where they are missing, the desktop looks by itself, later.
_TOLD = (("update-desktop-database", "applications"), ("gtk-update-icon-cache", "icons/hicolor"))


def install(prefix: Path) -> list[Path]:
    """Copy everything. Returns: what is there now."""
    share = prefix / "share"
    installed = []
    for name, place in PLACES.items():
        target = share / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_FROM / name, target)
        # In a home folder, Dolphin uses only menus that may be run.
        target.chmod(0o755 if "servicemenus" in place else 0o644)
        installed.append(target)
    return installed + make_icons.make_theme(share / "icons")


def tell(prefix: Path) -> None:
    """Let the desktop's caches know, where there are any."""
    for command, folder in _TOLD:
        if shutil.which(command) is not None:
            quiet = subprocess.DEVNULL
            subprocess.run([command, str(prefix / "share" / folder)], stdout=quiet, stderr=quiet, check=False)


def main() -> int:
    """Install for the user, or below the folder that is named."""
    if os.name != "posix" or sys.platform == "darwin" or len(sys.argv) > 2:
        print(__doc__, file=sys.stderr)
        return 2
    prefix = Path(sys.argv[1]) if len(sys.argv) == 2 else Path.home() / ".local"
    for path in install(prefix):
        print(path)
    tell(prefix)
    return 0


if __name__ == "__main__":
    sys.exit(main())
