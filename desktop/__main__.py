"""Starts the window: `python -m desktop [--library DIR] [PATH...]`.

The engine's process imports this module again when it starts, so nothing heavy is imported here.
"""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Run the window until it is closed. Returns: exit status."""
    multiprocessing.freeze_support()
    from desktop.app import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
