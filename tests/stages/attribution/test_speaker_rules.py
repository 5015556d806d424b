"""From quotation to speaker, rule by rule, on trees that are written out by hand."""

from __future__ import annotations

import pytest

from quoteattr.rules import RULES, explain
from quoteattr.schema import Polarity, Reason
from quoteattr.stages.attribution import Ranker
from quoteattr.stages.attribution.addressee_rules import ADDRESSEE_RULES
from quoteattr.stages.attribution.speaker_rules import SPEAKER_RULES, SpeakerSweep
from tests.stages.attribution.staging import local_speakers, speakers_of
from tests.stages.tables import extractor_of, scene_of

CLOSED = (
    "dat/SCONJ/mark>dicht de/DET/det>brug brug/NOUN/nsubj>dicht dicht/ADJ/{tie} is=zijn/AUX+Fin/cop>dicht"
)
STOP = '" We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root . "'
STOP_SAID = '" We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root " , {tag} .'
SMIT = "zei=zeggen/VERB+Past+Fin/parataxis>stoppen Smit/PROPN/nsubj>zei"
SAYS_THAT = "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root " + CLOSED.format(tie="ccomp>zei") + " ."


def local(text: str, *tables: str) -> list[tuple[str, str]]:
    """For each quotation the rule about its own sentence that fires, and the words for the speaker."""
    scene = scene_of(text, *tables)
    return [
        ("", "")
        if found is None or found.mention is None
        else (
            str(found.rule),
            text[scene.mentions[found.mention].start : scene.mentions[found.mention].end],
        )
        for found in local_speakers(scene)
    ]


def spoken(text: str, *tables: str) -> list[tuple[str, str]]:
    """The same when all rules are tried; the speaker by name."""
    scene = scene_of(text, *tables)
    return [
        (found.rule or "", scene.resolution.entities[found.entity].name if found.entity is not None else "")
        for found in speakers_of(scene)
    ]


# -- reported -----------------------------------------------------------------------------------------


def test_reported() -> None:
    """The source of the cue speaks the clause that it reports."""
    assert local("Smit zei dat de brug dicht is.", SAYS_THAT) == [("reported", "Smit")]


def test_reported_leaves_marked_quotations_alone() -> None:
    """A report in the sentence before does not speak a quotation that stands free."""
    text = 'Smit zei dat de brug dicht is. "We stoppen."'
    assert local(text, SAYS_THAT, STOP) == [("reported", "Smit"), ("", "")]


# -- label -------------------------------------------------------------------------------------------


def lines(*names: str) -> tuple[str, list[str]]:
    """A text of lines *NAME: We stoppen.*, and their trees."""
    line = "{} : We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/parataxis>#0 ."
    tables = [line.format(f"{name}/PROPN/root") for name in names]
    return "\n\n".join(f"{name}: We stoppen." for name in names), tables


def test_label() -> None:
    """Who is named at the beginning of a line speaks it, where two take turns."""
    text, tables = lines("Smit", "Kok", "Smit")
    assert local(text, *tables) == [("label", name) for name in ("Smit", "Kok", "Smit")]


def test_label_of_one_line() -> None:
    """A name and a colon before one line alone are no label."""
    text, tables = lines("Smit")
    assert local(text, *tables) == []


# -- tag_after ----------------------------------------------------------------------------------------


def test_tag_after() -> None:
    """The subject of the cue right behind the closing mark speaks."""
    assert local('"We stoppen", zei Smit.', STOP_SAID.format(tag=SMIT)) == [("tag_after", "Smit")]


def test_tag_after_takes_the_whole_phrase() -> None:
    """The words for the speaker include the function."""
    tag = (
        "zei=zeggen/VERB+Past+Fin/parataxis>stoppen wethouder/NOUN/nsubj>zei Anna/PROPN/appos>wethouder "
        "Smit/PROPN/flat>Anna"
    )
    text = '"We stoppen", zei wethouder Anna Smit.'
    assert local(text, STOP_SAID.format(tag=tag)) == [("tag_after", "wethouder Anna Smit")]


def test_tag_after_stops_at_a_new_sentence() -> None:
    """*"…." Smit zei dat …* is a new sentence and no tag."""
    assert local('"We stoppen." Smit zei dat de brug dicht is.', STOP, SAYS_THAT)[0] == ("", "")


def test_tag_after_stops_at_a_new_paragraph() -> None:
    """A cue in the next paragraph is no tag."""
    tag = "Zei=zeggen/VERB+Past+Fin/root Smit/PROPN/nsubj>Zei ."
    assert local('"We stoppen."\n\nZei Smit.', STOP, tag)[0] == ("", "")


# -- colon --------------------------------------------------------------------------------------------

AFTER_COLON = ': " We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/{tie} . "'


def test_colon() -> None:
    """The subject of the cue before a colon speaks what follows."""
    table = "Smit/PROPN/nsubj>zegt zegt=zeggen/VERB+Fin/root " + AFTER_COLON.format(tie="parataxis>zegt")
    assert local('Smit zegt: "We stoppen."', table) == [("colon", "Smit")]


def test_colon_without_a_cue() -> None:
    """*Smit knikt: "…"* has its subject as the speaker, cue or no cue."""
    table = "Smit/PROPN/nsubj>knikt knikt=knikken/VERB+Fin/root " + AFTER_COLON.format(tie="parataxis>knikt")
    assert local('Smit knikt: "We stoppen."', table) == [("colon", "Smit")]


def test_colon_behind_something_that_cannot_speak() -> None:
    """*De reden: "…"* names nobody."""
    table = "De/DET/det>reden reden/NOUN/root " + AFTER_COLON.format(tie="parataxis>reden")
    assert local('De reden: "We stoppen."', table) == [("", "")]


def test_colon_behind_an_adjective() -> None:
    """*De oudste zei: "…"* (The eldest said) has a speaker without a noun; *het laatste* is nobody."""
    behind = "oudste=oud/ADJ/nsubj>zei zei=zeggen/VERB+Past+Fin/root " + AFTER_COLON.format(
        tie="parataxis>zei"
    )
    assert local('De oudste zei: "We stoppen."', "De/DET/det>oudste " + behind) == [("colon", "De oudste")]
    assert local('Het oudste zei: "We stoppen."', "Het/DET/det>oudste " + behind) == [("", "")]


def test_colon_behind_one_of_several() -> None:
    """*Een van hen zei: "…"* (One of them said) is said by one of them, though the tree has it in the marks."""
    table = (
        "Een=één/NUM/nsubj>stoppen van/ADP/case>hen hen/PRON+Prs/nmod>Een zei=zeggen/VERB+Past+Fin/parataxis>stoppen "
        + AFTER_COLON.format(tie="root")
    )
    assert local('Een van hen zei: "We stoppen."', table) == [("colon", "Een van hen")]
    hour = table.replace("hen hen/PRON+Prs/nmod>Een", "dagen dagen=dag/NOUN+Plur/nmod>Een")
    assert local('Een van dagen zei: "We stoppen."', hour) == [("", "")]


def test_colon_behind_somebody() -> None:
    """*Iemand riep: "…"* (Somebody called) is said by nobody else; *wie* asks who."""
    table = "{word}/PRON+Third/nsubj>riep riep=roepen/VERB+Past+Fin/root " + AFTER_COLON.format(
        tie="parataxis>riep"
    )
    assert local('Iemand riep: "We stoppen."', table.format(word="Iemand")) == [("colon", "Iemand")]
    assert local('Wie riep: "We stoppen."', table.format(word="Wie")) == [("", "")]


def test_colon_behind_a_moment() -> None:
    """*Een ogenblik later zei Smit: "…"*: the moment, taken for the subject, does not speak."""
    table = (
        "Een/DET/det>ogenblik ogenblik/NOUN/nsubj>zei later/ADV/advmod>ogenblik zei=zeggen/VERB+Past+Fin/root "
        "Smit/PROPN/nsubj>zei " + AFTER_COLON.format(tie="parataxis>zei")
    )
    assert local('Een ogenblik later zei Smit: "We stoppen."', table) == [("colon", "Smit")]


def test_comma_behind_a_cue() -> None:
    """*Smit zei, "…"* has its subject as the speaker; where words stand between, nobody."""
    behind = AFTER_COLON.format(tie="parataxis>zei").replace(":", ",", 1)
    table = "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root " + behind
    assert local('Smit zei, "We stoppen."', table) == [("colon", "Smit")]
    apart = (
        "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root gisteren/ADV/advmod>zei niets/PRON/obj>zei "
        + behind
    )
    assert local('Smit zei gisteren niets, "We stoppen."', apart) == [("", "")]


def test_colon_behind_what_stands_in_a_document() -> None:
    """*Daarin is vermeld: "…"* (In it is stated) quotes the report of the sentence before, not *Daarna*."""
    first = "Smit/PROPN/nsubj>las las=lezen/VERB+Past+Fin/root een/DET/det>rapport rapport/NOUN/obj>las ."
    second = "Daarin/ADV/advmod>vermeld is=zijn/AUX+Fin/aux>vermeld vermeld=vermelden/VERB+Part/root "
    second += AFTER_COLON.format(tie="parataxis>vermeld")
    text = 'Smit las een rapport. Daarin is vermeld: "We stoppen."'
    assert local(text, first, second)[0] == ("colon", "een rapport")
    other = second.replace("Daarin", "Daarna")
    assert local(text.replace("Daarin", "Daarna"), first, other)[0] != ("colon", "een rapport")


def test_colon_behind_a_saying() -> None:
    """*Het gezegde luidt: "…"* says that nobody speaks, though somebody stands near."""
    before = "Bos/PROPN/nsubj>slaapt slaapt=slapen/VERB+Fin/root ."
    behind = AFTER_COLON.format(tie="parataxis>luidt")
    table = "Het/DET/det>gezegde gezegde/NOUN/nsubj>luidt luidt=luiden/VERB+Fin/root " + behind
    (quote,) = extractor_of(before, table)('Bos slaapt. Het gezegde luidt: "We stoppen."')
    assert (quote.speaker, quote.reason) == (None, Reason.NO_CANDIDATE)


@pytest.mark.parametrize(
    ("verb", "words", "tag", "reason"),
    [
        (
            "gezegd",
            "wordt er gezegd",
            "wordt=worden/AUX+Fin/aux:pass>gezegd er/ADV/expl>gezegd gezegd=zeggen/VERB+Part/root",
            Reason.PASSIVE_WITHOUT_AGENT,
        ),
        ("zegt", "zegt men", "zegt=zeggen/VERB+Fin/root men/PRON+Third/nsubj>zegt", Reason.GENERIC_SOURCE),
    ],
)
def test_tag_of_nobody(verb: str, words: str, tag: str, reason: Reason) -> None:
    """*"…", wordt er gezegd* and *"…", zegt men* say that nobody speaks, though somebody stands near."""
    before = "Bos/PROPN/nsubj>slaapt slaapt=slapen/VERB+Fin/root ."
    table = f'" Au/INTJ/parataxis>{verb} " , {tag} .'
    (quote,) = extractor_of(before, table)(f'Bos slaapt. "Au", {words}.')
    assert (quote.speaker, quote.reason) == (None, reason)


# -- signed -------------------------------------------------------------------------------------------

SIGNED = '" We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root " – {rest}'


def test_signed() -> None:
    """A name after a dash behind the marks, as under a picture, is who speaks."""
    rest = "Smit/PROPN/parataxis>stoppen , wethouder/NOUN/appos>Smit"
    assert local('"We stoppen" – Smit, wethouder', SIGNED.format(rest=rest)) == [("signed", "Smit")]


def test_signed_in_the_next_line() -> None:
    """The name may stand below."""
    assert local('"We stoppen."\n– Smit', STOP, "– Smit/PROPN/root") == [("signed", "Smit")]


def test_signed_by_nobody() -> None:
    """Who does something after the dash has not signed."""
    nod = "– Smit/PROPN/nsubj>knikte knikte=knikken/VERB+Past+Fin/root"
    assert local('"We stoppen."\n– Smit knikte', STOP, nod) == [("", "")]


def test_signed_in_brackets() -> None:
    """The signature ends at the closing bracket, whatever comes behind it."""
    table = (
        '" We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root . " ( boer/NOUN/parataxis>stoppen '
        "Anna/PROPN/appos>boer Smit/PROPN/flat>Anna )"
    )
    ((rule, who),) = local('"We stoppen." (boer Anna Smit) De brug blijft dicht.', table, BODY)
    assert (rule, who.split()[-1]) == ("signed", "Smit")


# -- stacked tags -------------------------------------------------------------------------------------

ADDS = "voegt=voegen/VERB+Fin/parataxis>stoppen {who} toe/ADP/compound:prt>voegt"


def test_stacked_tags() -> None:
    """*"…", zei Smit. "…", voegt hij toe.*: each tag has its speaker, and they are one."""
    text = '"We stoppen", zei Smit. "We stoppen", voegt hij toe.'
    tables = (
        STOP_SAID.format(tag=SMIT),
        STOP_SAID.format(tag=ADDS.format(who="hij/PRON+Prs/nsubj>voegt")),
    )
    assert local(text, *tables) == [("tag_after", "Smit"), ("tag_after", "hij")]
    assert spoken(text, *tables) == [("tag_after", "Smit"), ("tag_after", "Smit")]


def test_stacked_tags_of_two() -> None:
    """*"…", zei Smit. "…", voegt Kok toe.*: the second tag has a speaker of its own."""
    text = '"We stoppen", zei Smit. "We stoppen", voegt Kok toe.'
    tables = STOP_SAID.format(tag=SMIT), STOP_SAID.format(tag=ADDS.format(who="Kok/PROPN/nsubj>voegt"))
    assert spoken(text, *tables) == [("tag_after", "Smit"), ("tag_after", "Kok")]


# -- captions -----------------------------------------------------------------------------------------


def test_caption() -> None:
    """*Foto: Smit: "…"*: the name before the last colon speaks, not the picture."""
    table = "Foto/NOUN/root : Smit/PROPN/parataxis>Foto " + AFTER_COLON.format(tie="parataxis>Smit")
    assert local('Foto: Smit: "We stoppen."', table) == [("colon", "Smit")]


def test_caption_that_names_nobody() -> None:
    """*Foto: "…"* has no speaker."""
    table = "Foto/NOUN/root " + AFTER_COLON.format(tie="parataxis>Foto")
    assert local('Foto: "We stoppen."', table) == [("", "")]


# -- headings -----------------------------------------------------------------------------------------

BODY = "De/DET/det>brug brug/NOUN/nsubj>blijft blijft=blijven/VERB+Fin/root dicht/ADJ/xcomp>blijft ."


def test_heading_name() -> None:
    """The name before the colon of a heading speaks the rest of it."""
    heading = "Smit/PROPN/root : brug/NOUN/nsubj>open moet=moeten/AUX+Fin/aux>open open/ADJ/parataxis>Smit"
    assert local("Smit: brug moet open\n\nDe brug blijft dicht.", heading, BODY) == [("heading_name", "Smit")]


def test_heading_without_a_name() -> None:
    """A subheading that quotes without a name is left to the other rules."""
    heading = "Je/PRON+Prs/nsubj>had had=hebben/VERB+Fin/root gelijk/NOUN/obj>had"
    text = "De brug blijft dicht.\n\nJe had gelijk\n\nDe brug blijft dicht."
    assert local(text, BODY, heading, BODY) == [("", "")]


BAFFLED = '" Volkomen=volkomen/ADV/advmod>verbijsterd verbijsterd/ADJ/root "'


def baffled(word: str, how: str = "volkomen") -> list[tuple[str, str]]:
    text = f'De brug blijft dicht.\n\n"Volkomen verbijsterd"\n\n"We zijn {how} {word}", zei Smit.'
    said = (
        f'" We/PRON+Prs/nsubj>{word} zijn/AUX+Fin/cop>{word} {how}/ADV/advmod>{word} {word}/ADJ/root " , '
        f"zei=zeggen/VERB+Past+Fin/parataxis>{word} Smit/PROPN/nsubj>zei ."
    )
    return spoken(text, BODY, BAFFLED, said)


def test_heading_echo() -> None:
    """A subheading that repeats a quotation has the speaker of that."""
    assert baffled("verbijsterd")[0] == ("ranked", "Smit")


def test_heading_that_shortens_what_was_said() -> None:
    """Half of its words will do, whatever their endings."""
    assert baffled("verbijsterde", "dan")[0] == ("ranked", "Smit")


GLAD = "{name}/PROPN/nsubj>blij blij/ADJ/root na/ADP/case>akkoord akkoord/NOUN/obl>blij :"


def glad(said: str) -> tuple[str, str]:
    """Who speaks a heading above a body in which Kok says that the bridge is closed."""
    text = f'Anna Smit blij na akkoord: "{said}"\n\n"De brug is dicht", zei Kok.'
    name = "Anna/PROPN/nsubj>blij Smit/PROPN/flat>Anna"
    heading = GLAD.format(name="").replace("/PROPN/nsubj>blij", name, 1)
    words = said.split()
    tied = f"{words[0]}/NOUN/nsubj>{words[-1]} {words[-1]}/ADJ/parataxis>blij"
    body = (
        '" De/DET/det>brug brug/NOUN/nsubj>dicht is=zijn/AUX+Fin/cop>dicht dicht/ADJ/root " , '
        "zei=zeggen/VERB+Past+Fin/parataxis>dicht Kok/PROPN/nsubj>zei ."
    )
    return spoken(text, f'{heading} " {tied} "', body)[0]


def test_heading_that_names_another() -> None:
    """Where the text gives the words to another than the heading names, that one speaks them."""
    assert glad("Brug dicht") == ("ranked", "Kok")


# -- inverted_clause ----------------------------------------------------------------------------------

BECKONS = '" We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root " , wenkt=wenken/VERB+Fin/parataxis>stoppen {subject} .'


def test_inverted_clause() -> None:
    """Who does something right behind the quotation speaks it, whatever the verb is."""
    table = BECKONS.format(subject="Smit/PROPN/nsubj>wenkt")
    assert local('"We stoppen", wenkt Smit.', table) == [("inverted_clause", "Smit")]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ('"We stoppen", wenkt de brug.', "de/DET/det>brug brug/NOUN/nsubj>wenkt"),
        ('"We stoppen", wenkt men.', "men/PRON/nsubj>wenkt"),
    ],
)
def test_inverted_clause_of_nobody(text: str, subject: str) -> None:
    """A thing or *men* as the subject speaks nothing."""
    assert local(text, BECKONS.format(subject=subject)) == [("", "")]


def test_inverted_clause_in_a_new_sentence() -> None:
    """A new sentence behind the quotation is no part of its clause."""
    text = '"We stoppen." Smit slaapt.'
    assert local(text, STOP, "Smit/PROPN/nsubj>slaapt slaapt=slapen/VERB+Fin/root .") == [("", "")]


# -- next_sentence_tag --------------------------------------------------------------------------------

REACTION = (
    "{that}/PRON/nsubj>reactie was=zijn/AUX+Past+Fin/cop>reactie de/DET/det>reactie reactie/NOUN/root "
    "van/ADP/case>Smit Smit/PROPN/nmod>reactie ."
)


def test_next_sentence_tag() -> None:
    """*"…." Dat was de reactie van X* has X as its speaker."""
    text = '"We stoppen." Dat was de reactie van Smit.'
    assert local(text, STOP, REACTION.format(that="Dat")) == [("next_sentence_tag", "Smit")]


def test_next_sentence_that_does_not_point_back() -> None:
    """Another sentence about somebody's reaction is no tag."""
    text = '"We stoppen." Hier was de reactie van Smit.'
    assert local(text, STOP, REACTION.format(that="Hier")) == [("", "")]


def test_next_sentence_tag_has_to_be_next() -> None:
    """A sentence in between breaks the tie."""
    text = '"We stoppen." De brug blijft dicht. Dat was de reactie van Smit.'
    assert local(text, STOP, BODY, REACTION.format(that="Dat"))[0] == ("", "")


# -- fragments ----------------------------------------------------------------------------------------

FRAGMENT = '" volstrekt/ADV/advmod>onhaalbaar onhaalbaar/ADJ/{tie} "'


def test_inside_report() -> None:
    """A fragment in an indirect quotation has the speaker of that."""
    table = (
        "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root dat/SCONJ/mark>onhaalbaar het/DET/det>plan "
        f"plan/NOUN/nsubj>onhaalbaar {FRAGMENT.format(tie='ccomp>zei')} is=zijn/AUX+Fin/cop>onhaalbaar ."
    )
    text = 'Smit zei dat het plan "volstrekt onhaalbaar" is.'
    assert local(text, table) == [("reported", "Smit"), ("inside_report", "Smit")]


NAMES = (
    f"Smit/PROPN/nsubj>{{verb}} {{cue}}/VERB+Fin/root het/DET/det>plan plan/NOUN/obj>{{verb}} "
    f"{FRAGMENT.format(tie='xcomp>{verb}')} ."
)


def test_same_clause() -> None:
    """The source of a cue that takes a fragment speaks it."""
    table = NAMES.format(verb="noemt", cue="noemt=noemen")
    assert local('Smit noemt het plan "volstrekt onhaalbaar".', table) == [("same_clause", "Smit")]


@pytest.mark.parametrize(("noun", "rules"), [("kandidatuur", []), ("minister", ["same_clause"])])
def test_same_clause_of_who_can_speak(noun: str, rules: list[str]) -> None:
    """*Een kandidatuur noemt het plan …*: a candidacy calls nothing anything, a minister does."""
    table = NAMES.format(verb="noemt", cue="noemt=noemen").replace(
        "Smit/PROPN/nsubj>noemt", f"Een/DET/det>{noun} {noun}/NOUN/nsubj>noemt"
    )
    found = local(f'Een {noun} noemt het plan "volstrekt onhaalbaar".', table)
    assert [rule for rule, _ in found if rule] == rules


def test_same_clause_is_not_for_whole_utterances() -> None:
    """A whole utterance that stands free has nothing to do with a cue in the sentence before."""
    text = 'Smit noemt het plan onhaalbaar. "We stoppen."'
    table = (
        "Smit/PROPN/nsubj>noemt noemt=noemen/VERB+Fin/root het/DET/det>plan plan/NOUN/obj>noemt "
        "onhaalbaar/ADJ/xcomp>noemt ."
    )
    assert local(text, table, STOP) == [("", "")]


# -- beat ---------------------------------------------------------------------------------------------

CRY = '" Nu/ADV/root {mark} "'
SEARCHES = "Kok/PROPN/nsubj>zoekt zoekt=zoeken/VERB+Fin/root ."


def test_beat() -> None:
    """Who acts right behind a short question is who asks it, not who spoke before."""
    text = '"We stoppen", zei Smit. "Nu?" Kok zoekt.'
    found = spoken(text, STOP_SAID.format(tag=SMIT), CRY.format(mark="?"), SEARCHES)
    assert found == [("tag_after", "Smit"), ("beat", "Kok")]


def test_beat_behind_a_statement() -> None:
    """Who acts behind what ends in a full stop may as well be who hears it."""
    text = '"We stoppen", zei Smit. "Nu." Kok zoekt.'
    found = spoken(text, STOP_SAID.format(tag=SMIT), CRY.format(mark="."), SEARCHES)
    assert found[1][0] != "beat"


# -- same_utterance -----------------------------------------------------------------------------------


def test_same_utterance() -> None:
    """The piece behind the tag has the speaker of the piece before it."""
    text = '"We stoppen," zei Smit, "en wel nu."'
    table = (
        f'" We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root , " {SMIT} , " en/CCONJ/cc>nu wel/ADV/advmod>nu '
        'nu/ADV/conj>stoppen . "'
    )
    assert [speaker for _, speaker in local(text, table)] == ["Smit", "Smit"]
    assert local(text, table)[1][0] == "same_utterance"


def test_same_utterance_goes_on_in_a_new_sentence() -> None:
    """A quotation right behind the sentence of the tag goes on with the utterance."""
    text = '"We stoppen", zei Smit. "We stoppen."'
    assert local(text, STOP_SAID.format(tag=SMIT), STOP)[1] == ("same_utterance", "Smit")


def test_same_utterance_has_the_speaker_of_the_nearest_piece() -> None:
    """Where two tags follow each other without a break, the second holds for what comes after it."""
    text = '"We stoppen", zei Smit. "We stoppen", zei Kok, "we stoppen."'
    table = (
        '" We/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/root " , zei=zeggen/VERB+Past+Fin/parataxis>stoppen '
        "Kok/PROPN/nsubj>zei , "
        '" we/PRON+Prs/nsubj>stoppen stoppen/VERB+Fin/parataxis>stoppen . "'
    )
    assert local(text, STOP_SAID.format(tag=SMIT), table) == [
        ("tag_after", "Smit"),
        ("tag_after", "Kok"),
        ("same_utterance", "Kok"),
    ]


def test_another_utterance() -> None:
    """A quotation in a new paragraph is an utterance of its own."""
    text = '"We stoppen", zei Smit.\n\n"We stoppen."'
    assert local(text, STOP_SAID.format(tag=SMIT), STOP)[1] == ("", "")


# -- introduced ---------------------------------------------------------------------------------------


def test_introduced() -> None:
    """The person whom the sentence before names as its subject speaks a quotation that stands free."""
    text = 'Trainer Jan Kok slaapt. "We stoppen."'
    table = (
        "Trainer/NOUN/nsubj>slaapt Jan/PROPN/appos>Trainer Kok/PROPN/flat>Jan slaapt=slapen/VERB+Fin/root ."
    )
    assert spoken(text, table, STOP) == [("introduced", "Jan Kok")]


def test_introduced_without_a_name() -> None:
    """An unnamed voice that is the subject of the sentence before speaks too; another group does not."""
    some = "Sommigen=sommig/PRON+Ind+Plur/nsubj>slapen slapen/VERB+Fin/root ."
    assert spoken('Sommigen slapen. "We stoppen."', some, STOP) == [("introduced", "Sommigen")]
    one = "Een=één/NUM/nsubj>slaapt van/ADP/case>hen hen=hen/PRON/nmod>Een slaapt=slapen/VERB+Fin/root ."
    assert spoken('Een van hen slaapt. "We stoppen."', one, STOP) == [("introduced", "Een van hen")]
    people = "Mensen=mens/NOUN+Plur/nsubj>slapen slapen/VERB+Fin/root ."
    assert spoken('Mensen slapen. "We stoppen."', people, STOP)[0][0] != "introduced"


def test_introduced_names_two() -> None:
    """Of two persons who are named as subjects neither is taken by the rule."""
    text = 'Jan Kok slaapt en Anna Smit droomt. "We stoppen."'
    table = (
        "Jan/PROPN/nsubj>slaapt Kok/PROPN/flat>Jan slaapt=slapen/VERB+Fin/root en/CCONJ/cc>droomt Anna/PROPN/nsubj>slaapt "
        "Smit/PROPN/flat>Anna droomt=dromen/VERB+Fin/conj>slaapt ."
    )
    assert spoken(text, table, STOP)[0][0] != "introduced"


def test_introduced_in_another_paragraph() -> None:
    """A subject in the paragraph before is left to the ranker."""
    text = 'Jan Kok slaapt.\n\n"We stoppen."'
    table = "Jan/PROPN/nsubj>slaapt Kok/PROPN/flat>Jan slaapt=slapen/VERB+Fin/root ."
    assert spoken(text, table, STOP)[0][0] != "introduced"


def test_introduced_where_another_is_reported() -> None:
    """In *Kok is ziek, zegt Smit. "We stoppen."* the subject is spoken about and does not speak."""
    text = 'Jan Kok is ziek, zegt Anna Smit. "We stoppen."'
    table = (
        "Jan/PROPN/nsubj>ziek Kok/PROPN/flat>Jan is=zijn/AUX+Fin/cop>ziek ziek/ADJ/root , "
        "zegt=zeggen/VERB+Fin/parataxis>ziek Anna/PROPN/nsubj>zegt Smit/PROPN/flat>Anna ."
    )
    assert spoken(text, table, STOP)[-1][0] != "introduced"


# -- ranked -------------------------------------------------------------------------------------------

ASLEEP = "Smit/PROPN/nsubj>slaapt slaapt=slapen/VERB+Fin/root ."


def test_ranked() -> None:
    """A quotation that stands free has the speaker of those around it."""
    text = '"We stoppen", zei Smit.\n\n"We stoppen."'
    assert spoken(text, STOP_SAID.format(tag=SMIT), STOP)[1] == ("ranked", "Smit")


def test_ranked_abstains_below_its_threshold() -> None:
    """Where no candidate is probable enough nobody speaks, and the reason is told."""
    text = 'Jansen slaapt. Smit slaapt. "We stoppen."'
    scene = scene_of(text, ASLEEP.replace("Smit", "Jansen"), ASLEEP, STOP)
    (found,) = speakers_of(scene, Ranker(threshold=0.9))
    assert (found.mention, found.reason) == (None, Reason.AMBIGUOUS)
    assert found.confidence == pytest.approx(0.5)


def test_ranked_shows_the_name() -> None:
    """The words for a speaker who was ranked are the nearest name before the quotation."""
    scene = scene_of('Smit slaapt. Smit slaapt. "We stoppen."', ASLEEP, ASLEEP, STOP)
    (found,) = speakers_of(scene, Ranker())
    assert found.mention is not None
    assert scene.mentions[found.mention].start == 13


# -- the list -----------------------------------------------------------------------------------------


def test_the_list_of_rules() -> None:
    """The rules for speakers stand in one list, sweep by sweep; three answer with a confidence of their own."""
    assert [(rule.name, rule.sweep, rule.confidence) for rule in SPEAKER_RULES] == [
        ("reported", SpeakerSweep.SENTENCE, 0.97),
        ("label", SpeakerSweep.SENTENCE, 0.95),
        ("signed", SpeakerSweep.SENTENCE, 0.90),
        ("tag_after", SpeakerSweep.SENTENCE, 0.97),
        ("colon", SpeakerSweep.SENTENCE, 0.87),
        ("heading_name", SpeakerSweep.SENTENCE, 0.90),
        ("inverted_clause", SpeakerSweep.SENTENCE, 0.90),
        ("next_sentence_tag", SpeakerSweep.SENTENCE, 0.80),
        ("inside_report", SpeakerSweep.SENTENCE, 0.95),
        ("same_clause", SpeakerSweep.SENTENCE, 0.88),
        ("beat", SpeakerSweep.UTTERANCE, 0.90),
        ("same_utterance", SpeakerSweep.UTTERANCE, None),
        ("introduced", SpeakerSweep.UTTERANCE, 0.97),
        ("ranked", SpeakerSweep.TEXT, None),
    ]
    order = list(SpeakerSweep)
    assert [rule.sweep for rule in SPEAKER_RULES] == sorted(
        (rule.sweep for rule in SPEAKER_RULES), key=order.index
    )


def test_names_are_unique() -> None:
    """No rule for addressees has the name of one for speakers, so that each name means one thing."""
    names = [rule.name for rule in (*SPEAKER_RULES, *ADDRESSEE_RULES)]
    assert list(RULES) == names


@pytest.mark.parametrize("name", RULES)
def test_rules_are_explained(name: str) -> None:
    """Each rule tells what it does in a sentence, with a Dutch example between asterisks and its gloss."""
    summary, _, example = explain(name).partition("\n\n")
    assert summary.endswith(".")
    assert "*" in example
    assert "—" in example or ":" in example


def test_the_innermost_source_speaks() -> None:
    """In *Smit zei dat Bos dacht dat "Q"* Q is what Bos thought, and Smit passes it on."""
    text = 'Smit zei dat Bos dacht dat "de brug dicht is".'
    table = (
        "Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root dat/SCONJ/mark>dacht Bos/PROPN/nsubj>dacht "
        'dacht=denken/VERB+Past+Fin/ccomp>zei dat/SCONJ/mark>dicht " de/DET/det>brug brug/NOUN/nsubj>dicht dicht/ADJ/ccomp>dacht '
        'is=zijn/AUX+Fin/cop>dicht " .'
    )
    found = [
        (quote.text, quote.speaker and quote.speaker.text, [mention.text for mention in quote.via])
        for quote in extractor_of(table)(text)
    ]
    assert ("de brug dicht is", "Bos", ["Smit"]) in found


def test_a_cue_behind_a_conjunction_is_no_tag_of_a_fragment() -> None:
    """*zei niet "nooit", maar dacht het wel*: she did not say it, and *dacht* is no tag of it."""
    text = 'Smit zei niet "nooit", maar Bos dacht het.'
    table = (
        'Smit/PROPN/nsubj>zei zei=zeggen/VERB+Past+Fin/root niet/ADV/advmod>zei " nooit/ADV/advmod>zei " , maar/CCONJ/cc>dacht '
        "Bos/PROPN/nsubj>dacht dacht=denken/VERB+Past+Fin/conj>zei het/PRON/obj>dacht ."
    )
    (quote,) = extractor_of(table)(text)
    assert (quote.speaker and quote.speaker.text, quote.polarity) == ("Smit", Polarity.NEGATIVE)


@pytest.mark.parametrize(
    ("agent", "words", "found"),
    [
        ("", "", ("", "")),
        ("door/ADP/case>Kok Kok/PROPN/obl:agent>genoemd ", "door Kok ", ("same_clause", "Kok")),
    ],
)
def test_who_is_called_something_does_not_say_so(agent: str, words: str, found: tuple[str, str]) -> None:
    """*Smit werd "dwaas" genoemd* (was called "foolish") is nobody's; *door Kok* tells whose it is."""
    table = (
        "Smit/PROPN/nsubj:pass>genoemd werd=worden/AUX+Past+Fin/aux:pass>genoemd "
        + agent
        + '" heel/ADV/advmod>dwaas dwaas/ADJ/xcomp>genoemd " genoemd=noemen/VERB+Part/root .'
    )
    assert local(f'Smit werd {words}"heel dwaas" genoemd.', table) == [found]
