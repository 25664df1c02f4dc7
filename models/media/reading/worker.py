"""What runs inside a reader's process: one reader, and what it needs to open strangers' files."""

from __future__ import annotations

import contextlib
import os
import threading

from models.media.decoder import build_quiet_decoder
from models.media.reading import known
from models.media.reading.protocol import Reader


def build_reader(name: str, language: str, weights: str = "") -> Reader:
    """A reader for a process of its own.

    Args:
        name: "ocr" or "speech".
        language: one of its languages.
        weights: a folder that takes the place of the weights that come with it; "" for those.

    Raises: ReaderUnavailable.
    """
    os.environ["HF_HUB_OFFLINE"] = "1"  # libraries of speech could look for their weights on a hub
    _keep_progress_bars_apart()
    decoder = build_quiet_decoder()
    if name == known.OCR:
        from models.media.reading.ocr import OcrReader, RapidEye

        return OcrReader(RapidEye(), decoder)
    from models.media.reading.speech import SpeechReader, WhisperEar

    return SpeechReader(WhisperEar(language, weights))


def _keep_progress_bars_apart() -> None:
    """The libraries' progress bars take a lock that all processes share, and a killed process would leave it behind."""
    with contextlib.suppress(ImportError):
        from tqdm.std import TqdmDefaultWriteLock, tqdm

        TqdmDefaultWriteLock.mp_lock = None
        tqdm.set_lock(threading.RLock())
