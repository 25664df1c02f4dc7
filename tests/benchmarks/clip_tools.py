"""Command-line tools that search pictures with CLIP, each in an environment of its own, all with the same weights.

The weights are random, in the architecture ViT-B-32-256: real ones are no part of any package, and speed does not
depend on them. Nothing is downloaded unless `install` is called, which `--with-tools` asks for.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import comparing

from models.encoders.torchvision_operators import ensure_torchvision

PLACE = comparing.CACHE / "side_by_side"
_ENVIRONMENTS = comparing.CACHE / "tools"
_ARCHITECTURE = "ViT-B-32-256"
_PIXELS = 256
_MERGES = "bpe_simple_vocab_16e6.txt.gz"


@dataclass(frozen=True)
class Tool:
    """A program from PyPI. Attributes: wanted: what pip is asked for. licence: of the program."""

    name: str
    wanted: tuple[str, ...]
    licence: str

    @property
    def environment(self) -> Path:
        return _ENVIRONMENTS / self.name

    @property
    def python(self) -> Path:
        return self.environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def is_there(self) -> bool:
        return (self.environment / "complete").is_file()


RCLIP = Tool("rclip", ("rclip==3.3.0",), "MIT")
# Its oldest dependency wants pkg_resources, which newer setuptools have not.
CLIP_RETRIEVAL = Tool(
    "clip-retrieval", ("clip-retrieval==2.45.0", "setuptools<70", "torch==2.13.0", "torchvision==0.28.0"), "MIT"
)
TOOLS = (RCLIP, CLIP_RETRIEVAL)


def install() -> None:
    """Make the environments of all tools that lack one; one that cannot be made is left out, and pip says why."""
    for tool in TOOLS:
        if tool.is_there:
            continue
        shutil.rmtree(tool.environment, ignore_errors=True)
        comparing.note(f"Installing {', '.join(tool.wanted)} into {tool.environment.relative_to(comparing.ROOT)}.")
        subprocess.run([sys.executable, "-m", "venv", str(tool.environment)], check=True)
        pip = [str(tool.python), "-m", "pip", "install", "--quiet", *tool.wanted]
        if subprocess.run(pip, check=False).returncode == 0:
            (tool.environment / "complete").touch()


def checkpoint() -> Path:
    """A file of random weights, made once: what `torch.save` writes, which every side reads."""
    target = PLACE / "random.pt"
    if not target.is_file():
        torch, network = _network()
        part = target.with_suffix(".part")
        torch.save(network.state_dict(), part)
        part.rename(target)
    return target


def rclip_weights() -> Path:
    """The same weights where rclip looks for its download: two networks in ONNX, and the words of CLIP's tokenizer."""
    folder = PLACE / "rclip-weights"
    if not (folder / "complete").is_file():
        shutil.rmtree(folder, ignore_errors=True)
        networks = folder / f"{_ARCHITECTURE}-datacomp_s34b_b86k"
        networks.mkdir(parents=True)
        torch, network = _network(checkpoint())
        _export(torch, network.encode_image, torch.zeros(2, 3, _PIXELS, _PIXELS), networks / "visual.onnx")
        _export(torch, network.encode_text, torch.zeros(2, 77, dtype=torch.int64), networks / "textual.onnx")
        (folder / "tokenizer").mkdir()
        _write_merges(folder / "tokenizer" / _MERGES)
        (folder / "complete").touch()
    return folder


def _network(weights: Path | None = None) -> tuple[Any, Any]:
    """PyTorch, and the network with random weights or those of a file."""
    ensure_torchvision()
    import open_clip
    import torch

    torch.manual_seed(7)
    network = open_clip.create_model(_ARCHITECTURE, pretrained=str(weights) if weights else None, precision="fp32")
    return torch, network.eval()


def _export(torch: Any, function: Any, example: Any, target: Path) -> None:
    class Part(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.whole = function.__self__

        def forward(self, inputs: Any) -> Any:
            return getattr(self.whole, function.__name__)(inputs)

    with torch.no_grad():
        torch.onnx.export(
            Part().eval(),
            (example,),
            str(target),
            input_names=["input"],
            output_names=["output"],
            dynamo=True,
            dynamic_shapes=({0: torch.export.Dim.DYNAMIC},),
            external_data=False,
            verbose=False,
        )


def _write_merges(target: Path) -> None:
    import open_clip

    source = Path(open_clip.__file__).parent / _MERGES
    target.write_bytes(gzip.compress(gzip.decompress(source.read_bytes())))


def text_vectors(queries: list[str]) -> Any:
    """What the network makes of queries: shape (len(queries), 512), float32, rows of L2 norm 1."""
    torch, network = _network(checkpoint())
    import open_clip

    with torch.no_grad():
        rows = network.encode_text(open_clip.get_tokenizer(_ARCHITECTURE)(queries))
    return (rows / rows.norm(dim=-1, keepdim=True)).numpy()
