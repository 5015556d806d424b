"""A graph parser that is quicker to train than Stanza's and has the same weights."""

from __future__ import annotations

from typing import Any

import torch
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.model import GraphParser
from stanza.models.depparse.trainer import GraphTrainer

__all__ = ["GoldArcParser", "GoldArcTrainer"]


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


class GoldArcTrainer(GraphTrainer):  # type: ignore[misc]
    """Stanza's trainer of the graph parser, for :class:`GoldArcParser`."""

    @staticmethod
    def build_model(*args: Any, **kwargs: Any) -> Any:
        return GoldArcParser(*args, **kwargs)
