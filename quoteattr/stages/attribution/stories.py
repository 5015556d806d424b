"""Whether a text is a story with dialogue, by what stands outside its quotations and how these sound.

A text is short or long, in any tense, with any narrator; no sign is decisive (Biber 1988, "Variation across
speech and writing").
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

from quoteattr.parsing import Sentence
from quoteattr.schema import Kind
from quoteattr.stages.quotations import Passage
from quoteattr.stages.scene import Scene

__all__ = ["SURE", "ending", "is_story", "story_signs"]

_LEAST_QUOTATIONS = 2
"""In a story with dialogue there are at least so many direct quotations."""

SURE = 1.3
"""Log-odds above which a text is called a story: 79 percent."""

_FEW_WORDS = 15
"""How many words of no kind are added to those of a text, so that one word of a short text tells little."""

_SHARES = ("i", "we", "third", "bodies", "scenery", "talk", "report", "public", "figures", "capitals")
"""The signs that are told by how many of the words outside quotations show them."""

_CLOSING = " ,\"'”’.…"
"""What may stand behind the question mark or the exclamation mark of a quotation."""


def is_story(scene: Scene) -> bool:
    """Whether the text is a story with dialogue.

    *Daan kwam binnen. "Waar was je?" vroeg Lotte.* — Daan came in. "Where were you?" asked Lotte. A report
    gives itself away by its sources (*volgens de politie*, according to the police), figures, full names and
    the words of public life.
    """
    if len(_direct(scene)) < _LEAST_QUOTATIONS:
        return False
    return scene.language.stories.weights.odds(story_signs(scene)) > SURE


def story_signs(scene: Scene) -> dict[str, float]:
    """What speaks for and against a story, by the names of the signs."""
    counts: Counter[str] = Counter()
    kinds = scene.language.stories.kinds
    for sentence in scene.sentences:
        words = [row for row in _outside(scene, sentence) if row[0][0].isalnum() or row[0] == ","]
        counts.update([kinds[lower] for lower, _ in words if lower in kinds])
        counts.update(_written([text for _, text in words]))
    shares = {name: math.sqrt(counts[name] / (counts["words"] + _FEW_WORDS)) for name in _SHARES}
    names = counts["names"] + counts["more of a name"]
    return {
        **shares,
        "past": (counts["past"] + 1) / (counts["past"] + counts["present"] + 2),
        "few words": math.sqrt(_FEW_WORDS / (counts["words"] + _FEW_WORDS)),
        "full names": (counts["more of a name"] + 0.5) / (names + 2),
        **_of_quotations(scene),
    }


def _outside(scene: Scene, sentence: Sentence) -> Iterable[tuple[str, str]]:
    """The tokens of a sentence outside direct and mixed quotations, in lower case and as they are written."""
    rows = zip(sentence.lowers, sentence.texts, strict=True)
    if not scene.marked.touch(sentence.start, sentence.end):
        return rows
    return compress(rows, [not scene.marked.hold(start, end) for start, end in sentence.spans])


def _written(texts: Sequence[str]) -> Iterator[str]:
    """What the writing of each word of a sentence shows; a capital at its beginning shows nothing."""
    named = False
    for place, text in enumerate(texts):
        if text == ",":
            named = False
            continue
        yield "words"
        if text[0].isdigit():
            yield "figures"
        before, named = named, place > 0 and text[0].isupper()
        if named:
            yield "more of a name" if before else "names"
            if len(text) > 1 and text.isupper():
                yield "capitals"


def _of_quotations(scene: Scene) -> dict[str, float]:
    """What the quotations show: how many ask or exclaim, how much of the text they are."""
    marked = [passage for passage in scene.passages if passage.marked]
    direct = _direct(scene)
    lively = sum(ending(scene, passage) in {"?", "!"} for passage in direct)
    inside = scene.marked.shared(0, len(scene.text))
    return {
        "lively": (lively + 0.3) / (len(direct) + 2),
        "quoted": min(1.0, inside / max(1, len(scene.text))),
        "fragments": (len(marked) - len(direct) + 0.2) / (len(marked) + 1),
        "labels": sum(passage.labelled for passage in direct) / max(1, len(direct)),
    }


def _direct(scene: Scene) -> list[Passage]:
    return [passage for passage in scene.passages if passage.kind is Kind.DIRECT]


def ending(scene: Scene, passage: Passage) -> str:
    """The last character of a passage that may tell its tone."""
    return scene.text[passage.start : passage.end].rstrip(_CLOSING)[-1:]
