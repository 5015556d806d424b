"""Stanza's graph parser with a faster way from its scores to a tree: a processor variant.

Stanza makes every arc from the root so expensive that the best tree has only one, which costs the tree search
most of its time. Here the best head of each word is taken first, and that search is done only where these
heads are no tree with one root. Labels are scored for the arcs of the tree instead of for all pairs of words.
The trees are those that Stanza finds.

Importing this module makes the variant known to Stanza; ``depparse_with_heads_first=True`` and
``depparse_vectors=`` (a foundation cache) ask ``stanza.Pipeline`` for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from stanza.models.common import doc
from stanza.models.common.chuliu_edmonds import chuliu_edmonds, chuliu_edmonds_one_root
from stanza.models.common.utils import unsort
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.data import DataLoader
from stanza.models.depparse.model import GraphParser
from stanza.models.depparse.trainer import Trainer, unpack_batch
from stanza.pipeline.depparse_processor import DEFAULT_SEPARATE_BATCH
from stanza.pipeline.processor import ProcessorVariant, register_processor_variant
from torch.nn import functional

__all__ = ["VARIANT", "best_tree"]

VARIANT = "heads_first"
"""Name of the variant of the processor ``depparse``."""


@register_processor_variant("depparse", VARIANT)
class HeadsFirst(ProcessorVariant):  # type: ignore[misc]
    """Stands in for the processor ``depparse`` of Stanza.

    Models of other kinds, and those whose trees Stanza repairs afterwards, are run as Stanza runs them.
    """

    OVERRIDE = True

    def __init__(self, config: dict[str, Any]) -> None:
        vectors = config["vectors"]
        self._pretrain = vectors.load_pretrain(config["pretrain_path"]) if "pretrain_path" in config else None
        self._trainer = Trainer.load(
            filename=config["model_path"],
            args={
                "charlm_forward_file": config.get("forward_charlm_path"),
                "charlm_backward_file": config.get("backward_charlm_path"),
            },
            pretrain=self._pretrain,
            device="cpu",
            foundation_cache=vectors,
        )
        self._trainer.model.eval()
        self._config = {**self._trainer.args, **config}
        self._repairs = self._config.get("resolve_head_constraints", True)
        self._short_cut = (
            type(self._trainer.model) is GraphParser
            and not self._repairs
            and not self._trainer.args.get("use_arc_embedding")
            and not self._trainer.args.get("reversed")
        )

    def process(self, document: Any) -> Any:
        """Put heads and relations into ``document``."""
        batches = DataLoader(
            document,
            self._config["batch_size"],
            self._config,
            self._pretrain,
            vocab=self._trainer.vocab,
            evaluation=True,
            sort_during_eval=True,
            min_length_to_batch_separately=self._config.get(
                "min_length_to_batch_separately", DEFAULT_SEPARATE_BATCH
            ),
        )
        arcs: list[Any] = []
        with torch.no_grad():
            for batch in batches:
                if self._short_cut:
                    arcs += self._predict(batch)
                else:
                    arcs += self._trainer.predict(batch, resolve_head_constraints=self._repairs)
        arcs = unsort(arcs, batches.data_orig_idx)
        document.set((doc.HEAD, doc.DEPREL), [arc for sentence in arcs for arc in sentence])
        for sentence in document.sentences:
            sentence.build_dependencies()
        return document

    def _predict(self, batch: Any) -> list[list[tuple[int, str]]]:
        model = self._trainer.model
        inputs, order, word_order, lengths, word_lengths, text = unpack_batch(batch, "cpu")
        states = model.embed(*inputs, word_order, lengths, word_lengths, text)
        scores = _arc_scores(model, states).numpy()
        trees = [best_tree(scores[row, :length, :length]) for row, length in enumerate(lengths)]
        heads = torch.zeros(states.shape[:2], dtype=torch.long)
        for row, tree in enumerate(trees):
            heads[row, 1 : len(tree) + 1] = torch.tensor(tree)
        labels = (_label_scores(model.deprel, states, heads).argmax(2) + VOCAB_PREFIX_SIZE).tolist()
        names = self._trainer.vocab["deprel"]
        arcs = [
            list(zip(tree, names.unmap(labels[row][1 : len(tree) + 1]), strict=True))
            for row, tree in enumerate(trees)
        ]
        return unsort(arcs, order)  # type: ignore[no-any-return]


def _arc_scores(model: Any, states: Any) -> Any:
    """Logarithms of the probability that a word depends on another: sentences x words x heads."""
    scores = model.unlabeled(states, states).squeeze(3)
    places = torch.arange(states.size(1))
    offsets = places.view(1, 1, -1) - places.view(1, -1, 1)
    if model.args["linearization"]:
        sides = model.linearization(states, states).squeeze(3)
        scores += functional.logsigmoid(sides * torch.sign(offsets).float())
    if model.args["distance"]:
        expected = 1 + functional.softplus(model.distance(states, states).squeeze(3))
        scores += -torch.log((offsets.abs().float() - expected) ** 2 / 2 + 1)
    scores.masked_fill_(torch.eye(states.size(1), dtype=torch.bool), -torch.inf)
    return functional.log_softmax(scores, 2)


def _label_scores(scorer: Any, states: Any, heads: Any) -> Any:
    """Scores of the relations of each word to its head: sentences x words x relations."""
    weights = scorer.scorer.W_bilin
    words = _with_one(scorer.hidden_func(scorer.W1(states)))
    others = _with_one(scorer.hidden_func(scorer.W2(states)))
    chosen = torch.gather(others, 1, heads.unsqueeze(2).expand(-1, -1, others.size(2)))
    return torch.einsum("nlj,nljo->nlo", chosen, torch.einsum("nli,ijo->nljo", words, weights.weight)) + (
        weights.bias
    )


def _with_one(states: Any) -> Any:
    return functional.pad(states, (0, 1), value=1.0)


def best_tree(scores: np.ndarray[Any, Any]) -> list[int]:
    """The head of each word, from 1, in the best tree with one root; 0 is the root.

    :param scores: row by row for each word, the root first, the log-probability of each column as its head.
    """
    heads: list[int] = scores[1:].argmax(axis=1).tolist()
    roots = heads.count(0)
    if not _has_cycle(heads):
        if roots == 1:
            return heads
    else:
        tree = chuliu_edmonds(scores.astype(np.float64))[1:]
        if np.count_nonzero(tree == 0) == 1:
            return tree.tolist()  # type: ignore[no-any-return]
    return chuliu_edmonds_one_root(scores)[1:].tolist()  # type: ignore[no-any-return]


def _has_cycle(heads: Sequence[int]) -> bool:
    seen_from = [0] * (len(heads) + 1)
    for start in range(1, len(heads) + 1):
        node = start
        while node and not seen_from[node]:
            seen_from[node] = start
            node = heads[node - 1]
        if node and seen_from[node] == start:
            return True
    return False
