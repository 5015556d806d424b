"""Train the tokenizer and sentence splitter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy
import torch
from attrs import asdict, frozen
from stanza.models import tokenizer as stanza_tokenizer
from stanza.models.tokenization.data import TokenizationDataset
from stanza.models.tokenization.trainer import Trainer
from stanza.models.tokenization.utils import predict
from stanza.models.tokenization.vocab import Vocab

from quoteattr.training.augment import MARK_STYLES, Labelled, labelled_characters, paragraphs, pieces_of
from quoteattr.training.batches import pooled_batches
from quoteattr.training.data import Tree
from quoteattr.training.loop import STANZA_ARGUMENTS, Job, Say, Trainee, fit, seed_everything, take_weights
from quoteattr.training.words import LANGUAGE

__all__ = ["TokenizerJob", "TokenizerSettings", "train_tokenizer"]

_LONGEST = 256
"""Characters of a paragraph that are learned from; what follows is cut."""
_BATCH = 16
"""Paragraphs that an update learns from."""
_UNKNOWN = 0.03
"""Share of characters that are made unknown, so that the tokenizer learns to do without."""


@frozen(kw_only=True)
class TokenizerSettings:
    """Sizes and dropout of Stanza's tokenizer in the bundled model, by the names of its options."""

    emb_dim: int = 32
    hidden_dim: int = 64
    dropout: float = 0.2

    def stanza_arguments(self) -> dict[str, Any]:
        """All options of Stanza's tokenizer."""
        fixed = [*STANZA_ARGUMENTS, f"--lang={LANGUAGE}", "--no_use_mwt", "--max_seqlen=300"]
        arguments: dict[str, Any] = stanza_tokenizer.parse_args(fixed) | asdict(self)
        features = stanza_tokenizer.DEFAULT_FEAT_FUNCS
        return arguments | {"feat_funcs": features, "feat_dim": len(features), "num_dict_feat": 0}


@frozen(kw_only=True)
class TokenizerJob(Job):
    """A training of the tokenizer.

    :param train: sentences that paragraphs are made of.
    :param dev: sentences that are read as one running text.
    """

    train: Sequence[Tree]
    dev: Sequence[Tree]
    settings: TokenizerSettings


def train_tokenizer(job: TokenizerJob, say: Say) -> float:
    """Train and write a tokenizer; return F1 of the sentence ends in ``job.dev``, 0 to 1."""
    seed_everything(job.seed)
    return fit(_TokenizerInTraining.of(job), job, say)


@frozen(kw_only=True)
class _TokenizerInTraining(Trainee):
    """A tokenizer that learns from paragraphs, each made when it is needed."""

    name = "tokenizer"

    data: TokenizationDataset
    train: Sequence[Tree]
    dev: Sequence[Labelled]

    @classmethod
    def of(cls, job: TokenizerJob) -> _TokenizerInTraining:
        arguments = job.settings.stanza_arguments()
        vocab = (
            _vocabulary(job.train)
            if job.start is None
            else Trainer(model_file=str(job.start), device="cpu").vocab
        )
        arguments["vocab_size"] = len(vocab)
        trainer = Trainer(args=arguments, vocab=vocab, device="cpu")
        if job.start is not None:
            take_weights(trainer.model, job.start)
        return cls(
            trainer=trainer,
            data=TokenizationDataset(arguments, input_text="x", vocab=vocab, evaluation=True),
            train=job.train,
            dev=labelled_characters([pieces_of(tree) for tree in job.dev]),
        )

    def use(self, optimizer: torch.optim.Optimizer) -> None:
        self.trainer.optimizer = optimizer

    def batches(self) -> Iterator[Any]:
        for chosen in pooled_batches(paragraphs(self.train), _BATCH, len):
            yield _batch(self.data, chosen)

    def score(self) -> float:
        running = TokenizationDataset(
            self.trainer.args,
            input_text="".join(letter for letter, _ in self.dev),
            vocab=self.data.vocab,
            evaluation=True,
        )
        with torch.no_grad():
            labels, _ = predict(self.trainer, running, 1, 1000, False, 0)
        found = {place for place, label in enumerate(labels[0]) if label == 2}
        gold = {place for place, (_, label) in enumerate(self.dev) if label == 2}
        return 2 * len(found & gold) / max(1, len(found) + len(gold))


def _vocabulary(train: Sequence[Tree]) -> Any:
    sample = [[(c, 0) for c in tree.text] for tree in train]
    sample.append([(c, 0) for style in MARK_STYLES for c in "".join(style) * 3 + "…–—’´`" * 3])
    return Vocab(sample, LANGUAGE)


def _batch(data: Any, chosen: Sequence[list[Labelled]]) -> Any:
    vocab = data.vocab
    made = [[part[:_LONGEST] for part in data.para_to_sentences(pairs)[0]] for pairs in chosen]
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
