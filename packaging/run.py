"""Opens Findling's window: `python3 packaging/run.py [arguments of the window]`.

The first start makes an environment of its own in `.venv`, from the pinned lock; later starts only check it.
"""

import os
import subprocess
import sys

from old_python import complaint

if complaint():
    sys.exit(complaint())

import environment
import system_libraries
from plainly import Stop, explain


def main() -> int:
    """Prepare whatever is missing, then become the window. Returns: an exit status, where it cannot."""
    try:
        system_libraries.check(system_libraries.for_a_window(os.environ))
        python = environment.prepare(environment.LOCK)
    except Stop as stop:
        return explain(stop)
    except KeyboardInterrupt:
        print("\nStopped. Run the same command to go on.", file=sys.stderr)
        return 130
    command = [str(python), "-P", "-m", "desktop", *sys.argv[1:]]
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
