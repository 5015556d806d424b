"""Who passes a quotation on, on trees that are written out by hand."""

from __future__ import annotations

from tests.stages.tables import extractor_of

CLAUSE = "dat/SCONJ/mark>dicht de/DET/det>brug brug/NOUN/nsubj>dicht dicht/ADJ/ccomp>{cue} is=zijn/AUX+Fin/cop>dicht"
SAID = "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/{tie} " + CLAUSE.format(cue="zei")


def chains(text: str, table: str) -> dict[str, list[str]]:
    return {quote.text: [mention.text for mention in quote.via] for quote in extractor_of(table)(text)}


def test_report_within_a_report() -> None:
    """Who writes that somebody said something passes it on."""
    table = "De/DET/det>krant krant/NOUN/nsubj>schrijft schrijft=schrijven/VERB+Fin/root dat/SCONJ/mark>zei "
    found = chains(
        "De krant schrijft dat Smit zei dat de brug dicht is.",
        table + SAID.format(tie="ccomp>schrijft") + " .",
    )
    assert found["de brug dicht is"] == ["De krant"]


def test_preposition_beside_a_report() -> None:
    """In *volgens X zei Y dat Q* X passes on what Y said."""
    table = (
        "Volgens/ADP/case>buren buren=buur/NOUN+Plur/obl>zei zei=zeggen/VERB+Past+Fin/root Smit/PROPN/nsubj>zei "
        + CLAUSE.format(cue="zei")
        + " ."
    )
    assert chains("Volgens buren zei Smit dat de brug dicht is.", table)["de brug dicht is"] == ["buren"]


def test_whom_the_quotation_names() -> None:
    """In *"Wie zei dat?", vroeg X* the one who is asked for passes nothing on."""
    table = (
        '" Wie/PRON/nsubj>gezegd heeft=hebben/AUX+Fin/aux>gezegd dat/PRON/obj>gezegd gezegd=zeggen/VERB/root ? '
        '" , vroeg=vragen/VERB+Past+Fin/parataxis>gezegd Smit/PROPN/nsubj>vroeg .'
    )
    assert chains('"Wie heeft dat gezegd?", vroeg Smit.', table) == {"Wie heeft dat gezegd?": []}


def test_nobody_between() -> None:
    """What somebody says in the reporter's hearing is passed on by nobody."""
    assert chains("Smit zei dat de brug dicht is.", SAID.format(tie="root") + " .") == {
        "de brug dicht is": []
    }


def test_evidence() -> None:
    """The evidence for a speaker are the words of the mention and of the cue."""
    text = "Smit zei dat de brug dicht is."
    (quote,) = extractor_of(SAID.format(tie="root") + " .")(text)
    assert [text[start:end] for start, end in quote.evidence] == ["Smit", "zei"]
