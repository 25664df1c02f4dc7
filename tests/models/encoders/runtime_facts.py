"""Computes what the tests of runtimes compare, where torch is: `python runtime_facts.py CHECKPOINTS WORKPLACE`.

Writes facts.json into the workplace: name -> figures.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
import tempfile
from collections import OrderedDict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from tiny_checkpoints import OPENCLIP_CONFIG, TEXTS

from models.encoders import probes, runtimes
from models.encoders.openclip_texts import Cut, text_network
from models.encoders.protocol import normalised
from models.encoders.torch_runtime import memory_errors, prepare_torch
from models.encoders.torchvision_operators import ensure_torchvision
from models.encoders.towers import TorchTower
from models.errors import EncoderUnavailable, UserError
from models.spaces import SoundInput


def cosines(these: Any, those: Any) -> np.ndarray:
    """Of rows. Returns: shape (n,)."""
    return np.einsum("nd,nd->n", normalised(np.asarray(these)), normalised(np.asarray(those)))


def cut_texts() -> dict[str, Any]:
    """Cut and uncut texts in three causal forms of OpenCLIP's tower, and in one that is not causal."""
    import open_clip
    import torch

    found: dict[str, Any] = {}
    text = OPENCLIP_CONFIG["model_cfg"]["text_cfg"]
    vision = OPENCLIP_CONFIG["model_cfg"]["vision_cfg"]
    tokens = open_clip.get_tokenizer("ViT-B-32")([*probes.texts(), *TEXTS, "", "word " * 200]).numpy()
    for name, network_class, changes in (
        ("clip", open_clip.CLIP, {}),
        ("custom", open_clip.CustomTextCLIP, {}),
        ("custom, eos", open_clip.CustomTextCLIP, {"pool_type": "eos", "eos_id": 49407, "proj_bias": True}),
        ("not causal", open_clip.CustomTextCLIP, {"no_causal_mask": True, "pool_type": "last"}),
    ):
        torch.manual_seed(3)
        network = network_class(embed_dim=24, vision_cfg=vision, text_cfg={**text, **changes}).eval()
        with torch.inference_mode():
            whole = network.encode_text(torch.from_numpy(tokens)).numpy()
        cut = Cut.of({"text_cfg": {**text, **changes}})
        tower = TorchTower(text_network(network, cut))
        short = cut.apply(tokens)
        quick = np.concatenate([tower(one[None]) for one in short])
        lengths = [len(one) for one in short]
        found[name] = {
            "cut": cut.possible,
            "furthest": float(np.abs(normalised(whole) - normalised(quick)).max()),
            "shortest": min(lengths),
            "longest": max(lengths),
        }
    return found


def spectrograms(checkpoints: Path) -> dict[str, Any]:
    """Findling's spectrograms and transformers', and what tiny networks make of both."""
    import torch
    from transformers import ClapFeatureExtractor, ClapModel

    from models.encoders.clap import _mel_settings, _sound_network
    from models.encoders.mel import MelSpectrograms

    found = {}
    some = probes.sounds(SoundInput(48_000))[:8]
    sounds = [*some, some[0][:1], some[1][:1000], some[2][:100_001], some[3][:479_999], some[4] * 1e-4]
    for name in ("clap-tiny", "clap-fused"):
        folder = checkpoints / name
        extractor, network = ClapFeatureExtractor.from_pretrained(folder), ClapModel.from_pretrained(folder).eval()
        mel = MelSpectrograms(_mel_settings(folder))
        answer = extractor(sounds, sampling_rate=48_000, return_tensors="pt")
        theirs, ours = answer["input_features"].float(), mel(sounds)
        with torch.inference_mode():
            exact = network.get_audio_features(
                input_features=theirs, is_longer=torch.zeros((len(sounds), 1), dtype=torch.bool)
            ).pooler_output.numpy()
        heard = TorchTower(_sound_network(network))(ours)
        loud = theirs[:, :1].numpy() > -60
        found[name] = {
            "furthest_db": float(np.abs(theirs[:, :1].numpy() - ours)[loud].max()),
            "least_cosine": float(cosines(exact, heard).min()),
            "spread": float((normalised(exact) @ normalised(exact).T).min()),
        }
    return found


def laion_state(checkpoint: Path) -> dict[str, Any]:
    """The tensors of a tiny network under the names of LAION's code, with what LAION's files hold besides."""
    import torch
    from safetensors.torch import load_file

    renames = (
        ("audio_model.audio_encoder.batch_norm.", "audio_branch.bn0."),
        ("audio_model.audio_encoder.", "audio_branch."),
        ("text_model.", "text_branch."),
        ("_projection.linear1.", "_projection.0."),
        ("_projection.linear2.", "_projection.2."),
    )
    in_sounds = (
        (".attention.output.dense.", ".attn.proj."),
        (".attention.self.", ".attn."),
        (".intermediate.dense.", ".mlp.fc1."),
        (".output.dense.", ".mlp.fc2."),
        (".layernorm_before.", ".norm1."),
        (".layernorm_after.", ".norm2."),
    )
    state: dict[str, Any] = {}
    for name, tensor in load_file(checkpoint / "model.safetensors").items():
        for one, other in (*renames, *(in_sounds if name.startswith("audio_model.") else ())):
            name = name.replace(one, other)
        state["module." + name] = tensor
    for name in [name for name in state if ".attn.query." in name and "audio_branch" in name]:
        parts = [state.pop(name.replace("query", part)) for part in ("query", "key", "value")]
        state[name.replace("query", "qkv")] = torch.cat(parts)
    for name in ("spectrogram_extractor.stft.conv_real.weight", "logmel_extractor.melW", "tscam_conv.weight"):
        state[f"module.audio_branch.{name}"] = torch.zeros(3)
    state["module.text_transform.sequential.0.weight"] = torch.zeros(3)
    return state


def laion(checkpoints: Path, workplace: Path) -> dict[str, Any]:
    """A converted file against the network it was made from; and what happens to planted and wrong files."""
    import torch
    from safetensors.torch import load_file

    from models.encoders.laion import convert_laion

    found: dict[str, Any] = {}
    for name in ("clap-tiny", "clap-fused"):
        state = laion_state(checkpoints / name)
        content = {"epoch": np.int64(3), "best": np.float64(0.5), "state_dict": OrderedDict(state)}
        file, folder = workplace / f"{name}.pt", workplace / f"laion-{name}"
        torch.save(content, file)
        folder.mkdir()
        convert_laion(file, folder)
        before, after = (load_file(one / "model.safetensors") for one in (checkpoints / name, folder))
        counted = (".position_ids", ".token_type_ids", ".relative_position_index")
        names = {one for one in before if not one.endswith(counted)}
        found[name] = {
            "missing": sorted(names - set(after)),
            "more": sorted(set(after) - set(before)),
            "different": sorted(one for one in names & set(after) if not torch.equal(before[one], after[one])),
            "config": _same_config(checkpoints / name, folder),
            "vectors": _laion_cosine(checkpoints / name, folder),
        }
    found["refused"] = {}
    planted = {"state_dict": state, "args": _Planted(workplace / "ran")}
    torch.save(planted, workplace / "planted.pt", pickle_protocol=2)
    (workplace / "plain.pt").write_bytes(pickle.dumps(planted["args"], protocol=2))
    torch.save({"state_dict": {"visual.proj": torch.zeros(3)}}, workplace / "other.pt")
    torch.save({"state_dict": {"audio_branch.bn0.weight": torch.zeros(3)}}, workplace / "torso.pt")
    (workplace / "cut.pt").write_bytes((workplace / "clap-tiny.pt").read_bytes()[:-5000])
    for name in ("planted", "plain", "other", "torso", "cut"):
        with tempfile.TemporaryDirectory() as target:
            try:
                convert_laion(workplace / f"{name}.pt", Path(target))
                found["refused"][name] = ""
            except UserError as error:
                found["refused"][name] = error.why
            found["refused"][name] += " LEFT" * bool(os.listdir(target))
    found["ran"] = (workplace / "ran").exists()
    pickle.loads((workplace / "plain.pt").read_bytes())
    found["would_have_run"] = (workplace / "ran").exists()
    return found


class _Planted:
    def __init__(self, marker: Path) -> None:
        self._marker = str(marker)

    def __reduce__(self) -> Any:
        return os.mkdir, (self._marker,)


def _same_config(one: Path, other: Path) -> list[str]:
    from transformers import ClapConfig

    wanted = (
        ("audio_config", ("depths", "num_attention_heads", "patch_embeds_hidden_size", "hidden_size", "enable_fusion")),
        ("text_config", ("vocab_size", "hidden_size", "num_hidden_layers", "intermediate_size")),
    )
    configs = [ClapConfig.from_pretrained(folder) for folder in (one, other)]
    return [
        f"{part}.{name}"
        for part, names in wanted
        for name in names
        if len({str(getattr(getattr(config, part), name)) for config in configs}) > 1
    ]


def _laion_cosine(one: Path, other: Path) -> float:
    from models.encoders.clap import _load, _sound_network
    from models.encoders.mel import MelSpectrograms, read_settings

    preprocessor = json.loads((other / "preprocessor_config.json").read_text())
    fused = preprocessor["truncation"] == "fusion"
    spectra = MelSpectrograms(read_settings(preprocessor, fused=fused))(probes.sounds(SoundInput(48_000))[:4])
    exact, converted = (TorchTower(_sound_network(_load(folder, {})))(spectra) for folder in (one, other))
    return float(cosines(exact, converted).min())


def memory() -> dict[str, str]:
    """What torch's own out-of-memory errors become."""
    import torch

    found = {}
    for name in ("OutOfMemoryError",):
        try:
            with memory_errors():
                raise getattr(torch, name)("CUDA out of memory. Tried to allocate 20.00 MiB.")
        except Exception as error:  # noqa: BLE001  its type is what is asked for
            found[name] = type(error).__name__
    try:
        with memory_errors():
            torch.empty(2**50)
    except Exception as error:  # noqa: BLE001
        found["allocation"] = type(error).__name__
    return found


def disagreement(checkpoints: Path, workplace: Path) -> dict[str, Any]:
    """What is chosen, and what is said, when no quick runtime agrees, and when a graphics card is gone."""
    import shutil

    from models.encoders.openclip import _picture_plan

    folder = workplace / "disagreeing"
    shutil.copytree(checkpoints / "openclip-tiny", folder)
    plan = _picture_plan(folder, {}, (127.5,) * 3, (60.0,) * 3)
    kept = runtimes._agrees
    runtimes._agrees = lambda runtime, agreement: False
    try:
        report = runtimes.measure(plan)
        found = {"chosen": report["runtime"], "tried": sorted(report["tried"])}
        for runtime in ("onnx-int8", "torch-cuda"):
            try:
                runtimes.open_tower(plan, runtime)
                found[runtime] = ""
            except EncoderUnavailable as error:
                found[runtime] = f"{error.why} {error.what_to_do}"
    finally:
        runtimes._agrees = kept
    return {**found, "left": sorted(path.name for path in (folder / "exports").iterdir())}


def main(checkpoints: Path, workplace: Path) -> None:
    prepare_torch()
    ensure_torchvision()
    facts = {
        "cut": cut_texts(),
        "spectrograms": spectrograms(checkpoints),
        "laion": laion(checkpoints, workplace),
        "memory": memory(),
        "disagreement": disagreement(checkpoints, workplace),
    }
    (workplace / "facts.json").write_text(json.dumps(facts))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
