"""What is told of clusters: their names, their typical members, and how they hang together."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from models.analysis.cluster_naming import distinctive, name, words_of
from models.analysis.clusters import Grouping, branches, middles, tree, typical
from models.analysis.common_space import EncoderSet, Source, vectors_of
from models.analysis.principal import Positions
from models.catalogue import places
from models.catalogue.catalogue import Catalogue
from models.catalogue.places import Place
from models.explored import Branch, Cluster, Clusters, How
from models.sorted_ids import Ids, Rows
from models.spaces import Vectors

_READ_OF_EACH = 200
_TYPICAL = 8
_MOST_WORDS = 8
_MOST_CONCEPTS = 4
_READ_CHARACTERS = 400
_AT_ONCE = 1000
# A tree of fewer clusters is no easier to look through than a list.
_BRANCHED_FROM = 6


class Reporter:
    """Tells of clusters.

    Args: sources: the spaces in which items are recognised as something.
    """

    def __init__(self, catalogue: Catalogue, encoders: EncoderSet, sources: Sequence[Source]) -> None:
        self._catalogue = catalogue
        self._encoders = encoders
        self._sources = sources

    def tell(
        self, ids: Ids, points: Vectors, positions: Positions, grouping: Grouping, how: How, *, chosen: bool
    ) -> Clusters:
        """Clusters with everything a person may want to know.

        Args: ids: ascending, shape (n,). points: shape (n, dims). positions: shape (n, 2).
        """
        labels, count = grouping.labels, grouping.count
        sizes = np.bincount(labels[labels >= 0], minlength=count).tolist()
        close = typical(points, labels, _READ_OF_EACH)
        read = [ids[rows] for rows in close]
        every = np.unique(np.concatenate(read)) if read else np.empty(0, np.int64)
        words_of_items, files = self._told_of(every.tolist())
        concepts = _of_each(read, dict(self._concepts(every)))
        words = _of_each(read, words_of_items)
        told_concepts, told_words = distinctive(concepts, _MOST_CONCEPTS), distinctive(words, _MOST_WORDS)
        branch_of, parted = _branches(middles(points, labels), sizes)
        clusters = tuple(
            Cluster(
                number=number,
                name=name(told_concepts[number], told_words[number]),
                size=sizes[number],
                words=told_words[number],
                concepts=told_concepts[number],
                typical=tuple((item, files[item]) for item in read[number][:_TYPICAL].tolist() if item in files),
                x=float(np.median(positions[labels == number, 0])),
                y=float(np.median(positions[labels == number, 1])),
                branch=branch_of[number],
            )
            for number in range(count)
        )
        told = _tell_branches(clusters, parted, concepts, words)
        return Clusters(how, clusters, told, int((labels < 0).sum()), grouping.tightness, chosen)

    def _concepts(self, ids: Ids) -> Iterator[tuple[int, tuple[str, ...]]]:
        for source in self._sources:
            found, vectors = vectors_of(self._catalogue, source.space, ids)
            named = self._encoders.name_concepts(vectors, source.space.name)
            for item, concepts in zip(found.tolist(), named, strict=True):
                if concepts:
                    yield item, tuple(concept.lower() for concept in concepts)

    def _told_of(self, item_ids: Sequence[int]) -> tuple[dict[int, tuple[str, ...]], dict[int, int]]:
        """The words of some items, and a file of each."""
        words, files = {}, {}
        with self._catalogue.read() as connection:
            for start in range(0, len(item_ids), _AT_ONCE):
                for item, place in places.places_of_items(connection, item_ids[start : start + _AT_ONCE]).items():
                    words[item], files[item] = tuple(words_of(_text_of(place))), place.file_id
        return words, files


def _of_each(read: Sequence[Ids], told: Mapping[int, tuple[str, ...]]) -> list[list[tuple[str, ...]]]:
    """For each cluster, for each of some members: what is told of it."""
    return [[told.get(item, ()) for item in items.tolist()] for items in read]


def _text_of(place: Place) -> str:
    stem = place.name.rpartition(".")[0] or place.name
    return " ".join((stem, place.heading, place.text[:_READ_CHARACTERS], place.title, place.tags))


def _branches(centres: Vectors, sizes: Sequence[int]) -> tuple[list[int], int]:
    """The branch of each cluster, and how many branches there are: about the root of the number of clusters."""
    count = len(sizes)
    if count < _BRANCHED_FROM:
        return [0] * count, 1
    parted = round(math.sqrt(count)) + 1
    return branches(tree(centres, sizes), count, parted).tolist(), parted


def _tell_branches(
    clusters: Sequence[Cluster],
    parted: int,
    concepts: Sequence[Sequence[Iterable[str]]],
    words: Sequence[Sequence[Iterable[str]]],
) -> tuple[Branch, ...]:
    if parted < 2:
        return ()
    members: list[Rows] = [np.flatnonzero([one.branch == branch for one in clusters]) for branch in range(parted)]

    def joined(terms: Sequence[Sequence[Iterable[str]]]) -> list[list[Iterable[str]]]:
        return [[each for cluster in rows.tolist() for each in terms[cluster]] for rows in members]

    told_concepts, told_words = distinctive(joined(concepts), _MOST_CONCEPTS), distinctive(joined(words), _MOST_WORDS)
    sizes = Counter({branch: sum(clusters[one].size for one in rows.tolist()) for branch, rows in enumerate(members)})
    return tuple(
        Branch(name(told_concepts[branch], told_words[branch]), size, tuple(members[branch].tolist()))
        for branch, size in sizes.most_common()
    )
