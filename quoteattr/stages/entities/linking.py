"""From mentions to entities: names in any order first, then descriptions and pronouns in text order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quoteattr.languages import Language
from quoteattr.parsing import Sentence
from quoteattr.schema import Form
from quoteattr.stages.entities.clusters import Clusters
from quoteattr.stages.entities.descriptions import link_description
from quoteattr.stages.entities.genders import tell_genders
from quoteattr.stages.entities.introductions import identify, introductions
from quoteattr.stages.entities.mentioned import MentionedText
from quoteattr.stages.entities.names import link_names
from quoteattr.stages.entities.naming import gender_of, names_of, type_of
from quoteattr.stages.entities.pronouns import link_pronoun
from quoteattr.stages.entities.resolution import Resolution, ResolvedEntity
from quoteattr.stages.indices import MentionIndex, numbered
from quoteattr.stages.mentions import Mention

__all__ = ["resolve_entities"]


def resolve_entities(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    quotations: Iterable[tuple[int, int]],
    language: Language,
) -> Resolution:
    """Tie ``mentions`` together.

    :param mentions: in text order.
    :param quotations: spans of direct quotations; what is named there is less likely to be meant outside.
    """
    clusters = Clusters(MentionedText.of(text, sentences, mentions, quotations, language.mentions))
    link_names(clusters)
    tell_genders(clusters)
    same = introductions(clusters.given)
    for index, mention in numbered(MentionIndex, mentions):
        if mention.form is Form.NOMINAL:
            link_description(clusters, index)
        elif mention.form is Form.PRONOUN:
            link_pronoun(clusters, index)
        if index in same:
            identify(clusters, index, same[index])
    return Resolution(
        mentions=tuple(mentions),
        entity_of=tuple(clusters.entity_of),
        entities=tuple(
            [
                ResolvedEntity(
                    name,
                    type_of(cluster),
                    gender_of(cluster),
                    guessed=cluster.guessed and not cluster.told,
                )
                for name, cluster in zip(names_of(clusters), clusters, strict=True)
            ]
        ),
        narrator=clusters.narrator,
    )
