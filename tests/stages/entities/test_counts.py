"""How often names stand in a text, and which words stand together by chance."""

from __future__ import annotations

import pytest

from quoteattr.schema import Form
from quoteattr.stages.entities.counts import NameCounts
from quoteattr.stages.indices import SentenceIndex
from quoteattr.stages.mentions import Mention
from tests.stages.tables import DUTCH


def counts(*names: str) -> NameCounts:
    mentions = [Mention(SentenceIndex(0), 0, 0, 1, Form.NAME, name=name) for name in names]
    return NameCounts.of(mentions, DUTCH.mentions)


def test_names_as_they_are_counted() -> None:
    """Capitals and the mark of a genitive make no difference; descriptions do not count."""
    found = counts("Anna", "ANNA", "Anna's", "Anna Smit")
    assert (found.times(["anna"]), found.times(["anna", "smit"]), found.times(["smit"])) == (3, 1, 0)
    description = Mention(SentenceIndex(0), 0, 0, 1, Form.NOMINAL)
    assert not NameCounts.of([description], DUTCH.mentions).counts


@pytest.mark.parametrize(
    ("names", "name", "chance"),
    [
        (["Anna", "Jan"] * 3 + ["Anna Jan"], "Anna Jan", True),
        (["Anna"] * 3 + ["Jan"] * 2 + ["Anna Jan"], "Anna Jan", False),
        (["Anna"] * 3 + ["Van Anna"], "Van Anna", True),
        (["Anna"] * 3 + ["Van Anna"] * 2, "Van Anna", False),
        (["Anna"] * 9, "Anna", False),
        (["Anna", "van", "Berg"] * 9 + ["Anna van Berg"], "Anna van Berg", False),
    ],
)
def test_words_together_by_chance(names: list[str], name: str, chance: bool) -> None:
    """Two words of which each, or that behind *van*, stands alone three times as often."""
    assert counts(*names).is_chance(name) is chance


def test_two_full_names_in_a_list() -> None:
    """*Jan Kok Anna Smit* is two people where Anna Smit stands elsewhere; *Anna Maria Smit* is one."""
    given = counts("Jan Kok Anna Smit", "Anna Smit", "Anna Maria Smit", "Maria Smit")
    assert given.is_chance("Jan Kok Anna Smit")
    assert not given.is_chance("Anna Maria Smit")
    assert not counts("Jan Kok Anna Smit").is_chance("Jan Kok Anna Smit")
