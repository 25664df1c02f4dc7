"""The libraries of a Linux system that Qt needs and Python packages do not bring.

Windows and macOS have all of them; on Linux the loader is asked, and what is missing is named with the one command
that installs it. The list was read from the NEEDED entries of Qt 6.11's own libraries and platform plugins.
"""

from __future__ import annotations

import ctypes
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from plainly import Stop, say


@dataclass(frozen=True)
class Library:
    """One shared library and the packages that hold it, by package manager.

    Attributes:
        essential: without it nothing can be shown; otherwise only `purpose` is lost.
    """

    name: str
    apt: str
    dnf: str
    pacman: str
    zypper: str
    essential: bool = True
    purpose: str = "the window"


# Every Qt program loads these, even one that draws to memory only.
_ALWAYS = (
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd", "libglvnd"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd", "libglvnd"),
    Library("libX11.so.6", "libx11-6", "libX11", "libx11", "libX11-6"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon", "libxkbcommon0"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus", "libdbus-1-3"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype", "freetype2", "libfreetype6"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2", "libglib-2_0-0"),
    Library("libgssapi_krb5.so.2", "libgssapi-krb5-2", "krb5-libs", "krb5", "krb5"),
    Library("libpulse.so.0", "libpulse0", "pulseaudio-libs", "libpulse", "libpulse0", False, "playing sounds"),
    # Qt's decoders of sound and film load these two, screen or no screen.
    Library("libXext.so.6", "libxext6", "libXext", "libxext", "libXext6", False, "playing sounds"),
    Library("libXrandr.so.2", "libxrandr2", "libXrandr", "libxrandr", "libXrandr2", False, "playing sounds"),
)
_X11 = (
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor", "libxcb-cursor0"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm", "libxcb-icccm4"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image", "libxcb-image0"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms", "libxcb-keysyms1"),
    Library(
        "libxcb-render-util.so.0",
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "xcb-util-renderutil",
        "libxcb-render-util0",
    ),
    Library("libxcb-util.so.1", "libxcb-util1", "xcb-util", "xcb-util", "libxcb-util1"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb", "libxcb-xkb1"),
    Library(
        "libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11", "libxkbcommon-x11-0"
    ),
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11", "libX11-xcb1"),
)
_WAYLAND = (
    Library("libwayland-client.so.0", "libwayland-client0", "libwayland-client", "wayland", "libwayland-client0"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor", "wayland", "libwayland-cursor0"),
    Library("libwayland-egl.so.1", "libwayland-egl1", "libwayland-egl", "wayland", "libwayland-egl1"),
)
_INSTALL_COMMANDS = {
    "apt-get": ("apt", "sudo apt-get install {}"),
    "dnf": ("dnf", "sudo dnf install {}"),
    "zypper": ("zypper", "sudo zypper install {}"),
    "pacman": ("pacman", "sudo pacman -S {}"),
}


def for_the_tests() -> Sequence[Library]:
    """What the test suite loads: Qt drawing to memory."""
    return _ALWAYS if sys.platform == "linux" else ()


def for_a_window(surroundings: Mapping[str, str]) -> Sequence[Library]:
    """What a window loads in these surroundings (environment variables).

    Raises: Stop: there is no screen at all.
    """
    if sys.platform != "linux":
        return ()
    platform = surroundings.get("QT_QPA_PLATFORM", "").partition(":")[0]
    has_wayland = bool(surroundings.get("WAYLAND_DISPLAY"))
    if platform in ("wayland", "xcb"):
        return (*_ALWAYS, *(_WAYLAND if platform == "wayland" else _X11))
    if platform:
        return _ALWAYS
    if not has_wayland and not surroundings.get("DISPLAY"):
        raise Stop(
            "There is no screen that Findling could open its window on.",
            "Neither DISPLAY nor WAYLAND_DISPLAY is set, as happens over ssh and in containers.",
            "Start it from a terminal inside your desktop; without one, the command line does the same work: "
            "see the README.",
        )
    return (*_ALWAYS, *(_WAYLAND if has_wayland else _X11))


def can_load(name: str) -> bool:
    """Whether the system's loader finds this library and all that it needs."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def check(libraries: Sequence[Library], loads: Callable[[str], bool] = can_load) -> None:
    """Warn of missing libraries that only a part of the program needs.

    Raises: Stop: one is missing that everything needs.
    """
    missing = [library for library in libraries if not loads(library.name)]
    if not missing:
        return
    names = ", ".join(library.name for library in missing)
    command = install_command(missing)
    if any(library.essential for library in missing):
        raise Stop(
            "Findling cannot draw its window on this system yet.",
            f"These system libraries are missing: {names}.",
            f"Install them, then run the same command again:\n    {command}",
        )
    lost = sorted({library.purpose for library in missing})
    say(f"Note: without {names}, {' and '.join(lost)} will not work. To add it:\n    {command}")


def install_command(missing: Sequence[Library], found: Callable[[str], str | None] = shutil.which) -> str:
    """The one command that installs these libraries with this system's package manager."""
    for manager, (field, command) in _INSTALL_COMMANDS.items():
        if found(manager):
            packages = dict.fromkeys(str(getattr(library, field)) for library in missing)
            return command.format(" ".join(packages))
    names = dict.fromkeys(chain(library.name for library in missing))
    return "(with your system's package manager, the packages that hold) " + " ".join(names)
