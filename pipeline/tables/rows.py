"""The tables: one row class each, whose fields are the columns, in order. No other place has column names.

Types: `str` is "" where unknown; days are ISO text that may be partial (`2023-07`); `int | None` and `float | None` are
None where unknown. `spans` are `start-end` pairs of the source text joined by `;`, end exclusive. `page` counts from 1, `box` is
`x0,y0,x1,y1` in points from the lower left corner of that page; both are those of the first span.
"""

from __future__ import annotations

from typing import Any, NamedTuple, get_type_hints


class ReleaseRow(NamedTuple):
    """One release. n_characters: of the source text. quality: 0 to 1. status: ok, empty, not_german or failed.

    contact_name, contact_phone, contact_email: several are joined by `;`. contact_spans: where the contact stands in the source text.
    """

    release_id: str
    file: str
    sha256: str
    title: str = ""
    issuer: str = ""
    issued_on: str = ""
    issued_on_source: str = ""
    place: str = ""
    contact: str = ""
    language: str = ""
    n_characters: int | None = None
    n_repairs: int | None = None
    quality: float | None = None
    status: str = "ok"
    error: str = ""
    pages: int | None = None
    duplicate_of: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    contact_email: str = ""
    contact_address: str = ""
    contact_spans: str = ""


class EventRow(NamedTuple):
    """One thing that happens."""

    event_id: str
    release_id: str
    type: str
    trigger: str
    title: str
    start_date: str
    end_date: str
    start_time: str
    end_time: str
    date_text: str
    place: str
    venue: str
    modality: str
    sentence: str
    spans: str
    start: int
    end: int
    confidence: float
    page: int | None = None
    box: str = ""


class ParticipantRow(NamedTuple):
    """One actor's part in an event. participant_id: the actor, the same in every table and release."""

    participant_id: str
    release_id: str
    event_id: str
    name: str
    kind: str
    function: str
    mention: str
    spans: str
    start: int
    end: int
    confidence: float
    page: int | None = None
    box: str = ""


class RoleRow(NamedTuple):
    """One person and office in a release."""

    role_id: str
    release_id: str
    participant_id: str
    name: str
    title: str
    organisation: str
    place: str
    kind: str
    spans: str
    start: int
    end: int
    confidence: float
    page: int | None = None
    box: str = ""


class StatementRow(NamedTuple):
    """One statement. speaker_id: as participant_id. cue: lemma of the word that introduces it."""

    statement_id: str
    release_id: str
    event_id: str
    speaker_id: str
    speaker: str
    speaker_mention: str
    cue: str
    kind: str
    text: str
    addressee: str
    medium: str
    stated_on: str
    spans: str
    start: int
    end: int
    speaker_spans: str
    cue_spans: str
    frame_spans: str
    addressee_spans: str
    confidence: float
    page: int | None = None
    box: str = ""


class DateRow(NamedTuple):
    """One temporal expression; type and value after TIMEX3. note: `weekday_contradicts` or ""."""

    date_id: str
    release_id: str
    text: str
    type: str
    value: str
    start_date: str
    end_date: str
    granularity: str
    spans: str
    start: int
    end: int
    confidence: float
    page: int | None = None
    box: str = ""
    note: str = ""


class RepairRow(NamedTuple):
    """One repair of the text. old: what stands in the source text at `spans`. new: what the other tables read there."""

    repair_id: str
    release_id: str
    kind: str
    old: str
    new: str
    spans: str
    start: int
    end: int
    confidence: float
    page: int | None = None
    box: str = ""


class ActorRow(NamedTuple):
    """One person, organisation or group of all releases. aliases, roles: joined by `; `, which no value holds."""

    participant_id: str
    name: str
    kind: str
    aliases: str
    roles: str
    first_seen: str
    last_seen: str
    n_releases: int


class AliasRow(NamedTuple):
    """One more name that a release has for an actor; for the register alone, it is in no file."""

    release_id: str
    participant_id: str
    alias: str


class SketchRow(NamedTuple):
    """What a release's text is compared by, in `pipeline.duplicates`; "" for one too short. It is in no file."""

    release_id: str
    text: str = ""
    numbers: str = ""
    day: str = ""
    minima: str = ""


Row = ReleaseRow | EventRow | ParticipantRow | RoleRow | StatementRow | DateRow | RepairRow | ActorRow | AliasRow | SketchRow

TABLES: dict[str, type[Row]] = {
    "releases": ReleaseRow,
    "events": EventRow,
    "participants": ParticipantRow,
    "roles": RoleRow,
    "statements": StatementRow,
    "dates": DateRow,
    "repairs": RepairRow,
}
"""Every table whose rows are of one release each, by its name, which is also that of its file and of its table in the store."""

EXPORTED: dict[str, type[Row]] = TABLES | {"actors": ActorRow}
"""Every table that a run writes; actors are of all releases together."""

STORED: dict[str, type[Row]] = TABLES | {"aliases": AliasRow, "sketches": SketchRow}
"""Every table of releases' rows in the store."""


class ReleaseTables(NamedTuple):
    """All rows of one file: its release, or those of an archive, a mail or a bulletin; in text order."""

    releases: tuple[ReleaseRow, ...]
    events: tuple[EventRow, ...] = ()
    participants: tuple[ParticipantRow, ...] = ()
    roles: tuple[RoleRow, ...] = ()
    statements: tuple[StatementRow, ...] = ()
    dates: tuple[DateRow, ...] = ()
    repairs: tuple[RepairRow, ...] = ()
    aliases: tuple[AliasRow, ...] = ()
    sketches: tuple[SketchRow, ...] = ()


def column_types(row_class: type[Row]) -> dict[str, type]:
    """The columns of a table in order, each with `str`, `int` or `float`."""
    hints: dict[str, Any] = get_type_hints(row_class)
    plain = {int | None: int, float | None: float}
    return {name: plain.get(hints[name], hints[name]) for name in row_class._fields}
