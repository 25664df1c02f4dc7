"""What follows from a hit, for the grid and the preview alike."""

from __future__ import annotations

from models.answers import Hit
from models.kinds import Kind

# The very first picture of a film is often black.
_LOOK_IN = 0.1

HitKey = tuple[int | None, int]


def key_of(hit: Hit) -> HitKey:
    """What tells a hit from the others: its item and its file."""
    return hit.item_id, hit.file_id


def shown_by_sound(hit: Hit) -> bool:
    """Whether a hit is shown by its waveform: a sound, or a film without pictures."""
    return hit.kind is Kind.AUDIO or hit.preview.endswith(".peaks")


def own(hit: Hit | None) -> Hit | None:
    """The hit where it is of this computer's library: what asks the catalogue about a hit asks about no other."""
    return None if hit is None or hit.library else hit


def has_path(hit: Hit) -> bool:
    """Whether its path leads anywhere on this computer; where only its drive is away, it does."""
    return not (hit.library and hit.offline)


def plays(hit: Hit) -> bool:
    """Whether there is something to hear."""
    return hit.kind in (Kind.AUDIO, Kind.FILM)


def moment_s(hit: Hit) -> float:
    """The moment of a film that shows a hit best, in seconds: the middle of what was found."""
    if hit.start_s is None or hit.end_s is None:
        return hit.duration_s * _LOOK_IN
    return (hit.start_s + hit.end_s) / 2
