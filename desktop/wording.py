"""Numbers, times and states in plain words, in the language of the window."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QLocale

from models.kinds import Kind
from models.views import Hit, LibraryStatus, Relevance, RootStatus


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Wording", text, "", n)


def number(n: int) -> str:
    """1234567 as people of this country write it."""
    return QLocale().toString(n)


def counted(n: int, one: str, many: str) -> str:
    """`one` for 1, otherwise `many` with its %1 replaced by the number."""
    return one if n == 1 else many.replace("%1", number(n))


def files(n: int) -> str:
    """A number of files."""
    return counted(n, _tr("1 file"), _tr("%1 files", n))


def results(n: int) -> str:
    """A number of results."""
    return counted(n, _tr("1 result"), _tr("%1 results", n))


def kind_name(kind: Kind) -> str:
    """One thing of a kind."""
    return {Kind.IMAGE: _tr("Picture"), Kind.AUDIO: _tr("Sound"), Kind.DOCUMENT: _tr("Document")}[kind]


def kinds_name(kind: Kind) -> str:
    """Things of a kind."""
    return {Kind.IMAGE: _tr("Pictures"), Kind.AUDIO: _tr("Sounds"), Kind.DOCUMENT: _tr("Documents")}[kind]


def relevance_name(relevance: Relevance) -> str:
    """How well a hit answers."""
    return {"strong": _tr("Strong match"), "maybe": _tr("May match"), "weak": _tr("Weak match")}[relevance]


def clock(seconds: float) -> str:
    """A place in a sound: 1:05, or 1:02:05 from an hour on."""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def length(seconds: float) -> str:
    """A duration: 0.8 s, or 1:05 where tenths don't matter."""
    return _tr("%1 s").replace("%1", QLocale().toString(seconds, "f", 1)) if seconds < 10 else clock(seconds)


def time_range(start_s: float, end_s: float) -> str:
    """A stretch of a sound."""
    return f"{clock(start_s)} \N{EN DASH} {clock(end_s)}"


def remaining(seconds: float) -> str:
    """A remaining time, as roughly as it is known."""
    if seconds < 50:
        return _tr("less than a minute left")
    minutes = round(seconds / 60)
    if minutes < 60:
        return counted(minutes, _tr("about a minute left"), _tr("about %1 minutes left", minutes))
    hours = round(seconds / 3600)
    return counted(hours, _tr("about an hour left"), _tr("about %1 hours left", hours))


def duration(seconds: float) -> str:
    """How long something takes, as roughly as it is known."""
    if seconds < 50:
        return _tr("less than a minute")
    minutes = round(seconds / 60)
    if minutes < 60:
        return counted(minutes, _tr("about a minute"), _tr("about %1 minutes", minutes))
    hours = round(seconds / 3600)
    return counted(hours, _tr("about an hour"), _tr("about %1 hours", hours))


def data_size(size_bytes: int) -> str:
    """A size of data: 4.1 MB, 412 MB."""
    digits = len(str(size_bytes))
    decimals = 0 if digits < 4 or digits % 3 == 0 else 1
    return QLocale().formattedDataSize(size_bytes, decimals, QLocale.DataSizeFormat.DataSizeSIFormat)


def activity(status: LibraryStatus) -> str:
    """What the library is doing."""
    progress = status.progress
    so_far = ""
    if progress is not None and progress.total:
        so_far = _tr("%1 of %2").replace("%1", number(progress.done)).replace("%2", number(progress.total))
    if status.activity == "scanning":
        return _tr("Looking through your folders")
    if status.activity == "paused":
        return _tr("Paused at %1").replace("%1", so_far) if so_far else _tr("Paused")
    if status.activity == "indexing":
        return _tr("Indexing: %1").replace("%1", so_far) if so_far else _tr("Indexing")
    return _tr("Everything is up to date")


def root_state(root: RootStatus) -> str:
    """What a folder holds and what is left to do in it."""
    if root.offline:
        return _tr("Not connected")
    if root.waiting:
        return _tr("%1, %2 to go").replace("%1", files(root.files)).replace("%2", number(root.waiting))
    return files(root.files)


def place(hit: Hit) -> str:
    """Where in its file a hit is, "" for a whole file."""
    if hit.start_s is not None and hit.end_s is not None:
        if hit.start_s <= 0 and hit.end_s >= hit.duration_s - 0.5:
            return ""
        return time_range(hit.start_s, hit.end_s)
    if hit.page is not None:
        return _tr("Page %1").replace("%1", number(hit.page))
    return ""


def facts(hit: Hit) -> str:
    """What is known of the file of a hit, in one line."""
    parts = [kind_name(hit.kind)]
    if hit.width and hit.height:
        size = _tr("%1 by %2 pixels")
        parts.append(size.replace("%1", number(hit.width)).replace("%2", number(hit.height)))
    if hit.duration_s:
        parts.append(_tr("%1 long").replace("%1", length(hit.duration_s)))
    if hit.kind is not Kind.IMAGE and place(hit):
        parts.append(place(hit))
    if hit.copies > 1:
        parts.append(_tr("%1 copies", hit.copies).replace("%1", number(hit.copies)))
    return " \N{MIDDLE DOT} ".join(parts)


def share(score: float) -> str:
    """A probability: 87 %."""
    return _tr("%1 %").replace("%1", number(round(100 * score)))


def measures(hit: Hit, *, short: bool = False) -> str:
    """How near a hit is to the query: cosine, and Euclidean distance of vectors of length 1; "" where not known."""
    if hit.cosine is None:
        return ""
    text = _tr("cos %1, d %2") if short else _tr("cosine %1, Euclidean distance %2")
    decimals = 2 if short else 3
    cosine, distance = (QLocale().toString(value, "f", decimals) for value in (hit.cosine, euclidean(hit.cosine)))
    return text.replace("%1", cosine).replace("%2", distance)


def euclidean(cosine: float) -> float:
    """The Euclidean distance of two vectors of length 1: |a - b|^2 = |a|^2 + |b|^2 - 2 a.b = 2 - 2 cos."""
    return math.sqrt(max(0.0, 2.0 - 2.0 * cosine))


def spoken(hit: Hit, *, ranked: bool) -> str:
    """A hit for a screen reader."""
    parts = [hit.name, kind_name(hit.kind), place(hit), hit.heading]
    if ranked:
        parts.append(relevance_name(hit.relevance))
    if hit.copies > 1:
        parts.append(_tr("%1 copies", hit.copies).replace("%1", number(hit.copies)))
    parts.append(_tr("in %1").replace("%1", hit.folder))
    return ", ".join(part for part in parts if part)
