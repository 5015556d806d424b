"""``examples/service.py`` in a server process of its own, on the loopback interface only."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import urllib.response
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from attrs import frozen

__all__ = ["Answer", "Server", "gunicorn", "serving", "uvicorn"]

ROOT = Path(__file__).parents[2]
_START_SECONDS = 60
_STOP_SECONDS = 2

_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@frozen
class Answer:
    """What a server answered.

    :param headers: their names in lower case.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


@frozen
class Server:
    """A server that answers.

    :param process: the one that was started; workers are its children.
    """

    port: int
    process: psutil.Process

    def ask(
        self, path: str, body: bytes | None = None, media_type: str = "application/json", seconds: float = 60
    ) -> Answer:
        """Send a request on a connection of its own: ``POST`` where it has a body."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", body)
        request.add_header("Content-Type", media_type)
        try:
            with _OPENER.open(request, timeout=seconds) as response:
                return _answer(response)
        except urllib.error.HTTPError as error:
            with error:
                return _answer(error)

    def wait_for_workers(self, count: int) -> None:
        """Wait until ``count`` processes answer, at most a minute; gunicorn forks one after the other.

        :raises RuntimeError: there are others then.
        """
        end = time.monotonic() + _START_SECONDS
        while len(self.workers) != count:
            if time.monotonic() > end:
                raise RuntimeError(f"expected {count} workers, found {len(self.workers)}")
            time.sleep(0.05)

    @property
    def workers(self) -> list[psutil.Process]:
        """The processes that answer."""
        return self.process.children() or [self.process]


def _answer(response: urllib.response.addinfourl) -> Answer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(response.status or 0, headers, response.read())


def uvicorn(port: int) -> list[str]:
    """The command for one process."""
    return ["uvicorn", "examples.service:app", "--host", "127.0.0.1", "--port", str(port)]


def gunicorn(port: int, workers: int = 2) -> list[str]:
    """The command for several processes, forked from one that has the model."""
    options = ["-k", "uvicorn_worker.UvicornWorker", "--preload", "-w", str(workers)]
    return ["gunicorn", "examples.service:app", *options, "-b", f"127.0.0.1:{port}"]


def free_port() -> int:
    """A port that nothing listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(command: list[str], port: int, settings: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Run a server until the block is left, whatever happens in it.

    :param command: a module to run with its arguments, see :func:`uvicorn` and :func:`gunicorn`.
    :param settings: environment variables for it.
    :raises RuntimeError: it ended, or did not answer in a minute; with what it printed.
    """
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env={**os.environ, **(settings or {})},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        server = Server(port, psutil.Process(process.pid))
        try:
            if not _answers(server, process):
                log.seek(0)
                raise RuntimeError(f"the server does not answer:\n{log.read().decode(errors='replace')}")
            yield server
        finally:
            _stop(process)


def _answers(server: Server, process: subprocess.Popen[bytes]) -> bool:
    """Whether the server answers, before it ends or a minute has passed."""
    end = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < end:
        try:
            return server.ask("/health", seconds=5).status == 200
        except OSError:
            time.sleep(0.05)
    return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a server and all that it started: it is asked to, then killed with its group."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(_STOP_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
