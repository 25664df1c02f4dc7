"""CLAP: sounds and words in one space, from a checkpoint on this computer in the form of transformers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.encoders.checkpoints import CLAP_CONFIG, CLAP_PREPROCESSOR, not_importable, read_json
from models.encoders.protocol import Description, Installation, major_version, normalised, version
from models.encoders.store import Stored
from models.encoders.torch_runtime import memory_errors, prepare_torch
from models.encoders.torchvision_operators import ensure_torchvision
from models.encoders.weights import installed, require_intact
from models.errors import EncoderUnavailable
from models.kinds import Kind
from models.spaces import SoundInput, Space, Vectors, fingerprint

_FEWEST_TOKENS = 100  # a tokenizer whose files are missing may load with its five special tokens alone
_MOST_TOKENS = 77
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
        args=(str(stored.folder), dict(stored.hashes)),
        memory_bytes=_MEMORY_BYTES + 3 * sum(stored.sizes.values()),
    )


def why_not() -> str:
    """Why none can be used here, "" when they can."""
    return "" if installed("torch", "transformers") else "The package transformers is missing."


def _describe(stored: Stored) -> Description:
    preprocessing = _sound_input(read_json(stored.folder / CLAP_PREPROCESSOR))
    dim = read_json(stored.folder / CLAP_CONFIG).get("projection_dim", 512)
    if not isinstance(dim, int) or dim <= 0:
        raise not_importable(f"{CLAP_CONFIG} names no vector length (projection_dim).")
    space = Space(
        name=f"{stored.name}/joint",
        fingerprint=fingerprint(
            encoder="clap",
            weights_sha256=stored.weights_sha256,
            preprocessing=preprocessing,
            dim=dim,
            libraries={"torch": major_version("torch"), "transformers": version("transformers")},
            recipe="window repeated, then padded with zeros; never fused",
        ),
        dim=dim,
        kinds=(Kind.AUDIO,),
        answers_text=True,
        finds_similar=True,
    )
    return Description(
        name=stored.name,
        title=f"CLAP {stored.name.removeprefix('clap-')}",
        purpose="Finds sounds by any words, and similar sounds.",
        licence="As stated where the weights come from",
        source="Wu et al. 2023 (LAION-CLAP)",
        kinds=(Kind.AUDIO,),
        input=preprocessing,
        spaces=(space,),
        batch=4,
    )


def _sound_input(preprocessor: Mapping[str, Any]) -> SoundInput:
    rate_hz, window_s = preprocessor.get("sampling_rate", 48_000), preprocessor.get("max_length_s", 10)
    if not isinstance(rate_hz, int) or not 8_000 <= rate_hz <= 192_000:
        raise not_importable(f"{CLAP_PREPROCESSOR} asks for sound at {rate_hz} Hz.")
    if window_s != _WINDOW_S:
        raise not_importable(f"{CLAP_PREPROCESSOR} asks for windows of {window_s} s.")
    return SoundInput(rate_hz=rate_hz, window_s=_WINDOW_S)


def load_media(folder: str, hashes: Mapping[str, str]) -> ClapSounds:
    """Runs in the worker process that listens to sounds."""
    network = _load(Path(folder), hashes)
    network.text_model = None
    from transformers import ClapFeatureExtractor

    return ClapSounds(network, ClapFeatureExtractor.from_pretrained(folder, local_files_only=True))


def load_text(folder: str, hashes: Mapping[str, str]) -> ClapTexts:
    """Runs in the worker process that reads queries.

    Raises: EncoderUnavailable: also when the tokenizer knows hardly any words.
    """
    network = _load(Path(folder), hashes)
    network.audio_model = None
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    if len(tokenizer) < _FEWEST_TOKENS:
        raise EncoderUnavailable(
            f"The encoder “{Path(folder).name}” cannot be used.",
            f"Its tokenizer knows {len(tokenizer)} tokens only: some of its files are missing.",
            "Import a folder that holds the tokenizer's files too.",
        )
    return ClapTexts(network, tokenizer)


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
    if report["missing_keys"] or report.get("mismatched_keys"):
        raise EncoderUnavailable(
            f"The encoder “{folder.name}” cannot be used.",
            "Its weights do not fit its configuration.",
            "Import a folder whose files belong together.",
        )
    return network.float().eval()


class ClapSounds:
    """The tower for sounds.

    A window shorter than the network's is repeated as often as it fits and padded with zeros, never cropped at
    random: the same window always gives the same vector.
    """

    def __init__(self, network: Any, extractor: Any) -> None:
        self._network = network
        self._extractor = extractor
        self._fused = bool(network.config.audio_config.enable_fusion)

    def encode_media(self, batch: Sequence[npt.NDArray[np.float32]]) -> tuple[Vectors, ...]:
        """As `Encoder.encode_media`. Windows of silence or without samples give zeros."""
        import torch

        silent = [not np.any(sound) for sound in batch]
        longest = int(self._extractor.nb_max_samples)
        heard = [np.zeros(longest) if quiet else sound[:longest] for sound, quiet in zip(batch, silent, strict=True)]
        with memory_errors(), torch.inference_mode():
            features = self._extractor(
                heard,
                truncation="fusion" if self._fused else "rand_trunc",
                padding="repeatpad",
                sampling_rate=self._extractor.sampling_rate,
                return_tensors="pt",
            )["input_features"].float()
            is_longer = torch.zeros((len(batch), 1), dtype=torch.bool)
            answer = self._network.get_audio_features(input_features=features, is_longer=is_longer)
        vectors = normalised(answer.pooler_output.numpy())
        vectors[silent] = 0
        return (vectors,)


class ClapTexts:
    """The tower for words."""

    def __init__(self, network: Any, tokenizer: Any) -> None:
        self._network = network
        self._tokenizer = tokenizer

    def encode_text(self, texts: Sequence[str]) -> Vectors:
        """As `TextEncoder.encode_text`."""
        import torch

        tokens = self._tokenizer(
            list(texts), padding=True, truncation=True, max_length=_MOST_TOKENS, return_tensors="pt"
        )
        with memory_errors(), torch.inference_mode():
            answer = self._network.get_text_features(
                input_ids=tokens["input_ids"], attention_mask=tokens["attention_mask"]
            )
        vectors = normalised(answer.pooler_output.numpy())
        vectors[[not text.strip() for text in texts]] = 0
        return vectors
