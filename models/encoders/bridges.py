"""The concept maps between the space of text and what recognisers see and hear, made when first needed."""

from __future__ import annotations

import contextlib
import io
import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from models.encoders import efficientnet, minilm, yamnet
from models.encoders.concepts import TABLES, ConceptMap, Vocabulary, read_vocabulary
from models.encoders.protocol import Installation
from models.errors import EncoderUnavailable
from models.messages import say
from models.paths import write_atomically
from models.spaces import Vectors

CONCEPT_SPACES = (efficientnet.CONCEPTS, yamnet.CONCEPTS)
_log = logging.getLogger(__name__)


class Bridges:
    """Concept maps by the name of their space. Safe between threads.

    Args:
        cache: folder for the vectors of class names; may be deleted at any time.
        encode_text: texts to vectors of the text space.
    """

    def __init__(self, cache: Path, encode_text: Callable[[Sequence[str]], Vectors]) -> None:
        self._cache = cache
        self._encode_text = encode_text
        self._maps: dict[tuple[str, str], ConceptMap] = {}
        self._lock = threading.Lock()

    def concept_map(self, installation: Installation, space: str) -> ConceptMap:
        """The map of one concept space of an installed encoder.

        Raises: EncoderUnavailable: the class names cannot be read, or the text encoder fails.
        """
        fingerprint = next(one.fingerprint for one in installation.description.spaces if one.name == space)
        with self._lock:
            key = (space, fingerprint)
            if key not in self._maps:
                vocabulary = _vocabulary(installation, space)
                self._maps[key] = ConceptMap(vocabulary, self._vectors(vocabulary))
            return self._maps[key]

    def _vectors(self, vocabulary: Vocabulary) -> Vectors:
        path = self._cache / (vocabulary.cache_key(minilm.describe().spaces[0].fingerprint) + ".npy")
        shape = (len(vocabulary.texts), minilm.DIM)
        with contextlib.suppress(OSError, ValueError, EOFError):
            vectors = np.load(path, allow_pickle=False)
            if vectors.shape == shape and vectors.dtype == np.float32 and np.isfinite(vectors).all():
                return np.ascontiguousarray(vectors)
        fresh = self._encode_text(vocabulary.texts)
        buffer = io.BytesIO()
        np.save(buffer, fresh, allow_pickle=False)
        try:
            write_atomically(path, buffer.getvalue())
        except OSError as error:
            _log.warning("class names are not cached: %s", error)
        return fresh


def _vocabulary(installation: Installation, space: str) -> Vocabulary:
    try:
        if space == efficientnet.CONCEPTS:
            return read_vocabulary(efficientnet.class_names(), TABLES / "imagenet-1k.broader")
        weights = Path(installation.args[0])
        return read_vocabulary(yamnet.read_labels(weights), TABLES / "audioset.broader")
    except (OSError, ValueError) as error:
        raise EncoderUnavailable(
            say("Words cannot be matched with “%1”.", installation.description.title),
            say("The names of its classes cannot be read (%1).", error),
            "Install Findling again, or import the encoder again.",
        ) from error
