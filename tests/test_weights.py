"""Weights of one's own in the place of those that come with the language."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from quoteattr import InputError, QuoteExtractor
from quoteattr.languages import load_weights

TEXT = 'Anna liep door. Bram zweeg. "We stoppen ermee."'


@pytest.fixture
def silent(tmp_path: Path) -> Path:
    """A folder with weights that are sure enough of nobody."""
    weights = {kind: {**ranker, "threshold": 1.0} for kind, ranker in load_weights("nl", "speaker").items()}
    (tmp_path / "speaker_weights.json").write_text(json.dumps(weights), encoding="utf-8")
    return tmp_path


def test_weights_of_ones_own(silent: Path) -> None:
    """What lies in the folder is used, also by an extractor that was pickled; what does not is shipped."""
    own = QuoteExtractor(model=None, weights=silent)
    said = '"We stoppen", zegt Anna.'
    assert QuoteExtractor(model=None)(said).quotes[0].speaker is not None
    for extractor in (own, pickle.loads(pickle.dumps(own))):
        (quote,) = extractor(said).quotes
        assert quote.speaker is None
        assert quote.reason == "ambiguous"
    assert own == QuoteExtractor(model=None, weights=str(silent)) != QuoteExtractor(model=None)
    assert load_weights("nl", "addressee", silent) == load_weights("nl", "addressee")


def test_weights_in_a_stream(silent: Path) -> None:
    """Other processes use the weights too."""
    extractor = QuoteExtractor(model=None, weights=silent)
    found = list(extractor.pipe(['"We stoppen", zegt Anna.'] * 2, processes=2))
    assert [extraction.quotes[0].speaker for extraction in found] == [None, None]


def _with(**values: object) -> str:
    """The weights of speakers with something else in them."""
    weights = load_weights("nl", "speaker")
    return json.dumps({kind: {**ranker, **values} for kind, ranker in weights.items()})


@pytest.mark.parametrize(("name", "other"), [("speaker", "addressee"), ("addressee", "speaker")])
def test_weights_under_a_wrong_name(tmp_path: Path, name: str, other: str) -> None:
    """Weights of addressees are none of speakers, nor the other way round."""
    (tmp_path / f"{name}_weights.json").write_text(json.dumps(load_weights("nl", other)), encoding="utf-8")
    with pytest.raises(InputError, match=rf"{name}_weights\.json holds the weights of {other}s; give"):
        QuoteExtractor(model=None, weights=tmp_path)


def test_a_wrong_folder_is_an_error_at_once(tmp_path: Path) -> None:
    """The error says what is wrong with the folder, and how one is made."""
    with pytest.raises(
        InputError, match=r"is not there; name the folder that 'python -m quoteattr\.training"
    ):
        QuoteExtractor(weights=tmp_path / "gone")
    (tmp_path / "entity_weights.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match=r"holds neither speaker_weights\.json nor addressee_weights\.json"):
        QuoteExtractor(weights=tmp_path)
    with pytest.raises(InputError, match="expected a folder that the training wrote, got 7"):
        QuoteExtractor(weights=7)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="expected a folder that the training wrote, got ''"):
        QuoteExtractor(weights="")
    file = tmp_path / "speaker_weights.json"
    for content, message in (
        ("{", "cannot be read as JSON"),
        ("[]", "holds no table of weights"),
        ("{}", "expected two rankers, a table with 'reports', 'stories'; it lacks 'reports', 'stories'"),
        ('{"reports": null, "stories": {}}', "expected a ranker, a table with 'threshold', .*, got NoneType"),
        (_with(threshold="0.5"), "expected a number as the threshold of a ranker, got '0.5'"),
        (_with(words=[]), "expected a table of trees, {'features': .*; train the weights again"),
    ):
        file.write_text(content, encoding="utf-8")
        with pytest.raises(InputError, match=message):
            QuoteExtractor(weights=tmp_path)
