"""Words by themselves and words in sentences, for the tours that explain embeddings. Runs in a worker process.

Static vectors are those of WordLlama, one for each word wherever it stands; only the package's two data files are read,
none of its code, so that nothing can be fetched. Vectors in context are the tokens of the basic text encoder.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from models.encoders import minilm
from models.encoders.onnx_session import open_session
from models.encoders.protocol import normalised
from models.encoders.weights import installed, packaged_file
from models.errors import UserError
from models.messages import say
from models.spaces import Vectors

PACKAGE = "wordllama"
TARGET = "models.encoders.word_study:WordStudy"
MOST_CHARACTERS = 400
_WEIGHTS = ("weights", "l2_supercat_256.safetensors")
_TOKENIZER = ("tokenizers", "l2_supercat_tokenizer_config.json")
_TENSOR = "embedding.weight"
_DIM = 256
# A header of more is none.
_MOST_HEADER_BYTES = 1 << 20
_WORD_BEGINS = "\N{LOWER ONE EIGHTH BLOCK}"
_SHORTEST_WORD = 3


def why_no_static() -> str:
    """Why there are no static vectors on this computer, "" when there are."""
    if static_paths() is None:
        return "The package wordllama is not installed."
    return "" if installed("tokenizers") else "The package tokenizers is not installed."


def static_paths() -> tuple[str, str] | None:
    """Where the static vectors and their tokenizer lie, None where one is missing."""
    found = packaged_file(PACKAGE, *_WEIGHTS), packaged_file(PACKAGE, *_TOKENIZER)
    return (str(found[0]), str(found[1])) if found[0] is not None and found[1] is not None else None


def context_weights() -> str | None:
    """Where the weights of the basic text encoder lie, None where it cannot be used."""
    return None if minilm.why_not() else str(minilm.installation().args[0])


class WordStudy:
    """What the tours ask about words. Each half is loaded when it is first needed.

    Args:
        static, context: as `static_paths` and `context_weights` say.
        more: words beside those that the vocabulary holds whole, among which neighbours are looked for.
    """

    def __init__(self, static: tuple[str, str] | None, context: str | None, more: Sequence[str] = ()) -> None:
        self._static_paths = static
        self._context_weights = context
        self._more = tuple(more)
        self._static: _Static | None = None
        self._context: Any = None

    def static(self, texts: Sequence[str]) -> Vectors:
        """Static vectors: shape (len(texts), 256), float32, L2 norm 1; of several words, or pieces, their mean.

        Rows are 0 for texts without any. Raises: UserError: they are not on this computer.
        """
        return normalised(self._loaded().means(texts))

    def nearest(self, vector: Vectors, count: int, without: Sequence[str] = ()) -> list[tuple[str, float]]:
        """The words whose static vectors are nearest to one: with the cosine, the nearest first.

        Args: vector: shape (256,). without: words that are passed over, whatever their case.
        Raises: UserError: there are no static vectors on this computer.
        """
        return self._loaded().nearest(vector, count, frozenset(word.lower() for word in without))

    def in_context(self, word: str, sentences: Sequence[str]) -> Vectors:
        """A word as the contextual encoder has it in each sentence: shape (n, 384), float32, L2 norm 1.

        The mean of its pieces where it first stands, whatever its case; rows of 0 where it does not.
        Raises: UserError: the encoder is not on this computer.
        """
        if self._context is None:
            self._context = _Contextual(self._context_weights)
        return normalised(np.array([self._context.word(word, sentence) for sentence in sentences], np.float32))

    def _loaded(self) -> _Static:
        if self._static is None:
            self._static = _Static(self._static_paths, self._more)
        return self._static


class _Static:
    """One vector for each piece of a word.

    Source: Lee Miller 2024, WordLlama: the token table of a language model, trained further by contrast; the mean of
        its pieces stands for a text.
    """

    def __init__(self, paths: tuple[str, str] | None, more: Sequence[str]) -> None:
        if paths is None:
            raise UserError(
                "There are no static word vectors on this computer.",
                "They come with the package wordllama, which is not installed.",
                "Install it beside Findling with: pip install wordllama. The rest of the tour works without it.",
            )
        from tokenizers import Tokenizer

        self._table = _read_table(Path(paths[0]))
        self._tokenizer = Tokenizer.from_file(paths[1])
        self._tokenizer.no_padding()
        self._words = self._known_words(more)
        self._vectors = normalised(self.means(self._words))

    def means(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), _DIM), np.float32)
        for row, text in zip(rows, texts, strict=True):
            pieces = self._tokenizer.encode(text[:MOST_CHARACTERS].strip(), add_special_tokens=False).ids
            if pieces:
                row[:] = self._table[pieces].astype(np.float32).mean(axis=0)
        return rows

    def nearest(self, vector: Vectors, count: int, without: frozenset[str]) -> list[tuple[str, float]]:
        length = float(np.linalg.norm(vector))
        cosines = self._vectors @ (vector / length if length > 0 else vector)
        found: dict[str, tuple[str, float]] = {}
        for row in np.argsort(-cosines, kind="stable").tolist():
            word = self._words[row]
            # "King" and "king" are one word to a person.
            if word.lower() not in without:
                found.setdefault(word.lower(), (word, float(cosines[row])))
            if len(found) == count:
                break
        return list(found.values())

    def _known_words(self, more: Sequence[str]) -> list[str]:
        vocabulary = self._tokenizer.get_vocab()
        begun = (piece[1:] for piece in sorted(vocabulary) if piece.startswith(_WORD_BEGINS))
        whole = [word for word in begun if word.isascii() and word.isalpha() and len(word) >= _SHORTEST_WORD]
        return list(dict.fromkeys((*more, *whole)))


class _Contextual:
    """Tokens of the basic text encoder. Source: Reimers and Gurevych 2019; looked at as by Ethayarajh 2019."""

    def __init__(self, weights: str | None) -> None:
        if weights is None:
            raise UserError(
                "The basic text encoder is not on this computer.",
                minilm.why_not() or "Its files are missing.",
                "Install Findling again.",
            )
        self._session = open_session(Path(weights))
        self._tokenizer = minilm.tokenizer()

    def word(self, word: str, sentence: str) -> Vectors:
        sentence = sentence[:MOST_CHARACTERS]
        begin = sentence.lower().find(word.lower().strip())
        zeros = np.zeros(minilm.DIM, np.float32)
        if begin < 0 or not word.strip():
            return zeros
        end = begin + len(word.strip())
        read = self._tokenizer.encode(sentence)
        inside = [at for at, (start, stop) in enumerate(read.offsets) if start < end and stop > begin and stop > start]
        if not inside:
            return zeros
        pieces = np.array([read.ids], dtype=np.int64)
        feed = {"input_ids": pieces, "attention_mask": np.ones_like(pieces), "token_type_ids": np.zeros_like(pieces)}
        tokens: Vectors = self._session.run(["last_hidden_state"], feed)[0][0]
        mean: Vectors = tokens[inside].mean(axis=0)
        return mean


def _read_table(path: Path) -> Any:
    """The one tensor of a safetensors file: shape (pieces, 256), float16. Nothing in such a file can run.

    Raises: UserError: it is not that file.
    """
    try:
        data = path.read_bytes()
        header_bytes = int.from_bytes(data[:8], "little")
        if header_bytes > _MOST_HEADER_BYTES:
            raise ValueError("no header")
        entry = json.loads(data[8 : 8 + header_bytes])[_TENSOR]
        start, end = (8 + header_bytes + int(offset) for offset in entry["data_offsets"])
        return np.frombuffer(data[start:end], np.float16).reshape(-1, _DIM)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(
            "The static word vectors cannot be read.",
            say("Their file %1 is damaged.", path.name),
            "Install the package wordllama again.",
        ) from error
