"""The words of a language that tie a quotation to its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve, frozen

from quoteattr.languages.lemmas import last_part
from quoteattr.schema import Medium

__all__ = ["CueLexicon", "CueVerb", "View"]


@frozen
class CueVerb:
    """What a cue verb can do.

    :param lemma: dictionary form, separable particles joined.
    :param medium: speech, thought or writing.
    :param frames: constructions that it can enter: ``tag`` beside a passage between marks, ``clause`` with a
        clause that gives the content, ``infinitive`` with an infinitive clause that does, ``bare`` beside an
        unmarked clause, ``fragment`` before some words between marks.
    """

    lemma: str
    medium: Medium
    frames: frozenset[str]


@frozen
class View:
    """A phrase that says whose view something is, around the word that no other phrase has.

    :param before: forms right before that word.
    :param behind: the form right behind it, before whose view it is; empty for none.
    :param between: whether whose view it is stands between ``before`` and that word.
    """

    before: tuple[str, ...]
    behind: str = ""
    between: bool = False


_GROUPS = ("prepositions", "complement", "sources", "negation", "modality", "addressees")
"""The tables of ``cues.toml`` whose keys are fields of the lexicon."""


@frozen(eq=False)
class CueLexicon:
    """The words of ``cues.toml``: lemmas, unless a field is said to hold forms, which are in lower case.

    Lemmas of separable verbs and of compounds have their parts joined by underscores: ``uit_leggen``.

    Which words report, for those who look for them in a text:

    :param forms: forms of words that report by themselves.
    :param lemmas: lemmas of words that report by themselves.
    :param stems: lemmas, without particles or the first parts of compounds, of verbs with a clause and of
        nouns that report.
    :param all_forms: forms of words that report, alone or with others.
    :param all_lemmas: lemmas of words that report, alone or with others; so do compounds that end in one of
        ``nouns``.
    :param reporting_stems: the verbs that take a clause, without their particles, which a lemmatizer that
        sees one word leaves apart.
    :param separable_stems: the separable verbs that take an infinitive, without their particles.

    Verbs:

    :param verbs: each cue verb by its lemma.
    :param surface_forms: the lemmas of forms of the commonest cue verbs, for texts that are not analysed and
        for forms whose lemma is often misread.
    :param old_forms: the lemmas of forms of verbs that are out of use.
    :param homographs: forms that are nouns too, with their lemma and the particle behind: **licht** … *toe*.
    :param light_verbs: for each light verb the words that make it a cue: *laat* **weten**.
    :param light_verb_halves: those of them that do so behind a split adverb only: *wijst er* **op**.
    :param split_adverbs: first halves of adverbs whose second half stands apart: *wijst* **er** *op*.
    :param announcing_verbs: verbs that report the sentence before with one of ``reported_pronouns``.
    :param perception_verbs: *Anna* **hoorde** *Piet roepen*: the object of such a verb speaks.
    :param judging_verbs: **vindt** *het dom dat …*: the judgement is part of what is said.
    :param inscription_verbs: *"…",* **staat** *in de brief*.
    :param inscription_infinitives: *in de brief is te* **lezen** *dat*.
    :param inscription_participles: *in de brief is* **vermeld** *dat*.
    :param inscription_prepositions: forms that stand before what it is written in.
    :param inscription_relatives: forms for what it stands in: *het rapport* **waarin** *staat dat*.
    :param inscription_adverbs: forms for what was named before: **daarin** *staat dat*.
    :param inscription_anaphors: forms for what the sentence before names: **daarin** *staat*.
    :param scripts: what it is written with or how, which is no document: *in* **blokletters**.

    Predicates and nouns:

    :param predicates: *is* **bang** *dat …*; lemmas or forms.
    :param copulas: the verbs of those predicates that stand behind a preposition: **is** *van mening*.
    :param nouns: all nouns that report: *de* **conclusie** *van …*.
    :param clause_nouns: those of them that take a clause: *de conclusie dat …*.
    :param nouns_without_source: those of them that report whoever says it: *verwierp de* **bewering** *dat*.
    :param reaction_verbs: *de reactie* **luidt** *"…"*.
    :param giving_verbs: verbs whose subject is the source of such a noun: *Smit* **deed** *een oproep*.
    :param existing_verbs: verbs that say that there is what such a noun names: *de vrees* **bestaat** *dat*.
    :param existing_prepositions: forms before those whose it is then: **bij** *boeren leeft de vrees dat*.
    :param doing_prepositions: forms before such a noun with which something is done: **in** *de hoop dat*.
    :param question_nouns: nouns for what the reporter may ask: *er is de* **vraag**: *wie betaalt?*
    :param noun_source_prepositions: forms that stand before the source of a noun.

    Prepositions, all forms but where said otherwise:

    :param according_to: **volgens** *Smit*, **aldus** *Smit*.
    :param after_content: those of them that stand behind what is said.
    :param views: the phrases that say whose view it is, by the word that no other phrase has: *wat hem*
        **betreft**, *in de* **ogen** *van Smit*.
    :param contrast_markers: forms that open what the reporter sets against it: **terwijl** *…*.
    :param objecting: forms that open a clause in which the reporter objects to it: **maar** *…*.
    :param not_sources: lemmas of what says nothing: *volgens* **plan**.
    :param own_words: lemmas of the noun in *naar eigen* **zeggen**.
    :param own_words_alone: those of them that need no *eigen*: *naar zijn zeggen*.
    :param own_words_prepositions: what such a phrase begins with.
    :param own_words_adjectives: what tells that the words are the speaker's own.
    :param own_words_lemma: the dictionary form of the phrase.
    :param one_of_several: forms that are a subject whatever they are read as: **één** *van hen zegt*.
    :param sounding_verbs: *"…",* **klinkt** *het bij de bond*: who speaks is not their subject.
    :param sounding_prepositions: what stands before who speaks then.
    :param agent_prepositions: *gemeld* **door** *de politie*.

    The clause that is reported, all forms:

    :param finite_markers: *zegt* **dat**, *vraagt* **of**.
    :param infinitive_markers: *vraagt* **om** *te komen*, *belooft* **te** *komen*.
    :param dropped_infinitive_markers: those of them that are no part of what is said.
    :param kept_infinitive_markers: the others.
    :param content_markers: finite markers and infinitive markers that are dropped.
    :param question_markers: *vraagt* **wanneer** *hij komt*: they belong to what is asked.
    :param ruling_verbs: lemmas of verbs of what is laid down: *de wet* **bepaalt** *dat*.
    :param ruling_sources: last parts of lemmas of nouns for where that is: *de* **wet** *bepaalt dat*.
    :param aside_verbs: lemmas of verbs that part no clause: *De brug blijft,* **verwacht** *Smit, dicht*.
    :param tag_openers: forms before the verb of a tag: **zo** *zegt Smit*.
    :param resuming_words: forms with which it goes on behind a tag: *zegt Smit,* **maar** *…*.
    :param question_words: *legt uit* **hoe** *het werkt*: they name what is told and do not tell it.
    :param narrating_verbs: lemmas of verbs whose clause tells it: **vertelt** *hoe zij vluchtte*.
    :param fact_nouns: lemmas of nouns whose clause nobody says: *over het* **feit** *dat*.
    :param topic_prepositions: **op** *de kritiek dat*: what stands before a noun that is only a topic.
    :param figurative_verbs: verbs that things are subjects of too: *het* **belooft** *mooi te worden*.
    :param acting_verbs: lemmas of verbs of an act, which report only beside marks: *"…",* **besluit** *hij*.
    :param asking_verbs: lemmas of verbs whose clause they open.
    :param past_asking_verbs: those that ask in the past alone: **wilde** *weten of*, not *wil weten of*.
    :param urging_verbs: lemmas of verbs of urging: *burgers worden* **opgeroepen** *om te komen*.
    :param idle_nouns: lemmas of nouns with which a verb tells an act: *stelt in* **staat** *te komen*.
    :param planning_verbs: lemmas of verbs of a plan in a relative clause: *wie* **denkt** *te komen*.
    :param planning_words: forms beside them that make them one anywhere: *denkt* **erover** *te komen*.
    :param relative_pronouns: *de man* **die** *zei*.
    :param reported_pronouns: **Dat** *meldt de politie*: they stand for what is said.
    :param anticipatory_pronouns: *vindt* **het** *dom dat …*.
    :param degree_words: **zo** *blij dat hij zingt*: the clause tells what follows and is not said.

    Whether it was said:

    :param negation: forms that negate a cue.
    :param denying_verbs: verbs of saying that something is not so.
    :param wanting_verbs: **wil** *zeggen*: what depends on them is not said yet.
    :param silent_verbs: **vergat** *te zeggen*: what depends on them is not said.
    :param conditional_auxiliaries: **zou** *zeggen*, **zal** *zeggen*.
    :param hypothetical: auxiliaries beside an infinitive that may be said: **kan** *zeggen*.
    :param future: auxiliaries beside an infinitive that will be said: **gaat** *zeggen*.
    :param temporal_markers: forms that make a clause tell when something happened: **toen** *zij vroegen*.
    :param conditional_markers: forms that make a clause a condition: **als** *hij zegt*.
    :param supposing_markers: forms that make a clause tell what is not so: **alsof** *hij zegt*.
    :param generic_subjects: forms of subjects that are nobody in particular: **men** *zegt*.
    :param almost_words: forms that make such a subject most people: **bijna** *niemand denkt*.
    :param unnamed_subjects: those of them that say something all the same: **men** *zegt dat*.

    Addressees, all forms but where said otherwise:

    :param addressee_prepositions: what stands before whom a verb addresses: *zegt* **tegen** *Anna*.
    :param listener_prepositions: those of them that tell the addressee even where they depend on the source.
    :param noun_addressee_prepositions: those that tell whom a noun addresses: *een oproep* **aan** *Anna*.
    :param calling_verbs: lemmas of verbs of calling, which address behind another preposition too.
    :param calling_prepositions: that preposition: *riep* **naar** *Anna*.
    :param turning_verbs: lemmas of verbs of turning to somebody: **wendde** *zich tot Anna*.
    :param turning_prepositions: what stands before whom one turns to: *wendde zich* **tot** *Anna*.
    :param contests: nouns behind which a preposition names an opponent: *de finale* **tegen** *Zwolle*.
    :param not_addressees: pronouns that are no addressee whatever they depend on.
    :param object_verbs: lemmas of verbs whose object is the addressee: **waarschuwt** *Anna*.
    :param meeting_phrases: words before whom, or for whose camera, somebody speaks: **gesprek met** *Anna*.
    :param message_nouns: ends of lemmas of nouns for something written to somebody: *brief*.
    :param message_prepositions: what stands before whom such a message is for.
    :param receiving_verbs: lemmas of verbs of getting a message.
    :param self_prepositions: *denkt* **bij** *zichzelf*: what is said to nobody else.
    :param self_words: the words behind them.
    :param vocative_openers: words before a name that somebody is called by: **lieve** *Anna*.
    """

    forms: frozenset[str]
    lemmas: frozenset[str]
    stems: frozenset[str]
    nouns: frozenset[str]
    all_forms: frozenset[str]
    all_lemmas: frozenset[str]
    verbs: Mapping[str, CueVerb]
    reporting_stems: frozenset[str]
    separable_stems: frozenset[str]
    surface_forms: Mapping[str, str]
    old_forms: Mapping[str, str]
    homographs: Mapping[str, tuple[str, str]]
    light_verbs: Mapping[str, frozenset[str]]
    light_verb_halves: Mapping[str, frozenset[str]]
    split_adverbs: frozenset[str]
    predicates: frozenset[str]
    copulas: frozenset[str]
    clause_nouns: frozenset[str]
    nouns_without_source: frozenset[str]
    reaction_verbs: frozenset[str]
    giving_verbs: frozenset[str]
    existing_verbs: frozenset[str]
    existing_prepositions: frozenset[str]
    doing_prepositions: frozenset[str]
    according_to: frozenset[str]
    after_content: frozenset[str]
    views: Mapping[str, View]
    contrast_markers: frozenset[str]
    objecting: frozenset[str]
    not_sources: frozenset[str]
    own_words: frozenset[str]
    finite_markers: frozenset[str]
    infinitive_markers: frozenset[str]
    dropped_infinitive_markers: frozenset[str]
    kept_infinitive_markers: frozenset[str]
    content_markers: frozenset[str]
    question_markers: frozenset[str]
    ruling_verbs: frozenset[str]
    ruling_sources: frozenset[str]
    aside_verbs: frozenset[str]
    tag_openers: frozenset[str]
    resuming_words: frozenset[str]
    question_words: frozenset[str]
    narrating_verbs: frozenset[str]
    fact_nouns: frozenset[str]
    topic_prepositions: frozenset[str]
    figurative_verbs: frozenset[str]
    acting_verbs: frozenset[str]
    asking_verbs: frozenset[str]
    past_asking_verbs: frozenset[str]
    urging_verbs: frozenset[str]
    idle_nouns: frozenset[str]
    planning_verbs: frozenset[str]
    planning_words: frozenset[str]
    relative_pronouns: frozenset[str]
    reported_pronouns: frozenset[str]
    announcing_verbs: frozenset[str]
    negation: frozenset[str]
    denying_verbs: frozenset[str]
    wanting_verbs: frozenset[str]
    silent_verbs: frozenset[str]
    perception_verbs: frozenset[str]
    judging_verbs: frozenset[str]
    anticipatory_pronouns: frozenset[str]
    degree_words: frozenset[str]
    inscription_verbs: frozenset[str]
    inscription_infinitives: frozenset[str]
    inscription_participles: frozenset[str]
    inscription_prepositions: frozenset[str]
    inscription_relatives: frozenset[str]
    inscription_adverbs: frozenset[str]
    inscription_anaphors: frozenset[str]
    scripts: frozenset[str]
    one_of_several: frozenset[str]
    sounding_verbs: frozenset[str]
    sounding_prepositions: frozenset[str]
    agent_prepositions: frozenset[str]
    question_nouns: frozenset[str]
    noun_source_prepositions: frozenset[str]
    own_words_prepositions: frozenset[str]
    own_words_adjectives: frozenset[str]
    own_words_alone: frozenset[str]
    own_words_lemma: str
    conditional_auxiliaries: frozenset[str]
    hypothetical: frozenset[str]
    future: frozenset[str]
    temporal_markers: frozenset[str]
    conditional_markers: frozenset[str]
    supposing_markers: frozenset[str]
    generic_subjects: frozenset[str]
    almost_words: frozenset[str]
    unnamed_subjects: frozenset[str]
    addressee_prepositions: frozenset[str]
    listener_prepositions: frozenset[str]
    noun_addressee_prepositions: frozenset[str]
    calling_verbs: frozenset[str]
    calling_prepositions: frozenset[str]
    turning_verbs: frozenset[str]
    turning_prepositions: frozenset[str]
    contests: frozenset[str]
    not_addressees: frozenset[str]
    meeting_phrases: frozenset[str]
    message_nouns: tuple[str, ...]
    message_prepositions: frozenset[str]
    receiving_verbs: frozenset[str]
    self_prepositions: frozenset[str]
    self_words: frozenset[str]
    vocative_openers: frozenset[str]
    object_verbs: frozenset[str]

    @classmethod
    def from_toml(cls, data: Mapping[str, Any]) -> CueLexicon:
        """The lexicon that ``cues.toml`` describes."""
        verbs = _verbs(data["verbs"])
        clausal = [lemma for lemma, verb in verbs.items() if verb.frames & {"clause", "infinitive", "bare"}]
        infinitival = [lemma for lemma, verb in verbs.items() if "infinitive" in verb.frames]
        reporting_stems = frozenset(map(last_part, clausal))
        separable_stems = frozenset(last_part(lemma) for lemma in infinitival if "_" in lemma)
        halves = {row["verb"]: frozenset(row.get("halves", ())) for row in data["light_verbs"]}
        light_verbs = {row["verb"]: halves[row["verb"]].union(row["with"]) for row in data["light_verbs"]}
        surface_forms = _by_form(data["surface_forms"])
        words = {name: words for group in _GROUPS for name, words in data[group].items()}
        own_words_lemma, message_nouns = words.pop("own_words_lemma"), tuple(words.pop("message_nouns"))
        sets = {name: frozenset(forms) for name, forms in words.items()}
        inscriptions = [forms for name, forms in sets.items() if name.startswith("inscription_")]
        predicates = frozenset(data["predicates"]["lemmas"])
        nouns = frozenset([*data["nouns"]["clause"], *data["nouns"]["reaction"]])
        views = {
            row["word"]: View(tuple(row["before"]), row.get("behind", ""), row.get("between", False))
            for row in data["views"]
        }
        clear = {form for form, lemma in surface_forms.items() if lemma in reporting_stems}
        forms, lemmas = sets["according_to"].union(predicates, clear, views), sets["own_words"] | predicates
        return cls(
            forms=forms,
            lemmas=lemmas,
            stems=reporting_stems | nouns,
            nouns=nouns,
            all_forms=forms.union(surface_forms),
            all_lemmas=lemmas.union(nouns, verbs, separable_stems, light_verbs, *inscriptions),
            verbs=verbs,
            reporting_stems=reporting_stems,
            separable_stems=separable_stems,
            surface_forms=surface_forms,
            old_forms=_by_form(data["old_forms"]),
            homographs={form: (row["lemma"], row["particle"]) for form, row in data["homographs"].items()},
            light_verbs=light_verbs,
            light_verb_halves=halves,
            predicates=predicates,
            copulas=frozenset(data["predicates"]["copulas"]),
            clause_nouns=frozenset(data["nouns"]["clause"]),
            nouns_without_source=frozenset(data["nouns"]["without_source"]),
            reaction_verbs=frozenset(data["nouns"]["reaction_verbs"]),
            giving_verbs=frozenset(data["nouns"]["giving_verbs"]),
            existing_verbs=frozenset(data["nouns"]["existing_verbs"]),
            existing_prepositions=frozenset(data["nouns"]["existing_prepositions"]),
            doing_prepositions=frozenset(data["nouns"]["doing_prepositions"]),
            views=views,
            own_words_lemma=own_words_lemma,
            message_nouns=message_nouns,
            kept_infinitive_markers=sets["infinitive_markers"] - sets["dropped_infinitive_markers"],
            content_markers=sets["finite_markers"] | sets["dropped_infinitive_markers"],
            **sets,
        )


def _verbs(groups: Iterable[Mapping[str, Any]]) -> dict[str, CueVerb]:
    """Each verb by its lemma; one of several groups has the medium of the first and the frames of all."""
    verbs: dict[str, CueVerb] = {}
    for group in groups:
        for lemma in group["lemmas"]:
            known = verbs.get(lemma) or CueVerb(lemma, Medium(group["medium"]), frozenset())
            verbs[lemma] = evolve(known, frames=known.frames | frozenset(group["frames"]))
    return verbs


def _by_form(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The lemma of each form."""
    return {form: lemma for lemma, forms in table.items() for form in forms}
