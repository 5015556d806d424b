"""Train the lemmatizer: a dictionary of what the treebank holds, and a network for all other words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from attrs import asdict, frozen
from stanza.models import lemmatizer as stanza_lemmatizer
from stanza.models.common.doc import LEMMA, TEXT, UPOS
from stanza.models.lemma.data import DataLoader
from stanza.models.lemma.trainer import Trainer
from stanza.utils.conll import CoNLL

from quoteattr.training.augment import MARKS
from quoteattr.training.batches import pooled_batches
from quoteattr.training.data import Tree
from quoteattr.training.inventor import Inventor, Word
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

__all__ = ["LemmatizerJob", "LemmatizerSettings", "predict_lemmas", "train_lemmatizer"]

_BATCH = 100
"""Words that an update learns from."""
_PREDICTED_BATCH = 1000
"""Words that are given a lemma at once."""
_MARKS = sorted({*MARKS, *"…–—"})
"""Punctuation that the treebanks lack; each is its own lemma."""


@frozen(kw_only=True)
class LemmatizerSettings:
    """Sizes and dropout of Stanza's lemmatizer in the bundled model, by the names of its options."""

    hidden_dim: int = 200
    emb_dim: int = 50
    pos_dim: int = 50
    emb_dropout: float = 0.1
    dropout: float = 0.2
    pos_dropout: float = 0.1

    def stanza_arguments(self) -> dict[str, Any]:
        """All options of Stanza's lemmatizer."""
        fixed = [*STANZA_ARGUMENTS, "--beam_size=1"]
        arguments: dict[str, Any] = stanza_lemmatizer.parse_args(fixed)
        return arguments | asdict(self)


@frozen(kw_only=True)
class LemmatizerJob(Job):
    """A training of the lemmatizer. Lemmas of verbs must come without detached particles.

    :param train: CoNLL-U file that the characters and parts of speech are taken from.
    :param trees: sentences whose words are learned and give what new ones are made of.
    :param dev: CoNLL-U file.
    """

    train: Path
    trees: Sequence[Tree]
    dev: Path
    settings: LemmatizerSettings


def train_lemmatizer(job: LemmatizerJob, say: Say) -> float:
    """Train and write a lemmatizer.

    :returns: share of words of ``job.dev`` with the right lemma, given their parts of speech.
    """
    seed_everything(job.seed)
    return fit(_LemmatizerInTraining.of(job), job, say)


@frozen(kw_only=True)
class _LemmatizerInTraining(Trainee):
    """A lemmatizer that learns from known and made-up words; its dictionary is filled from the start."""

    name = "lemmatizer"

    loader: DataLoader
    inventor: Inventor
    dev: Path

    @classmethod
    def of(cls, job: LemmatizerJob) -> _LemmatizerInTraining:
        arguments = job.settings.stanza_arguments()
        known = (
            Trainer(model_file=str(job.start), device="cpu", args={}).vocab if job.start is not None else None
        )
        loader = DataLoader(CoNLL.conll2doc(str(job.train)), _BATCH, arguments, vocab=known, evaluation=False)
        arguments["vocab_size"] = loader.vocab["char"].size
        arguments["pos_vocab_size"] = loader.vocab["pos"].size
        trainer = Trainer(args=arguments, vocab=loader.vocab, device="cpu")
        if job.start is not None:
            take_weights(trainer.model, job.start)
        inventor = Inventor.of(job.trees)
        trainer.pos_dict = _dictionary(inventor.words)
        return cls(trainer=trainer, loader=loader, inventor=inventor, dev=job.dev)

    def use(self, optimizer: torch.optim.Optimizer) -> None:
        self.trainer.optimizer = optimizer

    def batches(self) -> Iterator[Any]:
        vocab = self.loader.vocab
        made = (self.inventor.word() for _ in itertools.count())
        for words in pooled_batches(made, _BATCH, lambda word: len(word.form)):
            self.loader.data = [self.loader.preprocess(words, vocab["char"], vocab["pos"], self.trainer.args)]
            yield self.loader[0]

    def score(self) -> float:
        gold = CoNLL.conll2doc(str(self.dev))
        wanted = gold.get([LEMMA])
        found = _lemmas(self.trainer, gold)
        return accuracy(found, wanted)


def _dictionary(words: Sequence[Word]) -> dict[str, dict[str, str]]:
    """Lemmas by part of speech and word, also for known words that begin a sentence."""
    entries: dict[str, dict[str, str]] = {}
    for word, upos, lemma in words:
        entries.setdefault(upos, {})[word] = lemma
    for mark in _MARKS:
        entries.setdefault("PUNCT", {}).setdefault(mark, mark)
    for upos in entries.keys() - {"PROPN", "X", "SYM", "PUNCT"}:
        for word, lemma in list(entries[upos].items()):
            entries[upos].setdefault(word[0].upper() + word[1:], lemma)
    return entries


def _lemmas(trainer: Any, document: Any) -> list[str]:
    """The lemma of each word of a document of Stanza."""
    pairs = document.get([TEXT, UPOS])
    skipped = trainer.skip_seq2seq(pairs)
    batches = DataLoader(
        document,
        _PREDICTED_BATCH,
        trainer.args,
        vocab=trainer.vocab,
        evaluation=True,
        skip=skipped,
        expand_unk_vocab=True,
    )
    found: list[str] = []
    edits: list[int] = []
    with torch.no_grad():
        for batch in batches:
            words, kinds = trainer.predict(batch, 1, batches.vocab)
            found += words
            edits += kinds or []
    unknown = [pair[0] for pair, known in zip(pairs, skipped, strict=True) if not known]
    made = iter(trainer.postprocess(unknown, found, edits=edits))
    return list(trainer.ensemble(pairs, ["" if known else next(made) for known in skipped]))


def predict_lemmas(*, model: Path, conllu: Path) -> list[str]:
    """The lemma of each word of a CoNLL-U file, as the lemmatizer ``model`` predicts it from word and tag."""
    trainer = Trainer(model_file=str(model), device="cpu", args={})
    return _lemmas(trainer, CoNLL.conll2doc(str(conllu)))
