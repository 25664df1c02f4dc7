"""Makes every attempt to reach another computer fail, here and in child processes.

Python's own sockets are blocked: `socket.connect` and name look-ups, except to this computer.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from pathlib import Path
from typing import Any

attempts: list[str] = []


class NetworkBlocked(RuntimeError):
    """Something tried to reach the network. Not an OSError: "be silent when offline" code must not swallow it."""


def is_local(host: Any) -> bool:
    """Whether a host name or address is this computer."""
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if name in (None, "", "localhost", socket.gethostname()):
        return True
    try:
        return ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        return False


def block() -> None:
    """Block this process. Calling it again changes nothing."""
    if hasattr(socket.socket, "blocked_for_tests"):
        return
    # Set on the class itself: SSL sockets and whoever imported the class earlier are blocked with it.
    original = socket.socket
    connect, connect_ex, sendto, look_up = original.connect, original.connect_ex, original.sendto, socket.getaddrinfo

    def checked_connect(self: socket.socket, address: Any) -> None:
        _refuse_address(self, address)
        connect(self, address)

    def checked_connect_ex(self: socket.socket, address: Any) -> int:
        _refuse_address(self, address)
        return connect_ex(self, address)

    def checked_sendto(self: socket.socket, data: Any, *rest: Any) -> int:
        _refuse_address(self, rest[-1])
        return sendto(self, data, *rest)

    def checked_look_up(host: Any, *rest: Any, **named: Any) -> Any:
        refuse(host)
        return look_up(host, *rest, **named)

    changes = {
        "blocked_for_tests": True,
        "connect": checked_connect,
        "connect_ex": checked_connect_ex,
        "sendto": checked_sendto,
    }
    for name, value in changes.items():
        setattr(original, name, value)
    socket.getaddrinfo = checked_look_up


def _refuse_address(connection: socket.socket, address: Any) -> None:
    if connection.family in (socket.AF_INET, socket.AF_INET6):
        refuse(address[0])


def refuse(host: Any) -> None:
    """Raises: NetworkBlocked: the host is another computer."""
    if not is_local(host):
        attempts.append(str(host))
        raise NetworkBlocked(f"tests must not use the network; something asked for {host!r}")


def block_children() -> None:
    """Block every Python started from here on: `sitecustomize.py` beside this file runs at its start."""
    here = str(Path(__file__).resolve().parent)
    places = [place for place in os.environ.get("PYTHONPATH", "").split(os.pathsep) if place and place != here]
    os.environ["PYTHONPATH"] = os.pathsep.join([here, *places])
