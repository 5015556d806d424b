"""Who passes a quotation on: the sources between the one who said it and the reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteattr.stages.attribution.attributions import Attribution
from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex, indices
from quoteattr.stages.reports import Report
from quoteattr.stages.scene import Scene

__all__ = ["passed_on_by"]


def passed_on_by(scene: Scene, speakers: Sequence[Attribution]) -> tuple[tuple[MentionIndex, ...], ...]:
    """For each passage the mentions of those who pass it on, the nearest to the speaker first.

    *Volgens de krant zou Smit gezegd hebben dat de brug dicht blijft* — According to the paper Smit said that
    the bridge stays closed: Smit speaks, the paper passes it on. So does whoever speaks the quotation that
    it stands in, but nobody whom the quotation itself names.
    """
    return tuple(_chain(scene, speakers, index) for index in indices(PassageIndex, range(len(speakers))))


def _chain(scene: Scene, speakers: Sequence[Attribution], index: PassageIndex) -> tuple[MentionIndex, ...]:
    own = speakers[index]
    if own.mention is None:
        return ()
    known = {scene.identity(own.mention, own.entity)}
    chain = []
    for mention, entity in (*_above(scene, own), *_outer_speakers(scene, speakers, index)):
        identity = scene.identity(mention, entity)
        if identity not in known and not _is_within(scene, mention, index):
            known.add(identity)
            chain.append(mention)
    return tuple(chain)


def _is_within(scene: Scene, mention: MentionIndex, index: PassageIndex) -> bool:
    passage = scene.passages[index]
    return passage.start <= scene.mentions[mention].start < passage.end


def _above(scene: Scene, attribution: Attribution) -> Iterator[tuple[MentionIndex, None]]:
    """The sources of the reports whose content holds the cue, the narrowest first."""
    if attribution.report is None:
        return
    cue = scene.reports[attribution.report]
    holding: list[tuple[int, Report]] = []
    for other in (scene.reports[index] for index in scene.reports_in(cue.sentence)):
        content = other.content
        if other is not cue and content and content.start <= cue.start and cue.end <= content.end:
            holding.append((content.end - content.start, other))
    for _, report in sorted(holding, key=lambda pair: pair[0]):
        mention = scene.source_of(report)
        if mention is not None:
            yield mention, None


def _outer_speakers(
    scene: Scene, speakers: Sequence[Attribution], index: PassageIndex
) -> Iterator[tuple[MentionIndex, EntityIndex | None]]:
    """Who speaks the passages around a passage, the narrowest first."""
    outer = scene.parents[index]
    while outer is not None:
        attribution = speakers[outer]
        if attribution.mention is not None:
            yield attribution.mention, attribution.entity
        outer = scene.parents[outer]
