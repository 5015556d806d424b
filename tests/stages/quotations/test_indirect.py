"""Which reported clauses are indirect quotations, on trees that are written out by hand."""

from __future__ import annotations

import pytest

from quoteattr.schema import Kind
from quoteattr.stages.reports import tied_tokens
from tests.stages.tables import scene_of

CLOSED = (
    "dat/SCONJ/mark>dicht de/DET/det>brug brug/NOUN/nsubj>dicht dicht/ADJ/{tie} is=zijn/AUX+Fin/cop>dicht"
)
BRIDGE = "de brug dicht is"


def indirect(text: str, *tables: str) -> list[str]:
    scene = scene_of(text, *tables)
    return [text[p.start : p.end] for p in scene.passages if p.kind is Kind.INDIRECT]


def said(subject: str, verb: str = "zei=zeggen/VERB+Past+Fin/root", tie: str = "ccomp>zei") -> str:
    return f"{subject} {verb} {CLOSED.format(tie=tie)} ."


def test_clause_with_a_source() -> None:
    """A clause that somebody is said to say is an indirect quotation."""
    assert indirect("Smit zei dat de brug dicht is.", said("Smit/PROPN/nsubj>zei")) == [BRIDGE]


@pytest.mark.parametrize("word", ["Ik", "Je", "We", "Iedereen"])
def test_source_that_is_nobody_else(word: str) -> None:
    """What the writer, the reader or everybody thinks is no quotation."""
    thinks = "denk=denken/VERB+Pres+Fin/root"
    table = said(f"{word}/PRON+Prs/nsubj>denk", thinks, "ccomp>denk")
    assert indirect(f"{word} denk dat de brug dicht is.", table) == []


@pytest.mark.parametrize(
    ("word", "verb", "found"),
    [("Ik", "zei", True), ("U", "zegt", True), ("Ik", "zegt", False), ("Je", "zegt", False)],
)
def test_what_the_teller_said(word: str, verb: str, found: bool) -> None:
    """*Ik zei dat Q* and *U zegt dat Q* are quotations; *Ik zeg dat Q* is what the teller says now."""
    tag = f"{verb}=zeggen/VERB+{'Past' if verb == 'zei' else 'Pres'}+Fin/root"
    table = said(f"{word}/PRON+Prs/nsubj>{verb}", tag, f"ccomp>{verb}")
    assert indirect(f"{word} {verb} dat de brug dicht is.", table) == [BRIDGE] * found


def test_what_is_only_supposed() -> None:
    """*alsof hij zei dat Q* (as if he said) is no quotation; nor is *moet worden gezegd dat Q*."""
    table = said("alsof/SCONJ/mark>zei hij/PRON+Third/nsubj>zei")
    assert indirect("alsof hij zei dat de brug dicht is.", table) == []
    ought = "gezegd=zeggen/VERB+Part/root"
    opening = "Er/ADV/expl>gezegd moet=moeten/AUX+Fin/aux>gezegd worden/AUX+Inf/aux:pass>gezegd"
    table = said(opening, ought, "csubj>gezegd")
    assert indirect("Er moet worden gezegd dat de brug dicht is.", table) == []


def test_clause_with_a_word_outside_its_marks() -> None:
    """Marks around all but a word of a clause make a marked quotation in an indirect one."""
    text = 'Smit zei dat hij "een heel lange brug wil bouwen".'
    table = (
        'Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root dat/SCONJ/mark>bouwen hij/PRON+Third/nsubj>bouwen " '
        "een/DET/det>brug heel/ADV/advmod>lange lange=lang/ADJ/amod>brug brug/NOUN/obj>bouwen wil=willen/AUX+Fin/aux>bouwen "
        'bouwen/VERB+Inf/ccomp>zei " .'
    )
    assert indirect(text, table) == ['hij "een heel lange brug wil bouwen"']


def test_passive_without_an_agent() -> None:
    """*Er wordt gezegd dat Q* is a quotation of nobody; *toen werd gezegd dat Q* only tells when."""
    table = said(
        "Er/ADV/expl>gezegd wordt=worden/AUX+Fin/aux:pass>gezegd", "gezegd=zeggen/VERB/root", "csubj>gezegd"
    )
    assert indirect("Er wordt gezegd dat de brug dicht is.", table) == [BRIDGE]
    passing = table.replace("Er/ADV/expl>gezegd", "Toen/SCONJ/mark>gezegd")
    assert indirect("Toen wordt gezegd dat de brug dicht is.", passing) == []


def test_passive_that_urges() -> None:
    """*Boeren worden gevraagd om te Q* is a quotation of nobody; *Boeren worden verwacht te Q* is none."""
    text = "Boeren worden gevraagd om te komen."
    table = (
        "Boeren=boer/NOUN+Plur/nsubj:pass>gevraagd worden/AUX+Fin/aux:pass>gevraagd gevraagd=vragen/VERB+Part/root "
        "om/ADP/mark>komen te/ADP/mark>komen komen/VERB+Inf/xcomp>gevraagd ."
    )
    assert indirect(text, table) == ["te komen"]
    expected = table.replace("gevraagd=vragen", "verwacht=verwachten").replace("gevraagd", "verwacht")
    assert indirect(text.replace("gevraagd", "verwacht"), expected) == []


def test_nobody_in_particular() -> None:
    """*Men zegt dat Q* and *Men is bang dat Q* are quotations."""
    table = said("Men/PRON+Prs/nsubj>bang is=zijn/AUX+Fin/cop>bang", "bang/ADJ/root", "ccomp>bang")
    assert indirect("Men is bang dat de brug dicht is.", table) == [BRIDGE]
    assert indirect("Men zei dat de brug dicht is.", said("Men/PRON+Prs/nsubj>zei")) == [BRIDGE]


def test_what_was_not_said() -> None:
    """What somebody did not say, denies or does not think is a quotation; what somebody forgot to say is none."""
    negated = "zei=zeggen/VERB+Past+Fin/root niet/ADV/advmod>zei"
    assert indirect("Smit zei niet dat de brug dicht is.", said("Smit/PROPN/nsubj>zei", negated)) == [BRIDGE]
    forgot = "vergat=vergeten/VERB+Past+Fin/root te/ADP/mark>zeggen zeggen/VERB+Inf/xcomp>vergat"
    table = said("Smit/PROPN/nsubj>vergat", forgot, "ccomp>zeggen")
    assert indirect("Smit vergat te zeggen dat de brug dicht is.", table) == []
    denied = said("Smit/PROPN/nsubj>ontkent", "ontkent=ontkennen/VERB+Fin/root", "ccomp>ontkent")
    assert indirect("Smit ontkent dat de brug dicht is.", denied) == [BRIDGE]
    thought = said(
        "Smit/PROPN/nsubj>denkt", "denkt=denken/VERB+Fin/root niet/ADV/advmod>denkt", "ccomp>denkt"
    )
    assert indirect("Smit denkt niet dat de brug dicht is.", thought) == [BRIDGE]


def test_what_will_be_said() -> None:
    """What somebody will say is no quotation."""
    table = said(
        "Smit/PROPN/nsubj>zeggen", "zal=zullen/AUX+Fin/aux>zeggen zeggen/VERB+Inf/root", "ccomp>zeggen"
    )
    assert indirect("Smit zal zeggen dat de brug dicht is.", table) == []


def test_question_whether_it_was_said() -> None:
    """The reporter's question whether somebody says it is no quotation."""
    table = "Zegt=zeggen/VERB+Fin/root Smit/PROPN/nsubj>Zegt " + CLOSED.format(tie="ccomp>Zegt") + " ?"
    assert indirect("Zegt Smit dat de brug dicht is?", table) == []


BEFORE = "De/DET/det>brug brug/NOUN/nsubj>blijft blijft=blijven/VERB+Fin/root dicht/ADJ/xcomp>blijft ."
REPORTS = "Dat/PRON/obj>meldt meldt=melden/VERB+Fin/root de/DET/det>gemeente gemeente/NOUN/nsubj>meldt ."


def test_sentence_before() -> None:
    """*Dat meldt X* makes the sentence before it an indirect quotation, without its full stop."""
    assert indirect("De brug blijft dicht. Dat meldt de gemeente.", BEFORE, REPORTS) == [
        "De brug blijft dicht"
    ]


def test_sentence_before_in_another_section() -> None:
    """The first sentence of a text that points back reports nothing."""
    assert indirect("Dat meldt de gemeente.", REPORTS) == []


def test_clause_that_holds_a_fragment() -> None:
    """An indirect quotation may hold words between marks."""
    text = 'Smit zei dat de brug "veel te lang" dicht is.'
    table = (
        "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root dat/SCONJ/mark>dicht de/DET/det>brug "
        'brug/NOUN/nsubj>dicht " veel/ADV/advmod>lang te/ADV/advmod>lang lang/ADJ/advmod>dicht " dicht/ADJ/ccomp>zei '
        "is=zijn/AUX+Fin/cop>dicht ."
    )
    assert indirect(text, table) == ['de brug "veel te lang" dicht is']


def test_clause_that_is_all_between_marks() -> None:
    """Marks around a whole clause make it a marked quotation only."""
    text = 'Smit zei dat "de brug nog steeds dicht is".'
    table = (
        'Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root dat/SCONJ/mark>dicht " de/DET/det>brug '
        "brug/NOUN/nsubj>dicht nog/ADV/advmod>steeds steeds/ADV/advmod>dicht dicht/ADJ/ccomp>zei "
        'is=zijn/AUX+Fin/cop>dicht " .'
    )
    scene = scene_of(text, table)
    assert [passage.kind for passage in scene.passages] == [Kind.MIXED]


def test_cue_within_a_direct_quotation() -> None:
    """A report inside somebody's direct speech is on another level and is left out."""
    text = '"Smit zei dat de brug dicht is", riep Jansen.'
    table = f'" {said("Smit/PROPN/nsubj>zei")[:-2]} " , riep=roepen/VERB+Past+Fin/parataxis>zei Jansen/PROPN/nsubj>riep .'
    assert indirect(text, table) == []


def test_two_cues_for_one_clause() -> None:
    """A clause that two cues report is one quotation."""
    text = "Volgens Jansen zei Smit dat de brug dicht is."
    table = (
        "Volgens/ADP/case>Jansen Jansen/PROPN/obl>zei zei=zeggen/VERB+Past+Fin/root Smit/PROPN/nsubj>zei "
        + CLOSED.format(tie="ccomp>zei")
        + " ."
    )
    found = indirect(text, table)
    assert found.count(BRIDGE) == 1


def test_request_in_passing() -> None:
    """What somebody asked for is no quotation where it only tells when something happened."""
    asked = "toen/SCONJ/mark>vroegen ze/PRON+Prs/nsubj>vroegen hem/PRON+Prs/obj>vroegen vroegen=vragen/VERB+Past+Fin/advcl>was "
    asked += "om/ADP/mark>komen te/ADP/mark>komen komen/VERB+Inf/xcomp>vroegen ."
    text = "Hij was ziek toen ze hem vroegen om te komen."
    table = "Hij/PRON+Prs/nsubj>ziek was=zijn/AUX+Past+Fin/cop>ziek ziek/ADJ/root " + asked.replace(
        "advcl>was", "advcl>ziek"
    )
    assert indirect(text, table) == []
    text = "Buren vroegen hem om te komen."
    table = (
        "Buren=buur/NOUN+Plur/nsubj>vroegen vroegen=vragen/VERB+Past+Fin/root hem/PRON+Prs/obj>vroegen om/ADP/mark>komen "
        "te/ADP/mark>komen komen/VERB+Inf/xcomp>vroegen ."
    )
    assert indirect(text, table) == ["te komen"]


def test_tokens_that_a_report_ties() -> None:
    """Its source and whom it is said to, by sentence and token; none of the rest of a text."""
    told = "Smit/PROPN/nsubj>vertelde vertelde=vertellen/VERB+Past+Fin/root Jansen/PROPN/iobj>vertelde "
    scene = scene_of(
        f"De brug blijft dicht. Smit vertelde Jansen dat {BRIDGE}.",
        BEFORE,
        told + CLOSED.format(tie="ccomp>vertelde") + " .",
    )
    assert tied_tokens(scene.reports) == ((1, 0), (1, 2))


def test_what_somebody_wants_to_say() -> None:
    """What somebody only wants to say is no quotation; what somebody wants is one."""
    wanted = said(
        "Smit/PROPN/nsubj>wil", "wil=willen/VERB+Fin/root zeggen/VERB+Inf/xcomp>wil", "ccomp>zeggen"
    )
    assert indirect("Smit wil zeggen dat de brug dicht is.", wanted) == []
    want = said("Smit/PROPN/nsubj>wil", "wil=willen/VERB+Fin/root", "ccomp>wil")
    assert indirect("Smit wil dat de brug dicht is.", want) == [BRIDGE]


@pytest.mark.parametrize(
    ("verb", "lemma", "found"), [("zei", "zeggen", ["te gaan"]), ("vroeg", "vragen", [])]
)
def test_request_that_tells_when(verb: str, lemma: str, found: list[str]) -> None:
    """*toen hij vroeg te gaan* only tells when something happened; *toen hij zei te gaan* says something."""
    table = (
        "Smit/PROPN/nsubj>lachte lachte=lachen/VERB+Past+Fin/root toen/SCONJ/mark>{0} Bos/PROPN/nsubj>{0} "
        "{0}={1}/VERB+Past+Fin/advcl>lachte te/ADP/mark>gaan gaan/VERB+Inf/xcomp>{0} ."
    )
    assert indirect(f"Smit lachte toen Bos {verb} te gaan.", table.format(verb, lemma)) == found


@pytest.mark.parametrize(("subject", "found"), [("voorzitter", ["te komen"]), ("brug", [])])
def test_what_a_thing_promises(subject: str, found: list[str]) -> None:
    """A chairman promises to come; a bridge that promises to do something says nothing."""
    table = (
        f"De/DET/det>{subject} {subject}/NOUN/nsubj>belooft belooft=beloven/VERB+Fin/root te/ADP/mark>komen "
        "komen/VERB+Inf/xcomp>belooft ."
    )
    assert indirect(f"De {subject} belooft te komen.", table) == found


def test_both_marks_of_a_pair() -> None:
    """A clause that holds the first mark of a pair holds the second."""
    text = 'Smit zei dat de brug "dicht is".'
    table = (
        'Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root dat/SCONJ/mark>dicht de/DET/det>brug brug/NOUN/nsubj>dicht " '
        'dicht/ADJ/ccomp>zei is=zijn/AUX+Fin/cop>dicht " .'
    )
    assert indirect(text, table) == ['de brug "dicht is"']


def test_what_the_teller_said_behind_a_colon() -> None:
    """*Ik dacht: Q* is a quotation, *Ik dacht dat Q* is none."""
    text = "Ik dacht: De brug is dicht."
    table = (
        "Ik/PRON+Prs+First/nsubj>dacht dacht=denken/VERB+Past+Fin/parataxis>dicht : De/DET/det>brug brug/NOUN/nsubj>dicht "
        "is=zijn/AUX+Fin/cop>dicht dicht/ADJ/root ."
    )
    assert indirect(text, table) == ["De brug is dicht"]


def test_what_points_back_and_is_not_said() -> None:
    """*Volgens Bos vindt Smit dat niet* gives Smit nothing, so that what is so according to Bos stays."""
    before = "De/DET/det>brug brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht dicht/ADJ/root ."
    table = (
        "Volgens/ADP/case>Bos Bos/PROPN/obl>vindt vindt=vinden/VERB+Fin/root Smit/PROPN/nsubj>vindt dat/PRON/obj>vindt "
        "niet/ADV/advmod>vindt ."
    )
    assert indirect("De brug is dicht. Volgens Bos vindt Smit dat niet.", before, table) == [
        "vindt Smit dat niet"
    ]


def test_clause_that_a_mark_opens() -> None:
    """*Smit zei "kom" en Bos zei "ga"* has two marked quotations and none around them."""
    text = 'Smit zei "kom" en Bos zei "ga".'
    table = (
        'Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root " kom=komen/VERB+Fin/ccomp>#1 " en/CCONJ/cc>#7 '
        'Bos/PROPN/nsubj>#7 zei=zeggen/VERB+Past+Fin/conj>kom " ga=gaan/VERB+Fin/ccomp>#7 " .'
    )
    assert indirect(text, table) == []


@pytest.mark.parametrize(
    ("verb", "found"),
    [("zegt=zeggen", ["De brug", "is dicht"]), ("verwacht=verwachten", ["De brug, verwacht Smit, is dicht"])],
)
def test_clause_that_a_tag_parts(verb: str, found: list[str]) -> None:
    """A tag in the middle of a clause makes two quotations; an aside of expectation leaves it whole."""
    form = verb.partition("=")[0]
    table = (
        f"De/DET/det>brug brug/NOUN/nsubj>dicht , {verb}/VERB+Fin/parataxis>dicht Smit/PROPN/nsubj>{form} , "
        "is=zijn/AUX+Fin/cop>dicht dicht/ADJ/root ."
    )
    assert indirect(f"De brug, {form} Smit, is dicht.", table) == found


def test_clause_that_a_tag_parts_behind_its_auxiliary() -> None:
    """*De brug is, zegt Smit, nog dicht* is two quotations, though the tree ends the clause before the tag."""
    table = (
        "De/DET/det>brug brug/NOUN/nsubj>is is=zijn/AUX+Fin/root , zegt=zeggen/VERB+Fin/parataxis>is "
        "Smit/PROPN/nsubj>zegt , nog/ADV/advmod>dicht dicht/ADJ/parataxis>zegt ."
    )
    assert indirect("De brug is, zegt Smit, nog dicht.", table) == ["De brug is", "nog dicht"]


def test_adverbial_before_a_tag() -> None:
    """*Vorig jaar, zegt Smit, was de brug dicht* stays whole."""
    text = "Vorig jaar, zegt Smit, was de brug dicht."
    table = (
        "Vorig/ADJ/amod>jaar jaar/NOUN/obl>dicht , zegt=zeggen/VERB+Fin/parataxis>dicht Smit/PROPN/nsubj>zegt , "
        "was=zijn/AUX+Fin/cop>dicht de/DET/det>brug brug/NOUN/nsubj>dicht dicht/ADJ/root ."
    )
    assert indirect(text, table) == [text[:-1]]


@pytest.mark.parametrize(
    ("word", "found"), [("maar/CCONJ/cc", ["het stijgt"]), ("terwijl/SCONJ/mark", []), ("want/CCONJ/cc", [])]
)
def test_what_goes_on_behind_a_tag(word: str, found: list[str]) -> None:
    """*Q, zegt Smit, maar Q* is two quotations; *terwijl* and *want* are the reporter's."""
    form = word.partition("/")[0]
    table = (
        "De/DET/det>brug brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht dicht/ADJ/root , "
        f"zegt=zeggen/VERB+Fin/parataxis>dicht Smit/PROPN/nsubj>zegt , {word}>stijgt het/PRON/nsubj>stijgt "
        "stijgt=stijgen/VERB+Fin/conj>dicht ."
    )
    assert indirect(f"De brug is dicht, zegt Smit, {form} het stijgt.", table) == ["De brug is dicht", *found]


@pytest.mark.parametrize(("source", "found"), [("wet", [BRIDGE]), ("minister", [])])
def test_what_is_laid_down(source: str, found: list[str]) -> None:
    """A law that rules says so; a minister who rules decides."""
    table = said(
        f"De/DET/det>{source} {source}/NOUN/nsubj>bepaalt", "bepaalt=bepalen/VERB+Fin/root", "ccomp>bepaalt"
    )
    assert indirect(f"De {source} bepaalt dat de brug dicht is.", table) == found


def test_brackets_around_the_first_word() -> None:
    """*dat [getuige] slaapt*: the brackets are part of the clause."""
    table = (
        "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root dat/SCONJ/mark>slaapt [ "
        "getuige/NOUN/nsubj>slaapt ] slaapt=slapen/VERB+Fin/ccomp>zei ."
    )
    assert indirect("Smit zei dat [getuige] slaapt.", table) == ["[getuige] slaapt"]


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (
            "En/CCONJ/cc>dicht dat/SCONJ/mark>dicht hij/PRON+Prs/nsubj>dicht dicht/ADJ/root blijft=blijven/VERB+Fin/cop>dicht .",
            ["hij dicht blijft"],
        ),
        ("En/CCONJ/cc>zo dat/PRON/nsubj>zo blijft=blijven/VERB+Fin/cop>zo zo/ADV/root .", []),
    ],
)
def test_sentence_that_is_another_clause_of_the_report(table: str, found: list[str]) -> None:
    """*En dat Q.* goes on with the report before; *En dat blijft zo* is the reporter's."""
    text = "Smit zei dat de brug dicht is. " + " ".join(cell.partition("/")[0] for cell in table.split())
    before = said("Smit/PROPN/nsubj>zei")
    assert indirect(text.replace("blijft=blijven", "blijft").replace(" .", "."), before, table) == [
        BRIDGE,
        *found,
    ]


@pytest.mark.parametrize(("almost", "found"), [("Bijna ", [BRIDGE]), ("", [])])
def test_what_nearly_everybody_thinks(almost: str, found: list[str]) -> None:
    """*Bijna iedereen denkt dat Q* is a quotation of most people; *Iedereen denkt dat Q* is nobody's."""
    word = "iedereen" if almost else "Iedereen"
    adverb = "Bijna/ADV/advmod>iedereen " if almost else ""
    table = said(f"{adverb}{word}/PRON/nsubj>denkt", "denkt=denken/VERB+Fin/root", "ccomp>denkt")
    assert indirect(f"{almost}{word} denkt dat de brug dicht is.", table) == found


def test_what_somebody_is_told_to_do() -> None:
    """*Hun werd verteld te wachten* is a quotation without a speaker; *Hun werd geleerd te wachten* is none."""
    table = (
        "Hun/PRON+Prs/iobj>{0} werd=worden/AUX+Past+Fin/aux:pass>{0} {0}={1}/VERB+Part/root te/ADP/mark>wachten "
        "wachten/VERB+Inf/xcomp>{0} ."
    )
    assert indirect("Hun werd verteld te wachten.", table.format("verteld", "vertellen")) == ["te wachten"]
    assert indirect("Hun werd geleerd te wachten.", table.format("geleerd", "leren")) == []
