"""Which passages stand between marks, whatever convention the text follows."""

from __future__ import annotations

import pytest

from quoteattr.languages import load_language
from quoteattr.stages.layout import read_paragraphs
from quoteattr.stages.marks import Marks, find_marks

DUTCH = load_language("nl")


def marks_of(text: str) -> Marks:
    return find_marks(text, read_paragraphs(text), DUTCH)


def passages(text: str) -> list[str]:
    return [text[span.start : span.end] for span in marks_of(text).spans]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("“", "”"),
        ("‘", "’"),
        ("„", "”"),
        ("‚", "’"),
        ("„", "“"),
        ("”", "”"),
        ("’", "’"),
        ('"', '"'),
        ("'", "'"),
        (",,", "''"),
        (",,", '"'),
        (",,", ",,"),
        ("`", "'"),
        ("``", "''"),
        ("«", "»"),
        ("»", "«"),
        ("‹", "›"),
        ("´", "´"),
    ],
)
def test_every_pair_of_marks_encloses_a_passage(opening: str, closing: str) -> None:
    """Each convention is read, and named as the text's own."""
    text = f"{opening}Ik kom morgen{closing}, zei Anna. Ze zweeg. {opening}Of niet.{closing}"
    marks = marks_of(text)
    assert passages(text) == ["Ik kom morgen", "Of niet."]
    assert marks.convention.primary == (opening, closing)
    assert marks.convention.counts == {f"{opening}…{closing}": 2}
    assert marks.convention.repaired == ()


def test_offsets_tell_the_content_from_its_marks() -> None:
    """The inner offsets hold the content, the outer ones its marks too."""
    text = "Zij zei: ,,Kom maar.''"
    (span,) = marks_of(text).spans
    assert text[span.start : span.end] == "Kom maar."
    assert text[span.outer_start : span.outer_end] == ",,Kom maar.''"
    assert (span.opening, span.closing) == (",,", "''")


@pytest.mark.parametrize(
    "text", ["", "   \n\n ", "Geen teken te zien.", '"', "'", "“”", '""', "''''''", "„„„"]
)
def test_texts_without_a_marked_passage_have_none(text: str) -> None:
    """Nothing between marks, nothing found, no primary convention."""
    marks = marks_of(text)
    assert marks.spans == ()
    assert marks.convention.primary is None


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
    assert passages(text) == []


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
    assert passages(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Hij zei ‘nee’ tegen me”, zei ze.", ["Hij zei ‘nee’ tegen me", "nee"]),
        ("‘Ik zei toch ‘genoeg’!’, riep ze.", ["Ik zei toch ‘genoeg’!", "genoeg"]),
        (",,Het heet 'mooi''', zei ze.", ["Het heet 'mooi'", "mooi"]),
        ('"Ik zei "genoeg" tegen hem", riep ze.', ['Ik zei "genoeg" tegen hem', "genoeg"]),
        (
            "„A zei: ‚B zei: „nee” tegen mij’ gisteren”, zei C.",
            ["A zei: ‚B zei: „nee” tegen mij’ gisteren", "B zei: „nee” tegen mij", "nee"],
        ),
    ],
)
def test_passages_nest_to_any_depth(text: str, expected: list[str]) -> None:
    """Each inner passage has the one around it as its parent, also with the same mark."""
    spans = marks_of(text).spans
    assert passages(text) == expected
    assert [span.parent for span in spans] == [None, *range(len(spans) - 1)]


@pytest.mark.parametrize(
    "text",
    [
        '"Eerst dit.\n\n"Dan dat.\n\n"En dan weg", zei hij.',
        "“Eerst dit.\n\n“Dan dat.\n\n“En dan weg”, zei hij.",
        "“Eerst dit.\n\nDan dat.\n\nEn dan weg”, zei hij.",
    ],
)
def test_a_passage_over_several_paragraphs_is_one_span(text: str) -> None:
    """Whether or not the opening mark is repeated at each paragraph."""
    (span,) = marks_of(text).spans
    assert text[span.start : span.end].startswith("Eerst dit.")
    assert text[span.start : span.end].endswith("En dan weg")


def test_a_repeated_opening_mark_may_have_quotations_between() -> None:
    """What the speaker quotes himself does not end his speech at the paragraph."""
    text = '"Hij schreef: "nooit weer." Dat was alles.\n\n"Zo ging dat toen." Hij zweeg.'
    outer, inner = marks_of(text).spans
    assert text[outer.start : outer.end].endswith("toen.")
    assert text[inner.start : inner.end] == "nooit weer."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Waar is hij?\n\n"In de tuin", zei ze.', ["Waar is hij?", "In de tuin"]),
        ('"Ik ga, zei hij.\n\n"Blijf", zei ze.', ["Ik ga", "Blijf"]),
    ],
)
def test_an_answer_is_no_continuation(text: str, expected: list[str]) -> None:
    """After a question or a tag, the next paragraph's mark opens another's speech."""
    assert passages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "repaired"),
    [
        ('"Ik kom morgen, zei Anna. Ze lachte.', ["Ik kom morgen"], 14),
        ('"Ik kom! riep Anna. Ze lachte.', ["Ik kom!"], 8),
        ('"Ik kom morgen. Echt waar.\n\nZe lachte.', ["Ik kom morgen. Echt waar."], 26),
        ('Ik kom morgen", zei Anna.', ["Ik kom morgen"], 0),
        ('Ze lachte. Ik kom morgen", zei Anna.', ["Ik kom morgen"], 11),
        ('"Zo is het. Tot de rest, zei Anna: "Kom mee."', ["Zo is het.", "Kom mee."], 11),
        ('"Ik zei nog: "kom mee."', ['Ik zei nog: "kom mee.'], 22),
    ],
)
def test_a_missing_mark_is_supposed_and_reported(text: str, expected: list[str], repaired: int) -> None:
    """The passage ends at the tag or its paragraph, begins at its sentence, and the place is on record."""
    assert passages(text) == expected
    assert marks_of(text).convention.repaired == (repaired,)


@pytest.mark.parametrize(
    "text", ['Een 17" scherm kost 300 euro.', "De boeken van Hans' zus", "Ik kom‚ zei hij."]
)
def test_a_stray_sign_is_not_repaired(text: str) -> None:
    """Without a sign of speech, a sign without its partner opens nothing."""
    assert marks_of(text).convention.repaired == ()
    assert passages(text) == []


@pytest.mark.parametrize(
    "text", ['“Ik kom", zei Anna.', '„Ik kom", zei Anna.', "\"Ik kom'', zei Anna.", "‘Ik kom', zei Anna."]
)
def test_marks_of_two_kinds_may_belong_together(text: str) -> None:
    """Keyboards and scanners mix their marks."""
    assert passages(text) == ["Ik kom"]


@pytest.mark.parametrize(
    "text", ['Zij zei:"Ik kom."Hij zweeg.', '" Ik kom. " Zij zweeg.', '"Ik kom. " Zij zweeg.']
)
def test_spaces_on_the_wrong_side_do_no_harm(text: str) -> None:
    """Which way a mark faces follows from the others when the spaces mislead."""
    assert [passage.strip() for passage in passages(text)] == ["Ik kom."]


@pytest.mark.parametrize("dash", ["- ", "– ", "— ", "--", "-- ", "–"])
def test_a_dash_opens_a_line_of_dialogue(dash: str) -> None:
    """With or without a space, up to the tag."""
    text = f"{dash}Was het mooi, mama? vroeg Lies.\n\n{dash}Heel mooi!"
    marks = marks_of(text)
    assert passages(text) == ["Was het mooi, mama?", "Heel mooi!"]
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
    assert passages(text) == expected


@pytest.mark.parametrize(
    "text", ["- melk\n- brood\n- kaas", "-5 graden vannacht", "--\n\n--", "Hij liep - zei men - naar huis."]
)
def test_a_list_or_a_number_is_no_dialogue(text: str) -> None:
    """Dashes that open no speech."""
    assert passages(text) == []


def test_lines_of_fixed_width_are_one_paragraph() -> None:
    """In a wrapped book a passage runs over line ends."""
    text = (
        "Toen zij eindelijk thuiskwam en haar natte jas had\n"
        'opgehangen, riep de oude man uit zijn stoel: "Waar\n'
        "ben je al die tijd geweest, kind, het is al donker\n"
        'buiten en ik wacht al uren." Zij gaf geen antwoord\n'
        "en liep naar de keuken.\n"
    )
    (passage,) = passages(text)
    assert passage.startswith("Waar\nben")
    assert passage.endswith("al uren.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘Kom,’ zei hij, ‘we gaan.’", ["Kom,", "we gaan."]),
        ("‘Wat is er?’ ‘Niks.’ Ze keek weg.", ["Wat is er?", "Niks."]),
        ("‘Ja,’ zei ze.\n\n‘Nee,’ zei hij.\n\n‘Waarom?’", ["Ja,", "Nee,", "Waarom?"]),
        ('("Nee," zei hij.) ["Ja"]', ["Nee,", "Ja"]),
        ('"A" - "B" / "C"', ["A", "B", "C"]),
    ],
)
def test_passages_that_follow_each_other_stay_apart(text: str, expected: list[str]) -> None:
    """A closing mark ends its own passage, however close the next one is."""
    assert passages(text) == expected


def test_the_most_used_pair_is_the_convention() -> None:
    """Each pair is counted; the primary one is that of most outermost passages."""
    text = "„Een”, zei A. „Twee ’of drie’”, zei B. Een ’derde’ ding."
    convention = marks_of(text).convention
    assert convention.primary == ("„", "”")
    assert convention.counts == {"„…”": 2, "’…’": 2}


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
    assert passages(text) == ["Ik kom"]
