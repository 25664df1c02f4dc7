"""A library of real pictures, sounds and answers whose names say nothing, with the questions that belong to them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import media_cache
import numpy as np

from models.answers import SearchRequest
from models.engine import Engine
from models.index.vector_index import VectorIndex
from models.jobs import JobControl
from models.kinds import Kind
from models.query.parts import Example
from models.spaces import Space, Vectors

YAMNET = Path(__file__).resolve().parents[2] / "shared" / "models" / "yamnet" / "yamnet.tflite"

_SAME_MEANING = 0.7

# Asked of a library that holds no answer, in any kind.
UNANSWERABLE = (
    "quarterly income tax return",
    "how to repair a bicycle chain",
    "quantum entanglement experiment",
    "piano sonata in b minor",
    "wedding invitation with gold letters",
    "knitting pattern for a scarf",
    "my sister's new phone number",
    "earthquake insurance policy",
    "x-ray of a broken wrist",
    "minutes of the annual meeting",
    "recipe for onion soup",
    "satellite map of iceland",
    "concert tickets for friday",
    "the plumber's invoice",
    "screenshot of an error message",
    "swimming lesson timetable",
)


@dataclass(frozen=True)
class Known:
    """A file of the library: its number within its kind, what it is asked for by, and what it is grouped with."""

    kind: Kind
    question: str
    group: str


TextQuery = tuple[Vectors, Callable[[int], bool], int | None]


class RealLibrary:
    """Copies the real media under numbers for names, indexes them by content, and knows the right answers.

    Args:
        folder: where media and library are kept; made when missing.
        yamnet: weights to import first, so that sounds answer words; None leaves sounds to similarity.
    """

    def __init__(self, folder: Path, yamnet: Path | None = None) -> None:
        self.known: dict[str, Known] = {}
        media = folder / "media"
        new = not media.exists()
        for kind, source, question, group in _all_media():
            name = f"{kind.value}-{sum(known.kind == kind for known in self.known.values()):04d}"
            if isinstance(source, str):
                name += ".txt"
                if new:
                    media.mkdir(parents=True, exist_ok=True)
                    (media / name).write_text(source, encoding="utf-8")
            else:
                name += source.suffix
                if new:
                    media.mkdir(parents=True, exist_ok=True)
                    shutil.copy(source, media / name)
            self.known[name] = Known(kind, question, group)
        with closing(Engine(folder / "library")) as engine:
            if yamnet is not None:
                engine.install(os.fsencode(yamnet))
            engine.library.add_folder(os.fsencode(media))
            for _ in engine.index(JobControl()):
                pass
            self.failures = engine.failures()
        self.engine = Engine(folder / "library", read_only=True)
        with self.engine._catalogue.read() as connection:
            rows = connection.exec_driver_sql("SELECT item.id, name FROM item JOIN file USING (content_id)")
            self._names: dict[int, list[str]] = {}
            for item_id, name in rows:
                self._names.setdefault(item_id, []).append(name)

    def close(self) -> None:
        self.engine.close()

    def index(self, space: str) -> VectorIndex:
        index = self.engine._indexes.get(self._space(space).fingerprint)
        assert index is not None
        return index

    def spaces_answering_text(self) -> list[str]:
        return [space.name for space in self._spaces() if space.answers_text]

    def spaces_finding_similar(self) -> list[str]:
        return [space.name for space in self._spaces() if space.finds_similar]

    def recall(self, kind: Kind, depths: tuple[int, ...] = (1, 5, 10)) -> list[float]:
        """Share of questions whose own file (or one with the same question) is among the first hits, by content."""
        questions = sorted({known.question for known in self.known.values() if known.kind == kind})
        weights = np.array([sum(k.question == question for k in self._of(kind)) for question in questions])
        first = []
        for question in questions:
            request = SearchRequest(question, kinds=(kind,), limit=max(depths), by="content")
            right = [self.known[hit.name].question == question for hit in self.engine.search(request).hits]
            first.append(right.index(True) if True in right else max(depths))
        ranks = np.array(first)
        return [float(((ranks < depth) * weights).sum() / weights.sum()) for depth in depths]

    def recall_across(self, source: Kind, target: Kind, depth: int) -> tuple[float, int, float]:
        """Share of files of one kind for which one of another with the same caption is among the first hits.

        Returns: recall, number of files asked about, and what recall would be by chance.
        """
        wanted = {known.question for known in self._of(target)}
        everything = self.engine.search(SearchRequest(kinds=(source,), limit=len(self.known))).hits
        examples = [hit for hit in everything if self.known[hit.name].question in wanted]
        found, chance = 0, 0.0
        for example in examples:
            question = self.known[example.name].question
            request = SearchRequest(examples=(Example(item=example.item_id),), kinds=(target,), limit=depth)
            found += any(self.known[hit.name].question == question for hit in self.engine.search(request).hits)
            right = sum(known.question == question for known in self._of(target))
            chance += 1 - (1 - depth / len(self._of(target))) ** right
        return found / len(examples), len(examples), chance / len(examples)

    def text_queries(self, space: str, half: int) -> list[TextQuery]:
        """Every second question of the space's kind, and of those that have no answer."""
        kind = self._space(space).kinds[0]
        questions = sorted({known.question for known in self._of(kind)})[half::2]
        nothing = [*UNANSWERABLE, *sorted({k.question for k in self.known.values() if k.kind != kind})[::9]][half::2]
        vectors = self.engine._encoders.encode_text([*questions, *nothing], [space])[space]
        return [
            (vector, self._judge(question if row < len(questions) else ""), None)
            for row, (vector, question) in enumerate(zip(vectors, [*questions, *nothing], strict=True))
        ]

    def example_queries(self, space: str, half: int) -> list[TextQuery]:
        """Every fourth item of a space, with those of its group as right answers."""
        index = self.index(space)
        ids = index.ids()[half::4]
        return [
            (vector, self._judge_group(int(own)), int(own)) for own, vector in zip(ids, index.vectors(ids), strict=True)
        ]

    def _judge(self, question: str) -> Callable[[int], bool]:
        right = self._same_meaning().get(question, {question})
        return lambda item: any(self.known[name].question in right for name in self._names.get(item, []))

    @cache  # noqa: B019  one library for the run
    def _same_meaning(self) -> dict[str, set[str]]:
        """For each caption, those that mean nearly the same: a picture of a tree frog is right for "A frog."."""
        captions = sorted({known.question for known in self.known.values() if known.kind != Kind.DOCUMENT})
        vectors = self.engine._encoders.encode_text(captions, ["minilm-l6-v2/text"])["minilm-l6-v2/text"]
        alike = vectors @ vectors.T > _SAME_MEANING
        return {
            caption: {captions[other] for other in np.flatnonzero(row)}
            for caption, row in zip(captions, alike, strict=True)
        }

    def _judge_group(self, own: int) -> Callable[[int], bool]:
        groups = {self.known[name].group for name in self._names.get(own, [])}
        return lambda item: any(self.known[name].group in groups for name in self._names.get(item, []))

    def _of(self, kind: Kind) -> list[Known]:
        return [known for known in self.known.values() if known.kind == kind]

    def _spaces(self) -> list[Space]:
        return [space for encoder in self.engine._encoders.active() for space in encoder.spaces]

    def _space(self, name: str) -> Space:
        return next(space for space in self._spaces() if space.name == name)


def _all_media() -> list[tuple[Kind, Path | str, str, str]]:
    """Kind, file or text, question, group."""
    pictures = [(Kind.IMAGE, stamp.path, stamp.caption, str(stamp.path.parent)) for stamp in media_cache.stamps()]
    sounds = [(Kind.AUDIO, path, caption, str(path.parent)) for path, caption in media_cache.stamp_sounds()]
    answers = [(Kind.DOCUMENT, pair.answer_text, pair.question, str(pair.path)) for pair in media_cache.faq()]
    return [*pictures, *sounds, *answers]
