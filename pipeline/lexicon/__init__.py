"""Words as data: one `.tsv` per kind of word knowledge, each row with an example that a test runs."""

from __future__ import annotations

import csv
import functools
from pathlib import Path

from pipeline.errors import BrokenLexicon

FOLDER = Path(__file__).parent


@functools.cache
def load_lexicon(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `pipeline/lexicon/<name>.tsv` as dicts of column to text.

    The file is UTF-8, tab-separated, one header row; lines that start with `#` are comments. Raises BrokenLexicon when
    it is missing, empty, has a row of another width, or a row twice.
    """
    path = FOLDER / f"{name}.tsv"
    try:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    except OSError as error:
        raise BrokenLexicon(path, "it is missing") from error
    rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if len(rows) < 2:
        raise BrokenLexicon(path, "it is empty")
    header = rows[0]
    seen: set[tuple[str, ...]] = set()
    for row in rows[1:]:
        if len(row) != len(header):
            raise BrokenLexicon(path, f"the row {row[0]!r} has {len(row)} columns instead of {len(header)}")
        if tuple(row) in seen:
            raise BrokenLexicon(path, f"the row {row[0]!r} stands there twice")
        seen.add(tuple(row))
    return tuple(dict(zip(header, row, strict=True)) for row in rows[1:])


def lexicon_names() -> list[str]:
    """The names of all word tables, sorted."""
    return sorted(path.stem for path in FOLDER.glob("*.tsv"))
