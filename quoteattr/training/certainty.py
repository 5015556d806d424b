"""How sure attributions may be, learned from texts that their makers did not see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from quoteattr.evaluation.gold import Party
from quoteattr.stages.attribution.attributions import Attribution
from quoteattr.stages.attribution.cast import Cast
from quoteattr.stages.attribution.certainty import certainty_features
from quoteattr.stages.attribution.model import Certainty
from quoteattr.stages.attribution.turns import Turns
from quoteattr.stages.indices import PassageIndex
from quoteattr.training.choices import has_name, is_of
from quoteattr.training.trees import Growth, train_trees
from quoteattr.trees import Trees

__all__ = ["Outcome", "fit", "outcomes"]

_GROWTH = Growth(trees=60, leaves=5, rate=0.08, rows_a_leaf=25, smoothing=10.0, rows=0.8, columns=0.5)


@frozen
class Outcome:
    """What became of an attribution of somebody.

    :param document: id of the document.
    :param features: what it is judged by.
    :param words_right: whether its words stand for the right one.
    :param name_right: whether its name does.
    """

    document: str
    features: Mapping[str, float]
    words_right: bool
    name_right: bool


def outcomes(
    document: str,
    cast: Cast,
    turns: Turns,
    given: Sequence[tuple[PassageIndex, Attribution]],
    wanted: Mapping[PassageIndex, Party | None],
) -> Iterator[Outcome]:
    """What became of the attributions that were ``given`` to passages.

    :param given: attributions whose confidence is what their makers state.
    :param wanted: for passages that are quotations of the gold who is right, ``None`` for nobody.
    """
    scene = cast.scene
    for index, one in given:
        if index not in wanted or one.mention is None:
            continue
        party = wanted[index]
        yield Outcome(
            document,
            certainty_features(cast, turns, index, one),
            party is not None and is_of(scene, one.mention, party),
            party is not None and has_name(scene, one.mention, one.entity, party),
        )


def fit(found: Sequence[Outcome], base: Certainty | None = None, seed: int = 1) -> Certainty:
    """How often such attributions are right.

    :param base: what is known already, from which it goes on.
    """
    base = base or Certainty()
    if not found:
        return base
    rows = [outcome.features for outcome in found]

    def trees(right: Sequence[bool], before: Trees) -> Trees:
        growth = evolve(_GROWTH, seed=seed)
        return train_trees(
            rows, right, objective="yes_no", base=before if before.roots else None, growth=growth
        )

    return Certainty(
        trees([one.words_right for one in found], base.words),
        trees([one.name_right for one in found], base.names),
    )
