"""Speakers over many documents: who is one, and what the tables and the graph tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest
from attrs import evolve

from quoteattr import (
    Entity,
    EntityType,
    Extraction,
    Form,
    Gender,
    InputError,
    Kind,
    Mention,
    Quote,
    QuoteExtractor,
    UnknownNameError,
)
from quoteattr.corpus import Corpus
from quoteattr.schema import Participant

pandas = pytest.importorskip("pandas", reason="pandas is not installed")
networkx = pytest.importorskip("networkx", reason="networkx is not installed")

PERSON, ORGANISATION = EntityType.PERSON, EntityType.ORGANISATION
MASCULINE, FEMININE = Gender.MASCULINE, Gender.FEMININE


def article(
    source: str | None, *entities: Entity, form: Form = Form.NAME, said: str = "Dat is zo"
) -> Extraction:
    """A text in which each of some entities says something to the one before."""
    text, quotes, everybody = "", [], []
    mentions: list[Mention] = []
    for number, entity in enumerate(entities, 1):
        start = len(text) + 1
        text += f"“{said}”, zei {entity.name}.\n"
        place = (len(text) - len(entity.name) - 2, len(text) - 2)
        everybody.append(evolve(entity, id=f"e{number}", mentions=(place,)))
        mention = Participant(
            text=entity.name, start=place[0], end=place[1], name=entity.name, entity=f"e{number}", form=form,
            type=entity.type, rule="tag_after", confidence=0.9, name_confidence=0.9,
        )  # fmt: skip
        quotes.append(
            Quote(
                kind=Kind.DIRECT, text=said, start=start, end=start + len(said), id=f"q{number}", utterance=f"u{number}",
                speakers=(mention,), addressees=tuple(mentions[-1:]),  # type: ignore[arg-type]
            )
        )  # fmt: skip
        mentions.append(mention)
    return Extraction(text=text, quotes=tuple(quotes), entities=tuple(everybody), source=source)


def one(name: str, kind: EntityType | None = PERSON, **values: Any) -> Entity:
    return Entity(id="", name=name, type=kind, **values)


def together(*documents: Iterable[Entity]) -> list[str]:
    """The key of each entity of some documents, which are called a, b, …"""
    corpus = Corpus.of(article("abcdef"[number], *entities) for number, entities in enumerate(documents))
    return [
        corpus.by_entity["abcdef"[number], f"e{place}"].key
        for number, entities in enumerate(documents)
        for place, _ in enumerate(entities, 1)
    ]


# -- who is one --------------------------------------------------------------------------------------


def test_whole_names() -> None:
    """A whole name is one person in all documents, however it is spelled."""
    assert together([one("Anna O'Smit")], [one("Anna O’Smit"), one("Ben Kok")], [one("ANNA O'Smit")]) == [
        "Anna O'Smit (person)",
        "Anna O'Smit (person)",
        "Ben Kok (person)",
        "Anna O'Smit (person)",
    ]


def test_names_of_two_types() -> None:
    """A person and an organisation of one name are two; without a type it is the only one that there is."""
    assert together([one("Anna Kok")], [one("Anna Kok", None)]) == ["Anna Kok (person)"] * 2
    assert together([one("Anna Kok")], [one("Anna Kok", ORGANISATION)], [one("Anna Kok", None)]) == [
        "Anna Kok (person)",
        "Anna Kok (organisation)",
        "Anna Kok",
    ]


def test_the_list_of_the_user() -> None:
    """Who is in the list is one by the id, whatever the name, and nobody else."""
    assert together(
        [one("Anna Kok", known="q1")], [one("Anne Kok", known="q1")], [one("Anna Kok")], [one("Kok")]
    ) == ["q1", "q1", "Anna Kok (person)", "d#e1"]


@pytest.mark.parametrize(
    ("short", "others", "key"),
    [
        (one("Kok"), [one("Anna Kok")], "Anna Kok (person)"),
        (one("Kok", None), [one("Anna Kok")], "Anna Kok (person)"),
        (one("A. Kok"), [one("Anna Kok"), one("Ben Kok")], "Anna Kok (person)"),
        (one("Van der Kok"), [one("Anna van der Kok")], "Anna van der Kok (person)"),
        (one("Kok"), [one("Anna Kok"), one("Ben Kok")], "a#e1"),
        (one("Kok", gender=FEMININE), [one("Anna Kok", gender=FEMININE), one("Ben Kok", gender=MASCULINE)],
         "Anna Kok (person)"),
        (one("Kok", gender=MASCULINE), [one("Anna Kok", gender=FEMININE)], "a#e1"),
        (one("Kok"), [one("Anna Kok", known="q1")], "a#e1"),
        (one("Anna"), [one("Anna Kok")], "a#e1"),
        (one("Kok"), [one("Fonds Kok", ORGANISATION)], "a#e1"),
        (one("Kok"), [one("Kok")], "a#e1"),
        (one("Kok", ORGANISATION), [one("Kok", ORGANISATION)], "Kok (organisation)"),
    ],
)  # fmt: skip
def test_family_names(short: Entity, others: list[Entity], key: str) -> None:
    """A family name is the only one who has it, as far as nothing speaks against it; else it stays apart."""
    assert together([short], others)[0] == key


def test_two_in_one_document() -> None:
    """Who is somebody else beside the whole name in a document is not one with it."""
    assert together([one("Anna Kok"), one("Kok")], [one("Kok")]) == [
        "Anna Kok (person)",
        "a#e2",
        "Anna Kok (person)",
    ]


def test_descriptions_stay_apart() -> None:
    """*een bewoner* is another in each document, also where a sentence begins with it."""
    for name, kind in {
        "een bewoner": PERSON,
        "De gemeente": ORGANISATION,
        "De raad in Zeedorp": ORGANISATION,
        "Bewoners": EntityType.GROUP,
    }.items():
        texts = [article(source, one(name, kind), form=Form.NOMINAL) for source in "ab"]
        shown = [evolve(text, text=text.text.replace(f"zei {name}", f"en.  {name}")) for text in texts]
        assert [person.key for person in Corpus.of(shown).people] == ["a#e1", "b#e1"]


def test_a_name_that_only_a_pronoun_stands_for() -> None:
    """Whom a text names is found by the name also where other words stand at the quotations."""
    texts = [article(source, one("Bond", ORGANISATION), form=Form.PRONOUN) for source in "ab"]
    assert [person.key for person in Corpus.of(texts).people] == ["Bond (organisation)"]


def test_what_most_documents_say() -> None:
    """Name, gender and functions are the most frequent."""
    kok = {
        "aliases": ("wethouder Kok", "Kok", "mevrouw Kok", "De Zeedorpse wethouder", "de vrouw"),
        "gender": FEMININE,
    }
    corpus = Corpus.of(
        [
            article(
                "a", one("ANNA KOK", aliases=("burgemeester Kok", "wethouder Anna Kok"), gender=MASCULINE)
            ),
            article("b", one("Anna Kok", **kok)),
            article("c", one("Anna Kok", **kok)),
        ]
    )
    (person,) = corpus.people
    assert (person.key, person.name, person.gender) == ("Anna Kok (person)", "Anna Kok", FEMININE)
    assert person.functions == ("wethouder", "Zeedorpse wethouder", "burgemeester")
    assert person.appearances == (("a", "e1"), ("b", "e1"), ("c", "e1"))


def test_functions() -> None:
    """A function is what stands before a name, without article and first name; a capital of a sentence is no part."""
    aliases = (
        "Wethouder Kok",
        "de Zeedorper minister van Geld Kok",
        "premier Anna Kok",
        "Mevrouw Kok",
        "die bakker",
    )
    text = article("a", one("Kok", aliases=aliases))
    start = len(text.text)
    mentions = ((start, start + 13), *text.entities[0].mentions)
    longer = evolve(
        text, text=f"{text.text}Wethouder Kok.", entities=(evolve(text.entities[0], mentions=mentions),)
    )
    (person,) = Corpus.of([longer]).people
    assert person.functions == ("wethouder", "Zeedorper minister van Geld", "premier", "bakker")


def test_keys_are_apart() -> None:
    """No two people have one key, whatever their names and ids are."""
    keys = together([one("Anna Kok")], [one("Ben Bos", known="Anna Kok (person)")])
    assert keys == ["Anna Kok (person) 2", "Anna Kok (person)"]


# -- tables and graph --------------------------------------------------------------------------------


@pytest.fixture
def corpus() -> Corpus:
    anna, ben, bond = one("Anna Kok", gender=FEMININE), one("Ben Bos"), one("Bond", ORGANISATION, known="q1")
    return Corpus.of(
        [
            article("a.txt", anna, ben),
            article(None, bond, anna, said="Zo’n brug-in-aanbouw kost 1.000 euro!"),
            article("c.txt"),
        ]
    )


def test_speakers(corpus: Corpus) -> None:
    """Those who say most come first, with the documents, quotations and words."""
    rows = corpus.speakers()
    assert rows[["key", "documents", "quotations", "words"]].values.tolist() == [
        ["Anna Kok (person)", 2, 2, 8],
        ["Ben Bos (person)", 1, 1, 3],
        ["q1", 1, 1, 5],
    ]
    assert rows[["name", "type", "gender", "known"]].fillna("").values.tolist() == [
        ["Anna Kok", "person", "feminine", ""],
        ["Ben Bos", "person", "", ""],
        ["Bond", "organisation", "", "q1"],
    ]


def test_quotations(corpus: Corpus) -> None:
    """Each quotation has its document and the keys of who says it and whom it is said to."""
    rows = corpus.quotations()
    columns = ["document", "id", "speaker_key", "addressee_keys"]
    assert rows[columns].fillna("").values.tolist() == [
        ["a.txt", "q1", "Anna Kok (person)", ""],
        ["a.txt", "q2", "Ben Bos (person)", "Anna Kok (person)"],
        ["2", "q1", "q1", ""],
        ["2", "q2", "Anna Kok (person)", "q1"],
    ]
    joined = rows.merge(corpus.speakers(), left_on="speaker_key", right_on="key", suffixes=("", "_in_all"))
    assert len(joined) == len(rows)
    assert set(article("a", one("Anna")).to_pandas().columns) < set(rows.columns)


def test_several_speakers() -> None:
    """A quotation of two counts for both, and has both keys."""
    text = article("a", one("Anna Kok"), one("Ben Bos"))
    both = evolve(text[1], speakers=(*text[0].speakers, *text[1].speakers), addressees=())
    corpus = Corpus.of([evolve(text, quotes=(both,))])
    assert corpus.speakers()["quotations"].tolist() == [1, 1]
    (row,) = corpus.quotations().to_dict("records")
    assert (row["speaker_key"], row["speaker_keys"]) == (
        "Anna Kok (person)",
        "Anna Kok (person); Ben Bos (person)",
    )


def test_graph(corpus: Corpus) -> None:
    """The people are nodes and the quotations edges, which tell the document; GraphML can hold it."""
    graph = corpus.to_networkx()
    assert graph.nodes["Anna Kok (person)"] == {
        "name": "Anna Kok", "type": "person", "gender": "feminine", "known": "", "said": 2
    }  # fmt: skip
    assert sorted(graph.edges(keys=True, data="quotes")) == [
        ("Anna Kok (person)", "q1", "direct", "2#q2"),
        ("Ben Bos (person)", "Anna Kok (person)", "direct", "a.txt#q2"),
    ]
    assert "Anna Kok (person)" in "".join(networkx.generate_graphml(graph))


def test_kinds() -> None:
    """Only the quotations of the kinds that are wanted count."""
    text = article("a", one("Anna Kok"), one("Ben Bos"))
    mixed = evolve(text, quotes=(text[0], evolve(text[1], kind=Kind.INDIRECT)))
    corpus = Corpus.of([mixed], kinds=["direct", "mixed"])
    assert corpus.speakers()["name"].tolist() == ["Anna Kok"]
    assert len(corpus.quotations()) == len(corpus.said) == 1


def test_no_documents() -> None:
    """The tables of nothing have the columns of those of something."""
    nothing, something = Corpus.of([]), Corpus.of([article("a", one("Anna Kok"))])
    assert len(nothing.to_networkx()) == 0
    for table in (Corpus.speakers, Corpus.quotations):
        assert len(table(nothing)) == 0
        assert table(nothing).dtypes.to_dict() == table(something).dtypes.to_dict()
    assert repr(something) == "<Corpus: 1 documents, 1 quotations, 1 people>"


def test_an_entity_that_is_missing() -> None:
    """A speaker of whom there is no entity, as in a file that was corrected, is one by the mention."""
    text = evolve(article("a", one("Anna Kok")), entities=())
    assert Corpus.of([text]).speakers()["key"].tolist() == ["Anna Kok (person)"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (lambda: Corpus.of([article("a"), article("a")]), "two extractions have the source 'a'"),
        (lambda: Corpus.of(["tekst"]), "expected extractions, got str as number 1"),  # type: ignore[list-item]
        (lambda: Corpus.of([], kinds=["direkt"]), "kinds: expected some of direct, mixed"),
        (lambda: Corpus.of([], kinds="direct"), "kinds: expected some of direct, mixed"),
    ],
)
def test_what_is_no_corpus(given: Any, message: str) -> None:
    """It is said what was given and what was expected."""
    with pytest.raises(InputError, match=re.escape(message)):
        given()


def test_unknown_language() -> None:
    """A language that quoteattr does not know is refused."""
    with pytest.raises(UnknownNameError):
        Corpus.of([], lang="xx")


def test_from_texts() -> None:
    """A stream of texts is read as it comes."""
    texts = ["“Nee”, zei Anna Kok tegen Ben Bos.", "“Ja”, zei Ben Bos."]
    corpus = Corpus.of(QuoteExtractor(model=None).pipe(iter(texts)))
    assert corpus.documents == ("1", "2")
    assert sorted(corpus.speakers()["name"]) == ["Anna Kok", "Ben Bos"]
