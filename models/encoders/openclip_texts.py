"""OpenCLIP's towers for words, which need not read behind the end of a text where they are causal.

In a causal tower a token sees only tokens before it, and the vector is read at the end-of-text token: whatever pads a
query to 77 tokens changes nothing. Cutting it off is exact, and several times as quick.

Source: Radford et al. 2021, section 2.4 (masked self-attention, the activation at the [EOS] token).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the tokens of a text end for a network.

    Attributes:
        possible: whether it is causal and read at its end-of-text token.
        end: the end-of-text token; -1 for the largest number in the text, which is how the first CLIP tells.
    """

    possible: bool
    end: int = -1

    @classmethod
    def of(cls, network: Mapping[str, Any]) -> Cut:
        """What a configuration of OpenCLIP ("model_cfg") says; anything unusual means that nothing is cut off."""
        text: Mapping[str, Any] = network.get("text_cfg") or {}
        unusual = ("hf_model_name", "no_causal_mask", "embed_cls", "use_pad_mask")
        pool = text.get("pool_type") or "argmax"
        if any(text.get(name) for name in unusual) or pool not in ("argmax", "eos") or "multimodal_cfg" in network:
            return cls(possible=False)
        return cls(possible=True, end=-1 if pool == "argmax" else int(text.get("eos_id", 2)))

    def apply(self, tokens: npt.NDArray[np.int64]) -> list[npt.NDArray[np.int64]]:
        """Args: tokens: shape (texts, context), int64. Returns: one array per text, cut behind its end."""
        if not self.possible:
            return list(tokens)
        ends = tokens.argmax(axis=1) if self.end < 0 else (tokens == self.end).argmax(axis=1)
        return [row[: max(end + 1, 2)] for row, end in zip(tokens, ends, strict=True)]


def text_network(network: Any, cut: Cut) -> Any:
    """The tower for words of an OpenCLIP network.

    Returns: a torch.nn.Module from tokens, shape (n, length), to vectors; all of a length, cut where they end, if a cut
        is possible.
    """
    network.visual = None
    return _causal(getattr(network, "text", network)) if cut.possible else _whole(network)


def _whole(network: Any) -> Any:
    import torch

    class WholeTexts(torch.nn.Module):
        """Texts as OpenCLIP itself reads them, padded to the length of its context."""

        def __init__(self) -> None:
            super().__init__()
            self.network = network

        def forward(self, tokens: Any) -> Any:
            return self.network.encode_text(tokens)

    return WholeTexts()


def _causal(tower: Any) -> Any:
    import torch

    class CutTexts(torch.nn.Module):
        """Texts that end with their last token."""

        def __init__(self) -> None:
            super().__init__()
            self.tower = tower

        def forward(self, tokens: Any) -> Any:
            length = tokens.shape[1]
            rows = tower.token_embedding(tokens) + tower.positional_embedding[:length]
            rows = tower.transformer(rows, attn_mask=tower.attn_mask[:length, :length])
            last = tower.ln_final(rows)[:, -1]
            if tower.text_projection is None:
                return last
            if isinstance(tower.text_projection, torch.nn.Linear):
                return tower.text_projection(last)
            return last @ tower.text_projection

    return CutTexts()
