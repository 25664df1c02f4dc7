"""The calls of an engine with which a map of the earth is drawn."""

from __future__ import annotations

from array import array
from pathlib import Path

import numpy as np

from models.analysis import spots
from models.catalogue.catalogue import Catalogue
from models.catalogue.places import places_of_files
from models.paths import LibraryPaths
from models.places import PlaceView, Spot, Spots, on_earth, on_map
from models.search.holdings import Holdings

LAND = Path(__file__).resolve().parent.parent / "resources" / "places" / "land.txt"


class PlaceCalls:
    """What an `Engine` is besides; it holds facts in memory."""

    _catalogue: Catalogue
    _holdings: Holdings
    _paths: LibraryPaths

    def land(self) -> tuple[bytes, ...]:
        """The coasts of the earth: rings of x and y on the map, one after the other, eight bytes each as they are here.

        Source: Natural Earth, 1:110 million, in the public domain.
        """
        found = []
        for line in LAND.read_text("utf-8").splitlines():
            if not line.startswith("#"):
                corners = [corner.split(",") for corner in line.split()]
                places = [on_map(int(north) / 100, int(east) / 100) for east, north in corners]
                found.append(array("d", [number for place in places for number in place]).tobytes())
        return tuple(found)

    def spots(self, view: PlaceView) -> Spots:
        """The files with a place that are seen, close ones together; milliseconds for 100,000 files.

        What is newest of each stands for it.
        """
        facts = self._holdings.current().facts
        files = facts.files
        known = ~np.isnan(files.latitudes) & ~np.isnan(files.longitudes)
        rows = np.flatnonzero(known)
        if not len(rows):
            return Spots((), 0, len(files.ids))
        x, y = spots.project(files.latitudes[rows], files.longitudes[rows])
        edges = float(x.min()), float(y.min()), float(x.max()), float(y.max())
        # Cells are whole, though only a part of them may be seen.
        seen = (x >= view.left - view.cell) & (x <= view.right + view.cell)
        seen &= (y >= view.top - view.cell) & (y <= view.bottom + view.cell)
        rows, x, y = rows[seen], x[seen], y[seen]
        found = spots.groups(x, y, files.moments_s[rows], max(view.cell, 1e-9))
        newest = [int(files.ids[rows[group.newest]]) for group in found]
        with self._catalogue.read() as connection:
            places = places_of_files(connection, newest)
        shown = []
        for group, file_id in zip(found, newest, strict=True):
            latitude, longitude = on_earth(group.x, group.y)
            theirs = rows[group.rows]
            reach = spots.reach_km(files.latitudes[theirs], files.longitudes[theirs], latitude, longitude)
            place = places.get(file_id)
            preview = self._paths.preview_name(place.sha256, place.preview) if place and place.preview else ""
            shown.append(Spot(group.x, group.y, latitude, longitude, reach, len(theirs), file_id, preview))
        return Spots(tuple(shown), int(known.sum()), len(files.ids), *edges)
