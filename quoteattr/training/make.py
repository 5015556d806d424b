"""The whole way from treebank and vectors to a model package."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import torch
from attrs import frozen

from quoteattr.training.augment import restyled
from quoteattr.training.data import Tree, find, plain_lemmas, read_conllu, write_conllu
from quoteattr.training.lemmatizer import LemmatizerJob, train_lemmatizer
from quoteattr.training.loop import Job, Say, seed_everything
from quoteattr.training.pack import PROCESSORS, model_file, pack
from quoteattr.training.parser import ParserJob, train_parser
from quoteattr.training.pretrain import prepare_vectors
from quoteattr.training.recipe import FULL, Recipe
from quoteattr.training.retag import retag
from quoteattr.training.tagger import TaggerJob, train_tagger
from quoteattr.training.tokenizer import TokenizerJob, train_tokenizer

__all__ = ["WorkFolder", "make", "set_threads"]

JobType = TypeVar("JobType", bound=Job)


@frozen
class WorkFolder:
    """Where the intermediate files of a training stand.

    :param path: the folder.
    """

    path: Path

    @property
    def gold_train(self) -> Path:
        """The sentences that are trained on, with gold tags and lemmas."""
        return self.path / "gold-train.conllu"

    @property
    def gold_dev(self) -> Path:
        """The sentences that models are scored on, with gold tags and lemmas."""
        return self.path / "gold-dev.conllu"

    @property
    def tagged_train(self) -> Path:
        """The sentences that are trained on, with predicted tags and lemmas."""
        return self.path / "tagged-train.conllu"

    @property
    def tagged_dev(self) -> Path:
        """The sentences that the parser is scored on, with predicted tags and lemmas."""
        return self.path / "tagged-dev.conllu"

    @property
    def vectors(self) -> Path:
        """The word vectors."""
        return self.path / "vectors.pt"

    @property
    def early_tagger(self) -> Path:
        """The tagger that tags the parser's training text."""
        return self.path / "tagger-early.pt"

    def model(self, processor: str) -> Path:
        """The model of one of Stanza's processors."""
        return self.path / f"{processor}.pt"


@frozen
class _Treebank:
    """The sentences of a treebank in the shapes that models are trained on.

    :param train: as they stand in the treebank; the tokenizer makes text of them.
    :param dev: likewise, to score on.
    :param plain_train: with lemmas that detached particles have left.
    :param plain_dev: likewise.
    :param varied: ``plain_train`` with quotation marks of all conventions.
    """

    train: Sequence[Tree]
    dev: Sequence[Tree]
    plain_train: Sequence[Tree]
    plain_dev: Sequence[Tree]
    varied: Sequence[Tree]

    @classmethod
    def read(cls, folder: Path) -> _Treebank:
        train, dev = (read_conllu(find(folder, f"nl-{part}.conllu")) for part in ("train", "dev"))
        plain_train, plain_dev = ([plain_lemmas(tree) for tree in trees] for trees in (train, dev))
        return cls(train, dev, plain_train, plain_dev, [restyled(tree) for tree in plain_train])


@frozen
class _Jobs:
    """The trainings of a package, in the order in which they need each other's files."""

    recipe: Recipe
    treebank: _Treebank
    vectors: Any
    folder: WorkFolder
    start: Path | None

    def early_tagger(self) -> TaggerJob:
        return TaggerJob(
            train=self.folder.gold_train,
            dev=self.folder.gold_dev,
            vectors=self.vectors,
            settings=self.recipe.tagger_settings,
            schedule=self.recipe.early_tagger,
            out=self.folder.early_tagger,
            seed=self.recipe.seed,
        )

    def tagger(self) -> TaggerJob:
        return TaggerJob(
            train=self.folder.gold_train,
            dev=self.folder.gold_dev,
            vectors=self.vectors,
            settings=self.recipe.tagger_settings,
            schedule=self.recipe.tagger,
            out=self.folder.model("pos"),
            start=self._begin("pos"),
            seed=self.recipe.seed,
        )

    def lemmatizer(self) -> LemmatizerJob:
        return LemmatizerJob(
            train=self.folder.gold_train,
            trees=[*self.treebank.plain_train, *self.treebank.varied],
            dev=self.folder.gold_dev,
            settings=self.recipe.lemmatizer_settings,
            schedule=self.recipe.lemmatizer,
            out=self.folder.model("lemma"),
            start=self._begin("lemma"),
            seed=self.recipe.seed,
        )

    def tokenizer(self) -> TokenizerJob:
        return TokenizerJob(
            train=self.treebank.train,
            dev=self.treebank.dev,
            settings=self.recipe.tokenizer_settings,
            schedule=self.recipe.tokenizer,
            out=self.folder.model("tokenize"),
            start=self._begin("tokenize"),
            seed=self.recipe.seed,
        )

    def parser(self) -> ParserJob:
        return ParserJob(
            train=self.folder.tagged_train,
            vocabulary=self.folder.gold_train,
            dev=self.folder.tagged_dev,
            vectors=self.vectors,
            settings=self.recipe.parser_settings,
            half=self.recipe.half,
            schedule=self.recipe.parser,
            out=self.folder.model("depparse"),
            start=self._begin("depparse"),
            seed=self.recipe.seed,
        )

    def _begin(self, processor: str) -> Path | None:
        return model_file(self.start, processor) if self.start is not None else None


def make(
    data: Path,
    work: Path,
    out: Path,
    *,
    recipe: Recipe = FULL,
    start: Path | None = None,
    say: Say = print,
) -> dict[str, str]:
    """Train all models and write the package to ``out``; return its checksums.

    A step that is done is not done again, and one that was broken off goes on from its last checkpoint.

    :param data: folder with ``ud/nl-train.conllu``, ``ud/nl-dev.conllu`` and one file of word vectors in
        ``vectors``, each plain or compressed with xz.
    :param work: folder for intermediate files.
    :param start: model package with the same settings; the training goes on from its weights.
    """
    folder = WorkFolder(work)
    work.mkdir(parents=True, exist_ok=True)
    seed_everything(recipe.seed)
    treebank = _Treebank.read(data / "ud")
    write_conllu(treebank.varied, folder.gold_train)
    write_conllu(treebank.plain_dev, folder.gold_dev)
    vectors = prepare_vectors(data / "vectors", folder.vectors)
    jobs = _Jobs(recipe, treebank, vectors, folder, start)
    _once(jobs.early_tagger(), train_tagger, say)
    _once(jobs.tagger(), train_tagger, say)
    _once(jobs.lemmatizer(), train_lemmatizer, say)
    _once(jobs.tokenizer(), train_tokenizer, say)
    _retag_once(treebank, vectors, folder, say)
    _once(jobs.parser(), train_parser, say)
    return pack({processor: folder.model(processor) for processor in PROCESSORS}, folder.vectors, out)


def _once(job: JobType, train: Callable[[JobType, Say], float], say: Say) -> None:
    """Train unless a former run finished the model; a file beside the model says so."""
    done = job.out.with_suffix(".json")
    if done.exists() and job.out.exists():
        say(f"{job.out.stem}: done before")
        return
    done.write_text(json.dumps({"development": train(job, say)}), encoding="utf-8")


def _retag_once(treebank: _Treebank, vectors: Any, folder: WorkFolder, say: Say) -> None:
    """Write what the parser learns from, unless a former run did."""
    for trees, out, tagger in (
        (treebank.plain_dev, folder.tagged_dev, folder.model("pos")),
        (treebank.varied, folder.tagged_train, folder.early_tagger),
    ):
        if not out.exists():
            retag(trees, out, tagger=tagger, lemmatizer=folder.model("lemma"), vectors=vectors, say=say)


def set_threads(count: int) -> None:
    """Use ``count`` processor threads; one is best where several models are trained side by side."""
    torch.set_num_threads(count)
