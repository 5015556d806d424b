"""Scores as plain text, as a Markdown table and as one dictionary for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from quoteattr.evaluation.metrics import PRF, Certainty, Scores
from quoteattr.evaluation.mistakes import Mistake, find_mistakes

__all__ = ["calibration_report", "json_report", "markdown_report", "mistakes_report", "text_report"]

_CONTEXT = 90
"""Code points of text shown on each side of a mistake."""

_LONGEST = 160
"""Code points of the quotation shown."""

_LABELS = {
    "direct.overlap": "direct and mixed quotations",
    "direct.exact": "– with exactly the same span",
    "direct.outer": "– without what is quoted within them and is not in the gold",
    "indirect.overlap": "indirect quotations",
    "headline.overlap": "headlines",
    "speaker": "speaker of direct, mixed and headline quotations",
    "name": "– by the name of the entity",
    "speaker.acc": "– where the quotation was found",
    "speaker.indirect": "speaker of indirect quotations",
    "addressee": "addressee of direct and mixed quotations",
}


def text_report(scores: Scores, seconds: float) -> str:
    """All figures but the calibration, for people."""
    lines = [*_figure_lines(scores), "", *_speed_lines(scores, seconds)]
    genres = scores.by_genre()
    if len(genres) > 1:
        for genre, part in genres.items():
            texts = len(part.comparisons)
            lines += ["", f"{genre} ({texts} {'text' if texts == 1 else 'texts'})", *_figure_lines(part)]
    lines += ["", *_kind_lines(scores), "", *_speaker_lines(scores)]
    return "\n".join(lines)


def calibration_report(scores: Scores) -> str:
    """Confidence against precision: of speakers, of their names, of addressees."""
    parts = []
    for certainty in Certainty:
        rows = [
            (f"{one.low:.1f}-{one.high:.1f}", f"{one.confidence:.2f}", f"{one.precision:.2f}", str(one.given))
            for one in scores.calibration(certainty)
        ]
        heading = f"calibration: {certainty}"
        parts.append("\n".join([heading, *_columns([("confidence", "mean", "right", "given"), *rows])]))
    return "\n\n".join(parts)


def mistakes_report(scores: Scores) -> str:
    """Every mistake with its place and its sentence, the most frequent cause first."""
    groups = find_mistakes(scores)
    lines = [f"mistakes: {sum(map(len, groups.values()))}"]
    lines += [f"  {len(mistakes):4d}  {cause}" for cause, mistakes in groups.items()]
    for cause, mistakes in groups.items():
        lines += ["", f"{cause} ({len(mistakes)})"]
        for mistake in mistakes:
            lines += _mistake_lines(mistake)
    return "\n".join(lines)


def markdown_report(scores: Scores) -> str:
    """The main figures as a Markdown table, one column group a genre: for documents."""
    genres = scores.by_genre()
    header = ["in per cent", *(f"{genre}: precision | recall | F1" for genre in genres)]
    ruler = ["---", *("--: | --: | --:" for _ in genres)]
    rows = [_markdown_row(header), _markdown_row(ruler)]
    for key, label in _LABELS.items():
        figures = [part.figures[key] for part in genres.values()]
        if any(figure.gold for figure in figures):
            rows.append(_markdown_row([label, *map(_markdown_cells, figures)]))
    wrong = [part.wrong_speakers for part in genres.values()]
    rows.append(_markdown_row(["wrong speakers of those given", *(f"{rate:.1f} | |" for rate in wrong)]))
    sizes = ", ".join(
        f"{genre}: {len(part.comparisons)} texts, {part.words} words, "
        f"{sum(len(one.document.quotes) for one in part.comparisons)} quotations"
        for genre, part in genres.items()
    )
    return "\n".join([*rows, "", f"Measured on {sizes}."])


def json_report(scores: Scores, seconds: float) -> dict[str, Any]:
    """Everything as plain dictionaries and numbers: rates in per cent, confidence from 0 to 1."""
    return {
        **{key: figure.to_dict() for key, figure in scores.figures.items()},
        "words": scores.words,
        "seconds": round(seconds, 2),
        "words_per_second": round(scores.words / seconds, 1) if seconds else None,
        "speaker.wrong": {"percent": round(scores.wrong_speakers, 1), "given": len(scores.judged)},
        "kinds": {
            str(kind): {
                "p": round(found.precision, 1),
                "r": round(found.recall, 1),
                "gold": found.gold,
                "found": found.found,
                "given": found.given,
                "right": found.right,
            }
            for kind, found in scores.kinds.items()
        },
        "abstentions": {
            reason: {"owed": one.owed, "rightly": one.rightly} for reason, one in scores.abstentions.items()
        },
        "rules": {
            rule: {"given": given, "right": right, "wrong": given - right}
            for rule, (given, right) in scores.rules.items()
        },
        "genres": {
            genre: {key: figure.to_dict() for key, figure in part.figures.items()}
            for genre, part in scores.by_genre().items()
        },
        "calibration": {
            str(certainty): [
                {
                    "low": one.low,
                    "high": one.high,
                    "mean": round(one.confidence, 3),
                    "given": one.given,
                    "right": one.right,
                }
                for one in scores.calibration(certainty)
            ]
            for certainty in Certainty
        },
        "mistakes": {cause: len(mistakes) for cause, mistakes in find_mistakes(scores).items()},
    }


def _figure_lines(scores: Scores) -> Iterator[str]:
    for key, figure in scores.figures.items():
        yield f"{key:18s} {_rates(figure)}"


def _rates(figure: PRF) -> str:
    counts = f"({figure.tp}/{figure.pred}/{figure.gold})"
    return f"P {figure.p:5.1f} R {figure.r:5.1f} F {figure.f:5.1f}  {counts}"


def _speed_lines(scores: Scores, seconds: float) -> Iterator[str]:
    yield f"{'words':18s} {scores.words}"
    yield f"{'seconds':18s} {seconds:.2f}"
    if seconds:
        yield f"{'words_per_second':18s} {scores.words / seconds:.1f}"


def _kind_lines(scores: Scores) -> Iterator[str]:
    yield "spans by kind"
    rows = [
        (
            str(kind),
            f"{one.precision:.1f}",
            f"{one.recall:.1f}",
            f"{one.right}/{one.given}",
            f"{one.found}/{one.gold}",
        )
        for kind, one in scores.kinds.items()
    ]
    yield from _columns([("kind", "P", "R", "right/given", "found/gold"), *rows])


def _speaker_lines(scores: Scores) -> Iterator[str]:
    yield f"wrong speakers of those given: {scores.wrong_speakers:.1f} %, all kinds"
    yield ""
    yield "found and given no speaker"
    abstentions = [(reason, str(one.owed), str(one.rightly)) for reason, one in scores.abstentions.items()]
    yield from _columns([("reason", "has one", "has none"), *abstentions])
    yield ""
    yield "speakers by rule"
    rules = [
        (rule, str(given), str(right), str(given - right), f"{100 * right / given:.1f}")
        for rule, (given, right) in scores.rules.items()
    ]
    yield from _columns([("rule", "given", "right", "wrong", "P"), *rules])


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        yield "  " + "  ".join([first.ljust(widths[0]), *cells])


def _mistake_lines(mistake: Mistake) -> Iterator[str]:
    pair = mistake.pair
    yield f"  {pair.document.id}@{pair.span[0]}  {mistake.detail}{_provenance(mistake)}"
    yield f"      {_context(pair.document.text, *pair.span)}"


def _provenance(mistake: Mistake) -> str:
    found = mistake.pair.found
    if found is None:
        return ""
    known: Mapping[str, object] = {
        "rule": found.rule,
        "reason": found.reason,
        "cue": found.cue and found.cue.text,
    }
    said = [f"{name} {value}" for name, value in known.items() if value]
    return f"  ({', '.join(said)})" if said else ""


def _context(text: str, start: int, end: int) -> str:
    before = text[max(0, start - _CONTEXT) : start]
    quotation = text[start:end]
    if len(quotation) > _LONGEST:
        quotation = f"{quotation[: _LONGEST // 2]} … {quotation[-_LONGEST // 2 :]}"
    return " ".join(f"{before}⟦{quotation}⟧{text[end : end + _CONTEXT]}".split())


def _markdown_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _markdown_cells(figure: PRF) -> str:
    if not figure.gold:
        return "– | – | –"
    return f"{figure.p:.1f} | {figure.r:.1f} | {figure.f:.1f}"
