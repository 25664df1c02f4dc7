"""`python -m findling`: the command line."""

import sys

from findling import command_line

if __name__ == "__main__":
    sys.exit(command_line())
