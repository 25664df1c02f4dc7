"""What an index is, in words for people."""

from __future__ import annotations

from models.index.choice import Made
from models.index.kept_forms import BYTES, EXACT, QUICKEST
from models.index.trial import Verdict
from models.messages import Message, say


def describe(made: Made, wanted: str, enough: bool) -> Message:
    """In which form vectors are searched, and what was measured of it.

    Args: wanted: the form that a person wants. enough: whether there are enough items for it.
    """
    if wanted == EXACT and made.form != BYTES:
        return say("exact, float16: a person wants it so") if made.verdict is not None else say("exact, float16")
    verdict = made.verdict
    if verdict is None:
        if wanted not in (QUICKEST, EXACT) and not enough:
            return say("exact, float16: there are too few items for another form")
        return say("exact, float16")
    if made.form == BYTES:
        return say("int8, nothing compared exactly (%1)", _measured(verdict))
    if made.namer is None:
        return say("exact, float16: codes are not good enough (%1)", _measured(verdict))
    return say(
        "%1, then exact in float16: %2 candidates for 10 hits, %3 for 100 (%4)",
        made.namer.name,
        verdict.candidates(10),
        verdict.candidates(100),
        _measured(verdict),
    )


def _measured(verdict: Verdict) -> Message:
    return say(
        "recall %1 on %2 queries when there were %3 items", f"{verdict.recall:.3f}", verdict.queries, verdict.items
    )
