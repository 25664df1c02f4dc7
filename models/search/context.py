"""Passages for a language model: what answers a question, with exact citations, in so many tokens."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from models.answers import Citation, Context, Hit, SearchRequest

# What a passage costs besides its text: its number, its file's name and its place.
_TOKENS_PER_CITATION = 24
# Of the first so many hits, those that have text.
_LOOKED_AT = 300
_VARIETY = 0.2


def request_for(request: SearchRequest) -> SearchRequest:
    """The search whose passages are cited: many hits, none of them twice, not all of one document."""
    return replace(request, limit=_LOOKED_AT, folded=True, variety=request.variety or _VARIETY)


def assemble(hits: Sequence[Hit], budget_tokens: int, notes: Iterable[str] = ()) -> Context:
    """Choose passages that fit into a budget, the best first, those that follow one another in a file as one.

    Only strong and possible hits are cited: a model that is given what hardly fits makes something of it. Where the
    best passage alone is too long, it is cut at a space, and its citation names the part that is left.
    """
    cited: list[Citation] = []
    left_out = used = 0
    for hit in hits:
        if not hit.text or hit.relevance == "weak":
            continue
        new = _citation(hit)
        if not cited and new.tokens > budget_tokens:
            new = _cut(new, budget_tokens)
        if new.tokens == 0 or used + new.tokens > budget_tokens:
            left_out += 1
            continue
        used += new.tokens
        cited.append(new)
    return Context(_joined(cited), used, left_out, tuple(notes))


def tokens_of(text: str) -> int:
    """About how many tokens a text is: a quarter of its bytes, or four for three words, whichever is more.

    Byte-pair encodings of large models need between 3.5 and 4.5 bytes a token for English; others need more, and so get
    less room here than they could have.
    """
    return max(math.ceil(len(text.encode("utf-8", "replace")) / 4), math.ceil(len(text.split()) * 4 / 3))


def _citation(hit: Hit) -> Citation:
    return Citation(
        path=hit.path,
        name=hit.name,
        text=hit.text,
        tokens=tokens_of(hit.text) + _TOKENS_PER_CITATION,
        score=hit.score,
        relevance=hit.relevance,
        heading=hit.heading,
        page=hit.page,
        char_start=hit.char_start,
        char_end=hit.char_end,
        start_s=hit.start_s,
        end_s=hit.end_s,
        reader=hit.reader,
        region=hit.region,
    )


def _cut(one: Citation, budget_tokens: int) -> Citation:
    room = budget_tokens - _TOKENS_PER_CITATION
    words = one.text.split(" ")
    while words and tokens_of(" ".join(words)) > room:
        words.pop()
    text = " ".join(words)
    if not text:
        return replace(one, tokens=0)
    end = one.char_start + len(text) if one.char_start is not None else None
    return replace(one, text=text, tokens=tokens_of(text) + _TOKENS_PER_CITATION, char_end=end)


def _joined(cited: Sequence[Citation]) -> tuple[Citation, ...]:
    """Passages in the order of their files' best, and inside a file as they stand there; neighbours become one."""
    files = list(dict.fromkeys(one.path for one in cited))
    joined: list[Citation] = []
    for path in files:
        mine = sorted((one for one in cited if one.path == path), key=_place)
        for one in mine:
            if joined and _follows(joined[-1], one):
                joined[-1] = _both(joined[-1], one)
            else:
                joined.append(one)
    return tuple(joined)


def _place(one: Citation) -> tuple[str, float, int]:
    return one.reader, one.start_s or 0.0, one.char_start or 0


def _follows(one: Citation, other: Citation) -> bool:
    """Whether a passage begins where another one ends, but for the space between two blocks of text."""
    if one.path != other.path or one.reader != other.reader or one.reader == "ocr":
        return False
    if one.reader == "speech":
        return one.end_s is not None and other.start_s is not None and abs(other.start_s - one.end_s) < 0.05
    if one.char_end is None or other.char_start is None:
        return False
    return 0 <= other.char_start - one.char_end <= 2


def _both(one: Citation, other: Citation) -> Citation:
    best = max(one, other, key=lambda each: each.score)
    return replace(
        one,
        text=f"{one.text}\n\n{other.text}",
        tokens=one.tokens + other.tokens,
        score=best.score,
        relevance=best.relevance,
        char_end=other.char_end,
        end_s=other.end_s,
    )
