"""What lines begin with that tell who speaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

__all__ = ["LabelLexicon"]


@frozen(eq=False)
class LabelLexicon:
    """The words of labels, see ``labels.toml``; all in lower case.

    :param titles: words before a name: ``de heer``; the longest first.
    :param offices: labels that name somebody by an office alone: ``de voorzitter``.
    :param chairs: those of them who lead a meeting.
    :param parts: labels of people without a name: ``interviewer``.
    :param questions: those of them whose number is that of the line: ``vraag``.
    :param letters: labels of one letter that belong together: ``v`` and ``a``.
    :param nobody: what a line begins with that nobody says: ``datum``.
    :param captions: those of them that stand before a name in a line of its own: ``foto``.
    :param directions: how a paragraph begins that tells what happens.
    :param parties: parties behind a name that have no capital: ``cd&v``.
    :param agencies: what stands in brackets behind a place: *BRUSSEL (ANP)*.
    :param returns: how one begins with which a chair takes the word back.
    """

    titles: tuple[str, ...]
    offices: frozenset[str]
    chairs: frozenset[str]
    parts: frozenset[str]
    questions: frozenset[str]
    letters: frozenset[frozenset[str]]
    nobody: frozenset[str]
    captions: frozenset[str]
    directions: tuple[str, ...]
    agencies: frozenset[str]
    returns: tuple[str, ...]
    parties: frozenset[str]

    @classmethod
    def from_toml(cls, data: Mapping[str, Any]) -> LabelLexicon:
        """The lexicon that ``labels.toml`` describes."""
        return cls(
            titles=tuple(sorted(data["titles"], key=lambda title: (-len(title), title))),
            offices=frozenset(data["offices"]),
            chairs=frozenset(data["chairs"]),
            parts=frozenset(data["parts"]),
            questions=frozenset(data["questions"]),
            letters=frozenset(map(frozenset, data["letters"])),
            nobody=frozenset(data["nobody"]),
            captions=frozenset(data["captions"]),
            directions=tuple(data["directions"]),
            agencies=frozenset(data["agencies"]),
            returns=tuple(data["returns"]),
            parties=frozenset(data["parties"]),
        )
