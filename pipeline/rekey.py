"""Other ids for the rows of a file that was renamed and is otherwise the same."""

from __future__ import annotations

import sqlite3

from pipeline.plan import Renamed
from pipeline.tables.rows import STORED

ACTORS = frozenset({"participant_id", "speaker_id"})
"""Ids of actors: they are the same in every release."""


def rekey(connection: sqlite3.Connection, renamed: Renamed) -> None:
    """Give the rows of a file, of all releases in it, the ids that they would have under its new name; within a transaction."""
    members = connection.execute("SELECT release_id FROM members WHERE source_id = ? ORDER BY 1", [renamed.before]).fetchall()
    before_file = connection.execute("SELECT file FROM done WHERE source_id = ?", [renamed.before]).fetchone()[0]
    for (before,) in members:
        after = renamed.after + before.removeprefix(renamed.before)
        connection.executemany("INSERT OR IGNORE INTO changed VALUES (?)", [(before,), (after,)])
        connection.execute(
            "UPDATE members SET release_id = ?, source_id = ? WHERE release_id = ?", (after, renamed.after, before)
        )
        connection.execute(
            "UPDATE releases SET file = ? || substr(file, ?) WHERE release_id = ?", (renamed.file, len(before_file) + 1, before)
        )
        for name, row_class in STORED.items():
            ours = [column for column in row_class._fields if column.endswith("_id") and column not in ACTORS]
            # an event_id may be empty; whatever is not, begins with the release's id
            changes = ", ".join(
                f"{column} = CASE {column} WHEN '' THEN '' ELSE ? || substr({column}, ?) END" for column in ours
            )
            values = [after, len(before) + 1] * len(ours)
            connection.execute(f"UPDATE {name} SET {changes} WHERE release_id = ?", [*values, before])
    connection.execute(
        "UPDATE done SET source_id = ?, file = ? WHERE source_id = ?", (renamed.after, renamed.file, renamed.before)
    )
