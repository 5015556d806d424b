"""Names as a model of names has tagged them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from quoteattr.parsing import Token
from quoteattr.schema import EntityType
from quoteattr.stages.mentions.reading import Reading, is_capital_adjective
from quoteattr.stages.mentions.runs import NameRun, completed_function, is_handle

__all__ = ["tagged_runs"]

_PERSON = "person"

_NO_CALL_NAMES = frozenset({"organisation", "place", "document"})

_CLOSING = {"(": ")", "‘": "’", "'": "'", '"': '"', "“": "”", "„": "”", "«": "»"}
"""Marks around a call name or a nickname, by those that open it."""

_LONGEST_CALL_NAME = 3
"""Words, at most, of a call name between marks."""


def tagged_runs(reading: Reading, tags: Sequence[str]) -> Iterator[NameRun]:
    """The names of a sentence in text order.

    *directeur van het* **Instituut voor Bruggen** **Anna Smit** — Anna Smit, director of the institute for
    bridges: a person right behind a body has the function that the body completes.

    :param tags: see ``names`` of :class:`~quoteattr.parsing.Sentence`.
    """
    before: NameRun | None = None
    spans = (
        part
        for run in _spans(reading, tags)
        if not _is_function(reading, run)
        for whole in _without_other(reading, run)
        for part in _without_field(reading, whole)
    )
    for run in _with_call_names(reading, spans):
        if run.kind == _PERSON and before is not None and before.last == run.first - 1:
            run = evolve(run, function=completed_function(reading, before.first))
        before = run
        yield run


def _spans(reading: Reading, tags: Sequence[str]) -> Iterator[NameRun]:
    """The names as they are tagged, and handles, which no tag tells.

    A body that is named after two is no name: *B en W*, mayor and aldermen.
    """
    first = -1
    for index, tag in enumerate((*tags, "O")):
        if first >= 0 and tag[0] != "I":
            if not reading.pair(reading.tokens[first]):
                last = _without_particles(reading, first, index - 1)
                yield NameRun(_behind_others(reading, first, last), last, kind=tags[first][2:])
            first = -1
        if tag[0] == "B":
            first = index
        elif tag == "O" and index < len(tags):
            if is_handle(reading.tokens[index].text):
                yield NameRun(index, index)
            elif _opens_as_first_name(reading, index):
                yield NameRun(index, index, kind=_PERSON)


def _opens_as_first_name(reading: Reading, index: int) -> bool:
    """Whether a first name that no model of names took for one opens a speech: **Piet**: *"Nee."*"""
    token, lexicon = reading.tokens[index], reading.lexicon
    if not reading.opens_speech(token) or lexicon.sayers.of(token.lower).known:
        return False
    return bool(lexicon.gender_of_name(token.text))


def _is_function(reading: Reading, run: NameRun) -> bool:
    """Whether a word is of a function and names nobody: *het* **Kamerlid**, **Vlaams** *Parlementslid*."""
    token = reading.tokens[run.first]
    if run.first < run.last:
        return False
    if run.kind == _PERSON and is_capital_adjective(reading, token):
        return True
    if token.upos != "NOUN":
        return False
    tail = token.lower.rpartition("-")[2]
    return reading.lexicon.noun_types.get(tail) is EntityType.PERSON


def _without_other(reading: Reading, run: NameRun) -> Iterator[NameRun]:
    """What completes a function and the person behind it: *overlevende van de* **Watersnood** **Anna Smit**.

    A survivor of the flood, Anna Smit: no article stands before a person's name of three words.
    """
    first, lexicon = run.first, reading.lexicon
    before = reading.tokens[first - 1].lower if first else ""
    names = reading.tokens[first + 1 : run.last + 1]
    if (
        run.kind != _PERSON
        or len(names) < 2
        or before not in lexicon.definite_articles
        or names[0].lower in lexicon.name_particles
        or not lexicon.gender_of_name(names[0].text)
    ):
        yield run
        return
    yield NameRun(first, first, kind="other")
    yield NameRun(first + 1, run.last, kind=_PERSON)


def _without_field(reading: Reading, run: NameRun) -> Iterator[NameRun]:
    """The field of a minister and the name behind it: *minister van* **Financiën** **Hunt**.

    Minister of finance Hunt: one name by its tags, two by the function before it. A body is one name: *een
    woordvoerder van het* **Openbaar Ministerie**, a spokesman of the prosecution.
    """
    lexicon = reading.lexicon
    last, end = run.first, reading.tokens[run.last]
    if (
        run.first == run.last
        or reading.tokens[last].lower not in lexicon.fields
        or lexicon.noun_type(end.lemma, end.text) is EntityType.ORGANISATION
    ):
        yield run
        return
    for token in reading.tokens[run.first : run.last + 1]:
        if token.lower in lexicon.fields:
            last = token.index
        elif token.lower not in {*lexicon.joining, ","}:
            break
    following = reading.tokens[last + 1 : run.last + 1]
    named = bool(following) and (
        following[0].text[:1].isupper() or following[0].lower in lexicon.name_particles
    )
    if not named or completed_function(reading, run.first) is None:
        yield run
        return
    yield NameRun(run.first, last, kind="organisation")
    yield NameRun(last + 1, run.last, kind=_PERSON)


def _behind_others(reading: Reading, first: int, last: int) -> int:
    """The first word of a name behind what stands before names: *VVD’er* **Kees**.

    A member of the VVD; also *ABC-leider* **Kees**, leader of the ABC.
    """
    while first < last and _is_no_part(reading, first):
        first += 1
    if first + 1 == last and _is_salutation(reading, first):
        return last
    return first


def _is_salutation(reading: Reading, index: int) -> bool:
    """Whether an adjective addresses a first name: **Lieve** *Anna*, dear Anna, not *Lieve* **Blok**."""
    name = reading.tokens[index + 1].text
    return reading.tokens[index].lower in reading.lexicon.salutations and bool(
        reading.lexicon.gender_of_name(name)
    )


def _without_particles(reading: Reading, first: int, last: int) -> int:
    """The last word of a name before small words that the tags left on it: **Anna Smit** *van de bond*."""
    while last > first and reading.tokens[last].lower in reading.lexicon.name_particles:
        if not reading.tokens[last].text.islower():
            break
        last -= 1
    return last


def _is_no_part(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    if token.is_finite and token.text.islower() and token.lower not in reading.lexicon.name_particles:
        return True
    _, hyphen, tail = token.text.rpartition("-")
    return token.lower.endswith(reading.lexicon.follower_endings) or (
        bool(hyphen) and tail.islower() and reading.lexicon.noun_type(tail, tail) is EntityType.PERSON
    )


def _with_call_names(reading: Reading, runs: Iterator[NameRun]) -> Iterator[NameRun]:
    """Names with a call name or nickname in them as one: **A.H. (Anneke) de Groot**.

    Likewise *Cor ‘de Kale’ Vermeer*, Cor 'the Bald' Vermeer. A place or body in brackets is none.
    """
    found = list(runs)
    end = -1
    for place, run in enumerate(found):
        if run.first <= end:
            continue
        closing = _closing(reading.tokens, run)
        if closing is not None:
            inner = [other for other in found[place + 1 :] if other.last < closing]
            family = _family_behind(reading, closing)
            bracketed = reading.tokens[run.last + 1].text == "("
            if family is not None and not (
                bracketed and any(other.kind in _NO_CALL_NAMES for other in inner)
            ):
                last = next((other.last for other in found if other.first <= family <= other.last), family)
                run = evolve(run, last=last)
        end = run.last
        yield run


def _family_behind(reading: Reading, closing: int) -> int | None:
    """The first capital of the family name behind a call name, with particles before it or without."""
    for token in reading.tokens[closing + 1 :]:
        if token.upos in {"PROPN", "X", ""} and token.text[:1].isupper():
            return token.index
        if token.lower not in reading.lexicon.name_particles:
            return None
    return None


def _closing(tokens: Sequence[Token], run: NameRun) -> int | None:
    """Where the mark closes that opens right behind a person's name, if it holds a call name.

    Brackets may hold marks: *Willem (‘Wim’) de Boer*; the last of them is meant.
    """
    if run.kind != _PERSON or run.last + 1 >= len(tokens):
        return None
    closing = _CLOSING.get(tokens[run.last + 1].text)
    first = run.last + 2
    for index in range(first + 1, min(first + _LONGEST_CALL_NAME + 3, len(tokens))):
        if tokens[index].text == closing:
            words = _without_marks(tokens[first:index])
            if len(words) > _LONGEST_CALL_NAME:
                return None
            named = words[-1].text[:1].isupper() and not words[-1].text.isupper()
            return index if named and all(word.text[:1].isalpha() for word in words) else None
    return None


def _without_marks(words: Sequence[Token]) -> Sequence[Token]:
    """What stands between marks within brackets: *‘Wim’*."""
    if len(words) > 2 and _CLOSING.get(words[0].text) == words[-1].text:
        return words[1:-1]
    return words
