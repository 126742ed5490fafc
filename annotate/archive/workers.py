"""Processes that annotate, one thread each; their records come in the order of the articles.

A process that ends by itself costs the article that it had, and another takes
its place. No more articles are on their way than a few a process, however long
one of them takes.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import NamedTuple

from annotate.archive.worker import Answer, MakeEngine, work
from annotate.article import Article
from annotate.corpus import Unread
from annotate.errors import DatelineError
from annotate.record import Annotations
from annotate.settings import Settings
from annotate.support.engine_loading import one_thread

# An article waits at each process while it is busy with another one.
AHEAD = 2
# Records that wait for one before them.
BEHIND = 16
ARTICLES_A_WORKER = 24
"""So many articles are worth the two seconds that a process needs to begin."""
ARTICLES_EACH = 10_000
"""So many articles a process reads before another takes its place: spaCy's tables grow with new words."""
_FAILED_STARTS = 2


class Done(NamedTuple):
    """What became of an article.

    Attributes:
        job: The article as it was to be read.
        article: The article, where it could be read.
        annotations: Its record; none where it failed, or nothing was left to do.
        error: Why it failed.
        troubles: What the user should hear of other packages.
    """

    job: Unread
    article: Article | None
    annotations: Annotations | None
    error: str | None
    troubles: tuple[str, ...] = ()


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    jobs: deque[int]
    answered: int = 0

    @property
    def has_read_enough(self) -> bool:
        """Whether another process should take its place."""
        return self.answered + len(self.jobs) >= ARTICLES_EACH


def cores() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def worthwhile(articles: int) -> int:
    """Return how many processes some articles are worth."""
    return max(1, min(cores(), articles // ARTICLES_A_WORKER))


class Workers:
    """Some processes.

    Args:
        count: How many.
        settings: For their engines.
        make_engine: A function of a module, since it goes to other processes by its name.
    """

    def __init__(self, count: int, settings: Settings, make_engine: MakeEngine) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._count = count
        self._begin = (settings, make_engine)
        self._workers: list[_Worker] = []
        self._failed_starts = 0

    def records(self, jobs: Iterable[Unread]) -> Iterator[Done]:
        """Yield what became of every article, in their order.

        Raises:
            DatelineError: The engine cannot be made, whatever the article.
        """
        source = iter(enumerate(jobs))
        waiting: dict[int, Unread] = {}
        done: dict[int, Done] = {}
        nxt, more = 0, True
        try:
            while more or waiting:
                while more and self._has_room(len(waiting) + len(done)):
                    number, job = next(source, (-1, None))
                    if job is None:
                        more = False
                    elif job.settled:
                        done[number] = Done(job, job.article, None, None)
                    else:
                        waiting[number] = job
                        self._give(self._free(), number, job)
                for number, result in self._answers(waiting):
                    done[number] = result
                    del waiting[number]
                while nxt in done:
                    yield done.pop(nxt)
                    nxt += 1
        finally:
            self._end()

    def _has_room(self, on_their_way: int) -> bool:
        free = len(self._workers) < self._count or any(
            len(worker.jobs) < AHEAD and not worker.has_read_enough for worker in self._workers
        )
        return free and on_their_way < self._count * (AHEAD + BEHIND)

    def _free(self) -> _Worker:
        """Return the process with the least to do, a new one where all have something or have read enough."""
        ready = [worker for worker in self._workers if not worker.has_read_enough]
        if all(worker.jobs for worker in ready) and len(self._workers) < self._count:
            self._workers.append(self._started())
            return self._workers[-1]
        return min(ready, key=lambda worker: len(worker.jobs))

    def _started(self) -> _Worker:
        own, other = self._context.Pipe()
        with one_thread():
            process = self._context.Process(target=work, args=(other, *self._begin), daemon=True)
            process.start()
        other.close()
        return _Worker(process, own, deque())

    def _give(self, worker: _Worker, number: int, job: Unread) -> None:
        worker.jobs.append(number)
        try:
            worker.pipe.send(job)
        except OSError:
            # It has ended; its articles are told when its pipe is looked at.
            return

    def _answers(self, waiting: dict[int, Unread]) -> Iterator[tuple[int, Done]]:
        """Wait for the next answers; a process that has ended is replaced."""
        busy = {worker.pipe: worker for worker in self._workers if worker.jobs}
        for pipe in wait(list(busy)) if busy else ():
            worker = busy[pipe]  # type: ignore[index] # only pipes were given
            try:
                answer: Answer = worker.pipe.recv()
            except (EOFError, OSError):
                yield from self._ended(worker, waiting)
                continue
            if answer.fatal is not None:
                raise answer.fatal
            number = worker.jobs.popleft()
            worker.answered, self._failed_starts = worker.answered + 1, 0
            if worker.has_read_enough and not worker.jobs:
                self._workers.remove(worker)
                _left(worker)
            yield (
                number,
                Done(waiting[number], answer.article, answer.annotations, answer.error, answer.troubles),
            )

    def _ended(self, worker: _Worker, waiting: dict[int, Unread]) -> Iterator[tuple[int, Done]]:
        """Tell of the article that a process has ended at, and give the others to a new one."""
        worker.process.join()
        code = worker.process.exitcode or 0
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        if not worker.answered:
            self._failed_starts += 1
            if self._failed_starts > _FAILED_STARTS * self._count:
                raise DatelineError(f"the engine's processes end by themselves ({how})")
        worker.pipe.close()
        lost = worker.jobs.popleft()
        rest = list(worker.jobs)
        new = self._started()
        self._workers[self._workers.index(worker)] = new
        for number in rest:
            self._give(new, number, waiting[number])
        error = f"the engine's process ended ({how}); perhaps there was not enough memory"
        yield lost, Done(waiting[lost], None, None, error)

    def _end(self) -> None:
        for worker in self._workers:
            worker.pipe.close()
            if worker.jobs:
                worker.process.terminate()
        for worker in self._workers:
            _left(worker)
        self._workers.clear()


def _left(worker: _Worker) -> None:
    """Let a process end that has nothing to do, or was told to."""
    worker.pipe.close()
    worker.process.join(timeout=5)
    if worker.process.is_alive():
        worker.process.kill()
