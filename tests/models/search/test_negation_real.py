"""What is left when something is taken away from a query, among real pictures in known folders.

"animal -bird" is to bring animals and no birds. Measured over the first twenty: the share of what was excluded, and of
what is wanted. Taking the concept out of the query is compared with asking an encoder for "animal without bird", and
with subtracting one vector from the other.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from picture_groups import PictureGroups, mean
from real_library import RealLibrary

from models.answers import SearchRequest
from models.kinds import Kind
from models.search.arithmetic import unit, without
from models.spaces import Vectors

pytestmark = pytest.mark.real

_FIRST = 20
_CONCEPTS = "efficientnet-lite0/concepts"
_TEXT = "minilm-l6-v2/text"

# Asked for, excluded; the folder of the first, and the one below it of the second.
CASES = (
    ("animal", "bird", "animals", "animals/birds"),
    ("animal", "insect", "animals", "animals/insects"),
    ("animal", "fish", "animals", "animals/fish"),
    ("animal", "cow", "animals", "animals/mammals/bovines"),
    ("animal", "cat", "animals", "animals/mammals/cats"),
    ("animal", "mouse", "animals", "animals/mammals/rodents"),
    ("vehicle", "train", "vehicles", "vehicles/locomotive"),
    ("vehicle", "boat", "vehicles", "vehicles/ship"),
    ("vehicle", "car", "vehicles", "vehicles/auto"),
    ("food", "fruit", "food", "food/fruit"),
    ("food", "vegetable", "food", "food/vegetables"),
    ("plant", "flower", "plants", "plants/flowers"),
    ("plant", "tree", "plants", "plants/trees"),
    ("musical instrument", "drum", "hobbies/music", "hobbies/music/percussion"),
    ("musical instrument", "guitar", "hobbies/music", "hobbies/music/string"),
    ("clothing", "hat", "clothes", "clothes/hats"),
    ("mammal", "dog", "animals/mammals", "animals/mammals/dogs"),
    ("mammal", "cow", "animals/mammals", "animals/mammals/bovines"),
)

Shares = tuple[float, float]
"""Of the first hits: what was excluded, and what is wanted."""


@pytest.fixture(scope="module")
def groups(real_media: RealLibrary) -> PictureGroups:
    return PictureGroups(real_media)


def averaged(name: str, shares: list[Shares]) -> Shares:
    excluded, wanted = mean(one[0] for one in shares), mean(one[1] for one in shares)
    print(f"{name:<28} excluded {excluded:5.1%}, wanted {wanted:5.1%}")  # noqa: T201
    return excluded, wanted


def in_search(library: RealLibrary, groups: PictureGroups, ask: Callable[[str, str], str]) -> list[Shares]:
    shares = []
    for asked, excluded, folder, inner in CASES:
        request = SearchRequest(ask(asked, excluded), kinds=(Kind.IMAGE,), by="content", limit=_FIRST, folded=False)
        ids = [hit.item_id or 0 for hit in library.engine.search(request).hits]
        shares.append((groups.share(inner, ids), groups.share(folder, ids, but=inner)))
    return shares


def subtracted(library: RealLibrary, groups: PictureGroups) -> list[Shares]:
    """What subtraction would bring among the classes of the picture encoder, for comparison."""
    index = library.index(_CONCEPTS)
    shares = []
    for asked, excluded, folder, inner in CASES:
        one, other = np.split(library.engine._encoders.encode_text([asked, excluded], [_CONCEPTS])[_CONCEPTS], 2)
        ids = index.search(unit(one - other), _FIRST, None)[1].tolist()
        shares.append((groups.share(inner, ids), groups.share(folder, ids, but=inner)))
    return shares


def test_excluding_beats_subtraction_and_asking_for_something_without(
    real_media: RealLibrary, groups: PictureGroups
) -> None:
    plain = averaged("nothing excluded", in_search(real_media, groups, lambda asked, _: asked))
    excluding = averaged("-excluded", in_search(real_media, groups, lambda asked, other: f"{asked} -{other}"))
    said = averaged("said in words", in_search(real_media, groups, lambda asked, other: f"{asked} without {other}"))
    minus = averaged("subtracted", subtracted(real_media, groups))
    assert excluding[0] <= 0.2 * plain[0]
    assert excluding[1] >= plain[1] + 0.06
    assert excluding[0] <= 0.1 * said[0]
    assert excluding[1] >= 2 * said[1]
    assert excluding[1] - excluding[0] >= minus[1] - minus[0] + 0.005


def test_projection_keeps_more_of_what_a_text_means_than_subtraction(
    real_media: RealLibrary, groups: PictureGroups
) -> None:
    """Captions as passages: in a space of text, subtraction turns the query away from its own meaning, too."""
    captions = sorted({known.question for known in real_media.known.values() if known.kind == Kind.IMAGE})
    folders = {
        caption: {known.group for known in real_media.known.values() if known.question == caption}
        for caption in captions
    }
    encode = real_media.engine._encoders.encode_text
    vectors = encode(captions, [_TEXT])[_TEXT]

    def shares(make: Callable[[Vectors, Vectors], Vectors]) -> list[Shares]:
        found = []
        for asked, excluded, folder, inner in CASES:
            one, other = np.split(encode([asked, excluded], [_TEXT])[_TEXT], 2)
            best = np.argsort(-(vectors @ make(one, other)[0]), kind="stable")[:_FIRST]
            told = [folders[captions[row]] for row in best]
            is_out = [any(_inside(group, inner) for group in one) for one in told]
            is_in = [any(_inside(group, folder) for group in one) for one in told]
            found.append((mean(is_out), mean(a and not b for a, b in zip(is_in, is_out, strict=True))))
        return found

    plain = averaged("texts: nothing excluded", shares(lambda one, _: one))
    projected = averaged("texts: projected", shares(lambda one, other: without(one, other, [1.0])))
    subtracted = averaged("texts: subtracted", shares(lambda one, other: unit(one - other)))
    assert projected[0] <= 0.3 * plain[0]
    assert projected[1] >= subtracted[1] + 0.02


def _inside(group: str, folder: str) -> bool:
    return group.endswith(f"/{folder}") or f"/{folder}/" in group
