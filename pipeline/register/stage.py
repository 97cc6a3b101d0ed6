"""The register as a stage of a run: what changed is dealt out, linked and named anew, the rest stays as it is."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pipeline.register.bearer_records import Bearer, from_cell, to_cell
from pipeline.register.bearers import deal_out
from pipeline.register.body_names import body_name, words_covered
from pipeline.register.keys import Expansions, bearer_keys
from pipeline.register.links import link
from pipeline.register.naming import name_actors
from pipeline.register.store_tables import SCHEMA as SCHEMA
from pipeline.register.store_tables import cached, sightings_of, take_release
from pipeline.tables.rows import ActorRow

EXPORTED: dict[str, Any] = {"actors": ActorRow}
CACHE = 8_000
"""KiB of the database in memory, so few that a thousand releases fill it: more made nothing faster, as what is in no order is sorted."""
_ID_COLUMNS = {"participants": "participant_id", "roles": "participant_id", "statements": "speaker_id"}


def update(connection: sqlite3.Connection) -> None:
    """Take in the releases of the table `changed`; see `pipeline.stages`."""
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    for (release_id,) in connection.execute("SELECT release_id FROM changed ORDER BY release_id"):
        take_release(connection, release_id)
    _deal_out_dirty(connection)
    expansions = _learn_shorts(connection)
    _link_new(connection, expansions)
    name_actors(connection)
    connection.execute("DELETE FROM register_dirty")


def rows(connection: sqlite3.Connection, name: str, rows: Iterator[Any]) -> Iterator[Any]:
    """The rows of a table with the final ids of actors, and the table `actors`."""
    if name == "actors":
        columns = ", ".join(ActorRow._fields)
        for row in connection.execute(f"SELECT {columns} FROM actors ORDER BY participant_id"):
            yield ActorRow(*row)
    elif name in _ID_COLUMNS:
        yield from _with_final_ids(connection, _ID_COLUMNS[name], rows)
    else:
        yield from rows


def final_ids(connection: sqlite3.Connection, release_id: str) -> dict[str, str]:
    """The ids of a release's actors by those that they have within it."""
    return dict(
        connection.execute(
            "SELECT s.name_id, n.id FROM register_sightings s JOIN register_ids i ON i.bearer = s.bearer "
            "JOIN register_names n ON n.actor = i.actor WHERE s.release_id = ?",
            [release_id],
        )
    )


def _with_final_ids(connection: sqlite3.Connection, column: str, rows: Iterator[Any]) -> Iterator[Any]:
    release_id, ids = "", dict[str, str]()
    for row in rows:
        if row.release_id != release_id:
            release_id, ids = row.release_id, final_ids(connection, row.release_id)
        within = getattr(row, column)
        yield row._replace(**{column: ids.get(within, within)}) if within else row


def _deal_out_dirty(connection: sqlite3.Connection) -> None:
    """Deal out the sightings of every dirty name; a bearer of whom nothing changed keeps its number."""
    for (name_id,) in connection.execute("SELECT name_id FROM register_dirty ORDER BY name_id"):
        sightings = sightings_of(connection, name_id)
        before = {
            first_release: (number, cell)
            for number, first_release, cell in connection.execute(
                "SELECT bearer, first_release, cell FROM register_bearers WHERE name_id = ?", [name_id]
            )
        }
        for members, reason in deal_out(sightings) if sightings else ():
            bearer = Bearer.of(name_id, [sightings[at] for at in members], reason)
            number, cell = before.pop(bearer.first_release, (0, ""))
            if cell != to_cell(bearer):
                if number:
                    _forget(connection, number)
                number = _add(connection, bearer)
            connection.executemany(
                "UPDATE register_sightings SET bearer = ? WHERE name_id = ? AND release_id = ?",
                [(number, name_id, sightings[at].release_id) for at in members],
            )
        for number, _ in before.values():
            _forget(connection, number)


def _add(connection: sqlite3.Connection, bearer: Bearer) -> int:
    cursor = connection.execute(
        "INSERT INTO register_bearers (name_id, first_release, cell) VALUES (?, ?, ?)", [*bearer.key, to_cell(bearer)]
    )
    number = cursor.lastrowid or 0
    connection.execute("INSERT INTO register_new VALUES (?)", [number])
    return number


def _forget(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("DELETE FROM register_bearers WHERE bearer = ?", [number])
    connection.execute("DELETE FROM register_new WHERE bearer = ?", [number])
    connection.execute("INSERT OR IGNORE INTO register_stale SELECT actor FROM register_ids WHERE bearer = ?", [number])
    connection.execute("DELETE FROM register_ids WHERE bearer = ?", [number])
    _unlink(connection, number)


def _unlink(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("DELETE FROM register_keys WHERE bearer = ?", [number])
    connection.execute("DELETE FROM register_links WHERE one = ?", [number])
    connection.execute("DELETE FROM register_links WHERE other = ?", [number])


def _learn_shorts(connection: sqlite3.Connection) -> Expansions:
    """The short forms that any release explains; where they are others than before, every body gets its keys anew."""
    found = set()
    for name_id, first_release, cell in connection.execute(
        "SELECT name_id, first_release, cell FROM register_bearers WHERE name_id LIKE 'org:%' AND cell NOT LIKE '%\"aliases\":{}%'"
    ):
        bearer = from_cell(name_id, first_release, cell)
        words = body_name(bearer.name).words
        for alias in bearer.aliases:
            covered = words_covered(alias, words)
            if covered > 1:
                found.add((alias, " ".join(words[:covered])))
    known = set(connection.execute("SELECT short, words FROM register_shorts"))
    if found != known:
        connection.execute("DELETE FROM register_shorts")
        connection.executemany("INSERT INTO register_shorts VALUES (?, ?)", sorted(found))
        connection.execute("INSERT OR IGNORE INTO register_new SELECT bearer FROM register_bearers WHERE name_id LIKE 'org:%'")
    expansions: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for short, expanded in sorted(found):
        words = tuple(expanded.split())
        expansions[words[0]].append((short, words))
    return expansions


def _link_new(connection: sqlite3.Connection, expansions: Expansions) -> None:
    """Give the new bearers their keys, and link them to whom they share one with.

    Keys are hashes: in the order in which they are made each would be on another page of the file, sorted they follow each other.
    """
    bearer = cached(connection)
    for table in ("made", "sorted", "pairs"):
        connection.execute(f"DROP TABLE IF EXISTS temp.register_{table}")
    connection.execute("CREATE TEMP TABLE register_made (key INTEGER, bearer INTEGER, side INTEGER)")
    for (number,) in connection.execute("SELECT bearer FROM register_new ORDER BY bearer"):
        _unlink(connection, number)
        keys = bearer_keys(bearer(number), expansions)
        connection.executemany(
            "INSERT INTO temp.register_made VALUES (?, ?, ?)", [(key.number, number, key.side) for key in keys]
        )
    connection.execute("CREATE TEMP TABLE register_sorted AS SELECT * FROM temp.register_made ORDER BY key, bearer, side")
    connection.execute("INSERT INTO register_keys SELECT key, bearer, side FROM temp.register_sorted ORDER BY rowid")
    connection.execute(
        "CREATE TEMP TABLE register_pairs AS SELECT DISTINCT min(a.bearer, b.bearer) AS one, max(a.bearer, b.bearer) AS other "
        "FROM temp.register_sorted a CROSS JOIN register_keys b ON b.key = a.key "
        "WHERE a.bearer != b.bearer AND (a.side + b.side = 3 OR (a.side = 0 AND b.side = 0))"
    )
    for one, other in connection.execute("SELECT one, other FROM temp.register_pairs ORDER BY one, other"):
        found = link(bearer(one), bearer(other), expansions)
        if found:
            connection.execute("INSERT INTO register_links VALUES (?, ?, ?, ?, ?)", [one, other, *found])
    for table in ("made", "sorted", "pairs"):
        connection.execute(f"DROP TABLE temp.register_{table}")
