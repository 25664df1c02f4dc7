"""What an assistant can do with a library: search it, read in it, and no more."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from models.answers import Answer, Hit, SearchRequest
from models.assistant.allowed import Allowed, not_known
from models.catalogue import lookup, places
from models.catalogue.catalogue import Catalogue
from models.catalogue.lookup import Written
from models.catalogue.places import Place
from models.errors import UserError
from models.kinds import Kind
from models.media.formats import PROGRAM_TEXT
from models.media.kinds import extension_of
from models.paths import exact_path
from models.query.parser import parse
from models.query.parts import Example
from models.query.writing import quoted
from models.search import context
from models.search.citing import context_json
from models.search.exporting import hit_json

if TYPE_CHECKING:
    from models.engine import Engine

MOST_HITS = 100
MOST_TOKENS = 50_000
MOST_CHARACTERS = 100_000
_MOST_PASSAGES = 2000
# Of what is found, some may lie in folders that only look like those that are allowed.
_FOUND_FOR_EACH = 4
# Engines answer several at once, but whoever sits at this computer searches, too.
_AT_ONCE = 2


class AssistantTools:
    """The tools, whatever protocol they are called through. Safe between threads.

    Args:
        engine: of the library; reading is enough. catalogue: of the same.
        allowed: which files there are, for the assistant.
        run: opens a file with the program of the system; None where that is not wanted.
        take_in: called before each search, so that it knows of what was written meanwhile.
    """

    def __init__(
        self,
        engine: Engine,
        catalogue: Catalogue,
        allowed: Allowed,
        run: Callable[[bytes], None] | None = None,
        take_in: Callable[[], None] = lambda: None,
    ) -> None:
        self._engine = engine
        self._take_in = take_in
        self._catalogue = catalogue
        self._allowed = allowed
        self._run = run
        self._turns = threading.Semaphore(_AT_ONCE)
        # It keeps what lies elsewhere from taking the places of what may be shown; what may be is decided by `Allowed`.
        self._inside = "folder:" + ",".join(quoted(exact_path(folder)) for folder in allowed.folders)

    @property
    def opens(self) -> bool:
        """Whether files can be opened with programs."""
        return self._run is not None

    def search(self, query: str, kinds: Sequence[str] = (), limit: int = 20) -> dict[str, Any]:
        """What a query finds. Raises: UserError."""
        if not query.strip():
            raise UserError("Nothing was searched.", "There is no query.", "Write words or filters.")
        return self._found(SearchRequest(query, kinds=_kinds(kinds)), limit)

    def similar(self, path: str = "", item: int = 0, kinds: Sequence[str] = (), limit: int = 20) -> dict[str, Any]:
        """What is like a file or an item; the file itself is left out. Raises: UserError."""
        if bool(path) == bool(item):
            raise UserError("Nothing was searched.", "One example is needed.", "Give either a path or an item.")
        example = Example(item=item) if item else Example(path=_as_bytes(path))
        own = self._paths_of(example)
        return self._found(SearchRequest(examples=(example,), kinds=_kinds(kinds)), limit, without=own)

    def context(self, question: str, tokens: int = 2000) -> dict[str, Any]:
        """Passages that answer a question, with citations, in a budget. Raises: UserError."""
        if not question.strip():
            raise UserError("Nothing was looked up.", "There is no question.", "Ask something.")
        wanted = context.request_for(SearchRequest(question))
        with self._turns:
            answer = self._ask(wanted)
        return context_json(question, context.assemble(answer.hits, min(tokens, MOST_TOKENS), answer.notes))

    def open(self, path: str = "", file: int = 0, first: int = 1, characters: int = 20_000) -> dict[str, Any]:
        """What is known of a file, and what is written or spoken in it, from a passage on. Raises: UserError.

        Args: first: number of the passage to begin with, from 1. characters: most of the text.
        """
        with self._turns:
            place = self._file(path, file)
            with self._catalogue.read() as connection:
                written = lookup.written_in(connection, place.file_id, first - 1, _MOST_PASSAGES + 1)
        shown = _fitting(written[:_MOST_PASSAGES], min(characters, MOST_CHARACTERS))
        following = first + len(shown) if len(shown) < len(written) else None
        return {**_facts(place), "passages": shown, "next": following}

    def open_in_program(self, path: str = "", file: int = 0) -> dict[str, Any]:
        """Show a file on the screen, with the program of the system. Raises: UserError."""
        assert self._run is not None
        place = self._file(path, file)
        if extension_of(place.path) in PROGRAM_TEXT:
            raise UserError(
                "The file was not opened.",
                "The system might run it instead of showing it.",
                "Read its text with the other tool.",
            )
        if not os.path.isfile(place.path):
            raise UserError("The file was not opened.", "It is not there now.", "Connect its drive, and try again.")
        self._run(place.path)
        return {"opened": exact_path(place.path)}

    def _found(self, request: SearchRequest, limit: int, without: Sequence[bytes] = ()) -> dict[str, Any]:
        most = min(limit, MOST_HITS)
        with self._turns:
            answer = self._ask(replace(request, limit=most * _FOUND_FOR_EACH + len(without)))
        hits = [hit for hit in answer.hits if hit.path not in without][:most]
        return {"hits": [_hit(hit) for hit in hits], "notes": list(answer.notes)}

    def _ask(self, request: SearchRequest) -> Answer:
        """An answer in which nothing is that the assistant may not know of."""
        self._take_in()
        # In front, where no quote that is never closed swallows it.
        text = f"{self._inside} {request.text}"
        for part in parse(text, date.today()).parts:  # noqa: DTZ011  a person's own day
            if isinstance(part, Example):
                self._paths_of(part)
        answer = self._engine.search(replace(request, text=text))
        return replace(answer, hits=tuple(hit for hit in answer.hits if self._allowed.holds(hit.path)))

    def _paths_of(self, example: Example) -> list[bytes]:
        """Every path of an example that may be used as one. Raises: UserError."""
        if example.path is not None:
            self._allowed.check(example.path)
            return [example.path]
        with self._catalogue.read() as connection:
            paths = lookup.paths_of_item(connection, example.item or 0)
        if not any(map(self._allowed.holds, paths)):
            raise not_known()
        return paths

    def _file(self, path: str, file_id: int) -> Place:
        if bool(path) == bool(file_id):
            raise UserError("Nothing was opened.", "One file is needed.", "Give either a path or a file's number.")
        with self._catalogue.read() as connection:
            for known in [file_id] if file_id else self._ids_at(_as_bytes(path)):
                place = places.places_of_files(connection, [known]).get(known)
                if place is not None and self._allowed.holds(place.path):
                    return place
        raise not_known()

    def _ids_at(self, path: bytes) -> Iterator[int]:
        """Files with this path, or with the one that it really is."""
        self._allowed.check(path)
        with self._catalogue.read() as connection:
            for spelling in dict.fromkeys((path, os.path.realpath(path))):
                found = lookup.file_at(connection, spelling)
                if found is not None:
                    yield found


def _as_bytes(path: str) -> bytes:
    """Raises: UserError: it is no path of any file."""
    try:
        return os.path.abspath(os.fsencode(path))
    except ValueError as error:
        raise not_known() from error


def _kinds(names: Sequence[str]) -> tuple[Kind, ...]:
    return tuple(Kind(name) for name in names)


def _hit(hit: Hit) -> dict[str, Any]:
    """As the command line says it, but for how many are alike: some of them may lie elsewhere."""
    told = {key: value for key, value in hit_json(hit).items() if key != "alike"}
    return {"file": hit.file_id, "item": hit.item_id, "name": hit.name, **told}


def _facts(place: Place) -> dict[str, Any]:
    """What is known of a file; what does not apply to it is left out."""
    facts: Mapping[str, Any] = {
        "width_px": place.width,
        "height_px": place.height,
        "duration_s": round(place.duration_s, 2),
        "title": place.title,
        "taken_at": place.taken_at,
        "camera": place.camera,
        "keywords": place.tags.split("\n") if place.tags else [],
        "tags": place.own_tags.split("\n") if place.own_tags else [],
        "offline": place.offline,
    }
    always = {
        "file": place.file_id,
        "path": exact_path(place.path),
        "name": place.name,
        "kind": place.kind,
        "size_bytes": place.size_bytes,
        "changed_at_s": round(place.mtime_ns / 1e9),
    }
    return {**always, **{key: value for key, value in facts.items() if value}}


def _fitting(written: Sequence[Written], characters: int) -> list[dict[str, Any]]:
    """Passages as plain data, until their texts together are too long; the first is cut rather than left out."""
    shown: list[dict[str, Any]] = []
    for one in written:
        if shown and len(one.text) > characters:
            break
        told = {**one._asdict(), "text": one.text[:characters]}
        shown.append({key: value for key, value in told.items() if value not in (None, "")})
        characters -= len(one.text)
    return shown
