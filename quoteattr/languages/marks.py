"""The quotation marks of a language, and the apostrophes that look like them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from attrs import frozen

__all__ = ["MarkLexicon"]


@frozen(eq=False)
class MarkLexicon:
    """Quotation marks, dialogue dashes and apostrophe words.

    :param pairs: opening and closing marks that belong together.
    :param slips: opening and closing marks that are taken together for want of better.
    :param dashes: marks that open a line of dialogue at the start of a paragraph.
    :param apostrophes: marks that may be apostrophes.
    :param clitics: words that begin with an apostrophe, lower case, with a straight apostrophe: ``'s``.
    :param words_as_clitics: those of them that are words without an apostrophe too: ``'er``.
    :param enclosed_clitics: those that may end with one too: ``'n'`` in *rock 'n' roll*.
    :param genitive_after: letters after which a final apostrophe marks a genitive: ``Hans'``.
    :param tag_verbs: finite forms that open a tag: ``zei`` in *…, zei hij*.
    :param light_tag_verbs: the same for verbs of many uses, that need a subject right after them: ``legt``.
    :param tag_prepositions: words that are a tag with a name alone: ``aldus``.
    :param tag_linkers: words that may stand before the verb of a tag: ``zo`` in *…, zo zegt zij*.
    :param past_endings: endings of finite verbs in the past tense.
    :param tag_subjects: words that may follow the verb of a tag.
    :param narrators: subjects of a tag in which the narrator quotes himself.
    :param tale_linkers: words with which the tale goes on after a passage: ``en`` in *…! en hij lachte*.
    :param tale_subjects: pronouns that may follow a tale linker.
    :param first_person: pronouns of the speaker.
    :param address: words to an addressee, by which speech is told from a tale.
    :param announcers: words right before a word that is named as a word: ``zogeheten``.
    :param announcers_after: the same right after the mark: ``genaamd``.
    :param announcers_with_like: the same with a :attr:`like_words` word between: ``termen`` in *termen als*.
    :param like_words: words for *as* and *such as*.
    :param works: nouns of things that have a title or a name.
    :param utterance_nouns: nouns of things that are said or written.
    :param performing: finite forms of verbs whose object is a song or a play: ``zong``.
    :param link_openings: how a line begins that leads to another page: ``lees ook``.
    :param predicate_verbs: verbs that say what an utterance is: *"Wie?"* **is** *de vraag*.
    :param definitions: words before a term that a text defines: **hierna** *"de Woning"*.
    :param headings: nouns of titles: *"De dijk", was de* **kop**.
    :param containing: prepositions before a title in which something stands: **in** *"De dijk"*.
    :param source_headings: headings of lists of sources: ``bronnen``.
    :param publishing: words that tell who published a work, and what it costs: ``uitgeverij``.
    :param own_naming: forms of verbs with which an author names a thing: *wij* **noemen**.
    :param readable_verbs: verbs of what is there to be read: *"…",* **staat** *te lezen*.
    :param reading: infinitives of perceiving it: ``lezen``.
    :param bearing_words: words between a thing and what is written on it: *borden* **met** *"…"*.
    :param also_words: words by which another name is known: *ook* **wel** *"…" genoemd*.
    :param judging: forms of verbs that take a thing for something: **vindt** *dat "onzin"*.
    :param judged_words: the pronouns of such a thing.
    :param copulas: forms of verbs that say how somebody is: *Smit* **is** *"boos"*.
    :param determiners: articles.
    :param pointing_words: demonstratives and possessives.
    :param coordinators: words that join two of a kind.
    :param sources: words that give a fragment a source, in texts without lemmas.
    :param languages: names of languages, that announce a translation.
    :param naming: lemmas and forms of verbs that name a thing with somebody's words.
    :param weak_sources: lemmas that give none by themselves, though they are cues.
    :param finite_forms: frequent finite verbs, for texts without parts of speech.
    """

    pairs: frozenset[tuple[str, str]]
    slips: frozenset[tuple[str, str]]
    dashes: tuple[str, ...]
    apostrophes: frozenset[str]
    clitics: frozenset[str]
    words_as_clitics: frozenset[str]
    enclosed_clitics: frozenset[str]
    genitive_after: frozenset[str]
    tag_verbs: frozenset[str]
    light_tag_verbs: frozenset[str]
    tag_prepositions: frozenset[str]
    tag_linkers: frozenset[str]
    past_endings: tuple[str, ...]
    tag_subjects: frozenset[str]
    narrators: frozenset[str]
    tale_linkers: frozenset[str]
    tale_subjects: frozenset[str]
    first_person: frozenset[str]
    address: frozenset[str]
    announcers: frozenset[str]
    announcers_after: frozenset[str]
    announcers_with_like: frozenset[str]
    like_words: frozenset[str]
    works: frozenset[str]
    utterance_nouns: frozenset[str]
    performing: frozenset[str]
    link_openings: tuple[str, ...]
    predicate_verbs: frozenset[str]
    definitions: frozenset[str]
    headings: frozenset[str]
    containing: frozenset[str]
    source_headings: frozenset[str]
    publishing: frozenset[str]
    own_naming: frozenset[str]
    readable_verbs: frozenset[str]
    reading: frozenset[str]
    bearing_words: frozenset[str]
    also_words: frozenset[str]
    judging: frozenset[str]
    judged_words: frozenset[str]
    copulas: frozenset[str]
    determiners: frozenset[str]
    pointing_words: frozenset[str]
    coordinators: frozenset[str]
    sources: frozenset[str]
    languages: frozenset[str]
    naming: frozenset[str]
    weak_sources: frozenset[str]
    finite_forms: frozenset[str]

    @cached_property
    def openings(self) -> tuple[str, ...]:
        """The marks that open a passage."""
        return tuple(sorted({opening for opening, _ in (*self.pairs, *self.slips)}))

    @cached_property
    def closings(self) -> frozenset[str]:
        """The marks that may close a passage whose opening mark is missing."""
        return frozenset(closing for _, closing in self.pairs)

    @classmethod
    def from_toml(cls, data: Mapping[str, Any]) -> MarkLexicon:
        """The lexicon that ``marks.toml`` describes."""
        tags, quotations = data["tags"], data["quotations"]
        return cls(
            pairs=frozenset((opening, closing) for opening, closing in data["pairs"]),
            slips=frozenset((opening, closing) for opening, closing in data["slips"]),
            dashes=tuple(data["dashes"]),
            apostrophes=frozenset(data["apostrophes"]),
            clitics=frozenset(data["clitics"]),
            words_as_clitics=frozenset(data["words_as_clitics"]),
            enclosed_clitics=frozenset(data["enclosed_clitics"]),
            genitive_after=frozenset(data["genitive_after"]),
            tag_verbs=frozenset(tags["verbs"]),
            light_tag_verbs=frozenset(tags["light_verbs"]),
            tag_prepositions=frozenset(tags["prepositions"]),
            tag_linkers=frozenset(tags["linkers"]),
            past_endings=tuple(tags["past_endings"]),
            tag_subjects=frozenset(tags["subjects"]),
            narrators=frozenset(tags["narrators"]),
            tale_linkers=frozenset(tags["tale_linkers"]),
            tale_subjects=frozenset(tags["tale_subjects"]),
            first_person=frozenset(data["dialogue"]["first_person"]),
            address=frozenset(data["dialogue"]["address"]),
            announcers=frozenset(quotations["announcers"]),
            announcers_after=frozenset(quotations["announcers_after"]),
            announcers_with_like=frozenset(quotations["announcers_with_like"]),
            like_words=frozenset(quotations["like_words"]),
            works=frozenset(quotations["works"]),
            utterance_nouns=frozenset(quotations["utterances"]),
            performing=frozenset(quotations["performing"]),
            link_openings=tuple(quotations["link_openings"]),
            predicate_verbs=frozenset(quotations["predicate_verbs"]),
            definitions=frozenset(quotations["definitions"]),
            headings=frozenset(quotations["headings"]),
            containing=frozenset(quotations["containing"]),
            source_headings=frozenset(quotations["source_headings"]),
            publishing=frozenset(quotations["publishing"]),
            own_naming=frozenset(quotations["own_naming"]),
            readable_verbs=frozenset(quotations["readable_verbs"]),
            reading=frozenset(quotations["reading"]),
            bearing_words=frozenset(quotations["bearing_words"]),
            also_words=frozenset(quotations["also_words"]),
            judging=frozenset(quotations["judging"]),
            judged_words=frozenset(quotations["judged_words"]),
            copulas=frozenset(quotations["copulas"]),
            determiners=frozenset(quotations["determiners"]),
            pointing_words=frozenset(quotations["pointing_words"]),
            coordinators=frozenset(quotations["coordinators"]),
            sources=frozenset(quotations["sources"]),
            languages=frozenset(quotations["languages"]),
            naming=frozenset(quotations["naming"]),
            weak_sources=frozenset(quotations["weak_sources"]),
            finite_forms=frozenset(quotations["finite_forms"]),
        )
