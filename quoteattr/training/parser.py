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
from stanza.models.depparse.model import GraphParser
from stanza.models.depparse.trainer import GraphTrainer, Trainer
from stanza.utils.conll import CoNLL

from quoteattr.training.dropout import use_pooled_dropout
from quoteattr.training.loop import Job, Say, Trainee, fit, seed_everything, take_weights
from quoteattr.training.tagger import shuffled_batches

__all__ = ["ParserJob", "ParserSettings", "predict_trees", "train_parser"]

_WORDS_A_BATCH = 1000
_LEMMA_NOISE = 0.05
_TAG_NOISE = 0.02


class GoldArcParser(GraphParser):  # type: ignore[misc]
    """Stanza's graph parser that scores the relations of the gold arcs only while it trains.

    Stanza scores the relations of every pair of words and then looks at those of the gold arcs. The loss is
    the same but for padding, which is not counted here; the weights are interchangeable.
    """

    def _score_gold_labels(self, dependents: Any, above: Any, head: Any) -> Any:
        scorer = self.deprel
        dependents = dependents[:, 1:]
        above = torch.gather(above, 1, head.unsqueeze(2).expand(-1, -1, above.size(2)))
        left = scorer.dropout(scorer.hidden_func(scorer.W1(dependents)))
        right = scorer.dropout(scorer.hidden_func(scorer.W2(above)))
        left = torch.cat([left, left.new_ones(*left.shape[:-1], 1)], -1).flatten(0, 1)
        right = torch.cat([right, right.new_ones(*right.shape[:-1], 1)], -1).flatten(0, 1)
        weight = scorer.scorer.W_bilin.weight
        size = weight.shape
        spread = (left @ weight.reshape(size[0], -1)).view(-1, size[1], size[2])
        return torch.bmm(right.unsqueeze(1), spread).squeeze(1) + scorer.scorer.W_bilin.bias

    def loss(self, *inputs: Any, **_: Any) -> Any:
        word, word_mask, wordchars, head, deprel = inputs[0], inputs[1], inputs[2], inputs[9], inputs[10]
        outputs = self.embed(*inputs)
        below, above = self.drop(outputs), self.drop(outputs)
        arcs = self.unlabeled(below, above).squeeze(3)
        places = torch.arange(word.size(1))
        offset = (places.view(1, 1, -1) - places.view(1, -1, 1)).expand(word.size(0), -1, -1)
        target = head.masked_fill(word_mask[:, 1:], -1)

        order = self.linearization(below, above).squeeze(3)
        arcs = arcs + torch.nn.functional.logsigmoid(order * torch.sign(offset).float()).detach()
        distance = 1 + torch.nn.functional.softplus(self.distance(below, above).squeeze(3))
        distance = -torch.log((torch.abs(offset).float() - distance) ** 2 / 2 + 1)
        arcs = arcs + distance.detach()
        diagonal = torch.eye(word.size(1), dtype=torch.bool).unsqueeze(0)
        arcs = arcs.masked_fill(diagonal, -float("inf"))[:, 1:]
        arcs = arcs.masked_fill(word_mask.unsqueeze(1), -float("inf"))
        loss = self.crit(arcs.reshape(-1, arcs.size(2)), target.view(-1))

        labels = self._score_gold_labels(below, above, head)
        wanted = (deprel - VOCAB_PREFIX_SIZE).masked_fill(word_mask[:, 1:], -1)
        loss = loss + self.crit(labels, wanted.view(-1))

        side = torch.gather(order[:, 1:], 2, head.unsqueeze(2)).view(-1, 1)
        right_of = torch.gather((offset[:, 1:] > 0).long(), 2, head.unsqueeze(2)).squeeze(2)
        right_of = right_of.masked_fill(word_mask[:, 1:], -1)
        loss = loss + self.crit(torch.cat([-side / 2, side / 2], 1), right_of.view(-1))

        near = torch.gather(distance[:, 1:], 2, head.unsqueeze(2)).squeeze(2)
        loss = loss - near.masked_fill(word_mask[:, 1:], 0.0).sum()
        return loss / wordchars.size(0), None


class _GoldArcTrainer(GraphTrainer):  # type: ignore[misc]
    @staticmethod
    def build_model(*args: Any, **kwargs: Any) -> Any:
        return GoldArcParser(*args, **kwargs)


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
            "--lang=nl",
            "--shorthand=nl_quoteattr",
            "--device=cpu",
            "--no_xpos",
            "--no_ufeats",
            "--no_char",
        ]
        arguments: dict[str, Any] = stanza_parser.parse_args([*fixed, f"--seed={seed}"])
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
        trainer = _GoldArcTrainer(args=arguments, vocab=vocab, pretrain=vectors, device="cpu")
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
        found = [arc for sentence in _trees(self.trainer, self.vectors, gold) for arc in sentence]
        return sum((int(h), r) == w for (h, r), w in zip(found, wanted, strict=True)) / len(wanted)


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
        document, 1000, trainer.args, vectors, vocab=trainer.vocab, evaluation=True, sort_during_eval=True
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
