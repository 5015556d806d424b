"""Figures: quotations found against quotations that should be found.

**Spans.** Both spans are trimmed of quotation marks, white space and punctuation at their edges, so that it
does not matter whether a file counts the marks in. Two spans *overlap* when their intersection over union
(the Jaccard index; 0.5 as in object detection since the PASCAL VOC challenge) is at least 0.5; each gold
quotation is paired with at most one quotation found and the reverse, the best pairs first. Direct and mixed
quotations are paired with each other: the difference between the two is one of degree. *Exact* means the
same trimmed span.

**Who.** Of several speakers or addressees of a quotation the first is judged. A speaker or addressee is
right when its mention overlaps a gold mention of the entity in the same sense, or when its words are one of
the entity's names. Of several in the gold, any is right.

**Precision, recall, F1** are those of Van Rijsbergen, in per cent.

=====================  ====================================================================================
``direct.exact``       direct and mixed quotations found with the same trimmed span
``direct.overlap``     direct and mixed quotations found with an overlap of at least 0.5
``direct.outer``       as ``direct.exact``, without quotations that were found in another direct or mixed one
                       and stand in no gold: most gold does not list what somebody quotes within a quotation
``indirect.overlap``   as ``direct.overlap``, for indirect quotations, in texts where they were annotated
``headline.overlap``   the same for headlines, in texts that have a headline in the gold
``speaker``            of all direct, mixed and headline quotations that have a speaker: found and attached to
                       the right one; precision is of those found that were given a speaker
``speaker.acc``        the same, of the quotations found only
``speaker.indirect``   as ``speaker``, for indirect quotations
``name``               as ``speaker``, for the name that stands for the entity
``addressee``          as ``speaker``, for direct and mixed quotations that have an addressee; one given to a
                       quotation that has none counts against precision
``addressee.acc``      the same, of the quotations found that have an addressee
=====================  ====================================================================================
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from attrs import frozen

from quoteattr.evaluation.gold import Gold, GoldQuote, Party
from quoteattr.schema import Kind, Mention, Participant, Quote
from quoteattr.spans import Span, iou, touching

__all__ = [
    "OVERLAP",
    "PRF",
    "Abstentions",
    "Bin",
    "Certainty",
    "Comparison",
    "Found",
    "Group",
    "KindCounts",
    "KindGroup",
    "Pair",
    "Scores",
    "compare",
    "iou",
    "match_spans",
    "same_entity",
    "same_name",
    "score",
    "trim",
]

OVERLAP = 0.5
"""Least intersection over union of two spans that are one quotation or one mention."""

_EDGE = frozenset(" \t\r\n\u00a0\u200b\"'`´“”„‟«»‹›‘’‚‛,.;:!?…-–—()[]")
_ARTICLES = ("de heer ", "mevrouw ", "de ", "het ", "een ", "'t ")
_SHORTEST_NAME = 4


class KindGroup(StrEnum):
    """Kinds of quotations that are compared with each other."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    HEADLINE = "headline"


_GROUP_OF = {
    Kind.DIRECT: KindGroup.DIRECT,
    Kind.MIXED: KindGroup.DIRECT,
    Kind.INDIRECT: KindGroup.INDIRECT,
    Kind.HEADLINE: KindGroup.HEADLINE,
}

Group = KindGroup
"""The same, by its short name."""


@frozen
class PRF:
    """Precision, recall and F1 in per cent, from counts.

    :param tp: right ones.
    :param pred: given ones.
    :param gold: wanted ones.
    """

    tp: int
    pred: int
    gold: int

    @property
    def p(self) -> float:
        """Precision: the right ones of those given."""
        return _percent(self.tp, self.pred)

    @property
    def r(self) -> float:
        """Recall: the right ones of those wanted."""
        return _percent(self.tp, self.gold)

    @property
    def f(self) -> float:
        """F1: the harmonic mean of both."""
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0

    def to_dict(self) -> dict[str, float]:
        """Rates, rounded to a tenth of a per cent, and counts."""
        rates = {"p": round(self.p, 1), "r": round(self.r, 1), "f": round(self.f, 1)}
        return {**rates, "tp": self.tp, "pred": self.pred, "gold": self.gold}


@frozen(kw_only=True)
class Pair:
    """A gold quotation and the quotation found for it; either may be missing, not both.

    :param document: the text they stand in.
    :param span: of the gold quotation, or of the one found where there is no gold.
    :param exact: whether both trimmed spans are the same.
    :param within: whether the quotation found, where it is in no gold, stands in another direct or mixed one.
    """

    document: Gold
    group: KindGroup
    span: Span
    gold: GoldQuote | None
    found: Quote | None
    exact: bool = False
    within: bool = False

    @property
    def matched(self) -> bool:
        """Whether the gold quotation was found."""
        return self.gold is not None and self.found is not None

    @property
    def gold_speaker(self) -> Party | None:
        """Who should be the speaker."""
        return self.gold.speaker if self.gold else None

    @property
    def gold_addressee(self) -> Party | None:
        """Who should be the addressee."""
        return self.gold.addressee if self.gold else None

    @property
    def speaker(self) -> Participant | None:
        """Who was given as the speaker."""
        return self.found.speaker if self.found else None

    @property
    def addressee(self) -> Participant | None:
        """Who was given as the addressee."""
        return self.found.addressee if self.found else None

    @property
    def speaker_right(self) -> bool:
        """Whether the speaker given is the right one."""
        return same_entity(self.document.text, self.speaker, self.gold_speaker)

    @property
    def name_right(self) -> bool:
        """Whether the name given for the speaker is one of the right ones."""
        return same_name(self.speaker, self.gold_speaker)

    @property
    def addressee_right(self) -> bool:
        """Whether the addressee given is the right one."""
        return same_entity(self.document.text, self.addressee, self.gold_addressee)


@frozen
class Comparison:
    """One text's gold next to what was found in it.

    :param pairs: gold quotations first, then those found that are in no gold, group by group.
    :param exact: for each group, how many different trimmed spans both sides share.
    """

    document: Gold
    pairs: tuple[Pair, ...]
    exact: Mapping[KindGroup, int]


@frozen
class KindCounts:
    """How many spans of one kind there are.

    :param gold: gold quotations of the kind.
    :param found: those of them that were found, as any kind of the same group.
    :param given: quotations that were given the kind.
    :param right: those of them that are a gold quotation of the same group.
    """

    gold: int
    found: int
    given: int
    right: int

    @property
    def recall(self) -> float:
        """In per cent."""
        return _percent(self.found, self.gold)

    @property
    def precision(self) -> float:
        """In per cent."""
        return _percent(self.right, self.given)


Found = KindCounts
"""The same, by its short name."""


@frozen
class Abstentions:
    """Found quotations that were given no speaker.

    :param owed: how many of them have a speaker in the gold.
    :param rightly: how many have none there either.
    """

    owed: int
    rightly: int


class Certainty(StrEnum):
    """What a confidence is of."""

    SPEAKER = "speaker"
    """That the words for the first speaker are the right ones."""
    NAME = "name"
    """That the name of the first speaker is."""
    ADDRESSEE = "addressee"
    """That the words for the first addressee of a direct or mixed quotation are."""


@frozen
class Bin:
    """Speakers, names or addressees given with a confidence from ``low`` up to ``high``.

    :param confidence: mean confidence, 0 to 1.
    :param given: how many.
    :param right: how many of them are right.
    """

    low: float
    high: float
    confidence: float
    given: int
    right: int

    @property
    def precision(self) -> float:
        """The share of right ones, 0 to 1."""
        return self.right / self.given


@frozen(slots=False)
class Scores:
    """All figures over a number of compared texts."""

    comparisons: tuple[Comparison, ...]

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """All pairs, text by text."""
        return tuple(pair for comparison in self.comparisons for pair in comparison.pairs)

    @property
    def words(self) -> int:
        """Words between white space in all texts."""
        return sum(len(comparison.document.text.split()) for comparison in self.comparisons)

    @cached_property
    def figures(self) -> Mapping[str, PRF]:
        """The main figures by name, see the module."""
        in_group = {group: [pair for pair in self.pairs if pair.group is group] for group in KindGroup}
        direct = in_group[KindGroup.DIRECT]
        not_indirect = [pair for pair in self.pairs if pair.group is not KindGroup.INDIRECT]
        speaker, speaker_of_found = _attachment(not_indirect, _SPEAKER)
        addressee, addressee_of_found = _attachment(direct, _ADDRESSEE)
        invented = sum(
            pair.matched and pair.gold_addressee is None and pair.addressee is not None for pair in direct
        )
        exact = sum(comparison.exact.get(KindGroup.DIRECT, 0) for comparison in self.comparisons)
        within = sum(pair.within for pair in direct)
        overlap = {group: _spans(pairs) for group, pairs in in_group.items()}
        given, wanted = overlap[KindGroup.DIRECT].pred, overlap[KindGroup.DIRECT].gold
        return {
            "direct.exact": PRF(exact, given, wanted),
            "direct.outer": PRF(exact, given - within, wanted),
            "direct.overlap": overlap[KindGroup.DIRECT],
            "indirect.overlap": overlap[KindGroup.INDIRECT],
            "headline.overlap": overlap[KindGroup.HEADLINE],
            "speaker": speaker,
            "speaker.acc": speaker_of_found,
            "speaker.indirect": _attachment(in_group[KindGroup.INDIRECT], _SPEAKER)[0],
            "name": _attachment(not_indirect, _NAME)[0],
            "addressee": PRF(addressee.tp, addressee.pred + invented, addressee.gold),
            "addressee.acc": addressee_of_found,
        }

    @cached_property
    def kinds(self) -> Mapping[Kind, KindCounts]:
        """Spans by kind."""
        return {
            kind: KindCounts(
                gold=sum(_is(pair.gold, kind) for pair in self.pairs),
                found=sum(pair.matched and _is(pair.gold, kind) for pair in self.pairs),
                given=sum(_is(pair.found, kind) for pair in self.pairs),
                right=sum(pair.matched and _is(pair.found, kind) for pair in self.pairs),
            )
            for kind in Kind
        }

    @property
    def judged(self) -> tuple[Pair, ...]:
        """Pairs of any kind whose speaker was given and is known."""
        return tuple(pair for pair in self.pairs if pair.gold_speaker and pair.speaker)

    @property
    def wrong_speakers(self) -> float:
        """Wrong speakers of those given to quotations of any kind that have one, in per cent."""
        judged = self.judged
        return _percent(sum(not pair.speaker_right for pair in judged), len(judged))

    @cached_property
    def abstentions(self) -> Mapping[str, Abstentions]:
        """Found quotations without a speaker by the reason given, the most frequent first."""
        reasons: dict[str, list[Pair]] = {}
        for pair in self.pairs:
            if pair.matched and pair.found and pair.speaker is None:
                reasons.setdefault(str(pair.found.reason or "no reason"), []).append(pair)
        return {
            reason: Abstentions(
                owed=sum(pair.gold_speaker is not None for pair in pairs),
                rightly=sum(pair.gold_speaker is None for pair in pairs),
            )
            for reason, pairs in sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0]))
        }

    @cached_property
    def rules(self) -> Mapping[str, tuple[int, int]]:
        """By rule: speakers given and, of these, right; the most frequent first."""
        counts: dict[str, tuple[int, int]] = {}
        for pair in self.judged:
            name = (pair.found and pair.found.rule) or "no rule"
            given, right = counts.get(name, (0, 0))
            counts[name] = given + 1, right + pair.speaker_right
        return dict(sorted(counts.items(), key=lambda item: (-item[1][0], item[0])))

    def calibration(self, of: Certainty = Certainty.SPEAKER, *, bins: int = 10) -> tuple[Bin, ...]:
        """Confidence against precision, in ``bins`` of one width; empty ones are left out.

        :param of: what is sure, or not.
        """
        members: dict[int, list[tuple[float, bool]]] = {}
        for confidence, right in self._certainties(of):
            members.setdefault(min(int(confidence * bins), bins - 1), []).append((confidence, right))
        return tuple(
            Bin(
                low=place / bins,
                high=(place + 1) / bins,
                confidence=sum(confidence for confidence, _ in those) / len(those),
                given=len(those),
                right=sum(right for _, right in those),
            )
            for place, those in sorted(members.items())
        )

    def _certainties(self, of: Certainty) -> Iterator[tuple[float, bool]]:
        """How sure each answer is, and whether it is right."""
        if of is Certainty.ADDRESSEE:
            for pair in self.pairs:
                if pair.addressee and pair.matched and pair.group is KindGroup.DIRECT:
                    yield pair.addressee.confidence, pair.addressee_right
            return
        for pair in self.judged:
            if pair.speaker and of is Certainty.NAME:
                yield pair.speaker.name_confidence, pair.name_right
            elif pair.speaker:
                yield pair.speaker.confidence, pair.speaker_right

    def by_genre(self) -> Mapping[str, Scores]:
        """The scores of each genre apart."""
        genres = dict.fromkeys(comparison.document.genre for comparison in self.comparisons)
        return {
            genre: Scores(tuple(one for one in self.comparisons if one.document.genre == genre))
            for genre in genres
        }


def score(documents: Iterable[Gold], extract: Callable[[str], Iterable[Quote]]) -> Scores:
    """Compare what ``extract`` finds in the text of each document with its gold."""
    return Scores(tuple(compare(document, extract(document.text)) for document in documents))


def compare(document: Gold, quotes: Iterable[Quote]) -> Comparison:
    """Pair the gold of one text with the ``quotes`` found in it.

    Groups that the gold leaves out have no pairs: indirect quotations where they were not annotated,
    headlines in a text that has none.
    """
    found = tuple(quotes)
    group_of = {quote.id: _GROUP_OF[quote.kind] for quote in found}
    pairs: list[Pair] = []
    exact: dict[KindGroup, int] = {}
    for group in KindGroup:
        wanted = [quote for quote in document.quotes if _GROUP_OF[quote.kind] is group]
        if group is KindGroup.INDIRECT and not document.indirect_annotated:
            continue
        if group is KindGroup.HEADLINE and not wanted:
            continue
        given = [quote for quote in found if _GROUP_OF[quote.kind] is group]
        wanted_spans = [trim(document.text, quote.start, quote.end) for quote in wanted]
        given_spans = [trim(document.text, quote.start, quote.end) for quote in given]
        exact[group] = len(set(wanted_spans) & set(given_spans))
        matches = match_spans(wanted_spans, given_spans)
        for place, quote in enumerate(wanted):
            other = matches.get(place)
            pairs.append(
                Pair(
                    document=document,
                    group=group,
                    span=(quote.start, quote.end),
                    gold=quote,
                    found=given[other] if other is not None else None,
                    exact=other is not None and wanted_spans[place] == given_spans[other],
                )
            )
        taken = set(matches.values())
        pairs.extend(
            Pair(
                document=document,
                group=group,
                span=(quote.start, quote.end),
                gold=None,
                found=quote,
                within=quote.parent is not None and group_of.get(quote.parent) is KindGroup.DIRECT,
            )
            for place, quote in enumerate(given)
            if place not in taken
        )
    return Comparison(document, tuple(pairs), exact)


def match_spans(wanted: Sequence[Span], given: Sequence[Span]) -> dict[int, int]:
    """Pair spans one to one, best overlap first: index in ``wanted`` to index in ``given``."""
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    near = touching((wanted[i] for i in order), given)
    overlaps = [
        (overlap, i, j)
        for i, those in zip(order, near, strict=True)
        for j in those
        if (overlap := iou(wanted[i], given[j])) >= OVERLAP
    ]
    matches: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(overlaps, reverse=True):
        if i not in matches and j not in taken:
            matches[i] = j
            taken.add(j)
    return matches


def trim(text: str, start: int, end: int) -> Span:
    """The span without quotation marks, white space and punctuation at its edges."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def same_entity(text: str, mention: Mention | None, party: Party | None) -> bool:
    """Whether ``mention`` stands for ``party``, by its place or by its words.

    Names of fewer than four letters are too common to count by their words.
    """
    if mention is None or party is None:
        return False
    span = (mention.start, mention.end)
    if any(gold == span or iou(gold, span) >= OVERLAP for gold in party.mentions):
        return True
    words = _fold(text[mention.start : mention.end])
    return any(words == _fold(name) for name in _names(party) if len(name) >= _SHORTEST_NAME)


def same_name(mention: Mention | None, party: Party | None) -> bool:
    """Whether the name given for ``mention`` is one of the names of ``party``."""
    if mention is None or party is None:
        return False
    name = _fold(mention.name or mention.text)
    return any(name == _fold(other) for other in _names(party))


def _names(party: Party) -> tuple[str, ...]:
    return (party.name, *party.aliases)


def _fold(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold().replace("_", " ")
    for article in _ARTICLES:
        folded = folded.removeprefix(article)
    return " ".join(folded.split())


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def _is(quote: GoldQuote | Quote | None, kind: Kind) -> bool:
    return quote is not None and quote.kind is kind


def _spans(pairs: Sequence[Pair]) -> PRF:
    return PRF(
        tp=sum(pair.matched for pair in pairs),
        pred=sum(pair.found is not None for pair in pairs),
        gold=sum(pair.gold is not None for pair in pairs),
    )


@frozen
class _Role:
    """What is asked about a pair: who is wanted, who was given, and whether that is right."""

    wanted: Callable[[Pair], Party | None]
    given: Callable[[Pair], Mention | None]
    right: Callable[[Pair], bool]


_SPEAKER = _Role(lambda pair: pair.gold_speaker, lambda pair: pair.speaker, lambda pair: pair.speaker_right)
_NAME = _Role(lambda pair: pair.gold_speaker, lambda pair: pair.speaker, lambda pair: pair.name_right)
_ADDRESSEE = _Role(
    lambda pair: pair.gold_addressee, lambda pair: pair.addressee, lambda pair: pair.addressee_right
)


def _attachment(pairs: Sequence[Pair], role: _Role) -> tuple[PRF, PRF]:
    """Over all gold quotations that want somebody, and over those of them that were found."""
    asked = [pair for pair in pairs if role.wanted(pair) is not None]
    met = [pair for pair in asked if pair.found is not None]
    answered = [pair for pair in met if role.given(pair) is not None]
    right = sum(role.right(pair) for pair in answered)
    return PRF(right, len(answered), len(asked)), PRF(right, len(answered), len(met))
