"""Runs every check: `python3 packaging/test.py [arguments of pytest]`.

Makes the environment like run.py does, with the test tools added, then runs each check even where an earlier one
failed, and ends with status 1 if any of them did.
"""

import os
import subprocess
import sys
import time

from old_python import complaint

if complaint():
    sys.exit(complaint())

from pathlib import Path

import environment
import laion_clap_environment
import system_libraries
from plainly import Stop, explain, say


def checks(python: Path, pytest_arguments: list[str]) -> dict[str, list[str]]:
    """The commands by their headings, the longest last so that its summary is what one sees at the end."""
    run = [str(python), "-m"]
    lint_imports = python.with_name("lint-imports.exe" if os.name == "nt" else "lint-imports")
    return {
        "ruff check": [*run, "ruff", "check", "."],
        "ruff format": [*run, "ruff", "format", "--check", "."],
        "mypy": [*run, "mypy"],
        "import-linter": [str(lint_imports)],
        "pytest": [*run, "pytest", *(pytest_arguments or _in_parallel())],
    }


def _in_parallel() -> list[str]:
    """Two processes take little more than half as long as one; each of them starts workers of its own."""
    return ["-n", "2", "--dist", "loadfile"] if (os.cpu_count() or 1) > 1 else []


def run_all(commands: dict[str, list[str]]) -> int:
    """Run each command in the repository root. Returns: 1 if any failed, else 0."""
    # Forced, not defaulted: windows that pop up on somebody's screen would steal the keys the tests press.
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    summary = []
    failed = False
    for heading, command in commands.items():
        say(f"\n===== {heading} =====")
        started_s = time.monotonic()
        status = subprocess.run(command, cwd=environment.ROOT, env=surroundings, check=False).returncode
        failed = failed or status != 0
        verdict = "passed" if status == 0 else f"FAILED (status {status})"
        summary.append(f"{heading:<14} {verdict:<20} {time.monotonic() - started_s:7.1f} s")
    say("\n===== Summary =====")
    for line in summary:
        say(line)
    say("At least one check failed." if failed else "Every check passed.")
    return 1 if failed else 0


def prepare_laion_clap(python: Path) -> None:
    """Make the environment for the second backend of CLAP; without it, its tests say why they are skipped."""
    try:
        laion_clap_environment.prepare(python)
    except Stop as stop:
        explain(stop)


def main() -> int:
    """Prepare, then check."""
    try:
        system_libraries.check(system_libraries.for_the_tests())
        python = environment.prepare(environment.TEST_LOCK)
        prepare_laion_clap(python)
    except Stop as stop:
        return explain(stop)
    except KeyboardInterrupt:
        print("\nStopped. Run the same command to go on.", file=sys.stderr)
        return 130
    return run_all(checks(python, sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
