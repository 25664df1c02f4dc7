"""The laboratory: measurements of a library's own embeddings, run one at a time each, watched and stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

from models import report_files
from models.analysis.bias_report import BIAS, SKEW, USUAL_PAIRS, USUAL_QUERIES, bias, skew
from models.analysis.compression_report import COMPRESSION, compression
from models.analysis.drift_report import DRIFT, drift
from models.analysis.evaluation_report import EVALUATION, evaluation
from models.analysis.geometry_report import GEOMETRY, HUBS, geometry, hubs
from models.analysis.items_bias_report import ITEM_BIAS, USUAL_WORDS, item_bias
from models.analysis.lab_choices import keep_exactly, read_exactly
from models.analysis.lab_sources import Sources, Work
from models.analysis.sample_trial import TRIAL, trial
from models.analysis.spaces_report import AGREEMENT, SPACES, agreement, spaces
from models.errors import UserError
from models.jobs import Cancelled, JobControl, Progress
from models.kinds import ITEM_KINDS, Kind
from models.messages import say
from models.reports import Report, SpaceChoice

Choices = Mapping[str, str]
"""What a person has chosen for a measurement, by name; what is missing is as usual."""

NAMES = (SPACES, AGREEMENT, GEOMETRY, HUBS, COMPRESSION, DRIFT, EVALUATION, TRIAL, BIAS, SKEW, ITEM_BIAS)


class Laboratory:
    """Runs measurements. Safe between threads; each of them runs once at a time."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._lock = threading.Lock()
        self._running: dict[str, JobControl] = {}
        self._progress: dict[str, Progress] = {}
        self._last: dict[str, Report] = {}
        self._exactly = read_exactly(sources.folder)
        sources.search_exactly(self._exactly)

    def spaces(self) -> tuple[SpaceChoice, ...]:
        """The spaces that can be measured, those that answer first."""
        return tuple(
            SpaceChoice(
                one.row.space_id,
                one.row.name,
                one.title,
                one.kind,
                one.status.vectors,
                one.answers_text,
                one.row.fingerprint in self._exactly,
            )
            for one in self._sources.spaces()
        )

    def search_exactly(self, space_id: int, wanted: bool) -> None:
        """Let a space be searched exactly from now on, or again by codes where they find enough; see docs/adr/0015.

        Raises: UserError: there is no such space, or the choice cannot be kept; then nothing has changed.
        """
        fingerprint = self._sources.space(str(space_id)).row.fingerprint
        with self._lock:
            exactly = self._exactly | {fingerprint} if wanted else self._exactly - {fingerprint}
            keep_exactly(self._sources.folder, exactly)
            self._exactly = exactly
        self._sources.search_exactly(exactly)

    def work(self, name: str, choices: Choices, control: JobControl) -> Work:
        """A measurement, not begun. Raises: UserError: there is none of this name, or the choices make no sense."""
        works: Mapping[str, Callable[[], Work]] = {
            SPACES: lambda: spaces(self._sources, control),
            AGREEMENT: lambda: agreement(self._sources, space, choices.get("other", ""), control),
            GEOMETRY: lambda: geometry(self._sources, space, control),
            HUBS: lambda: hubs(self._sources, space, control),
            COMPRESSION: lambda: compression(self._sources, space, control),
            DRIFT: lambda: drift(self._sources, space, choices.get("by") or "newest", control),
            EVALUATION: lambda: evaluation(
                self._sources,
                _kind(choices),
                choices.get("origin") or "names",
                choices.get("file", ""),
                control,
            ),
            TRIAL: lambda: trial(
                self._sources,
                _kind(choices),
                choices.get("origin") or "names",
                choices.get("encoder", ""),
                control,
            ),
            BIAS: lambda: bias(self._sources, space, control),
            SKEW: lambda: skew(self._sources, space, _pair(choices), _queries(choices), control),
            ITEM_BIAS: lambda: item_bias(self._sources, space, targets, choices.get("words") or USUAL_WORDS, control),
        }
        space = choices.get("space", "")
        targets = choices.get("first", ""), choices.get("second", "")
        if name not in works:
            raise UserError("Nothing was measured.", say("%1 is no measurement.", name), "Choose one from the list.")
        return works[name]()

    def measure(self, name: str, choices: Choices) -> Report | None:
        """Run a measurement to its end; see `progress` and `cancel`. None where it was cancelled. Raises: UserError."""
        control = JobControl()
        with self._lock:
            before = self._running.get(name)
            self._running[name] = control
        if before is not None:
            # Whoever asks again wants what is asked now.
            before.cancel()
        try:
            report = self._finish(name, self.work(name, choices, control))
        except Cancelled:
            return None
        finally:
            with self._lock:
                if self._running.get(name) is control:
                    del self._running[name]
                    self._progress.pop(name, None)
        with self._lock:
            self._last[name] = report
        return report

    def progress(self, name: str) -> Progress | None:
        """How far a measurement is; None where it does not run."""
        with self._lock:
            return self._progress.get(name)

    def cancel(self, name: str = "") -> None:
        """Stop a measurement, or all of them."""
        with self._lock:
            controls = [control for running, control in self._running.items() if name in ("", running)]
        for control in controls:
            control.cancel()

    def export(self, name: str, target: bytes) -> bytes:
        """Write what a measurement said last; see `report_files.write`. Returns: the path. Raises: UserError."""
        with self._lock:
            report = self._last.get(name)
        if report is None:
            raise UserError("Nothing was written.", "It was not measured yet.", "Run it first.")
        return report_files.write(report, target)

    def _finish(self, name: str, work: Work) -> Report:
        while True:
            try:
                progress = next(work)
            except StopIteration as done:
                report: Report = done.value
                return report
            with self._lock:
                self._progress[name] = progress


def _kind(choices: Choices) -> Kind:
    wanted = choices.get("kind") or Kind.IMAGE.value
    found = next((kind for kind in ITEM_KINDS if kind.value == wanted), None)
    if found is None:
        raise UserError(
            "Nothing was evaluated.", say("%1 is no kind of item.", wanted), "Choose image, audio or document."
        )
    return found


def _pair(choices: Choices) -> tuple[str, str]:
    return choices.get("first") or USUAL_PAIRS[0][0], choices.get("second") or USUAL_PAIRS[0][1]


def _queries(choices: Choices) -> tuple[str, ...]:
    written = tuple(line for line in choices.get("queries", "").splitlines() if line.strip())
    return written or USUAL_QUERIES
