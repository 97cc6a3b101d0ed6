"""Batches of files to rows in several processes, with the same rows for any number of them.

One process is one too: a file that hangs or takes its process down must not end the run. `workers=0` works in this
process, where nothing can be ended; it is for debuggers.
"""

from __future__ import annotations

import queue
import signal
import time
from collections import deque
from collections.abc import Iterator

from pipeline.errors import BrokenModel
from pipeline.settings import MOST_WORKERS, Settings
from pipeline.task import Batch, Outcome, Task, failed
from pipeline.worker import ANNOTATION, Said, Work
from pipeline.worker_process import Worker

TICK = 0.2  # seconds after which the caller gets control although nothing has happened

AHEAD = 2
"""Batches that a worker has at a time: it goes on with the second while the rows of the first are stored."""

LOAD_SECONDS = 300
"""The large model loads in some 10 s from a disk, ten times that from a slow share."""

MAX_STARTS = 3  # workers that may die one after another before one of them finishes a file or becomes ready

RECYCLE_FILES = 2_000
RECYCLE_GROWTH = 500 * 2**20
"""A worker is replaced after so many files or when it holds so many bytes more than at its start: caches in libraries grow."""


class Pool:
    """Workers that share the batches. `outcomes` is for one use."""

    def __init__(self, settings: Settings, work: Work) -> None:
        self.settings = settings
        self._work = work
        self._heard: queue.SimpleQueue[tuple[Worker, Said | None]] = queue.SimpleQueue()
        self._workers: list[Worker] = []
        self._again: deque[Batch] = deque()  # what a dead worker has left
        self._suspects: set[str] = set()  # files that a worker has died of once
        self._deaths = 0

    def outcomes(self, batches: Iterator[Batch]) -> Iterator[list[Outcome]]:
        """What came of each batch, in the order in which they are finished; an empty list when nothing is for a while.

        A file that ends its worker is tried once more, alone, and then `failed`: the system may have ended that worker for
        the memory of another. One that takes too long is `failed` at once. Raises MissingModel, BrokenModel and other
        PipelineErrors of a worker.
        """
        try:
            while self._hand_out(batches):
                try:
                    worker, said = self._heard.get(timeout=TICK)
                except queue.Empty:
                    self._end_what_hangs()
                    yield []
                    continue
                yield self._take(worker, said)
                if self._heard.empty():
                    self._end_what_hangs()
        finally:
            for worker in self._workers:
                worker.kill()
            for worker in self._workers:
                worker.bury()

    def _hand_out(self, batches: Iterator[Batch]) -> bool:
        """Give batches to those that have few, starting workers as far as needed; False when all is done."""
        at_work = [worker for worker in self._workers if not worker.retired]
        for depth in range(AHEAD):
            for worker in at_work:
                if len(worker.batches) == depth and (batch := self._next(batches, worker)):
                    worker.give(batch)
            while depth == 0 and len(at_work) < min(self.settings.workers, MOST_WORKERS) and (batch := self._next(batches)):
                at_work.append(Worker(self._work, self.settings, self._heard))
                self._workers.append(at_work[-1])
                at_work[-1].give(batch)
        return any(worker.batches for worker in self._workers) or bool(self._again)

    def _next(self, batches: Iterator[Batch], worker: Worker | None = None) -> Batch | None:
        """The next batch for a worker; a suspect waits for one that has nothing else to do."""
        if self._again and not (self._is_suspect(self._again[0]) and worker and worker.batches):
            return self._again.popleft()
        if worker and worker.batches and self._is_suspect(worker.batches[0]):
            return None
        return next(batches, None)

    def _is_suspect(self, batch: Batch) -> bool:
        return batch[0].source.id in self._suspects

    def _take(self, worker: Worker, said: Said | None) -> list[Outcome]:
        """What a worker says, noted; the outcomes of its batch when that is finished."""
        if said is None:
            return self._after_the_end_of(worker)
        if worker.retired:
            return []
        worker.since = time.monotonic()
        worker.busy = said.kind == "begin"
        if said.kind == "error":
            raise said.content
        if said.kind == "rows":
            worker.outcomes.append(Outcome(worker.batches[0][len(worker.outcomes)], said.content))
            self._deaths = 0
        elif said.kind == "ready":
            worker.ready, worker.memory = True, said.content
        elif said.kind == "end":
            finished, worker.outcomes = worker.outcomes, []
            worker.batches.popleft()
            worker.n_files += len(finished)
            if worker.n_files >= RECYCLE_FILES or said.content > worker.memory + RECYCLE_GROWTH:
                self._again.extend(worker.batches)
                worker.batches.clear()
                worker.retired = True
                worker.kill()
            return finished
        return []

    def _after_the_end_of(self, worker: Worker) -> list[Outcome]:
        """Note which file a worker died of, and let others go on with what it has left."""
        self._workers.remove(worker)
        code = worker.bury()
        outcomes = worker.outcomes
        left = [list(batch) for batch in worker.batches]
        if left:
            left[0] = left[0][len(outcomes) :]
        if worker.retired:
            return []
        if worker.busy:
            outcomes += self._judge(left[0].pop(0), worker, code)
        elif left:
            self._deaths += 1
            if self._deaths >= MAX_STARTS:
                reason = "it takes too long to load" if worker.timed_out else f"a process that loads it ends ({_told(code)})"
                raise BrokenModel(self.settings.model or "default", reason)
        self._again.extendleft(batch for batch in reversed(left) if batch)
        return outcomes

    def _judge(self, task: Task, worker: Worker, code: int) -> list[Outcome]:
        settings = self.settings
        limits = limits_of(settings)
        if worker.timed_out:
            return [
                failed(task, f"it took more than {settings.file_seconds} seconds; split it or raise --file-seconds", limits)
            ]
        if task.source.id in self._suspects:
            return [failed(task, f"it ended the process that worked on it, twice ({_told(code)}); split it", limits)]
        self._suspects.add(task.source.id)
        self._again.append([task])
        return []

    def _end_what_hangs(self) -> None:
        """End workers that are over their time; asked only when all that was said is heard, so that none is late unjustly."""
        now = time.monotonic()
        for worker in self._workers:
            limit = self.settings.file_seconds if worker.ready else LOAD_SECONDS
            if worker.batches and now - worker.since > limit:
                worker.timed_out = True
                worker.kill()


def outcomes(batches: Iterator[Batch], settings: Settings) -> Iterator[list[Outcome]]:
    """What came of each batch, see `Pool.outcomes`; in this process when `settings.workers` is 0."""
    if settings.workers:
        yield from Pool(settings, ANNOTATION).outcomes(batches)
    else:
        for batch in batches:
            yield [Outcome(task, rows) for task, rows in zip(batch, ANNOTATION.annotate(batch, settings), strict=True)]


def limits_of(settings: Settings) -> str:
    """The limits of a worker as the store notes them: a file that was set aside is tried again when they are others."""
    return f"{settings.file_seconds} s, {settings.file_megabytes} MB"


def _told(code: int) -> str:
    """What an exit code of a process says."""
    if code == -getattr(signal, "SIGKILL", 9):
        return "killed, perhaps because memory ran out"
    return f"signal {-code}" if code < 0 else f"exit code {code}"
