"""How a CSV file is written: as RFC 4180 has it, or as a German Excel opens it by a double click.

Excel takes a file for UTF-8 only with a byte order mark, parts columns at semicolons where the comma is the decimal sign, and runs
a cell as a formula that begins with one of a few signs (OWASP, CSV Injection). In its dialect such a cell gets an apostrophe in front.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import NamedTuple


class Dialect(NamedTuple):
    """encoding: Python's name. decimal: sign in a number. defused: whether cells that would be formulas have an apostrophe in front."""

    encoding: str
    delimiter: str
    decimal: str
    defused: bool


PLAIN = Dialect("utf-8", ",", ".", False)
EXCEL = Dialect("utf-8-sig", ";", ",", True)

FORMULA = r"'*[=+\-@\t\r\n]"
"""How a cell begins that must get an apostrophe. Those that have some already get one more, so that `restored` gives each back;
the line feed is what is written for a lone carriage return."""

_FORMULA = re.compile(FORMULA)
_DEFUSED = re.compile(rf"'(?={FORMULA})")


def dialect(excel: bool) -> Dialect:
    """The dialect of a run."""
    return EXCEL if excel else PLAIN


def dialect_of(path: Path) -> Dialect:
    """The dialect of a file that a run wrote: only Excel's has a byte order mark. Raises OSError."""
    with path.open("rb") as handle:
        return dialect(handle.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8)


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: `-1` becomes `'-1`."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """The cell that `defused` was given."""
    return cell[1:] if _DEFUSED.match(cell) else cell
