"""Which encoders a person uses: one that answers words for each kind, and those whose spaces are kept filled."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from models.encoders.store import Stored
from models.kinds import Kind
from models.paths import write_atomically

FAMILY_KINDS: Mapping[str, Kind] = {"openclip": Kind.IMAGE, "clap": Kind.AUDIO, "bert": Kind.DOCUMENT}
_CHOOSABLE: Mapping[str, Kind] = {**FAMILY_KINDS, "endpoint": Kind.DOCUMENT}


@dataclass(frozen=True, slots=True)
class Choices:
    """What is in use.

    Attributes:
        answering: for a kind, the name of the downloaded or imported encoder that answers words for it; a kind that is
            missing is answered by the basic encoder.
        filled: names of those whose spaces get vectors of new files, answering or not.
        next: for a kind, the name of the one that takes over as soon as it has seen every file.
    """

    answering: Mapping[Kind, str] = field(default_factory=dict)
    filled: frozenset[str] = frozenset()
    next: Mapping[Kind, str] = field(default_factory=dict)

    def using(self, kind: Kind, name: str) -> Choices:
        """With another encoder answering; it is kept filled from now on, and nobody takes over from it."""
        return Choices({**self.answering, kind: name}, self.filled | {name}, _but(self.next, kind))

    def using_basic(self, kind: Kind) -> Choices:
        """With the basic encoder answering, and nobody taking over from it."""
        return Choices(_but(self.answering, kind), self.filled, _but(self.next, kind))

    def awaiting(self, kind: Kind, name: str) -> Choices:
        """With one that is being filled and then takes over."""
        return replace(self, filled=self.filled | {name}, next={**self.next, kind: name})

    def welcoming(self, kind: Kind, name: str, *, basic_answers: bool) -> Choices:
        """With a new one: filled first while another goes on answering, or answering at once where none does."""
        if not basic_answers and kind not in self.answering:
            return self.using(kind, name)
        return self.filling(name) if name in self.answering.values() else self.awaiting(kind, name)

    def filling(self, name: str) -> Choices:
        """With one more space kept filled."""
        return replace(self, filled=self.filled | {name})

    def resting(self, name: str) -> Choices:
        """With one space left as it is; an encoder that answers cannot rest."""
        if name in self.answering.values():
            return self
        return Choices(self.answering, self.filled - {name}, _without(self.next, name))

    def without(self, name: str) -> Choices:
        """Without an encoder that goes away."""
        return Choices(_without(self.answering, name), self.filled - {name}, _without(self.next, name))


def _but(chosen: Mapping[Kind, str], kind: Kind) -> dict[Kind, str]:
    return {one: name for one, name in chosen.items() if one != kind}


def _without(chosen: Mapping[Kind, str], name: str) -> dict[Kind, str]:
    return {kind: one for kind, one in chosen.items() if one != name}


def read_choices(path: Path, stored: Sequence[Stored]) -> Choices:
    """What was chosen, without those that are gone or look into files of another kind. In a library from before there
    were choices the latest import of each kind answers.

    Args: stored: what is installed, the latest import first.
    """
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        kinds = {one.name: _CHOOSABLE[one.family] for one in stored if one.family in _CHOOSABLE}
        return _known(json.loads(path.read_text(encoding="utf-8")), kinds)
    answering: dict[Kind, str] = {}
    for one in stored:
        if one.family in FAMILY_KINDS and not one.problem():
            answering.setdefault(FAMILY_KINDS[one.family], one.name)
    return Choices(answering, frozenset(answering.values()))


def write_choices(path: Path, choices: Choices) -> None:
    """Raises: OSError: the disk refuses."""
    content = {"answering": dict(choices.answering), "filled": sorted(choices.filled), "next": dict(choices.next)}
    write_atomically(path, json.dumps(content, indent=1).encode())


def _known(content: Mapping[str, Any], kinds: Mapping[str, Kind]) -> Choices:
    answering, later = (
        {Kind(kind): str(name) for kind, name in chosen.items() if name in kinds and kinds[name] == Kind(kind)}
        for chosen in (content["answering"], content.get("next", {}))
    )
    return Choices(answering, frozenset(str(name) for name in content["filled"] if name in kinds), later)
