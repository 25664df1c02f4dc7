"""Text encoders of the BERT family: passages and queries in one space, from a checkpoint on this computer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.encoders.checkpoints import CLAP_CONFIG, not_importable, read_json
from models.encoders.cores import query_threads
from models.encoders.extras import lacking
from models.encoders.onnx_session import open_session
from models.encoders.protocol import MOST_DIM, Description, Installation, major_version, normalised, version
from models.encoders.store import Stored
from models.encoders.torch_runtime import memory_errors, prepare_torch
from models.encoders.torchvision_operators import ensure_torchvision
from models.encoders.weights import require_intact
from models.errors import EncoderUnavailable
from models.kinds import Kind
from models.messages import say
from models.spaces import Space, TextInput, Vectors, fingerprint

_ONNX = "model.onnx"
_TOKENIZER = "tokenizer.json"
_FEWEST_TOKENS = 100
_MOST_CHARACTERS = 20_000  # far more than 512 pieces of any prose; keeps a pasted book from stalling a query
_MEMORY_BYTES = 2 * 2**30

Tokens = npt.NDArray[np.float32]
"""Shape (tokens, dim): what a network makes of each token of one text."""


def installation(stored: Stored) -> Installation:
    """How to start one that lies in the store.

    Raises: UserError: its configuration is damaged.
    """
    settings = dict(stored.settings)
    return Installation(
        description=_describe(stored),
        media_target="models.encoders.bert:load_passages",
        text_target="models.encoders.bert:load_queries",
        args=(str(stored.folder), dict(stored.hashes), settings, stored.name),
        memory_bytes=_MEMORY_BYTES + 3 * stored.size_bytes,
    )


def why_not(files: Iterable[str] = ()) -> str:
    """Why one with these files cannot be used here, "" when it can: a network in the form of ONNX needs no PyTorch."""
    if any(name.rpartition("/")[2] == _ONNX for name in files):
        return ""
    return lacking("torch", "torchvision", "transformers")


def _describe(stored: Stored) -> Description:
    dim = read_json(stored.folder / CLAP_CONFIG).get("hidden_size") or read_json(stored.folder / CLAP_CONFIG).get("dim")
    if not isinstance(dim, int) or not 0 < dim <= MOST_DIM:
        raise not_importable(say("%1 names no vector length (hidden_size).", CLAP_CONFIG))
    preprocessing = TextInput()
    library = "onnxruntime" if _ONNX in stored.hashes else "transformers"
    space = Space(
        name=f"{stored.name}/text",
        fingerprint=fingerprint(
            encoder="bert",
            weights_sha256=stored.weights_sha256,
            preprocessing=preprocessing,
            dim=dim,
            libraries={
                library: version(library) if library == "transformers" else major_version(library),
                "tokenizers": major_version("tokenizers"),
            },
            recipe=f"one text at a time, {sorted(stored.settings.items())}",
        ),
        dim=dim,
        lineage=stored.weights_sha256,
        kinds=(Kind.DOCUMENT,),
        answers_text=True,
        finds_similar=True,
    )
    return Description(
        name=stored.name,
        title=f"Text encoder {stored.name.removeprefix('text-')}",
        purpose="Finds passages of documents by their meaning.",
        licence=say("As stated where the weights come from"),
        source="Devlin et al. 2019 (BERT); Reimers and Gurevych 2019",
        kinds=(Kind.DOCUMENT,),
        input=preprocessing,
        spaces=(space,),
        batch=16,
    )


def load_passages(folder: str, hashes: Mapping[str, str], settings: Mapping[str, str], name: str) -> BertTexts:
    """Runs in the worker process that reads documents."""
    return _load(Path(folder), hashes, settings, settings.get("passage_prefix", ""), name, threads=1)


def load_queries(folder: str, hashes: Mapping[str, str], settings: Mapping[str, str], name: str) -> BertTexts:
    """Runs in the worker process that reads queries."""
    return _load(Path(folder), hashes, settings, settings.get("query_prefix", ""), name, threads=query_threads())


def _load(
    folder: Path, hashes: Mapping[str, str], settings: Mapping[str, str], prefix: str, title: str, *, threads: int
) -> BertTexts:
    for name, sha256 in hashes.items():
        require_intact(folder / name, sha256, title)
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
    if tokenizer.get_vocab_size() < _FEWEST_TOKENS:
        raise EncoderUnavailable(
            say("The encoder “%1” cannot be used.", title),
            say("Its tokenizer knows %1 tokens only: some of its files are missing.", tokenizer.get_vocab_size()),
            "Import a folder that holds the whole tokenizer.json.",
        )
    tokenizer.no_padding()
    tokenizer.enable_truncation(int(settings.get("most_tokens", "512")))
    network = _onnx_network(folder / _ONNX, threads) if _ONNX in hashes else _torch_network(folder, title)
    return BertTexts(network, tokenizer, settings.get("pooling", "mean"), prefix)


def _onnx_network(weights: Path, threads: int) -> Callable[[Sequence[int]], Tokens]:
    session = open_session(weights, threads=threads)
    wanted = {one.name for one in session.get_inputs()}
    outputs = [one.name for one in session.get_outputs()]
    output = next((name for name in ("last_hidden_state", "token_embeddings") if name in outputs), outputs[0])

    def run(ids: Sequence[int]) -> Tokens:
        pieces = np.array([ids], dtype=np.int64)
        feed = {"input_ids": pieces, "attention_mask": np.ones_like(pieces), "token_type_ids": np.zeros_like(pieces)}
        tokens: Tokens = session.run([output], {name: feed[name] for name in wanted})[0][0]
        return tokens

    return run


def _torch_network(folder: Path, title: str) -> Callable[[Sequence[int]], Tokens]:
    prepare_torch()
    ensure_torchvision()
    import torch
    import transformers

    library: Any = transformers  # its own annotations lag behind its code
    library.utils.logging.disable_progress_bar()
    # weights_only: a checkpoint that is a pickle may build tensors and nothing else.
    network, report = library.AutoModel.from_pretrained(
        folder, local_files_only=True, trust_remote_code=False, weights_only=True, output_loading_info=True
    )
    # The pooler is another head than the one that is used; many checkpoints come without it.
    missing = [name for name in report["missing_keys"] if not name.startswith("pooler.")]
    if missing or report.get("mismatched_keys"):
        raise EncoderUnavailable(
            say("The encoder “%1” cannot be used.", title),
            "Its weights do not fit its configuration.",
            "Import a folder whose files belong together.",
        )
    network = network.float().eval()

    def run(ids: Sequence[int]) -> Tokens:
        pieces = torch.tensor([list(ids)])
        with memory_errors(), torch.inference_mode():
            answer = network(input_ids=pieces, attention_mask=torch.ones_like(pieces))
        tokens: Tokens = answer.last_hidden_state[0].numpy()
        return tokens

    return run


class BertTexts:
    """Texts to vectors, each text on its own: no padding to pay for, and company changes nothing.

    Args:
        network: token ids to what it makes of each token.
        tokenizer: cuts off what the network cannot take.
        pooling: "cls" takes the first token, "mean" the mean of all.
        prefix: put before every text, as the network was trained.

    Source: Reimers and Gurevych 2019, section 3.
    """

    def __init__(self, network: Callable[[Sequence[int]], Tokens], tokenizer: Any, pooling: str, prefix: str) -> None:
        self._network = network
        self._tokenizer = tokenizer
        self._pooling = pooling
        self._prefix = prefix

    def encode_media(self, batch: Sequence[str]) -> tuple[Vectors, ...]:
        """As `Encoder.encode_media`, for passages."""
        return (self.encode_text(batch),)

    def encode_text(self, texts: Sequence[str]) -> Vectors:
        """As `TextEncoder.encode_text`."""
        return normalised(np.stack([self._vector(text) for text in texts]))

    def _vector(self, text: str) -> Vectors:
        tokens = self._network(self._tokenizer.encode(self._prefix + text[:_MOST_CHARACTERS]).ids)
        if not text.strip():
            return np.zeros(tokens.shape[1], dtype=np.float32)
        vector: Vectors = tokens[0] if self._pooling == "cls" else tokens.mean(axis=0)
        return vector
