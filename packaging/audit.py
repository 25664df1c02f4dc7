"""Known weaknesses of the pinned packages: `python packaging/audit.py [--required] [arguments of pip-audit]`.

pip-audit looks up every line of the locks, first at PyPI, then at OSV. Where neither has an answer, as without a
network or behind a mirror that serves packages alone, that is said and the status is 0, so that a check without data is
never taken for one that found nothing; with --required it is 1, which is for a release.

The locks hold versions and no hashes: that a package is the one that its authors published is left to the index and to
TLS.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environment import TEST_LOCK
from laion_clap_environment import LOCK as LAION_CLAP_LOCK
from plainly import Stop, explain, say

_SERVICES = ("pypi", "osv")
_LOCKS = (TEST_LOCK, LAION_CLAP_LOCK)  # the first holds all that the plain lock holds
_TIMEOUT_S = 180


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service knows about one lock.

    `known` counts the packages that it has heard of; `weak` has a line for each weakness; `why_not` says why nothing is
    known, where that is so.
    """

    known: int = 0
    unknown: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    why_not: str = ""


def ask(lock: Path, service: str, more: Sequence[str]) -> Answer:
    """Let pip-audit look up one lock at one service."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(lock), "--no-deps", "--disable-pip"]
    command += ["--vulnerability-service", service, "--format", "json", "--progress-spinner", "off", *more]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", timeout=_TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired:
        return Answer(why_not=f"{service} did not answer within {_TIMEOUT_S} s")
    try:
        found = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        last = (done.stderr.strip().splitlines() or [f"pip-audit ended with status {done.returncode}"])[-1]
        return Answer(why_not=f"{service}: {last.partition(': Max retries')[0][:200]}")
    return read(found, service)


def read(found: Iterable[dict[str, Any]], service: str) -> Answer:
    """What pip-audit's report says."""
    skipped, weak, known = [], [], 0
    for one in found:
        if "skip_reason" in one:
            skipped.append(str(one["name"]))
            continue
        known += 1
        for weakness in one["vulns"]:
            mended = ", ".join(weakness["fix_versions"]) or "no version yet"
            weak.append(f"{one['name']} {one['version']}: {weakness['id']} (mended in {mended})")
    why_not = "" if known else f"{service} knows none of the packages, as a mirror without advisories does"
    return Answer(known, tuple(skipped), tuple(weak), why_not)


def audit(more: Sequence[str], *, required: bool, asked: Callable[[Path, str, Sequence[str]], Answer] = ask) -> None:
    """Look up all locks, and say what came of it.

    Raises: Stop: a package has a known weakness; or nothing could be looked up, though it was required.
    """
    weak: dict[str, None] = {}
    for lock in _LOCKS:
        answer = _first_answer(lock, more, asked)
        if answer.why_not:
            say(f"skipped: {lock.name} was not looked up. No advisories can be reached ({answer.why_not}).")
            if required:
                raise Stop(
                    "It is not known whether the packages have known weaknesses.",
                    f"No advisories can be reached: {answer.why_not}.",
                    "Run it again where the advisories of PyPI or OSV can be reached.",
                )
            continue
        say(f"{lock.name}: {answer.known} packages looked up, {len(answer.weak)} known weaknesses.")
        if answer.unknown:
            say(f"  not known there: {', '.join(answer.unknown)}")
        weak |= dict.fromkeys(answer.weak)
    if weak:
        raise Stop(
            "Packages that Findling uses have known weaknesses.",
            "".join(f"\n  {one}" for one in weak).lstrip(),
            "Raise the pins in pyproject.toml and run packaging/refresh_lock.py. A weakness that does not concern "
            "Findling is passed over with --ignore-vuln ID; say why in docs/releasing.md.",
        )


def _first_answer(lock: Path, more: Sequence[str], asked: Callable[[Path, str, Sequence[str]], Answer]) -> Answer:
    """The answer of the first service that has one; otherwise all reasons why there is none."""
    reasons = []
    for service in _SERVICES:
        answer = asked(lock, service, more)
        if not answer.why_not:
            return answer
        reasons.append(answer.why_not)
    return Answer(why_not="; ".join(reasons))


def main(arguments: list[str] | None = None) -> int:
    """Do it. Returns: the exit status."""
    parser = argparse.ArgumentParser(prog="audit.py", description="Known weaknesses of the pinned packages.")
    parser.add_argument("--required", action="store_true", help="fail where nothing can be looked up")
    known, more = parser.parse_known_args(arguments)
    try:
        audit(more, required=known.required)
    except Stop as stop:
        return explain(stop)
    return 0


if __name__ == "__main__":
    sys.exit(main())
