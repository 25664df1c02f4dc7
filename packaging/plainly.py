"""How the start scripts talk: plain lines, and errors that say what happened, why, and what to do."""

from __future__ import annotations

import sys


class Stop(Exception):
    """The script cannot go on; the person in front of it can change that.

    Args:
        what: what did not work, one sentence.
        why: the reason, one sentence.
        what_to_do: the next step, with the exact command where there is one.
    """

    def __init__(self, what: str, why: str, what_to_do: str) -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.what_to_do = what_to_do


def say(line: str) -> None:
    """Print one line now, so that it stands before whatever a child process prints next."""
    print(line, flush=True)


def explain(stop: Stop) -> int:
    """Print why the script ends. Returns: the exit status of the script."""
    print(f"\n{stop.what}\nWhy: {stop.why}\nWhat to do: {stop.what_to_do}", file=sys.stderr, flush=True)
    return 1


def size_in_words(size_bytes: int) -> str:
    """A size as people say it: "about 1.1 GB" or "about 640 MB"."""
    if size_bytes >= 1_000_000_000:
        return f"about {size_bytes / 1e9:.1f} GB"
    return f"about {size_bytes / 1e6:.0f} MB"
