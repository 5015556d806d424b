"""Who takes part in a quotation, and as what."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.schema import Mention, Quote

__all__ = ["mentions_of", "roles"]


def roles(quote: Quote) -> Iterator[tuple[str, Mention]]:
    """The mentions of a quotation with what they are to it: its ``speaker``, then each ``addressee``."""
    if quote.speaker:
        yield "speaker", quote.speaker
    yield from (("addressee", mention) for mention in quote.addressees)


def mentions_of(quote: Quote) -> Iterator[Mention]:
    """The speaker and the addressees of a quotation."""
    return (mention for _, mention in roles(quote))
