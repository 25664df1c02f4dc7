"""The package laion-clap itself, kept from the network, with weights of the store. Runs in worker processes only.

Left alone, it asks a hub for three tokenizers when it is imported and for a network and a fourth tokenizer when its
own network is built, and goes on without a word when it gets a tokenizer that knows five tokens.
"""

from __future__ import annotations

import contextlib
import os
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from models.encoders.checkpoints import CLAP_WEIGHTS
from models.encoders.laion import stored_names
from models.encoders.mel import MelSpectrograms
from models.encoders.torch_runtime import prepare_torch
from models.encoders.torchvision_operators import ensure_torchvision
from models.encoders.weights import require_intact
from models.errors import EncoderUnavailable
from models.messages import say

_ITS_TEXT_NETWORK = "roberta-base"
_EPSILON = 1e-5  # of roberta-base; CLAP's configurations in the form of transformers say 1e-12, which no vector shows
_TOKENIZERS = ("BertTokenizer", "RobertaTokenizer", "BartTokenizer")
_NETWORKS = ("BertModel", "RobertaModel", "BartModel")
_SENTENCE = "A dog barks twice, then it rains."
# Constants that the package computes itself; some stored checkpoints have them, others do not.
_COMPUTED = (".relative_position_index", ".num_batches_tracked")


def open_module(
    folder: Path, hashes: Mapping[str, str], architecture: str, tokenizer: Any, mel: MelSpectrograms
) -> Any:
    """The package's `CLAP_Module` with the weights of an encoder in the store.

    Args:
        architecture: the package's name of the network for sounds, e.g. "HTSAT-tiny".
        tokenizer: the encoder's own, already opened.
        mel: makes the spectrograms of a network with fusion, for which the package would need torchaudio.

    Raises:
        EncoderUnavailable: the weights were changed or do not fit, or the tokenizer is useless.
        ImportError: a package is missing.
    """
    require_round_trip(tokenizer, folder.name)
    for name, sha256 in hashes.items():
        require_intact(folder / name, sha256, folder.name)
    prepare_torch()
    os.environ["WANDB_MODE"] = "disabled"  # never imported here, and silent if it were
    ensure_torchvision()
    with _kept_from_hub(folder, tokenizer), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of old names that the package uses
        import laion_clap
        from laion_clap.training import data

        module = laion_clap.CLAP_Module(enable_fusion=mel.settings.fused, device="cpu", amodel=architecture)
    _fill(module.model, _read_weights(folder), folder.name)
    data.get_mel = _spectrogram(mel)
    return module.eval()


def require_round_trip(tokenizer: Any, name: str) -> None:
    """Raises: EncoderUnavailable: a sentence does not come back from its tokens."""
    found = tokenizer.decode(tokenizer(_SENTENCE)["input_ids"], skip_special_tokens=True)
    if found.strip() != _SENTENCE:
        raise EncoderUnavailable(
            say("The encoder “%1” cannot be used.", name),
            say(
                "Its tokenizer turns “%1” into “%2”: some of its files are missing or wrong.", _SENTENCE, found.strip()
            ),
            "Import a folder that holds the tokenizer's files too.",
        )


@contextlib.contextmanager
def _kept_from_hub(folder: Path, tokenizer: Any) -> Iterator[None]:
    """Within it, what the package asks a hub for is answered from the store."""
    import transformers

    def answer_tokenizer(name: str, *_: Any, **__: Any) -> Any:
        return tokenizer if name == _ITS_TEXT_NETWORK else None  # the others are for networks that CLAP is not

    def answer_network(name: str, *_: Any, **__: Any) -> Any:
        if name != _ITS_TEXT_NETWORK:
            raise ImportError(f"laion-clap asks for {name}, which is not on this computer")
        return _text_network(folder)

    with contextlib.ExitStack() as stack:
        for kinds, answer in ((_TOKENIZERS, answer_tokenizer), (_NETWORKS, answer_network)):
            # One class may have two of the names.
            for kind in {getattr(transformers, name) for name in kinds}:
                kind.from_pretrained = answer  # hides the inherited one until it is deleted
                stack.callback(delattr, kind, "from_pretrained")
        yield


def _text_network(folder: Path) -> Any:
    """roberta-base without its weights, in the sizes of the encoder's own."""
    import transformers

    library: Any = transformers
    text = library.ClapConfig.from_pretrained(folder, local_files_only=True).text_config
    sizes = (
        "vocab_size",
        "hidden_size",
        "num_hidden_layers",
        "num_attention_heads",
        "intermediate_size",
        "max_position_embeddings",
        "type_vocab_size",
    )
    config = library.RobertaConfig(layer_norm_eps=_EPSILON, **{size: getattr(text, size) for size in sizes})
    return library.RobertaModel(config)


def _read_weights(folder: Path) -> Mapping[str, Any]:
    """Tensors and nothing else, under the names of transformers."""
    safe, pickled = (folder / name for name in CLAP_WEIGHTS)
    if safe.is_file():
        from safetensors.torch import load_file

        return load_file(safe)
    import torch

    content: Mapping[str, Any] = torch.load(pickled, map_location="cpu", weights_only=True)
    return content


def _fill(network: Any, weights: Mapping[str, Any], name: str) -> None:
    """Put stored weights into the package's network. Raises: EncoderUnavailable: they do not fit."""
    import torch

    state = network.state_dict()
    try:
        for own in state:
            names = stored_names(own)
            if not names or (own.endswith(_COMPUTED) and names[0] not in weights):
                continue
            parts = [weights[one] for one in names]
            state[own] = parts[0] if len(parts) == 1 else torch.cat(parts)
        network.load_state_dict(state)
    except (KeyError, RuntimeError) as error:
        reason = str(error).strip().splitlines()[-1].strip()
        raise EncoderUnavailable(
            say("The encoder “%1” cannot be used.", name),
            say("Its weights do not fit the network of laion-clap (%1).", reason),
            "Import it without the backend laion-clap.",
        ) from error


def _spectrogram(mel: MelSpectrograms) -> Any:
    """In the place of the package's `get_mel`: a waveform as a tensor to its spectrogram, shape (frames, bands)."""
    import torch

    def get_mel(waveform: Any, _: Mapping[str, Any]) -> Any:
        return torch.from_numpy(mel([waveform.numpy()])[0, 0])

    return get_mel
