"""Python in a process of its own, of this checkout or of another, in surroundings that a benchmark chooses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

__all__ = ["CORES", "DEFAULT", "ONE_THREAD", "ROOT", "answer", "beside_busy_processes", "surroundings"]

ROOT = Path(__file__).parents[2]
"""Folder of this checkout."""

CORES = len(os.sched_getaffinity(0))
"""How many processors this process may use."""

DEFAULT: Mapping[str, str] = MappingProxyType({})
"""Nothing in the environment says how many threads to take."""

ONE_THREAD: Mapping[str, str] = MappingProxyType({"OMP_NUM_THREADS": "1"})
"""OpenBLAS and PyTorch take one thread."""

_SPINNING = """
import os, sys

while os.getppid() == int(sys.argv[1]):
    for _ in range(10_000_000):
        pass
"""
"""Ends when what started it has ended, however that came."""

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "GOTO_NUM_THREADS")


def surroundings(threads: Mapping[str, str] = DEFAULT, checkout: Path = ROOT) -> dict[str, str]:
    """The environment of a process that imports ``quoteattr`` from ``checkout`` and may keep byte code.

    :param threads: :data:`DEFAULT` or :data:`ONE_THREAD`; what this process was started with does not count.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _THREADS}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return {**environment, **threads, "PYTHONPATH": str(checkout)}


def answer(
    code: str,
    *arguments: object,
    texts: Sequence[str] = (),
    threads: Mapping[str, str] = DEFAULT,
    checkout: Path = ROOT,
) -> Any:
    """What ``code`` prints as JSON in a new process.

    :param arguments: ``sys.argv[1:]`` of the process.
    :param texts: are given to the process as JSON on its standard input.
    :raises subprocess.CalledProcessError: the process failed; it has said why.
    """
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        check=True,
        input=json.dumps(texts),
        stdout=subprocess.PIPE,
        text=True,
        cwd=checkout,
        env=surroundings(threads, checkout),
    )
    return json.loads(done.stdout)


@contextmanager
def beside_busy_processes(count: int) -> Iterator[None]:
    """For as long as this lasts, ``count`` processes do nothing but take processor time."""
    command = [sys.executable, "-c", _SPINNING, str(os.getpid())]
    busy = [subprocess.Popen(command) for _ in range(count)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()
