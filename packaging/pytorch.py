"""Which build of PyTorch this computer gets.

PyPI's build for Linux needs NVIDIA's libraries, several GB that do nothing without an NVIDIA card. A CPU build has
the same version with "+cpu" behind it; where one can be had, it is taken (docs/adr/0001).
"""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tomllib
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plainly import Stop, size_in_words

CPU_INDEX = "https://download.pytorch.org/whl/cpu"
_ANSWER_S = 5.0
_PIP_ANSWER_S = 60.0
_PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"

# Sums of the files that the lock names for each system, PyTorch and NVIDIA's libraries apart.
_OTHERS_BYTES = {"linux": 940_000_000, "darwin": 935_000_000, "win32": 785_000_000}
_TORCH_BYTES = {"linux": 530_000_000, "darwin": 111_000_000, "win32": 122_000_000}
_TORCH_CPU_BYTES = 192_000_000
_NVIDIA_BYTES = 2_200_000_000
# Of the basic lock.
_BASIC_BYTES = {"linux": 480_000_000, "darwin": 605_000_000, "win32": 437_000_000}


@dataclass(frozen=True)
class Build:
    """A build of PyTorch, or none.

    Attributes:
        arguments: of pip, naming it and where it comes from; empty: the one the lock names.
        brings_gpu_libraries: NVIDIA's libraries come with it.
        download_bytes: everything that the lock names, with this build.
        reason: why this one, for the person who waits; may be empty.
    """

    arguments: Sequence[str]
    brings_gpu_libraries: bool
    download_bytes: int
    reason: str = ""


def for_lock(python: Path, lock: Path) -> Build:
    """The build for this computer, or none where the lock names no PyTorch (docs/adr/0022). As `choose` otherwise."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    if any(line.startswith("torch==") for line in lines):
        return choose(python)
    return Build((), False, _BASIC_BYTES.get(sys.platform, _BASIC_BYTES["linux"]))


def choose(python: Path) -> Build:
    """The build for this computer.

    Args:
        python: an interpreter with pip, to ask what pip can reach.
    Raises: Stop: PyTorch does not exist for it.
    """
    _refuse_unsupported(sys.platform, platform.machine())
    if sys.platform != "linux":
        others = _OTHERS_BYTES.get(sys.platform, _OTHERS_BYTES["linux"])
        return Build((), False, others + _TORCH_BYTES.get(sys.platform, _TORCH_BYTES["linux"]))
    standard_bytes = _OTHERS_BYTES["linux"] + _TORCH_BYTES["linux"] + _NVIDIA_BYTES
    if has_nvidia():
        return Build((), True, standard_bytes, "That includes NVIDIA's libraries for your graphics card.")
    cpu_bytes = _OTHERS_BYTES["linux"] + _TORCH_CPU_BYTES
    torch = f"torch=={pinned('torch')}+cpu"
    if pip_offers(python, torch):
        return Build((torch,), False, cpu_bytes)
    if index_answers(pinned("torch")):
        torchvision = f"torchvision=={pinned('torchvision')}+cpu"
        return Build(("--index-url", CPU_INDEX, torch, torchvision), False, cpu_bytes)
    return Build(
        (),
        True,
        standard_bytes,
        f"Most of it is the standard PyTorch with NVIDIA's libraries, because the small one, which would make it "
        f"{size_in_words(cpu_bytes)}, cannot be reached at {CPU_INDEX}. To wait for a better moment, press Ctrl+C.",
    )


def pinned(name: str) -> str:
    """The version that pyproject.toml pins for a package."""
    project = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]
    pins = [*project["dependencies"], *project["optional-dependencies"]["clip"]]
    return next(pin.removeprefix(f"{name}==") for pin in pins if pin.startswith(f"{name}=="))


def has_nvidia(driver: Path = Path("/proc/driver/nvidia")) -> bool:
    """Whether an NVIDIA card's driver is here."""
    return driver.exists() or shutil.which("nvidia-smi") is not None


def pip_offers(python: Path, requirement: str) -> bool:
    """Whether pip, configured as it is on this computer, finds this very build."""
    # `pip index versions` leaves out builds with a local version; a dry run without dependencies reads a local file
    # or an index page.
    command = [str(python), "-m", "pip", "install", "--dry-run", "--no-deps", "--ignore-installed", "--quiet"]
    command += ["--no-input", "--retries", "0", "--timeout", str(_ANSWER_S), "--only-binary", ":all:", requirement]
    try:
        return subprocess.run(command, capture_output=True, timeout=_PIP_ANSWER_S, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def index_answers(version: str) -> bool:
    """Whether PyTorch's own index answers in a few seconds and has the CPU build for this Python."""
    tag = f"torch-{version}%2Bcpu-cp{sys.version_info.major}{sys.version_info.minor}-"
    try:
        with urllib.request.urlopen(f"{CPU_INDEX}/torch/", timeout=_ANSWER_S) as answer:  # noqa: S310 (https, constant)
            page = answer.read().decode("utf-8", "replace")
    except OSError:
        return False
    return any(tag in line and platform.machine() in line for line in page.splitlines())


def _refuse_unsupported(system: str, machine: str) -> None:
    if system == "darwin" and machine == "x86_64":
        raise Stop(
            "Findling cannot be installed on this Mac.",
            "PyTorch, which its encoders are built on, no longer exists for Intel Macs.",
            "Use a Mac with an Apple chip, or Linux or Windows.",
        )
