"""Makes torchvision importable next to a CPU-only torch.

torchvision's compiled part does not load there, and its import then fails because the operators `nms` and
`qnms` are unknown; open_clip and transformers fail with it. Neither CLIP nor CLAP ever calls these operators:
it is enough that they are declared.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

_SCHEMA = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"
_declared: list[Any] = []  # a torch.library.Library forgets its operators when it is collected


def ensure_torchvision() -> None:
    """Import torchvision, declaring the operators it misses when, and only when, its import fails for want of them.

    Raises:
        ImportError: torchvision is not installed.
        RuntimeError: its import fails for another reason.
    """
    try:
        importlib.import_module("torchvision")
    except RuntimeError as error:
        if "torchvision::nms" not in str(error):
            raise
        _forget_half_imported()
        _declare_operators()
        importlib.import_module("torchvision")


def _declare_operators() -> None:
    import torch

    library: Any = torch.library.Library("torchvision", "DEF")  # type: ignore[no-untyped-call]
    for operator in ("nms", "qnms"):
        library.define(operator + _SCHEMA)
    _declared.append(library)


def _forget_half_imported() -> None:
    for name in [name for name in sys.modules if name == "torchvision" or name.startswith("torchvision.")]:
        del sys.modules[name]
