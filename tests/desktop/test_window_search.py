"""Searching in the window: typing, keys, examples, stale answers."""

from __future__ import annotations

from conftest import Desk


def test_typing_shows_hits(desk: Desk) -> None:
    desk.start()
    assert desk.names() == ["image-1.jpg", "audio-2.wav", "document-3.pdf", "image-4.jpg"]
    desk.search("keep")
    assert desk.names() == ["document-3.pdf"]
