"""OpenCLIP: pictures and words in one space, from a checkpoint on this computer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from models.encoders.checkpoints import OPENCLIP_CONFIG, not_importable, read_json
from models.encoders.protocol import Description, Installation, major_version, normalised, version
from models.encoders.store import Stored
from models.encoders.torch_runtime import memory_errors, picture_tensor, prepare_torch
from models.encoders.torchvision_operators import ensure_torchvision
from models.encoders.weights import installed, require_intact
from models.kinds import Kind
from models.spaces import PictureInput, Space, Vectors, fingerprint

# What open_clip assumes where a configuration does not say.
_MEAN = (0.48145466, 0.4578275, 0.40821073)
_STD = (0.26862954, 0.26130258, 0.27577711)
_SIZE_PX = 224
_TEXT_PARTS = ("transformer", "token_embedding", "text", "text_decoder")
_MEMORY_BYTES = 3 * 2**30


def installation(stored: Stored) -> Installation:
    """How to start one that lies in the store.

    Raises: UserError: its configuration is damaged, or asks for something Findling does not do.
    """
    config = read_json(stored.folder / OPENCLIP_CONFIG)
    preprocess = config.get("preprocess_cfg") or {}
    mean = tuple(255.0 * float(value) for value in preprocess.get("mean") or _MEAN)
    std = tuple(255.0 * float(value) for value in preprocess.get("std") or _STD)
    return Installation(
        description=_describe(stored, config, mean, std),
        media_target="models.encoders.openclip:load_media",
        text_target="models.encoders.openclip:load_text",
        args=(str(stored.folder), dict(stored.hashes), mean, std),
        memory_bytes=_MEMORY_BYTES + 3 * sum(stored.sizes.values()),
    )


def why_not() -> str:
    """Why none can be used here, "" when they can."""
    return "" if installed("torch", "torchvision", "open_clip") else "The package open-clip-torch is missing."


def _describe(
    stored: Stored, config: Mapping[str, Any], mean: tuple[float, ...], std: tuple[float, ...]
) -> Description:
    preprocessing = _picture_input(config)
    dim = config["model_cfg"].get("embed_dim")
    if not isinstance(dim, int) or dim <= 0:
        raise not_importable(f"{OPENCLIP_CONFIG} names no vector length (embed_dim).")
    space = Space(
        name=f"{stored.name}/joint",
        fingerprint=fingerprint(
            encoder="open_clip",
            weights_sha256=stored.weights_sha256,
            preprocessing=preprocessing,
            dim=dim,
            libraries={"torch": major_version("torch"), "open_clip_torch": version("open_clip_torch")},
            recipe=f"mean {mean} std {std}",
        ),
        dim=dim,
        kinds=(Kind.IMAGE,),
        answers_text=True,
        finds_similar=True,
    )
    return Description(
        name=stored.name,
        title=f"OpenCLIP {stored.name.removeprefix('openclip-')}",
        purpose="Finds pictures by any words, also scenes, styles and actions, and similar pictures.",
        licence="As stated where the weights come from",
        source="Radford et al. 2021; Ilharco et al. 2021 (OpenCLIP)",
        kinds=(Kind.IMAGE,),
        input=preprocessing,
        spaces=(space,),
        batch=8,
    )


def _picture_input(config: Mapping[str, Any]) -> PictureInput:
    preprocess = config.get("preprocess_cfg") or {}
    size: Any = (config["model_cfg"].get("vision_cfg") or {}).get("image_size") or preprocess.get("size") or _SIZE_PX
    if isinstance(size, list):
        if len(set(size)) != 1:
            raise not_importable("It wants pictures that are not square.")
        size = size[0]
    fit = preprocess.get("resize_mode") or "shortest"
    interpolation: Any = preprocess.get("interpolation") or "bicubic"
    if fit not in ("shortest", "squash") or interpolation not in ("bicubic", "bilinear") or not isinstance(size, int):
        raise not_importable(f"It wants pictures prepared in another way ({fit}, {interpolation}, {size}).")
    if fit == "squash":
        return PictureInput(size_px=size, fit="squash", interpolation=interpolation)
    return PictureInput(size_px=size, fit="crop", resize_px=size, interpolation=interpolation)


def load_media(folder: str, hashes: Mapping[str, str], mean: Sequence[float], std: Sequence[float]) -> OpenClipPictures:
    """Runs in the worker process that looks at pictures."""
    network = _load(Path(folder), hashes)
    for part in _TEXT_PARTS:
        if hasattr(network, part):
            setattr(network, part, None)
    return OpenClipPictures(network, mean, std)


def load_text(folder: str, hashes: Mapping[str, str], mean: Sequence[float], std: Sequence[float]) -> OpenClipTexts:  # noqa: ARG001
    """Runs in the worker process that reads queries; the arguments are the same as for pictures."""
    network = _load(Path(folder), hashes)
    network.visual = None
    import open_clip

    return OpenClipTexts(network, open_clip.get_tokenizer(f"local-dir:{folder}"))


def _load(folder: Path, hashes: Mapping[str, str]) -> Any:
    for name, sha256 in hashes.items():
        require_intact(folder / name, sha256, folder.name)
    prepare_torch()
    ensure_torchvision()
    import open_clip

    # weights_only: a checkpoint that is a pickle may build tensors and nothing else.
    network = open_clip.create_model(
        f"local-dir:{folder}", precision="fp32", device="cpu", require_pretrained=True, weights_only=True
    )
    return network.eval()


class OpenClipPictures:
    """The tower for pictures."""

    def __init__(self, network: Any, mean: Sequence[float], std: Sequence[float]) -> None:
        self._network = network
        self._mean, self._std = mean, std

    def encode_media(self, batch: Sequence[np.ndarray]) -> tuple[Vectors, ...]:
        """As `Encoder.encode_media`."""
        import torch

        with memory_errors(), torch.inference_mode():
            vectors = self._network.encode_image(picture_tensor(batch, self._mean, self._std))
        return (normalised(vectors.numpy()),)


class OpenClipTexts:
    """The tower for words."""

    def __init__(self, network: Any, tokenizer: Any) -> None:
        self._network = network
        self._tokenizer = tokenizer

    def encode_text(self, texts: Sequence[str]) -> Vectors:
        """As `TextEncoder.encode_text`."""
        import torch

        with memory_errors(), torch.inference_mode():
            vectors = normalised(self._network.encode_text(self._tokenizer(list(texts))).numpy())
        vectors[[not text.strip() for text in texts]] = 0
        return vectors
