"""One release for a person's eyes: the clean text with its findings marked, then the findings as tables."""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from pipeline.annotate import NotAnalysed, annotate, member_ids, release_of
from pipeline.errors import NoInput, NoSuchPage, UnreadableRelease
from pipeline.reading.boxes import PageMap
from pipeline.reading.folder import safe_name
from pipeline.reading.formats import read_file
from pipeline.reading.metadata import normal_file, read_metadata
from pipeline.release import Metadata, Release
from pipeline.settings import Analysis
from pipeline.show_marks import bracketed, coloured, find_marks, legend
from pipeline.show_tables import as_tables
from pipeline.tables.collect import collect
from pipeline.tables.rows import TABLES, ReleaseTables
from pipeline.worker import language

if TYPE_CHECKING:
    from pipeline.cleaning.alignment import Alignment

PLAIN_WIDTH = 120  # columns where there is no terminal that has a width


class Page(Console):
    """A console on stdout that leaves it to the caller what a closed pipe (`| head`) means."""

    def on_broken_pipe(self) -> None:
        """Called by rich, which would end the process with 1."""
        raise BrokenPipeError


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
