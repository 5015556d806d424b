"""Headings that are quotations without marks, on trees that are written out by hand."""

from __future__ import annotations

from quoteattr.schema import Kind
from tests.stages.tables import scene_of

BODY = "De/DET/det>brug brug/NOUN/nsubj>blijft blijft=blijven/VERB+Fin/root dicht/ADJ/xcomp>blijft ."
BRIDGE = "De brug blijft dicht."


def headlines(text: str, *tables: str) -> list[tuple[str, str]]:
    """Content and source of each headline quotation, empty where it names nobody."""
    scene = scene_of(text, *tables)
    found = []
    for passage in scene.passages:
        if passage.kind is Kind.HEADLINE:
            source = passage.source
            found.append(
                (text[passage.start : passage.end], text[source.start : source.end] if source else "")
            )
    return found


OPEN = "brug/NOUN/nsubj>open moet=moeten/AUX+Fin/aux>open open/ADJ/parataxis>Smit"


def test_name_before_a_colon() -> None:
    """*Naam: bewering* quotes the one who is named."""
    text = f"Smit: brug moet open\n\n{BRIDGE}"
    assert headlines(text, f"Smit/PROPN/root : {OPEN}", BODY) == [("brug moet open", "Smit")]


def test_name_and_whom_it_speaks_to_before_a_colon() -> None:
    """*Naam tegen anderen: bewering* quotes the one who is named first; a clause before the colon tells nobody."""
    told = f"Smit/PROPN/root tegen/ADP/case>bazen bazen/NOUN/nmod>Smit : {OPEN}"
    assert headlines(f"Smit tegen bazen: brug moet open\n\n{BRIDGE}", told, BODY) == [
        ("brug moet open", "Smit")
    ]
    slept = f"Smit/PROPN/root slaapt=slapen/VERB+Fin/acl>Smit thuis/ADV/advmod>slaapt : {OPEN}"
    assert headlines(f"Smit slaapt thuis: brug moet open\n\n{BRIDGE}", slept, BODY) == []


def test_source_is_one_of_the_mentions() -> None:
    """A scene knows the place of who is named among its mentions."""
    scene = scene_of(f"{BRIDGE}\n\nSmit: brug moet open", BODY, f"Smit/PROPN/root : {OPEN}")
    (headline,) = (passage for passage in scene.passages if passage.kind is Kind.HEADLINE)
    assert headline.source is not None
    assert scene.mentions[scene.index_of(headline.source)] is headline.source


def test_colon_in_a_sentence() -> None:
    """A line that ends in a full stop is no heading and not read as one."""
    text = f"Smit: brug moet open.\n\n{BRIDGE}"
    assert headlines(text, f"Smit/PROPN/root : {OPEN} .", BODY) == []


def test_fields_of_a_form() -> None:
    """Lines one after the other that all have a colon are fields, and nobody says what they hold."""
    line = "{name}/PROPN/root : " + OPEN.replace(">Smit", ">{name}")
    lines = [line.format(name=name) for name in ("Smit", "Kok")]
    text = f"{BRIDGE}\n\nSmit: brug moet open\n\nKok: brug moet open"
    assert headlines(text, BODY, *lines) == []
    between = f"Smit: brug moet open\n\n{BRIDGE}\n\nKok: brug moet open"
    assert [source for _, source in headlines(between, lines[0], BODY, lines[1])] == ["Smit", "Kok"]


SLEPT = "sliep=slapen/VERB+Fin/root"


def test_rubrics() -> None:
    """What a longer text names in a heading alone is what a part of it is about, and nobody who speaks."""
    heading, rest = f"Smit/PROPN/root : {OPEN}", f"\n\n{BRIDGE}" * 4
    assert headlines(f"Smit: brug moet open{rest}", heading, *[BODY] * 4) == []
    back = headlines(
        f"Smit: brug moet open{rest}\n\nSmit sliep.",
        heading,
        *[BODY] * 4,
        f"Smit/PROPN/nsubj>sliep {SLEPT} .",
    )
    assert back == [("brug moet open", "Smit")]


def test_question_behind_a_colon() -> None:
    """*Naam: vraag?* is what the reporter asks."""
    assert (
        headlines(
            f"Smit: brug open?\n\n{BRIDGE}",
            "Smit/PROPN/root : brug/NOUN/nsubj>open open/ADJ/parataxis>Smit ?",
            BODY,
        )
        == []
    )


def test_heading_of_another_page() -> None:
    """Behind *Lees ook* a heading begins as one does elsewhere; an age is no part of the name."""
    read = "Lees=lezen/VERB+Fin/root ook/ADV/advmod>Lees : Smit/PROPN/parataxis>Lees ( 37/NUM/appos>Smit ) : "
    text = f"{BRIDGE}\n\nLees ook: Smit (37): brug moet open\n\n{BRIDGE}"
    assert headlines(text, BODY, read + OPEN, BODY) == [("brug moet open", "Smit")]
    addressed = f"{BRIDGE}\n\nLees ook: je had gelijk\n\n{BRIDGE}"
    told = f"Lees=lezen/VERB+Fin/root ook/ADV/advmod>Lees : {YOU.replace('Je', 'je').replace('root', 'parataxis>Lees')}"
    assert headlines(addressed, BODY, told, BODY) == []


def test_own_words_behind_a_colon() -> None:
    """Where somebody says *I* behind the colon of a heading, these words are a quotation, in a title too."""
    heading = "Storm/NOUN/root : ik/PRON+Prs/nsubj>sliep sliep=slapen/VERB+Fin/parataxis>Storm niet/ADV/advmod>sliep"
    assert headlines(f"Storm: ik sliep niet\n\n{BRIDGE}", heading, BODY) == [("ik sliep niet", "")]


def test_own_words_in_lines_one_after_the_other() -> None:
    """Lines that announce what people say are no fields where these say *I*."""
    line = "{name}/PROPN/root : ik/PRON+Prs/nsubj>sliep sliep=slapen/VERB+Fin/parataxis>{name}"
    text = f"{BRIDGE}\n\nSmit: ik sliep\n\nKok: ik sliep"
    tables = BODY, line.format(name="Smit"), line.format(name="Kok")
    assert headlines(text, *tables) == [("ik sliep", "Smit"), ("ik sliep", "Kok")]


YOU = "Je/PRON+Prs/nsubj>had had=hebben/VERB+Fin/root gelijk/NOUN/obj>had"


def test_subheading_that_addresses_somebody() -> None:
    """A subheading in the first or second person is a quotation."""
    text = f"{BRIDGE}\n\nJe had gelijk\n\n{BRIDGE}"
    assert headlines(text, BODY, YOU, BODY) == [("Je had gelijk", "")]


def test_subheading_that_tells_something() -> None:
    """A subheading in the third person is none."""
    text = f"{BRIDGE}\n\nHij had gelijk\n\n{BRIDGE}"
    assert headlines(text, BODY, "Hij/PRON+Prs" + YOU[len("Je/PRON+Prs") :], BODY) == []


def test_title_that_addresses_the_reader() -> None:
    """The title of the whole text speaks to the reader and quotes nobody."""
    assert headlines(f"Je had gelijk\n\n{BRIDGE}", YOU, BODY) == []


def test_heading_between_marks() -> None:
    """A heading between marks is a marked quotation and no second one."""
    text = f'{BRIDGE}\n\n"Je had gelijk"\n\n{BRIDGE}'
    assert headlines(text, BODY, f'" {YOU} "', BODY) == []


ARE_YOU = "Bent/AUX+Fin/cop>klaar u/PRON+Prs/nsubj>klaar klaar/ADJ/root ?"


def test_question() -> None:
    """A question in bold is the reporter's own, whether somebody answers it between marks below or not."""
    asked = f"{BRIDGE}\n\nBent u klaar?\n\n"
    assert headlines(f'{asked}"{BRIDGE}"', BODY, ARE_YOU, f'" {BODY} "') == []
    assert headlines(asked + BRIDGE, BODY, ARE_YOU, BODY) == []
