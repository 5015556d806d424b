"""Names that the user knows, also where no tagger takes them for names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from attrs import evolve

from quoteattr.known import FoundName, KnownEntities, KnownEntity, words_as_compared
from quoteattr.languages import Language
from quoteattr.parsing import Sentence
from quoteattr.schema import EntityType, Form
from quoteattr.stages.indices import SentenceIndex, numbered
from quoteattr.stages.mentions.capitals import lends_capital
from quoteattr.stages.mentions.mention import Mention, in_text_order
from quoteattr.stages.mentions.names import read_name
from quoteattr.stages.mentions.reading import Reading
from quoteattr.stages.mentions.runs import NameRun

__all__ = ["with_known_names"]

_NAME_TAGS = frozenset({"PROPN", "X", ""})
"""Parts of speech of a word that may be a name at the start of a sentence."""


def with_known_names(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    known: KnownEntities,
    language: Language,
) -> tuple[Mention, ...]:
    """The ``mentions`` with each known name as one of them, whole, with the type and gender that are known.

    **Zeehonden in Nood** *vraagt geld* — Seals in Need asks for money: whoever lists it has it in one piece.
    What stands in a known name is no mention of its own. A longer name that holds a known one stays, but for
    words that only stand before a person's name.
    """
    lexicon = language.mentions
    own: dict[SentenceIndex, list[Mention]] = {}
    for mention in mentions:
        own.setdefault(mention.sentence, []).append(mention)
    for index, sentence in numbered(SentenceIndex, sentences):
        names = known.found_in(
            sentence.texts, sentence.lowers, lexicon.name_particles, lexicon.genitive_ending
        )
        for found in names:
            if _is_believable(sentence, found):
                beside = own.get(index, [])
                own[index] = _with_name(Reading(index, sentence, lexicon), beside, found, text)
    return in_text_order(chain.from_iterable(own.values()))


def _is_believable(sentence: Sentence, found: FoundName) -> bool:
    """Whether words are a name, and no capital from their place: **Koning** *te zijn is zwaar*.

    Being a king is hard. A name of several words, or of several capitals, is one wherever it stands.
    """
    first = found.first
    if found.words > 1 or sentence.upos[first] in _NAME_TAGS or not sentence.texts[first].istitle():
        return True
    return first > 0 and not lends_capital(sentence.texts[first - 1])


def _with_name(reading: Reading, mentions: Sequence[Mention], found: FoundName, text: str) -> list[Mention]:
    """The mentions of a sentence with a known name among them."""
    start, end = reading.tokens[found.first].start, reading.tokens[found.last].end
    words = words_as_compared(text[start:end])
    holder = next(
        (
            other
            for other in mentions
            if other.form is Form.NAME and other.start <= start and end <= other.end
        ),
        None,
    )
    if holder is None or len(words_as_compared(holder.name)) < len(words):
        name = read_name(reading, NameRun(found.first, found.last), text)
        name = evolve(name, name=" ".join(text[start:end].split()))
        kept = [other for other in mentions if not _gives_way(other, name)]
        return [*kept, _as_known(name, found.entities)]
    if words_as_compared(holder.name) == words:
        name = _as_known(holder, found.entities)
    elif _only_has_words_before(reading, holder, words, found):
        bare = holder.name == text[holder.start : holder.end]
        cut = evolve(holder, name=text[start:end], start=start if bare else holder.start)
        name = _as_known(cut, found.entities)
    elif _only_has_body_behind(reading, holder, words, found):
        name = _as_known(evolve(holder, name=text[start:end], end=end), found.entities)
    else:
        name = holder
    return [name if other is holder else other for other in mentions]


def _gives_way(other: Mention, name: Mention) -> bool:
    """Whether a mention is no longer one beside a known name: it lies in it, or across its edge."""
    apart = other.end <= name.start or name.end <= other.start
    around = other.start <= name.start and name.end <= other.end and other.form is not Form.NAME
    return not apart and not (around and (other.start, other.end) != (name.start, name.end))


def _only_has_words_before(reading: Reading, holder: Mention, words: Sequence[str], found: FoundName) -> bool:
    """Whether a name is that of a known person behind words that belong to no name: *Zeedorp Anna Smit*.

    *Piet Jan Smit* is somebody else than *Jan Smit*.
    """
    parts = words_as_compared(holder.name)
    return (
        len(words) > 1
        and parts[-len(words) :] == tuple(words)
        and all(entity.type is EntityType.PERSON for entity in found.entities)
        and not any(map(reading.lexicon.gender_of_name, parts[: -len(words)]))
    )


def _only_has_body_behind(reading: Reading, holder: Mention, words: Sequence[str], found: FoundName) -> bool:
    """Whether a name is that of a known person before a body or place: *Anna Smit* **van Zeedorp**."""
    parts = words_as_compared(holder.name)
    return (
        len(words) > 1
        and parts[: len(words)] == tuple(words)
        and parts[len(words)] in reading.lexicon.body_prepositions
        and all(entity.type is EntityType.PERSON for entity in found.entities)
    )


def _as_known(name: Mention, entities: Sequence[KnownEntity]) -> Mention:
    """A name with the type and the gender on which all agree who have it."""
    types, genders = {entity.type for entity in entities}, {entity.gender for entity in entities}
    kind = types.pop() if len(types) == 1 else None
    gender = genders.pop() if len(genders) == 1 else ""
    if kind not in {None, EntityType.PERSON}:
        return evolve(name, type=kind, gender="")
    return evolve(name, type=kind or name.type, gender=gender or name.gender)
