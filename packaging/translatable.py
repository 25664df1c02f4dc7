"""Finds everything that Findling says to people: in the window, in the engine, and in the data of encoders.

Qt's own lupdate sees `self.tr(...)` alone: neither a module's `_tr(...)`, nor what the engine says with `say(...)`, nor
its plain sentences, nor what stands in TOML. All of these are read here from the syntax tree, and nothing is run.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeGuard

ENGINE = "Engine"
_SENTENCE = re.compile(r"[A-Z“].* .*\S[.?!]", re.DOTALL)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SAID_IN_DATA = ("title", "purpose", "quality", "quality_source", "languages", "hardware")
# The command line and assistants are spoken to in English; the others hold text for encoders to be tried with.
_NOT_FOR_PEOPLE = re.compile(
    r"/assistant/|(_commands?|__main__|terminal|evaluation_queries|checking|probes|laion_clap_library)\.py$"
)
# What is written with these is seen by people: no literal may be among their arguments.
_SHOWS = re.compile(
    r"set(Text|ToolTip|AccessibleName|AccessibleDescription|PlaceholderText|WindowTitle|Title|Prefix|Suffix|StatusTip)"
    r"|setSpecialValueText|add(Action|Item)|Q(Action|Label|PushButton|CheckBox|RadioButton)"
    r"|button|words|announce|show_notice|page_head"
)


@dataclass(frozen=True, slots=True)
class Saying:
    """One text to translate.

    Attributes:
        context: where it belongs: a class, or what a module calls itself.
        source: in English; where `plural`, with %Ln for the number.
        comment: tells apart what is the same in English, mostly "".
        where: path of the file, from the root of the repository.
    """

    context: str
    source: str
    comment: str
    plural: bool
    where: str


def sayings(root: Path) -> tuple[Saying, ...]:
    """Everything that is to be translated, in the order in which it is found, each once in its context."""
    found: dict[tuple[str, str, str, bool], Saying] = {}
    for saying in (*_in_window(root, []), *_in_engine(root, []), *_in_data(root)):
        found.setdefault((saying.context, saying.source, saying.comment, saying.plural), saying)
    return tuple(found.values())


def unreachable(root: Path) -> list[str]:
    """What is said in a way that no translation can reach: "file:line: why" for each."""
    problems: list[str] = []
    for _ in (*_in_window(root, problems), *_in_engine(root, problems)):
        pass
    return problems


def untranslated(root: Path) -> list[str]:
    """Texts in the window that people see and that no translation can reach: "file:line: text" for each."""
    return [
        f"{where}:{node.lineno}: {text}"
        for where, tree in _modules(root, "desktop")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _SHOWS.fullmatch(_name(node.func))
        for argument in node.args
        for text in _literals(argument)
        if _LETTERS.search(text) and text != "Findling"
    ]


def unmarked(root: Path) -> list[str]:
    """Sentences of the engine that have values in them and are not made by `say`: "file:line: text" for each."""
    return [
        f"{where}:{node.lineno}: {text}"
        for where, tree in _modules(root, "models")
        if not _NOT_FOR_PEOPLE.search(where)
        for node in _said(tree)
        if isinstance(node, ast.JoinedStr) and _SENTENCE.fullmatch(text := _outline(node)) and _LETTERS.search(text)
    ]


def _in_window(root: Path, problems: list[str]) -> Iterator[Saying]:
    modules = list(_modules(root, "desktop"))
    bases = {
        _name(base)
        for _, tree in modules
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for base in node.bases
    }
    for where, tree in modules:
        own = _own_context(tree)
        for node, owner in _calls(tree, ""):
            name = _name(node.func)
            asks = _Asked(where, node, "", 2, problems)
            if name == "tr" and isinstance(node.func, ast.Attribute):
                if not _is_of(node.func, ("self", "cls")) or not owner:
                    asks.complain("tr of something else than self; use _tr or translate")
                elif owner in bases and asks.plural:
                    asks.complain("a class that others come from has no plural of its own; use _tr or translate")
                else:
                    yield from replace(asks, context=owner).sayings()
            elif name == "_tr":
                yield from replace(asks, context=own, counts_at=1).sayings()
            elif name == "translate" and len(node.args) >= 2:
                context = "".join(_literals(node.args[0]))
                # What the engine says is found where it says it; QTransform moves things by this name.
                if context and context != ENGINE:
                    yield from replace(asks, context=context, first=1, counts_at=3).sayings()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A call that translates. Attributes: counts_at: place of the number among the arguments. first: of the text."""

    where: str
    call: ast.Call
    context: str
    counts_at: int
    problems: list[str]
    first: int = 0

    @property
    def plural(self) -> bool:
        return len(self.call.args) > self.counts_at or any(keyword.arg == "n" for keyword in self.call.keywords)

    def complain(self, why: str) -> None:
        self.problems.append(f"{self.where}:{self.call.lineno}: {why}")

    def sayings(self) -> Iterator[Saying]:
        """What it says, as far as that is written there."""
        rest = self.call.args[self.first :]
        texts = _literals(rest[0]) if rest else []
        if not texts:
            self.complain("a text to translate has to be written where it is translated")
        comments = _literals(rest[1]) if self.counts_at > 1 and len(rest) > 1 else []
        for text in texts:
            if self.plural != ("%Ln" in text):
                self.complain("a text has %Ln if, and only if, it is given a number")
            yield Saying(self.context, text, comments[0] if comments else "", self.plural, self.where)


def _in_engine(root: Path, problems: list[str]) -> Iterator[Saying]:
    for where, tree in _modules(root, "models"):
        if _NOT_FOR_PEOPLE.search(where):
            continue
        for node in _said(tree):
            if _is_say(node):
                texts = _literals(node.args[0])
                if not texts:
                    problems.append(f"{where}:{node.lineno}: say needs a text that is written there")
                yield from (Saying(ENGINE, text, "", False, where) for text in texts if _LETTERS.search(_bare(text)))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _SENTENCE.fullmatch(node.value):
                yield Saying(ENGINE, node.value, "", False, where)


def _in_data(root: Path) -> Iterator[Saying]:
    for path in sorted((root / "resources" / "encoders").glob("*.toml")):
        for entry in tomllib.loads(path.read_text("utf-8"))["encoder"]:
            for key in _SAID_IN_DATA:
                if _LETTERS.search(entry.get(key, "")):
                    yield Saying(ENGINE, entry[key], "", False, path.relative_to(root).as_posix())


def _modules(root: Path, folder: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((root / folder).rglob("*.py")):
        where = path.relative_to(root).as_posix()
        yield where, ast.parse(path.read_text("utf-8"), where)


def _calls(node: ast.AST, owner: str) -> Iterator[tuple[ast.Call, str]]:
    """All calls, each with the class that it is written in; the definition of `_tr` itself is none."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef) and child.name == "_tr":
            continue
        if isinstance(child, ast.Call):
            yield child, owner
        yield from _calls(child, child.name if isinstance(child, ast.ClassDef) else owner)


def _own_context(tree: ast.Module) -> str:
    """What the `_tr` of a module is called by Qt, "" where it has none."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "_tr":
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and _name(call.func) == "translate":
                    return _literals(call.args[0])[0]
    return ""


def _said(tree: ast.Module) -> Iterator[ast.AST]:
    """The nodes in which people are spoken to: without docstrings, what goes to the log, and what is in an f-string."""
    left_out = {id(node) for silent in ast.walk(tree) for node in _silent_in(silent)}
    return (node for node in ast.walk(tree) if id(node) not in left_out)


def _silent_in(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    elif isinstance(node, ast.Call) and _is_of(node.func, ("log", "logging")):
        yield from (inner for argument in node.args for inner in ast.walk(argument))
    elif isinstance(node, ast.Call) and _name(node.func) in ("ValueError", "TypeError", "RuntimeError"):
        # A bug, or what a library says: for people only where `say` marks it.
        yield from (argument for argument in node.args if isinstance(argument, ast.Constant | ast.JoinedStr))
    elif isinstance(node, ast.JoinedStr):
        yield from (inner for inner in ast.walk(node) if inner is not node)
    elif _is_say(node):
        yield from ast.walk(node.args[0])


def _is_say(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"


def _literals(node: ast.expr) -> list[str]:
    """The texts that an expression may be, as far as they are written there."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.IfExp):
        return _literals(node.body) + _literals(node.orelse)
    return []


def _outline(node: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values)


def _bare(text: str) -> str:
    return re.sub(r"%L?[n1-9]", "", text)


def _is_of(function: ast.expr, owners: tuple[str, ...]) -> bool:
    return isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id in owners


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
