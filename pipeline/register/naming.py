"""From links to actors: clusters, their ids, and the table `actors`."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from pipeline.register.actor_ids import actor_row, plain_id, told_apart
from pipeline.register.bearer_records import Bearer, from_cell, to_cell
from pipeline.register.bearers import own_words
from pipeline.register.clusters import BearerKey, Clusters, Edge, cluster
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
    """Write who is who: the actor of every bearer, its id and its row."""
    known = known_actors(connection)
    clusters = current_clusters(connection, known)
    for table in ("register_actors", "register_ids", "register_names", "actors"):
        connection.execute(f"DELETE FROM {table}")
    _gather(connection, clusters)
    taken: Counter[str] = Counter()
    groups = connection.execute(
        "SELECT plain, actor, known, cell FROM register_actors ORDER BY plain, first, first_release, actor"
    )
    for plain, group in groupby(groups, key=lambda row: row[0]):
        unknown = 0
        for _, actor_key, place, cell in group:
            name_id, _, first_release = actor_key.partition(KEY_SEPARATOR)
            actor = from_cell(name_id, first_release, cell)
            row = known[place] if place is not None else None
            if row:
                id = row.id
            elif unknown == 0:
                id, unknown = plain, 1
            else:
                id = next(id for id in told_apart(plain, actor) if _is_free(connection, id, taken))
            taken[id] += 1
            connection.execute("INSERT INTO register_names VALUES (?, ?)", [actor_key, id])
            values = actor_row(id, actor, row.name if row else "")
            connection.execute(f"INSERT INTO actors VALUES ({', '.join('?' * len(values))})", values)


def _is_free(connection: sqlite3.Connection, id: str, taken: Counter[str]) -> bool:
    """Whether no actor has the id and none has it as its plain one."""
    return not taken[id] and not connection.execute("SELECT 1 FROM register_actors WHERE plain = ?", [id]).fetchone()


def _gather(connection: sqlite3.Connection, clusters: Clusters) -> None:
    """Write every actor with all that its bearers know, streamed; only actors of several bearers are in memory."""
    several: dict[BearerKey, list[BearerKey]] = {}
    for key, root in sorted(clusters.root_of.items()):
        several.setdefault(root, []).append(key)
    for number, name_id, first_release, cell in connection.execute(
        "SELECT bearer, name_id, first_release, cell FROM register_bearers"
    ):
        key = (name_id, first_release)
        root = clusters.root_of.get(key, key)
        connection.execute("INSERT INTO register_ids VALUES (?, ?)", [number, KEY_SEPARATOR.join(root)])
        if key not in clusters.root_of:
            _put(connection, from_cell(*key, cell), key, clusters)
    for root, members in several.items():
        _put(connection, together(connection, members, clusters.lesser), root, clusters)


def together(connection: sqlite3.Connection, members: list[BearerKey], lesser: set[BearerKey]) -> Bearer:
    """The bearers of an actor as one; the least of those that name it fully stands for it."""
    ordered = sorted(members, key=lambda key: (key in lesser, key))
    actor = bearer_at(connection, ordered[0])
    for key in ordered[1:]:
        actor.add(bearer_at(connection, key), key in lesser)
    return actor


def _put(connection: sqlite3.Connection, actor: Bearer, root: BearerKey, clusters: Clusters) -> None:
    connection.execute(
        "INSERT INTO register_actors VALUES (?, ?, ?, ?, ?, ?)",
        [
            KEY_SEPARATOR.join(root),
            plain_id(actor),
            actor.first or "9999",
            actor.first_release,
            clusters.known.get(root),
            to_cell(actor),
        ],
    )
