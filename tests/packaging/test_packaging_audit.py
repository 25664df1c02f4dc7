"""A check for weaknesses says what it found, and never takes "nobody could be asked" for "nothing found"."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import audit
import plainly
import pytest

_SOUND = {"name": "pebble", "version": "1.0", "vulns": []}
_WEAK = {"name": "boulder", "version": "2.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"]}]}
_UNKNOWN = {"name": "gravel", "skip_reason": "Dependency not found on PyPI"}


def _answering(monkeypatch: pytest.MonkeyPatch, outputs: dict[str, str]) -> list[str]:
    """pip-audit, by what it prints for each service."""
    asked: list[str] = []

    def run(command: Sequence[str], **options: object) -> SimpleNamespace:
        service = command[command.index("--vulnerability-service") + 1]
        asked.append(service)
        return SimpleNamespace(stdout=outputs[service], stderr="Traceback ...\nConnectionError: no route", returncode=1)

    monkeypatch.setattr(subprocess, "run", run)
    return asked


def _report(*found: dict[str, object]) -> str:
    return json.dumps({"dependencies": found, "fixes": []})


def test_nothing_found_is_said_with_how_much_was_looked_up(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    asked = _answering(monkeypatch, {"pypi": _report(_SOUND, _UNKNOWN)})
    assert audit.main([]) == 0
    said = capfd.readouterr().out
    assert "1 packages looked up, 0 known weaknesses" in said
    assert "not known there: gravel" in said
    assert set(asked) == {"pypi"}


def test_a_weakness_is_named_with_what_mends_it(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _answering(monkeypatch, {"pypi": _report(_SOUND, _WEAK)})
    assert audit.main([]) == 1
    assert "boulder 2.0: PYSEC-1 (mended in 2.1)" in capfd.readouterr().err


@pytest.mark.parametrize("first", ["", _report(_UNKNOWN)], ids=["unreachable", "a mirror"])
def test_the_second_service_is_asked_where_the_first_has_no_answer(monkeypatch: pytest.MonkeyPatch, first: str) -> None:
    asked = _answering(monkeypatch, {"pypi": first, "osv": _report(_SOUND)})
    assert audit.main(["--required"]) == 0
    assert asked[:2] == ["pypi", "osv"]


def test_nobody_to_ask_is_said_and_counts_for_a_release(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _answering(monkeypatch, {"pypi": _report(_UNKNOWN), "osv": ""})
    assert audit.main([]) == 0
    said = capfd.readouterr().out
    assert "skipped: requirements-test.lock was not looked up" in said
    assert "osv: ConnectionError: no route" in said
    assert audit.main(["--required"]) == 1


def test_a_service_that_is_silent_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: Sequence[str], **options: object) -> None:
        raise subprocess.TimeoutExpired(list(command), 1)

    monkeypatch.setattr(subprocess, "run", run)
    assert "did not answer" in audit.ask(Path("a.lock"), "pypi", ()).why_not


def test_more_arguments_go_to_pip_audit() -> None:
    seen: list[Sequence[str]] = []

    def asked(lock: Path, service: str, more: Sequence[str]) -> audit.Answer:
        seen.append(more)
        return audit.Answer(known=1)

    check: Callable[..., None] = audit.audit
    check(["--ignore-vuln", "PYSEC-1"], required=True, asked=asked)
    assert seen == [["--ignore-vuln", "PYSEC-1"]] * 2
    with pytest.raises(plainly.Stop, match="known weaknesses"):
        check([], required=False, asked=lambda *_: audit.Answer(known=1, weak=("boulder 2.0: PYSEC-1",)))
