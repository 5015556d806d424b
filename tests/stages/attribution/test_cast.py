"""What all mentions of an entity tell together, and who is present where, on trees that are written out by hand."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from quoteattr.stages.attribution import Attribution, Cast
from quoteattr.stages.attribution.attributions import Attributions
from quoteattr.stages.indices import EntityIndex, MentionIndex, PassageIndex, indices
from tests.stages.attribution.staging import QUOTE, asleep, cast_of

FIRST = PassageIndex(0)
NOBODY = Attributions([None])


def names(cast: Cast, entities: Iterable[EntityIndex]) -> list[str]:
    return [cast.scene.resolution.entities[entity].name for entity in entities]


def entity(cast: Cast, name: str) -> EntityIndex:
    return EntityIndex([known.name for known in cast.scene.resolution.entities].index(name))


def words(cast: Cast, mention: MentionIndex | None) -> tuple[str, int]:
    assert mention is not None
    found = cast.scene.mentions[mention]
    return cast.scene.text[found.start : found.end], found.start


# -- candidates --------------------------------------------------------------------------------------


def test_candidates() -> None:
    """Everybody who is named near a quotation, outside of it, is a candidate."""
    cast = cast_of('Anna slaapt. Smit slaapt. "We stoppen."', asleep("Anna"), asleep("Smit"), QUOTE)
    assert names(cast, cast.candidates(FIRST, NOBODY)) == ["Anna", "Smit"]


def test_who_is_only_named_in_the_quotation_is_no_candidate() -> None:
    """A name within the quotation is not that of its speaker."""
    text = 'Anna slaapt. "Smit stopt."'
    cast = cast_of(text, asleep("Anna"), '" Smit/PROPN/nsubj>stopt stopt=stoppen/VERB+Fin/root . "')
    assert names(cast, cast.candidates(FIRST, NOBODY)) == ["Anna"]


def test_who_speaks_within_a_quotation_is_no_candidate_outside() -> None:
    """Whom the quotation alone mentions says what is quoted in it, and not the whole."""
    text = 'Anna slaapt. "Smit zei: "We stoppen." Zo was het."'
    said = '" Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root : ' + QUOTE.replace("root", "parataxis>zei")
    so = 'Zo/ADV/advmod>was was=zijn/VERB+Past+Fin/root het/PRON/nsubj>was . "'
    cast = cast_of(text, asleep("Anna"), said, so)
    smit = Attribution("tag_after", None, entity=entity(cast, "Smit"))
    speakers = Attributions([None, smit])
    assert names(cast, cast.candidates(FIRST, speakers)) == ["Anna"]


def test_who_is_far_away_is_no_candidate() -> None:
    """A name many sentences before the quotation is out of reach."""
    rain = ["Het/PRON/nsubj>regent regent=regenen/VERB+Fin/root ."] * 20
    cast = cast_of("Anna slaapt. " + "Het regent. " * 20 + '"We stoppen."', asleep("Anna"), *rain, QUOTE)
    assert cast.candidates(FIRST, NOBODY) == []


def test_who_speaks_beside_it_is_a_candidate() -> None:
    """Who speaks the next quotation is one, however far away that person is mentioned."""
    rain = ["Het/PRON/nsubj>regent regent=regenen/VERB+Fin/root ."] * 20
    text = "Anna slaapt. " + "Het regent. " * 20 + '"We stoppen." "We stoppen."'
    cast = cast_of(text, asleep("Anna"), *rain, QUOTE, QUOTE)
    anna = entity(cast, "Anna")
    speakers = Attributions([None, Attribution("tag_after", MentionIndex(0), entity=anna)])
    assert cast.candidates(FIRST, speakers) == [anna]


def test_an_outlet_is_no_candidate() -> None:
    """A newspaper that is named near a quotation does not speak it."""
    cast = cast_of('NRC slaapt. "We stoppen."', asleep("NRC"), QUOTE)
    assert cast.candidates(FIRST, NOBODY) == []


@pytest.mark.parametrize(("pronoun", "name"), [("hij", "Jan Smit"), ("zij", "Sophie Kok")])
def test_a_pronoun_agrees_with_its_kind(pronoun: str, name: str) -> None:
    """*hij* can stand for a man and not for a woman, *zij* for a woman and not for a man."""
    cast = cast_of(
        f'Sophie Kok slaapt. Jan Smit slaapt. "We stoppen", zegt {pronoun}.',
        "Sophie/PROPN/nsubj>slaapt Kok/PROPN/flat>Sophie slaapt=slapen/VERB+Fin/root .",
        "Jan/PROPN/nsubj>slaapt Smit/PROPN/flat>Jan slaapt=slapen/VERB+Fin/root .",
        '" We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root " , zegt=zeggen/VERB+Fin/parataxis>stoppen '
        f"{pronoun}/PRON+Prs/nsubj>zegt .",
    )
    last = MentionIndex(len(cast.scene.mentions) - 1)
    everybody = indices(EntityIndex, range(len(cast.scene.resolution.entities)))
    assert names(cast, [one for one in everybody if cast.agrees(last, one)]) == [name]


# -- tables ------------------------------------------------------------------------------------------

SPOKEN_OF = (
    'Smit slaapt. "Anna slaapt." Smit slaapt.',
    asleep("Smit"),
    '" Anna/PROPN/nsubj>slaapt slaapt=slapen/VERB+Fin/root . "',
    asleep("Smit"),
)


def test_named() -> None:
    """Who is named in a quotation only is not named by the text, and has no share of its mentions."""
    cast = cast_of(*SPOKEN_OF)
    smit, anna = entity(cast, "Smit"), entity(cast, "Anna")
    assert cast.named == {smit}
    assert cast.frequency == {smit: 1.0, anna: 0.0}
    assert [len(cast.told[one]) for one in (smit, anna)] == [2, 0]


def test_in_heading() -> None:
    """Whom a heading names, and nobody else."""
    heading = "Smit/PROPN/nsubj>slaapt slaapt=slapen/VERB+Fin/root"
    cast = cast_of("Smit slaapt\n\nAnna slaapt.", heading, asleep("Anna"))
    assert names(cast, [one for one in cast.in_heading if one is not None]) == ["Smit"]


def test_profile() -> None:
    """An entity is named and a subject as soon as one mention is, and no place where few are."""
    profile = (cast := cast_of(*SPOKEN_OF)).profile(entity(cast, "Smit"))
    assert (profile.named, profile.subject) == (True, True)
    assert (profile.place, profile.plural) == (False, False)


# -- how an entity is shown --------------------------------------------------------------------------


def test_shown() -> None:
    """The nearest name before, or else the first; outside quotations where there is one."""
    cast = cast_of(*SPOKEN_OF)
    smit, anna = entity(cast, "Smit"), entity(cast, "Anna")
    assert words(cast, cast.shown(smit, 20)) == ("Smit", 0)
    assert words(cast, cast.shown(smit, 99)) == ("Smit", SPOKEN_OF[0].rindex("Smit"))
    assert words(cast, cast.shown(anna, 0)) == ("Anna", SPOKEN_OF[0].index("Anna"))


def test_best_known() -> None:
    """A pronoun is known best by the name before it, a name by itself."""
    cast = cast_of(
        "Smit slaapt. Hij slaapt.",
        asleep("Smit"),
        "Hij/PRON+Prs/nsubj>slaapt slaapt=slapen/VERB+Fin/root .",
    )
    name, pronoun = MentionIndex(0), MentionIndex(1)
    assert cast.scene.entity(pronoun) == cast.scene.entity(name)
    assert cast.best_known(pronoun, 24) == name
    assert cast.best_known(name, 0) == name
