"""Who speaks together, on trees that are written out by hand."""

from __future__ import annotations

from quoteattr.stages.attribution import speaking_jointly
from tests.stages.attribution.staging import speakers_of
from tests.stages.tables import scene_of

STOP = '" We/PRON+Prs/nsubj>#2 stoppen/VERB+Fin/root " , '
SAY = STOP + "zeggen/VERB+Fin+Plur/parataxis>#2 "


def said_by(text: str, *tables: str) -> list[list[str]]:
    """For each quotation of ``text`` the words for all who speak it."""
    scene = scene_of(text, *tables)
    speakers = speakers_of(scene)
    together = [
        (first, *others) for first, others in zip(speakers, speaking_jointly(scene, speakers), strict=True)
    ]
    mentions = [
        [scene.mentions[one.mention] for one in those if one.mention is not None] for those in together
    ]
    return [[text[mention.start : mention.end] for mention in those] for those in mentions]


def test_both_of_two_speak() -> None:
    """*zeggen Anna en Smit* — Anna and Smit say: both speak."""
    table = SAY + "Anna/PROPN/nsubj>#5 en/CCONJ/cc>Smit Smit/PROPN/conj>#6 ."
    assert said_by('"We stoppen", zeggen Anna en Smit.', table) == [["Anna", "Smit"]]


def test_all_of_a_list_speak() -> None:
    """*Anna, Smit en Jansen* are three."""
    table = SAY + "Anna/PROPN/nsubj>#5 , Smit/PROPN/conj>#6 en/CCONJ/cc>Jansen Jansen/PROPN/conj>#6 ."
    assert said_by('"We stoppen", zeggen Anna, Smit en Jansen.', table) == [["Anna", "Smit", "Jansen"]]


def test_they_speak_all_pieces() -> None:
    """The pieces of one utterance have the same speakers."""
    table = SAY + 'Anna/PROPN/nsubj>#5 en/CCONJ/cc>Smit Smit/PROPN/conj>#6 , " morgen/ADV/advmod>#2 . "'
    assert said_by('"We stoppen", zeggen Anna en Smit, "morgen."', table) == [["Anna", "Smit"]] * 2


def test_who_may_have_said_it_instead_does_not_speak() -> None:
    """*Anna of Smit* — Anna or Smit: nobody knows whether Smit does."""
    table = SAY + "Anna/PROPN/nsubj>#5 of/CCONJ/cc>Smit Smit/PROPN/conj>#6 ."
    assert said_by('"We stoppen", zeggen Anna of Smit.', table) == [["Anna"]]


def test_a_singular_verb_has_one_subject() -> None:
    """*zegt Anna, en Smit …* — says Anna, and Smit: what the parser joined is not joined."""
    table = (
        STOP
        + "zegt=zeggen/VERB+Fin+Sing/parataxis>#2 Anna/PROPN/nsubj>#5 , en/CCONJ/cc>Smit Smit/PROPN/conj>#6 ."
    )
    assert said_by('"We stoppen", zegt Anna, en Smit.', table) == [["Anna"]]


def test_both_with_a_singular_verb() -> None:
    """*zowel Anna als Smit zegt* — both Anna and Smit say: two speak, though the verb is singular."""
    table = (
        STOP + "zegt=zeggen/VERB+Fin+Sing/parataxis>#2 zowel/CCONJ/cc:preconj>Anna Anna/PROPN/nsubj>#5 "
        "als/CCONJ/cc>Smit Smit/PROPN/conj>Anna ."
    )
    assert said_by('"We stoppen", zegt zowel Anna als Smit.', table) == [["Anna", "Smit"]]


def test_the_coordination_ends_where_something_else_stands() -> None:
    """*zeggen Anna en Smit tegen Jansen en De Wit*: to whom it is said does not speak, wherever it hangs."""
    table = (
        SAY + "Anna/PROPN/nsubj>#5 en/CCONJ/cc>Smit Smit/PROPN/conj>#6 tegen/ADP/case>Jansen "
        "Jansen/PROPN/obl>#5 en/CCONJ/cc>Visser Visser/PROPN/conj>#6 ."
    )
    text = '"We stoppen", zeggen Anna en Smit tegen Jansen en Visser.'
    assert said_by(text, table) == [["Anna", "Smit"]]


def test_a_thing_does_not_speak_along() -> None:
    """*Anna en de brug*: only who can speak does."""
    table = SAY + "Anna/PROPN/nsubj>#5 en/CCONJ/cc>brug de/DET/det>brug brug/NOUN/conj>#6 ."
    assert said_by('"We stoppen", zeggen Anna en de brug.', table) == [["Anna"]]
