"""Maps, clusters and axes of one library: made when asked for, kept, and brought up to date by placing what is new."""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from models.analysis import map_files, map_points
from models.analysis.cluster_report import Reporter
from models.analysis.clusters import Grouping
from models.analysis.common_space import EncoderSet, Source, common_sources, gather, ids_of
from models.analysis.map_failures import making_failed, nothing_there
from models.analysis.map_files import KeptMap
from models.analysis.map_making import TARGET, MadeMap
from models.analysis.map_methods import METHODS, available
from models.analysis.map_points import Colours
from models.analysis.open_map import OpenMap
from models.analysis.placing import place
from models.analysis.resting import Resting
from models.answers import Answer, SearchRequest
from models.catalogue.catalogue import Catalogue
from models.catalogue.facts import Facts
from models.errors import UserError
from models.explored import (
    ALL_KINDS,
    Clusters,
    Colouring,
    How,
    MapChoice,
    MapOptions,
    MapPoints,
    MapProgress,
    MapStatus,
    MapWish,
)
from models.jobs import Cancelled, Job, JobControl, Progress
from models.messages import say
from models.sorted_ids import Ids, is_in, rows_of
from models.worker import Limits, Worker, WorkerFailed

MOST_POINTS = 100_000
_MOST_OPEN = 3
_MOST_ASKED = 5000
_MOST_NEAR_QUERY = 12
# After so long the process that makes maps lets go of its memory.
_REST_S = 60.0
_LOOK_AGAIN_S = 0.3
_LIMITS = Limits(seconds=1800.0, memory_bytes=8 << 30)

log = logging.getLogger(__name__)


class Explorer:
    """Makes maps and answers questions about them. Safe between threads; `close` it.

    Args:
        folder: where maps are kept.
        facts: what is known of all files and items. answer: answers a request.
        tell: told how far a map is, from any thread.
        keeps: whether maps that are made are written there.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        encoders: EncoderSet,
        folder: Path,
        facts: Callable[[], Facts],
        answer: Callable[[SearchRequest], Answer],
        tell: Callable[[MapProgress], None] = lambda _: None,
        *,
        keeps: bool = True,
    ) -> None:
        self._catalogue = catalogue
        self._encoders = encoders
        self._folder = folder
        self._facts = facts
        self._answer = answer
        self._tell = tell
        self._keeps = keeps
        self._open: OrderedDict[MapWish, OpenMap] = OrderedDict()
        self._making = threading.Lock()
        self._controls: set[JobControl] = set()
        compiled = str(folder / "compiled") if keeps else ""
        self._worker = Worker(TARGET, (compiled, os.cpu_count() or 1), limits=_LIMITS, name="findling-map")
        self._resting = Resting(self._worker, _REST_S, "map-rest")

    def close(self) -> None:
        """Stop what is being made, and let go of everything."""
        self.cancel()
        self._worker.kill()
        with self._making:
            self._resting.wake()
            self._worker.close()

    def cancel(self) -> None:
        """Stop making maps, at once: a library that is just compiled tells nothing for a while."""
        controls = tuple(self._controls)
        for control in controls:
            control.cancel()
        if controls:
            self._worker.kill()

    def options(self) -> MapOptions:
        """What can be mapped, and how."""
        common = common_sources(self._encoders)
        choices = [
            MapChoice(ALL_KINDS, "", tuple(source.kind for source in common), len(ids_of(self._catalogue, common)))
        ]
        for one in self._encoders.active():
            for space in one.spaces:
                count = len(ids_of(self._catalogue, [Source(space, space.name)])) if space.finds_similar else 0
                if count:
                    choices.append(MapChoice(space.name, one.title, space.kinds, count))
        return MapOptions(tuple(choices), available())

    def map(self, wish: MapWish) -> MapStatus:
        """A map, made now where it was not; that takes seconds to minutes, and is told. Raises: UserError."""
        try:
            for progress in self.make(wish, JobControl()):
                self._tell(MapProgress(wish, progress.done, progress.total, progress.what))
        except Cancelled:
            raise UserError("The map was not made.", "It was stopped.", "Start it again when you like.") from None
        return self.status(wish)

    def make(self, wish: MapWish, control: JobControl) -> Job:
        """As `map`, for whoever shows progress. Raises: Cancelled, UserError."""
        self._controls.add(control)
        try:
            while not self._making.acquire(timeout=_LOOK_AGAIN_S):
                if control.cancelled:
                    raise Cancelled
                yield Progress(0, 0, say("Waiting for another map"))
            try:
                if self._current(wish) is None:
                    yield from self._make(wish, control)
            finally:
                self._making.release()
        finally:
            self._controls.discard(control)

    def make_anew(self, wish: MapWish) -> MapStatus:
        """Forget a map and make it again, with everything that came since. Raises: UserError."""
        map_files.forget(self._folder, map_files.key_of(wish, self._sources(wish)))
        self._open.pop(wish, None)
        return self.map(wish)

    def status(self, wish: MapWish) -> MapStatus:
        """What is known of a map that was made. Raises: UserError: it was not."""
        found = self.opened(wish)
        quality = found.kept.quality
        return MapStatus(
            wish=wish,
            count=len(found.ids),
            left_out=found.kept.left_out,
            placed=found.placed,
            trustworthiness=quality.trustworthiness if quality else None,
            continuity=quality.continuity if quality else None,
            took_s=found.kept.took_s,
        )

    def points(self, wish: MapWish, colouring: Colouring, request: SearchRequest) -> MapPoints:
        """The points of a map with their colours. Args: request: whose relevance is shown, where that is wanted."""
        found = self.opened(wish)
        facts = self._facts()
        held = map_points.holders(facts, found.ids)
        ids = found.ids[held.known]
        colours = self._colours(found, colouring, request, facts, held, ids)
        files = facts.files
        kinds = files.kinds[held.rows].astype(np.int64)
        return map_points.points(ids, files.ids[held.rows], kinds, found.positions[held.known], colours)

    def inside(self, wish: MapWish, outline: Sequence[float]) -> tuple[int, ...]:
        """Ids of the items within an outline: x and y of its corners, one after the other."""
        found = self.opened(wish)
        return tuple(found.ids[map_points.inside(found.positions, outline)].tolist())

    def query_place(self, wish: MapWish, request: SearchRequest) -> tuple[float, float] | None:
        """Where what is asked lies: amid the best of what it finds on this map. None where it finds nothing there."""
        hits = self._answer(replace(request, limit=_MOST_ASKED // 10, folded=False)).hits
        found = self.opened(wish)
        scores = {hit.item_id: hit.score for hit in hits if hit.item_id is not None and hit.relevance != "weak"}
        ids = np.fromiter(scores, np.int64, len(scores))
        rows = rows_of(found.ids, ids)
        best = rows[rows >= 0][:_MOST_NEAR_QUERY]
        if not len(best):
            return None
        # The median, since a few may lie elsewhere.
        x, y = np.median(found.positions[best], axis=0).tolist()
        return x, y

    def clusters(self, wish: MapWish, how: How = "centres", count: int = 0) -> Clusters:
        """A map in clusters. Args: count: of clusters; with "density" the smallest size; 0 lets a measure decide."""
        found = self.opened(wish)
        report = found.report
        same = report is not None and report.how == how == "centres" and report.chosen == bool(count)
        if report is not None and same and count in (0, len(report.clusters)):
            return report
        # On a map of several kinds, kinds are parted by what they are in their space, and meet only on the map.
        points = found.positions if len(found.sources) > 1 else found.points
        grouping: Grouping = self._ask("group", points.astype(np.float16), found.positions, how, count)
        sources = [source for source in common_sources(self._encoders) if source.space.name != source.target]
        reporter = Reporter(self._catalogue, self._encoders, sources)
        found.report = reporter.tell(found.ids, points, found.positions, grouping, how, chosen=bool(count))
        found.grouping = grouping
        return found.report

    def items_of_clusters(self, wish: MapWish, numbers: Sequence[int]) -> tuple[int, ...]:
        """Ids of the items in some clusters, as the map was parted last."""
        found = self.opened(wish)
        if found.grouping is None:
            self.clusters(wish)
        assert found.grouping is not None
        return tuple(found.ids[np.isin(found.grouping.labels, list(numbers))].tolist())

    def opened(self, wish: MapWish) -> OpenMap:
        """A map with what is in the library now. Raises: UserError: it was not made."""
        found = self._current(wish)
        if found is None:
            raise UserError("There is no such map.", "It was not made yet.", "Make it first.")
        return found

    def _colours(
        self,
        found: OpenMap,
        colouring: Colouring,
        request: SearchRequest,
        facts: Facts,
        held: map_points.Holders,
        ids: Ids,
    ) -> Colours:
        match colouring:
            case Colouring.FOLDER:
                return map_points.by_folder(facts, held.rows)
            case Colouring.DATE:
                return map_points.by_date(facts, held.rows)
            case Colouring.TAG:
                return map_points.by_tag(facts, held.rows)
            case Colouring.RELEVANCE:
                hits = self._answer(replace(request, limit=_MOST_ASKED, folded=False)).hits
                return map_points.by_relevance(ids, {hit.item_id or 0: hit.relevance for hit in hits})
            case Colouring.CLUSTER:
                count = len(self.clusters(found.wish).clusters) if found.grouping is None else found.grouping.count
                assert found.grouping is not None
                return map_points.by_label(found.grouping.labels[held.known], [str(one) for one in range(count)])
            case _:
                return map_points.by_kind(facts, held.rows)

    def _sources(self, wish: MapWish) -> list[Source]:
        if wish.space == ALL_KINDS:
            return common_sources(self._encoders)
        known = (space for one in self._encoders.active() for space in one.spaces)
        return [Source(space, space.name) for space in known if space.name == wish.space]

    def _current(self, wish: MapWish) -> OpenMap | None:
        """A map that was made, brought up to date; None where there is none."""
        writes = self._catalogue.writes
        found = self._open.get(wish)
        if found is not None and found.writes == writes:
            return found
        sources = self._sources(wish)
        if found is None or {one.space for one in found.sources} != {one.space for one in sources}:
            kept = map_files.find(self._folder, map_files.key_of(wish, sources)) if wish.method in METHODS else None
            if kept is None:
                return None
            found = OpenMap(
                wish, kept, sources, kept.ids, kept.reduced.astype(np.float32), kept.positions.copy(), placed=0
            )
        present = ids_of(self._catalogue, sources)
        if not np.array_equal(found.ids, present) and not found.kept.left_out:
            found = self._up_to_date(found, present)
        found.writes = writes
        self._remember(wish, found)
        return found

    def _up_to_date(self, before: OpenMap, present: Ids) -> OpenMap:
        """Without what has gone, and with what is new among its like; the others stay where they are."""
        stays = is_in(before.ids, present)
        room = max(0, MOST_POINTS - int(stays.sum()))
        kept = before.kept
        fresh = gather(self._catalogue, self._encoders, before.sources, room, kept.means, before.ids)
        ids = np.concatenate([before.ids[stays], fresh.ids])
        order = np.argsort(ids, kind="stable")
        if len(fresh.ids) and len(kept.ids):
            points = kept.directions.project(fresh.vectors.astype(np.float32))
            places = place(points, kept.reduced.astype(np.float32), kept.positions)
        else:
            points, places = before.points[:0], before.positions[:0]
        placed = int((~is_in(ids, kept.ids)).sum())
        return replace(
            before,
            ids=ids[order],
            points=np.vstack([before.points[stays], points])[order],
            positions=np.vstack([before.positions[stays], places])[order],
            placed=placed,
            grouping=None,
            report=None,
        )

    def _remember(self, wish: MapWish, found: OpenMap) -> None:
        self._open[wish] = found
        with contextlib.suppress(KeyError):
            self._open.move_to_end(wish)
            while len(self._open) > _MOST_OPEN:
                self._open.popitem(last=False)

    def _make(self, wish: MapWish, control: JobControl) -> Iterator[Progress]:
        start_s = time.monotonic()
        yield Progress(0, 100, say("Reading what the library knows"))
        sources = self._sources(wish)
        material = gather(self._catalogue, self._encoders, sources, MOST_POINTS)
        if not len(material.ids):
            raise nothing_there(wish)
        made: MadeMap | None = None
        groups = material.groups if len(sources) > 1 else None
        self._resting.wake()
        try:
            with contextlib.closing(self._worker.stream("make", material.vectors, wish.method, groups)) as told:
                for one in told:
                    if control.cancelled:
                        raise Cancelled
                    if isinstance(one, MadeMap):
                        made = one
                    else:
                        yield one
        except WorkerFailed as error:
            if control.cancelled:
                raise Cancelled from None
            raise making_failed(error) from error
        finally:
            self._resting.later()
        assert made is not None
        kept = KeptMap(
            ids=material.ids,
            positions=made.positions,
            reduced=made.reduced,
            directions=made.directions,
            means=material.means,
            quality=made.quality,
            left_out=material.left_out,
            took_s=time.monotonic() - start_s,
        )
        points = kept.reduced.astype(np.float32)
        self._remember(wish, OpenMap(wish, kept, sources, kept.ids, points, kept.positions.copy(), placed=0))
        if not self._keeps:
            return
        try:
            map_files.keep(self._folder, map_files.key_of(wish, sources), kept)
        except OSError:
            log.warning("A map was not kept; it will be made again.", exc_info=True)

    def _ask(self, method: str, *args: object) -> Grouping:
        with self._making:
            self._resting.wake()
            try:
                answer: Grouping = self._worker.call(method, *args)
            except WorkerFailed as error:
                raise making_failed(error) from error
            finally:
                self._resting.later()
        return answer
