"""Rows to CSV files: all eight tables whole, or none touched."""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from pipeline.errors import OutputNotWritable
from pipeline.tables.rows import EXPORTED, Row


def table_path(out: Path, name: str) -> Path:
    """Where a table stands."""
    return out / f"{name}.csv"


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


def write_tables(out: Path, tables: Iterable[tuple[str, type[Row], Iterable[Row]]]) -> dict[str, list[int]]:
    """Write tables aside and then put all in place; gives size and time of change (ns) of each file.

    tables: name, row class and rows of each, in the order wanted. Raises OutputNotWritable with the old files as they were.
    """
    parts: dict[Path, Path] = {}
    try:
        for name, row_class, rows in tables:
            path = table_path(out, name)
            parts[path] = path.with_name(f".{path.name}.part")
            _write(parts[path], row_class._fields, rows)
        _swap(parts)
    except OSError as error:
        raise OutputNotWritable(out, _reason(error)) from error
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return {path.name: stamp(path) for path in parts}


def _swap(parts: dict[Path, Path]) -> None:
    """Put each part in the place of its file, all or none: a table that is open in Excel cannot be replaced on Windows."""
    kept: dict[Path, Path] = {}
    replaced: list[Path] = []
    try:
        for path in parts:
            if path.exists():
                kept[path] = path.with_name(f".{path.name}.old")
                shutil.copy2(path, kept[path])
        for path, part in parts.items():
            part.replace(path)
            replaced.append(path)
    except OSError:
        for path in replaced:
            if path in kept:
                kept[path].replace(path)
            else:
                path.unlink()
        raise
    finally:
        for old in kept.values():
            old.unlink(missing_ok=True)


def stamp(path: Path) -> list[int]:
    """Size in bytes and time of change in nanoseconds; -1, -1 when there is no such file."""
    try:
        status = path.stat()
    except OSError:
        return [-1, -1]
    return [status.st_size, status.st_mtime_ns]


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    """RFC 4180 but for the line end, which is `\\n`; on the disk before it is given its name."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(value) for value in row] for row in rows)
        handle.flush()
        os.fsync(handle.fileno())


def _cell(value: str | int | float | None) -> str:
    """Empty for unknown, two decimals for a share, else as it is; csv would leave a lone `\r` unquoted, a file name may have it."""
    if value is None:
        return ""
    return f"{value:.2f}" if isinstance(value, float) else str(value).replace("\r", "\n")


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
