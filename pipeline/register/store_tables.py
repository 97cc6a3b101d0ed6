"""The register's own tables in the store, and what is written to and read from them.

Sightings by the id that an actor's name has within a release (`name_id`), bearers by a number that is only a place in the
file: every decision is made by `Bearer.key`, which is the same in every run.
"""

from __future__ import annotations

import functools
import json
import sqlite3
from collections.abc import Iterable, Iterator

from pipeline.register.bearer_records import Bearer, from_cell, sighting_cell, sighting_of
from pipeline.register.contexts import Sighting
from pipeline.register.known_actors import KnownActor
from pipeline.register.offices import Post
from pipeline.tables.ids import PREFIXES
from pipeline.tables.rows import ActorRow, column_types

_TABLES = (
    "CREATE TABLE IF NOT EXISTS register_sightings (name_id TEXT, release_id TEXT, bearer INTEGER, cell TEXT, "
    "PRIMARY KEY (name_id, release_id)) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS register_sightings_of_release ON register_sightings (release_id)",
    "CREATE TABLE IF NOT EXISTS register_bearers (bearer INTEGER PRIMARY KEY, name_id TEXT, first_release TEXT, cell TEXT)",
    "CREATE UNIQUE INDEX IF NOT EXISTS register_bearers_by_key ON register_bearers (name_id, first_release)",
    "CREATE TABLE IF NOT EXISTS register_keys (key INTEGER, bearer INTEGER, side INTEGER, PRIMARY KEY (key, bearer, side)) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS register_keys_of_bearer ON register_keys (bearer)",
    "CREATE TABLE IF NOT EXISTS register_links (one INTEGER, other INTEGER, rule TEXT, score REAL, shorter INTEGER)",
    "CREATE INDEX IF NOT EXISTS register_links_of_one ON register_links (one)",
    "CREATE INDEX IF NOT EXISTS register_links_of_other ON register_links (other)",
    "CREATE TABLE IF NOT EXISTS register_shorts (short TEXT, words TEXT, PRIMARY KEY (short, words)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS register_known (place INTEGER PRIMARY KEY, cell TEXT)",
    "CREATE TABLE IF NOT EXISTS register_dirty (name_id TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS register_new (bearer INTEGER PRIMARY KEY)",
    "CREATE TABLE IF NOT EXISTS register_actors (actor TEXT PRIMARY KEY, plain TEXT, first TEXT, first_release TEXT, known INTEGER, "
    "made_of TEXT, cell TEXT) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS register_actors_by_plain ON register_actors (plain, first, first_release)",
    "CREATE TABLE IF NOT EXISTS register_ids (bearer INTEGER PRIMARY KEY, actor TEXT)",
    "CREATE INDEX IF NOT EXISTS register_ids_by_actor ON register_ids (actor)",
    "CREATE TABLE IF NOT EXISTS register_names (actor TEXT PRIMARY KEY, plain TEXT, id TEXT) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS register_names_by_plain ON register_names (plain)",
    "CREATE TABLE IF NOT EXISTS register_stale (actor TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS register_plain (plain TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE UNIQUE INDEX IF NOT EXISTS register_names_by_id ON register_names (id)",
)
_SQL_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL"}
_COLUMNS = ", ".join(f'"{column}" {_SQL_TYPES[kind]}' for column, kind in column_types(ActorRow).items())
SCHEMA = (
    *_TABLES,
    f"CREATE TABLE IF NOT EXISTS actors ({_COLUMNS})",
    "CREATE UNIQUE INDEX IF NOT EXISTS actors_by_id ON actors (participant_id)",
)
KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}


def take_release(connection: sqlite3.Connection, release_id: str) -> None:
    """Put the sightings of a release in place of those that were there; its names become dirty."""
    connection.execute(
        "INSERT OR IGNORE INTO register_dirty SELECT name_id FROM register_sightings WHERE release_id = ?", [release_id]
    )
    connection.execute("DELETE FROM register_sightings WHERE release_id = ?", [release_id])
    rows = [(name_id, release_id, sighting_cell(sighting)) for name_id, sighting in _read(connection, release_id)]
    connection.executemany("INSERT INTO register_sightings VALUES (?, ?, NULL, ?)", rows)
    connection.executemany("INSERT OR IGNORE INTO register_dirty VALUES (?)", [row[:1] for row in rows])


def _read(connection: sqlite3.Connection, release_id: str) -> Iterator[tuple[str, Sighting]]:
    """The actors of a release as its rows have them."""
    head = connection.execute("SELECT issuer, place, issued_on FROM releases WHERE release_id = ?", [release_id]).fetchone()
    if head is None:
        return
    names: dict[str, str] = {}
    for table, id, name in (
        ("participants", "participant_id", "name"), ("roles", "participant_id", "name"), ("statements", "speaker_id", "speaker"),
    ):  # fmt: skip
        for name_id, printed in connection.execute(
            f"SELECT {id}, {name} FROM {table} WHERE release_id = ? AND {id} != ''", [release_id]
        ):
            names.setdefault(name_id, printed)
    posts: dict[str, list[Post]] = {}
    issuers = (head[0],) if head[0] else ()
    for name_id, *post in connection.execute(
        "SELECT participant_id, title, organisation, place, kind FROM roles WHERE release_id = ? ORDER BY rowid", [release_id]
    ):
        posts.setdefault(name_id, []).append(Post._make([*post, head[2], head[2], issuers, 1]))
    aliases: dict[str, list[str]] = {}
    for name_id, alias in connection.execute(
        "SELECT participant_id, alias FROM aliases WHERE release_id = ? ORDER BY alias", [release_id]
    ):
        aliases.setdefault(name_id, []).append(alias)
    for name_id, name in sorted(names.items()):
        kind = KINDS[name_id.partition(":")[0]]
        yield (
            name_id,
            Sighting._make([release_id, name, kind, *head, tuple(posts.get(name_id, ())), tuple(aliases.get(name_id, ()))]),
        )


def sightings_of(connection: sqlite3.Connection, name_id: str) -> list[Sighting]:
    """The sightings of a name, by release."""
    rows = connection.execute(
        "SELECT release_id, cell FROM register_sightings WHERE name_id = ? ORDER BY release_id", [name_id]
    )
    return [sighting_of(release_id, cell) for release_id, cell in rows]


def bearer_of(connection: sqlite3.Connection, number: int) -> Bearer:
    """A bearer by its number."""
    row = connection.execute("SELECT name_id, first_release, cell FROM register_bearers WHERE bearer = ?", [number]).fetchone()
    return from_cell(*row)


def bearer_at(connection: sqlite3.Connection, key: tuple[str, str]) -> Bearer:
    """A bearer by its key."""
    row = connection.execute("SELECT cell FROM register_bearers WHERE name_id = ? AND first_release = ?", key).fetchone()
    return from_cell(*key, row[0])


def cached(connection: sqlite3.Connection, size: int = 500) -> functools._lru_cache_wrapper[Bearer]:
    """`bearer_of` that remembers the last bearers."""
    return functools.lru_cache(maxsize=size)(functools.partial(bearer_of, connection))


def take_known(connection: sqlite3.Connection, rows: Iterable[KnownActor]) -> bool:
    """Remember the rows of `actors.csv`; whether they are others than before. Must stand in a transaction."""
    cells = _cells(rows)
    if cells == _known_cells(connection):
        return False
    connection.execute("DELETE FROM register_known")
    connection.execute("INSERT OR IGNORE INTO register_stale SELECT actor FROM register_actors")
    connection.executemany("INSERT INTO register_known VALUES (?, ?)", enumerate(cells))
    return True


def known_news(connection: sqlite3.Connection, rows: Iterable[KnownActor]) -> str:
    """What `take_known` would find these rows to be beside those of the last run: `new`, `gone`, `changed`, or "" for the same."""
    now, before = _cells(rows), _known_cells(connection)
    return "" if now == before else "gone" if not now else "changed" if before else "new"


def _cells(rows: Iterable[KnownActor]) -> list[str]:
    return [json.dumps(row, ensure_ascii=False) for row in rows]


def _known_cells(connection: sqlite3.Connection) -> list[str]:
    return [cell for (cell,) in connection.execute("SELECT cell FROM register_known ORDER BY place")]


def known_actors(connection: sqlite3.Connection) -> list[KnownActor]:
    """The rows of `actors.csv` as they were taken."""
    rows = [json.loads(cell) for cell in _known_cells(connection)]
    return [KnownActor._make([*row[:3], tuple(row[3]), *row[4:]]) for row in rows]
