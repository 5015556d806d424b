"""In which places of running text each noun stands: what it says, does, is called and is counted by."""

from __future__ import annotations

import bisect
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import field, frozen

from quoteattr.flow import Outline
from quoteattr.languages import Language
from quoteattr.parsing import Sentence, Token
from quoteattr.stages.quotations import select_marked, spans_of
from quoteattr.stages.reports import CueClass, find_reports

__all__ = [
    "SAYS",
    "Contexts",
    "contexts_of",
    "count_contexts",
    "joined",
    "read_contexts",
    "write_contexts",
]

SAYS = "says"
"""The place of a noun that is the source of a saying."""

_NO_HEADS = frozenset({"flat", "fixed", "compound", "goeswith"})
"""Relations of words that head no phrase."""
_TIMES = frozenset({"obl", "nmod", "advmod", "obj"})
"""Relations of words that tell when something is said, or what; their place makes them look like a source."""
_NEAR = 60
"""Code points, at most, between a quotation and the cue beside it."""
_PRONOUNS = frozenset({"PRON", "PROPN"})


@frozen
class Contexts:
    """The places of one noun.

    :param places: how often it stands in each.
    :param documents: in how many texts it stands in lower case.
    :param compounds: how many different compounds end in it.
    """

    places: Counter[str] = field(factory=Counter)
    documents: int = 0


def joined(lemma: str) -> str:
    """A lemma in lower case without the marks between the parts of a compound."""
    return lemma.replace("_", "").lower()


def count_contexts(
    texts: Iterable[tuple[Outline, Sequence[Sentence]]], language: Language
) -> dict[str, Contexts]:
    """The places of all common nouns of parsed texts, by lemma with ``_`` between the parts of a compound."""
    places: dict[str, Counter[str]] = defaultdict(Counter)
    documents: Counter[str] = Counter()
    for outlined, sentences in texts:
        seen = set()
        for token, found in contexts_of(outlined, sentences, language):
            lemma = token.lemma
            places[lemma].update(found)
            if token.text.islower():
                seen.add(lemma)
        documents.update(seen)
    return {lemma: Contexts(counts, documents[lemma]) for lemma, counts in places.items() if documents[lemma]}


def write_contexts(contexts: Mapping[str, Contexts], path: Path) -> None:
    """Write counts as JSON, so that they need not be counted again."""
    rows = {lemma: [found.documents, found.places] for lemma, found in contexts.items()}
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def read_contexts(path: Path) -> dict[str, Contexts]:
    """Counts that :func:`write_contexts` wrote."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {lemma: Contexts(Counter(places), documents) for lemma, (documents, places) in rows.items()}


def contexts_of(
    outlined: Outline, sentences: Sequence[Sentence], language: Language
) -> Iterator[tuple[Token, list[str]]]:
    """Each common noun of a parsed text that heads a phrase, with its places."""
    says = dict(_sayers(outlined, sentences, language))
    for index, sentence in enumerate(sentences):
        for place, upos in enumerate(sentence.upos):
            if upos != "NOUN" or not sentence.lemmas[place].islower():
                continue
            token = sentence.tokens[place]
            if token.relation in _NO_HEADS:
                continue
            found = list(_places(sentence, token)) if sentence.parsed else ["unparsed"]
            if (index, place) in says and not (says[index, place] is CueClass.VERB and _is_time(token)):
                found.append(SAYS)
            yield token, found


def _sayers(
    outlined: Outline, sentences: Sequence[Sentence], language: Language
) -> Iterator[tuple[tuple[int, int], CueClass]]:
    """The heads of the sources of all reports that tie something said, each with what ties it."""
    text = outlined.text
    passages = select_marked(text, outlined.paragraphs, sentences, outlined.marks, language)
    spans = spans_of(passages)
    starts, ends = [start for start, _ in spans], sorted(end for _, end in spans)
    for report in find_reports(sentences, spans, language):
        if report.source is None:
            continue
        after = bisect.bisect_left(starts, report.end)
        before = bisect.bisect_right(ends, report.start) - 1
        beside = (after < len(starts) and starts[after] - report.end <= _NEAR) or (
            before >= 0 and report.start - ends[before] <= _NEAR
        )
        if report.content is not None or report.previous or beside:
            yield (report.sentence, report.source), report.cue_class


def _is_time(token: Token) -> bool:
    """Whether a noun beside a verb only tells when or what: *zei hij die* **nacht** (he said that night)."""
    return token.relation in _TIMES and token.deprel != "obl:agent"


def _places(sentence: Sentence, token: Token) -> Iterator[str]:
    """The places of a noun in the tree."""
    head = sentence.head(token)
    relation = token.deprel if token.relation == "nsubj" else token.relation
    yield "parsed"
    yield relation
    if "Number=Plur" in token.feats:
        yield "plural"
    if head is not None:
        if token.relation in {"nsubj", "obj", "iobj"}:
            yield f"{relation}>{head.lemma.lower()}"
        if token.relation in {"appos", "flat", "nmod"} and head.upos == "PROPN":
            yield f"{token.relation}>name"
    for child in sentence.children(token):
        yield from _below(token, child)


def _below(token: Token, child: Token) -> Iterator[str]:
    """What a word that hangs on a noun tells of it."""
    lemma = child.lemma.lower()
    if child.relation in {"case", "det", "amod", "nummod"} or child.deprel == "nmod:poss":
        yield f"{child.relation}<{lemma if child.upos != 'NUM' else 'number'}"
    elif child.relation == "nmod" and child.upos == "PRON":
        yield f"poss<{lemma}"
    elif child.relation in {"appos", "flat"} and child.upos == "PROPN" and child.index > token.index:
        yield "close name" if child.index == token.index + 1 else "name"
    elif child.relation == "cop":
        yield "predicate"
    elif child.relation == "nsubj" and child.upos in _PRONOUNS:
        yield f"is<{lemma if child.upos == 'PRON' else 'name'}"
    elif child.relation == "acl":
        yield "clause"
