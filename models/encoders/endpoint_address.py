"""Addresses of endpoints: which are allowed, and which are on one's own network."""

from __future__ import annotations

import ipaddress
import re
import urllib.parse
from dataclasses import dataclass

from models.encoders.protocol import MOST_DIM
from models.errors import UserError
from models.messages import say
from models.views import EndpointSettings

# Names that no public server has, besides plain ones without a dot (RFC 6761, 6762, 8375; ICANN 2024 on .internal).
_OWN_ENDINGS = (".local", ".localhost", ".home.arpa", ".internal", ".lan")
_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_]([a-z0-9_-]{0,62}))*")
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_LONGEST_MODEL = 200
_HIGHEST_PRICE = 1e6
_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class Address:
    """Where an endpoint is.

    Attributes:
        url: without a slash at the end and without "/embeddings".
        origin: scheme, host and port: whom a key is meant for.
        host: for people, with its port where that is not the usual one.
        own_network: whether it is this computer or one on the same network, where no encryption is required.
    """

    url: str
    origin: str
    host: str
    own_network: bool

    @property
    def leaves(self) -> str:
        """What leaves this computer when an encoder at this address is used, for people."""
        where = say("%1, which is on your own network", self.host) if self.own_network else self.host
        return say("The text of your documents and every query, as you type it, go to %1.", where)


def check_settings(settings: EndpointSettings) -> Address:
    """Make sure that settings can be meant.

    Raises: UserError: the address cannot be used, see `read_address`, or the model, dimensions or price make no sense.
    """
    address = read_address(settings.url)
    model = settings.model.strip()
    if not model or len(model) > _LONGEST_MODEL or not model.isprintable():
        raise _senseless("The model has no name, or one that no server would understand.")
    if settings.dimensions is not None and not 1 <= settings.dimensions <= MOST_DIM:
        raise _senseless(say("Vectors have between 1 and %1 dimensions.", MOST_DIM))
    price = settings.price_per_million_tokens
    if price is not None and not 0 <= price <= _HIGHEST_PRICE:
        raise _senseless("The price is no amount of money.")
    return address


def read_address(text: str) -> Address:
    """Understand what a person typed.

    Raises: UserError: not a web address, with a password or a query inside, or unencrypted to the internet.
    """
    text = text.strip()
    try:
        parts = urllib.parse.urlsplit(text)
        host = (parts.hostname or "").rstrip(".").encode("idna").decode()
        port = parts.port
    except ValueError as error:
        raise _refused("It is not a web address.") from error
    if parts.scheme not in _PORTS or not _is_host(host):
        raise _refused("It is not a web address.")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise _refused("It holds more than a place: a name, a password, a query or a mark.")
    if not parts.path.isascii() or not parts.path.isprintable() or " " in parts.path:
        raise _refused("There is a character in it that addresses do not have.")
    own = _is_own(host)
    if parts.scheme != "https" and not own:
        raise _refused(say("Without encryption everybody on the way to %1 could read your texts and the key.", host))
    place = f"[{host}]" if ":" in host else host
    if port is not None and port != _PORTS[parts.scheme]:
        place += f":{port}"
    origin = f"{parts.scheme}://{place}"
    return Address(origin + parts.path.rstrip("/").removesuffix("/embeddings").rstrip("/"), origin, place, own)


def _is_host(host: str) -> bool:
    return _ip_address(host) is not None or _NAME.fullmatch(host) is not None


def _is_own(host: str) -> bool:
    if address := _ip_address(host):
        address = getattr(address, "ipv4_mapped", None) or address
        return address.is_private or address.is_loopback or address.is_link_local
    # Digits alone may be read as a number of some computer on the internet.
    return host.endswith(_OWN_ENDINGS) or _PLAIN_NAME.fullmatch(host) is not None


def _ip_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _senseless(why: str) -> UserError:
    return UserError("This endpoint cannot be used.", why, "Look at the service's own pages for what to write.")


def _refused(why: str) -> UserError:
    return UserError(
        "This address cannot be used.",
        why,
        "Give one like https://api.openai.com/v1; http:// is for computers on your own network.",
    )
