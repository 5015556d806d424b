"""Who says *ik* (I) between marks: the speaker of the quotation that it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.stages.attribution.attributions import Attribution
from quoteattr.stages.indices import MentionIndex, PassageIndex, numbered
from quoteattr.stages.scene import Scene

__all__ = ["saying_i"]


def saying_i(scene: Scene, speakers: Sequence[Attribution]) -> Iterator[tuple[MentionIndex, PassageIndex]]:
    """The pronouns of the first person in the singular that stand for a speaker, each with the quotation.

    **"Ik** *kom", zei Anna* — I am coming, said Anna: *ik* is Anna. One in a quotation within another is
    the speaker of the inner one; one whose quotation has no speaker is left out.
    """
    for index, speaker in numbered(PassageIndex, speakers):
        passage = scene.passages[index]
        if speaker.mention is None or not passage.marked:
            continue
        for mention in scene.mentions_within(passage):
            own = scene.mentions[mention]
            if own.is_i and scene.entity(mention) is None and scene.marked_at(own.start) == index:
                yield mention, index
