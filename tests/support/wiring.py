"""What ``quoteattr/flow.py`` calls, and in which order: the stages of the library as they are wired."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from inspect import getsource, isfunction
from typing import Any

from quoteattr import flow

__all__ = ["FUNCTIONS", "calls", "imported", "stages"]

FUNCTIONS = ("outline", "parse", "set_scene", "attribute")
"""The functions of the flow, in the order in which a text goes through them."""

_ROOMS = ("quoteattr.stages", "quoteattr.parsing", "quoteattr.assembly")


def imported() -> list[str]:
    """The functions that the flow imports from the stages, the parsing and the assembly, in the order of its lines."""
    return [
        alias.asname or alias.name
        for node in ast.parse(getsource(flow)).body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_ROOMS)
        for alias in node.names
        if isfunction(getattr(flow, alias.asname or alias.name))
    ]


def calls(source: str | None = None) -> list[str]:
    """The names of those functions, and of the methods of the parser, in the order in which the flow calls them.

    What a call takes is called before it; a comprehension goes through its sequences first.

    :param source: the text of the flow, that of the library by default.
    """
    body = ast.parse(source or getsource(flow)).body
    written = {node.name: node for node in body if isinstance(node, ast.FunctionDef)}
    known = set(imported())
    return [
        name
        for function in FUNCTIONS
        for name in map(_called, _in_order(written[function]))
        if name in known or name.startswith("parser.")
    ]


def stages() -> dict[str, Callable[..., Any]]:
    """The functions of the stages and the assembly that the flow imports, in the order in which it calls them."""
    found = {
        name: value
        for name, value in vars(flow).items()
        if isfunction(value) and value.__module__.startswith(("quoteattr.stages.", "quoteattr.assembly"))
    }
    order = [*dict.fromkeys(calls()), *found]
    return dict(sorted(found.items(), key=lambda item: order.index(item[0])))


def _in_order(node: ast.AST) -> Iterator[ast.Call]:
    """The calls in a piece of code in the order in which they are made."""
    parts = list(ast.iter_child_nodes(node))
    if isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp):
        parts = [*node.generators, *(part for part in parts if not isinstance(part, ast.comprehension))]
    for part in parts:
        yield from _in_order(part)
    if isinstance(node, ast.Call):
        yield node


def _called(call: ast.Call) -> str:
    """The name that is called, as it is written; empty where it is no name."""
    return ast.unparse(call.func) if isinstance(call.func, ast.Name | ast.Attribute) else ""
