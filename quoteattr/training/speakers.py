"""Train the rankers of speakers and addressees on annotated texts.

``python -m quoteattr.training.speakers GOLD... --out FILE`` reads gold files, trains conditional logistic
models on the choices that the rules leave open, prints the figures of the whole library on held-out documents
and writes the weights of models trained on all. How sure the ranker of speakers may be is learned from the
held-out documents of the other folds.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import evolve, frozen

from quoteattr.evaluation.gold import Gold, read_gold_files
from quoteattr.evaluation.metrics import Scores, score
from quoteattr.evaluation.tables import calibration_report, markdown_report
from quoteattr.extractor import QuoteExtractor
from quoteattr.flow import attribute
from quoteattr.schema import Extraction, Form
from quoteattr.stages.attribution import Attribution, Cast, Ranker, Turns, attribute_speakers
from quoteattr.stages.attribution.attributions import Attributions
from quoteattr.stages.attribution.so_far import SpeakersSoFar
from quoteattr.stages.attribution.speakers import candidates_for_pronoun, local_attributions
from quoteattr.stages.indices import MentionIndex
from quoteattr.stages.marks import Marks
from quoteattr.stages.scene import Scene
from quoteattr.training.addressees import DECAY, addressee_choices
from quoteattr.training.calibration import fit
from quoteattr.training.choices import Choice, entities_of, match, train

__all__ = [
    "THRESHOLD",
    "Outcome",
    "attribute_held_out",
    "choices",
    "corrected",
    "folds_of",
    "main",
    "outcomes_of",
]

THRESHOLD = 0.25
"""Least probability of the best candidate; below it the ranker abstains."""


def choices(scene: Scene, gold: Gold) -> Iterator[Choice]:
    """The choices that the rules leave open in a text, with the answers that ``gold`` gives.

    The speakers of the other quotations are taken from ``gold`` where it knows them.
    """
    cast, turns = Cast(scene), Turns(scene)
    speakers = {index: quote.speaker for index, quote in match(scene, gold).items()}
    entities = entities_of(cast, speakers.values())
    right = {index: entities[party] for index, party in speakers.items() if party is not None}
    local = local_attributions(scene, cast, turns)
    known = SpeakersSoFar(scene, cast, turns, Ranker({}), Attributions(local))
    for index, speaking in right.items():
        if speaking:
            known.found[index] = (local[index] or Attribution("gold", None)).of(speaking[0])
    for index, speaking in right.items():
        attribution, answer = local[index], known.found[index]
        pronoun = _open_pronoun(scene, attribution)
        if attribution is None:
            known.found[index] = None
            candidates = cast.candidates(index, known.found)
        elif pronoun is not None:
            candidates = candidates_for_pronoun(known, index, pronoun)
        else:
            continue
        features = tuple(known.features.of(candidates, index, known.found, pronoun))
        known.found[index] = answer
        answers = frozenset(number for number, entity in enumerate(candidates) if entity in speaking)
        yield Choice(gold.id, features, answers, known.features.settings(pronoun))


def _open_pronoun(scene: Scene, attribution: Attribution | None) -> MentionIndex | None:
    """The pronoun of the third person that speaks, whose entity is a choice."""
    if attribution is None or attribution.mention is None:
        return None
    mention = scene.mentions[attribution.mention]
    return attribution.mention if mention.form is Form.PRONOUN and mention.person == 3 else None


def folds_of(documents: Sequence[Gold], folds: int) -> list[frozenset[str]]:
    """The ids of the documents of each fold; every genre is spread over the folds."""
    spread = sorted(documents, key=lambda document: (document.genre, document.id))
    return [frozenset(document.id for document in spread[fold::folds]) for fold in range(folds)]


def attribute_held_out(
    scenes: Mapping[str, tuple[Scene, Marks]], rankers: Mapping[frozenset[str], tuple[Ranker, Ranker]]
) -> dict[str, Extraction]:
    """The extraction of each text, by document id.

    :param rankers: for the ids of the documents of each fold the rankers of speakers and of addressees.
    """
    return {
        document: attribute(*scenes[document], *pair)
        for fold, pair in rankers.items()
        for document in sorted(fold)
    }


@frozen
class Outcome:
    """What became of a speaker that was ranked.

    :param document: id of the document.
    :param in_story: whether that is a story with dialogue.
    :param stated: the probability that the ranker gave.
    :param right: whether the speaker is the right one.
    """

    document: str
    in_story: bool
    stated: float
    right: bool


def outcomes_of(scores: Scores, scenes: Mapping[str, tuple[Scene, Marks]]) -> list[Outcome]:
    """The outcomes of all speakers that were ranked in ``scores``, which nothing has corrected."""
    in_story = {document: Turns(scene).in_story for document, (scene, _) in scenes.items()}
    return [
        Outcome(pair.document.id, in_story[pair.document.id], pair.found.confidence, pair.speaker_right)
        for pair in scores.judged
        if pair.found is not None and pair.found.rule == "ranked"
    ]


def corrected(ranker: Ranker, outcomes: Iterable[Outcome]) -> Ranker:
    """The same ranker, as sure in stories and in other texts as these outcomes allow."""
    lists: dict[bool, list[tuple[float, bool]]] = {True: [], False: []}
    for outcome in outcomes:
        lists[outcome.in_story].append((outcome.stated, outcome.right))
    return evolve(ranker, in_stories=fit(lists[True]), elsewhere=fit(lists[False]))


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line, see the module's docstring."""
    parser = argparse.ArgumentParser(prog="python -m quoteattr.training.speakers", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="gold files or folders")
    parser.add_argument("--out", type=Path, help="where to write the weights for speakers")
    parser.add_argument("--addressees-out", type=Path, help="where to write the weights for addressees")
    parser.add_argument("--calibration", action="store_true", help="compare confidence with precision")
    parser.add_argument("--folds", type=int, default=6, help="folds of documents for the held-out figures")
    options = parser.parse_args(arguments)
    documents = read_gold_files(options.gold).documents
    extractor = QuoteExtractor()
    scenes = {document.id: extractor.scene(document.text) for document in documents}
    gold = {document.id: document for document in documents}
    examples = [choice for name, (scene, _) in scenes.items() for choice in choices(scene, gold[name])]
    folds = folds_of(documents, options.folds)
    speaker_rankers = {
        fold: Ranker(train([e for e in examples if e.document not in fold]), THRESHOLD) for fold in folds
    }
    listening = [
        choice
        for fold, ranker in speaker_rankers.items()
        for name in sorted(fold)
        for choice in addressee_choices(scenes[name][0], gold[name], _speakers(scenes[name][0], ranker))
    ]
    rankers = {
        fold: (ranker, Ranker(train([e for e in listening if e.document not in fold], decay=DECAY)))
        for fold, ranker in speaker_rankers.items()
    }
    first = {extraction.text: extraction for extraction in attribute_held_out(scenes, rankers).values()}
    outcomes = outcomes_of(score(documents, first.__getitem__), scenes)
    rankers = {
        fold: (corrected(speakers, [o for o in outcomes if o.document not in fold]), addressees)
        for fold, (speakers, addressees) in rankers.items()
    }
    extractions = attribute_held_out(scenes, rankers)
    by_text = {extraction.text: extraction for extraction in extractions.values()}
    print(
        f"{len(examples)} open choices of speakers, {len(listening)} of addressees; "
        "figures by rankers that did not see the document:\n"
    )
    scores = score(documents, by_text.__getitem__)
    print(markdown_report(scores))
    if options.calibration:
        for genre, part in scores.by_genre().items():
            print(f"\n{genre}: {calibration_report(part)}")
    if options.out is not None:
        _write(options.out, corrected(Ranker(train(examples), THRESHOLD), outcomes))
    if options.addressees_out is not None:
        _write(options.addressees_out, Ranker(train(listening, decay=DECAY)))


def _speakers(scene: Scene, ranker: Ranker) -> tuple[Attribution, ...]:
    return attribute_speakers(scene, Cast(scene), Turns(scene), ranker)


def _write(path: Path, ranker: Ranker) -> None:
    path.write_text(json.dumps(ranker.to_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
