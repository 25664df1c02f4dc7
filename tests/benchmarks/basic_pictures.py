"""The basic picture encoder in onnxruntime, as it runs, and in PyTorch, as it ran before, on one thread each.

Run: python tests/benchmarks/basic_pictures.py [--quick]
"""

from __future__ import annotations

import time
from typing import Any

import comparing
import numpy as np
from comparing import say, take_turns, title
from runtime_sides import per_s, prepare, say_speeds

from models.encoders import efficientnet, probes
from models.encoders.agreement import compare
from models.encoders.pixels import picture_array
from models.encoders.protocol import normalised


class Before:
    """The network as the package efficientnet-lite-pytorch has it."""

    def __init__(self, weights: str) -> None:
        import torch
        from efficientnet_lite_pytorch.model import EfficientNet

        self._network: Any = EfficientNet.from_name(efficientnet.NAME)
        self._network.load_state_dict(torch.load(weights, map_location="cpu", weights_only=True))
        self._network.eval()

    def encode_media(self, batch: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
        """As `Encoder.encode_media`."""
        import torch

        with torch.inference_mode():
            pictures = torch.from_numpy(picture_array(batch, [127.0] * 3, [128.0] * 3))
            features = self._network.extract_features(pictures).mean(dim=(2, 3))
            concepts = torch.softmax(self._network._fc(features), dim=1).sqrt()
        return normalised(features.numpy()), normalised(concepts.numpy())


def main() -> None:
    """Measure loading, speed and agreement."""
    quick = comparing.is_quick(__doc__)
    prepare()
    rounds, count = (2, 16) if quick else (7, 32)
    description, weights = efficientnet.describe(), efficientnet.installation().args[0]
    title(f"{description.title}, {count} pictures by {description.batch}, {rounds} rounds in turns")
    pictures = probes.pictures(description.input)[:count]
    batches = [pictures[start : start + description.batch] for start in range(0, count, description.batch)]
    began = time.perf_counter()
    sides = {"torch": Before(weights), "onnxruntime": efficientnet.load(weights)}
    say("loading both, libraries apart", time.perf_counter() - began, "s")
    for place, name in enumerate(("features", "concepts")):
        exact, quick_one = (
            np.concatenate([side.encode_media(one)[place] for one in batches]) for side in sides.values()
        )
        found = compare(exact, quick_one, 1, 1)
        say(f"{name}, least cosine of the two", comparing.exactly(found.least_cosine, 7))
    turns = {name: lambda one=one: per_s(one.encode_media, batches, count) for name, one in sides.items()}
    say_speeds(take_turns(turns, rounds), "torch", "pictures/s")


if __name__ == "__main__":
    main()
