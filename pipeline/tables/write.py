"""Rows to CSV files, and the folder for them."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.errors import OutputNotWritable
from pipeline.tables.dialect import PLAIN, Dialect, defused
from pipeline.tables.rows import EXPORTED


def table_path(out: Path, name: str, format: str = "csv") -> Path:
    """Where a table stands."""
    return out / f"{name}.{format}"


def prepare_folder(out: Path) -> None:
    """Make the output folder and prove that it can be written, before any long work.

    Raises OutputNotWritable.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out) as probe:
            probe.write(b"Meldewerk")
    except OSError as error:
        raise OutputNotWritable(out, _reason(error)) from error
    for name in EXPORTED:
        if table_path(out, name).is_dir():
            raise OutputNotWritable(out, f"{table_path(out, name).name} is a folder there")


def stamp(path: Path) -> list[int]:
    """Size in bytes and time of change in nanoseconds; -1, -1 when there is no such file."""
    try:
        status = path.stat()
    except OSError:
        return [-1, -1]
    return [status.st_size, status.st_mtime_ns]


def write_table(
    path: Path, columns: Sequence[str], rows: Iterable[Sequence[str | int | float | None]], dialect: Dialect = PLAIN
) -> int:
    """Write a table and give the number of its rows. RFC 4180 but for the line end, which is `\\n`, and the dialect. Raises OSError."""
    n_rows = 0

    if dialect.defused:
        rows = ([defused(value) if isinstance(value, str) else value for value in row] for row in rows)

    def cells() -> Iterator[list[str]]:
        nonlocal n_rows
        for n_rows, row in enumerate(rows, 1):  # noqa: B007 (counted for the caller)
            # most cells are texts that go out as they are
            yield [value if value.__class__ is str and "\r" not in value else _cell(value, dialect) for value in row]

    with path.open("w", encoding=dialect.encoding, newline="") as handle:
        writer = csv.writer(handle, delimiter=dialect.delimiter, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(cells())
    return n_rows


def _cell(value: str | int | float | None, dialect: Dialect) -> str:
    """Empty for unknown, two decimals for a share, else as it is; csv would leave a lone `\r` unquoted, a file name may have it."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.2f}".replace(".", dialect.decimal)
    return str(value).replace("\r", "\n")


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
