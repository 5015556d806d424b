"""Read and write CoNLL-U, and bring treebank sentences into the shape the models are trained on."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import evolve, frozen

__all__ = [
    "Row",
    "Tree",
    "conllu_lines",
    "find",
    "open_text",
    "plain_lemmas",
    "read_conllu",
    "surface",
    "write_conllu",
]


@frozen
class Row:
    """One word line of CoNLL-U.

    :param head: number of the head, from 1; 0 for the root.
    """

    form: str
    lemma: str = "_"
    upos: str = "_"
    feats: str = "_"
    head: int = 0
    deprel: str = "_"
    space_after: bool = True


@frozen
class Tree:
    """A sentence of a treebank: its text and its words."""

    text: str
    rows: tuple[Row, ...]


def find(folder: Path, name: str) -> Path:
    """The file ``name`` in ``folder``, or ``name.xz``.

    :raises FileNotFoundError: neither exists.
    """
    for path in (folder / name, folder / f"{name}.xz"):
        if path.is_file():
            return path
    raise FileNotFoundError(f"no {name} or {name}.xz in {folder}")


def open_text(path: Path) -> Iterator[str]:
    """The lines of a text file, decompressed when its name ends in ``.xz``."""
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from lines
    else:
        with path.open(encoding="utf-8") as lines:
            yield from lines


def read_conllu(path: Path) -> list[Tree]:
    """All sentences of a CoNLL-U file; language-specific tags and enhanced graphs are left out."""
    trees, rows, text = [], [], ""
    for line in open_text(path):
        line = line.rstrip("\n")
        if line.startswith("# text ="):
            text = line.removeprefix("# text =").strip()
        elif line and not line.startswith("#"):
            number, form, lemma, upos, _, feats, head, deprel, _, misc = line.split("\t")
            if number.isdigit():
                rows.append(Row(form, lemma, upos, feats, int(head), deprel, "SpaceAfter=No" not in misc))
        elif not line and rows:
            trees.append(Tree(text or surface(rows), tuple(rows)))
            rows, text = [], ""
    if rows:
        trees.append(Tree(text or surface(rows), tuple(rows)))
    return trees


def surface(rows: Sequence[Row]) -> str:
    """The text that the words stand for."""
    return "".join(row.form + (" " if row.space_after else "") for row in rows).rstrip()


def conllu_lines(trees: Iterable[Tree]) -> Iterator[str]:
    """Sentences as lines of CoNLL-U with empty language-specific tags."""
    for number, tree in enumerate(trees, 1):
        yield f"# sent_id = {number}\n# text = {tree.text}\n"
        for index, row in enumerate(tree.rows, 1):
            misc = "_" if row.space_after else "SpaceAfter=No"
            yield (
                f"{index}\t{row.form}\t{row.lemma}\t{row.upos}\t_\t{row.feats}\t"
                f"{row.head}\t{row.deprel}\t_\t{misc}\n"
            )
        yield "\n"


def write_conllu(trees: Iterable[Tree], path: Path) -> None:
    """Write sentences as CoNLL-U with empty language-specific tags."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines(conllu_lines(trees))


def plain_lemmas(tree: Tree) -> Tree:
    """The same sentence with detached particles taken off the lemmas of their verbs.

    ``legt ... uit`` with the lemma ``uit_leggen`` gets ``leggen``, which is all that the word itself can
    tell; the particle is joined again after parsing.
    """
    rows = list(tree.rows)
    for row in tree.rows:
        if row.deprel != "compound:prt" or row.head == 0:
            continue
        verb = rows[row.head - 1]
        prefix = f"{row.lemma.lower()}_"
        if verb.lemma.startswith(prefix) and not verb.form.lower().startswith(row.lemma.lower()):
            rows[row.head - 1] = evolve(verb, lemma=verb.lemma.removeprefix(prefix))
    return evolve(tree, rows=tuple(rows))
