"""One release for a person's eyes: the clean text with its findings marked, then the findings as tables."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.annotate import NotAnalysed, annotate, member_ids, release_of
from pipeline.errors import NoInput, NoSuchPage, UnreadableRelease
from pipeline.reading.boxes import PageMap
from pipeline.reading.folder import safe_name
from pipeline.reading.formats import read_file
from pipeline.reading.metadata import normal_file, read_metadata
from pipeline.release import Metadata, Release
from pipeline.settings import Analysis
from pipeline.tables.collect import collect
from pipeline.tables.rows import TABLES, ReleaseTables
from pipeline.worker import language

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from pipeline.cleaning.alignment import Alignment

PLAIN_WIDTH = 120  # columns where there is no terminal that has a width

STYLES = {"name": "bold cyan", "date": "magenta", "statement": "green"}
BRACKETS = {"name": ("[", "]"), "date": ("<", ">"), "statement": ("{", "}")}
NAMED = frozenset({"full", "surname", "short"})  # forms of mention that are names; `er` and `die Stadt` stay unmarked


class Page(Console):
    """A console on stdout that leaves it to the caller what a closed pipe (`| head`) means."""

    def on_broken_pipe(self) -> None:
        """Called by rich, which would end the process with 1."""
        raise BrokenPipeError


class Mark(NamedTuple):
    """A finding at characters of the clean text. kind: key of STYLES. label: what stands behind its opening bracket."""

    start: int
    end: int
    kind: str
    label: str = ""


def show(file: Path, *, model: str | None = None, issued_on: str = "", repair: bool = True, page: int | None = None) -> None:
    """Print one release to stdout: in colour on a terminal, else with brackets.

    file: of a file that holds several releases, the first that can be read, or with what `releases.csv` puts behind its name
    (`mail.eml!anlage.pdf`) that one. issued_on: ISO day, "" for that of `metadata.csv` beside the file or of the text. page:
    from 1, shows what stands on it alone. Raises NoInput, NoSuchPage, UnreadableRelease or a failure of the model.
    """
    analysis = Analysis(model=model, repair=repair)
    release, others = read_release(file, issued_on, analysis)
    try:
        doc, cleaned, row = annotate(language(model), release, analysis)
    except NotAnalysed as stopped:
        raise UnreadableRelease(file, stopped.row.error or "it is empty") from None
    tables = collect(doc, cleaned.text.alignment, release, row, cleaned.repairs)
    start, end = 0, len(doc.text)
    if page is not None:
        start, end = _bounds(file, release, page, cleaned.text.alignment)
        tables = on_page(tables, page)
    console = Page(file=sys.stdout, highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console.width = PLAIN_WIDTH
    in_colour = console.is_terminal and not console.no_color and console.color_system is not None
    marks = [
        mark._replace(start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in sorted(find_marks(doc), key=lambda mark: (mark.start, -mark.end))
        if mark.start < end and mark.end > start
    ]
    text = doc.text[start:end]
    console.print(legend(in_colour))
    console.print(coloured(text, marks) if in_colour else Text(bracketed(text, marks)), soft_wrap=not console.is_terminal)
    if others:
        console.print()
        console.print(Text(f"Also in this file: {', '.join(others)}"))
    for table in as_tables(tables):
        console.print()
        console.print(table)


def read_release(file: Path, issued_on: str, analysis: Analysis) -> tuple[Release, list[str]]:
    """A release from its file, with what `metadata.csv` beside it says, and the names of the others in that file.

    file: `mail.eml!anlage.pdf` and `bulletin.txt#2` name a release in a file; else it is the first that can be read. Raises
    NoInput or UnreadableRelease.
    """
    path, part = named_part(file)
    if not path.is_file():
        raise NoInput(file, "it is a folder, which `meldewerk run` reads" if path.is_dir() else "there is no such file")
    readings = read_file(path, analysis)
    there = [reading.part for reading in readings]
    if part and part not in there:
        raise NoInput(file, f"in {path.name} there is {', '.join(map(repr, filter(None, there))) or 'no other release'}")
    readable = [reading for reading in readings if (reading.part == part if part else reading.status == "ok")]
    reading = (readable or readings)[0]
    if reading.status != "ok":
        raise UnreadableRelease(file, reading.error or "it is empty")
    name = path.name + reading.part
    rows = read_metadata(path.parent).rows
    metadata = rows.get(normal_file(name)) or rows.get(normal_file(path.name), Metadata())
    if issued_on:
        metadata = Metadata(issued_on, metadata.issuer, metadata.title, metadata.url)
    (name_id,) = member_ids(safe_name(path.stem), [reading.part])
    release = release_of(name_id, name, reading, metadata, dt.date.today().isoformat())
    return release, [path.name + other for other in there if other != reading.part]


def named_part(file: Path) -> tuple[Path, str]:
    """A file, and what stands behind its name where that names a release in it (`!anlage.pdf`, `#2`)."""
    for match in re.finditer("[!#]", str(file)):
        path = Path(str(file)[: match.start()])
        if path.is_file() and not file.exists():
            return path, str(file)[match.start() :]
    return file, ""


def _bounds(file: Path, release: Release, page: int, alignment: Alignment) -> tuple[int, int]:
    """Where a page begins and ends in the clean text. Raises NoSuchPage."""
    try:
        start, end = PageMap(release.pages).bounds(page)
    except IndexError:
        raise NoSuchPage(file, page, len(release.pages)) from None
    return alignment.to_clean(start, alignment.source_length if end is None else end)


def on_page(tables: ReleaseTables, page: int) -> ReleaseTables:
    """The rows that stand on a page, and the release's own."""
    kept = {
        name: tuple(row for row in getattr(tables, name) if getattr(row, "page", None) == page)
        for name in TABLES
        if name != "releases"
    }
    shown = {event.event_id for event in kept["events"]}
    kept["participants"] = tuple(row for row in tables.participants if row.event_id in shown)  # where their event is
    return tables._replace(**kept)


def find_marks(doc: Doc) -> Iterator[Mark]:
    """Names, dates and statements of a Doc; a name inside another is left out."""
    end = 0
    mentions = ((m.start, m.end) for actor in doc._.actors or () for m in actor.mentions if m.form in NAMED)
    for start, stop in sorted(mentions, key=lambda extent: (extent[0], -extent[1])):
        if start >= end:
            yield Mark(start, stop, "name")
            end = stop
    for timex in doc._.timexes:
        yield Mark(timex.start, timex.end, "date", timex.value)
    ordered = sorted(doc._.statements, key=lambda statement: statement.spans)
    for number, statement in enumerate(ordered, 1):
        for extent in statement.spans:
            yield Mark(extent.start, extent.end, "statement", f"s{number}")


def legend(in_colour: bool) -> Text:
    """One line that explains the marks."""
    if in_colour:
        return Text(" · ").join(Text(kind, style) for kind, style in STYLES.items()) + Text("\n")
    return Text("[name] · <date=value> · {s1: statement}\n")


def coloured(text: str, marks: Sequence[Mark]) -> Text:
    """The text with a style for each mark; an inner mark wins over the one around it."""
    page = Text(text)
    for mark in marks:
        page.stylize(STYLES[mark.kind], mark.start, mark.end)
    return page


def bracketed(text: str, marks: Sequence[Mark]) -> str:
    """The text with brackets around each mark: `[Anna Schulze] kommt am <6. Juli=2023-07-06>`."""
    inserts: list[tuple[int, int, int, str]] = []
    for mark in marks:
        opening, closing = BRACKETS[mark.kind]
        before = f"{opening}{mark.label}: " if mark.kind == "statement" else opening
        after = f"={mark.label}{closing}" if mark.kind == "date" else closing
        # At one place closing comes before opening, inner closes before outer and outer opens before inner.
        inserts.append((mark.start, 1, -mark.end, before))
        inserts.append((mark.end, 0, -mark.start, after))
    parts, at = [], 0
    for place, _, _, bracket in sorted(inserts):
        parts += [text[at:place], bracket]
        at = place
    return "".join([*parts, text[at:]])


def as_tables(tables: ReleaseTables) -> Iterator[Table | Text]:
    """The findings as tables with the columns that a person reads first, one line for an empty table."""
    release = tables.releases[0]
    facts = {
        "title": release.title,
        "issuer": release.issuer,
        "issued on": f"{release.issued_on} ({release.issued_on_source})" if release.issued_on else "",
        "place": release.place,
        "contact": release.contact,
        "quality": f"{release.quality:.2f}, {release.n_repairs} repairs",
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
