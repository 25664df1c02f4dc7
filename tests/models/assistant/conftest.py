"""A library of which an assistant may look into a part, behind a server in this process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sample_files import write_picture, write_text

from models.assistant.allowed import Allowed
from models.assistant.tools import AssistantTools
from models.catalogue.catalogue import Catalogue
from models.engine import Engine
from models.jobs import JobControl
from models.paths import LibraryPaths

if TYPE_CHECKING:
    from assistant_asked import Asked


@pytest.fixture
def served(media: Path, tmp_path: Path, open_engine: Callable[..., Engine]) -> Iterator[Callable[..., Asked]]:
    """Makes servers that may look into media/inside; beside it, in a folder whose name begins alike, are secrets."""
    from assistant_asked import Asked

    from models.assistant.server import make_server

    inside, outside = media / "inside", media / "inside too"
    write_text(inside / "passport.txt", "The passport office renews every passport within three weeks.")
    write_text(inside / "bread.md", "# Bread\n\nMix flour and water.\n\n## Oven\n\nBake the loaf until it is brown.")
    write_picture(inside / "red.png", "red")
    write_text(inside / "notes.py", "print('passport office hours')")
    write_text(outside / "secret.txt", "The passport office keeps a secret passport number.")
    write_picture(outside / "red too.png", "red", size_px=40)
    engine = open_engine()
    engine.library.add_folder(os.fsencode(media))
    for _ in engine.index(JobControl()):
        pass
    paths = LibraryPaths(tmp_path / "library")
    with closing(Catalogue(paths.catalogue, paths.snapshots, read_only=True)) as catalogue:

        def make(*folders: Path, opening: bool = False) -> Asked:
            opened: list[bytes] = []
            allowed = Allowed([os.fsencode(folder) for folder in folders or (inside,)])
            tools = AssistantTools(engine, catalogue, allowed, opened.append if opening else None)
            return Asked(make_server(tools, "1.2.3"), inside, outside, opened)

        yield make
