"""The backend laion-clap without the package: when it is meant, where it is looked for, and what it refuses."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.encoders import laion_clap_backend, laion_clap_place
from models.encoders.checkpoints import Checkpoint
from models.encoders.encoders import Encoders
from models.encoders.laion import stored_names
from models.encoders.laion_clap_library import require_round_trip
from models.errors import EncoderUnavailable, UserError

_PYTHON = "Scripts/python.exe" if os.name == "nt" else "bin/python"
_PACKAGES = "Lib/site-packages" if os.name == "nt" else "lib/python3.11/site-packages"


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """One that has the package in an environment of its own, as far as one can see without starting it."""
    own = tmp_path / "environment" / "laion-clap"
    for name, version in (("laion_clap", "1.1.7"), ("librosa", "0.11.0")):
        info = own / _PACKAGES / f"{name}-{version}.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (own / _PYTHON).parent.mkdir()
    (own / _PYTHON).touch()
    (own / "findling-stamp.json").write_text("{}")
    return own.parent


def test_an_environment_of_its_own_is_found(environment: Path) -> None:
    place = laion_clap_place.find(environment)
    assert place is not None
    assert Path(place.python) == environment / "laion-clap" / _PYTHON
    assert place.libraries() == {"laion-clap": "1.1.7", "torchlibrosa": "absent", "librosa": "0.11.0"}


@pytest.mark.parametrize(
    "missing", ["findling-stamp.json", _PYTHON, f"{_PACKAGES}/laion_clap-1.1.7.dist-info/METADATA"]
)
def test_one_that_is_not_whole_is_not_used(environment: Path, missing: str) -> None:
    (environment / "laion-clap" / missing).unlink()
    assert laion_clap_place.find(environment) is None


def test_one_that_is_being_made_is_not_used(environment: Path) -> None:
    (environment / "laion-clap" / "findling-unfinished").touch()
    assert laion_clap_place.find(environment) is None


def test_without_the_package_the_command_that_brings_it_is_named(
    monkeypatch: pytest.MonkeyPatch, open_encoders: Callable[[], Encoders], tmp_path: Path
) -> None:
    monkeypatch.setattr(laion_clap_place, "find", lambda: None)
    monkeypatch.setattr(sys, "version_info", (3, 12, 1, "final", 0))
    with pytest.raises(UserError) as caught:
        open_encoders().import_from(tmp_path, backend="laion-clap")
    assert "python3 packaging/laion_clap_environment.py" in caught.value.why
    assert "pip install findling[laion-clap]" in caught.value.why
    monkeypatch.setattr(sys, "version_info", (3, 13, 0, "final", 0))
    assert "needs Python 3.11 or 3.12" in laion_clap_place.why_not()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "in no edition that is unpacked" in laion_clap_place.why_not()


def test_an_unknown_backend_is_refused(open_encoders: Callable[[], Encoders], tmp_path: Path) -> None:
    with pytest.raises(UserError, match="backend msclap cannot be used"):
        open_encoders().import_from(tmp_path, backend="msclap")


def test_only_clap_has_backends() -> None:
    pictures = Checkpoint("openclip", "openclip-one", {})
    assert laion_clap_backend.with_backend(pictures, "") is pictures
    with pytest.raises(UserError) as caught:
        laion_clap_backend.with_backend(pictures, "laion-clap")
    assert "CLAP checkpoints only" in caught.value.why
    sounds = laion_clap_backend.with_backend(Checkpoint("clap", "clap-one", {}), "laion-clap")
    assert (sounds.name, sounds.settings) == ("clap-one-laion-clap", {"backend": "laion-clap"})


def _config(width: int, depths: list[int], text: int = 768, joint: int = 512) -> dict[str, Any]:
    return {
        "audio_config": {"patch_embeds_hidden_size": width, "depths": depths},
        "text_config": {"hidden_size": text},
        "projection_dim": joint,
    }


@pytest.mark.parametrize(
    ("config", "name"),
    [
        ({}, "HTSAT-tiny"),  # what is left out has the default
        (_config(96, [2, 2, 6, 2]), "HTSAT-tiny"),
        (_config(128, [2, 2, 12, 2]), "HTSAT-base"),
        (_config(256, [2, 2, 12, 2]), "HTSAT-large"),
    ],
)
def test_the_packages_own_networks_are_recognised(config: dict[str, Any], name: str) -> None:
    assert laion_clap_backend.find_architecture(config) == name


@pytest.mark.parametrize(
    "config",
    [
        _config(16, [1, 1, 1, 1]),
        _config(96, [2, 2, 6, 2], text=32),
        _config(96, [2, 2, 6, 2], joint=20),
        {"audio_config": []},
        {"audio_config": "one"},
        {"audio_config": {"depths": 3}},
    ],
)
def test_other_networks_are_refused(config: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        laion_clap_backend.find_architecture({"text_config": {}, **config})


def test_names_of_tensors_lead_to_those_of_transformers() -> None:
    assert stored_names("audio_branch.tscam_conv.weight") == ()
    assert stored_names("audio_projection.2.bias") == ("audio_projection.linear2.bias",)
    assert stored_names("audio_branch.layers.0.blocks.1.attn.qkv.bias") == tuple(
        f"audio_model.audio_encoder.layers.0.blocks.1.attention.self.{one}.bias" for one in ("query", "key", "value")
    )


class _Tokenizer:
    """One token for each character that it knows, and 0 for the others."""

    def __init__(self, known: str) -> None:
        self._known = known

    def __call__(self, text: str) -> dict[str, list[int]]:
        return {"input_ids": [self._known.find(one) + 1 for one in text]}

    def decode(self, tokens: list[int], *, skip_special_tokens: bool) -> str:
        return "".join(self._known[token - 1] for token in tokens if token or not skip_special_tokens)


def test_a_sentence_must_come_back_from_its_tokens() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz .,"
    require_round_trip(_Tokenizer(letters + letters.upper()), "clap-one")
    with pytest.raises(EncoderUnavailable) as caught:
        require_round_trip(_Tokenizer(letters), "clap-one")
    assert "into “dog barks twice, then it rains.”" in caught.value.why
