from __future__ import annotations

import random
from pathlib import Path

import pytest

pytest.importorskip("stanza")

from quoteattr.training.data import find, plain_lemmas, read_conllu
from quoteattr.training.lemmatizer import Inventor


def test_made_up_compounds_are_split_where_they_were_joined(data: Path) -> None:
    """Parts of known compounds go together to new ones, and the lemma shows the joint."""
    random.seed(1)
    trees = [plain_lemmas(tree) for tree in read_conllu(find(data / "ud", "nl-train.conllu"))]
    inventor = Inventor.of(trees)
    assert ("buur", "buur") in inventor.modifiers
    made = [inventor.word() for _ in range(500)]
    compounds = [(form, lemma) for form, upos, lemma in made if upos == "NOUN" and "_" in lemma]
    assert any(lemma not in ("stad_huis", "buur_man") for _, lemma in compounds)
    assert all(form.lower().startswith(lemma.partition("_")[0][:2]) for form, lemma in compounds)
