"""The public functions: `pipeline.run`, `pipeline.extract` and `pipeline.load_tables`."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.annotate import annotate_release
from pipeline.release import Metadata, Release
from pipeline.report import RunReport
from pipeline.runner import run as run_with
from pipeline.settings import FORMATS, WORKERS, Analysis, Settings, iso_day
from pipeline.tables.load import frame, load_tables
from pipeline.tables.rows import TABLES
from pipeline.worker import language

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Extraction", "extract", "load_tables", "run"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """The tables of one text as DataFrames with the columns and types of `load_tables`. text: the source text of all offsets."""

    text: str
    releases: pd.DataFrame
    events: pd.DataFrame
    participants: pd.DataFrame
    roles: pd.DataFrame
    statements: pd.DataFrame
    dates: pd.DataFrame
    repairs: pd.DataFrame


def run(
    releases: Path | str,
    out: Path | str,
    *,
    model: str | None = None,
    workers: int = WORKERS,
    as_of: dt.date | str | None = None,
    repair: bool = True,
    keep_missing: bool | None = None,
    format: str = FORMATS[0],
    excel: bool = False,
) -> RunReport:
    """Read the folder `releases`, write its tables to the folder `out`.

    model: name or folder of a spaCy pipeline. workers: processes. as_of: day that stands in for the date of undated
    releases. repair: mend OCR damage. keep_missing: whether the rows of files that are gone stay; None: they go, unless most
    files are gone. format: csv or parquet. excel: CSV that a German Excel opens. Raises a PipelineError, whose text is one sentence; what is wrong with a single release stands in its row
    and in the report's `failures`.
    """
    return run_with(
        Settings(
            releases=Path(releases),
            out=Path(out),
            model=model,
            workers=workers,
            as_of=iso_day(as_of, "as_of"),
            repair=repair,
            keep_missing=keep_missing,
            format=format,
            excel=excel,
        )
    )


def extract(
    text: str,
    issued_on: dt.date | str | None = None,
    *,
    model: str | None = None,
    as_of: dt.date | str | None = None,
    repair: bool = True,
) -> Extraction:
    """The tables of one release.

    text: the release; all offsets count its code points. issued_on: its day, where known. as_of: day that stands in for
    it where neither you nor the text tell it (default: today). The model stays loaded for the next call.
    """
    release = Release(
        "text",
        "",
        text,
        hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest(),
        Metadata(iso_day(issued_on, "issued_on")),
        iso_day(as_of, "as_of") or dt.date.today().isoformat(),
    )
    tables = annotate_release(language(model), release, Analysis(model=model, repair=repair))
    return Extraction(text, **{name: frame(name, getattr(tables, name)) for name in TABLES})
