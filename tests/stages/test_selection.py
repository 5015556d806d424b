"""Which texts are passed over without a model: those in which no stage could find a quotation, and no others."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest

from quoteattr import QuoteExtractor
from quoteattr.parsing.surface import SurfaceParser
from quoteattr.parsing.tables import Token
from quoteattr.stages.layout import read_paragraphs
from quoteattr.stages.marks import find_marks
from quoteattr.stages.quotations import labelled_lines
from quoteattr.stages.selection import may_quote, sentences_to_parse
from quoteattr.training.data import Tree, plain_lemmas, read_conllu
from tests.gold.articles import FOLDER
from tests.stages.tables import DUTCH, sentence_from
from tests.support.shared import SAMPLE, sampled_gold, treebank

TREEBANKS = ("nl-train", "nl-dev", "nl_alpino-ud-test", "nl_lassysmall-ud-test")


def quotes(text: str) -> bool:
    paragraphs = read_paragraphs(text)
    marks, lines = find_marks(text, paragraphs, DUTCH), labelled_lines(text, paragraphs, DUTCH)
    return may_quote(text, paragraphs, marks, lines, DUTCH)


@pytest.mark.parametrize(
    "text",
    [
        "'Het regent.'",
        "De bus was laat.\n\n-- Kom je? vroeg ze.",
        "Het wordt duurder, zegt de bond.",
        "De wethouder legt het plan uit.",
        "Het plan werd gisteren toegelicht.",
        "ZIJ VERKLAARDE HEM GEK",
        "Hij zeide niets.",
        "Zij meenen het goed.",
        "Zij eischte een huis.",
        "Ik geloove er niets van.",
        "Er werd geëist noch gezegd.",
        "De verkiezingsbelofte was groot.",
        "Volgens Smit regent het.",
        "Aldus Smit.",
        "Zij is bang dat het regent.",
        "Naar eigen inzicht.",
        "Hij liet niets van zich horen, maar liet weten waar hij was.",
        "Jansen had het gevoel er te zijn.",
        "Zij wees erop.",
        "Hij appt en mailt, en sms’te.",
        "Hij _zei_ niets.",
        "Het regent.\n\nSmit: plan te duur\n\nDe straat was leeg.",
        "Het regent.\n\nWij hebben het koud\n\nDe straat was leeg.",
    ],
)
def test_texts_that_may_quote(text: str) -> None:
    """A mark, a dash, a form of a cue of today or of old, a heading that names or addresses somebody."""
    assert quotes(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "Het regende de hele dag in de stad en de straten bleven leeg.",
        "De trein had er een uur over gereden.",
        "'s Avonds stond Hans' fiets in z'n schuur.",
        "- een brood\n- twee eieren",
        "Zij liet de hond uit en wees naar huis.",
        "De mens is een man.",
        "Verkocht: een fiets.",
        "Weer in de stad\n\nDe straat was leeg.",
        "Ons weer\n\nDe straat was leeg.",
    ],
)
def test_texts_without_quotation(text: str) -> None:
    """Prose without a cue, apostrophes, a list with dashes, half of a light verb, a title of its own."""
    assert not quotes(text)


def test_every_listed_form_of_a_cue_is_known() -> None:
    """The forms that the lexicon lists for texts without analysis are among those that are looked for."""
    cues = DUTCH.cues
    listed = {**cues.surface_forms, **cues.old_forms}
    missed = [form for form, lemma in listed.items() if lemma in cues.reporting_stems and not quotes(form)]
    assert missed == []


def test_every_cue_is_known_by_its_lemma() -> None:
    """Whatever the lexicon has as a cue for the choice of sentences, its dictionary form is looked for."""
    cues = DUTCH.cues
    nouns = cues.nouns | cues.own_words
    lemmas = cues.reporting_stems | nouns | cues.according_to | cues.predicates
    assert [lemma for lemma in sorted(lemmas) if "_" not in lemma and not quotes(lemma)] == []


# -- nothing is lost ---------------------------------------------------------------------------------


def pieces(text: str) -> Iterable[str]:
    """The sentences of a text and its paragraphs, each alone, and each paragraph with the next."""
    paragraphs = read_paragraphs(text)
    sentences = SurfaceParser().tokenize(text, paragraphs)
    alone = (text[part.start : part.end] for part in (*paragraphs, *sentences))
    return dict.fromkeys((*alone, *(text[one.start : other.end] for one, other in pairwise(paragraphs))))


def passages_lost(files: Iterable[Path], extractor: QuoteExtractor) -> list[str]:
    """Paragraphs and sentences of gold files that are passed over and in which the full way finds passages."""
    texts = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in files]
    silent = [piece for text in texts for piece in pieces(text) if not quotes(piece)]
    assert len(silent) > len(texts)
    return [piece for piece in silent if extractor.scene(piece)[0].passages]


@pytest.mark.slow
def test_passages_lose_nothing(bundled: QuoteExtractor) -> None:
    """In no paragraph or sentence of the project's articles that is passed over does the full way find any."""
    assert passages_lost(sorted(FOLDER.rglob("*.json")), bundled) == []


@pytest.mark.slow
@pytest.mark.parametrize("folder", SAMPLE)
def test_passages_of_the_development_gold_lose_nothing(folder: str, bundled: QuoteExtractor) -> None:
    """Nor in those of the sample of the development gold."""
    assert passages_lost(sampled_gold(folder), bundled) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", TREEBANKS)
def test_treebanks_lose_nothing(name: str) -> None:
    """Every sentence of a treebank that its own lemmas choose for the parser is one that may quote."""
    trees = read_conllu(treebank(name))
    chosen = [tree.text for tree in trees if is_chosen(tree) or is_chosen(plain_lemmas(tree))]
    assert len(chosen) > len(trees) / 4
    assert [text for text in chosen if not quotes(text)] == []


def is_chosen(tree: Tree) -> bool:
    tokens: list[Token] = []
    start = 0
    for index, row in enumerate(tree.rows):
        tokens.append(Token(index, row.form, start, start + len(row.form), row.lemma, row.upos, row.feats))
        start += len(row.form) + row.space_after
    unmarked = find_marks("", (), DUTCH)
    return bool(sentences_to_parse([sentence_from(tokens)], unmarked, DUTCH))
