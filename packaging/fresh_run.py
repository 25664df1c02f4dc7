"""The first command of the README where nothing was ever run: `python3 packaging/fresh_run.py`.

The repository is cloned into a new folder. The home folder is empty, and of the environment variables only those are
kept that say how this computer reaches a package registry. There, `packaging/run.py` makes its environment and opens
the window, which looks into the samples, searches them and closes (desktop/trial.py). It downloads what a new user
downloads, unless pip's registry is near. The second command, `packaging/test.py`, is what `.ci/run` is for.
"""

import os
import subprocess
import sys

from old_python import complaint

if complaint():
    sys.exit(complaint())

import argparse
import json
import shutil
import tempfile
import time
from pathlib import Path

from plainly import Stop, explain, say, size_in_words

ROOT = Path(__file__).resolve().parent.parent
_MOST_S = 3600
_KEPT = ("PIP_", "SSL_CERT_", "REQUESTS_CA_BUNDLE", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")
_OF_WINDOWS = ("SYSTEMROOT", "TEMP", "TMP", "COMSPEC", "PATHEXT")


def surroundings(home: Path, before: dict[str, str]) -> dict[str, str]:
    """The environment variables of somebody who has just got an account, on a computer without a screen.

    Args: before: those of whoever runs this.
    """
    kept = {name: value for name, value in before.items() if name.upper().startswith(_KEPT)}
    if os.name == "nt":
        kept |= {name: before[name] for name in (*_OF_WINDOWS, "PATH") if name in before}
        kept |= {"USERPROFILE": str(home), "APPDATA": str(home / "roaming"), "LOCALAPPDATA": str(home / "local")}
    else:
        kept |= {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
    return {**kept, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}


def get(folder: Path, *, as_it_is: bool) -> None:
    """Put the repository into a new folder: what was committed last, or every file as it is now.

    Raises: Stop: git is missing or refuses.
    """
    try:
        if not as_it_is:
            _git("clone", "--quiet", "--no-hardlinks", str(ROOT), str(folder))
            return
        for name in _git("ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0"):
            if name and (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", "") or str(error)
        raise Stop("The repository could not be copied.", said.strip(), "Check that git is installed.") from error


def _git(*arguments: str) -> str:
    command = ["git", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def run(heading: str, command: list[str], folder: Path, home: Path) -> None:
    """Run a command there, and say how long it took.

    Raises: Stop: it failed.
    """
    say(f"\n===== {heading} =====")
    started_s = time.monotonic()
    status: int | str
    try:
        status = subprocess.run(
            command, cwd=folder, env=surroundings(home, dict(os.environ)), timeout=_MOST_S, check=False
        ).returncode
    except subprocess.TimeoutExpired:
        status = "none: it did not end"
    if status != 0:
        raise Stop(f"{heading} failed.", f"It ended with status {status}.", "See what it said above, and mend that.")
    say(f"===== {heading}: passed after {time.monotonic() - started_s:.0f} s =====")


def read_trial(report: Path) -> None:
    """Say what the window did.

    Raises: Stop: it did not do what it should.
    """
    try:
        told = json.loads(report.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Stop("The window told nothing.", f"{error}.", "Start it by hand in the same way.") from error
    say(
        f"From the start of the command it took {told['shown_s']:.0f} s until the window was there, and "
        f"{told['answered_s']:.0f} s until it answered. It found "
        + ", ".join(f"{name} for {query!r}" for query, name in told["found"].items())
        + "."
    )
    if told["problems"]:
        raise Stop("The window did not do what it should.", " ".join(told["problems"]), f"Look at {report}.")


def go(place: Path, python: str, options: argparse.Namespace) -> None:
    """All of it, in an empty folder.

    Raises: Stop: something failed.
    """
    folder, home, report = place / "Findling", place / "home", place / "trial.json"
    home.mkdir()
    get(folder, as_it_is=options.as_it_is)
    window = [python, "packaging/run.py", "--trial", str(report)]
    run("python3 packaging/run.py", window, folder, home)
    read_trial(report)
    for what, where in (("The environment", folder / ".venv"), ("The home folder", home)):
        size_bytes = sum(one.stat().st_size for one in where.rglob("*") if one.is_file() and not one.is_symlink())
        say(f"{what} has {size_in_words(size_bytes)} now.")


def main(arguments: list[str] | None = None) -> int:
    """Do what was asked. Returns: the exit status."""
    parser = argparse.ArgumentParser(prog="fresh_run.py", description="The README's first command on an empty account.")
    parser.add_argument("--as-it-is", action="store_true", help="with changes that are not committed")
    parser.add_argument("--keep", action="store_true", help="leave the folder for a look")
    options = parser.parse_args(arguments)
    place = Path(tempfile.mkdtemp(prefix="findling-fresh-"))
    try:
        # The interpreter below the environment that this runs in, which a new user would not have.
        go(place, getattr(sys, "_base_executable", sys.executable), options)
    except Stop as stop:
        return explain(stop)
    finally:
        if options.keep:
            say(f"Kept: {place}")
        else:
            shutil.rmtree(place, ignore_errors=True)
    say("A new user would have got this far, too.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
