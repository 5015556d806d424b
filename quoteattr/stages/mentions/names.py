"""Mentions: the words in a text that stand for somebody who could speak."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import compress

import regex
from attrs import define, evolve, field

from quoteattr.languages import Language, MentionLexicon
from quoteattr.parsing.phrases import phrase_tokens
from quoteattr.parsing.tables import Sentence, Token
from quoteattr.schema import EntityType, Form
from quoteattr.stages.indices import SentenceIndex, numbered
from quoteattr.stages.mentions.mention import Mention
from quoteattr.stages.spans import Spans

__all__ = ["find_mentions", "with_tied_nouns"]


_AGE = regex.compile(r"\(\d{1,2}\)")

_NO_PERSON = frozenset({EntityType.ORGANISATION, EntityType.OUTLET, EntityType.DOCUMENT})

_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "vocative", "root", "conj"})

_PRONOUN_TAGS = frozenset({"PRON", "DET", "X", ""})
_NOMINAL_TAGS = frozenset({"NOUN", "ADJ"})

_LONG_TEXT = 200
"""From so many sentences on, who matters in a text is named more than once."""


def find_mentions(text: str, sentences: Sequence[Sentence], language: Language) -> tuple[Mention, ...]:
    """The mentions of all ``sentences``, in text order; none overlaps another of the same head.

    Of the nouns these are those for people, groups, organisations, outlets and documents.
    """
    found: list[Mention] = []
    written = set().union(*[sentence.texts for sentence in sentences])
    proper = {
        text
        for sentence in sentences
        if "PROPN" in sentence.upos
        for text in compress(sentence.texts[1:], map("PROPN".__eq__, sentence.upos[1:]))
        if text[:1].isupper()
    }
    chance = _chance_capitals(sentences)
    for number, sentence in numbered(SentenceIndex, sentences):
        reader = _MentionReader(text, number, sentence, language.mentions, written, proper, chance)
        found.extend(reader.candidates())
    named = _without_bodies(found, language.mentions)
    return _in_text_order(_with_particles(text, named, language.mentions))


def with_tied_nouns(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    tied: Iterable[tuple[int, int]],
    language: Language,
) -> tuple[Mention, ...]:
    """The ``mentions`` and the nouns that a cue ties, whatever they stand for, in text order.

    *De brug zegt dat …* — The bridge says that …: nothing but its cue makes a bridge a mention.

    :param tied: indices of a sentence and of one of its tokens.
    """
    missing = set(tied).difference([(mention.sentence, mention.head) for mention in mentions])
    within = {number for number, _ in missing}
    beside = [mention for mention in mentions if mention.sentence in within]
    names = Spans.of((mention.start, mention.end) for mention in beside if mention.form is Form.NAME)
    added = []
    for place, head in sorted(missing):
        number = SentenceIndex(place)
        token = sentences[number].tokens[head]
        if not names.hold(token.start, token.end):
            noun = _MentionReader(text, number, sentences[number], language.mentions).noun(token)
            if noun is not None:
                added.append(noun)
    return _in_text_order([*mentions, *added]) if added else tuple(mentions)


def _in_text_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: (mention.start, -mention.end)))


def _chance_capitals(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words of a long text that have a capital only because they open a sentence or a quotation.

    *Zoolang hij sprak* — as long as he spoke: whoever matters in a long text is also named within a sentence.
    """
    if len(sentences) < _LONG_TEXT:
        return frozenset()
    opening: set[str] = set()
    within: set[str] = set()
    for sentence in sentences:
        for before, token in zip((None, *sentence.tokens), sentence.tokens, strict=False):
            if token.text[:1].isupper():
                opens = before is None or not before.text[:1].isalnum()
                (opening if opens else within).add(token.text.removesuffix("'s"))
    return frozenset(opening - within)


def _without_bodies(found: Sequence[Mention], lexicon: MentionLexicon) -> list[Mention]:
    """Names without the body behind them: *minister* **Smit** *van Onderwijs* beside *minister Smit*."""
    families = {mention.name for mention in found if mention.role and " " not in mention.name}
    kept = []
    for mention in found:
        family, _, body = mention.name.partition(" ")
        if body and family in families and body.partition(" ")[0] in lexicon.body_prepositions:
            mention = evolve(mention, name=family)
        kept.append(mention)
    return kept


def _with_particles(text: str, found: Sequence[Mention], lexicon: MentionLexicon) -> Iterator[Mention]:
    """Family names with the particles that they have elsewhere: *De Mos* after *Aad de Mos*."""
    particles: dict[str, str] = {}
    for mention in found:
        if mention.name.count(" ") < 2:
            continue
        words = mention.name.split()
        place = next((n for n, word in enumerate(words) if n and word in lexicon.name_particles), 0)
        if 0 < place < len(words) - 1:
            particles[" ".join(words[place:]).lower()] = mention.name
    endings = {name.split()[-1]: name for name in particles}
    for mention in found:
        whole = endings.get(mention.name.lower()) if endings and mention.form is Form.NAME else None
        if whole is not None:
            start = mention.end - len(whole)
            if start >= 0 and text[start : mention.end].lower() == whole:
                yield evolve(mention, start=min(start, mention.start), name=text[start : mention.end])
                continue
        yield mention


@define
class _MentionReader:
    text: str
    number: SentenceIndex
    sentence: Sentence
    lexicon: MentionLexicon
    written: Set[str] = frozenset()
    proper: Set[str] = frozenset()
    chance: Set[str] = frozenset()
    tokens: tuple[Token, ...] = field(init=False)

    @tokens.default
    def _tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    def candidates(self) -> Iterator[Mention]:
        names = [
            self._name(first, last, function)
            for first, last, function in self._name_runs()
            if first < last or self.tokens[first].lower not in self.lexicon.name_particles
        ]
        yield from names
        named = {index for name in names for index in self._indices(name.start, name.end)}
        tokens, lexicon = self.tokens, self.lexicon
        pronouns, possessives, heads = lexicon.pronouns, lexicon.possessives, lexicon.always_heads
        for index, (upos, lower) in enumerate(zip(self.sentence.upos, self.sentence.lowers, strict=True)):
            if lower in pronouns:
                read = self._pronoun
            elif upos in _PRONOUN_TAGS:
                if lower.isalpha() and lower not in possessives:
                    continue
                read = self._pronoun
            elif upos in _NOMINAL_TAGS or lower in heads:
                read = self._nominal
            else:
                continue
            mention = None if index in named else read(tokens[index])
            if mention is not None and not self._is_apposed(tokens[index]):
                yield mention

    def _indices(self, start: int, end: int) -> range:
        """Of the tokens that begin in a stretch of text."""
        spans = self.sentence.spans
        return range(bisect.bisect_left(spans, (start,)), bisect.bisect_left(spans, (end,)))

    def _is_demonym(self, token: Token) -> bool:
        return token.lower in self.lexicon.demonyms

    def _pair(self, token: Token) -> tuple[Token, ...]:
        """The words of a body that is named after two: **burgemeester en wethouders**."""
        words = self.tokens[token.index : token.index + 3]
        return words if " ".join(word.lower for word in words) in self.lexicon.pairs else ()

    def _is_apposed(self, token: Token) -> bool:
        """Whether it is the function of a name beside it: *Hans de Boer,* **voorzitter van VNO-NCW**."""
        if token.relation != "appos":
            return False
        head = self.sentence.head(token)
        return head is not None and head.upos == "PROPN"

    # -- names ---------------------------------------------------------------------------------------

    def _name_runs(self) -> Iterator[tuple[int, int, Token | None]]:
        """First and last token of each name, and the function before the organisation that it follows."""
        last = -1
        capitals = [index for index, text in enumerate(self.sentence.texts) if text[0].isupper()]
        for index in capitals:
            if index <= last or not self._starts_name(self.tokens[index]):
                continue
            last = self._run_end(index)
            person = self._person_within(index, last)
            if person is None:
                yield index, last, None
            else:
                yield index, person - 1, None
                yield person, last, self._function_of(index)

    def _person_within(self, first: int, last: int) -> int | None:
        """Where a person's name starts behind that of an organisation, after a function.

        *directeur van het Instituut voor Bruggen* **Anna Smit**: a first name and a family name.
        """
        tokens = self.tokens
        family = last
        while family - 1 > first and tokens[family - 1].lower in self.lexicon.name_particles:
            family -= 1
        given = family - 1
        if given <= first or not tokens[given].text[:1].isupper() or self._function_of(first) is None:
            return None
        return given if self.lexicon.gender_of_name(tokens[given].text) else None

    def _function_of(self, first: int) -> Token | None:
        """The function that a name tells the place of: **minister van** *Financiën*."""
        tokens = self.tokens
        index = first - 1
        if index >= 0 and tokens[index].lower in self.lexicon.definite_articles:
            index -= 1
        if index < 1 or tokens[index].lower not in self.lexicon.name_particles:
            return None
        noun = tokens[index - 1]
        return noun if noun.upos == "NOUN" and self._names_role(noun) else None

    def _starts_name(self, token: Token) -> bool:
        """Whether a word with a capital is the first of a name."""
        if token.lower in self.lexicon.oaths or self._is_demonym(token):
            return False
        if token.lower in self.lexicon.pair_openings and self._pair(token):
            return False
        if self._opens(token):
            if token.lower in self.lexicon.name_particles:
                return self._opens_with_particle(token)
            if token.lower in self.written or self._by_chance(token):
                return False
        if token.upos == "PROPN" or (token.text in self.proper and len(token.text) > 2):
            return token.lower not in self.lexicon.pronouns
        previous = self.tokens[token.index - 1] if token.index else None
        if previous is None or not previous.text[:1].isalnum():
            following = self.tokens[token.index + 1 : token.index + 2]
            return bool(
                token.upos in {"", "NOUN", "ADJ", "X"}
                and following
                and following[0].upos in {"PROPN", ""}
                and following[0].text[:1].isupper()
                and self.lexicon.noun_type(token.lemma, token.text) is None
                and token.lower not in self.lexicon.definite_articles
                and not (following[0].relation == "appos" and following[0].head == token.index)
            )
        return token.upos in {"", "NOUN", "X"} and not self._is_title(token)

    def _by_chance(self, token: Token) -> bool:
        """Whether nothing but its place gives it a capital; one before another capital is not alone."""
        if token.text not in self.chance:
            return False
        following = self.tokens[token.index + 1 : token.index + 2]
        return not (following and following[0].text[:1].isupper())

    def _opens_with_particle(self, token: Token) -> bool:
        """*Van der Plas ziet* starts with a name, *Van Amsterdam naar Parijs* does not."""
        following = self.tokens[token.index + 1 : token.index + 3]
        if token.upos == "PROPN" and following and following[0].upos == "PROPN":
            return True
        return (
            len(following) == 2
            and following[0].text in self.lexicon.name_particles
            and following[1].text[:1].isupper()
        )

    def _opens(self, token: Token) -> bool:
        """Whether a capital may be due to the place: at the start of a sentence or a quotation."""
        return token.index == 0 or not self.tokens[token.index - 1].text[:1].isalnum()

    def _is_title(self, token: Token) -> bool:
        return token.lower in self.lexicon.titles

    def _run_end(self, first: int) -> int:
        tokens = self.tokens
        flat = self.sentence.children(tokens[first], "flat")
        last = max([first, *(part.index for part in flat if self._near(first, part))]) if flat else first
        if tokens[first].text.endswith("-") and len(tokens) > first + 2 and tokens[first + 1].upos == "CCONJ":
            last = max(last, first + 2)
        after_flat = last
        index = last + 1
        while index < len(tokens):
            token = tokens[index]
            if self._continues_name(token) and self._is_one_name(first, token):
                last = index
            elif not self._is_particle(first, token):
                break
            index += 1
        for index in range(first + 1, last + 1):
            token = tokens[index]
            if (
                token.text[:1].islower()
                and token.upos != "CCONJ"
                and token.lower not in self.lexicon.name_particles
                and index <= after_flat
            ):
                last = index - 1
                break
        while last > first and not tokens[last].text[:1].isupper():
            last -= 1
        return last

    def _is_one_name(self, first: int, token: Token) -> bool:
        """Whether the tree lets the words be one name; *gaf Jan Piet een boek* has two names."""
        before = self.tokens[token.index - 1]
        if not before.text[:1].isupper():
            return True
        both = {before.relation, token.relation}
        return token.head == before.index or before.head == token.index or not both <= _ARGUMENTS

    def _near(self, first: int, token: Token) -> bool:
        between = self.tokens[first + 1 : token.index + 1]
        return 0 < len(between) < 8 and all(t.upos not in {"PUNCT", "CCONJ", "VERB"} for t in between)

    def _continues_name(self, token: Token) -> bool:
        if not token.text[:1].isupper():
            return False
        return token.upos in {"PROPN", "X", ""} or (
            token.upos in {"NOUN", "ADJ"} and token.relation == "flat"
        )

    def _is_particle(self, first: int, token: Token) -> bool:
        if token.lower not in self.lexicon.name_particles:
            return False
        following = self.tokens[token.index + 1 : token.index + 3]
        if not following or not any(self._continues_name(t) for t in following):
            return False
        pair = f"{token.lower} {following[0].lower}"
        before = self.tokens[token.index - 1]
        organisation = self.lexicon.noun_type("", before.text) is EntityType.ORGANISATION
        if organisation and before.index == first and following[0].text[:1].isupper():
            return True
        return (
            token.upos in {"PROPN", "X", ""}
            or token.relation == "flat"
            or token.text[:1].isupper()
            or pair in self.lexicon.particle_pairs
        )

    def _name(self, first: int, last: int, function: Token | None) -> Mention:
        tokens = self.tokens
        role_first = first
        role = ""
        while first < last and (self._is_title(tokens[first]) or self._names_role(tokens[first])):
            role = self._role_lemma(tokens[first])
            first += 1
        head = self._head(first, last)
        start_token = tokens[role_first]
        before = self._words_before(role_first)
        if before:
            start_token = before[0]
            nouns = [t for t in before if t.upos == "NOUN" or self._is_title(t)]
            if nouns and not role:
                role = self._role_lemma(nouns[-1])
        several_names = first < last and bool(self.lexicon.gender_of_name(tokens[first].text))
        if function is not None and not role:
            role = self._role_lemma(function)
            start_token = self._with_article(function)
        if not role:
            role = self._apposed_role(head)
            if several_names and self.lexicon.noun_type(role, role) in _NO_PERSON:
                role = ""
        agencies = [
            index
            for index in range(first, last)
            if tokens[index].text.isupper() and tokens[index].lower in self.lexicon.outlet_names
        ]
        if agencies:
            role_first = first = agencies[-1] + 1
            start_token, role = tokens[first], ""
        name = self.text[tokens[first].start : tokens[last].end]
        several = last > first and tokens[first].lower not in self.lexicon.name_particles
        aged = self._is_aged(first, last)
        first_name_gender = self.lexicon.gender_of_name(name) if several or aged else ""
        kind = self._name_type(name, role, head)
        if aged and role not in self.lexicon.noun_types:
            kind = EntityType.PERSON
        if kind is None and several and first_name_gender and not self._after_place(role_first):
            kind = EntityType.PERSON
        return Mention(
            sentence=self.number,
            head=head.index,
            start=start_token.start,
            end=tokens[last].end,
            form=Form.NAME,
            name=" ".join(name.split()),
            role=role,
            type=kind,
            number="sing",
            gender=self._role_gender(role)
            or (first_name_gender if kind in {None, EntityType.PERSON} and len(name) > 2 else ""),
            subject=self._is_subject(head),
            place=self._after_place(role_first),
        )

    def _with_article(self, noun: Token) -> Token:
        """The first word of a noun with its adjectives and its article."""
        tokens, index = self.tokens, noun.index
        while index > 0 and tokens[index - 1].upos == "ADJ":
            index -= 1
        return tokens[index - 1] if index > 0 and tokens[index - 1].upos == "DET" else noun

    def _is_aged(self, first: int, last: int) -> bool:
        """Whether an age stands beside a name, which only people have: *Anna (11)*, *de 19-jarige Anna*."""
        tokens = self.tokens
        if first and tokens[first - 1].lower.endswith(self.lexicon.age_endings):
            return True
        after = self.sentence.texts[last + 1 : last + 4]
        return bool(after) and after[0][0] == "(" and _AGE.match("".join(after)) is not None

    def _after_place(self, index: int) -> bool:
        return index > 0 and self.tokens[index - 1].lower in self.lexicon.place_prepositions

    def _names_role(self, token: Token) -> bool:
        return self.lexicon.noun_type(token.lemma.lower(), token.lower) is EntityType.PERSON

    def _role_lemma(self, token: Token) -> str:
        return token.lemma.lower() or token.lower

    def _head(self, first: int, last: int) -> Token:
        run = self.tokens[first : last + 1]
        for token in run:
            if not first <= token.head <= last:
                return token
        return run[0]

    def _words_before(self, first: int) -> tuple[Token, ...]:
        """Determiner, adjectives and function before a name: **de Oekraïense president** *Zelensky*."""
        tokens = self.tokens
        index = first
        while index > 0:
            token = tokens[index - 1]
            if (
                token.upos in {"NOUN", "ADJ"}
                and token.text[:1].isalnum()
                and token.end + 1 >= tokens[index].start
            ):
                if token.upos == "NOUN" and index == first and not self._is_function(token, tokens[first]):
                    break
                index -= 1
            elif token.upos == "DET" or token.lower in self.lexicon.definite_articles:
                return tokens[index - 1 : first] if index < first else ()
            elif token.upos == "CCONJ" and self._joins_functions(token, index, first):
                index -= 2
            else:
                break
        while index < first and tokens[index].upos == "ADJ":
            index += 1
        return tokens[index:first]

    def _joins_functions(self, conjunction: Token, index: int, first: int) -> bool:
        """Whether one person has two functions: **minister en vicepremier** *Smit*."""
        if index >= first or conjunction.index == 0:
            return False
        one, other = self.tokens[conjunction.index - 1], self.tokens[index]
        bare = all("Number=Plur" not in noun.feats and noun.upos == "NOUN" for noun in (one, other))
        return bare and self._names_role(one) and self._names_role(other)

    def _is_function(self, noun: Token, name: Token) -> bool:
        if self.lexicon.noun_type(noun.lemma, noun.text) is not None or self._is_title(noun):
            return True
        related = name.head == noun.index or noun.head == name.index
        return related and "appos" in {name.relation, noun.relation}

    def _apposed_role(self, head: Token) -> str:
        for child in self.sentence.children(head, "appos", "conj"):
            if child.upos == "NOUN" and self.lexicon.noun_type(child.lemma, child.text) is not None:
                return child.lemma.lower()
        above = self.sentence.head(head)
        plural = above is not None and "Number=Plur" in above.feats
        if head.relation == "appos" and above is not None and above.upos == "NOUN" and not plural:
            return above.lemma.lower()
        return ""

    def _name_type(self, name: str, role: str, head: Token) -> EntityType | None:
        words = name.lower().split()
        if not self.lexicon.outlet_names.isdisjoint(words):
            return EntityType.OUTLET
        by_role = self.lexicon.noun_type(role, role) if role else None
        if by_role is not None and by_role is not EntityType.GROUP:
            return by_role
        if len(name) > 1 and name.isupper():
            return EntityType.ORGANISATION
        by_own_word = self.lexicon.noun_type(words[-1], words[-1])
        if (
            by_own_word in {EntityType.ORGANISATION, EntityType.OUTLET, EntityType.DOCUMENT}
            and len(words) > 1
        ):
            return by_own_word
        determiner = self.sentence.child(head, "det")
        definite = determiner is not None and determiner.lower in self.lexicon.definite_articles
        if definite and determiner is not None and determiner.index < head.index and not role:
            return EntityType.ORGANISATION
        return None

    def _role_gender(self, role: str) -> str:
        last = role.rpartition("_")[2]
        if role in self.lexicon.masculine_titles or last in self.lexicon.masculine_titles:
            return "masc"
        if role in self.lexicon.feminine_titles or last in self.lexicon.feminine_titles:
            return "fem"
        return "fem" if self.lexicon.is_feminine(last) else ""

    def _is_subject(self, head: Token) -> bool:
        if head.relation == "nsubj":
            return True
        above = self.sentence.head(head)
        return head.relation in {"appos", "flat"} and above is not None and above.relation == "nsubj"

    # -- pronouns and descriptions -------------------------------------------------------------------

    def _pronoun(self, token: Token) -> Mention | None:
        word = token.lower.lstrip("-").replace("’", "'")
        possessive = "Poss=Yes" in token.feats
        features = (self.lexicon.possessives if possessive else self.lexicon.pronouns).get(word)
        if features is None or (features.demonstrative and token.relation not in {"nsubj", ""}):
            return None
        if features.demonstrative and token.upos not in {"PRON", "DET"}:
            return None
        verb = self.sentence.head(token)
        if features.demonstrative and (token.relation == "det" or (verb and verb.relation == "acl")):
            return None
        number = features.number
        if not number and features.gender_if_singular and self.sentence.parsed:
            number = self._number_of_verb(token)
        gender = features.gender or (features.gender_if_singular if number == "sing" else "")
        return Mention(
            sentence=self.number,
            head=token.index,
            start=token.start,
            end=token.end,
            form=Form.PRONOUN,
            person=features.person,
            number=number,
            gender=gender,
            generic=features.generic,
            demonstrative=features.demonstrative,
            subject=token.relation == "nsubj",
            type=EntityType.PERSON if features.person != 3 or number == "sing" else None,
        )

    def _number_of_verb(self, token: Token) -> str:
        verb = self.sentence.head(token)
        if verb is None or token.relation != "nsubj":
            return ""
        for member in (verb, *self.sentence.children(verb, "aux", "cop")):
            if "VerbForm=Fin" in member.feats:
                return "plur" if "Number=Plur" in member.feats else "sing"
        return ""

    def _nominal(self, token: Token) -> Mention | None:
        pair = self._pair(token) if token.lower in self.lexicon.pair_openings else ()
        if not pair and token.upos not in _NOMINAL_TAGS and not self._is_demonym(token):
            return None
        kind = EntityType.ORGANISATION if pair else self.lexicon.noun_type(token.lemma, token.text)
        if kind is None or self._is_predicate(token):
            return None
        return self._description(token, kind, pair)

    def noun(self, token: Token) -> Mention | None:
        """The description that any noun heads, unless it is one in other words."""
        if token.upos != "NOUN" or token.lower in self.lexicon.pronouns or self._is_apposed(token):
            return None
        return None if self._is_predicate(token) else self._description(token, None, ())

    def _description(self, token: Token, kind: EntityType | None, pair: tuple[Token, ...]) -> Mention:
        tokens = phrase_tokens(self.sentence, token) if self.sentence.parsed else self._surface_phrase(token)
        tokens = pair or self._with_first_half(tokens)
        first = tokens[0]
        plural = "Number=Plur" in token.feats
        if plural and kind is EntityType.PERSON:
            kind = EntityType.GROUP
        role = token.lemma.lower()
        others = [t for t in tokens if t is not token]
        possessive = next((t.lower for t in others if "Poss=Yes" in t.feats and t.index < token.index), "")
        return Mention(
            sentence=self.number,
            head=token.index,
            start=first.start,
            end=tokens[-1].end,
            form=Form.NOMINAL,
            role=role,
            type=kind,
            number="plur" if plural else "sing",
            gender=self._role_gender(role),
            definite=first.lower in self.lexicon.definite_articles or bool(possessive),
            subject=self._is_subject(token),
            anchors=tuple([t.text for t in others if t.upos == "PROPN"]),
            possessive=possessive,
        )

    def _is_predicate(self, token: Token) -> bool:
        """Whether it says what somebody is or becomes, and points at nobody: *Zij werd* **directeur**."""
        if token.relation != "xcomp" and self.sentence.child(token, "cop") is None:
            return False
        words = self.sentence.children(token, "det", "nmod", "amod", "nummod")
        return "Number=Plur" not in token.feats and not any(word.index < token.index for word in words)

    def _with_first_half(self, phrase: tuple[Token, ...]) -> tuple[Token, ...]:
        """The phrase with the compound that it completes: **het zeep- en** *voedingsbedrijf*."""
        tokens, first = self.tokens, phrase[0].index
        if first < 2 or tokens[first - 1].upos != "CCONJ" or not tokens[first - 2].text.endswith("-"):
            return phrase
        start = first - 2
        while start > 0 and tokens[start - 1].upos in {"DET", "ADJ"}:
            start -= 1
        return tokens[start : phrase[-1].index + 1]

    def _surface_phrase(self, token: Token) -> tuple[Token, ...]:
        tokens = self.tokens
        first = token.index
        while first > 0 and tokens[first - 1].upos in {"ADJ", "DET", "NUM"}:
            first -= 1
            if tokens[first].upos == "DET":
                break
        return tokens[first : token.index + 1]
