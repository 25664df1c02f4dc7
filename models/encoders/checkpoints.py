"""Recognises what a person wants to import, without loading it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from models.encoders import pooling, yamnet
from models.encoders.weights import file_sha256
from models.errors import UserError
from models.messages import say

Family = Literal["openclip", "clap", "bert", "yamnet", "endpoint"]

OPENCLIP_CONFIG = "open_clip_config.json"
CLAP_CONFIG = "config.json"
CLAP_PREPROCESSOR = "preprocessor_config.json"
# In the order in which the libraries prefer them; only the first one found is taken along.
OPENCLIP_WEIGHTS = ("open_clip_model.safetensors", "open_clip_pytorch_model.safetensors", "open_clip_pytorch_model.bin")
CLAP_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
BERT_WEIGHTS = ("model.safetensors", "pytorch_model.bin", "model.onnx")
TOKENIZER_FILES = (
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
_TIMM_NAME = re.compile(r"[A-Za-z0-9_.]+")  # of an architecture; others have a place in front
_MOST_JSON_BYTES = 1 << 22
_WHAT_CAN_BE_IMPORTED = (
    "Choose a folder with open_clip_config.json and open_clip_model.safetensors (OpenCLIP), a folder with config.json, "
    "model.safetensors, preprocessor_config.json and tokenizer files (CLAP), a folder of a text encoder with "
    "config.json, model.safetensors and tokenizer.json, one of these as a hub's program keeps it, a file of OpenCLIP "
    "weights together with the name of their architecture, LAION's .pt file, or yamnet.tflite."
)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Files that together make an encoder.

    Attributes:
        family: which code loads it.
        name: proposed name, e.g. "openclip-vit-b-32".
        files: name in the store -> where it is now.
        settings: what decides its vectors and is not in its files, e.g. "query_prefix".
        origin: where it came from: "preset", "repository", "revision", "checked"; only those that are known.
    """

    family: Family
    name: str
    files: Mapping[str, Path]
    settings: Mapping[str, str] = field(default_factory=dict)
    origin: Mapping[str, str] = field(default_factory=dict)


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
        raise not_importable(say("%1 cannot be read (%2).", path.name, error)) from error
    return content


def require_own_parts(network: Mapping[str, Any]) -> None:
    """Make sure that a network of OpenCLIP is described by its own files alone.

    Libraries would look for what it merely names on a hub, or wherever else on this computer a path leads.

    Args: network: what OpenCLIP calls "model_cfg".

    Raises: UserError: it takes a tower from elsewhere.
    """
    text, vision = network.get("text_cfg"), network.get("vision_cfg")
    words = text.get("hf_model_name") if isinstance(text, Mapping) else None
    pictures = vision.get("timm_model_name") if isinstance(vision, Mapping) else None
    if words:
        elsewhere, what = words, "words"
    elif pictures and not _TIMM_NAME.fullmatch(str(pictures)):
        elsewhere, what = pictures, "pictures"
    else:
        return
    raise UserError(
        "This cannot be imported as an encoder.",
        say(
            "Its network for %1 is not among its files: they only name another one, %2, and "
            "Findling loads nothing that a file merely names.",
            what,
            repr(str(elsewhere)[:80]),
        ),
        "Choose one of OpenCLIP's encoders that is complete in itself, for example ViT-B-32/laion2b_s34b_b79k; for "
        "other languages than English one of those called SigLIP2.",
    )


def recognise(path: Path) -> Checkpoint:
    """What a file or folder is.

    Raises: UserError: nothing that can be imported, incomplete, or in a form that is not loaded for safety.
    """
    if not path.exists():
        raise not_importable(say("There is nothing at %1.", path))
    if path.is_dir():
        path = hub_snapshot(path)
        if (path / OPENCLIP_CONFIG).is_file():
            return _openclip(path)
        if (path / CLAP_CONFIG).is_file():
            return _transformers(path)
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
        raise not_importable(say("%1 describes no network.", OPENCLIP_CONFIG))
    if "trust_remote_code" in json.dumps(config):
        raise not_importable(say("%1 asks to run code that comes with the weights.", OPENCLIP_CONFIG))
    require_own_parts(network)
    files = {OPENCLIP_CONFIG: folder / OPENCLIP_CONFIG, **_first_weights(folder, OPENCLIP_WEIGHTS)}
    if network["text_cfg"].get("hf_tokenizer_name"):
        files.update(_tokenizer(folder))
    return Checkpoint("openclip", f"openclip-{slug(folder)}", files)


def _transformers(folder: Path) -> Checkpoint:
    kind = read_json(folder / CLAP_CONFIG).get("model_type")
    if kind == "clap":
        return _clap(folder)
    if kind in pooling.NETWORKS:
        return _bert(folder)
    raise not_importable(say("%1 describes a network of another kind (%2).", CLAP_CONFIG, repr(kind)))


def _bert(folder: Path) -> Checkpoint:
    if not (folder / "tokenizer.json").is_file():
        raise not_importable("The folder holds no tokenizer.json, without which words mean nothing to it.")
    ((weights, place),) = _first_weights(folder, BERT_WEIGHTS, folder / "onnx").items()
    files = {CLAP_CONFIG: folder / CLAP_CONFIG, weights: place, "tokenizer.json": folder / "tokenizer.json"}
    name = slug(folder)
    return Checkpoint("bert", f"text-{name}", files, pooling.settings_of(folder, name))


def _clap(folder: Path) -> Checkpoint:
    read_json(folder / CLAP_PREPROCESSOR)
    files = {
        CLAP_CONFIG: folder / CLAP_CONFIG,
        CLAP_PREPROCESSOR: folder / CLAP_PREPROCESSOR,
        **_first_weights(folder, CLAP_WEIGHTS),
        **_tokenizer(folder),
    }
    return Checkpoint("clap", f"clap-{slug(folder)}", files)


def _yamnet(weights: Path) -> Checkpoint:
    if file_sha256(weights) not in yamnet.KNOWN_SHA256:
        raise not_importable(say("%1 is not one of the YAMNet files that are known to be good.", weights.name))
    return Checkpoint("yamnet", yamnet.NAME, {yamnet.WEIGHTS_FILE: weights})


def _first_weights(folder: Path, names: tuple[str, ...], *more: Path) -> dict[str, Path]:
    for name in names:
        for place in (folder, *more):
            if (place / name).is_file():
                return {name: place / name}
    raise not_importable(say("The folder holds no weights (%1).", " or ".join(names)))


def _tokenizer(folder: Path) -> dict[str, Path]:
    files = {name: folder / name for name in TOKENIZER_FILES if (folder / name).is_file()}
    if not files:
        raise not_importable("The folder holds no tokenizer files, without which words mean nothing to it.")
    return files


def hub_snapshot(folder: Path) -> Path:
    """The files themselves where a folder belongs to the cache of a hub's program; any other folder as it is.

    Args: folder: "models--owner--name", one of its snapshots, or the folder of all such folders.

    Raises: UserError: which one is meant cannot be told, or a link in it leads out of the cache.
    """
    found = folder.absolute()
    repositories = sorted(found.glob("models--*"))
    if len(repositories) > 1:
        names = ", ".join(repository.name for repository in repositories[:5])
        raise not_importable(say("The folder holds several encoders (%1): choose one of them.", names))
    if repositories:
        found = repositories[0]
    if found.name.startswith("models--") and (found / "snapshots").is_dir():
        snapshots = sorted((found / "snapshots").iterdir(), key=lambda one: one.stat().st_mtime)
        main = found / "refs" / "main"
        named = found / "snapshots" / main.read_text(encoding="utf-8").strip() if main.is_file() else None
        if named is None and not snapshots:
            raise not_importable("The folder of the hub's program is empty: nothing was downloaded into it.")
        found = named if named is not None and named.is_dir() else snapshots[-1]
    if _in_hub_cache(found):
        _require_inside(found, found.parents[2].resolve())
        return found
    return folder


def _in_hub_cache(folder: Path) -> bool:
    return folder.parent.name == "snapshots" and folder.parents[1].name.startswith("models--")


def _require_inside(folder: Path, cache: Path) -> None:
    for path in folder.rglob("*"):
        if not path.resolve().is_relative_to(cache):
            raise not_importable(say("%1 is a link that leads out of the hub's cache.", path.name))


def slug(folder: Path) -> str:
    """A readable name; in a hub's cache the repository's, which is two folders up."""
    resolved = folder.absolute()
    name = resolved.parents[1].name.removeprefix("models--") if _in_hub_cache(resolved) else resolved.name
    short = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:48]
    return re.sub(r"^(openclip|clap|text)-", "", short) or "imported"
