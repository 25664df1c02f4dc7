"""Writes tiny OpenCLIP and CLAP checkpoints with random weights, in the real libraries' own forms.

Run as a program, so that torch never enters the process of the tests: `python tiny_checkpoints.py FOLDER`.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from models.encoders.torch_runtime import prepare_torch
from models.encoders.torchvision_operators import ensure_torchvision

OPENCLIP_CONFIG = {
    "model_cfg": {
        "embed_dim": 24,
        "vision_cfg": {"image_size": 32, "layers": 2, "width": 32, "head_width": 16, "patch_size": 8},
        "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 2},
    },
    "preprocess_cfg": {
        "mean": [0.5, 0.4, 0.3],
        "std": [0.2, 0.25, 0.3],
        "interpolation": "bicubic",
        "resize_mode": "shortest",
    },
}
TEXTS = ("a dog barks", "somebody plays the piano in the rain")


def write_openclip(folder: Path, weights_file: str) -> None:
    import open_clip
    import torch
    from safetensors.torch import save_file

    folder.mkdir(parents=True)
    torch.manual_seed(7)
    network = open_clip.CLIP(
        embed_dim=OPENCLIP_CONFIG["model_cfg"]["embed_dim"],
        vision_cfg=OPENCLIP_CONFIG["model_cfg"]["vision_cfg"],
        text_cfg=OPENCLIP_CONFIG["model_cfg"]["text_cfg"],
    )
    state = {name: tensor.contiguous() for name, tensor in network.state_dict().items()}
    if weights_file.endswith(".safetensors"):
        save_file(state, folder / weights_file)
    else:
        torch.save(state, folder / weights_file)
    (folder / "open_clip_config.json").write_text(json.dumps(OPENCLIP_CONFIG))


def write_clap(folder: Path, *, fused: bool) -> None:
    import torch
    from transformers import ClapConfig, ClapFeatureExtractor, ClapModel

    torch.manual_seed(7)
    tokens = _write_tokenizer(folder)
    config = ClapConfig(
        text_config={
            "vocab_size": tokens,
            "hidden_size": 32,
            "num_hidden_layers": 2,
            "num_attention_heads": 2,
            "intermediate_size": 64,
        },
        audio_config={
            "hidden_size": 128,
            "patch_embeds_hidden_size": 16,
            "depths": [1, 1, 1, 1],
            "num_attention_heads": [1, 2, 2, 4],
            "num_hidden_layers": 4,
            "enable_fusion": fused,
            "fusion_type": "aff_2d" if fused else None,
        },
        projection_dim=20,
    )
    ClapModel(config).save_pretrained(folder)
    ClapFeatureExtractor(truncation="fusion" if fused else "rand_trunc").save_pretrained(folder)


def _write_tokenizer(folder: Path) -> int:
    from tokenizers import ByteLevelBPETokenizer
    from transformers import RobertaTokenizerFast

    folder.mkdir(parents=True)
    trained = ByteLevelBPETokenizer()
    trained.train_from_iterator(
        ["a dog barks", "rain on a roof", "somebody plays the piano"],
        vocab_size=400,
        min_frequency=1,
        special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"],
        show_progress=False,
    )
    trained.save_model(str(folder))
    tokenizer = RobertaTokenizerFast.from_pretrained(folder, local_files_only=True)
    tokenizer.save_pretrained(folder)
    return len(tokenizer)


def write_openclip_reference(folder: Path, target: Path) -> None:
    """What open_clip itself makes of a picture and two texts, by its own preprocessing."""
    import numpy as np
    import open_clip
    import torch
    from PIL import Image

    network, preprocess = open_clip.create_model_from_pretrained(f"local-dir:{folder}")
    network.eval()
    picture = np.random.default_rng(3).integers(0, 256, (32, 32, 3), dtype=np.uint8)
    tokens = open_clip.get_tokenizer(f"local-dir:{folder}")(list(TEXTS))
    with torch.inference_mode():
        seen = network.encode_image(preprocess(Image.fromarray(picture))[None], normalize=True)
        read = network.encode_text(tokens, normalize=True)
    np.savez(target, media=picture, media_vectors=seen.numpy(), text_vectors=read.numpy())


def write_clap_reference(folder: Path, target: Path) -> None:
    """What transformers itself makes of ten seconds of sound and two texts."""
    import numpy as np
    import torch
    from transformers import AutoTokenizer, ClapFeatureExtractor, ClapModel

    network = ClapModel.from_pretrained(folder).eval()
    sound = np.random.default_rng(3).normal(0, 0.1, 480_000).astype(np.float32)
    features = ClapFeatureExtractor.from_pretrained(folder)(sound, sampling_rate=48_000, return_tensors="pt")
    tokens = AutoTokenizer.from_pretrained(folder)(list(TEXTS), padding=True, return_tensors="pt")
    with torch.inference_mode():
        heard = network.get_audio_features(input_features=features["input_features"].float()).pooler_output
        read = network.get_text_features(**tokens).pooler_output
    np.savez(target, media=sound, media_vectors=heard.numpy(), text_vectors=read.numpy())


def main(target: Path) -> None:
    prepare_torch()
    ensure_torchvision()
    write_openclip(target / "openclip-tiny", "open_clip_model.safetensors")
    write_openclip(target / "openclip-pickled", "open_clip_pytorch_model.bin")
    write_clap(target / "clap-tiny", fused=False)
    write_clap(target / "clap-fused", fused=True)
    write_openclip_reference(target / "openclip-tiny", target / "openclip.npz")
    write_clap_reference(target / "clap-tiny", target / "clap.npz")


if __name__ == "__main__":
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
    main(Path(sys.argv[1]))
