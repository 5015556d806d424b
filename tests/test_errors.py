"""What is said when something goes wrong: what it was, and what to do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quoteattr import (
    Extraction,
    GoldError,
    InputError,
    KnownError,
    MissingExtraError,
    ModelError,
    QuoteAttrError,
    QuoteExtractor,
    UnknownNameError,
    WorkerError,
    explain,
)
from quoteattr.corpus import Corpus
from quoteattr.evaluation import read_gold
from quoteattr.io import dumps, loads, read_text
from quoteattr.models import BUNDLED_MODEL

SAID = '"Dat is zo", zei Jan.'
LIGHT = QuoteExtractor(model=None, max_chars=1000)


class Deadly:
    """A document that ends the process that reads it."""

    def __init__(self) -> None:
        self.sentences: list[object] = []

    @property
    def text(self) -> str:
        os._exit(9)


def of_another_schema() -> Extraction:
    return Extraction.from_dict({**LIGHT(SAID).to_dict(), "schema": 99})


CASES: dict[str, tuple[Callable[[], object], type[QuoteAttrError], str, str]] = {
    "bytes": (lambda: LIGHT(b"tekst"), InputError, "got bytes", "decode bytes first"),
    "a list": (lambda: LIGHT(["a", "b"]), InputError, "got list", "pass several texts to QuoteExtractor.pipe"),
    "nothing": (lambda: LIGHT(None), InputError, "got NoneType", "expected a string or a stanza.Document"),
    "too long": (
        lambda: LIGHT("a" * 1001),
        InputError,
        "the text has 1,001 code points, at most 1,000 are taken at once",
        "split it and stream the pieces through QuoteExtractor.pipe, or raise max_chars",
    ),
    "no batch": (lambda: LIGHT.pipe([], batch_size=0), InputError, "got 0", "must be at least 1"),
    "no pair": (
        lambda: list(LIGHT.pipe([SAID], as_tuples=True)),
        InputError,
        "got str",
        "as_tuples needs pairs of a text and anything",
    ),
    "no column": (lambda: LIGHT.batch({"body": [SAID]}), InputError, "got ['body']", "pass column=NAME"),
    "no language": (lambda: QuoteExtractor(lang="xx"), UnknownNameError, "unknown language 'xx'", "known: nl"),
    "no rule": (lambda: explain("gok"), UnknownNameError, "unknown rule 'gok'", "known: "),
    "no format": (lambda: dumps(LIGHT(SAID), "doc"), UnknownNameError, "unknown format 'doc'", "jsonl"),
    "a format that is not read": (
        lambda: loads("", "html"),
        InputError,
        "the format 'html' can be written, not read",
        "read 'json' or 'jsonl'",
    ),
    "no stream": (lambda: LIGHT.pipe(None), InputError, "got NoneType", "pass a list of texts"),
    "no extractions": (lambda: Corpus.of(None), InputError, "got NoneType", "pass a list of them"),
    "no path": (lambda: read_text(5), InputError, "got int", "expected the path of a file"),
    "a path with a zero": (lambda: read_text("a\0"), InputError, r"got 'a\x00'", "expected the path of a file"),
    "no string of JSON": (lambda: loads(None, "json"), InputError, "got NoneType", "pass what Extraction"),
    "no line of JSON": (lambda: loads(None, "jsonl"), InputError, "got NoneType", "pass what Extraction"),
    "no string of TEI": (lambda: loads(None, "tei"), InputError, "got NoneType", "expected XML in a string"),
    "no string of a CAS": (lambda: loads(None, "cas"), InputError, "got NoneType", "expected XMI in a string"),
    "no JSON": (
        lambda: loads("{,", "json"),
        InputError,
        "not JSON: Expecting property name enclosed in double quotes in line 1",
        "pass what Extraction.to_json() returned",
    ),
    "another schema": (of_another_schema, InputError, "got 99", "write it again with this version"),
    "no XML": (lambda: loads("<TEI>", "tei"), InputError, "not well-formed XML: no element", "correct it"),
    "no TEI": (lambda: loads("<a/>", "tei"), InputError, "root element 'a'", "what the format 'tei' wrote"),
    "a deadly text": (
        lambda: list(LIGHT.pipe([Deadly()], processes=2)),
        WorkerError,
        "a worker process ended with exit code 9 over this text",
        "take fewer processes or split the text",
    ),
}  # fmt: skip
"""What is done, the error, its cause and its remedy."""


@pytest.mark.parametrize("name", CASES)
def test_errors_tell_cause_and_remedy(name: str) -> None:
    """Every error says what was given and what to do, and is a QuoteAttrError."""
    act, kind, cause, remedy = CASES[name]
    with pytest.raises(QuoteAttrError) as caught:
        act()
    assert type(caught.value) is kind
    assert cause in str(caught.value)
    assert remedy in str(caught.value)


def test_errors_are_also_those_of_python() -> None:
    """Who catches the errors of Python catches those that are of their kind."""
    parents = {
        InputError: ValueError,
        GoldError: InputError,
        KnownError: InputError,
        ModelError: RuntimeError,
        WorkerError: RuntimeError,
        MissingExtraError: ImportError,
        UnknownNameError: LookupError,
    }
    assert [kind for kind in parents if not issubclass(kind, QuoteAttrError)] == []
    assert [kind for kind, parent in parents.items() if not issubclass(kind, parent)] == []


def test_a_broken_gold_file_is_named_with_its_line(tmp_path: Path) -> None:
    """The error names file, line and field, and where the format is described."""
    path = tmp_path / "fout.json"
    path.write_text(
        '{"id": "a", "text": "Ja",\n "entities": {},\n "quotes": [\n  {"start": 0}]}', encoding="utf-8"
    )
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    assert str(caught.value) == (
        f"{path}:4: quotes[0].start, .end: expected two code points within a text of 2, got [0, None]; "
        "see the format in quoteattr.evaluation.gold"
    )


# -- extras ------------------------------------------------------------------------------------------

EXTRAS = {
    "pandas": ("pandas", "extraction.to_pandas()"),
    "networkx": ("viz", "extraction.to_networkx()"),
    "cassis": ("inception", "quoteattr.io.dumps(extraction, 'cas')"),
    "spacy": ("spacy", "import quoteattr.integrations.spacy"),
    "pyspark": ("spark", "import quoteattr.integrations.spark"),
}


@pytest.mark.parametrize("package", EXTRAS)
def test_a_missing_extra_is_named_with_the_pip_line(package: str) -> None:
    """Where a package is not installed, what needs it says how to install it, and the rest works."""
    extra, call = EXTRAS[package]
    done = _python(
        f"import sys; sys.modules[{package!r}] = None\n"
        "import quoteattr, quoteattr.io\n"
        f"extraction = quoteattr.QuoteExtractor(model=None)({SAID!r})\n"
        f"try:\n    {call}\n"
        "except quoteattr.MissingExtraError as error:\n    print(len(extraction), error)"
    )
    assert done.stdout.startswith("1 "), done.stderr
    assert done.stdout.strip().endswith(
        f"needs an optional dependency; run: pip install 'quoteattr[{extra}]'"
    )


# -- models ------------------------------------------------------------------------------------------


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A copy of the bundled model."""
    return shutil.copytree(BUNDLED_MODEL, tmp_path / "model")


def test_no_model_in_the_folder(tmp_path: Path) -> None:
    """A folder without a model package is named."""
    with pytest.raises(ModelError) as caught:
        QuoteExtractor(model=tmp_path)
    assert str(caught.value) == (
        f"model: {tmp_path} has no resources.json; name the folder of a Stanza model package, "
        "which holds such a file"
    )


@pytest.mark.parametrize("name", ["nl/pos/quoteattr.pt", "nl/pretrain/quoteattr.pt"])
def test_a_damaged_model_file_is_named(model: Path, name: str) -> None:
    """One other byte in a file of the model is noticed before it is loaded."""
    data = bytearray((model / name).read_bytes())
    data[len(data) // 2] ^= 1
    (model / name).write_bytes(data)
    with pytest.raises(ModelError) as caught:
        QuoteExtractor(model=model)(SAID)
    assert re.fullmatch(
        rf"the model file {re.escape(str(model / name))} is damaged: SHA-256 [0-9a-f]{{12}}…, "
        r"expected [0-9a-f]{12}…; reinstall quoteattr",
        str(caught.value),
    )


def test_a_missing_model_file_is_named(model: Path) -> None:
    """So is a file that is not there."""
    (model / "nl/lemma/quoteattr.pt").unlink()
    with pytest.raises(ModelError) as caught:
        QuoteExtractor(model=model)(SAID)
    assert str(caught.value) == (
        f"the model file {model / 'nl/lemma/quoteattr.pt'} is missing; reinstall quoteattr"
    )


def test_a_file_without_checksum_that_is_cut_off(model: Path) -> None:
    """A package without checksums whose file breaks off cannot be loaded, and the error says which package."""
    (model / "checksums.json").unlink()
    tagger = model / "nl/pos/quoteattr.pt"
    tagger.write_bytes(tagger.read_bytes()[:1000])
    with pytest.raises(ModelError, match=r"cannot be loaded: .*; reinstall quoteattr"):
        QuoteExtractor(model=model)(SAID)


def test_another_major_version_of_stanza(tmp_path: Path) -> None:
    """Stanza 2 is refused by its version before it is imported; the bundled networks work beside it."""
    about = tmp_path / "stanza-2.1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: stanza\nVersion: 2.1.0\n", encoding="utf-8")
    done = _python(
        "import sys, quoteattr\n"
        "from quoteattr.models import BUNDLED_MODEL\n"
        "from quoteattr.parsing.pipeline import load_pipeline\n"
        f"print(len(quoteattr.extract_quotes({SAID!r})))\n"
        "try:\n    load_pipeline(BUNDLED_MODEL)\n"
        "except quoteattr.ModelError as error:\n    print(error, 'stanza' in sys.modules)",
        PYTHONPATH=os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]),
    )
    assert done.stdout.splitlines() == [
        "1",
        "quoteattr needs stanza>=1.15,<2, found 2.1.0; run: pip install 'stanza<2' False",
    ], done.stderr


def test_errors_on_the_command_line_are_one_line(tmp_path: Path) -> None:
    """The command line prints an error in one line without a traceback, and ends with a status."""
    article = tmp_path / "artikel.txt"
    article.write_text(SAID, encoding="utf-8")
    command = [sys.executable, "-m", "quoteattr", str(article), "--model", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240)
    (line,) = done.stderr.splitlines()
    assert "has no resources.json; name the folder" in line
    assert done.returncode > 0


def _python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=240,
        env={**os.environ, **environment},
    )
