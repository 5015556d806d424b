"""Many extractions as one: who speaks in all of them, what they say, and to whom."""

from quoteattr.corpus.corpus import Corpus
from quoteattr.corpus.people import Person

__all__ = ["Corpus", "Person"]
