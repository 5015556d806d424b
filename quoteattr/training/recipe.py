"""How long each model is trained, and with which settings."""

from __future__ import annotations

from attrs import evolve, frozen

from quoteattr.training.lemmatizer import LemmatizerSettings
from quoteattr.training.loop import Schedule
from quoteattr.training.parser import ParserSettings
from quoteattr.training.tagger import TaggerSettings
from quoteattr.training.tokenizer import TokenizerSettings

__all__ = ["FULL", "SMOKE", "Recipe"]


@frozen(kw_only=True)
class Recipe:
    """The schedule of each training and the settings of each model.

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
    tokenizer_settings: TokenizerSettings
    tagger_settings: TaggerSettings
    lemmatizer_settings: LemmatizerSettings
    parser_settings: ParserSettings
    half: bool
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
    tokenizer_settings=TokenizerSettings(),
    tagger_settings=TaggerSettings(),
    lemmatizer_settings=LemmatizerSettings(),
    parser_settings=ParserSettings(),
    half=True,
)
"""The recipe of the bundled model."""

_TINY = Schedule(6, peak=5e-3, warmup=2, average=0.5, evaluate_every=6, checkpoint_every=3)

SMOKE = Recipe(
    tokenizer=evolve(_TINY, steps=60, warmup=10, peak=1e-2, average=0.9),
    tagger=evolve(_TINY, steps=30, average=0.9),
    early_tagger=_TINY,
    lemmatizer=_TINY,
    parser=evolve(_TINY, steps=30, average=0.9),
    tokenizer_settings=TokenizerSettings(emb_dim=16, hidden_dim=16, dropout=0.1),
    tagger_settings=TaggerSettings(
        hidden_dim=24,
        num_layers=1,
        word_emb_dim=16,
        word_cutoff=0,
        transformed_dim=16,
        char_emb_dim=8,
        char_hidden_dim=16,
        deep_biaff_hidden_dim=24,
        dropout=0.1,
        word_dropout=0.05,
    ),
    lemmatizer_settings=LemmatizerSettings(hidden_dim=24, emb_dim=16, pos_dim=16),
    parser_settings=ParserSettings(
        hidden_dim=24,
        num_layers=1,
        word_emb_dim=16,
        word_cutoff=0,
        tag_emb_dim=8,
        transformed_dim=16,
        deep_biaff_hidden_dim=16,
        dropout=0.1,
        word_dropout=0.05,
    ),
    half=False,
)
"""A recipe of a minute for a handful of sentences: shows that all parts work together."""
