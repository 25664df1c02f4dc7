"""OpenCLIP: pictures and words in one space, from a checkpoint on this computer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from models.encoders import probes
from models.encoders.checkpoints import OPENCLIP_CONFIG, OPENCLIP_WEIGHTS, not_importable, read_json, require_own_parts
from models.encoders.extras import lacking
from models.encoders.openclip_texts import Cut, text_network
from models.encoders.pixels import picture_array
from models.encoders.protocol import MOST_DIM, Description, Installation, major_version, normalised, version
from models.encoders.runtime_choice import RuntimeChoice, read_choice
from models.encoders.runtimes import TowerPlan, measure, open_tower
from models.encoders.store import Stored
from models.encoders.torch_runtime import prepare_torch
from models.encoders.torchvision_operators import ensure_torchvision
from models.encoders.towers import Tower, encode_texts
from models.encoders.weights import combined_sha256, require_intact
from models.kinds import Kind
from models.messages import say
from models.spaces import PictureInput, Space, Vectors, fingerprint

# What open_clip assumes where a configuration does not say.
_MEAN = (0.48145466, 0.4578275, 0.40821073)
_STD = (0.26862954, 0.26130258, 0.27577711)
_SIZE_PX = 224
_SMALLEST_PX, _LARGEST_PX = 16, 4096
_MOST_COLOUR, _LEAST_STD = 1e3, 1e-3  # a colour itself is between 0 and 1
_TEXT_PARTS = ("transformer", "token_embedding", "text", "text_decoder")
_LIBRARY = "open_clip_torch"
_Values = Sequence[float]
_MEMORY_BYTES = 3 * 2**30


def installation(stored: Stored) -> Installation:
    """How to start one that lies in the store.

    Raises: UserError: its configuration is damaged, or asks for something Findling does not do.
    """
    config = read_json(stored.folder / OPENCLIP_CONFIG)
    require_own_parts(_section(config, "model_cfg"))
    mean, std = _colours(config)
    return Installation(
        description=_describe(stored, config, mean, std),
        media_target="models.encoders.openclip:load_media",
        text_target="models.encoders.openclip:load_text",
        args=(str(stored.folder), dict(stored.hashes), mean, std, read_choice(stored.folder)),
        memory_bytes=_MEMORY_BYTES + 3 * sum(stored.sizes.values()),
    )


def why_not() -> str:
    """Why none can be used here, "" when they can."""
    return lacking("torch", "torchvision", "open_clip")


def _describe(
    stored: Stored, config: Mapping[str, Any], mean: tuple[float, ...], std: tuple[float, ...]
) -> Description:
    preprocessing = _picture_input(config)
    choice = read_choice(stored.folder)
    dim = _section(config, "model_cfg").get("embed_dim")
    if not isinstance(dim, int) or not 0 < dim <= MOST_DIM:
        raise not_importable(say("%1 names no vector length (embed_dim).", OPENCLIP_CONFIG))
    space = Space(
        name=f"{stored.name}/joint",
        fingerprint=fingerprint(
            encoder="open_clip",
            weights_sha256=stored.weights_sha256,
            preprocessing=preprocessing,
            dim=dim,
            libraries={
                "torch": major_version("torch"),
                "open_clip_torch": version("open_clip_torch"),
                **choice.libraries(),
            },
            recipe=f"mean {mean} std {std}; {choice.media}",
        ),
        dim=dim,
        lineage=stored.weights_sha256,
        kinds=(Kind.IMAGE,),
        answers_text=True,
        finds_similar=True,
    )
    return Description(
        name=stored.name,
        title=f"OpenCLIP {stored.name.removeprefix('openclip-')}",
        purpose="Finds pictures by any words, also scenes, styles and actions, and similar pictures.",
        licence=say("As stated where the weights come from"),
        source="Radford et al. 2021; Ilharco et al. 2021 (OpenCLIP)",
        kinds=(Kind.IMAGE,),
        input=preprocessing,
        spaces=(space,),
        batch=8,
    )


def _picture_input(config: Mapping[str, Any]) -> PictureInput:
    preprocess = _section(config, "preprocess_cfg")
    vision = _section(_section(config, "model_cfg"), "vision_cfg")
    size: Any = vision.get("image_size") or preprocess.get("size") or _SIZE_PX
    if isinstance(size, list):
        if any(side != size[0] for side in size):
            raise not_importable("It wants pictures that are not square.")
        size = size[0]
    fit = preprocess.get("resize_mode") or "shortest"
    interpolation: Any = preprocess.get("interpolation") or "bicubic"
    if fit not in ("shortest", "squash") or interpolation not in ("bicubic", "bilinear") or not isinstance(size, int):
        raise not_importable(say("It wants pictures prepared in another way (%1, %2, %3).", fit, interpolation, size))
    if not _SMALLEST_PX <= size <= _LARGEST_PX:
        raise not_importable(say("%1 names a size of pictures that makes no sense (image_size).", OPENCLIP_CONFIG))
    if fit == "squash":
        return PictureInput(size_px=size, fit="squash", interpolation=interpolation)
    return PictureInput(size_px=size, fit="crop", resize_px=size, interpolation=interpolation)


def _colours(config: Mapping[str, Any]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Mean and standard deviation of red, green and blue, of values 0..255."""
    preprocess = _section(config, "preprocess_cfg")
    mean, std = (preprocess.get("mean") or _MEAN), (preprocess.get("std") or _STD)
    if not (_are_colours(mean, -_MOST_COLOUR) and _are_colours(std, _LEAST_STD)):
        raise not_importable(say("%1 names colours that make no sense (mean, std).", OPENCLIP_CONFIG))
    return tuple(255.0 * float(value) for value in mean), tuple(255.0 * float(value) for value in std)


def _are_colours(values: Any, least: float) -> bool:
    return (
        isinstance(values, list | tuple)
        and len(values) == 3
        and all(isinstance(value, int | float) and least <= value <= _MOST_COLOUR for value in values)
    )


def _section(config: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    section = config.get(name) or {}
    if not isinstance(section, Mapping):
        raise not_importable(say("%1 is damaged: %2 makes no sense.", OPENCLIP_CONFIG, name))
    return section


def load_media(
    folder: str, hashes: Mapping[str, str], mean: _Values, std: _Values, choice: RuntimeChoice
) -> OpenClipPictures:
    """Runs in the worker process that looks at pictures."""
    tower = open_tower(_picture_plan(Path(folder), hashes, mean, std), choice.media)
    return OpenClipPictures(tower, mean, std)


def load_text(folder: str, hashes: Mapping[str, str], *others: Any) -> OpenClipTexts:
    """Runs in the worker process that reads queries; the arguments are the same as for pictures."""
    choice: RuntimeChoice = others[-1]
    for name, sha256 in hashes.items():
        if name not in OPENCLIP_WEIGHTS:  # what reads the weights checks them
            require_intact(Path(folder) / name, sha256, Path(folder).name)
    tokenizer = _tokenizer(folder)
    plan, cut = _text_plan(Path(folder), hashes, tokenizer)
    return OpenClipTexts(open_tower(plan, choice.text), tokenizer, cut)


class Measuring:
    """Measures the runtimes of both towers; the arguments are those of `load_media`. Runs in a worker process."""

    def __init__(self, folder: str, hashes: Mapping[str, str], mean: _Values, std: _Values, _: RuntimeChoice) -> None:
        self._folder, self._hashes = Path(folder), hashes
        self._mean, self._std = mean, std

    def measure_media(self) -> dict[str, Any]:
        """As `runtimes.measure`, for pictures."""
        return measure(_picture_plan(self._folder, self._hashes, self._mean, self._std))

    def measure_text(self) -> dict[str, Any]:
        """As `runtimes.measure`, for words."""
        plan, _ = _text_plan(self._folder, self._hashes, _tokenizer(str(self._folder)))
        return measure(plan)


def _picture_plan(folder: Path, hashes: Mapping[str, str], mean: _Values, std: _Values) -> TowerPlan:
    wanted = _picture_input(read_json(folder / OPENCLIP_CONFIG))

    def build() -> Any:
        return _picture_network(_load(folder, hashes))

    return TowerPlan(
        folder=folder,
        part="media",
        weights_sha256=combined_sha256(hashes.items()),
        library=_LIBRARY,
        build=build,
        probes=lambda: list(picture_array(probes.pictures(wanted), mean, std)),
        growing=(0,),
    )


def _text_plan(folder: Path, hashes: Mapping[str, str], tokenizer: Any) -> tuple[TowerPlan, Cut]:
    cut = Cut.of(read_json(folder / OPENCLIP_CONFIG)["model_cfg"])
    plan = TowerPlan(
        folder=folder,
        part="text",
        weights_sha256=combined_sha256(hashes.items()),
        library=_LIBRARY,
        build=lambda: text_network(_load(folder, hashes), cut),
        probes=lambda: cut.apply(tokenizer(probes.texts()).numpy()),
        growing=(1,) if cut.possible else (),
    )
    return plan, cut


def _tokenizer(folder: str) -> Any:
    prepare_torch()
    ensure_torchvision()
    import open_clip

    return open_clip.get_tokenizer(f"local-dir:{folder}")


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


def _picture_network(network: Any) -> Any:
    import torch

    class Pictures(torch.nn.Module):
        """The tower for pictures alone: pixels to vectors."""

        def __init__(self) -> None:
            super().__init__()
            self.network = network

        def forward(self, pixels: Any) -> Any:
            return self.network.encode_image(pixels)

    for part in _TEXT_PARTS:
        if hasattr(network, part):
            setattr(network, part, None)
    return Pictures()


class OpenClipPictures:
    """The tower for pictures."""

    def __init__(self, tower: Tower, mean: _Values, std: _Values) -> None:
        self._tower = tower
        self._mean, self._std = mean, std

    def encode_media(self, batch: Sequence[np.ndarray]) -> tuple[Vectors, ...]:
        """As `Encoder.encode_media`."""
        return (normalised(self._tower(picture_array(batch, self._mean, self._std))),)


class OpenClipTexts:
    """The tower for words."""

    def __init__(self, tower: Tower, tokenizer: Any, cut: Cut) -> None:
        self._tower = tower
        self._tokenizer = tokenizer
        self._cut = cut

    def encode_text(self, texts: Sequence[str]) -> Vectors:
        """As `TextEncoder.encode_text`."""
        return encode_texts(self._tower, texts, self._cut.apply(self._tokenizer(list(texts)).numpy()))
