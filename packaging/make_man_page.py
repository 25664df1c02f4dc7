"""Makes the manual page from the commands themselves: `python packaging/make_man_page.py`.

Source of the form: man-pages(7) and groff_man(7).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "packaging" / "linux" / "findling.1"
if str(ROOT) not in sys.path:
    sys.path.append(str(ROOT))

from models.__main__ import make_parser  # noqa: E402  found through the line above
from models.terminal import EXIT_CODES  # noqa: E402

_SHARED = ("library", "json")
# It is the same page for everybody, so it names nobody's home.
_LIBRARY = Path("~/.local/share/Findling/library")
_HEAD = """\
.\\" Made by packaging/make_man_page.py from the commands themselves. Change them, then run it again.
.TH FINDLING 1 "" "Findling" "User Commands"
.SH NAME
findling \\- find pictures, sounds, films and documents by what they mean
.SH SYNOPSIS
.B findling
.I COMMAND
.RI [ OPTION .\\|.\\|.]
.SH DESCRIPTION
Findling looks into the folders that it is given, and finds what is in them by words, by an example, or by both.
Everything happens on this computer. Files are read and never changed.
"""
_TAIL = """\
.SH ENVIRONMENT
.TP
.B NO_COLOR
Where it is set, nothing is coloured.
.TP
.B FORCE_COLOR
Where it is set, and NO_COLOR is not, results are coloured although they go to no terminal.
.SH FILES
.TP
.I ~/.local/share/Findling/library
The library that the window shows, too, unless another is named with \\-\\-library.
.SH EXAMPLES
.TP
.B findling index ~/Pictures ~/Sounds
Look into two folders; again, only for what changed.
.TP
.B findling search \\(dqa red flower \\-rose date:2023\\(dq
Find what fits the words and the filter, and has nothing to do with a rose.
.TP
.B findling similar photo.jpg \\-\\-kind audio
Find sounds that fit a picture.
.TP
.B findling search kind:picture \\-\\-json | jq \\-r \\(aq.hits[].path\\(aq
Give the newest pictures to another program.
"""


def page() -> str:
    """The whole page."""
    parser = make_parser(_LIBRARY)
    shared = "".join(_argument(action) for action in _shared(parser))
    commands = "".join(_commands(parser, ()))
    return f"{_HEAD}.SH OPTIONS OF MOST COMMANDS\n{shared}.SH COMMANDS\n{commands}{_exit_status()}{_TAIL}"


def _commands(parser: argparse.ArgumentParser, before: tuple[str, ...]) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {one.dest: one.help or "" for one in action._choices_actions}
            for name, command in action.choices.items():
                words = (*before, name)
                if any(isinstance(one, argparse._SubParsersAction) for one in command._actions):
                    yield from _commands(command, words)
                else:
                    yield _command(command, words, helps.get(name, ""))


def _command(command: argparse.ArgumentParser, words: tuple[str, ...], said: str) -> str:
    lines = [f".SS {_roff(' '.join(words))}", f"{_sentence(said)}"]
    if command.description:
        lines += _paragraphs(command.description)
    text = "\n".join(lines) + "\n"
    for action in command._actions:
        if not isinstance(action, argparse._HelpAction) and action.dest not in _SHARED:
            text += _argument(action)
    return text


def _shared(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """The options that would only be repeated with every command."""
    commands = next(one for one in parser._actions if isinstance(one, argparse._SubParsersAction))
    return (one for one in commands.choices["search"]._actions if one.dest in _SHARED)


def _argument(action: argparse.Action) -> str:
    said = _sentence((action.help or "") % {**vars(action), "prog": "findling"})
    return "\n".join((".TP", _usage(action), said or "\\&", ""))


def _usage(action: argparse.Action) -> str:
    """How an argument is written: names bold, what is put in their place in italics."""
    value = _value(action)
    if action.option_strings:
        names = ", ".join(f"\\fB{_roff(name)}\\fR" for name in action.option_strings)
        return f"{names} {value}".rstrip()
    return f"[{value}]" if action.nargs in ("?", "*") else value


def _value(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    if action.choices is not None and action.metavar is None:
        return "|".join(f"\\fB{_roff(str(choice))}\\fR" for choice in action.choices)
    names = action.metavar if isinstance(action.metavar, tuple) else (action.metavar or action.dest.upper(),)
    value = " ".join(f"\\fI{_roff(name)}\\fR" for name in names)
    return f"{value} ..." if action.nargs in ("*", "+") else value


def _exit_status() -> str:
    lines = [".SH EXIT STATUS"]
    for code, meaning in EXIT_CODES.items():
        lines += [".TP", f".B {code}", _roff(meaning)]
    return "\n".join(lines) + "\n"


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        return ""
    return _roff(text[0].upper() + text[1:] + ("" if text.endswith((".", ":", "?")) else "."))


def _paragraphs(text: str) -> list[str]:
    """Lines that stand below one another stay so; those that are one paragraph are filled anew."""
    if "\n" in text:
        return [".PP", ".nf", *(_roff(line) for line in text.splitlines()), ".fi"]
    return [".PP", _roff(text)]


def _roff(text: str) -> str:
    """Text in which nothing is a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
