"""The store of a run: one SQLite file with what was read, under which fingerprint, and all rows.

Its six tables have the columns of the CSV files. `done` says which releases they are from. Every change is one
transaction, so after a crash the store holds whole releases only.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from pipeline.errors import OutputNotWritable
from pipeline.tables.rows import TABLES, ReleaseTables, Row, column_types

NAME = "meldewerk.sqlite"
APPLICATION_ID = 0x4D454C44  # "MELD" in the file's head
SCHEMA = 1  # raise it with every change of a column or of `done`

SQL_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL"}


class Done(NamedTuple):
    """A release whose rows are in the store. as_of: the day that its undated years count from, kept from its first run."""

    release_id: str
    file: str
    fingerprint: str
    as_of: str


class Foreign(Exception):
    """The file is damaged or not of Meldewerk."""


class Store:
    """An open store; only one process at a time has it. Use it in a `with` statement."""

    def __init__(self, folder: Path) -> None:
        """Open or make the store in an existing folder.

        A damaged file, or one that is not ours, is renamed, never deleted, and `notes` says so. Raises OutputNotWritable
        when another run has it open or it cannot be written.
        """
        self.folder = folder
        self.path = folder / NAME
        self.notes: list[str] = []
        try:
            self._connection = self._open()
        except Foreign:
            aside = self._set_aside()
            self.notes.append(
                f"{NAME} was damaged or not made by Meldewerk; it is now {aside.name}, and every release was read anew"
            )
            self._connection = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._connection.close()

    def done(self) -> dict[str, Done]:
        """Every release in the store by its id."""
        return {row[0]: Done(*row) for row in self._connection.execute("SELECT * FROM done")}

    def save(self, releases: Iterable[tuple[Done, ReleaseTables]]) -> None:
        """Put releases in place of what was there of them, all or none."""
        with self._writing():
            for done, tables in releases:
                self._remove(done.release_id)
                self._connection.execute("INSERT INTO done VALUES (?, ?, ?, ?)", done)
                for name, row_class in TABLES.items():
                    marks = ", ".join("?" * len(row_class._fields))
                    self._connection.executemany(f"INSERT INTO {name} VALUES ({marks})", getattr(tables, name))

    def forget(self, release_ids: Iterable[str]) -> None:
        """Take out releases, all or none; unknown ids are fine."""
        release_ids = list(release_ids)
        if not release_ids:
            return
        with self._writing():
            for release_id in release_ids:
                self._remove(release_id)

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of a table, by release and then in text order."""
        row_class = TABLES[name]
        columns = ", ".join(f'"{column}"' for column in row_class._fields)
        for row in self._connection.execute(f"SELECT {columns} FROM {name} ORDER BY release_id, rowid"):
            yield row_class(*row)

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

    def note_export(self, files: dict[str, list[int]]) -> None:
        """Remember that the rows as they are now stand in these files."""
        with self._writing():
            self._connection.execute("INSERT INTO notes VALUES ('exported', ?)", [json.dumps(files)])

    def _remove(self, release_id: str) -> None:
        for name in ("done", *TABLES):
            self._connection.execute(f"DELETE FROM {name} WHERE release_id = ?", [release_id])

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

    def _open(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(self.path, timeout=0.5, isolation_level=None)
        except sqlite3.Error as error:
            raise OutputNotWritable(self.folder, f"the store {NAME} cannot be opened ({error})") from error
        try:
            # The lock stays with this process until it ends, in whatever way: a second run sees it and leaves.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            self._prepare(connection)
            connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            connection.close()
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise OutputNotWritable(self.folder, "another run is writing there") from error
            if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # the SQL does not fit what stands there
                raise Foreign from error
            raise OutputNotWritable(self.folder, f"the store {NAME} gave {str(error)!r}") from error
        except (sqlite3.DatabaseError, Foreign) as error:
            connection.close()
            raise Foreign from error
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        """Make the tables where they are missing. Another schema's rows are dropped; its releases keep their `as_of`."""
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        n_tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if n_tables and (application != APPLICATION_ID or connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok"):
            raise Foreign
        if connection.execute("PRAGMA user_version").fetchone()[0] not in {0, SCHEMA}:
            for name in (*TABLES, "notes"):
                connection.execute(f"DROP TABLE IF EXISTS {name}")
            connection.execute("UPDATE done SET fingerprint = ''")
            self.notes.append(f"{NAME} was made by another version; every release was read anew")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS done (release_id TEXT PRIMARY KEY, file TEXT, fingerprint TEXT, as_of TEXT) WITHOUT ROWID"
        )
        connection.execute("CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT)")
        for name, row_class in TABLES.items():
            columns = ", ".join(f'"{column}" {SQL_TYPES[kind]}' for column, kind in column_types(row_class).items())
            connection.execute(f"CREATE TABLE IF NOT EXISTS {name} ({columns})")
            connection.execute(f"CREATE INDEX IF NOT EXISTS {name}_of_release ON {name} (release_id)")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")

    def _set_aside(self) -> Path:
        number = 1
        while (aside := self.folder / f"{NAME}.damaged-{number}").exists():
            number += 1
        try:
            self.path.rename(aside)
        except OSError as error:
            raise OutputNotWritable(self.folder, f"the damaged store {NAME} cannot be renamed ({error.strerror})") from error
        return aside
