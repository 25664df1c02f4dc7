"""Real media with the queries that ask for them, under numbers for names or under their own, and queries for nothing.

Curves are fitted on the first, third, fifth ... of all questions; what is judged is always the other half.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import media_cache
from everyday_queries import EVERYDAY
from real_library import UNANSWERABLE, RealLibrary

from models.analysis.evaluation_queries import JudgedQuery
from models.engine import Engine
from models.jobs import JobControl
from models.kinds import Kind
from models.query.parts import Field, Filter, Query, Words
from models.query.writing import write

KINDS = (Kind.IMAGE, Kind.AUDIO, Kind.DOCUMENT)
ANY = "any"
"""Asked without a filter, where all kinds compete."""

# Of the questions that belong to another kind: so many are plenty.
_EVERY_OTHERS = 5


@dataclass(frozen=True)
class Asked:
    """A file of a library, and the question to which it is right."""

    kind: Kind
    path: bytes
    question: str


def under_numbers(library: RealLibrary) -> list[Asked]:
    """The files of a library whose names say nothing."""
    root = library.engine.status().roots[0].path
    return [
        Asked(known.kind, os.path.join(root, os.fsencode(name)), known.question)
        for name, known in library.known.items()
    ]


def under_their_names(folder: Path) -> list[Asked]:
    """Copies of the real media with the names and folders that they came with; made when missing."""
    stamps = media_cache.folder("tuxpaint-stamps-default") / "usr/share/tuxpaint/stamps"
    asked = []
    drawn = [(Kind.IMAGE, stamp.path, stamp.caption) for stamp in media_cache.stamps()]
    heard = [(Kind.AUDIO, path, caption) for path, caption in media_cache.stamp_sounds()]
    for kind, source, question in (*drawn, *heard):
        path = folder / "stamps" / source.relative_to(stamps)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            shutil.copy(source, path)
        asked.append(Asked(kind, os.fsencode(path), question))
    for pair in media_cache.faq():
        path = folder / "Debian FAQ" / pair.path.name.split(".")[0] / f"{pair.anchor}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pair.answer_text, encoding="utf-8")
        asked.append(Asked(Kind.DOCUMENT, os.fsencode(path), pair.question))
    return asked


def index_named(library: Path, media: Path, yamnet: Path | None) -> None:
    """Index a folder into a library, with weights for sounds where they are there."""
    with closing(Engine(library)) as engine:
        if yamnet is not None:
            engine.install(os.fsencode(yamnet))
        engine.library.add_folder(os.fsencode(media))
        for _ in engine.index(JobControl()):
            pass


def judged(files: Sequence[Asked], kind: Kind | None, step: int = 1) -> list[JudgedQuery]:
    """The held-out half of the questions of one kind, asked for this kind alone; None: of all kinds, asked of all."""
    right: dict[str, dict[bytes, float]] = {}
    for one in files:
        if kind in (None, one.kind):
            right.setdefault(one.question, {})[one.path] = 1.0
    return [_query(question, kind, right[question]) for question in sorted(right)[1::2][::step]]


def unanswerable(files: Sequence[Asked], kind: Kind | None, step: int = 1) -> list[JudgedQuery]:
    """Queries to which nothing of a kind is right: everyday ones, and, but for all kinds, questions of another kind.

    Pictures and sounds are asked about Debian, documents about what drawings show.
    """
    others = {one.question for one in files if (one.kind == Kind.DOCUMENT) != (kind == Kind.DOCUMENT)}
    texts = [*sorted((*UNANSWERABLE, *EVERYDAY))[1::2], *(sorted(others)[1::2][::_EVERY_OTHERS] if kind else ())]
    return [_query(text, kind, {}) for text in texts[::step]]


def all_judged(files: Sequence[Asked], step: int = 1) -> Iterator[JudgedQuery]:
    """Everything that is asked of a library: kind by kind, then of all kinds at once."""
    for kind in (*KINDS, None):
        yield from judged(files, kind, step)
        yield from unanswerable(files, kind, step)


def _query(question: str, kind: Kind | None, right: dict[bytes, float]) -> JudgedQuery:
    """As it is typed; a point behind it, as captions have it, ends the last word."""
    filters = (Filter(Field.KIND, (str(kind),)),) if kind else ()
    return JudgedQuery(write(Query((Words(question),), filters)), right, str(kind or ANY))
