"""Milvus Lite: the engine of a Milvus server inside this process, with its files in a folder.

It is reached through a socket in a folder that only this user may enter. Left to itself, it would listen on a port,
where everybody on the computer could read and change what it holds.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from models.messages import say
from models.shared.vectors import VectorsUnavailable

_THREADS = 4
_GRACE_S = 5.0
# The client asks every ten seconds whether the server is still there; a server that is left to itself takes offence at
# that after a minute, and hangs up.
_OPTIONS = {
    "grpc.max_receive_message_length": -1,
    "grpc.keepalive_permit_without_calls": 1,
    "grpc.http2.min_ping_interval_without_data_ms": 5_000,
    "grpc.http2.max_ping_strikes": 0,
}


# Files and folders of Milvus Lite's own, in each folder that it has opened.
_MARKS = ("LOCK", "collections")


class LiteServer:
    """Serves one folder until it is closed. One program at a time can.

    Args:
        folder: where the vectors are, made when missing; the folder it is in must exist.
    Attributes:
        uri: what a client connects to.
    Raises: VectorsUnavailable: the package is missing, another program serves the folder, or it cannot be read or holds
        something else.
    """

    def __init__(self, folder: str) -> None:
        try:
            from milvus_lite.db import MilvusLite
            from milvus_lite.exceptions import DataDirLockedError, MilvusLiteError
        except ImportError as error:
            raise _missing() from error
        # Which folder it is, a catalogue may have said; and Milvus Lite writes into whatever it opens.
        if _holds_else(folder):
            raise _not_of_vectors(folder)
        try:
            self._engine = MilvusLite(folder)
        except DataDirLockedError as error:
            raise _in_use(folder) from error
        except (MilvusLiteError, OSError, ValueError) as error:
            raise _unreadable(folder, error) from error
        self._private = tempfile.mkdtemp(prefix="findling-")
        self.uri = f"unix:{os.path.join(self._private, 'vectors')}"
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="milvus-lite")
        self._server = self._serve()

    def close(self) -> None:
        """Write what is not written, and let go of the folder."""
        self._server.stop(_GRACE_S).wait()
        self._threads.shutdown()
        self._engine.close()
        shutil.rmtree(self._private, ignore_errors=True)

    def _serve(self) -> Any:
        import grpc
        from milvus_lite.adapter.grpc.servicer import MilvusServicer
        from pymilvus.grpc_gen import milvus_pb2_grpc

        server = grpc.server(self._threads, options=list(_OPTIONS.items()))
        milvus_pb2_grpc.add_MilvusServiceServicer_to_server(MilvusServicer(self._engine), server)
        server.add_insecure_port(self.uri)
        server.start()
        return server


def _holds_else(folder: str) -> bool:
    """Whether there is something in it, and not what Milvus Lite has made."""
    try:
        names = os.listdir(folder)
    except OSError:
        return False  # there is none yet, or who opens it says why not
    return bool(names) and not all(mark in names for mark in _MARKS)


def _missing() -> VectorsUnavailable:
    return VectorsUnavailable(
        "Vectors cannot be kept in a file here.",
        "The package milvus-lite, which does that, is not installed.",
        "Install it (pip install milvus-lite), or give the address of a Milvus server: http://HOST:19530.",
    )


def _not_of_vectors(folder: str) -> VectorsUnavailable:
    return VectorsUnavailable(
        say("Vectors cannot be kept in %1.", folder),
        "There is something else in that folder.",
        "Name a new or an empty folder. If the address of a library led here, ask whoever looks after it.",
    )


def _in_use(folder: str) -> VectorsUnavailable:
    return VectorsUnavailable(
        say("The vectors in %1 cannot be opened.", folder),
        "Another program has them open, and Milvus Lite serves one program at a time.",
        "Close the other program, or run a Milvus server if several are to use the library at once.",
    )


def _unreadable(folder: str, error: Exception) -> VectorsUnavailable:
    return VectorsUnavailable(
        say("The vectors in %1 cannot be opened.", folder),
        say("Milvus Lite says: %1", error),
        "Check the folder and its permissions; if it is damaged, remove it and index again.",
    )
