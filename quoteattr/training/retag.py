"""Treebank sentences with the tags and lemmas that the models predict, as the parser will see them in use."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from quoteattr.training.data import Tree, write_conllu
from quoteattr.training.lemmatizer import predict_lemmas
from quoteattr.training.loop import Say
from quoteattr.training.tagger import predict_tags

__all__ = ["retag"]


def retag(
    trees: Sequence[Tree], out: Path, *, tagger: Path, lemmatizer: Path, vectors: Any, say: Say
) -> None:
    """Write ``trees`` with predicted tags and lemmas to ``out``, which exists only when it is whole.

    :param tagger: model file.
    :param lemmatizer: model file.
    :param vectors: word vectors, a Stanza ``Pretrain``.
    """
    partial = out.with_suffix(".partial")
    write_conllu(trees, partial)
    tagged = [
        evolve(
            tree,
            rows=tuple(
                evolve(row, upos=upos, feats=feats)
                for row, (upos, feats) in zip(tree.rows, found, strict=True)
            ),
        )
        for tree, found in zip(
            trees, predict_tags(model=tagger, vectors=vectors, conllu=partial), strict=True
        )
    ]
    write_conllu(tagged, partial)
    lemmas = iter(predict_lemmas(model=lemmatizer, conllu=partial))
    finished = [
        evolve(tree, rows=tuple(evolve(row, lemma=next(lemmas)) for row in tree.rows)) for tree in tagged
    ]
    write_conllu(finished, partial)
    os.replace(partial, out)
    say(f"{out.stem}: {_agreement(finished, trees)}")


def _agreement(found: Sequence[Tree], gold: Sequence[Tree]) -> str:
    """How many tags and lemmas are right, in words."""
    words = [
        pair for new, old in zip(found, gold, strict=True) for pair in zip(new.rows, old.rows, strict=True)
    ]
    tags = sum(new.upos == old.upos for new, old in words) / len(words)
    lemmas = sum(new.lemma == old.lemma for new, old in words) / len(words)
    return f"{100 * tags:.2f} % of the tags and {100 * lemmas:.2f} % of the lemmas are right"
