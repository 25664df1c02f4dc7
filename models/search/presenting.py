"""From ranked candidates to hits: the file that is shown, its place, and the reasons in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from sqlalchemy import Connection

from models.answers import Hit
from models.catalogue import places
from models.catalogue.places import Place
from models.kinds import Kind, Region
from models.messages import say
from models.paths import LibraryPaths
from models.search import wording
from models.search.calibration import relevance
from models.search.evidence import Testimony
from models.search.holdings import Inventory
from models.search.queries import FITS
from models.sorted_ids import Mask, is_in

_READ: Mapping[str, Mapping[str, str]] = {
    "ocr": {
        wording.ALL_IN_TEXT: say("What is written in it has all your words"),
        wording.SOME_IN_TEXT: say("What is written in it has some of your words"),
        FITS[Kind.DOCUMENT]: say("What is written in it fits what you describe"),
    },
    "speech": {
        wording.ALL_IN_TEXT: say("What is said in it has all your words"),
        wording.SOME_IN_TEXT: say("What is said in it has some of your words"),
        FITS[Kind.DOCUMENT]: say("What is said in it fits what you describe"),
    },
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where evidence comes from.

    Attributes:
        testimony: what it says, as numbers.
        say: the sentences for people that belong to some of its items, by their ids, ascending.
        title: of the encoder, or "Words".
        words: whether it looked for words to the letter.
    """

    testimony: Testimony
    say: Callable[[np.ndarray], Sequence[str]]
    title: str
    words: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may become a hit.

    Attributes:
        id: of the item; of a file without items, its id with a minus.
        file_id: the file whose name speaks for it; 0 where any that the filters allow will do.
        folded: items that are nearly the same.
    """

    id: int
    score: float
    cosine: float | None = None
    file_id: int = 0
    folded: tuple[int, ...] = ()
    marked: bool | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """Candidates in the order in which they are shown, with all that is needed to show them.

    Attributes:
        total: where nothing is looked for: how many there are in all.
    """

    candidates: Sequence[Candidate]
    sources: Sequence[Source] = ()
    terms: tuple[str, ...] = ()
    files: Mask | None = None
    total: int = 0


def present(connection: Connection, paths: LibraryPaths, inventory: Inventory, ranked: Ranked) -> list[Hit]:
    """The hits of candidates; those that have gone from the catalogue meanwhile are left out."""
    shown = _shown_files(inventory, ranked)
    found = _places(connection, shown)
    there = [(one, place) for one, place in zip(ranked.candidates, found, strict=True) if place is not None]
    reasons = reasons_of([one.id for one, _ in there], ranked.sources)
    worded = {item_id for source in ranked.sources if source.words for item_id in source.testimony.ids.tolist()}
    return [
        hit_of(
            place,
            paths,
            score=one.score,
            reasons=tuple(said_of(reason, place) for reason in reasons.get(one.id, ())),
            cosine=one.cosine,
            folded=one.folded,
            marked=one.marked,
            words=wording.standing_in(ranked.terms, _texts(place)) if one.id in worded else (),
        )
        for one, place in there
    ]


def reasons_of(ids: Iterable[int], sources: Sequence[Source]) -> dict[int, tuple[str, ...]]:
    """Why each is a hit, the strongest reason first."""
    wanted = np.unique(np.fromiter(ids, np.int64))
    told: dict[int, dict[str, float]] = {}
    for source in sources:
        testimony = source.testimony
        if testimony.role == "against":
            continue
        mine = is_in(testimony.ids, wanted)
        some = testimony.ids[mine]
        for item_id, chance, reason in zip(
            some.tolist(), testimony.probabilities[mine].tolist(), source.say(some), strict=True
        ):
            reasons = told.setdefault(item_id, {})
            reasons[reason] = max(chance, reasons.get(reason, 0.0))
    return {item_id: tuple(sorted(reasons, key=lambda reason: -reasons[reason])) for item_id, reasons in told.items()}


def said_of(reason: str, place: Place) -> str:
    """A reason as it fits what was found: words that were read in a picture, or heard, are no text of a document."""
    return _READ.get(place.reader, {}).get(reason, reason)


def hit_of(place: Place, paths: LibraryPaths, *, score: float, **asked: Any) -> Hit:
    """A place as a hit. Args: asked: what a query says of it, see `Hit`."""
    return Hit(
        item_id=place.item_id,
        file_id=place.file_id,
        path=place.path,
        name=place.name,
        folder=place.folder,
        kind=place.kind,
        score=score,
        relevance=relevance(score, place.item_kind),
        start_s=place.start_s,
        end_s=place.end_s,
        page=place.page,
        heading=place.heading,
        text=place.text,
        char_start=place.char_start,
        char_end=place.char_end,
        preview=paths.preview_name(place.sha256, place.preview) if place.preview else "",
        duration_s=place.duration_s,
        width=place.width,
        height=place.height,
        copies=place.copies,
        item_kind=place.item_kind,
        reader=place.reader,
        region=_region(place.region),
        offline=place.offline,
        title=place.title,
        taken_at=place.taken_at,
        camera=place.camera,
        tags=place.tags,
        own_tags=tuple(place.own_tags.split("\n")) if place.own_tags else (),
        size_bytes=place.size_bytes,
        moment=place.taken_at or _moment(place.mtime_ns),
        **asked,
    )


def _shown_files(inventory: Inventory, ranked: Ranked) -> list[tuple[int, int]]:
    """Item id (0 for none) and file id of each candidate."""
    ids = np.array([one.id for one in ranked.candidates], np.int64)
    usual = inventory.first_files(inventory.contents_of(ids), ranked.files)
    return [
        (0, -one.id) if one.id < 0 else (one.id, one.file_id or int(file_id))
        for one, file_id in zip(ranked.candidates, usual, strict=True)
    ]


def _places(connection: Connection, shown: Sequence[tuple[int, int]]) -> list[Place | None]:
    of_pairs = places.places_of_pairs(connection, [pair for pair in shown if all(pair)])
    of_files = places.places_of_files(connection, [file_id for item_id, file_id in shown if not item_id])
    # What came in since the inventory was taken: any file that holds it will do.
    of_items = places.places_of_items(connection, [item_id for item_id, file_id in shown if not file_id])
    return [
        of_files.get(file_id) if not item_id else of_pairs.get((item_id, file_id)) or of_items.get(item_id)
        for item_id, file_id in shown
    ]


def _texts(place: Place) -> tuple[str, ...]:
    return place.name, place.folder, place.heading, place.text, place.title, place.tags, place.own_tags, place.camera


def _moment(mtime_ns: int) -> str:
    try:
        return datetime.fromtimestamp(mtime_ns // 1_000_000_000).isoformat()  # noqa: DTZ006  by the clock on the wall
    except (OverflowError, OSError, ValueError):
        return ""


def _region(text: str) -> Region | None:
    if not text:
        return None
    left, top, right, bottom = (float(share) for share in text.split())
    return left, top, right, bottom
