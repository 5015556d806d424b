"""Who the clause of a verb names as its source."""

from __future__ import annotations

import pytest

from quoteattr.stages.reports import find_reports
from tests.stages.reports.found import BRIDGE, CLOSED, OPEN, reports_of, told
from tests.stages.tables import DUTCH, sentences_of


def test_passive_with_an_agent() -> None:
    """The agent of a passive cue is its source."""
    text = "Door de politie wordt gemeld dat de brug dicht is."
    table = (
        "Door/ADP/case>politie de/DET/det>politie politie/NOUN/obl:agent>gemeld wordt=worden/AUX+Fin/aux:pass>gemeld "
        "gemeld=melden/VERB/root " + CLOSED.format(tie="csubj>gemeld") + " ."
    )
    assert told(text, table) == [("politie", "melden", BRIDGE)]


def test_passive_without_an_agent() -> None:
    """*Er wordt gezegd dat Q* is a passive cue without a source."""
    text = "Er wordt gezegd dat de brug dicht is."
    table = (
        "Er/ADV/expl>gezegd wordt=worden/AUX+Fin/aux:pass>gezegd gezegd=zeggen/VERB/root "
        + CLOSED.format(tie="csubj>gezegd")
        + " ."
    )
    (report,) = reports_of(text, table)
    assert (report.passive, report.source) == (True, None)


def test_relative_clause() -> None:
    """In *de man die zei dat Q* the man is the source."""
    text = "De man die zei dat de brug dicht is, lachte."
    table = (
        "De/DET/det>man man/NOUN/nsubj>lachte die/PRON/nsubj>zei zei=zeggen/VERB+Past+Fin/acl:relcl>man "
        + CLOSED.format(tie="ccomp>zei")
        + " , lachte=lachen/VERB+Past+Fin/root ."
    )
    assert ("man", "zeggen", BRIDGE) in told(text, table)


def test_relative_clause_with_a_subject_of_its_own() -> None:
    """In *de man van wie Smit zei dat Q* Smit is the source, not the man."""
    text = "De man van wie Smit zei dat de brug dicht is, lachte."
    table = (
        "De/DET/det>man man/NOUN/nsubj>lachte van/ADP/case>wie wie/PRON/obl>zei Smit/PROPN/nsubj>zei "
        "zei=zeggen/VERB+Past+Fin/acl:relcl>man "
        + CLOSED.format(tie="ccomp>zei")
        + " , lachte=lachen/VERB+Past+Fin/root ."
    )
    assert [source for source, lemma, _ in told(text, table) if lemma == "zeggen"] == ["Smit"]


HEARD = "Anna/PROPN/nsubj>hoorde hoorde=horen/VERB+Past+Fin/root Piet/PROPN/obj>hoorde zeggen/VERB+Inf/xcomp>hoorde "


def test_who_is_heard() -> None:
    """In *Anna hoorde Piet zeggen dat Q* (Anna heard Piet say that) Piet is the source."""
    table = HEARD + CLOSED.format(tie="ccomp>zeggen") + " ."
    assert told("Anna hoorde Piet zeggen dat de brug dicht is.", table) == [("Piet", "zeggen", BRIDGE)]


def test_nobody_in_particular_is_heard() -> None:
    """In *Anna hoorde zeggen dat Q* nobody is named as the source."""
    table = HEARD.replace("Piet/PROPN/obj>hoorde ", "") + CLOSED.format(tie="ccomp>zeggen") + " ."
    assert told("Anna hoorde zeggen dat de brug dicht is.", table) == []


def test_who_dares_to_speak() -> None:
    """In *Anna durfde te zeggen dat Q* (dared to say) the subject of the other verb is the source."""
    table = "Anna/PROPN/nsubj>durfde durfde=durven/VERB+Past+Fin/root te/ADP/mark>zeggen zeggen/VERB+Inf/xcomp>durfde "
    table += CLOSED.format(tie="ccomp>zeggen") + " ."
    assert told("Anna durfde te zeggen dat de brug dicht is.", table) == [("Anna", "zeggen", BRIDGE)]


def test_shared_subject() -> None:
    """A cue that is coordinated with another verb shares its subject."""
    text = "Jansen bleef staan en zei dat de brug dicht is."
    table = (
        "Jansen/PROPN/nsubj>bleef bleef=blijven/VERB+Past+Fin/root staan/VERB+Inf/xcomp>bleef en/CCONJ/cc>zei "
        "zei=zeggen/VERB+Past+Fin/conj>bleef " + CLOSED.format(tie="ccomp>zei") + " ."
    )
    assert told(text, table) == [("Jansen", "zeggen", BRIDGE)]


def test_own_subject_of_a_coordinated_cue() -> None:
    """A coordinated cue with a subject of its own does not take that of the other verb."""
    text = "Jansen bleef staan en Smit zei dat de brug dicht is."
    table = (
        "Jansen/PROPN/nsubj>bleef bleef=blijven/VERB+Past+Fin/root staan/VERB+Inf/xcomp>bleef en/CCONJ/cc>zei "
        "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/conj>bleef " + CLOSED.format(tie="ccomp>zei") + " ."
    )
    assert told(text, table) == [("Smit", "zeggen", BRIDGE)]


def test_a_source_is_not_sought_across_a_mark() -> None:
    """The subject of a clause between marks does not speak the tag behind it."""
    text = '"Smit komt", zei Jansen.'
    table = (
        '" Smit/PROPN/nsubj>komt komt=komen/VERB+Fin/root " , zei=zeggen/VERB+Past+Fin/parataxis>komt '
        "Jansen/PROPN/nsubj>zei ."
    )
    (report,) = find_reports(sentences_of(text, [table]), [(1, 10)], DUTCH)
    assert report.source == 6


def test_tag_by_its_shape() -> None:
    """In *…, stelt hij.* the pronoun speaks whatever the tree makes of it; in *…, stelt de kok vragen* it does not."""
    text = "Anna is ziek, stelt hij."
    table = (
        "Anna/PROPN/nsubj>ziek is=zijn/AUX+Fin/cop>ziek ziek/ADJ/root , stelt=stellen/VERB+Fin/conj>ziek "
        "hij/PRON+Prs/obj>stelt ."
    )
    assert [source for source, _, _ in told(text, table)] == ["hij"]
    other = (
        "Anna/PROPN/nsubj>ziek is=zijn/AUX+Fin/cop>ziek ziek/ADJ/root , stelt=stellen/VERB+Fin/conj>ziek "
        "vragen=vraag/NOUN+Plur/obj>stelt aan/ADP/case>kok de/DET/det>kok kok/NOUN/obl>stelt ."
    )
    assert "vragen" not in [source for source, _, _ in told("Anna is ziek, stelt vragen aan de kok.", other)]


def test_compound_in_two_halves_as_source() -> None:
    """*het zeep- en voedingsbedrijf* is one source, named by its last half."""
    text = "Het zeep- en voedingsbedrijf zei dat de brug dicht is."
    table = (
        "Het/DET/det>zeep- zeep-/X/nsubj>zei en/CCONJ/cc>voedingsbedrijf voedingsbedrijf=voeding_bedrijf/NOUN/conj>zeep- "
        "zei=zeggen/VERB+Past+Fin/root " + CLOSED.format(tie="ccomp>zei") + " ."
    )
    assert told(text, table) == [("voedingsbedrijf", "zeggen", BRIDGE)]


def test_participle_for_people() -> None:
    """*zeggen betrokkenen* names people; *zegt verrast te zijn* does not."""
    text = "De brug is dicht, zeggen betrokkenen."
    table = (
        OPEN.format(tie="root")
        + " , zeggen/VERB+Fin/parataxis>dicht betrokkenen=betrekken/VERB+Part/obj>zeggen ."
    )
    assert told(text, table) == [("betrokkenen", "zeggen", "De brug is dicht")]


def test_pronoun_for_content_that_was_read_as_the_subject() -> None:
    """In *Dat stelt de bond* the bond speaks, whatever the parser takes for the subject."""
    text = "Dat stelt de bond."
    table = "Dat/PRON/nsubj>stelt stelt=stellen/VERB+Fin/root de/DET/det>bond bond/NOUN/obj>stelt ."
    assert [(report.source, report.previous) for report in reports_of(text, table)] == [(3, True)]


@pytest.mark.parametrize(
    ("subject", "rest", "source"),
    [
        ("het/PRON/nsubj>klinkt", "bij/ADP/case>bond de/DET/det>bond bond/NOUN/obl>klinkt", "bond"),
        (
            "het/DET/det>antwoord antwoord/NOUN/nsubj>klinkt",
            "van/ADP/case>Bos Bos/PROPN/nmod>antwoord",
            "Bos",
        ),
        ("het/PRON/nsubj>klinkt", "luid/ADJ/advmod>klinkt", None),
    ],
)
def test_where_something_sounds(subject: str, rest: str, source: str | None) -> None:
    """*klinkt het bij X* and *klinkt het antwoord van X* name X; *klinkt het luid* names nobody."""
    cells = f"{subject} {rest}"
    words = " ".join(cell.partition("/")[0] for cell in cells.split())
    text = f"De brug is dicht, klinkt {words}."
    table = OPEN.format(tie="root") + f" , klinkt=klinken/VERB+Fin/parataxis>dicht {cells} ."
    found = [report for report in reports_of(text, table) if report.lemma == "klinken"]
    tokens = sentences_of(text, [table])[0].tokens
    assert [None if r.source is None else tokens[r.source].text for r in found] == [source]


def test_one_of_several() -> None:
    """*één van hen* speaks, whatever the tagger takes *één* for."""
    text = "Eén van hen zegt dat de brug dicht is."
    table = (
        "Eén/ADV/advmod>zegt van/ADP/case>hen hen/PRON/obl>Eén zegt=zeggen/VERB+Fin/root "
        + CLOSED.format(tie="ccomp>zegt")
        + " ."
    )
    assert told(text, table) == [("Eén", "zeggen", BRIDGE)]


def test_name_in_front_that_was_hung_elsewhere() -> None:
    """*Sterker, Smit zegt dat Q* has Smit; what stands behind a preposition is no subject."""
    text = "Sterker, Smit zegt dat de brug dicht is."
    table = (
        "Sterker/ADJ/advmod>zegt , Smit/PROPN/parataxis>Sterker zegt=zeggen/VERB+Fin/root "
        + CLOSED.format(tie="ccomp>zegt")
        + " ."
    )
    assert told(text, table) == [("Smit", "zeggen", BRIDGE)]
    behind = table.replace("Sterker/ADJ/advmod>zegt ,", "Namens/ADP/case>Smit").replace(">Sterker", ">zegt")
    assert told("Namens Smit zegt dat de brug dicht is.", behind) == []


def test_tag_with_an_auxiliary_and_two_subjects() -> None:
    """*Q, heeft Bos berekend* has Bos, whatever else was read as the subject; without a comma it has the first."""
    text = "De brug is dicht, heeft Bos berekend."
    table = (
        "De/DET/det>brug brug/NOUN/nsubj>berekend is=zijn/AUX+Fin/cop>dicht dicht/ADJ/obl>berekend , "
        "heeft=hebben/AUX+Fin/aux>berekend Bos/PROPN/nsubj>berekend berekend=berekenen/VERB+Part/root ."
    )
    assert told(text, table) == [("Bos", "berekenen", "De brug is dicht")]
    assert told(text.replace(",", ""), table.replace(" ,", "")) == []


def test_people_by_a_word_without_features() -> None:
    """*Q, stellen omwonenden* has a source though that was read as a verb; *Q, stellen zij* has the pronoun."""
    text = "De brug is dicht, stellen omwonenden."
    table = (
        "De/DET/det>brug brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht dicht/ADJ/root , "
        "stellen/VERB+Fin/parataxis>dicht omwonenden/VERB/obj>stellen ."
    )
    assert told(text, table) == [("omwonenden", "stellen", "De brug is dicht")]
    worked = table.replace("omwonenden/VERB/obj", "wonend/VERB+Inf/xcomp")
    assert told(text.replace("omwonenden", "wonend"), worked) == []


@pytest.mark.parametrize("features", ["Sing", "Inf"])
def test_person_that_was_read_as_a_verb(features: str) -> None:
    """*De verdachte zegt dat Q* has a source though that was read as a verb; a clause as the subject is none."""
    text = "De verdachte zegt dat de brug dicht is."
    table = (
        f"De/DET/det>verdachte verdachte=verdenken/VERB+{features}/nsubj>zegt zegt=zeggen/VERB+Fin/root "
        + CLOSED.format(tie="ccomp>zegt")
        + " ."
    )
    assert told(text, table) == [("verdachte", "zeggen", BRIDGE)]
    clausal = table.replace("De/DET/det>", "Wie/PRON/nsubj>")
    assert told(text.replace("De verdachte", "Wie verdachte"), clausal) == []


def test_number_as_a_source() -> None:
    """*De twee zeggen Q* has *twee* as its source, also where the tree hangs it on the verb."""
    text = "De twee zeggen dat de brug dicht is."
    for tie in ("nsubj", "nummod"):
        table = f"De/DET/det>twee twee/NUM/{tie}>zeggen zeggen/VERB+Fin/root {CLOSED.format(tie='ccomp>zeggen')} ."
        assert [source for source, *_ in told(text, table)] == ["twee"]


@pytest.mark.parametrize(
    ("partner", "sources"), [("weten/VERB+Inf/xcomp>laten", ["agent"]), ("zakken/VERB+Inf/xcomp>laten", [])]
)
def test_subject_behind_the_auxiliary_of_a_tag(partner: str, sources: list[str]) -> None:
    """*Q, heeft zijn agent laten weten* has the agent as its source, whatever he was read as."""
    word = partner.partition("/")[0]
    text = f"De brug is dicht, heeft de agent laten {word}."
    table = (
        f"De/DET/det>brug brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht dicht/ADJ/root , heeft=hebben/AUX+Fin/aux>laten "
        f"de/DET/det>agent agent/NOUN/obj>laten laten/VERB+Inf/parataxis>dicht {partner} ."
    )
    assert [source for source, *_ in told(text, table)] == sources


@pytest.mark.parametrize(("particle", "sources"), [("Van", ["Delft"]), ("Uit", [])])
def test_particle_of_a_name_at_the_start(particle: str, sources: list[str]) -> None:
    """*Van Delft vertelt dat Q* has a name as its source, though *Van* was read as a preposition."""
    text = f"{particle} Delft vertelt dat de brug dicht is."
    table = (
        f"{particle}/ADP/case>Delft Delft/PROPN/obl>vertelt vertelt=vertellen/VERB+Fin/root "
        + CLOSED.format(tie="ccomp>vertelt")
        + " ."
    )
    assert [source for source, *_ in told(text, table)] == sources


@pytest.mark.parametrize(("word", "sources"), [("eens/ADV", ["Smit"]), ("na/ADP", [])])
def test_subject_shared_with_a_predicate(word: str, sources: list[str]) -> None:
    """*Smit is het eens en zegt dat Q* shares its subject with an adverb that is the predicate."""
    form = word.partition("/")[0]
    text = f"Smit is het {form} en zegt dat de brug dicht is."
    table = (
        f"Smit/PROPN/nsubj>{form} is=zijn/AUX+Fin/cop>{form} het/PRON/obj>{form} {word}/root en/CCONJ/cc>zegt "
        f"zegt=zeggen/VERB+Fin/conj>{form} {CLOSED.format(tie='ccomp>zegt')} ."
    )
    assert [source for source, *_ in told(text, table)] == sources


def test_subject_that_the_tree_puts_between_marks() -> None:
    """*De bode riep: "…"* (The messenger called): who opens the sentence is the source; nobody else is."""
    table = (
        '{words} riep=roepen/VERB+Past+Fin/parataxis>dicht : " De/DET/det>brug brug/NOUN/nsubj>dicht '
        'is=zijn/AUX+Fin/cop>dicht dicht/ADJ/root . "'
    )
    for opening, words, source in (
        ("De bode riep", "De/DET/det>bode bode/NOUN/nsubj>dicht", 1),
        (
            "Toen kwam de bode en riep",
            "Toen/ADV/advmod>dicht kwam=komen/VERB+Past/dep>dicht de/DET/det>bode "
            "bode/NOUN/nsubj>dicht en/CCONJ/cc>riep",
            None,
        ),
    ):
        text = f'{opening}: "De brug is dicht."'
        quoted = text.index('"')
        sentences = sentences_of(text, [table.format(words=words)])
        (report,) = find_reports(sentences, [(quoted, len(text))], DUTCH)
        assert report.source == source
