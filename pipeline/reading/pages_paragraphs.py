"""Blocks of lines to paragraphs: where a blank line of a text file would stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.reading.pages import Line, PageLines, runs_on
from pipeline.reading.pages_columns import SHORT_CELL, Block

LOOSER = 1.2
"""A gap this many times the usual one parts paragraphs: the smallest space that offices put between them is 3 points."""

USUAL = 1.25
"""Usual distance of baselines, in sizes of the letters, where a page does not show it; 1.15 to 1.5 are common."""

OTHER_SIZE = 1.12
"""Letters larger by this factor are a headline's: 11 points in the text, 12.5 in the smallest headlines."""

INDENT = 0.8
"""Sizes of the letters by which a paragraph's first line is set in, at least."""

WIDEST_INDENT = 4.0


def with_paragraphs(blocks: Sequence[Block]) -> PageLines:
    """The lines of a page in reading order with the line ends in front of each."""
    leading = _leading([block.lines for block in blocks])
    lines: list[Line] = []
    before: list[int] = []
    before_it: Block | None = None
    for block in blocks:
        for number, line in enumerate(block.lines):
            if before_it is None and number == 0:
                ends = 0
            elif number == 0:
                goes_on = block.follows and _is_prose(before_it) and _is_prose(block) and _continues(lines[-1], line)
                ends = 1 if goes_on else 2
            else:
                ends = 2 if _begins(block, number, leading) else 1
            lines.append(line)
            before.append(ends)
        before_it = block
    return PageLines(lines, before)


def _leading(blocks: Sequence[Sequence[Line]]) -> dict[int, float]:
    """For each size of letters, in half points, the most frequent distance of baselines; the smaller one of two."""
    seen: dict[int, Counter[int]] = {}
    for lines in blocks:
        for line, following in pairwise(lines):
            distance = line.baseline - following.baseline
            if _slot(line) == _slot(following) and 0.8 * line.size < distance < 2.5 * line.size:
                seen.setdefault(_slot(line), Counter())[round(2 * distance)] += 1
    return {size: min(found, key=lambda gap: (-found[gap], gap)) / 2 for size, found in seen.items()}


def _continues(line: Line, following: Line) -> bool:
    return runs_on(line.text) and not _other_size(line, following)


def _is_prose(block: Block | None) -> bool:
    """Whether a column's lines are those of sentences, not of an address."""
    return block is not None and median(len(line.words) for line in block.lines) > SHORT_CELL


def _slot(line: Line) -> int:
    return round(2 * line.size)


def _other_size(line: Line, following: Line) -> bool:
    larger, smaller = max(line.size, following.size), min(line.size, following.size)
    return larger > OTHER_SIZE * smaller


def _begins(block: Block, number: int, leading: dict[int, float]) -> bool:
    """Whether a paragraph begins with a line: more space, other letters, or its first line set in."""
    line, before = block.lines[number], block.lines[number - 1]
    if _other_size(before, line):
        return True
    distance = before.baseline - line.baseline
    usual = leading.get(_slot(line), leading.get(_slot(before), USUAL * line.size))
    if distance < -0.5 * line.size or distance > LOOSER * usual + 0.5:
        return True
    return _is_set_in(block, number)


def _is_set_in(block: Block, number: int) -> bool:
    """Whether a line is set in while those around it begin at the column's edge; a list's items are set in together."""
    line, before = block.lines[number], block.lines[number - 1]
    after = block.lines[number + 1] if number + 1 < len(block.lines) else None
    at_edge = [other is None or abs(other.left - block.left) < INDENT * line.size / 2 for other in (before, after)]
    return all(at_edge) and after is not None and INDENT <= (line.left - block.left) / line.size <= WIDEST_INDENT
