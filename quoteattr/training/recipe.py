"""The whole way from treebank and vectors to a model package."""

from __future__ import annotations

import json
import lzma
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from attrs import evolve, frozen
from stanza.models.common.pretrain import Pretrain

from quoteattr.training import lemmatizer, parser, tagger, tokenizer
from quoteattr.training.augment import MARK_STYLES, restyled
from quoteattr.training.data import Tree, find, plain_lemmas, read_conllu, write_conllu
from quoteattr.training.lemmatizer import SIZES as LEMMATIZER_SIZES
from quoteattr.training.loop import Schedule, seed_everything
from quoteattr.training.pack import PROCESSORS, model_file, pack
from quoteattr.training.parser import SIZES as PARSER_SIZES
from quoteattr.training.tagger import SIZES as TAGGER_SIZES
from quoteattr.training.tokenizer import SIZES as TOKENIZER_SIZES

__all__ = ["FULL", "SMOKE", "Recipe", "make"]

_TRAIN, _DEV = "nl-train.conllu", "nl-dev.conllu"
Say = Callable[[str], None]


@frozen
class Recipe:
    """How long each model is trained, and with which sizes.

    :param early_tagger: the short training of the tagger that only tags the parser's training text. A tagger
        that has not yet learned that text by heart makes the same kind and number of mistakes there as on a
        new one, and these are what the parser has to live with.
    :param half: multiply in bfloat16 where a model allows it; fast on processors that have it.
    """

    tokenizer: Schedule
    tagger: Schedule
    early_tagger: Schedule
    lemmatizer: Schedule
    parser: Schedule
    tokenizer_sizes: Sequence[str] = tuple(TOKENIZER_SIZES)
    tagger_sizes: Sequence[str] = tuple(TAGGER_SIZES)
    lemmatizer_sizes: Sequence[str] = tuple(LEMMATIZER_SIZES)
    parser_sizes: Sequence[str] = tuple(PARSER_SIZES)
    half: bool = True
    seed: int = 1

    def longer(self, factor: float) -> Recipe:
        """The same recipe with ``factor`` times as many updates of tagger, lemmatizer and parser.

        The tagger for the parser's training text stays short.
        """
        return evolve(
            self,
            tagger=self.tagger.scaled(factor),
            lemmatizer=self.lemmatizer.scaled(factor),
            parser=self.parser.scaled(factor),
        )


FULL = Recipe(
    tokenizer=Schedule(5500, peak=4e-3, warmup=100, average=0.99, evaluate_every=500),
    tagger=Schedule(8200, evaluate_every=700),
    early_tagger=Schedule(10_000, stop=2000),
    lemmatizer=Schedule(11_300, warmup=100, average=0.99, evaluate_every=500),
    parser=Schedule(16_000, peak=2.5e-3),
)
"""The recipe of the bundled model."""

_TINY = Schedule(6, peak=5e-3, warmup=2, average=0.5, evaluate_every=6, checkpoint_every=3)

SMOKE = Recipe(
    tokenizer=evolve(_TINY, steps=60, warmup=10, peak=1e-2, average=0.9),
    tagger=evolve(_TINY, steps=30, average=0.9),
    early_tagger=_TINY,
    lemmatizer=_TINY,
    parser=evolve(_TINY, steps=30, average=0.9),
    tokenizer_sizes=["--emb_dim=16", "--hidden_dim=16", "--dropout=0.1", "--max_seqlen=300", "--no_use_mwt"],
    tagger_sizes=[
        *(
            "--hidden_dim=24",
            "--num_layers=1",
            "--word_emb_dim=16",
            "--word_cutoff=0",
            "--transformed_dim=16",
        ),
        *("--char_emb_dim=8", "--char_hidden_dim=16", "--deep_biaff_hidden_dim=24", "--share_hid"),
        *("--dropout=0.1", "--word_dropout=0.05", "--augment_nopunct=0.1"),
    ],
    lemmatizer_sizes=["--hidden_dim=24", "--emb_dim=16", "--pos_dim=16"],
    parser_sizes=[
        *("--hidden_dim=24", "--num_layers=1", "--word_emb_dim=16", "--word_cutoff=0", "--tag_emb_dim=8"),
        *("--no_xpos", "--no_ufeats", "--no_char", "--transformed_dim=16", "--deep_biaff_hidden_dim=16"),
        *("--dropout=0.1", "--word_dropout=0.05", "--augment_nopunct=0.1"),
    ],
    half=False,
)
"""A recipe of a minute for a handful of sentences: shows that all parts work together."""


def make(
    data: Path,
    work: Path,
    out: Path,
    *,
    recipe: Recipe = FULL,
    start: Path | None = None,
    say: Say = print,
) -> dict[str, str]:
    """Train all models and write the package to ``out``; return its checksums.

    A step that is done is not done again, and one that was broken off goes on from its last checkpoint.

    :param data: folder with ``ud/nl-train.conllu``, ``ud/nl-dev.conllu`` and one file of word vectors in
        ``vectors``, each plain or compressed with xz.
    :param work: folder for intermediate files.
    :param start: model package of the same sizes; the training goes on from its weights.
    """
    work.mkdir(parents=True, exist_ok=True)
    train, dev = read_conllu(find(data / "ud", _TRAIN)), read_conllu(find(data / "ud", _DEV))
    seed_everything(recipe.seed)
    plain_train, plain_dev = [plain_lemmas(tree) for tree in train], [plain_lemmas(tree) for tree in dev]
    varied = [restyled(tree) for tree in plain_train]
    gold_train, gold_dev = work / "gold-train.conllu", work / "gold-dev.conllu"
    write_conllu(varied, gold_train)
    write_conllu(plain_dev, gold_dev)
    vectors = prepare_vectors(data / "vectors", work / "vectors.pt")
    common: dict[str, Any] = {"dev": gold_dev, "seed": recipe.seed, "say": say}
    early = work / "tagger-early.pt"
    models = {name: work / f"{name}.pt" for name in PROCESSORS}

    def begin(processor: str) -> Path | None:
        return model_file(start, processor) if start is not None else None

    def train_tagger(out: Path, schedule: Schedule, first: Path | None = None) -> float:
        given = {"vocabulary": gold_train, "vectors": vectors, "sizes": recipe.tagger_sizes, **common}
        return tagger.train_tagger(train=gold_train, out=out, schedule=schedule, start=first, **given)

    def train_lemmatizer() -> float:
        given = {"trees": plain_train + varied, "sizes": recipe.lemmatizer_sizes, **common}
        given |= {"schedule": recipe.lemmatizer, "start": begin("lemma")}
        return lemmatizer.train_lemmatizer(train=gold_train, out=models["lemma"], **given)

    def train_tokenizer() -> float:
        given = {**common, "dev": dev, "sizes": recipe.tokenizer_sizes, "start": begin("tokenize")}
        return tokenizer.train_tokenizer(
            train=train, out=models["tokenize"], schedule=recipe.tokenizer, **given
        )

    def train_parser() -> float:
        tagged_train, tagged_dev = work / "tagged-train.conllu", work / "tagged-dev.conllu"
        if not tagged_train.exists():
            retag(plain_dev, gold_dev, models["pos"], models["lemma"], vectors, tagged_dev, say)
            retag(varied, gold_train, early, models["lemma"], vectors, tagged_train, say)
        given = {"vocabulary": gold_train, "vectors": vectors, "sizes": recipe.parser_sizes, **common}
        given |= {"dev": tagged_dev, "half": recipe.half}
        return parser.train_parser(
            train=tagged_train,
            out=models["depparse"],
            schedule=recipe.parser,
            start=begin("depparse"),
            **given,
        )

    _once(early, say, lambda: train_tagger(early, recipe.early_tagger))
    _once(models["pos"], say, lambda: train_tagger(models["pos"], recipe.tagger, begin("pos")))
    _once(models["lemma"], say, train_lemmatizer)
    _once(models["tokenize"], say, train_tokenizer)
    _once(models["depparse"], say, train_parser)
    return pack(models, work / "vectors.pt", out)


def _once(model: Path, say: Say, train: Callable[[], float]) -> None:
    """Train unless a former run finished ``model``; a file beside the model says so."""
    done = model.with_suffix(".json")
    if done.exists() and model.exists():
        say(f"{model.stem}: done before")
        return
    done.write_text(json.dumps({"development": train()}), encoding="utf-8")


def prepare_vectors(folder: Path, target: Path) -> Any:
    """The word vectors in ``folder`` as a Stanza ``Pretrain``, converted to the file ``target`` once.

    :raises FileNotFoundError: ``folder`` holds no ``.vec`` or ``.vec.xz`` file.
    """
    if not target.exists():
        files = sorted([*folder.glob("*.vec"), *folder.glob("*.vec.xz")])
        if not files:
            raise FileNotFoundError(f"no .vec or .vec.xz file in {folder}")
        source = files[0]
        if source.suffix == ".xz":
            text = target.with_suffix(".vec")
            with lzma.open(source) as packed, text.open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked)
            source = text
        read = Pretrain(filename=None, vec_filename=str(source), save_to_file=False)
        words, table = with_other_marks(list(read.vocab), read.emb)
        state = {**read.vocab.state_dict(), "_id2unit": words}
        state["_unit2id"] = {word: number for number, word in enumerate(words)}
        torch.save({"vocab": state, "emb": table}, target)
    vectors = Pretrain(str(target))
    vectors.load()
    return vectors


def with_other_marks(words: Sequence[str], table: Any) -> tuple[list[str], Any]:
    """Give quotation marks and words with an apostrophe that have no vector the vector of the plain ones."""
    known = {word: number for number, word in enumerate(words)}
    others = {mark: '"' for style in MARK_STYLES for mark in style}
    others |= {"…": "...", "–": "-", "—": "-"}
    others |= {word.replace("'", "’"): word for word in words if "'" in word and len(word) > 1}
    added = [(word, known[plain]) for word, plain in others.items() if word not in known and plain in known]
    rows = torch.stack([table[number] for _, number in added]) if added else table[:0]
    return [*words, *(word for word, _ in added)], torch.cat([table, rows])


def retag(
    trees: Sequence[Tree],
    gold: Path,
    tagger_model: Path,
    lemmatizer_model: Path,
    vectors: Any,
    out: Path,
    say: Say,
) -> None:
    """Write ``trees``, which are those of the file ``gold``, with predicted tags and lemmas to ``out``."""
    tags = tagger.predict_tags(model=tagger_model, vectors=vectors, conllu=gold)
    tagged = [
        evolve(
            tree,
            rows=tuple(
                evolve(row, upos=tag, feats=feats) for row, (tag, feats) in zip(tree.rows, found, strict=True)
            ),
        )
        for tree, found in zip(trees, tags, strict=True)
    ]
    write_conllu(tagged, out)
    lemmas = iter(lemmatizer.predict_lemmas(model=lemmatizer_model, conllu=out))
    finished = [
        evolve(tree, rows=tuple(evolve(row, lemma=next(lemmas)) for row in tree.rows)) for tree in tagged
    ]
    write_conllu(finished, out)
    words = [
        pair
        for new, old in zip(finished, trees, strict=True)
        for pair in zip(new.rows, old.rows, strict=True)
    ]
    right = sum(new.upos == old.upos for new, old in words) / len(words)
    lemma = sum(new.lemma == old.lemma for new, old in words) / len(words)
    say(f"{out.stem}: {100 * right:.2f} % of the tags and {100 * lemma:.2f} % of the lemmas are right")


def set_threads(count: int) -> None:
    """Use ``count`` processor threads; one is best where several models are trained side by side."""
    torch.set_num_threads(count)
