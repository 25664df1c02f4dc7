"""CLAP as the package laion-clap computes it, in place of transformers: for encoders that were imported so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.encoders import clap, laion_clap_place
from models.encoders.checkpoints import CLAP_CONFIG, Checkpoint, not_importable, read_json
from models.encoders.laion_clap_library import open_module
from models.encoders.protocol import Installation, major_version, normalised, version
from models.encoders.store import Stored
from models.encoders.torch_runtime import memory_errors
from models.errors import EncoderUnavailable, UserError
from models.messages import say
from models.spaces import Vectors, fingerprint

NAME = "laion-clap"
_SETTING = "backend"
_MOST_TOKENS = 77
_TEXT_WIDTH = 768  # of roberta-base, the only text network that its projections fit
_JOINT_WIDTH = 512
_MEMORY_BYTES = 1 << 30  # numba, scipy and pandas come along
# Its networks for sounds: width and depths -> name.
_ARCHITECTURES: Mapping[tuple[int, tuple[int, ...]], str] = {
    (96, (2, 2, 6, 2)): "HTSAT-tiny",
    (128, (2, 2, 12, 2)): "HTSAT-base",
    (256, (2, 2, 12, 2)): "HTSAT-large",
}


def require(backend: str) -> None:
    """Raises: UserError: there is no such backend, or not here; "" is the usual one."""
    problem = "" if not backend else laion_clap_place.why_not() if backend == NAME else "There is none of this name."
    if problem:
        raise UserError(
            say("The backend %1 cannot be used.", backend),
            problem,
            "Do that first, or import the encoder without a backend.",
        )


def with_backend(checkpoint: Checkpoint, backend: str) -> Checkpoint:
    """A checkpoint that runs in a backend from now on, as an encoder of its own.

    Raises: UserError: it is not CLAP's.
    """
    if not backend:
        return checkpoint
    if checkpoint.family != "clap":
        raise not_importable(say("The backend %1 runs CLAP checkpoints only.", backend))
    return replace(checkpoint, name=f"{checkpoint.name}-{backend}", settings={**checkpoint.settings, _SETTING: backend})


def is_meant(stored: Stored) -> bool:
    """Whether an encoder was imported with this backend."""
    return stored.settings.get(_SETTING) == NAME


def installation(stored: Stored) -> Installation:
    """How to start one that lies in the store.

    Raises:
        UserError: its configuration is damaged, or names a network that the package does not have.
        EncoderUnavailable: the package is not here.
    """
    place = laion_clap_place.find()
    if place is None:
        raise EncoderUnavailable(
            say("The encoder %1 cannot be used.", stored.name),
            laion_clap_place.why_not(),
            "Or import it without a backend.",
        )
    base = clap.installation(stored)
    architecture = find_architecture(read_json(stored.folder / CLAP_CONFIG))
    (space,) = base.description.spaces
    space = replace(
        space,
        fingerprint=fingerprint(
            encoder=NAME,
            weights_sha256=stored.weights_sha256,
            preprocessing=base.description.input,
            dim=space.dim,
            libraries={
                "torch": major_version("torch"),
                "transformers": version("transformers"),
                **place.libraries(),
            },
            recipe="window repeated, then padded with zeros; never fused; not rounded to 16 bits",
        ),
    )
    return Installation(
        description=replace(base.description, spaces=(space,)),
        media_target="models.encoders.laion_clap_backend:load_media",
        text_target="models.encoders.laion_clap_backend:load_text",
        args=(str(stored.folder), dict(stored.hashes), architecture),
        memory_bytes=base.memory_bytes + _MEMORY_BYTES,
        python=place.python,
    )


def find_architecture(config: Mapping[str, Any]) -> str:
    """The package's name of the network that a config.json in the form of transformers describes.

    Raises: UserError: it has none such.
    """
    sound, text = config.get("audio_config", {}), config.get("text_config", {})
    try:
        network = int(sound.get("patch_embeds_hidden_size", 96)), tuple(sound.get("depths", (2, 2, 6, 2)))
        widths = int(text.get("hidden_size", _TEXT_WIDTH)), int(config.get("projection_dim", _JOINT_WIDTH))
    except (AttributeError, TypeError, ValueError) as error:
        raise not_importable(say("%1 describes no network.", CLAP_CONFIG)) from error
    if network not in _ARCHITECTURES or widths != (_TEXT_WIDTH, _JOINT_WIDTH):
        raise not_importable(
            "The package laion-clap has no network of its size (import it without the backend laion-clap)."
        )
    return _ARCHITECTURES[network]


def load_media(folder: str, hashes: Mapping[str, str], architecture: str) -> LaionSounds:
    """Runs in the worker process that listens to sounds."""
    return LaionSounds(*_open(Path(folder), hashes, architecture))


def load_text(folder: str, hashes: Mapping[str, str], architecture: str) -> LaionTexts:
    """Runs in the worker process that reads queries.

    Raises: EncoderUnavailable: also when the tokenizer knows hardly any words.
    """
    module, _ = _open(Path(folder), hashes, architecture)
    return LaionTexts(module)


def _open(folder: Path, hashes: Mapping[str, str], architecture: str) -> tuple[Any, int]:
    tokenizer = clap.open_tokenizer(folder, hashes)
    mel = clap.open_spectrograms(folder, hashes)
    return open_module(folder, hashes, architecture, tokenizer, mel), mel.settings.samples


class LaionSounds:
    """The package's tower for sounds.

    Args:
        module: the package's `CLAP_Module`.
        samples: length of its window.
    """

    def __init__(self, module: Any, samples: int) -> None:
        self._module = module
        self._samples = samples

    def encode_media(self, batch: Sequence[npt.NDArray[np.float32]]) -> tuple[Vectors, ...]:
        """As `Encoder.encode_media`. Windows of silence or without samples give zeros.

        The package gets tensors, which it does not round to 16 bits, and never more than a window, of which it would
        cut a random part.
        """
        import torch

        with memory_errors(), torch.inference_mode():
            windows = [torch.from_numpy(self._window(sound)) for sound in batch]
            vectors = normalised(self._module.get_audio_embedding_from_data(windows, use_tensor=True).numpy())
        vectors[[not np.any(sound) for sound in batch]] = 0
        return (vectors,)

    def _window(self, sound: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        window = np.array(sound[: self._samples], dtype=np.float32)
        return window if len(window) else np.zeros(1, dtype=np.float32)


class LaionTexts:
    """The package's tower for words."""

    def __init__(self, module: Any) -> None:
        self._module = module

    def encode_text(self, texts: Sequence[str]) -> Vectors:
        """As `TextEncoder.encode_text`. Texts run one at a time, without padding: each has a length of its own."""
        import torch

        with memory_errors(), torch.inference_mode():
            vectors = normalised(np.concatenate([self._one(text) for text in texts]))
        vectors[[not text.strip() for text in texts]] = 0
        return vectors

    def _one(self, text: str) -> Vectors:
        found: Vectors = self._module.get_text_embedding([text], tokenizer=self._tokens, use_tensor=True).numpy()
        return found

    def _tokens(self, texts: Sequence[str]) -> Any:
        return self._module.tokenize(list(texts), truncation=True, max_length=_MOST_TOKENS, return_tensors="pt")
