"""The names within annotated mentions."""

from __future__ import annotations

import pytest

from quoteattr.languages import load_language
from quoteattr.training.name_spans import GoldMention, Word, name_spans
from quoteattr.training.words import load_words


def names_in(text: str, *mentions: tuple[str, str, str]) -> list[tuple[str, str]]:
    """The names of a sentence of words with their parts of speech, ``word/UPOS``, in mentions of it.

    :param mentions: words, entity and type of each.
    """
    words, plain = [], ""
    for index, cell in enumerate(text.split()):
        form, upos = cell.rsplit("/", 1)
        words.append(Word(form, len(plain), len(plain) + len(form), upos, 0, index))
        plain += f"{form} "
    gold = []
    for phrase, entity, kind in mentions:
        start = plain.index(phrase)
        gold.append(GoldMention(start, start + len(phrase), entity, kind))
    found = name_spans(words, gold, load_language("nl").mentions, load_words().names, {"commissie", "leider"})
    return [(plain[words[first].start : words[last].end], kind) for first, last, kind in found]


@pytest.mark.parametrize(
    ("text", "mentions", "names"),
    [
        (
            "Toen/ADV sprak/VERB minister/NOUN Van/PROPN der/PROPN Berg/PROPN",
            [("minister Van der Berg", "P1", "person")],
            [("Van der Berg", "person")],
        ),
        (
            "Wethouder/NOUN Anna/PROPN Smit/PROPN sprak/VERB",
            [("Wethouder Anna Smit", "P1", "person")],
            [("Anna Smit", "person")],
        ),
        (
            "een/DET woordvoerder/NOUN van/ADP het/DET Waterschap/PROPN sprak/VERB",
            [
                ("een woordvoerder van het Waterschap", "P1", "person"),
                ("het Waterschap", "O1", "organisation"),
            ],
            [("Waterschap", "organisation")],
        ),
        (
            "de/DET Vlaamse/ADJ schaatser/NOUN Piet/PROPN Mol/PROPN",
            [("de Vlaamse schaatser Piet Mol", "P1", "person")],
            [("Piet Mol", "person")],
        ),
        (
            "dat/PRON zei/VERB de/DET Zuidelijke/ADJ Commissie/NOUN",
            [("de Zuidelijke Commissie", "O1", "organisation")],
            [("Zuidelijke Commissie", "organisation")],
        ),
        (
            "volgens/ADP Zeehonden/PROPN in/ADP Nood/PROPN klopt/VERB",
            [("Zeehonden in Nood", "O1", "organisation")],
            [("Zeehonden in Nood", "organisation")],
        ),
        (
            "toen/ADV kwam/VERB de/DET ABC-leider/PROPN binnen/ADV",
            [("de ABC-leider", "P1", "person")],
            [],
        ),
        (
            "de/DET minister/NOUN van/ADP Bruggen/PROPN zwijgt/VERB",
            [("de minister van Bruggen", "P1", "person")],
            [],
        ),
        (
            "de/DET Universiteit/PROPN van/ADP Zeewold/PROPN groeit/VERB",
            [("de Universiteit van Zeewold", "O1", "organisation"), ("Zeewold", "L1", "place")],
            [("Universiteit van Zeewold", "organisation")],
        ),
        (
            "het/DET boek/NOUN '/PUNCT De/DET stille/ADJ kade/NOUN '/PUNCT verscheen/VERB",
            [("het boek ' De stille kade '", "M1", "other")],
            [("De stille kade", "other")],
        ),
        (
            "een/DET lid/NOUN van/ADP de/DET familie/NOUN Mol/PROPN",
            [("de familie Mol", "G1", "group")],
            [("Mol", "other")],
        ),
    ],
)
def test_names(text: str, mentions: list[tuple[str, str, str]], names: list[tuple[str, str]]) -> None:
    """Determiners, functions, origin and what belongs to another entity stand beside a name and not in it."""
    assert names_in(text, *mentions) == names
