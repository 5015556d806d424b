"""Which marks belong together, whatever convention the text follows."""

from __future__ import annotations

import pytest

from tests.stages.marks.found import contents, marks_of


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
    assert contents(text) == ["Ik kom morgen", "Of niet."]
    assert marks.convention.primary == (opening, closing)
    assert marks.convention.counts == {f"{opening}…{closing}": 2}
    assert marks.convention.repaired == ()


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


def test_a_long_story_may_have_headings_and_other_marks_within() -> None:
    """One mark opens it, and one closes it at the end of a paragraph; what stands between is hers."""
    text = (
        "„Ik was tien. Mijn moeder riep: ‘Kom!’\n\nDe brug\n\nLees ook: ‘Zo bouw je een brug’\n\n"
        "Wij bouwden een brug. Niemand hielp ons. “Weg hier,” riepen ze.\n\nNu is alles goed.”\n\nLees meer."
    )
    spans = [span for span in marks_of(text).spans if span.parent is None]
    assert [text[span.start : span.end][-8:] for span in spans] == ["es goed."]


def test_a_mark_that_opens_again_ends_what_was_never_closed() -> None:
    """Two passages each lack a mark; what stands between them is nobody's."""
    text = "„Ik was tien.\n\nZe lachte.\n\nToen zei Anna: „Kom mee.”\n\nZe liep weg.\n\nNu is alles goed.”"
    assert contents(text)[:2] == ["Ik was tien.", "Kom mee."]


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
    assert contents(text) == expected


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
    assert contents(text) == expected
    assert marks_of(text).convention.repaired == (repaired,)


@pytest.mark.parametrize(
    "text", ['Een 17" scherm kost 300 euro.', "De boeken van Hans' zus", "Ik kom‚ zei hij."]
)
def test_a_stray_sign_is_not_repaired(text: str) -> None:
    """Without a sign of speech, a sign without its partner opens nothing."""
    assert marks_of(text).convention.repaired == ()
    assert contents(text) == []


@pytest.mark.parametrize(
    "text", ['“Ik kom", zei Anna.', '„Ik kom", zei Anna.', "\"Ik kom'', zei Anna.", "‘Ik kom', zei Anna."]
)
def test_marks_of_two_kinds_may_belong_together(text: str) -> None:
    """Keyboards and scanners mix their marks."""
    assert contents(text) == ["Ik kom"]


def test_lines_of_fixed_width_are_one_paragraph() -> None:
    """In a wrapped book a passage runs over line ends."""
    text = (
        "Toen zij eindelijk thuiskwam en haar natte jas had\n"
        'opgehangen, riep de oude man uit zijn stoel: "Waar\n'
        "ben je al die tijd geweest, kind, het is al donker\n"
        'buiten en ik wacht al uren." Zij gaf geen antwoord\n'
        "en liep naar de keuken.\n"
    )
    (passage,) = contents(text)
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
    assert contents(text) == expected


def test_genitives_in_a_passage_between_single_marks() -> None:
    """Two genitives in a row do not end it."""
    assert contents("'Kees' hond zag Lies' kat', zei Jan.") == ["Kees' hond zag Lies' kat"]


def test_unequal_marks() -> None:
    """A single mark that a double one closes, for want of better."""
    assert contents('\'We gaan naar huis," zei Jan. Hij sliep "slecht".') == ["We gaan naar huis,", "slecht"]


def test_a_missing_closing_mark_before_a_tag_with_a_function() -> None:
    text = "“De brug is dicht, zegt wethouder Bos.\n\nEen man klaagt. “Dat is dom”, zegt hij."
    assert contents(text) == ["De brug is dicht", "Dat is dom"]


def test_single_marks_that_open_again_after_a_sentence() -> None:
    text = "Zij zuchtte. 'Eerst kwam de regen.\n\n'Toen de storm.\n\n'En toen niets meer.'"
    assert contents(text) == ["Eerst kwam de regen.\n\n'Toen de storm.\n\n'En toen niets meer."]


def test_a_mark_that_opens_again_before_a_tag_of_its_own() -> None:
    """A colon before and a tag behind tell of two utterances; one of them tells of one."""
    first, second = "“Het regent.\n\n", "“Het stormt”"
    assert contents(f"Zij zei: {first}{second}, voegde zij eraan toe.") == ["Het regent.", "Het stormt"]
    assert contents(f"Zij zei: {first}{second}.") == ["Het regent.\n\n“Het stormt"]


def test_a_missing_opening_mark_behind_a_quotation() -> None:
    """At the end of a paragraph all sentences since the last quotation belong to the passage."""
    text = '"Het regent", zei Kok. Dat doet het al weken. Niemand is verbaasd."'
    assert contents(text) == ["Het regent", "Dat doet het al weken. Niemand is verbaasd."]


def test_inches_in_a_passage() -> None:
    """*55" breed* does not end it where a better mark follows."""
    assert contents('"Ik heb een tv van 55" breed", zei Kok.') == ['Ik heb een tv van 55" breed']
    assert contents("“Hij sprong 5' en 10\" ver”, zei Kok.") == ["Hij sprong 5' en 10\" ver"]
    assert contents('"Ik ben 55" en "jij bent 50", zei Kok.') == ["Ik ben 55", "jij bent 50"]


def test_a_passage_that_is_never_closed_goes_past_a_span_inside() -> None:
    """Behind the span the sentence goes on to the end of the paragraph; at a tag the span ends it."""
    text = "Kok lacht. ‘Het plan voor ‘de Punt’ is af.\n\nZij zwijgt."
    assert contents(text) == ["Het plan voor ‘de Punt’ is af.", "de Punt"]
    assert contents("Kok lacht. ‘Het plan heet ‘de Punt’, zegt zij.\n\nZij zwijgt.") != contents(text)
