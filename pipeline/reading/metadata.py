"""`metadata.csv` of an input folder: what its owner knows about each release."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import BadMetadata
from pipeline.reading.text import NotText, decode
from pipeline.release import Metadata

NAME = "metadata.csv"
COLUMNS = ("file", "issued_on", "issuer", "title", "url")


class MetadataTable(NamedTuple):
    """rows: by file. notes: one sentence for each cell or row that was left out."""

    rows: dict[str, Metadata]
    notes: list[str]


def read_metadata(folder: Path) -> MetadataTable:
    """The rows of `folder/metadata.csv`, none when there is no such file.

    Commas or semicolons, with or without BOM, Windows-1252 too. Raises BadMetadata when the file cannot be read, is no
    table, or has no column `file`; a bad cell is left out with a note, because one typing error must not stop a run.
    """
    path = folder / NAME
    try:
        text = decode(path.read_bytes()).text
    except FileNotFoundError:
        return MetadataTable({}, [])
    except OSError as error:
        raise BadMetadata(path, f"it cannot be read ({error.strerror})") from error
    except NotText as error:
        raise BadMetadata(path, str(error)) from error
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    try:
        # strict: a quotation mark that is never closed would swallow the rows below it unseen
        header, *cells = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)) or [[]]
    except csv.Error as error:
        raise BadMetadata(path, f"it is no table ({error})") from error
    names = [name.strip().lower() for name in header]
    if "file" not in names:
        raise BadMetadata(path, f"its first line has no column `file` but reads {delimiter.join(header)[:60]!r}")
    rows: dict[str, Metadata] = {}
    notes: list[str] = []
    for values in cells:
        row = {name: value.strip() for name, value in zip(names, values, strict=False)}
        file = normal_file(row.get("file", ""))
        if not file:
            continue
        if file in rows:
            notes.append(f"{NAME} names {file} twice; the first row counts")
            continue
        issued_on = _iso_day(row.get("issued_on", ""))
        if row.get("issued_on") and not issued_on:
            notes.append(
                f"{NAME} gives {file} the date {row['issued_on'][:40]!r}, which is no day (2024-03-15 or 15.03.2024); left out"
            )
        rows[file] = Metadata(issued_on, *(" ".join(row.get(name, "").split()) for name in COLUMNS[2:]))
    return MetadataTable(rows, notes)


def normal_file(file: str) -> str:
    """A path below the input folder as both the walk and `metadata.csv` spell it: NFC, `/`, no leading `./`."""
    file = unicodedata.normalize("NFC", file).replace("\\", "/")
    return file.removeprefix("./")


def _iso_day(value: str) -> str:
    """ISO form of `2024-03-15` or `15.3.2024`, "" for anything else."""
    if match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value):
        year, month, day = match.groups()
    elif match := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", value):
        day, month, year = match.groups()
    else:
        return ""
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
