"""What may change an encoder's vectors while its weights stay the same."""

from __future__ import annotations

import platform
from pathlib import Path

from models.encoders.protocol import version

_LIBRARIES = (
    "ai-edge-litert",
    "numpy",
    "onnxruntime",
    "open_clip_torch",
    "timm",
    "tokenizers",
    "torch",
    "torchvision",
    "transformers",
)


def environment() -> dict[str, str]:
    """Versions of the libraries that compute, the system and the processor, by name."""
    found = {name: version(name) for name in _LIBRARIES}
    return {**found, "the system": platform.platform(), "the processor": _processor()}


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
        return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()
