"""How quick CLAP is in each runtime, on one thread, from samples to vectors; and how quick its spectrograms are.

The network is that of laion/clap-htsat-unfused with random weights: speed does not depend on them, and agreement with
torch is shown for what it is worth.

Run: python tests/benchmarks/clap_runtime.py [--quick]
"""

from __future__ import annotations

import statistics
from typing import Any

import comparing
import numpy as np
from comparing import say, take_turns, title
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
from models.encoders.clap import _sound_network
from models.encoders.mel import MelSettings, MelSpectrograms
from models.spaces import SoundInput

_GOAL_S_PER_S = 45
_WINDOW_S = 10


def build() -> Any:
    """The tower for sounds, with random weights."""
    import torch
    from transformers import ClapConfig, ClapModel

    torch.manual_seed(7)
    return _sound_network(ClapModel(ClapConfig()).eval())


def spectrograms(sounds: list[np.ndarray], rounds: int) -> None:
    from transformers import ClapFeatureExtractor

    title(f"Spectrograms of {len(sounds)} windows, {rounds} rounds in turns")
    extractor, mel = ClapFeatureExtractor(truncation="rand_trunc", frequency_min=50), MelSpectrograms(_settings())

    def theirs(sound: np.ndarray) -> Any:
        return extractor(sound, sampling_rate=48_000, return_tensors="np")["input_features"]

    sides = {"transformers": theirs, "Findling": lambda sound: mel([sound])}
    turns = {name: lambda one=one: per_s(one, sounds, _WINDOW_S * len(sounds)) for name, one in sides.items()}
    say_speeds(take_turns(turns, rounds), "transformers", "s of sound per s")
    furthest = max(float(np.abs(theirs(sound)[0] - mel([sound])[0]).max()) for sound in sounds)
    say("furthest apart", furthest, "dB")


def whole(sounds: list[np.ndarray], rounds: int) -> None:
    title(f"CLAP, {len(sounds)} windows by four, {rounds} rounds in turns")
    mel = MelSpectrograms(_settings())
    heard = [sounds[start : start + 4] for start in range(0, len(sounds), 4)]
    batches = [mel(batch) for batch in heard]
    network = build()
    with exported(network, batches[0][:2], (0,)) as folder:
        sides = all_towers(network, folder)
        say_agreement(sides, batches)
        turns = {
            name: lambda tower=tower: per_s(lambda batch: tower(mel(batch)), heard, _WINDOW_S * len(sounds))
            for name, tower in sides.items()
        }
        measured = take_turns(turns, rounds)
        say_speeds(measured, "torch", "s of sound per s")
        quickest = max(measured.values(), key=statistics.median)
        say("quickest form", comparing.median_and_range(quickest), "s of sound per s", least=_GOAL_S_PER_S)
        memory = {name: (onnx_memory, (folder, name, batches[0])) for name in EXPORTED}
        say_memory({"torch": (_torch_memory, (batches[0],)), **memory})


def _settings() -> MelSettings:
    return MelSettings(lowest_hz=50.0)


def _torch_memory(batch: np.ndarray) -> int:
    return torch_memory(build, batch)


def main() -> None:
    quick = comparing.is_quick(__doc__)
    prepare()
    sounds = probes.sounds(SoundInput(48_000))[: 8 if quick else 24]
    spectrograms(sounds, 2 if quick else 7)
    whole(sounds, 2 if quick else 7)


if __name__ == "__main__":
    main()
