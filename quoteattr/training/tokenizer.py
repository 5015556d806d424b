"""Train the tokenizer and sentence splitter."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy
import torch
from stanza.models import tokenizer as stanza_tokenizer
from stanza.models.tokenization.data import TokenizationDataset
from stanza.models.tokenization.trainer import Trainer
from stanza.models.tokenization.utils import predict
from stanza.models.tokenization.vocab import Vocab

from quoteattr.training.augment import MARK_STYLES, Labelled, labelled_characters, paragraphs, pieces_of
from quoteattr.training.data import Tree
from quoteattr.training.loop import Schedule, fit, seed_everything, take_weights

__all__ = ["SIZES", "train_tokenizer"]

SIZES = ["--emb_dim=32", "--hidden_dim=64", "--dropout=0.2", "--max_seqlen=300", "--no_use_mwt"]
"""Sizes of the network, as options of Stanza's tokenizer."""

_LONGEST = 256
_BATCH = 16
_UNKNOWN = 0.03


def train_tokenizer(
    *,
    train: Sequence[Tree],
    dev: Sequence[Tree],
    out: Path,
    schedule: Schedule,
    seed: int,
    say: Callable[[str], None],
    sizes: Sequence[str] = SIZES,
    start: Path | None = None,
) -> float:
    """Train on paragraphs made of ``train``; write the model to ``out``; return its score on ``dev``.

    :param start: tokenizer of the same sizes whose weights and vocabulary the training begins with.
    :returns: F1 of the sentence ends in ``dev``, read as one running text.
    """
    seed_everything(seed)
    args = stanza_tokenizer.parse_args(["--lang=nl", "--shorthand=nl_quoteattr", "--device=cpu", *sizes])
    args["feat_funcs"] = stanza_tokenizer.DEFAULT_FEAT_FUNCS
    args["feat_dim"], args["num_dict_feat"] = len(args["feat_funcs"]), 0
    vocab = _vocabulary(train) if start is None else Trainer(model_file=str(start), device="cpu").vocab
    args["vocab_size"] = len(vocab)
    trainer = Trainer(args=args, vocab=vocab, device="cpu")
    if start is not None:
        take_weights(trainer.model, start)
    data = TokenizationDataset(args, input_text="x", vocab=vocab, evaluation=True)

    def batches() -> Iterator[Any]:
        stream = paragraphs(train)
        while True:
            pool = sorted(islice(stream, 8 * _BATCH), key=len, reverse=True)
            chunks = [pool[first : first + _BATCH] for first in range(0, len(pool), _BATCH)]
            random.shuffle(chunks)
            for chunk in chunks:
                yield _batch(data, vocab, chunk)

    text = labelled_characters([pieces_of(tree) for tree in dev])
    gold = {place for place, (_, label) in enumerate(text) if label == 2}

    def evaluate() -> float:
        running = TokenizationDataset(
            args, input_text="".join(c for c, _ in text), vocab=vocab, evaluation=True
        )
        with torch.no_grad():
            labels, _ = predict(trainer, running, 1, 1000, False, 0)
        found = {place for place, label in enumerate(labels[0]) if label == 2}
        return 2 * len(found & gold) / max(1, len(found) + len(gold))

    def use_optimizer(optimizer: Any) -> None:
        trainer.optimizer = optimizer

    return fit(
        model=trainer.model,
        use_optimizer=use_optimizer,
        update=lambda batch: float(trainer.update(batch)),
        batches=batches,
        schedule=schedule,
        checkpoint=out.with_suffix(".checkpoint"),
        evaluate=evaluate,
        save=lambda: trainer.save(str(out)),
        say=say,
        name="tokenizer",
        seed=seed,
    )


def _vocabulary(train: Sequence[Tree]) -> Any:
    sample = [[(c, 0) for c in tree.text] for tree in train]
    sample.append([(c, 0) for style in MARK_STYLES for c in "".join(style) * 3 + "…–—’´`" * 3])
    return Vocab(sample, "nl")


def _batch(data: Any, vocab: Any, chunk: Sequence[list[Labelled]]) -> Any:
    made = [[part[:_LONGEST] for part in data.para_to_sentences(pairs)[0]] for pairs in chunk]
    longest = len(made[0][0])
    features = len(made[0][2][0])
    units = numpy.full((len(made), longest), vocab.unit2id("<PAD>"), dtype=numpy.int64)
    labels = numpy.full((len(made), longest), -1, dtype=numpy.int64)
    given = numpy.zeros((len(made), longest, features), dtype=numpy.float32)
    texts = []
    for row, (unit, label, feature, text) in enumerate(made):
        hidden = numpy.random.random_sample(len(unit)) < _UNKNOWN
        units[row, : len(unit)] = numpy.where(hidden, vocab.unit2id("<UNK>"), unit)
        labels[row, : len(unit)] = label
        given[row, : len(unit)] = feature
        texts.append(text)
    return torch.from_numpy(units), torch.from_numpy(labels), torch.from_numpy(given), texts
