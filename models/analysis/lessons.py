"""The figures of the guided tours, computed while a person reads."""

from __future__ import annotations

from collections.abc import Mapping

from models.analysis import lesson_judging, lesson_keeping, lesson_spaces, lesson_words
from models.analysis.lesson_sources import Given, LessonSources, Make
from models.errors import UserError
from models.figures import Figure
from models.messages import say

FIGURES: Mapping[str, Make] = {
    **lesson_words.FIGURES,
    **lesson_spaces.FIGURES,
    **lesson_keeping.FIGURES,
    **lesson_judging.FIGURES,
}


class Lessons:
    """Makes figures. Safe between threads; `close` it."""

    def __init__(self, sources: LessonSources) -> None:
        self._sources = sources

    def figure(self, name: str, given: Given) -> Figure:
        """Compute a figure. Args: given: what was typed and chosen. Raises: UserError: why it cannot be shown."""
        make = FIGURES.get(name)
        if make is None:
            raise UserError("Nothing can be shown here.", say("%1 is no figure.", name), "Go on with the next step.")
        return make(self._sources, given)

    def close(self) -> None:
        """End what runs beside."""
        self._sources.close()
