"""Writes a tiny text encoder of the BERT family with random weights, and bare OpenCLIP weights.

Run as a program, so that torch never enters the process of the tests: `python tiny_texts.py FOLDER`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from models.encoders.torch_runtime import prepare_torch
from models.encoders.torchvision_operators import ensure_torchvision

TEXTS = ["a dog barks", "somebody plays the piano in the rain"]
SMALL_ARCHITECTURE = "ViT-S-32-alt"


def write_bert(folder: Path) -> None:
    import numpy as np
    import torch
    from tokenizers import BertWordPieceTokenizer
    from transformers import BertConfig, BertModel

    (folder / "1_Pooling").mkdir(parents=True)
    tokenizer = BertWordPieceTokenizer()
    words = (
        "passage query rain on a roof when the quick brown fox jumps over lazy dogs while bells are ringing far away"
    )
    tokenizer.train_from_iterator(
        [*TEXTS, words, words[::-1]] * 3, vocab_size=400, min_frequency=1, show_progress=False
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    torch.manual_seed(5)
    network = BertModel(
        BertConfig(
            vocab_size=tokenizer.get_vocab_size(),
            hidden_size=24,
            num_hidden_layers=2,
            num_attention_heads=2,
            intermediate_size=48,
        ),
        add_pooling_layer=False,
    ).eval()
    network.save_pretrained(folder)
    (folder / "1_Pooling" / "config.json").write_text(json.dumps({"pooling_mode_cls_token": True}))
    prompts = {"query": "query ", "passage": "passage "}
    (folder / "config_sentence_transformers.json").write_text(json.dumps({"prompts": prompts}))
    vectors = {}
    for role, prefix in prompts.items():
        encoded = [tokenizer.encode(prefix + text).ids for text in TEXTS]
        with torch.inference_mode():
            states = [network(torch.tensor([ids])).last_hidden_state[0] for ids in encoded]
        for pooling, rows in (("cls", [one[0] for one in states]), ("mean", [one.mean(0) for one in states])):
            vectors[f"{role}_{pooling}"] = torch.nn.functional.normalize(torch.stack(rows), dim=1).numpy()
    np.savez(folder.parent / "bert.npz", **vectors)


def write_bare_openclip(target: Path) -> None:
    import open_clip
    import torch

    torch.manual_seed(5)
    network = open_clip.create_model(SMALL_ARCHITECTURE)
    torch.save({"state_dict": network.state_dict()}, target / "bare.pt")


if __name__ == "__main__":
    prepare_torch()
    ensure_torchvision()
    write_bert(Path(sys.argv[1]) / "bert-tiny")
    write_bare_openclip(Path(sys.argv[1]))
