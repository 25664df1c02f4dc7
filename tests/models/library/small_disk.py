"""A disk of a few megabytes that a test can fill to the last byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_BLOCK_BYTES = 4096


class SmallDisk:
    """A file system of its own, mounted while the test runs.

    Attributes:
        folder: where it is mounted.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    @property
    def free_bytes(self) -> int:
        return shutil.disk_usage(self.folder).free

    def fill(self, leave_bytes: int = 0) -> None:
        """Write a file that leaves no more room than this."""
        with self._ballast.open("ab") as ballast:
            while (too_much := self.free_bytes - leave_bytes) >= _BLOCK_BYTES:
                ballast.write(bytes(min(too_much, 1 << 20) // _BLOCK_BYTES * _BLOCK_BYTES))
                ballast.flush()

    def clear(self) -> None:
        """Delete that file."""
        self._ballast.unlink(missing_ok=True)


@contextmanager
def mounted(folder: Path, size_bytes: int) -> Iterator[SmallDisk]:
    """A disk at a new folder. Skips the test where none may be mounted, but not where that would hide it for good."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only the administrator of a Linux system may mount a small disk")
    folder.mkdir()
    options = f"size={size_bytes},mode=755"
    told = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if told.returncode:
        reason = f"no small disk can be mounted here: {told.stderr.strip()}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    try:
        yield SmallDisk(folder)
    finally:
        # Lazily: what a failed test has left open must not keep the disk.
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
