"""Forms of vectors: what is measured of them, against FAISS itself and against what must be so."""

from __future__ import annotations

from collections.abc import Iterator

import faiss
import numpy as np
import pytest
from cones import cloud, unit

from models.analysis.compression import Comparison, Measured, Queries, recall_of
from models.analysis.compression_report import smallest_good
from models.index.forms import Form, forms, trainable
from models.index.vector_index import VectorIndex
from models.jobs import Cancelled, JobControl
from models.spaces import Vectors


@pytest.fixture(autouse=True, scope="module")
def one_thread() -> Iterator[None]:
    """As in the engine; several would wait for one another where other programs are busy."""
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    yield
    faiss.omp_set_num_threads(before)


def _clustered(count: int, dim: int) -> Vectors:
    random = np.random.default_rng(1)
    return unit(random.standard_normal((20, dim))[random.integers(0, 20, count)] + random.standard_normal((count, dim)))


def _compare(vectors: Vectors, queries: Vectors, own: np.ndarray) -> dict[str, Measured]:
    comparison = Comparison(vectors, [Queries("any", queries, own)])
    for _ in comparison.measure(JobControl()):
        pass
    return {one.key: one for one in comparison.measured}


def test_exact_forms_find_everything_and_smaller_ones_less() -> None:
    vectors = _clustered(3000, 64)
    found = _compare(vectors, _clustered(3050, 64)[3000:], np.full(50, -1))
    assert found["float32"].recall["any"] == 1
    assert found["float16"].recall["any"] > 0.98
    assert found["int8"].recall["any"] > found["RaBitQ"].recall["any"]
    assert found["PCA 1/2, float16"].recall["any"] > found["PCA 1/4, float16"].recall["any"]
    for one in found.values():
        assert one.refined["any"] >= one.recall["any"]
        assert one.milliseconds > 0


def test_recall_is_what_faiss_counts() -> None:
    vectors, queries = _clustered(2000, 32), cloud(40, 32, 5)
    form = Form("PQ 8 bits", 32)
    assert list(form.fill(vectors))[-1] == len(form) == 2000
    flat = faiss.IndexFlatIP(32)
    flat.add(vectors)
    _, exact = flat.search(queries, 10)
    by_faiss = np.mean(
        [len(set(form.nearest(q, 10).tolist()) & set(e.tolist())) / 10 for q, e in zip(queries, exact, strict=True)]
    )
    told = _compare(vectors, queries, np.full(40, -1))["PQ 8 bits"].recall["any"]
    assert told == pytest.approx(by_faiss, abs=0.02)


def test_an_item_does_not_find_itself() -> None:
    vectors = _clustered(400, 16)
    found = _compare(vectors, vectors[:20], np.arange(20))
    assert found["float32"].recall["any"] == 1
    assert recall_of(np.array([0.9, 0.5]), np.array([0.9, 0.8])) == 0.5


def test_all_dimensions_and_few_vectors_do() -> None:
    for dim in (1, 3, 4, 7, 24):
        for count in (2, 5, 300):
            vectors = cloud(count, dim, dim)
            for name in forms(dim):
                if not trainable(name.key, dim, count):
                    continue
                form = Form(name.key, dim)
                list(form.fill(vectors))
                assert set(form.nearest(vectors[0], 3).tolist()) <= set(range(count))


def test_bytes_are_those_of_the_codes() -> None:
    sizes = {one.key: one.bytes_per_vector for one in forms(512)}
    assert sizes == {
        "float32": 2048,
        "float16": 1024,
        "PCA 1/2, float16": 512,
        "int8": 512,
        "PCA 1/4, float16": 256,
        "PQ 4 bits": 128,
        "RaBitQ": faiss.IndexRaBitQ(512, faiss.METRIC_L2).code_size,
        "PQ 8 bits": 64,
    }


def test_the_smallest_that_finds_enough_is_named() -> None:
    def form(key: str, size: float, refined: float, *, present: bool = False) -> Measured:
        return Measured(key, size, 1.0, {"a": 0.5}, {"a": refined}, present)

    some = [form("large", 100, 1.0), form("good", 20, 0.99), form("small", 10, 0.98), form("now", 5, 1.0, present=True)]
    best = smallest_good(some)
    assert best is not None and best.key == "good"
    assert smallest_good(some[2:]) is None


def test_measuring_can_be_stopped() -> None:
    control = JobControl()
    control.cancel()
    with pytest.raises(Cancelled):
        list(Comparison(cloud(50, 8, 1), [Queries("any", cloud(3, 8, 2), np.full(3, -1))]).measure(control))


def test_an_index_with_codes_can_be_asked_exactly_and_again_as_is_quickest() -> None:
    rows = _clustered(5000, 32).astype(np.float16).astype(np.float32)
    index = VectorIndex(32, coded_from=4000)
    index.add(np.arange(5000), rows)
    index.reshape(cloud(50, 32, 3))
    before = index.description
    assert before.startswith("RR,PQ")
    index.form = "float16"
    assert index.description == "exact, float16: a person wants it so"
    exact = np.argsort(-(rows @ rows[7]), kind="stable")[:10]
    assert set(index.search(rows[7], 10)[1].tolist()) == set(exact.tolist())
    among = np.arange(0, 5000, 2)
    assert (index.search(rows[7], 10, among)[1] % 2 == 0).all()
    index.form = ""
    assert index.description == before
