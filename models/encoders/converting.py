"""Turns what others publish into folders that encoders load. Runs in a worker process: it imports torch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from models.encoders.checkpoints import OPENCLIP_CONFIG, OPENCLIP_WEIGHTS, not_importable, require_own_parts
from models.encoders.laion import convert_laion
from models.encoders.torch_runtime import prepare_torch
from models.encoders.torchvision_operators import ensure_torchvision
from models.errors import UserError
from models.messages import say

_SIMILAR_NAMES = 5
_PREPROCESSING = ("mean", "std", "interpolation", "resize_mode")


class Converter:
    """What needs the libraries of neural networks, in a process of its own."""

    def locate(self, architecture: str, tag: str) -> dict[str, str]:
        """Where OpenCLIP says that a pretrained checkpoint is.

        Returns: "repository" and "file" ("" for the usual names) on the hub, "tokenizer" ("yes" where it has its own).
        Raises: UserError: OpenCLIP knows no such architecture or tag, or the checkpoint is not on a hub.
        """
        library = _open_clip()
        network = _network(architecture)
        entry = library.pretrained.get_pretrained_cfg(architecture, tag)
        if not entry:
            known = library.list_pretrained_tags_by_model(architecture)
            raise _unknown(
                f"{architecture}/{tag}",
                say("OpenCLIP has %1 as %2.", architecture, ", ".join(known) or say("no weights")),
            )
        owner, _, rest = entry.get("hf_hub", "").partition("/")
        repository, _, file = rest.partition("/")
        if not repository:
            raise _unknown(f"{architecture}/{tag}", "Its weights are not on a hub.")
        own = "yes" if network["text_cfg"].get("hf_tokenizer_name") else ""
        return {"repository": f"{owner}/{repository}", "file": file, "tokenizer": own}

    def convert_openclip(self, weights: str, architecture: str, target: str) -> None:
        """Write a folder that OpenCLIP loads from bare weights.

        Args:
            weights: a .pt, .bin or .safetensors file; nothing but tensors is read from it.
            architecture: OpenCLIP's name, "ViT-B-32", or with the tag it was trained as, "ViT-B-32/openai", which
                settles what the weights alone cannot say: how pictures are prepared, and the activation.
            target: an existing folder.

        Raises: UserError: no such architecture, or the weights belong to another.
        """
        from safetensors.torch import save_file

        architecture, _, tag = architecture.partition("/")
        network_config = _network(architecture)
        preprocess = _preprocess(architecture, tag)
        if preprocess.pop("quick_gelu", False):
            network_config["quick_gelu"] = True
        folder = Path(target)
        library = _open_clip()
        network = library.create_model(architecture, precision="fp32", device="cpu", pretrained_hf=False)
        try:
            library.load_checkpoint(network, weights, strict=True, weights_only=True)
        except (RuntimeError, KeyError, ValueError, AttributeError, AssertionError) as error:
            raise not_importable(
                say("Its weights are not those of %1 (%2).", architecture, str(error).strip().splitlines()[0][:200])
            ) from error
        state = {name: tensor.contiguous().clone() for name, tensor in network.state_dict().items()}
        save_file(state, folder / OPENCLIP_WEIGHTS[0])
        config = {"model_cfg": network_config, "preprocess_cfg": preprocess}
        (folder / OPENCLIP_CONFIG).write_text(json.dumps(config, indent=1), encoding="utf-8")

    def convert_laion(self, weights: str, target: str) -> None:
        """Write a folder that transformers loads from one of LAION's own CLAP checkpoints.

        Raises: UserError: it is none, or holds more than numbers.
        """
        convert_laion(Path(weights), Path(target))


def load() -> Converter:
    """Runs in the worker process."""
    prepare_torch()
    ensure_torchvision()
    return Converter()


def _open_clip() -> Any:
    import open_clip

    return open_clip


def _network(architecture: str) -> dict[str, Any]:
    library = _open_clip()
    config: dict[str, Any] | None = library.get_model_config(architecture)
    if config is None:
        import difflib

        close = difflib.get_close_matches(architecture, library.list_models(), _SIMILAR_NAMES, 0.4)
        raise _unknown(
            architecture, say("OpenCLIP has no architecture of this name; similar ones are %1.", ", ".join(close))
        )
    require_own_parts(config)
    return config


def _preprocess(architecture: str, tag: str) -> dict[str, Any]:
    """How pictures are prepared for a tag; without one, for all tags of the architecture where they agree, and
    otherwise as OpenCLIP itself does by default."""
    library = _open_clip()
    tags = library.list_pretrained_tags_by_model(architecture)
    if tag and tag not in tags:
        raise _unknown(
            f"{architecture}/{tag}", say("OpenCLIP has %1 as %2.", architecture, ", ".join(tags) or say("no weights"))
        )
    entries = [library.pretrained.get_pretrained_cfg(architecture, one) for one in ([tag] if tag else tags)]
    found = [{key: entry[key] for key in _PREPROCESSING if key in entry} for entry in entries]
    chosen = dict(found[0]) if found and all(one == found[0] for one in found) else {}
    if tag:
        chosen["quick_gelu"] = bool(entries[0].get("quick_gelu"))
    return chosen


def _unknown(name: str, why: str) -> UserError:
    return UserError(
        say("There is no OpenCLIP encoder %1.", name),
        why,
        "Write it as ARCHITECTURE/TAG, for example ViT-B-32/laion2b_s34b_b79k.",
    )
