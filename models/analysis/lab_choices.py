"""What a person has chosen in the laboratory, kept in the library's folder."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from models.errors import UserError
from models.index.kept_forms import EXACT, KEPT_FORMS, QUICKEST
from models.messages import say
from models.paths import write_atomically

FILE = "choices.json"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LabChoices:
    """What is chosen of spaces, by their fingerprints.

    Attributes:
        forms: in which their vectors are kept, see `kept_forms`; those that are not here have the quickest.
        scaled: those that are searched with local scaling.
    """

    forms: Mapping[str, str] = field(default_factory=dict)
    scaled: frozenset[str] = frozenset()

    def with_form(self, fingerprint: str, form: str) -> LabChoices:
        """The same with another form of one space."""
        forms = {**self.forms, fingerprint: form}
        return replace(self, forms={one: kept for one, kept in forms.items() if kept != QUICKEST})

    def with_scaling(self, fingerprint: str, wanted: bool) -> LabChoices:
        """The same with or without local scaling in one space."""
        return replace(self, scaled=self.scaled | {fingerprint} if wanted else self.scaled - {fingerprint})


def read_choices(folder: Path) -> LabChoices:
    """What is kept in a folder; nothing where the file is missing or damaged, or says what nobody can choose."""
    try:
        stored = json.loads((folder / FILE).read_bytes())
        # Once there was one choice: to be searched exactly, or not.
        forms = dict.fromkeys(stored.get("exactly", ()), EXACT) | dict(stored.get("forms", {}))
        scaled = frozenset(one for one in stored.get("scaled", ()) if isinstance(one, str))
    except FileNotFoundError:
        return LabChoices()
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        log.warning("What was chosen in the laboratory cannot be read.", exc_info=True)
        return LabChoices()
    return LabChoices({one: form for one, form in forms.items() if form in KEPT_FORMS}, scaled)


def keep_choices(folder: Path, choices: LabChoices) -> None:
    """Keep them. Raises: UserError: the file cannot be written."""
    stored = {"forms": dict(sorted(choices.forms.items())), "scaled": sorted(choices.scaled)}
    try:
        write_atomically(folder / FILE, json.dumps(stored).encode())
    except OSError as error:
        raise UserError(
            "Your choice was not kept.",
            say("%1 cannot be written: %2.", folder / FILE, error.strerror or str(error)),
            "Check that the disk has room and that you may write there.",
        ) from None
