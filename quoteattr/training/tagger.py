"""Train the tagger: universal parts of speech and features."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from stanza.models import tagger as stanza_tagger
from stanza.models.common.doc import UPOS
from stanza.models.common.utils import unsort
from stanza.models.pos.data import Dataset
from stanza.models.pos.trainer import Trainer
from stanza.utils.conll import CoNLL

from quoteattr.training.loop import Schedule, fit, seed_everything, take_weights

__all__ = ["SIZES", "predict_tags", "train_tagger"]

SIZES = [
    "--hidden_dim=160",
    "--num_layers=2",
    "--word_emb_dim=75",
    "--word_cutoff=5",
    "--transformed_dim=100",
    "--char_emb_dim=40",
    "--char_hidden_dim=80",
    "--deep_biaff_hidden_dim=200",
    "--share_hid",
    "--dropout=0.33",
    "--word_dropout=0.2",
    "--augment_nopunct=0.1",
    "--max_grad_norm=1.0",
]
"""Sizes of the network, as options of Stanza's tagger."""

_WORDS_A_BATCH = 700


def train_tagger(
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
    start: Path | None = None,
) -> float:
    """Train on the CoNLL-U file ``train``; write the model to ``out``; return its accuracy on ``dev``.

    :param vocabulary: CoNLL-U file that the vocabulary is taken from, unless there is a ``start``.
    :param vectors: word vectors, a ``stanza`` ``Pretrain``.
    :param start: tagger of the same sizes whose weights and vocabulary the training begins with.
    :returns: share of words of ``dev`` with the right part of speech.
    """
    seed_everything(seed)
    args = stanza_tagger.parse_args(
        ["--lang=nl", "--shorthand=nl_quoteattr", f"--seed={seed}", "--device=cpu", *sizes]
    )
    document = CoNLL.conll2doc(str(train))
    if start is None:
        vocab = Dataset(CoNLL.conll2doc(str(vocabulary)), args, vectors).vocab
    else:
        vocab = Trainer(pretrain=vectors, model_file=str(start), device="cpu", args={}).vocab
    data = Dataset(document, args, vectors, vocab=vocab)
    data.has_tags["xpos"] = True
    trainer = Trainer(args=args, vocab=data.vocab, pretrain=vectors, device="cpu")
    if start is not None:
        take_weights(trainer.model, start)
    trainer.schedulers = {}
    trainer.model.charmodel.dropout.p = 0.0
    order = list(range(len(data)))
    lengths = [len(sentence.text) for sentence in data.data]

    def batches() -> Iterator[Any]:
        for chosen in shuffled_batches(order, lengths, _WORDS_A_BATCH):
            yield data.collate_fn([data[index] for index in chosen])

    gold = CoNLL.conll2doc(str(dev))
    wanted = gold.get([UPOS])

    def evaluate() -> float:
        found = [
            tags[0] for sentence in _tags(trainer, vectors, CoNLL.conll2doc(str(dev))) for tags in sentence
        ]
        right = sum(a == b for a, b in zip(found, wanted, strict=True))
        return float(right / len(wanted))

    def use_optimizer(optimizer: Any) -> None:
        trainer.optimizers = {"all": optimizer}

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
        name="tagger",
        seed=seed,
    )


def shuffled_batches(order: Sequence[int], lengths: Sequence[int], words: int) -> Iterator[list[int]]:
    """Batches of sentence numbers, about ``words`` words each, of similar length, in random order."""
    near = sorted(order, key=lambda index: lengths[index] * random.uniform(0.8, 1.25))
    batches: list[list[int]] = [[]]
    held = 0
    for index in near:
        if batches[-1] and held + lengths[index] > words:
            batches.append([])
            held = 0
        batches[-1].append(index)
        held += lengths[index]
    random.shuffle(batches)
    yield from batches


def _tags(trainer: Any, vectors: Any, document: Any) -> list[list[list[str]]]:
    data = Dataset(
        document, trainer.args, vectors, vocab=trainer.vocab, evaluation=True, sort_during_eval=True
    )
    found, places = [], []
    with torch.no_grad():
        for batch in data.to_loader(batch_size=200):
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
