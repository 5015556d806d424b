"""Token tables that are written out by hand, in one line a sentence.

A table has one cell a token: ``form=lemma/UPOS+feature/relation>head``. The head is named by its form, which
means the nearest token of that form, or by ``#`` and its index from 0. A lemma like the form is left out, and
a mark of punctuation stands alone::

    Smit/PROPN/nsubj>zei zei=zeggen/VERB+Fin/root dat/SCONJ/mark>komt hij/PRON/nsubj>komt komt=komen/VERB+Fin/ccomp>zei .

Offsets are those of the forms in the text, in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from quoteattr import QuoteExtractor
from quoteattr.languages import load_language
from quoteattr.parsing.parser import Parser
from quoteattr.parsing.surface import SurfaceParser
from quoteattr.parsing.tables import Sentence, Token
from quoteattr.stages.layout import Paragraph, paragraph_at, read_paragraphs
from quoteattr.stages.scene import Scene

DUTCH = load_language("nl")

FEATURES = {
    "Com": "Gender=Com",
    "Fin": "VerbForm=Fin",
    "First": "Person=1",
    "Inf": "VerbForm=Inf",
    "Nom": "Case=Nom",
    "Part": "VerbForm=Part",
    "Past": "Tense=Past",
    "Plur": "Number=Plur",
    "Poss": "Poss=Yes",
    "Ind": "PronType=Ind",
    "Pres": "Tense=Pres",
    "Prs": "PronType=Prs",
    "Refl": "Reflex=Yes",
    "Sing": "Number=Sing",
    "Third": "Person=3",
}


def sentence_of(text: str, table: str, start: int = 0) -> Sentence:
    """The sentence of ``table``, found in ``text`` from ``start`` on."""
    cells = [_cell(cell) for cell in table.split()]
    forms = [form for form, *_ in cells]
    root = [tie for *_, tie in cells].index("root")
    tokens = []
    for index, (form, lemma, tag, tie) in enumerate(cells):
        place = text.index(form, start)
        assert not text[start:place].strip(), f"{text[start:place]!r} is not in the table"
        start = place + len(form)
        upos, *features = tag.split("+")
        relation, _, head = tie.partition(">")
        tokens.append(
            Token(
                index=index,
                text=form,
                start=place,
                end=start,
                lemma=lemma,
                upos=upos,
                feats="|".join(FEATURES[feature] for feature in features),
                head=root if relation == "punct" else _head(forms, index, head),
                deprel=relation,
            )
        )
    return sentence_from(tokens, paragraph_at(read_paragraphs(text), tokens[0].start), parsed=True)


def sentence_from(tokens: Sequence[Token], paragraph: int = 0, *, parsed: bool = False) -> Sentence:
    """The sentence of these tokens, of which there is at least one."""
    return Sentence(
        texts=tuple(token.text for token in tokens),
        spans=tuple((token.start, token.end) for token in tokens),
        lemmas=tuple(token.lemma for token in tokens),
        upos=tuple(token.upos for token in tokens),
        feats=tuple(token.feats for token in tokens),
        heads=tuple(token.head for token in tokens),
        deprels=tuple(token.deprel for token in tokens),
        paragraph=paragraph,
        parsed=parsed,
    )


def sentences_of(text: str, tables: Iterable[str]) -> tuple[Sentence, ...]:
    """The sentences of ``tables``, which stand in ``text`` one after the other."""
    sentences: list[Sentence] = []
    for table in tables:
        sentences.append(sentence_of(text, table, sentences[-1].end if sentences else 0))
    return tuple(sentences)


def _cell(cell: str) -> tuple[str, str, str, str]:
    if not cell[0].isalnum() and "/" not in cell[1:]:
        return cell, cell, "PUNCT", "punct>"
    word, tag, tie = cell.rsplit("/", 2)
    form, _, lemma = word.partition("=")
    return form, lemma or (form if tag == "PROPN" else form.lower()), tag, tie


def _head(forms: Sequence[str], index: int, head: str) -> int:
    if not head:
        return -1
    if head.startswith("#"):
        return int(head[1:])
    places = [place for place, form in enumerate(forms) if form == head and place != index]
    return min(places, key=lambda place: abs(place - index))


@frozen
class Tables(SurfaceParser):
    """A parser that knows the trees of one text."""

    tables: Sequence[str]

    def tokenize(self, text: str, paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:  # noqa: ARG002  (its tables tell all)
        return sentences_of(text, self.tables)


def extractor_on(parser: Parser) -> QuoteExtractor:
    """An extractor that reads with ``parser``."""
    extractor = QuoteExtractor(model=None)
    object.__setattr__(extractor, "_parser", lambda: parser)
    return extractor


def extractor_of(*tables: str) -> QuoteExtractor:
    """An extractor that reads the trees of ``tables``."""
    return extractor_on(Tables(tables))


def scene_of(text: str, *tables: str) -> Scene:
    """What the stages before the speakers find in ``text``."""
    return extractor_of(*tables).scene(text)[0]
