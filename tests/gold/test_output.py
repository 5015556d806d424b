"""The output on the project's articles is what was accepted for them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quoteattr import Extraction, QuoteExtractor, explain
from tests.gold.__main__ import main
from tests.gold.articles import FOLDER, Article, read_articles

ARTICLES = read_articles()
CONVENTIONS = {
    "straight": ['""', "''"],
    "high double": ["“”"],
    "high single": ["‘’"],
    "low and high": ["„”"],
    "German": ["„“"],
    "low commas": [",,''", ',,"'],
    "guillemets": ["«»", "»«"],
    "backtick": ["`'", "``''"],
    "same mark twice": ["’’", "””"],
    "dash": ["–", "--"],
    "none": [""],
}
SAID = '"Dat is zo", zei Jan. "Helaas."'


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return QuoteExtractor(model=None)(SAID)


@pytest.fixture(scope="module")
def conventions() -> list[str]:
    light = QuoteExtractor(model=None)
    return ["".join(light(article.gold.text).convention.primary or ()) for article in ARTICLES.values()]


@pytest.mark.parametrize("name", ARTICLES)
def test_output_is_as_accepted(name: str, bundled: QuoteExtractor) -> None:
    """Nothing about the quotations of an article changes without being accepted by its name."""
    article = ARTICLES[name]
    difference = article.difference(bundled(article.gold.text))
    if difference:
        pytest.fail(f"{difference}\n\nif this is right: python -m tests.gold --accept {name}", pytrace=False)


def test_rules_are_explained() -> None:
    """Every rule that decides in the accepted output is explained, and most rules do decide."""
    accepted = (article.accepted_file.read_text(encoding="utf-8") for article in ARTICLES.values())
    rules = {rule for output in accepted for rule in re.findall(r"^  rule +(\w+)$", output, re.MULTILINE)}
    assert len(rules) > 10
    assert all(explain(rule) for rule in rules)


def test_accepted_output_belongs_to_an_article() -> None:
    """No output is left behind of an article that is no longer there."""
    assert set(FOLDER.glob("*/*.txt")) == {article.accepted_file for article in ARTICLES.values()}


def test_difference_names_what_changed(tmp_path: Path, extraction: Extraction) -> None:
    """A change shows as the line that was accepted and the line that stands now, and no other lines as changed."""
    article = Article(ARTICLES["roman_haven"].gold, tmp_path / "roman_haven.txt")
    article.accept(extraction)
    assert article.difference(extraction) == ""
    accepted = article.accepted_file.read_text(encoding="utf-8")
    article.accepted_file.write_text(accepted.replace("continues  1", "continues  5"), encoding="utf-8")
    changed = [line for line in article.difference(extraction).splitlines()[2:] if line[0] in "+-"]
    assert changed == ["-  continues  5", "+  continues  1"]


def test_output_not_accepted_yet_differs(tmp_path: Path, extraction: Extraction) -> None:
    """An article without accepted output differs by all its output."""
    article = Article(ARTICLES["roman_haven"].gold, tmp_path / "roman_haven.txt")
    assert "+direct 1-10: Dat is zo" in article.difference(extraction).splitlines()


def test_unknown_name(capsys: pytest.CaptureFixture[str]) -> None:
    """A name that no article has is an error that says where the names are."""
    assert main(["--accept", "roman_heven"]) == 2
    assert "no article roman_heven in" in capsys.readouterr().err


@pytest.mark.parametrize("pairs", CONVENTIONS.values(), ids=CONVENTIONS)
def test_conventions_are_covered(pairs: list[str], conventions: list[str]) -> None:
    """Each convention of quotation marks is that of two articles at least."""
    assert sum(conventions.count(pair) for pair in pairs) >= 2
