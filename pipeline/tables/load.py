"""The CSV files of a run as typed DataFrames."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import FormatNotPossible, NoTables
from pipeline.settings import FORMATS
from pipeline.tables.dialect import dialect_of, restored
from pipeline.tables.package import PACKAGE, package_format
from pipeline.tables.parquet import parquet_is_there
from pipeline.tables.rows import EXPORTED, Row, column_types
from pipeline.tables.swap import SWAP
from pipeline.tables.write import stamp, table_path

if TYPE_CHECKING:
    import pandas as pd

DTYPES = {str: "string", int: "Int64", float: "Float64"}
"""Dates stay text: a partial one (`2023-07`) has no day that a datetime could hold."""

MAX_TRIES = 10
"""Readings before it gives up: a run replaces the tables in less than a millisecond, so a second one nearly always does."""


def dtypes(row_class: type[Row]) -> dict[str, str]:
    """The pandas type of each column: nullable `string`, `Int64` or `Float64`; an empty cell is `pd.NA`."""
    return {name: DTYPES[kind] for name, kind in column_types(row_class).items()}


def load_tables(out: Path | str) -> dict[str, pd.DataFrame]:
    """The tables of `out` by name, with typed columns; all of one run, also while another writes.

    Raises NoTables when one is missing, FormatNotPossible when they are Parquet and pyarrow is missing.
    """
    for _ in range(MAX_TRIES):
        before = _stamps(Path(out))
        with contextlib.suppress(FileNotFoundError):
            frames = _read(Path(out))
            if _stamps(Path(out)) == before:
                return frames
    raise NoTables(Path(out), "a table that stays as it is while it is read")


def _read(out: Path) -> dict[str, pd.DataFrame]:
    frames = {}
    # where a run was killed while it replaced the tables, the new ones are whole in a folder of their own
    folder = out / SWAP if (out / SWAP).is_dir() else out
    format = package_format(folder)
    for name, row_class in EXPORTED.items():
        path = table_path(folder, name, format)
        if not path.is_file() and folder == out:
            raise NoTables(out, path.name)
        frames[name] = _read_parquet(path, row_class) if format == "parquet" else _read_csv(path, row_class)
    return frames


def _read_csv(path: Path, row_class: type[Row]) -> pd.DataFrame:
    import pandas as pd

    dialect = dialect_of(path)
    # keep_default_na: a person called "Null" and a party called "NA" are no missing values
    frame = pd.read_csv(
        path,
        sep=dialect.delimiter,
        decimal=dialect.decimal,
        dtype=dtypes(row_class),
        keep_default_na=False,
        na_values=[""],
        encoding=dialect.encoding,
    )
    if dialect.defused:
        for column, kind in column_types(row_class).items():
            if kind is str:
                frame[column] = frame[column].map(restored, na_action="ignore").astype("string")
    return frame


def _read_parquet(path: Path, row_class: type[Row]) -> pd.DataFrame:
    import pandas as pd

    if not parquet_is_there():
        raise FormatNotPossible(f"{path.name} needs pyarrow, which `pip install 'meldewerk[parquet]'` installs")
    return pd.read_parquet(path, engine="pyarrow").astype(dtypes(row_class))


def _stamps(out: Path) -> list[object]:
    """What differs when a run has replaced a table meanwhile."""
    return [
        (out / SWAP).is_dir(),
        stamp(out / PACKAGE),
        *(stamp(table_path(out, name, format)) for name in EXPORTED for format in FORMATS),
    ]


def frame(name: str, rows: Sequence[Row]) -> pd.DataFrame:
    """Rows of one table as a DataFrame, equal to what `load_tables` gives of them."""
    import pandas as pd

    row_class = EXPORTED[name]
    cells = [[None if value == "" else value for value in row] for row in rows]
    return pd.DataFrame(cells, columns=list(row_class._fields)).astype(dtypes(row_class))
