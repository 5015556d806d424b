"""Clauses that a tag stands behind or in."""

from __future__ import annotations

import pytest

from tests.stages.reports.found import CLOSED, OPEN, frames_of, told


def test_inverted_tag() -> None:
    """*Q, zegt X* reports the clause before the comma."""
    text = "Het water stijgt snel, zegt dijkgraaf Jansen."
    table = (
        "Het/DET/det>water water/NOUN/nsubj>stijgt stijgt=stijgen/VERB+Fin/root snel/ADJ/advmod>stijgt , "
        "zegt=zeggen/VERB+Fin/parataxis>stijgt dijkgraaf/NOUN/nsubj>zegt Jansen/PROPN/appos>dijkgraaf ."
    )
    assert told(text, table) == [("dijkgraaf", "zeggen", "Het water stijgt snel")]
    assert frames_of(text, table) == ["inverted_tag"]


def test_inverted_tag_without_a_subject_relation() -> None:
    """The noun phrase right behind an inverted verb is its source, whatever the parser called it."""
    text = "Het water stijgt snel, zegt Jansen."
    table = (
        "Het/DET/det>water water/NOUN/nsubj>stijgt stijgt=stijgen/VERB+Fin/root snel/ADJ/advmod>stijgt , "
        "zegt=zeggen/VERB+Fin/parataxis>stijgt Jansen/PROPN/obj>zegt ."
    )
    assert told(text, table) == [("Jansen", "zeggen", "Het water stijgt snel")]


def test_medial_tag() -> None:
    """A tag in the middle reports the whole clause around it."""
    text = "De brug, zegt Jansen, is vandaag te smal."
    table = (
        "De/DET/det>brug brug/NOUN/nsubj>smal , zegt=zeggen/VERB+Fin/parataxis>smal Jansen/PROPN/nsubj>zegt , "
        "is=zijn/AUX+Fin/cop>smal vandaag/ADV/advmod>smal te/ADV/advmod>smal smal/ADJ/root ."
    )
    assert told(text, table) == [("Jansen", "zeggen", "De brug, zegt Jansen, is vandaag te smal")]
    assert frames_of(text, table) == ["medial_tag"]


ZO_SAYS = (
    "De/DET/det>brug brug/NOUN/nsubj>smal is=zijn/AUX+Fin/cop>smal te/ADV/advmod>smal smal/ADJ/root , "
    "zo/ADV/advmod>{verb} {verb}={lemma}/VERB+Fin/parataxis>smal Smit/PROPN/nsubj>{verb} ."
)


def test_zo_zegt() -> None:
    """*Q, zo zegt X* reports the clause before *zo*."""
    table = ZO_SAYS.format(verb="zegt", lemma="zeggen")
    assert told("De brug is te smal, zo zegt Smit.", table) == [("Smit", "zeggen", "De brug is te smal")]


def test_zo_with_another_verb() -> None:
    """*Q, zo loopt X* says how, and reports nothing."""
    table = ZO_SAYS.format(verb="loopt", lemma="lopen")
    assert told("De brug is te smal, zo loopt Smit.", table) == []


def test_tag_with_an_auxiliary() -> None:
    """*Q, moet X toegeven* is a tag like *Q, zegt X*; *toen moest X iets toegeven* reports nothing."""
    text = "De brug is dicht, moet Smit toegeven."
    table = (
        OPEN.format(tie="root") + " , moet=moeten/AUX+Fin/aux>toegeven Smit/PROPN/nsubj>toegeven "
        "toegeven=toe_geven/VERB+Inf/parataxis>dicht ."
    )
    assert told(text, table) == [("Smit", "toe_geven", "De brug is dicht")]
    other = (
        "Toen/ADV/advmod>toegeven moest=moeten/AUX+Past+Fin/aux>toegeven Smit/PROPN/nsubj>toegeven "
        "iets/PRON/obj>toegeven toegeven=toe_geven/VERB+Inf/root ."
    )
    assert told("Toen moest Smit iets toegeven.", other) == []


def test_tag_behind_a_whole_clause() -> None:
    """What follows a tag is reported when it completes the clause, and is not when it only adds to it."""
    added = OPEN.format(tie="root") + (
        " , zegt=zeggen/VERB+Fin/parataxis>dicht Smit/PROPN/nsubj>zegt , want/CCONJ/cc>op hij/PRON+Prs/nsubj>op "
        "is=zijn/AUX+Fin/cop>op op/ADJ/conj>dicht ."
    )
    assert told("De brug is dicht, zegt Smit, want hij is op.", added)[0][2] == "De brug is dicht"
    split = (
        "De/DET/det>brug brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht , zegt=zeggen/VERB+Fin/parataxis>dicht "
        "Smit/PROPN/nsubj>zegt , morgen/ADV/advmod>dicht dicht/ADJ/root ."
    )
    assert told("De brug is, zegt Smit, morgen dicht.", split)[0][2] == "De brug is, zegt Smit, morgen dicht"


def test_tag_behind_a_connective() -> None:
    """In *Maar, zeggen X, Q* only Q is reported."""
    text = "Maar, zeggen buren, de brug is dicht."
    table = (
        "Maar/CCONJ/cc>dicht , zeggen/VERB+Fin/parataxis>dicht buren=buur/NOUN+Plur/nsubj>zeggen , de/DET/det>brug "
        "brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht dicht/ADJ/root ."
    )
    assert told(text, table) == [("buren", "zeggen", "de brug is dicht")]


def test_tag_without_a_comma() -> None:
    """A clause with a finite verb before its tag is reported even as an open complement."""
    text = "De brug is dicht zegt Smit."
    table = OPEN.format(tie="xcomp>zegt") + " zegt=zeggen/VERB+Fin/root Smit/PROPN/nsubj>zegt ."
    assert told(text, table) == [("Smit", "zeggen", "De brug is dicht")]


def test_a_tag_behind_a_part_of_the_clause_leaves_the_clause_whole() -> None:
    """*De oorzaak, stelt X, is het weer* reports the sentence around the tag, though it hangs on a noun."""
    text = "De oorzaak, stelt Smit, is het weer."
    table = (
        "De/DET/det>oorzaak oorzaak/NOUN/nsubj>weer , stelt=stellen/VERB+Fin/parataxis>oorzaak "
        "Smit/PROPN/nsubj>stelt , is=zijn/AUX+Fin/cop>weer het/DET/det>weer weer/NOUN/root ."
    )
    assert told(text, table) == [("Smit", "stellen", "De oorzaak, stelt Smit, is het weer")]


def test_tag_behind_the_first_words() -> None:
    """*De brug, zegt Smit, is dicht* reports the whole clause; an apposition between commas is no tag."""
    text = "De brug, zegt Smit, is dicht."
    table = (
        "De/DET/det>brug brug/NOUN/nsubj>dicht , zegt=zeggen/VERB+Fin/acl>brug Smit/PROPN/nsubj>zegt , is=zijn/AUX+Fin/cop>dicht "
        "dicht/ADJ/root ."
    )
    assert [content for *_, content in told(text, table)] == ["De brug, zegt Smit, is dicht"]


def test_clause_read_as_an_adverbial_before_a_tag() -> None:
    """*Zij stopt, heeft Smit gezegd* reports the clause; *Sinds zij stopt, heeft Smit gezegd …* does not."""
    text = "Zij stopt nu, heeft Smit gezegd."
    table = (
        "Zij/PRON/nsubj>stopt stopt=stoppen/VERB+Fin/advcl>gezegd nu/ADV/advmod>stopt , heeft=hebben/AUX+Fin/aux>gezegd "
        "Smit/PROPN/nsubj>gezegd gezegd=zeggen/VERB+Part/root ."
    )
    assert told(text, table) == [("Smit", "zeggen", "Zij stopt nu")]
    since = table.replace("Zij/PRON/nsubj>stopt", "Sinds/SCONJ/mark>stopt zij/PRON/nsubj>stopt")
    assert told("Sinds zij stopt nu, heeft Smit gezegd.", since) == []


def test_message_that_sounds() -> None:
    """*De boodschap van X luidt dat Q* reports Q of X; *De straf luidt dat* has no clause."""
    text = "De boodschap van Smit luidt dat de brug dicht is."
    table = (
        "De/DET/det>boodschap boodschap/NOUN/nsubj>luidt van/ADP/case>Smit Smit/PROPN/nmod>boodschap "
        "luidt=luiden/VERB+Fin/root " + CLOSED.format(tie="ccomp>luidt") + " ."
    )
    assert told(text, table) == [("Smit", "luiden", "de brug dicht is")]
    table = "De/DET/det>straf straf/NOUN/nsubj>luidt luidt=luiden/VERB+Fin/root anders/ADV/advmod>luidt ."
    assert told("De straf luidt anders.", table) == []


@pytest.mark.parametrize(
    ("opening", "found"),
    [("Een/DET/det>oefening", ["Een wel erg goede oefening"]), ("Na/ADP/case>oefening", [])],
)
def test_words_without_a_verb_before_a_tag(opening: str, found: list[str]) -> None:
    """*Een wel erg goede oefening, zegt X.* reports words without a verb; *Na … , zegt X.* tells when."""
    text = f"{opening.partition('/')[0]} wel erg goede oefening, zegt Smit."
    table = (
        f"{opening} wel/ADV/advmod>goede erg/ADV/advmod>goede goede=goed/ADJ/amod>oefening oefening/NOUN/obl>zegt , "
        "zegt=zeggen/VERB+Fin/root Smit/PROPN/nsubj>zegt ."
    )
    assert [content for *_, content in told(text, table)] == found


def test_tag_behind_an_infinitive() -> None:
    """*De brug is te zien, denkt X* reports the clause, whose *te* opens none; a real marker does."""
    text = "De brug is goed te zien, denkt Smit."
    table = (
        "De/DET/det>brug brug/NOUN/nsubj>zien is=zijn/AUX+Fin/aux>zien goed/ADJ/advmod>zien te/ADP/mark>zien "
        "zien/VERB+Inf/root , denkt=denken/VERB+Fin/conj>zien Smit/PROPN/nsubj>denkt ."
    )
    assert told(text, table) == [("Smit", "denken", "De brug is goed te zien")]
    text = "Als de brug te zien is, denkt Smit."
    table = (
        "Als/SCONJ/mark>zien de/DET/det>brug brug/NOUN/nsubj>zien te/ADP/mark>zien zien/VERB+Inf/advcl>denkt "
        "is=zijn/AUX+Fin/aux>zien , denkt=denken/VERB+Fin/root Smit/PROPN/nsubj>denkt ."
    )
    assert told(text, table) == []
