"""What looks at all releases at once, between the rows of each and the tables of all: the register of actors, duplicates.

A stage keeps what it knows in tables of its own in the store, so that its state never has to fit into memory and grows
with the releases that change, not with those that are there. It is a module with the names of `Stage`; `STAGES` lists
them in the order in which they work.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, Protocol

from pipeline.duplicates import stage as duplicates
from pipeline.register import stage as register


class Stage(Protocol):
    """The names of a stage.

    SCHEMA: SQL statements that make its tables and indices, each with `IF NOT EXISTS`; it drops nothing. A change of them
    makes the store anew. EXPORTED: row classes of the tables that it adds to the output, by their names.
    """

    @property
    def SCHEMA(self) -> tuple[str, ...]:
        """SQL statements."""

    @property
    def EXPORTED(self) -> dict[str, Any]:
        """Row classes by the name of their table."""

    def update(self, connection: sqlite3.Connection) -> None:
        """Take in what changed since the last call; called only when something did, within a transaction of the store.

        The table `changed` has the release_id of every release whose rows are new, other than before or gone; the gone
        ones are not in `members` (release_id, source_id) any more. The tables of the store have the rows as they are
        now. What is written must not depend on the order in which releases came, nor on how many runs they came in.
        """

    def rows(self, connection: sqlite3.Connection, name: str, rows: Iterator[Any]) -> Iterator[Any]:
        """The rows of a table as they go out, one by one: changed, left out or as they are.

        name: of the table. rows: by release and in text order, as the stage before gave them; none for a table that this
        stage adds. Nothing may be written.
        """


STAGES: tuple[Stage, ...] = (register, duplicates)
"""The register before the duplicates: an actor is known from every release, a duplicate is only left out of the output."""
