"""The basic installation: Findling indexes and searches without PyTorch, and says what the rest needs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from test_encoder_store import bert_folder, openclip_folder

from models import encoder_commands
from models.encoders import extras, known
from models.encoders.encoders import Encoders
from models.errors import EncoderUnavailable, UserError
from models.views import EncoderStatus

_HERE = Path(__file__).resolve().parent
_ROOT = _HERE.parents[2]
_SAMPLES = _ROOT / "resources" / "samples" / "Samples"
_HOW = "pip install findling[clip]"
_PRESET = "openclip-vit-b-32-256-datacomp"


@pytest.fixture
def absent(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names of modules that cannot be found; those of the extra at first."""
    gone = {"torch", "torchvision", "open_clip", "transformers", "safetensors"}
    monkeypatch.setattr(extras, "installed", lambda *modules: gone.isdisjoint(modules))
    return gone


@pytest.fixture
def encoders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Encoders]:
    monkeypatch.setattr("models.encoders.encoders.try_out", lambda *_: None)
    monkeypatch.setattr("models.encoders.encoders.settle_runtime", lambda *_: None)
    encoders = Encoders(tmp_path / "encoders")
    yield encoders
    encoders.close()


def statuses(encoders: Encoders) -> dict[str, EncoderStatus]:
    return {status.name: status for status in encoders.statuses()}


def test_what_is_missing_is_named_with_the_way_to_get_it(absent: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert extras.lacking("torch", "open_clip") == (
        f"It needs packages that are not here (torch, open_clip_torch); get them with: {_HOW}"
    )
    absent.discard("torch")
    assert "(open_clip_torch)" in extras.lacking("torch", "open_clip")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "full edition" in extras.lacking("open_clip") and "pip" not in extras.lacking("open_clip")
    absent.clear()
    assert extras.lacking("torch", "open_clip") == ""


def test_presets_are_listed_with_the_reason_and_no_download(absent: set[str], encoders: Encoders) -> None:
    shown = statuses(encoders)
    for name in (_PRESET, "clap-htsat-unfused", "clap-630k-audioset-best"):
        assert _HOW in shown[name].why_not and shown[name].lacks and not shown[name].downloadable
        assert shown[name].download_bytes
    basic = [shown[name] for name in ("minilm-l6-v2", "efficientnet-lite0", "spectral")]
    assert all(one.installed and not one.lacks for one in basic)
    absent.clear()
    assert statuses(encoders)[_PRESET].downloadable


def test_texts_in_the_form_of_onnx_need_nothing_more(absent: set[str], encoders: Encoders) -> None:
    for name in ("text-bge-small-en-v1.5", "text-multilingual-e5-small"):
        assert statuses(encoders)[name].downloadable
    assert known.lacking("bert", ["onnx/model.onnx", "config.json"]) == ""
    assert _HOW in known.lacking("bert", ["model.safetensors", "config.json"])


@pytest.mark.parametrize("name", [_PRESET, "clap-630k-audioset-best", "openclip:ViT-L-14/openai"])
def test_nothing_is_downloaded_that_could_not_be_used(
    absent: set[str], encoders: Encoders, tmp_path: Path, name: str
) -> None:
    with pytest.raises(UserError, match="was not downloaded") as caught:
        list(encoders.download(name))
    assert _HOW in caught.value.why
    assert not list((tmp_path / "encoders").rglob("*.part"))


@pytest.mark.parametrize("make", [openclip_folder, bert_folder], ids=["pictures", "texts"])
def test_nothing_is_imported_that_could_not_be_used(
    absent: set[str], encoders: Encoders, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    with pytest.raises(UserError, match="was not imported") as caught:
        encoders.import_from(make(tmp_path / "one"))
    assert _HOW in caught.value.why


def test_bare_weights_are_not_converted_without_what_converts_them(
    absent: set[str], encoders: Encoders, tmp_path: Path
) -> None:
    weights = tmp_path / "vit.pt"
    weights.write_bytes(b"never read")
    with pytest.raises(UserError, match="was not imported"):
        encoders.import_from(weights, "ViT-B-32")


def test_one_from_before_stays_and_can_be_removed(absent: set[str], encoders: Encoders, tmp_path: Path) -> None:
    absent_before = set(absent)
    absent.clear()
    name = encoders.import_from(openclip_folder(tmp_path / "one")).name
    encoders.use(name)
    assert statuses(encoders)[name].chosen
    absent |= absent_before
    encoders._renew()
    shown = statuses(encoders)
    assert shown[name].lacks and not shown[name].installed and shown[name].removable and _HOW in shown[name].why_not
    assert shown["efficientnet-lite0"].chosen, "the basic one answers meanwhile"
    with pytest.raises(EncoderUnavailable, match="pip install"):
        encoders.describe(name)
    encoders.remove(name)
    assert name not in statuses(encoders)


def test_a_check_says_why_and_asks_for_no_download(
    absent: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from models.__main__ import main

    def never(missing: Sequence[EncoderStatus]) -> bool:
        raise AssertionError("nothing can be downloaded")

    monkeypatch.setattr(encoder_commands, "_agreed", never)
    assert main(("encoders", "check", _PRESET, "--library", str(tmp_path / "library"))) == 3
    assert f"{_PRESET} " in (said := capsys.readouterr().out) and _HOW in said


@pytest.mark.real
def test_files_are_indexed_and_found_without_pytorch(tmp_path: Path) -> None:
    folder = tmp_path / "things"
    folder.mkdir()
    for sample in ("Pictures/Lighthouse.jpg", "Pictures/Clock.jpg", "Documents/Renewing a passport.md"):
        shutil.copyfile(_SAMPLES / sample, folder / f"{len(list(folder.iterdir()))}{Path(sample).suffix}")
    assert _findling(tmp_path, "-c", "from importlib.util import find_spec; print(find_spec('torch'))") == "None\n"
    _findling(tmp_path, "-m", "models", "index", str(folder))
    (first, *_) = _printed(tmp_path, "search", "a lighthouse", "--kind", "image")["hits"]
    assert Path(first["path"]).name == "0.jpg"
    (first, *_) = _printed(tmp_path, "search", "a travel document", "--by", "content")["hits"]
    assert Path(first["path"]).name == "2.md"
    listed = _printed(tmp_path, "encoders", "list")["encoders"]
    assert {one["name"] for one in listed if one["lacks"]} >= {_PRESET, "clap-htsat-unfused"}


def _printed(home: Path, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_findling(home, "-m", "models", *arguments, "--json"))
    return found


def _findling(home: Path, *arguments: str) -> str:
    """A command in a Python that has no more than the basic installation. Returns: what it printed."""
    verbs = [] if arguments[0] == "-c" else ["--library", str(home / "library")]
    places = [str(_HERE / "without_extras"), str(_ROOT / "tests" / "no_network"), str(_ROOT)]
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(places), "HOME": str(home)}
    command = [sys.executable, *arguments, *verbs]
    run = subprocess.run(command, cwd=home, env=surroundings, capture_output=True, text=True, check=False, timeout=300)
    assert run.returncode == 0, run.stderr
    return run.stdout
