"""How networks in the form of ONNX are run. Runs in worker processes only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

ERRORS = 3
"""For `least_severity`: warnings are not written."""


def open_session(network: Path | bytes, *, threads: int = 1, least_severity: int | None = None) -> Any:
    """An `onnxruntime.InferenceSession`.

    Args:
        network: a file, or what such a file holds.
        threads: of one run. Where batches come from several worker processes, one each is quicker than threads inside.
        least_severity: of what is written to stderr.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    if least_severity is not None:
        options.log_severity_level = least_severity
    content = network if isinstance(network, bytes) else str(network)
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
