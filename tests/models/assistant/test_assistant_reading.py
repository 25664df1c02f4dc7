"""An engine that only reads knows of what another one writes meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from fakes import FakeEncoders, InProcessDecoders
from sample_files import write_text

from models.answers import By, SearchRequest
from models.assistant.reading import ReadingEngine
from models.engine import Engine
from models.jobs import JobControl


def test_what_is_written_meanwhile_is_found_and_what_went_is_not(
    open_engine: Callable[..., Engine], tmp_path: Path, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    texts = tmp_path / "texts"
    for number in range(4):
        write_text(texts / f"{number}.txt", f"The passport office number {number}.")
    writer = open_engine()
    writer.library.add_folder(os.fsencode(texts))

    def index() -> None:
        for _ in writer.index(JobControl()):
            pass

    def found(by: By, text: str = "passport office") -> set[str]:
        reader.take_in(0.0)
        return {hit.name for hit in reader.search(SearchRequest(text, by=by)).hits}

    index()
    parts = {"encoders": FakeEncoders(), "decoders": InProcessDecoders()}
    with closing(ReadingEngine(tmp_path / "library", **parts)) as reader:
        assert found("content") == {f"{number}.txt" for number in range(4)}
        write_text(texts / "new.txt", "A new passport office.")
        index()
        for way in ("content", "words"):
            assert "new.txt" in found(way)
            # Facts that take long to read are read beside the searches.
            wait_until(lambda way=way: found(way, "passport ext:txt name:new") == {"new.txt"})
        (texts / "0.txt").unlink()
        index()
        wait_until(lambda: "0.txt" not in found("content") | found("words"))
        assert "new.txt" in found("content")


def test_it_looks_no_more_often_than_it_is_told(
    open_engine: Callable[..., Engine], tmp_path: Path, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    writer = open_engine()
    write_text(tmp_path / "texts" / "a.txt", "The passport office.")
    parts = {"encoders": FakeEncoders(), "decoders": InProcessDecoders()}
    with closing(ReadingEngine(tmp_path / "library", **parts)) as reader:
        assert not reader.search(SearchRequest("passport", by="words")).hits
        writer.library.add_folder(os.fsencode(tmp_path / "texts"))
        for _ in writer.index(JobControl()):
            pass
        reader.take_in(3600.0)
        assert not reader.search(SearchRequest("ext:txt")).hits
        reader.take_in(0.0)
        wait_until(lambda: [hit.name for hit in reader.search(SearchRequest("ext:txt")).hits] == ["a.txt"])
