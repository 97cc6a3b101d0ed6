"""Made releases for tests of the register: rows as an analysis gives them, and what the register makes of them."""

from __future__ import annotations

from pipeline.register.stage import final_ids
from pipeline.register.store_tables import take_known
from pipeline.store import Done, Store
from pipeline.tables.ids import actor_id
from pipeline.tables.rows import AliasRow, ParticipantRow, ReleaseRow, ReleaseTables, RoleRow


def release(id, *actors, issuer="Stadt Linden", place="Linden", day="2024-03-01"):
    """A release that names actors: `Anna Weber`, `("Anna Weber", "Bürgermeisterin", "Stadt Linden")`, `org:Kreistag`, `org:Handelskammer|HK`."""
    parts, roles, aliases = [], [], []
    for entry in actors:
        entry = (entry,) if isinstance(entry, str) else entry
        kind = {"org:": "organisation", "grp:": "group"}.get(entry[0][:4], "person")
        name = entry[0] if kind == "person" else entry[0][4:]
        name, _, alias = name.partition("|")
        local = actor_id(kind, name)
        parts.append(ParticipantRow(local, id, f"{id}#e1", name, kind, "attendee", name, "0-1", 0, 1, 0.9))
        if alias:
            aliases.append(AliasRow(id, local, alias))
        if len(entry) > 1:
            title, organisation, town = (*entry[1:], "", "")[:3]
            roles.append(RoleRow(f"{id}#r{len(roles)}", id, local, name, title, organisation, town, "office", "0-1", 0, 1, 0.9))
    head = ReleaseRow(id, f"{id}.txt", "", "", issuer, day, "text", place)
    return ReleaseTables((head,), participants=tuple(parts), roles=tuple(roles), aliases=tuple(aliases))


def save(store, *releases):
    store.save((Done(tables.releases[0].release_id, tables.releases[0].file, "x", "", "", ""), tables) for tables in releases)


def quick_store(folder):
    """A store that does not wait for the disk."""
    store = Store(folder)
    store._connection.execute("PRAGMA synchronous = OFF")
    return store


def register(folder, *releases, known=()):
    """The ids of all actors: (release, name) to id, and the rows of `actors` by id."""
    folder.mkdir(parents=True, exist_ok=True)
    with quick_store(folder) as store:
        save(store, *releases)
        store.tell(lambda connection: take_known(connection, known))
        store.look_across()
        return read(store, releases)


def read(store, releases):
    ids = {}
    for tables in releases:
        found = final_ids(store._connection, tables.releases[0].release_id)
        for part in tables.participants:
            ids[part.release_id, part.name] = found[part.participant_id]
    return ids, {row.participant_id: row for row in store.exported_rows("actors")}


def one_actor(folder, first, second):
    """Whether two releases' first actors are one."""
    ids, _ = register(folder, first, second)
    (one, other) = (ids[tables.releases[0].release_id, tables.participants[0].name] for tables in (first, second))
    return one == other
