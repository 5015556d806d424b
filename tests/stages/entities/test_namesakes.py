"""Who has the name that another has, and whom a name is short for that several have."""

from __future__ import annotations

from attrs import evolve

from quoteattr.stages.entities import resolve_entities
from quoteattr.stages.mentions import find_mentions
from tests.stages.entities.resolved import ANNA, called, subject
from tests.stages.tables import DUTCH, sentences_of

EVA = subject("Eva/PROPN/nsubj>slaapt Smit/PROPN/flat>Eva")
SMIT = subject("Smit/PROPN/nsubj>slaapt")


def titled(title: str, name: str) -> str:
    """The table of a sentence whose subject is a name with a title."""
    return subject(f"{title}/NOUN/nsubj>slaapt {name}/PROPN/appos>{title}")


def test_titles_tell_a_woman_from_a_man() -> None:
    """*Mevrouw Smit* is not the man of that name, and both are called by their titles."""
    text = "Meneer Smit slaapt. Mevrouw Smit slaapt. Mevrouw Smit slaapt."
    tables = titled("Meneer", "Smit"), titled("Mevrouw", "Smit"), titled("Mevrouw", "Smit")
    assert [name for _, name in called(text, *tables)] == ["Meneer Smit", "Mevrouw Smit", "Mevrouw Smit"]


def test_title_against_a_full_name() -> None:
    """*Meneer Smit* is not Anna Smit, who is a woman; *mevrouw Smit* is."""
    text = "Anna Smit slaapt. Meneer Smit slaapt."
    assert called(text, ANNA, titled("Meneer", "Smit"))[-1] == ("Meneer Smit", "Meneer Smit")
    text = "Anna Smit slaapt. Mevrouw Smit slaapt."
    assert called(text, ANNA, titled("Mevrouw", "Smit"))[-1] == ("Mevrouw Smit", "Anna Smit")


def test_other_functions_tell_nobody_apart() -> None:
    """One person may have two functions: *directrice Smit* and *minister Smit*."""
    text = "Directrice Smit slaapt. Minister Smit slaapt."
    assert {name for _, name in called(text, titled("Directrice", "Smit"), titled("Minister", "Smit"))} == {
        "Smit"
    }


def test_family_that_is_named_after_its_kind() -> None:
    """*Opa Uil*, *Oom Uil* and *Kleine Uil* are three, though two of them are men."""
    text = "Opa Uil slaapt. Oom Uil slaapt. Kleine Uil slaapt."
    tables = (
        titled("Opa", "Uil"),
        titled("Oom", "Uil"),
        subject("Kleine/PROPN/nsubj>slaapt Uil/PROPN/flat>Kleine"),
    )
    assert [name for _, name in called(text, *tables)] == ["Opa Uil", "Oom Uil", "Kleine Uil"]


def test_who_was_named_last() -> None:
    """A family name that two have is whoever was named last."""
    text = "Anna Smit slaapt. Eva Smit slaapt. Smit slaapt."
    assert called(text, ANNA, EVA, SMIT)[-1] == ("Smit", "Eva Smit")


def test_topic_changes() -> None:
    """It goes over to the other who is named in full as a subject again."""
    text = "Eva Smit slaapt. Anna Smit slaapt. Smit slaapt. Eva Smit slaapt. Smit slaapt."
    names = [name for _, name in called(text, EVA, ANNA, SMIT, EVA, SMIT)]
    assert names[2::2] == ["Anna Smit", "Eva Smit"]


def test_topic_goes_on() -> None:
    """Somebody who is named once in passing does not take the name over."""
    text = "Anna Smit slaapt. Smit slaapt. Eva Smit slaapt. Smit slaapt."
    assert called(text, ANNA, SMIT, EVA, SMIT)[-1] == ("Smit", "Anna Smit")


def test_two_in_one_sentence() -> None:
    """It stays open which of two it is who were named together."""
    both = (
        "Anna/PROPN/nsubj>slapen Smit/PROPN/flat>Anna en/CCONJ/cc>Eva Eva/PROPN/conj>Anna Smit/PROPN/flat>Eva "
        "slapen=slapen/VERB+Fin/root ."
    )
    text = "Anna Smit en Eva Smit slapen. Smit slaapt."
    assert called(text, both, SMIT)[-1] == ("Smit", "Smit")
    text = "Anna Smit slaapt. Anna Smit slaapt. " + text
    assert called(text, ANNA, ANNA, both, SMIT)[-1] == ("Smit", "Anna Smit")


def test_function_tells() -> None:
    """*Minister Smit* is the one of the two who is a minister."""
    minister = subject("Minister/NOUN/nsubj>slaapt Anna/PROPN/appos>Minister Smit/PROPN/flat>Anna")
    text = "Minister Anna Smit slaapt. Eva Smit slaapt. Minister Smit slaapt."
    assert called(text, minister, EVA, titled("Minister", "Smit"))[-1] == ("Minister Smit", "Anna Smit")


def _named(text: str, *names: tuple[str, str]) -> list[int | None]:
    """The entities of a text whose sentences begin with names of several kinds.

    :param names: each with what a model of names takes it for.
    """
    tables = []
    for name, _ in names:
        first, *rest = name.split()
        words = " ".join([f"{first}/PROPN/nsubj>slaapt", *[f"{word}/PROPN/flat>{first}" for word in rest]])
        tables.append(subject(words))
    sentences = [
        evolve(
            sentence,
            names=tuple(
                [
                    "O" if place >= len(name.split()) else f"{'I' if place else 'B'}-{kind}"
                    for place in range(99)
                ]
            )[: len(sentence.texts)],
        )
        for sentence, (name, kind) in zip(sentences_of(text, tables), names, strict=True)
    ]
    mentions = find_mentions(text, sentences, DUTCH)
    return list(resolve_entities(text, sentences, mentions, (), DUTCH).entity_of)


def test_first_of_two_names() -> None:
    """*Xi* is short for *Xi Wen*, whatever a first name looks like; the first word of a body is not."""
    text = "Xi Wen slaapt. Xi slaapt."
    assert len(set(_named(text, ("Xi Wen", "person"), ("Xi", "person")))) == 1
    assert len(set(_named(text, ("Xi Wen", "organisation"), ("Xi", "organisation")))) == 2


def test_body_that_is_named_after_somebody() -> None:
    """*Smit* is a person and not *Fonds Smit*, a fund that is named after one."""
    text = "Fonds Smit slaapt. Smit slaapt."
    assert len(set(_named(text, ("Fonds Smit", "organisation"), ("Smit", "person")))) == 2
    assert len(set(_named(text, ("Fonds Smit", "organisation"), ("Smit", "organisation")))) == 1
