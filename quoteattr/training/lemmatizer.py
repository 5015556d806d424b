"""Train the lemmatizer: a dictionary of what the treebank holds, and a network for all other words."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from attrs import frozen
from stanza.models import lemmatizer as stanza_lemmatizer
from stanza.models.common.doc import LEMMA, TEXT, UPOS
from stanza.models.lemma.data import DataLoader
from stanza.models.lemma.trainer import Trainer
from stanza.utils.conll import CoNLL

from quoteattr.training.augment import MARKS
from quoteattr.training.data import Tree
from quoteattr.training.loop import Schedule, fit, seed_everything, take_weights
from quoteattr.training.words import load_words

__all__ = ["SIZES", "Inventor", "predict_lemmas", "train_lemmatizer"]

SIZES = [
    "--hidden_dim=200",
    "--emb_dim=50",
    "--pos_dim=50",
    "--emb_dropout=0.1",
    "--dropout=0.2",
    "--pos_dropout=0.1",
    "--beam_size=1",
]
"""Sizes of the network, as options of Stanza's lemmatizer."""

_BATCH = 100
_REAL = 0.6
_MARKS = sorted(MARKS | set("…–—"))

Triple = tuple[str, str, str]
"""Word, universal part of speech, lemma."""


@frozen
class Inventor:
    """Makes up words that a Dutch text could hold, with their lemmas.

    New compounds are put together from the parts of known ones (*verzekerings|maatschappij* and
    *gezondheids|zorg* give *gezondheidsmaatschappij*), new separable verbs from known particles and verbs.

    :param words: known words, one entry each.
    :param modifiers: first parts of compounds, as they stand in the word, with their lemmas.
    :param heads: words that can be the second part of a compound.
    :param particles: first parts of separable verbs.
    :param verbs: verb forms without a particle.
    """

    words: tuple[Triple, ...]
    modifiers: tuple[tuple[str, str], ...]
    heads: tuple[Triple, ...]
    particles: tuple[str, ...]
    verbs: tuple[Triple, ...]

    @classmethod
    def of(cls, trees: Sequence[Tree]) -> Inventor:
        """What the sentences of a treebank give to work with."""
        counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for tree in trees:
            for row in tree.rows:
                counts[row.form, row.upos][row.lemma] += 1
        words = [(form, upos, seen.most_common(1)[0][0]) for (form, upos), seen in sorted(counts.items())]
        simple = {
            (form.lower(), upos): (form.lower(), upos, lemma)
            for form, upos, lemma in words
            if "_" not in lemma and len(form) > 2 and form.isalpha()
        }
        modifiers: list[tuple[str, str]] = []
        heads: list[Triple] = []
        particles: Counter[str] = Counter()
        for form, upos, lemma in words:
            first, _, last = lemma.rpartition("_")
            if not first or upos not in ("NOUN", "ADJ", "VERB"):
                continue
            for cut in range(2, len(form) - 2):
                head = simple.get((form[cut:].lower(), upos))
                if head is not None and head[2].lower() == last.lower():
                    if upos == "VERB":
                        particles[first] += 1
                    else:
                        modifiers.append((form[:cut], first))
                        heads.append(head)
                    break
        nouns = [word for word in simple.values() if word[1] == "NOUN" and word[0] == word[2]]
        linked = load_words().linked_with_s
        for form, _, lemma in nouns:
            modifiers.append((form + "s" if form.endswith(linked) else form, lemma))
        heads += [word for word in simple.values() if word[1] == "NOUN"]
        return cls(
            tuple(words),
            tuple(modifiers),
            tuple(heads),
            tuple(sorted(p for p, n in particles.items() if n > 2 and p.isalpha())),
            tuple(word for word in simple.values() if word[1] == "VERB"),
        )

    def word(self) -> Triple:
        """A known word or one made up, in some of the shapes a text could give it."""
        chance = random.random()
        if chance < _REAL or not self.heads or not self.modifiers:
            form, upos, lemma = random.choice(self.words)
        elif chance < 0.92 or not self.particles or not self.verbs:
            (first, name), (form, upos, lemma) = random.choice(self.modifiers), random.choice(self.heads)
            if chance > 0.88:
                (outer, outer_name) = random.choice(self.modifiers)
                first, name = outer + first, f"{outer_name}_{name}"
            if first[-1:].isupper() or random.random() < 0.02:
                first = first.rstrip("-") + "-"
            form, lemma = first + form, f"{name}_{lemma}"
        else:
            particle, (form, upos, lemma) = random.choice(self.particles), random.choice(self.verbs)
            form, lemma = particle + form, f"{particle}_{lemma}"
        return _shaped(form, upos, lemma)


def _shaped(form: str, upos: str, lemma: str) -> Triple:
    if any(letter.isdigit() for letter in form):
        other = str.maketrans("0123456789", "".join(random.choices("0123456789", k=10)))
        form, lemma = form.translate(other), lemma.translate(other)
    if upos not in ("PROPN", "X", "SYM", "PUNCT") and form[:1].islower():
        chance = random.random()
        if chance < 0.12:
            form = form[0].upper() + form[1:]
        elif chance < 0.14:
            form = form.upper()
    return form, upos, lemma


def train_lemmatizer(
    *,
    train: Path,
    trees: Sequence[Tree],
    dev: Path,
    out: Path,
    schedule: Schedule,
    seed: int,
    say: Callable[[str], None],
    sizes: Sequence[str] = SIZES,
    start: Path | None = None,
) -> float:
    """Train on the CoNLL-U file ``train``; write the model to ``out``; return its accuracy on ``dev``.

    Lemmas of verbs must come without detached particles.

    :param trees: the sentences of ``train``.
    :param start: lemmatizer of the same sizes whose weights and vocabulary the training begins with.
    :returns: share of words of ``dev`` with the right lemma, given their parts of speech.
    """
    seed_everything(seed)
    args = stanza_lemmatizer.parse_args(["--shorthand=nl_quoteattr", "--device=cpu", *sizes])
    known = Trainer(model_file=str(start), device="cpu", args={}).vocab if start is not None else None
    loader = DataLoader(CoNLL.conll2doc(str(train)), _BATCH, args, vocab=known, evaluation=False)
    vocab = loader.vocab
    args["vocab_size"], args["pos_vocab_size"] = vocab["char"].size, vocab["pos"].size
    trainer = Trainer(args=args, vocab=vocab, device="cpu")
    if start is not None:
        take_weights(trainer.model, start)
    inventor = Inventor.of(trees)
    trainer.pos_dict = _dictionary(inventor.words)

    def batches() -> Iterator[Any]:
        while True:
            made = sorted((inventor.word() for _ in range(8 * _BATCH)), key=lambda word: len(word[0]))
            chunks = [made[first : first + _BATCH] for first in range(0, len(made), _BATCH)]
            random.shuffle(chunks)
            for chunk in chunks:
                loader.data = [loader.preprocess(chunk, vocab["char"], vocab["pos"], args)]
                yield loader[0]

    gold = CoNLL.conll2doc(str(dev))
    pairs, wanted = gold.get([TEXT, UPOS]), gold.get([LEMMA])

    def evaluate() -> float:
        found = _lemmas(trainer, CoNLL.conll2doc(str(dev)), pairs)
        return float(sum(a == b for a, b in zip(found, wanted, strict=True)) / len(wanted))

    def use_optimizer(optimizer: Any) -> None:
        trainer.optimizer = optimizer

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
        name="lemmatizer",
        seed=seed,
    )


def _dictionary(words: Sequence[Triple]) -> dict[str, dict[str, str]]:
    """Lemmas by part of speech and word, also for known words that begin a sentence."""
    entries: dict[str, dict[str, str]] = {}
    for word, upos, lemma in words:
        entries.setdefault(upos, {})[word] = lemma
    for mark in _MARKS:
        entries.setdefault("PUNCT", {}).setdefault(mark, mark)
    for upos in entries.keys() - {"PROPN", "X", "SYM", "PUNCT"}:
        for word, lemma in list(entries[upos].items()):
            entries[upos].setdefault(word[0].upper() + word[1:], lemma)
    return entries


def _lemmas(trainer: Any, document: Any, pairs: Sequence[Sequence[str]]) -> list[str]:
    skipped = trainer.skip_seq2seq(pairs)
    batches = DataLoader(
        document,
        1000,
        trainer.args,
        vocab=trainer.vocab,
        evaluation=True,
        skip=skipped,
        expand_unk_vocab=True,
    )
    found: list[str] = []
    edits: list[int] = []
    with torch.no_grad():
        for batch in batches:
            words, kinds = trainer.predict(batch, 1, batches.vocab)
            found += words
            edits += kinds or []
    unknown = [pair[0] for pair, known in zip(pairs, skipped, strict=True) if not known]
    made = iter(trainer.postprocess(unknown, found, edits=edits))
    return list(trainer.ensemble(pairs, ["" if known else next(made) for known in skipped]))


def predict_lemmas(*, model: Path, conllu: Path) -> list[str]:
    """The lemma of each word of a CoNLL-U file, as the lemmatizer ``model`` predicts it from word and tag."""
    trainer = Trainer(model_file=str(model), device="cpu", args={})
    document = CoNLL.conll2doc(str(conllu))
    return _lemmas(trainer, document, document.get([TEXT, UPOS]))
