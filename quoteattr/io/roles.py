"""Who takes part in a quotation, and as what."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.schema import Mention, Quote

__all__ = ["mentions_of", "roles"]


def roles(quote: Quote) -> Iterator[tuple[str, Mention]]:
    """The mentions of a quotation with what they are to it: ``speaker``, ``addressee`` or ``via``."""
    yield from (("speaker", mention) for mention in quote.speakers)
    yield from (("addressee", mention) for mention in quote.addressees)
    yield from (("via", mention) for mention in quote.via)


def mentions_of(quote: Quote) -> Iterator[Mention]:
    """The speakers of a quotation, its addressees, and those who pass it on."""
    return (mention for _, mention in roles(quote))
