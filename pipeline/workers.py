"""Batches of files to rows, in this process or in several, with the same rows for any number."""

from __future__ import annotations

import contextlib
import functools
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, NamedTuple

from pipeline.annotate import annotate_file
from pipeline.reading.folder import SourceFile
from pipeline.release import Metadata
from pipeline.settings import Settings
from pipeline.tables.rows import ReleaseRow, ReleaseTables

if TYPE_CHECKING:
    from spacy.language import Language


class Task(NamedTuple):
    """One file to work on. content: digest of its bytes as the run saw them."""

    source: SourceFile
    content: str
    metadata: Metadata
    as_of: str


Batch = Sequence[Task]


def annotate_batches(batches: Sequence[Batch], settings: Settings) -> Iterator[tuple[Batch, list[ReleaseTables]]]:
    """Each batch with the rows of its files, in order. Raises MissingModel or BrokenModel.

    A file that kills its worker process is `failed`; the others of its batch are worked on again.
    """
    if settings.workers <= 1:
        for batch in batches:
            yield batch, annotate_batch(batch, settings)
        return
    waiting = deque(batches)
    while waiting:
        try:
            for batch, tables in _in_pool(tuple(waiting), settings):
                waiting.popleft()
                yield batch, tables
        except BrokenProcessPool:
            # Some file of the batches under way did it; which one shows when each has a process of its own.
            for batch in [waiting.popleft() for _ in range(min(len(waiting), _ahead(settings)))]:
                yield batch, [_alone(task, settings) for task in batch]


def annotate_batch(batch: Batch, settings: Settings) -> list[ReleaseTables]:
    """The rows of each file; what spaCy remembers of their words is forgotten after the batch."""
    nlp = language(settings.model)
    with nlp.memory_zone():
        return [annotate_file(nlp, task.source, task.metadata, task.as_of, settings) for task in batch]


@functools.lru_cache(maxsize=1)
def language(model: str | None) -> Language:
    """The pipeline, loaded once per process."""
    from pipeline.language import load_language

    return load_language(model)


def _ahead(settings: Settings) -> int:
    """Batches handed to the pool at a time: enough that no process waits, few enough that rows do not pile up."""
    return 2 * settings.workers


def _in_pool(batches: Sequence[Batch], settings: Settings) -> Iterator[tuple[Batch, list[ReleaseTables]]]:
    # spawn: a forked copy of spaCy's and BLAS's threads may hang, and other systems have no fork
    with ProcessPoolExecutor(settings.workers, multiprocessing.get_context("spawn")) as pool:
        running: deque[tuple[Batch, Future[list[ReleaseTables]]]] = deque()
        try:
            for batch in batches:
                with _unheard_by_children():
                    running.append((batch, pool.submit(annotate_batch, batch, settings)))
                if len(running) >= _ahead(settings):
                    done, future = running.popleft()
                    yield done, future.result()
            while running:
                done, future = running.popleft()
                yield done, future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


@contextlib.contextmanager
def _unheard_by_children() -> Iterator[None]:
    """Let processes that are started here not hear Ctrl-C: this process ends them, and only it has something to say."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # in a thread; signals are the main thread's affair
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _alone(task: Task, settings: Settings) -> ReleaseTables:
    try:
        return next(_in_pool([[task]], settings))[1][0]
    except BrokenProcessPool:
        reason = "the analysis ended its process (out of memory?)"
        return ReleaseTables((ReleaseRow(task.source.id, task.source.file, "", status="failed", error=reason),))
