"""What is Milvus' own: files that last, a server that is away, and what a cluster is sent.

No cluster can be had in a test. Lite is the real thing for what the two have in common; for the rest, `Cluster` looks
at what a cluster would get.
"""

from __future__ import annotations

import base64
import json
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models.shared import milvus
from models.shared.lite_server import LiteServer
from models.shared.milvus import open_milvus
from models.shared.vectors import Vectors, VectorsUnavailable

pytest.importorskip("pymilvus", reason="pymilvus is not installed")
pytest.importorskip("milvus_lite", reason="milvus-lite is not installed")

import grpc
from pymilvus.grpc_gen import common_pb2, milvus_pb2, milvus_pb2_grpc, schema_pb2

pytestmark = pytest.mark.local_server

SPACE = "c" * 64
DIM = 8
DONE = common_pb2.Status()
MISSING = common_pb2.Status(code=100, error_code=common_pb2.CollectionNotExists, reason="collection not found")


def rows(count: int) -> Vectors:
    return np.eye(count, DIM, dtype=np.float32)


def test_vectors_outlast_the_program(tmp_path: Path) -> None:
    place = str(tmp_path / "vectors")
    first = open_milvus(place)
    first.ensure(SPACE, DIM)
    first.add(SPACE, np.array([3, 4]), rows(2), ["image", "image"])
    first.close()
    first.close()
    again = open_milvus(place)
    assert again.count(SPACE) == 2
    assert again.search(SPACE, rows(1), 1)[0][0].tolist() == [3]
    again.close()


def test_one_program_at_a_time(tmp_path: Path) -> None:
    server = LiteServer(str(tmp_path / "vectors"))
    with pytest.raises(VectorsUnavailable, match="Another program has them open"):
        open_milvus(str(tmp_path / "vectors"))
    server.close()


def test_nobody_else_on_the_computer_reaches_it(tmp_path: Path) -> None:
    server = LiteServer(str(tmp_path / "vectors"))
    socket = Path(server.uri.removeprefix("unix:"))
    assert socket.is_socket() and socket.parent.stat().st_mode & 0o077 == 0
    server.close()
    assert not socket.parent.exists()


def test_a_folder_that_cannot_be_had_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(VectorsUnavailable, match="Check the folder"):
        open_milvus(str(tmp_path / "file"))


def test_a_missing_package_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "milvus_lite.db", None)
    with pytest.raises(VectorsUnavailable, match="pip install milvus-lite"):
        open_milvus(str(tmp_path / "vectors"))
    monkeypatch.setitem(__import__("sys").modules, "pymilvus", None)
    with pytest.raises(VectorsUnavailable, match="pymilvus"):
        open_milvus(str(tmp_path / "vectors"))


def test_certificates_that_are_not_there_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILVUS_CA_FILE", "/no/such.pem")
    with pytest.raises(VectorsUnavailable, match="MILVUS_CA_FILE"):
        open_milvus("https://127.0.0.1:1")


def test_a_server_that_is_away_is_said_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(milvus, "_CONNECT_S", 0.2)
    with pytest.raises(VectorsUnavailable, match=r"127\.0\.0\.1:9 cannot be reached") as caught:
        open_milvus("http://somebody:secret@127.0.0.1:9")
    assert "secret" not in str(caught.value)


def test_two_machines_may_make_a_space_at_once(tmp_path: Path) -> None:
    server = LiteServer(str(tmp_path / "vectors"))
    one, other = open_milvus(server.uri), open_milvus(server.uri)
    # The other machine has looked, too, before this one made it.
    one.ensure(SPACE, DIM)
    other._make(SPACE, DIM)
    other.ensure(SPACE, DIM)
    other.add(SPACE, np.array([1]), rows(1), ["image"])
    assert one.count(SPACE) == 1
    for each in (one, other):
        each.close()
    server.close()


@pytest.mark.parametrize("found", [10, 60])
def test_more_items_than_a_filter_can_name(tmp_path: Path, found: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(milvus, "_MOST_NAMED", 10)
    # With so few for an answer, asking for more is not enough, and they are asked about in turns.
    monkeypatch.setattr(milvus, "_MOST_FOUND", found)
    drawn = np.random.default_rng(0).normal(size=(51, DIM)).astype(np.float32)
    drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
    store = open_milvus(str(tmp_path / "vectors"))
    store.ensure(SPACE, DIM)
    store.add(SPACE, np.arange(100, 150), drawn[:50], ["image"] * 50)
    exact = drawn[20:49] @ drawn[50]
    [(ids, cosines)] = store.search(SPACE, drawn[50:], 8, among=np.arange(120, 149))
    assert ids.tolist() == (np.argsort(-exact)[:8] + 120).tolist()
    assert np.allclose(cosines, np.sort(exact)[::-1][:8], atol=2e-3)
    store.close()


class Cluster(milvus_pb2_grpc.MilvusServiceServicer):
    """Keeps what it is sent, and answers like a server with one collection and one item.

    Attributes:
        sent: requests by name, the newest only.
    """

    def __init__(self, version: str = "v2.6.6", token: str = "") -> None:
        self.version = version
        self.authorization = base64.b64encode(token.encode()).decode()
        self.sent: dict[str, Any] = {}

    def Connect(self, request: Any, context: Any) -> Any:  # noqa: N802 (the protocol's names)
        if self.authorization and ("authorization", self.authorization) not in context.invocation_metadata():
            context.abort(grpc.StatusCode.UNAUTHENTICATED, "auth check failure, please check username and password")
        return milvus_pb2.ConnectResponse(status=DONE)

    def GetVersion(self, request: Any, context: Any) -> Any:  # noqa: N802
        return milvus_pb2.GetVersionResponse(status=DONE, version=self.version)

    def CreateCollection(self, request: Any, context: Any) -> Any:  # noqa: N802
        return self._keep("CreateCollection", request)

    def DescribeCollection(self, request: Any, context: Any) -> Any:  # noqa: N802
        if "CreateCollection" not in self.sent:
            return milvus_pb2.DescribeCollectionResponse(status=MISSING)
        schema = schema_pb2.CollectionSchema.FromString(self.sent["CreateCollection"].schema)
        return milvus_pb2.DescribeCollectionResponse(status=DONE, schema=schema)

    def DescribeIndex(self, request: Any, context: Any) -> Any:  # noqa: N802
        if "CreateIndex" not in self.sent:
            return milvus_pb2.DescribeIndexResponse(status=common_pb2.Status(code=700, reason="index not found"))
        known = milvus_pb2.IndexDescription(index_name="vector", field_name="vector")
        return milvus_pb2.DescribeIndexResponse(status=DONE, index_descriptions=[known])

    def CreateIndex(self, request: Any, context: Any) -> Any:  # noqa: N802
        return self._keep("CreateIndex", request)

    def LoadCollection(self, request: Any, context: Any) -> Any:  # noqa: N802
        return self._keep("LoadCollection", request)

    def GetLoadState(self, request: Any, context: Any) -> Any:  # noqa: N802
        is_loaded = "LoadCollection" in self.sent
        state = common_pb2.LoadStateLoaded if is_loaded else common_pb2.LoadStateNotLoad
        return milvus_pb2.GetLoadStateResponse(status=DONE, state=state)

    def GetLoadingProgress(self, request: Any, context: Any) -> Any:  # noqa: N802
        return milvus_pb2.GetLoadingProgressResponse(status=DONE, progress=100, refresh_progress=100)

    def Upsert(self, request: Any, context: Any) -> Any:  # noqa: N802
        self._keep("Upsert", request)
        return milvus_pb2.MutationResult(status=DONE, upsert_cnt=request.num_rows)

    def Search(self, request: Any, context: Any) -> Any:  # noqa: N802
        self._keep("Search", request)
        if "broken" in request.dsl:
            return milvus_pb2.SearchResults(
                status=common_pb2.Status(code=65535, reason="a node has no memory\nat x.go")
            )
        ids = schema_pb2.IDs(int_id=schema_pb2.LongArray(data=[7]))
        found = schema_pb2.SearchResultData(num_queries=1, top_k=1, ids=ids, scores=[0.5], topks=[1])
        return milvus_pb2.SearchResults(status=DONE, results=found)

    def _keep(self, name: str, request: Any) -> Any:
        self.sent[name] = request
        return DONE


@pytest.fixture
def serve() -> Iterator[Callable[[Cluster], str]]:
    """Starts a cluster and gives its address."""
    running: list[tuple[Any, ThreadPoolExecutor, tempfile.TemporaryDirectory[str]]] = []

    def start(cluster: Cluster) -> str:
        folder, threads = tempfile.TemporaryDirectory(), ThreadPoolExecutor(2)
        server = grpc.server(threads)
        milvus_pb2_grpc.add_MilvusServiceServicer_to_server(cluster, server)
        server.add_insecure_port(f"unix:{folder.name}/s")
        server.start()
        running.append((server, threads, folder))
        return f"unix:{folder.name}/s"

    yield start
    for server, threads, folder in running:
        server.stop(0).wait()
        threads.shutdown()
        folder.cleanup()


def pairs(values: Any) -> dict[str, str]:
    return {pair.key: pair.value for pair in values}


def test_a_cluster_keeps_half_floats_under_an_index_of_bits_that_is_refined(
    serve: Callable[[Cluster], str],
) -> None:
    cluster = Cluster()
    store = open_milvus(serve(cluster))
    store.ensure(SPACE, DIM)
    schema = schema_pb2.CollectionSchema.FromString(cluster.sent["CreateCollection"].schema)
    kinds = {one.name: one.data_type for one in schema.fields}
    assert kinds == {"id": schema_pb2.Int64, "vector": schema_pb2.Float16Vector, "kind": schema_pb2.VarChar}
    assert [one.name for one in schema.fields if one.is_primary_key and not one.autoID] == ["id"]
    assert cluster.sent["CreateCollection"].consistency_level == common_pb2.Session
    built = pairs(cluster.sent["CreateIndex"].extra_params)
    expected = {
        "index_type": "IVF_RABITQ",
        "metric_type": "IP",
        "nlist": "128",
        "refine": "True",
        "refine_type": "FP16",
    }
    assert built == expected
    vectors = np.random.default_rng(0).normal(size=(2, DIM)).astype(np.float32)
    store.add(SPACE, np.array([7, 8]), vectors, ["image", "audio"])
    columns = {one.field_name: one for one in cluster.sent["Upsert"].fields_data}
    assert columns["vector"].vectors.float16_vector == vectors.astype(np.float16).tobytes()
    assert list(columns["id"].scalars.long_data.data) == [7, 8]
    store.close()


def test_a_cluster_is_asked_with_half_floats_and_ids_beside_the_filter(serve: Callable[[Cluster], str]) -> None:
    cluster = Cluster()
    store = open_milvus(serve(cluster))
    store.ensure(SPACE, DIM)
    [(ids, cosines)] = store.search(SPACE, rows(1), 3, among=np.array([9, 7]), kind="image")
    assert (ids.tolist(), cosines.tolist()) == ([7], [0.5])
    asked = cluster.sent["Search"]
    assert asked.dsl == 'kind == "image" and id in {among}'
    assert list(asked.expr_template_values["among"].array_val.long_data.data) == [7, 9]
    group = common_pb2.PlaceholderGroup.FromString(asked.placeholder_group).placeholders[0]
    assert (group.type, group.values[0]) == (common_pb2.Float16Vector, rows(1).astype(np.float16).tobytes())
    told = pairs(asked.search_params)
    assert json.loads(told["params"]) == {"metric_type": "IP", "nprobe": 128, "refine_k": 20}
    assert told["topk"] == "3"
    store.close()


def test_who_only_searches_changes_nothing(serve: Callable[[Cluster], str]) -> None:
    cluster = Cluster()
    address = serve(cluster)
    writer = open_milvus(address)
    writer.ensure(SPACE, DIM)
    writer.close()
    cluster.sent |= {"CreateIndex": None, "LoadCollection": None}
    reader = open_milvus(address)
    assert reader.search(SPACE, rows(1), 1)[0][0].tolist() == [7]
    assert cluster.sent["CreateIndex"] is None and cluster.sent["LoadCollection"] is None
    reader.close()


def test_what_a_server_says_is_told_in_one_line(serve: Callable[[Cluster], str]) -> None:
    store = open_milvus(serve(Cluster()))
    store.ensure(SPACE, DIM)
    with pytest.raises(VectorsUnavailable, match="The server says: a node has no memory If"):
        store.search(SPACE, rows(1), 1, kind="broken")
    store.close()


def test_an_old_server_is_refused(serve: Callable[[Cluster], str]) -> None:
    with pytest.raises(VectorsUnavailable, match=r"v2\.5\.9.*2\.6"):
        open_milvus(serve(Cluster("v2.5.9")))


def test_the_key_comes_from_the_environment(serve: Callable[[Cluster], str], monkeypatch: pytest.MonkeyPatch) -> None:
    address = serve(Cluster(token="somebody:secret"))
    monkeypatch.setenv(milvus.TOKEN_VARIABLE, "somebody:wrong")
    with pytest.raises(VectorsUnavailable, match="does not let this user in") as caught:
        open_milvus(address)
    assert "wrong" not in str(caught.value)
    monkeypatch.setenv(milvus.TOKEN_VARIABLE, "somebody:secret")
    open_milvus(address).close()
