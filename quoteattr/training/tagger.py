"""Train the tagger: universal parts of speech and features."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from attrs import asdict, frozen
from stanza.models import tagger as stanza_tagger
from stanza.models.common.doc import UPOS
from stanza.models.common.utils import unsort
from stanza.models.pos.data import Dataset
from stanza.models.pos.trainer import Trainer
from stanza.utils.conll import CoNLL

from quoteattr.training.batches import shuffled_batches
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

__all__ = ["TaggerJob", "TaggerSettings", "predict_tags", "train_tagger"]

_WORDS_A_BATCH = 700
"""Words in a batch; a longer sentence is one of its own."""
_SENTENCES_A_BATCH = 200
"""Sentences that are tagged at once."""


@frozen(kw_only=True)
class TaggerSettings:
    """Sizes and dropout of Stanza's tagger in the bundled model, by the names of its options."""

    hidden_dim: int = 160
    num_layers: int = 2
    word_emb_dim: int = 75
    word_cutoff: int = 5
    transformed_dim: int = 100
    char_emb_dim: int = 40
    char_hidden_dim: int = 80
    deep_biaff_hidden_dim: int = 200
    dropout: float = 0.33
    word_dropout: float = 0.2
    augment_nopunct: float = 0.1
    max_grad_norm: float = 1.0

    def stanza_arguments(self, seed: int) -> dict[str, Any]:
        """All options of Stanza's tagger."""
        fixed = [*STANZA_ARGUMENTS, f"--lang={LANGUAGE}", "--share_hid", f"--seed={seed}"]
        arguments: dict[str, Any] = stanza_tagger.parse_args(fixed)
        return arguments | asdict(self)


@frozen(kw_only=True)
class TaggerJob(Job):
    """A training of the tagger.

    :param train: CoNLL-U file, from which the vocabulary is taken too, unless there is a ``start``.
    :param dev: CoNLL-U file.
    :param vectors: word vectors, a Stanza ``Pretrain``.
    """

    train: Path
    dev: Path
    vectors: Any
    settings: TaggerSettings


def train_tagger(job: TaggerJob, say: Say) -> float:
    """Train and write a tagger; return the share of words of ``job.dev`` with the right part of speech."""
    seed_everything(job.seed)
    return fit(_TaggerInTraining.of(job), job, say)


@frozen(kw_only=True)
class _TaggerInTraining(Trainee):
    """A tagger that learns from whole sentences, without dropout of characters."""

    name = "tagger"

    data: Dataset
    vectors: Any
    dev: Path

    @classmethod
    def of(cls, job: TaggerJob) -> _TaggerInTraining:
        arguments = job.settings.stanza_arguments(job.seed)
        known = (
            Trainer(pretrain=job.vectors, model_file=str(job.start), device="cpu", args={}).vocab
            if job.start is not None
            else None
        )
        data = Dataset(CoNLL.conll2doc(str(job.train)), arguments, job.vectors, vocab=known)
        # Language-specific tags are left out of the sentences. The layer for them has to learn that there are
        # none, or Stanza would give words any.
        data.has_tags["xpos"] = True
        trainer = Trainer(args=arguments, vocab=data.vocab, pretrain=job.vectors, device="cpu")
        if job.start is not None:
            take_weights(trainer.model, job.start)
        trainer.model.charmodel.dropout.p = 0.0
        return cls(trainer=trainer, data=data, vectors=job.vectors, dev=job.dev)

    def use(self, optimizer: torch.optim.Optimizer) -> None:
        self.trainer.optimizers, self.trainer.schedulers = {"all": optimizer}, {}

    def batches(self) -> Iterator[Any]:
        for chosen in shuffled_batches([len(sentence.text) for sentence in self.data.data], _WORDS_A_BATCH):
            yield self.data.collate_fn([self.data[index] for index in chosen])

    def score(self) -> float:
        gold = CoNLL.conll2doc(str(self.dev))
        wanted = gold.get([UPOS])
        found = [tags[0] for sentence in _tags(self.trainer, self.vectors, gold) for tags in sentence]
        return accuracy(found, wanted)


def _tags(trainer: Any, vectors: Any, document: Any) -> list[list[list[str]]]:
    data = Dataset(
        document, trainer.args, vectors, vocab=trainer.vocab, evaluation=True, sort_during_eval=True
    )
    found, places = [], []
    with torch.no_grad():
        for batch in data.to_loader(batch_size=_SENTENCES_A_BATCH):
            found += trainer.predict(batch)
            places.extend(batch.idx)
    return unsort(found, places)  # type: ignore[no-any-return]


def predict_tags(*, model: Path, vectors: Any, conllu: Path) -> list[list[tuple[str, str]]]:
    """Part of speech and features of each word of each sentence, as the tagger ``model`` predicts them."""
    trainer = Trainer(pretrain=vectors, model_file=str(model), device="cpu", args={})
    return [
        [(tags[0], tags[2] or "_") for tags in sentence]
        for sentence in _tags(trainer, vectors, CoNLL.conll2doc(str(conllu)))
    ]
