"""A sentence with what is needed to read mentions from it."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from attrs import field, frozen

from quoteattr.languages import MentionLexicon
from quoteattr.parsing import Sentence, Token
from quoteattr.schema import EntityType
from quoteattr.stages.indices import SentenceIndex
from quoteattr.stages.mentions.capitals import lends_capital

__all__ = ["Reading", "end_of_phrase", "is_capital_adjective", "noun_behind_comma", "role_of"]

_CLOSED_WORD = regex.compile(r"\p{L}[\p{L}'’-]{1,60}+(?<=\p{Ll})[.!?]")
"""A word with the mark that ends its sentence: *Anna.*, no initials such as *A.* or *N.V.*"""


@frozen
class Reading:
    """A sentence that mentions are read from.

    :param index: its place among the sentences of the text.
    :param lexicon: the words of its language for those who can speak.
    :param tokens: the tokens of the sentence.
    """

    index: SentenceIndex
    sentence: Sentence
    lexicon: MentionLexicon
    tokens: tuple[Token, ...] = field(init=False, eq=False, repr=False)

    @tokens.default
    def _tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    def is_subject(self, head: Token) -> bool:
        """Whether a phrase with this head is the subject of its clause, or belongs to it as an apposition."""
        if head.relation == "nsubj":
            return True
        above = self.sentence.head(head)
        return head.relation in {"appos", "flat"} and above is not None and above.relation == "nsubj"

    def opens_sentence(self, first: int, last: int) -> bool:
        """Whether words open a sentence without a tree right before its verb: **De haas** *lachte.*

        The hare laughed: they are its subject.
        """
        return (
            not self.sentence.parsed
            and (first == 0 or (first == 1 and self.tokens[0].upos == "CCONJ"))
            and any(token.is_finite for token in self.tokens[last + 1 : last + 2])
        )

    def names_person(self, token: Token) -> bool:
        """Whether a noun tells what one person is: *minister*."""
        return self.lexicon.noun_type(token.lemma.lower(), token.lower) is EntityType.PERSON

    def opens_speech(self, token: Token) -> bool:
        """Whether a word tagged as a name opens a sentence before a verb or colon: **Mama** *zegt*."""
        following = self.tokens[token.index + 1 : token.index + 2]
        if token.upos != "PROPN" or (token.index and not lends_capital(self.tokens[token.index - 1].text)):
            return False
        return any(word.is_finite or word.text == ":" for word in following)

    def pair(self, token: Token) -> tuple[Token, ...]:
        """The words of a body that is named after two, from its first: **burgemeester en wethouders**.

        Mayor and aldermen. Empty where ``token`` opens none.
        """
        if token.lower not in self.lexicon.pair_openings:
            return ()
        words = self.tokens[token.index : token.index + 3]
        return words if " ".join(word.lower for word in words) in self.lexicon.pairs else ()


def is_capital_adjective(reading: Reading, token: Token) -> bool:
    """Whether a capital makes the adjective of a function look like a name: **Vlaams** *Parlementslid*.

    Member of the Flemish parliament.
    """
    following = reading.tokens[token.index + 1 : token.index + 2]
    if not following or token.upos not in {"PROPN", "ADJ"} or not token.text[:1].isupper():
        return False
    return following[0].text[:1].isupper() and reading.names_person(following[0])


def noun_behind_comma(reading: Reading, last: int) -> Token | None:
    """The function behind a name and a comma, where there is no tree: *Anna Smit,* **wethouder** *in Urk*.

    Anna Smit, alderman in Urk; not *Anna Smit, burgemeester Bos en …*, who are two.

    :param last: index of the last word of the name.
    """
    words = reading.tokens[last + 1 : last + 4]
    if len(words) < 3 or words[0].text != "," or words[1].upos != "NOUN" or words[2].upos == "PROPN":
        return None
    single = "Number=Plur" not in words[1].feats and words[1].text.islower()
    return words[1] if single and reading.names_person(words[1]) else None


def role_of(noun: Token) -> str:
    """What a noun says that somebody is: its lemma, where it has one."""
    return noun.lemma.lower() or noun.lower


def end_of_phrase(phrase: Sequence[Token]) -> int:
    """Code point behind the last word of a phrase, without the mark of the sentence that is left on the word.

    *zegt zijn moeder* **Anna.** — says his mother Anna: the mark is no part of who she is.

    :param phrase: tokens in text order, at least one.
    """
    last = phrase[-1]
    return last.end - 1 if _CLOSED_WORD.fullmatch(last.text) else last.end
