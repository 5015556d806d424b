"""Cues, the sources that they name and the clauses that they report, on trees that are written out by hand."""

from __future__ import annotations

import pytest
from attrs import evolve

from quoteattr.parsing.surface import SurfaceParser
from quoteattr.schema import Factuality, Medium, Polarity
from quoteattr.stages.layout import read_paragraphs
from quoteattr.stages.reports import CueClass, Report, find_reports
from tests.stages.tables import DUTCH, sentences_of

CLOSED = (
    "dat/SCONJ/mark>dicht de/DET/det>brug brug/NOUN/nsubj>dicht dicht/ADJ/{tie} is=zijn/AUX+Fin/cop>dicht"
)
"""*dat de brug dicht is*: a clause for any cue."""
BRIDGE = "de brug dicht is"


def reports_of(text: str, *tables: str) -> tuple[Report, ...]:
    return find_reports(sentences_of(text, tables), (), DUTCH)


def told(text: str, *tables: str) -> list[tuple[str, str, str]]:
    """Source, lemma of the cue and content of each report that has both a source and a content."""
    sentences = sentences_of(text, tables)
    return [
        (
            sentences[report.sentence].tokens[report.source].text,
            report.lemma,
            text[report.content.start : report.content.end],
        )
        for report in find_reports(sentences, (), DUTCH)
        if report.source is not None and report.content is not None
    ]


def frames_of(text: str, *tables: str) -> list[str]:
    return [report.content.frame for report in reports_of(text, *tables) if report.content is not None]


# -- clauses that depend on a verb -------------------------------------------------------------------


def test_that_clause() -> None:
    """*X zei dat Q* reports Q without its *dat*."""
    text = "Smit zei dat de brug dicht is."
    table = "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root " + CLOSED.format(tie="ccomp>zei") + " ."
    assert told(text, table) == [("Smit", "zeggen", BRIDGE)]
    assert frames_of(text, table) == ["that_clause"]


def test_clauses_under_one_cue_are_one() -> None:
    """*X zei dat A en dat B* reports A and B as one content."""
    text = "Smit zei dat de brug dicht is en dat hij baalt."
    table = (
        "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root " + CLOSED.format(tie="ccomp>zei") + " "
        "en/CCONJ/cc>baalt dat/SCONJ/mark>baalt hij/PRON+Prs/nsubj>baalt baalt=balen/VERB+Fin/conj>dicht ."
    )
    assert told(text, table)[0] == ("Smit", "zeggen", "de brug dicht is en dat hij baalt")
    assert told(text, table.replace("conj>dicht", "conj>zei"))[0][2] == "de brug dicht is en dat hij baalt"


def test_question_clause() -> None:
    """*X vraagt of Q* reports Q without its *of*."""
    text = "Smit vraagt of hij mag blijven."
    table = (
        "Smit/PROPN/nsubj>vraagt vraagt=vragen/VERB+Fin/root of/SCONJ/mark>blijven hij/PRON+Prs/nsubj>blijven "
        "mag=mogen/AUX+Fin/aux>blijven blijven/VERB+Inf/ccomp>vraagt ."
    )
    assert told(text, table) == [("Smit", "vragen", "hij mag blijven")]


def test_infinitive_clause() -> None:
    """*X belooft te Q* reports the infinitive with all that depends on it."""
    text = "Smit belooft de brug te herstellen."
    table = (
        "Smit/PROPN/nsubj>belooft belooft=beloven/VERB+Fin/root de/DET/det>brug brug/NOUN/obj>herstellen "
        "te/ADP/mark>herstellen herstellen/VERB+Inf/xcomp>belooft ."
    )
    assert told(text, table) == [("Smit", "beloven", "de brug te herstellen")]
    assert frames_of(text, table) == ["infinitive"]


def test_infinitive_clause_with_om() -> None:
    """The content of *X adviseert om te Q* starts after *om*."""
    text = "De wethouder adviseert om de brug te sluiten."
    table = (
        "De/DET/det>wethouder wethouder/NOUN/nsubj>adviseert adviseert=adviseren/VERB+Fin/root "
        "om/SCONJ/mark>sluiten de/DET/det>brug brug/NOUN/obj>sluiten te/ADP/mark>sluiten "
        "sluiten/VERB+Inf/xcomp>adviseert ."
    )
    assert told(text, table) == [("wethouder", "adviseren", "de brug te sluiten")]


def test_wish_to_do_is_no_report() -> None:
    """*wil* with a plain infinitive tells what somebody wants to do, not what is said."""
    text = "Smit wil de brug herstellen."
    table = (
        "Smit/PROPN/nsubj>herstellen wil=willen/AUX+Fin/aux>herstellen de/DET/det>brug brug/NOUN/obj>herstellen "
        "herstellen/VERB+Inf/root ."
    )
    assert told(text, table) == []


def test_bare_clause() -> None:
    """A main clause behind *X zegt:* is reported."""
    text = "Jansen zegt: het plan is af."
    table = (
        "Jansen/PROPN/nsubj>zegt zegt=zeggen/VERB+Fin/root : het/DET/det>plan plan/NOUN/nsubj>af "
        "is=zijn/AUX+Fin/cop>af af/ADJ/parataxis>zegt ."
    )
    assert told(text, table) == [("Jansen", "zeggen", "het plan is af")]


def test_bare_clause_needs_a_finite_verb() -> None:
    """A loose word behind the cue is no clause."""
    text = "Jansen zegt: hallo."
    table = "Jansen/PROPN/nsubj>zegt zegt=zeggen/VERB+Fin/root : hallo/INTJ/parataxis>zegt ."
    assert told(text, table) == []


def test_separable_verb() -> None:
    """*legt … uit* is the cue *uit_leggen*, whose clause is reported."""
    text = "De dokter legt uit dat de brug dicht is."
    table = (
        "De/DET/det>dokter dokter/NOUN/nsubj>legt legt=uit_leggen/VERB+Fin/root uit/ADP/compound:prt>legt "
        + CLOSED.format(tie="ccomp>legt")
        + " ."
    )
    assert told(text, table) == [("dokter", "uit_leggen", BRIDGE)]


def test_light_verb() -> None:
    """*laat weten dat Q* is one cue with the lemma *laten weten*."""
    text = "De gemeente laat weten dat de brug dicht is."
    for tie in ("ccomp>weten", "ccomp>laat"):
        table = (
            "De/DET/det>gemeente gemeente/NOUN/nsubj>laat laat=laten/VERB+Fin/root weten/VERB+Inf/xcomp>laat "
            + CLOSED.format(tie=tie)
            + " ."
        )
        assert told(text, table) == [("gemeente", "laten weten", BRIDGE)]


def test_light_verb_alone_is_no_cue() -> None:
    """*laten* without *weten* reports nothing."""
    text = "De gemeente laat de brug sluiten."
    table = (
        "De/DET/det>gemeente gemeente/NOUN/nsubj>laat laat=laten/VERB+Fin/root de/DET/det>brug "
        "brug/NOUN/obj>sluiten sluiten/VERB+Inf/xcomp>laat ."
    )
    assert reports_of(text, table) == ()


@pytest.mark.parametrize(
    ("subject", "verb"),
    [
        ("Jansen/PROPN", "weet=weten"),
        ("Jansen/PROPN", "ziet=zien"),
        ("Jansen/PROPN", "ontdekt=ontdekken"),
        ("Het/PRON", "blijkt=blijken"),
    ],
)
def test_plain_facts_are_not_reported(subject: str, verb: str) -> None:
    """What somebody knows, sees or finds out, and what turns out, is told as a fact."""
    text = f"{subject.partition('/')[0]} {verb.partition('=')[0]} dat de brug dicht is."
    form = verb.partition("=")[0]
    table = f"{subject}/nsubj>{form} {verb}/VERB+Fin/root {CLOSED.format(tie='ccomp>' + form)} ."
    assert told(text, table) == []


# -- tags --------------------------------------------------------------------------------------------


def test_inverted_tag() -> None:
    """*Q, zegt X* reports the clause before the comma."""
    text = "Het water stijgt snel, zegt dijkgraaf Jansen."
    table = (
        "Het/DET/det>water water/NOUN/nsubj>stijgt stijgt=stijgen/VERB+Fin/root snel/ADJ/advmod>stijgt , "
        "zegt=zeggen/VERB+Fin/parataxis>stijgt dijkgraaf/NOUN/nsubj>zegt Jansen/PROPN/appos>dijkgraaf ."
    )
    assert told(text, table) == [("dijkgraaf", "zeggen", "Het water stijgt snel")]
    assert frames_of(text, table) == ["inverted_tag"]


def test_inverted_tag_without_a_subject_relation() -> None:
    """The noun phrase right behind an inverted verb is its source, whatever the parser called it."""
    text = "Het water stijgt snel, zegt Jansen."
    table = (
        "Het/DET/det>water water/NOUN/nsubj>stijgt stijgt=stijgen/VERB+Fin/root snel/ADJ/advmod>stijgt , "
        "zegt=zeggen/VERB+Fin/parataxis>stijgt Jansen/PROPN/obj>zegt ."
    )
    assert told(text, table) == [("Jansen", "zeggen", "Het water stijgt snel")]


def test_medial_tag() -> None:
    """A tag in the middle reports the whole clause around it."""
    text = "De brug, zegt Jansen, is vandaag te smal."
    table = (
        "De/DET/det>brug brug/NOUN/nsubj>smal , zegt=zeggen/VERB+Fin/parataxis>smal Jansen/PROPN/nsubj>zegt , "
        "is=zijn/AUX+Fin/cop>smal vandaag/ADV/advmod>smal te/ADV/advmod>smal smal/ADJ/root ."
    )
    assert told(text, table) == [("Jansen", "zeggen", "De brug, zegt Jansen, is vandaag te smal")]
    assert frames_of(text, table) == ["medial_tag"]


def test_tag_before_a_colon() -> None:
    """*Op de vraag …, zei X: …* announces what follows and does not report what precedes it."""
    text = "Omdat de brug dicht is, zei Jansen: ga fietsen."
    table = (
        "Omdat/SCONJ/mark>dicht de/DET/det>brug brug/NOUN/nsubj>dicht dicht/ADJ/ccomp>zei is=zijn/AUX+Fin/cop>dicht , "
        "zei=zeggen/VERB+Past+Fin/root Jansen/PROPN/nsubj>zei : ga=gaan/VERB/parataxis>zei fietsen/VERB+Inf/xcomp>ga ."
    )
    assert BRIDGE not in [content for _, _, content in told(text, table)]


# -- prepositions ------------------------------------------------------------------------------------

DROVE = "reed=rijden/VERB+Past+Fin/root"
MAN = "de/DET/det>man man/NOUN/nsubj>reed"
POLICE = "volgens/ADP/case>politie de/DET/det>politie politie/NOUN/obl>reed"
TOO_FAST = "te/ADV/advmod>hard hard/ADJ/advmod>reed"


def test_aldus() -> None:
    """*Q, aldus X* reports the clause before *aldus*."""
    text = "De brug is te smal, aldus de minister."
    for relation in ("parataxis", "obl"):
        table = (
            "De/DET/det>brug brug/NOUN/nsubj>smal is=zijn/AUX+Fin/cop>smal te/ADV/advmod>smal smal/ADJ/root , "
            f"aldus/ADP/case>minister de/DET/det>minister minister/NOUN/{relation}>smal ."
        )
        assert told(text, table) == [("minister", "aldus", "De brug is te smal")]


def test_aldus_as_an_adverb() -> None:
    """*Aldus geschiedde* (thus it happened) names no source."""
    table = "Aldus/ADV/advmod>geschiedde geschiedde=geschieden/VERB+Past+Fin/root ."
    assert told("Aldus geschiedde.", table) == []


ZO_SAYS = (
    "De/DET/det>brug brug/NOUN/nsubj>smal is=zijn/AUX+Fin/cop>smal te/ADV/advmod>smal smal/ADJ/root , "
    "zo/ADV/advmod>{verb} {verb}={lemma}/VERB+Fin/parataxis>smal Smit/PROPN/nsubj>{verb} ."
)


def test_zo_zegt() -> None:
    """*Q, zo zegt X* reports the clause before *zo*."""
    table = ZO_SAYS.format(verb="zegt", lemma="zeggen")
    assert told("De brug is te smal, zo zegt Smit.", table) == [("Smit", "zeggen", "De brug is te smal")]


def test_zo_with_another_verb() -> None:
    """*Q, zo loopt X* says how, and reports nothing."""
    table = ZO_SAYS.format(verb="loopt", lemma="lopen")
    assert told("De brug is te smal, zo loopt Smit.", table) == []


def test_volgens_first() -> None:
    """*Volgens X Q* reports what follows the phrase."""
    text = "Volgens de politie reed de man te hard."
    table = f"V{POLICE[1:]} {DROVE} {MAN} {TOO_FAST} ."
    assert told(text, table) == [("politie", "volgens", "reed de man te hard")]


def test_volgens_in_the_middle() -> None:
    """With *volgens X* in the middle the whole clause is the content."""
    text = "De man reed volgens de politie te hard."
    table = f"D{MAN[1:]} {DROVE} {POLICE} {TOO_FAST} ."
    assert told(text, table) == [("politie", "volgens", "De man reed volgens de politie te hard")]


def test_volgens_last() -> None:
    """*Q, volgens X* reports what precedes the phrase."""
    text = "De man reed te hard, volgens de politie."
    table = f"D{MAN[1:]} {DROVE} {TOO_FAST} , {POLICE} ."
    assert told(text, table) == [("politie", "volgens", "De man reed te hard")]


@pytest.mark.parametrize("noun", ["plan", "schema", "afspraak"])
def test_volgens_something_that_says_nothing(noun: str) -> None:
    """*volgens plan* names no source."""
    text = f"Volgens {noun} vertrekt de trein morgen."
    table = (
        f"Volgens/ADP/case>{noun} {noun}/NOUN/obl>vertrekt vertrekt=vertrekken/VERB+Fin/root de/DET/det>trein "
        "trein/NOUN/nsubj>vertrekt morgen/ADV/advmod>vertrekt ."
    )
    assert reports_of(text, table) == ()


SEEN = "gezien=zien/VERB/root"
OWN = "naar/ADP/case>zeggen eigen/ADJ/amod>zeggen zeggen/VERB+Inf/obl>gezien"


def test_by_own_account_first() -> None:
    """*Naar eigen zeggen* at the start reports its clause, whose subject is the source."""
    text = "Naar eigen zeggen heeft Jansen niets gezien."
    table = (
        f"N{OWN[1:]} heeft=hebben/AUX+Fin/aux>gezien Jansen/PROPN/nsubj>gezien niets/PRON/obj>gezien {SEEN} ."
    )
    assert told(text, table) == [("Jansen", "naar eigen zeggen", "heeft Jansen niets gezien")]


def test_by_own_account_in_the_middle() -> None:
    """*naar eigen zeggen* in the middle has the subject of the clause as its source."""
    text = "Jansen heeft naar eigen zeggen niets gezien."
    table = f"Jansen/PROPN/nsubj>gezien heeft=hebben/AUX+Fin/aux>gezien {OWN} niets/PRON/obj>gezien {SEEN} ."
    (report,) = (report for report in reports_of(text, table) if report.cue_class is CueClass.OWN_WORDS)
    assert report.source == 0
    assert text[report.start : report.end] == "naar eigen zeggen"


def test_to_own_idea_alone_is_no_report() -> None:
    """*naar zijn idee* without *eigen* or *zeggen* names no source."""
    text = "Jansen ging naar een mooi idee luisteren."
    table = (
        "Jansen/PROPN/nsubj>ging ging=gaan/VERB+Past+Fin/root naar/ADP/case>idee een/DET/det>idee "
        "mooi/ADJ/amod>idee idee/NOUN/obl>luisteren luisteren/VERB+Inf/xcomp>ging ."
    )
    assert told(text, table) == []


# -- predicates and nouns ----------------------------------------------------------------------------


def test_convinced() -> None:
    """*is ervan overtuigd dat Q* reports Q as a thought."""
    text = "Smit is ervan overtuigd dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>overtuigd is=zijn/AUX+Fin/cop>overtuigd ervan/ADV/advmod>overtuigd overtuigd/ADJ/root "
        + CLOSED.format(tie="ccomp>overtuigd")
        + " ."
    )
    assert told(text, table) == [("Smit", "overtuigd", BRIDGE)]
    assert reports_of(text, table)[0].medium is Medium.THOUGHT


def test_afraid() -> None:
    """*is bang dat Q* reports Q."""
    text = "De boeren zijn bang dat de brug dicht is."
    table = (
        "De/DET/det>boeren boeren=boer/NOUN+Plur/nsubj>bang zijn/AUX+Fin/cop>bang bang/ADJ/root "
        + CLOSED.format(tie="ccomp>bang")
        + " ."
    )
    assert told(text, table) == [("boeren", "bang", BRIDGE)]


def test_afraid_of_something() -> None:
    """*is bang voor Y* has no clause and reports nothing."""
    text = "De boeren zijn bang voor de droogte."
    table = (
        "De/DET/det>boeren boeren=boer/NOUN+Plur/nsubj>bang zijn/AUX+Fin/cop>bang bang/ADJ/root "
        "voor/ADP/case>droogte de/DET/det>droogte droogte/NOUN/obl>bang ."
    )
    assert reports_of(text, table) == ()


def test_noun_with_a_clause() -> None:
    """*de conclusie van X dat Q* reports Q with X as its source."""
    text = "De conclusie van Jansen dat de brug dicht is, verraste iedereen."
    table = (
        "De/DET/det>conclusie conclusie/NOUN/nsubj>verraste van/ADP/case>Jansen Jansen/PROPN/nmod>conclusie "
        + CLOSED.format(tie="acl>conclusie")
        + " , verraste=verrassen/VERB+Past+Fin/root iedereen/PRON/obj>verraste ."
    )
    assert told(text, table) == [("Jansen", "conclusie", BRIDGE)]


def test_noun_without_a_source() -> None:
    """*de conclusie dat Q* names nobody, so nothing is reported."""
    text = "De conclusie dat de brug dicht is, verraste iedereen."
    table = (
        "De/DET/det>conclusie conclusie/NOUN/nsubj>verraste "
        + CLOSED.format(tie="acl>conclusie")
        + " , verraste=verrassen/VERB+Past+Fin/root iedereen/PRON/obj>verraste ."
    )
    assert reports_of(text, table) == ()


# -- the sentence before -----------------------------------------------------------------------------

BEFORE = "De/DET/det>brug brug/NOUN/nsubj>blijft blijft=blijven/VERB+Fin/root dicht/ADJ/xcomp>blijft ."


def test_that_is_what_the_council_reports() -> None:
    """*Dat meldt X* reports the sentence before it."""
    text = "De brug blijft dicht. Dat meldt de gemeente."
    table = "Dat/PRON/obj>meldt meldt=melden/VERB+Fin/root de/DET/det>gemeente gemeente/NOUN/nsubj>meldt ."
    (report,) = reports_of(text, BEFORE, table)
    assert (report.previous, report.source) == (True, 3)


def test_that_with_a_light_verb() -> None:
    """*Dat laat X weten* reports the sentence before it."""
    text = "De brug blijft dicht. Dat laat de gemeente weten."
    table = (
        "Dat/PRON/obj>weten laat=laten/VERB+Fin/root de/DET/det>gemeente gemeente/NOUN/nsubj>laat "
        "weten/VERB+Inf/xcomp>laat ."
    )
    (report,) = reports_of(text, BEFORE, table)
    assert (report.previous, report.lemma) == (True, "laten weten")


def test_that_without_a_cue() -> None:
    """*Dat is jammer* reports nothing."""
    text = "De brug blijft dicht. Dat is jammer."
    assert (
        reports_of(text, BEFORE, "Dat/PRON/nsubj>jammer is=zijn/AUX+Fin/cop>jammer jammer/ADJ/root .") == ()
    )


# -- who the source is -------------------------------------------------------------------------------


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


# -- whether it was said -----------------------------------------------------------------------------


def clause_of(subject: str, rest: str, tie: str) -> str:
    return f"{subject} {rest} {CLOSED.format(tie=tie)} ."


@pytest.mark.parametrize(
    ("text", "table", "polarity"),
    [
        ("Smit zei niet dat", "zei=zeggen/VERB+Past+Fin/root niet/ADV/advmod>zei", Polarity.NEGATIVE),
        ("Smit zei nooit dat", "zei=zeggen/VERB+Past+Fin/root nooit/ADV/advmod>zei", Polarity.NEGATIVE),
        ("Smit ontkent dat", "ontkent=ontkennen/VERB+Fin/root", Polarity.NEGATIVE),
        ("Smit zei gisteren dat", "zei=zeggen/VERB+Past+Fin/root gisteren/ADV/advmod>zei", Polarity.POSITIVE),
    ],
)
def test_polarity(text: str, table: str, polarity: Polarity) -> None:
    """A cue that is negated, or that denies, is negative."""
    verb = table.partition("=")[0]
    whole = clause_of(f"Smit/PROPN/nsubj>{verb}", table, f"ccomp>{verb}")
    (report,) = reports_of(text.removesuffix("dat") + "dat de brug dicht is.", whole)
    assert report.polarity is polarity


@pytest.mark.parametrize(
    ("auxiliary", "factuality"),
    [
        ("zou=zullen/AUX+Past+Fin", Factuality.HYPOTHETICAL),
        ("zal=zullen/AUX+Fin", Factuality.FUTURE),
        ("gaat=gaan/AUX+Fin", Factuality.FUTURE),
        ("kan=kunnen/AUX+Fin", Factuality.HYPOTHETICAL),
    ],
)
def test_auxiliaries_tell_whether_it_was_said(auxiliary: str, factuality: Factuality) -> None:
    """*zou*, *kan*, *zal* and *gaat zeggen* are not assertions that it was said."""
    text = f"Smit {auxiliary.partition('=')[0]} zeggen dat de brug dicht is."
    table = clause_of(
        "Smit/PROPN/nsubj>zeggen", f"{auxiliary}/aux>zeggen zeggen/VERB+Inf/root", "ccomp>zeggen"
    )
    assert [report.factuality for report in reports_of(text, table)] == [factuality]


def test_a_condition_is_hypothetical() -> None:
    """*Als X zegt dat Q* does not tell that X said it."""
    text = "Als Smit zegt dat de brug dicht is, lacht hij."
    table = (
        "Als/SCONJ/mark>zegt Smit/PROPN/nsubj>zegt zegt=zeggen/VERB+Fin/advcl>lacht "
        + CLOSED.format(tie="ccomp>zegt")
        + " , lacht=lachen/VERB+Fin/root hij/PRON+Prs/nsubj>lacht ."
    )
    assert reports_of(text, table)[0].factuality is Factuality.HYPOTHETICAL


def test_a_question_is_questioned() -> None:
    """*Zegt X dat Q?* asks whether it was said."""
    text = "Zegt Smit dat de brug dicht is?"
    table = "Zegt=zeggen/VERB+Fin/root Smit/PROPN/nsubj>Zegt " + CLOSED.format(tie="ccomp>Zegt") + " ?"
    assert [report.factuality for report in reports_of(text, table)] == [Factuality.QUESTIONED]


def test_nobody_in_particular_is_generic() -> None:
    """*Men zegt dat Q* is said by nobody in particular."""
    text = "Men zegt dat de brug dicht is."
    table = "Men/PRON/nsubj>zegt zegt=zeggen/VERB+Fin/root " + CLOSED.format(tie="ccomp>zegt") + " ."
    assert [report.factuality for report in reports_of(text, table)] == [Factuality.GENERIC]


@pytest.mark.parametrize(
    ("verb", "medium"),
    [
        ("schrijft=schrijven", Medium.WRITING),
        ("denkt=denken", Medium.THOUGHT),
        ("zegt=zeggen", Medium.SPEECH),
    ],
)
def test_medium(verb: str, medium: Medium) -> None:
    """The verb tells whether it was said, thought or written."""
    form = verb.partition("=")[0]
    table = clause_of(f"Smit/PROPN/nsubj>{form}", f"{verb}/VERB+Fin/root", f"ccomp>{form}")
    assert [report.medium for report in reports_of(f"Smit {form} dat de brug dicht is.", table)] == [medium]


# -- without trees -----------------------------------------------------------------------------------


def test_sentences_that_are_only_tagged_report_nothing() -> None:
    """A sentence that nobody asked a tree of is passed over."""
    text = "Smit zei dat de brug dicht is."
    table = "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root " + CLOSED.format(tie="ccomp>zei") + " ."
    sentences = [evolve(sentence, parsed=False) for sentence in sentences_of(text, [table])]
    assert find_reports(sentences, (), DUTCH) == ()


def on_the_surface(text: str) -> list[tuple[str, str]]:
    sentences = SurfaceParser().tokenize(text, read_paragraphs(text))
    found = find_reports(sentences, (), DUTCH)
    assert all(report.content is None for report in found)
    return [
        (report.lemma, sentences[report.sentence].tokens[report.source].text)
        for report in found
        if report.source is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zei Jan gisteren.", [("zeggen", "Jan")]),
        ("Jan zegt: kom.", [("zeggen", "Jan")]),
        ("vroeg ze.", [("vragen", "ze")]),
        ("aldus wethouder Smit.", [("aldus", "Smit")]),
        ("De brug zegt niets.", []),
        ("zei iets, Jan.", []),
        ("Jan aldus.", []),
    ],
)
def test_cues_without_a_model(text: str, expected: list[tuple[str, str]]) -> None:
    """Without any analysis the forms of cues report with the name or pronoun right beside them, and no clause."""
    assert on_the_surface(text) == expected


# -- clauses that the tree ties loosely --------------------------------------------------------------

OPEN = "De/DET/det>brug brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht dicht/ADJ/{tie}"


def test_infinitive_of_a_light_verb() -> None:
    """*X maakte bekend te Q* reports the infinitive that hangs on *bekend*."""
    text = "Smit maakte bekend zich terug te trekken."
    table = (
        "Smit/PROPN/nsubj>maakte maakte=maken/VERB+Past+Fin/root bekend/ADJ/xcomp>maakte zich/PRON/obj>trekken "
        "terug/ADV/compound:prt>trekken te/ADP/mark>trekken trekken=terug_trekken/VERB+Inf/xcomp>bekend ."
    )
    assert told(text, table) == [("Smit", "maken bekend", "zich terug te trekken")]


def test_tag_with_an_auxiliary() -> None:
    """*Q, moet X toegeven* is a tag like *Q, zegt X*; *toen moest X iets toegeven* reports nothing."""
    text = "De brug is dicht, moet Smit toegeven."
    table = (
        OPEN.format(tie="root") + " , moet=moeten/AUX+Fin/aux>toegeven Smit/PROPN/nsubj>toegeven "
        "toegeven=toe_geven/VERB+Inf/parataxis>dicht ."
    )
    assert told(text, table) == [("Smit", "toe_geven", "De brug is dicht")]
    other = (
        "Toen/ADV/advmod>toegeven moest=moeten/AUX+Past+Fin/aux>toegeven Smit/PROPN/nsubj>toegeven "
        "iets/PRON/obj>toegeven toegeven=toe_geven/VERB+Inf/root ."
    )
    assert told("Toen moest Smit iets toegeven.", other) == []


def test_tag_behind_a_whole_clause() -> None:
    """What follows a tag is reported when it completes the clause, and is not when it only adds to it."""
    added = OPEN.format(tie="root") + (
        " , zegt=zeggen/VERB+Fin/parataxis>dicht Smit/PROPN/nsubj>zegt , want/CCONJ/cc>op hij/PRON+Prs/nsubj>op "
        "is=zijn/AUX+Fin/cop>op op/ADJ/conj>dicht ."
    )
    assert told("De brug is dicht, zegt Smit, want hij is op.", added)[0][2] == "De brug is dicht"
    split = (
        "De/DET/det>brug brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht , zegt=zeggen/VERB+Fin/parataxis>dicht "
        "Smit/PROPN/nsubj>zegt , morgen/ADV/advmod>dicht dicht/ADJ/root ."
    )
    assert told("De brug is, zegt Smit, morgen dicht.", split)[0][2] == "De brug is, zegt Smit, morgen dicht"


def test_tag_behind_a_connective() -> None:
    """In *Maar, zeggen X, Q* only Q is reported."""
    text = "Maar, zeggen buren, de brug is dicht."
    table = (
        "Maar/CCONJ/cc>dicht , zeggen/VERB+Fin/parataxis>dicht buren=buur/NOUN+Plur/nsubj>zeggen , de/DET/det>brug "
        "brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht dicht/ADJ/root ."
    )
    assert told(text, table) == [("buren", "zeggen", "de brug is dicht")]


def test_tag_without_a_comma() -> None:
    """A clause with a finite verb before its tag is reported even as an open complement."""
    text = "De brug is dicht zegt Smit."
    table = OPEN.format(tie="xcomp>zegt") + " zegt=zeggen/VERB+Fin/root Smit/PROPN/nsubj>zegt ."
    assert told(text, table) == [("Smit", "zeggen", "De brug is dicht")]


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


def test_sentence_that_points_back_with_two_subjects() -> None:
    """In *Dat meldt X* the source is X, also where the parser takes both for the subject."""
    (report,) = reports_of(
        "Dat meldt de politie.",
        "Dat/PRON/nsubj>meldt meldt=melden/VERB+Fin/root de/DET/det>politie politie/NOUN/nsubj>meldt .",
    )
    assert report.previous
    assert report.source == 3


def test_verb_by_its_form() -> None:
    """A cue whose lemma was misread is known by its form; the verb of a separable one is not."""
    table = (
        "Smit/PROPN/nsubj>tweette tweette=tweten/VERB+Past+Fin/root "
        + CLOSED.format(tie="ccomp>tweette")
        + " ."
    )
    assert told("Smit tweette dat de brug dicht is.", table) == [("Smit", "tweeten", BRIDGE)]
    table = (
        "Smit/PROPN/nsubj>wacht wacht=wachten/VERB+Fin/root om/ADP/mark>stellen het/PRON/obj>stellen uit/ADP/compound:prt>stellen "
        "te/ADP/mark>stellen stellen=uit_stellen/VERB+Inf/advcl>wacht om/ADP/mark>winnen tijd/NOUN/obj>winnen te/ADP/mark>winnen "
        "winnen/VERB+Inf/advcl>stellen ."
    )
    assert told("Smit wacht om het uit te stellen om tijd te winnen.", table) == []


def test_particle_read_as_a_preposition() -> None:
    """*riep bedrijven op te investeren* is *oproepen* also where *op* was read as a preposition; *riep op straat* is not."""
    text = "Smit riep bedrijven op het loon te verhogen."
    table = (
        "Smit/PROPN/nsubj>riep riep=roepen/VERB+Past+Fin/root bedrijven=bedrijf/NOUN+Plur/obj>riep op/ADP/case>loon "
        "het/DET/det>loon loon/NOUN/obl>verhogen te/ADP/mark>verhogen verhogen/VERB+Inf/xcomp>riep ."
    )
    assert told(text, table) == [("Smit", "op_roepen", "het loon te verhogen")]
    table = "Smit/PROPN/nsubj>riep riep=roepen/VERB+Past+Fin/root hem/PRON+Prs/obj>riep op/ADP/case>straat straat/NOUN/obl>riep ."
    assert told("Smit riep hem op straat.", table) == []


def test_infinitive_cut_short_by_the_parser() -> None:
    """The words before an infinitive belong to it, but the object of the cue does not."""
    text = "Smit hoopt voor de winter klaar te zijn."
    table = (
        "Smit/PROPN/nsubj>hoopt hoopt=hopen/VERB+Fin/root voor/ADP/case>winter de/DET/det>winter winter/NOUN/obl>hoopt "
        "klaar/ADJ/xcomp>hoopt te/ADP/mark>klaar zijn/AUX+Inf/cop>klaar ."
    )
    assert told(text, table) == [("Smit", "hopen", "voor de winter klaar te zijn")]
    text = "Smit vroeg iedereen de vrede te bewaren."
    table = (
        "Smit/PROPN/nsubj>vroeg vroeg=vragen/VERB+Past+Fin/root iedereen/PRON/obj>vroeg de/DET/det>vrede "
        "vrede/NOUN/obj>bewaren te/ADP/mark>bewaren bewaren/VERB+Inf/xcomp>vroeg ."
    )
    assert told(text, table) == [("Smit", "vragen", "de vrede te bewaren")]


def test_clause_ends_with_its_verb() -> None:
    """A *dat*-clause without a finite verb takes the one that follows."""
    text = "Smit zei dat de brug in strijd is met de regels."
    table = (
        "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root dat/SCONJ/mark>strijd de/DET/det>brug brug/NOUN/nsubj>strijd "
        "in/ADP/case>strijd strijd/NOUN/ccomp>zei is=zijn/AUX+Fin/cop>zei met/ADP/case>regels de/DET/det>regels "
        "regels=regel/NOUN+Plur/obl>zei ."
    )
    assert told(text, table)[0][2] == "de brug in strijd is met de regels"


def test_judgement_before_a_clause() -> None:
    """*het* before *dat* is part of what is judged unless it is the article of a noun."""
    text = "Smit vindt in het algemeen dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>vindt vindt=vinden/VERB+Fin/root in/ADP/case>algemeen het/DET/det>algemeen algemeen/NOUN/obl>vindt "
        + CLOSED.format(tie="ccomp>vindt")
        + " ."
    )
    assert told(text, table)[0][2] == BRIDGE


# -- sources that stand elsewhere --------------------------------------------------------------------


def test_opinion_with_a_preposition() -> None:
    """*is van mening dat* is a cue; *verandert van mening* is none."""
    clause = CLOSED.format(tie="ccomp>is")
    table = f"Smit/PROPN/nsubj>is is=zijn/VERB+Fin/root van/ADP/case>mening mening/NOUN/obl>is {clause} ."
    assert told("Smit is van mening dat de brug dicht is.", table.replace("ccomp>is", "ccomp>#1")) == [
        ("Smit", "mening", BRIDGE)
    ]
    table = "Smit/PROPN/nsubj>verandert verandert=veranderen/VERB+Fin/root van/ADP/case>mening mening/NOUN/obl>verandert ."
    assert reports_of("Smit verandert van mening.", table) == ()


def test_giver_of_a_statement() -> None:
    """*X kwam met een verklaring dat Q* reports Q of X; *X las een verklaring dat Q* does not."""
    text = "Smit kwam met een verklaring dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>kwam kwam=komen/VERB+Past+Fin/root met/ADP/case>verklaring een/DET/det>verklaring "
        "verklaring/NOUN/obl>kwam " + CLOSED.format(tie="acl>verklaring") + " ."
    )
    assert told(text, table) == [("Smit", "verklaring", BRIDGE)]
    assert (
        told(text.replace("kwam", "kijk"), table.replace("kwam=komen", "kijk=kijken").replace("kwam", "kijk"))
        == []
    )


def test_clause_of_a_noun_hung_elsewhere() -> None:
    """*een oproep van X aan Y om te Q* reports Q wherever the parser hung it, but not across another verb."""
    text = "Een oproep van Smit aan bedrijven om te betalen hielp."
    table = (
        "Een/DET/det>oproep oproep/NOUN/nsubj>hielp van/ADP/case>Smit Smit/PROPN/nmod>oproep aan/ADP/case>bedrijven "
        "bedrijven=bedrijf/NOUN+Plur/obl>betalen om/ADP/mark>betalen te/ADP/mark>betalen betalen/VERB+Inf/advcl>hielp "
        "hielp=helpen/VERB+Past+Fin/root ."
    )
    assert told(text, table) == [("Smit", "oproep", "te betalen")]
    text = "Een oproep van Smit hielp om te betalen."
    table = (
        "Een/DET/det>oproep oproep/NOUN/nsubj>hielp van/ADP/case>Smit Smit/PROPN/nmod>oproep hielp=helpen/VERB+Past+Fin/root "
        "om/ADP/mark>betalen te/ADP/mark>betalen betalen/VERB+Inf/advcl>hielp ."
    )
    assert told(text, table) == []


def test_own_words_with_another_preposition() -> None:
    """*volgens eigen zeggen* names no saying as the source."""
    text = "Smit is volgens eigen zeggen ziek."
    table = "Smit/PROPN/nsubj>ziek is=zijn/AUX+Fin/cop>ziek volgens/ADP/case>zeggen eigen/ADJ/amod>zeggen zeggen/NOUN/obl>ziek ziek/ADJ/root ."
    assert [source for source, _, _ in told(text, table)] == ["Smit"]


def test_source_of_the_second_clause() -> None:
    """*A, maar B volgens X* reports B only."""
    text = "De brug is dicht, maar hij is volgens Smit nodig."
    table = OPEN.format(tie="root") + (
        " , maar/CCONJ/cc>nodig hij/PRON+Prs/nsubj>nodig is=zijn/AUX+Fin/cop>nodig volgens/ADP/case>Smit "
        "Smit/PROPN/obl>nodig nodig/ADJ/conj>dicht ."
    )
    assert told(text, table) == [("Smit", "volgens", "hij is volgens Smit nodig")]


def test_subheading_that_runs_into_a_sentence() -> None:
    """A heading without a break before it is no part of what is said; a name with a particle is no heading."""
    text = "Dure bruggen Volgens Smit blijft de brug dicht."
    table = (
        "Dure=duur/ADJ/amod>bruggen bruggen=brug/NOUN+Plur/nsubj>blijft Volgens/ADP/case>Smit Smit/PROPN/obl>blijft "
        "blijft=blijven/VERB+Fin/root de/DET/det>brug brug/NOUN/nsubj>blijft dicht/ADJ/xcomp>blijft ."
    )
    assert "Dure" not in told(text, table)[0][2]
    text = "Oude wethouder Van Dijk blijft thuis, zegt Smit."
    table = (
        "Oude=oud/ADJ/amod>wethouder wethouder/NOUN/nsubj>blijft Van/ADP/appos>wethouder Dijk/PROPN/flat>Van "
        "blijft=blijven/VERB+Fin/root thuis/ADV/advmod>blijft , zegt=zeggen/VERB+Fin/parataxis>blijft Smit/PROPN/nsubj>zegt ."
    )
    assert told(text, table)[0][2] == "Oude wethouder Van Dijk blijft thuis"


def test_compound_in_two_halves_as_source() -> None:
    """*het zeep- en voedingsbedrijf* is one source, named by its last half."""
    text = "Het zeep- en voedingsbedrijf zei dat de brug dicht is."
    table = (
        "Het/DET/det>zeep- zeep-/X/nsubj>zei en/CCONJ/cc>voedingsbedrijf voedingsbedrijf=voeding_bedrijf/NOUN/conj>zeep- "
        "zei=zeggen/VERB+Past+Fin/root " + CLOSED.format(tie="ccomp>zei") + " ."
    )
    assert told(text, table) == [("voedingsbedrijf", "zeggen", BRIDGE)]


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


def test_light_verb_with_a_pronominal_adverb() -> None:
    """*wijst erop dat Q* is a cue; *wijst op iets* is none."""
    text = "Smit wijst erop dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>wijst wijst=wijzen/VERB+Fin/root erop/ADV/advmod>wijst "
        + CLOSED.format(tie="ccomp>wijst")
        + " ."
    )
    assert told(text, table) == [("Smit", "wijzen erop", BRIDGE)]
    table = "Smit/PROPN/nsubj>wijst wijst=wijzen/VERB+Fin/root op/ADP/case>brug de/DET/det>brug brug/NOUN/obl>wijst ."
    assert reports_of("Smit wijst op de brug.", table) == ()


# -- clauses that the parser hung elsewhere ----------------------------------------------------------


def test_the_clause_of_a_light_verb_may_hang_on_its_first_word() -> None:
    """*gaf te kennen dat Q* reports Q, not the infinitive that belongs to the cue."""
    text = "Smit gaf te kennen dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>gaf gaf=geven/VERB+Past+Fin/root te/ADP/mark>kennen kennen/VERB+Inf/xcomp>gaf "
        + CLOSED.format(tie="ccomp>gaf")
        + " ."
    )
    assert [content for *_, content in told(text, table)] == [BRIDGE]


@pytest.mark.parametrize(
    ("clause", "content"),
    [("dat", "te begrijpen dat de brug dicht is"), ("omdat", "te begrijpen")],
)
def test_an_infinitive_takes_its_clause_along(clause: str, content: str) -> None:
    """*zegt te begrijpen dat Q* reports *te begrijpen dat Q*; a reason behind it is the reporter's."""
    text = f"Smit zegt te begrijpen {clause} de brug dicht is."
    tie = "ccomp>zegt" if clause == "dat" else "advcl>zegt"
    table = (
        "Smit/PROPN/nsubj>zegt zegt=zeggen/VERB+Fin/root te/ADP/mark>begrijpen begrijpen/VERB+Inf/xcomp>zegt "
        + CLOSED.format(tie=tie).replace("dat/", f"{clause}/", 1)
        + " ."
    )
    assert [said for *_, said in told(text, table)] == [content]


def test_a_second_cue_of_the_main_clause_ends_the_first_report() -> None:
    """*stelt dat Q en eist R* reports Q and R, each of the same source."""
    text = "Smit stelt dat de brug dicht is en eist dat hij opengaat."
    table = (
        "Smit/PROPN/nsubj>stelt stelt=stellen/VERB+Fin/root " + CLOSED.format(tie="ccomp>stelt") + " "
        "en/CCONJ/cc>eist eist=eisen/VERB+Fin/conj>dicht dat/SCONJ/mark>opengaat hij/PRON+Prs/nsubj>opengaat "
        "opengaat=open_gaan/VERB+Fin/ccomp>eist ."
    )
    assert told(text, table) == [("Smit", "stellen", BRIDGE), ("Smit", "eisen", "hij opengaat")]


def test_a_second_verb_of_the_clause_stays_in_it() -> None:
    """*zegt dat hij komt en denkt te winnen* is one clause where the verbs are not cues of the main clause."""
    text = "Smit zegt dat Bos zwijgt en wacht."
    table = (
        "Smit/PROPN/nsubj>zegt zegt=zeggen/VERB+Fin/root dat/SCONJ/mark>zwijgt Bos/PROPN/nsubj>zwijgt "
        "zwijgt=zwijgen/VERB+Fin/ccomp>zegt en/CCONJ/cc>wacht wacht=wachten/VERB+Fin/conj>zwijgt ."
    )
    assert told(text, table) == [("Smit", "zeggen", "Bos zwijgt en wacht")]


@pytest.mark.parametrize(
    ("mark", "content"),
    [(",", "Of Bos komt, is volgens Smit de vraag"), ("–", "is volgens Smit de vraag")],
)
def test_a_clause_in_first_place_belongs_to_what_is_so(mark: str, content: str) -> None:
    """*Of Q, is volgens X onzeker* is one clause; behind a dash a verb may open a clause of its own."""
    text = f"Of Bos komt{mark} is volgens Smit de vraag."
    table = (
        "Of/SCONJ/mark>komt Bos/PROPN/nsubj>komt komt=komen/VERB+Fin/root "
        f"{mark} is=zijn/AUX+Fin/cop>vraag volgens/ADP/case>Smit Smit/PROPN/obl>vraag de/DET/det>vraag "
        "vraag/NOUN/conj>komt ."
    )
    assert [said for *_, said in told(text, table)] == [content]


def test_a_tag_behind_a_part_of_the_clause_leaves_the_clause_whole() -> None:
    """*De oorzaak, stelt X, is het weer* reports the sentence around the tag, though it hangs on a noun."""
    text = "De oorzaak, stelt Smit, is het weer."
    table = (
        "De/DET/det>oorzaak oorzaak/NOUN/nsubj>weer , stelt=stellen/VERB+Fin/parataxis>oorzaak "
        "Smit/PROPN/nsubj>stelt , is=zijn/AUX+Fin/cop>weer het/DET/det>weer weer/NOUN/root ."
    )
    assert told(text, table) == [("Smit", "stellen", "De oorzaak, stelt Smit, is het weer")]
