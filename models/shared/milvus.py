"""The vectors of a shared library in Milvus: a server or cluster that many machines use, or Milvus Lite in a folder.

What index a collection gets, and why never a graph, is in docs/adr/0026.
"""

from __future__ import annotations

import json
import logging
import os
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from models.shared.lite_server import LiteServer
from models.shared.milvus_errors import for_people, missing_package, no_certificates, too_old
from models.shared.vectors import Floats, Ids, Vectors, VectorsUnavailable, never_made, other_length
from models.sorted_ids import is_in

TOKEN_VARIABLE = "MILVUS_TOKEN"  # noqa: S105 (the name of a variable)
"""Environment variable with `user:password` or an API key."""
AUTHORITY_VARIABLE = "MILVUS_CA_FILE"
"""Environment variable with a file of certificates that vouch for the server, where the system's do not."""

_OLDEST = (2, 6)
_CONNECT_S = 10.0
_SEARCH_S = 30.0
_CHANGE_S = 120.0
_LOAD_S = 600.0
_BATCH_BYTES = 8_000_000
_BATCH_IDS = 10_000
# What Milvus gives back for one query, and in one page of ids.
_MOST_FOUND = 16_384
_MOST_ANSWERED = 100_000
# Ids that one request names: a quarter of a megabyte.
_MOST_NAMED = 50_000
_WIDER = 2.0
_KIND_LETTERS = 32


@dataclass(frozen=True, slots=True)
class _Layout:
    """How collections are made and asked.

    Attributes:
        stored: the type that vectors are sent and kept in.
        index, built, asked: the kind of index, with what it is built and searched with.
        has_templates: whether a filter can have its ids beside it, in place of as digits in its text.
    """

    stored: type[np.float16] | type[np.float32]
    index: str
    built: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, Any] = field(default_factory=dict)
    has_templates: bool = True

    @property
    def field_type(self) -> str:
        return "FLOAT16_VECTOR" if self.stored is np.float16 else "FLOAT_VECTOR"


# Exact, and without float16. What would make it quicker rounds the cosines.
_LITE = _Layout(np.float32, "FLAT", has_templates=False)
# One bit for each number names candidates, which are compared in float16. All lists are looked into: a quarter of them
# holds nine tenths of what is nearest, and less where there is a filter (docs/adr/0026).
_LISTS = 128
_SERVER = _Layout(
    np.float16,
    "IVF_RABITQ",
    {"nlist": _LISTS, "refine": True, "refine_type": "FP16"},
    {"nprobe": _LISTS, "refine_k": 20},
)


def open_milvus(uri: str, token: str | None = None) -> MilvusVectors:
    """Connect.

    Args:
        uri: http(s)://HOST:PORT or http(s)://HOST:PORT/DATABASE of a server, or the path of a folder for Milvus Lite.
        token: `user:password` or an API key; None takes it from the environment, where there is one.
    Raises: VectorsUnavailable: it cannot be reached, does not let us in, or is too old.
    """
    try:
        from pymilvus import MilvusClient
    except ImportError as error:
        raise missing_package() from error
    # It writes every failure to the terminal, with a traceback, and raises it as well.
    for name in ("pymilvus", "pymilvus.milvus_client", "milvus_lite", "grpc._server"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    lite = LiteServer(uri) if urlsplit(uri).scheme not in ("http", "https", "tcp", "unix") else None
    given = token if token is not None else os.environ.get(TOKEN_VARIABLE, "")
    authority = os.environ.get(AUTHORITY_VARIABLE, "")
    options = {"server_pem_path": authority} if authority and uri.startswith("https:") else {}
    if options and not os.access(authority, os.R_OK):
        raise no_certificates(authority)
    try:
        client = MilvusClient(lite.uri if lite else uri, token=given, timeout=_CONNECT_S, dedicated=True, **options)
        try:
            return MilvusVectors(client, _layout(client.get_server_version(timeout=_CONNECT_S)), _place(uri), lite)
        except BaseException:
            client.close()
            raise
    except BaseException as error:
        if lite is not None:
            lite.close()
        if isinstance(error, _failures()):
            raise for_people(error, _place(uri)) from error
        raise


class MilvusVectors:
    """See `SharedVectors`. A search gives at most 16,384 items for a query.

    Args:
        client: a `pymilvus.MilvusClient` of its own.
        layout: how collections are made.
        place: what the server is called in messages.
        lite: what to close with it.
    """

    def __init__(self, client: Any, layout: _Layout, place: str, lite: LiteServer | None = None) -> None:
        self._client = client
        self._layout = layout
        self._place = place
        self._lite = lite
        self._lock = threading.Lock()
        self._dims: dict[str, int] = {}

    def ensure(self, space: str, dim: int) -> None:
        if self._dim(space) is None:
            self._make(space, dim)
        has = self._dim(space)
        if has is None:
            raise never_made(space)
        if has != dim:
            raise other_length(has, dim)

    def add(self, space: str, ids: Ids, vectors: Vectors, kinds: Sequence[str]) -> None:
        has = self._dim(space)
        if has is None:
            raise never_made(space)
        if has != vectors.shape[1]:
            raise other_length(has, vectors.shape[1])
        stored = self._stored(vectors)
        rows = max(1, _BATCH_BYTES // (stored.itemsize * has))
        columns = zip(ids.tolist(), stored, kinds, strict=True)
        everything = [{"id": one, "vector": vector, "kind": kind} for one, vector, kind in columns]
        for first in range(0, len(everything), rows):
            self._ask(self._client.upsert, _name(space), everything[first : first + rows], timeout=_CHANGE_S)

    def remove(self, space: str, ids: Ids) -> None:
        if self._dim(space) is None:
            return
        for first in range(0, len(ids), _BATCH_IDS):
            gone = ids[first : first + _BATCH_IDS].tolist()
            self._ask(self._client.delete, _name(space), ids=gone, timeout=_CHANGE_S)

    def search(
        self, space: str, queries: Vectors, count: int, *, among: Ids | None = None, kind: str | None = None
    ) -> list[tuple[Ids, Floats]]:
        has = self._dim(space)
        if has is None or (among is not None and not len(among)):
            return [_NOTHING for _ in queries]
        if has != queries.shape[1]:
            raise other_length(has, queries.shape[1])
        wanted = min(count, _MOST_FOUND)
        together = max(1, _MOST_ANSWERED // wanted)
        found: list[tuple[Ids, Floats]] = []
        for first in range(0, len(queries), together):
            found += self._found(_Question(space, queries[first : first + together], wanted, kind), among)
        return found

    def ids(self, space: str) -> Iterator[Ids]:
        if self._dim(space) is None:
            return
        pages = self._ask(
            self._client.query_iterator,
            _name(space),
            batch_size=_BATCH_IDS,
            output_fields=["id"],
            timeout=_SEARCH_S,
            consistency_level="Strong",
        )
        try:
            while page := self._ask(pages.next):
                yield np.array([row["id"] for row in page], np.int64)
        finally:
            pages.close()

    def count(self, space: str) -> int:
        if self._dim(space) is None:
            return 0
        asked = {"output_fields": ["count(*)"], "timeout": _SEARCH_S, "consistency_level": "Strong"}
        return int(self._ask(self._client.query, _name(space), **asked)[0]["count(*)"])

    def close(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            with suppress(*_failures()):
                client.close()
        lite, self._lite = self._lite, None
        if lite is not None:
            lite.close()

    def _found(self, asked: _Question, among: Ids | None) -> list[tuple[Ids, Floats]]:
        if among is None:
            return self._search(asked)
        named = np.unique(among)
        if len(named) <= _MOST_NAMED:
            return self._search(asked, named)
        return self._wider(asked, named) or self._in_turns(asked, named)

    def _wider(self, asked: _Question, among: Ids) -> list[tuple[Ids, Floats]] | None:
        """Ask for more, and leave out what may not be found. Returns: None where that is not enough."""
        total = self._ask(self._client.get_collection_stats, _name(asked.space), timeout=_SEARCH_S)["row_count"]
        more = int(_WIDER * asked.count * max(1.0, total / len(among))) + 1
        if more > _MOST_FOUND:
            return None
        found = []
        for ids, cosines in self._search(replace(asked, count=more)):
            allowed = is_in(ids, among)
            if np.count_nonzero(allowed) < asked.count and len(ids) == more:
                return None
            found.append((ids[allowed][: asked.count], cosines[allowed][: asked.count]))
        return found

    def _in_turns(self, asked: _Question, among: Ids) -> list[tuple[Ids, Floats]]:
        """Ask about as many as a filter can name, then the next, and take the best of all."""
        turns = [self._search(asked, among[first : first + _MOST_NAMED]) for first in range(0, len(among), _MOST_NAMED)]
        return [_best(parts, asked.count) for parts in zip(*turns, strict=True)]

    def _search(self, asked: _Question, among: Ids | None = None) -> list[tuple[Ids, Floats]]:
        told, values = self._filter(asked.kind, among)
        hits = self._ask(
            self._client.search,
            _name(asked.space),
            data=list(self._stored(asked.queries)),
            anns_field="vector",
            limit=asked.count,
            filter=told,
            filter_params=values,
            output_fields=["id"],
            search_params={"metric_type": "IP", "params": self._layout.asked},
            timeout=_SEARCH_S,
        )
        return [(np.array(one.ids, np.int64), np.array(one.distances, np.float32)) for one in hits]

    def _filter(self, kind: str | None, among: Ids | None) -> tuple[str, dict[str, Any]]:
        parts, values = [], {}
        if kind is not None:
            parts.append(f"kind == {json.dumps(kind)}")
        if among is not None and self._layout.has_templates:
            parts.append("id in {among}")
            values["among"] = among.tolist()
        elif among is not None:
            parts.append(f"id in [{','.join(map(str, among.tolist()))}]")
        return " and ".join(parts), values

    def _stored(self, vectors: Vectors) -> Any:
        """As they are kept everywhere, in the type that this server takes."""
        return vectors.astype(np.float16).astype(self._layout.stored)

    def _dim(self, space: str) -> int | None:
        """The length of a space's vectors, with the space ready to be searched; None where nobody has made it."""
        with self._lock:
            known = self._dims.get(space)
        if known is not None:
            return known
        name = _name(space)
        if not self._ask(self._client.has_collection, name, timeout=_SEARCH_S):
            return None
        fields = self._ask(self._client.describe_collection, name, timeout=_SEARCH_S)["fields"]
        if not self._ask(self._client.list_indexes, name, timeout=_SEARCH_S):
            # Another machine is making it, or was when it ended.
            self._index(space)
        # Who may only search may not load.
        if self._ask(self._client.get_load_state, name, timeout=_SEARCH_S)["state"].name != "Loaded":
            self._ask(self._client.load_collection, name, timeout=_LOAD_S)
        dim = next(int(one["params"]["dim"]) for one in fields if one["name"] == "vector")
        with self._lock:
            self._dims[space] = dim
        return dim

    def _make(self, space: str, dim: int) -> None:
        from pymilvus import DataType

        schema = self._client.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("id", DataType.INT64, is_primary=True)
        schema.add_field("vector", DataType[self._layout.field_type], dim=dim)
        schema.add_field("kind", DataType.VARCHAR, max_length=_KIND_LETTERS)
        # Who writes finds what was written; others do a moment later.
        options = {"schema": schema, "consistency_level": "Session", "timeout": _CHANGE_S}
        try:
            self._ask(self._client.create_collection, _name(space), **options)
        except VectorsUnavailable:
            if not self._ask(self._client.has_collection, _name(space), timeout=_SEARCH_S):
                raise

    def _index(self, space: str) -> None:
        params = self._client.prepare_index_params()
        params.add_index("vector", index_type=self._layout.index, metric_type="IP", params=self._layout.built)
        try:
            self._ask(self._client.create_index, _name(space), params, timeout=_LOAD_S, sync=False)
        except VectorsUnavailable:
            if not self._ask(self._client.list_indexes, _name(space), timeout=_SEARCH_S):
                raise

    def _ask(self, call: Callable[..., Any], *args: Any, **options: Any) -> Any:
        try:
            return call(*args, **options)
        except _failures() as error:
            raise for_people(error, self._place) from error


@dataclass(frozen=True, slots=True)
class _Question:
    space: str
    queries: Vectors
    count: int
    kind: str | None


_NOTHING: tuple[Ids, Floats] = (np.empty(0, np.int64), np.empty(0, np.float32))


def _failures() -> tuple[type[Exception], ...]:
    import grpc
    from pymilvus.exceptions import MilvusException

    return MilvusException, grpc.RpcError


def _layout(version: str) -> _Layout:
    """Raises: VectorsUnavailable: the server is too old."""
    if version.startswith("milvus_lite"):
        return _LITE
    numbers = re.match(r"v?(\d+)\.(\d+)", version)
    # One that was built by hand names itself otherwise, and is taken to be new.
    if numbers and (int(numbers[1]), int(numbers[2])) < _OLDEST:
        raise too_old(version, ".".join(map(str, _OLDEST)))
    return _SERVER


def _place(uri: str) -> str:
    """What to call a server in messages: without the user and password that the address may hold."""
    parts = urlsplit(uri)
    return f"{parts.hostname}:{parts.port or 19530}" if parts.hostname else uri


def _name(space: str) -> str:
    return f"space_{space}"


def _best(parts: Sequence[tuple[Ids, Floats]], count: int) -> tuple[Ids, Floats]:
    ids = np.concatenate([part[0] for part in parts])
    cosines = np.concatenate([part[1] for part in parts])
    order = np.argsort(-cosines, kind="stable")[:count]
    return ids[order], cosines[order]
