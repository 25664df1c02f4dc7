"""The command that prints how a shell completes all others; made from the commands themselves."""

# ruff: noqa: T201

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import partial
from typing import Any

from models.errors import UserError
from models.terminal import OK

_SHELLS = ("bash", "zsh", "fish")
_FILES = ("PATH", "QUERIES")
_FOLDERS = ("DIR", "FOLDER")
_WHERE = """\
bash: findling completion bash > ~/.local/share/bash-completion/completions/findling
zsh:  findling completion zsh > a folder of $fpath, as _findling
fish: findling completion fish > ~/.config/fish/completions/findling.fish"""


def add_verb(commands: Any, parser: argparse.ArgumentParser) -> None:
    """Add the command to a parser's commands. Args: parser: the whole one, with what is added to it later."""
    completion = commands.add_parser(
        "completion",
        help="print how a shell completes commands and options",
        description=_WHERE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    completion.add_argument("shell", choices=_SHELLS, metavar="SHELL", help="bash, zsh or fish")
    completion.set_defaults(run=partial(_print, parser))


def _print(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    try:
        import shtab
    except ModuleNotFoundError as error:
        raise UserError(
            "Nothing can be completed.", "The package shtab is not installed.", "Install it: pip install shtab."
        ) from error
    completed = dict.fromkeys(_FILES, shtab.FILE) | dict.fromkeys(_FOLDERS, shtab.DIRECTORY)
    for action in _actions(parser):
        if action.metavar in completed:
            # Where shtab looks for it.
            vars(action)["complete"] = completed[str(action.metavar)]
    print(shtab.complete(parser, arguments.shell))
    return OK


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _actions(command)
