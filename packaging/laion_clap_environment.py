"""Makes the environment that the package laion-clap runs in: `python3 packaging/laion_clap_environment.py`.

laion-clap wants numpy 1, Findling has numpy 2 (docs/adr/0008). This environment lies inside `.venv`, holds numpy 1 and
what laion-clap imports, and takes everything else, PyTorch above all, from `.venv` itself.
"""

import subprocess
import sys

from old_python import complaint

if complaint():
    sys.exit(complaint())

import re
import time
from collections.abc import Iterable
from pathlib import Path

import environment
import lock_hashes
import pip_runner
from plainly import Stop, explain, say

LOCK = environment.ROOT / "packaging" / "requirements-laion-clap.lock"
FOLDER = "laion-clap"  # inside `.venv`; models/encoders/laion_clap_place.py looks there
NEWEST = (3, 12)  # the last Python that numpy 1 was built for
_TOO_NEW = re.compile(r"python_full_version >= '3\.1[3-9]'")

# Findling's own environment has these in versions that want numpy 2.
OLDER = ("numpy", "pandas")
# What laion-clap 1.1.7 imports before its first vector. The rest of what it asks for is for training (wandb,
# progressbar), and some that it forgets to ask for comes with Findling (torch, torchvision).
IMPORTED = (
    "braceexpand",
    "ftfy",
    "h5py",
    "librosa",
    "numpy<2",
    "pandas",
    "regex",
    "scikit-learn",
    "torchlibrosa",
    "tqdm",
    "webdataset",
    "wget",
)


def prepare(main_python: Path) -> Path:
    """Make sure that the environment holds what its lock says.

    Args: main_python: interpreter of Findling's own environment, which must be ready.

    Returns: its interpreter.
    Raises: Stop: it cannot be made; says why.
    """
    main = Path(main_python).parents[1]
    made = environment.Environment(main / FOLDER)
    wanted = {one.name: environment.digest(one) for one in (LOCK, environment.LOCK)}
    with environment.alone(environment.ROOT / ".cache" / "laion-clap.lock"):
        if made.stamps() != wanted:
            _make(made, main_python)
            made.finish(wanted)
        made.show_source(environment.ROOT, main)
    return made.python


def _make(made: environment.Environment, main_python: Path) -> None:
    _refuse_new_python(main_python)
    say(f"Making the environment for laion-clap in {made.folder}; this happens once.")
    started_s = time.monotonic()
    made.create(str(main_python))
    runner = pip_runner.PipRunner(made.python, made.log, made.begin)
    runner.install(lock_hashes.requirements(LOCK, made.requirements))
    say(f"The environment for laion-clap is ready ({time.monotonic() - started_s:.0f} s).")


def additions(resolved: Iterable[str], main_lock: Iterable[str]) -> list[str]:
    """The lines of a resolved list that Findling's own environment lacks on some system, and those that must be older.

    Args: resolved: made with the pins of `main_lock` as constraints, those of `OLDER` apart.
    """
    present = {line.partition("==")[0] for line in main_lock if ";" not in line} - {*OLDER}
    return [line for line in resolved if line.partition("==")[0] not in present and not _TOO_NEW.search(line)]


def _refuse_new_python(python: Path) -> None:
    question = f"import sys; sys.exit(sys.version_info[:2] > {NEWEST!r})"
    if subprocess.run([str(python), "-c", question], check=False).returncode != 0:
        raise Stop(
            "laion-clap cannot be used with this Python.",
            f"It needs numpy 1, which exists for Python up to {NEWEST[0]}.{NEWEST[1]}.",
            f"CLAP encoders work without it. To have it all the same, delete {environment.ROOT / '.venv'} and start "
            f"with python{NEWEST[0]}.{NEWEST[1]}.",
        )


def main() -> int:
    """Prepare Findling's own environment where it is missing, then this one."""
    try:
        prepare(environment.prepare(environment.LOCK))
    except Stop as stop:
        return explain(stop)
    except KeyboardInterrupt:
        print("\nStopped. Run the same command to go on.", file=sys.stderr)
        return 130
    say("Import an encoder with: .venv/bin/python -m models encoders import PATH --backend laion-clap")
    return 0


if __name__ == "__main__":
    sys.exit(main())
