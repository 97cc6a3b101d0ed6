"""`datapackage.json`: what the tables hold and how they join, as a Tabular Data Package (specs.frictionlessdata.io, version 1).

Tools that know the format (frictionless, R, Open Refine) read the tables with their types and check their keys by it.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.tables.dialect import PLAIN, Dialect

PACKAGE = "datapackage.json"

COLUMNS = Path(__file__).parent / "columns.tsv"
"""The contract as data: table, column, type and meaning, in English and in German, of every column, in order."""

PRIMARY_KEYS = {
    "releases": "release_id",
    "events": "event_id",
    "roles": "role_id",
    "statements": "statement_id",
    "dates": "date_id",
    "repairs": "repair_id",
    "actors": "participant_id",
}
"""The column that tells the rows of a table apart. `participants` has none: one actor may have two parts in an event."""

FOREIGN_KEYS = {
    "release_id": ("releases", "release_id"),
    "duplicate_of": ("releases", "release_id"),
    "event_id": ("events", "event_id"),
    "participant_id": ("actors", "participant_id"),
    "speaker_id": ("actors", "participant_id"),
}
"""The table and column that a column of any other table leads to, where it is not empty."""

CSV_DIALECT = {"lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True}


def package_text(tables: Iterable[str], dialect: Dialect = PLAIN, format: str = "csv") -> str:
    """The text of `datapackage.json` for these tables, whatever rows they hold."""
    descriptor = {
        # a Tabular Data Package is of CSV files alone
        "profile": "tabular-data-package" if format == "csv" else "data-package",
        "name": "meldewerk",
        "title": "Tables from German press releases",
        "title_de": "Tabellen aus deutschen Pressemitteilungen",
        "version": __version__,
        "resources": [_resource(name, dialect, format) for name in tables],
    }
    return json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"


def read_columns() -> list[dict[str, str]]:
    """The rows of the contract."""
    with COLUMNS.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))


def package_format(folder: Path) -> str:
    """The format of the tables in a folder: that of its `datapackage.json`, CSV where there is none. Raises OSError."""
    try:
        resources = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))["resources"]
        return str(resources[0]["format"])
    except (FileNotFoundError, ValueError, LookupError, TypeError):
        return "csv"


def _resource(name: str, dialect: Dialect, format: str) -> dict[str, Any]:
    if format == "parquet":
        resource = {"name": name, "path": f"{name}.parquet", "format": "parquet", "mediatype": "application/vnd.apache.parquet"}
        return resource | {"schema": _schema(name, PLAIN)}
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": dialect.delimiter} | CSV_DIALECT,
        "schema": _schema(name, dialect),
    }


def _schema(name: str, dialect: Dialect) -> dict[str, Any]:
    columns = [row for row in read_columns() if row["table"] == name]
    schema: dict[str, Any] = {"fields": [_field(row, dialect) for row in columns], "missingValues": [""]}
    key = PRIMARY_KEYS.get(name)
    if key:
        schema["primaryKey"] = [key]
    leads = [(row["column"], *FOREIGN_KEYS[row["column"]]) for row in columns if row["column"] in FOREIGN_KEYS]
    foreign = [
        # a table names itself as ""
        {"fields": [column], "reference": {"resource": "" if target == name else target, "fields": [there]}}
        for column, target, there in leads
        if column != key
    ]
    return schema | ({"foreignKeys": foreign} if foreign else {})


def _field(row: dict[str, str], dialect: Dialect) -> dict[str, Any]:
    field = {"name": row["column"], "type": row["type"], "description": row["meaning"], "description_de": row["german"]}
    return field | ({"decimalChar": dialect.decimal} if row["type"] == "number" and dialect.decimal != "." else {})
