"""From links to actors: clusters, their ids, and the table `actors`; only what changed is written anew."""

from __future__ import annotations

import hashlib
import sqlite3

from pipeline.register.actor_ids import actor_row, plain_id, told_apart
from pipeline.register.bearer_records import Bearer, from_cell, to_cell
from pipeline.register.clusters import BearerKey, Clusters, cluster
from pipeline.register.known_actors import KnownActor
from pipeline.register.parts import parts
from pipeline.register.store_tables import bearer_at, known_actors

KEY_SEPARATOR = "\x1f"


_MEMBERS = """CREATE TEMP TABLE register_members (actor TEXT, name_id TEXT, first_release TEXT, lesser INTEGER, bearer INTEGER,
    PRIMARY KEY (actor, name_id, first_release)) WITHOUT ROWID"""
_BY_BEARER = "CREATE INDEX temp.register_members_by_bearer ON register_members (bearer)"
_ROOTS = "CREATE TEMP TABLE register_roots (actor TEXT PRIMARY KEY, made_of TEXT, known INTEGER) WITHOUT ROWID"


def name_actors(connection: sqlite3.Connection) -> None:
    """Write who is who: the actor of every bearer, its id and its row.

    `register_new` has the bearers that are new or other than before, `register_stale` the actors that lost a bearer.
    """
    known = known_actors(connection)
    for table, statement in (("register_members", _MEMBERS), ("register_roots", _ROOTS)):
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
        connection.execute(statement)
    connection.execute(_BY_BEARER)
    for part in parts(connection, known):
        _note(connection, cluster(*part, lambda key: bearer_at(connection, key)))
    _find_stale(connection)
    connection.execute(
        "INSERT OR IGNORE INTO register_plain SELECT plain FROM register_actors JOIN register_stale USING (actor)"
    )
    connection.execute("INSERT OR IGNORE INTO register_new SELECT bearer FROM register_ids JOIN register_stale USING (actor)")
    connection.execute("DELETE FROM register_actors WHERE actor IN (SELECT actor FROM register_stale)")
    _gather(connection)
    _give_ids(connection, known)
    for table in ("register_stale", "register_plain", "register_new", "temp.register_members", "temp.register_roots"):
        connection.execute(f"DELETE FROM {table}")


def _cell(key: BearerKey) -> str:
    return KEY_SEPARATOR.join(key)


def _key(cell: str) -> BearerKey:
    name_id, _, first_release = cell.partition(KEY_SEPARATOR)
    return name_id, first_release


def _note(connection: sqlite3.Connection, clusters: Clusters) -> None:
    """Note the actors of one part: those of several bearers with these, and those that `actors.csv` names."""
    members: dict[str, list[BearerKey]] = {}
    for key, root in sorted(clusters.root_of.items()):
        members.setdefault(_cell(root), []).append(key)
    for actor, keys in members.items():
        connection.executemany(
            "INSERT INTO temp.register_members SELECT ?, name_id, first_release, ?, bearer FROM register_bearers "
            "WHERE name_id = ? AND first_release = ?",
            [(actor, key in clusters.lesser, *key) for key in keys],
        )
        place = clusters.known.get(_key(actor))
        connection.execute(
            "INSERT INTO temp.register_roots VALUES (?, ?, ?)", [actor, _made_of(keys, clusters.lesser, place), place]
        )
    connection.executemany(
        "INSERT OR IGNORE INTO temp.register_roots VALUES (?, '', ?)",
        [(_cell(root), place) for root, place in clusters.known.items()],
    )


def _made_of(keys: list[BearerKey], lesser: set[BearerKey], known: int | None) -> str:
    """Digest of who makes up an actor of several bearers."""
    parts = [f"{_cell(key)}{KEY_SEPARATOR}{key in lesser}" for key in keys]
    text = "\n".join([*parts, str(known)])
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def _find_stale(connection: sqlite3.Connection) -> None:
    """Note the actors whose bearers are not those of before, and their bearers as new."""
    for statement in (
        "INSERT OR IGNORE INTO register_stale SELECT a.actor FROM register_actors a LEFT JOIN temp.register_roots r USING (actor) "
        "WHERE a.made_of != '' AND a.made_of IS NOT r.made_of",
        "INSERT OR IGNORE INTO register_new SELECT m.bearer FROM temp.register_roots r JOIN temp.register_members m USING (actor) "
        "LEFT JOIN register_actors a USING (actor) WHERE a.made_of IS NOT r.made_of",
        "INSERT OR IGNORE INTO register_stale SELECT DISTINCT actor FROM register_ids JOIN register_new USING (bearer)",
    ):
        connection.execute(statement)
    for actor, _ in connection.execute(  # a known actor of one bearer
        "SELECT r.actor, r.known FROM temp.register_roots r LEFT JOIN register_actors a USING (actor) "
        "WHERE r.known IS NOT NULL AND a.known IS NOT r.known"
    ):
        connection.execute(
            "INSERT OR IGNORE INTO register_new SELECT bearer FROM register_bearers WHERE name_id = ? AND first_release = ?",
            _key(actor),
        )
        connection.execute("INSERT OR IGNORE INTO register_stale VALUES (?)", [actor])


def _gather(connection: sqlite3.Connection) -> None:
    """Write every actor of a new bearer with all that its bearers know; one after the other."""
    new = "FROM register_new n JOIN register_bearers b USING (bearer) LEFT JOIN temp.register_members m USING (bearer)"
    own = "b.name_id || ? || b.first_release"
    connection.execute(f"INSERT OR REPLACE INTO register_ids SELECT n.bearer, coalesce(m.actor, {own}) {new}", [KEY_SEPARATOR])
    for name_id, first_release, cell, place in connection.execute(
        f"SELECT b.name_id, b.first_release, b.cell, r.known {new} LEFT JOIN temp.register_roots r ON r.actor = {own} "
        "WHERE m.actor IS NULL",
        [KEY_SEPARATOR],
    ):
        _put(connection, from_cell(name_id, first_release, cell), _cell((name_id, first_release)), "", place)
    for actor, made_of, place in connection.execute(
        "SELECT DISTINCT r.actor, r.made_of, r.known FROM register_new n JOIN temp.register_members m USING (bearer) "
        "JOIN temp.register_roots r USING (actor)"
    ):
        members = connection.execute(
            "SELECT name_id, first_release, lesser FROM temp.register_members WHERE actor = ? ORDER BY 1, 2", [actor]
        ).fetchall()
        lesser = {(name_id, first_release) for name_id, first_release, less in members if less}
        whole = together(connection, [member[:2] for member in members], lesser)
        _put(connection, whole, actor, made_of, place)


def together(connection: sqlite3.Connection, members: list[BearerKey], lesser: set[BearerKey]) -> Bearer:
    """The bearers of an actor as one; the least of those that name it fully stands for it."""
    ordered = sorted(members, key=lambda key: (key in lesser, key))
    actor = bearer_at(connection, ordered[0])
    for key in ordered[1:]:
        actor.add(bearer_at(connection, key), key in lesser)
    actor.first_release = min(first_release for _, first_release in members)
    return actor


def _put(connection: sqlite3.Connection, actor: Bearer, cell: str, made_of: str, place: int | None) -> None:
    plain = plain_id(actor)
    connection.execute(
        "INSERT OR REPLACE INTO register_actors VALUES (?, ?, ?, ?, ?, ?, ?)",
        [cell, plain, actor.first or "9999", actor.first_release, place, made_of, to_cell(actor)],
    )
    connection.execute("INSERT OR IGNORE INTO register_plain VALUES (?)", [plain])


def _give_ids(connection: sqlite3.Connection, known: list[KnownActor]) -> None:
    """Give ids to all actors whose plain id is one that an actor got or lost; others are not concerned."""
    reserved = {row.id for row in known}
    connection.execute(
        "DELETE FROM actors WHERE participant_id IN (SELECT id FROM register_names JOIN register_plain USING (plain))"
    )
    connection.execute("DELETE FROM register_names WHERE plain IN (SELECT plain FROM register_plain)")
    for (plain,) in connection.execute("SELECT plain FROM register_plain ORDER BY plain"):
        taken = set(reserved)
        for cell, place, content in connection.execute(
            "SELECT actor, known, cell FROM register_actors WHERE plain = ? ORDER BY first, first_release, actor", [plain]
        ).fetchall():
            actor = from_cell(*_key(cell), content)
            row = known[place] if place is not None else None
            id = row.id if row else next(id for id in (plain, *told_apart(plain, actor, cell)) if id not in taken)
            taken.add(id)
            connection.execute("INSERT INTO register_names VALUES (?, ?, ?)", [cell, plain, id])
            values = actor_row(id, actor, row.name if row else "")
            connection.execute(f"INSERT INTO actors VALUES ({', '.join('?' * len(values))})", values)
