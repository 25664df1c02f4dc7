"""The first thing that every start script asks: is this Python new enough, and complete?

This file is read by whatever Python a computer calls python3, so it uses nothing younger than Python 3.7.
"""

import importlib.util
import shutil
import sys

OLDEST = (3, 11)
NEWEST = (3, 14)


def complaint():
    """What is wrong with the Python that runs this, in plain words; "" where nothing is."""
    version = sys.version_info[:2]
    if version < OLDEST or version > NEWEST:
        return _wrong_version(version)
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        return (
            "Findling cannot make its environment with this Python.\n"
            "Why: the module venv, or the pip that it installs, is missing; some Linux systems ship them separately.\n"
            "What to do: install it, then run the same command again. On Debian and Ubuntu:\n"
            "    sudo apt-get install python3-venv"
        )
    return ""


def _wrong_version(version):
    command = " ".join(["<that Python>", *sys.argv])
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        name = f"python3.{minor}"
        if shutil.which(name):
            command = " ".join([name, *sys.argv])
            break
    return (
        f"Findling needs Python {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}.\n"
        f"Why: this is Python {version[0]}.{version[1]}; the packages that Findling is built on do not support it.\n"
        "What to do: install one of these versions (https://www.python.org/downloads/), then run:\n"
        f"    {command}"
    )
