"""What a folder of sentence-transformers says about turning a network's tokens into one vector."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from models.errors import UserError
from models.messages import say

NETWORKS = ("bert", "roberta", "xlm-roberta", "camembert", "distilbert", "mpnet")
_MOST_TOKENS = 512
_MOST_JSON_BYTES = 1 << 20
_KNOWN_STEPS = ("Transformer", "Pooling", "Normalize")
_MODES = {"pooling_mode_cls_token": "cls", "pooling_mode_mean_tokens": "mean"}
# Families that were trained with words before each text but whose folders do not say so.
# Sources: the model cards of E5 (Wang et al. 2022) and BGE (Xiao et al. 2023).
_PREFIXES = (
    (re.compile(r"\be5-(small|base|large)(-v2)?$"), "query: ", "passage: "),
    (re.compile(r"\bbge-(small|base|large)-en"), "Represent this sentence for searching relevant passages: ", ""),
)


def settings_of(folder: Path, name: str) -> dict[str, str]:
    """How its vectors are made: "pooling", "most_tokens", "query_prefix", "passage_prefix".

    Args:
        folder: of the checkpoint. Without a word about pooling the mean of the tokens is taken, as is the custom.
        name: of the checkpoint, by which prefixes are known that the folder does not state.

    Raises: UserError: it asks for something that Findling does not do.
    """
    prompts = _json(folder / "config_sentence_transformers.json").get("prompts")
    query, passage = _prefixes(prompts if isinstance(prompts, dict) else {}, name)
    return {
        "pooling": _pooling(folder),
        "most_tokens": str(_most_tokens(folder)),
        "query_prefix": query,
        "passage_prefix": passage,
    }


def _pooling(folder: Path) -> str:
    steps = _json(folder / "modules.json").get("", [])
    types = [str(step.get("type", "")).rpartition(".")[2] for step in steps if isinstance(step, dict)]
    unknown = [name for name in types if name not in _KNOWN_STEPS]
    if unknown:
        raise _refused(say("After its network it computes something else (%1).", ", ".join(unknown)))
    config = _json(folder / "1_Pooling" / "config.json")
    chosen = [mode for mode, wanted in config.items() if mode.startswith("pooling_mode_") and wanted is True]
    if not chosen:
        return "mean"
    if len(chosen) > 1 or chosen[0] not in _MODES:
        raise _refused(say("It pools its tokens in another way (%1).", ", ".join(chosen)))
    return _MODES[chosen[0]]


def _most_tokens(folder: Path) -> int:
    stated = [
        _json(folder / "sentence_bert_config.json").get("max_seq_length"),
        _json(folder / "tokenizer_config.json").get("model_max_length"),
    ]
    return min([_MOST_TOKENS, *(number for number in stated if isinstance(number, int) and number > 2)])


def _prefixes(prompts: Mapping[str, Any], name: str) -> tuple[str, str]:
    stated = tuple(
        next((prompts[key] for key in keys if isinstance(prompts.get(key), str) and prompts[key]), "")
        for keys in (("query",), ("passage", "document"))
    )
    if any(stated):
        return stated[0], stated[1]
    for pattern, query, passage in _PREFIXES:
        if pattern.search(name):
            return query, passage
    return "", ""


def _json(path: Path) -> dict[str, Any]:
    """A small JSON object; a list comes under the name "". Nothing where there is no file."""
    if not path.is_file():
        return {}
    try:
        if path.stat().st_size > _MOST_JSON_BYTES:
            raise ValueError("it is too large")
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _refused(say("%1 cannot be read (%2).", path.name, error)) from error
    return content if isinstance(content, dict) else {"": content}


def _refused(why: str) -> UserError:
    return UserError(
        "This cannot be imported as an encoder.", why, "Choose another text encoder, for example bge-small-en-v1.5."
    )
