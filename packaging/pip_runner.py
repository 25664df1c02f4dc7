"""Runs pip quietly: a line for each large file and now and then a sign of life, the full output in a log."""

from __future__ import annotations

import collections
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from plainly import Stop, say

_LARGE_BYTES = 20_000_000
_SIGN_OF_LIFE_S = 20.0
_UNITS = {"bytes": 1, "kB": 1e3, "MB": 1e6, "GB": 1e9}
_FETCHED = re.compile(
    r"^\s*(Downloading|Using cached|Processing) (?P<file>\S+)(?: \((?P<size>[\d.]+) (?P<unit>\w+)\))?"
)
# The package, as pip names it below that headline.
_CHANGED = re.compile(r"^\s+\S+==\S+ .*from ")
_OTHER_SYSTEM = re.compile(r"sys_platform == '(?P<system>\w+)'")


class PipRunner:
    """pip of one environment.

    Args:
        python: the interpreter of the environment.
        log: file that gets all that pip prints.
        before_change: called before the first package is written; until then the environment is as it was.
    """

    def __init__(self, python: Path, log: Path, before_change: Callable[[], None]) -> None:
        self._python = python
        self._log = log
        self._before_change = before_change
        self._fetched = 0
        self._last_said_s = time.monotonic()

    def install(self, arguments: Sequence[str]) -> None:
        """Run `pip install` with these arguments.

        Raises: Stop: pip failed; says why in pip's own words.
        """
        command = [str(self._python), "-m", "pip", "install", "--no-input", "--progress-bar", "off"]
        command += ["--disable-pip-version-check", "--no-warn-script-location", *arguments]
        last_lines: collections.deque[str] = collections.deque(maxlen=40)
        with (
            self._log.open("a", encoding="utf-8") as log,
            subprocess.Popen(
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env=_clean_surroundings(),
                encoding="utf-8",
                errors="replace",
            ) as pip,
        ):
            assert pip.stdout is not None
            for line in pip.stdout:
                log.write(line)
                last_lines.append(line.rstrip())
                self._report(line)
        if pip.returncode != 0:
            raise _failure(list(last_lines), self._log)

    def _report(self, line: str) -> None:
        if line.startswith("Installing collected packages"):
            self._before_change()
            count = line.count(",") + 1
            self._say("  Unpacking PyTorch." if count == 1 else f"  All here; unpacking {count} packages.")
        fetched = _FETCHED.match(line)
        if fetched is None or fetched["file"].endswith(".metadata"):
            return
        self._fetched += 1
        size_bytes = float(fetched["size"] or 0) * _UNITS.get(fetched["unit"] or "", 1)
        if size_bytes >= _LARGE_BYTES:
            name = "-".join(fetched["file"].rpartition("/")[2].split("-")[:2])
            self._say(f"  {self._fetched}: {name} ({fetched['size']} {fetched['unit']})")
        elif time.monotonic() - self._last_said_s > _SIGN_OF_LIFE_S:
            self._say(f"  {self._fetched} packages so far")

    def _say(self, line: str) -> None:
        self._last_said_s = time.monotonic()
        say(line)


def count_here(lock: Path) -> int:
    """How many lines of the lock are for this system."""
    count = 0
    for line in lock.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        other = _OTHER_SYSTEM.search(line)
        count += other is None or other["system"] == sys.platform
    return count


def _clean_surroundings() -> dict[str, str]:
    """The environment variables without those that would send packages elsewhere."""
    misleading = {"PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV"}
    return {**{k: v for k, v in os.environ.items() if k not in misleading}, "PYTHONUTF8": "1"}


def _failure(last_lines: list[str], log: Path) -> Stop:
    errors = [line for line in last_lines if line.startswith("ERROR:")] or last_lines[-1:]
    said = " ".join(line.removeprefix("ERROR:").strip() for line in errors[:2]) or "it gave no reason"
    if any("No matching distribution found" in line for line in errors):
        return Stop(
            "A package that Findling needs is not to be had for this computer.",
            f"pip says: {said}",
            "Check that this computer is online. If it is, its system is too old or too rare: packages exist for "
            "Windows 10 and 11, macOS 14 and later, and Linux with glibc 2.34 (64-bit Intel and AMD) or 2.39 (64-bit "
            f"ARM) and later. All that pip said is in {log}",
        )
    if any("DO NOT MATCH THE HASHES" in line for line in errors):
        changed = " ".join(line.strip() for line in last_lines if _CHANGED.match(line))
        return Stop(
            "A package is not the one that Findling was made with.",
            f"pip says that this file has another SHA-256 than is written down: {changed}",
            "Try again: it may have been damaged on its way. If it stays so, the place that packages come from has "
            f"changed it, on purpose or not; ask whoever runs that place. All that pip said is in {log}",
        )
    return Stop(
        "The packages that Findling needs could not be installed.",
        f"pip says: {said}",
        f"Check that this computer is online, then run the same command again. All that pip said is in {log}",
    )
