"""CLAP: sounds and words in one space, from a checkpoint on this computer in the form of transformers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.encoders import probes
from models.encoders.checkpoints import CLAP_CONFIG, CLAP_PREPROCESSOR, CLAP_WEIGHTS, not_importable, read_json
from models.encoders.extras import lacking
from models.encoders.laion import convert_laion as convert_laion  # what imports call
from models.encoders.mel import MelSettings, MelSpectrograms, read_settings
from models.encoders.protocol import MOST_DIM, Description, Installation, major_version, normalised, version
from models.encoders.runtime_choice import RuntimeChoice, read_choice
from models.encoders.runtimes import TowerPlan, measure, open_tower
from models.encoders.store import Stored
from models.encoders.torch_runtime import prepare_libraries, prepare_torch
from models.encoders.torchvision_operators import ensure_torchvision
from models.encoders.towers import Tower, encode_texts
from models.encoders.weights import combined_sha256, require_intact
from models.errors import EncoderUnavailable
from models.kinds import Kind
from models.messages import say
from models.spaces import SoundInput, Space, Vectors, fingerprint

_FEWEST_TOKENS = 100  # a tokenizer whose files are missing may load with its five special tokens alone
_MOST_TOKENS = 77
_LIBRARY = "transformers"
_COUNTED = (".position_ids", ".token_type_ids")  # 0, 1, 2, ... and 0, 0, 0, ...; some checkpoints leave them out
_WINDOW_S = 10.0  # every sound is cut into the same windows, whichever encoder listens
_MEMORY_BYTES = 3 * 2**30


def installation(stored: Stored) -> Installation:
    """How to start one that lies in the store.

    Raises: UserError: its configuration is damaged, or asks for something Findling does not do.
    """
    return Installation(
        description=_describe(stored),
        media_target="models.encoders.clap:load_media",
        text_target="models.encoders.clap:load_text",
        args=(str(stored.folder), dict(stored.hashes), read_choice(stored.folder)),
        memory_bytes=_MEMORY_BYTES + 3 * sum(stored.sizes.values()),
    )


def why_not() -> str:
    """Why none can be used here, "" when they can."""
    return lacking("torch", "torchvision", "transformers")


def _describe(stored: Stored) -> Description:
    preprocessing = _sound_input(_mel_settings(stored.folder))
    choice = read_choice(stored.folder)
    dim = read_json(stored.folder / CLAP_CONFIG).get("projection_dim", 512)
    if not isinstance(dim, int) or not 0 < dim <= MOST_DIM:
        raise not_importable(say("%1 names no vector length (projection_dim).", CLAP_CONFIG))
    space = Space(
        name=f"{stored.name}/joint",
        fingerprint=fingerprint(
            encoder="clap",
            weights_sha256=stored.weights_sha256,
            preprocessing=preprocessing,
            dim=dim,
            libraries={
                "torch": major_version("torch"),
                "transformers": version("transformers"),
                **choice.libraries(),
            },
            recipe=f"window repeated, then padded with zeros; never fused; {choice.media}",
        ),
        dim=dim,
        lineage=stored.weights_sha256,
        kinds=(Kind.AUDIO,),
        answers_text=True,
        finds_similar=True,
    )
    return Description(
        name=stored.name,
        title=f"CLAP {stored.name.removeprefix('clap-')}",
        purpose="Finds sounds by any words, and similar sounds.",
        licence=say("As stated where the weights come from"),
        source="Wu et al. 2023 (LAION-CLAP)",
        kinds=(Kind.AUDIO,),
        input=preprocessing,
        spaces=(space,),
        batch=4,
    )


def _mel_settings(folder: Path) -> MelSettings:
    audio = read_json(folder / CLAP_CONFIG).get("audio_config") or {}
    if not isinstance(audio, Mapping):
        raise not_importable(say("%1 is damaged: audio_config makes no sense.", CLAP_CONFIG))
    fused = bool(audio.get("enable_fusion"))
    try:
        return read_settings(read_json(folder / CLAP_PREPROCESSOR), fused=fused)
    except (TypeError, ValueError, OverflowError) as error:
        raise not_importable(
            say("%1 asks for something that Findling does not do: %2.", CLAP_PREPROCESSOR, error)
        ) from error


def _sound_input(settings: MelSettings) -> SoundInput:
    if not 8_000 <= settings.rate_hz <= 192_000:
        raise not_importable(say("%1 asks for sound at %2 Hz.", CLAP_PREPROCESSOR, settings.rate_hz))
    if settings.window_s != _WINDOW_S:
        raise not_importable(say("%1 asks for windows of %2 s.", CLAP_PREPROCESSOR, f"{settings.window_s:g}"))
    return SoundInput(rate_hz=settings.rate_hz, window_s=_WINDOW_S)


def load_media(folder: str, hashes: Mapping[str, str], choice: RuntimeChoice) -> ClapSounds:
    """Runs in the worker process that listens to sounds."""
    mel = open_spectrograms(Path(folder), hashes)
    return ClapSounds(open_tower(_sound_plan(Path(folder), hashes, mel), choice.media), mel)


def load_text(folder: str, hashes: Mapping[str, str], choice: RuntimeChoice) -> ClapTexts:
    """Runs in the worker process that reads queries.

    Raises: EncoderUnavailable: also when the tokenizer knows hardly any words.
    """
    tokenizer = open_tokenizer(Path(folder), hashes)
    return ClapTexts(open_tower(_text_plan(Path(folder), hashes, tokenizer), choice.text), tokenizer)


class Measuring:
    """Measures the runtimes of both towers; the arguments are those of `load_media`. Runs in a worker process."""

    def __init__(self, folder: str, hashes: Mapping[str, str], _: RuntimeChoice) -> None:
        self._folder, self._hashes = Path(folder), hashes

    def measure_media(self) -> dict[str, Any]:
        """As `runtimes.measure`, for sounds."""
        return measure(_sound_plan(self._folder, self._hashes, open_spectrograms(self._folder, self._hashes)))

    def measure_text(self) -> dict[str, Any]:
        """As `runtimes.measure`, for words."""
        return measure(_text_plan(self._folder, self._hashes, open_tokenizer(self._folder, self._hashes)))


def open_spectrograms(folder: Path, hashes: Mapping[str, str]) -> MelSpectrograms:
    """What makes spectrograms for an encoder in the store. Raises: EncoderUnavailable: its files were changed."""
    _require_small_files(folder, hashes)
    return MelSpectrograms(_mel_settings(folder))


def open_tokenizer(folder: Path, hashes: Mapping[str, str]) -> Any:
    """The tokenizer of an encoder in the store. Runs in a worker process.

    Raises: EncoderUnavailable: its files were changed, or it knows hardly any words.
    """
    _require_small_files(folder, hashes)
    prepare_libraries()
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    if len(tokenizer) < _FEWEST_TOKENS:
        raise EncoderUnavailable(
            say("The encoder “%1” cannot be used.", folder.name),
            say("Its tokenizer knows %1 tokens only: some of its files are missing.", len(tokenizer)),
            "Import a folder that holds the tokenizer's files too.",
        )
    return tokenizer


def _require_small_files(folder: Path, hashes: Mapping[str, str]) -> None:
    """What reads the weights checks them; they need not be read where an export stands in for them."""
    for name, sha256 in hashes.items():
        if name not in CLAP_WEIGHTS:
            require_intact(folder / name, sha256, folder.name)


def _sound_plan(folder: Path, hashes: Mapping[str, str], mel: MelSpectrograms) -> TowerPlan:
    wanted = SoundInput(rate_hz=mel.settings.rate_hz, window_s=mel.settings.window_s)
    return TowerPlan(
        folder=folder,
        part="media",
        weights_sha256=combined_sha256(hashes.items()),
        library=_LIBRARY,
        build=lambda: _sound_network(_load(folder, hashes)),
        probes=lambda: list(mel(probes.sounds(wanted))),
        growing=(0,),
    )


def _text_plan(folder: Path, hashes: Mapping[str, str], tokenizer: Any) -> TowerPlan:
    return TowerPlan(
        folder=folder,
        part="text",
        weights_sha256=combined_sha256(hashes.items()),
        library=_LIBRARY,
        build=lambda: _text_network(_load(folder, hashes)),
        probes=lambda: _tokens(tokenizer, probes.texts()),
        growing=(1,),
    )


def _load(folder: Path, hashes: Mapping[str, str]) -> Any:
    for name, sha256 in hashes.items():
        require_intact(folder / name, sha256, folder.name)
    prepare_torch()
    ensure_torchvision()
    import transformers

    library: Any = transformers  # its own annotations lag behind its code
    library.utils.logging.disable_progress_bar()
    # weights_only: a checkpoint that is a pickle may build tensors and nothing else.
    network, report = library.ClapModel.from_pretrained(
        folder, local_files_only=True, weights_only=True, output_loading_info=True
    )
    missing = [name for name in report["missing_keys"] if not name.endswith(_COUNTED)]
    if missing or report.get("mismatched_keys"):
        raise EncoderUnavailable(
            say("The encoder “%1” cannot be used.", folder.name),
            "Its weights do not fit its configuration.",
            "Import a folder whose files belong together.",
        )
    return network.float().eval()


def _sound_network(network: Any) -> Any:
    """The tower for sounds alone: spectrograms to vectors.

    Fusion is for sounds longer than a window. In a network that was trained for it, a shorter sound counts with its
    first spectrogram only: with fusion switched off, that one is enough, and gives the same vector.
    """
    import torch

    class Sounds(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.tower, self.projection = network.audio_model, network.audio_projection
            self.tower.audio_encoder.enable_fusion = False
            self.tower.audio_encoder.patch_embed.enable_fusion = False

        def forward(self, spectrograms: Any) -> Any:
            return self.projection(self.tower(input_features=spectrograms).pooler_output)

    return Sounds()


def _text_network(network: Any) -> Any:
    """The tower for words alone: tokens to vectors."""
    import torch

    class Texts(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.tower, self.projection = network.text_model, network.text_projection

        def forward(self, tokens: Any) -> Any:
            return self.projection(self.tower(input_ids=tokens, attention_mask=torch.ones_like(tokens)).pooler_output)

    return Texts()


def _tokens(tokenizer: Any, texts: Sequence[str]) -> list[npt.NDArray[np.int64]]:
    """One array of shape (length,) per text, without padding."""
    found = tokenizer(list(texts), truncation=True, max_length=_MOST_TOKENS)["input_ids"]
    return [np.asarray(one, dtype=np.int64) for one in found]


class ClapSounds:
    """The tower for sounds.

    A window shorter than the network's is repeated as often as it fits and padded with zeros, never cropped at
    random: the same window always gives the same vector.
    """

    def __init__(self, tower: Tower, mel: MelSpectrograms) -> None:
        self._tower = tower
        self._mel = mel

    def encode_media(self, batch: Sequence[npt.NDArray[np.float32]]) -> tuple[Vectors, ...]:
        """As `Encoder.encode_media`. Windows of silence or without samples give zeros."""
        vectors = normalised(self._tower(self._mel(batch)))
        vectors[[not np.any(sound) for sound in batch]] = 0
        return (vectors,)


class ClapTexts:
    """The tower for words."""

    def __init__(self, tower: Tower, tokenizer: Any) -> None:
        self._tower = tower
        self._tokenizer = tokenizer

    def encode_text(self, texts: Sequence[str]) -> Vectors:
        """As `TextEncoder.encode_text`."""
        return encode_texts(self._tower, texts, _tokens(self._tokenizer, texts))
