"""Turns LAION's own CLAP checkpoints into the form of transformers. Runs in worker processes only.

LAION publishes what its training wrote: tensors in a pickle, with a few numpy numbers among them. They are read with
torch's restricted unpickler, which builds tensors and, here, exactly those numbers; nothing else in the file is run.
The tensors are the same in both forms but for their names and for queries, keys and values, which LAION keeps in one.
"""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from models.encoders.checkpoints import CLAP_CONFIG, CLAP_PREPROCESSOR, CLAP_WEIGHTS, not_importable
from models.messages import say

# LAION's names in order of appearance in a key -> those of transformers; the order matters.
_SOUND_NAMES = (
    (r"^audio_branch\.bn0\.", "audio_model.audio_encoder.batch_norm."),
    (r"^audio_branch\.", "audio_model.audio_encoder."),
    (r"\.attn_mask$", ".attn_mask"),
    (r"\.attn\.proj\.", ".attention.output.dense."),
    (r"\.attn\.relative", ".attention.self.relative"),
    (r"\.mlp\.fc1\.", ".intermediate.dense."),
    (r"\.mlp\.fc2\.", ".output.dense."),
    (r"\.norm1\.", ".layernorm_before."),
    (r"\.norm2\.", ".layernorm_after."),
)
_OTHER_NAMES = (
    (r"^text_branch\.", "text_model."),
    (r"^(text|audio)_projection\.0\.", r"\1_projection.linear1."),
    (r"^(text|audio)_projection\.2\.", r"\1_projection.linear2."),
)
# The spectrogram's constants, the head that named classes, layers of training, and a counter: no vector needs them.
_UNUSED = re.compile(
    r"^(audio_branch\.(spectrogram_extractor|logmel_extractor|tscam_conv|head)\.|(text|audio)_transform\."
    r"|text_branch\.embeddings\.position_ids$)|\.attn_mask$"
)
_FUSION = "audio_branch.patch_embed.mel_conv2d.weight"
_MEL_BANDS = 64


def convert_laion(weights: Path, target: Path) -> None:
    """Write a folder that transformers loads, but for the tokenizer (roberta-base's), which LAION's file does not hold.

    Args:
        weights: one of LAION's .pt files, e.g. "630k-audioset-best.pt".
        target: an existing folder; gets config.json, preprocessor_config.json and model.safetensors.

    Raises: UserError: it is no such file, or holds more than numbers.
    """
    from safetensors.torch import save_file

    state = read_laion(weights)
    fused = _FUSION in state
    try:
        config = laion_config(state)
    except (KeyError, IndexError, ValueError) as error:
        raise not_importable(say("%1 lacks parts of LAION's CLAP.", weights.name)) from error
    save_file(rename_laion(state), target / CLAP_WEIGHTS[0], metadata={"format": "pt"})
    (target / CLAP_CONFIG).write_text(json.dumps(config, indent=1), encoding="utf-8")
    preprocessor = {
        "feature_extractor_type": "ClapFeatureExtractor",
        "sampling_rate": 48_000,
        "max_length_s": 10,
        "hop_length": 480,
        "fft_window_size": 1024,
        "feature_size": _MEL_BANDS,
        "frequency_min": 50,
        "frequency_max": 14_000,
        "padding": "repeatpad",
        "truncation": "fusion" if fused else "rand_trunc",
    }
    (target / CLAP_PREPROCESSOR).write_text(json.dumps(preprocessor, indent=1), encoding="utf-8")


def read_laion(weights: Path) -> dict[str, Any]:
    """The tensors in one of LAION's files.

    Returns: LAION's name of a tensor -> torch.Tensor.
    Raises: UserError: it holds more than tensors and numbers, or other tensors.
    """
    import torch

    try:
        with torch.serialization.safe_globals(_numbers()):
            content = torch.load(weights, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise not_importable(
            say(
                "%1 is damaged, or holds more than numbers, which could run as a program: it is not loaded.",
                weights.name,
            )
        ) from error
    except (OSError, RuntimeError, EOFError, ValueError) as error:
        raise not_importable(say("%1 cannot be read (%2).", weights.name, type(error).__name__)) from error
    inner = content.get("state_dict", content) if isinstance(content, Mapping) else {}
    state = {
        str(name).removeprefix("module."): tensor for name, tensor in inner.items() if isinstance(tensor, torch.Tensor)
    }
    if not any(name.startswith("audio_branch.") for name in state):
        raise not_importable(say("%1 holds no weights of LAION's CLAP.", weights.name))
    return state


def _numbers() -> list[Any]:
    """What may be built besides tensors: numpy's plain numbers, under the names that old and new numpy gave them."""
    import numpy as np

    scalar = np._core.multiarray.scalar  # type: ignore[attr-defined]
    types = [np.float64, np.float32, np.int64, np.int32, np.bool_]
    return [
        scalar,
        (scalar, "numpy.core.multiarray.scalar"),
        np.dtype,
        *types,
        *(type(np.dtype(one)) for one in types),
    ]


def rename_laion(state: Mapping[str, Any]) -> dict[str, Any]:
    """LAION's tensors under the names of transformers, queries, keys and values apart, unused ones left out."""
    return {name: tensor.contiguous().clone() for name, tensor in _renamed(state)}


def stored_names(name: str) -> tuple[str, ...]:
    """What one of LAION's tensors is called in transformers: nothing where no vector needs it, three names where
    queries, keys and values are apart there, in the order of their rows."""
    if _UNUSED.search(name):
        return ()
    for pattern, replacement in _SOUND_NAMES if name.startswith("audio_branch.") else _OTHER_NAMES:
        name = re.sub(pattern, replacement, name)
    if ".attn.qkv." not in name:
        return (name,)
    return tuple(name.replace(".attn.qkv.", f".attention.self.{one}.") for one in ("query", "key", "value"))


def _renamed(state: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, tensor in state.items():
        names = stored_names(name)
        if len(names) < 2:
            yield from ((one, tensor) for one in names)
        else:
            yield from zip(names, tensor.chunk(len(names)), strict=True)


def laion_config(state: Mapping[str, Any]) -> dict[str, Any]:
    """The config.json that fits the shapes of LAION's tensors.

    Raises: KeyError, IndexError, ValueError: tensors are missing.
    """
    from transformers import ClapConfig

    sound, text = "audio_branch.", "text_branch."
    stages = 1 + max(int(name.split(".")[2]) for name in state if name.startswith(f"{sound}layers."))
    depths = [_count(state, rf"^audio_branch\.layers\.{stage}\.blocks\.(\d+)\.") for stage in range(stages)]
    heads = [
        state[f"{sound}layers.{stage}.blocks.0.attn.relative_position_bias_table"].shape[1] for stage in range(stages)
    ]
    width = state[f"{sound}patch_embed.proj.weight"].shape[0]
    words = state[f"{text}embeddings.word_embeddings.weight"]
    fused = _FUSION in state
    config = ClapConfig(
        audio_config={
            "depths": depths,
            "num_attention_heads": heads,
            "patch_embeds_hidden_size": width,
            "hidden_size": width * 2 ** (stages - 1),
            "num_hidden_layers": stages,
            "enable_fusion": fused,
            "fusion_type": "aff_2d" if fused else None,
            "num_mel_bins": state[f"{sound}bn0.weight"].shape[0],
        },
        text_config={
            "vocab_size": words.shape[0],
            "hidden_size": words.shape[1],
            "num_hidden_layers": _count(state, r"^text_branch\.encoder\.layer\.(\d+)\."),
            "num_attention_heads": max(words.shape[1] // 64, 1),
            "intermediate_size": state[f"{text}encoder.layer.0.intermediate.dense.weight"].shape[0],
            "max_position_embeddings": state[f"{text}embeddings.position_embeddings.weight"].shape[0],
            "layer_norm_eps": 1e-5,  # roberta-base's, which LAION's text tower begins with
        },
        projection_dim=state["audio_projection.2.weight"].shape[0],
    )
    found: dict[str, Any] = {**config.to_dict(), "architectures": ["ClapModel"]}
    return found


def _count(state: Mapping[str, Any], pattern: str) -> int:
    return 1 + max(int(match[1]) for name in state if (match := re.search(pattern, name)))
