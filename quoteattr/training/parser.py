"""Train the dependency parser."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from stanza.models import parser as stanza_parser
from stanza.models.common.doc import DEPREL, HEAD
from stanza.models.common.utils import unsort
from stanza.models.common.vocab import UNK_ID, VOCAB_PREFIX_SIZE
from stanza.models.depparse.data import DataLoader, Dataset
from stanza.models.depparse.model import GraphParser
from stanza.models.depparse.trainer import GraphTrainer, Trainer
from stanza.utils.conll import CoNLL

from quoteattr.training.dropout import use_pooled_dropout
from quoteattr.training.loop import Schedule, fit, seed_everything, take_weights
from quoteattr.training.tagger import shuffled_batches

__all__ = ["SIZES", "predict_trees", "train_parser"]

SIZES = [
    "--hidden_dim=200",
    "--num_layers=2",
    "--word_emb_dim=75",
    "--word_cutoff=5",
    "--tag_emb_dim=50",
    "--no_xpos",
    "--no_ufeats",
    "--transformed_dim=100",
    "--no_char",
    "--deep_biaff_hidden_dim=100",
    "--dropout=0.33",
    "--word_dropout=0.2",
    "--augment_nopunct=0.1",
    "--max_grad_norm=1.0",
]
"""Sizes of the network, as options of Stanza's parser."""

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


def train_parser(
    *,
    train: Path,
    vocabulary: Path,
    dev: Path,
    vectors: Any,
    out: Path,
    schedule: Schedule,
    seed: int,
    say: Callable[[str], None],
    sizes: Sequence[str] = SIZES,
    half: bool = False,
    start: Path | None = None,
) -> float:
    """Train on the CoNLL-U file ``train``; write the model to ``out``; return its score on ``dev``.

    Tags and lemmas of both files must be predicted ones, as those in use are.

    :param vocabulary: CoNLL-U file that the vocabulary is taken from, unless there is a ``start``.
    :param vectors: word vectors, a ``stanza`` ``Pretrain``.
    :param half: multiply in bfloat16; three times faster where the processor can do it.
    :param start: parser of the same sizes whose weights and vocabulary the training begins with.
    :returns: labelled attachment on ``dev``, with the tags that the file gives, 0 to 1.
    """
    seed_everything(seed)
    args = stanza_parser.parse_args(
        ["--lang=nl", "--shorthand=nl_quoteattr", f"--seed={seed}", "--device=cpu", *sizes]
    )
    if start is None:
        vocab = Dataset(CoNLL.conll2doc(str(vocabulary)), args, vectors, evaluation=False).vocab
    else:
        vocab = Trainer.load(str(start), vectors, args={}, device="cpu").vocab
    data = Dataset(CoNLL.conll2doc(str(train)), args, vectors, vocab=vocab, evaluation=False)
    trainer = _GoldArcTrainer(args=args, vocab=vocab, pretrain=vectors, device="cpu")
    if start is not None:
        take_weights(trainer.model, start)
    if args["char"]:
        trainer.model.charmodel.dropout.p = 0.0
    use_pooled_dropout(trainer.model)
    order, lengths = list(range(len(data))), data.lengths
    tags = len(vocab["upos"])

    def batches() -> Iterator[Any]:
        for chosen in shuffled_batches(order, lengths, _WORDS_A_BATCH):
            yield DataLoader.collate([_noisy(data[index], tags) for index in chosen])

    gold = CoNLL.conll2doc(str(dev))
    wanted = list(zip(gold.get([HEAD]), gold.get([DEPREL]), strict=True))

    def evaluate() -> float:
        found = [arc for sentence in _trees(trainer, vectors, CoNLL.conll2doc(str(dev))) for arc in sentence]
        return sum((int(h), r) == w for (h, r), w in zip(found, wanted, strict=True)) / len(wanted)

    def update(batch: Any) -> float:
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
            return float(trainer.update(batch)[0])

    def use_optimizer(optimizer: Any) -> None:
        trainer.optimizer, trainer.scheduler = {"all": optimizer}, {}

    return fit(
        model=trainer.model,
        use_optimizer=use_optimizer,
        update=update,
        batches=batches,
        schedule=schedule,
        checkpoint=out.with_suffix(".checkpoint"),
        evaluate=evaluate,
        save=lambda: trainer.save(str(out)),
        say=say,
        name="parser",
        seed=seed,
    )


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
