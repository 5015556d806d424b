"""Names as a model of names has tagged them."""

from __future__ import annotations

import pytest
from attrs import evolve

from quoteattr.parsing import Sentence
from quoteattr.schema import EntityType, Form
from quoteattr.stages.mentions import Mention, find_mentions
from tests.stages.mentions.found import SLEEPS
from tests.stages.tables import DUTCH, sentence_of


def tagged(text: str, table: str, **names: str) -> list[Mention]:
    """The names of a sentence in which the words named by ``names`` have these tags."""
    sentence = sentence_of(text, table)
    row = evolve(sentence, names=tuple(names.get(word, "O") for word in sentence.texts))
    return [mention for mention in find_mentions(text, [row], DUTCH) if mention.form is Form.NAME]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("B-person", EntityType.PERSON),
        ("B-organisation", EntityType.ORGANISATION),
        ("B-document", EntityType.DOCUMENT),
        ("B-place", None),
        ("B-other", None),
    ],
)
def test_types(tag: str, kind: EntityType | None) -> None:
    """A name is what the model takes it for; a place or a thing has no type of those who speak."""
    (name,) = tagged("Zeewold slaapt.", "Zeewold/PROPN/nsubj>slaapt " + SLEEPS, Zeewold=tag)
    assert (name.name, name.type, name.kind, name.place) == ("Zeewold", kind, tag[2:], tag == "B-place")


def test_no_name_without_a_tag() -> None:
    """A word with a capital that the model takes for none is none, whatever the tagger says."""
    table = "Suikerfeest/PROPN/nsubj>slaapt " + SLEEPS
    assert tagged("Suikerfeest slaapt.", table) == []


def test_name_with_small_words() -> None:
    """A name goes as far as its tags: *Zeehonden in Nood* is one."""
    table = "Zeehonden/NOUN/nsubj>slaapt in/ADP/case>Nood Nood/NOUN/nmod>Zeehonden " + SLEEPS
    (name,) = tagged(
        "Zeehonden in Nood slaapt.",
        table,
        Zeehonden="B-organisation",
        **{"in": "I-organisation"},
        Nood="I-organisation",
    )
    assert name.name == "Zeehonden in Nood"


def test_person_right_behind_a_body() -> None:
    """*Directeur van Bruggenbouw Anna Smit* is Anna Smit, who is a director."""
    text = "Directeur van Bruggenbouw Anna Smit slaapt."
    table = (
        "Directeur/NOUN/nsubj>slaapt van/ADP/case>Bruggenbouw Bruggenbouw/PROPN/nmod>Directeur "
        "Anna/PROPN/appos>Directeur Smit/PROPN/flat>Anna " + SLEEPS
    )
    person, body = tagged(text, table, Bruggenbouw="B-organisation", Anna="B-person", Smit="I-person")
    assert (body.name, person.name, person.role) == ("Bruggenbouw", "Anna Smit", "directeur")


@pytest.mark.parametrize(
    ("text", "table", "names", "expected"),
    [
        (
            "De Franse minister van Financiën Le Maire slaapt.",
            "De/DET/det>minister Franse/ADJ/amod>minister minister/NOUN/nsubj>slaapt van/ADP/case>Financiën "
            "Financiën/PROPN/nmod>minister Le/PROPN/appos>Financiën Maire/PROPN/flat>Le ",
            {"Financiën": "B-organisation", "Le": "I-organisation", "Maire": "I-organisation"},
            ("De Franse minister van Financiën Le Maire", "Le Maire", "minister"),
        ),
        (
            "De minister voor Sociale Zaken Mol slaapt.",
            "De/DET/det>minister minister/NOUN/nsubj>slaapt voor/ADP/case>Zaken Sociale/ADJ/amod>Zaken "
            "Zaken/PROPN/nmod>minister Mol/PROPN/flat>Zaken ",
            {"Sociale": "B-organisation", "Zaken": "I-organisation", "Mol": "I-organisation"},
            ("De minister voor Sociale Zaken Mol", "Mol", "minister"),
        ),
        (
            "Officier van justitie Jan Kok slaapt.",
            "Officier/NOUN/nsubj>slaapt van/ADP/case>justitie justitie/NOUN/nmod>Officier "
            "Jan/PROPN/appos>Officier Kok/PROPN/flat>Jan ",
            {"Jan": "B-person", "Kok": "I-person"},
            ("Officier van justitie Jan Kok", "Jan Kok", "officier"),
        ),
        (
            "De voorzitter van de bond Jan Kok slaapt.",
            "De/DET/det>voorzitter voorzitter/NOUN/nsubj>slaapt van/ADP/case>bond de/DET/det>bond "
            "bond/NOUN/nmod>voorzitter Jan/PROPN/appos>bond Kok/PROPN/flat>Jan ",
            {"Jan": "B-person", "Kok": "I-person"},
            ("De voorzitter van de bond Jan Kok", "Jan Kok", "voorzitter"),
        ),
        (
            "De advocaat van de familie Kok slaapt.",
            "De/DET/det>advocaat advocaat/NOUN/nsubj>slaapt van/ADP/case>familie de/DET/det>familie "
            "familie/NOUN/nmod>advocaat Kok/PROPN/appos>familie ",
            {"Kok": "B-person"},
            ("de familie Kok", "familie Kok", "familie"),
        ),
        (
            "De moeder van burgemeester Kok slaapt.",
            "De/DET/det>moeder moeder/NOUN/nsubj>slaapt van/ADP/case>burgemeester "
            "burgemeester/NOUN/nmod>moeder Kok/PROPN/appos>burgemeester ",
            {"Kok": "B-person"},
            ("burgemeester Kok", "Kok", "burgemeester"),
        ),
        (
            "Econome Anna Smit slaapt.",
            "Econome/PROPN/nsubj>slaapt Anna/PROPN/appos>Econome Smit/PROPN/flat>Anna ",
            {"Anna": "B-person", "Smit": "I-person"},
            ("Econome Anna Smit", "Anna Smit", "econome"),
        ),
        (
            "Taalkundige Anna Smit slaapt.",
            "Taalkundige=taalkundig/ADJ/amod>Anna Anna/PROPN/nsubj>slaapt Smit/PROPN/flat>Anna ",
            {"Anna": "B-person", "Smit": "I-person"},
            ("Taalkundige Anna Smit", "Anna Smit", "taalkundig"),
        ),
        (
            "Lekkere Anna Smit slaapt.",
            "Lekkere=lekker/ADJ/amod>Anna Anna/PROPN/nsubj>slaapt Smit/PROPN/flat>Anna ",
            {"Anna": "B-person", "Smit": "I-person"},
            ("Anna Smit", "Anna Smit", ""),
        ),
        (
            "Formule 1-coureur Max Smit slaapt.",
            "Formule/PROPN/nsubj>slaapt 1-coureur/NOUN/appos>Formule Max/PROPN/appos>1-coureur "
            "Smit/PROPN/flat>Max ",
            {"Max": "B-person", "Smit": "I-person"},
            ("Formule 1-coureur Max Smit", "Max Smit", "1-coureur"),
        ),
        (
            "Gelukkig Anna Smit slaapt.",
            "Gelukkig/PROPN/advmod>slaapt Anna/PROPN/nsubj>slaapt Smit/PROPN/flat>Anna ",
            {"Anna": "B-person", "Smit": "I-person"},
            ("Anna Smit", "Anna Smit", ""),
        ),
    ],
)
def test_function_ends_in_the_name(
    text: str, table: str, names: dict[str, str], expected: tuple[str, str, str]
) -> None:
    """A function with what completes it ends in the name; a family or another function is its own."""
    name = tagged(text, table + SLEEPS, **names)[0 if len(names) > 1 else -1]
    assert (text[name.start : name.end], name.name, name.role) == expected


def test_body_that_begins_with_a_field() -> None:
    """*Defensie Noord* without a minister before it is one name."""
    table = "Defensie/PROPN/nsubj>slaapt Noord/PROPN/flat>Defensie " + SLEEPS
    (name,) = tagged("Defensie Noord slaapt.", table, Defensie="B-organisation", Noord="I-organisation")
    assert name.name == "Defensie Noord"


@pytest.mark.parametrize(
    ("text", "table", "expected"),
    [
        (
            "Advocaat Noor Post slaapt.",
            "Advocaat/NOUN/nsubj>slaapt Noor/PROPN/appos>Advocaat Post/PROPN/flat>Noor ",
            "Noor Post",
        ),
        ("Noor Post slaapt.", "Noor/PROPN/nsubj>slaapt Post/PROPN/flat>Noor ", "Post"),
        (
            "Daar slaapt Sudanees Noor Post.",
            "Daar/ADV/advmod>slaapt slaapt=slapen/VERB+Fin/root Sudanees/PROPN/nsubj>slaapt "
            "Noor/PROPN/flat>Sudanees Post/PROPN/flat>Sudanees ",
            "Noor Post",
        ),
        (
            "Daar slaapt Senator Post.",
            "Daar/ADV/advmod>slaapt slaapt=slapen/VERB+Fin/root Senator/PROPN/nsubj>slaapt "
            "Post/PROPN/flat>Senator ",
            "Post",
        ),
    ],
)
def test_first_name_that_is_a_function_elsewhere(text: str, table: str, expected: str) -> None:
    """*Noor* (Norwegian) is a first name where only that gives it a capital; a title is none."""
    names = {"Sudanees": "B-person", "Noor": "B-person", "Senator": "B-person", "Post": "I-person"}
    if "Sudanees" in text:
        names["Noor"] = "I-person"
    table += SLEEPS if text.endswith("slaapt.") else "."
    (name,) = tagged(text, table, **names)
    assert (name.name, name.type) == (expected, EntityType.PERSON)


@pytest.mark.parametrize(
    ("text", "table", "tags"),
    [
        (
            "Burger Zeewold slaapt.",
            "Burger/PROPN/nsubj>slaapt Zeewold/PROPN/flat>Burger ",
            ("B-organisation", "I-organisation"),
        ),
        (
            "Godin van Zeewold slaapt.",
            "Godin/PROPN/nsubj>slaapt van/ADP/case>Zeewold Zeewold/PROPN/nmod>Godin ",
            ("B-person", "I-person", "I-person"),
        ),
    ],
)
def test_noun_that_is_a_part_of_the_name(text: str, table: str, tags: tuple[str, ...]) -> None:
    """A noun for a person is no function in the name of a body, nor before small words."""
    words = text.removesuffix(" slaapt.")
    (name,) = tagged(text, table + SLEEPS, **dict(zip(words.split(), tags, strict=True)))
    assert name.name == words


def test_body_that_has_a_field_in_its_name() -> None:
    """*het Openbaar Ministerie* is one name behind a function, and no field before a person."""
    table = (
        "De/DET/det>woordvoerder woordvoerder/NOUN/nsubj>slaapt van/ADP/case>Ministerie "
        "het/DET/det>Ministerie Openbaar/PROPN/amod>Ministerie Ministerie/PROPN/nmod>woordvoerder "
    )
    names = {"Openbaar": "B-organisation", "Ministerie": "I-organisation"}
    found = tagged("De woordvoerder van het Openbaar Ministerie slaapt.", table + SLEEPS, **names)
    assert [name.name for name in found] == ["Openbaar Ministerie"]


def test_outlet() -> None:
    """An outlet that the lexicon has is an outlet, whatever else the model takes it for."""
    (name,) = tagged("Reuters slaapt.", "Reuters/PROPN/nsubj>slaapt " + SLEEPS, Reuters="B-organisation")
    assert name.type is EntityType.OUTLET


@pytest.mark.parametrize(
    ("text", "table", "names", "expected"),
    [
        (
            "Cor ‘de Kale’ Vermeer slaapt.",
            "Cor/PROPN/nsubj>slaapt ‘ de/DET/det>Kale Kale/PROPN/flat>Cor ’ Vermeer/PROPN/flat>Cor ",
            {"Cor": "B-person", "Kale": "B-other", "Vermeer": "B-person"},
            ["Cor ‘de Kale’ Vermeer"],
        ),
        (
            "Lieve Anna slaapt.",
            "Lieve/PROPN/nsubj>slaapt Anna/PROPN/flat>Lieve ",
            {"Lieve": "B-person", "Anna": "I-person"},
            ["Anna"],
        ),
        (
            "Lieve Smit slaapt.",
            "Lieve/PROPN/nsubj>slaapt Smit/PROPN/flat>Lieve ",
            {"Lieve": "B-person", "Smit": "I-person"},
            ["Lieve Smit"],
        ),
        (
            "Willem (‘Wim’) Kok slaapt.",
            "Willem/PROPN/nsubj>slaapt ( ‘ Wim/PROPN/flat>Willem ’ ) Kok/PROPN/flat>Willem ",
            {"Willem": "B-person", "Wim": "B-person", "Kok": "B-person"},
            ["Willem (‘Wim’) Kok"],
        ),
        (
            "A.H. (Anneke) de Groot slaapt.",
            "A.H./PROPN/nsubj>slaapt ( Anneke/PROPN/flat>A.H. ) de/DET/det>Groot Groot/PROPN/flat>A.H. ",
            {"A.H.": "B-person", "Anneke": "B-person"},
            ["A.H. (Anneke) de Groot"],
        ),
        (
            "Cor (ABC) Vermeer slaapt.",
            "Cor/PROPN/nsubj>slaapt ( ABC/PROPN/flat>Cor ) Vermeer/PROPN/flat>Cor ",
            {"Cor": "B-person", "ABC": "B-organisation", "Vermeer": "B-person"},
            ["Cor", "ABC", "Vermeer"],
        ),
        (
            "ABC’er Kees Mol slaapt.",
            "ABC’er/PROPN/nsubj>slaapt Kees/PROPN/flat>ABC’er Mol/PROPN/flat>ABC’er ",
            {"ABC’er": "B-person", "Kees": "I-person", "Mol": "I-person"},
            ["Kees Mol"],
        ),
        (
            "Kees (Zeewold) Mol slaapt.",
            "Kees/PROPN/nsubj>slaapt ( Zeewold/PROPN/flat>Kees ) Mol/PROPN/flat>Kees ",
            {"Kees": "B-person", "Zeewold": "B-place", "Mol": "B-person"},
            ["Kees", "Zeewold", "Mol"],
        ),
        ("Daar @kimvos slaapt.", "Daar/ADV/advmod>slaapt @kimvos/PROPN/nsubj>slaapt ", {}, ["@kimvos"]),
    ],
)
def test_one_name(text: str, table: str, names: dict[str, str], expected: list[str]) -> None:
    """Call names, nicknames and handles are in one name; a party in brackets is not."""
    assert [name.name for name in tagged(text, table + SLEEPS, **names)] == expected


def test_pair() -> None:
    """*B en W* is a body named after two, and the B in it is no name."""
    table = "B/PROPN/nsubj>slaapt en/CCONJ/cc>W W/PROPN/conj>B " + SLEEPS
    assert tagged("B en W slaapt.", table, B="B-organisation") == []


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("Piet/PROPN/nsubj>slaapt slaapt=slapen/VERB+Fin/root .", ["Piet"]),
        ("Breda/PROPN/nsubj>slaapt slaapt=slapen/VERB+Fin/root .", []),
        ("Piet/PROPN/nsubj>slaapt ook/ADV/advmod>slaapt slaapt=slapen/VERB+Fin/root .", []),
    ],
)
def test_first_name_that_opens_a_sentence(table: str, expected: list[str]) -> None:
    """*Piet slaapt* names Piet though no tag tells; other words, and those before no verb, are left alone."""
    text = " ".join(word.partition("/")[0].partition("=")[0] for word in table.split()).replace(" .", ".")
    assert [mention.name for mention in tagged(text, table)] == expected


def test_outlet_of_two_words() -> None:
    """*RTL Nieuws* is one outlet, and no agency before the name of who writes."""
    table = "RTL/PROPN/nsubj>slaapt Nieuws/PROPN/flat>RTL " + SLEEPS
    (mention,) = tagged("RTL Nieuws slaapt.", table, RTL="B-document", Nieuws="I-document")
    assert (mention.name, mention.type) == ("RTL Nieuws", EntityType.OUTLET)


@pytest.mark.parametrize(("tag", "expected"), [("organisation", "RTV Zeedorp"), ("person", "Zeedorp")])
def test_body_with_the_letters_of_an_agency(tag: str, expected: str) -> None:
    """*RTV Zeedorp* is one body, while an agency is no part of the person behind it."""
    table = "RTV/PROPN/nsubj>slaapt Zeedorp/PROPN/flat>RTV " + SLEEPS
    (mention,) = tagged("RTV Zeedorp slaapt.", table, RTV=f"B-{tag}", Zeedorp=f"I-{tag}")
    assert mention.name == expected


def test_small_word_at_the_end_of_a_name() -> None:
    """In *Anna Smit van de Brugbond* the name ends before *van*, though a tag holds it."""
    table = (
        "Anna/PROPN/nsubj>slaapt Smit/PROPN/flat>Anna van/PROPN/flat>Anna de/DET/det>Brugbond "
        "Brugbond/PROPN/nmod>Anna " + SLEEPS
    )
    tags = {"Anna": "B-person", "Smit": "I-person", "van": "I-person", "Brugbond": "B-organisation"}
    names = tagged("Anna Smit van de Brugbond slaapt.", table, **tags)
    assert [mention.name for mention in names] == ["Anna Smit", "Brugbond"]


@pytest.mark.parametrize(
    ("tag", "role", "expected"),
    [
        ("place", "gemeente", "gemeente Zeedorp"),
        ("person", "familie", "familie Zeedorp"),
        ("organisation", "bedrijf", "Zeedorp"),
    ],
)
def test_body_of_a_place(tag: str, role: str, expected: str) -> None:
    """*De gemeente Zeedorp* and *de familie Zeedorp* have these names; *het bedrijf Zeedorp* is called Zeedorp."""
    table = f"De/DET/det>{role} {role}/NOUN/nsubj>slaapt Zeedorp/PROPN/appos>{role} " + SLEEPS
    (mention,) = tagged(f"De {role} Zeedorp slaapt.", table, Zeedorp=f"B-{tag}")
    assert (mention.name, mention.role, mention.type) == (expected, role, EntityType.ORGANISATION)


@pytest.mark.parametrize(
    ("name", "kind"), [("Anna Zeewold", EntityType.PERSON), ("NVB Bouw", EntityType.ORGANISATION)]
)
def test_person_by_function_and_first_name(name: str, kind: EntityType) -> None:
    """An economist with a first name is a person, even where a model of names takes the name for a body."""
    first, last = name.split()
    table = f"Econoom/NOUN/nsubj>slaapt {first}/PROPN/appos>Econoom {last}/PROPN/flat>{first} " + SLEEPS
    tags = {first: "B-organisation", last: "I-organisation"}
    (mention,) = tagged(f"Econoom {name} slaapt.", table, **tags)
    assert mention.type is kind


@pytest.mark.parametrize(("word", "expected"), [("ABC-Kamerlid", []), ("ABC-Zeewold", ["ABC-Zeewold"])])
def test_function_is_no_name(word: str, expected: list[str]) -> None:
    """*Het ABC-Kamerlid* names nobody."""
    table = f"Het/DET/det>{word} {word}/NOUN/nsubj>slaapt " + SLEEPS
    names = tagged(f"Het {word} slaapt.", table, **{word: "B-person"})
    assert [mention.name for mention in names] == expected


@pytest.mark.parametrize(
    ("before", "expected"), [("de", ["Watersnood", "Anna Smit"]), ("zag", ["Watersnood Anna Smit"])]
)
def test_person_behind_what_completes_a_function(before: str, expected: list[str]) -> None:
    """In *van de Watersnood Anna Smit* the article belongs to the flood and not to the person."""
    tie = "DET/det>Watersnood" if before == "de" else "VERB/root"
    table = (
        f"Bron/NOUN/root van/ADP/case>Watersnood {before}/{tie} Watersnood/PROPN/nmod>Bron "
        "Anna/PROPN/flat>Watersnood Smit/PROPN/flat>Watersnood ."
    )
    tags = {"Watersnood": "B-person", "Anna": "I-person", "Smit": "I-person"}
    names = tagged(f"Bron van {before} Watersnood Anna Smit.", table, **tags)
    assert {mention.name for mention in names} == set(expected)


def test_verb_at_the_start_of_a_name() -> None:
    """A finite verb in lower case that the tags took in is no part of a name: *zwijgt Smit*."""
    table = "Daarover/ADV/advmod>zwijgt zwijgt=zwijgen/VERB+Fin/root Smit/PROPN/nsubj>zwijgt ."
    (mention,) = tagged("Daarover zwijgt Smit.", table, zwijgt="B-person", Smit="I-person")
    assert mention.name == "Smit"


def test_follower_before_a_name() -> None:
    """*ABC’er Anna Smit* is a phrase for Anna Smit, and the follower no part of her name."""
    table = "ABC’er/PROPN/nsubj>slaapt Anna/PROPN/flat>ABC’er Smit/PROPN/flat>ABC’er " + SLEEPS
    tags = {"ABC’er": "B-person", "Anna": "I-person", "Smit": "I-person"}
    (mention,) = tagged("ABC’er Anna Smit slaapt.", table, **tags)
    assert (mention.name, mention.start) == ("Anna Smit", 0)


def test_function_with_an_adjective() -> None:
    """*Vlaams Parlementslid Anna Smit* is one phrase, though a tag takes the adjective for a name."""
    table = (
        "Toen/ADV/advmod>sliep sliep=slapen/VERB+Fin/root Vlaams/PROPN/nsubj>sliep Parlementslid/PROPN/flat>Vlaams "
        "Anna/PROPN/flat>Vlaams Smit/PROPN/flat>Vlaams ."
    )
    tags = {"Vlaams": "B-person", "Anna": "B-person", "Smit": "I-person"}
    text = "Toen sliep Vlaams Parlementslid Anna Smit."
    (mention,) = tagged(text, table, **tags)
    assert (mention.name, text[mention.start : mention.end]) == ("Anna Smit", text[11:-1])


@pytest.mark.parametrize(
    ("words", "table", "expected"),
    [
        ("haar vriendin", "haar/DET+Poss/nmod>vriendin vriendin/NOUN/nsubj>sliep", "haar vriendin Anna"),
        ("Peters vrouw", "Peters/PROPN/nsubj>sliep vrouw/NOUN/nsubj>sliep", "Peters vrouw Anna"),
        ("Piet agente", "Piet/PROPN/obl>sliep agente/NOUN/nsubj>sliep", "agente Anna"),
    ],
)
def test_function_that_is_somebodys(words: str, table: str, expected: str) -> None:
    """*haar vriendin Anna* and *Peters vrouw Anna* are Anna as a whole."""
    noun = words.split()[1]
    text = f"Toen sliep {words} Anna."
    full = f"Toen/ADV/advmod>sliep sliep=slapen/VERB+Fin/root {table} Anna/PROPN/appos>{noun} ."
    found = tagged(text, full, Anna="B-person", Peters="B-person", Piet="B-person")
    (mention,) = [mention for mention in found if mention.name == "Anna"]
    assert text[mention.start : mention.end] == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Anna Smit, wethouder in Zeedorp, slaapt.", "wethouder"),
        ("Anna Smit, wethouder Bos slaapt.", ""),
        ("Anna Smit slaapt.", ""),
    ],
)
def test_function_behind_a_comma_without_a_tree(text: str, role: str) -> None:
    """*Anna Smit, wethouder in Zeedorp,* is an alderman also where the sentence has no tree."""
    words = text.replace(",", " ,").replace(".", " .").split()
    upos = {"wethouder": "NOUN", "in": "ADP", "slaapt": "VERB", ",": "PUNCT", ".": "PUNCT"}
    spans, at = [], 0
    for word in words:
        at = text.index(word, at)
        spans.append((at, at + len(word)))
    names = tuple(
        {"Anna": "B-person", "Smit": "I-person", "Bos": "B-person"}.get(word, "O") for word in words
    )
    row = Sentence.tagged(
        tuple(words), tuple(spans), tuple(words), tuple(upos.get(word, "PROPN") for word in words),
        ("",) * len(words), 0, names=names,
    )  # fmt: skip
    found = find_mentions(text, [row], DUTCH)
    assert next(mention.role for mention in found if mention.name == "Anna Smit") == role
    assert not any(mention.form is Form.NOMINAL and mention.role == role for mention in found)


@pytest.mark.parametrize(
    ("before", "table", "expected"),
    [
        ("dr. ir.", "dr./PROPN/nsubj>slaapt ir./PROPN/flat>dr.", "dr. ir. Anna Smit"),
        ("een verbaasde", "een/DET/det>Anna verbaasde/VERB+Part/amod>Anna", "een verbaasde Anna Smit"),
        ("xx. yy.", "xx./PROPN/nsubj>slaapt yy./PROPN/flat>xx.", "Anna Smit"),
    ],
)
def test_titles_and_participles_before_a_name(before: str, table: str, expected: str) -> None:
    """*dr. ir. Anna Smit* and *een verbaasde Anna Smit* (an astonished one) are one phrase each."""
    text = f"Toen slaapt {before} Anna Smit."
    full = f"Toen/ADV/advmod>slaapt slaapt=slapen/VERB+Fin/root {table} Anna/PROPN/nsubj>slaapt Smit/PROPN/flat>Anna ."
    (mention,) = tagged(text, full, Anna="B-person", Smit="I-person")
    assert (mention.name, text[mention.start : mention.end]) == ("Anna Smit", expected)


def test_relative_beside_a_name_is_no_function() -> None:
    """In *Anna Smit en haar dochter* (and her daughter) Anna is no daughter."""
    table = (
        "Anna/PROPN/nsubj>slapen Smit/PROPN/flat>Anna en/CCONJ/cc>dochter haar/DET+Poss/nmod>dochter "
        "dochter/NOUN/conj>Anna slapen/VERB+Fin/root ."
    )
    (mention,) = tagged("Anna Smit en haar dochter slapen.", table, Anna="B-person", Smit="I-person")
    assert mention.role == ""
