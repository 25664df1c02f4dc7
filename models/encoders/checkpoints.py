"""Recognises what a person wants to import, without loading it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from models.encoders import yamnet
from models.encoders.weights import file_sha256
from models.errors import UserError

Family = Literal["openclip", "clap", "yamnet"]

OPENCLIP_CONFIG = "open_clip_config.json"
CLAP_CONFIG = "config.json"
CLAP_PREPROCESSOR = "preprocessor_config.json"
# In the order in which the libraries prefer them; only the first one found is taken along.
OPENCLIP_WEIGHTS = ("open_clip_model.safetensors", "open_clip_pytorch_model.safetensors", "open_clip_pytorch_model.bin")
CLAP_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
_TOKENIZER_FILES = (
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "vocab.json",
    "vocab.txt",
    "merges.txt",
    "spiece.model",
    "sentencepiece.bpe.model",
    "tokenizer.model",
)
_MOST_JSON_BYTES = 1 << 22
_WHAT_CAN_BE_IMPORTED = (
    "Choose a folder with open_clip_config.json and open_clip_model.safetensors (OpenCLIP), a folder with config.json, "
    "model.safetensors, preprocessor_config.json and tokenizer files (CLAP), or yamnet.tflite."
)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Files that together make an encoder.

    Attributes:
        family: which code loads it.
        name: proposed name, e.g. "openclip-vit-b-32".
        files: name in the store -> where it is now.
    """

    family: Family
    name: str
    files: Mapping[str, Path]


def not_importable(why: str) -> UserError:
    """The refusal, with what can be imported."""
    return UserError("This cannot be imported as an encoder.", why, _WHAT_CAN_BE_IMPORTED)


def read_json(path: Path) -> dict[str, Any]:
    """A small JSON object.

    Raises: UserError: the file is missing, too large, or not a JSON object.
    """
    try:
        if path.stat().st_size > _MOST_JSON_BYTES:
            raise ValueError("it is too large")
        content = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(content, dict):
            raise TypeError("it holds no object")
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise not_importable(f"{path.name} cannot be read ({error}).") from error
    return content


def recognise(path: Path) -> Checkpoint:
    """What a file or folder is.

    Raises: UserError: nothing that can be imported, incomplete, or in a form that is not loaded for safety.
    """
    if not path.exists():
        raise not_importable(f"There is nothing at {path}.")
    if path.is_dir():
        if (path / OPENCLIP_CONFIG).is_file():
            return _openclip(path)
        if (path / CLAP_CONFIG).is_file():
            return _clap(path)
        candidates = sorted(path.glob("*.tflite"))
        if len(candidates) == 1:
            return _yamnet(candidates[0])
        raise not_importable("The folder holds none of the files an encoder is made of.")
    if path.suffix == ".tflite":
        return _yamnet(path)
    if path.suffix in (".pt", ".pth", ".bin", ".safetensors", ".ckpt"):
        raise not_importable("A single file of weights does not say which network it belongs to.")
    raise not_importable("The file is of no kind that an encoder is made of.")


def _openclip(folder: Path) -> Checkpoint:
    config = read_json(folder / OPENCLIP_CONFIG)
    network = config.get("model_cfg")
    if not isinstance(network, dict) or not isinstance(network.get("text_cfg"), dict):
        raise not_importable(f"{OPENCLIP_CONFIG} describes no network.")
    if "trust_remote_code" in json.dumps(config):
        raise not_importable(f"{OPENCLIP_CONFIG} asks to run code that comes with the weights.")
    files = {OPENCLIP_CONFIG: folder / OPENCLIP_CONFIG, **_first_weights(folder, OPENCLIP_WEIGHTS)}
    if network["text_cfg"].get("hf_tokenizer_name"):
        files.update(_tokenizer(folder))
    return Checkpoint("openclip", f"openclip-{_slug(folder)}", files)


def _clap(folder: Path) -> Checkpoint:
    config = read_json(folder / CLAP_CONFIG)
    if config.get("model_type") != "clap":
        raise not_importable(f"{CLAP_CONFIG} describes a network of another kind ({config.get('model_type')!r}).")
    read_json(folder / CLAP_PREPROCESSOR)
    files = {
        CLAP_CONFIG: folder / CLAP_CONFIG,
        CLAP_PREPROCESSOR: folder / CLAP_PREPROCESSOR,
        **_first_weights(folder, CLAP_WEIGHTS),
        **_tokenizer(folder),
    }
    return Checkpoint("clap", f"clap-{_slug(folder)}", files)


def _yamnet(weights: Path) -> Checkpoint:
    if file_sha256(weights) not in yamnet.KNOWN_SHA256:
        raise not_importable(f"{weights.name} is not one of the YAMNet files that are known to be good.")
    return Checkpoint("yamnet", yamnet.NAME, {yamnet.WEIGHTS_FILE: weights})


def _first_weights(folder: Path, names: tuple[str, ...]) -> dict[str, Path]:
    for name in names:
        if (folder / name).is_file():
            return {name: folder / name}
    raise not_importable(f"The folder holds no weights ({' or '.join(names)}).")


def _tokenizer(folder: Path) -> dict[str, Path]:
    files = {name: folder / name for name in _TOKENIZER_FILES if (folder / name).is_file()}
    if not files:
        raise not_importable("The folder holds no tokenizer files, without which words mean nothing to it.")
    return files


def _slug(folder: Path) -> str:
    """A readable name; in a hub's cache the repository's, which is two folders up."""
    resolved = folder.absolute()
    name = resolved.name
    if resolved.parent.name == "snapshots" and resolved.parents[1].name.startswith("models--"):
        name = resolved.parents[1].name.removeprefix("models--")
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:48]
    return re.sub(r"^(openclip|clap)-", "", slug) or "imported"
