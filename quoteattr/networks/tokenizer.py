"""The tokenizer: which characters end a token, and which of these a sentence."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import regex
from attrs import define, field, frozen

from quoteattr.networks.errors import UnknownArchitectureError
from quoteattr.networks.products import Array
from quoteattr.networks.recurrent import Layer, Linear, pack, sigmoid
from quoteattr.networks.vocabulary import Vocabulary

__all__ = ["Span", "Tokenizer"]

Span = tuple[int, int]
"""First code point, and the one after the last."""

_WINDOW, _MARGIN = 1000, 100
"""Characters that are read in one go, and those on either side of a window that are not judged in it."""

_BATCH_CHARS = 48_000
"""Characters that go through the network together."""

_TOKEN, _SENTENCE = 1, 2
"""What a character ends: a token, or a token and its sentence."""

_FIRST, _LAST, _UPPER, _DIGIT, _VARIANTS = 1, 2, 4, 8, 12
"""Steps between the rows of a unit: first or last in a paragraph, upper case, digit; and their number."""

_PADDING = 0
"""The row of what Stanza puts after the last character of a paragraph."""

_ADDRESS = regex.compile(
    r"""
      (?:https?://(?:www\.)?|www\.) [a-zA-Z0-9] [a-zA-Z0-9-]*+ \. [^\s"]{2,}
    | (?<![a-zA-Z0-9]) [a-zA-Z0-9]++ \. (?:gov|org|edu|net|com|co) \. [^\s"]{2,}
    | [a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}+ (?<!\.)
      @ (?: [a-z0-9] (?: [a-z0-9-]{0,62} [a-z0-9] )? \. )+ [a-z0-9] (?: [a-z0-9-]{0,62} [a-z0-9] )?
    """,
    regex.VERBOSE,
)


def _no_rows() -> Array:
    """For each code point that no row is known of it yet.

    An array takes all characters of a text in one step; of its eight megabytes only pages with characters
    that were met come to fill memory.
    """
    return np.zeros(sys.maxunicode + 1, dtype=np.int64)


@frozen
class _Window:
    """A stretch of a paragraph that is read in one go, and the part of it that is judged then.

    :param paragraph: index of the paragraph; all else are offsets in it.
    """

    paragraph: int
    start: int
    end: int
    judged_from: int
    judged_to: int


@define(eq=False)
class Tokenizer:
    """Stanza's tokenizer of characters (Qi et al. 2018) for text without multi-word tokens.

    A paragraph of more than 1,000 characters is read in windows that overlap: each character is judged in the
    window in which it has at least 100 characters of the paragraph on either side, or all that there are.
    """

    _units: Vocabulary
    _inputs: tuple[Array, ...]
    _layers: tuple[Layer, Layer]
    _scores: tuple[Linear, Linear]
    _sharpness: float
    _known: Array = field(factory=_no_rows, init=False)

    @classmethod
    def load(cls, package: Mapping[str, Any]) -> Tokenizer:
        """The tokenizer in a file of Stanza.

        :raises UnknownArchitectureError: its network is built in another way.
        """
        config, weights = package["config"], package["model"]
        features = ["space_before", "capitalized", "numeric", "end_of_para", "start_of_para"]
        if (
            config["feat_funcs"] != features
            or not config["hierarchical"]
            or config["rnn_layers"] != 1
            or config["use_mwt"]
            or config["use_dictionary"]
            or config["conv_res"] is not None
            or config.get("charlm_forward_file")
        ):
            raise UnknownArchitectureError("a tokenizer with other features or layers")
        units = Vocabulary.load(package["vocab"])
        first, second = Layer.load(weights, "rnn"), Layer.load(weights, "rnn2")
        return cls(
            units,
            first.project(_inputs(units, weights["embeddings.weight"])),
            (first, second),
            (
                Linear.load(weights, "tok_clf", "sent_clf"),
                Linear.load(weights, "tok_clf2", "sent_clf2"),
            ),
            config["hier_invtemp"],
        )

    def __call__(
        self, paragraphs: Sequence[str], starts: Sequence[int] | None = None
    ) -> list[list[list[Span]]]:
        """The sentences of each paragraph, as spans of tokens in code points.

        :param paragraphs: texts in which all white space is blanks.
        :param starts: the offset of each paragraph in a text, to which its spans are to refer.
        """
        kept = [_without_double_blanks(paragraph) for paragraph in paragraphs]
        codes = [_codes(text) for text, _ in kept]
        marks = self._mark(codes)
        rows = zip(kept, codes, marks, starts or [0] * len(kept), strict=True)
        return [_spans(text, code, mark, places, shift) for (text, places), code, mark, shift in rows]

    def _mark(self, paragraphs: Sequence[Array]) -> list[Array]:
        marks = [np.zeros(len(codes), dtype=np.int8) for codes in paragraphs]
        windows = [
            window for number, codes in enumerate(paragraphs) for window in _windows(number, len(codes))
        ]
        for batch in _batches(windows):
            for window, found in zip(batch, self._classify(paragraphs, batch), strict=True):
                judged = slice(window.judged_from - window.start, window.judged_to - window.start)
                marks[window.paragraph][window.judged_from : window.judged_to] = found[judged]
        return marks

    def _classify(self, paragraphs: Sequence[Array], windows: Sequence[_Window]) -> list[Array]:
        rows = [self._rows(paragraphs[window.paragraph], window) for window in windows]
        lengths = [len(each) for each in rows]
        packing = pack(lengths)
        ordered = np.concatenate(rows)[packing.steps]
        (first, second), (first_scores, second_scores) = self._layers, self._scores
        states = first.look_up(self._inputs, ordered, packing).outputs
        scores = first_scores(states)
        states *= sigmoid(scores[:, :1] * self._sharpness)
        scores += second_scores(second(states, packing).outputs)
        token, sentence = scores[:, 0], scores[:, 1]
        ended = _log_sigmoid(token) + _log_sigmoid(np.abs(sentence)) > _log_sigmoid(-token)
        marks = np.where(ended, np.where(sentence > 0, _SENTENCE, _TOKEN), 0).astype(np.int8)[packing.places]
        ends = np.cumsum(lengths).tolist()
        return [marks[end - length : end] for end, length in zip(ends, lengths, strict=True)]

    def _rows(self, paragraph: Array, window: _Window) -> Array:
        """The rows of the characters in a window, and of the padding at the end of the paragraph."""
        codes = paragraph[window.start : window.end]
        rows = self._known[codes]
        if not rows.all():
            for code in np.unique(codes[rows == 0]).tolist():
                self._known[code] = self._row(chr(code))
            rows = self._known[codes]
        if window.start == 0:
            rows[0] += _FIRST
        if window.end == len(paragraph):
            rows[-1] += _LAST
            rows = np.append(rows, _PADDING)
        return rows

    def _row(self, character: str) -> int:
        (unit,) = self._units.look_up(character)
        kind = _UPPER if character.isupper() else _DIGIT if character.isdecimal() else 0
        return unit * _VARIANTS + kind


def _codes(text: str) -> Array:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def _inputs(units: Vocabulary, embeddings: Array) -> Array:
    """The network's input for each unit in each variant, row by row as :meth:`Tokenizer._row` counts them."""
    variants = np.arange(_VARIANTS)
    kinds = variants // _UPPER
    features = np.stack(
        [
            np.zeros(_VARIANTS),
            kinds == 1,
            kinds == 2,
            variants // _LAST % 2,
            variants // _FIRST % 2,
        ],
        axis=1,
    )
    features = np.tile(features, (len(embeddings), 1)).astype(np.float32)
    (blank,) = units.look_up(" ")
    features[blank * _VARIANTS : (blank + 1) * _VARIANTS, 0] = 1
    return np.concatenate([np.repeat(embeddings, _VARIANTS, axis=0), features], axis=1)


def _log_sigmoid(values: Array) -> Array:
    """The logarithm of the logistic function, without overflow."""
    smaller: Array = np.minimum(values, 0) - np.log1p(np.exp(-np.abs(values)))
    return smaller


def _without_double_blanks(paragraph: str) -> tuple[str, Sequence[int] | None]:
    """The text with single blanks and none at its end, and where each of its characters came from."""
    stripped = paragraph.rstrip(" ")
    if "  " not in stripped:
        return stripped, None
    places = [
        place
        for place, character in enumerate(stripped)
        if character != " " or place == 0 or stripped[place - 1] != " "
    ]
    return "".join(stripped[place] for place in places), places


def _windows(paragraph: int, length: int) -> Iterator[_Window]:
    """The windows in which a paragraph of this length is read."""
    if length <= _WINDOW:
        if length:
            yield _Window(paragraph, 0, length, 0, length)
        return
    for first in range(0, length, _WINDOW - 2 * _MARGIN):
        last = min(length, first + _WINDOW - 2 * _MARGIN)
        yield _Window(paragraph, max(0, first - _MARGIN), min(length, last + _MARGIN), first, last)


def _batches(windows: Sequence[_Window]) -> Iterator[list[_Window]]:
    """The windows in batches of similar lengths, the longest first."""
    batch: list[_Window] = []
    chars = 0
    for window in sorted(windows, key=lambda window: window.start - window.end):
        if batch and chars + window.end - window.start > _BATCH_CHARS:
            yield batch
            batch, chars = [], 0
        batch.append(window)
        chars += window.end - window.start
    if batch:
        yield batch


def _spans(
    text: str, codes: Array, marks: Array, places: Sequence[int] | None, shift: int
) -> list[list[Span]]:
    if not text:
        return []
    marks[-1] = _SENTENCE
    for match in _ADDRESS.finditer(text):
        start, last = match.start(), match.end() - 1
        marks[start:last] = 0
        marks[last] = max(_TOKEN, marks[last])
    lasts = np.flatnonzero(marks)
    starts = np.concatenate([[0], lasts[:-1] + 1])
    starts += codes[starts] == ord(" ")
    filled = starts <= lasts
    starts, lasts = starts[filled], lasts[filled]
    ends = (np.flatnonzero(marks[lasts] == _SENTENCE) + 1).tolist()
    if places is not None:
        starts, lasts = np.asarray(places)[starts], np.asarray(places)[lasts]
    tokens = list(zip((starts + shift).tolist(), (lasts + 1 + shift).tolist(), strict=True))
    return [tokens[start:end] for start, end in zip([0, *ends], ends, strict=False)]
