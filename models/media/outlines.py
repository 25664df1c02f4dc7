"""Org mode and LaTeX: their words without their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.media.extract import Extract, split_keywords
from models.media.passages import Block
from models.media.plain import read_plain

# What is longer than this is data rather than prose.
_MOST_PARSED_CHARS = 4_000_000
_HEADING_CHARS = 500

_ORG_HEADING = re.compile(r"\*+[ \t]+(?:(?:TODO|DONE|NEXT|WAITING|CANCELLED)[ \t]+)?(?:\[#\w\][ \t]+)?(.*)")
_ORG_LABELS = re.compile(r"[ \t]+:[\w@#%:]+:[ \t]*$")
_ORG_KEYWORD = re.compile(r"[ \t]*#\+(\w+):[ \t]*(.*)", re.IGNORECASE)
_ORG_UNREAD = re.compile(
    r"[ \t]*(?:#\+\w+|#[ \t]|#$|:[\w-]+:(?:[ \t]|$)|(?:SCHEDULED|DEADLINE|CLOSED):|\|[-+]+\|?[ \t]*$)"
)
_ORG_LINK = re.compile(r"\[\[([^\[\]]+)\](?:\[([^\[\]]+)\])?\]")
_ORG_MARK = re.compile(r"(?<![\w*/_=~+])([*/_=~+])(?=\S)([^\n]{1,100}?)(?<=\S)\1(?![\w*/_=~+])")

_TEX_GROUP = r"\{((?:[^{}]++|\{[^{}]*+\})*+)\}"
_TEX_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n?")
_TEX_VERBATIM = re.compile(r"\\(?:begin|end)\{[\w*]{1,40}\}(?:\[[^\[\]\n]*\]|\{[^{}\n]*\})*")
_TEX_HEADING = re.compile(
    r"\\(?:part|chapter|(?:sub){0,2}section|(?:sub)?paragraph)\*?(?:\[[^\[\]\n]*\])?" + _TEX_GROUP
)
_TEX_UNREAD = re.compile(
    r"\\(?:(?:page|eq|auto|c|C)?ref|label|cite\w*|includegraphics|input|include|usepackage|documentclass|bibliography\w*"
    r"|[hv]space|newcommand|renewcommand|setlength|setcounter|index|pagestyle|thispagestyle)\*?(?:\[[^\[\]\n]*\])*"
    r"(?:\{[^{}]*\})*"
)
_TEX_FACT = re.compile(r"\\(title|author|keywords)\*?(?:\[[^\[\]\n]*\])?" + _TEX_GROUP)
_TEX_LETTER = re.compile(
    r"\\(?P<above>[`'^\"~=.])[ ]?(?:\{\\?([a-zA-Z])\}|\\([ij])[ ]?|([a-zA-Z]))|\\(?P<named>[cvuHk])\{\\?([a-zA-Z])\}"
)
_TEX_COMMAND = re.compile(r"\\[a-zA-Z@]+\*?[ \t]?|\\[^a-zA-Z\s]|[{}$&~]")
_TEX_SIGNS = {"\\\\": "\n", "\\&": "&", "\\%": "%", "\\$": "$", "\\#": "#", "\\_": "_", "~": " ", "&": " | "}
_TEX_ACCENTS = dict(
    zip("`'^\"~=.cvuHk", "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0327\u030c\u0306\u030b\u0328", strict=True)
)
_TEX_WORDS = {"ss": "\xdf", "ae": "\xe6", "oe": "\u0153", "aa": "\xe5", "o": "\xf8", "l": "\u0142", "item": "\n"}


def read_org(text: str) -> Extract:
    """Org mode: headings by their stars, paragraphs without drawers, dates of tasks and settings."""
    if len(text) > _MOST_PARSED_CHARS:
        return read_plain(text)
    facts: dict[str, str] = {}
    for line in text.splitlines():
        if found := _ORG_KEYWORD.match(line):
            facts.setdefault(found.group(1).lower(), found.group(2).strip())
    tags = (facts.get("author", ""), *split_keywords(facts.get("keywords", "")))
    return Extract(_read_org_lines(text.splitlines()), facts.get("title", ""), tags=tags)


def _read_org_lines(lines: list[str]) -> Iterator[Block]:
    kept: list[str] = []
    in_drawer = False
    for line in (*lines, ""):
        heading = _ORG_HEADING.match(line)
        if in_drawer or line.strip().upper() == ":PROPERTIES:":
            in_drawer = line.strip().upper() != ":END:" and heading is None
            if heading is None:
                continue
        if kept and (heading or not line.strip()):
            yield Block(_without_org_marks("\n".join(kept)))
            kept = []
        if heading:
            words = _ORG_LABELS.sub("", heading.group(1)[:_HEADING_CHARS])
            yield Block(_without_org_marks(words), is_heading=True)
        elif line.strip() and not _ORG_UNREAD.match(line):
            kept.append(line)


def _without_org_marks(text: str) -> str:
    text = _ORG_LINK.sub(lambda found: found.group(2) or found.group(1), text)
    return _ORG_MARK.sub(r"\2", text)


def read_tex(text: str) -> Extract:
    """LaTeX: headings by its sections, and the words between its commands; formulas stay as they are written."""
    if len(text) > _MOST_PARSED_CHARS:
        return read_plain(text)
    text = _TEX_COMMENT.sub("", text)
    facts = {name: _without_tex_marks(words) for name, words in _TEX_FACT.findall(text)}
    begin = text.find("\\begin{document}")
    body = text[max(begin, 0) :].partition("\\end{document}")[0]
    tags = (facts.get("author", ""), *split_keywords(facts.get("keywords", "")))
    return Extract(_read_tex_body(body), facts.get("title", ""), tags=tags)


def _read_tex_body(body: str) -> Iterator[Block]:
    place = 0
    for heading in _TEX_HEADING.finditer(body):
        yield from _read_tex_paragraphs(body[place : heading.start()])
        yield Block(_without_tex_marks(heading.group(1)), is_heading=True)
        place = heading.end()
    yield from _read_tex_paragraphs(body[place:])


def _read_tex_paragraphs(text: str) -> Iterator[Block]:
    for paragraph in re.split(r"\n[ \t]*\n", text):
        yield Block(_without_tex_marks(paragraph))


def _without_tex_marks(text: str) -> str:
    text = _TEX_UNREAD.sub("", _TEX_VERBATIM.sub("\n", text))
    text = _TEX_LETTER.sub(_tell_tex_letter, text)
    text = _TEX_COMMAND.sub(_tell_tex_command, text)
    return re.sub(r"[ \t]*\n\s*", "\n", re.sub(r"[ \t]+", " ", text)).strip()


def _tell_tex_letter(found: re.Match[str]) -> str:
    letter: str = next(filter(None, found.group(2, 3, 4, 6)))
    return letter + _TEX_ACCENTS[found["above"] or found["named"]]


def _tell_tex_command(found: re.Match[str]) -> str:
    command = found.group()
    return _TEX_SIGNS.get(command, _TEX_WORDS.get(command[1:].strip(), ""))
