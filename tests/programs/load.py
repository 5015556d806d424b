"""A load on the web service of the examples: ``python -m tests.programs.load --workers 1 2 --seconds 20``.

Starts ``examples/service.py`` with gunicorn on the loopback interface and asks it for the quotations of the articles
of ``tests/gold/news``, one after the other, from some clients that never pause, each request on a connection of its
own. Prints a table with requests a second, how long an answer takes and the memory of a worker, for each number of
workers and of clients, alone and then beside a busy process for each core. Fails when an answer is not that of the
library. The clients run on the same machine and take their share of it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count, product
from statistics import mean, quantiles

from attrs import frozen

from quoteattr import extract_quotes
from tests.gold.articles import FOLDER, read_articles
from tests.support.serving import Server, free_port, gunicorn, serving

_BUSY = "import sys, time\nend = time.monotonic() + float(sys.argv[1])\nwhile time.monotonic() < end: pass"
_MOST_REQUESTS = 100_000
_COLUMNS = (
    "workers",
    "clients",
    "busy neighbours",
    "requests/s",
    "words/s",
    "50 %, ms",
    "99 %, ms",
    "MB a worker",
    "of it alone, MB",
)


@frozen
class Question:
    """A request and the answer that is expected."""

    body: bytes
    answer: bytes
    words: int


@frozen
class Asked:
    """A request that was answered.

    :param seconds: how long it took.
    :param right: whether it was answered as expected.
    """

    words: int
    seconds: float
    right: bool


def questions(articles: int | None) -> list[Question]:
    """A request for each article, or for the first of them."""
    texts = [article.gold.text for article in read_articles(FOLDER / "news").values()][:articles]
    return [
        Question(
            json.dumps({"text": text}).encode(),
            json.dumps(extract_quotes(text).to_dict()).encode(),
            len(text.split()),
        )
        for text in texts
    ]


def load(server: Server, asked: Sequence[Question], clients: int, seconds: float) -> list[Asked]:
    """What ``clients`` that ask one question after the other got until ``seconds`` had passed."""
    end = time.monotonic() + seconds
    turns = count()

    def client() -> list[Asked]:
        done = []
        for turn in turns:
            if time.monotonic() > end or turn >= _MOST_REQUESTS:
                break
            question = asked[turn % len(asked)]
            begin = time.perf_counter()
            answer = server.ask("/quotes", question.body)
            right = answer.status == 200 and answer.body == question.answer
            done.append(Asked(question.words, time.perf_counter() - begin, right))
        return done

    with ThreadPoolExecutor(clients) as pool:
        return [one for part in [pool.submit(client) for _ in range(clients)] for one in part.result()]


@contextmanager
def neighbours(processes: int, seconds: float) -> Iterator[None]:
    """Keep that many processes busy until the block is left, and no longer than a minute after ``seconds``."""
    command = [sys.executable, "-c", _BUSY, str(seconds + 60)]
    busy = [subprocess.Popen(command) for _ in range(processes)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


def row(asked: Sequence[Asked], seconds: float, server: Server) -> tuple[str, ...]:
    """The figures of one load."""
    percentiles = quantiles((1000 * one.seconds for one in asked), n=100, method="inclusive")
    memory = [worker.memory_full_info() for worker in server.workers]
    return (
        f"{len(asked) / seconds:.1f}",
        f"{sum(one.words for one in asked) / seconds:,.0f}",
        f"{percentiles[49]:,.0f}",
        f"{percentiles[98]:,.0f}",
        f"{mean(part.rss for part in memory) / 2**20:.0f}",
        f"{mean(part.uss for part in memory) / 2**20:.0f}",
    )


def line(cells: Iterable[object]) -> str:
    """A line of a table in Markdown, in columns."""
    aligned = (str(cell).rjust(len(head)) for cell, head in zip(cells, _COLUMNS, strict=True))
    return f"| {' | '.join(aligned)} |"


def main() -> int:
    """Start the service, put the loads on it, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.programs.load", description=__doc__)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], help="default: 1 2")
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 4], help="default: 1 4")
    parser.add_argument("--seconds", type=float, default=20, help="of each load; default: 20")
    parser.add_argument("--articles", type=int, help="ask for the first ones only")
    parser.add_argument("--alone", action="store_true", help="without busy neighbours")
    options = parser.parse_args()
    expected = questions(options.articles)
    neighbourhoods = (0,) if options.alone else (0, cores())
    wrong = 0
    print(line(_COLUMNS), line("-" * (len(head) - 1) + ":" for head in _COLUMNS), sep="\n", flush=True)
    for workers in options.workers:
        port = free_port()
        with serving(gunicorn(port, workers), port) as server:
            server.wait_for_workers(workers)
            load(server, expected, 2 * workers, options.seconds / 4)
            for clients, busy in product(options.clients, neighbourhoods):
                with neighbours(busy, options.seconds):
                    begin = time.monotonic()
                    asked = load(server, expected, clients, options.seconds)
                    taken = time.monotonic() - begin
                print(line((workers, clients, busy, *row(asked, taken, server))), flush=True)
                wrong += sum(not one.right for one in asked)
    if wrong:
        print(f"{wrong} answers are not those of the library", file=sys.stderr)
    return 1 if wrong else 0


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


if __name__ == "__main__":
    sys.exit(main())
