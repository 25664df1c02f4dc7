"""Makes Findling's two rooms, desktop and models, importable where they lie below this one name."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))


def command_line() -> int:
    """The command `findling`."""
    from models.__main__ import main

    return main()


def window() -> int:
    """The command `findling-window`."""
    from desktop.__main__ import main

    return main()
