"""The gender of those who have a name, before any pronoun is linked.

What tells it: functions and full names, a first name alone less surely, and all pronouns of the text. Each
pronoun is shared among those whom it may stand for: the more salient somebody is and the more tells that the
gender is right, the larger the share. What all of them tell makes the next sharing surer, in the manner of
expectation maximisation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from attrs import frozen

from quoteattr.schema import Form
from quoteattr.stages.entities.clusters import Cluster, Clusters
from quoteattr.stages.entities.mentioned import ARGUMENTS
from quoteattr.stages.indices import EntityIndex, MentionIndex, numbered
from quoteattr.stages.mentions import PERHAPS_A_PERSON, Mention

__all__ = ["tell_genders"]

_FULL_NAME = 4.0
"""What a function or a full name tells, in pronouns that can only stand for one."""

_FIRST_NAME = 1.0
"""What a first name alone tells."""

_UNKNOWN = 1.0
"""What it counts for that nothing is known."""

_SURE = 0.6
"""Share, 0.5 to 1, of all that tells which must be for one gender."""

_HEARD = 0.5
"""What pronouns must tell at least of a name alone, which may be a family name: *Bakker zei*, said Bakker."""

_ROUNDS = 6
"""How many times the pronouns are shared out."""

_SHARPNESS = 1.5
"""Power of the chance that a gender is right; above 1 it parts two people who are always named together."""

_FADING = 0.6
"""Factor of salience from one sentence to the next."""

_FORGOTTEN = 0.05
"""Salience below which nobody thinks of somebody."""

_RECENT = 30
"""How many people somebody thinks of at once, those who were mentioned last."""

_SUBJECT = 2.5
"""Factor of a subject."""

_NAME = 2.4
"""Factor of a name."""

_SIGNS = {"masc": 1, "fem": -1}

_Who: TypeAlias = "EntityIndex | str"
"""The entity of a name, or the noun of a description."""


def tell_genders(clusters: Clusters) -> None:
    """Give each entity that has a name the gender that most speaks for.

    **Marie** *zag Jan. Ze lachte.* — Marie saw Jan. She laughed. A name alone of which no pronoun tells
    anything has a gender for pronouns to agree with, which is a guess.
    """
    named = {
        entity: _by_names(clusters, cluster)
        for entity, cluster in numbered(EntityIndex, tuple(clusters))
        if cluster.names and cluster.type in PERHAPS_A_PERSON and not cluster.is_place
    }
    steps = list(_steps(clusters, named)) if named else []
    told = dict(named)
    for _ in range(_ROUNDS if any(step.who is None for step in steps) else 0):
        told = _shared_out(steps, named, told)
    for entity, what in told.items():
        cluster = clusters[entity]
        cluster.guessed = not cluster.known and what.total - named[entity].total < _HEARD
        cluster.gender = what.gender
        cluster.known = _SIGNS.get(what.gender, 0)


@frozen
class _Told:
    """How much tells that somebody is a man, and how much that it is a woman."""

    masc: float = 0.0
    fem: float = 0.0

    @property
    def total(self) -> float:
        """How much tells anything."""
        return self.masc + self.fem

    def chance(self, gender: str) -> float:
        """The chance, 0 to 1, that it is of this gender."""
        told = self.masc if gender == "masc" else self.fem
        return (told + _UNKNOWN / 2) / (self.total + _UNKNOWN)

    @property
    def gender(self) -> str:
        """The gender that it surely is, or empty."""
        return next((gender for gender in _SIGNS if self.chance(gender) >= _SURE), "")


@frozen
class _Step:
    """A mention outside quotations as pronouns are shared out in text order.

    :param who: whom a name or description is of; ``None`` for a pronoun.
    :param verb: index of the verb that it is an argument of, -1 for none.
    :param weight: how salient it makes somebody.
    """

    who: _Who | None
    sentence: int
    verb: int
    gender: str
    weight: float


def _by_names(clusters: Clusters, cluster: Cluster) -> _Told:
    """What functions and names tell."""
    sign, worth = cluster.known, _FULL_NAME
    if not sign and len(cluster.names) == 1:
        sign = _SIGNS.get(clusters.given.lexicon.gender_of_name(cluster.names[0]), 0)
        worth = _FIRST_NAME
    return _Told(masc=worth * (sign > 0), fem=worth * (sign < 0))


def _steps(clusters: Clusters, named: Mapping[EntityIndex, _Told]) -> Iterator[_Step]:
    """The names of these people, the descriptions of others, and the pronouns that tell a gender."""
    given = clusters.given
    for index, mention in numbered(MentionIndex, given.mentions):
        if given.quoted[index] or mention.generic or mention.person != 3 or mention.number == "plur":
            continue
        who: _Who | None = None
        if mention.form is Form.NAME:
            who = clusters.entity_of[index]
            if who not in named:
                continue
        elif mention.form is Form.NOMINAL:
            if mention.type not in PERHAPS_A_PERSON:
                continue
            who = mention.role
        elif not mention.gender:
            continue
        weight = (_SUBJECT if mention.subject else 1.0) * (_NAME if mention.form is Form.NAME else 1.0)
        yield _Step(who, mention.sentence, _verb(clusters, mention), mention.gender, weight)


def _verb(clusters: Clusters, mention: Mention) -> int:
    """Index of the token that a mention is an argument of, -1 if it is none."""
    head = clusters.given.head(mention)
    return head.head if head.relation in ARGUMENTS else -1


def _shared_out(
    steps: Sequence[_Step], named: Mapping[EntityIndex, _Told], told: Mapping[EntityIndex, _Told]
) -> dict[EntityIndex, _Told]:
    """What names and pronouns tell together, when pronouns are shared out by what was ``told`` so far."""
    shares: dict[EntityIndex, dict[str, float]] = {entity: {"masc": 0.0, "fem": 0.0} for entity in named}
    chances: dict[_Who, dict[str, float]] = {
        entity: {gender: what.chance(gender) ** _SHARPNESS for gender in _SIGNS}
        for entity, what in told.items()
    }
    salience: dict[_Who, float] = {}
    verbs: dict[_Who, int] = {}
    sentence = 0
    for step in steps:
        if step.sentence != sentence:
            fading = _FADING ** (step.sentence - sentence)
            salience = {
                who: weight * fading for who, weight in salience.items() if weight * fading > _FORGOTTEN
            }
            sentence, verbs = step.sentence, {}
        if step.who is not None:
            salience[step.who] = salience.pop(step.who, 0.0) + step.weight
            if len(salience) > _RECENT:
                del salience[next(iter(salience))]
            verbs[step.who] = step.verb
            if step.who not in chances:
                known = _Told(
                    masc=_FULL_NAME * (step.gender == "masc"), fem=_FULL_NAME * (step.gender == "fem")
                )
                chances[step.who] = {gender: known.chance(gender) ** _SHARPNESS for gender in _SIGNS}
            continue
        parts = {
            who: weight * chances[who][step.gender]
            for who, weight in salience.items()
            if step.verb < 0 or verbs.get(who) != step.verb
        }
        whole = sum(parts.values())
        for who, part in parts.items():
            salience[who] += step.weight * part / whole
            if isinstance(who, int):
                shares[who][step.gender] += part / whole
    return {
        entity: _Told(what.masc + shares[entity]["masc"], what.fem + shares[entity]["fem"])
        for entity, what in named.items()
    }
