"""`actors.csv` of an input folder: actors that its owner knows, with the ids that authorities gave them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import BadActors
from pipeline.reading.text import NotText, decode
from pipeline.register.offices import nested, proper
from pipeline.tables.ids import PREFIXES, actor_id

NAME = "actors.csv"
COLUMNS = ("name", "aliases", "id", "kind", "organisation", "place")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:[^\s:][^\s]*")
_AUTHORITIES = (
    (re.compile(r"(?:https?://)?d-nb\.info/gnd/([0-9X-]+)/?", re.IGNORECASE), "gnd:"),
    (re.compile(r"(?:https?://)?(?:www\.)?wikidata\.org/(?:wiki|entity)/(Q\d+)", re.IGNORECASE), "wikidata:"),
    (re.compile(r"GND[: ]\s*([0-9X-]+)", re.IGNORECASE), "gnd:"),
    (re.compile(r"(?:wikidata:)?(Q\d+)"), "wikidata:"),
)


class KnownActor(NamedTuple):
    """A row of the file. id: `gnd:118540238`, `wikidata:Q42`, another with its scheme, or that of its name.

    kind: `person`, `organisation`, `group`, or "" for whichever bears the name. organisation, place: "" or what tells it from
    others of its name.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    organisation: str = ""
    place: str = ""

    def name_ids(self) -> Iterator[str]:
        """The ids that its names have within a release."""
        for name in (self.name, *self.aliases):
            for kind in (self.kind,) if self.kind else PREFIXES:
                yield actor_id(kind, name)

    def fits(self, around: list[frozenset[str]]) -> bool:
        """Whether a bearer of its name can be it. around: own words of the bearer's offices, issuers and places."""
        asked = [tokens for tokens in (proper(self.organisation), proper(self.place)) if tokens]
        return not asked or any(nested(tokens, other) for tokens in asked for other in around)


class KnownActors(NamedTuple):
    """rows: in the order of the file. notes: one sentence for each cell or row that was left out."""

    rows: list[KnownActor]
    notes: list[str]


def read_known_actors(folder: Path) -> KnownActors:
    """The rows of `folder/actors.csv`, none when there is no such file.

    Read like `metadata.csv`. Raises BadActors when it cannot be read, is no table or has no column `name`; a row that
    cannot be used is left out with a note.
    """
    path = folder / NAME
    try:
        text = decode(path.read_bytes()).text
    except FileNotFoundError:
        return KnownActors([], [])
    except OSError as error:
        raise BadActors(path, f"it cannot be read ({error.strerror})") from error
    except NotText as error:
        raise BadActors(path, str(error)) from error
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    try:
        header, *cells = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)) or [[]]
    except csv.Error as error:
        raise BadActors(path, f"it is no table ({error})") from error
    names = [name.strip().lower() for name in header]
    if "name" not in names:
        raise BadActors(path, f"its first line has no column `name` but reads {delimiter.join(header)[:60]!r}")
    rows: list[KnownActor] = []
    notes: list[str] = []
    for values in cells:
        row = {name: " ".join(value.split()) for name, value in zip(names, values, strict=False)}
        if any(row.values()):
            _take(row, rows, notes)
    return KnownActors(rows, notes)


def _take(row: dict[str, str], rows: list[KnownActor], notes: list[str]) -> None:
    name = row.get("name", "")
    if not name:
        notes.append(f"{NAME} has a row without a name ({', '.join(filter(None, row.values()))[:40]!r}); left out")
        return
    kind = row.get("kind", "").lower()
    if kind and kind not in PREFIXES:
        notes.append(f"{NAME} gives {name!r} the kind {kind[:40]!r}, which is not person, organisation or group; left out")
        kind = ""
    id = authority_id(row.get("id", ""))
    if row.get("id") and not id:
        notes.append(
            f"{NAME} gives {name!r} the id {row['id'][:40]!r}, which does not say of which authority (gnd:118540238, Q42); row left out"
        )
        return
    aliases = tuple(alias for part in row.get("aliases", "").split(";") if (alias := part.strip()))
    known = KnownActor(
        id or actor_id(kind or "person", name), kind, name, aliases, row.get("organisation", ""), row.get("place", "")
    )
    if any(known.id == other.id for other in rows):
        notes.append(f"{NAME} names the id {known.id} twice; the first row counts")
    elif any(set(known.name_ids()) & set(other.name_ids()) and known[4:] == other[4:] for other in rows):
        notes.append(
            f"{NAME} has two rows that {name!r} can mean, with nothing in `organisation` or `place` to tell; the first counts"
        )
    else:
        rows.append(known)


def authority_id(cell: str) -> str:
    """`gnd:118540238` of `https://d-nb.info/gnd/118540238`, `wikidata:Q42` of `Q42`; another id as it is where it names its
    scheme (`viaf:113230702`); "" where it does not."""
    for pattern, scheme in _AUTHORITIES:
        match = pattern.fullmatch(cell)
        if match:
            return scheme + match.group(1).upper()
    return cell if _SCHEME.fullmatch(cell) and not cell.startswith("http") else ""
