"""Whom a cue says that it is said to."""

from __future__ import annotations

import pytest

from quoteattr.stages.reports import find_reports
from tests.stages.reports.found import CLOSED, reports_of
from tests.stages.tables import DUTCH, sentences_of


def addressed(text: str, *tables: str) -> list[tuple[str, ...]]:
    """The words of the text that each report names as addressees."""
    words = text.rstrip(".").replace(",", " ,").split()
    return [tuple(words[index] for index in report.addressees) for report in reports_of(text, *tables)]


@pytest.mark.parametrize(
    ("preposition", "expected"), [("tegen", ("Anna",)), ("aan", ("Anna",)), ("over", ()), ("van", ())]
)
def test_who_stands_behind_a_preposition(preposition: str, expected: tuple[str, ...]) -> None:
    """*zei tegen Anna dat Q* (said to Anna) addresses Anna; *zei over Anna dat Q* (said of Anna) does not."""
    table = (
        f"Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root {preposition}/ADP/case>Anna Anna/PROPN/obl>zei "
        + CLOSED.format(tie="ccomp>zei")
        + " ."
    )
    assert addressed(f"Smit zei {preposition} Anna dat de brug dicht is.", table) == [expected]


@pytest.mark.parametrize(
    ("verb", "expected"),
    [("riep=roepen", ("Anna",)), ("fluisterde=fluisteren", ("Anna",)), ("zei=zeggen", ())],
)
def test_whom_one_calls_to(verb: str, expected: tuple[str, ...]) -> None:
    """*riep naar Anna dat Q* (called to Anna) addresses Anna; beside *zei* the preposition tells nothing."""
    form = verb.partition("=")[0]
    table = (
        f"Smit/PROPN/nsubj>{form} {verb}/VERB+Past+Fin/root naar/ADP/case>Anna Anna/PROPN/obl>{form} "
        + CLOSED.format(tie=f"ccomp>{form}")
        + " ."
    )
    assert addressed(f"Smit {form} naar Anna dat de brug dicht is.", table) == [expected]


@pytest.mark.parametrize(
    ("verb", "expected"),
    [("waarschuwt=waarschuwen", ("Anna", "Bos")), ("hekelt=hekelen", ()), ("beschrijft=beschrijven", ())],
)
def test_objects_of_verbs(verb: str, expected: tuple[str, ...]) -> None:
    """*waarschuwt Anna en Bos* (warns Anna and Bos) addresses both; who is described is not spoken to."""
    form = verb.partition("=")[0]
    table = f"Smit/PROPN/nsubj>{form} {verb}/VERB+Fin/root Anna/PROPN/obj>{form} en/CCONJ/cc>Bos Bos/PROPN/conj>Anna ."
    assert addressed(f"Smit {form} Anna en Bos.", table) == [expected]


@pytest.mark.parametrize(
    ("pronoun", "tag", "expected"),
    [("haar", "PRON+Prs", ("haar",)), ("het", "PRON+Prs", ()), ("dat", "PRON", ()), ("zich", "PRON+Prs", ())],
)
def test_pronouns_that_are_no_addressees(pronoun: str, tag: str, expected: tuple[str, ...]) -> None:
    """*Smit vertelde haar* (told her) addresses her; *Smit vertelde het* (told it) addresses nobody."""
    table = f"Smit/PROPN/nsubj>vertelde vertelde=vertellen/VERB+Past+Fin/root {pronoun}/{tag}/obj>vertelde ."
    assert addressed(f"Smit vertelde {pronoun}.", table) == [expected]


def test_nobody_in_the_content_is_addressed() -> None:
    """In *beloofde Bos te helpen* (promised to help Bos) Bos is helped, not spoken to."""
    text = "Smit beloofde Bos te helpen."
    table = (
        "Smit/PROPN/nsubj>beloofde beloofde=beloven/VERB+Past+Fin/root Bos/PROPN/{tie} te/ADP/mark>helpen "
        "helpen/VERB+Inf/xcomp>beloofde ."
    )
    assert addressed(text, table.format(tie="obj>helpen")) == [()]
    assert addressed(text, table.format(tie="obj>beloofde")) == [("Bos",)]


def test_what_is_set_off_is_no_addressee() -> None:
    """In *zegt Smit, voorzitter van de bond* the chairman is Smit, whatever the parser calls him."""
    text = "Zegt Smit, de voorzitter."
    table = "Zegt=zeggen/VERB+Fin/root Smit/PROPN/nsubj>Zegt , de/DET/det>voorzitter voorzitter/NOUN/{tie} ."
    assert addressed(text, table.format(tie="obj>Zegt")) == [()]
    without = (
        "Zegt=zeggen/VERB+Fin/root Smit/PROPN/nsubj>Zegt de/DET/det>voorzitter voorzitter/NOUN/obj>Zegt ."
    )
    assert addressed("Zegt Smit de voorzitter.", without) == [("voorzitter",)]


@pytest.mark.parametrize(("preposition", "expected"), [("tegen", ("Anna",)), ("van", ())])
def test_who_hangs_on_the_source(preposition: str, expected: tuple[str, ...]) -> None:
    """*zegt Smit tegen Anna* addresses Anna also where the parser hung her on Smit."""
    table = (
        f"Zegt=zeggen/VERB+Fin/root Smit/PROPN/nsubj>Zegt {preposition}/ADP/case>Anna Anna/PROPN/nmod>Smit ."
    )
    assert addressed(f"Zegt Smit {preposition} Anna.", table) == [expected]


@pytest.mark.parametrize(("preposition", "expected"), [("aan", ("Anna",)), ("over", ())])
def test_whom_a_noun_addresses(preposition: str, expected: tuple[str, ...]) -> None:
    """*het verzoek van Smit aan Anna* (the request of Smit to Anna) addresses Anna, *over Anna* does not."""
    table = (
        f"Het/DET/det>verzoek verzoek/NOUN/root van/ADP/case>Smit Smit/PROPN/nmod>verzoek "
        f"{preposition}/ADP/case>Anna Anna/PROPN/nmod>verzoek " + CLOSED.format(tie="acl>verzoek") + " ."
    )
    assert addressed(f"Het verzoek van Smit {preposition} Anna dat de brug dicht is.", table) == [expected]


def test_nobody_within_marks_is_addressed() -> None:
    """In *"Tegen de regering", zei Smit* the government is part of what he says."""
    text = "“Tegen de regering”, zei Smit."
    table = (
        "“ Tegen/ADP/case>regering de/DET/det>regering regering/NOUN/obl>zei ” , zei=zeggen/VERB+Past+Fin/root "
        "Smit/PROPN/nsubj>zei ."
    )
    sentences = sentences_of(text, [table])
    assert [report.addressees for report in find_reports(sentences, [(1, 17)], DUTCH)] == [()]


@pytest.mark.parametrize(("noun", "expected"), [("finale", ()), ("lunch", ("Zwolle",))])
def test_opponents_listen_to_nobody(noun: str, expected: tuple[str, ...]) -> None:
    """*zei na de finale tegen Zwolle* (after the final against) addresses nobody."""
    table = (
        f"Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root na/ADP/case>{noun} de/DET/det>{noun} "
        f"{noun}/NOUN/obl>zei tegen/ADP/case>Zwolle Zwolle/PROPN/obl>zei ."
    )
    assert addressed(f"Smit zei na de {noun} tegen Zwolle.", table) == [expected]
