"""The words of a language for those who can speak."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any

from attrs import frozen

from quoteattr.languages.lemmas import last_part
from quoteattr.languages.ngrams import LearnedSpelling
from quoteattr.languages.sayers import LearnedSayers
from quoteattr.schema import EntityType

__all__ = ["MentionLexicon", "Pronoun"]

_SURE = 0.65
"""Probability, at least, at which a noun that was seen stands for what it was learned to."""

_SURE_BY_END = 0.85
"""Probability, at least, of a noun that was not seen and is known by its end."""

_TYPES = {kind.value: kind for kind in EntityType}

_KEPT_NOUNS = 20_000
"""Nouns of which it is kept at hand what they stand for."""


@frozen
class Pronoun:
    """Person, number and gender of a pronoun, as far as its form tells.

    :param person: 1, 2 or 3.
    :param number: ``sing`` or ``plur``; empty when the form is both.
    :param gender: ``masc`` or ``fem``; empty when the form is both.
    :param gender_if_singular: gender of a form that is both: *zij* is feminine or plural.
    :param generic: stands for nobody in particular: *men*.
    :param demonstrative: points at the last that was named: *deze*.
    """

    person: int
    number: str = ""
    gender: str = ""
    gender_if_singular: str = ""
    generic: bool = False
    demonstrative: bool = False


@frozen(eq=False)
class MentionLexicon:
    """Pronouns, titles and nouns, see ``mentions.toml``.

    What is among the ``always_heads`` may head a description whatever a tagger takes it for. Of nouns that
    stand in no list the learned ``sayers`` tell, of first names the learned ``spelling``. The ``capitalised``
    nouns stand for somebody with a capital only, and ``quantities`` say how much there is of what follows;
    ``voices`` stand for people without a noun, ``members`` for one of those named behind.
    """

    pronouns: Mapping[str, Pronoun]
    possessives: Mapping[str, Pronoun]
    name_particles: frozenset[str]
    body_prepositions: frozenset[str]
    completing: frozenset[str]
    salutations: frozenset[str]
    naming_verbs: frozenset[str]
    naming_nouns: frozenset[str]
    being: frozenset[str]
    pointing: frozenset[str]
    denials: frozenset[str]
    fields: frozenset[str]
    genitive_marks: tuple[str, ...]
    genitive_ending: str
    oaths: frozenset[str]
    particle_pairs: frozenset[str]
    place_prepositions: frozenset[str]
    age_endings: tuple[str, ...]
    follower_endings: tuple[str, ...]
    masculine_titles: frozenset[str]
    feminine_titles: frozenset[str]
    feminine_endings: tuple[str, ...]
    group_endings: tuple[str, ...]
    titles: frozenset[str]
    parting_titles: frozenset[str]
    titles_alone: frozenset[str]
    noun_types: Mapping[str, EntityType]
    first_names: Mapping[str, str]
    outlet_names: frozenset[str]
    agencies: frozenset[str]
    families: frozenset[str]
    demonyms: frozenset[str]
    litigants: frozenset[str]
    masks: frozenset[str]
    voices: frozenset[str]
    members: frozenset[str]
    pairs: frozenset[str]
    pair_openings: frozenset[str]
    always_heads: frozenset[str]
    articles: frozenset[str]
    definite_articles: frozenset[str]
    common_articles: frozenset[str]
    joining: frozenset[str]
    times: frozenset[str]
    circumstances: frozenset[str]
    source_prepositions: frozenset[str]
    addressing_prepositions: frozenset[str]
    medium_prepositions: frozenset[str]
    media: frozenset[str]
    quantities: frozenset[str]
    capitalised: frozenset[str]
    spelling: LearnedSpelling
    sayers: LearnedSayers

    @classmethod
    def from_toml(
        cls, data: Mapping[str, Any], spelling: LearnedSpelling, sayers: LearnedSayers
    ) -> MentionLexicon:
        """The lexicon that ``mentions.toml`` describes, with what was learned of first names and of nouns."""
        nouns, titles = data["nouns"], data["titles"]
        types = {
            noun: kind
            for kind in (
                EntityType.OUTLET,
                EntityType.DOCUMENT,
                EntityType.ORGANISATION,
                EntityType.GROUP,
                EntityType.PERSON,
            )
            for noun in nouns[kind.value]
        }
        openings = frozenset(pair.split()[0] for pair in nouns["pairs"])
        people = {*titles["masculine"], *titles["feminine"], *titles["neutral"]}
        return cls(
            pronouns={word: Pronoun(**features) for word, features in data["pronouns"].items()},
            possessives={word: Pronoun(**features) for word, features in data["possessives"].items()},
            name_particles=frozenset(data["names"]["particles"]),
            body_prepositions=frozenset(data["names"]["body_prepositions"]),
            completing=frozenset(data["names"]["completing"]),
            salutations=frozenset(data["names"]["salutations"]),
            naming_verbs=frozenset(data["names"]["naming_verbs"]),
            naming_nouns=frozenset(data["names"]["naming_nouns"]),
            being=frozenset(data["names"]["being"]),
            pointing=frozenset(data["names"]["pointing"]),
            denials=frozenset(data["names"]["denials"]),
            fields=frozenset(data["names"]["fields"]),
            genitive_marks=tuple(data["names"]["genitive_marks"]),
            genitive_ending=data["names"]["genitive_ending"],
            oaths=frozenset(data["names"]["oaths"]),
            particle_pairs=frozenset(data["names"]["particle_pairs"]),
            place_prepositions=frozenset(data["names"]["place_prepositions"]),
            age_endings=tuple(data["names"]["age_endings"]),
            follower_endings=tuple(data["names"]["follower_endings"]),
            masculine_titles=frozenset(titles["masculine"]),
            feminine_titles=frozenset(titles["feminine"]),
            feminine_endings=tuple(titles["feminine_endings"]),
            group_endings=tuple(nouns["group_endings"]),
            titles=frozenset(people),
            titles_alone=frozenset(titles["alone"]),
            parting_titles=frozenset(titles["parting"]),
            noun_types={
                **types,
                **dict.fromkeys(people, EntityType.PERSON),
                **dict.fromkeys(nouns["litigants"], EntityType.PERSON),
                **dict.fromkeys(nouns["demonyms"]["one"], EntityType.PERSON),
                **dict.fromkeys(nouns["demonyms"]["several"], EntityType.GROUP),
            },
            first_names={name: gender for gender, names in data["first_names"].items() for name in names},
            outlet_names=frozenset(nouns["outlet_names"]),
            agencies=frozenset(nouns["agencies"]),
            families=frozenset(nouns["families"]),
            demonyms=frozenset([*nouns["demonyms"]["one"], *nouns["demonyms"]["several"]]),
            litigants=frozenset(nouns["litigants"]),
            masks=frozenset(nouns["masks"]),
            voices=frozenset(nouns["voices"]),
            members=frozenset(nouns["members"]),
            pairs=frozenset(nouns["pairs"]),
            pair_openings=openings,
            always_heads=frozenset(
                [*nouns["demonyms"]["one"], *nouns["demonyms"]["several"], *openings, *nouns["litigants"]]
            ),
            articles=frozenset(nouns["articles"]),
            definite_articles=frozenset(nouns["definite_articles"]),
            common_articles=frozenset(nouns["common_articles"]),
            joining=frozenset(data["names"]["joining"]),
            times=frozenset(data["nouns"]["times"]),
            circumstances=frozenset(data["nouns"]["circumstances"]),
            source_prepositions=frozenset(data["nouns"]["source_prepositions"]),
            addressing_prepositions=frozenset(data["nouns"]["addressing_prepositions"]),
            medium_prepositions=frozenset(data["nouns"]["medium_prepositions"]),
            media=frozenset(data["nouns"]["media"]),
            quantities=frozenset(data["nouns"]["quantities"]),
            capitalised=frozenset([*data["nouns"]["capitalised"], *nouns["demonyms"]["one"]]),
            spelling=spelling,
            sayers=sayers,
        )

    @cached_property
    def addressing(self) -> frozenset[str]:
        """The pronouns of the first and second person, which stand for who speaks and who listens."""
        return frozenset(word for word, pronoun in self.pronouns.items() if pronoun.person in {1, 2})

    @cached_property
    def speaking(self) -> frozenset[str]:
        """The pronouns of who speaks alone: *ik*, *mij*, *mijn*."""
        return frozenset(
            word
            for word, pronoun in (*self.pronouns.items(), *self.possessives.items())
            if pronoun.person == 1 and pronoun.number == "sing"
        )

    def noun_type(self, lemma: str, form: str) -> EntityType | None:
        """What a noun stands for, by its form, its lemma, the last part of a compound, or what was learned.

        ``None`` for a thing, an animal, and where nothing tells well enough.
        """
        return _noun_type(self, lemma, form)

    def is_animal(self, lemma: str) -> bool:
        """Whether a noun most probably stands for an animal, which says things in stories only.

        >>> from quoteattr.languages import load_language
        >>> load_language("nl").mentions.is_animal("kikker")
        True
        """
        return self.sayers.of(lemma).type == "animal"

    def speaks(self, lemma: str) -> float:
        """Natural log-odds that a phrase with this noun says something, less those of nouns on average.

        :param lemma: the lemma of the head, in any case; a form where there is none.

        >>> from quoteattr.languages import load_language
        >>> speaks = load_language("nl").mentions.speaks
        >>> speaks("woordvoerder") > 2, speaks("nacht") < -2
        (True, True)
        """
        return self.sayers.of(lemma).speaks

    def gender_of_role(self, role: str) -> str:
        """``masc`` or ``fem`` when a noun for a person tells, else empty; of a compound its last part does.

        :param role: a lemma, its parts joined as in ``bond_voorzitster``.
        """
        last = last_part(role)
        if role in self.masculine_titles or last in self.masculine_titles:
            return "masc"
        if (
            role in self.feminine_titles
            or last in self.feminine_titles
            or last.endswith(self.feminine_endings)
        ):
            return "fem"
        return ""

    def without_genitive_mark(self, word: str) -> str:
        """A word of a name without the mark of a genitive: *Anna* of *Anna's*."""
        for mark in self.genitive_marks:
            word = word.removesuffix(mark)
        return word

    def nominative(self, name: str) -> str:
        """What a name is if it ends in a genitive: *Smit* of *Smits*; empty if it does not."""
        return name.removesuffix(self.genitive_ending) if name.endswith(self.genitive_ending) else ""

    def gender_of_name(self, name: str) -> str:
        """``masc`` or ``fem`` when the first name tells, else empty."""
        first = name.split()[0]
        return self.first_names.get(first.casefold()) or self.spelling.gender(first)


def _is_thing(lexicon: MentionLexicon, lemma: str) -> bool:
    """Whether it is learned of a compound that it surely stands for a thing: *badkamer* (bathroom)."""
    sayer = lexicon.sayers.of(lemma)
    return sayer.known and sayer.types.get("thing", 0.0) >= _SURE


@lru_cache(_KEPT_NOUNS)
def _noun_type(lexicon: MentionLexicon, lemma: str, form: str) -> EntityType | None:
    types = lexicon.noun_types
    for word in (form.lower(), lemma.lower()):
        if word in types:
            return types[word]
    last = last_part(lemma).lower()
    if last in types:
        return None if _is_thing(lexicon, lemma) else types[last]
    if (lemma or form).replace("_", "").lower().endswith(lexicon.feminine_endings):
        return EntityType.PERSON
    if form.lower().endswith(lexicon.group_endings):
        return EntityType.GROUP
    sayer = lexicon.sayers.of(lemma or form)
    sure = sayer.types[sayer.type] >= (_SURE if sayer.known else _SURE_BY_END)
    return _TYPES.get(sayer.type) if sure else None
