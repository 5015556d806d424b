from __future__ import annotations

from pathlib import Path

import pytest
import torch
from attrs import evolve
from stanza.models.depparse.data import DataLoader, Dataset
from stanza.models.depparse.trainer import GraphTrainer, unpack_batch
from stanza.utils.conll import CoNLL

from quoteattr.training.gold_arcs import GoldArcTrainer
from quoteattr.training.pretrain import prepare_vectors
from quoteattr.training.recipe import SMOKE

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def test_the_loss_is_that_of_stanza(data: Path, tmp_path: Path) -> None:
    """The same weights give the same loss on each sentence, alone so that nothing is padded."""
    vectors = prepare_vectors(data / "vectors", tmp_path / "vectors.pt")
    arguments = evolve(SMOKE.parser_settings, dropout=0.0, word_dropout=0.0).stanza_arguments(1)
    document = CoNLL.conll2doc(str(data / "ud" / "nl-train.conllu"))
    sentences = Dataset(document, arguments, vectors, evaluation=False)
    torch.manual_seed(1)
    theirs, ours = (
        made(args=arguments, vocab=sentences.vocab, pretrain=vectors, device="cpu")
        for made in (GraphTrainer, GoldArcTrainer)
    )
    ours.model.load_state_dict(theirs.model.state_dict())
    for place in range(len(sentences)):
        inputs, _, *rest = unpack_batch(DataLoader.collate([sentences[place]]), "cpu")
        expected, found = (trainer.model.train().loss(*inputs, *rest)[0] for trainer in (theirs, ours))
        assert float(found.detach()) == pytest.approx(float(expected.detach()), rel=1e-4)
