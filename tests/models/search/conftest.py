"""One library of real media for all tests here that search in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from real_library import YAMNET, RealLibrary


@pytest.fixture(scope="session")
def real_media(
    stamps: object, stamp_sounds: object, faq: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RealLibrary]:
    """Pictures, sounds and answers under numbers for names, indexed by the encoders that ship in packages."""
    yamnet = YAMNET if YAMNET.is_file() else None
    with closing(RealLibrary(tmp_path_factory.mktemp("real media"), yamnet)) as library:
        yield library
