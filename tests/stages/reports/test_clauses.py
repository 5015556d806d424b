"""Clauses that stand under a cue as its content."""

from __future__ import annotations

import pytest

from tests.stages.reports.found import BRIDGE, CLOSED, frames_of, reports_of, told


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


def test_judgement_of_a_verb_of_naming() -> None:
    """*noemt het jammer dat Q* and *als Q* are reported from *het* on; without *het*, naming reports nothing."""
    text = "Smit noemt het jammer dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>noemt noemt=noemen/VERB+Fin/root het/PRON/expl>noemt jammer/ADJ/xcomp>noemt "
        + CLOSED.format(tie="csubj>jammer")
        + " ."
    )
    assert told(text, table) == [("Smit", "noemen", "het jammer dat " + BRIDGE)]
    condition = table.replace("dat/SCONJ", "als/SCONJ").replace("csubj>jammer", "advcl>noemt")
    assert told(text.replace("dat", "als"), condition) == [("Smit", "noemen", "het jammer als " + BRIDGE)]
    plain = table.replace("het/PRON/expl>noemt", "ook/ADV/advmod>noemt")
    assert told(text.replace("het", "ook"), plain) == []


def test_question_with_its_word() -> None:
    """*vraagt wanneer Q* reports the question with its word; after another verb it tells when."""
    text = "Smit vraagt wanneer de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>vraagt vraagt=vragen/VERB+Fin/root "
        + CLOSED.format(tie="advcl>vraagt").replace("dat/", "wanneer/", 1)
        + " ."
    )
    assert told(text, table) == [("Smit", "vragen", "wanneer " + BRIDGE)]
    other = table.replace("vraagt=vragen", "zwijgt=zwijgen").replace("vraagt", "zwijgt")
    assert told(text.replace("vraagt", "zwijgt"), other) == []


def test_second_clause_with_its_verb_last() -> None:
    """*dat Q en morgen opengaat* is one clause; *en blijft boos* goes on with what the source does."""
    text = "Smit zegt dat de brug dicht is en morgen opengaat."
    table = (
        "Smit/PROPN/nsubj>zegt zegt=zeggen/VERB+Fin/root " + CLOSED.format(tie="ccomp>zegt") + " "
        "en/CCONJ/cc>opengaat morgen/ADV/advmod>opengaat opengaat=open_gaan/VERB+Fin/conj>zegt ."
    )
    assert [content for *_, content in told(text, table)] == [BRIDGE + " en morgen opengaat"]
    text = "Smit zegt dat de brug dicht is en blijft boos."
    table = (
        "Smit/PROPN/nsubj>zegt zegt=zeggen/VERB+Fin/root " + CLOSED.format(tie="ccomp>zegt") + " "
        "en/CCONJ/cc>blijft blijft=blijven/VERB+Fin/conj>zegt boos/ADJ/xcomp>blijft ."
    )
    assert [content for *_, content in told(text, table)] == [BRIDGE]


@pytest.mark.parametrize(
    ("text", "table", "content"),
    [
        (
            "Smit eist namens het kabinet dat de brug opengaat.",
            "Smit/PROPN/nsubj>eist eist=eisen/VERB+Fin/root namens/ADP/case>kabinet het/DET/det>kabinet kabinet/NOUN/obl>eist "
            "dat/PRON/nsubj>opengaat de/DET/det>brug brug/NOUN/nsubj>opengaat opengaat=open_gaan/VERB+Fin/acl:relcl>kabinet .",
            ["de brug opengaat"],
        ),
        (
            "Smit eist in een zaal dat hij huurt een stoel.",
            "Smit/PROPN/nsubj>eist eist=eisen/VERB+Fin/root in/ADP/case>zaal een/DET/det>zaal zaal/NOUN/obl>eist "
            "dat/PRON/obj>huurt hij/PRON+Prs/nsubj>huurt huurt=huren/VERB+Fin/acl:relcl>zaal een/DET/det>stoel stoel/NOUN/obj>eist .",
            [],
        ),
        (
            "Smit zegt dat bruggen open zijn.",
            "Smit/PROPN/nsubj>zegt zegt=zeggen/VERB+Fin/root dat/DET/det>bruggen bruggen=brug/NOUN+Plur/nsubj>open "
            "open/ADJ/conj>zegt zijn/AUX+Fin/cop>open .",
            ["bruggen open zijn"],
        ),
        (
            "Smit, die slaapt, zegt, die brug ziend, dat Bos komt.",
            "Smit/PROPN/nsubj>zegt , die/PRON/nsubj>slaapt slaapt=slapen/VERB+Fin/acl:relcl>Smit , zegt=zeggen/VERB+Fin/root , "
            "die/DET/det>brug brug/NOUN/obj>ziend ziend=zien/VERB+Part/advcl>zegt , dat/SCONJ/mark>komt Bos/PROPN/nsubj>komt "
            "komt=komen/VERB+Fin/acl>Smit .",
            ["Bos komt"],
        ),
    ],
)
def test_clause_that_was_hung_elsewhere(text: str, table: str, content: list[str]) -> None:
    """A clause behind its marker is found whatever the parser takes *dat* for; a relative clause is none."""
    assert [said for *_, said in told(text, table)] == content


def test_infinitive_that_was_hung_elsewhere() -> None:
    """*mensen die aangeven niet te komen* reports the infinitive; *vraagt de moed te komen* does not."""
    text = "Er zijn leden die aangeven niet te komen."
    table = (
        "Er/ADV/expl>zijn zijn/AUX+Fin/root leden=lid/NOUN+Plur/nsubj>zijn die/PRON/nsubj>aangeven "
        "aangeven=aan_geven/VERB+Fin/acl:relcl>leden niet/ADV/advmod>komen te/ADP/mark>komen komen/VERB+Inf/acl:relcl>leden ."
    )
    assert told(text, table) == [("leden", "aan_geven", "niet te komen")]
    text = "Smit belooft de moed te komen."
    table = (
        "Smit/PROPN/nsubj>belooft belooft=beloven/VERB+Fin/root de/DET/det>moed moed/NOUN/obj>belooft te/ADP/mark>komen "
        "komen/VERB+Inf/acl>moed ."
    )
    assert told(text, table) == []


def test_clause_whose_marker_was_hung_elsewhere() -> None:
    """A clause begins behind its marker though the parser hung that on another word."""
    text = "Smit zegt dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>zegt zegt=zeggen/VERB+Fin/root dat/SCONJ/mark>is de/DET/det>brug brug/NOUN/nsubj>is "
        "dicht/ADJ/ccomp>zegt is=zijn/AUX+Fin/cop>dicht ."
    )
    assert [content for *_, content in told(text, table)] == ["de brug dicht is"]


def test_an_aside_is_no_clause_of_a_verb() -> None:
    """*Smit verwacht tien gasten, dat is veel* tells what the reporter thinks of it."""
    text = "Smit verwacht gasten, dat is veel."
    table = (
        "Smit/PROPN/nsubj>verwacht verwacht=verwachten/VERB+Fin/root gasten=gast/NOUN+Plur/obj>verwacht , "
        "dat/PRON/nsubj>veel is=zijn/AUX+Fin/cop>veel veel/ADJ/parataxis>verwacht ."
    )
    assert told(text, table) == []


def test_clause_in_front_gives_way() -> None:
    """*Nu Bos komt, zegt Smit dat Q* reports Q, and *Bos komt, zegt Smit* what stands in front."""
    text = "Nu Bos komt zegt Smit dat de brug dicht is."
    table = (
        "Nu/ADV/advmod>komt Bos/PROPN/nsubj>komt komt=komen/VERB+Fin/ccomp>zegt zegt=zeggen/VERB+Fin/root "
        "Smit/PROPN/nsubj>zegt " + CLOSED.format(tie="obl>zegt") + " ."
    )
    assert [content for *_, content in told(text, table)] == [BRIDGE]
    text = "Bos komt zegt Smit."
    table = "Bos/PROPN/nsubj>komt komt=komen/VERB+Fin/ccomp>zegt zegt=zeggen/VERB+Fin/root Smit/PROPN/nsubj>zegt ."
    assert [content for *_, content in told(text, table)] == ["Bos komt"]


@pytest.mark.parametrize(("mark", "content"), [("", "De brug blijft dicht"), (" ,", "dicht")])
def test_clause_in_front_without_its_verb(mark: str, content: str) -> None:
    """*De brug blijft dicht zegt Smit* has all in front, whatever hangs on the cue, but for what a comma parts."""
    text = f"De brug blijft{mark} dicht zegt Smit."
    table = (
        f"De/DET/det>brug brug/NOUN/nsubj>zegt blijft=blijven/VERB+Fin/cop>zegt{mark} dicht/ADJ/ccomp>zegt "
        "zegt=zeggen/VERB+Fin/root Smit/PROPN/nsubj>zegt ."
    )
    contents = [r.content and text[r.content.start : r.content.end] for r in reports_of(text, table)]
    assert contents == [content]


def test_second_clause_with_a_row_of_verbs() -> None:
    """*dat Q en nog kan worden gebouwd* is one clause."""
    text = "Smit zegt dat de brug dicht is en nog kan worden gebouwd."
    table = (
        "Smit/PROPN/nsubj>zegt zegt=zeggen/VERB+Fin/root " + CLOSED.format(tie="ccomp>zegt") + " "
        "en/CCONJ/cc>gebouwd nog/ADV/advmod>gebouwd kan=kunnen/AUX+Fin/aux>gebouwd worden/AUX+Inf/aux:pass>gebouwd "
        "gebouwd=bouwen/VERB+Part/conj>zegt ."
    )
    assert [content for *_, content in told(text, table)] == [BRIDGE + " en nog kan worden gebouwd"]


def test_noun_that_dat_cannot_stand_for() -> None:
    """*zegt een bakker dat hij komt*: a baker is no *dat*; *kent een kind dat hij ziet* has a relative clause."""
    said = (
        "Toen/ADV/advmod>zegt zegt=zeggen/VERB+Fin/root een/DET/det>bakker bakker/NOUN+Com+Sing/nsubj>zegt "
        "dat/PRON/obj>ziet hij/PRON+Prs/nsubj>ziet ziet=zien/VERB+Fin/acl:relcl>bakker ."
    )
    assert [content for *_, content in told("Toen zegt een bakker dat hij ziet.", said)] == ["hij ziet"]
    child = said.replace("bakker/NOUN+Com+Sing", "kind/NOUN+Sing").replace("bakker", "kind")
    assert told("Toen zegt een kind dat hij ziet.", child) == []


def test_who_is_urged_to_do_it() -> None:
    """*vraagt leden om te komen* reports the infinitive though it hangs on *leden*; *maakt plannen om* does not."""
    text = "Smit vraagt leden om te komen."
    table = (
        "Smit/PROPN/nsubj>vraagt vraagt=vragen/VERB+Fin/root leden=lid/NOUN+Plur/obj>vraagt om/ADP/mark>komen "
        "te/ADP/mark>komen komen/VERB+Inf/acl>leden ."
    )
    assert told(text, table) == [("Smit", "vragen", "te komen")]
    other = table.replace("vraagt=vragen", "belooft=beloven").replace("vraagt", "belooft")
    assert told(text.replace("vraagt", "belooft"), other) == []


def test_what_follows_from_a_judgement() -> None:
    """*vindt het zo leuk dat Q* tells what follows; *vindt het leuk dat Q* reports."""
    text = "Smit vindt het zo leuk dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>vindt vindt=vinden/VERB+Fin/root het/PRON/expl>vindt zo/ADV/advmod>leuk leuk/ADJ/xcomp>vindt "
        + CLOSED.format(tie="advcl>zo")
        + " ."
    )
    assert all(not content.startswith("het") for *_, content in told(text, table))
    plain = table.replace("zo/ADV/advmod>leuk ", "").replace("advcl>zo", "advcl>leuk")
    assert [content for *_, content in told(text.replace("zo ", ""), plain)] == [
        "het leuk " + "dat " + BRIDGE
    ]


def test_clause_behind_an_aside() -> None:
    """*zei, toen Bos kwam, dat Q* reports Q; *zei, Bos komt, dat Q* has a clause of its own between."""
    text = "Smit zei , toen Bos kwam , dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root , toen/SCONJ/mark>kwam Bos/PROPN/nsubj>kwam "
        "kwam=komen/VERB+Past+Fin/advcl>zei , " + CLOSED.format(tie="advcl>kwam") + " ."
    )
    assert [content for *_, content in told(text, table)] == [BRIDGE]
    plain = table.replace("toen/SCONJ/mark>kwam ", "").replace("advcl>zei", "obl>zei")
    assert told(text.replace("toen ", ""), plain) == []


def test_question_of_a_noun_whose_marker_was_read_as_a_conjunction() -> None:
    """*stelt de vraag of Q* reports Q, whatever *of* was read as where it opens a clause; *of Bos* does not."""
    text = "Smit stelt de vraag of de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>stelt stelt=stellen/VERB+Fin/root de/DET/det>vraag vraag/NOUN/obj>stelt "
        + CLOSED.format(tie="acl>vraag").replace("dat/SCONJ", "of/CCONJ")
        + " ."
    )
    assert [content for *_, content in told(text, table)][:1] == [BRIDGE]
    text = "Smit stelt de vraag of Bos doet dat."
    table = (
        "Smit/PROPN/nsubj>stelt stelt=stellen/VERB+Fin/root de/DET/det>vraag vraag/NOUN/obj>stelt of/CCONJ/cc>doet "
        "Bos/PROPN/nsubj>doet doet=doen/VERB+Fin/conj>stelt dat/PRON/obj>doet ."
    )
    assert told(text, table) == []


def test_a_determiner_opens_no_clause() -> None:
    """*Smit zei dat dinsdag* has no clause, whatever *dat* was read as."""
    table = "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root dat/SCONJ/det>dinsdag dinsdag/PROPN/obl>zei zelf/ADV/advmod>zei ."
    assert told("Smit zei dat dinsdag zelf.", table) == []


@pytest.mark.parametrize(
    ("noun", "preposition", "content"),
    [("nieuws", "op", []), ("kritiek", "na", []), ("bericht", "in", [BRIDGE]), ("feit", "over", [])],
)
def test_clause_of_a_noun_that_is_a_topic(noun: str, preposition: str, content: list[str]) -> None:
    """*reageert op het nieuws dat Q* does not say Q; *reageert in een bericht dat Q* does."""
    text = f"Smit reageert {preposition} een {noun} dat de brug dicht is."
    for tie in (f"acl>{noun}", "ccomp>reageert"):
        table = (
            f"Smit/PROPN/nsubj>reageert reageert=reageren/VERB+Fin/root {preposition}/ADP/case>{noun} een/DET/det>{noun} "
            f"{noun}/NOUN/obl>reageert {CLOSED.format(tie=tie)} ."
        )
        found = [words for _, lemma, words in told(text, table) if lemma == "reageren"]
        assert found == content


@pytest.mark.parametrize(
    ("verb", "lemma", "content"),
    [
        ("toont", "uit_leggen", []),
        ("vertelt", "vertellen", ["hoe zij ontkwam"]),
        ("vraagt", "vragen", ["hoe zij ontkwam"]),
    ],
)
def test_clause_that_only_names_what_is_told(verb: str, lemma: str, content: list[str]) -> None:
    """Who explains how it went does not say how; who narrates or asks it does."""
    table = (
        f"Smit/PROPN/nsubj>{verb} {verb}={lemma}/VERB+Fin/root hoe/ADV/advmod>ontkwam zij/PRON+Prs/nsubj>ontkwam "
        f"ontkwam=ontkomen/VERB+Past+Fin/ccomp>{verb} ."
    )
    assert [words for *_, words in told(f"Smit {verb} hoe zij ontkwam.", table)] == content


def test_judgement_around_its_verb() -> None:
    """*zou het erg vinden als Q* judges; *vond het zo mooi dat Q* tells what follows."""
    text = "Smit zou het erg vinden als de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>vinden zou=zullen/AUX+Past+Fin/aux>vinden het/PRON/obj>vinden erg/ADJ/advmod>vinden "
        "vinden/VERB+Inf/root " + CLOSED.format(tie="advcl>vinden").replace("dat/", "als/") + " ."
    )
    assert told(text, table) == [("Smit", "vinden", "het erg vinden als de brug dicht is")]
    text = "Smit vond het zo mooi dat de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>vond vond=vinden/VERB+Past+Fin/root het/PRON/expl>vond zo/ADV/advmod>mooi mooi/ADJ/xcomp>vond "
        + CLOSED.format(tie="advcl>zo")
        + " ."
    )
    assert told(text, table) == []


def test_marker_read_as_an_article() -> None:
    """*denkt dat winst er nog in zit* reports, though *dat* was read as the article of a noun it cannot have."""
    text = "Smit denkt dat winst erin zit."
    table = (
        "Smit/PROPN/nsubj>denkt denkt=denken/VERB+Fin/root dat/DET/det>winst winst/NOUN+Com+Sing/obj>denkt "
        "erin/ADV/advmod>denkt zit/ADJ/xcomp>denkt ."
    )
    assert told(text, table) == [("Smit", "denken", "winst erin zit")]
    neuter = table.replace("winst/NOUN+Com+Sing", "huis/NOUN+Sing").replace("winst", "huis")
    assert told(text.replace("winst", "huis"), neuter) == []


@pytest.mark.parametrize(
    ("marker", "found"), [("als/SCONJ", ["het goed als de brug dicht is"]), ("zo/ADV", [])]
)
def test_condition_whose_marker_hangs_on_its_subject(marker: str, found: list[str]) -> None:
    """*vindt het goed als Q* judges Q, though the tree hangs *als* on the first word of Q."""
    form = marker.partition("/")[0]
    text = f"Smit vindt het goed {form} de brug dicht is."
    table = (
        "Smit/PROPN/nsubj>vindt vindt=vinden/VERB+Fin/root het/PRON/obj>vindt goed/ADJ/xcomp>vindt "
        f"{marker}/mark>brug de/DET/det>brug brug/NOUN/nsubj>dicht dicht/ADJ/advcl>vindt is=zijn/AUX+Fin/cop>dicht ."
    )
    assert [content for *_, content in told(text, table)] == found
