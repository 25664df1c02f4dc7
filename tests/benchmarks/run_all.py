"""Every benchmark, one after the other: they would disturb each other side by side.

Run: python tests/benchmarks/run_all.py [--quick]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from comparing import is_quick

_BENCHMARKS = (
    "indexing",
    "clip_runtime",
    "clap_runtime",
    "index",
    "search",
    "window",
    "scrolling",
    "scan",
    "million",
    "films",
    "duplicates",
    "maps",
    "laboratory",
)


def main() -> int:
    """Returns: how many failed."""
    options = ["--quick"] if is_quick(__doc__) else []
    failed = 0
    for name in _BENCHMARKS:
        script = Path(__file__).with_name(f"{name}.py")
        failed += subprocess.run([sys.executable, str(script), *options], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
