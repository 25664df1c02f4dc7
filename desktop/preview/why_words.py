"""Evidence in plain words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from desktop import wording
from models.answers import Evidence

_MUCH = 3.0  # standard deviations
_CLEARLY = 1.0


def _tr(text: str) -> str:
    return QCoreApplication.translate("WhyWords", text)


def likelihood(probability: float) -> str:
    """A probability, 0 to 1, in words."""
    for least, said in (
        (0.9, _tr("very likely")),
        (0.7, _tr("likely")),
        (0.4, _tr("perhaps")),
        (0.15, _tr("less likely")),
    ):
        if probability >= least:
            return said
    return _tr("hardly")


def verdict(score: float) -> str:
    """What all the evidence comes to."""
    said = {
        _tr("very likely"): _tr("All in all, it very likely fits (%1)."),
        _tr("likely"): _tr("All in all, it likely fits (%1)."),
        _tr("perhaps"): _tr("All in all, it may fit (%1)."),
        _tr("less likely"): _tr("All in all, it fits less likely than not (%1)."),
    }.get(likelihood(score), _tr("All in all, it hardly fits (%1)."))
    return said.replace("%1", wording.share(score))


def reason(evidence: Evidence) -> str:
    """One reason, as the beginning of a line; what speaks against the hit says so."""
    said = evidence.reason[:1].upper() + evidence.reason[1:]
    return _tr("Against it: %1").replace("%1", said) if evidence.against else said


def source(evidence: Evidence) -> str:
    """Who says so, and, of vectors, how far from what is usual the hit is."""
    parts = [evidence.source, closeness(evidence)]
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)


def closeness(evidence: Evidence) -> str:
    """How much closer than usual a hit is to what was asked for; "" where no vectors were compared."""
    away = _away(evidence)
    if away is None:
        return ""
    if away < _CLEARLY:
        return _tr("about as close as anything")
    said = _tr("much closer than usual, by %1") if away >= _MUCH else _tr("closer than usual, by %1")
    return said.replace("%1", _figure(away, 1))


def figures(evidence: Evidence) -> str:
    """Cosine, and what is usual in the library, for those who want to know; "" where no vectors were compared."""
    if evidence.cosine is None or evidence.usual is None or evidence.deviation is None:
        return ""
    said = _tr(
        "Cosine %1. In this library %2 is usual, with a standard deviation of %3: it is closer by so many of those."
    )
    values = (evidence.cosine, evidence.usual, evidence.deviation)
    for place, value in enumerate(values, 1):
        said = said.replace(f"%{place}", _figure(value, 3))
    return f"{said} {_scaling(evidence.taken_off)}".rstrip()


def _scaling(taken_off: float) -> str:
    """What local scaling did to the cosine before it was judged; "" without it."""
    if round(taken_off, 3) == 0:
        return ""
    said = (
        _tr("Local scaling takes %1 off the cosine first, since it is near to much.")
        if taken_off > 0
        else _tr("Local scaling adds %1 to the cosine first, since it is near to little.")
    )
    return said.replace("%1", _figure(abs(taken_off), 3))


def spoken(evidence: Evidence) -> str:
    """All of it, for a screen reader."""
    parts = (reason(evidence), share(evidence), source(evidence))
    return ", ".join(part for part in parts if part)


def share(evidence: Evidence) -> str:
    """How likely the hit is right by this alone, in words and in figures."""
    return f"{likelihood(evidence.probability)}, {wording.share(evidence.probability)}"


def _away(evidence: Evidence) -> float | None:
    if evidence.cosine is None or evidence.usual is None or not evidence.deviation:
        return None
    return (evidence.cosine - evidence.taken_off - evidence.usual) / evidence.deviation


def _figure(value: float, decimals: int) -> str:
    return QLocale().toString(value, "f", decimals)
