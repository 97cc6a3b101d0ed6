"""The SQLite file of a store: one process at a time has it, a damaged or foreign one is renamed, never deleted."""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.errors import NoTables, OutputNotWritable

NAME = "meldewerk.sqlite"
APPLICATION_ID = 0x4D454C44  # "MELD" in the file's head


class Foreign(Exception):
    """The file is damaged or not of Meldewerk."""


def open_database(folder: Path, schema: Sequence[str]) -> tuple[sqlite3.Connection, list[str]]:
    """Open or make the database in an existing folder, with the tables of `schema`; sentences about what was done to it.

    schema: `CREATE … IF NOT EXISTS` statements. A file that was made with others gets them, and its rows are dropped, but
    for the days of first runs. The lock stays with this process until it ends, in whatever way: another one sees it and
    leaves. Raises OutputNotWritable when another run has it open or it cannot be written.
    """
    path = folder / NAME
    try:
        return _open(path, schema)
    except Foreign:
        aside = _set_aside(path)
        note = f"{NAME} was damaged or not made by Meldewerk; it is now {aside.name}, and every release was read anew"
        connection, notes = _open(path, schema)
        return connection, [note, *notes]


@contextlib.contextmanager
def open_to_read(folder: Path, schema: Sequence[str]) -> Iterator[sqlite3.Connection]:
    """The database of a run that is not at work, to read; what one that was killed has left undone in it is taken back.

    Raises NoTables when there is none of this version, OutputNotWritable when a run is writing there.
    """
    path = folder / NAME
    if not path.is_file():
        raise NoTables(folder, NAME)
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0.5, isolation_level=None)
    try:
        with contextlib.closing(connection):
            if connection.execute("PRAGMA user_version").fetchone()[0] != version_of(schema):
                raise NoTables(folder, f"a {NAME} of this version")
            yield connection
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise OutputNotWritable(folder, "a run is writing there; ask again when it is done") from error
        raise OutputNotWritable(folder, f"the store {NAME} gave {str(error)!r}") from error
    except sqlite3.DatabaseError as error:
        raise NoTables(folder, f"a whole {NAME}") from error


def version_of(schema: Sequence[str]) -> int:
    """A number for the schema that stands in the file's head; changes with any column."""
    return zlib.crc32("\n".join(schema).encode()) & 0x7FFFFFFF or 1


def _open(path: Path, schema: Sequence[str]) -> tuple[sqlite3.Connection, list[str]]:
    try:
        connection = sqlite3.connect(path, timeout=0.5, isolation_level=None)
    except sqlite3.Error as error:
        raise OutputNotWritable(path.parent, f"the store {NAME} cannot be opened ({error})") from error
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        notes = _prepare(connection, schema)
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise OutputNotWritable(path.parent, "another run is writing there") from error
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # the SQL does not fit what stands there
            raise Foreign from error
        raise OutputNotWritable(path.parent, f"the store {NAME} gave {str(error)!r}") from error
    except (sqlite3.DatabaseError, Foreign) as error:
        connection.close()
        raise Foreign from error
    return connection, notes


def _prepare(connection: sqlite3.Connection, schema: Sequence[str]) -> list[str]:
    """Make the tables where they are missing; writes nothing where all is as it should be, not even the time of change."""
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    notes = []
    if tables:
        ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        if not ours or connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise Foreign
        if connection.execute("PRAGMA user_version").fetchone()[0] == version_of(schema):
            return []
        notes.append(f"{NAME} was made by another version; every release was read anew")
    days = _days(connection) if "done" in tables else []
    for name in tables:
        if name != "runs" and not name.startswith("sqlite_"):
            connection.execute(f'DROP TABLE "{name}"')
    for statement in schema:
        connection.execute(statement)
    connection.executemany("INSERT INTO done (source_id, file, as_of) VALUES (?, ?, ?)", days)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version_of(schema)}")
    return notes


def _days(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Source, file and day of first run from the `done` of any version; in the first one a source was called release."""
    columns = {row[1] for row in connection.execute("PRAGMA table_info(done)")}
    source = "source_id" if "source_id" in columns else "release_id"
    return list(connection.execute(f"SELECT {source}, file, as_of FROM done"))


def _set_aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{NAME}.damaged-{number}")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError as error:
        raise OutputNotWritable(path.parent, f"the damaged store {NAME} cannot be renamed ({error.strerror})") from error
    return aside
