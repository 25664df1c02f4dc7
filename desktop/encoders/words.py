"""What is said of an encoder, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QUrl

from desktop import wording
from desktop.encoders.stages import Stage, complete
from models.kinds import Kind
from models.views import DownloadStatus, EncoderStatus, SpaceStatus

_DOT = " \N{MIDDLE DOT} "


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Encoders", text, "", n)


def counted_things(kind: Kind, n: int) -> str:
    """A number of files that hold something of a kind: a film holds pictures and sounds."""
    return {
        Kind.IMAGE: _tr("%Ln picture(s) or film(s)", n),
        Kind.AUDIO: _tr("%Ln sound(s) or film(s)", n),
        Kind.DOCUMENT: _tr("%Ln document(s)", n),
    }[kind]


def state(stage: Stage) -> str:
    """Where it stands, in two or three words."""
    return {
        Stage.ANSWERING: _tr("Answers now"),
        Stage.COMING: _tr("Takes over next"),
        Stage.FILLED: _tr("Kept up to date"),
        Stage.RESTING: _tr("Not in use"),
        Stage.HELPING: _tr("Always at work"),
        Stage.DOWNLOADING: _tr("Downloading"),
        Stage.PAUSED: _tr("Download paused"),
        Stage.OFFERED: "",
        Stage.DAMAGED: _tr("Damaged"),
        Stage.MISSING: _tr("Not available here"),
    }[stage]


def coverage(encoder: EncoderStatus, stage: Stage) -> str:
    """How many files it has seen, and what follows from that; "" where that is no question."""
    if not encoder.installed or not encoder.coverable or stage is Stage.HELPING:
        return ""
    everything = counted_things(encoder.kinds[0], encoder.coverable)
    if complete(encoder):
        if stage is Stage.RESTING:
            return _tr("Has seen all there is: %1. New files are not looked into.").replace("%1", everything)
        return _tr("Has seen all there is: %1.").replace("%1", everything)
    begin = {
        Stage.ANSWERING: _tr("Has looked into %2 of %1; what it has not seen yet is found by name and words only."),
        Stage.COMING: _tr("Has looked into %2 of %1; takes over when it has seen all."),
        Stage.FILLED: _tr("Has looked into %2 of %1."),
        Stage.RESTING: _tr("Has looked into %2 of %1. It looks no further unless you use it."),
    }[stage]
    return begin.replace("%1", everything).replace("%2", wording.number(encoder.covered))


def quality(encoder: EncoderStatus) -> str:
    """What it achieves, with who measured it."""
    if not encoder.quality:
        return ""
    if not encoder.quality_source:
        return encoder.quality
    return _tr("%1 Source: %2.").replace("%1", encoder.quality).replace("%2", encoder.quality_source.rstrip("."))


def facts(encoder: EncoderStatus) -> str:
    """Size, speed, languages and what it wants of the computer."""
    known = _DOT.join(part for part in (size(encoder), speed(encoder), encoder.languages, encoder.hardware) if part)
    return known[:1].upper() + known[1:]


def terms(encoder: EncoderStatus) -> str:
    """Licence, origin, and how its files were checked."""
    licence = _tr("Licence: %1").replace("%1", encoder.licence) if encoder.licence else ""
    return _DOT.join(part for part in (licence, encoder.source, encoder.checked) if part)


def size(encoder: EncoderStatus) -> str:
    """What it takes of the line or the disk."""
    if not encoder.installed and encoder.downloadable:
        return _tr("%1 to download").replace("%1", wording.data_size(encoder.download_bytes))
    if encoder.size_bytes:
        return _tr("%1 on the disk").replace("%1", wording.data_size(encoder.size_bytes))
    return _tr("Comes with Findling") if encoder.installed and not encoder.leaves else ""


def speed(encoder: EncoderStatus) -> str:
    """How quick it is here."""
    if encoder.items_per_s is None:
        known_later = encoder.installed or encoder.downloadable
        return _tr("speed is measured once it has worked") if known_later else ""
    each = {
        Kind.IMAGE: _tr("%1 pictures a second here"),
        Kind.AUDIO: _tr("%1 pieces of ten seconds a second here"),
        Kind.DOCUMENT: _tr("%1 passages a second here"),
    }[encoder.kinds[0]]
    decimals = 0 if encoder.items_per_s >= 10 else 1
    return each.replace("%1", QLocale().toString(encoder.items_per_s, "f", decimals))


def download(progress: DownloadStatus) -> str:
    """How far a download has come, how quick it is, and how long it will still take."""
    if not progress.total:
        return progress.what or _tr("Beginning\N{HORIZONTAL ELLIPSIS}")
    so_far = _tr("%1 of %2").replace("%1", wording.data_size(progress.done))
    parts = [so_far.replace("%2", wording.data_size(progress.total))]
    if progress.bytes_per_s:
        parts.append(_tr("%1 a second").replace("%1", wording.data_size(round(progress.bytes_per_s))))
        parts.append(wording.remaining((progress.total - progress.done) / progress.bytes_per_s))
    if progress.done >= progress.total and progress.what:
        parts = [progress.what]
    return _DOT.join(parts)


def partial(encoder: EncoderStatus) -> str:
    """What a paused download has brought."""
    said = _tr("%1 of %2 are here. It goes on where it stopped.")
    done, total = wording.data_size(encoder.partial_bytes), wording.data_size(encoder.download_bytes)
    return said.replace("%1", done).replace("%2", total)


def removal(encoder: EncoderStatus, spaces: tuple[SpaceStatus, ...]) -> str:
    """What is lost when an encoder is removed, and what it would take to get it back."""
    own = [space for space in spaces if space.name.partition("/")[0] == encoder.name]
    count = max((space.vectors for space in own), default=0)
    lost = _tr("Its files are deleted (%1).").replace("%1", wording.data_size(encoder.size_bytes))
    if not encoder.size_bytes:
        lost = _tr("Findling forgets it.")
    if encoder.covered or count:
        known = counted_things(encoder.kinds[0], encoder.covered)
        lost += " " + _tr("What it knows of %1 is deleted, too.").replace("%1", known)
    if count and encoder.items_per_s:
        takes = wording.duration(count / encoder.items_per_s)
        lost += " " + _tr("To look through them again would take %1.").replace("%1", takes)
    return lost + " " + _tr("Your own files are not touched.")


def sends(encoder: EncoderStatus) -> str:
    """Where it sends text to, in a few words; "" for one that works here."""
    if not encoder.leaves:
        return ""
    host = QUrl(encoder.source).host()
    return _tr("Sends text to %1").replace("%1", host) if host else _tr("Sends text away")


def vectors(n: int) -> str:
    """A number of vectors."""
    return _tr("%Ln vector(s)", n)


def space(one: SpaceStatus) -> str:
    """A space that nobody uses, in one line."""
    use = _tr("Its encoder is not in use") if one.use == "resting" else _tr("Left over")
    return _DOT.join((use, vectors(one.vectors), wording.data_size(one.size_bytes)))
