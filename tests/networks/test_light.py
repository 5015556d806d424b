"""The bundled model runs without PyTorch and Stanza, and steadily."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.gold.articles import read_articles

pytestmark = pytest.mark.slow

SCRIPT = """
import sys
import quoteattr
assert "numpy" not in sys.modules, "importing the package loads NumPy"
(quote,) = quoteattr.extract_quotes('"De brug is dicht", zei Anna tegen Piet.')
assert quote.speaker.name == "Anna"
loaded = {"torch", "stanza"} & sys.modules.keys()
assert not loaded, f"an answer loads {loaded}"
"""


def test_an_answer_loads_neither_torch_nor_stanza() -> None:
    """A fresh process answers without PyTorch and Stanza, and imports NumPy for its first answer only."""
    subprocess.run([sys.executable, "-c", SCRIPT], check=True, timeout=120)


PARSING = """
import hashlib, sys
from quoteattr.models import BUNDLED_MODEL
from quoteattr.networks.package import load_networks
networks = load_networks(BUNDLED_MODEL)
paragraphs = [line for line in sys.stdin.read().splitlines() if line.strip()]
spans = networks.tokenizer(paragraphs)
words = [[p[a:b] for a, b in tokens] for p, found in zip(paragraphs, spans) for tokens in found]
tags = networks.tagger(words)
columns = [(texts, networks.lemmatizer(texts, upos), upos) for texts, (upos, _) in zip(words, tags)]
print(hashlib.sha256(repr((columns, tags, networks.parser(columns))).encode()).hexdigest())
"""


@pytest.mark.parametrize(
    "settings",
    [
        {"OPENBLAS_NUM_THREADS": "4", "OMP_NUM_THREADS": "4"},
        {"OPENBLAS_CORETYPE": "HASWELL"},
        {"OPENBLAS_CORETYPE": "SANDYBRIDGE", "NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512_ICL"},
    ],
    ids=["threads", "narrower products", "narrower functions"],
)
def test_threads_and_vector_width_change_no_tree(settings: dict[str, str], long_text: str) -> None:
    """Tokens, tags, lemmas and trees are the same with more threads and on a processor with narrower vectors."""
    one = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    assert parse(long_text, one) == parse(long_text, settings)


def parse(text: str, settings: dict[str, str]) -> str:
    """A digest of all that the networks say of ``text`` in a process with these settings."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PARSING],
        input=text,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, **settings},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def long_text() -> str:
    """All articles that come with the tests."""
    return "\n".join(article.gold.text for article in read_articles().values())


STRICT = """
import numpy
numpy.seterr(all="raise")
from quoteattr import QuoteExtractor
text = "De burgemeester wil, zo zei ze gisteren, dat de brug over de rivier nog dit jaar weer opengaat. " * 6
(extraction,) = QuoteExtractor().pipe([text + '"Ja", zei Anna.'], on_error="raise")
assert extraction[-1].speaker.name == "Anna"
assert numpy.geterr()["under"] == "raise"
"""


def test_what_numpy_is_told_by_others_changes_no_answer() -> None:
    """Where numbers too small are an error in the user's own code, they are none here, and stay one there."""
    subprocess.run([sys.executable, "-c", STRICT], check=True, timeout=120)
