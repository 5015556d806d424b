"""Processes that work through a stream in order, and survive each other.

Nothing here knows what the work is: a worker starts from a function that is sent to it and gives the function
that does the work.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeAlias, TypeVar

from attrs import define, field, frozen

from quoteattr.errors import WorkerError

__all__ = ["Start", "Work", "in_order"]

Item = TypeVar("Item")
Result = TypeVar("Result")

Work: TypeAlias = Callable[[Sequence[Item]], Sequence[Result | Exception]]
"""Takes a chunk and gives a result, or what went wrong, for each of its items."""

Start: TypeAlias = Callable[[], Work[Item, Result]]
"""Runs once in each process, before its first chunk. It is sent there by pickle."""

_CHUNKS_PER_PROCESS = 3
"""Chunks that are read ahead for each process."""


def in_order(
    start: Start[Item, Result], chunks: Iterable[Sequence[Item]], processes: int
) -> Generator[Result | Exception, None, None]:
    """The results of all items in the order of the stream, worked out by several processes.

    At most three chunks a process are read ahead. When a process dies over a chunk, its items are given to
    others one by one; an item alone over which a process dies gets a :class:`WorkerError`. Closing the
    generator kills the processes.

    :param chunks: read in the thread that takes the results.
    :raises WorkerError: processes die again and again before they are ready to work.
    :raises Exception: what ``start`` raises in a process, or what the work raises for a chunk as a whole.
    """
    pool = _Pool(start, iter(chunks), processes)
    try:
        yield from pool.results()
    finally:
        pool.close()


@frozen
class _Task(Generic[Item]):
    """Some items of a chunk.

    :param chunk: number of the chunk in the stream.
    :param first: index in the chunk of the first of the items.
    """

    chunk: int
    first: int
    items: Sequence[Item]


@define
class _Worker(Generic[Item]):
    """A process with the task that it has or is to get.

    :param ready: whether the process is done with its start.
    """

    process: BaseProcess
    connection: Connection
    task: _Task[Item] | None
    ready: bool = False


@define
class _Pool(Generic[Item, Result]):
    """The processes, and what they have to do and have done.

    :param tasks: those that a process was lost over, and come before further chunks.
    :param results_of: for each chunk that is worked on, by its number, the results of its items, ``None``
        where there is none yet.
    :param failed_starts: how many processes ended before they were ready, since the last that was.
    :param chunks_read: how many chunks were read.
    :param exhausted: whether there are no more.
    """

    start: Start[Item, Result]
    chunks: Iterator[Sequence[Item]]
    processes: int
    workers: list[_Worker[Item]] = field(factory=list)
    tasks: deque[_Task[Item]] = field(factory=deque)
    results_of: dict[int, list[Result | Exception | None]] = field(factory=dict)
    failed_starts: int = 0
    chunks_read: int = 0
    exhausted: bool = False

    def results(self) -> Iterator[Result | Exception]:
        """The results of all items in the order of the stream."""
        number = 0
        while True:
            self._hand_out()
            results = self.results_of.get(number)
            if results is None:
                return
            for index in range(len(results)):
                while (result := results[index]) is None:
                    self._collect(None)
                    self._hand_out()
                yield result
                self._collect(0)
                self._hand_out()
            del self.results_of[number]
            number += 1

    def close(self) -> None:
        """Kill the processes."""
        for worker in self.workers:
            worker.process.kill()
        for worker in self.workers:
            _end(worker)
        self.workers.clear()

    def _hand_out(self) -> None:
        """Give idle workers a task, and start others while there are tasks and too few of them."""
        for worker in tuple(self.workers):
            if worker.task is None and (task := self._next_task()) is not None:
                worker.task = task
                self._send(worker)
        while len(self.workers) < self.processes and (task := self._next_task()) is not None:
            self.workers.append(self._start_process(task))

    def _next_task(self) -> _Task[Item] | None:
        """The next task, unless there is none or enough is read ahead."""
        if self.tasks:
            return self.tasks.popleft()
        if self.exhausted or len(self.results_of) >= _CHUNKS_PER_PROCESS * self.processes:
            return None
        items = next(self.chunks, None)
        if items is None:
            self.exhausted = True
            return None
        number = self.chunks_read
        self.chunks_read += 1
        self.results_of[number] = [None] * len(items)
        return _Task(number, 0, items)

    def _start_process(self, task: _Task[Item]) -> _Worker[Item]:
        """A new process, which gets ``task`` when it is ready."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self.start), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours, task)

    def _send(self, worker: _Worker[Item]) -> None:
        """Send a worker the items of its task."""
        task = worker.task
        assert task is not None
        try:
            worker.connection.send(task.items)
        except OSError:
            self.workers.remove(worker)
            _end(worker)
            self.tasks.appendleft(task)
        except Exception as error:  # noqa: BLE001  (any error is the answer)
            worker.task = None
            self._fail(task, error)

    def _collect(self, timeout: float | None) -> None:
        """Take what the workers have to say; wait for the first of them at most ``timeout`` seconds."""
        busy = {worker.connection: worker for worker in self.workers if worker.task is not None}
        for connection in wait(list(busy), timeout):
            worker = busy[connection]  # type: ignore[index]
            try:
                answer = worker.connection.recv()
            except (EOFError, OSError):
                self._lose(worker)
                continue
            if isinstance(answer, Exception):
                raise answer
            if worker.ready:
                self._settle(worker, answer)
            else:
                worker.ready = True
                self.failed_starts = 0
                self._send(worker)

    def _settle(self, worker: _Worker[Item], answer: Sequence[Result | Exception]) -> None:
        """Put the results of a worker's task in their places."""
        task = worker.task
        assert task is not None
        self.results_of[task.chunk][task.first : task.first + len(task.items)] = answer
        worker.task = None

    def _lose(self, worker: _Worker[Item]) -> None:
        """Do without a worker that died."""
        self.workers.remove(worker)
        code = _end(worker)
        task = worker.task
        assert task is not None
        if worker.ready:
            self._fail(
                task,
                WorkerError(
                    f"a worker process ended with exit code {code} over this text; it may have run out of "
                    "memory: take fewer processes or split the text"
                ),
            )
            return
        self.failed_starts += 1
        if self.failed_starts > self.processes:
            raise WorkerError(
                f"a worker process ended with exit code {code} before it could work; in a script, put what "
                "uses processes= under 'if __name__ == \"__main__\":', and see that there is memory for each"
            )
        self.tasks.appendleft(task)

    def _fail(self, task: _Task[Item], error: Exception) -> None:
        """Try the items of a task that failed one by one; an item alone has failed for good."""
        if len(task.items) == 1:
            self.results_of[task.chunk][task.first] = error
        else:
            self.tasks.extend(
                _Task(task.chunk, task.first + index, [item]) for index, item in enumerate(task.items)
            )


def _end(worker: _Worker[Any]) -> int | None:
    """Wait for the end of a process, free what it held, and give its exit code."""
    worker.process.join()
    code = worker.process.exitcode
    worker.connection.close()
    worker.process.close()
    return code


def _serve(connection: Connection, start: Start[Any, Any]) -> None:
    """What a worker process does until nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        work = _portable_result(start)
        if isinstance(work, Exception):
            connection.send(work)
            return
        connection.send(None)
        while True:
            results = _portable_result(work, connection.recv())
            if not isinstance(results, Exception):
                results = [_portable(r) if isinstance(r, Exception) else r for r in results]
            connection.send(results)


def _portable_result(function: Callable[..., Any], *arguments: Any) -> Any:
    """What the function gives, or the exception that it raises."""
    try:
        return function(*arguments)
    except Exception as error:  # noqa: BLE001  (any error is the answer)
        return _portable(error)


def _portable(error: Exception) -> Exception:
    """The error, or where it cannot be sent to another process one that says the same."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001  (any error is the answer)
        return WorkerError(f"{type(error).__name__}: {error}")
    return error
