"""The measurement "trial" of the laboratory: whether another encoder would find more, seen on a sample of files."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import select

from models.analysis import golden
from models.analysis.evaluation_metrics import difference
from models.analysis.evaluation_queries import JudgedQuery
from models.analysis.evaluation_report import Scored, figures, interval_plot, queries_of, ranked, too_few_queries
from models.analysis.lab_sources import Sources, Work, go_on
from models.analysis.sampling import drawn
from models.catalogue.tables import file
from models.encoders.protocol import Description
from models.errors import BadFile, UserError
from models.jobs import JobControl, Progress
from models.kinds import Kind
from models.media.parts import DecodeRequest, Piece
from models.messages import Message, say
from models.reports import Column, Report, Table
from models.spaces import PictureInput, SoundInput, Space, Vectors
from models.views import EncoderStatus

TRIAL = "trial"
_MOST_QUERIES = 60
_MOST_FILES = 200
_MOST_PIECES = 8
_SEED = 23


@dataclass(frozen=True, slots=True, eq=False)
class _Looked:
    """What an encoder made of the sample. Attributes: owners: the number of the file of each row. took_s: for all."""

    vectors: Vectors
    owners: list[int]
    took_s: float


def trial(sources: Sources, kind: Kind, origin: str, wanted: str, control: JobControl) -> Work:
    """Let two encoders look at a sample of files, and ask both the same golden queries.

    Args: wanted: name of an installed encoder of that kind; "" for the first that does not answer now.
    Raises: UserError: there is no other encoder, or one fails. Cancelled.
    """
    present, other = _both(sources.encoders(), kind, wanted)
    queries = queries_of(sources, kind, origin)[:_MOST_QUERIES]
    paths = _sample(sources, kind, queries)
    title = say("Trial of %1 against %2 on %3 files", other.title, present.title, len(paths))
    scored, rates = [], []
    for done, status in enumerate((present, other)):
        looked = _Looked(np.empty((0, 0), np.float32), [], 0.0)
        encoder, space = _described(sources, status.name)
        begun_s = time.monotonic()
        rows, owners = [], []
        for at, path in enumerate(paths):
            go_on(control)
            yield Progress(done * len(paths) + at, 2 * len(paths), status.title)
            found = _look(sources, encoder, space, path, kind)
            rows += list(found)
            owners += [at] * len(found)
        if rows:
            looked = _Looked(np.stack(rows), owners, time.monotonic() - begun_s)
        rates.append(looked.took_s / max(len(paths), 1))
        scored.append(_ask(sources, status.title, space, looked, queries, paths))
    return _report(title, scored, (present, other), rates)


def _both(statuses: Sequence[EncoderStatus], kind: Kind, wanted: str) -> tuple[EncoderStatus, EncoderStatus]:
    able = [one for one in statuses if one.choosable and one.kinds[:1] == (kind,) and not one.leaves]
    present = next((one for one in able if one.chosen), None)
    others = [one for one in able if not one.chosen and wanted in ("", one.name)]
    if present is None or not others:
        raise UserError(
            "There was no trial.",
            "There is no other encoder of this kind on this computer that could answer.",
            "Get one first: see Encoders.",
        )
    return present, others[0]


def _sample(sources: Sources, kind: Kind, queries: Sequence[JudgedQuery]) -> list[bytes]:
    """The files that are right for the queries, and others drawn by chance among which they are to be found."""
    right = list(dict.fromkeys(path for query in queries for path in query.right))[:_MOST_FILES]
    known = select(file.c.path).where(file.c.kind == kind, file.c.content_id.is_not(None), file.c.offline == 0)
    with sources.catalogue.read() as connection:
        every = list(connection.execute(known.order_by(file.c.id)).scalars())
    there = set(every)
    right = [path for path in right if path in there]
    chosen = set(right)
    rest = [path for path in every if path not in chosen]
    return right + [rest[place] for place in drawn(len(rest), _MOST_FILES - len(right), _SEED).tolist()]


def _described(sources: Sources, name: str) -> tuple[Description, Space]:
    encoder = next(one for one in sources.encoding.installed() if one.name == name)
    return encoder, next(space for space in encoder.spaces if space.answers_text)


def _look(sources: Sources, encoder: Description, space: Space, path: bytes, kind: Kind) -> Vectors:
    """The first pieces of a file in a space: shape (n, dim); none where it cannot be read."""
    request = DecodeRequest(
        pictures=(encoder.input,) if isinstance(encoder.input, PictureInput) else (),
        sounds=(encoder.input,) if isinstance(encoder.input, SoundInput) else (),
    )
    media = []
    try:
        with sources.decoders.borrow() as decoder:
            for part in decoder.decode(path, kind, request):
                if isinstance(part, Piece) and part.kind in encoder.kinds:
                    media.append(part.input_for(encoder.input))
                if len(media) == _MOST_PIECES:
                    break
    except BadFile:
        media = []
    batches = [media[start : start + encoder.batch] for start in range(0, len(media), encoder.batch)]
    rows = [sources.encoding.encode_media(encoder.name, batch)[space.name] for batch in batches]
    return np.vstack(rows) if rows else np.empty((0, space.dim), np.float32)


def _ask(
    sources: Sources, name: str, space: Space, looked: _Looked, queries: Sequence[JudgedQuery], paths: Sequence[bytes]
) -> Scored:
    numbers = {path: at + 1 for at, path in enumerate(paths)}
    right = [{numbers[path] for path in query.right if path in numbers} for query in queries]
    if not queries or not len(looked.owners):
        return Scored(name, True, (), ())
    asked = sources.encoding.encode_text([query.text for query in queries], [space.name])[space.name]
    owners = np.array(looked.owners, np.int64) + 1
    return ranked(name, asked @ looked.vectors.T, owners, right, is_encoder=True)


def _report(
    title: str, scored: Sequence[Scored], both: tuple[EncoderStatus, EncoderStatus], rates: Sequence[float]
) -> Report:
    count = min(len(one.places) for one in scored)
    enough = count >= golden.FEWEST_QUERIES
    rows = tuple(
        (status.title, 1000 * rate, rate * status.coverable / 60) for status, rate in zip(both, rates, strict=True)
    )
    columns = (Column(say("Encoder")), Column(say("ms a file"), 1), Column(say("Minutes for all files"), 1))
    return Report(
        TRIAL,
        title,
        "fine" if enough else "unsure",
        _verdict(scored, both) if enough else too_few_queries(count),
        tables=(figures(say("On the sample"), scored), Table(say("How long it takes"), columns, rows)),
        plot=interval_plot(scored) if count else None,
        notes=(
            say(
                "Both looked at the same files, at most %1, with the right ones among them. Among fewer files more is "
                "found: the figures are higher than those of the whole library, and to be compared with one "
                "another only.",
                _MOST_FILES,
            ),
            say("Nothing of this was kept: neither encoder has looked through your library for it."),
        ),
    )


def _verdict(scored: Sequence[Scored], both: tuple[EncoderStatus, EncoderStatus]) -> Message:
    gain = difference(scored[1].found(1), scored[0].found(1))
    told = [round(100 * value) for value in (gain.mean, gain.low, gain.high)]
    if gain.low > 0:
        return say(
            "%1 would surely find more: the right file is on top for %2 more of 100 queries (%3 to %4).",
            both[1].title,
            *told,
        )
    if gain.high < 0:
        return say("%1 would surely find less than %2.", both[1].title, both[0].title)
    return say(
        "No difference that is sure: with %1 the right file is on top for %2 more of 100 queries (%3 to %4).",
        both[1].title,
        *told,
    )
