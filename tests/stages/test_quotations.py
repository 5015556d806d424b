"""Which marked passages quote somebody, and whether as a whole utterance or as a fragment."""

from __future__ import annotations

import pytest
from attrs import evolve

from quoteattr.languages import load_language
from quoteattr.parsing.surface import SurfaceParser
from quoteattr.parsing.tables import Sentence
from quoteattr.schema import Kind
from quoteattr.stages.layout import Paragraph, read_paragraphs
from quoteattr.stages.marks import Marks, find_marks
from quoteattr.stages.quotations import Passage, select_marked
from quoteattr.stages.quotations.context import contexts
from quoteattr.stages.quotations.rules import RULES, judge

DUTCH = load_language("nl")
D, M = Kind.DIRECT, Kind.MIXED


def tokenized(text: str, **tags: str) -> tuple[tuple[Paragraph, ...], tuple[Sentence, ...], Marks]:
    """What is known of ``text``; ``tags`` are parts of speech for some of its words."""
    paragraphs = read_paragraphs(text)
    sentences = tuple(
        evolve(sentence, upos=tuple(tags.get(text, "") for text in sentence.texts))
        for sentence in SurfaceParser().tokenize(text, paragraphs)
    )
    return paragraphs, sentences, find_marks(text, paragraphs, DUTCH)


def select(text: str, **tags: str) -> tuple[Passage, ...]:
    """The quotations of ``text`` between marks."""
    return select_marked(text, *tokenized(text, **tags), DUTCH)


def found(text: str, **tags: str) -> list[tuple[str, Kind]]:
    return [(text[p.start : p.end], p.kind) for p in select(text, **tags)]


def rules_of(text: str) -> list[str]:
    """The name of the rule that speaks about each marked span of ``text``, empty where none does."""
    judged = map(judge, contexts(text, *tokenized(text), DUTCH))
    return [rule.name if rule else "" for rule in judged]


ACCEPTING = {
    "dialogue_line": ("-- Ga je mee? vroeg ze.", "Ga je mee?", D),
    "whole_heading": ("'Wij gaan door'\n\nHet bestuur blijft zitten.", "Wij gaan door", D),
    "after_colon": ('De minister: "Wij gaan door."', "Wij gaan door.", D),
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


@pytest.mark.parametrize(
    "text",
    [
        'De zogeheten "slots" zijn verdeeld, zegt de directeur.',
        'Het zogenoemde "kwartje" verdwijnt, aldus de minister.',
        'Het woord "straks" zegt hij vaak.',
        'Termen als "migratie", "immigratie" en "emigratie" vallen volgens haar vaak.',
        'Dat betekent "vrede" volgens de tolk.',
        'Een "flitsscheiding" heet dat volgens de notaris.',
        'Volgens de advocaat staat hij te boek als "de kroonprins".',
        'Het eindigt op een "e" zegt hij.',
        'Zijn roman "Turks fruit" is verfilmd, zegt de uitgever.',
        'Programma\'s als "Boer zoekt vrouw" zijn geliefd, zegt de omroep.',
        'De krant "De Waarheid" verscheen, zegt hij, elke dag.',
        'Volgens haar lag "De avonden" van Reve op tafel.',
        'Het land verbood de "Vlag van de Zon" volgens de bond.',
        'Jan "de Kampioen" Jansen won.',
        '"Pride" vond plaats in mei.',
        'De hoofdstad (Frans: "Bruxelles", Duits: "Brüssel") ligt centraal.',
        'Zijn vrienden noemen hem "Ronnie" sinds die dag.',
        'Zij zong hits als "Leef", "Dromen Van Jou" (1953) en "Blijf Bij Mij".',
        'Zij sprak vaak van al die "vooruitzichten" van vroeger.',
        'Brand in de schuur van een "windboer" in mei.',
        'De zaak ging "viraal" op het internet.',
    ],
)
def test_words_titles_and_scare_quotes_quote_nobody(text: str) -> None:
    """Words as words, works, names, nicknames and irony are left out, also near a verb of saying."""
    assert select(text) == ()


def test_an_adjective_in_an_unmarked_noun_phrase_is_a_scare_quote() -> None:
    """*een "schone" sport* is irony; *noemt het een "groot" probleem* cites."""
    assert select('Zij benadrukt dat ze voor een "schone" sport is.', sport="NOUN") == ()
    assert found('Zij noemt het een "groot" probleem.', probleem="NOUN") == [("groot", M)]


def test_an_article_may_stand_apart_from_the_label() -> None:
    """*het gewraakte "rondje"*: the noun phrase begins outside the marks."""
    assert select('De NS werkt aan het gewraakte "rondje" van vorig jaar.', gewraakte="ADJ") == ()


def test_a_title_as_subject_is_no_utterance() -> None:
    """A finite verb right after a passage that begins the sentence makes it the subject."""
    assert select('"Wie is de mol?" keert zaterdag terug.', keert="VERB") == ()
    assert found('"Wie is daar?" hij deed open.', hij="PRON", deed="VERB") == [("Wie is daar?", D)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Zij zei dat "de maat vol is".', [("de maat vol is", M)]),
        (
            'Zij antwoordde "dat het klaar is. Er komt niets meer."',
            [("dat het klaar is. Er komt niets meer.", M)],
        ),
        ('De bewoners "waren er klaar mee", aldus de wethouder.', [("waren er klaar mee", M)]),
        ('Zij zou "onhaalbaar" zeggen, maar: "Doe het."', [("onhaalbaar", M), ("Doe het.", D)]),
        ("Bond: 'Wij gaan door'", [("Wij gaan door", D)]),
    ],
)
def test_a_whole_utterance_is_direct_and_a_fragment_mixed(
    text: str, expected: list[tuple[str, Kind]]
) -> None:
    """A passage that is built into the reporter's sentence is mixed, even when it fills a clause."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "utterances"),
    [
        ('"Ja", zegt ze. "Wij gaan door."', [0, 0]),
        ('"Ja", zegt ze, "wij gaan door."', [0, 0]),
        ('"Ja", zegt ze. "Nu", zegt ze. "Meteen."', [0, 0, 0]),
        ("--Kom mee! riep ze; je bent laat!", [0, 0]),
        ('"Ja", zegt ze.\n\n"Wij gaan door", zegt hij.', [0, 1]),
        ('"Ja", zegt ze. Hij kijkt op. "Waarom?"', [0, 1]),
        ('"Ja", zegt ze. Hij antwoordt: "Nee."', [0, 1]),
    ],
)
def test_the_pieces_of_an_interrupted_utterance_share_a_number(text: str, utterances: list[int]) -> None:
    """Only a tag may stand between them."""
    assert [quotation.utterance for quotation in select(text)] == utterances


def test_speech_in_a_quotation_is_nested_and_a_word_in_it_is_left_out() -> None:
    """Of the passages in a quotation, only clear utterances are quotations themselves."""
    text = "“Hij zei: ‘ik kom er morgen aan’, met die ‘auto’ van hem”, vertelt ze."
    outer, inner = select(text)
    assert outer.start < inner.start < inner.end < outer.end
    assert text[inner.start : inner.end] == "ik kom er morgen aan"
    assert inner.utterance != outer.utterance


def test_a_quotation_in_a_scare_quote_is_not_nested() -> None:
    """What counts is a quotation around it, not any marks."""
    text = "De zogeheten \"vraag 'ga je mee?' en het antwoord\" staat er."
    assert found(text) == [("ga je mee?", D)]


def test_content_is_given_without_the_white_space_at_its_edges() -> None:
    """Spaces between mark and word belong to neither."""
    assert found('" Ik kom. " Zij zweeg.') == [("Ik kom.", D)]


def test_no_marks_no_quotations() -> None:
    """A text without marks has none."""
    assert select("Hij zei dat hij kwam.") == ()
    assert select("") == ()


def test_rule_names_are_unique_and_explained() -> None:
    """Every rule has a name of its own and tells what it is about, with an example."""
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all("*" in (rule.applies.__doc__ or "") for rule in RULES)
