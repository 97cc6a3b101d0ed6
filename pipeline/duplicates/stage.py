"""Duplicates as a stage of a run: each text is compared with those that share a key, never with all.

Texts, not releases, are compared: however often one is sent word for word, it is one text. What is written depends on the
releases that are there alone: texts that are the same, directly or through others, are one group, and its best is kept.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.duplicates.sketch import alike, keys

ALIKE = 0.85
"""Share of equal shingles from which two texts with the same numbers are one: a copy in another format has 0.95 and more, one
that was read by OCR 0.9, two releases of a series with other names 0.8 and less."""
ALIKE_BY_NAME = 0.4
"""The same for two files whose names differ in their ending alone (`bad.pdf`, `bad.txt`): one is made from the other."""

SCHEMA: tuple[str, ...] = (
    "CREATE TABLE IF NOT EXISTS duplicate_members (release_id TEXT PRIMARY KEY, text TEXT, name TEXT) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS duplicate_members_of_text ON duplicate_members (text)",
    "CREATE INDEX IF NOT EXISTS duplicate_members_of_name ON duplicate_members (name)",
    "CREATE TABLE IF NOT EXISTS duplicate_texts (text TEXT PRIMARY KEY, numbers TEXT, minima TEXT, kin TEXT) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS duplicate_texts_of_kin ON duplicate_texts (kin)",
    "CREATE TABLE IF NOT EXISTS duplicate_keys (key INTEGER, day TEXT, text TEXT, PRIMARY KEY (key, day, text)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS duplicates (release_id TEXT PRIMARY KEY, duplicate_of TEXT) WITHOUT ROWID",
)
EXPORTED: dict[str, Any] = {}

# Of equal releases that is kept whose text is surest, then the first to be issued, then that of the format whose paragraphs
# are surest, then the least deep in other files, then the first by its id.
_RANKS = {"txt": 0, "docx": 1, "odt": 1, "rtf": 1, "html": 2, "htm": 2, "eml": 3, "msg": 3, "pdf": 4}


def update(connection: sqlite3.Connection) -> None:
    """Take in the releases of the table `changed`; see `pipeline.stages`."""
    for name in ("touched", "waiting"):
        connection.execute(f"DROP TABLE IF EXISTS temp.duplicate_{name}")
        connection.execute(f"CREATE TEMP TABLE duplicate_{name} (text TEXT PRIMARY KEY) WITHOUT ROWID")
    for (release_id,) in connection.execute("SELECT release_id FROM changed ORDER BY release_id"):
        _take(connection, release_id)
    connection.execute("INSERT INTO temp.duplicate_waiting SELECT text FROM temp.duplicate_touched")
    for (text,) in connection.execute("SELECT text FROM temp.duplicate_waiting ORDER BY text"):
        _set_keys(connection, text)
        if not connection.execute("SELECT 1 FROM duplicate_members WHERE text = ?", [text]).fetchone():
            _drop(connection, text)
    _group_anew(connection)


def rows(connection: sqlite3.Connection, name: str, rows: Iterator[Any]) -> Iterator[Any]:
    """The rows of a table without those of duplicates; in `releases` each duplicate says what it is one of."""
    release_id, original = "", ""
    for row in rows:
        of = getattr(row, "release_id", None)
        if of is None:  # actors are of no one release
            yield row
            continue
        if of != release_id:
            found = connection.execute("SELECT duplicate_of FROM duplicates WHERE release_id = ?", [of]).fetchone()
            release_id, original = of, found[0] if found else ""
        if name == "releases":
            yield row._replace(duplicate_of=original)
        elif not original:
            yield row


def _touch(connection: sqlite3.Connection, text: str) -> None:
    """Note a text whose group is to be found anew."""
    connection.execute("INSERT OR IGNORE INTO temp.duplicate_touched VALUES (?)", [text])


def _take(connection: sqlite3.Connection, release_id: str) -> None:
    """Note a release as it is now, and the texts that gained or lost it."""
    before = connection.execute("SELECT text FROM duplicate_members WHERE release_id = ?", [release_id]).fetchone()
    connection.execute("DELETE FROM duplicate_members WHERE release_id = ?", [release_id])
    connection.execute("DELETE FROM duplicates WHERE release_id = ?", [release_id])
    if before:
        _touch(connection, before[0])
    found = connection.execute(
        "SELECT s.text, s.numbers, s.minima, r.file FROM sketches s JOIN releases r ON r.release_id = s.release_id "
        "WHERE s.release_id = ? AND s.text != ''",
        [release_id],
    ).fetchone()
    if found:
        text, numbers, minima, file = found
        connection.execute("INSERT INTO duplicate_members VALUES (?, ?, ?)", [release_id, text, _name(file)])
        connection.execute("INSERT OR IGNORE INTO duplicate_texts VALUES (?, ?, ?, ?)", [text, numbers, minima, text])
        _touch(connection, text)


def _name(file: str) -> str:
    """A file's path without its ending; "" for a release inside a file, whose name says less."""
    return "" if re.search("[!#]", file) else file.rpartition(".")[0]


def _set_keys(connection: sqlite3.Connection, text: str) -> None:
    """Note the keys of a text under each of the days that its releases state: texts of two days are two of a series."""
    numbers, minima = connection.execute("SELECT numbers, minima FROM duplicate_texts WHERE text = ?", [text]).fetchone()
    marks, days = keys(numbers, minima), sorted(_days(connection, text))
    connection.executemany("DELETE FROM duplicate_keys WHERE key = ? AND text = ?", [(key, text) for key in marks])
    connection.executemany("INSERT INTO duplicate_keys VALUES (?, ?, ?)", [(key, day, text) for key in marks for day in days])


def _drop(connection: sqlite3.Connection, text: str) -> None:
    """Forget a text that no release has any more; its group may fall apart."""
    connection.execute(
        "INSERT OR IGNORE INTO temp.duplicate_touched SELECT text FROM duplicate_texts "
        "WHERE kin = (SELECT kin FROM duplicate_texts WHERE text = ?)",
        [text],
    )
    connection.execute("DELETE FROM duplicate_texts WHERE text = ?", [text])


def _group_anew(connection: sqlite3.Connection) -> None:
    """Find the groups of the touched texts and of all that were or are in a group with them, and the best release of each."""
    connection.execute("DELETE FROM temp.duplicate_waiting")
    connection.execute(
        "INSERT OR IGNORE INTO temp.duplicate_waiting SELECT other.text FROM temp.duplicate_touched "
        "JOIN duplicate_texts one USING (text) JOIN duplicate_texts other ON other.kin = one.kin"
    )
    while (least := connection.execute("SELECT min(text) FROM temp.duplicate_waiting").fetchone()[0]) is not None:
        group, edge = set[str](), [least]
        while edge:
            text = edge.pop()
            if text not in group:
                group.add(text)
                edge += [other for other in _neighbours(connection, text) if other not in group]
        ordered = sorted(group)
        connection.executemany("DELETE FROM temp.duplicate_waiting WHERE text = ?", [(text,) for text in ordered])
        connection.executemany("UPDATE duplicate_texts SET kin = ? WHERE text = ?", [(ordered[0], text) for text in ordered])
        _choose(connection, ordered)


def _neighbours(connection: sqlite3.Connection, text: str) -> Iterator[str]:
    """The texts that are the same as this one."""
    numbers, minima = connection.execute("SELECT numbers, minima FROM duplicate_texts WHERE text = ?", [text]).fetchone()
    marks, days = keys(numbers, minima), _days(connection, text)
    wanted = [] if "" in days else ["", *sorted(days)]  # a text without a day may be of any
    of_day = f"AND day IN ({_marks(wanted)}) " if wanted else ""
    near = connection.execute(
        "SELECT t.text, t.minima FROM duplicate_texts t WHERE t.numbers = ? AND t.text != ? AND t.text IN "
        f"(SELECT text FROM duplicate_keys WHERE key IN ({_marks(marks)}) {of_day})",
        [numbers, text, *marks, *wanted],
    ).fetchall()
    named = connection.execute(
        "SELECT DISTINCT t.text, t.minima FROM duplicate_members a JOIN duplicate_members b ON b.name = a.name AND a.name != '' "
        "JOIN duplicate_texts t ON t.text = b.text WHERE a.text = ? AND b.text != ?",
        [text, text],
    ).fetchall()
    for least, candidates in ((ALIKE, near), (ALIKE_BY_NAME, named)):
        for (other, _), share in zip(candidates, alike(minima, [values for _, values in candidates]), strict=True):
            if share >= least:
                yield other


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _days(connection: sqlite3.Connection, text: str) -> set[str]:
    """The days that releases with this text state as theirs, "" among them where one states none."""
    found = connection.execute(
        "SELECT DISTINCT s.day FROM duplicate_members m JOIN sketches s ON s.release_id = m.release_id WHERE m.text = ?", [text]
    )
    return {day for (day,) in found}


def _choose(connection: sqlite3.Connection, texts: list[str]) -> None:
    """Let all releases with these texts but the best point to the best."""
    releases: list[tuple[Any, ...]] = []
    for text in texts:
        releases += connection.execute(
            "SELECT r.quality, r.issued_on, r.file, r.release_id FROM duplicate_members m "
            "JOIN releases r ON r.release_id = m.release_id WHERE m.text = ?",
            [text],
        )
    ranked = sorted(releases, key=_rank)
    for *_, release_id in ranked:
        connection.execute("DELETE FROM duplicates WHERE release_id = ?", [release_id])
        if release_id != ranked[0][-1]:
            connection.execute("INSERT INTO duplicates VALUES (?, ?)", [release_id, ranked[0][-1]])


def _rank(release: tuple[Any, ...]) -> tuple[float, str, int, int, str]:
    quality, issued_on, file, release_id = release
    suffix = re.split("[#]", file)[0].rpartition(".")[2].lower()
    return -(quality or 0.0), issued_on or "9999", _RANKS.get(suffix, 5), file.count("!"), release_id
