"""Words of a page to lines: what stands on one baseline without a wide gap, in whatever order the file draws it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from pipeline.reading.pages import Line, Word

SAME_BASELINE = 0.25
"""How far two words of one line may stand apart in height, in sizes of their letters; lines are at least 1 apart."""

RAISED = 0.5
"""The same for a word that touches the one before: a footnote's mark, the 2 of m²."""

WIDE_GAP = 0.9
"""Gaps from here on, in sizes of the letters, may part columns. A blank has 0.25 to 0.3 and seldom 0.8 in justified lines; the gap
between columns is 12 points or more in the templates of word processors, with letters of 9 to 11."""

BULLET_GAP = 3.0
"""The same behind a bullet: the indent of a list is 18 points in most templates."""

TOUCHING = 0.15
OVERLAP = 0.5
"""How far a word may reach back over the one before, in sizes: italics and kerning do, the next line's first word does not."""


def find_lines(words: Sequence[Word]) -> list[Line]:
    """Words to pieces of line that no wide gap parts, from top to bottom.

    words: in the order of the file, which is nearly always that of writing; so a line's words come together and only pieces
    that the file draws apart (bold words, filled-in fields) need to be found by where they stand.
    """
    pieces: list[list[Word]] = []
    for word in _once(words):
        if pieces and _goes_on(pieces[-1][-1], word):
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return [Line(piece) for row in rows_of([Line(piece) for piece in pieces]) for piece in _merged(row)]


def rows_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines that stand on one baseline together, each row from left to right, rows from top to bottom."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.baseline):
        if rows and rows[-1][0].baseline - line.baseline <= SAME_BASELINE * max(rows[-1][0].size, line.size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def joined(row: Sequence[Line], *, cells: bool = False) -> Line:
    """Pieces of one row as one line. cells: whether they are those of a table."""
    words = [word for line in row for word in line.words]
    ends = itertools.accumulate(len(line.words) for line in row[:-1]) if cells else ()
    return Line(words, tuple(end - 1 for end in ends))


def _once(words: Iterable[Word]) -> Iterable[Word]:
    """Without words that are drawn twice, a hair apart, to look bold or to throw a shadow."""
    seen: set[tuple[str, int, int]] = set()
    for word in words:
        x, y = round(word.box.x0 / 2), round(word.baseline / 2)
        if not any((word.text, x + dx, y + dy) in seen for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            yield word
        seen.add((word.text, x, y))


def _goes_on(word: Word, following: Word) -> bool:
    """Whether a word stands right behind another on its line."""
    size = max(word.size, following.size)
    gap = following.box.x0 - word.box.x1
    height = abs(following.baseline - word.baseline)
    if height > RAISED * size or gap < -OVERLAP * size:
        return False
    if len(word.text) == 1 and not word.text.isalnum() and height <= RAISED * size:
        return gap <= BULLET_GAP * size
    return gap <= WIDE_GAP * size if height <= SAME_BASELINE * size else gap <= TOUCHING * size


def _merged(row: Sequence[Line]) -> list[list[Word]]:
    """Pieces of one row that touch as one."""
    merged: list[list[Word]] = []
    for line in row:
        if merged and _goes_on(merged[-1][-1], line.words[0]):
            merged[-1].extend(line.words)
        else:
            merged.append(list(line.words))
    return merged
