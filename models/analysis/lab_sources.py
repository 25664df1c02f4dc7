"""What the laboratory measures: spaces with some of their vectors, texts in those spaces, and what the items are."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, select

from models.analysis.geometry import units
from models.analysis.sampling import drawn
from models.answers import Answer, SavedSearch, SearchRequest
from models.catalogue import contents, facts, spaces
from models.catalogue.catalogue import Catalogue
from models.catalogue.places import Place, places_of_items
from models.catalogue.spaces import SpaceRow
from models.catalogue.tables import file as file_table
from models.catalogue.tables import space as space_table
from models.encoders.protocol import Description
from models.errors import EncoderUnavailable, UserError
from models.index.vector_index import VectorIndex
from models.jobs import Cancelled, JobControl, Progress
from models.media.pool import BorrowedDecoder
from models.messages import say
from models.reports import Example, Report
from models.sorted_ids import Ids, Rows, looked_up, rows_of
from models.spaces import Vectors
from models.views import EncoderStatus, SpaceStatus

PROBES = Path(__file__).resolve().parents[2] / "resources" / "probes" / "queries.txt"
_TEXTS_AT_ONCE = 16
_MOST_SAVED = 100

Work = Generator[Progress, None, Report]
"""A measurement under way: yields how far it is, and returns what it says."""


class Encoding(Protocol):
    """The part of `Encoders` that the laboratory needs."""

    def installed(self) -> tuple[Description, ...]:
        """Everything that can encode."""

    def encode_media(self, encoder: str, batch: Sequence[Any]) -> dict[str, Vectors]:
        """Vectors of a batch by the name of the space. Raises: EncoderUnavailable."""

    def encode_text(self, texts: Sequence[str], spaces: Sequence[str] | None = None) -> dict[str, Vectors]:
        """Vectors of texts, by the name of the space. Raises: EncoderUnavailable."""


class FormState(Protocol):
    """The form of a space's vectors in memory, in words, and whether it is changing."""

    @property
    def description(self) -> str: ...

    @property
    def changing(self) -> bool: ...


class Decoders(Protocol):
    """The part of a `DecoderPool` that the laboratory needs."""

    def borrow(self) -> AbstractContextManager[BorrowedDecoder]:
        """A decoder for as long as the context lasts."""


@dataclass(frozen=True, slots=True)
class MeasuredSpace:
    """A space that can be measured.

    Attributes:
        kind: of its items, "" where that is not known.
        created_at: ISO date and time. title: of its encoder, for people.
        answers_text: whether texts can be encoded into it here, so that nothing leaves this computer for it.
    """

    row: SpaceRow
    status: SpaceStatus
    kind: str
    created_at: str
    lineage: str
    answers_text: bool

    @property
    def title(self) -> str:
        """Its encoder and its own name."""
        return say("%1 (%2)", self.status.title, self.row.name)


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Vectors of a space, chosen by chance but the same for the same index.

    Attributes:
        ids: of the items, ascending, shape (n,). vectors: shape (n, dim), float32, L2 norm 1, none of zeros.
        total: how many vectors the space has.
    """

    space: MeasuredSpace
    ids: Ids
    vectors: Vectors
    total: int


@dataclass(frozen=True, slots=True)
class Sources:
    """Where everything comes from.

    Attributes:
        index_of: the index of a space by its fingerprint, None where it has none.
        statuses: of all spaces. search: answers a query. saved: what a person keeps.
        decoders: read files for a trial.
        use_forms: gives the vectors of some spaces, by fingerprint, another form than the quickest. form_of: which one
            those of a space have; None while nobody asks it anything.
        use_scaling: lets the spaces of some fingerprints be searched with local scaling from now on, and no others.
        search_scaled: answers a query as if that were so of some spaces and no others.
        encoders: their states. folder: where the laboratory keeps its history; keeps: whether it may write there.
    """

    catalogue: Catalogue
    encoding: Encoding
    index_of: Callable[[str], VectorIndex | None]
    statuses: Callable[[], Sequence[SpaceStatus]]
    search: Callable[[SearchRequest], Answer]
    saved: Callable[[], Sequence[SavedSearch]]
    encoders: Callable[[], Sequence[EncoderStatus]]
    decoders: Decoders
    use_forms: Callable[[Mapping[str, str]], None]
    form_of: Callable[[str], FormState | None]
    use_scaling: Callable[[frozenset[str]], None]
    search_scaled: Callable[[SearchRequest, frozenset[str]], Answer]
    folder: Path
    keeps: bool

    def spaces(self) -> list[MeasuredSpace]:
        """Every space with vectors: those that answer words first, then the others, the largest first."""
        statuses = {one.space_id: one for one in self.statuses()}
        answering = {
            space.fingerprint
            for one in self.encoding.installed()
            if not one.leaves
            for space in one.spaces
            if space.answers_text
        }
        with self.catalogue.read() as connection:
            rows = spaces.rows(connection)
            more = _more(connection)
        found = [
            MeasuredSpace(row, statuses[row.space_id], *more[row.space_id], row.fingerprint in answering)
            for row in rows
            if row.space_id in statuses and statuses[row.space_id].vectors
        ]
        order = ("answering", "filled", "resting", "left over")
        return sorted(found, key=lambda one: (order.index(one.status.use), not one.answers_text, -one.status.vectors))

    def space(self, wanted: str) -> MeasuredSpace:
        """A space by its id or its name, the one in use where several have it; the first of all for "".

        Raises: UserError: there is none.
        """
        found = [one for one in self.spaces() if wanted in ("", str(one.row.space_id), one.row.name)]
        if not found:
            raise UserError(
                say("%1 was not measured.", wanted) if wanted else "Nothing was measured.",
                "There is no such space with vectors in this library." if wanted else "The library has no vectors yet.",
                "See with `analyse spaces` which there are."
                if wanted
                else "Add a folder and let it be looked through.",
            )
        return found[0]

    def answering(self, wanted: str) -> MeasuredSpace:
        """As `space`, but one that words can be encoded into. Raises: UserError: it is none, or there is none."""
        found = self.space(wanted) if wanted else next((one for one in self.spaces() if one.answers_text), None)
        if found is None or not found.answers_text:
            raise UserError(
                "Nothing was measured.",
                "No words can be encoded into this space on this computer.",
                "Choose a space that answers words.",
            )
        return found

    def sample(self, space: MeasuredSpace, most: int, seed: int = 0) -> Sample:
        """Some vectors of a space. Raises: UserError: its index is gone."""
        index = self.index_of(space.row.fingerprint)
        if index is None:
            raise UserError(
                say("%1 was not measured.", space.title), "Its vectors have just been removed.", "Choose another space."
            )
        ids = index.ids()
        total = len(ids)
        ids = ids[drawn(total, most, seed)]
        vectors = self._unrounded(space, ids) if index.is_rounded else index.vectors(ids)
        # Rounded to float16, their lengths are off by a thousandth.
        filled = np.linalg.norm(vectors, axis=1) > 0
        return Sample(space, ids[filled], units(vectors[filled]), total)

    def _unrounded(self, space: MeasuredSpace, ids: Ids) -> Vectors:
        """Vectors as the catalogue has them, zeros for what has gone since: shape (n, dim). Args: ids: ascending."""
        found = np.zeros((len(ids), space.row.dim), np.float32)
        with self.catalogue.read() as connection:
            for some, vectors in contents.vectors_in(connection, space.row):
                rows = rows_of(ids, some)
                found[rows[rows >= 0]] = vectors[rows >= 0]
        return found

    def texts(self, space: MeasuredSpace, texts: Sequence[str], control: JobControl) -> Vectors:
        """Texts in a space: shape (n, dim), without those that mean nothing to it; no rows where it knows no texts.

        Raises: Cancelled.
        """
        found = [np.empty((0, space.row.dim), np.float32)]
        if space.answers_text:
            for start in range(0, len(texts), _TEXTS_AT_ONCE):
                go_on(control)
                try:
                    encoded = self.encoding.encode_text(texts[start : start + _TEXTS_AT_ONCE], [space.row.name])
                except EncoderUnavailable:
                    break
                found.append(encoded.get(space.row.name, found[0]))
        return units(np.vstack(found))

    def queries(self, space: MeasuredSpace, control: JobControl) -> Vectors:
        """What people ask, in a space: their saved searches, and a hundred queries that come with Findling."""
        saved = [one.request.text for one in self.saved() if one.request.text.strip()][:_MOST_SAVED]
        probes = PROBES.read_text(encoding="utf-8").splitlines()
        return self.texts(space, list(dict.fromkeys((*saved, *probes))), control)

    def places(self, item_ids: Sequence[int]) -> dict[int, Place]:
        """Where items are, for those that are still there."""
        with self.catalogue.read() as connection:
            return places_of_items(connection, list(item_ids))

    def examples(self, item_ids: Sequence[int], notes: Sequence[str] = ()) -> tuple[Example, ...]:
        """Items as people know them, in their order; each file once."""
        places = self.places(item_ids)
        found: dict[bytes, Example] = {}
        for at, item_id in enumerate(item_ids):
            place = places.get(item_id)
            if place is not None and place.path not in found:
                found[place.path] = Example(place.name, place.path, notes[at] if notes else "")
        return tuple(found.values())

    def contents_of_files(self, file_ids: Ids) -> dict[int, int]:
        """The content of each file that has one."""
        with self.catalogue.read() as connection:
            query = select(file_table.c.id, file_table.c.content_id).where(file_table.c.id.in_(file_ids.tolist()))
            return {row.id: row.content_id for row in connection.execute(query) if row.content_id is not None}

    def origins(self, item_ids: Ids) -> Origins:
        """Where some items come from."""
        with self.catalogue.read() as connection:
            known = facts.read(connection)
        contents = looked_up(item_ids, known.items.ids, known.items.content_ids)
        order = np.argsort(known.files.content_ids, kind="stable")
        files = rows_of(known.files.content_ids[order], contents)
        rows = np.where((files >= 0) & (contents > 0), order[files], -1)
        return Origins(contents, rows, known.files.folders, known.files.days, known.folders)


@dataclass(frozen=True, slots=True, eq=False)
class Origins:
    """Where items come from.

    Attributes:
        contents: shape (n,), larger for what came later; 0 where unknown.
        rows: of files, -1 where unknown.
    """

    contents: Ids
    rows: Rows
    _folders: npt.NDArray[np.int32]
    _days: npt.NDArray[np.int32]
    _names: tuple[str, ...]

    def folder(self, at: int) -> str:
        """The folder of an item; "" where it is not known."""
        return self._names[self._folders[self.rows[at]]] if self.rows[at] >= 0 else ""

    def days(self) -> Ids:
        """On which day each was taken, or changed last, as `date.toordinal` counts; 0 where it is not known."""
        return np.where(self.rows >= 0, self._days[self.rows], 0).astype(np.int64)

    @staticmethod
    def month(day: int) -> str:
        """The month of a day, as 2026-03."""
        return date.fromordinal(day).strftime("%Y-%m") if day > 0 else ""


def one_of_each(contents: Ids) -> Rows:
    """Row numbers of one item of each content that is known: windows of one sound are no separate witnesses."""
    known = np.flatnonzero(contents > 0)
    _, first = np.unique(contents[known], return_index=True)
    return known[first].astype(np.int64)


def go_on(control: JobControl) -> None:
    """Raises: Cancelled."""
    if control.cancelled:
        raise Cancelled


def _more(connection: Connection) -> Mapping[int, tuple[str, str, str]]:
    """What a `SpaceRow` lacks: its kinds, when it was begun, and the lineage of its encoder."""
    query = select(space_table.c.id, space_table.c.kinds, space_table.c.created_at, space_table.c.lineage)
    return {row.id: (row.kinds.partition(",")[0], row.created_at, row.lineage) for row in connection.execute(query)}
