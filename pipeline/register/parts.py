"""Linked and claimed bearers in parts that have nothing to do with each other, so that one part at a time is in memory."""

from __future__ import annotations

import itertools
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.register.bearer_records import from_cell
from pipeline.register.clusters import BearerKey, Edge
from pipeline.register.contexts import own_words
from pipeline.register.known_actors import KnownActor


class Part(NamedTuple):
    """Bearers that links or rows of `actors.csv` hold together. claims: those that the file names, with the place of the row."""

    edges: list[Edge]
    claims: dict[BearerKey, int]


def parts(connection: sqlite3.Connection, known: list[KnownActor], only: int | None = None) -> Iterator[Part]:
    """All parts, or the one in which the bearer with the number `only` is. Writes a temporary table."""
    roots = _Roots(connection)
    claims = {number: (key, place) for number, key, place in _claims(connection, known)}
    first: dict[int, int] = {}
    for number, (_, place) in claims.items():
        roots.join(number, first.setdefault(place, number))
    for one, other in connection.execute("SELECT one, other FROM register_links"):
        roots.join(one, other)
    claims_of: dict[int, dict[BearerKey, int]] = defaultdict(dict)
    for number, (key, place) in claims.items():
        claims_of[roots.root(number)][key] = place
    connection.execute("DROP TABLE IF EXISTS temp.register_parts")
    connection.execute(
        "CREATE TEMP TABLE register_parts (part INTEGER, bearer INTEGER, PRIMARY KEY (part, bearer)) WITHOUT ROWID"
    )
    linked = (one for (one,) in connection.execute("SELECT one FROM register_links UNION SELECT other FROM register_links"))
    rows = ((roots.root(number), number) for number in itertools.chain(claims, linked))
    wanted = None if only is None else roots.root(only)
    connection.executemany(
        "INSERT OR IGNORE INTO temp.register_parts VALUES (?, ?)", (row for row in rows if wanted is None or row[0] == wanted)
    )
    for (part,) in connection.execute("SELECT DISTINCT part FROM temp.register_parts ORDER BY part"):
        yield Part(list(_edges(connection, part)), claims_of.get(part, {}))


def _claims(connection: sqlite3.Connection, known: list[KnownActor]) -> Iterator[tuple[int, BearerKey, int]]:
    """The bearers that rows of `actors.csv` mean, by number and key, each with the place of the first such row."""
    found: set[int] = set()
    for place, row in enumerate(known):
        for name_id in dict.fromkeys(row.name_ids()):
            for number, first_release, cell in connection.execute(
                "SELECT bearer, first_release, cell FROM register_bearers WHERE name_id = ? ORDER BY first_release", [name_id]
            ):
                bearer = from_cell(name_id, first_release, cell)
                around = [anchor for post in bearer.context.posts.values() for anchor in post.anchors]
                around += [own_words(name) for name in (*bearer.context.issuers, *bearer.context.places)]
                if number not in found and row.fits(around):
                    found.add(number)
                    yield number, bearer.key, place


def _edges(connection: sqlite3.Connection, part: int) -> Iterator[Edge]:
    """The links of a part, by the keys of their bearers, in which the order of numbers plays no role."""
    for row in connection.execute(
        "SELECT a.name_id, a.first_release, b.name_id, b.first_release, l.rule, l.score, l.shorter FROM temp.register_parts p "
        "CROSS JOIN register_links l ON l.one = p.bearer JOIN register_bearers a ON a.bearer = l.one "
        "JOIN register_bearers b ON b.bearer = l.other WHERE p.part = ?",
        [part],
    ):
        one, other, shorter = row[:2], row[2:4], row[6]
        if other < one:
            one, other, shorter = other, one, (0, 2, 1)[shorter]
        yield Edge(one, other, row[4], row[5], shorter)


class _Roots:
    """Disjoint sets of the numbers of bearers, eight bytes each."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        (most,) = connection.execute("SELECT coalesce(max(bearer), 0) FROM register_bearers").fetchone()
        self._parent = array("q", range(most + 1))

    def root(self, number: int) -> int:
        while (parent := self._parent[number]) != number:
            self._parent[number] = self._parent[parent]
            number = parent
        return number

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low
