"""Lines of a page to reading order: columns one after the other, what stands above or between them across first.

A column shows by its left edge, at which many lines begin. Lines that cross that edge (a headline, a lead, a footer) cut the
page into bands; within a band the left side is read before the right one. A table is read row by row.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from pipeline.reading.pages import Line
from pipeline.reading.pages_lines import joined, rows_of

FEWEST_LINES = 3
"""On each side: two addresses side by side have three lines, and so has the shortest column worth the name."""

NARROWEST = 5.0
"""Sizes of the letters that a column is wide: below that its left side is bullets, numbers or margin notes."""

EDGE = 3.0
"""Points within which lines begin at one edge."""

AT_EDGE = 0.4
"""Share of the lines right of a column's left edge that begin at it, at least: of two more columns half do, and some are set in."""

LABEL_GAP = 3.0
"""Pieces of one row that stand closer, in sizes, are one line: `Beginn:   19 Uhr`, or blanks of a justified line."""

EQUAL = 1.3
"""The widest gap of a justified line beside its narrowest; letters that hang over make the difference."""

SHORT_CELL = 3
"""Words of a table's cell at most, of most of its cells; lines of prose have more, even in narrow columns."""

DEEPEST = 6
"""Columns within columns: three columns make two; deeper is a drawing, no text."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines read one after the other. left, right: edges of their column; sure: other lines show them, not only these.

    follows: whether a column before it may go on here.
    """

    lines: list[Line]
    left: float
    right: float
    follows: bool = False
    sure: bool = False


class _Split(NamedTuple):
    """A band of a page: lines left and right of an edge, or lines that cross it (right is then empty)."""

    left: list[Line]
    right: list[Line]


def in_reading_order(lines: Sequence[Line], depth: int = 0) -> list[Block]:
    """Blocks of lines in the order in which a reader reads them. lines: pieces that no wide gap parts, in any order."""
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    bands = _bands(lines) if depth < DEEPEST else None
    if bands is None:
        return [Block(_rows_as_lines(lines), left, right)]
    blocks: list[Block] = []
    for band in bands:
        if not band.right:  # across the columns: as wide as all of them
            blocks += [Block(inner.lines, left, right, sure=True) for inner in in_reading_order(band.left, DEEPEST)]
            continue
        for number, side in enumerate((band.left, band.right)):
            inner = in_reading_order(side, depth + 1)
            if number and inner:
                inner[0] = Block(inner[0].lines, inner[0].left, inner[0].right, True)
            blocks += inner
    return blocks


def _rows_as_lines(lines: Sequence[Line]) -> list[Line]:
    """Lines from top to bottom; pieces of a row far apart are lines of their own, unless they are a label's or a table's."""
    out: list[Line] = []
    for parted, run in itertools.groupby(rows_of(lines), key=lambda row: len(row) > 1):
        rows = list(run)
        if parted and _is_table(rows):
            out += [joined(row, cells=True) for row in rows]
        else:
            out += [line for row in rows for line in _pieces(row)]
    return out


def _pieces(row: Sequence[Line]) -> Iterator[Line]:
    """One row's lines: what stands close, or behind a label, is one."""
    if _is_stretched(row):
        yield joined(row)
        return
    group = [row[0]]
    for piece in row[1:]:
        before = group[-1]
        if before.text.endswith(":") or piece.left - before.right <= LABEL_GAP * before.size:
            group.append(piece)
        else:
            yield joined(group)
            group = [piece]
    yield joined(group)


def _is_stretched(row: Sequence[Line]) -> bool:
    """Whether a row is one justified line: its words stand equally far apart, three of them or more."""
    words = [word for line in row for word in line.words]
    gaps = [following.box.x0 - word.box.x1 for word, following in itertools.pairwise(words)]
    return len(gaps) > 1 and min(gaps) > 0 and max(gaps) <= EQUAL * min(gaps)


def _is_table(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether rows have cells of few words that stand below one another; the first ones are dates, times, numbers or labels, or
    there are three columns and more."""
    filled = [row for row in rows if len(row) > 1]
    if len(filled) < FEWEST_LINES or len(filled) < 0.6 * len(rows):
        return False
    firsts = [row[0].text for row in filled]
    named = sum(text[0].isdigit() or text.endswith(":") for text in firsts) >= len(filled) / 2
    wide = sum(len(row) > 2 for row in filled) >= 0.7 * len(filled)
    short = sum(len(row[0].words) <= SHORT_CELL for row in filled) >= 0.7 * len(filled)
    lefts = [row[1].left for row in filled]
    below = sum(abs(left - median(lefts)) <= 2 * EDGE for left in lefts) >= 0.7 * len(filled)
    cells = [line.text for row in filled for line in row]
    prose = sum(text[0].islower() for text in cells) >= len(cells) / 4  # lines that go on
    return short and below and not prose and (named or wide)


def _bands(lines: Sequence[Line]) -> list[_Split] | None:
    """The bands that the best left edge of a column makes; None where there is only one column."""
    first = min(line.left for line in lines)
    size = median(line.size for line in lines)
    begins = Counter(round(line.left / EDGE) for line in lines)
    best, gained = None, 0
    for slot, number in begins.items():
        edge = slot * EDGE
        near = number + begins[slot - 1] + begins[slot + 1]
        if near < FEWEST_LINES or number < max(begins[slot - 1], begins[slot + 1]) or edge < first + NARROWEST * size:
            continue
        bands = _cut(lines, edge)
        gain = sum(min(len(band.left), len(band.right)) for band in bands)
        if gain > gained:
            best, gained = bands, gain
    return best


def _cut(lines: Sequence[Line], edge: float) -> list[_Split]:
    """Bands of a page for one left edge, from top to bottom; sides that are no columns stay together as crossing lines."""
    bands: list[_Split] = []

    def at_edge(side: Sequence[Line]) -> bool:
        begin = sum(abs(line.left - edge) <= 2 * EDGE for line in side)
        return begin >= max(FEWEST_LINES, AT_EDGE * len(side))

    across: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []

    def close() -> None:
        nonlocal across, left, right
        if left and at_edge(right) and _are_columns(left, right):
            if across:
                bands.append(_Split(across, []))
            bands.append(_Split(left, right))
            across = []
        else:
            across = [*across, *left, *right]
        left, right = [], []

    for line in sorted(lines, key=lambda line: -line.baseline):
        if line.left >= edge - EDGE:
            right.append(line)
        elif line.right <= edge:
            left.append(line)
        else:
            close()
            across.append(line)
    close()
    if across:
        bands.append(_Split(across, []))
    return bands


def _are_columns(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether two sides of a band are columns: lines enough, side by side, the left ones no bullets and no table's cells."""
    if min(len(left), len(right)) < FEWEST_LINES:
        return False
    top = min(left[0].baseline, right[0].baseline)
    bottom = max(left[-1].baseline, right[-1].baseline)
    size = median(line.size for line in left)
    if top - bottom < size:
        return False
    if median(line.right - line.left for line in left) < NARROWEST * size / 2:
        return False
    beside = [line for line in left if right[-1].baseline - size <= line.baseline <= right[0].baseline + size]
    return not _is_table(rows_of([*beside, *right]))
