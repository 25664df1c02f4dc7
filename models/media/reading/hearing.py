"""Where in a sound is speech: stretches of it, packed into windows of about half a minute, in bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from models.media.windows import Samples

RATE_HZ = 16_000
"""Of all sound here."""

LONGEST_S = 29.0
"""Longest window, and longest stretch of speech: Whisper hears 30 seconds at once."""

CHUNK_S = 120.0
"""How much sound is searched for speech at once."""

# Speech this close to the end of a chunk may go on in the next.
_MARGIN_S = 2.0

Stretch = tuple[int, int]
"""First sample of a stretch of speech, and the one behind its last."""


@dataclass(frozen=True, slots=True)
class Window:
    """Speech that is heard at once.

    Attributes:
        start_s, end_s: from the first sample of the sound.
        samples: the stretches of speech between them, without what lies between the stretches.
    """

    start_s: float
    end_s: float
    samples: Samples


def windows(chunks: Iterable[Samples], find_speech: Callable[[Samples], Sequence[Stretch]]) -> Iterator[Window | None]:
    """Find speech in a sound of any length.

    Args:
        chunks: all of the sound, of any lengths; at most one chunk and one window are held.
        find_speech: finds stretches in a part of the sound, in order, apart from each other and none longer than
            `LONGEST_S`; it forgets what it heard before.
    Yields: windows in order; None after each chunk.
    """
    rest = np.zeros(0, np.float32)
    place = 0
    for chunk in chunks:
        heard = np.concatenate([rest, chunk])
        groups = _group(find_speech(heard))
        # What may go on in the next chunk is heard again with it: the last window, and speech that has just begun.
        keep = max(len(heard) - int(_MARGIN_S * RATE_HZ), 0)
        if groups and groups[-1][0][0] > keep - int(LONGEST_S * RATE_HZ):
            keep = min(keep, groups.pop()[0][0])
        if groups:
            keep = max(keep, groups[-1][-1][1])
        yield from (_window(heard, group, place) for group in groups)
        yield None
        rest = heard[keep:].copy()
        place += keep
    yield from (_window(rest, group, place) for group in _group(find_speech(rest)))


def _group(stretches: Iterable[Stretch]) -> list[list[Stretch]]:
    """Stretches that lie within one window; each window begins with a stretch."""
    groups: list[list[Stretch]] = []
    for start, end in stretches:
        if groups and end - groups[-1][0][0] <= LONGEST_S * RATE_HZ:
            groups[-1].append((start, end))
        else:
            groups.append([(start, end)])
    return groups


def _window(heard: Samples, group: Sequence[Stretch], place: int) -> Window:
    samples = np.concatenate([heard[start:end] for start, end in group])
    return Window((place + group[0][0]) / RATE_HZ, (place + group[-1][1]) / RATE_HZ, samples)
