"""What marking three good and three bad hits is worth, among real pictures in known folders."""

from __future__ import annotations

import random

import pytest
from picture_groups import PictureGroups, mean
from real_library import RealLibrary

from models.answers import SearchRequest
from models.kinds import Kind
from models.search import feedback

pytestmark = pytest.mark.real

_FIRST = 20
_MARKS = 3

# What is asked for, and the folder that holds it.
GROUPS = (
    ("fruit", "food/fruit"),
    ("flower", "plants/flowers"),
    ("vegetable", "food/vegetables"),
    ("cow", "animals/mammals/bovines"),
    ("insect", "animals/insects"),
    ("fish", "animals/fish"),
    ("rodent", "animals/mammals/rodents"),
    ("tool", "household/tools"),
    ("clothing", "clothes"),
    ("road sign", "town/roadsigns"),
    ("planet", "space"),
    ("musical instrument", "hobbies/music"),
    ("vehicle", "vehicles"),
    ("mammal", "animals/mammals"),
    ("house", "town/houses"),
)


@pytest.fixture(scope="module")
def groups(real_media: RealLibrary) -> PictureGroups:
    return PictureGroups(real_media)


def ask(library: RealLibrary, text: str, good: tuple[int, ...] = (), bad: tuple[int, ...] = ()) -> list[int]:
    request = SearchRequest(text, kinds=(Kind.IMAGE,), by="content", limit=60, folded=False, good=good, bad=bad)
    return [hit.item_id or 0 for hit in library.engine.search(request).hits]


def precision(library: RealLibrary, groups: PictureGroups) -> dict[str, float]:
    """The mean share of right ones among the first twenty that nobody marked, before and after marking.

    Marks are drawn three times from the first twenty.
    """
    before, after = [], []
    for text, folder in GROUPS:
        first = ask(library, text)
        fitting = [one for one in first[:_FIRST] if groups.holds(folder, one)]
        others = [one for one in first[:_FIRST] if not groups.holds(folder, one)]
        assert min(len(fitting), len(others)) >= _MARKS, text
        for draw in range(3):
            chance = random.Random(f"{text} {draw}")
            good, bad = tuple(chance.sample(fitting, _MARKS)), tuple(chance.sample(others, _MARKS))
            again = ask(library, text, good, bad)
            marked = {*good, *bad}
            for ids, shares in ((first, before), (again, after)):
                shares.append(groups.share(folder, [one for one in ids if one not in marked][:_FIRST]))
    return {"before": mean(before), "after": mean(after)}


def test_marks_bring_more_of_the_same(
    real_media: RealLibrary, groups: PictureGroups, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = precision(real_media, groups)
    monkeypatch.setattr(feedback, "train", lambda _good, _bad: None)
    alone = precision(real_media, groups)
    print(f"before {both['before']:.1%}, Rocchio {alone['after']:.1%}, with the probe {both['after']:.1%}")  # noqa: T201
    assert alone["after"] >= alone["before"] + 0.05
    assert both["after"] >= alone["after"] + 0.005
