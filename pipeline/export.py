"""The store to the files of the output folder: all tables, `datapackage.json` and `report.json`, together or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from pipeline.report import RunReport
from pipeline.settings import Settings
from pipeline.store import Store
from pipeline.tables.dialect import dialect
from pipeline.tables.package import PACKAGE, package_text
from pipeline.tables.swap import Aside
from pipeline.tables.write import stamp, write_table

REPORT = "report.json"

TELL_EVERY = 2_000  # rows


def export(store: Store, settings: Settings, report: RunReport, progress: Callable[[int], None]) -> None:
    """Write the tables from the store, unless they stand there just as they were written from these very rows.

    progress: is told how many rows are written. Raises OutputNotWritable with the old files as they were.
    """
    tables = store.exported_tables
    names = [*(f"{name}.csv" for name in tables), PACKAGE, REPORT]
    if store.exported == {name: stamp(settings.out / name) for name in names} and _written_as(store) == settings.excel:
        report.rows = store.runs(1)[0]["rows"]
        return
    n_before = 0
    with Aside(settings.out) as aside:
        for name, row_class in tables.items():
            rows = _told(store.exported_rows(name), progress, n_before)
            report.rows[name] = write_table(aside.path(f"{name}.csv"), row_class._fields, rows, dialect(settings.excel))
            n_before += report.rows[name]
        aside.path(PACKAGE).write_text(package_text(tables, dialect(settings.excel)), encoding="utf-8", newline="\n")
        aside.path(REPORT).write_text(
            json.dumps(report.as_json(settings), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
        aside.swap()
    store.note_export({name: stamp(settings.out / name) for name in names}, report.as_json(settings))


def _written_as(store: Store) -> bool:
    """Whether the last run that wrote tables wrote them for Excel."""
    return bool(store.runs(1)[0]["settings"].get("excel"))


def _told(rows: Iterator[Any], progress: Callable[[int], None], n_before: int) -> Iterator[Any]:
    for number, row in enumerate(rows):
        if number % TELL_EVERY == 0:
            progress(n_before + number)
        yield row
