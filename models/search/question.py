"""A request, understood: its parts, its filters applied, and how its parts weigh."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from models.answers import SearchRequest
from models.catalogue import phrases
from models.catalogue.catalogue import Catalogue
from models.catalogue.phrases import Holders
from models.errors import UserError
from models.kinds import Kind
from models.messages import say
from models.query.parser import parse
from models.query.parts import Example, Field, Filter, Query, Words
from models.search import filters
from models.search.holdings import Inventory
from models.sorted_ids import Ids, Mask, is_in


@dataclass(frozen=True)
class Allowed:
    """What filters leave.

    Attributes:
        files: which of all files, shape (number of files,). items: ids, ascending.
    """

    files: Mask
    items: Ids

    def allows_files(self, inventory: Inventory, file_ids: Ids) -> Mask:
        """Which of some files are left; one that is unknown to the inventory is not."""
        return is_in(file_ids, inventory.facts.files.ids[self.files])


@dataclass(frozen=True)
class Question:
    """A request, understood.

    Attributes:
        query: with the examples that came beside the text.
        wanted_kinds: kinds of file that the filters leave.
        allowed: what the filters leave; None where they leave everything.
    """

    request: SearchRequest
    query: Query
    wanted_kinds: set[Kind]
    allowed: Allowed | None

    @property
    def allowed_items(self) -> Ids | None:
        """Items that the filters leave, ascending; None where they leave all."""
        return None if self.allowed is None else self.allowed.items

    @property
    def allowed_files(self) -> Mask | None:
        """Which of all files the filters leave; None where they leave all."""
        return None if self.allowed is None else self.allowed.files

    @property
    def by_content(self) -> bool:
        """Whether vectors are compared."""
        return self.request.by != "words" or any(isinstance(part, Example) for part in self.query.parts)

    @property
    def by_words(self) -> bool:
        """Whether words are looked up."""
        asked = bool(self.words_text.strip() or self.excluded_texts)
        return self.request.by != "content" and not self.request.encoder and asked

    @property
    def has_sides(self) -> bool:
        """Whether more than one thing has to fit: words and an example, or what was marked."""
        return 0 < self.words_share < 1 or bool(self.request.good or self.request.bad)

    @property
    def words_share(self) -> float:
        """How much words weigh against examples, 0 to 1."""
        words = sum(part.weight for part in self.query.parts if isinstance(part, Words) and part.weight > 0)
        total = sum(part.weight for part in self.query.parts if part.weight > 0)
        return words / total if total else 1.0

    @property
    def example_items(self) -> tuple[int, ...]:
        """Items of the library that are examples: nobody looks for what they hold already."""
        return tuple(part.item for part in self.query.parts if isinstance(part, Example) and part.item is not None)

    @property
    def words_text(self) -> str:
        """What is asked for in words, for full-text search; a word that was typed last counts as unfinished."""
        asked = [part for part in self.query.parts if isinstance(part, Words) and part.weight > 0]
        text = " ".join(f'"{part.text}"' if part.exact else part.text for part in asked)
        typing = asked and asked[-1].span.end == len(self.request.text) and re.search(r"\w$", self.request.text)
        return text if typing else text + " "

    @property
    def excluded_texts(self) -> list[str]:
        """What is excluded in words, but for exact ones, which a filter excludes."""
        excluded = [part for part in self.query.parts if isinstance(part, Words) and part.weight < 0]
        return list(dict.fromkeys(part.text for part in excluded if not part.exact))


def understand(request: SearchRequest, inventory: Inventory, catalogue: Catalogue, today: date) -> Question:
    """Read a request and apply its filters. Raises: QueryError. UserError: it is for a shared library."""
    if request.library:
        raise UserError(
            say("“%1” cannot be asked this.", request.library),
            "A shared library answers searches; its results are not part of the library on this computer.",
            "Search this computer first.",
        )
    typed = parse(request.text, today)
    query = replace(typed, parts=typed.parts + request.examples)
    conditions = query.filters
    if request.kinds:
        conditions += (Filter(Field.KIND, tuple(str(kind) for kind in request.kinds)),)
    exact = {(part.text, part.weight < 0): part for part in query.parts if isinstance(part, Words) and part.exact}
    wanted = {kind for kind in Kind if filters.may_hold(kind, conditions)}
    if not conditions and not exact and not request.items:
        return Question(request, query, wanted, None)
    files, items = inventory.left_by(conditions)
    if request.items:
        files, items = _among(request.items, files, items, inventory)
    for part in exact.values():
        files, items = _with_phrase(part, files, items, inventory, catalogue)
    return Question(request, query, wanted, Allowed(files, items))


def _among(wanted: tuple[int, ...], files: Mask, items: Ids, inventory: Inventory) -> tuple[Mask, Ids]:
    """Only the items that are named, and the files that hold them."""
    items = items[is_in(items, np.unique(np.array(wanted, np.int64)))]
    contents = np.unique(inventory.contents_of(items))
    return files & is_in(inventory.facts.files.content_ids, contents[contents > 0]), items


def _with_phrase(part: Words, files: Mask, items: Ids, inventory: Inventory, catalogue: Catalogue) -> tuple[Mask, Ids]:
    """Only what has the very words, or, where they are excluded, only what has them not."""
    with catalogue.read() as connection:
        held = phrases.holders_of_phrase(connection, part.text)
    told = holding(items, held, inventory)
    facts = inventory.facts.files
    named = is_in(facts.ids, held.files)
    contents = np.union1d(held.contents, inventory.contents_of(held.items))
    whole = named | (is_in(facts.content_ids, contents) & (facts.content_ids > 0))
    if part.weight < 0:
        stated = named | (is_in(facts.content_ids, held.contents) & (facts.content_ids > 0))
        return files & ~stated, items[~told]
    return files & whole, items[told]


def holding(ids: Ids, held: Holders, inventory: Inventory) -> Mask:
    """Which items hold words: by themselves, by what their content states, or by the name of a file of theirs.

    Args: ids: of items, and of files without items with a minus.
    Returns: shape (n,).
    """
    facts = inventory.facts.files
    named = facts.content_ids[is_in(facts.ids, held.files)]
    contents = inventory.contents_of(ids)
    stated = is_in(contents, np.union1d(held.contents, named)) & (contents > 0)
    return is_in(ids, held.items) | stated | is_in(-ids, held.files)
