"""A corpus as data frames of pandas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from quoteattr.corpus.people import Person
from quoteattr.corpus.said import Said
from quoteattr.errors import MissingExtraError
from quoteattr.schema import Extraction

try:
    import pandas
except ImportError as error:
    raise MissingExtraError("tables of a corpus", "pandas") from error

from quoteattr.integrations.pandas import to_pandas

__all__ = ["quotations", "speakers"]

_SPEAKERS = {
    "key": "string",
    "name": "string",
    "type": "string",
    "gender": "string",
    "known": "string",
    "documents": "int64",
    "quotations": "int64",
    "words": "int64",
    "functions": "string",
}


def speakers(said: Sequence[Said], people: Mapping[tuple[str, str], Person]) -> pandas.DataFrame:
    """One row for everybody who speaks, see :meth:`quoteattr.corpus.Corpus.speakers`."""
    found: dict[str, tuple[Person, list[Said]]] = {}
    for one in said:
        for person in dict.fromkeys(people[one.document, entity] for entity in one.speakers):
            found.setdefault(person.key, (person, []))[1].append(one)
    ordered = sorted(found.values(), key=lambda item: -len(item[1]))
    rows = [
        {
            "key": person.key,
            "name": person.name,
            "type": person.type,
            "gender": person.gender,
            "known": person.known,
            "documents": len({one.document for one in own}),
            "quotations": len(own),
            "words": sum(one.words for one in own),
            "functions": "; ".join(person.functions) or None,
        }
        for person, own in ordered
    ]
    return pandas.DataFrame.from_records(rows, columns=list(_SPEAKERS)).astype(_SPEAKERS)


def quotations(said: Sequence[Said], people: Mapping[tuple[str, str], Person]) -> pandas.DataFrame:
    """One row a quotation, see :meth:`quoteattr.corpus.Corpus.quotations`."""
    rows = [
        {
            "document": one.document,
            "words": one.words,
            "speaker_key": _keys(one, one.speakers[:1], people),
            "speaker_keys": _keys(one, one.speakers, people),
            "addressee_keys": _keys(one, one.addressees, people),
            **one.row,
        }
        for one in said
    ]
    keys = dict.fromkeys(("speaker_key", "speaker_keys", "addressee_keys"), "string")
    types = {"document": "string", "words": "int64", **keys, **to_pandas(Extraction(text="")).dtypes}
    return pandas.DataFrame.from_records(rows, columns=list(types)).astype(types)


def _keys(said: Said, entities: Iterable[str], people: Mapping[tuple[str, str], Person]) -> str | None:
    return "; ".join(people[said.document, entity].key for entity in entities) or None
