"""Where the passages of a scene stand in one another."""

from __future__ import annotations

from quoteattr import QuoteExtractor
from quoteattr.schema import Kind

MANY = "“" + "Hij zei: ‘ik kom er aan.’ " * 6 + "Zo gaat dat met Jan”, zei Anna. Jan zweeg."


def test_behind_many_inner_quotations() -> None:
    """Words behind the last of many quotations in a quotation still lie in the outer one."""
    scene, _ = QuoteExtractor(model=None).scene(MANY)
    assert [passage.kind for passage in scene.passages] == [Kind.DIRECT] * 7
    assert [scene.marked_around(index) for index in range(7)] == [None] + [0] * 6
    assert scene.in_marked(MANY.index("met Jan"))
    assert not scene.in_marked(MANY.index("zei Anna"))
    assert not scene.in_marked(MANY.index("Jan zweeg"))


def test_seen_from_within() -> None:
    """For an inner quotation the words of the outer one are no quotation, those of another inner one are."""
    scene, _ = QuoteExtractor(model=None).scene(MANY)
    assert not scene.in_marked(MANY.index("Hij zei"), seen_from=1)
    assert scene.in_marked(MANY.index("ik kom"), seen_from=2)
    assert scene.in_marked(MANY.index("Hij zei"), seen_from=0)
