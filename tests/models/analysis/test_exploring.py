"""Maps, clusters and axes of an open library, with encoders that really encode, only less well."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from bridged import Bridged
from sample_files import write_picture

from models.analysis import map_files, map_points
from models.answers import SearchRequest
from models.engine import Engine
from models.errors import UserError
from models.explored import AxisWish, Colouring, MapPoints, MapProgress, MapWish
from models.jobs import Cancelled, JobControl
from models.kinds import Kind
from models.query.parts import Example
from models.search.request_text import from_json, to_json
from models.worker import Limits, Worker

PLANE = MapWish(method="pca")


@pytest.fixture
def engine(open_roses: Callable[..., Engine]) -> Engine:
    told: list[tuple[str, Any]] = []
    opened = open_roses(on_event=lambda name, payload: told.append((name, payload)))
    opened.told = told  # type: ignore[attr-defined]
    return opened


def unpacked(points: MapPoints) -> list[tuple[str, int, float, float]]:
    """The group, the item and the place of each point."""
    segments, items = array("i", points.segments), array("q", points.item_ids)
    found, offset, number = [], 0, 0
    for start in range(0, len(segments), 3):
        _cell, group, count = segments[start : start + 3]
        assert int.from_bytes(points.polygons[offset : offset + 4], "big") == count
        places = np.frombuffer(points.polygons, ">f8", 2 * count, offset + 4).reshape(count, 2).tolist()
        offset += 4 + 16 * count
        for x, y in places:
            found.append((points.groups[group].value, items[number], x, y))
            number += 1
    assert offset == len(points.polygons)
    return found


def test_all_kinds_lie_on_one_map_and_progress_is_told(engine: Engine) -> None:
    status = engine.explorer.map(PLANE)
    assert (status.count, status.left_out, status.placed) == (13, 0, 0)
    assert status.trustworthiness is not None and 0 <= status.trustworthiness <= 1
    told = [payload for name, payload in engine.told if name == "map"]  # type: ignore[attr-defined]
    assert told and all(isinstance(one, MapProgress) for one in told)
    points = unpacked(engine.explorer.points(PLANE, Colouring.KIND, SearchRequest()))
    assert sorted(value for value, *_ in points) == ["audio"] + ["document"] * 4 + ["image"] * 8
    assert all(-1 <= x <= 1 and -1 <= y <= 1 for *_, x, y in points)


def test_a_map_of_one_space_has_its_kind_alone(engine: Engine) -> None:
    choices = {choice.space: choice.items for choice in engine.explorer.options().choices}
    assert choices == {"": 13, "words/fake": 4, "colours/fake": 8, "pitches/fake": 1}
    wish = MapWish("colours/fake", "pca")
    assert engine.explorer.map(wish).count == 8
    places = {
        (round(x, 3), round(y, 3))
        for _, _, x, y in unpacked(engine.explorer.points(wish, Colouring.KIND, SearchRequest()))
    }
    assert len(places) == 2


def test_a_map_is_kept_and_a_damaged_one_is_made_again(engine: Engine, tmp_path: Path) -> None:
    engine.explorer.map(PLANE)
    (kept,) = (tmp_path / "library" / "maps").glob("*.map")
    engine.explorer._open.clear()
    engine.told.clear()  # type: ignore[attr-defined]
    engine.explorer.map(PLANE)
    assert not [name for name, _ in engine.told if name == "map"]  # type: ignore[attr-defined]
    damaged = bytearray(kept.read_bytes())
    damaged[len(damaged) // 2] ^= 0xFF
    kept.write_bytes(damaged)
    engine.explorer._open.clear()
    with pytest.raises(UserError):
        engine.explorer.status(PLANE)
    assert engine.explorer.map(PLANE).count == 13


def test_new_files_are_placed_and_the_others_stay(
    engine: Engine, roses: Path, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    engine.explorer.map(PLANE)
    before = {
        item: (x, y) for _, item, x, y in unpacked(engine.explorer.points(PLANE, Colouring.KIND, SearchRequest()))
    }
    write_picture(roses / "another red rose.png", "red", 40)
    (roses / "hum.wav").unlink()
    engine.rescan()
    wait_until(lambda: engine.status().activity == "idle" and engine.status().counts.get(Kind.AUDIO, 0) == 0)
    wait_until(lambda: engine.status().counts.get(Kind.IMAGE, 0) == 9)
    status = engine.explorer.map(PLANE)
    assert (status.count, status.placed) == (13, 1)
    after = {item: (x, y) for _, item, x, y in unpacked(engine.explorer.points(PLANE, Colouring.KIND, SearchRequest()))}
    assert len(after.keys() & before.keys()) == 12
    assert all(after[item] == before[item] for item in after.keys() & before.keys())
    (fresh,) = after.keys() - before.keys()
    roses = [
        before[hit.item_id]
        for hit in engine.search(SearchRequest("name:rose kind:image")).hits
        if hit.item_id in before
    ]
    assert min(abs(after[fresh][0] - x) + abs(after[fresh][1] - y) for x, y in roses) < 1e-3
    assert engine.explorer.make_anew(PLANE).placed == 0


@pytest.mark.parametrize("colouring", list(Colouring))
def test_every_colouring_counts_every_point_once(engine: Engine, colouring: Colouring) -> None:
    engine.explorer.map(PLANE)
    points = engine.explorer.points(PLANE, colouring, SearchRequest("red"))
    assert sum(group.count for group in points.groups) == 13
    assert len(unpacked(points)) == 13


def test_what_is_asked_lies_amid_what_it_finds(engine: Engine) -> None:
    engine.explorer.map(PLANE)
    place = engine.explorer.query_place(PLANE, SearchRequest("blue", kinds=(Kind.IMAGE,)))
    assert place is not None
    at = {item: (x, y) for _, item, x, y in unpacked(engine.explorer.points(PLANE, Colouring.KIND, SearchRequest()))}
    hits = engine.search(SearchRequest("name:lake")).hits
    assert at[hits[0].item_id or 0] == pytest.approx(place, abs=1e-4)
    assert engine.explorer.query_place(PLANE, SearchRequest("kind:film")) is None


def test_a_region_is_a_filter_that_can_be_kept(engine: Engine) -> None:
    engine.explorer.map(PLANE)
    everything = engine.explorer.inside(PLANE, (-2, -2, 2, -2, 2, 2, -2, 2))
    assert len(everything) == 13
    assert engine.explorer.inside(PLANE, (-2, -2, 2, 2)) == ()
    lakes = tuple(hit.item_id for hit in engine.search(SearchRequest("name:lake")).hits if hit.item_id is not None)
    asked = SearchRequest("red", items=lakes)
    assert {hit.item_id for hit in engine.search(asked).hits} <= set(lakes)
    browsed = engine.search(SearchRequest(items=lakes[:2])).hits
    assert {hit.item_id for hit in browsed} == set(lakes[:2])
    assert from_json(to_json(asked)) == asked


def test_an_unknown_item_narrows_to_nothing(engine: Engine) -> None:
    assert engine.search(SearchRequest("red", items=(10**9,))).hits == ()


def test_clusters_have_names_members_and_are_filters(engine: Engine) -> None:
    engine.explorer.map(PLANE)
    clusters = engine.explorer.clusters(PLANE, "centres", 3)
    assert sum(cluster.size for cluster in clusters.clusters) == 13 and clusters.chosen
    names = " / ".join(cluster.name for cluster in clusters.clusters)
    assert "lake" in names or "blue" in names
    lakes = next(cluster for cluster in clusters.clusters if "lake" in cluster.words)
    items = engine.explorer.items_of_clusters(PLANE, (lakes.number,))
    assert len(items) == lakes.size and {item for item, _ in lakes.typical} <= set(items)
    hits = engine.search(SearchRequest(items=items)).hits
    assert len(hits) == lakes.size and sum("lake" in hit.name for hit in hits) == 4


def test_by_density_too(engine: Engine) -> None:
    engine.explorer.map(PLANE)
    clusters = engine.explorer.clusters(PLANE, "density")
    assert sum(cluster.size for cluster in clusters.clusters) + clusters.alone == 13


def test_an_axis_puts_red_left_and_blue_right(engine: Engine) -> None:
    answer = engine.between.place(AxisWish("red", "blue"))
    # Of the sound nothing can be said: both colours mean the same to what hears pitches.
    assert (answer.count, answer.left_out) == (12, 1)
    at = {item: x for _, item, x, _ in unpacked(answer.points)}
    red = [hit.item_id for hit in engine.search(SearchRequest("name:rose kind:image")).hits]
    blue = [hit.item_id for hit in engine.search(SearchRequest("name:lake")).hits]
    assert max(at[item or 0] for item in red) < min(at[item or 0] for item in blue)
    assert {item for item, _ in answer.ends.right} & set(blue)
    assert len(engine.between.inside((-2, -2, 2, -2, 2, 2, -2, 2))) == 12
    # Of colours, nothing lies between two pitches: only passages are told of both.
    plane = engine.between.place(AxisWish("red", "blue", "low", "high"))
    assert (plane.count, plane.left_out) == (4, 9)
    assert plane.ends.top and plane.ends.bottom


@pytest.mark.parametrize("wish", [AxisWish("", "blue"), AxisWish("red", "red"), AxisWish("red", "blue", "low", "")])
def test_an_axis_without_two_different_ends_is_refused(engine: Engine, wish: AxisWish) -> None:
    with pytest.raises(UserError):
        engine.between.place(wish)


def test_an_empty_library_says_so(open_engine: Callable[..., Engine]) -> None:
    engine = open_engine(Bridged())
    with pytest.raises(UserError, match="nothing to put on a map"):
        engine.explorer.map(PLANE)
    with pytest.raises(UserError, match="nothing to place"):
        engine.between.place(AxisWish("red", "blue"))
    assert engine.explorer.options().choices[0].items == 0


def test_making_a_map_can_be_stopped(engine: Engine) -> None:
    control = JobControl()
    with pytest.raises(Cancelled):
        for _ in engine.explorer.make(PLANE, control):
            control.cancel()
    with pytest.raises(UserError):
        engine.explorer.status(PLANE)
    assert engine.explorer.map(PLANE).count == 13


def test_stopping_does_not_wait_for_a_library_that_is_compiled(
    engine: Engine, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    engine.explorer._worker = Worker("slow_map_target:SlowMaps", limits=Limits(), name="slow")
    failures: list[UserError] = []

    def make() -> None:
        try:
            engine.explorer.map(PLANE)
        except UserError as error:
            failures.append(error)

    thread = threading.Thread(target=make)
    thread.start()
    told = engine.told  # type: ignore[attr-defined]
    wait_until(lambda: any(name == "map" and payload.done == 10 for name, payload in told))
    engine.explorer.cancel()
    thread.join(20)
    assert not thread.is_alive() and failures[0].why == "It was stopped."


def test_an_example_within_a_region(engine: Engine) -> None:
    roses = tuple(hit.item_id or 0 for hit in engine.search(SearchRequest("name:rose kind:image")).hits)
    hits = engine.search(SearchRequest(examples=(Example(item=roses[0]),), items=roses)).hits
    assert {hit.item_id for hit in hits} <= set(roses)


def test_a_lasso_with_a_dent_leaves_out_what_lies_in_the_dent() -> None:
    positions = np.array([[0.1, 0.5], [0.5, 0.9], [0.5, 0.2]], np.float32)
    dented = (0, 0, 1, 0, 1, 1, 0.5, 0.4, 0, 1)
    assert map_points.inside(positions, dented).tolist() == [True, False, True]


def test_only_so_many_maps_are_kept(tmp_path: Path, engine: Engine) -> None:
    engine.explorer.map(PLANE)
    kept = engine.explorer.opened(PLANE).kept
    folder = tmp_path / "others"
    for number in range(14):
        map_files.keep(folder, f"{number:064x}"[::-1], kept)
    assert len(list(folder.glob("*.map"))) == 12
    assert map_files.find(folder, "f" * 64) is None
