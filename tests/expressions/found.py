"""Finds every regular expression of ours, with how it is asked."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]
ASKED = frozenset({"search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"})
ANCHORED = frozenset({"match", "fullmatch"})


@dataclass(frozen=True)
class Expression:
    """A regular expression and the methods by which any module of ours asks it."""

    module: str
    name: str
    """Of the module's constant, or the line of the call."""
    pattern: re.Pattern[str]
    methods: frozenset[str]

    @property
    def id(self) -> str:
        return f"{self.module.removeprefix('plugins.')}:{self.name}"


@dataclass(frozen=True)
class Unread:
    """A call whose pattern is put together while the program runs."""

    module: str
    function: str


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Yield the name and tree of each module that can be imported without Pelican's stage."""
    for path in sorted((ROOT / "plugins").rglob("*.py")):
        if path.stem not in ("__init__", "__main__"):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def expressions() -> tuple[list[Expression], list[Unread]]:
    """Return all expressions over text, and the calls whose patterns can't be known from the source."""
    trees = dict(modules())
    asked = _methods_by_name(trees.values())
    found: dict[tuple[str, str], Expression] = {}
    unread = []
    for name, tree in trees.items():
        for constant, pattern in _kept(importlib.import_module(name)):
            if isinstance(pattern.pattern, str) and (constant, pattern.pattern) not in found:
                bare = constant.partition("[")[0].rpartition(".")[2]
                methods = asked.get(bare) if "[" not in constant else None
                found[constant, pattern.pattern] = Expression(name, constant, pattern, frozenset(methods or ASKED))
        for function, call in _calls_inside(tree):
            made = _compiled(call)
            if made is None:
                unread.append(Unread(name, function))
                continue
            method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
            methods = ASKED if method == "compile" else frozenset({method})
            if isinstance(made.pattern, str):
                found[f"{function}.{method}", made.pattern] = Expression(name, f"{function}.{method}", made, methods)
    return list(found.values()), unread


def _methods_by_name(trees: Iterable[ast.Module]) -> dict[str, set[str]]:
    """Return the methods by the names they are called on; a name that is also passed on may be asked anything."""
    called: dict[str, set[str]] = {}
    for tree in trees:
        receivers = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in (*ASKED, "pattern") and _name_of(node.value):
                receivers.add(id(node.value))
                called.setdefault(_name_of(node.value), set()).update({node.attr} & ASKED)
        for node in ast.walk(tree):
            loaded = isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Load)
            if loaded and id(node) not in receivers and _name_of(node).isupper():
                called.setdefault(_name_of(node), set()).update(ASKED)
    return called


def _name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _kept(module: ModuleType) -> Iterator[tuple[str, re.Pattern]]:
    """Yield the patterns that a module keeps, in constants, in collections and in its classes."""
    for name, value in sorted(vars(module).items()):
        if isinstance(value, type) and value.__module__ == module.__name__:
            for inner, kept in sorted(vars(value).items()):
                yield from _patterns(f"{name}.{inner}", kept)
        elif not name.startswith("__"):
            yield from _patterns(name, value)


def _patterns(name: str, value: object, depth: int = 0) -> Iterator[tuple[str, re.Pattern]]:
    if isinstance(value, re.Pattern):
        yield name, value
    elif depth < 4 and isinstance(value, (dict, list, tuple, set, frozenset)):
        inside = list(value.values()) if isinstance(value, dict) else value
        for place, one in enumerate(inside):
            yield from _patterns(f"{name}[{place}]", one, depth + 1)
    elif depth < 4 and hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        for field in value.__dataclass_fields__:
            yield from _patterns(f"{name}[{field}]", getattr(value, field, None), depth + 1)


def _calls_inside(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Yield the calls of `re` in functions, with the function's name."""
    for function in (node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))):
        for node in ast.walk(function):
            called = node.func if isinstance(node, ast.Call) and node.args else None
            is_ours = isinstance(called, ast.Attribute) and called.attr in {*ASKED, "compile"}
            if is_ours and _name_of(called.value) == "re":
                yield function.name, node


def _compiled(call: ast.Call) -> re.Pattern | None:
    if not isinstance(call.args[0], ast.Constant):
        return None
    names = {node.attr for node in ast.walk(call) if isinstance(node, ast.Attribute)} & set(re.RegexFlag.__members__)
    flags = re.RegexFlag(0)
    for name in names:
        flags |= re.RegexFlag[name]
    return re.compile(call.args[0].value, flags)
