"""Every setting and every default of a run, once."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import BadDay

FORMATS = ("csv", "parquet")
"""What the tables may be written as."""

WORKERS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
"""Processes, as many as there are cores for this one; each holds the model. 0 works in the process of the run, where a file that hangs cannot be ended."""

MOST_WORKERS = 4 * (os.cpu_count() or 1)
"""More processes than that only take memory, some 300 MB each; who asks for more gets so many."""

FILE_SECONDS = 600
"""Longest time for one file. The longest text takes a minute, a scan of 50 pages five."""

FILE_MEGABYTES = 4_096
"""Most memory that one file may take beyond that of the model; the longest text takes some 1,500."""

MAX_CHARACTERS = 1_000_000
"""Longest release in characters; the longest real ones have some 30,000. It is spaCy's own `nlp.max_length`: above it a
text is a book or a broken export, and its analysis would take minutes and gigabytes."""

BATCH = 16
"""Releases that are worked on and stored together: a crash costs at most so many, and a write to disk is shared by them."""


MAX_BYTES = 200_000_000
"""Largest file that is opened; a release with print-size photographs has 50 MB, a folder of them as a zip some more."""

MAX_UNPACKED = 1_000_000_000
"""Bytes that all parts of one file may have together once they are unpacked; what is above it is a bomb or a backup."""

MAX_RATIO = 200
"""How many times larger a packed part may become. Text packs 3 to 10 times, an empty picture 100 times, a bomb 1,000 times."""

MAX_PARTS = 2_000
"""Parts of one file: members of archives, attachments, and theirs, together."""

MAX_DEPTH = 5
"""How deep files may lie in one another: a zip in a mail in a zip is 3."""


MAX_PAGES = 500
"""Pages of one file; a year's report has 300, a release hardly ever 30."""

MAX_OCR_PIXELS = 40_000_000
"""Pixels of a page that is read by OCR: A4 at 300 dots per inch has 9 million, A3 at 400 has 31; a poster is made smaller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may cost and how it is taken apart. split: whether a text with several releases becomes several."""

    max_characters: int = MAX_CHARACTERS
    max_bytes: int = MAX_BYTES
    max_unpacked: int = MAX_UNPACKED
    max_ratio: int = MAX_RATIO
    max_parts: int = MAX_PARTS
    max_depth: int = MAX_DEPTH
    max_pages: int = MAX_PAGES
    max_ocr_pixels: int = MAX_OCR_PIXELS
    split: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis(Limits):
    """How one release is worked on, wherever it comes from.

    model: name or folder of a spaCy pipeline, None for the best there is. repair: whether OCR damage is mended.
    """

    model: str | None = None
    repair: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Analysis):
    """What a run was told.

    releases: folder of releases. out: folder of tables. workers: processes. as_of: ISO day that stands in for the date of
    undated releases, "" for the day of a release's first run. batch: files that are worked on and stored together.
    file_seconds, file_megabytes: what one file may take of a worker. keep_missing: whether the rows of files that are gone
    stay; None: they go, unless so many are gone that the folder itself seems to be. excel: CSV that a German Excel opens.
    """

    releases: Path
    out: Path
    workers: int = WORKERS
    file_seconds: float = FILE_SECONDS
    file_megabytes: int = FILE_MEGABYTES
    keep_missing: bool | None = None
    format: str = FORMATS[0]
    excel: bool = False
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
