"""The rules that tell a quotation from a scare quote, a title or a word as a word."""

from __future__ import annotations

import pytest

from quoteattr.schema import Kind
from quoteattr.stages.quotations.rules import SELECTION_RULES, judge
from tests.stages.quotations.found import contexts_of, found, select

D, M = Kind.DIRECT, Kind.MIXED


def rules_of(text: str) -> list[str]:
    """The name of the rule that speaks about each marked span of ``text``, empty where none does."""
    judged = map(judge, contexts_of(text))
    return [rule.name if rule else "" for rule in judged]


ACCEPTING = {
    "dialogue_line": ("-- Ga je mee? vroeg ze.", "Ga je mee?", D),
    "whole_heading": ("'Wij gaan door'\n\nHet bestuur blijft zitten.", "Wij gaan door", D),
    "after_colon": ('De minister: "Wij gaan door."', "Wij gaan door.", D),
    "before_colon": ('"Ik heb gewonnen": schaatser is trots', "Ik heb gewonnen", D),
    "bracketed": ('De baas ("Ik heb er genoeg van") vertrekt.', "Ik heb er genoeg van", D),
    "judged": ('De bond vindt dat "onzin" en stopt.', "onzin", M),
    "signed": ('• "Meer bankjes in het park" – Anna Kok', "Meer bankjes in het park", D),
    "in_question": ('"Wie moet dat weten?" is de vraag van velen.', "Wie moet dat weten?", D),
    "readable": ('"Wees als Anna", was te lezen op haar trui.', "Wees als Anna", D),
    "tagged": ('"Wij gaan door", zegt ze.', "Wij gaan door", D),
    "freestanding": ('Ze is blij. "Wij gaan door." Morgen volgt meer.', "Wij gaan door.", D),
    "opening": ('"Het moet door" was het antwoord van de bond.', "Het moet door", D),
    "after_comma": ('Ze zei, "wij gaan door."', "wij gaan door.", D),
    "inset": ("Iedereen stond op straat. 'Niet te geloven' De politie komt morgen.", "Niet te geloven", D),
    "shouted": ('Een man riep "Lang leve de koning" voor hij wegliep.', "Lang leve de koning", D),
    "cited_utterance": (
        'Op het doek met de tekst "Ik wil naar huis" stonden namen.',
        "Ik wil naar huis",
        D,
    ),
    "exclaimed": ('De mensen die "loop door!" roepen, staan achteraan.', "loop door!", D),
    "clause": ('De bond zei dat "het moet doorgaan" en zweeg.', "het moet doorgaan", M),
    "cited_fragment": ('Men hoorde kreten als "bezet gebied" in de straat.', "bezet gebied", M),
    "long_fragment": (
        'Men bedankte hen na "een lange en zware reis door het land" op het plein.',
        "een lange en zware reis door het land",
        M,
    ),
    "sourced": ('De minister noemt het plan "onhaalbaar".', "onhaalbaar", M),
    "in_headline": ('Minister wil "geen taboes" bij nieuw stelsel', "geen taboes", M),
    "repeated": ('Bond "verrast" door plan\n\nDe bond is verrast.', "verrast", M),
}


@pytest.mark.parametrize("rule", ACCEPTING)
def test_a_rule_takes_its_passage_for_a_quotation(rule: str) -> None:
    """The passage that a rule is about is found, of its kind, in the rule's name."""
    text, passage, kind = ACCEPTING[rule]
    assert found(text) == [(passage, kind)]
    assert rules_of(text) == [rule]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("dialogue_line", "- melk halen\n- brood halen"),
        ("whole_heading", "Bond zegt 'nee'\n\nHet bestuur blijft zitten."),
        ("after_colon", 'De minister noemt het "onhaalbaar".'),
        ("before_colon", '"Grote dag": iedereen viert feest'),
        ("bracketed", 'De baas ("de dikke") vertrekt.'),
        ("readable", '"Spetters" is een film om te zien.'),
        ("in_question", '"Wie weet!" is een quiz.'),
        ("judged", 'Zij vonden de "expert" niet in huis.'),
        ("judged", 'Wat de "expert" in huis zocht, vonden zij raar.'),
        ("inscribed", 'Op het programma staat "De avonden" van Reve.'),
        ("signed", 'Zij kocht "De avonden" – Anna las.'),
        ("tagged", 'De bewoners waren "er klaar mee", aldus de wethouder.'),
        ("freestanding", 'De "expert" wist het niet.'),
        ("opening", '"Spetters" was een succes.'),
        ("after_comma", 'Na de zomer, "onhaalbaar" of niet, gaat het door.'),
        ("inset", 'Iedereen stond op straat. "Oranje" Jansen kwam ook.'),
        ("shouted", 'Een man riep "boe" voor hij wegliep.'),
        ("cited_utterance", 'De leus "samen sterk" hing aan de muur.'),
        ("exclaimed", 'Ze deden mee aan "Ranking the Stars!" in mei.'),
        ("clause", 'Op tafel lag "De man die weg was" van Jansen.'),
        ("cited_fragment", 'Men zag een "windboer" in de straat.'),
        ("long_fragment", 'Men bedankte hen na "een lange reis" op het plein.'),
        ("sourced", 'Waterijs gaat straks "naakt" in een doos.'),
        ("in_headline", 'Bond zoekt "vizier" voor plan'),
        ("repeated", 'Bond zoekt "vizier" voor plan\n\nDe bond is er klaar mee.'),
    ],
)
def test_a_rule_holds_back(rule: str, text: str) -> None:
    """A passage that only resembles what a rule is about is not taken in its name."""
    assert rule not in rules_of(text)


REJECTING = {
    "announced": ('De zogeheten "slots" zijn op.', 'De bond noemt de "slots waardeloos" en stopt.'),
    "defined": (
        'Zij kocht de woning (hierna: "de Woning") in mei.',
        'Zij schreef hierna: "Ik kom de woning morgen bekijken met mijn zus."',
    ),
    "headed": (
        '"De dijk en wij hier samen", was de kop boven het stuk.',
        '"Wij gaan door", was het antwoord.',
    ),
    "placed": ('In "De dijk" schrijft Kok over haar jeugd.', 'In de zaal schrijft Kok: "De dijk is mooi."'),
    "referenced": (
        'Zeekoerier – "Dijk hersteld" – 3 mei\n\nHet water zakt.',
        'Zij riep: "Dijk hersteld!" – 3 mei',
    ),
    "published": (
        'Ada Kok: "De dijk". Uitgeverij Zee, 288 blz.',
        'Ada Kok: "De dijk is af." Zij werkt bij een uitgeverij.',
    ),
    "also_unmarked": (
        '"De Dijk" zoekt, zegt hij, leden. Ook in mei zocht De Dijk leden.',
        '"Onzin", zegt hij over De Dijk. Onzin.',
    ),
    "own_word": (
        'Wij noemen "herrie" wat een ander maakt.',
        'Zij noemen "herrie" wat een ander maakt.',
    ),
    "called": ('Het dal wordt ook wel "de ketel" genoemd.', 'De bond heeft het plan "de ketel" genoemd.'),
    "nicknamed": ("Cor ‘de Kale’ Vermeer komt ook.", "Dat zei Cor: 'De Kale Vermeer komt ook.'"),
    "performed": (
        'Het koor zong "Zomer in de stad" voor ons.',
        'Het koor zong: "Wij gaan nog niet naar huis."',
    ),
    "link": ('Lees ook: "Wij gaan door met de bouw"', 'Lees ook: Smit bezorgd: "Wij gaan door met de bouw"'),
    "letter": ('Het eindigt op een "e" zegt hij.', '"O", zegt hij.'),
    "work": ('De roman "Turks fruit" is herdrukt.', 'De schrijver van de roman: "Het is een fruitig boek."'),
    "translation": ('De stad (Frans: "Bruxelles") groeit.', 'Trainer Jan Engels: "Het was een mooie avond."'),
    "title": ('Op tafel lag "De avonden" van Reve.', 'Op tafel lag een brief: "De avonden zijn lang."'),
    "pointed": (
        'Zij sprak van die "vooruitzichten" van hem.',
        'Zij sprak van die "veel te lange en dure reis".',
    ),
    "after_article": ('Brand bij een "windboer" in mei.', 'Zij noemt hem een "windboer" in de krant.'),
}


@pytest.mark.parametrize("rule", REJECTING)
def test_a_rule_keeps_its_passage_out_and_no_other(rule: str) -> None:
    """What a rule is about is no quotation; what only resembles it is one."""
    rejected, accepted = REJECTING[rule]
    assert rules_of(rejected) == [rule]
    assert len(select(accepted)) == 1


def test_rule_names_are_unique_and_explained() -> None:
    """Every rule has a name of its own and tells what it is about, with an example."""
    assert len({rule.name for rule in SELECTION_RULES}) == len(SELECTION_RULES)
    assert all("*" in (rule.applies.__doc__ or "") for rule in SELECTION_RULES)


@pytest.mark.parametrize(
    ("text", "tags", "kinds"),
    [
        ('De bond is "boos" op Smit.', {"boos": "ADJ", "is": "AUX"}, [M]),
        ('Nu is hij "nieuwsgierig" naar het plan.', {"nieuwsgierig": "ADJ", "is": "AUX", "hij": "PRON"}, [M]),
        ('Het woord is "dynamiek" voor hem.', {"dynamiek": "NOUN", "is": "AUX"}, []),
        ('De bond zoekt "boze" leden.', {"boze": "ADJ", "zoekt": "VERB"}, []),
        ('Een woordvoerder noemt dit "onzin".', {"onzin": "NOUN", "noemt": "VERB"}, [M]),
    ],
)
def test_how_somebody_is_said_to_be(text: str, tags: dict[str, str], kinds: list[Kind]) -> None:
    """*is "boos"* is an adjective that somebody chose; a noun is a word as a word."""
    assert [kind for _, kind in found(text, **tags)] == kinds


def test_a_judgement_before_its_verb() -> None:
    """*wat zij "onzin" vinden*: the verb stands behind in a dependent clause."""
    assert rules_of('Dat is een plan dat zij "een dwaze zaak" vinden en haten.') == ["judged"]


def test_a_name_behind_how_it_is_known() -> None:
    """*bekendstaat als "de kroonprins"* (is known as) and *gekend als* name nobody's words."""
    assert rules_of('Dat is Bos, die bekendstaat als "de slimme vos van Urk", zegt men.') == ["announced"]
    assert rules_of('Hij is gekend als "de slimme vos van Urk" en zwijgt.') == ["announced"]


def test_titles_below_the_heading_of_a_list_of_sources() -> None:
    """Below *Bronnen* (Sources) an entry names a title; below another heading it is a quotation."""
    text = 'De dijk is dicht.\n\nBronnen\n\n"De dijk is eindelijk dicht." Zeekoerier, 3 mei'
    assert rules_of(text) == ["referenced"]
    assert rules_of(text.replace("Bronnen", "Reacties")) != ["referenced"]
