"""Texts in other languages get a note, and no other text does."""

from __future__ import annotations

import pytest

from quoteattr import QuoteExtractor
from quoteattr.stages.foreign import foreign_note
from tests.stages.tables import DUTCH

OTHERS = {
    "English": "The old bridge is closed, and nobody knows when it will open again. The mayor said that the money for "
    "it has been spent by her office, which is not what the people of this town were told.",
    "German": "Die alte Brücke ist zu, und niemand weiß, wann sie wieder aufgeht. Der Bürgermeister sagte, dass das "
    "Geld nicht mehr da ist, und dass auch die Stadt nach einer Lösung sucht.",
    "Frisian": "De âlde brêge is ticht en nimmen wit wannear't er wer iepen giet. De boargemaster sei dat it jild foar "
    "de brêge op is, mar dat hy oan in plan wurket. Dêr wol de ried ek oer prate, sei er.",
    "Afrikaans": "Die ou brug is toe en niemand weet wanneer dit weer oopgaan nie. Die burgemeester het gesê die geld vir "
    "die brug is op, maar hy en sy raad werk deur die nag. Ek en baie mense glo hulle nie.",
    "French": "Le vieux pont est fermé et personne ne sait quand il va rouvrir. La maire a dit que l'argent pour les "
    "travaux est parti, mais que la ville cherche une solution avec les habitants.",
}
DANISH = (
    "Den gamle bro er lukket, og ingen ved, hvornår den åbner igen. Borgmesteren sagde, at pengene er brugt, men at "
    "kommunen leder efter en løsning. Folk i byen tror ikke på det, og de vil gerne høre mere om planen, før de "
    "stemmer til efteråret. Avisen skriver, at broen har kostet mange millioner kroner, og at den aldrig blev god."
)


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_in_another_language(language: str) -> None:
    note = foreign_note(OTHERS[language], DUTCH.neighbours)
    assert note is not None
    assert f"like {language}," in note


def test_a_text_in_a_language_that_is_not_known() -> None:
    assert foreign_note(DANISH, DUTCH.neighbours) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The end.",
        "1 2 3 " * 200,
        "De oude brug is dicht en niemand weet wanneer die weer opengaat. De burgemeester zei dat het geld op is. "
        "“The show must go on, and that is what we do with it”, zei ze in het Engels tegen de BBC.",
    ],
)
def test_dutch_and_short_texts_have_none(text: str) -> None:
    assert foreign_note(text, DUTCH.neighbours) is None


def test_the_note_comes_with_the_result() -> None:
    extractor = QuoteExtractor(model=None)
    assert any("English" in note for note in extractor(OTHERS["English"]).notes)
    assert extractor("De brug is dicht.").notes == ()
