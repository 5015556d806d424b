from __future__ import annotations

import itertools
import random

from quoteattr.training.batches import pooled_batches, shuffled_batches


def test_a_pass_holds_each_sentence_once() -> None:
    """No batch holds more words than allowed but one of a single long sentence."""
    random.seed(1)
    lengths = [3, 50, 4, 4, 3, 8, 9, 2, 7, 5]
    batches = list(shuffled_batches(lengths, 12))
    assert sorted(itertools.chain(*batches)) == list(range(len(lengths)))
    assert [1] in batches
    assert all(sum(lengths[index] for index in batch) <= 12 for batch in batches if batch != [1])


def test_sentences_of_a_batch_are_of_like_length() -> None:
    """Short ones are not padded to the length of long ones."""
    random.seed(1)
    lengths = [2] * 10 + [20] * 10
    assert all(len({lengths[index] for index in batch}) == 1 for batch in shuffled_batches(lengths, 20))


def test_passes_differ() -> None:
    """The order is random."""
    random.seed(1)
    lengths = list(range(1, 30))
    assert list(shuffled_batches(lengths, 40)) != list(shuffled_batches(lengths, 40))


def test_a_stream_comes_in_batches_with_the_longest_first() -> None:
    """All items of a finite stream come once; the last batch may be smaller."""
    random.seed(1)
    words = ["a" * random.randint(1, 9) for _ in range(50)]
    batches = list(pooled_batches(words, 4, len))
    assert sorted(itertools.chain(*batches)) == sorted(words)
    assert all(batch == sorted(batch, key=len, reverse=True) for batch in batches)
    assert {len(batch) for batch in batches} == {4, 2}


def test_a_stream_without_end_is_read_as_far_as_needed() -> None:
    """A batch can be taken from it."""
    assert len(next(pooled_batches(itertools.repeat("woord"), 4, len))) == 4
