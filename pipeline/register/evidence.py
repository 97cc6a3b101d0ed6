"""Why an actor is one: its names, offices and releases, and the rule behind every merge."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.database import open_to_read
from pipeline.errors import UnknownActor
from pipeline.register.actor_ids import roles_of
from pipeline.register.bearer_records import Bearer
from pipeline.register.clusters import BearerKey, Clusters, cluster
from pipeline.register.contexts import Context, own_words
from pipeline.register.naming import KEY_SEPARATOR, together
from pipeline.register.offices import nested, same_office
from pipeline.register.parts import Part, parts
from pipeline.register.store_tables import bearer_at, known_actors
from pipeline.report import counted

MOST_SHOWN = 5  # releases or ids in one line; the rest is counted
RULES = {
    "spelling": "spelt otherwise: umlauts, accents, hyphens, doubled letters",
    "misread": "letters that OCR takes for each other",
    "typing": "one letter mistyped",
    "sound": "sounds the same",
    "initial": "a given name shortened to its initial",
    "fewer": "a given name less",
    "double": "half of a double name",
    "genitive": "the genitive",
    "form": "legal form, inflection or small words",
    "short": "a short form that a release explains",
}


def show_actor(out: Path, id: str) -> list[str]:
    """The lines about an actor of the run whose tables are in `out`. Raises NoTables, OutputNotWritable or UnknownActor."""
    from pipeline.stages import STAGES  # the stages import the register
    from pipeline.store import schema

    with open_to_read(out, schema(STAGES)) as connection:
        return list(evidence_lines(connection, id, str(out)))


def evidence_lines(connection: sqlite3.Connection, id: str, out: str) -> Iterator[str]:
    """The lines for a person. connection: to the store of a finished run, which only reads; out: its folder, for messages.

    Raises UnknownActor, which names similar ids.
    """
    row = connection.execute("SELECT actor FROM register_names WHERE id = ?", [id]).fetchone()
    if row is None:
        raise UnknownActor(id, out, _similar(connection, id))
    name_id, _, first_release = row[0].partition(KEY_SEPARATOR)
    root = (name_id, first_release)
    known = known_actors(connection)
    (number,) = connection.execute(
        "SELECT bearer FROM register_bearers WHERE name_id = ? AND first_release = ?", root
    ).fetchone()
    (part,) = [*parts(connection, known, number)] or [Part([], {})]
    clusters = cluster(*part, lambda key: bearer_at(connection, key))
    members = sorted(key for key, other in clusters.root_of.items() if other == root) or [root]
    actor = together(connection, members, clusters.lesser)
    seen = f"{actor.first or '?'} to {actor.last or '?'}"
    title = known[clusters.known[root]].name if root in clusters.known else actor.name
    yield f"{title} · {id} · {actor.kind} · {counted(actor.n_releases, 'release')} · {seen}"
    yield from _part("offices", roles_of(actor))
    yield from _part("names", [_name_line(connection, bearer_at(connection, key)) for key in members])
    yield from _part("why one", list(_merges(connection, clusters, members, root)))
    reason = next((bearer.reason for key in members if (bearer := bearer_at(connection, key)).reason), "nothing ties them")
    yield from _part("others of that name", [f"{other}: {reason}" for other in _others(connection, root)])


def _part(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"\n{title}"
        yield from (f"  {line}" for line in lines)


def _name_line(connection: sqlite3.Connection, bearer: Bearer) -> str:
    """A name as it is printed, and where."""
    releases = [
        release_id
        for (release_id,) in connection.execute(
            "SELECT s.release_id FROM register_sightings s JOIN register_bearers b USING (bearer) "
            "WHERE b.name_id = ? AND b.first_release = ? ORDER BY s.release_id",
            bearer.key,
        )
    ]
    spellings = ", ".join(
        f"{name} ({times})" for name, times in sorted(bearer.names.items(), key=lambda entry: (-entry[1], entry[0]))
    )
    aliases = f" also {', '.join(sorted(bearer.aliases))}" if bearer.aliases else ""
    return f"{spellings}{aliases}: {_first(releases)}"


def _merges(connection: sqlite3.Connection, clusters: Clusters, members: list[BearerKey], root: BearerKey) -> Iterator[str]:
    """A line for each reason why several sightings are one actor."""
    if root in clusters.known:
        yield f"actors.csv, row {clusters.known[root] + 1}, says who bears these names"
    for key in members:
        bearer = bearer_at(connection, key)
        if bearer.n_releases > 1 and not bearer.reason:
            yield f"{bearer.name}: one name in {counted(bearer.n_releases, 'release')}, and nothing contradicts"
        elif bearer.n_releases > 1:
            yield f"{bearer.name}: one name in {counted(bearer.n_releases, 'release')} tied to each other; {bearer.reason}"
    for edge in clusters.taken:
        if edge.one in members:
            one, other = bearer_at(connection, edge.one), bearer_at(connection, edge.other)
            rules = " and ".join(RULES[rule] for rule in edge.rule.split("+"))
            ties = "; ".join(shared(one.context, other.context)) or "nothing else needed"
            yield f"{one.name} = {other.name}: {rules}; {ties} ({edge.one[1]}, {edge.other[1]})"


def shared(one: Context, other: Context) -> list[str]:
    """What ties two contexts, as phrases: `both Bürgermeisterin`, `both of Linden`, `both named by Stadt Linden`."""
    lines = [
        f"{a} and {b}" if a != b else f"both {a}"
        for mine in one.tenures
        for yours in other.tenures
        for a, b in [(mine.titles[0], yours.titles[0])]
        if same_office(a, b)
    ]
    mine = {anchor for tenure in one.tenures for anchor in tenure.anchors}
    yours = {anchor for tenure in other.tenures for anchor in tenure.anchors}
    lines += sorted({f"both of {' '.join(sorted(a if a <= b else b))}" for a in mine for b in yours if nested(a, b)})
    lines += _met("both named by", one.issuers, other.issuers) + _met("both named in", one.places, other.places)
    return list(dict.fromkeys(lines))


def _met(words: str, one: dict[str, int], other: dict[str, int]) -> list[str]:
    return [f"{words} {name}" for name in sorted(one) if any(nested(own_words(name), own_words(theirs)) for theirs in other)][
        :MOST_SHOWN
    ]


def _others(connection: sqlite3.Connection, root: BearerKey) -> list[str]:
    """The ids of the other actors of the same plain id."""
    actor = KEY_SEPARATOR.join(root)
    return [
        id
        for (id,) in connection.execute(
            "SELECT id FROM register_names WHERE plain = (SELECT plain FROM register_names WHERE actor = ?) AND actor != ? ORDER BY id",
            [actor, actor],
        )
    ]


def _similar(connection: sqlite3.Connection, id: str) -> list[str]:
    """Ids that begin like this one, or that have its words."""
    words = id.partition(":")[2] or id
    pattern = "%" + words.lower().replace("%", "").replace("_", "").replace(" ", "-") + "%"
    return [
        found
        for (found,) in connection.execute(
            "SELECT id FROM register_names WHERE id LIKE ? ORDER BY id LIMIT ?", [pattern, MOST_SHOWN]
        )
    ]


def _first(names: list[str]) -> str:
    rest = len(names) - MOST_SHOWN
    return ", ".join(names[:MOST_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
