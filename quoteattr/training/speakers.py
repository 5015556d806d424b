"""Train the rankers of speakers and addressees on annotated texts.

``python -m quoteattr.training speakers GOLD... --out FOLDER`` reads gold files, trains boosted trees on the
choices that the rules leave open, prints the figures of the whole library on held-out documents and writes
the weights of models trained on all, ``speaker_weights.json`` and ``addressee_weights.json``, which
``QuoteExtractor(weights=FOLDER)`` reads. They go on from the weights that come with quoteattr, so that five
texts are enough to begin with. How sure speakers and addressees may be is learned from the documents of the
other folds.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import evolve, frozen

from quoteattr.evaluation.gold import Gold, read_gold_files
from quoteattr.evaluation.metrics import Scores, score
from quoteattr.evaluation.tables import calibration_report, markdown_report
from quoteattr.extractor import QuoteExtractor
from quoteattr.flow import attribute
from quoteattr.languages import load_weights
from quoteattr.schema import Extraction
from quoteattr.stages.attribution import (
    Attribution,
    Cast,
    GenreRankers,
    Ranker,
    Turns,
    attribute_addressees,
    attribute_speakers,
    speaking_jointly,
)
from quoteattr.stages.attribution.so_far import SpeakersSoFar
from quoteattr.stages.attribution.speakers import OpenChoice, local_attributions, open_choices
from quoteattr.stages.indices import EntityIndex, PassageIndex, numbered
from quoteattr.stages.marks import Marks
from quoteattr.stages.scene import Scene
from quoteattr.training.addressees import addressee_choices
from quoteattr.training.certainty import Outcome, fit, outcomes
from quoteattr.training.choices import Choice, entities_of, is_of, match, train
from quoteattr.training.trees import Growth

__all__ = [
    "IN_STORIES",
    "THRESHOLD",
    "Annotated",
    "HeldOut",
    "Rankers",
    "fold_of",
    "hold_out",
    "main",
    "speaker_choices",
    "train_rankers",
    "write",
]

THRESHOLD = 0.65
"""Least confidence with which a speaker is named; below it the passage has none."""

IN_STORIES = 0.5
"""The same in stories with dialogue, where a reader expects every turn to have its speaker."""

_SPEAKER_GROWTH = Growth(trees=120, leaves=8, rate=0.1, rows_a_leaf=40)

_ADDRESSEE_GROWTH = Growth(trees=200, leaves=8, rate=0.05, rows_a_leaf=80, columns=0.4)

_GOING_ON = Growth(trees=30, leaves=4, rate=0.05, rows_a_leaf=20, smoothing=10.0)
"""How trees are grown that are added to others."""

_FEWEST = 5
"""How few texts there is something to learn from."""

_SMALL = 50
"""Documents below which each fold gets as many as the others."""

_SAMPLES = 3
"""How often a random part of the other speakers is shown, besides none of them and all."""


@frozen
class Annotated:
    """A text with its right answers and all that is found in it before speakers are attached."""

    gold: Gold
    scene: Scene
    marks: Marks

    @classmethod
    def of(cls, gold: Gold, extractor: QuoteExtractor) -> Annotated:
        """A gold text as an extractor finds it."""
        return cls(gold, *extractor.scene(gold.text))


@frozen
class Rankers:
    """What is trained together.

    :param speakers: the rankers of speakers.
    :param addressees: the rankers of addressees.
    """

    speakers: GenreRankers
    addressees: GenreRankers

    @classmethod
    def shipped(cls, lang: str) -> Rankers:
        """Those that come with a language."""
        speakers, addressees = (load_weights(lang, name) for name in ("speaker", "addressee"))
        return cls(GenreRankers.from_json(speakers), GenreRankers.from_json(addressees))

    def extraction(self, text: Annotated) -> Extraction:
        """What is found in a text with them."""
        return attribute(text.scene, text.marks, self.speakers, self.addressees)


def speaker_choices(text: Annotated, seed: int = 1) -> Iterator[Choice]:
    """The choices that the rules leave open in a text, with the answers that its gold gives.

    Each comes several times: the speakers of the other open quotations are shown all, in part or not at all,
    as they are known when the ranker comes to ask.
    """
    scene = text.scene
    cast, turns = Cast(scene), Turns(scene)
    local = local_attributions(scene, cast, turns)
    known = SpeakersSoFar(scene, cast, turns, Ranker(), local)
    choices = open_choices(known)
    rules = {choice.index: local[choice.index] for choice in choices}
    quotes = match(scene, text.gold)
    parties = {index: quote.speaker for index, quote in quotes.items() if quote.speaker is not None}
    entities = entities_of(cast, parties.values())
    answers = {index: entities[party] for index, party in parties.items()}
    chance = random.Random(f"{seed} {text.gold.id}")
    for shown in (0.0, *(chance.random() for _ in range(_SAMPLES)), 1.0):
        for choice in choices:
            speaking = answers.get(choice.index) if chance.random() < shown else None
            local[choice.index] = _spoken(rules[choice.index], speaking)
        for choice in choices:
            if choice.index in parties:
                own = local[choice.index]
                local[choice.index] = _spoken(rules[choice.index], None)
                candidates = choice.candidates(known)
                features = tuple(known.features.of(candidates, choice.index, local, choice.pronoun))
                local[choice.index] = own
                right = [
                    number
                    for number, entity in enumerate(candidates)
                    if entity in answers[choice.index] or _is_shown(known, choice, entity, parties)
                ]
                yield Choice(text.gold.id, features, frozenset(right))


def _spoken(rule: Attribution | None, entities: Sequence[EntityIndex] | None) -> Attribution | None:
    """What is known of an open passage: what a rule found, and which entity speaks."""
    if not entities:
        return None if rule is None else rule.of(None)
    return (rule or Attribution("gold", None)).of(entities[0])


def _is_shown(
    known: SpeakersSoFar, choice: OpenChoice, entity: EntityIndex, parties: Mapping[PassageIndex, object]
) -> bool:
    """Whether the words by which a candidate would be shown stand for the right speaker."""
    if choice.pronoun is not None:
        return False
    shown = known.cast.shown(entity, known.passage(choice.index).outer_start)
    return is_of(known.scene, shown, parties[choice.index])  # type: ignore[arg-type]


def fold_of(document: str, folds: int) -> int:
    """The fold that a document is in, by its id alone."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % folds


def _folds(documents: Iterable[str], folds: int) -> dict[str, int]:
    """The fold of each document; where they are few, as many in each."""
    names = sorted(documents, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    if len(names) < _SMALL:
        return {name: place % folds for place, name in enumerate(names)}
    return {name: fold_of(name, folds) for name in names}


def train_rankers(
    texts: Sequence[Annotated],
    *,
    base: Rankers | None = None,
    folds: int = 5,
    seed: int = 1,
) -> Rankers:
    """Rankers of speakers and addressees that are trained on all ``texts``.

    :param base: rankers that are trained already and go on from there.
    :param folds: how many times a part of the texts is held out, to learn how sure the rankers may be.
    """
    return hold_out(texts, base=base, folds=folds, seed=seed).rankers


@frozen
class HeldOut:
    """What came of training with a part of the texts held out in turn.

    :param extractions: what was found in each text, by its id, by rankers that did not see it.
    :param rankers: the rankers trained on all texts.
    :param choices: how many open choices of speakers there are.
    """

    extractions: Mapping[str, Extraction]
    rankers: Rankers
    choices: int


def hold_out(
    texts: Sequence[Annotated], *, base: Rankers | None = None, folds: int = 5, seed: int = 1
) -> HeldOut:
    """Train on all texts but those of one fold, for each fold and then for none.

    Rankers for stories learn from stories alone, and those for reports from all else: what tells who speaks
    in the one misleads in the other. Where there are none of a kind, its rankers stay what they are, or learn
    from the others if they are nothing yet.
    """
    extractions: dict[str, Extraction] = {}
    choices = 0
    trained: dict[bool, _Pair] = {}
    for in_story in (False, True):
        before = _Pair.of(base, in_story=in_story)
        threshold = IN_STORIES if in_story else THRESHOLD
        part = [text for text in texts if Turns(text.scene).in_story == in_story]
        if part or base is None:
            pairs, inside, count = _hold_out_of(
                part or texts, before, threshold, from_nothing=base is None, folds=folds, seed=seed
            )
            trained[in_story] = pairs[None]
            extractions |= {
                text.gold.id: attribute(text.scene, text.marks, *pairs[inside[text.gold.id]].for_all)
                for text in part
            }
            choices += count if part else 0
        else:
            trained[in_story] = before
    reports, stories = trained[False], trained[True]
    rankers = Rankers(
        GenreRankers(reports.speakers, stories.speakers), GenreRankers(reports.addressees, stories.addressees)
    )
    return HeldOut(extractions, rankers, choices)


@frozen
class _Pair:
    """The rankers of speakers and of addressees for texts of one kind."""

    speakers: Ranker
    addressees: Ranker

    @classmethod
    def of(cls, rankers: Rankers | None, *, in_story: bool) -> _Pair:
        """Those among ``rankers``; untrained ones where there are none."""
        if rankers is None:
            return cls(Ranker(), Ranker())
        return cls(rankers.speakers.of(in_story=in_story), rankers.addressees.of(in_story=in_story))

    @property
    def for_all(self) -> tuple[GenreRankers, GenreRankers]:
        """The same for texts of any kind."""
        return GenreRankers(self.speakers, self.speakers), GenreRankers(self.addressees, self.addressees)


def _hold_out_of(
    texts: Sequence[Annotated], before: _Pair, threshold: float, *, from_nothing: bool, folds: int, seed: int
) -> tuple[Mapping[int | None, _Pair], Mapping[str, int], int]:
    """The same for texts of one kind.

    :return: for each fold the rankers that did not see it, and those that saw all at ``None``; for each text
        its fold; how many open choices of speakers there are.
    """
    made = {text.gold.id: list(speaker_choices(text, seed)) for text in texts}
    inside = _folds(made, folds)

    def speakers_without(fold: int | None) -> Ranker:
        rows = [choice for name, choices in made.items() if inside[name] != fold for choice in choices]
        growth = evolve(_SPEAKER_GROWTH if from_nothing else _GOING_ON, seed=seed)
        return Ranker(train(rows, base=before.speakers.trees, growth=growth))

    speaking = {fold: speakers_without(fold) for fold in range(folds)}
    heard = {
        text.gold.id: addressee_choices(
            text.scene, text.gold, _speakers(text.scene, speaking[inside[text.gold.id]])
        )
        for text in texts
    }

    def addressees_without(fold: int | None) -> Ranker:
        rows = [choice for name, choices in heard.items() if inside[name] != fold for choice in choices]
        growth = evolve(_ADDRESSEE_GROWTH if from_nothing else _GOING_ON, seed=seed)
        return Ranker(train(rows, base=before.addressees.trees, growth=growth))

    rankers = {fold: _Pair(speaking[fold], addressees_without(fold)) for fold in range(folds)}
    found = [_outcomes(text, rankers[inside[text.gold.id]]) for text in texts]
    spoken = [outcome for of_text, _ in found for outcome in of_text]
    listened = [outcome for _, of_text in found for outcome in of_text]

    def sure(pair: _Pair, fold: int | None) -> _Pair:
        speaker_certainty, addressee_certainty = (
            fit([one for one in found if inside[one.document] != fold], before_it.certainty, seed)
            for found, before_it in ((spoken, before.speakers), (listened, before.addressees))
        )
        return _Pair(
            evolve(pair.speakers, certainty=speaker_certainty, threshold=threshold),
            evolve(pair.addressees, certainty=addressee_certainty),
        )

    certain: dict[int | None, _Pair] = {fold: sure(pair, fold) for fold, pair in rankers.items()}
    certain[None] = sure(_Pair(speakers_without(None), addressees_without(None)), None)
    return certain, inside, sum(map(len, made.values())) // (_SAMPLES + 2)


def _outcomes(text: Annotated, rankers: _Pair) -> tuple[list[Outcome], list[Outcome]]:
    """What becomes of the speakers and of the addressees that rankers give who did not see the text."""
    scene, document = text.scene, text.gold.id
    cast, turns = Cast(scene), Turns(scene)
    quotes = match(scene, text.gold)
    speakers = attribute_speakers(scene, cast, turns, rankers.speakers)
    given = list(numbered(PassageIndex, speakers))
    wanted = {index: quote.speaker for index, quote in quotes.items() if quote.speaker is not None}
    joint = speaking_jointly(scene, speakers)
    heard = attribute_addressees(scene, cast, turns, speakers, joint, rankers.addressees)
    listening = [(index, one) for index, several in numbered(PassageIndex, heard) for one in several]
    told = {index: quote.addressee for index, quote in quotes.items() if scene.passages[index].marked}
    return (
        list(outcomes(document, cast, turns, given, wanted)),
        list(outcomes(document, cast, turns, listening, told)),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line, see the module's docstring; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m quoteattr.training speakers", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="gold files or folders")
    parser.add_argument("--out", type=Path, help="folder to write the weights to")
    parser.add_argument("--calibration", action="store_true", help="compare confidence with precision")
    parser.add_argument("--folds", type=int, default=5, help="folds of documents for the held-out figures")
    parser.add_argument(
        "--from-nothing", action="store_true", help="do not go on from the weights that come with quoteattr"
    )
    options = parser.parse_args(arguments)
    documents = read_gold_files(options.gold).documents
    if len(documents) < _FEWEST:
        print(f"{len(documents)} texts are too few to learn from; name at least {_FEWEST}", file=sys.stderr)
        return 2
    extractor = QuoteExtractor()
    texts = [Annotated.of(document, extractor) for document in documents]
    base = None if options.from_nothing else Rankers.shipped(extractor.lang)
    held_out = hold_out(texts, base=base, folds=options.folds)
    scores = _scores(texts, held_out.extractions)
    print(f"{held_out.choices} open choices of speakers; figures by rankers that did not see the document:\n")
    print(markdown_report(scores))
    if base is not None:
        before = _scores(texts, {text.gold.id: base.extraction(text) for text in texts})
        shipped, own = (figures["speaker"].f for figures in (before.figures, scores.figures))
        print(f"\nspeakers, F1: {shipped:.1f} with the weights that come with quoteattr,")
        print(f"{own:.1f} with those that go on from them with the other texts of yours")
    if options.calibration:
        for genre, part in scores.by_genre().items():
            print(f"\n{genre}: {calibration_report(part)}")
    if options.out is not None:
        write(held_out.rankers, options.out)
        print(f"\nwritten; use them with QuoteExtractor(weights={str(options.out)!r})")
    return 0


def _scores(texts: Sequence[Annotated], extractions: Mapping[str, Extraction]) -> Scores:
    """The figures of what was found in texts, by their ids."""
    by_text = {text.gold.text: extractions[text.gold.id] for text in texts}
    return score([text.gold for text in texts], by_text.__getitem__)


def write(rankers: Rankers, folder: Path) -> None:
    """Write the weights of rankers into a folder, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, ranker in (("speaker", rankers.speakers), ("addressee", rankers.addressees)):
        table = json.dumps(ranker.to_json(), ensure_ascii=False, separators=(",", ":"))
        (folder / f"{name}_weights.json").write_text(table + "\n", encoding="utf-8")


def _speakers(scene: Scene, ranker: Ranker) -> tuple[Attribution, ...]:
    return attribute_speakers(scene, Cast(scene), Turns(scene), ranker)


if __name__ == "__main__":
    sys.exit(main())
