"""The annotations of running text: in order, and gold once they are joined with their texts."""

import hashlib
import json

import pytest

from quoteattr.evaluation.gold import read_gold
from tests.annotations.__main__ import main
from tests.annotations.joining import ANNOTATED, with_text
from tests.support.shared import SHARED

TEXT = 'Anna Smit lachte. "Kom maar," zei Anna tegen Bas.'

ROW = {
    "source": "book/one.md",
    "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    "genre": "novel",
    "indirect_annotated": False,
    "entities": [
        {"names": [[0, 9], [34, 38]], "mentions": []},
        {"names": [[45, 48]], "mentions": []},
    ],
    "quotes": [{"start": 19, "end": 27, "kind": "direct", "speaker": [0], "addressee": [1]}],
}


def test_an_annotation_with_its_text_is_gold(tmp_path):
    path = tmp_path / "one.json"
    path.write_text(json.dumps(with_text(ROW, ["Iets anders.", TEXT])), encoding="utf-8")
    (quote,) = read_gold(path).quotes
    assert TEXT[quote.start : quote.end] == "Kom maar"
    assert quote.speaker.aliases == ("Anna Smit", "Anna")
    assert quote.addressee.aliases == ("Bas",)


def test_another_text_is_refused():
    with pytest.raises(ValueError, match=r"book/one\.md: expected the text with the SHA-256"):
        with_text(ROW, [TEXT + " "])


@pytest.mark.parametrize("name", ["nl.news", "nl.fiction"])
def test_annotations_are_spans_of_entities_that_exist(name):
    rows = [json.loads(line) for line in (ANNOTATED / f"{name}.jsonl").read_text("utf-8").splitlines()]
    assert len({(row["source"], row["sha256"]) for row in rows}) == len(rows) > 100
    for row in rows:
        spans = [span for entity in row["entities"] for span in entity["names"] + entity["mentions"]]
        assert all(0 <= start < end for start, end in spans)
        assert all(entity["names"] for entity in row["entities"])
        for quote in row["quotes"]:
            assert 0 <= quote["start"] < quote["end"]
            assert all(0 <= number < len(row["entities"]) for number in quote["speaker"] + quote["addressee"])


def test_they_are_written_as_gold_files(tmp_path):
    texts = SHARED / "text"
    if not texts.is_dir():
        pytest.skip(f"needs the running text in {texts}")
    assert main([str(texts), str(tmp_path)]) == 0
    gold = [read_gold(path) for path in tmp_path.glob("*/*.json")]
    assert len(gold) > 200
    assert all(quote.end <= len(document.text) for document in gold for quote in document.quotes)
