"""A shared library, open on one of its machines: what the command line and the window ask of it."""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import Any
from urllib.parse import urlsplit

from models.answers import Answer, SearchRequest
from models.catalogue.names import cleaned
from models.errors import UserError
from models.jobs import JobControl, Progress
from models.media.pool import usual_size
from models.messages import say
from models.search.queries import QueryEncoder
from models.shared import checking, indexing, machines, scanning
from models.shared.checking import SharedStatus, SpaceCheck
from models.shared.database import SharedCatalogue, begin_library
from models.shared.indexing import Means
from models.shared.leases import USUAL_TERM_S
from models.shared.machines import Place
from models.shared.searching import SharedSearch
from models.shared.vectors import SharedVectors, VectorsUnavailable

_SCHEMES = ("http", "https", "tcp")
_LONGEST_SHOWN = 200


def begin(url: str, vectors_uri: str) -> str:
    """Make a shared library, or bring the tables of an older one up to date. Returns: where its vectors are.

    Raises: LibraryUnavailable, VectorsUnavailable. UserError: it is not said where vectors are to be, or is said anew.
    """
    if vectors_uri:
        _demand_address(vectors_uri)
        vectors_uri = vectors_uri if "://" in vectors_uri else os.path.abspath(vectors_uri)
        _open_vectors(vectors_uri).close()
    return begin_library(url, vectors_uri)


def _demand_address(vectors_uri: str) -> None:
    """Raises: UserError: it holds a password, or is neither the address of a server nor a path that can be kept."""
    # The name of a folder may hold the sign, too.
    if "@" in vectors_uri and not os.path.isabs(vectors_uri):
        raise UserError(
            "The shared library was not made.",
            "The address of its vectors holds a name or a password, and every machine would read them.",
            "Leave them out, and set MILVUS_TOKEN to user:password on each machine.",
        )
    if not _is_address(vectors_uri):
        raise UserError(
            "The shared library was not made.",
            "What was given is neither the address of a Milvus server nor the name of a folder that can be kept.",
            "Write it like http://host:19530, or name a folder for Milvus Lite.",
        )


def _is_address(vectors_uri: str) -> bool:
    """Whether it is that of a server, or a path that can be kept."""
    try:
        vectors_uri.encode()
        parts = urlsplit(vectors_uri) if "://" in vectors_uri else None
        return parts is None or (parts.scheme in _SCHEMES and bool(parts.hostname) and parts.port != 0)
    except ValueError:
        return False


class SharedLibrary:
    """Safe between threads; `close` it.

    Args:
        url: of the catalogue, as SQLAlchemy has it.
        encoders, decoders: of this machine. They are not closed here.
        machine: what this machine is called among the others.
        vectors: in place of those that the catalogue names; for tests.

    Attributes:
        alone: whether no other program can open it meanwhile, since its vectors are in a folder.

    Raises: LibraryUnavailable, VectorsUnavailable.
    """

    def __init__(
        self, url: str, encoders: Any, decoders: Any, *, machine: str = "", vectors: SharedVectors | None = None
    ) -> None:
        self.machine = cleaned(machine or machines.usual_name())
        self.catalogue = SharedCatalogue(url)
        try:
            uri = self.catalogue.vectors_uri()
            self.alone = "://" not in uri
            self.vectors = vectors or _open_known_vectors(uri)
        except BaseException:
            self.catalogue.close()
            raise
        self._encoders, self._decoders = encoders, decoders
        self._search = SharedSearch(self.catalogue, self.vectors, QueryEncoder(None, encoders, decoders), self.machine)

    def add_folder(self, folder: bytes, name: str) -> Place:
        """Say where this machine has a root, which is made where nobody knows it yet. Raises: UserError."""
        return self.catalogue.change(
            lambda connection: machines.put_place(
                connection, machines.put_machine(connection, self.machine), name, folder
            )
        )

    def remove_root(self, name: str) -> None:
        """Forget a root on all machines. No file is touched. Raises: UserError: there is none of that name."""
        if not self.catalogue.change(lambda connection: machines.remove_root(connection, name)):
            raise UserError(
                "Nothing was removed.", say("The library has no root “%1”.", name), "See “findling shared status”."
            )

    def index(
        self, control: JobControl, *, term_s: float = USUAL_TERM_S, retry: bool = False
    ) -> Generator[Progress, None, None]:
        """Look through this machine's folders and do all that is left to do; see `indexing.index`.

        Args: retry: lets files that failed wait again. term_s: how long leases hold without a heartbeat.
        """
        if retry:
            with self.catalogue.read() as connection:
                root_ids = [place.root_id for place in machines.places_on(connection, self.machine)]
            self.catalogue.change(lambda connection: scanning.retry(connection, root_ids))
        means = Means(self.catalogue, self.vectors, self._encoders, self._decoders, self.machine, usual_size(), term_s)
        return indexing.index(means, control)

    def answer(self, request: SearchRequest) -> Answer:
        """Search; see `SharedSearch.answer`."""
        return self._search.answer(request)

    def status(self) -> SharedStatus:
        """How the library stands."""
        return checking.status(self.catalogue, self.vectors)

    def check(self) -> list[SpaceCheck]:
        """Compare the catalogue with the vectors."""
        return checking.check(self.catalogue, self.vectors)

    def repair(self, found: SpaceCheck) -> int:
        """See `checking.repair`."""
        return checking.repair(self.catalogue, self.vectors, found)

    def cut(self) -> None:
        """See `SharedCatalogue.cut`."""
        self.catalogue.cut()

    def close(self) -> None:
        """Let go of catalogue and vectors."""
        self.vectors.close()
        self.catalogue.close()


def _open_known_vectors(uri: str) -> SharedVectors:
    if "://" not in uri and not os.path.isdir(uri):
        raise VectorsUnavailable(
            "The vectors of the shared library cannot be used from here.",
            say("They are in the folder %1 of one machine, which this one does not have.", uri),
            "For several machines, let a Milvus server keep them: begin a new shared library with its address.",
        )
    if not _is_address(uri):
        raise VectorsUnavailable(
            "The vectors of the shared library cannot be used from here.",
            say("Its catalogue says that they are at %1, and that is no address of a server.", uri[:_LONGEST_SHOWN]),
            "Ask whoever looks after the library.",
        )
    return _open_vectors(uri)


def _open_vectors(uri: str) -> SharedVectors:
    from models.shared.milvus import open_milvus

    return open_milvus(uri)
