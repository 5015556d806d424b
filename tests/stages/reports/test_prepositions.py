"""Prepositions that name a source."""

from __future__ import annotations

import pytest

from tests.stages.reports.found import OPEN, reports_of, told

DROVE = "reed=rijden/VERB+Past+Fin/root"
MAN = "de/DET/det>man man/NOUN/nsubj>reed"
POLICE = "volgens/ADP/case>politie de/DET/det>politie politie/NOUN/obl>reed"
TOO_FAST = "te/ADV/advmod>hard hard/ADJ/advmod>reed"


def test_aldus() -> None:
    """*Q, aldus X* reports the clause before *aldus*."""
    text = "De brug is te smal, aldus de minister."
    for relation in ("parataxis", "obl"):
        table = (
            "De/DET/det>brug brug/NOUN/nsubj>smal is=zijn/AUX+Fin/cop>smal te/ADV/advmod>smal smal/ADJ/root , "
            f"aldus/ADP/case>minister de/DET/det>minister minister/NOUN/{relation}>smal ."
        )
        assert told(text, table) == [("minister", "aldus", "De brug is te smal")]


def test_aldus_as_an_adverb() -> None:
    """*Aldus geschiedde* (thus it happened) names no source."""
    table = "Aldus/ADV/advmod>geschiedde geschiedde=geschieden/VERB+Past+Fin/root ."
    assert told("Aldus geschiedde.", table) == []


def test_volgens_first() -> None:
    """*Volgens X Q* reports what follows the phrase."""
    text = "Volgens de politie reed de man te hard."
    table = f"V{POLICE[1:]} {DROVE} {MAN} {TOO_FAST} ."
    assert told(text, table) == [("politie", "volgens", "reed de man te hard")]


def test_volgens_in_the_middle() -> None:
    """With *volgens X* in the middle the whole clause is the content."""
    text = "De man reed volgens de politie te hard."
    table = f"D{MAN[1:]} {DROVE} {POLICE} {TOO_FAST} ."
    assert told(text, table) == [("politie", "volgens", "De man reed volgens de politie te hard")]


def test_volgens_last() -> None:
    """*Q, volgens X* reports what precedes the phrase."""
    text = "De man reed te hard, volgens de politie."
    table = f"D{MAN[1:]} {DROVE} {TOO_FAST} , {POLICE} ."
    assert told(text, table) == [("politie", "volgens", "De man reed te hard")]


@pytest.mark.parametrize("noun", ["plan", "schema", "afspraak"])
def test_volgens_something_that_says_nothing(noun: str) -> None:
    """*volgens plan* names no source."""
    text = f"Volgens {noun} vertrekt de trein morgen."
    table = (
        f"Volgens/ADP/case>{noun} {noun}/NOUN/obl>vertrekt vertrekt=vertrekken/VERB+Fin/root de/DET/det>trein "
        "trein/NOUN/nsubj>vertrekt morgen/ADV/advmod>vertrekt ."
    )
    assert reports_of(text, table) == ()


def test_source_of_the_second_clause() -> None:
    """*A, maar B volgens X* reports B only."""
    text = "De brug is dicht, maar hij is volgens Smit nodig."
    table = OPEN.format(tie="root") + (
        " , maar/CCONJ/cc>nodig hij/PRON+Prs/nsubj>nodig is=zijn/AUX+Fin/cop>nodig volgens/ADP/case>Smit "
        "Smit/PROPN/obl>nodig nodig/ADJ/conj>dicht ."
    )
    assert told(text, table) == [("Smit", "volgens", "hij is volgens Smit nodig")]


@pytest.mark.parametrize(
    ("mark", "content"),
    [(",", "Of Bos komt, is volgens Smit de vraag"), ("–", "is volgens Smit de vraag")],
)
def test_a_clause_in_first_place_belongs_to_what_is_so(mark: str, content: str) -> None:
    """*Of Q, is volgens X onzeker* is one clause; behind a dash a verb may open a clause of its own."""
    text = f"Of Bos komt{mark} is volgens Smit de vraag."
    table = (
        "Of/SCONJ/mark>komt Bos/PROPN/nsubj>komt komt=komen/VERB+Fin/root "
        f"{mark} is=zijn/AUX+Fin/cop>vraag volgens/ADP/case>Smit Smit/PROPN/obl>vraag de/DET/det>vraag "
        "vraag/NOUN/conj>komt ."
    )
    assert [said for *_, said in told(text, table)] == [content]


def test_own_followers_are_others() -> None:
    """*volgens haar eigen leden* has the members as its source."""
    text = "Volgens haar eigen leden is de brug dicht."
    table = (
        "Volgens/ADP/case>leden haar/PRON+Poss/nmod>leden eigen/ADJ/amod>leden leden=lid/NOUN+Plur/obl>dicht "
        "is=zijn/AUX+Fin/cop>dicht de/DET/det>brug brug/NOUN/nsubj>dicht dicht/ADJ/root ."
    )
    assert told(text, table) == [("leden", "volgens", "is de brug dicht")]


def test_a_phrase_that_runs_into_the_next() -> None:
    """In *is volgens het OM een brug* the source ends before the next article."""
    text = "Dat is volgens het OM een brug van hout."
    table = (
        "Dat/PRON/nsubj>brug is=zijn/AUX+Fin/cop>brug volgens/ADP/case>brug het/DET/det>brug OM=om/ADP/case>brug "
        "een/DET/det>brug brug/NOUN/root van/ADP/case>hout hout/NOUN/nmod>brug ."
    )
    assert told(text, table) == [("OM", "volgens", "Dat is volgens het OM een brug van hout")]


def test_relative_clause_of_the_source() -> None:
    """What a relative clause tells of the source is not said."""
    text = "Volgens de bond, die staakt, is de brug dicht."
    table = (
        "Volgens/ADP/case>bond de/DET/det>bond bond/NOUN/obl>dicht , die/PRON/nsubj>staakt "
        "staakt=staken/VERB+Fin/acl:relcl>bond , is=zijn/AUX+Fin/cop>dicht de/DET/det>brug brug/NOUN/nsubj>dicht "
        "dicht/ADJ/root ."
    )
    assert told(text, table) == [("bond", "volgens", "is de brug dicht")]


def test_a_colon_or_contrast_parts_clauses() -> None:
    """What stands before a colon, and *terwijl* right behind the phrase, is the reporter's."""
    text = "Kort nieuws: de brug is dicht volgens Smit, terwijl Bos zwijgt."
    table = (
        "Kort/ADJ/amod>nieuws nieuws/NOUN/parataxis>dicht : de/DET/det>brug brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht "
        "dicht/ADJ/root volgens/ADP/case>Smit Smit/PROPN/obl>dicht , terwijl/SCONJ/mark>zwijgt Bos/PROPN/nsubj>zwijgt "
        "zwijgt=zwijgen/VERB+Fin/advcl>dicht ."
    )
    assert told(text, table) == [("Smit", "volgens", "de brug is dicht")]


def test_phrase_in_brackets() -> None:
    """*een brug (die volgens Smit lekt) blijft dicht* gives him what the brackets hold, not the sentence."""
    text = "Een brug ( die volgens Smit lekt ) blijft dicht."
    table = (
        "Een/DET/det>brug brug/NOUN/nsubj>dicht ( die/PRON/nsubj>lekt volgens/ADP/case>Smit Smit/PROPN/obl>dicht "
        "lekt=lekken/VERB+Fin/acl:relcl>brug ) blijft=blijven/AUX+Fin/cop>dicht dicht/ADJ/root ."
    )
    assert [content for *_, content in told(text, table)] == ["die volgens Smit lekt"]
    open_text = text.replace("( ", "").replace(" )", "")
    bare = table.replace("( ", "").replace(") ", "")
    assert [content for *_, content in told(open_text, bare)] != ["die volgens Smit lekt"]


@pytest.mark.parametrize(("word", "content"), [("maar", "De brug is volgens Smit laag"), ("en", None)])
def test_reporter_who_objects(word: str, content: str | None) -> None:
    """*is volgens Smit laag, maar blijkt hoog*: the second clause is the reporter's; with *en* it is Smit's."""
    text = f"De brug is volgens Smit laag, {word} blijkt hoog."
    table = (
        "De/DET/det>brug brug/NOUN/nsubj>laag is=zijn/AUX+Fin/cop>laag volgens/ADP/case>Smit Smit/PROPN/obl>laag laag/ADJ/root , "
        f"{word}/CCONJ/cc>blijkt blijkt=blijken/VERB+Fin/conj>laag hoog/ADJ/xcomp>blijkt ."
    )
    assert [said for *_, said in told(text, table)] == [content or text[:-1]]


def test_several_according_to_whom() -> None:
    """What is so according to several begins behind the last of them; *en* behind the clause joins nobody."""
    text = "Volgens Smit, Bos en Vos is de brug dicht."
    table = (
        "Volgens/ADP/case>Smit Smit/PROPN/obl>dicht , Bos/PROPN/conj>Smit en/CCONJ/cc>Vos Vos/PROPN/conj>Smit "
        "is=zijn/AUX+Fin/cop>dicht de/DET/det>brug brug/NOUN/nsubj>dicht dicht/ADJ/root ."
    ).replace(" , ", " ,/PUNCT/punct>Bos ")
    assert told(text, table) == [("Smit", "volgens", "is de brug dicht")]
    text = "Volgens Smit is de brug dicht en nat."
    table = (
        "Volgens/ADP/case>Smit Smit/PROPN/obl>dicht is=zijn/AUX+Fin/cop>dicht de/DET/det>brug brug/NOUN/nsubj>dicht "
        "dicht/ADJ/root en/CCONJ/cc>nat nat/ADJ/conj>dicht ."
    )
    assert told(text, table) == [("Smit", "volgens", "is de brug dicht en nat")]


def test_phrase_read_as_part_of_an_infinitive() -> None:
    """*Volgens X is het zaak om te Q* says all that follows, though the tree hangs the phrase on the infinitive."""
    text = "Volgens Smit is het zaak om te gaan."
    table = (
        "Volgens/ADP/case>Smit Smit/PROPN/obl>gaan is=zijn/AUX+Fin/root het/PRON/nsubj>is zaak/NOUN/nsubj>is "
        "om/SCONJ/mark>gaan te/ADP/mark>gaan gaan/VERB+Inf/acl>zaak ."
    )
    assert told(text, table) == [("Smit", "volgens", "is het zaak om te gaan")]
    text = "Het plan om volgens Smit nu weg te gaan is af."
    table = (
        "Het/DET/det>plan plan/NOUN/nsubj>af om/SCONJ/mark>gaan volgens/ADP/case>Smit Smit/PROPN/obl>gaan nu/ADV/advmod>gaan "
        "weg/ADV/advmod>gaan te/ADP/mark>gaan gaan/VERB+Inf/acl>plan is=zijn/AUX+Fin/cop>af af/ADJ/root ."
    )
    assert told(text, table) == [("Smit", "volgens", "nu weg te gaan")]
