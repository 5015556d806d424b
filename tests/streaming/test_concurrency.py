"""One extractor in many threads and in other processes."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

import quoteattr.networks.package
from quoteattr import Extraction, QuoteExtractor

pytestmark = pytest.mark.slow

TEXTS = [
    f'"De brug gaat dicht", zei {name} de Wit tegen {other}. Zij vond dat het {number} dagen te lang duurde.'
    for number, (name, other) in enumerate(
        (("Anna", "Bos"), ("Karel", "Vos"), ("Piet", "Smit"), ("Fatima", "Mol"))
    )
]


@pytest.fixture
def fresh() -> QuoteExtractor:
    """An extractor that has not loaded its model yet."""
    return QuoteExtractor()


def test_threads_share_one_model(fresh: QuoteExtractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight threads that start at once load the model once, and get what one thread gets."""
    loads: list[Path] = []
    load = quoteattr.networks.package.load_networks
    monkeypatch.setattr(
        quoteattr.networks.package, "load_networks", lambda folder: (loads.append(folder), load(folder))[1]
    )
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(fresh, TEXTS * 4))
    assert len(loads) == 1
    assert together == [fresh(text) for text in TEXTS] * 4


def _light(text: str) -> Extraction:
    return QuoteExtractor(model=None)(text)


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_processes_of_ones_own(method: str) -> None:
    """An extractor that was used here works in processes that are forked or spawned from here."""
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system cannot {method}")
    extractor = QuoteExtractor(model=None)
    expected = [extractor(text) for text in TEXTS]
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(method)) as pool:
        assert list(pool.map(extractor, TEXTS)) == expected
        assert list(pool.map(_light, TEXTS)) == expected


FORKING = """
import gc, multiprocessing, os, threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from quoteattr import QuoteExtractor
from tests.streaming.test_concurrency import TEXTS

def settings():
    return dict(os.environ), gc.get_threshold(), gc.isenabled(), gc.get_freeze_count(), threading.active_count()

def in_threads(extractor):
    with ThreadPoolExecutor(3) as pool:
        return list(pool.map(extractor, TEXTS * 3))

def in_a_child(work):
    child = os.fork()
    if child == 0:
        status = 1
        try:
            status = 0 if work() else 1
        finally:
            os._exit(status)
    return child

if __name__ == "__main__":
    before = settings()
    extractor = QuoteExtractor()
    expected = [extractor(text) for text in TEXTS]
    assert settings() == before, (settings(), before)

    def answers():
        alike = in_threads(extractor) == expected * 3 and [extractor(text) for text in TEXTS] == expected
        return alike and settings() == before

    children = [in_a_child(answers) for _ in range(2)]
    assert answers()
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    for method in ("fork", "spawn"):
        with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(method)) as pool:
            assert list(pool.map(extractor, TEXTS)) == expected
"""


@pytest.mark.parametrize("threads", [None, "2"])
def test_forked_processes_use_the_model(threads: str | None, tmp_path: Path) -> None:
    """Processes that are forked after the model was used answer at the same time as their parent, in several threads.

    No answer changes the environment, the garbage collector or the threads of the process, whatever
    ``OMP_NUM_THREADS`` is.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("this system cannot fork")
    script = tmp_path / "forking.py"
    script.write_text(FORKING, encoding="utf-8")
    root = str(Path(__file__).parents[2])
    environment = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    environment["PYTHONPATH"] = root
    if threads:
        environment["OMP_NUM_THREADS"] = threads
    subprocess.run([sys.executable, str(script)], check=True, timeout=120, env=environment)


def test_the_model_is_not_pickled(fresh: QuoteExtractor) -> None:
    """An extractor with its model loaded is pickled in less than a kilobyte."""
    expected = fresh(TEXTS[0])
    moved = pickle.dumps(fresh)
    assert len(moved) < 1000
    assert pickle.loads(moved)(TEXTS[0]) == expected


def _children() -> set[int]:
    children = multiprocessing.active_children()
    return {child.pid for child in children if child.pid is not None}


def test_cancelling_leaves_no_process() -> None:
    """A stream that is closed in its middle leaves no process behind."""
    before = _children()
    stream = QuoteExtractor(model=None).pipe(TEXTS * 100, processes=2, batch_size=2)
    next(stream)
    ours = _children() - before
    assert ours
    stream.close()
    for pid in ours:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_stream_that_is_dropped_leaves_no_process() -> None:
    """So does a loop over it that ends early."""
    before = _children()
    ours: set[int] = set()
    for _ in QuoteExtractor(model=None).pipe(TEXTS * 100, processes=2, batch_size=2):
        ours = _children() - before
        break
    assert ours
    assert not ours & _children()


STREAMING = f"""
import multiprocessing, time
from quoteattr import QuoteExtractor
if __name__ == "__main__":
    stream = QuoteExtractor(model=None).pipe({TEXTS!r} * 100, processes=2, batch_size=2)
    next(stream)
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    time.sleep(600)
"""


def test_a_killed_parent_leaves_no_process(tmp_path: Path) -> None:
    """When the process that reads the stream is killed, its workers end by themselves."""
    script = tmp_path / "streaming.py"
    script.write_text(STREAMING, encoding="utf-8")
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = [psutil.Process(int(pid)) for pid in parent.stdout.readline().split()]
        parent.kill()
    assert len(workers) == 2
    _, alive = psutil.wait_procs(workers, timeout=60)
    assert alive == []


def test_a_killed_worker_loses_nothing() -> None:
    """When the system kills a worker in the middle of the stream, every text still gets its extraction."""
    before = _children()
    texts = [f"{text} {'Het regent. ' * 50}" for text in TEXTS * 25]
    stream = QuoteExtractor(model=None).pipe(texts, processes=2, batch_size=5)
    found = [next(stream)]
    os.kill(min(_children() - before), signal.SIGKILL)
    time.sleep(0.1)
    found.extend(stream)
    assert [extraction.text for extraction in found] == texts


class Deadly:
    """A document that ends the process that reads it, as one does that takes all memory."""

    def __init__(self) -> None:
        self.sentences: list[object] = []

    @property
    def text(self) -> str:
        os._exit(137)


def test_a_deadly_text_takes_nothing_with_it() -> None:
    """A document over which its process dies gets an error, and all others arrive."""
    errors: list[tuple[object, Exception]] = []
    stream = QuoteExtractor(model=None).pipe(
        [*TEXTS, Deadly(), *TEXTS],
        processes=2,
        batch_size=3,
        on_error=lambda text, error: errors.append((text, error)),
    )
    assert [extraction.text for extraction in stream] == TEXTS * 2
    ((text, error),) = errors
    assert isinstance(text, Deadly)
    assert "exit code 137" in str(error)
