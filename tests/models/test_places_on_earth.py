"""Places on a map: the projection, what lies close together, and what an engine says of pictures that have one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from models.analysis import spots
from models.answers import SearchRequest
from models.engine import Engine
from models.place_calls import LAND
from models.places import MOST_LATITUDE, PlaceView, on_earth, on_map

_WORLD = PlaceView(0, 0, 1, 1, 0.02)


def write_photograph(path: Path, latitude: float, longitude: float, shade: int) -> None:
    """A picture that says where it was taken."""
    exif = Image.Exif()
    gps = exif.get_ifd(0x8825)
    for tag, value, sides in ((1, latitude, "NS"), (3, longitude, "EW")):
        gps[tag] = sides[value < 0]
        size = abs(value)
        degrees, minutes = int(size), int(size * 60) % 60
        gps[tag + 1] = (float(degrees), float(minutes), round((size * 3600) % 60, 3))
    exif[0x8825] = gps
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (48, 32), (shade, 40, 90)).save(path, exif=exif)


@given(st.floats(-85, 85), st.floats(-180, 180))
def test_the_map_and_the_earth_lead_back_to_each_other(latitude: float, longitude: float) -> None:
    x, y = on_map(latitude, longitude)
    assert 0 <= x <= 1 and 0 <= y <= 1
    assert on_earth(x, y) == (pytest.approx(latitude, abs=1e-6), pytest.approx(longitude, abs=1e-6))
    many = spots.project(np.array([latitude], np.float32), np.array([longitude], np.float32))
    assert (many[0][0], many[1][0]) == (pytest.approx(x, abs=1e-5), pytest.approx(y, abs=1e-5))


def test_the_corners_are_those_of_web_mercator() -> None:
    assert on_map(0, 0) == (0.5, pytest.approx(0.5))
    assert on_map(MOST_LATITUDE, -180) == (0, pytest.approx(0, abs=1e-9))
    assert on_map(90, 180)[1] == pytest.approx(0, abs=1e-9)
    # Berlin in tile 550, 335 of level 10, as every map on the web has it.
    x, y = on_map(52.5200, 13.4050)
    assert (int(x * 1024), int(y * 1024)) == (550, 335)


def test_planted_towns_are_found_and_the_farthest_is_reached() -> None:
    rng = np.random.default_rng(2)
    towns = np.array([(52.5, 13.4), (48.1, 11.6), (-33.9, 18.4)])
    which = np.repeat([0, 1, 2], (500, 200, 1))
    places = (towns[which] + rng.normal(0, 0.02, (701, 2))).astype(np.float32)
    x, y = spots.project(places[:, 0], places[:, 1])
    found = spots.groups(x, y, np.arange(701), 0.01)
    assert [len(group.rows) for group in found] == [500, 200, 1]
    assert all(len(set(which[group.rows])) == 1 for group in found)
    assert found[0].newest == 499
    latitude, longitude = on_earth(found[0].x, found[0].y)
    reach_km = spots.reach_km(places[found[0].rows, 0], places[found[0].rows, 1], latitude, longitude)
    assert 4 < reach_km < 15


def test_a_cell_that_is_cut_by_a_line_of_the_grid_is_one_spot() -> None:
    x, y = np.array([0.4999, 0.5001]), np.array([0.5, 0.5])
    assert [len(group.rows) for group in spots.groups(x, y, np.arange(2), 0.1)] == [2]
    assert spots.groups(np.empty(0), np.empty(0), np.empty(0, np.int64), 0.1) == []


def test_every_file_with_a_place_is_in_one_spot_of_a_hundred_thousand() -> None:
    rng = np.random.default_rng(3)
    x, y = rng.random(100_000), rng.random(100_000)
    found = spots.groups(x, y, rng.integers(0, 99, 100_000), 0.08)
    rows = np.concatenate([group.rows for group in found])
    assert len(rows) == len(set(rows.tolist())) == 100_000


def test_an_engine_knows_where_pictures_were_taken_and_finds_them_there(
    tmp_path: Path, open_engine: Callable[..., Engine], wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    folder = tmp_path / "photographs"
    for number in range(3):
        write_photograph(folder / f"oslo {number}.jpg", 59.91 + number / 200, 10.75, 10 + number)
    write_photograph(folder / "cape town.jpg", -33.92, 18.42, 90)
    Image.new("RGB", (20, 20)).save(folder / "nowhere.png")
    engine = open_engine()
    assert engine.spots(_WORLD).shown == ()
    engine.add_folder(os.fsencode(folder))
    wait_until(lambda: engine.status().activity == "idle" and sum(engine.status().counts.values()) == 5)
    told = engine.spots(_WORLD)
    assert (told.placed, told.total) == (4, 5)
    assert [spot.count for spot in told.shown] == [3, 1]
    oslo = told.shown[0]
    assert (oslo.latitude, oslo.longitude) == (pytest.approx(59.915, abs=0.01), pytest.approx(10.75, abs=0.01))
    assert 0.4 < oslo.reach_km < 1.2 and Path(oslo.preview).is_file()
    request = SearchRequest(f"near:{oslo.latitude:.5f},{oslo.longitude:.5f},{oslo.reach_km + 0.05:.3f}km")
    assert {hit.name for hit in engine.search(request).hits} == {f"oslo {number}.jpg" for number in range(3)}
    x, y = on_map(-33.92, 18.42)
    near = engine.spots(PlaceView(x - 0.01, y - 0.01, x + 0.01, y + 0.01, 0.001))
    assert [spot.count for spot in near.shown] == [1] and near.placed == 4


def test_the_coasts_are_rings_on_the_map(open_engine: Callable[..., Engine]) -> None:
    rings = [np.frombuffer(ring).reshape(-1, 2) for ring in open_engine().land()]
    assert len(rings) > 100 and LAND.is_file()
    assert all(len(ring) > 3 and np.isfinite(ring).all() for ring in rings)
    # No line runs across the map: coasts at 180 degrees are there once for each side. The one that does is the edge of
    # the map below Antarctica.
    jumps = [float(np.abs(np.diff(ring[:, 0])).max()) for ring in rings]
    assert sorted(jumps)[-2] < 0.1
    assert _holds(rings, 48.0, 11.0) and _holds(rings, -25.0, 135.0) and _holds(rings, 66.5, -172.0)
    assert not _holds(rings, 0.0, -140.0) and not _holds(rings, 40.0, -40.0)


def _holds(rings: list[np.ndarray], latitude: float, longitude: float) -> bool:
    """Whether there is land at a place: a ray from there crosses coasts an odd number of times."""
    x, y = on_map(latitude, longitude)
    crossed = 0
    for ring in rings:
        (x1, y1), (x2, y2) = ring.T, np.roll(ring, -1, axis=0).T
        over = (y1 > y) != (y2 > y)
        crossed += int((over & (x < (x2 - x1) * (y - y1) / np.where(y2 == y1, 1, y2 - y1) + x1)).sum())
    return crossed % 2 == 1
