"""Word vectors in the form that Stanza reads."""

from __future__ import annotations

import lzma
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.pretrain import Pretrain

from quoteattr.training.augment import MARKS

__all__ = ["prepare_vectors", "with_other_marks"]


def prepare_vectors(folder: Path, target: Path) -> Any:
    """The word vectors in ``folder`` as a Stanza ``Pretrain``, converted to the file ``target`` once.

    :raises FileNotFoundError: ``folder`` holds no ``.vec`` or ``.vec.xz`` file.
    """
    if not target.exists():
        read = Pretrain(filename=None, vec_filename=str(_unpacked(folder, target)), save_to_file=False)
        words, table = with_other_marks(list(read.vocab), read.emb)
        numbers = {word: number for number, word in enumerate(words)}
        vocab = {**read.vocab.state_dict(), "_id2unit": words, "_unit2id": numbers}
        torch.save({"vocab": vocab, "emb": table}, target)
    vectors = Pretrain(str(target))
    vectors.load()
    return vectors


def _unpacked(folder: Path, target: Path) -> Path:
    """The file of word vectors in ``folder``, unpacked beside ``target`` where it is compressed."""
    files = sorted([*folder.glob("*.vec"), *folder.glob("*.vec.xz")])
    if not files:
        raise FileNotFoundError(f"no .vec or .vec.xz file in {folder}")
    if files[0].suffix != ".xz":
        return files[0]
    text = target.with_suffix(".vec")
    with lzma.open(files[0]) as packed, text.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    return text


def with_other_marks(words: Sequence[str], table: Any) -> tuple[list[str], Any]:
    """Give quotation marks and words with an apostrophe that have no vector the vector of the plain ones."""
    known = {word: number for number, word in enumerate(words)}
    plain = dict.fromkeys(MARKS, '"') | {"…": "...", "–": "-", "—": "-"}
    plain |= {word.replace("'", "’"): word for word in words if "'" in word and len(word) > 1}
    added = {word: known[like] for word, like in plain.items() if word not in known and like in known}
    return [*words, *added], torch.cat([table, table[list(added.values())]])
