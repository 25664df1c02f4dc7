"""Numbers, times and states in plain words, in the language of the window."""

from __future__ import annotations

import math
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

from models.answers import Hit, Relevance
from models.kinds import Kind
from models.views import LibraryStatus, RootStatus

KINDS = (Kind.IMAGE, Kind.FILM, Kind.AUDIO, Kind.DOCUMENT)
"""The kinds of file in the order in which a person is shown them."""

_CAPITAL_NOUNS = (QLocale.Language.German, QLocale.Language.LowGerman, QLocale.Language.Luxembourgish)
_MOST_TAGS = 200  # characters: what a file states about itself has no end


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Wording", text, "", n)


def number(n: int) -> str:
    """1234567 as people of this country write it."""
    return QLocale().toString(n)


def inside(name: str) -> str:
    """A name as it stands in the middle of a sentence: in lower case, but for languages whose nouns are capital."""
    return name if QLocale().language() in _CAPITAL_NOUNS else name.lower()


def files(n: int) -> str:
    """A number of files."""
    return _tr("%Ln file(s)", n)


def results(n: int) -> str:
    """A number of results."""
    return _tr("%Ln result(s)", n)


def like_it(n: int) -> str:
    """That near-duplicates are folded under a hit."""
    return _tr("%Ln more is (are) nearly the same", n)


def kind_name(kind: Kind) -> str:
    """One thing of a kind."""
    return {
        Kind.IMAGE: _tr("Picture"),
        Kind.AUDIO: _tr("Sound"),
        Kind.DOCUMENT: _tr("Document"),
        Kind.FILM: _tr("Film"),
    }[kind]


def kinds_name(kind: Kind) -> str:
    """Things of a kind."""
    return {
        Kind.IMAGE: _tr("Pictures"),
        Kind.AUDIO: _tr("Sounds"),
        Kind.DOCUMENT: _tr("Documents"),
        Kind.FILM: _tr("Films"),
    }[kind]


def found_name(hit: Hit) -> str:
    """What was found: a picture, or the words in it; a film, or a sound of it."""
    if hit.reader == "speech":
        return _tr("Words spoken in a film") if hit.kind is Kind.FILM else _tr("Words spoken in a sound")
    if hit.reader == "ocr":
        return _tr("Words in a film") if hit.kind is Kind.FILM else _tr("Words in a picture")
    if hit.kind is Kind.FILM and hit.item_kind is Kind.AUDIO:
        return _tr("Sound of a film")
    return kind_name(hit.kind)


def relevance_name(relevance: Relevance) -> str:
    """How well a hit answers."""
    return {"strong": _tr("Strong match"), "maybe": _tr("May match"), "weak": _tr("Weak match")}[relevance]


def clock(seconds: float) -> str:
    """A place in a sound or film: 1:05, or 1:02:05 from an hour on."""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def length(seconds: float) -> str:
    """A duration: 0.8 s, or 1:05 where tenths don't matter."""
    return _tr("%1 s").replace("%1", QLocale().toString(seconds, "f", 1)) if seconds < 10 else clock(seconds)


def time_range(start_s: float, end_s: float) -> str:
    """A stretch of a sound or film."""
    return f"{clock(start_s)} \N{EN DASH} {clock(end_s)}"


def remaining(seconds: float) -> str:
    """A remaining time, as roughly as it is known."""
    if seconds < 50:
        return _tr("less than a minute left")
    minutes = round(seconds / 60)
    if minutes < 60:
        return _tr("about %Ln minute(s) left", minutes)
    hours = round(seconds / 3600)
    return _tr("about %Ln hour(s) left", hours)


def duration(seconds: float) -> str:
    """How long something takes, as roughly as it is known."""
    if seconds < 50:
        return _tr("less than a minute")
    minutes = round(seconds / 60)
    if minutes < 60:
        return _tr("about %Ln minute(s)", minutes)
    hours = round(seconds / 3600)
    return _tr("about %Ln hour(s)", hours)


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
    if status.activity == "held":
        return _tr("Waiting: %1").replace("%1", status.held_because) if status.held_because else _tr("Waiting")
    if status.activity == "paused":
        return _tr("Paused at %1").replace("%1", so_far) if so_far else _tr("Paused")
    if status.activity == "indexing":
        return _tr("Indexing: %1").replace("%1", so_far) if so_far else _tr("Indexing")
    return _tr("Everything is up to date")


def activity_detail(status: LibraryStatus) -> str:
    """How long it will still take, and why it is slow or how far it had come; "" for nothing to add."""
    if status.activity == "held" and status.progress is not None and status.progress.total:
        so_far = _tr("%1 of %2 are done").replace("%1", number(status.progress.done))
        return so_far.replace("%2", number(status.progress.total))
    if status.activity != "indexing":
        return ""
    parts = [_tr("Slowly: %1").replace("%1", status.slow_because)] if status.slow_because else []
    if status.remaining_s is not None:
        left = remaining(status.remaining_s)
        parts.append(left[:1].upper() + left[1:])
    return "\n".join(parts)


def root_state(root: RootStatus) -> str:
    """What a folder holds and what is left to do in it."""
    if root.offline:
        return _tr("Not connected")
    if root.waiting:
        return _tr("%1, %2 to go").replace("%1", files(root.files)).replace("%2", number(root.waiting))
    if root.away:
        return _tr("%1, %2 away").replace("%1", files(root.files)).replace("%2", number(root.away))
    return files(root.files)


def kept_up(root: RootStatus, rescan_minutes: int) -> str:
    """How changes in a folder are noticed; `rescan_minutes` is how often one is looked through that is not watched."""
    if root.kept_up == "watched":
        return _tr("Watched: changes are seen within seconds.")
    if root.kept_up == "away":
        return _tr("Its drive is not connected. Nothing is lost: it goes on when the drive is back.")
    every = _tr("every %Ln minute(s)", rescan_minutes)
    return _tr("Looked through %1.").replace("%1", every)


def away(root: RootStatus) -> str:
    """How many files of a folder lie on a drive that is not there, "" for none."""
    if root.offline or not root.away:
        return ""
    return _tr("%Ln file(s) is (are) on a drive that is not connected.", root.away)


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
    parts = [found_name(hit)]
    if hit.width and hit.height:
        size = _tr("%1 by %2 pixels")
        parts.append(size.replace("%1", number(hit.width)).replace("%2", number(hit.height)))
    if hit.duration_s:
        parts.append(_tr("%1 long").replace("%1", length(hit.duration_s)))
    if hit.kind is not Kind.IMAGE and place(hit):
        parts.append(place(hit))
    if hit.copies > 1:
        parts.append(_tr("%Ln copies", hit.copies))
    if hit.folded:
        parts.append(like_it(len(hit.folded)))
    if hit.marked is not None:
        parts.append(_tr("marked as good") if hit.marked else _tr("marked as bad"))
    return " \N{MIDDLE DOT} ".join(parts)


def stated(hit: Hit) -> tuple[str, ...]:
    """What the file of a hit states about itself, one line each: title, when it was taken, camera, tags."""
    tags = ", ".join(hit.tags.split("\n"))
    if len(tags) > _MOST_TAGS:
        tags = tags[:_MOST_TAGS].rpartition(",")[0] + "\N{HORIZONTAL ELLIPSIS}"
    known = (
        (_tr("Title: %1"), hit.title),
        (_tr("Taken: %1"), moment(hit.taken_at)),
        (_tr("Camera: %1"), hit.camera),
        (_tr("Tags: %1"), tags),
    )
    return tuple(line.replace("%1", what) for line, what in known if what.strip())


def moment(iso: str) -> str:
    """A day, with its time where that is known, as people of this country write it; "" where it is no moment.

    Args: iso: "2023-05-17T14:03:22", by the clock of the camera; midnight stands for an unknown time.
    """
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return ""
    day = QLocale().toString(QDate(at.year, at.month, at.day), QLocale.FormatType.LongFormat)
    if not (at.hour or at.minute or at.second):
        return day
    return f"{day}, {QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)}"


def instant(at: datetime) -> str:
    """A moment with a time zone, by the clock of this computer."""
    here = QDateTime.fromSecsSinceEpoch(round(at.timestamp()))
    return QLocale().toString(here, QLocale.FormatType.ShortFormat)


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


def away_badge(hit: Hit) -> str:
    """In a word or two, that the file of a hit cannot be opened now."""
    return _tr("On another machine") if hit.library else _tr("Away")


def why_away(hit: Hit) -> str:
    """Why the file of a hit cannot be opened now."""
    return _tr("It is on another machine.") if hit.library else _tr("Its drive is not connected.")


def spoken(hit: Hit, *, ranked: bool) -> str:
    """A hit for a screen reader."""
    parts = [hit.name, found_name(hit), place(hit), hit.heading]
    if ranked:
        parts.append(relevance_name(hit.relevance))
    if hit.copies > 1:
        parts.append(_tr("%Ln copies", hit.copies))
    if hit.folded:
        parts.append(like_it(len(hit.folded)))
    if hit.marked is not None:
        parts.append(_tr("marked as good") if hit.marked else _tr("marked as bad"))
    parts.append(_tr("in %1").replace("%1", hit.folder))
    if hit.offline:
        parts.append(_tr("on another machine") if hit.library else _tr("on a drive that is not connected"))
    return ", ".join(part for part in parts if part)
