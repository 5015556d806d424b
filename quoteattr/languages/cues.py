"""The words of a language that tie a quotation to its source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from quoteattr.schema import Medium

__all__ = ["CueLexicon", "CueVerb"]


@frozen
class CueVerb:
    """What a cue verb can do.

    :param lemma: dictionary form, separable particles joined.
    :param medium: speech, thought or writing.
    :param frames: constructions that it enters: tag, clause, infinitive, bare, fragment.
    """

    lemma: str
    medium: Medium
    frames: frozenset[str]


@frozen(eq=False)
class CueLexicon:
    """Cue verbs, light verbs, predicates, nouns and prepositions, see ``cues.toml``.

    ``surface_forms`` gives the lemma of the commonest cue forms, for texts that are not analysed;
    ``old_forms`` that of verb forms which are out of use.
    ``reporting_stems`` are the verbs that take a clause, without their particles, which a lemmatizer that
    sees one word leaves apart. ``separable_stems`` are those of the separable verbs that take an infinitive.
    A word that reports by itself is among the ``forms``, or its lemma among the ``lemmas``, or that without a
    particle or the first part of a compound among the ``stems``; those of nouns are ``nouns``, too.
    Any word that reports, alone or with others, has its form among ``all_forms`` or its lemma among
    ``all_lemmas``, or that of a compound ends in one of ``nouns``.
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
    light_verbs: Mapping[str, frozenset[str]]
    predicates: frozenset[str]
    copulas: frozenset[str]
    clause_nouns: frozenset[str]
    reaction_verbs: frozenset[str]
    giving_verbs: frozenset[str]
    according_to: frozenset[str]
    after_content: frozenset[str]
    not_sources: frozenset[str]
    own_words: frozenset[str]
    finite_markers: frozenset[str]
    infinitive_markers: frozenset[str]
    dropped_infinitive_markers: frozenset[str]
    kept_infinitive_markers: frozenset[str]
    content_markers: frozenset[str]
    relative_pronouns: frozenset[str]
    reported_pronouns: frozenset[str]
    announcing_verbs: frozenset[str]
    negation: frozenset[str]
    denying_verbs: frozenset[str]
    silent_verbs: frozenset[str]
    perception_verbs: frozenset[str]
    judging_verbs: frozenset[str]
    anticipatory_pronouns: frozenset[str]
    inscription_verbs: frozenset[str]
    inscription_prepositions: frozenset[str]
    scripts: frozenset[str]
    agent_prepositions: frozenset[str]
    noun_source_prepositions: frozenset[str]
    own_words_prepositions: frozenset[str]
    own_words_adjectives: frozenset[str]
    own_words_alone: frozenset[str]
    conditional_auxiliaries: frozenset[str]
    hypothetical: frozenset[str]
    future: frozenset[str]
    temporal_markers: frozenset[str]
    conditional_markers: frozenset[str]
    generic_subjects: frozenset[str]
    addressee_prepositions: frozenset[str]
    listener_prepositions: frozenset[str]
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
        """The lexicon that ``cues.toml`` describes; a lemma of several groups gets the frames of all."""
        verbs: dict[str, CueVerb] = {}
        for group in data["verbs"]:
            for lemma in group["lemmas"]:
                earlier = verbs.get(lemma)
                verbs[lemma] = CueVerb(
                    lemma,
                    earlier.medium if earlier else Medium(group["medium"]),
                    frozenset(group["frames"]) | (earlier.frames if earlier else frozenset()),
                )
        modality, addressees = data["modality"], data["addressees"]
        predicates, nouns = data["predicates"]["lemmas"], data["nouns"]
        finite_markers, infinitive_markers, dropped_markers = (
            frozenset(data["complement"][name])
            for name in ("finite_markers", "infinitive_markers", "dropped_infinitive_markers")
        )
        reporting_stems = frozenset(
            lemma.rpartition("_")[2]
            for lemma, verb in verbs.items()
            if verb.frames & {"clause", "infinitive", "bare"}
        )
        separable_stems = frozenset(
            lemma.rpartition("_")[2]
            for lemma, verb in verbs.items()
            if "_" in lemma and "infinitive" in verb.frames
        )
        light_verbs = {row["verb"]: frozenset(row["with"]) for row in data["light_verbs"]}
        surface_forms = {form: lemma for lemma, forms in data["surface_forms"].items() for form in forms}
        forms = frozenset([*data["prepositions"]["according_to"], *predicates])
        lemmas = frozenset([*predicates, *data["prepositions"]["own_words"]])
        all_nouns = frozenset([*nouns["clause"], *nouns["reaction"]])
        return cls(
            forms=forms,
            lemmas=lemmas,
            stems=reporting_stems | all_nouns,
            nouns=all_nouns,
            all_forms=forms.union(surface_forms),
            all_lemmas=lemmas.union(
                all_nouns, verbs, separable_stems, light_verbs, data["sources"]["inscription_verbs"]
            ),
            verbs=verbs,
            reporting_stems=reporting_stems,
            separable_stems=separable_stems,
            surface_forms=surface_forms,
            old_forms={form: lemma for lemma, forms in data["old_forms"].items() for form in forms},
            light_verbs=light_verbs,
            predicates=frozenset(predicates),
            copulas=frozenset(data["predicates"]["copulas"]),
            clause_nouns=frozenset(nouns["clause"]),
            reaction_verbs=frozenset(nouns["reaction_verbs"]),
            giving_verbs=frozenset(nouns["giving"]),
            according_to=frozenset(data["prepositions"]["according_to"]),
            after_content=frozenset(data["prepositions"]["after_content"]),
            not_sources=frozenset(data["prepositions"]["not_sources"]),
            own_words=frozenset(data["prepositions"]["own_words"]),
            finite_markers=finite_markers,
            infinitive_markers=infinitive_markers,
            dropped_infinitive_markers=dropped_markers,
            kept_infinitive_markers=infinitive_markers - dropped_markers,
            content_markers=finite_markers | dropped_markers,
            relative_pronouns=frozenset(data["complement"]["relative_pronouns"]),
            reported_pronouns=frozenset(data["complement"]["reported_pronouns"]),
            announcing_verbs=frozenset(data["complement"]["announcing_verbs"]),
            negation=frozenset(data["negation"]["words"]),
            denying_verbs=frozenset(data["negation"]["denying_verbs"]),
            **{name: frozenset(words) for name, words in data["sources"].items()},
            conditional_auxiliaries=frozenset(modality["conditional_auxiliaries"]),
            hypothetical=frozenset(modality["hypothetical"]),
            future=frozenset(modality["future"]),
            temporal_markers=frozenset(modality["temporal_markers"]),
            conditional_markers=frozenset(modality["conditional_markers"]),
            generic_subjects=frozenset(modality["generic_subjects"]),
            addressee_prepositions=frozenset(addressees["prepositions"]),
            listener_prepositions=frozenset(addressees["listener_prepositions"]),
            meeting_phrases=frozenset(addressees["meeting_phrases"]),
            message_nouns=tuple(addressees["message_nouns"]),
            message_prepositions=frozenset(addressees["message_prepositions"]),
            receiving_verbs=frozenset(addressees["receiving_verbs"]),
            self_prepositions=frozenset(addressees["self_prepositions"]),
            self_words=frozenset(addressees["self_words"]),
            vocative_openers=frozenset(addressees["vocative_openers"]),
            object_verbs=frozenset(addressees["object_verbs"]),
        )
