"""What a bundle runs: the window where it is called `findling-window`, otherwise the command line."""

import multiprocessing
import os
import sys

if sys.stdout is None or sys.stderr is None:
    # Windows gives a program without a terminal neither; libraries that print would fail.
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  open until the program ends


def main() -> int:
    """Become one of the two programs. Returns: exit status."""
    name = os.path.splitext(os.path.basename(sys.argv[0]))[0]
    if name == "findling-window":
        from desktop.__main__ import main as run
    else:
        from models.__main__ import main as run
    return run()


if __name__ == "__main__":
    # Child processes are this program again, with arguments that this call looks at; it does not return in them.
    multiprocessing.freeze_support()
    sys.exit(main())
