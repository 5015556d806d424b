"""Whom a description stands for."""

from __future__ import annotations

from quoteattr.schema import EntityType
from tests.stages.entities.resolved import ANNA, JAN, called, resolve, subject


def test_function() -> None:
    """The function that the text gave a name stands for that person later."""
    text = "Burgemeester Anna Smit slaapt. De burgemeester droomt."
    tables = (
        subject("Burgemeester/NOUN/nsubj>slaapt Anna/PROPN/appos>Burgemeester Smit/PROPN/flat>Anna"),
        subject("De/DET/det>burgemeester burgemeester/NOUN/nsubj>droomt", "droomt=dromen"),
    )
    assert called(text, *tables)[1] == ("De burgemeester", "Anna Smit")


def test_indefinite_description_is_somebody_new() -> None:
    """*een burgemeester* is not the one that was named."""
    text = "Burgemeester Anna Smit slaapt. Een burgemeester droomt."
    tables = (
        subject("Burgemeester/NOUN/nsubj>slaapt Anna/PROPN/appos>Burgemeester Smit/PROPN/flat>Anna"),
        subject("Een/DET/det>burgemeester burgemeester/NOUN/nsubj>droomt", "droomt=dromen"),
    )
    assert called(text, *tables)[1] == ("Een burgemeester", "Een burgemeester")


def test_repeated_description() -> None:
    """The same definite description is the same entity."""
    text = "De politie slaapt. De politie droomt."
    tables = [
        subject(f"De/DET/det>politie politie/NOUN/nsubj>{verb.partition('=')[0]}", verb)
        for verb in ("slaapt=slapen", "droomt=dromen")
    ]
    resolution = resolve(text, *tables)
    assert resolution.entity_of == (0, 0)
    assert [entity.type for entity in resolution.entities] == [EntityType.ORGANISATION]


def test_name_behind_a_description() -> None:
    """*directeur van de bond, Anna Smit,* is Anna Smit; a name that is not set off is somebody else."""
    text = "Toen sliep directeur van de bond, Anna Smit."
    table = (
        "Toen/ADV/advmod>sliep sliep=slapen/VERB+Past+Fin/root directeur/NOUN/nsubj>sliep van/ADP/case>bond de/DET/det>bond "
        "bond/NOUN/nmod>directeur , Anna/PROPN/appos>bond Smit/PROPN/flat>Anna ."
    )
    assert dict(called(text, table))["directeur van de bond"] == "Anna Smit"
    assert (
        dict(called(text, table.replace("appos>bond", "appos>directeur")))["directeur van de bond"]
        == "Anna Smit"
    )
    text = "Toen groette de directeur van de bond Anna Smit."
    table = (
        "Toen/ADV/advmod>groette groette=groeten/VERB+Past+Fin/root de/DET/det>directeur directeur/NOUN/nsubj>groette "
        "van/ADP/case>bond de/DET/det>bond bond/NOUN/nmod>directeur Anna/PROPN/obj>groette Smit/PROPN/flat>Anna ."
    )
    assert dict(called(text, table))["de directeur van de bond"] == "de directeur van de bond"


def test_title_and_name_behind_a_description() -> None:
    """*Zijn buurvrouw, mevrouw Aksoy,* (His neighbour, Mrs Aksoy,) is one woman; a man she is not, nor a doctor."""
    table = (
        "Zijn=zijn/PRON+Poss/nmod:poss>{noun} {noun}/NOUN/nsubj>slaapt , {title}/NOUN/appos>{noun} "
        "Aksoy/PROPN/appos>{title} , slaapt=slapen/VERB+Fin/root ."
    )
    found = {}
    for noun, title in (("buurvrouw", "mevrouw"), ("oom", "mevrouw"), ("buurvrouw", "dokter")):
        text = f"Zijn {noun}, {title} Aksoy, slaapt."
        found[noun, title] = dict(called(text, table.format(noun=noun, title=title)))[f"Zijn {noun}"]
    assert found == {
        ("buurvrouw", "mevrouw"): "Aksoy",
        ("oom", "mevrouw"): "Zijn oom",
        ("buurvrouw", "dokter"): "Zijn buurvrouw",
    }


COMPANY = subject("Het/DET/det>bedrijf bedrijf/NOUN/nsubj>droomt", "droomt=dromen")


def named_company(name: str) -> str:
    return subject(f"Het/DET/det>bedrijf bedrijf/NOUN/nsubj>slaapt {name}/PROPN/appos>bedrijf")


def test_function_that_the_text_tells_later() -> None:
    """*het bedrijf* is the company that was named before and is called one later; of two it is neither."""
    text = "Brugbouw slaapt. Het bedrijf droomt. Het bedrijf Brugbouw slaapt."
    first = subject("Brugbouw/PROPN/nsubj>slaapt")
    assert called(text, first, COMPANY, named_company("Brugbouw"))[1] == ("Het bedrijf", "Brugbouw")
    text = "Brugbouw slaapt. Het bedrijf droomt. Het bedrijf Brugbouw slaapt. Het bedrijf Waterwerk slaapt."
    tables = (first, COMPANY, named_company("Brugbouw"), named_company("Waterwerk"))
    assert called(text, *tables)[1][1] != "Waterwerk"
    assert [entity.name for entity in resolve(text, *tables).entities].count("Brugbouw") == 1


def of_waterwerk(noun: str) -> str:
    """*De … van Waterwerk droomt.*"""
    return (
        f"De/DET/det>{noun} {noun}/NOUN/nsubj>droomt van/ADP/case>Waterwerk Waterwerk/PROPN/nmod>{noun} "
        "droomt=dromen/VERB+Fin/root ."
    )


def test_somebody_in_new_words() -> None:
    """*de voorzitter van Waterwerk* is the woman who was the subject right before; of two it is neither."""
    chair = of_waterwerk("voorzitter")
    words = "De voorzitter van Waterwerk"
    assert dict(called(f"Anna Smit slaapt. {words} droomt.", ANNA, chair))[words] == "Anna Smit"
    ria = subject("Ria/PROPN/nsubj>slaapt Bos/PROPN/flat>Ria")
    text = f"Anna Smit slaapt. Ria Bos slaapt. {words} droomt."
    assert dict(called(text, ANNA, ria, chair))[words] == words


def test_somebody_else_in_new_words() -> None:
    """*de dierenarts* may be anybody, and a mayor is no *voorzitter van Waterwerk*."""
    vet = subject("De/DET/det>dierenarts dierenarts/NOUN/nsubj>droomt", "droomt=dromen")
    assert called("Anna Smit slaapt. De dierenarts droomt.", ANNA, vet)[1][1] == "De dierenarts"
    mayor = subject("Burgemeester/NOUN/nsubj>slaapt Anna/PROPN/appos>Burgemeester Smit/PROPN/flat>Anna")
    text = "Burgemeester Anna Smit slaapt. De voorzitter van Waterwerk droomt."
    words = "De voorzitter van Waterwerk"
    assert dict(called(text, mayor, of_waterwerk("voorzitter")))[words] == words


def test_new_words_that_do_not_agree() -> None:
    """*de voorzitster van Waterwerk* is no man."""
    text, words = "Jan Kok slaapt. De voorzitster van Waterwerk droomt.", "De voorzitster van Waterwerk"
    assert dict(called(text, JAN, of_waterwerk("voorzitster")))[words] == words


def test_functions_in_two_bodies() -> None:
    """*de voorzitter van Ajax* is not *de voorzitter van Feyenoord*, but *de voorzitter* is the latter."""
    chair = (
        "De/DET/det>voorzitter voorzitter/NOUN/nsubj>slaapt van/ADP/case>{0} {0}/PROPN/nmod>voorzitter "
        "slaapt=slapen/VERB+Fin/root ."
    )
    text = "De voorzitter van Ajax slaapt. De voorzitter van Feyenoord slaapt. De voorzitter droomt."
    last = subject("De/DET/det>voorzitter voorzitter/NOUN/nsubj>droomt", "droomt=dromen")
    names = dict(called(text, chair.format("Ajax"), chair.format("Feyenoord"), last))
    assert names["De voorzitter van Ajax"] == "De voorzitter van Ajax"
    assert names["De voorzitter van Feyenoord"] == "De voorzitter van Feyenoord"
    assert names["De voorzitter"] == "De voorzitter van Feyenoord"


def test_possessor_is_somebody_else() -> None:
    """*haar cliënt* (her client) is not she, and *Jans moeder* (Jan's mother) not Jan."""
    text = "Anna Smit slaapt. Haar cliënt droomt."
    client = subject("Haar/DET+Poss/nmod:poss>cliënt cliënt/NOUN/nsubj>droomt", "droomt=dromen")
    names = called(text, ANNA, client)
    assert dict(names)["Haar"] == "Anna Smit"
    assert "Anna Smit" not in {name for words, name in names if words.endswith("cliënt")}
    text = "Jan Kok slaapt. Jans moeder droomt."
    mother = subject("Jans/PROPN/nmod:poss>moeder moeder/NOUN/nsubj>droomt", "droomt=dromen")
    names = called(text, JAN, mother)
    assert "Jan Kok" not in {name for words, name in names if words.endswith("moeder")}


def test_functions_in_two_countries() -> None:
    """*de Poolse minister* is not *de Deense minister*, but *de minister* is the latter."""
    minister = (
        "De/DET/det>minister {0}/ADJ/amod>minister minister/NOUN/nsubj>slaapt slaapt=slapen/VERB+Fin/root ."
    )
    text = "De Poolse minister slaapt. De Deense minister slaapt. De minister droomt."
    last = subject("De/DET/det>minister minister/NOUN/nsubj>droomt", "droomt=dromen")
    names = dict(called(text, minister.format("Poolse"), minister.format("Deense"), last))
    assert names["De Poolse minister"] == "De Poolse minister"
    assert names["De Deense minister"] == names["De minister"] == "De Deense minister"


def test_one_of_several() -> None:
    """*De tweede man* is none of *twee mannen* as a whole; *De mannen* are."""
    two = "Twee/NUM/nummod>mannen mannen=man/NOUN+Plur/nsubj>slapen slapen/VERB+Fin/root ."
    man = "De/DET/det>man tweede/ADJ/amod>man man/NOUN/nsubj>droomt droomt=dromen/VERB+Fin/root ."
    men = "De/DET/det>mannen mannen=man/NOUN+Plur/nsubj>dromen dromen/VERB+Fin/root ."
    assert called("Twee mannen slapen. De tweede man droomt.", two, man)[0][1] == "Twee mannen"
    assert len({name for _, name in called("Twee mannen slapen. De mannen dromen.", two, men)}) == 1


def test_title_that_stands_alone() -> None:
    """*Moeder* is the same mother each time, and *mevrouw* whoever has that title; *agent* may be any."""
    mother = subject("Moeder/NOUN/nsubj>slaapt")
    assert len(resolve("Moeder slaapt. Moeder slaapt.", mother, mother).entities) == 1
    lady = subject("Mevrouw/NOUN/nsubj>slaapt Smit/PROPN/appos>Mevrouw")
    text = "Mevrouw Smit slaapt. Mevrouw slaapt."
    assert called(text, lady, subject("Mevrouw/NOUN/nsubj>slaapt"))[-1] == ("Mevrouw", "Smit")
    agent = subject("Agent/NOUN/nsubj>slaapt Smit/PROPN/appos>Agent")
    text = "Agent Smit slaapt. Agent slaapt."
    assert called(text, agent, subject("Agent/NOUN/nsubj>slaapt"))[-1] == ("Agent", "Agent")


def test_adjectives_tell_two_apart() -> None:
    """*De jonge bakker* is not *de oude bakker*, and *de bakker* may be either."""

    def baker(adjective: str) -> str:
        return f"De/DET/det>bakker {adjective}bakker/NOUN/nsubj>slaapt slaapt=slapen/VERB+Fin/root ."

    old, young = baker("oude=oud/ADJ/amod>bakker "), baker("jonge=jong/ADJ/amod>bakker ")
    text = "De oude bakker slaapt. De jonge bakker slaapt."
    assert len(resolve(text, old, young).entities) == 2
    text = "De bakker slaapt. De jonge bakker slaapt."
    assert len(resolve(text, baker(""), young).entities) == 1
