"""What a person has chosen in the laboratory, kept in the library's folder."""

from __future__ import annotations

import json
import logging
from pathlib import Path

from models.errors import UserError
from models.messages import say
from models.paths import write_atomically

FILE = "choices.json"
_EXACTLY = "exactly"

log = logging.getLogger(__name__)


def read_exactly(folder: Path) -> frozenset[str]:
    """The fingerprints of the spaces whose searches are to be exact; none where the file is missing or damaged."""
    try:
        stored = json.loads((folder / FILE).read_bytes())[_EXACTLY]
    except FileNotFoundError:
        return frozenset()
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        log.warning("What was chosen in the laboratory cannot be read.", exc_info=True)
        return frozenset()
    return frozenset(one for one in stored if isinstance(one, str)) if isinstance(stored, list) else frozenset()


def keep_exactly(folder: Path, fingerprints: frozenset[str]) -> None:
    """Keep them. Raises: UserError: the file cannot be written."""
    try:
        write_atomically(folder / FILE, json.dumps({_EXACTLY: sorted(fingerprints)}).encode())
    except OSError as error:
        raise UserError(
            "Your choice was not kept.",
            say("%1 cannot be written: %2.", folder / FILE, error.strerror or str(error)),
            "Check that the disk has room and that you may write there.",
        ) from None
