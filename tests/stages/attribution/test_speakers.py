"""From passage to speaker: who goes on, answers or moves, and for whom a pronoun stands."""

from __future__ import annotations

import pytest

from quoteattr.schema import Kind, Reason
from tests.stages.attribution.staging import speakers_of
from tests.stages.attribution.test_speaker_rules import BODY, SAYS_THAT, SMIT, STOP, STOP_SAID, spoken
from tests.stages.tables import scene_of


def test_one_attribution_a_quotation() -> None:
    """Every quotation has an attribution with a confidence between 0 and 1, and a reason if it has no speaker."""
    text = '"We stoppen", zei Smit. "We stoppen." Smit zei dat de brug dicht is.'
    scene = scene_of(text, STOP_SAID.format(tag=SMIT), STOP, SAYS_THAT)
    found = speakers_of(scene)
    assert [passage.kind for passage in scene.passages] == [Kind.DIRECT, Kind.DIRECT, Kind.INDIRECT]
    assert len(found) == 3
    for attribution in found:
        assert 0.0 <= attribution.confidence <= 1.0
        assert (attribution.mention is None) == (attribution.reason is not None)


def test_nobody_near() -> None:
    """Without any candidate there is no speaker and no rule, and the reason is told."""
    (found,) = speakers_of(scene_of('"We stoppen."', STOP))
    assert (found.rule, found.mention, found.reason) == (None, None, Reason.NO_CANDIDATE)


# -- who goes on, answers or moves: what the ranker has to know ---------------------------------------

KOK = SMIT.replace("Smit", "Kok")
NODS = "{name}/PROPN/nsubj>knikte knikte=knikken/VERB+Past+Fin/root ."
ASKS = '" Stoppen/VERB+Fin/root we/PRON+Prs/nsubj>Stoppen ? "'
ABOUT_KOK = '" Kok/PROPN/nsubj>stopt stopt=stoppen/VERB+Fin/root . "'


def scenes_of_two(*tail: str) -> tuple[str, list[str]]:
    """A story in which Smit asks and Kok answers, six times, before what follows."""
    lines, tables = [], []
    for number in range(6):
        tag, name = (SMIT, "Smit") if number % 2 == 0 else (KOK, "Kok")
        lines.append(f'"Stoppen we?" zei {name}.')
        tables.append(ASKS + " " + tag.replace(">stoppen", ">Stoppen") + " .")
    return "\n\n".join((*lines, *tail)), tables


def test_floating_quotation_goes_on() -> None:
    """A quotation without a tag in the paragraph of another has the speaker of that."""
    text = '"We stoppen", zei Smit. De brug blijft dicht. "We stoppen."'
    assert spoken(text, STOP_SAID.format(tag=SMIT), BODY, STOP)[1] == ("ranked", "Smit")


def test_floating_quotation_behind_another_person() -> None:
    """It has not where the sentence between is about somebody else."""
    text = '"We stoppen", zei Anna Smit. Jan Kok knikte. "We stoppen."'
    said = STOP_SAID.format(
        tag=SMIT.replace("Smit/PROPN/nsubj>zei", "Anna/PROPN/nsubj>zei Smit/PROPN/flat>Anna")
    )
    nods = NODS.format(name="Jan").replace(" knikte=", " Kok/PROPN/flat>Jan knikte=", 1)
    assert spoken(text, said, nods, STOP)[1][1] == "Jan Kok"


def test_who_is_called_does_not_speak() -> None:
    """Who moves behind a quotation that calls him by name has heard it; without anybody else nobody speaks."""
    calls = '" Kok/PROPN/vocative>stoppen , we/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root . "'
    beside, nods = "Smit/PROPN/nsubj>sliep sliep=slapen/VERB+Past+Fin/root .", NODS.format(name="Kok")
    assert spoken('"Kok, we stoppen." Kok knikte.', calls, nods) == [("", "")]
    assert spoken('Smit sliep. "Kok, we stoppen." Kok knikte.', beside, calls, nods)[0][1] == "Smit"
    assert spoken('Smit sliep. "Kok stopt." Kok knikte.', beside, ABOUT_KOK, nods)[0][1] in {"Smit", "Kok"}


def test_interview() -> None:
    """Attributions between marks below the questions are those of the one who is introduced."""
    question = "Waarom/ADV/advmod>stopt stopt=stoppen/VERB+Fin/root u/PRON+Prs/nsubj>stopt ?"
    text = 'Smit stopt.\n\nWaarom stopt u?\n\n"We stoppen."\n\nWaarom stopt u?\n\n"We stoppen."'
    stops = "Smit/PROPN/nsubj>stopt stopt=stoppen/VERB+Fin/root ."
    answers = [name for _, name in spoken(text, stops, question, STOP, question, STOP)]
    assert answers == ["Smit", "Smit"]


def test_interview_without_anybody() -> None:
    """Where nobody is introduced, nobody answers."""
    question = "Waarom/ADV/advmod>stopt stopt=stoppen/VERB+Fin/root u/PRON+Prs/nsubj>stopt ?"
    assert spoken('Waarom stopt u?\n\n"We stoppen."', question, STOP) == [("", "")]


def test_action_beat() -> None:
    """*Smit knikte. "…"*: who does something just before, in the paragraph of the quotation, speaks it."""
    text, tables = scenes_of_two('Smit knikte. "We stoppen."')
    assert spoken(text, *tables, NODS.format(name="Smit"), STOP)[-1] == ("ranked", "Smit")


def test_action_beat_in_the_paragraph_before() -> None:
    """Who does something in the paragraph before has not spoken yet: the turns decide."""
    text, tables = scenes_of_two('"Stoppen we?" zei Smit.', "Smit knikte.", '"We stoppen."')
    asked = ASKS + " " + SMIT.replace(">stoppen", ">Stoppen") + " ."
    assert spoken(text, *tables, asked, NODS.format(name="Smit"), STOP)[-1] == ("ranked", "Kok")


def test_turns_without_tags() -> None:
    """Where two take turns, a line without a tag is the other's."""
    text, tables = scenes_of_two('"We stoppen."', '"We stoppen."')
    assert [name for _, name in spoken(text, *tables, STOP, STOP)[-2:]] == ["Smit", "Kok"]


# -- quotations in quotations -------------------------------------------------------------------------

INNER = "zei=zeggen/VERB+Past+Fin/root : ‘ We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/parataxis>zei nu/ADV/advmod>stoppen . ’"


def nested(source: str) -> list[tuple[str, str]]:
    """Rule and speaker of both quotations in *"X zei: ‘We stoppen nu.’", zei Jan Smit*."""
    tag = ", zei=zeggen/VERB+Past+Fin/parataxis>#2 Jan/PROPN/nsubj>#13 Smit/PROPN/flat>Jan ."
    text = f'"{source.split("/")[0]} zei: ‘We stoppen nu.’", zei Jan Smit.'
    return spoken(text, f'" {source} {INNER} " {tag}')


def test_quotation_in_a_quotation() -> None:
    """The cue within the outer quotation names the speaker of the inner one."""
    assert nested("Kok/PROPN/nsubj>zei") == [("tag_after", "Jan Smit"), ("colon", "Kok")]


def test_ik_in_a_quotation() -> None:
    """*ik* in a quotation is who speaks that."""
    assert nested("Ik/PRON+Prs/nsubj>zei") == [("tag_after", "Jan Smit"), ("colon", "Jan Smit")]


def test_hij_in_a_quotation() -> None:
    """*hij* in a quotation is not who speaks that."""
    assert nested("Hij/PRON+Prs/nsubj>zei")[1] != ("colon", "Jan Smit")


def test_quotation_in_a_quotation_without_a_cue() -> None:
    """Who is near does not speak a quotation in a quotation: nobody is given."""
    text = '"Ja: ‘We stoppen nu.’", zei Jan Smit.'
    table = (
        '" Ja/INTJ/root : ‘ We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/parataxis>Ja nu/ADV/advmod>stoppen . ’ " , '
        "zei=zeggen/VERB+Past+Fin/parataxis>Ja Jan/PROPN/nsubj>zei Smit/PROPN/flat>Jan ."
    )
    assert spoken(text, table) == [("tag_after", "Jan Smit"), ("", "")]


# -- who a pronoun is ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("pronoun", "name"), [("hij", "Jan Smit"), ("zij", "Sophie Kok")])
def test_pronoun_in_a_tag(pronoun: str, name: str) -> None:
    """The speaker behind *zei hij* is the man, and behind *zei zij* the woman."""
    text = f'Sophie Kok slaapt. Jan Smit slaapt. "We stoppen", zei {pronoun}.'
    tag = f"zei=zeggen/VERB+Past+Fin/parataxis>stoppen {pronoun}/PRON+Prs/nsubj>zei"
    people = [
        f"{first}/PROPN/nsubj>slaapt {last}/PROPN/flat>{first} slaapt=slapen/VERB+Fin/root ."
        for first, last in (("Sophie", "Kok"), ("Jan", "Smit"))
    ]
    assert spoken(text, *people, STOP_SAID.format(tag=tag)) == [("tag_after", name)]


@pytest.mark.parametrize(
    ("first", "pronoun", "name"),
    [("Tessa", "ze/PRON+Prs+Third", "Savanna"), ("Jan", "hij/PRON+Prs+Third+Sing", "Jan")],
)
def test_pronoun_behind_a_name_that_leads(first: str, pronoun: str, name: str) -> None:
    """*zei ze* is the woman who is the subject of the sentence before; *zei hij* is not she."""
    says = "zei=zeggen/VERB+Past+Fin/parataxis>stoppen {}/nsubj>zei"
    tables = [STOP_SAID.format(tag=says.format(speaks)) for speaks in (f"{first}/PROPN", pronoun)]
    text = f'"We stoppen", zei {first}. Savanna knikte. "We stoppen", zei {pronoun.partition("/")[0]}.'
    assert spoken(text, tables[0], NODS.format(name="Savanna"), tables[1])[1] == ("tag_after", name)


@pytest.mark.parametrize(("pronoun", "name"), [("die", "Karel"), ("hij", "Jan")])
def test_demonstrative_in_a_tag(pronoun: str, name: str) -> None:
    """*zei die* is the one who was called, not the one who called; *zei hij* is the latter."""
    calls = "Jan/PROPN/nsubj>belde belde=bellen/VERB+Past+Fin/root Karel/PROPN/obj>belde ."
    tag = f"zei=zeggen/VERB+Past+Fin/parataxis>stoppen {pronoun}/PRON+Prs+Third/nsubj>zei"
    text = f'Jan belde Karel. "We stoppen", zei {pronoun}.'
    assert spoken(text, calls, STOP_SAID.format(tag=tag)) == [("tag_after", name)]


def test_demonstrative_without_anybody_else() -> None:
    """*zei die* is the subject of the sentence before where nobody else is named."""
    tag = "zei=zeggen/VERB+Past+Fin/parataxis>stoppen die/PRON/nsubj>zei"
    assert spoken(
        'Jan knikte. "We stoppen", zei die.', NODS.format(name="Jan"), STOP_SAID.format(tag=tag)
    ) == [("tag_after", "Jan")]


@pytest.mark.parametrize(("pronoun", "name"), [("iemand", ""), ("hij", "Jan Smit")])
def test_pronoun_that_stands_for_nobody(pronoun: str, name: str) -> None:
    """*iemand* (somebody) is nobody whom the text names."""
    text = f'Jan Smit slaapt. "We stoppen", zei {pronoun}.'
    tag = f"zei=zeggen/VERB+Past+Fin/parataxis>stoppen {pronoun}/PRON+Prs/nsubj>zei"
    sleeps = "Jan/PROPN/nsubj>slaapt Smit/PROPN/flat>Jan slaapt=slapen/VERB+Fin/root ."
    scene = scene_of(text, sleeps, STOP_SAID.format(tag=tag))
    (found,) = speakers_of(scene)
    assert found.mention is not None
    assert (scene.resolution.entities[found.entity].name if found.entity is not None else "") == name


@pytest.mark.parametrize(
    ("words", "table", "name"),
    [
        ("zei hij tegen Jan", "hij/PRON+Prs/nsubj>zei tegen/ADP/case>Jan Jan/PROPN/obl>zei", ""),
        ("zei zij", "zij/PRON+Prs/nsubj>zei", "Sophie"),
        ("zei hij", "hij/PRON+Prs/nsubj>zei", ""),
    ],
)
def test_pronoun_that_stands_for_somebody_else(words: str, table: str, name: str) -> None:
    """*hij* is not whom he speaks to, and no woman where nobody else is near."""
    near = "Jan" if "Jan" in words else "Sophie"
    text = f'"We stoppen", {words}. {near} slaapt.'
    said = STOP_SAID.format(tag=f"zei=zeggen/VERB+Past+Fin/parataxis>stoppen {table}")
    sleeps = f"{near}/PROPN/nsubj>slaapt slaapt=slapen/VERB+Fin/root ."
    scene = scene_of(text, said, sleeps)
    found = speakers_of(scene)[0]
    assert (scene.resolution.entities[found.entity].name if found.entity is not None else "") == name
