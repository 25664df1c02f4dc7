"""How torch runs in a worker process: on one thread, never from a hub, and out of memory means `MemoryError`."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import Literal

# torch on processors and cards, and onnxruntime, all say it in words only.
_OUT_OF_MEMORY = (
    "can't allocate memory",
    "not enough memory",
    "out of memory",
    "failed to allocate memory",
    "bad_alloc",
    "bad allocation",
)


def prepare_torch() -> None:
    """Call once, before anything else imports torch, open_clip or transformers in this process."""
    prepare_libraries()
    import torch

    torch.set_num_threads(1)  # one thread per worker process measured faster than several in one
    torch.set_grad_enabled(False)
    torch.backends.cudnn.allow_tf32 = False  # 32 bits mean 32 bits: a card agrees with the processor
    torch.backends.cuda.matmul.allow_tf32 = False


def prepare_libraries() -> None:
    """Call once, before anything imports transformers or tokenizers in a process that needs no torch."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"


def accelerator() -> Literal["torch-cuda", "torch-mps", "torch-cpu"]:
    """The best place for torch on this computer."""
    import torch

    if torch.cuda.is_available():
        return "torch-cuda"
    return "torch-mps" if torch.backends.mps.is_available() else "torch-cpu"


@contextlib.contextmanager
def memory_errors() -> Iterator[None]:
    """Turns out-of-memory errors of torch and onnxruntime into `MemoryError`, which the parent answers with smaller
    batches."""
    try:
        yield
    except Exception as error:  # onnxruntime's errors have no common parent but this
        if any(words in str(error).lower() for words in _OUT_OF_MEMORY):
            raise MemoryError(str(error)) from error
        raise
