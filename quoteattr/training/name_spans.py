"""From annotated mentions to the names in them.

The gold marks whole noun phrases: *[de Britse minister Hunt van Financiën]*. A name is what is left without
determiners, functions, adjectives of origin and what belongs to another entity. Capitals, parts of speech and
the other mentions of the same entity tell which words these are.
"""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

import regex
from attrs import define, field, frozen

from quoteattr.languages import MentionLexicon
from quoteattr.training.words import NameWords

__all__ = ["GoldMention", "Word", "name_spans"]

_LEAST_COMPOUND = 6
"""Code points of the last part of a compound from which on it is a common noun: *Ing-wen* is a name."""

_LONGEST_GAP = 6
_LONGEST_PERSON_GAP = 3
_LONGEST_TIE = 3
"""How many small words may stand between two parts of a name, of a person's, before a name in a name."""

_NUMBER = regex.compile(r"\d{1,4}|[IVX]+")
_ORDINAL = regex.compile(r"\d+(ste|de)?")
_FOLLOWER = regex.compile(r"[’'](er|ers|ster|sters)$")
_COMPOUND = regex.compile(r"[\p{Lu}\d]\S*-\p{Ll}+")
_MARKS = frozenset("\"'‘’“”„")
_SMALL = frozenset({"DET", "ADP", "PRON", "ADV", "SCONJ", "CCONJ", "NUM", "AUX"})
_DOUBTFUL = frozenset({"DET", "PRON", "CCONJ", "AUX", "ADV", "NOUN", "ADJ"})


@frozen
class Word:
    """A token of a text.

    :param start: first code point.
    :param end: code point after the last.
    :param sentence: index of its sentence.
    :param index: its place there.
    """

    text: str
    start: int
    end: int
    upos: str
    sentence: int
    index: int

    @property
    def is_capital(self) -> bool:
        """Whether one of its letters is a capital."""
        return any(map(str.isupper, self.text))

    @property
    def lower(self) -> str:
        """The text in lower case."""
        return self.text.lower()


@frozen
class GoldMention:
    """A mention as it is annotated.

    :param start: first code point.
    :param end: code point after the last.
    :param entity: what stands for the same has the same.
    :param kind: ``person``, ``organisation``, ``place``, ``document``, ``group`` or ``other``.
    """

    start: int
    end: int
    entity: str
    kind: str


@frozen
class _Phrase:
    """A mention as a row of words, from ``first`` to ``last``.

    :param whole: whether the first word and the last belong to it with all their code points.
    """

    first: int
    last: int
    entity: str
    kind: str
    whole: bool

    def holds(self, other: _Phrase | _Name) -> bool:
        return self.first <= other.first and other.last <= self.last


@frozen
class _Name:
    first: int
    last: int
    kind: str
    entity: str


def name_spans(
    words: Sequence[Word],
    mentions: Iterable[GoldMention],
    lexicon: MentionLexicon,
    listed: NameWords,
    common: Set[str],
) -> list[tuple[int, int, str]]:
    """First and last word of each name and what it stands for, in text order; none in another.

    :param common: nouns in lower case.
    """
    return _Reader(words, lexicon, listed, common, _phrases(words, mentions)).read()


def _phrases(words: Sequence[Word], mentions: Iterable[GoldMention]) -> list[_Phrase]:
    """The mentions as rows of words, the shortest first."""
    starts = [word.start for word in words]
    found = []
    for mention in mentions:
        first = bisect.bisect_right(starts, mention.start) - 1
        if first < 0 or words[first].end <= mention.start:
            first += 1
        last = bisect.bisect_left(starts, mention.end) - 1
        if first <= last:
            whole = words[first].start == mention.start and words[last].end == mention.end
            found.append(_Phrase(first, last, mention.entity, mention.kind, whole))
    return sorted(found, key=lambda phrase: (phrase.last - phrase.first, phrase.first))


@define
class _Reader:
    words: Sequence[Word]
    lexicon: MentionLexicon
    listed: NameWords
    common: Set[str]
    phrases: Sequence[_Phrase]
    names: list[_Name] = field(factory=list, init=False)
    written: Counter[str] = field(init=False)
    as_names: Counter[str] = field(init=False)
    clean: dict[str, set[str]] = field(init=False)

    @written.default
    def _written(self) -> Counter[str]:
        return Counter(word.text for word in self.words)

    @as_names.default
    def _as_names(self) -> Counter[str]:
        return Counter(
            word.text for n, word in enumerate(self.words) if word.upos == "PROPN" and not self.opens(n)
        )

    @clean.default
    def _clean(self) -> dict[str, set[str]]:
        """For each entity the words of those of its mentions that are names and nothing else."""
        found: dict[str, set[str]] = defaultdict(set)
        for phrase in self.phrases:
            if self.is_clean(phrase):
                row = self.words[phrase.first : phrase.last + 1]
                found[phrase.entity].update(word.text for word in row if word.is_capital)
                found[phrase.entity] -= {word.text for word in row if self.is_particle(word)}
        return found

    def read(self) -> list[tuple[int, int, str]]:
        """See :func:`name_spans`."""
        for phrase in self.phrases:
            self.names.extend(self.names_in(phrase))
        taken: set[int] = set()
        outermost = []
        for name in sorted(set(self.names), key=lambda name: (name.first - name.last, name.first)):
            places = set(range(name.first, name.last + 1))
            one = self.words[name.first].sentence == self.words[name.last].sentence
            if one and taken.isdisjoint(places):
                taken |= places
                outermost.append((name.first, name.last, name.kind))
        return sorted(outermost)

    # -- words -------------------------------------------------------------------------------------------

    def opens(self, n: int) -> bool:
        """Whether its place may lend a word its capital."""
        return self.words[n].index == 0 or not self.words[n - 1].text[-1:].isalnum()

    def is_particle(self, word: Word) -> bool:
        return word.lower in self.lexicon.name_particles or word.lower in self.listed.particles

    def is_function(self, word: Word) -> bool:
        lexicon = self.lexicon
        return word.lower in lexicon.titles or word.lower in lexicon.noun_types

    def is_origin(self, n: int) -> bool:
        """Whether an adjective tells whence somebody is, and is no word of a name: **Britse** *krant*.

        British newspaper; in *Russische Federatie* it is a word of the name.
        """
        word = self.words[n]
        following = self.words[n + 1].text if n + 1 < len(self.words) else ""
        if not self.listed.is_origin(word.text) or word.upos not in {"ADJ", "PROPN"}:
            return False
        if word.upos == "PROPN" and not (
            self.listed.is_origin_by_ending(word.text)
            and (following[:1].isupper() or self.stands_behind_determiner(n))
        ):
            return False
        institution = following[:1].isupper() and not following.isupper()
        return not (
            institution
            and (
                following.lower() in self.common
                or following.endswith("-")
                or following in self.listed.institutions
            )
        )

    def stands_behind_determiner(self, n: int) -> bool:
        """Whether a determiner stands before a word."""
        return n > 0 and self.words[n - 1].lower in self.listed.determiners

    def may_name(self, n: int) -> bool | None:
        """Whether a word may be one of a name; ``None`` where its mention has to tell."""
        word = self.words[n]
        opens = self.opens(n)
        if not word.is_capital or self.is_origin(n) or self.is_common(word):
            return False
        if n + 1 < len(self.words) and word.lower in self.listed.before_origins and self.is_origin(n + 1):
            return False
        if opens:
            if word.lower in self.listed.determiners or word.upos in _SMALL or self.is_function(word):
                return False
            if self.written[word.lower] and self.written[word.text] < 2 and word.upos != "PROPN":
                return False
            return None if word.upos in {"NOUN", "VERB", "ADJ"} and not self.as_names[word.text] else True
        if word.upos in {"NOUN", "ADJ", "ADP"}:
            return None
        if word.upos in _DOUBTFUL:
            return None if word.text.isupper() or len(word.text) > len("Veel") else False
        return True

    def is_common(self, word: Word) -> bool:
        """Whether a word with a capital is no name: *VVD-leider*, *VVD'er*, *Duitser*, *60ste*."""
        tail = word.text.rpartition("-")[2] if "-" in word.text else ""
        return (
            word.lower in self.lexicon.demonyms
            or _ORDINAL.fullmatch(word.text) is not None
            or _FOLLOWER.search(word.text) is not None
            or (
                tail.islower()
                and (tail in self.common or tail in self.lexicon.titles or len(tail) >= _LEAST_COMPOUND)
            )
        )

    def is_clean(self, phrase: _Phrase) -> bool:
        """Whether a mention is a name and nothing else."""
        row = self.words[phrase.first : phrase.last + 1]
        if any(map(self.is_common, row)) or any(map(self.is_origin, range(phrase.first, phrase.last + 1))):
            return False
        whole = all(
            self.is_particle(word) or (word.is_capital and not self.is_function(word)) for word in row
        )
        alone = len(row) == 1 and (row[0].upos in {"PRON", "NOUN", "DET"} or self.is_particle(row[0]))
        opening = phrase.kind == "person" and row[0].upos in {"NOUN", "ADJ"} and self.opens(phrase.first)
        return whole and row[-1].is_capital and not alone and not opening and not self.hidden(phrase)

    def hidden(self, phrase: _Phrase) -> set[int]:
        """The words of a mention that belong to another entity within it."""
        return {
            n
            for other in self.phrases
            if other.entity != phrase.entity
            and phrase.holds(other)
            and (other.first, other.last) != (phrase.first, phrase.last)
            for n in range(other.first, other.last + 1)
        }

    # -- names -------------------------------------------------------------------------------------------

    def names_in(self, phrase: _Phrase) -> Iterator[_Name]:
        """The names of a mention, mostly one, after those of the mentions in it have been read."""
        title = self.title_in(phrase) if phrase.kind in {"other", "document"} else None
        if title is not None:
            yield title
            return
        hidden = self.hidden(phrase)
        inner = {
            n: name
            for name in self.names
            if name.entity != phrase.entity and phrase.holds(name)
            for n in range(name.first, name.last + 1)
        }
        runs = self.runs(phrase, self.parts(phrase, hidden), hidden, inner)
        runs = [self.extended(phrase, run, hidden, inner) for run in runs]
        runs = [run for run in runs if not self.is_no_name(phrase, run)]
        for first, last in self.chosen(phrase, runs) if runs else ():
            kind = phrase.kind
            if kind == "group":
                kind = "other" if self.is_family(phrase) else "organisation"
            yield _Name(first, last, kind, phrase.entity)

    def title_in(self, phrase: _Phrase) -> _Name | None:
        """A title between quotation marks: *het boek ‘***De stille kade***’*."""
        marks = [n for n in range(phrase.first, phrase.last + 1) if self.words[n].text in _MARKS]
        if len(marks) < 2 or marks[-1] - marks[0] < 2 or not self.words[marks[0] + 1].is_capital:
            return None
        return _Name(marks[0] + 1, marks[-1] - 1, phrase.kind, phrase.entity)

    def parts(self, phrase: _Phrase, hidden: Set[int]) -> list[int]:
        """The words of a mention that are words of its name, without the small ones between."""
        clean = self.clean.get(phrase.entity, frozenset[str]())
        found = []
        for n in range(phrase.first, phrase.last + 1):
            word = self.words[n]
            named = None if n in hidden else self.may_name(n)
            by_kind = phrase.kind in {"other", "place"} or (
                phrase.kind in {"organisation", "document"} and not self.opens(n)
            )
            if n not in hidden and (named or word.text in clean or (named is None and by_kind)):
                found.append(n)
        if not found and phrase.kind in {"other", "place", "document"}:
            last = self.words[phrase.last]
            found = (
                [phrase.last] if last.is_capital and "-" in last.text and phrase.last not in hidden else []
            )
        return self.with_first(phrase, found, hidden)

    def with_first(self, phrase: _Phrase, parts: list[int], hidden: Set[int]) -> list[int]:
        """The words of a name with a first one that seems to have its capital from its place."""
        first = self.words[phrase.first]
        if not parts or parts[0] == phrase.first or not phrase.whole or not first.is_capital:
            return parts
        if phrase.kind == "person":
            title = first.text[:1].isupper() and self.is_particle(first)
            begins = title and first.lower not in self.lexicon.definite_articles
        elif phrase.kind == "group":
            begins = False
        else:
            following = self.words[phrase.first + 1]
            common = self.is_function(first) or first.lower in self.common
            begins = (
                first.lower not in self.listed.determiners
                and first.upos != "DET"
                and not self.is_origin(phrase.first)
                and hidden.isdisjoint(range(phrase.first, parts[0] + 1))
                and not (
                    self.opens(phrase.first) and common and following.is_capital and first.upos == "NOUN"
                )
            )
        return [phrase.first, *parts] if begins else parts

    def runs(
        self, phrase: _Phrase, parts: Sequence[int], hidden: Set[int], inner: dict[int, _Name]
    ) -> list[tuple[int, int]]:
        """Words of a name in a row, with the small words between them."""
        found: list[tuple[int, int]] = []
        for n in parts:
            if found and self.is_bridge(phrase, range(found[-1][1] + 1, n), hidden, inner):
                found[-1] = (found[-1][0], n)
            else:
                found.append((n, n))
        return found

    def is_bridge(self, phrase: _Phrase, gap: range, hidden: Set[int], inner: dict[int, _Name]) -> bool:
        """Whether the words between two parts of a name belong to it."""
        between = [self.words[n] for n in gap]
        if phrase.kind == "person":
            if any(word.text in _MARKS or word.text in {"(", ")"} for word in between):
                return True
            small = len(gap) <= _LONGEST_PERSON_GAP and hidden.isdisjoint(gap)
            return small and all(self.is_particle(word) for word in between)
        return len(gap) <= _LONGEST_GAP and all(
            n in inner
            or self.is_tie(word)
            or (
                n not in hidden
                and (
                    (word.text.islower() and phrase.kind in {"other", "document"})
                    or word.text.isdigit()
                    or word.text in _MARKS
                    or word.text in {",", "&"}
                )
            )
            for n, word in zip(gap, between, strict=True)
        )

    def is_tie(self, word: Word) -> bool:
        return self.is_particle(word) or word.lower in self.listed.ties

    def extended(
        self, phrase: _Phrase, run: tuple[int, int], hidden: Set[int], inner: dict[int, _Name]
    ) -> tuple[int, int]:
        """A run with the particles before it, or with a number or another name behind it."""
        first, last = run
        if phrase.kind == "person":
            return self.with_particles(phrase, first, hidden), last
        while last < phrase.last and last + 1 not in hidden and _NUMBER.fullmatch(self.words[last + 1].text):
            last += 1
        if phrase.kind != "place":
            last = self.with_inner(phrase, (first, last), inner)
        return first, last

    def with_particles(self, phrase: _Phrase, first: int, hidden: Set[int]) -> int:
        while first > phrase.first and first - 1 not in hidden and self.is_particle(self.words[first - 1]):
            particle = self.words[first - 1]
            if particle.text in self.listed.loose and (
                first - 1 == phrase.first or not self.words[first - 2].is_capital
            ):
                break
            first -= 1
        return first

    def with_inner(self, phrase: _Phrase, run: tuple[int, int], inner: dict[int, _Name]) -> int:
        """The end of a name that another one completes: *Universiteit van* **Utrecht**."""
        first, last = run
        n = last + 1
        while (
            n <= phrase.last
            and n - last <= _LONGEST_TIE
            and n not in inner
            and self.words[n].text in self.listed.completing
        ):
            n += 1
        name = inner.get(n)
        if name is None or name.first != n:
            return last
        beside = n == last + 1
        own = name.kind == "place" or (phrase.kind == "organisation" and name.kind == "other")
        if not beside and (not own or (first == last and self.opens(first))):
            return last
        return name.last

    def is_no_name(self, phrase: _Phrase, run: tuple[int, int]) -> bool:
        """Whether a run only stands beside a name: *minister van* **Financiën**, **Formule** *1-coureur*."""
        first, last = run
        row = self.words[first : last + 1]
        clean = self.clean.get(phrase.entity, frozenset[str]())
        if (
            phrase.kind == "person"
            and first > phrase.first
            and self.words[first - 1].text in self.listed.of_functions
            and not any(word.text in clean for word in row)
        ):
            return True
        following = self.words[last + 1 : last + 2]
        if following and following[0].start <= row[-1].end + 1 and _COMPOUND.fullmatch(following[0].text):
            return True
        if phrase.kind == "group" and not self.is_family(phrase):
            plural = row[-1].text.endswith(self.listed.plural_endings)
            if row[-1].upos != "PROPN" or plural:
                return True
        alone = len(row) == 1 and not row[0].text.isupper()
        return alone and (row[0].lower in self.listed.determiners or self.is_tie(row[0]))

    def is_family(self, phrase: _Phrase) -> bool:
        row = self.words[phrase.first : phrase.last + 1]
        return any(word.text in self.listed.families for word in row)

    def chosen(self, phrase: _Phrase, runs: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
        """Which runs are the name of a mention, and a short form in brackets beside it."""
        clean = self.clean.get(phrase.entity, frozenset[str]())
        if phrase.kind == "group":
            return runs
        runs = [self.behind_function(phrase, run, clean) for run in runs]
        known = [run for run in runs if any(word.text in clean for word in self.words[run[0] : run[1] + 1])]
        other = runs[-1] if phrase.kind in {"person", "organisation"} else runs[0]
        best = known[0] if known else other
        if phrase.kind == "person":
            return [best]
        short = [run for run in runs if run != best and self.words[run[0] - 1].text == "("]
        full = [runs[0]] if self.words[best[0] - 1].text == "(" and runs[0] != best else []
        return [best, *short, *full]

    def behind_function(self, phrase: _Phrase, run: tuple[int, int], clean: Set[str]) -> tuple[int, int]:
        """A person's name without what completes its function: *minister van Financiën* **Kaag**."""
        first, last = run
        if (
            phrase.kind == "person"
            and first > phrase.first
            and self.words[first - 1].text in self.listed.of_functions
            and self.words[last].text in clean
        ):
            while first < last and self.words[first].text not in clean:
                first += 1
        return first, last
