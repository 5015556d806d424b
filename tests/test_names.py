"""Who is called what, with the bundled model."""

from __future__ import annotations

import pytest

from quoteattr import QuoteExtractor

SPEAKERS = {
    "De Franse minister van Financiën Le Maire zei dat het goed gaat. De Britse minister van Financiën Hunt zei "
    "dat het slecht gaat.": ["Le Maire", "Hunt"],
    "De voorzitter van de bond Jan Smit zei dat het kan. De voorzitter van de raad Els Bos zei dat het niet "
    "kan.": ["Jan Smit", "Els Bos"],
    "Minister van Defensie Karin Mol zei dat er geld komt.": ["Karin Mol"],
    "Econome Anna Smit zei dat het beter gaat.": ["Anna Smit"],
    "VVD’er Bakema zei dat het kan.": ["Bakema"],
    "Oh Kees zei dat het kan.": ["Kees"],
    "ANP Anna Smit meldt dat het kan.": ["Anna Smit"],
    "Advocaat Noor Post zei dat het kan.": ["Noor Post"],
    "Oud-wielrenner Piet Bos zei dat het beter gaat.": ["Piet Bos"],
    "Buurvrouw Els Smit zei dat het beter gaat.": ["Els Smit"],
    "Officier van justitie Jan Kok zei dat het beter gaat.": ["Jan Kok"],
    "Formule 1-coureur Max de Wit zei dat het beter gaat.": ["Max de Wit"],
    "Hoogleraar staatsrecht Wim Bos zei dat het niet kan.": ["Wim Bos"],
    "‘Kom mee,’ zei Jans moeder.": ["Jans moeder"],
    "Jan Kok sliep. Jans moeder zei dat hij moe was.": ["Jans moeder"],
    "Hans’ broer Wim zei dat hij thuisbleef.": ["Wim"],
    "Advocaat Kim de Boer zei dat ze zwijgt. Haar cliënt zei dat hij onschuldig is.": [
        "Kim de Boer",
        "Haar cliënt",
    ],
    "‘We gaan weg,’ zei Cor ‘de Kale’ Vermeer.": ["Cor ‘de Kale’ Vermeer"],
}


@pytest.mark.parametrize("text", SPEAKERS)
def test_names_of_speakers(bundled: QuoteExtractor, text: str) -> None:
    """A function that stands before a name is no part of it, and a nickname is."""
    assert [quote.speaker and quote.speaker.name for quote in bundled(text)] == SPEAKERS[text]
