"""Train the dependency parser."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from attrs import asdict, frozen
from stanza.models import parser as stanza_parser
from stanza.models.common.doc import DEPREL, HEAD
from stanza.models.common.utils import unsort
from stanza.models.common.vocab import UNK_ID, VOCAB_PREFIX_SIZE
from stanza.models.depparse.data import DataLoader, Dataset
from stanza.models.depparse.trainer import Trainer
from stanza.utils.conll import CoNLL

from quoteattr.training.batches import shuffled_batches
from quoteattr.training.dropout import use_pooled_dropout
from quoteattr.training.gold_arcs import GoldArcTrainer
from quoteattr.training.loop import (
    STANZA_ARGUMENTS,
    Job,
    Say,
    Trainee,
    accuracy,
    fit,
    seed_everything,
    take_weights,
)
from quoteattr.training.words import LANGUAGE

__all__ = ["ParserJob", "ParserSettings", "predict_trees", "train_parser"]

_WORDS_A_BATCH = 1000
"""Words in a batch, in training and in use; a longer sentence is one of its own."""
_LEMMA_NOISE = 0.05
"""Share of lemmas that are made unknown, so that the parser learns to do without one."""
_TAG_NOISE = 0.02
"""Share of parts of speech that are replaced by any other; the tagger makes more mistakes on new text."""


@frozen(kw_only=True)
class ParserSettings:
    """Sizes and dropout of Stanza's parser in the bundled model, by the names of its options."""

    hidden_dim: int = 200
    num_layers: int = 2
    word_emb_dim: int = 75
    word_cutoff: int = 5
    tag_emb_dim: int = 50
    transformed_dim: int = 100
    deep_biaff_hidden_dim: int = 100
    dropout: float = 0.33
    word_dropout: float = 0.2
    augment_nopunct: float = 0.1
    max_grad_norm: float = 1.0

    def stanza_arguments(self, seed: int) -> dict[str, Any]:
        """All options of Stanza's parser; it sees words, lemmas and universal parts of speech only."""
        fixed = [
            *STANZA_ARGUMENTS,
            f"--lang={LANGUAGE}",
            "--no_xpos",
            "--no_ufeats",
            "--no_char",
            f"--seed={seed}",
        ]
        arguments: dict[str, Any] = stanza_parser.parse_args(fixed)
        return arguments | asdict(self)


@frozen(kw_only=True)
class ParserJob(Job):
    """A training of the parser. Tags and lemmas must be predicted ones, as those in use are.

    :param train: CoNLL-U file.
    :param vocabulary: CoNLL-U file that the vocabulary is taken from, unless there is a ``start``.
    :param dev: CoNLL-U file.
    :param vectors: word vectors, a Stanza ``Pretrain``.
    :param half: multiply in bfloat16; three times faster where the processor can do it.
    """

    train: Path
    vocabulary: Path
    dev: Path
    vectors: Any
    settings: ParserSettings
    half: bool


def train_parser(job: ParserJob, say: Say) -> float:
    """Train and write a parser.

    :returns: labelled attachment on ``job.dev``, with the tags that the file gives, 0 to 1.
    """
    seed_everything(job.seed)
    return fit(_ParserInTraining.of(job), job, say)


@frozen(kw_only=True)
class _ParserInTraining(Trainee):
    """A parser that learns from whole sentences with some noise in tags and lemmas."""

    name = "parser"

    data: Dataset
    vectors: Any
    dev: Path
    half: bool

    @classmethod
    def of(cls, job: ParserJob) -> _ParserInTraining:
        arguments, vectors = job.settings.stanza_arguments(job.seed), job.vectors
        vocab = (
            Dataset(CoNLL.conll2doc(str(job.vocabulary)), arguments, vectors, evaluation=False).vocab
            if job.start is None
            else Trainer.load(str(job.start), vectors, args={}, device="cpu").vocab
        )
        data = Dataset(CoNLL.conll2doc(str(job.train)), arguments, vectors, vocab=vocab, evaluation=False)
        trainer = GoldArcTrainer(args=arguments, vocab=vocab, pretrain=vectors, device="cpu")
        if job.start is not None:
            take_weights(trainer.model, job.start)
        use_pooled_dropout(trainer.model)
        return cls(trainer=trainer, data=data, vectors=vectors, dev=job.dev, half=job.half)

    def use(self, optimizer: torch.optim.Optimizer) -> None:
        self.trainer.optimizer, self.trainer.scheduler = {"all": optimizer}, {}

    def batches(self) -> Iterator[Any]:
        tags = len(self.data.vocab["upos"])
        for chosen in shuffled_batches(self.data.lengths, _WORDS_A_BATCH):
            yield DataLoader.collate([_noisy(self.data[index], tags) for index in chosen])

    def update(self, batch: Any) -> float:
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            return float(self.trainer.update(batch)[0])

    def score(self) -> float:
        gold = CoNLL.conll2doc(str(self.dev))
        wanted = list(zip(gold.get([HEAD]), gold.get([DEPREL]), strict=True))
        found = [
            (int(head), relation)
            for sentence in _trees(self.trainer, self.vectors, gold)
            for head, relation in sentence
        ]
        return accuracy(found, wanted)


def _noisy(record: list[Any], tags: int) -> list[Any]:
    """The sentence with a few parts of speech replaced by others and a few lemmas made unknown."""
    record = list(record)
    record[2] = [
        random.randrange(VOCAB_PREFIX_SIZE, tags) if index and random.random() < _TAG_NOISE else tag
        for index, tag in enumerate(record[2])
    ]
    record[6] = [
        UNK_ID if index and random.random() < _LEMMA_NOISE else lemma for index, lemma in enumerate(record[6])
    ]
    return record


def _trees(trainer: Any, vectors: Any, document: Any) -> list[list[tuple[int, str]]]:
    loader = DataLoader(
        document,
        _WORDS_A_BATCH,
        trainer.args,
        vectors,
        vocab=trainer.vocab,
        evaluation=True,
        sort_during_eval=True,
    )
    found: list[list[tuple[int, str]]] = []
    with torch.no_grad():
        for batch in loader:
            found += trainer.predict(batch)
    return unsort(found, loader.data_orig_idx)  # type: ignore[no-any-return]


def predict_trees(*, model: Path, vectors: Any, conllu: Path) -> list[list[tuple[int, str]]]:
    """Head (from 1, 0 for the root) and relation of each word of each sentence, predicted by ``model``."""
    trainer = Trainer.load(str(model), vectors, args={}, device="cpu")
    return _trees(trainer, vectors, CoNLL.conll2doc(str(conllu)))
