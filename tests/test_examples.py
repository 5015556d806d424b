"""The examples run."""

from __future__ import annotations

import importlib.util
import json
import time
from pathlib import Path
from types import ModuleType

import pytest

from quoteattr.io import jsonl

from .conftest import ROOT

pytestmark = pytest.mark.slow

EXAMPLES = ROOT / "examples"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(
        "“De trein is laat”, zei Anna de Vries. Het was druk op de weg.", encoding="utf-8"
    )
    (folder / "b.txt").write_text(
        "“The train is late”, said Ann. It was the end of the day.", encoding="utf-8"
    )
    (folder / "deep" / "c.txt").write_text("“De prijs van een euro is goed”, zei Ben Bos.", encoding="utf-8")
    return folder


class TestFolder:
    def test_every_article_becomes_a_line(self, articles: Path, tmp_path: Path) -> None:
        """All articles below the folder are in the output, each with its name and its quotations."""
        output = tmp_path / "quotes.jsonl"
        assert load("folder").main([str(articles), str(output), "--no-model"]) == 0
        lines = output.read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["source"] for line in lines] == ["a.txt", "b.txt", "deep/c.txt"]
        assert [len(extraction) for extraction in jsonl.read(lines)] == [1, 1, 1]

    def test_an_interrupted_run_goes_on(self, articles: Path, tmp_path: Path) -> None:
        """Started again, it keeps the lines that are whole and does the rest."""
        output = tmp_path / "quotes.jsonl"
        folder = load("folder")
        folder.main([str(articles), str(output), "--no-model"])
        whole = output.read_text(encoding="utf-8")
        first = whole.splitlines(keepends=True)[0].replace('"schema"', '"kept": 1, "schema"', 1)
        output.write_text(first + whole[len(first) : len(first) + 40], encoding="utf-8")
        assert folder.main([str(articles), str(output), "--no-model"]) == 0
        lines = output.read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["source"] for line in lines] == ["a.txt", "b.txt", "deep/c.txt"]
        assert [json.loads(line).get("kept") for line in lines] == [1, None, None]

    def test_an_unreadable_article_does_not_stop_the_others(
        self, articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """An article in another encoding is named, the rest is done, and the exit status tells."""
        (articles / "aa.txt").write_bytes(b"caf\xe9")
        output = tmp_path / "quotes.jsonl"
        assert load("folder").main([str(articles), str(output), "--no-model"]) == 1
        assert len(output.read_text(encoding="utf-8").splitlines()) == 3
        assert "aa.txt" in capsys.readouterr().err


def test_the_pipeline_counts_speakers_by_topic(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Dutch articles are counted by topic and speaker, the others are passed over."""
    assert load("pipeline").main([str(articles), "--no-model"]) == 0
    shown = capsys.readouterr()
    assert [line.split(maxsplit=2) for line in shown.out.splitlines()] == [
        ["money", "1", "Ben Bos"],
        ["traffic", "1", "Anna de Vries"],
    ]
    assert shown.err == "b.txt: not in Dutch, passed over\n"


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")
def test_the_notebook_runs_in_two_minutes() -> None:
    """The quickstart runs from top to bottom and shows the article, tables and plots."""
    for extra in ("ipykernel", "matplotlib", "pandas"):
        pytest.importorskip(extra, reason=f"{extra} is not installed")
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    notebook = nbformat.read(EXAMPLES / "quickstart.ipynb", as_version=4)
    begin = time.monotonic()
    nbclient.NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(EXAMPLES)}}
    ).execute()
    assert time.monotonic() - begin < 120
    shown = [set(output.get("data", ())) for cell in notebook.cells for output in cell.get("outputs", ())]
    assert sum("image/png" in data for data in shown) == 2
    assert sum("text/html" in data for data in shown) >= 3
