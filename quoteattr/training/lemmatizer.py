"""Train the lemmatizer: a dictionary of what the treebank holds, and a network for all other words."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from attrs import asdict, frozen
from stanza.models import lemmatizer as stanza_lemmatizer
from stanza.models.common.doc import LEMMA, TEXT, UPOS
from stanza.models.lemma.data import DataLoader
from stanza.models.lemma.trainer import Trainer
from stanza.utils.conll import CoNLL

from quoteattr.training.augment import MARKS
from quoteattr.training.data import Tree
from quoteattr.training.loop import Job, Say, Trainee, fit, seed_everything, take_weights
from quoteattr.training.words import load_words

__all__ = ["Inventor", "LemmatizerJob", "LemmatizerSettings", "predict_lemmas", "train_lemmatizer"]

_BATCH = 100
_REAL = 0.6
_MARKS = sorted({*MARKS, *"…–—"})

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


@frozen(kw_only=True)
class LemmatizerSettings:
    """Sizes and dropout of Stanza's lemmatizer in the bundled model, by the names of its options."""

    hidden_dim: int = 200
    emb_dim: int = 50
    pos_dim: int = 50
    emb_dropout: float = 0.1
    dropout: float = 0.2
    pos_dropout: float = 0.1

    def stanza_arguments(self) -> dict[str, Any]:
        """All options of Stanza's lemmatizer."""
        fixed = ["--shorthand=nl_quoteattr", "--device=cpu", "--beam_size=1"]
        arguments: dict[str, Any] = stanza_lemmatizer.parse_args(fixed)
        return arguments | asdict(self)


@frozen(kw_only=True)
class LemmatizerJob(Job):
    """A training of the lemmatizer. Lemmas of verbs must come without detached particles.

    :param train: CoNLL-U file that the characters and parts of speech are taken from.
    :param trees: sentences whose words are learned and give what new ones are made of.
    :param dev: CoNLL-U file.
    """

    train: Path
    trees: Sequence[Tree]
    dev: Path
    settings: LemmatizerSettings


def train_lemmatizer(job: LemmatizerJob, say: Say) -> float:
    """Train and write a lemmatizer.

    :returns: share of words of ``job.dev`` with the right lemma, given their parts of speech.
    """
    seed_everything(job.seed)
    return fit(_LemmatizerInTraining.of(job), job, say)


@frozen(kw_only=True)
class _LemmatizerInTraining(Trainee):
    name = "lemmatizer"

    loader: DataLoader
    inventor: Inventor
    dev: Path

    @classmethod
    def of(cls, job: LemmatizerJob) -> _LemmatizerInTraining:
        arguments = job.settings.stanza_arguments()
        known = (
            Trainer(model_file=str(job.start), device="cpu", args={}).vocab if job.start is not None else None
        )
        loader = DataLoader(CoNLL.conll2doc(str(job.train)), _BATCH, arguments, vocab=known, evaluation=False)
        arguments["vocab_size"] = loader.vocab["char"].size
        arguments["pos_vocab_size"] = loader.vocab["pos"].size
        trainer = Trainer(args=arguments, vocab=loader.vocab, device="cpu")
        if job.start is not None:
            take_weights(trainer.model, job.start)
        inventor = Inventor.of(job.trees)
        trainer.pos_dict = _dictionary(inventor.words)
        return cls(trainer=trainer, loader=loader, inventor=inventor, dev=job.dev)

    def use(self, optimizer: torch.optim.Optimizer) -> None:
        self.trainer.optimizer = optimizer

    def batches(self) -> Iterator[Any]:
        vocab = self.loader.vocab
        while True:
            made = sorted((self.inventor.word() for _ in range(8 * _BATCH)), key=lambda word: len(word[0]))
            chunks = [made[first : first + _BATCH] for first in range(0, len(made), _BATCH)]
            random.shuffle(chunks)
            for chunk in chunks:
                self.loader.data = [
                    self.loader.preprocess(chunk, vocab["char"], vocab["pos"], self.trainer.args)
                ]
                yield self.loader[0]

    def score(self) -> float:
        gold = CoNLL.conll2doc(str(self.dev))
        wanted = gold.get([LEMMA])
        found = _lemmas(self.trainer, gold)
        return float(sum(a == b for a, b in zip(found, wanted, strict=True)) / len(wanted))


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


def _lemmas(trainer: Any, document: Any) -> list[str]:
    """The lemma of each word of a document of Stanza."""
    pairs = document.get([TEXT, UPOS])
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
    return _lemmas(trainer, CoNLL.conll2doc(str(conllu)))
