"""How often each name stands in a text, and which two words are no name together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from quoteattr.languages import MentionLexicon
from quoteattr.schema import Form
from quoteattr.stages.entities.wording import words_of_name
from quoteattr.stages.mentions import Mention

__all__ = ["NameCounts"]

_ALONE = 3
"""Words stand together by chance when each stands alone at least so many times as often."""


@frozen
class NameCounts:
    """How many mentions have each name.

    :param counts: mentions by the words of their names, joined with blanks.
    :param lexicon: the words of the language, among them those that may begin a family name: *van*.
    """

    counts: Mapping[str, int]
    lexicon: MentionLexicon

    @classmethod
    def of(cls, mentions: Iterable[Mention], lexicon: MentionLexicon) -> NameCounts:
        """The counts of the names among ``mentions``."""
        names = (mention.name for mention in mentions if mention.form is Form.NAME)
        return cls(Counter([" ".join(words_of_name(name, lexicon)) for name in names]), lexicon)

    def times(self, words: Iterable[str]) -> int:
        """How many mentions are named by just these words, see :func:`words_of_name`."""
        return self.counts.get(" ".join(words), 0)

    def is_chance(self, name: str) -> bool:
        """Whether two words only happen to stand beside each other, as they stand alone much more often.

        Two names side by side, or a name behind a preposition: *Van Anna hoorde hij* — from Anna he heard.
        Likewise two full names in a list, *Jan Kok Anna Smit*, where *Anna Smit* stands elsewhere.
        """
        words = words_of_name(name, self.lexicon)
        if len(words) != 2:
            return self._ends_in_another(words)
        least = _ALONE * self.times(words)
        first, last = words
        return self.counts.get(last, 0) >= least and (
            first in self.lexicon.name_particles or self.counts.get(first, 0) >= least
        )

    def _ends_in_another(self, words: Sequence[str]) -> bool:
        """Whether behind two words or more that are a name comes the full name of somebody else."""
        return any(
            words[place] not in self.lexicon.name_particles
            and self.times(words[place:]) >= self.times(words) > 0
            and bool(self.lexicon.gender_of_name(words[0]) and self.lexicon.gender_of_name(words[place]))
            for place in range(2, len(words) - 1)
        )
