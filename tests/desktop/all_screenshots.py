"""Every page in light and dark, at the usual size and twice as large, in English and German, and mirrored.

By hand: `python tests/desktop/all_screenshots.py OUT [FOLDER]`, arguments as for screenshots.py. OUT gets a folder for
each language and size; it takes about twenty minutes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_SIDES = {
    "english": {},
    "english-large": {"FINDLING_FONT_SCALE": "2"},
    "german": {"FINDLING_LANGUAGE": "de"},
    "german-large": {"FINDLING_LANGUAGE": "de", "FINDLING_FONT_SCALE": "2"},
    "mirrored": {"FINDLING_REVERSE": "1"},
}


def main() -> int:
    """Take all pictures. Returns: how many sides failed."""
    out, rest = Path(sys.argv[1]), sys.argv[2:]
    script = Path(__file__).with_name("screenshots.py")
    environment = os.environ | {"PYTHONPATH": str(script.parents[2])}
    failed = 0
    for name, side in _SIDES.items():
        command = [sys.executable, str(script), str(out / name), *rest]
        failed += subprocess.run(command, env=environment | side, check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
