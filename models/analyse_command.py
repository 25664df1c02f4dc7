"""The command line's verbs that explore a library: maps, clusters and axes. Others add theirs below the same parent."""

# ruff: noqa: T201

from __future__ import annotations

import argparse
from array import array
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from models.answers import SearchRequest
from models.explored import AxisWish, Cluster, Colouring, MapPoints, MapWish
from models.jobs import JobControl
from models.paths import display_path, exact_path
from models.terminal import OK, open_library, positive, print_json, watch

if TYPE_CHECKING:
    from models.engine import Engine

_METHODS = ("umap", "tsne", "pacmap", "pca")
_AT_ONCE = 5000


def add_verb(commands: Any, library: argparse.ArgumentParser, as_json: argparse.ArgumentParser) -> Any:
    """Add the verb `analyse`.

    Args: commands: what `add_subparsers` gave. library, as_json: options that commands share.
    Returns: what `add_subparsers` gave for the verbs below it.
    """
    analyse = commands.add_parser("analyse", help="maps, clusters and axes of a library, and figures about its vectors")
    verbs = analyse.add_subparsers(required=True, metavar="VERB")
    mapped = argparse.ArgumentParser(add_help=False)
    mapped.add_argument("--space", default="", metavar="NAME", help="a space; without it all kinds, on one map")
    mapped.add_argument("--method", choices=_METHODS, default="umap")

    drawn = verbs.add_parser("map", parents=[library, mapped, as_json], help="where everything lies on a map")
    drawn.set_defaults(run=_map)

    parted = verbs.add_parser(
        "clusters", parents=[library, mapped, as_json], help="what there is, in groups with names"
    )
    parted.add_argument("--density", action="store_true", help="by density, so that some stay alone (HDBSCAN)")
    parted.add_argument("--count", type=positive, default=0, metavar="N", help="groups, or the smallest with --density")
    parted.set_defaults(run=_clusters)

    axis = verbs.add_parser("axis", parents=[library, as_json], help="what lies nearest to either of two phrases")
    axis.add_argument("left", metavar="PHRASE")
    axis.add_argument("right", metavar="PHRASE")
    axis.set_defaults(run=_axis)
    return verbs


def _map(arguments: argparse.Namespace) -> int:
    wish = MapWish(arguments.space, arguments.method)
    with closing(open_library(arguments.library, read_only=True)) as engine:
        watch(engine.explorer.make(wish, JobControl()))
        status = engine.explorer.status(wish)
        points = engine.explorer.points(wish, Colouring.KIND, SearchRequest())
        placed = list(_placed(engine, points)) if arguments.json else []
    if arguments.json:
        print_json({**asdict(status), "points": placed})
        return OK
    print(f"{status.count} items by {wish.method} in {status.took_s:.1f} s; {status.left_out} left out.")
    if status.trustworthiness is None or status.continuity is None:
        print("Too few to say how far this map can be trusted.")
    else:
        print(f"Trustworthiness {status.trustworthiness:.3f}, continuity {status.continuity:.3f} (1 is best).")
    return OK


def _placed(engine: Engine, points: MapPoints) -> Iterator[dict[str, Any]]:
    items, files = array("q", points.item_ids).tolist(), array("q", points.file_ids).tolist()
    places = array("d")
    segments = array("i", points.segments).tolist()
    offset = 0
    for count in segments[2::3]:
        places.frombytes(points.polygons[offset + 4 : offset + 4 + 16 * count])
        offset += 4 + 16 * count
    if memoryview(array("h", [1])).tobytes()[0] == 1:
        places.byteswap()
    for start in range(0, len(items), _AT_ONCE):
        shown = list(zip(items, files, strict=True))[start : start + _AT_ONCE]
        for number, hit in enumerate(engine.on_shelf(shown), start):
            if hit is not None:
                x, y = places[2 * number], places[2 * number + 1]
                yield {"item": items[number], "path": exact_path(hit.path), "x": round(x, 4), "y": round(y, 4)}


def _clusters(arguments: argparse.Namespace) -> int:
    wish = MapWish(arguments.space, arguments.method)
    with closing(open_library(arguments.library, read_only=True)) as engine:
        watch(engine.explorer.make(wish, JobControl()))
        found = engine.explorer.clusters(wish, "density" if arguments.density else "centres", arguments.count)
        typical = {cluster.number: _paths(engine, cluster) for cluster in found.clusters}
    if arguments.json:
        clusters = [
            {**asdict(one), "typical": [exact_path(path) for path in typical[one.number]]} for one in found.clusters
        ]
        print_json({**asdict(found), "clusters": clusters})
        return OK
    for one in found.clusters:
        print(f"{one.size:6}  {one.name or 'without a name'}")
        for path in typical[one.number][:3]:
            print(f"        {display_path(path)}")
    if found.alone:
        print(f"{found.alone:6}  alone")
    if found.tightness is None:
        print("Too few, or too much alike, to be parted.")
    else:
        print(f"Silhouette {found.tightness:.2f}: above 0.5 the groups are well apart, below 0.25 hardly.")
    return OK


def _paths(engine: Engine, cluster: Cluster) -> list[bytes]:
    return [hit.path for hit in engine.on_shelf(cluster.typical) if hit is not None]


def _axis(arguments: argparse.Namespace) -> int:
    with closing(open_library(arguments.library, read_only=True)) as engine:
        found = engine.between.place(AxisWish(arguments.left, arguments.right))
        ends = {
            phrase: [hit.path for hit in engine.on_shelf(items) if hit is not None]
            for phrase, items in ((arguments.left, found.ends.left), (arguments.right, found.ends.right))
        }
    if arguments.json:
        listed = {phrase: [exact_path(path) for path in paths] for phrase, paths in ends.items()}
        print_json({"count": found.count, "left_out": found.left_out, "ends": listed})
        return OK
    for phrase, paths in ends.items():
        print(f"Farthest towards “{phrase}”:")
        for path in paths:
            print(f"  {display_path(path)}")
    print(f"{found.count} items compared; {found.left_out} can't be compared with words.")
    return OK
