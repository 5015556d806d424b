"""Where linked mentions are kept and looked up."""

from __future__ import annotations

from quoteattr.schema import EntityType
from quoteattr.stages.entities.clusters import Cluster, Clusters
from quoteattr.stages.entities.mentioned import MentionedText
from quoteattr.stages.indices import EntityIndex, MentionIndex
from quoteattr.stages.mentions import find_mentions
from tests.stages.entities.resolved import ANNA, HE, JAN, subject
from tests.stages.tables import DUTCH, sentences_of

FIRST, SECOND = EntityIndex(0), EntityIndex(1)


def clusters_of(text: str, *tables: str) -> Clusters:
    """The clusters of a text of whose mentions none is linked."""
    sentences = sentences_of(text, tables)
    mentions = find_mentions(text, sentences, DUTCH)
    return Clusters(MentionedText.of(text, sentences, mentions, (), DUTCH.mentions))


def test_what_is_known_of_a_cluster() -> None:
    """A cluster has the names, the gender and the type that its mentions tell."""
    clusters = clusters_of("Jan Kok slaapt. Hij droomt.", JAN, HE)
    assert clusters.start(MentionIndex(0)) == FIRST
    clusters.add(FIRST, MentionIndex(1))
    cluster = clusters[FIRST]
    assert (cluster.names, cluster.gender, cluster.type) == (["Jan Kok"], "masc", EntityType.PERSON)
    assert (cluster.named, cluster.referring) == ([0], [1])
    assert clusters.entity_of == [0, 0]


def test_mentions_of_a_cluster_among_others() -> None:
    """Names come first, then descriptions and pronouns; what lies outside is left out."""
    mentions = [MentionIndex(place) for place in range(9)]
    cluster = Cluster(named=[*mentions[0:7:3]], referring=[*mentions[1:9:3]])
    assert cluster.among(range(1, 7)) == [3, 6, 1, 4]
    assert cluster.began_before(MentionIndex(1))
    assert not cluster.began_before(MentionIndex(0))


def test_latest_with_a_role() -> None:
    """The latest comes first, each once; what stands behind does not count."""
    table = subject("De/DET/det>bakker bakker/NOUN/nsubj>slaapt")
    clusters = clusters_of("De bakker slaapt. " * 4, *[table] * 4)
    clusters.start(MentionIndex(0))
    clusters.start(MentionIndex(1))
    clusters.add(FIRST, MentionIndex(2))
    assert list(clusters.with_role("bakker", MentionIndex(3))) == [FIRST, SECOND]
    assert list(clusters.with_role("bakker", MentionIndex(2))) == [SECOND, FIRST]
    assert list(clusters.with_role("brood_bakker", MentionIndex(1))) == [FIRST]
    assert clusters.only_with_role("bakker") is None
    assert clusters.recent(MentionIndex(3)) == [FIRST, SECOND]


def test_entity_under_a_short_name() -> None:
    """Entities that are merged are one, and the other has no mention any more."""
    clusters = clusters_of("Anna Smit slaapt. Jan Kok slaapt.", ANNA, JAN)
    clusters.start(MentionIndex(0))
    clusters.start(MentionIndex(1))
    clusters.merge(SECOND, FIRST)
    assert clusters.entity_of == [FIRST, FIRST]
    assert clusters[FIRST].names == ["Anna Smit", "Jan Kok"]
    assert clusters[SECOND].named == []
