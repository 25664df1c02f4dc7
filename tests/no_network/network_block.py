"""Makes every use of the network fail, here and in each Python that the tests start.

An audit hook (PEP 578) sees connections, bindings, datagrams and look-ups of names of all of Python, whatever class or
library they come from, and nothing can take it off again. Sockets between processes of this computer (AF_UNIX, pairs)
are no network. Addresses of this computer are refused, too, except while a test that is marked `local_server` runs.

What native code does by itself (FFmpeg, gRPC, Qt) is not seen here; docs/releasing.md has a run without any network.
"""

from __future__ import annotations

import contextlib
import ipaddress
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_MAY = "FINDLING_TESTS_LOCAL_SERVER"
_NOTES = "FINDLING_TESTS_NETWORK_ATTEMPTS"
_TO_ADDRESS = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")
_TO_NAME = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
_FAMILIES = (socket.AF_INET, socket.AF_INET6)
# Takes an address of this computer when it is imported, to see whether there is IPv6, and lets go of it at once.
_PROBE = "urllib3.util.connection"
_on = False


class NetworkBlocked(RuntimeError):
    """Something tried to use the network. Not an OSError: "be silent when offline" code must not swallow it."""


def is_loopback(host: Any) -> bool:
    """Whether a host name or address can only mean this computer."""
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        return False


def block() -> None:
    """Block this process, for as long as it lives. Calling it again changes nothing."""
    global _on
    if not _on:
        _on = True
        sys.addaudithook(_hook)


def block_children(notes: Path) -> None:
    """Block every Python started from here on: `sitecustomize.py` beside this file runs at its start.

    Args: notes: the file in which each of them notes what it tried.
    """
    here = str(Path(__file__).resolve().parent)
    places = [place for place in os.environ.get("PYTHONPATH", "").split(os.pathsep) if place and place != here]
    os.environ["PYTHONPATH"] = os.pathsep.join([here, *places])
    os.environ[_NOTES] = str(notes)


@contextlib.contextmanager
def loopback_allowed(allowed: bool) -> Iterator[None]:
    """Whether this process, and those started meanwhile, may serve and ask at this computer's own addresses."""
    before = os.environ.pop(_MAY, None)
    if allowed:
        os.environ[_MAY] = "1"
    try:
        yield
    finally:
        os.environ.pop(_MAY, None)
        if before is not None:
            os.environ[_MAY] = before


def attempts() -> list[str]:
    """What this process and its children tried since this was last asked."""
    notes = os.environ.get(_NOTES, "")
    try:
        if not notes or not os.path.getsize(notes):
            return []
        with open(notes, "r+", encoding="utf-8") as file:
            lines = file.read().splitlines()
            file.truncate(0)
    except FileNotFoundError:
        return []
    return sorted(set(lines))


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if not event.startswith("socket."):
        return
    if event in _TO_ADDRESS and arguments[0].family in _FAMILIES:
        address = arguments[1]
        if address is not None:  # a datagram on a socket that was connected, which was seen
            allowed = _loopback_is_allowed() or (event == "socket.bind" and _asked_by(_PROBE))
            _refuse(event, address[0], may=allowed and is_loopback(address[0]))
    elif event in _TO_NAME:
        # Looking up its own name sends nothing; what is done with the address is seen again.
        _refuse(event, arguments[0], may=arguments[0] in (None, "", socket.gethostname()) or is_loopback(arguments[0]))


def _loopback_is_allowed() -> bool:
    # Windows makes pairs of sockets of two connections to itself.
    return _MAY in os.environ or sys.platform == "win32"


def _asked_by(module: str) -> bool:
    return str(sys._getframe(2).f_globals.get("__name__")).endswith(module)  # pip has a copy of its own inside it


def _refuse(event: str, host: Any, *, may: bool) -> None:
    if may:
        return
    if _NOTES in os.environ:
        with open(os.environ[_NOTES], "a", encoding="utf-8") as file:
            file.write(f"{event} {host!r}\n")
    raise NetworkBlocked(
        f"tests must not use the network; something asked for {host!r} ({event}). "
        "A test that starts a server on this computer is marked with @pytest.mark.local_server."
    )
