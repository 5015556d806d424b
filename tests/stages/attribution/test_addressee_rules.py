"""Whom a quotation is said to, on trees that are written out by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from attrs import evolve

from quoteattr import extract_quotes
from quoteattr.stages.attribution import (
    Attribution,
    Cast,
    Turns,
    attribute_addressees,
    speaking_jointly,
)
from quoteattr.stages.attribution.addressee_rules import ADDRESSEE_RULES, AddresseeSweep
from quoteattr.stages.indices import MentionIndex
from tests.stages.attribution.staging import ADDRESSEE_RANKERS, local_speakers
from tests.stages.tables import scene_of


def heard_by(text: str, *tables: str, said_by: Sequence[str] = ()) -> list[str]:
    """For each quotation of ``text`` the first of whom it is said to, empty where there is nobody.

    The speakers are what the rules about the quotation's own sentence find; ``said_by`` gives the others.
    """
    scene = scene_of(text, *tables)
    words = [text[mention.start : mention.end] for mention in scene.mentions]
    attributions = []
    for index, found in enumerate(local_speakers(scene)):
        attribution = found or Attribution(None, None)
        if said_by and said_by[index]:
            mention = MentionIndex(words.index(said_by[index]))
            attribution = evolve(attribution, mention=mention, entity=scene.entity(mention))
        attributions.append(attribution)
    joint = speaking_jointly(scene, attributions)
    found_for = attribute_addressees(
        scene,
        Cast(scene),
        Turns(scene),
        attributions,
        joint,
        ADDRESSEE_RANKERS.of(in_story=Turns(scene).in_story),
    )
    return [words[found[0].mention] if found else "" for found in found_for]


WE_STOP = '" We/PRON+Prs/nsubj>#2 stoppen/VERB+Fin/root . "'
SAYS = (
    '" We/PRON+Prs/nsubj>#2 stoppen/VERB+Fin/root " , '
    "zegt=zeggen/VERB+Fin/parataxis>#2 Jansen/PROPN/nsubj>#5 "
)


def test_the_cue_names_the_listener() -> None:
    """Who stands behind *tegen* in the clause of the cue is the addressee."""
    text = '"We stoppen", zegt Jansen tegen Smit.'
    table = SAYS + "tegen/ADP/case>#8 Smit/PROPN/obl>#5 ."
    assert heard_by(text, table) == ["Smit"]


def test_a_listener_that_hangs_on_the_speaker_counts() -> None:
    """A phrase with *tegen* beside the speaker's name is the addressee, wherever the parser hung it."""
    text = '"We stoppen", zegt Jansen tegen Smit.'
    table = SAYS + "tegen/ADP/case>#8 Smit/PROPN/nmod>#6 ."
    assert heard_by(text, table) == ["Smit"]


def test_a_name_behind_the_cue_listens_wherever_the_parser_hung_it() -> None:
    """*in een verklaring tegen Radio Zuid* gives the outlet, though it depends on another noun."""
    table = SAYS + (
        "in/ADP/case>#8 een/DET/det>#8 verklaring/NOUN/obl>#5 tegen/ADP/case>#10 Radio/PROPN/nmod>#8 "
        "Zuid/PROPN/flat>#10 ."
    )
    assert heard_by('"We stoppen", zegt Jansen in een verklaring tegen Radio Zuid.', table) == ["Radio Zuid"]


def test_a_name_behind_another_verb_does_not_listen() -> None:
    """*die speelt tegen Smit* tells of an opponent."""
    table = SAYS + (
        ", die/PRON/nsubj>#9 speelt=spelen/VERB+Fin/acl:relcl>#6 tegen/ADP/case>#11 Smit/PROPN/obl>#9 ."
    )
    assert heard_by('"We stoppen", zegt Jansen, die speelt tegen Smit.', table) == [""]


def test_a_topic_is_no_listener() -> None:
    """*over Smit* tells what it is about, not whom it is said to."""
    text = '"We stoppen", zegt Jansen over Smit.'
    table = SAYS + "over/ADP/case>#8 Smit/PROPN/obl>#5 ."
    assert heard_by(text, table) == [""]


@pytest.mark.parametrize("relation", ["obj", "iobj"])
def test_a_function_behind_a_comma_is_no_listener(relation: str) -> None:
    """The function that follows the speaker's name is not taken for an object of the cue."""
    text = '"We stoppen", zegt Jansen, voorzitter van de bond.'
    table = SAYS + (f", voorzitter/NOUN/{relation}>#5 van/ADP/case>#11 de/DET/det>#11 bond/NOUN/nmod>#8 .")
    assert heard_by(text, table) == [""]


def caption(name: str, rest: str = "tegen/ADP/case>#2 Smit/PROPN/nmod>#0") -> str:
    """The tree of *NAME tegen Smit: "We stoppen."* (NAME to Smit: "We stop.")."""
    return f'{name} {rest} : " We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/parataxis>#0 . "'


def test_a_caption_names_the_listener() -> None:
    """*Jansen tegen Smit:* gives whom it is said to, without a verb."""
    assert heard_by('Jansen tegen Smit: "We stoppen."', caption("Jansen/PROPN/root")) == ["Smit"]


def test_an_opponent_before_a_colon_does_not_listen() -> None:
    """*Jansen na duel tegen Smit:* tells of a match."""
    match = "na/ADP/case>#2 duel/NOUN/nmod>#0 tegen/ADP/case>#4 Smit/PROPN/nmod>#2"
    said = heard_by('Jansen na duel tegen Smit: "We stoppen."', caption("Jansen/PROPN/root", match))
    assert said == [""]


def turning(preposition: str, verb: str = "wendde=wenden", reflexive: str = "zich/PRON+Refl/expl>#1 ") -> str:
    """The tree of *Jansen wendde zich tot Smit.* (Jansen turned to Smit.)."""
    case = 3 if reflexive else 2
    return (
        f"Jansen/PROPN/nsubj>#1 {verb}/VERB+Past+Fin/root {reflexive}"
        f"{preposition}/ADP/case>#{case + 1} Smit/PROPN/obl>#1 ."
    )


def test_whom_the_speaker_turns_to_listens() -> None:
    """*Jansen wendde zich tot Smit.* before a quotation of Jansen names its addressee, one of Smit's does not."""
    text = 'Jansen wendde zich tot Smit. "We stoppen."'
    assert heard_by(text, turning("tot"), WE_STOP, said_by=["Jansen"]) == ["Smit"]
    assert heard_by(text, turning("tot"), WE_STOP, said_by=["Smit"]) == [""]


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("Jansen wendde zich van Smit.", turning("van")),
        ("Jansen verliet zich op Smit.", turning("op", "verliet=verlaten")),
        ("Jansen wendde tot Smit.", turning("tot", reflexive="")),
    ],
)
def test_other_movements_name_no_listener(text: str, table: str) -> None:
    """Other verbs, other prepositions and verbs without *zich* do not tell whom one turns to."""
    assert heard_by(f'{text} "We stoppen."', table, WE_STOP, said_by=["Jansen"]) == [""]


def test_a_sentence_that_points_back_names_the_listener() -> None:
    """*Dat zei Jansen tegenover Smit* gives the addressee of the quotation before it."""
    text = '"We stoppen." Dat zei Jansen tegenover Smit.'
    table = (
        "Dat/PRON+Third+Prs/obj>#1 zei=zeggen/VERB+Fin/root Jansen/PROPN/nsubj>#1 "
        "tegenover/ADP/case>#4 Smit/PROPN/obl>#1 ."
    )
    assert heard_by(text, WE_STOP, table) == ["Smit"]


def test_a_sentence_that_points_back_beside_a_cue() -> None:
    """It does so too where another cue tells who speaks."""
    colon = 'Jansen/PROPN/nsubj>#1 zegt=zeggen/VERB+Fin/root : " We/PRON+Prs/nsubj>#5 stoppen/VERB+Fin/parataxis>#1 . "'
    table = (
        "{that}/PRON+Third+Prs/obj>#1 zei=zeggen/VERB+Fin/root hij/PRON+Third+Prs/nsubj>#1 "
        "tegenover/ADP/case>#4 Smit/PROPN/obl>#1 ."
    )
    assert heard_by(
        'Jansen zegt: "We stoppen." Dat zei hij tegenover Smit.', colon, table.format(that="Dat")
    ) == ["Smit"]
    assert heard_by(
        'Jansen zegt: "We stoppen." Iets zei hij tegenover Smit.', colon, table.format(that="Iets")
    ) == [""]


def test_a_new_statement_does_not_point_back() -> None:
    """A sentence with content of its own gives nothing to the quotation before it."""
    text = '"We stoppen." Later schreef Jansen aan Smit.'
    table = (
        "Later=laat/ADV/advmod>#1 schreef=schrijven/VERB+Fin/root Jansen/PROPN/nsubj>#1 "
        "aan/ADP/case>#4 Smit/PROPN/obl>#1 ."
    )
    assert heard_by(text, WE_STOP, table, said_by=["Jansen"])[:1] == [""]


TALK = "in/ADP/case>#8 gesprek/NOUN/obl>#5 {word}/ADP/case>#11 de/DET/det>#11 NOS/PROPN/nmod>#8 ."


def test_who_asks_the_questions_listens() -> None:
    """*in gesprek met de NOS* gives the outlet as the addressee."""
    assert heard_by('"We stoppen", zegt Jansen in gesprek met de NOS.', SAYS + TALK.format(word="met")) == [
        "NOS"
    ]


def test_what_a_talk_is_about_does_not_listen() -> None:
    """*in gesprek over de NOS* gives no addressee."""
    assert heard_by('"We stoppen", zegt Jansen in gesprek over de NOS.', SAYS + TALK.format(word="over")) == [
        ""
    ]


LETTER = (
    "In/ADP/case>#2 een/DET/det>#2 {noun}/NOUN/obl>#5 aan/ADP/case>#4 Smit/PROPN/nmod>#2 "
    "schrijft=schrijven/VERB+Fin/root Jansen/PROPN/nsubj>#5 : "
    '" '
    'We/PRON+Prs/nsubj>#10 stoppen/VERB+Fin/parataxis>#5 . "'
)


@pytest.mark.parametrize(
    ("noun", "listener"), [("brief", "Smit"), ("afscheidsbrief", "Smit"), ("loflied", "")]
)
def test_a_letter_is_said_to_whom_it_is_written(noun: str, listener: str) -> None:
    """*In een brief aan Smit* gives the addressee, a compound too; a thing that is no message does not."""
    assert heard_by(f'In een {noun} aan Smit schrijft Jansen: "We stoppen."', LETTER.format(noun=noun)) == [
        listener
    ]


RECEIVED = (
    "De/DET/det>#1 burgemeester/NOUN/nsubj>#2 {verb}={lemma}/VERB+Fin/root een/DET/det>#4 "
    "dreigbrief=dreig_brief/NOUN/{tie} ."
)


@pytest.mark.parametrize(
    ("verb", "lemma", "tie", "listener"),
    [
        ("ontving", "ontvangen", "obj>#2", "De burgemeester"),
        ("ontving", "ontvangen", "conj>#1", "De burgemeester"),
        ("toonde", "tonen", "obj>#2", ""),
    ],
)
def test_who_gets_a_letter_is_its_addressee(verb: str, lemma: str, tie: str, listener: str) -> None:
    """A letter that somebody received is said to that person, one that somebody shows is not."""
    text = f'De burgemeester {verb} een dreigbrief. "We stoppen."'
    assert heard_by(text, RECEIVED.format(verb=verb, lemma=lemma, tie=tie), WE_STOP) == [listener]


KNOWN = "Smit/PROPN/nsubj>#1 wacht=wachten/VERB+Fin/root op/ADP/case>#3 Jansen/PROPN/obl>#1 ."
CALLED = (
    '" Smit/PROPN/vocative>#4 , {you}+Prs/nsubj>#4 '
    'had=hebben/VERB+Fin/root gelijk/NOUN/obj>#4 " , '
    "zegt=zeggen/VERB+Fin/parataxis>#4 Jansen/PROPN/nsubj>#8 ."
)


def test_who_is_called_by_name_listens() -> None:
    """A name set off at the start of a quotation that says *je* is the addressee."""
    text = 'Smit wacht op Jansen. "Smit, je had gelijk", zegt Jansen.'
    assert heard_by(text, KNOWN, CALLED.format(you="je/PRON")) == ["Smit"]


def test_who_is_called_need_not_be_named_elsewhere() -> None:
    """What the model of names takes for a person is called, though nobody else names her."""
    (quote,) = extract_quotes("“Gaat u zitten, mevrouw Pieters”, zei de arts.").quotes
    assert [(one.text, one.rule) for one in quote.addressees] == [("mevrouw Pieters", "called_by_name")]


def test_a_name_before_a_clause_is_called() -> None:
    """A name at the start is the addressee, where a clause follows that does not take it up."""
    text = 'Smit wacht op Jansen. "Smit, we hadden gelijk", zegt Jansen.'
    called = CALLED.format(you="we/PRON").replace("had=", "hadden=")
    assert heard_by(text, KNOWN, called) == ["Smit"]


def test_who_is_only_mentioned_does_not_listen() -> None:
    """A name that a pronoun takes up is what the quotation is about, not who is called."""
    text = 'Smit wacht op Jansen. "Smit, hij had gelijk", zegt Jansen.'
    assert heard_by(text, KNOWN, CALLED.format(you="hij/PRON+Third")) == [""]


def test_a_list_of_names_calls_nobody() -> None:
    """The first name of a list is no vocative, even where the quotation says *je*."""
    text = 'Smit wacht op Jansen. "Smit, Bos, je had gelijk", zegt Jansen.'
    called = (
        '" Smit/PROPN/vocative>#6 , Bos/PROPN/conj>#1 '
        ", je/PRON+Third+Prs/nsubj>#6 had=hebben/VERB+Fin/root gelijk/NOUN/obj>#6 "
        '" , zegt=zeggen/VERB+Fin/parataxis>#6 '
        "Jansen/PROPN/nsubj>#10 ."
    )
    assert heard_by(text, KNOWN, called) == [""]


GO_ON = "tegen/ADP/case>#8 Smit/PROPN/obl>#5 ."


def test_the_quotations_that_go_on_have_the_same_listener() -> None:
    """What the same speaker goes on to say in the paragraph is said to the same."""
    text = '"We stoppen", zegt Jansen tegen Smit. "We stoppen."'
    assert heard_by(text, SAYS + GO_ON, WE_STOP, said_by=["", "Jansen"]) == ["Smit", "Smit"]


def test_a_new_paragraph_or_speaker_has_no_listener_of_its_own() -> None:
    """In news the addressee goes no further than the paragraph and the speaker."""
    parts = '"We stoppen", zegt Jansen tegen Smit.', '"We stoppen."'
    assert heard_by("\n\n".join(parts), SAYS + GO_ON, WE_STOP, said_by=["", "Jansen"]) == ["Smit", ""]
    assert heard_by(" ".join(parts), SAYS + GO_ON, WE_STOP, said_by=["", "Smit"]) == ["Smit", ""]


RAIN = "Het/PRON+Third+Prs/nsubj>#1 regent=regenen/VERB+Fin/root ."


def test_who_is_only_urged_or_called_does_not_listen_on() -> None:
    """Whom an order or a call is meant for hears that one, and not what the speaker says next."""
    urged = SAYS.replace("zegt=zeggen", "adviseert=adviseren") + "Smit/PROPN/iobj>#5 ."
    text = '"We stoppen", adviseert Jansen Smit. "We stoppen."'
    assert heard_by(text, urged, WE_STOP, said_by=["", "Jansen"]) == ["Smit", ""]
    told = urged.replace("adviseert=adviseren", "vertelt=vertellen")
    assert heard_by(text.replace("adviseert", "vertelt"), told, WE_STOP, said_by=["", "Jansen"]) == [
        "Smit",
        "Smit",
    ]
    called = 'Smit wacht op Jansen. "Smit, je had gelijk." Het regent. "We stoppen."'
    table = '" Smit/PROPN/vocative>#4 , je/PRON+Prs/nsubj>#4 had=hebben/VERB+Fin/root gelijk/NOUN/obj>#4 . "'
    heard = heard_by(called, KNOWN, table, RAIN, WE_STOP, said_by=["Jansen", "Jansen"])
    assert heard == ["Smit", ""]


def test_a_sentence_between_is_no_new_breath() -> None:
    """In one paragraph the same speaker goes on talking to the same, whatever is told in between."""
    text = '"We stoppen", zegt Jansen tegen Smit. Het regent. "We stoppen."'
    assert heard_by(text, SAYS + GO_ON, RAIN, WE_STOP, said_by=["", "Jansen"]) == ["Smit", "Smit"]
    assert heard_by(text, SAYS + GO_ON, RAIN, WE_STOP, said_by=["", "Smit"]) == ["Smit", ""]


def test_the_pieces_of_an_utterance_have_one_listener() -> None:
    """Who is called by name in one piece listens to the others; a new paragraph is no piece."""
    known = "Smit wacht op Jansen. "
    piece = ', " echt/ADV/advmod>#4 waar/ADJ/advmod>#4 . "'
    table = CALLED.format(you="je/PRON").removesuffix(".") + piece
    assert heard_by(known + '"Smit, je had gelijk", zegt Jansen, "echt waar."', KNOWN, table) == [
        "Smit",
        "Smit",
    ]
    apart = known + '"Smit, je had gelijk", zegt Jansen.\n\n"We stoppen."'
    assert heard_by(apart, KNOWN, CALLED.format(you="je/PRON"), WE_STOP, said_by=["", "Jansen"]) == [
        "Smit",
        "",
    ]


def line(name: str, verb: str = "riep=roepen", tense: str = "Past") -> str:
    """The tree of *"We stoppen!" riep NAME.* ("We stop!" called NAME)."""
    return (
        '" We/PRON+Prs/nsubj>#2 stoppen/VERB+Fin/root ! " '
        f"{verb}/VERB+{tense}+Fin/parataxis>#2 {name}/PROPN/nsubj>#5 ."
    )


def story(*names: str) -> tuple[str, list[str]]:
    return "\n\n".join(f'"We stoppen!" riep {name}.' for name in names), [line(name) for name in names]


def test_in_a_story_the_other_party_listens() -> None:
    """Two who speak in turn speak to each other, the first of them to the one who answers."""
    text, tables = story("Anna", "Karel", "Anna", "Karel", "Anna", "Karel")
    assert heard_by(text, *tables) == ["Karel", "Anna"] * 3


def test_a_report_is_no_dialogue() -> None:
    """In a text that reports what people say, who speaks next is no addressee."""
    names = ["Anna", "Karel"] * 3
    text, _ = story(*names)
    says = [line(name, "zegt=zeggen", "Pres").replace(" ! ", " . ") for name in names]
    assert heard_by(text.replace("!", ".").replace("riep", "zegt"), *says) == [""] * 6


def at_length(words: str) -> list[str]:
    """Who hears each of six exclamations of so many words in a text told in the past."""
    names = ["Anna", "Karel"] * 3
    cells = " ".join(f"{word}/NOUN/obl>#2" for word in words.split())
    text = "\n\n".join(f'"We stoppen {words}!" riep {name}.' for name in names)
    return heard_by(text, *[line(name).replace(" ! ", f" {cells} ! ") for name in names])


def test_long_statements_are_no_dialogue() -> None:
    """Where what is quoted is long, as in news, nobody is made up even if much ends in an exclamation."""
    words = "met de verkoop van alle huizen in het hart van de oude stad aan de rivier"
    assert at_length(words) == ["Karel", "Anna"] * 3
    assert at_length(f"{words} en van de boten in de haven") == [""] * 6


def test_a_thought_is_said_to_nobody() -> None:
    """What somebody in a story thinks has no addressee."""
    text, tables = story("Anna", "Karel", "Anna", "Karel", "Anna")
    text += '\n\n"We stoppen!" dacht Karel.'
    assert heard_by(text, *tables, line("Karel", "dacht=denken"))[-1] == ""


def test_a_person_alone_talks_to_nobody() -> None:
    """In a story in which one person speaks and no other is near there is no addressee."""
    text, tables = story(*["Anna"] * 6)
    assert heard_by(text, *tables) == [""] * 6


def test_what_is_said_to_oneself_has_no_listener() -> None:
    """*bij zichzelf* tells that the other party of a dialogue is not spoken to."""
    text, tables = story("Anna", "Karel", "Anna", "Karel", "Anna")
    alone = line("Karel").replace(".", "bij/ADP/case>#8 zichzelf/PRON+Third+Prs/obl>#5 .")
    assert heard_by(text + '\n\n"We stoppen!" riep Karel bij zichzelf.', *tables, alone)[-1] == ""


def test_the_list_of_rules() -> None:
    """The rules for addressees stand in one list: those about words before those about other passages."""
    assert [(rule.name, rule.sweep) for rule in ADDRESSEE_RULES] == [
        ("named_by_cue", AddresseeSweep.WORDS),
        ("said_to", AddresseeSweep.WORDS),
        ("announced_to", AddresseeSweep.WORDS),
        ("turned_to", AddresseeSweep.WORDS),
        ("pointed_back", AddresseeSweep.WORDS),
        ("in_conversation", AddresseeSweep.WORDS),
        ("written_to", AddresseeSweep.WORDS),
        ("received_by", AddresseeSweep.WORDS),
        ("called_by_name", AddresseeSweep.WORDS),
        ("other_piece", AddresseeSweep.PASSAGES),
        ("other_label", AddresseeSweep.PASSAGES),
        ("same_breath", AddresseeSweep.PASSAGES),
        ("other_party", AddresseeSweep.PASSAGES),
    ]
