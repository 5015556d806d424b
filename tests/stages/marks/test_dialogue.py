"""Lines of dialogue after a dash."""

from __future__ import annotations

import pytest

from tests.stages.marks.found import contents, marks_of


@pytest.mark.parametrize("dash", ["- ", "– ", "— ", "--", "-- ", "–"])
def test_a_dash_opens_a_line_of_dialogue(dash: str) -> None:
    """With or without a space, up to the tag."""
    text = f"{dash}Was het mooi, mama? vroeg Lies.\n\n{dash}Heel mooi!"
    marks = marks_of(text)
    assert contents(text) == ["Was het mooi, mama?", "Heel mooi!"]
    assert marks.spans[0].opening == dash.strip()
    assert marks.spans[0].closing == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("--Ga nu! riep Paul, haar toe; je bent zo laat!", ["Ga nu!", "je bent zo laat!"]),
        ("--Ik ga, zei Paul, naar jou toe.", ["Ik ga", "naar jou toe."]),
        ("--Klaar! sprak ze zacht. Kom je mee?", ["Klaar!", "Kom je mee?"]),
        ("--Klaar! sprak ze zacht. Het werd stil in de kamer.", ["Klaar!"]),
        ("--Nee! schaterde ze.", ["Nee!"]),
        ("--Mooi! en hij wees naar het raam.", ["Mooi!"]),
        ("--Kom! zei ik. Ik liep naar de deur.", ["Kom!"]),
        ("--“Kom!” zei ze.", ["Kom!"]),
    ],
)
def test_speech_after_a_dash_yields_to_the_tag_and_may_resume(text: str, expected: list[str]) -> None:
    """The narrator's words are left out; what is said after the tag is a piece of its own."""
    assert contents(text) == expected


@pytest.mark.parametrize(
    "text", ["- melk\n- brood\n- kaas", "-5 graden vannacht", "--\n\n--", "Hij liep - zei men - naar huis."]
)
def test_a_list_or_a_number_is_no_dialogue(text: str) -> None:
    """Dashes that open no speech."""
    assert contents(text) == []
