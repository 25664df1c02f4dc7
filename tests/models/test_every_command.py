"""What holds for every command: JSON, help, exit codes, completion, and that the help page knows it."""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from fakes import FakeEncoders, InProcessDecoders

from models import __main__ as command_line
from models import encoder_commands, endpoint_command, library_commands
from models.__main__ import main, make_parser
from models.engine import Engine
from models.errors import UserError
from models.terminal import EXIT_CODES, INTERRUPTED, PROBLEM
from models.views import EndpointEstimate

_HELP = Path(__file__).parents[2] / "resources" / "help" / "command_line.md"
# It prints a program for a shell.
_WITHOUT_JSON = {"completion"}


def leaves(parser: argparse.ArgumentParser, before: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command that does something, by its words."""
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not groups:
        yield before.strip(), parser
    for group in groups:
        for name, command in group.choices.items():
            yield from leaves(command, f"{before} {name}")


_COMMANDS = dict(leaves(make_parser(Path("library"))))


def test_every_command_speaks_json() -> None:
    silent = {
        words
        for words, command in _COMMANDS.items()
        if not any("--json" in action.option_strings for action in command._actions)
    }
    assert silent == _WITHOUT_JSON


def test_every_command_and_argument_says_what_it_is() -> None:
    for words, command in _COMMANDS.items():
        assert "usage: findling" in command.format_help()
        for action in command._actions:
            assert action.help or action.choices or action.metavar, f"{words}: {action.dest}"


def test_the_help_page_knows_every_command_and_every_exit_code() -> None:
    text = _HELP.read_text("utf-8")
    listed = set(re.findall(r"^\| `([a-z ]+?)[ A-Z.\[\]]*` \|", text, re.MULTILINE))
    assert listed == set(_COMMANDS)
    codes = dict(re.findall(r"^\| (\d+) \| (.*?) \|$", text, re.MULTILINE))
    assert codes == {str(code): meaning for code, meaning in EXIT_CODES.items()}


def test_the_commands_of_a_help_page_can_be_read() -> None:
    for page in (_HELP, _HELP.with_name("assistants.md")):
        for line in re.findall(r"^    findling (.*)$", page.read_text("utf-8"), re.MULTILINE):
            words = line.partition("#")[0].partition(">")[0].replace("~/", "/home/me/")
            words = re.sub(r'"([^"]*)"', lambda quoted: quoted[1].replace(" ", "\0"), words)
            make_parser(Path("library")).parse_args([word.replace("\0", " ") for word in words.split()])


@pytest.mark.parametrize(
    ("error", "code"),
    [(UserError("A.", "B.", "C."), PROBLEM), (KeyboardInterrupt(), INTERRUPTED)],
)
def test_how_a_command_ends_is_said_by_its_exit_code(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_arguments: argparse.Namespace) -> int:
        raise error

    monkeypatch.setattr(command_line, "_status", fail)
    assert main(["status"]) == code
    assert capsys.readouterr().out == ""


def test_help_and_version_end_well(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--help", "--version"):
        with pytest.raises(SystemExit) as left:
            main([option])
        assert left.value.code == 0
    out = capsys.readouterr().out
    assert all(meaning in out for meaning in EXIT_CODES.values())
    assert re.search(r"^findling \S+$", out, re.MULTILINE)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_told_what_there_is(shell: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    pytest.importorskip("shtab")
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    for words in ("similar", "duplicates", "allow-open"):
        assert words in script
    program = shutil.which(shell)
    if program is not None:
        (tmp_path / "script").write_text(script)
        subprocess.run([program, "-n", str(tmp_path / "script")], check=True, timeout=60)


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("findling sim", "similar"),
        ("findling encoders us", "use"),
        ("findling search x --ki", "--kind"),
        ("findling search x --kind fi", "film"),
        ("findling completion fi", "fish"),
        ("findling similar pho", "photo.jpg"),
        ("findling index pho", ""),
    ],
)
def test_bash_completes(typed: str, offered: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    pytest.importorskip("shtab")
    assert main(["completion", "bash"]) == 0
    (tmp_path / "script").write_text(capsys.readouterr().out)
    (tmp_path / "photo.jpg").touch()
    words = " ".join(typed.split())
    lines = [
        "source ./script",
        f"COMP_WORDS=({words}); COMP_CWORD={len(typed.split()) - 1}; COMP_LINE='{typed}'; COMP_POINT={len(typed)}",
        "function=$(complete -p findling | sed 's/.*-F \\([^ ]*\\).*/\\1/')",
        f"$function findling '{typed.split()[-1]}' '{typed.split()[-2]}'",
        'printf "%s\\n" "${COMPREPLY[@]}"',
    ]
    told = subprocess.run(
        ["bash", "--norc", "-c", "\n".join(lines)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert offered in told.stdout.split() if offered else "photo.jpg" not in told.stdout, told


def test_without_its_library_completion_is_explained(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "shtab", None)
    assert main(["completion", "bash"]) == PROBLEM
    assert "shtab is not installed" in capsys.readouterr().err


@pytest.fixture
def with_fakes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Runs a command on a library with fakes and gives the one JSON object that it prints."""

    def open_library(library: Path, on_event: Any = None, *, read_only: bool = False) -> Engine:
        return Engine(library, encoders=FakeEncoders(), decoders=InProcessDecoders(), read_only=read_only)

    monkeypatch.setattr(library_commands, "open_library", open_library)
    monkeypatch.setattr(command_line, "open_library", open_library)

    def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
        assert main([*arguments, "--json", "--library", str(tmp_path / "library")]) == 0
        (line,) = capsys.readouterr().out.splitlines()
        value = json.loads(line)
        assert isinstance(value, dict)
        return value

    return run


def test_programs_read_what_was_indexed_and_whether_it_is_whole(
    with_fakes: Callable[..., dict[str, Any]], media: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (media / "empty.png").touch()
    done = with_fakes(capsys, "index", str(media))
    assert done["indexed"] == {"image": 2, "audio": 2, "document": 2, "film": 0}
    assert done["waiting"] == 0
    (failed,) = done["failed"]
    assert failed["path"] == str(media / "empty.png") and failed["reason"] == "empty"
    assert with_fakes(capsys, "failed") == {"failed": [failed]}
    assert with_fakes(capsys, "verify") == {"problems": []}
    assert with_fakes(capsys, "copies", "--make")["copies"]
    (name, *_) = [copy["name"] for copy in with_fakes(capsys, "copies")["copies"]]
    assert "copies" in with_fakes(capsys, "copies", "--restore", name)


def test_programs_read_what_is_followed(
    with_fakes: Callable[..., dict[str, Any]],
    media: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(_seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(library_commands.time, "sleep", interrupted)
    monkeypatch.setattr(Engine, "keep_up", lambda self: None)
    assert main(["watch", os.fspath(media), "--json", "--library", str(tmp_path / "library")]) == INTERRUPTED
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["folder"] == str(media)


class StandInEncoders:
    """Encoders that do whatever is asked."""

    def describe(self, name: str) -> StandInEncoders:
        return self

    title, name = "Words", "words"

    def use(self, name: str) -> None:
        pass

    def use_when_ready(self, name: str) -> None:
        pass

    def import_from(self, path: Path, architecture: str, backend: str) -> StandInEncoders:
        return self

    def add_endpoint(self, settings: Any, key: str) -> StandInEncoders:
        return self

    def estimate_endpoint(self, settings: Any) -> EndpointEstimate:
        return EndpointEstimate("nas", 2, 8, 2, None, "Your documents go to nas.")

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("arguments", "state"),
    [
        (("use", "words"), "answers"),
        (("use", "words", "--when-ready"), "answers when ready"),
        (("import", "folder"), "installed"),
        (("endpoint", "http://nas/v1", "--model", "words", "--yes"), "added"),
    ],
)
def test_programs_read_what_was_done_with_an_encoder(
    arguments: tuple[str, ...], state: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = StandInEncoders()
    monkeypatch.setattr(encoder_commands, "_encoders_alone", lambda library: nullcontext(made))
    monkeypatch.setattr(endpoint_command, "open_library", lambda library: made)
    monkeypatch.setattr(endpoint_command, "_read_key", lambda: "")
    monkeypatch.setattr("models.encoders.encoders.Encoders", lambda folder: made)
    assert main(["encoders", *arguments, "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line) == {"name": "words", "state": state}
