"""How good the quotations are, against gold files: ``python -m quoteattr.evaluation GOLD``.

.. code-block:: python

    gold = read_gold_files(["path/to/gold"])
    scores = score(gold.documents, QuoteExtractor())
    scores.figures["speaker"].f

The definitions of the figures stand in :mod:`quoteattr.evaluation.metrics`, the format of the gold in
:mod:`quoteattr.evaluation.gold`.
"""

from quoteattr.evaluation.gold import Gold, GoldFiles, GoldQuote, Party, read_gold, read_gold_files
from quoteattr.evaluation.metrics import PRF, Comparison, Pair, Scores, compare, score

__all__ = [
    "PRF",
    "Comparison",
    "Gold",
    "GoldFiles",
    "GoldQuote",
    "Pair",
    "Party",
    "Scores",
    "compare",
    "read_gold",
    "read_gold_files",
    "score",
]
