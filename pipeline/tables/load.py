"""The CSV files of a run as typed DataFrames."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import NoTables
from pipeline.tables.rows import EXPORTED, Row, column_types
from pipeline.tables.write import table_path

if TYPE_CHECKING:
    import pandas as pd

DTYPES = {str: "string", int: "Int64", float: "Float64"}
"""Dates stay text: a partial one (`2023-07`) has no day that a datetime could hold."""


def dtypes(row_class: type[Row]) -> dict[str, str]:
    """The pandas type of each column: nullable `string`, `Int64` or `Float64`; an empty cell is `pd.NA`."""
    return {name: DTYPES[kind] for name, kind in column_types(row_class).items()}


def load_tables(out: Path | str) -> dict[str, pd.DataFrame]:
    """The eight tables of `out` by name, with typed columns. Raises NoTables when one of them is missing."""
    import pandas as pd

    frames = {}
    for name, row_class in EXPORTED.items():
        path = table_path(Path(out), name)
        if not path.is_file():
            raise NoTables(Path(out), path.name)
        # keep_default_na: a person called "Null" and a party called "NA" are no missing values
        frames[name] = pd.read_csv(path, dtype=dtypes(row_class), keep_default_na=False, na_values=[""], encoding="utf-8")
    return frames


def frame(name: str, rows: Sequence[Row]) -> pd.DataFrame:
    """Rows of one table as a DataFrame, equal to what `load_tables` gives of them."""
    import pandas as pd

    row_class = EXPORTED[name]
    cells = [[None if value == "" else value for value in row] for row in rows]
    return pd.DataFrame(cells, columns=list(row_class._fields)).astype(dtypes(row_class))
