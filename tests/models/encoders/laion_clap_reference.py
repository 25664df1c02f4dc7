"""Makes checkpoints as LAION publishes them, with random weights, and what the package laion-clap makes of them.

Run as a program by the interpreter of the environment that has the package: `python laion_clap_reference.py FOLDER`.
Whatever opens a socket meanwhile is written down, in `sockets.txt`.
"""

from __future__ import annotations

import json
import os
import sys
import warnings
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

import numpy as np
import numpy.typing as npt

from models.encoders.torch_runtime import prepare_torch
from models.encoders.torchvision_operators import ensure_torchvision

TEXTS = ("a dog barks", "somebody plays the piano in the rain", "rain", "a very loud bang, then nothing")
RATE_HZ = 48_000
_WORDS = ("a dog barks", "rain on a roof", "somebody plays the piano")
_sockets: list[str] = []


def sounds() -> list[npt.NDArray[np.float32]]:
    """Five sounds: three as long as a window, two shorter, one of which repeats to less than a window."""
    rng = np.random.default_rng(5)
    time_s = np.arange(10 * RATE_HZ) / RATE_HZ
    made = [
        0.5 * np.sin(2 * np.pi * 440 * time_s),
        rng.normal(0, 0.1, len(time_s)),
        np.sin(2 * np.pi * (200 + 400 * time_s) * time_s) * (time_s % 1 < 0.5),
        np.sign(np.sin(2 * np.pi * 90 * time_s[: 3 * RATE_HZ])) * np.exp(-time_s[: 3 * RATE_HZ]),
        rng.normal(0, 0.5, 7 * RATE_HZ) * (time_s[: 7 * RATE_HZ] % 0.5 < 0.02),
    ]
    return [one.astype(np.float32) for one in made]


def _make_tokenizer(folder: Path) -> Any:
    from tokenizers import ByteLevelBPETokenizer
    from transformers import RobertaTokenizer

    trained = ByteLevelBPETokenizer()
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    trained.train_from_iterator(_WORDS, vocab_size=400, min_frequency=1, special_tokens=special, show_progress=False)
    trained.save_model(str(folder))
    return RobertaTokenizer.from_pretrained(folder, local_files_only=True)


def _keep_from_hub(tokenizer: Any) -> None:
    """What the package would ask a hub for: the tokenizer, and roberta-base, here with two layers only."""
    import transformers

    config = transformers.RobertaConfig(
        vocab_size=len(tokenizer),
        num_hidden_layers=2,
        max_position_embeddings=514,
        type_vocab_size=1,
        layer_norm_eps=1e-5,
        intermediate_size=512,
    )
    transformers.RobertaTokenizer.from_pretrained = lambda *_, **__: tokenizer
    transformers.BertTokenizer.from_pretrained = lambda *_, **__: None
    transformers.RobertaModel.from_pretrained = lambda *_, **__: transformers.RobertaModel(config)


def _randomise(network: Any) -> None:
    """Every weight its own value, large enough that different sounds and words end up far apart."""
    import torch

    made = torch.Generator().manual_seed(11)
    for name, tensor in network.state_dict().items():
        if "_extractor." in name or name.endswith("attn_mask") or not tensor.is_floating_point():
            continue  # constants and counters
        noise = torch.randn(tensor.shape, generator=made)
        if name.endswith("running_var"):
            tensor.copy_(400 + 50 * noise.abs())
        elif name.endswith("running_mean"):
            tensor.copy_(-30 + 5 * noise)
        elif tensor.ndim < 2:
            tensor.add_(0.1 * noise)
        else:
            tensor.copy_(noise * 1.5 / tensor[0].numel() ** 0.5)


def _write_checkpoint(module: Any, file: Path) -> None:
    """As LAION's training wrote it: numpy numbers among the tensors, names with a prefix, a buffer of old libraries."""
    import torch

    state = {f"module.{name}": tensor for name, tensor in module.model.state_dict().items()}
    state["module.text_branch.embeddings.position_ids"] = torch.arange(514)[None]
    torch.save({"epoch": 7, "name": "random", "loss": np.float64(0.5), "state_dict": state}, file)


def _write_reference(module: Any, file: Path, rounded: bool) -> None:
    """By the package's own ways alone: its tokenizer with padding, its windows, and rounding to 16 bits or not."""
    import torch

    if rounded:
        heard = [module.get_audio_embedding_from_data([one]) for one in sounds()]
    else:
        tensors = [torch.from_numpy(one) for one in sounds()]
        heard = [module.get_audio_embedding_from_data([one], use_tensor=True).numpy() for one in tensors]
    np.savez(file, media=np.concatenate(heard), text=module.get_text_embedding(list(TEXTS)))


def _write(folder: Path, tokenizer: Any, *, fused: bool) -> None:
    import torch

    folder.mkdir(parents=True)
    tokenizer.save_pretrained(folder)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import laion_clap

        torch.manual_seed(3)
        module = laion_clap.CLAP_Module(enable_fusion=fused, device="cpu")
    _randomise(module.model)
    weights = folder / "630k-random.pt"
    _write_checkpoint(module, weights)
    module = laion_clap.CLAP_Module(enable_fusion=fused, device="cpu")
    module.load_ckpt(str(weights), verbose=False)
    if not fused:  # with fusion, the package needs torchaudio for sounds
        _write_reference(module, folder.with_suffix(".npz"), rounded=False)
        _write_reference(module, folder.with_suffix(".rounded.npz"), rounded=True)


def _note_sockets(event: str, arguments: Any) -> None:
    if event in ("socket.__new__", "socket.connect", "socket.getaddrinfo"):
        _sockets.append(f"{event} {arguments}")


def main(target: Path) -> None:
    sys.addaudithook(_note_sockets)
    prepare_torch()
    ensure_torchvision()
    tokenizer = _make_tokenizer(target)
    _keep_from_hub(tokenizer)
    _write(target / "plain", tokenizer, fused=False)
    _write(target / "fused", tokenizer, fused=True)
    (target / "sockets.txt").write_text(json.dumps(_sockets))


if __name__ == "__main__":
    os.environ["WANDB_MODE"] = "disabled"
    main(Path(sys.argv[1]))
