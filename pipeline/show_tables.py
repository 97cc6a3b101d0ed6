"""The tables of one release for a person: the columns that are read first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from pipeline.report import counted
from pipeline.tables.rows import ReleaseTables


def as_tables(tables: ReleaseTables) -> Iterator[Table | Text]:
    """The findings as tables with the columns that a person reads first, one line for an empty table."""
    release = tables.releases[0]
    facts = {
        "title": release.title,
        "issuer": release.issuer,
        "issued on": f"{release.issued_on} ({release.issued_on_source})" if release.issued_on else "",
        "place": release.place,
        "contact": release.contact,
        "quality": f"{release.quality:.2f}, {counted(release.n_repairs or 0, 'repair')}",
    }
    yield _table("Release", ["", ""], [(name, value) for name, value in facts.items() if value])
    names = {event.event_id: f"e{number}" for number, event in enumerate(tables.events, 1)}
    when = [
        f"{event.start_date} {event.start_time}".strip() + (f" – {event.end_date}" if event.end_date else "")
        for event in tables.events
    ]
    yield _table(
        "Events",
        ["", "type", "title", "when", "where", "modality", "conf."],
        [
            (
                names[e.event_id],
                e.type,
                e.title or e.trigger,
                day,
                ", ".join(filter(None, (e.venue, e.place))),
                e.modality,
                f"{e.confidence:.2f}",
            )
            for e, day in zip(tables.events, when, strict=True)
        ],
    )
    yield _table(
        "Participants",
        ["event", "function", "name", "kind", "conf."],
        [(names[p.event_id], p.function, p.name, p.kind, f"{p.confidence:.2f}") for p in tables.participants],
    )
    yield _table(
        "Roles",
        ["name", "title", "organisation", "place", "kind", "conf."],
        [(r.name, r.title, r.organisation, r.place, r.kind, f"{r.confidence:.2f}") for r in tables.roles],
    )
    yield _table(
        "Statements",
        ["", "kind", "speaker", "cue", "text", "conf."],
        [(f"s{n}", s.kind, s.speaker, s.cue, s.text, f"{s.confidence:.2f}") for n, s in enumerate(tables.statements, 1)],
    )
    yield _table(
        "Dates",
        ["text", "type", "value", "first day", "last day", "conf."],
        [(d.text, d.type, d.value, d.start_date, d.end_date, f"{d.confidence:.2f}") for d in tables.dates],
    )
    yield _table(
        "Repairs",
        ["kind", "old", "new", "at", "conf."],
        [(r.kind, r.old, r.new, r.spans, f"{r.confidence:.2f}") for r in tables.repairs],
    )


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table | Text:
    if not rows:
        return Text(f"{title}: none", "bold")
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, show_header=any(columns))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table
