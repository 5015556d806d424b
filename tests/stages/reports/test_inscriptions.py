"""What is written somewhere."""

from __future__ import annotations

import pytest

from tests.stages.reports.found import BRIDGE, CLOSED, OPEN, reports_of, told


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


def test_relative_adverb_for_what_it_stands_in() -> None:
    """*het rapport waarin staat dat Q* reports Q of the report; *de stad waar staat dat* of nothing."""
    text = "Hij las een rapport waarin staat dat de brug dicht is."
    table = (
        "Hij/PRON+Prs/nsubj>las las=lezen/VERB+Past+Fin/root een/DET/det>rapport rapport/NOUN/obj>las "
        "waarin/ADV/advmod>staat staat=staan/VERB+Fin/acl:relcl>rapport "
        + CLOSED.format(tie="csubj>staat")
        + " ."
    )
    assert ("rapport", "staan", BRIDGE) in told(text, table)
    assert told(text.replace("waarin", "waar"), table.replace("waarin", "waar")) == []


def test_inscription_as_a_tag() -> None:
    """*Q, staat in de brief* reports Q of the letter."""
    text = "De brug is dicht, staat in de brief."
    table = (
        OPEN.format(tie="root")
        + " , staat=staan/VERB+Fin/parataxis>dicht in/ADP/case>brief de/DET/det>brief brief/NOUN/obl>staat ."
    )
    assert told(text, table) == [("brief", "staan", "De brug is dicht")]


def test_what_can_be_read_somewhere() -> None:
    """*In de brief is te lezen dat Q* reports Q of the letter; *Hij wil lezen dat* does not."""
    text = "In de brief is te lezen dat de brug dicht is."
    table = (
        "In/ADP/case>brief de/DET/det>brief brief/NOUN/obl>lezen is=zijn/AUX+Fin/aux>lezen te/ADP/mark>lezen "
        "lezen/VERB+Inf/root " + CLOSED.format(tie="ccomp>lezen") + " ."
    )
    assert told(text, table) == [("brief", "lezen", BRIDGE)]
    table = "Hij/PRON+Prs/nsubj>wil wil=willen/VERB+Fin/root de/DET/det>brief brief/NOUN/obj>lezen lezen/VERB+Inf/xcomp>wil ."
    assert told("Hij wil de brief lezen.", table) == []


def test_what_was_put_somewhere() -> None:
    """*In de brief is vermeld dat Q* reports Q of the letter; *In de zaal is vermeld dat Q* of nobody."""
    text = "In de brief is vermeld dat de brug dicht is."
    table = (
        "In/ADP/case>brief de/DET/det>brief brief/NOUN/obl>vermeld is=zijn/AUX+Fin/aux>vermeld "
        "vermeld=vermelden/VERB+Part/root " + CLOSED.format(tie="ccomp>vermeld") + " ."
    )
    assert told(text, table) == [("brief", "vermelden", BRIDGE)]
    assert told(text.replace("brief", "zaal"), table.replace("brief", "zaal")) == []


def test_what_stands_in_what_was_named_before() -> None:
    """*Daarin staat dat Q* reports Q of nobody who is named; *Daar staat een boek* reports nothing."""
    text = "Daarin staat dat de brug dicht is."
    table = "Daarin/ADV/advmod>staat staat=staan/VERB+Fin/root " + CLOSED.format(tie="csubj>staat") + " ."
    (report,) = reports_of(text, table)
    assert report.source is None
    assert report.content is not None
    table = "Daar/ADV/advmod>staat staat=staan/VERB+Fin/root een/DET/det>boek boek/NOUN/nsubj>staat ."
    assert reports_of("Daar staat een boek.", table) == ()


@pytest.mark.parametrize(("where", "previous"), [("rapport", True), ("finale", False)])
def test_sentence_that_stands_somewhere(where: str, previous: bool) -> None:
    """*Dat staat in het rapport* reports the sentence before; *Dat staat in de finale* does not."""
    before = OPEN.format(tie="root") + " ."
    table = f"Dat/PRON/nsubj>staat staat=staan/VERB+Fin/root in/ADP/case>{where} de/DET/det>{where} {where}/NOUN/obl>staat ."
    text = f"De brug is dicht. Dat staat in de {where}."
    assert [report.previous for report in reports_of(text, before, table)] == [previous]


def test_something_that_stands_somewhere_is_no_tag() -> None:
    """*Q, het werk staat in de brief* is no tag of Q, for it has a subject."""
    text = "De brug is dicht, het staat in de brief."
    table = (
        OPEN.format(tie="root")
        + " , het/PRON/nsubj>staat staat=staan/VERB+Fin/parataxis>dicht in/ADP/case>brief "
        "de/DET/det>brief brief/NOUN/obl>staat ."
    )
    assert told(text, table) == []
