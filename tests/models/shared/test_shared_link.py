"""The window's end of the line to a real shared library: PostgreSQL, Milvus Lite, and an engine in its own process."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fakes import FakeEncoders, InProcessDecoders
from sample_files import write_picture, write_text

from models.answers import SearchRequest
from models.errors import LibraryUnavailable, UserError
from models.jobs import JobControl
from models.link import EngineLink
from models.shared.library import SharedLibrary, begin

pytest.importorskip("pymilvus", reason="pymilvus is not installed")
pytest.importorskip("milvus_lite", reason="milvus-lite is not installed")

pytestmark = [pytest.mark.real, pytest.mark.local_server]


def test_a_shared_library_is_opened_searched_and_let_go(postgres: Callable[[], str], tmp_path: Path) -> None:
    url, vectors = postgres(), tmp_path / "vectors"
    write_picture(tmp_path / "archive" / "red.png", "red")
    write_text(tmp_path / "archive" / "bread.txt", "Mix flour and water, wait, and bake the loaf.")
    begin(url, str(vectors))
    _index(url, tmp_path / "archive")
    link = EngineLink(tmp_path / "own", lambda *_: None)

    def call(method: str, *arguments: Any) -> Any:
        return link.call(method, *arguments).result(60)

    try:
        with pytest.raises(UserError, match="holds a password"):
            call("shared.attempt", "postgresql://me:secret@db/archive", "")
        with pytest.raises(LibraryUnavailable, match="cannot be used"):
            call("shared.attempt", f"postgresql:///archive?host={tmp_path}", "")
        call("shared.keep", call("shared.attempt", url, "Archive"))
        answer = call("search", SearchRequest("loaf", by="words", library="Archive"))
        assert [(hit.name, hit.library) for hit in answer.hits] == [("bread.txt", "Archive")]
        assert call("text", answer.hits[0].file_id, "").text.startswith("Mix flour")
        picture = call("search", SearchRequest("kind:picture", library="Archive")).hits[0]
        assert call("picture", picture.file_id, 16).width == 16
        assert call("shared.state", "Archive").here == ("archive",)
        call("shared.rest", "Archive")
        _index(url, tmp_path / "archive")  # others may open it again
        assert [one.name for one in call("shared.all")] == ["Archive"]
        call("shared.forget", "Archive")
        assert call("shared.all") == ()
    finally:
        link.close()


def _index(url: str, folder: Path) -> None:
    library = SharedLibrary(url, FakeEncoders(), InProcessDecoders())
    library.add_folder(os.fsencode(folder), "archive")
    for _ in library.index(JobControl()):
        pass
    library.close()
