"""What a run has to do: the files that are there beside the files that are in the store.

Both may be a hundred thousand and neither has to fit into memory: the listing becomes a temporary table of the store's
database, and what is new, changed, renamed or gone are queries.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import InputVanished
from pipeline.reading.folder import SourceFile
from pipeline.reading.metadata import normal_file
from pipeline.release import Metadata
from pipeline.settings import Settings
from pipeline.task import Task
from pipeline.workers import limits_of

MANY = 20
"""From so many known files on, a run refuses to go on when more than half of them are gone: rather a share that is only partly
mounted than a user who takes so much away at once. One who does says so. Below it, only when all are gone."""

LISTING = """CREATE TEMP TABLE IF NOT EXISTS listing
    (source_id TEXT PRIMARY KEY, file TEXT, path BLOB, size INTEGER, content TEXT, metadata TEXT) WITHOUT ROWID"""

GONE = "FROM done WHERE source_id NOT IN (SELECT source_id FROM listing) AND source_id NOT IN (SELECT source_id FROM unseen)"

# Files of one content are paired in the order of their ids. A suffix chooses the reader, so it must stay.
RENAMED = f"""CREATE TEMP TABLE renamed AS
    WITH gone AS (SELECT *, row_number() OVER (PARTITION BY content ORDER BY source_id) AS place {GONE} AND content != ''),
    new AS (SELECT *, row_number() OVER (PARTITION BY content ORDER BY source_id) AS place FROM listing
            WHERE source_id NOT IN (SELECT source_id FROM done) AND content != '')
    SELECT gone.source_id AS before, new.source_id AS after, new.file AS file, gone.as_of AS as_of,
        gone.metadata = new.metadata AND gone.analysis = :analysis AND gone.limits = '' AND (:as_of = '' OR gone.as_of = :as_of)
        AND suffix(gone.file) = suffix(new.file) AND NOT EXISTS (
            SELECT 1 FROM members JOIN releases USING (release_id) WHERE members.source_id = gone.source_id
            AND status = 'ok' AND issued_on_source NOT IN ('metadata', 'text')) AS same_rows
    FROM gone JOIN new USING (content, place)"""

TODO = """CREATE TEMP TABLE todo AS
    SELECT listing.*, coalesce(nullif(:as_of, ''), done.as_of, renamed.as_of, :today) AS as_of, done.source_id IS NULL AS is_new
    FROM listing LEFT JOIN done USING (source_id) LEFT JOIN renamed ON renamed.after = listing.source_id
    WHERE NOT coalesce(renamed.same_rows, 0) AND (done.source_id IS NULL OR listing.content = ''
        OR done.content IS NOT listing.content OR done.file IS NOT listing.file OR done.metadata IS NOT listing.metadata
        OR done.analysis IS NOT :analysis OR (:as_of != '' AND done.as_of != :as_of)
        OR (done.limits != '' AND done.limits != :limits))"""


class Renamed(NamedTuple):
    """A file that is in the store under another name; its rows are the same but for their ids."""

    before: str
    after: str
    file: str


class Plan:
    """The work of one run. Make it with the open database of a store, `take` the listing, then ask."""

    def __init__(self, connection: sqlite3.Connection, settings: Settings, analysis: str) -> None:
        """connection: with the tables of a store; only its temporary tables are written. analysis: as in `Done`."""
        self._connection = connection
        self._settings = settings
        self._values = {
            "analysis": analysis,
            "as_of": settings.as_of,
            "today": dt.date.today().isoformat(),
            "limits": limits_of(settings),
        }
        connection.create_function("suffix", 1, lambda file: os.path.splitext(file or "")[1].lower(), deterministic=True)  # noqa: PTH122
        for name in ("listing", "unseen", "renamed", "todo"):
            connection.execute(f"DROP TABLE IF EXISTS temp.{name}")
        connection.execute(LISTING)
        connection.execute("CREATE TEMP TABLE unseen (source_id TEXT PRIMARY KEY) WITHOUT ROWID")

    def take(
        self, sources: Iterable[SourceFile], metadata: Mapping[str, Metadata], unlisted: Sequence[str] = ()
    ) -> Iterator[int]:
        """Read every file's digest and find out what is to be done; gives the number of files seen, again and again.

        metadata: by file, and by what stands behind a file's name for the releases in it. unlisted: folders that could not
        be listed; what is known of them stays. It may be filled while `sources` is read.
        """
        parts = parts_by_file(metadata)
        insert = "INSERT OR IGNORE INTO listing VALUES (?, ?, ?, ?, ?, ?)"
        with self._connection:
            self._connection.execute("BEGIN")
            for number, source in enumerate(sources, 1):
                content, size = content_digest(source.path)
                known = metadata_cell(
                    metadata.get(normal_file(source.file), Metadata()), parts.get(normal_file(source.file), {})
                )
                self._connection.execute(insert, (source.id, source.file, os.fsencode(source.path), size, content, known))
                yield number
            for folder in unlisted:
                prefix = folder.rstrip("/") + "/"
                self._connection.execute(
                    "INSERT OR IGNORE INTO unseen SELECT source_id FROM done WHERE substr(file, 1, ?) = ?",
                    (len(prefix), prefix),
                )
            self._connection.execute(RENAMED, self._values)
            self._connection.execute(TODO, self._values)

    def check_that_folder_is_there(self) -> None:
        """Raise InputVanished when so many known files are gone that the folder itself seems to be.

        A renamed file is not gone. Where the settings say what is to become of missing files, nothing is too many.
        """
        if self._settings.keep_missing is None:
            n_known, n_gone = self._count("FROM done"), self._count(f"{GONE} AND source_id NOT IN (SELECT before FROM renamed)")
            if n_known and (n_gone == n_known or (n_known >= MANY and n_gone > n_known / 2)):
                raise InputVanished(self._settings.releases, n_gone, n_known)

    @property
    def counts(self) -> dict[str, int]:
        """Files by what is done with them: new, changed, unchanged, renamed (nothing but the ids), removed, kept (missing)."""
        n_todo, n_new = self._count("FROM todo"), self._count("FROM todo WHERE is_new")
        n_renamed = self._count("FROM renamed WHERE same_rows")
        n_gone = self._count(f"{GONE} AND source_id NOT IN (SELECT before FROM renamed WHERE same_rows)")
        n_kept = n_gone - len(self.gone()) if self._settings.keep_missing else 0
        return {
            "new": n_new,
            "changed": n_todo - n_new,
            "unchanged": self._count("FROM listing") - n_todo - n_renamed,
            "renamed": n_renamed,
            "removed": n_gone - n_kept,
            "kept": n_kept + self._count("FROM unseen"),
        }

    def n_tasks(self) -> int:
        """Files that are to be worked on."""
        return self._count("FROM todo")

    def n_bytes(self) -> int:
        """Bytes of all files that are to be worked on."""
        return int(self._connection.execute("SELECT coalesce(sum(size), 0) FROM todo").fetchone()[0])

    def tasks(self) -> Iterator[Task]:
        """The files to work on, the largest first, so that at the end no worker waits long for another."""
        rows = self._connection.execute("SELECT * FROM todo ORDER BY size DESC, source_id")
        for source_id, file, path, size, content, metadata, as_of, _ in rows:
            known, parts = metadata_of(metadata)
            yield Task(SourceFile(source_id, file, Path(os.fsdecode(path))), content, known, as_of, size, parts, metadata)

    def renamed(self) -> list[Renamed]:
        """Files that need nothing but other ids."""
        rows = self._connection.execute("SELECT before, after, file FROM renamed WHERE same_rows ORDER BY before")
        return [Renamed(*row) for row in rows]

    def gone(self) -> list[str]:
        """Files whose rows are to go: missing ones, unless they are kept, and those that are worked on anew under another name."""
        which = "before FROM renamed WHERE NOT same_rows" if self._settings.keep_missing else f"source_id {GONE}"
        left_out = "" if self._settings.keep_missing else " AND source_id NOT IN (SELECT before FROM renamed WHERE same_rows)"
        return [row[0] for row in self._connection.execute(f"SELECT {which}{left_out} ORDER BY 1")]

    def unmatched(self, metadata: Iterable[str]) -> list[str]:
        """A sentence for each file that `metadata.csv` names, or names a release in, and that is not there."""
        self._connection.execute("CREATE INDEX IF NOT EXISTS temp.listing_of_file ON listing (file)")
        wanted = "SELECT 1 FROM listing WHERE file IN (?, ?)"
        there = (name for name in metadata if self._connection.execute(wanted, (name, re.split("[!#]", name)[0])).fetchone())
        return [f"metadata.csv names {name}, which is not there" for name in sorted({*metadata} - {*there})]

    def _count(self, which: str) -> int:
        return int(self._connection.execute(f"SELECT count(*) {which}").fetchone()[0])


def content_digest(path: Path) -> tuple[str, int]:
    """SHA-256 of a whole file, whatever is in it, and its size; "" when it cannot be read: try again next time."""
    try:
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest(), handle.tell()
    except OSError:
        return "", 0


def parts_by_file(metadata: Mapping[str, Metadata]) -> dict[str, dict[str, Metadata]]:
    """What is known of releases inside a file, by that file and then by what stands behind its name (`!anlage.pdf`, `#2`)."""
    parts: dict[str, dict[str, Metadata]] = {}
    for name, known in metadata.items():
        for place, character in enumerate(name):
            if character in "!#" and place:
                parts.setdefault(name[:place], {})[name[place:]] = known
    return parts


def metadata_cell(metadata: Metadata, parts: Mapping[str, Metadata]) -> str:
    """What `metadata.csv` says about a file and the releases in it as one text; "" where it says nothing."""
    if metadata == Metadata() and not parts:
        return ""
    named = {"": metadata, **parts}
    return json.dumps({part: [m.issued_on, m.issuer, m.title, m.url] for part, m in sorted(named.items())}, ensure_ascii=False)


def metadata_of(cell: str) -> tuple[Metadata, dict[str, Metadata]]:
    """What a cell of `metadata_cell` says about the file, and about the releases in it."""
    named = {part: Metadata(*values) for part, values in (json.loads(cell) if cell else {}).items()}
    return named.pop("", Metadata()), named
