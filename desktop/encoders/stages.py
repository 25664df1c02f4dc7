"""Where an encoder stands, what can be done with it, and in which order encoders are shown. No widgets here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from models.kinds import Kind
from models.views import EncoderStatus


class Stage(Enum):
    """Where an encoder stands."""

    ANSWERING = "answering"  # queries in words are answered by it
    COMING = "coming"  # looks into the files, and answers when it has seen all
    FILLED = "filled"  # looks into new files though another answers
    RESTING = "resting"  # is installed and does nothing
    HELPING = "helping"  # finds what is alike and understands no words: never chosen, always at work
    DOWNLOADING = "downloading"
    PAUSED = "paused"  # a part of its download is here
    OFFERED = "offered"  # a download would bring it
    DAMAGED = "damaged"  # its files are here and cannot be used
    MISSING = "missing"  # cannot be used here, and no download would help


class Deed(Enum):
    """What a person can do with an encoder."""

    DOWNLOAD = "download"
    PAUSE = "pause"
    RESUME = "resume"
    DISCARD = "discard"
    FILL_ANEW = "fill anew"
    USE_WHEN_READY = "use when ready"
    USE_NOW = "use now"
    REST = "rest"
    REMOVE = "remove"


_PRESENT = (Stage.ANSWERING, Stage.COMING, Stage.FILLED, Stage.DAMAGED, Stage.RESTING, Stage.HELPING)
_UNDER_WAY = (Stage.DOWNLOADING, Stage.PAUSED)


def stage_of(encoder: EncoderStatus, *, downloading: bool = False) -> Stage:
    """Where an encoder stands; the first of these that is true."""
    if encoder.installed:
        return _stage_of_installed(encoder)
    if downloading:
        return Stage.DOWNLOADING
    if encoder.lacks:
        return Stage.MISSING
    if encoder.partial_bytes and encoder.downloadable:
        return Stage.PAUSED
    if encoder.removable:
        return Stage.DAMAGED
    return Stage.OFFERED if encoder.downloadable else Stage.MISSING


def _stage_of_installed(encoder: EncoderStatus) -> Stage:
    if encoder.chosen:
        return Stage.ANSWERING
    if not encoder.choosable:
        return Stage.HELPING
    if encoder.next:
        return Stage.COMING
    return Stage.FILLED if encoder.filled else Stage.RESTING


def complete(encoder: EncoderStatus) -> bool:
    """Whether it has seen every file that it can look into."""
    return encoder.covered >= encoder.coverable


def filling(encoder: EncoderStatus) -> bool:
    """Whether files wait for it."""
    return encoder.installed and encoder.filled and not encoder.changed and not complete(encoder)


def deeds_of(encoder: EncoderStatus, stage: Stage) -> tuple[Deed, ...]:
    """What can be done with it where it stands, what is most likely wanted first."""
    if stage is Stage.DOWNLOADING:
        return (Deed.PAUSE,)
    deeds: list[Deed] = [Deed.FILL_ANEW] if encoder.changed and encoder.installed else []
    if stage is Stage.PAUSED:
        deeds += [Deed.RESUME, Deed.DISCARD]
    elif stage is Stage.MISSING and encoder.partial_bytes:
        deeds.append(Deed.DISCARD)
    elif stage is Stage.OFFERED or (stage is Stage.DAMAGED and encoder.downloadable):
        deeds.append(Deed.DOWNLOAD)
    elif stage is Stage.COMING:
        deeds += [Deed.USE_NOW, Deed.REST]
    elif stage in (Stage.FILLED, Stage.RESTING):
        ready = complete(encoder) and bool(encoder.covered or not encoder.coverable)
        deeds += [Deed.USE_NOW] if ready else [Deed.USE_WHEN_READY, Deed.USE_NOW]
        if stage is Stage.FILLED and not encoder.basic:
            deeds.append(Deed.REST)
    if encoder.removable:
        deeds.append(Deed.REMOVE)
    return tuple(deeds)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The encoders of one kind, in the order in which they are shown.

    Attributes:
        present: on this computer, the one that answers first, then what is under way; last what cannot be used.
        offered: what to begin with.
        more: the rest.
    """

    present: tuple[EncoderStatus, ...]
    offered: tuple[EncoderStatus, ...]
    more: tuple[EncoderStatus, ...]


def arrange(kind: Kind, encoders: Iterable[EncoderStatus], downloading: Sequence[str]) -> Arrangement:
    """Sort the encoders of a kind into what is here, what to begin with, and the rest.

    Args: downloading: names of those whose download is under way.
    """
    ranked: list[tuple[int, EncoderStatus]] = []
    offered: list[EncoderStatus] = []
    more: list[EncoderStatus] = []
    order = (_PRESENT[0], _PRESENT[1], *_UNDER_WAY, *_PRESENT[2:])
    for encoder in encoders:
        if encoder.kinds[0] is not kind:
            continue
        stage = stage_of(encoder, downloading=encoder.name in downloading)
        if stage in order:
            ranked.append((order.index(stage), encoder))
        elif encoder.removable:
            ranked.append((len(order), encoder))
        else:
            (offered if encoder.recommended else more).append(encoder)
    present = tuple(encoder for _, encoder in sorted(ranked, key=lambda pair: pair[0]))
    if not offered and not any(encoder.recommended for encoder in present):
        offered, more = more[:1], more[1:]
    return Arrangement(present, tuple(offered), tuple(more))
