"""Which file of a group of duplicates is best kept, and why."""

from __future__ import annotations

from collections.abc import Sequence

from models.catalogue.duplicates import LOSSLESS_SUFFIXES, FoundFile
from models.messages import say

# Some file systems note times in steps of two seconds: a copy may seem to be older by so much.
_STEP_NS = 2_000_000_000


def rank(file: FoundFile) -> tuple[int, int, int, int, int, int, bytes]:
    """What files of a group are sorted by, the best first.

    A file that is there comes before one on a drive that is away; then more pixels, storage without loss, the larger
    file, the older one, and the shorter path.
    """
    return (
        file.offline,
        -(file.width * file.height),
        0 if file.name.lower().endswith(LOSSLESS_SUFFIXES) else 1,
        -file.size_bytes,
        file.mtime_ns // _STEP_NS,
        len(file.path),
        file.path,
    )


def why_best(best: FoundFile, others: Sequence[FoundFile]) -> str:
    """What the best file has before all the others: a short sentence."""
    mine, next_best = rank(best), min(rank(other) for other in others)
    if mine > next_best:
        return say("It is as good as any other here.")
    decisive = next(at for at in range(len(mine)) if mine[at] != next_best[at])
    return (
        say("The others lie on a drive that is away."),
        say("It has the most pixels: %1 \N{MULTIPLICATION SIGN} %2.", best.width, best.height),
        say("It is stored without loss."),
        say("It is the largest file."),
        say("It is the oldest."),
        say("Its path is the shortest."),
        say("Nothing tells them apart, and its path comes first."),
    )[decisive]
