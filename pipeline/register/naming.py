"""From links to actors: clusters, their ids, and the table `actors`; only what changed is written anew."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator

from pipeline.register.actor_ids import actor_row, plain_id, told_apart
from pipeline.register.bearer_records import Bearer, from_cell, to_cell
from pipeline.register.clusters import BearerKey, Clusters, Edge, cluster
from pipeline.register.contexts import own_words
from pipeline.register.known_actors import KnownActor
from pipeline.register.store_tables import bearer_at, known_actors

KEY_SEPARATOR = "\x1f"


def edges(connection: sqlite3.Connection) -> Iterator[Edge]:
    """All links, by the keys of their bearers."""
    for row in connection.execute(
        "SELECT a.name_id, a.first_release, b.name_id, b.first_release, l.rule, l.score, l.shorter FROM register_links l "
        "JOIN register_bearers a ON a.bearer = l.one JOIN register_bearers b ON b.bearer = l.other"
    ):
        one, other, shorter = row[:2], row[2:4], row[6]
        if other < one:
            one, other, shorter = other, one, (0, 2, 1)[shorter]
        yield Edge(one, other, row[4], row[5], shorter)


def claims(connection: sqlite3.Connection, known: list[KnownActor]) -> dict[BearerKey, int]:
    """The bearers that rows of `actors.csv` mean, each with the place of the first such row."""
    found: dict[BearerKey, int] = {}
    for place, row in enumerate(known):
        for name_id in dict.fromkeys(row.name_ids()):
            for first_release, cell in connection.execute(
                "SELECT first_release, cell FROM register_bearers WHERE name_id = ? ORDER BY first_release", [name_id]
            ):
                bearer = from_cell(name_id, first_release, cell)
                around = [anchor for post in bearer.context.posts.values() for anchor in post.anchors]
                around += [own_words(name) for name in (*bearer.context.issuers, *bearer.context.places)]
                if bearer.key not in found and row.fits(around):
                    found[bearer.key] = place
    return found


def current_clusters(connection: sqlite3.Connection, known: list[KnownActor]) -> Clusters:
    """Which bearers are one actor, from the links as they are in the store."""
    return cluster(edges(connection), claims(connection, known), lambda key: bearer_at(connection, key))


def name_actors(connection: sqlite3.Connection) -> None:
    """Write who is who: the actor of every bearer, its id and its row.

    `register_new` has the bearers that are new or other than before, `register_stale` the actors that lost a bearer.
    """
    known = known_actors(connection)
    clusters = current_clusters(connection, known)
    members: dict[str, list[BearerKey]] = {}
    for key, root in sorted(clusters.root_of.items()):
        members.setdefault(_cell(root), []).append(key)
    _find_stale(connection, clusters, members)
    connection.execute(
        "INSERT OR IGNORE INTO register_plain SELECT plain FROM register_actors JOIN register_stale USING (actor)"
    )
    connection.execute("INSERT OR IGNORE INTO register_new SELECT bearer FROM register_ids JOIN register_stale USING (actor)")
    connection.execute("DELETE FROM register_actors WHERE actor IN (SELECT actor FROM register_stale)")
    _gather(connection, clusters, members)
    _give_ids(connection, known)
    for table in ("register_stale", "register_plain", "register_new"):
        connection.execute(f"DELETE FROM {table}")


def _cell(key: BearerKey) -> str:
    return KEY_SEPARATOR.join(key)


def _key(cell: str) -> BearerKey:
    name_id, _, first_release = cell.partition(KEY_SEPARATOR)
    return name_id, first_release


def _find_stale(connection: sqlite3.Connection, clusters: Clusters, members: dict[str, list[BearerKey]]) -> None:
    """Note the actors whose bearers are not those of before, and their bearers as new."""
    before = dict(connection.execute("SELECT actor, made_of FROM register_actors WHERE made_of != ''"))
    now = {actor: _made_of(clusters, actor, keys) for actor, keys in members.items()}
    stale = {actor for actor, made_of in before.items() if now.get(actor) != made_of}
    connection.executemany("INSERT OR IGNORE INTO register_stale VALUES (?)", [(actor,) for actor in stale])
    for actor, made_of in now.items():
        if before.get(actor) != made_of:
            for key in members[actor]:
                connection.execute(
                    "INSERT OR IGNORE INTO register_new SELECT bearer FROM register_bearers WHERE name_id = ? AND first_release = ?",
                    key,
                )
    connection.execute(
        "INSERT OR IGNORE INTO register_stale SELECT DISTINCT actor FROM register_ids JOIN register_new USING (bearer)"
    )
    for root in clusters.known:  # a known actor of one bearer
        actor = _cell(root)
        row = connection.execute("SELECT known FROM register_actors WHERE actor = ?", [actor]).fetchone()
        if row is None or row[0] != clusters.known[root]:
            connection.execute(
                "INSERT OR IGNORE INTO register_new SELECT bearer FROM register_bearers WHERE name_id = ? AND first_release = ?",
                root,
            )
            connection.execute("INSERT OR IGNORE INTO register_stale VALUES (?)", [actor])


def _made_of(clusters: Clusters, actor: str, keys: list[BearerKey]) -> str:
    """Digest of who makes up an actor of several bearers."""
    parts = [f"{_cell(key)}{KEY_SEPARATOR}{key in clusters.lesser}" for key in keys]
    text = "\n".join([*parts, str(clusters.known.get(_key(actor)))])
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def _gather(connection: sqlite3.Connection, clusters: Clusters, members: dict[str, list[BearerKey]]) -> None:
    """Write every actor of a new bearer with all that its bearers know; one after the other."""
    done: set[str] = set()
    for number, name_id, first_release, cell in connection.execute(
        "SELECT b.bearer, b.name_id, b.first_release, b.cell FROM register_new JOIN register_bearers b USING (bearer)"
    ):
        key = (name_id, first_release)
        actor = _cell(clusters.root_of.get(key, key))
        connection.execute("INSERT OR REPLACE INTO register_ids VALUES (?, ?)", [number, actor])
        if actor not in members:
            _put(connection, from_cell(*key, cell), actor, "", clusters)
        elif actor not in done:
            done.add(actor)
            keys = members[actor]
            _put(connection, together(connection, keys, clusters.lesser), actor, _made_of(clusters, actor, keys), clusters)


def together(connection: sqlite3.Connection, members: list[BearerKey], lesser: set[BearerKey]) -> Bearer:
    """The bearers of an actor as one; the least of those that name it fully stands for it."""
    ordered = sorted(members, key=lambda key: (key in lesser, key))
    actor = bearer_at(connection, ordered[0])
    for key in ordered[1:]:
        actor.add(bearer_at(connection, key), key in lesser)
    actor.first_release = min(first_release for _, first_release in members)
    return actor


def _put(connection: sqlite3.Connection, actor: Bearer, cell: str, made_of: str, clusters: Clusters) -> None:
    plain = plain_id(actor)
    connection.execute(
        "INSERT OR REPLACE INTO register_actors VALUES (?, ?, ?, ?, ?, ?, ?)",
        [cell, plain, actor.first or "9999", actor.first_release, clusters.known.get(_key(cell)), made_of, to_cell(actor)],
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
