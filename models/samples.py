"""The sample library that comes with Findling, and what can be asked of it at once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from models.kinds import Kind

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "samples" / "Samples"

# Each is answered by the encoders that come with Findling; a test asks them.
QUERIES = ("ladybug", "lighthouse", "how do I renew the passport")

# What may be asked of other libraries, by what is in them. In English, which is what the basic encoders read.
USUAL_QUERIES: Mapping[Kind, str] = {
    Kind.IMAGE: "a boat on the water",
    Kind.AUDIO: "a bell",
    Kind.FILM: "a street at night",
    Kind.DOCUMENT: "how much is the rent",
}


def samples_path() -> bytes:
    """The folder of the samples as it is added to a library; b"" where this Findling came without them."""
    return os.fsencode(FOLDER) if FOLDER.is_dir() else b""
