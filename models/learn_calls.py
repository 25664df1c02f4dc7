"""The calls of an engine behind the guided tours."""

from __future__ import annotations

from collections.abc import Callable

from models.analysis.common_space import EncoderSet
from models.analysis.lesson_sources import LessonSources
from models.analysis.lessons import Lessons
from models.answers import Answer, Context, SearchRequest
from models.catalogue.catalogue import Catalogue


class LearnCalls:
    """What an `Engine` is besides; it searches, too.

    Attributes:
        lessons: figures of the tours.
    """

    search: Callable[[SearchRequest], Answer]
    context: Callable[[SearchRequest, int], Context]

    def __init__(self, catalogue: Catalogue, encoders: EncoderSet) -> None:
        self.lessons = Lessons(
            LessonSources(
                catalogue,
                encoders,
                lambda request: self.search(request),
                lambda request, tokens: self.context(request, tokens),
            )
        )
