"""Which marks are signs, which way they face, and which are apostrophes."""

from __future__ import annotations

import pytest

from quoteattr.stages.layout import read_paragraphs
from quoteattr.stages.marks.signs import Facing, read_signs
from tests.stages.marks.found import contents
from tests.stages.tables import DUTCH


def facings(text: str) -> list[Facing]:
    return [sign.facing for sign in read_signs(text, read_paragraphs(text), DUTCH.marks)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Zij zei: "Kom."', [Facing.OPENING, Facing.CLOSING]),
        ('een "-"', [Facing.OPENING, Facing.CLOSING]),
        ('nu - " - dan', [Facing.UNDECIDED]),
        ('mooi"weer', [Facing.UNDECIDED]),
    ],
)
def test_the_characters_around_a_sign_tell_which_way_it_faces(text: str, expected: list[Facing]) -> None:
    """Space before and a word after opens, the other way round closes; the rest may do either."""
    assert facings(text) == expected


def test_a_sign_against_the_custom_of_its_text_is_undecided() -> None:
    """*„* opens four times, so that the one at the end of a word is left open."""
    assert facings("„a b „a b „a b „a b a„ b") == [Facing.OPENING] * 4 + [Facing.UNDECIDED]
    assert facings("„a b „a b a„ b")[-1] is Facing.CLOSING


def test_a_final_apostrophe_may_be_a_genitive() -> None:
    """*Hans' boek* is in doubt, *de man' boek* is not."""
    signs = read_signs("Dat is 'Hans' boek' en 'man' boek", read_paragraphs("x" * 40), DUTCH.marks)
    assert [sign.doubtful for sign in signs] == [False, True, False, False, False]


@pytest.mark.parametrize(
    "text",
    [
        "Hij komt 's avonds en 's nachts thuis; 't is wat, zo'n man.",
        "‘s Avonds eet hij pizza’s, zo’n twee per week.",
        "’t Was stil in ’s-Hertogenbosch en ’s-Gravenhage.",
        "Hij gaf 'm z'n foto's, d'r cd's en m'n A4'tje.",
        "Kom 'ns hier, dan zie je 'em, zei-ie.",
        "Uit de jaren '80 en '90, van vóór '68.",
        "Twee 65'ers sms'ten foto's naar de NS'er.",
        "Hans' boek en Max' fiets, Beatrix' rede en Marx' werk.",
        "Captain O'Neill, d'Hondt, l'Oréal en Côte d'Ivoire.",
        "De rock 'n' roll van toen; rock ’n’ roll van nu.",
        "Hij liep 5' en sprong 6\" hoog.",
        "Voor het huis 400 ,,\n ,,  de tuin 100 ,,",
        '==\n""""""""""\n==',
    ],
)
def test_apostrophes_and_lookalikes_enclose_nothing(text: str) -> None:
    """Clitics, plurals, genitives, decades, names, inches, ditto marks and rulers are no quotation marks."""
    assert contents(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘Ik kom ‘s avonds wel’, zei Anna.", "Ik kom ‘s avonds wel"),
        ("’Ik kom ’s avonds wel’, zei Anna in ’t dorp.", "Ik kom ’s avonds wel"),
        ("'Dat zijn Hans' foto's', zei Max' moeder.", "Dat zijn Hans' foto's"),
        ("'Rock 'n' roll uit de jaren '80', zei de 65'er.", "Rock 'n' roll uit de jaren '80"),
        ("'80 procent is tegen', zegt Jansen.", "80 procent is tegen"),
        ("''t Is mooi', zei Jan.", "'t Is mooi"),
        ("‘’s Avonds is het stil’, zei Jan.", "’s Avonds is het stil"),
        ("De jongens' moeder riep: 'Eten!'", "Eten!"),
        ("'We volgen de regels van de NS' zei hij.", "We volgen de regels van de NS"),
        ("'Ik zie 'm', zei ze.", "Ik zie 'm"),
        ("'Ik weet 't' zei ze.", "Ik weet 't"),
        ("'k Weet 't niet,' zei ze.", "'k Weet 't niet,"),
        ("'Da's mooi,' zei ie.", "Da's mooi,"),
        ("Ze zei: 'Ik hou van de Beatles' muziek.' En weg.", "Ik hou van de Beatles' muziek."),
        ("Het EK '88 en de tocht van '97: ‘mooie tijd’.", "mooie tijd"),
        ("zij (‘de bazin’) kwam", "de bazin"),
        ("het anti-‘elite’-verhaal", "elite"),
    ],
)
def test_single_marks_are_told_from_apostrophes(text: str, expected: str) -> None:
    """Marks are found among apostrophes that look the same."""
    assert contents(text) == [expected]


@pytest.mark.parametrize(
    "text", ['Zij zei:"Ik kom."Hij zweeg.', '" Ik kom. " Zij zweeg.', '"Ik kom. " Zij zweeg.']
)
def test_spaces_on_the_wrong_side_do_no_harm(text: str) -> None:
    """Which way a mark faces follows from the others when the spaces mislead."""
    assert [passage.strip() for passage in contents(text)] == ["Ik kom."]


@pytest.mark.parametrize(
    "text",
    [
        "\x00“Ik kom”\x00, zei Anna.",
        "“Ik kom”, zei \ud800Anna.",
        "👩‍👩‍👧 “Ik kom”, zei 👩.",
        "\ufeff“Ik kom”, zei Anna.",
        "“Ik kom”",
    ],
)
def test_odd_characters_do_not_shift_offsets(text: str) -> None:
    """Offsets are code points whatever stands around."""
    assert contents(text) == ["Ik kom"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘Er is niets mis’, zei ze.", ["Er is niets mis"]),
        ("Ze zei: 'Er komt regen.'", ["Er komt regen."]),
        ("Hij riep: ‘M’n fiets is weg!’", ["M’n fiets is weg!"]),
        ("‘N-S wint’, zei ze.", ["N-S wint"]),
        ("Zij noemde het ‘er het beste van maken’.", ["er het beste van maken"]),
        ("''t Is mooi', zei ze.", ["'t Is mooi"]),
        ("'T GOOI EN 'S-GRAVENHAGE WINNEN", []),
        ("Hij zag 'er niet meer.", []),
    ],
)
def test_a_capital_behind_a_mark_tells_it_from_an_apostrophe(text: str, expected: list[str]) -> None:
    """*Er* with a capital begins a passage; a clitic has a small letter, or stands among capitals."""
    assert contents(text) == expected
