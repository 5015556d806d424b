"""Frozen values that are made fast are the same values, and stay frozen."""

from __future__ import annotations

import pytest
from attrs import field, frozen
from attrs.exceptions import FrozenInstanceError

from quoteattr.values import column_maker, computed, maker


@frozen(weakref_slot=False)
class Word:
    text: str
    start: int = 0
    upper: str = field(init=False)

    @upper.default
    def _upper(self) -> str:
        return self.text.upper()


@frozen(weakref_slot=False)
class Place:
    start: int
    name: str = "here"


def test_made_values_are_those_of_the_class() -> None:
    """A value is equal to one that the class makes, with the defaults that were left out."""
    make = maker(Place)
    assert make(3) == Place(3)
    assert make(start=3, name="there") == Place(3, "there")
    assert type(make(3)) is Place
    assert repr(make(3)) == repr(Place(3))


def test_columns() -> None:
    """There is a column for each field, those that the class computes too."""
    words = column_maker(Word)(["ja", "nee"], [0, 3], ["JA", "NEE"])
    assert words == (Word("ja"), Word("nee", 3))
    assert column_maker(Word)([], [], []) == ()


def test_made_values_are_frozen() -> None:
    """What was made fast can no more be changed than any other."""
    for value in (maker(Place)(3), *column_maker(Place)([3], ["here"])):
        with pytest.raises(FrozenInstanceError):
            value.start = 4  # type: ignore[misc]


def test_what_is_missing_is_an_error() -> None:
    """A field without a default has to be given, and no column may be missing or too short."""
    with pytest.raises(TypeError):
        maker(Place)()
    with pytest.raises(TypeError):
        column_maker(Place)([3])
    with pytest.raises(ValueError, match="shorter"):
        column_maker(Place)([3, 4], ["here"])


class Text:
    """Counts how often its length is computed."""

    def __init__(self, text: str) -> None:
        self.text, self.asked = text, 0

    @computed
    def length(self) -> int:
        """The length of the text."""
        self.asked += 1
        return len(self.text)


def test_computed_once() -> None:
    """An attribute is computed when it is first asked for and never again, for each object apart."""
    one, other = Text("ja"), Text("nee")
    assert one.asked == 0
    assert (one.length, one.length, other.length) == (2, 2, 3)
    assert (one.asked, other.asked) == (1, 1)
