"""What is left of a page in a text: a copy of the same length without it."""

from __future__ import annotations

import pytest

from quoteattr.stages.markup import without_markup


def _words(text: str) -> str:
    """The copy of ``text`` with single blanks, whose length is checked."""
    copy = without_markup(text)
    assert len(copy) == len(text)
    return " ".join(copy.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("&ldquo;Het bos blijft&rdquo;, zei Ineke.", "“Het bos blijft” , zei Ineke."),
        ("&#39;Het bos blijft&#39;, zei Ineke.", "'Het bos blijft' , zei Ineke."),
        ("<p>&quot;Nee&quot;, zei <b>Ineke Vos</b></p>", '"Nee" , zei Ineke Vos'),
        ("**„Het bos blijft”**, zei *Ineke*.", "„Het bos blijft” , zei Ineke ."),
        ("„**Het bos blijft**”, zei __Ineke__.", "„Het bos blijft” , zei Ineke ."),
        ("„Nee”, zei [Ineke Vos](https://example.org/vos).", "„Nee”, zei Ineke Vos ."),
        ("Zo zei [Ineke](https://example.org \"Over 'haar'\"): „Nee.”", "Zo zei Ineke : „Nee.”"),
        ("Zo zei [Ineke](/vos 'Over haar' ): „Nee.”", "Zo zei Ineke : „Nee.”"),
        ("Ineke zei: “Nee”.\n\n```\nx = 1\n````", "Ineke zei: “Nee”. x = 1"),
        ("~~~markdown\r\nIneke zei: “Nee”.\r\n~~~\r\n", "Ineke zei: “Nee”."),
        ("„Nee”[3], zei Ineke. „Echt niet.”²", "„Nee” , zei Ineke. „Echt niet.”"),
        ("> „Nee”, zei Ineke.\n> „Nooit.”", "„Nee”, zei Ineke. „Nooit.”"),
        ("## Het bos blijft", "Het bos blijft"),
        ("“\u200bNee\u200b”, zei\u00a0Ineke.", "“Nee” , zei Ineke."),
        ("\ufeff“Nee”, zei Ineke.", "“Nee”, zei Ineke."),
        ("Zij schreef: <blockquote>Het bos blijft.</blockquote>", "Zij schreef: “Het bos blijft.”"),
        ("<blockquote>„Het bos blijft.”</blockquote>", "„Het bos blijft.”"),
        ("â€œNeeâ€\x9d, zei Ineke.", "“Nee” , zei Ineke."),
        ("In A&amp;B staat het.", "In A& B staat het."),
        ("4.2 Eiser stelt dat.\n4.3 Smit zwijgt.", "Eiser stelt dat. Smit zwijgt."),
        ("1) „Nee”\n2) „Ja”", "„Nee” „Ja”"),
        (
            "1. Bundesliga is het doel.\nDaar is het 3. Liga.",
            "1. Bundesliga is het doel. Daar is het 3. Liga.",
        ),
    ],
)
def test_markup_is_blank_and_entities_are_read(text: str, expected: str) -> None:
    assert _words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Gewone tekst met “marks” en 'marks'.",
        "SPEAKER_01: hallo",
        "* * *",
        "***\n___",
        "dat v*t nieuws met voetnoot* en 3 * 4",
        "<kees> ben je er?",
        "[eiser] woont in [plaats]",
        "[eiser] (\"de koper\") zei ``nee'' en ```ja``` tegen ~~~ hem",
        "Ver\u00adhoeven",
        "Zo’n Ren&eacute;e #bos 3 > 2 < 4",
        "",
    ],
)
def test_what_is_no_markup_stays(text: str) -> None:
    assert without_markup(text) == text


def test_tags_of_blocks_end_a_line() -> None:
    copy = without_markup("<p>Een</p><p>Twee<br/>Drie</p>")
    assert [line.strip() for line in copy.split("\n") if line.strip()] == ["Een", "Twee", "Drie"]
