"""Makes an AppImage of a built bundle: one file that runs on any Linux desktop.

The folder that goes into it (AppDir) is made here; `appimagetool` packs it where it is installed. An AppImage is
mounted at another path each time it is started, so nothing that a library remembers may lie inside: see
models/samples.py.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import bundle_contents as contents
from plainly import Stop, say

_FOLDER = contents.ROOT / "packaging" / "appimage"
_TOOL = "appimagetool"


def make(bundle: Path) -> list[Path]:
    """Make it, or only the folder where the tool is missing, and say so. Returns: the AppImage, if there is one.

    Raises: Stop: this is not Linux, or the tool failed.
    """
    if sys.platform != "linux":
        raise Stop("No AppImage was made.", "They are for Linux.", "Leave --appimage away on this system.")
    made = lay_out(bundle, bundle.with_name(bundle.name + ".AppDir"))
    tool = shutil.which(_TOOL)
    if tool is None:
        say(f"No AppImage was made: {_TOOL} is not installed. What goes into it is in {made}")
        return []
    target = bundle.with_name(bundle.name + ".AppImage")
    environment = {**os.environ, "ARCH": os.uname().machine, "VERSION": contents.version()}
    done = subprocess.run([tool, "--comp", "zstd", str(made), str(target)], env=environment, check=False)
    if done.returncode != 0:
        raise Stop("No AppImage was made.", f"{_TOOL} says above why.", "Mend that, then run this again with --kept.")
    return [target]


def lay_out(bundle: Path, target: Path) -> Path:
    """The folder that becomes an AppImage, in the place of an older one. Returns: the same.

    Source: AppImage specification, "AppDir": AppRun, one desktop entry and its icon at the top.
    """
    shutil.rmtree(target, ignore_errors=True)
    inside = target / "usr" / "lib" / "findling"
    inside.parent.mkdir(parents=True)
    shutil.copytree(bundle, inside, symlinks=True, copy_function=_link)
    shutil.move(inside / "share", target / "usr" / "share")
    (inside / "install.sh").unlink()
    (target / "usr" / "bin").mkdir()
    for name in contents.PROGRAMS:
        os.symlink(f"../lib/findling/{name}", target / "usr" / "bin" / name)
    shutil.copy(_FOLDER / "AppRun", target / "AppRun")
    share = target / "usr" / "share"
    shutil.copyfile(share / "applications" / "findling.desktop", target / "findling.desktop")
    shutil.copyfile(share / "icons" / "hicolor" / "256x256" / "apps" / "findling.png", target / "findling.png")
    os.symlink("findling.png", target / ".DirIcon")
    return target


def _link(source: str, target: str) -> str:
    """The same file once more, without taking its room again where that is possible."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target
