"""Passages with their citations as plain data; the same for all that reads JSON."""

from __future__ import annotations

from typing import Any

from models.answers import Context
from models.paths import exact_path


def context_json(query: str, found: Context) -> dict[str, Any]:
    """What answers a question, passage by passage, numbered from 1."""
    passages = [
        {
            "number": number,
            "path": exact_path(one.path),
            "name": one.name,
            "page": one.page,
            "heading": one.heading,
            "char_start": one.char_start,
            "char_end": one.char_end,
            "start_s": one.start_s,
            "end_s": one.end_s,
            "region": one.region,
            "read_by": one.reader,
            "score": round(one.score, 4),
            "relevance": one.relevance,
            "tokens": one.tokens,
            "text": one.text,
        }
        for number, one in enumerate(found.citations, 1)
    ]
    return {
        "query": query,
        "passages": passages,
        "tokens": found.tokens,
        "left_out": found.left_out,
        "notes": found.notes,
    }
