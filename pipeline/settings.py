"""Every setting and every default of a run, once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import BadDay

FORMATS = ("csv",)

WORKERS = 1
"""Processes; one needs least memory, and a folder of a few hundred releases takes minutes."""

MAX_CHARACTERS = 1_000_000
"""Longest release in characters; the longest real ones have some 30,000. It is spaCy's own `nlp.max_length`: above it a
text is a book or a broken export, and its analysis would take minutes and gigabytes."""

BATCH = 16
"""Releases that are worked on and stored together: a crash costs at most so many, and a write to disk is shared by them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """How one release is worked on, wherever it comes from.

    model: name or folder of a spaCy pipeline, None for the best there is. repair: whether OCR damage is mended.
    """

    model: str | None = None
    repair: bool = True
    max_characters: int = MAX_CHARACTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Analysis):
    """What a run was told.

    releases: folder of releases. out: folder of tables. workers: processes. as_of: ISO day that stands in for the date of
    undated releases, "" for the day of a release's first run. batch: releases that are worked on and stored together.
    """

    releases: Path
    out: Path
    workers: int = WORKERS
    format: str = FORMATS[0]
    as_of: str = ""
    batch: int = BATCH


def iso_day(value: str | dt.date | None, option: str) -> str:
    """A day as ISO text; "" for none. Raises BadDay, which names `option`, when it is no day of the calendar."""
    if value is None or value == "":
        return ""
    if isinstance(value, dt.date):
        return dt.date(value.year, value.month, value.day).isoformat()
    try:
        return dt.datetime.strptime(value.strip(), "%Y-%m-%d").date().isoformat()
    except ValueError as error:
        raise BadDay(option, value) from error
