"""Rows to Parquet files, which keep the types of the columns and are read a column at a time. Needs pyarrow, the extra `parquet`."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pipeline.tables.rows import Row, column_types

GROUP = 20_000
"""Rows that are held and written together; a reader gets at less than that only by reading all of them."""


def parquet_is_there() -> bool:
    """Whether the extra is installed."""
    return find_spec("pyarrow") is not None


def write_parquet(path: Path, row_class: type[Row], rows: Iterable[Any]) -> int:
    """Write a table with the values that `load_tables` gives of its CSV file, null for unknown, and give the number of its rows.

    Raises OSError.
    """
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in column_types(row_class).items()])
    n_rows = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in _groups(rows):
            columns = [[_value(value) for value in column] for column in zip(*group, strict=True)]
            writer.write_table(pa.table(columns, schema=schema))
            n_rows += len(group)
    return n_rows


def _groups(rows: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(rows)
    while group := list(itertools.islice(rest, GROUP)):
        yield group


def _value(value: str | int | float | None) -> str | int | float | None:
    """As a CSV file has it: nothing for "", two decimals, no lone `\\r`."""
    if isinstance(value, str):
        return value.replace("\r", "\n") or None
    return round(value, 2) if isinstance(value, float) else value
