"""The store of a run: one SQLite file with the files that were read, what their rows depend on, and all rows.

`done` has the files, `members` the releases of each (an archive or a bulletin has several), and the other tables the
columns of the CSV files. Every change is one transaction, so after a crash the store holds whole files only. `changed`
names the releases that the stages (`pipeline/stages.py`) have not yet taken in; it too outlives a crash.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from pipeline.database import NAME, open_database
from pipeline.errors import OutputNotWritable
from pipeline.plan import Renamed
from pipeline.rekey import rekey
from pipeline.stages import STAGES, Stage
from pipeline.tables.rows import STORED, TABLES, ReleaseRow, ReleaseTables, Row, column_types

UNFIT = (UnicodeError, OverflowError, sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError)
"""What a cell raises that no table can hold, half a character (a lone surrogate) for one. It costs its file only."""

SQL_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL"}


class Done(NamedTuple):
    """A file whose rows are in the store, with all that they depend on. content: digest of the whole file.

    metadata: its row of `metadata.csv`. as_of: the day that its undated years count from, kept from its first run.
    analysis: digest of code, model and settings. limits: those of a worker, where the file went beyond them.
    """

    source_id: str
    file: str
    content: str
    metadata: str
    as_of: str
    analysis: str
    limits: str = ""


def schema(stages: Sequence[Stage]) -> list[str]:
    """The SQL statements that make the tables of a store."""
    statements = [
        "CREATE TABLE IF NOT EXISTS done (source_id TEXT PRIMARY KEY, file TEXT, content TEXT, metadata TEXT, as_of TEXT, "
        "analysis TEXT, limits TEXT) WITHOUT ROWID",
        "CREATE TABLE IF NOT EXISTS members (release_id TEXT PRIMARY KEY, source_id TEXT) WITHOUT ROWID",
        "CREATE INDEX IF NOT EXISTS members_of_source ON members (source_id)",
        "CREATE TABLE IF NOT EXISTS changed (release_id TEXT PRIMARY KEY) WITHOUT ROWID",
        "CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT)",
        "CREATE TABLE IF NOT EXISTS analyses (digest TEXT PRIMARY KEY, parts TEXT)",
        "CREATE TABLE IF NOT EXISTS runs (number INTEGER PRIMARY KEY, report TEXT)",
    ]
    for name, row_class in STORED.items():
        columns = ", ".join(f'"{column}" {SQL_TYPES[kind]}' for column, kind in column_types(row_class).items())
        statements.append(f"CREATE TABLE IF NOT EXISTS {name} ({columns})")
        statements.append(f"CREATE INDEX IF NOT EXISTS {name}_of_release ON {name} (release_id)")
    return statements + [statement for stage in stages for statement in stage.SCHEMA]


class Store:
    """An open store; only one process at a time has it. Use it in a `with` statement."""

    def __init__(self, folder: Path, stages: Sequence[Stage] = STAGES) -> None:
        """Open or make the store in an existing folder.

        A damaged file, or one that is not ours, is renamed, never deleted, and `notes` says so. Raises OutputNotWritable
        when another run has it open or it cannot be written.
        """
        self.folder = folder
        self._stages = stages
        self._connection, self.notes = open_database(folder, schema(stages))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._connection.close()
        if isinstance(error, sqlite3.Error):
            raise OutputNotWritable(self.folder, f"the store {NAME} gave {str(error)!r}") from error

    @property
    def connection(self) -> sqlite3.Connection:
        """The open database, for those that have temporary tables in it or ask what this class does not."""
        return self._connection

    def done(self) -> dict[str, Done]:
        """Every file in the store by its source_id."""
        return {row[0]: Done(*row) for row in self._connection.execute("SELECT * FROM done")}

    def save(self, sources: Iterable[tuple[Done, ReleaseTables]]) -> None:
        """Put the releases of files in place of what was there of those files, all or none."""
        with self._writing():
            for done, tables in sources:
                self._remove(done.source_id)
                self._connection.execute("SAVEPOINT file")
                try:
                    self._insert(done, tables)
                except UNFIT as error:
                    self._connection.execute("ROLLBACK TO file")
                    reason = f"its rows cannot be stored ({type(error).__name__}: {str(error)[:200]})"
                    row = ReleaseRow(done.source_id, done.file, done.content, status="failed", error=reason)
                    self._insert(done, ReleaseTables((row,)))
                self._connection.execute("RELEASE file")

    def forget(self, source_ids: Iterable[str]) -> None:
        """Take out files with all their releases, all or none; unknown ids are fine."""
        source_ids = list(source_ids)
        if not source_ids:
            return
        with self._writing():
            for source_id in source_ids:
                self._remove(source_id)

    def rename(self, renamed: Iterable[Renamed]) -> None:
        """Give the rows of files that were renamed the ids of their new names, all or none."""
        renamed = list(renamed)
        if renamed:
            with self._writing():
                for each in renamed:
                    rekey(self._connection, each)

    def tell(self, take: Callable[[sqlite3.Connection], bool]) -> None:
        """Let a stage take in something that is no release (`actors.csv`); `take` says whether it is other than before."""
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                if take(self._connection):
                    self._connection.execute("DELETE FROM notes WHERE name = 'exported'")
                    self._connection.execute("INSERT OR IGNORE INTO changed VALUES ('')")
        except sqlite3.Error as error:
            raise OutputNotWritable(self.folder, f"the store {NAME} gave {str(error)!r}") from error

    def look_across(self) -> None:
        """Let the stages take in what changed since they last did, all or none of it."""
        if self._connection.execute("SELECT 1 FROM changed LIMIT 1").fetchone():
            with self._writing():
                for stage in self._stages:
                    stage.update(self._connection)
                self._connection.execute("DELETE FROM changed")

    @property
    def exported_tables(self) -> dict[str, Any]:
        """The row class of every table that goes out, by its name."""
        return TABLES | {name: row_class for stage in self._stages for name, row_class in stage.EXPORTED.items()}

    def exported_rows(self, name: str) -> Iterator[Any]:
        """The rows of a table as they go out, after all stages."""
        rows: Iterator[Any] = self.rows(name) if name in TABLES else iter(())
        for stage in self._stages:
            rows = stage.rows(self._connection, name, rows)
        return rows

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of a table as the analysis of each release gave them, by release and then in text order."""
        row_class = TABLES[name]
        columns = ", ".join(f'"{column}"' for column in row_class._fields)
        for row in self._connection.execute(f"SELECT {columns} FROM {name} ORDER BY release_id, rowid"):
            yield row_class._make(row)

    def counts(self) -> dict[str, int]:
        """Rows per table."""
        return {name: self._connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TABLES}

    def statuses(self) -> dict[str, int]:
        """Releases per status."""
        return dict(self._connection.execute("SELECT status, count(*) FROM releases GROUP BY status ORDER BY status"))

    def failures(self) -> list[tuple[str, str]]:
        """File and reason of every failed release, by file."""
        return list(self._connection.execute("SELECT file, error FROM releases WHERE status = 'failed' ORDER BY file"))

    @property
    def exported(self) -> dict[str, list[int]]:
        """Size and time of change of each exported file, as `note_export` was told; empty when rows have changed since."""
        row = self._connection.execute("SELECT value FROM notes WHERE name = 'exported'").fetchone()
        return json.loads(row[0]) if row else {}

    def note_export(self, files: dict[str, list[int]], report: dict[str, Any]) -> None:
        """Remember that the rows as they are now stand in these files, and what the run that wrote them found."""
        with self._writing():
            self._connection.execute("INSERT INTO notes VALUES ('exported', ?)", [json.dumps(files)])
            self._connection.execute("INSERT INTO runs (report) VALUES (?)", [json.dumps(report, ensure_ascii=False)])

    def runs(self, last: int) -> list[dict[str, Any]]:
        """What the last so many runs found that wrote tables, the latest first."""
        rows = self._connection.execute("SELECT report FROM runs ORDER BY number DESC LIMIT ?", [last])
        return [json.loads(row[0]) for row in rows]

    def note_analysis(self, digest: str, parts: dict[str, Any]) -> None:
        """Remember what the digest of an analysis stands for."""
        with self._writing():
            self._connection.execute("INSERT OR IGNORE INTO analyses VALUES (?, ?)", (digest, json.dumps(parts)))

    def _insert(self, done: Done, tables: ReleaseTables) -> None:
        members = [(row.release_id, done.source_id) for row in tables.releases]
        self._connection.execute("INSERT INTO done VALUES (?, ?, ?, ?, ?, ?, ?)", done)
        self._connection.executemany("INSERT INTO members VALUES (?, ?)", members)
        self._connection.executemany("INSERT OR IGNORE INTO changed VALUES (?)", [member[:1] for member in members])
        for name, row_class in STORED.items():
            marks = ", ".join("?" * len(row_class._fields))
            self._connection.executemany(f"INSERT INTO {name} VALUES ({marks})", getattr(tables, name))

    def _remove(self, source_id: str) -> None:
        """Take out a file with its releases, and note these as changed."""
        members = list(self._connection.execute("SELECT release_id FROM members WHERE source_id = ?", [source_id]))
        self._connection.executemany("INSERT OR IGNORE INTO changed VALUES (?)", members)
        for name in STORED:
            self._connection.executemany(f"DELETE FROM {name} WHERE release_id = ?", members)
        for name in ("members", "done"):
            self._connection.execute(f"DELETE FROM {name} WHERE source_id = ?", [source_id])

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction, in which the exported files become out of date."""
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.execute("DELETE FROM notes WHERE name = 'exported'")
                yield
        except sqlite3.Error as error:
            raise OutputNotWritable(self.folder, f"the store {NAME} gave {str(error)!r}") from error
