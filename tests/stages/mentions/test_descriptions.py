"""Nouns that stand for somebody, with their phrases."""

from __future__ import annotations

import pytest
from attrs import evolve

from quoteattr.schema import EntityType, Form
from quoteattr.stages.mentions import find_mentions, with_tied_nouns
from tests.stages.mentions.found import SLEEPS, mentions_of, mentions_without_trees, names_of, words_of
from tests.stages.tables import DUTCH, sentences_of


def test_description_with_an_anchor() -> None:
    """*een woordvoerder van Amnesty* is an indefinite person whose phrase names Amnesty."""
    text = "Een woordvoerder van Amnesty slaapt."
    table = (
        "Een/DET/det>woordvoerder woordvoerder/NOUN/nsubj>slaapt van/ADP/case>Amnesty "
        "Amnesty/PROPN/nmod>woordvoerder " + SLEEPS
    )
    mention = next(m for m in mentions_of(text, table) if m.form is Form.NOMINAL)
    assert text[mention.start : mention.end] == "Een woordvoerder van Amnesty"
    assert (mention.type, mention.definite, mention.anchors) == (EntityType.PERSON, False, ("Amnesty",))


@pytest.mark.parametrize(
    ("noun", "lemma", "tag", "kind"),
    [
        ("agenten", "agent", "NOUN+Plur", EntityType.GROUP),
        ("politie", "politie", "NOUN", EntityType.ORGANISATION),
        ("krant", "krant", "NOUN", EntityType.OUTLET),
        ("brief", "brief", "NOUN", EntityType.DOCUMENT),
        ("natuurkundedocent", "natuurkunde_docent", "NOUN", EntityType.PERSON),
    ],
)
def test_what_a_noun_stands_for(noun: str, lemma: str, tag: str, kind: EntityType) -> None:
    """Groups, organisations, outlets, documents and persons are told apart, compounds by their last part."""
    (mention,) = mentions_of(
        f"De {noun} slaapt.", f"De/DET/det>{noun} {noun}={lemma}/{tag}/nsubj>slaapt {SLEEPS}"
    )
    assert mention.type is kind


def test_people_of_a_country() -> None:
    """*de Amerikaan* describes a person and is no name; *de Amerika* would be one."""
    table = "De/DET/det>Amerikaan Amerikaan/PROPN/nsubj>slaapt " + SLEEPS
    (mention,) = mentions_of("De Amerikaan slaapt.", table)
    assert (mention.form, mention.type) == (Form.NOMINAL, EntityType.PERSON)
    assert names_of("De Amerika slaapt.", table.replace("Amerikaan", "Amerika")) == ["Amerika"]


def test_body_named_after_two() -> None:
    """*burgemeester en wethouders* is one body; *burgemeester en bakkers* are two."""
    text = "Burgemeester en wethouders slapen."
    table = (
        "Burgemeester/NOUN/nsubj>slapen en/CCONJ/cc>wethouders wethouders=wethouder/NOUN+Plur/conj>Burgemeester "
        "slapen/VERB+Fin/root ."
    )
    first = mentions_of(text, table)[0]
    assert text[first.start : first.end] == "Burgemeester en wethouders"
    assert first.type is EntityType.ORGANISATION
    words = words_of(
        text.replace("wethouders", "bakkers"),
        table.replace("wethouders", "bakkers").replace("=wethouder", "=bakker"),
    )
    assert words == ["Burgemeester", "bakkers"]


def test_compound_in_two_halves() -> None:
    """*het zeep- en voedingsbedrijf* is described as a whole."""
    text = "Het zeep- en voedingsbedrijf slaapt."
    table = (
        "Het/DET/det>zeep- zeep-/X/nsubj>slaapt en/CCONJ/cc>voedingsbedrijf voedingsbedrijf=voeding_bedrijf/NOUN/conj>zeep- "
        + SLEEPS
    )
    assert words_of(text, table) == ["Het zeep- en voedingsbedrijf"]


def test_predicate_that_points_at_nobody() -> None:
    """In *Zij is directeur* the noun is no mention; in *Zij is de directeur* it is one."""
    table = "Zij/PRON+Prs/nsubj>directeur is=zijn/AUX+Fin/cop>directeur {}directeur/NOUN/root ."
    assert words_of("Zij is directeur.", table.format("")) == ["Zij"]
    assert words_of("Zij is de directeur.", table.format("de/DET/det>directeur ")) == ["Zij", "de directeur"]


def test_woman_by_the_ending() -> None:
    """The ending of *bewoonster* tells a woman; that of *minister* does not."""
    table = "De/DET/det>{0} {0}/NOUN/nsubj>slaapt " + SLEEPS
    assert [m.gender for m in mentions_of("De bewoonster slaapt.", table.format("bewoonster"))] == ["fem"]
    assert [m.gender for m in mentions_of("De minister slaapt.", table.format("minister"))] == [""]


def test_possessive() -> None:
    """*zijn vader* is the father, with the possessive remembered, and *zijn* a mention of its own."""
    text = "Zijn vader slaapt."
    table = "Zijn/PRON+Poss/nmod:poss>vader vader/NOUN/nsubj>slaapt " + SLEEPS
    assert words_of(text, table) == ["Zijn vader", "Zijn"]
    assert mentions_of(text, table)[0].possessive == "zijn"


BRIDGE = ("De brug slaapt.", "De/DET/det>brug brug/NOUN/nsubj>slaapt " + SLEEPS)


def test_a_noun_for_a_thing() -> None:
    """A bridge is no mention by itself, but one where a cue ties it."""
    text, table = BRIDGE
    sentences = sentences_of(text, [table])
    assert find_mentions(text, sentences, DUTCH) == ()
    assert with_tied_nouns(sentences, (), [], (), DUTCH) == ()
    (bridge,) = with_tied_nouns(sentences, (), [(0, 1)], (), DUTCH)
    assert (text[bridge.start : bridge.end], bridge.form, bridge.type) == ("De brug", Form.NOMINAL, None)


def test_a_noun_with_the_capital_of_its_sentence_is_tied() -> None:
    """*Eiser zegt* (claimant says) opens with a noun that looks like a name; within a sentence a name is one."""
    text = "Eiser slaapt. Ook Eiser slaapt."
    tables = [
        "Eiser/PROPN/nsubj>slaapt " + SLEEPS,
        "Ook/ADV/advmod>slaapt Eiser/PROPN/nsubj>slaapt " + SLEEPS,
    ]
    found = with_tied_nouns(sentences_of(text, tables), (), [(0, 0), (1, 1)], (), DUTCH)
    assert [(mention.start, mention.form) for mention in found] == [(0, Form.NOMINAL)]


def test_what_is_tied_stands_in_text_order_and_once() -> None:
    """What is a mention already is none a second time, and neither is what is no noun."""
    text = "De brug slaapt. Anna slaapt."
    sentences = sentences_of(text, [BRIDGE[1], "Anna/PROPN/nsubj>slaapt " + SLEEPS])
    known = find_mentions(text, sentences, DUTCH)
    found = with_tied_nouns(sentences, known, [(1, 0), (0, 1), (0, 2), (0, 1)], (), DUTCH)
    assert [text[mention.start : mention.end] for mention in found] == ["De brug", "Anna"]


@pytest.mark.parametrize(
    ("text", "table", "head", "words"),
    [
        (
            "De meesten slapen.",
            "De/DET/det>meesten meesten/ADJ/nsubj>slapen slapen/VERB+Fin/root .",
            1,
            "De meesten",
        ),
        (
            "Zes op de tien leden slapen.",
            "Zes/NUM/nsubj>slapen op/ADP/case>tien de/DET/det>tien tien/NUM/nummod>leden leden=lid/NOUN+Plur/obl>slapen "
            "slapen/VERB+Fin/root .",
            0,
            "Zes op de tien leden",
        ),
        (
            "Zes slapen op de bank.",
            "Zes/NUM/nsubj>slapen slapen/VERB+Fin/root op/ADP/case>bank de/DET/det>bank bank/NOUN/obl>slapen .",
            0,
            "Zes",
        ),
        (
            "Meer dan de helft slaapt.",
            "Meer=veel/PRON+Ind/nsubj>slaapt dan/SCONJ/mark>helft de/DET/det>helft helft/NOUN/advcl>Meer "
            + SLEEPS,
            0,
            "Meer dan de helft",
        ),
        (
            "Iets meer dan de helft slaapt.",
            "Iets/PRON+Ind/nsubj>slaapt meer=veel/PRON+Ind/obj>slaapt dan/SCONJ/mark>helft de/DET/det>helft "
            "helft/NOUN/advcl>meer " + SLEEPS,
            0,
            "Iets meer dan de helft",
        ),
        (
            "Meer slaapt dan gisteren.",
            "Meer=veel/PRON+Ind/nsubj>slaapt slaapt=slapen/VERB+Fin/root dan/SCONJ/mark>gisteren "
            "gisteren/ADV/advcl>slaapt .",
            0,
            "Meer",
        ),
        (
            "De meeste leden slapen.",
            "De/DET/det>leden meeste=veel/ADV/advmod>leden leden=lid/NOUN+Plur/nsubj>slapen slapen/VERB+Fin/root .",
            2,
            "De meeste leden",
        ),
    ],
)
def test_those_whom_no_noun_stands_for(text: str, table: str, head: int, words: str) -> None:
    """A cue makes adjectives and numerals people, with what a share is a share of."""
    (mention,) = with_tied_nouns(sentences_of(text, [table]), (), [(0, head)], (), DUTCH)
    assert text[mention.start : mention.end] == words


def test_an_animal_that_says_something_is_somebody_all_through_the_text() -> None:
    """*De haas slaapt.*: the hare is a mention where a cue ties another one; without any it is none."""
    hare = "De/DET/det>haas haas/NOUN/nsubj>slaapt " + SLEEPS
    text = "De haas slaapt. De haas slaapt."
    sentences = sentences_of(text, [hare, hare])
    found = with_tied_nouns(sentences, (), [(1, 1)], (), DUTCH)
    assert [(text[hare.start : hare.end], hare.type) for hare in found] == [
        ("De haas", EntityType.PERSON)
    ] * 2
    assert with_tied_nouns(sentences, (), [], (), DUTCH) == ()


def test_an_animal_that_acts_beside_a_quotation() -> None:
    """*"Kom!" De haas sprong.* ("Come!" The hare jumped.): it is somebody where people talk and only there."""
    hare = "De/DET/det>haas haas/NOUN/nsubj>sprong sprong=springen/VERB+Fin+Past/root ."
    text = "Kom mee. De haas sprong."
    sentences = sentences_of(text, ["Kom=komen/VERB+Fin/root mee/ADP/compound>Kom .", hare])
    (mention,) = with_tied_nouns(sentences, (), [], [(0, 8)], DUTCH)
    assert (text[mention.start : mention.end], mention.type) == ("De haas", EntityType.PERSON)
    assert with_tied_nouns(sentences, (), [], [(0, 24)], DUTCH) == ()
    apart = "Kom mee.\n\nDe haas sprong."
    sentences = sentences_of(apart, ["Kom=komen/VERB+Fin/root mee/ADP/compound>Kom .", hare])
    assert with_tied_nouns(sentences, (), [], [(0, 8)], DUTCH) == ()
    sleeps = "De/DET/det>haas haas/NOUN/nsubj>springt springt=springen/VERB+Fin+Pres/root ."
    sentences = sentences_of(
        "Kom mee. De haas springt.", ["Kom=komen/VERB+Fin/root mee/ADP/compound>Kom .", sleeps]
    )
    assert with_tied_nouns(sentences, (), [], [(0, 8)], DUTCH) == ()


SOME_SLEEP = "Sommigen=sommig/PRON+Ind+Plur/nsubj>slapen slapen/VERB+Fin/root ."


def test_an_unnamed_voice_that_leads_to_a_quotation() -> None:
    """*Sommigen slapen. "Kom mee."* (Some sleep. "Come along."): it is somebody before a quotation only."""
    come = "Kom=komen/VERB+Fin/root mee/ADP/compound>Kom ."
    text = "Sommigen slapen. Kom mee."
    sentences = sentences_of(text, [SOME_SLEEP, come])
    (mention,) = with_tied_nouns(sentences, (), [], [(17, 25)], DUTCH)
    assert (text[mention.start : mention.end], mention.number) == ("Sommigen", "plur")
    assert with_tied_nouns(sentences, (), [], (), DUTCH) == ()
    apart = sentences_of("Sommigen slapen.\n\nKom mee.", [SOME_SLEEP, come])
    assert with_tied_nouns(apart, (), [], [(18, 26)], DUTCH) == ()
    later = sentences_of("Sommigen slapen. Kom mee. Kom mee.", [SOME_SLEEP, come, come])
    assert with_tied_nouns(later, (), [], [(26, 34)], DUTCH) == ()


def test_one_of_several_people_that_leads_to_a_quotation() -> None:
    """*Een van de buren slaapt. "Kom mee."* (One of the neighbours sleeps.): it is somebody; one of the cars is not."""
    come = "Kom=komen/VERB+Fin/root mee/ADP/compound>Kom ."
    for whole, expected in (("buren=buur/NOUN+Plur", ["Een van de buren"]), ("muren=muur/NOUN+Plur", [])):
        text = f"Een van de {whole.split('=')[0]} slaapt. Kom mee."
        word = whole.split("=")[0]
        table = f"Een=één/NUM/nsubj>slaapt van/ADP/case>{word} de/DET/det>{word} {whole}/nmod>Een " + SLEEPS
        sentences = sentences_of(text, [table, come])
        start = text.index("Kom")
        found = with_tied_nouns(sentences, (), [], [(start, len(text))], DUTCH)
        assert [text[mention.start : mention.end] for mention in found] == expected


def test_an_adjective_without_a_determiner_stands_for_nobody() -> None:
    """*de gewonde slaapt* (the wounded one sleeps) is somebody; *lekker slaapt* (sleeps well) is nobody."""
    table = "De/DET/det>gewonde gewonde/ADJ/nsubj>slaapt " + SLEEPS
    assert words_of("De gewonde slaapt.", table) == ["De gewonde"]
    assert words_of("Lekker slaapt.", "Lekker=lekker/ADJ/nsubj>slaapt " + SLEEPS) == []


def test_when_it_was_said_is_no_part_of_who() -> None:
    """*de rechter maandag* is the judge; *de rechter Smit* is the judge Smit."""
    for word, words in (("maandag", "De rechter"), ("boos", "De rechter boos")):
        text = f"De rechter {word} slaapt."
        table = f"De/DET/det>rechter rechter/NOUN/nsubj>slaapt {word}/PROPN/flat>rechter " + SLEEPS
        assert words_of(text, table) == [words]


@pytest.mark.parametrize(
    ("preposition", "expected"),
    [("tegen", "de bakker"), ("over", "de bakker"), ("van", "de bakker van Breda")],
)
def test_circumstance_behind_who_speaks(preposition: str, expected: str) -> None:
    """*zei de bakker tegen Breda* (said the baker to) is the baker; *de bakker van Breda* is one phrase."""
    table = (
        "Zo/ADV/advmod>zei zei=zeggen/VERB+Fin/root de/DET/det>bakker bakker/NOUN/nsubj>zei "
        f"{preposition}/ADP/case>Breda Breda/PROPN/nmod>bakker ."
    )
    assert expected in words_of(f"Zo zei de bakker {preposition} Breda.", table)


@pytest.mark.parametrize(
    ("words", "table", "expected"),
    [
        ("in de krant", "in/ADP/case>krant de/DET/det>krant krant/NOUN/nmod>bakker", "De bakker"),
        ("op Instagram", "op/ADP/case>Instagram Instagram/PROPN/nmod>bakker", "De bakker"),
        ("voor de camera", "voor/ADP/case>camera de/DET/det>camera camera/NOUN/nmod>bakker", "De bakker"),
        (
            "in de straat",
            "in/ADP/case>straat de/DET/det>straat straat/NOUN/nmod>bakker",
            "De bakker in de straat",
        ),
        (
            "van de krant",
            "van/ADP/case>krant de/DET/det>krant krant/NOUN/nmod>bakker",
            "De bakker van de krant",
        ),
    ],
)
def test_where_it_was_said_is_no_part_of_who(words: str, table: str, expected: str) -> None:
    """*De bakker in de krant*, *op Instagram*, is the baker; *in de straat* (in the street) tells which."""
    assert expected in words_of(
        f"De bakker {words} slaapt.", f"De/DET/det>bakker bakker/NOUN/nsubj>slaapt {table} {SLEEPS}"
    )


def test_circumstance_of_who_comes_before_the_verb() -> None:
    """*De man tegen de muur slaapt*, the man against the wall sleeps: where no verb is before it, it is his."""
    table = (
        "De/DET/det>man man/NOUN/nsubj>slaapt tegen/ADP/case>muur de/DET/det>muur muur/NOUN/nmod>man "
        + SLEEPS
    )
    assert "De man tegen de muur" in words_of("De man tegen de muur slaapt.", table)


@pytest.mark.parametrize(
    ("before", "whom", "expected"),
    [
        ("", "bewoners", "De bakker"),
        ("", "muren", "De bakker tegen muren"),
        ("volgens ", "bewoners", "de bakker"),
    ],
)
def test_who_listens_is_no_part_of_who_speaks(before: str, whom: str, expected: str) -> None:
    """*De bakker tegen bewoners: …*, the baker to residents, is the baker; nobody speaks to walls."""
    text = f"{before}{'d' if before else 'D'}e bakker tegen {whom} : ja."
    table = (
        ("volgens/ADP/case>bakker " if before else "")
        + f"{text[len(before) : len(before) + 2]}/DET/det>bakker bakker/NOUN/parataxis>ja tegen/ADP/case>{whom} "
        f"{whom}={'bewoner' if whom == 'bewoners' else 'muur'}/NOUN+Plur/nmod>bakker : ja/INTJ/root ."
    )
    assert words_of(text, table)[0] == expected


@pytest.mark.parametrize(("relation", "expected"), [("nsubj>slaapt", ["De verdachte"]), ("amod>brug", [])])
def test_participle_that_stands_for_somebody(relation: str, expected: list[str]) -> None:
    """*De verdachte slaapt* (the suspect sleeps), not *de verdachte brug*, the suspect bridge."""
    brug = "brug/NOUN/nsubj>slaapt " if "brug" in relation else ""
    text = f"De verdachte {'brug ' if brug else ''}slaapt."
    table = f"De/DET/det>{'brug' if brug else 'verdachte'} verdachte=verdenken/VERB+Part/{relation} {brug}{SLEEPS}"
    assert words_of(text, table) == expected


@pytest.mark.parametrize(("word", "expected"), [("bakker.", "de bakker"), ("C.D.", "C.D.")])
def test_mark_of_the_sentence_is_no_part(word: str, expected: str) -> None:
    """A full stop that is left on a word is no part of the description; that of initials is."""
    tag = "NOUN" if word[0].islower() else "PROPN"
    table = f"Zo/ADV/advmod>zei zei=zeggen/VERB+Fin/root de/DET/det>{word} {word}={word.rstrip('.')}/{tag}/nsubj>zei"
    assert expected in words_of(f"Zo zei de {word}", table)


@pytest.mark.parametrize(
    ("word", "expected"), [("Mama", EntityType.PERSON), ("Juf", EntityType.PERSON), ("Brug", None)]
)
def test_family_word_that_opens_a_sentence(word: str, expected: EntityType | None) -> None:
    """*Mama slaapt* describes mum though a tagger takes her for a name; *Brug* (bridge) is nobody."""
    text, table = f"{word} slaapt.", f"{word}/PROPN/nsubj>slaapt " + SLEEPS
    (sentence,) = sentences_of(text, [table])
    row = evolve(sentence, names=("O",) * len(sentence.texts))
    found = find_mentions(text, [row], DUTCH)
    assert [mention.type for mention in found] == ([] if expected is None else [expected])


def test_quantity_of_a_thing() -> None:
    """*een stuk brood* (a piece of bread) is nobody; *een deel van de leden* (some of the members) are."""
    bread = "Een/DET/det>stuk stuk/NOUN/nsubj>ligt brood/NOUN/nmod>stuk ligt=liggen/VERB+Fin/root ."
    assert words_of("Een stuk brood ligt.", bread) == []
    members = (
        "Een/DET/det>deel deel/NOUN/nsubj>slaapt van/ADP/case>leden de/DET/det>leden "
        "leden=lid/NOUN+Plur/nmod>deel " + SLEEPS
    )
    assert "Een deel van de leden" in words_of("Een deel van de leden slaapt.", members)


def test_adjective_before_its_noun() -> None:
    """*de andere emmer* (the other bucket) is nobody, *de anderen* (the others) are."""
    bucket = "De/DET/det>emmer andere=ander/ADJ/amod>emmer emmer/NOUN/nsubj>slaapt " + SLEEPS
    assert words_of("De andere emmer slaapt.", bucket) == []
    others = "De/DET/det>anderen anderen=ander/NOUN+Plur/nsubj>slapen slapen/VERB+Fin+Plur/root ."
    assert words_of("De anderen slapen.", others) == ["De anderen"]


def test_subject_of_a_sentence_without_a_tree() -> None:
    """Who stands right before the verb that follows is its subject; behind it nobody is known to be."""
    table = "De/DET/det>bakker bakker/NOUN/nsubj>ziet ziet=zien/VERB+Fin/root de/DET/det>boer boer/NOUN/obj>ziet ."
    baker, farmer = mentions_without_trees("De bakker ziet de boer.", table)
    assert (baker.subject, farmer.subject) == (True, False)
    (anna,) = mentions_without_trees("Anna slaapt.", "Anna/PROPN/nsubj>slaapt " + SLEEPS)
    assert anna.subject


@pytest.mark.parametrize("noun", ["kamer", "schot"])
def test_noun_with_a_capital_only(noun: str) -> None:
    """*de Kamer* is the parliament and *de kamer* a room, *de Schot* a Scotsman and *de schot* nobody."""
    for form, times in ((noun, 0), (noun.title(), 1)):
        table = f"De/DET/det>{form} {form}={noun}/NOUN/nsubj>slaapt " + SLEEPS
        assert len(words_of(f"De {form} slaapt.", table)) == times


@pytest.mark.parametrize(
    ("noun", "lemma", "found"), [("badkamer", "bad_kamer", False), ("raad", "raad", True)]
)
def test_room_that_says_nothing(noun: str, lemma: str, found: bool) -> None:
    """*De raad* (the council) may speak; *de badkamer* (the bathroom) is nobody."""
    words = words_of(f"De {noun} slaapt.", f"De/DET/det>{noun} {noun}={lemma}/NOUN/nsubj>slaapt {SLEEPS}")
    assert bool(words) is found
