"""How quick OpenCLIP's ViT-B-32 is in each runtime, on one thread: pictures and text queries.

Weights are random: speed does not depend on them, and agreement with torch is shown for what it is worth.

Run: python tests/benchmarks/clip_runtime.py [--quick]
"""

from __future__ import annotations

import statistics

import comparing
import media_cache
import numpy as np
from comparing import say, take_turns, title
from PIL import Image
from runtime_sides import (
    EXPORTED,
    exported,
    onnx_memory,
    per_s,
    prepare,
    say_agreement,
    say_memory,
    say_speeds,
    torch_memory,
)
from runtime_sides import towers as all_towers

from models.encoders import probes
from models.encoders.openclip import _picture_network
from models.encoders.openclip_texts import Cut, text_network
from models.encoders.pixels import picture_array
from models.media.framing import frame
from models.spaces import PictureInput

_GOAL_TIMES = 1.8
_GOAL_QUERY_MS = 15.0
_MEAN, _STD = [122.8, 116.7, 104.1], [68.5, 66.6, 70.3]


def build(part: str) -> object:
    """A tower with random weights: "pictures", "texts", or "texts, uncut"."""
    import open_clip
    import torch

    torch.manual_seed(7)
    network = open_clip.create_model("ViT-B-32", precision="fp32").eval()
    if part == "pictures":
        return _picture_network(network)
    return text_network(network, Cut(possible=part == "texts"))


def pictures(rounds: int, count: int) -> None:
    title(f"ViT-B-32, {count} pictures by four, {rounds} rounds in turns")
    inputs = picture_array(probes.pictures(PictureInput(224))[:count], _MEAN, _STD)
    batches = in_fours(inputs)
    network = build("pictures")
    with exported(network, inputs[:2], (0,)) as folder:
        sides = all_towers(network, folder)
        say_agreement(sides, batches)
        stamps = photographs(8 * count)
        if len(stamps):
            say_agreement(sides, in_fours(stamps), f"{len(stamps)} real pictures")
        measured = take_turns({name: lambda one=one: per_s(one, batches, count) for name, one in sides.items()}, rounds)
        say_speeds(measured, "torch", "pictures/s")
        quickest = max(EXPORTED, key=lambda name: statistics.median(measured[name]))
        times = comparing.median_and_range(comparing.ratios(measured[quickest], measured["torch"]))
        say("quickest form to torch", times, "times", least=_GOAL_TIMES)
        memory = {name: (onnx_memory, (folder, name, batches[0])) for name in EXPORTED}
        say_memory({"torch": (_torch_memory, ("pictures", batches[0])), **memory})


def photographs(most: int) -> np.ndarray | list[object]:
    """Real pictures, photographed or drawn, prepared for the network; none where they cannot be had."""
    try:
        paths = [stamp.path for stamp in media_cache.stamps() if stamp.path.suffix == ".png"]
    except media_cache.MediaUnavailable:
        return []
    wanted = PictureInput(224, resize_px=224)
    chosen = paths[:: max(1, len(paths) // most)][:most]
    framed = []
    for path in chosen:
        picture = Image.open(path).convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        paper.alpha_composite(picture)
        framed.append(frame(paper.convert("RGB"), wanted))
    return picture_array(framed, _MEAN, _STD)


def in_fours(inputs: np.ndarray) -> list[np.ndarray]:
    return [inputs[start : start + 4] for start in range(0, len(inputs), 4)]


def texts(rounds: int) -> None:
    import open_clip

    title(f"ViT-B-32, text queries, {rounds} rounds in turns")
    tokens = open_clip.get_tokenizer("ViT-B-32")(probes.texts()).numpy()
    cut = Cut(possible=True)
    short, long = [one[None] for one in cut.apply(tokens)], [one[None] for one in tokens[:10]]
    network, whole = build("texts"), build("texts, uncut")
    with exported(network, short[0], (1,)) as folder:
        sides = all_towers(network, folder)
        say_agreement(sides, short)
        turns = {f"{name}, cut": lambda one=one: per_s(one, short, len(short)) for name, one in sides.items()}
        uncut = all_towers(whole, folder)["torch"]
        measured = take_turns({"torch, 77 tokens": lambda: per_s(uncut, long, len(long)), **turns}, rounds)
        say_speeds(measured, "torch, 77 tokens", "queries/s")
        for name, speeds in measured.items():
            goal_ms = _GOAL_QUERY_MS if "onnx" in name else None
            took_ms = comparing.median_and_range([1000 / speed for speed in speeds])
            say(f"one query, {name}", took_ms, "ms", most=goal_ms)
        memory = {name: (onnx_memory, (folder, name, short[0])) for name in EXPORTED}
        say_memory({"torch": (_torch_memory, ("texts", short[0])), **memory})


def _torch_memory(part: str, batch: object) -> int:
    return torch_memory(lambda: build(part), batch)


def main() -> None:
    quick = comparing.is_quick(__doc__)
    prepare()
    pictures(2 if quick else 7, 8 if quick else 24)
    texts(2 if quick else 7)


if __name__ == "__main__":
    main()
