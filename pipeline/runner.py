"""The straight line: list, compare with the store, annotate what is new, store, export."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.fingerprint import analysis_digest, metadata_cell
from pipeline.language import choose_model
from pipeline.reading.folder import SourceFile, list_releases
from pipeline.reading.metadata import MetadataTable, normal_file, read_metadata
from pipeline.release import Metadata
from pipeline.report import RunReport
from pipeline.settings import Settings
from pipeline.store import Done, Store
from pipeline.tables.write import prepare_folder, stamp, table_path, write_tables
from pipeline.task import Task, batches
from pipeline.workers import outcomes

Progress = Callable[[int, int], None]
"""Is told how many releases are done, of how many."""


def run(settings: Settings, progress: Progress = lambda done, total: None) -> RunReport:
    """Read every release, annotate what the store does not have, write the seven tables.

    Raises NoInput, NoReleases, BadMetadata, MissingModel, BrokenModel, BrokenLexicon or OutputNotWritable, each with
    the tables as they were.
    """
    listing = list_releases(settings.releases)
    metadata = read_metadata(settings.releases)
    model = choose_model(settings.model)
    prepare_folder(settings.out)
    with Store(settings.out) as store:
        report = RunReport(settings.out, notes=[*store.notes, *listing.notes, *metadata.notes])
        report.notes += _unmatched(metadata, listing.files)
        analysis = analysis_digest(model, settings)
        known = store.done()
        tasks = list(_tasks(listing.files, metadata.rows, known, analysis, settings))
        gone = known.keys() - {source.id for source in listing.files}
        report.changed = sum(task.source.id in known for task in tasks)
        report.new, report.unchanged, report.removed = len(tasks) - report.changed, len(listing.files) - len(tasks), len(gone)
        done = 0
        for finished in outcomes(batches(tasks, settings.batch), settings):
            store.save((_done(each.task, analysis), each.tables) for each in finished)
            done += len(finished)
            progress(done, len(tasks))
        store.forget(sorted(gone))
        store.look_across()
        export(store, settings.out)
        report.statuses, report.rows, report.failures = store.statuses(), store.counts(), store.failures()
    return report


def export(store: Store, out: Path) -> None:
    """Write the tables from the store, unless they stand there just as they were written from these very rows."""
    tables = store.exported_tables
    if store.exported != {path.name: stamp(path) for path in (table_path(out, name) for name in tables)}:
        rows = ((name, row_class, store.exported_rows(name)) for name, row_class in tables.items())
        store.note_export(write_tables(out, rows))


def _tasks(
    files: list[SourceFile], metadata: dict[str, Metadata], known: dict[str, Done], analysis: str, settings: Settings
) -> Iterator[Task]:
    """The files whose rows in the store are missing or not those of their content, metadata, code, model and settings."""
    today = dt.date.today().isoformat()
    for source in files:
        before = known.get(source.id)
        as_of = settings.as_of or (before.as_of if before else today)
        task = Task(source, content_digest(source.path), metadata.get(normal_file(source.file), Metadata()), as_of)
        if before is None or not task.content or before != _done(task, analysis, task.content):
            yield task


def content_digest(path: Path) -> str:
    """SHA-256 of a whole file, whatever is in it; "" when it cannot be read: try again next time."""
    try:
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError:
        return ""


def _done(task: Task, analysis: str, content: str | None = None) -> Done:
    """What the store remembers. A file that has changed since it was listed has no digest: its rows may be of either."""
    if content is None:
        content = task.content if content_digest(task.source.path) == task.content else ""
    return Done(task.source.id, task.source.file, content, metadata_cell(task.metadata), task.as_of, analysis)


def _unmatched(metadata: MetadataTable, files: list[SourceFile]) -> list[str]:
    names = {source.file for source in files}
    return [f"metadata.csv names {file}, which is not there" for file in metadata.rows if file not in names]
