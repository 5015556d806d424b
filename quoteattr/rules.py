"""The names of the rules and what they mean."""

from __future__ import annotations

import inspect

from quoteattr.errors import UnknownNameError
from quoteattr.stages.attribution import ADDRESSEE_RULES, SPEAKER_RULES

__all__ = ["RULES", "explain"]

RULES: dict[str, str] = {
    name: inspect.cleandoc(find.__doc__ or "")
    for name, find in (
        *((rule.name, rule.find) for rule in SPEAKER_RULES),
        *((rule.name, rule.find) for rule in ADDRESSEE_RULES),
    )
}
"""What each rule does, by its name: those for speakers, then those for addressees, in their order."""


def explain(name: str) -> str:
    """What the rule called ``name`` does, with a Dutch example and its gloss.

    :raises UnknownNameError: there is no such rule.
    """
    if name not in RULES:
        raise UnknownNameError("rule", name, RULES)
    return RULES[name]
