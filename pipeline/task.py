"""The unit of work: one file, handed to a worker in small batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.reading.folder import SourceFile
from pipeline.release import Metadata
from pipeline.tables.rows import ReleaseRow, ReleaseTables

BATCH_BYTES = 40_000
"""Bytes of a batch, some ten releases or two seconds' work: batches of like size keep all workers busy to the end."""


class Task(NamedTuple):
    """One file to work on. content: digest of its bytes as the run saw them, "" if it could not be read. size: in bytes.

    metadata, parts: what is known of the file and of the releases in it. known: both as the store notes them.
    """

    source: SourceFile
    content: str
    metadata: Metadata
    as_of: str
    size: int = 0
    parts: Mapping[str, Metadata] | None = None
    known: str = ""


Batch = Sequence[Task]


class Outcome(NamedTuple):
    """What came of a task. limits: those of the worker, where the file went beyond them and was set aside."""

    task: Task
    tables: ReleaseTables
    limits: str = ""


def failed(task: Task, reason: str, limits: str = "") -> Outcome:
    """A file that no worker could finish, as one failed release."""
    row = ReleaseRow(task.source.id, task.source.file, task.content, status="failed", error=reason)
    return Outcome(task, ReleaseTables((row,)), limits)


def batches(tasks: Iterable[Task], n_files: int) -> Iterator[Batch]:
    """Tasks in order, in batches of at most `n_files` files and about BATCH_BYTES bytes."""
    batch: list[Task] = []
    for task in tasks:
        if batch and (len(batch) == n_files or sum(each.size for each in batch) + task.size > BATCH_BYTES):
            yield batch
            batch = []
        batch.append(task)
    if batch:
        yield batch
