"""The laboratory: measurements of a library's own embeddings, run one at a time each, watched and stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

from models import report_files
from models.analysis.bias_report import BIAS, SKEW, USUAL_PAIRS, USUAL_QUERIES, bias, skew
from models.analysis.compression_report import COMPRESSION, compression
from models.analysis.drift_report import DRIFT, drift
from models.analysis.evaluation_report import EVALUATION, evaluation
from models.analysis.geometry_report import GEOMETRY, geometry
from models.analysis.hubs_report import HUBS, hubs
from models.analysis.items_bias_report import ITEM_BIAS, USUAL_WORDS, item_bias
from models.analysis.lab_choices import LabChoices, keep_choices, read_choices
from models.analysis.lab_sources import MeasuredSpace, Sources, Work
from models.analysis.sample_trial import TRIAL, trial
from models.analysis.spaces_report import AGREEMENT, SPACES, agreement, spaces
from models.errors import UserError
from models.index.kept_forms import KEPT_FORMS, QUICKEST, fewest_for
from models.jobs import Cancelled, JobControl, Progress, finish
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
        self._chosen = read_choices(sources.folder)
        sources.use_forms(self._chosen.forms)
        sources.use_scaling(self._chosen.scaled)

    def spaces(self) -> tuple[SpaceChoice, ...]:
        """The spaces that can be measured, those that answer first."""
        return tuple(self._choice(one) for one in self._sources.spaces())

    def _choice(self, one: MeasuredSpace) -> SpaceChoice:
        now = self._sources.form_of(one.row.fingerprint)
        return SpaceChoice(
            one.row.space_id,
            one.row.name,
            one.title,
            one.kind,
            one.status.vectors,
            one.answers_text,
            self._chosen.forms.get(one.row.fingerprint, QUICKEST),
            now.description if now is not None else "",
            now is not None and now.changing,
            _refused(one),
            one.row.fingerprint in self._chosen.scaled,
        )

    def use_form(self, space_id: int, form: str) -> None:
        """Keep the vectors of a space in another form from now on, see `kept_forms`; searches go on meanwhile.

        Raises: UserError: there is no such space or form, it has too few vectors for it, or the choice cannot be kept;
            then nothing has changed.
        """
        space = self._sources.space(str(space_id))
        why = _refused(space).get(form) if form in KEPT_FORMS else say("There is no such form.")
        if why is not None:
            raise UserError("The form of the vectors stays as it is.", why, "Choose another form.")
        with self._lock:
            self._keep(self._chosen.with_form(space.row.fingerprint, form))
        self._sources.use_forms(self._chosen.forms)

    def use_scaling(self, space_id: int, wanted: bool) -> None:
        """Search a space with local scaling from now on, or without again; see docs/adr/0028.

        Raises: UserError: there is no such space, or the choice cannot be kept; then nothing has changed.
        """
        fingerprint = self._sources.space(str(space_id)).row.fingerprint
        with self._lock:
            self._keep(self._chosen.with_scaling(fingerprint, wanted))
        self._sources.use_scaling(self._chosen.scaled)

    def _keep(self, choices: LabChoices) -> None:
        keep_choices(self._sources.folder, choices)
        self._chosen = choices

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
            report = finish(self.work(name, choices, control), lambda progress: self._keep_progress(name, progress))
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

    def _keep_progress(self, name: str, progress: Progress) -> None:
        with self._lock:
            self._progress[name] = progress


def _refused(space: MeasuredSpace) -> dict[str, str]:
    """Forms that a space is too small for, and why."""
    few = [form for form in KEPT_FORMS if space.status.vectors < fewest_for(form, space.row.dim)]
    return {
        form: say(
            "It is learned from %1 vectors, and there are %2. With so few, exact searches take no time.",
            fewest_for(form, space.row.dim),
            space.status.vectors,
        )
        for form in few
    }


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
