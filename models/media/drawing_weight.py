"""How much work an SVG drawing is: a few lines that use one another can stand for billions of shapes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from lxml import etree

from models.errors import BadFile
from models.media import failures
from models.messages import say

_MOST_WEIGHT = 300_000
_DEEPEST = 128
# Of shapes: what takes memory of its own, or every pixel several times, weighs more. The rest weighs 1.
_WEIGHTS = {"pattern": 50, "mask": 50, "clipPath": 20, "image": 20, "marker": 5}
_FILTER_WEIGHT = 1000
_WEIGHTLESS = frozenset(("linearGradient", "radialGradient", "stop"))
# Everything inside an element takes these over from it, and so does the work.
_INHERITED = frozenset(("fill", "stroke", "marker", "marker-start", "marker-mid", "marker-end"))
_ON_EVERY_CORNER = frozenset(("marker", "marker-mid"))
_REFERENCE = re.compile(r"url\(\s*['\"]?\s*#([^'\")\s]+)")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NAME = re.compile(r"[.#]?[\w-]+|\*")

Reference = tuple[str, str]
"""Property, and the id of what it refers to."""


class _Weight(NamedTuple):
    """Of an element with all that it holds and refers to.

    Attributes:
        weight: number of shapes, or as much work as that.
        height: levels from here to the deepest one.
        corners: of its paths, at most.
    """

    weight: int = 0
    height: int = 0
    corners: int = 0


def check_weight(root: Any) -> None:
    """Refuse a drawing that would take too long, or nests too deeply.

    Args:
        root: outermost element of the drawing, of lxml.
    Raises: BadFile: TOO_LARGE.
    """
    if _Scales(root).weigh(root, 0).weight > _MOST_WEIGHT:
        raise failures.too_large(
            "This drawing has too many shapes.",
            say("Drawn one by one, with all repetitions, they are more than %1.", _MOST_WEIGHT),
        )


class _Scales:
    """Weighs every element once; a reference back to where it came from weighs nothing, and is not drawn either."""

    def __init__(self, root: Any) -> None:
        self._elements = list(root.iter(etree.Element))  # kept, for lxml makes new ones for those that are let go
        self._by_id = {element.get("id"): element for element in self._elements if element.get("id")}
        self._rules = [rule for element in root.iter("{*}style") for rule in _rules("".join(element.itertext()))]
        self._known: dict[Any, _Weight] = {}
        self._open: set[Any] = set()

    def weigh(self, element: Any, depth: int) -> _Weight:
        """What an element weighs that lies so many levels deep. Raises: BadFile: TOO_LARGE."""
        if element in self._open:
            return _Weight()
        known = self._known.get(element)
        if depth + (known.height if known else 0) > _DEEPEST:
            raise _too_deep()
        if known is None:
            self._open.add(element)
            known = self._known[element] = self._weigh(element, depth + 1)
            self._open.discard(element)
        return known

    def _weigh(self, element: Any, depth: int) -> _Weight:
        name = etree.QName(element).localname
        inside = [self.weigh(child, depth) for child in element.iterchildren(etree.Element)]
        inside += [self._target(value[1:], depth) for value in _links(element)]
        held = sum(part.weight for part in inside)
        corners = sum(part.corners for part in inside) + len(element.get("d", "") or element.get("points", "")) // 2
        weight = _own_weight(name) + held
        height = max((part.height for part in inside), default=0)
        for used, target_id in self._references(element, name):
            target = self._target(target_id, depth)
            times = max(held, 1) if used in _INHERITED else 1
            weight += target.weight * (max(corners, 1) if used in _ON_EVERY_CORNER else times)
            height = max(height, target.height)
        return _Weight(weight, height + 1, corners)

    def _target(self, target_id: str, depth: int) -> _Weight:
        target = self._by_id.get(target_id)
        if target is None or etree.QName(target).localname in _WEIGHTLESS:
            return _Weight()
        return self.weigh(target, depth)

    def _references(self, element: Any, name: str) -> Iterator[Reference]:
        for attribute, value in element.attrib.items():
            if attribute == "style":
                yield from _declared(value)
            elif "url(" in value:
                yield from ((attribute, target_id) for target_id in _REFERENCE.findall(value))
        if self._rules:
            names = {"*", name, f"#{element.get('id')}", *(f".{each}" for each in element.get("class", "").split())}
            for selected, references in self._rules:
                if not names.isdisjoint(selected):
                    yield from references


def _own_weight(name: str) -> int:
    return _FILTER_WEIGHT if name.startswith("fe") else _WEIGHTS.get(name, 1)


def _links(element: Any) -> Iterable[str]:
    return (
        value.strip()
        for attribute, value in element.attrib.items()
        if etree.QName(attribute).localname == "href" and value.strip().startswith("#")
    )


def _declared(declarations: str) -> Iterator[Reference]:
    """The references in "property: value; property: value"."""
    for declaration in declarations.split(";") if "url(" in declarations else ():
        used, _, value = declaration.partition(":")
        yield from ((used.strip(), target_id) for target_id in _REFERENCE.findall(value))


def _rules(stylesheet: str) -> Iterator[tuple[frozenset[str], tuple[Reference, ...]]]:
    """The rules that refer to anything: every name in the selector, any of which may be meant, and the references."""
    for selector, declarations in _RULE.findall(stylesheet):
        references = tuple(_declared(declarations))
        if references:
            yield frozenset(_NAME.findall(selector)), references


def _too_deep() -> BadFile:
    return failures.too_large("This drawing is nested too deeply.", say("It goes more than %1 levels down.", _DEEPEST))
