"""Local scaling: what is taken off a cosine, so that items that are near to whatever is asked lose their advantage.

In many dimensions a few items near the middle of all turn up for everything (hubs; Radovanovic et al. 2010). CSLS
(Conneau et al. 2018, section 2.3) takes off half the mean cosine of an item with those queries that are nearest to it.
That is done here for queries by example, which lie among the items. For queries in words all usual queries are taken in
place of the nearest: that is the centring of Suzuki et al. 2013, "Centering Similarity Measures to Reduce Hubs". Which
is taken where, and how much of it, was measured: see docs/adr/0028.

What is taken off depends on the item alone, so it is computed once, and kept in a file beside the index.
"""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from models.index.vector_index import VectorIndex
from models.paths import write_atomically
from models.search.evidence import Floats
from models.sorted_ids import Ids, is_in, rows_of
from models.spaces import Vectors

REFERENCES = 500
"""Items that stand for queries by example, drawn by chance."""
_NEAREST = 20
_SHARE = 0.5
_BLOCK = 4096
# Of so many times as many items, the references are drawn anew.
_DRAWN_AGAIN = 2
_SEED = 11
# So many of what is read are computed anew; the vectors of an index may be rounded.
_COMPARED = 50
_MOST_OFF = 0.01
_LAYOUT = 1


@dataclass(frozen=True, slots=True, eq=False)
class References:
    """What items of a space are compared with.

    Attributes:
        words: queries as people ask them, shape (m, dim); none where the space answers no words.
        item_ids, items: some items, shape (r,) and (r, dim).
        middle: what was taken off on average when they were drawn, in words and by example, so that cosines stay on
            average what they are.
        drawn_from: how many items there were.
    """

    words: Vectors
    item_ids: Ids
    items: Vectors
    middle: tuple[float, float]
    drawn_from: int

    def stand_for(self, count: int) -> bool:
        """Whether so many items are not many more than when they were drawn."""
        return count < _DRAWN_AGAIN * max(self.drawn_from, 1)


@dataclass(frozen=True, slots=True, eq=False)
class Scaling:
    """What is taken off the cosines of items.

    Attributes:
        ids: ascending, shape (n,). by_words, by_example: for queries in words and for others, shape (n,).
    """

    references: References
    ids: Ids
    by_words: Floats
    by_example: Floats

    def taken_off(self, ids: Ids, *, by_example: bool) -> Floats:
        """What is taken off for some items, in any order; nothing for one that is not known yet. Shape (len(ids),)."""
        values = self.by_example if by_example else self.by_words
        rows = rows_of(self.ids, ids)
        if not len(values):
            return np.zeros(len(ids), np.float32)
        found: Floats = np.where(rows >= 0, values[rows], np.float32(0))
        return found

    def least(self, *, by_example: bool) -> float:
        """The least that is taken off any item."""
        return min(0.0, float((self.by_example if by_example else self.by_words).min(initial=0.0)))

    def fits(self, index: VectorIndex) -> bool:
        """Whether all items of an index are known, and not many more than when references were drawn."""
        ids = index.ids()
        if not self.references.stand_for(len(ids)) or len(ids) > len(self.ids):
            return False
        # To look each of a million up takes a tenth of a second.
        return np.array_equal(self.ids, ids) or bool((rows_of(self.ids, ids) >= 0).all())


def scale(
    index: VectorIndex, words: Vectors | None, known: Scaling | None, go_on: Callable[[], bool]
) -> Scaling | None:
    """Find out what is taken off every item of an index.

    Args:
        words: usual queries, shape (m, dim); None where there are none.
        known: what was found before; its references are kept while they stand for the items that there are.
        go_on: is asked several times a second.
    Returns: None where it was not to go on.
    """
    ids = index.ids()
    if known is not None and known.references.stand_for(len(ids)):
        references, done = known.references, known
    else:
        references, done = _drawn(index, ids, words), None
    missing = ids if done is None else ids[rows_of(done.ids, ids) < 0]
    parts = [np.empty((2, 0), np.float32)]
    for start in range(0, len(missing), _BLOCK):
        if not go_on():
            return None
        some = missing[start : start + _BLOCK]
        try:
            parts.append(_nearness(references, some, index.vectors(some)))
        except KeyError:
            # Some were removed just now: whoever asks next begins anew.
            return None
    found = np.concatenate(parts, axis=1)
    if done is None:
        middle = found.mean(axis=1) if len(ids) else np.zeros(2)
        references = replace(references, middle=(float(middle[0]), float(middle[1])), drawn_from=len(ids))
    found -= np.array(references.middle, np.float32)[:, None]
    if done is None:
        return Scaling(references, missing, found[0], found[1])
    every = np.concatenate([done.ids, missing])
    order = np.argsort(every, kind="stable")
    return Scaling(
        references,
        every[order],
        np.concatenate([done.by_words, found[0]])[order],
        np.concatenate([done.by_example, found[1]])[order],
    )


def _drawn(index: VectorIndex, ids: Ids, words: Vectors | None) -> References:
    chosen = np.sort(np.random.default_rng(_SEED).permutation(len(ids))[:REFERENCES])
    none = np.empty((0, index.dim), np.float32)
    return References(words if words is not None else none, ids[chosen], index.vectors(ids[chosen]), (0.0, 0.0), 0)


def _nearness(references: References, ids: Ids, vectors: Vectors) -> Floats:
    """How near items are to all queries in words, and to the nearest by example: shape (2, n)."""
    found = np.zeros((2, len(ids)), np.float32)
    if len(references.words):
        found[0] = _SHARE * (vectors @ references.words.mean(axis=0))
    others = len(references.items) - 1
    if others > 0:
        cosines = vectors @ references.items.T
        cosines[ids[:, None] == references.item_ids] = -np.inf
        nearest = min(_NEAREST, others)
        found[1] = _SHARE * np.partition(cosines, -nearest, axis=1)[:, -nearest:].mean(axis=1)
    return found


# Files


def write(path: Path, fingerprint: str, scaling: Scaling) -> None:
    """Keep it. Raises: OSError: the disk is full, or the like."""
    packed = io.BytesIO()
    one = scaling.references
    np.savez(
        packed,
        layout=_LAYOUT,
        fingerprint=np.frombuffer(fingerprint.encode(), np.uint8),
        words=one.words,
        item_ids=one.item_ids,
        items=one.items,
        middle=np.array(one.middle, np.float64),
        drawn_from=one.drawn_from,
        ids=scaling.ids,
        by_words=scaling.by_words,
        by_example=scaling.by_example,
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, packed.getvalue())


def read(path: Path, fingerprint: str, index: VectorIndex) -> Scaling | None:
    """What was kept of the items of a space; None where there is nothing, or it is damaged, of another space or of
    other items.
    """
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as stored:
            if int(stored["layout"]) != _LAYOUT or bytes(stored["fingerprint"]) != fingerprint.encode():
                return None
            first, second = stored["middle"].tolist()
            references = References(
                stored["words"], stored["item_ids"], stored["items"], (first, second), int(stored["drawn_from"])
            )
            found = Scaling(references, stored["ids"], stored["by_words"], stored["by_example"])
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile):
        return None
    lengths = {len(found.ids), len(found.by_words), len(found.by_example)}
    if not references.words.shape[1:] == references.items.shape[1:] == (index.dim,) or len(lengths) != 1:
        return None
    return _of_items_here(found, index)


def _of_items_here(kept: Scaling, index: VectorIndex) -> Scaling | None:
    """What was kept of the items that are here; None where there are none, or they are others under the same ids.

    Where an older catalogue is put back, the ids of what came after it are given anew. So those that are not here are
    let go; and where others are here under such ids, the last of all ids is among them.
    """
    here = is_in(kept.ids, index.ids())
    known = Scaling(kept.references, kept.ids[here], kept.by_words[here], kept.by_example[here])
    last = known.ids[-_COMPARED:]
    try:
        vectors = index.vectors(last)
    except KeyError:
        # Some were removed just now.
        return None
    found = _nearness(known.references, last, vectors) - np.array(known.references.middle, np.float32)[:, None]
    told = np.stack([known.by_words[-_COMPARED:], known.by_example[-_COMPARED:]])
    return known if len(last) and np.allclose(found, told, rtol=0, atol=_MOST_OFF) else None


def delete(path: Path) -> None:
    """Let go of what was kept."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def path_in(folder: Path, fingerprint: str) -> Path:
    """The file of a space in the folder of the indexes."""
    return folder / f"{fingerprint[:16]}.scaling"
