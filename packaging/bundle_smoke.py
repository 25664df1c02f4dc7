"""The smoke run of a bundle: what a new user does, on a clean account, without a network.

The archive is unpacked elsewhere, below a folder whose name has a space and an umlaut. The command line looks into the
samples and searches; an assistant asks (bundle_smoke_assistant.py); the window does the same by itself
(desktop/trial.py) and closes.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import bundle_contents as contents
from plainly import Stop, say

# A user who exists nowhere, so that nothing of a real one is used by mistake.
_NOBODYS_ID = 60123
_MOST_S = 600
# With this, `encoders check` says that some encoder is not installed (models/terminal.py).
_NOT_RUN = 3
QUERY = ("ladybug", "Ladybird.jpg")
"""What is asked, and what should come first."""


@dataclass(frozen=True)
class Account:
    """How the programs of a bundle are started: with an empty home, and with as little of this computer as may be.

    Attributes:
        home: its folder; everything that is written lies below it.
        prefix: words before each command.
        said: what is kept from the programs, and what could not be, for people.
    """

    home: Path
    prefix: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    display: dict[str, str] = field(default_factory=dict)

    def run(self, command: Sequence[str], *before: str) -> subprocess.CompletedProcess[str]:
        """Run a command there.

        Args: before: words that come between the account's own and the command.

        Raises: Stop: it took too long.
        """
        try:
            return subprocess.run(
                [*self.prefix, *before, *command],
                env=self.surroundings(),
                cwd=self.home,
                capture_output=True,
                text=True,
                encoding="utf-8",
                errors="replace",
                timeout=_MOST_S,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise Stop(
                "The bundle does not work.",
                f"{Path(command[0]).name} {' '.join(command[1:])} did not end in {_MOST_S} s. {error.stderr or ''}",
                "Run the same command by hand to see where it stays.",
            ) from error

    def hand_over(self, path: Path) -> None:
        """Let the account own what was put there for it."""
        if self.has_own_user:
            for one in (path, *path.rglob("*")):
                os.chown(one, _NOBODYS_ID, _NOBODYS_ID)

    @property
    def has_own_user(self) -> bool:
        """Whether its programs run as somebody who owns nothing else."""
        return f"--reuid={_NOBODYS_ID}" in self.prefix

    def surroundings(self) -> dict[str, str]:
        """The environment variables of a first login."""
        kept = {"HOME": str(self.home), "USER": "newcomer", "LOGNAME": "newcomer", "USERPROFILE": str(self.home)}
        if os.name == "nt":
            # Windows itself does not work without these.
            kept |= {name: os.environ[name] for name in ("SYSTEMROOT", "PATH", "TEMP", "TMP") if name in os.environ}
            return kept | {"APPDATA": str(self.home / "roaming"), "LOCALAPPDATA": str(self.home / "local")}
        return kept | {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **self.display}


def make_account(home: Path) -> Account:
    """The cleanest account that can be had here."""
    home.mkdir(parents=True)
    prefix, said = [], []
    for words, good, bad in _ways():
        if words and subprocess.run([*prefix, *words, "true"], capture_output=True, check=False).returncode == 0:
            prefix += words
            said.append(good)
        else:
            said.append(bad)
    display = {"QT_QPA_PLATFORM": "offscreen"}
    if sys.platform != "linux":
        display = {}
    elif shutil.which("xvfb-run"):
        display = {"QT_QPA_PLATFORM": "xcb"}
        said.append("the window is shown on a screen in memory (Xvfb)")
    else:
        said.append("NOT on a screen: there is no xvfb-run here, so the window draws to memory only")
    account = Account(home, tuple(prefix), tuple(said), display)
    account.hand_over(home)
    return account


def _ways() -> list[tuple[list[str], str, str]]:
    """Words that keep something from a program, what is said then, and what where they do not work."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    network = ["unshare", "--net"] if root else ["unshare", "--net", "--map-current-user"]
    user = ["setpriv", f"--reuid={_NOBODYS_ID}", f"--regid={_NOBODYS_ID}", "--clear-groups", "--no-new-privs"]
    here = sys.platform == "linux"
    return [
        (
            network if here and shutil.which("unshare") else [],
            "there is no network",
            "NOT without a network: this system does not let it be taken away",
        ),
        (
            user if here and root and shutil.which("setpriv") else [],
            "the user is a new one who owns nothing else",
            "NOT another user: only the home folder is a new one",
        ),
    ]


def run(bundle: Path, more: Sequence[Callable[[str, Account], None]] = ()) -> None:
    """Unpack a bundle and use it; prints what was measured.

    Args:
        bundle: its archive, or its folder, which is copied.
        more: what is done with its command besides, after the samples were looked into.

    Raises: Stop: something is not as it should be.
    """
    with tempfile.TemporaryDirectory(prefix="findling-smoke-", ignore_cleanup_errors=True) as folder:
        os.chmod(folder, 0o755)  # noqa: S103  the other user has to get in
        place = Path(folder) / "Programme für alle"
        programs = _unpack(bundle, place)
        account = make_account(Path(folder) / "home")
        say("\nSmoke run: " + "; ".join(account.said) + ".")
        _use_command(programs, account)
        for use in more:
            use(program(programs, "findling"), account)
        _use_window(programs, account)
        _read_logs(account.home)


def _unpack(bundle: Path, place: Path) -> Path:
    if bundle.is_dir():
        return Path(shutil.copytree(bundle, place / bundle.name, symlinks=True))
    shutil.unpack_archive(bundle, place, **({} if bundle.suffix == ".zip" else {"filter": "tar"}))
    return place / bundle.name.removesuffix(".zip").partition(".tar")[0]


def program(folder: Path, name: str) -> str:
    """A program of an unpacked bundle."""
    if sys.platform == "darwin":
        return str(folder / "Findling.app" / "Contents" / "MacOS" / name)
    return str(folder / (f"{name}.exe" if os.name == "nt" else name))


def _use_command(folder: Path, account: Account) -> None:
    samples = account.home / "Samples"
    shutil.copytree(contents.ROOT / "resources" / "samples" / "Samples", samples)
    findling = program(folder, "findling")
    told = checked(account, findling, "--version")
    if contents.version() not in told:
        raise broken(f"It calls itself {told.strip()!r} and should be version {contents.version()}.")
    began_s = time.monotonic()
    checked(account, findling, "index", str(samples))
    say(f"  findling index: {time.monotonic() - began_s:.1f} s for the samples")
    began_s = time.monotonic()
    query, first = QUERY
    answer = json.loads(checked(account, findling, "search", query, "--by", "content", "--json"))
    hits = [Path(hit["path"]).name for hit in answer["hits"]]
    if hits[:1] != [first]:
        raise broken(f"The first results of {query!r} are {hits[:3]}, and {first} should come first.")
    say(f"  findling search: {time.monotonic() - began_s:.1f} s; {query!r} finds {hits[0]} by content")
    checked(account, findling, "encoders", "check", good=(0, _NOT_RUN))
    say("  findling encoders check: each that comes with Findling answers as it should")
    checked(account, findling, "verify")


def _use_window(folder: Path, account: Account) -> None:
    report = account.home / "trial.json"
    before = ("xvfb-run", "--auto-servernum") if account.display.get("QT_QPA_PLATFORM") == "xcb" else ()
    command = [program(folder, "findling-window"), "--library", str(account.home / "window"), "--trial", str(report)]
    done = account.run(command, *before)
    if done.returncode != 0 or not report.is_file():
        raise broken(f"The window ended with status {done.returncode}. {done.stderr.strip()[-2000:]}")
    told = json.loads(report.read_text("utf-8"))
    if told["problems"]:
        raise broken(" ".join(told["problems"]))
    memory = told["memory_mb"]
    say(f"  window: shown after {told['shown_s']} s, engine answers after {told['answered_s']} s")
    say(f"  window: samples looked into in {told['indexed_s']} s; {told['found']}")
    say(f"  window: {memory['window']} MB; with its {len(memory) - 1} other processes {sum(memory.values())} MB")


def _read_logs(home: Path) -> None:
    """A library that was used well has nothing to say."""
    for log in sorted(home.rglob("*.log")):
        written = log.read_text("utf-8", "replace").strip()
        if written:
            raise broken(f"It wrote into {log.name}: {written[-2000:]}")


def checked(account: Account, *command: str, good: Sequence[int] = (0,)) -> str:
    """What a command of the bundle prints. Raises: Stop: it ended with another status."""
    done = account.run(command)
    if done.returncode not in good:
        words = " ".join(command[1:])
        said = (done.stderr.strip() or done.stdout.strip())[-2000:]
        raise broken(f"`findling {words}` ended with status {done.returncode}: {said}")
    return done.stdout


def broken(why: str) -> Stop:
    """The one way to end a smoke run."""
    return Stop("The bundle does not work.", why, "Look at what packaging/bundle_contents.py leaves out.")
