"""The names of the rules and what they mean."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from textwrap import dedent
from typing import Any

from quoteattr.errors import UnknownNameError
from quoteattr.stages.attribution import ADDRESSEE_RULES, SPEAKER_RULES

__all__ = ["RULES", "explain"]

_GONE = "Python runs without docstrings (-OO), and the source, which explains this rule, is not at hand."
"""What is said of a rule where neither the function nor its source tells."""


def _explanation(find: Callable[..., Any]) -> str:
    """The docstring of a rule; from the source where Python has dropped it (``-OO``)."""
    if find.__doc__:
        return inspect.cleandoc(find.__doc__)
    try:
        (function,) = ast.parse(dedent(inspect.getsource(find))).body
    except (OSError, SyntaxError):
        return _GONE
    return (ast.get_docstring(function) if isinstance(function, ast.FunctionDef) else None) or _GONE


RULES: dict[str, str] = {
    **{rule.name: _explanation(rule.find) for rule in SPEAKER_RULES},
    **{rule.name: _explanation(rule.find) for rule in ADDRESSEE_RULES},
}
"""What each rule does, by its name: those for speakers, then those for addressees, in their order."""


def explain(name: str) -> str:
    """What the rule called ``name`` does, with a Dutch example and its gloss.

    :raises UnknownNameError: there is no such rule.
    """
    if name not in RULES:
        raise UnknownNameError("rule", name, RULES)
    return RULES[name]
