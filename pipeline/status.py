"""`meldewerk status`: what is in a folder of tables, and what the next run would do and why. It changes nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.database import open_to_read
from pipeline.errors import PipelineError
from pipeline.fingerprint import analysis_parts, digest
from pipeline.model import choose_model
from pipeline.plan import Plan
from pipeline.reading.folder import walk_releases
from pipeline.reading.metadata import read_metadata
from pipeline.register.known_actors import NAME as KNOWN_ACTORS
from pipeline.register.known_actors import read_known_actors
from pipeline.register.store_tables import known_news
from pipeline.report import counted, listed, named
from pipeline.settings import Settings
from pipeline.stages import STAGES
from pipeline.store import schema
from pipeline.tables.write import stamp

REASONS = {
    "new": "done.source_id IS NULL",
    "content": "done.content IS NOT todo.content",
    "metadata": "done.metadata IS NOT todo.metadata",
    "as-of day": "done.as_of IS NOT todo.as_of",
}
"""Why a file is to be worked on, as SQL over `todo` and `done`; what the analysis depends on is told one by one."""


def status_lines(out: Path, releases: Path | None = None) -> Iterator[str]:
    """The lines that a person reads. releases: the input folder, None for that of the last run.

    Raises NoTables, OutputNotWritable when a run is writing there, NoInput and what else ends a run before its work.
    """
    with open_to_read(out, schema(STAGES)) as connection:
        last = _last_run(connection)
        yield from _holdings(connection, out, last)
        if last:
            yield from _stale(connection, last, releases)
            yield from _not_as_written(connection, out)
        failed = connection.execute("SELECT file, error FROM releases WHERE status = 'failed' ORDER BY file")
        yield from named("failed", [f"{file}: {reason}" for file, reason in failed])


def _last_run(connection: sqlite3.Connection) -> dict[str, Any]:
    row = connection.execute("SELECT report FROM runs ORDER BY number DESC LIMIT 1").fetchone()
    return json.loads(row[0]) if row else {}


def _holdings(connection: sqlite3.Connection, out: Path, last: dict[str, Any]) -> Iterator[str]:
    statuses = dict(connection.execute("SELECT status, count(*) FROM releases GROUP BY status ORDER BY status"))
    n_files = connection.execute("SELECT count(*) FROM done").fetchone()[0]
    told = listed({name.replace("_", " "): count for name, count in statuses.items()})
    yield f"{counted(sum(statuses.values()), 'release')} from {counted(n_files, 'file')} in {out}: {told}"
    if not last:
        yield "last run: none was finished; what it stored is kept, and the next run goes on from there"
        return
    yield f"rows: {listed({name: count for name, count in last['rows'].items() if name != 'releases'}, zero=True)}"
    yield f"last run that changed the tables: {last['ended']}, {last['seconds']} s, {listed(last['files'])}"


def _stale(connection: sqlite3.Connection, last: dict[str, Any], releases: Path | None) -> Iterator[str]:
    """What the next run would work on, if it is told the same as the last."""
    given = {name: value for name, value in last["settings"].items() if name in Settings.__dataclass_fields__}
    given |= {"releases": releases or Path(given["releases"]), "out": Path(given["out"])}
    settings = Settings(**given)
    notes: list[str] = []
    unlisted: list[str] = []
    try:
        parts = analysis_parts(choose_model(settings.model), settings)
        plan = Plan(connection, settings, digest(parts))
        metadata, actors = read_metadata(settings.releases), read_known_actors(settings.releases)
        for _ in plan.take(walk_releases(settings.releases, notes, unlisted, settings.out), metadata.rows, unlisted):
            pass
        plan.check_that_folder_is_there()
    except PipelineError as error:
        yield f"next run: {error}"
        return
    yield f"next run over {settings.releases}: {listed(plan.counts)}"
    for reason, count in reasons(connection, parts).items():
        yield f"to be worked on: {counted(count, 'file')} because of {reason}"
    if news := known_news(connection, actors.rows):
        told = {"new": "is new", "gone": "is gone, or empty", "changed": "has changed"}[news]
        yield f"{KNOWN_ACTORS} {told} since the last run: the next one links the actors anew, without reading a release"
    yield from named("note", [*notes, *metadata.notes, *plan.unmatched(metadata.rows), *actors.notes])


def _not_as_written(connection: sqlite3.Connection, out: Path) -> Iterator[str]:
    """A line when the files of the output are not those that belong to the rows."""
    row = connection.execute("SELECT value FROM notes WHERE name = 'exported'").fetchone()
    written = json.loads(row[0]) if row else {}
    other = [name for name in written if written[name] != stamp(out / name)]
    if not written:
        yield "tables: rows have changed since they were written; the next run writes them"
    elif other:
        yield f"tables: {', '.join(other)} changed or missing since the last run; the next one writes all of them again"


def reasons(connection: sqlite3.Connection, parts: dict[str, Any]) -> dict[str, int]:
    """How many files are to be worked on for each reason; a file may have several. parts: the analysis of the next run."""
    joined = "FROM todo LEFT JOIN done USING (source_id) WHERE"
    counts = {name: connection.execute(f"SELECT count(*) {joined} {test}").fetchone()[0] for name, test in REASONS.items()}
    for name in REASONS:
        if name != "new":
            test = f"{REASONS[name]} AND done.source_id IS NOT NULL"
            counts[name] = connection.execute(f"SELECT count(*) {joined} {test}").fetchone()[0]
    before = dict(connection.execute("SELECT digest, parts FROM analyses"))
    others = f"SELECT done.analysis, count(*) {joined} done.analysis IS NOT ? AND done.source_id IS NOT NULL GROUP BY 1"
    for analysis, count in connection.execute(others, [digest(parts)]):
        was = json.loads(before.get(analysis, "{}"))
        for name in parts:
            if was.get(name) != json.loads(json.dumps(parts[name])):
                counts[name] = counts.get(name, 0) + count
    counts["limits of time or memory"] = connection.execute(f"SELECT count(*) {joined} done.limits != ''").fetchone()[0]
    return {name: count for name, count in counts.items() if count}
