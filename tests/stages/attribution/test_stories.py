"""Which texts are stories with dialogue, whatever their length, tense and narrator."""

from __future__ import annotations

import pytest

from quoteattr import QuoteExtractor
from quoteattr.stages.attribution.stories import is_story, story_signs

EXTRACTOR = QuoteExtractor(model=None)

PAST = """Sanne duwde de deur open. Het was donker in de gang, en ze hoorde een stem.

"Ben jij dat?" vroeg haar broer.

"Wie anders?"

Hij lachte en pakte haar hand. "Kom, de soep staat op tafel!"
"""

PRESENT = """Mijn zus staat voor het raam. Ik zie haar adem op het glas.

"Slaap je al?" vraagt ze.

"Nee. Jij?"

Ze draait zich om en kijkt naar mijn bed. "Er staat iemand in de tuin."
"""

FAIRY_TALE = """Er was eens een vos die een haas tegenkwam aan de rand van het bos.

"Waar ga je heen?" vroeg de vos.

"Naar de koning."

"Mag ik mee?"

De haas keek hem aan. "Als je je tanden in je zak houdt."
"""

REPORT = """De gemeente Bergdorp sluit de brug. Volgens wethouder Anja Smit is dat nodig voor de veiligheid.

"We hebben geen keus", zegt Smit. De brug wordt in maart gesloten en gaat na twee jaar weer open.

"Dit kost ons 40 procent van de omzet", stelt ondernemer Piet de Boer.
"""

INTERVIEW = """Anna Kok won vorig jaar zilver op de Spelen. Zij is 23 en traint zes dagen per week.

"Waarom stopt u?"

"Ik ben moe. Volgens de arts van de bond moet ik een jaar rust nemen."
"""


@pytest.mark.parametrize("text", [PAST, PRESENT, FAIRY_TALE], ids=["past", "present", "fairy tale"])
def test_stories(text: str) -> None:
    """A story is one in the past and the present, with any narrator, when people only ask and answer."""
    assert is_story(EXTRACTOR.scene(text)[0])


@pytest.mark.parametrize("text", [REPORT, INTERVIEW], ids=["report", "interview"])
def test_reports(text: str) -> None:
    """Sources, figures, full names and what the public is concerned with make a report."""
    assert not is_story(EXTRACTOR.scene(text)[0])


def test_one_quotation_is_no_dialogue() -> None:
    """Where people do not talk to each other there is no dialogue."""
    assert not is_story(EXTRACTOR.scene(PAST.partition('"Wie')[0])[0])


def test_signs_are_those_of_the_narrator() -> None:
    """What stands between marks does not tell who tells; a word counts as often as it stands there."""
    said = story_signs(EXTRACTOR.scene('"Ik ben moe", zei ze. "Mijn hand doet pijn."')[0])
    told = story_signs(EXTRACTOR.scene('"Wij zijn moe", zei ik. "Onze hand doet pijn."')[0])
    assert said["i"] == 0 < told["i"]
    assert said["bodies"] == said["we"] == told["we"] == 0


def test_names() -> None:
    """A capital behind a capital makes a full name; one at the beginning of a sentence tells nothing."""
    texts = "Nu sliep Anna.", "Nu sliep Anna Smit.", "Anna sliep.", "Nu sliep ze."
    one, full, first, none = (story_signs(EXTRACTOR.scene(text)[0])["full names"] for text in texts)
    assert one < full
    assert first == none
