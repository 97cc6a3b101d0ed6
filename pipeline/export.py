"""The store to the files of the output folder: all tables, `datapackage.json` and `report.json`, together or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import FormatNotPossible
from pipeline.report import RunReport
from pipeline.settings import Settings
from pipeline.store import Store
from pipeline.tables.dialect import dialect
from pipeline.tables.package import PACKAGE, package_text
from pipeline.tables.parquet import parquet_is_there, write_parquet
from pipeline.tables.swap import PREVIOUS, Aside
from pipeline.tables.write import stamp, table_path, write_table

REPORT = "report.json"

TELL_EVERY = 2_000  # rows


def export(store: Store, settings: Settings, report: RunReport, progress: Callable[[int], None]) -> None:
    """Write the tables from the store, unless they stand there just as they were written from these very rows.

    progress: is told how many rows are written. Raises OutputNotWritable with the old files as they were.
    """
    tables = store.exported_tables
    last = _last_settings(store)
    names = [*(f"{name}.{settings.format}" for name in tables), PACKAGE, REPORT]
    if store.exported == {name: stamp(settings.out / name) for name in names} and last.get("excel", False) == settings.excel:
        report.rows = store.runs(1)[0]["rows"]
        return
    n_before = 0
    with Aside(settings.out) as aside:
        for name, row_class in tables.items():
            rows = _told(store.exported_rows(name), progress, n_before)
            path = aside.path(f"{name}.{settings.format}")
            if settings.format == "parquet":
                report.rows[name] = write_parquet(path, row_class, rows)
            else:
                report.rows[name] = write_table(path, row_class._fields, rows, dialect(settings.excel))
            n_before += report.rows[name]
        aside.path(PACKAGE).write_text(
            package_text(tables, dialect(settings.excel), settings.format), encoding="utf-8", newline="\n"
        )
        aside.path(REPORT).write_text(
            json.dumps(report.as_json(settings), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
        aside.swap()
        if last.get("format", settings.format) != settings.format:
            _put_away(tables, last["format"], settings.out)
    store.note_export({name: stamp(settings.out / name) for name in names}, report.as_json(settings))


def _last_settings(store: Store) -> dict[str, Any]:
    """What the last run was told that wrote tables; nothing where there was none."""
    runs = store.runs(1)
    return runs[0]["settings"] if runs else {}


def _put_away(tables: Iterable[str], format: str, out: Path) -> None:
    """Tables that the last run wrote in another format are of the version before; nobody shall take them for this one."""
    for name in tables:
        if table_path(out, name, format).is_file():
            (out / PREVIOUS).mkdir(exist_ok=True)
            table_path(out, name, format).replace(table_path(out / PREVIOUS, name, format))


def check_format(settings: Settings) -> None:
    """Raises FormatNotPossible for a format that cannot be written here, before any long work."""
    if settings.format == "parquet" and settings.excel:
        raise FormatNotPossible("--excel is a way to write CSV, not Parquet; leave one of the two out")
    if settings.format == "parquet" and not parquet_is_there():
        raise FormatNotPossible("Parquet needs pyarrow, which `pip install 'meldewerk[parquet]'` installs")


def _told(rows: Iterator[Any], progress: Callable[[int], None], n_before: int) -> Iterator[Any]:
    for number, row in enumerate(rows):
        if number % TELL_EVERY == 0:
            progress(n_before + number)
        yield row
