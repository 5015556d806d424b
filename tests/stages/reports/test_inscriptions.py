"""What is written somewhere."""

from __future__ import annotations

from tests.stages.reports.found import BRIDGE, CLOSED, reports_of, told


def test_where_something_is_written_and_how() -> None:
    """In *"Q", staat in de brief* the letter is the source; in *"Q", stond in blokletters* there is none."""
    table = '" Stop/VERB/root " , staat=staan/VERB+Fin/parataxis>Stop in/ADP/case>brief de/DET/det>brief brief/NOUN/obl>staat .'
    assert [report.source for report in reports_of('"Stop", staat in de brief.', table)] == [7]
    table = '" Stop/VERB/root " , stond=staan/VERB+Fin/parataxis>Stop in/ADP/case>blokletters blokletters=blok_letter/NOUN+Plur/obl>stond .'
    assert reports_of('"Stop", stond in blokletters.', table) == ()


def test_clause_that_is_written_somewhere() -> None:
    """*In de brief staat dat Q* reports Q of the letter; *In de kast staat een boek* reports nothing."""
    text = "In de brief staat dat de brug dicht is."
    table = (
        "In/ADP/case>brief de/DET/det>brief brief/NOUN/obl>staat staat=staan/VERB+Fin/root "
        + CLOSED.format(tie="ccomp>staat")
        + " ."
    )
    assert told(text, table) == [("brief", "staan", BRIDGE)]
    table = "In/ADP/case>kast de/DET/det>kast kast/NOUN/obl>staat staat=staan/VERB+Fin/root een/DET/det>boek boek/NOUN/nsubj>staat ."
    assert told("In de kast staat een boek.", table) == []
