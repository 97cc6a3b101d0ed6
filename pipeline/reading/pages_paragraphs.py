"""Blocks of lines to text: which line ends the column's width forced, which the writer wanted, where a paragraph begins.

On paper this is seen, not guessed: a line end is forced where the next line's first word would not have fitted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.page.layout import CONTACT_DETAIL, is_header_line
from pipeline.reading.pages import BLANK, LINE_END, PARAGRAPH, Line, PageLines, runs_on
from pipeline.reading.pages_columns import SHORT_CELL, Block

LOOSER = 1.2
"""A gap this many times the usual one parts paragraphs: the smallest space that offices put between them is 3 points."""

USUAL = 1.25
"""Usual distance of baselines, in sizes of the letters, where a page does not show it; 1.15 to 1.5 are common."""

OTHER_SIZE = 1.12
"""Letters larger by this factor are a headline's: 11 points in the text, 12.5 in the smallest headlines."""

INDENT = 0.8
"""Sizes of the letters by which a paragraph's first line is set in, at least."""

ROWS = 4.0
"""Sizes of the letters that rows of one table are apart at most: cells have margins above and below."""

WIDEST_INDENT = 4.0
SPACE = 0.25
"""Width of a blank between words, in sizes of the letters."""

SLACK = 0.4
"""What the right edge of a column may be off, in sizes: marks hang out, a scan is not sharp."""

NEAR = 0.2
"""Share of a column's width by which full lines fall short of its edge: a word of six letters in 30."""

RAGGED = 0.06
"""Share of its width by which ragged text may stop short of its column's edge, with no line that shows it."""

FULL_LINES, FULL_SHARE = 3, 0.4
"""Lines that come near a column's edge, so many and such a share of all, show that it is one; a list's longest line does not."""

BY_HAND = 0.12
"""Share of line ends in mid-sentence which the width did not force, from which on a page was wrapped by hand (a mail, a typed text):
then its line ends are left to cleaning, which knows that kind."""

LOWER = 0.25
"""Share of lines of prose in a narrow column that begin in lower case, at least; of an address hardly any does."""

_ITEM = re.compile(r"[-–—•●▪■◦►▶➢✓*·] |\d{1,2}[.)] (?!(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))|[a-z]\) ")
"""What a list's item begins with; the day of a date does not count."""

HYPHENS = "-\u2010\u00ad\u00ac"


def with_paragraphs(blocks: Sequence[Block]) -> PageLines:
    """The lines of a page in reading order, with what stands in front of each: a blank, a line end or a paragraph's end."""
    leading = _leading([block.lines for block in blocks])
    lines: list[Line] = []
    before: list[str] = []
    forced: list[bool] = []
    last: Block | None = None
    for block in blocks:
        edges = _edges(block)
        for number, line in enumerate(block.lines):
            forced.append(False)
            if last is None and number == 0:
                before.append("")
            elif number == 0:
                before.append(_between(last, block, leading))
                forced[-1] = before[-1] == LINE_END
            elif _begins(block, number, leading):
                before.append(PARAGRAPH)
            else:
                before.append(LINE_END)
                forced[-1] = _is_forced(block, number, edges.get(_slot(block.lines[number - 1])))
            lines.append(line)
        last = block
    if not _wrapped_by_hand(lines, before, forced):
        before = [
            BLANK if wrapped and not _ends_in_hyphen(previous) else end
            for end, wrapped, previous in zip(before, forced, [None, *lines], strict=False)
        ]
    return PageLines(lines, before)


def _ends_in_hyphen(line: Line | None) -> bool:
    """Whether cleaning has to look at a line's end: it knows when a hyphen goes and when it stays."""
    return line is not None and line.text.endswith(tuple(HYPHENS))


def _is_forced(block: Block, number: int, edge: float | None) -> bool:
    """Whether a line ended because the next one's first word did not fit. edge: where its column ends, None where unknown."""
    line, before = block.lines[number], block.lines[number - 1]
    if edge is None or _ITEM.match(line.text) or line.cells or before.cells:
        return False
    if not (_is_prose(block) or len(before.words) > SHORT_CELL) or _is_head(line.text):
        return False
    word = line.words[0].box
    reach = before.right + SPACE * before.size + word.x1 - word.x0
    left, right = before.left - block.left, edge - before.right
    if left > before.size and abs(left - right) < before.size:
        reach += left  # centred: there is as much room on either side
    return reach > edge - SLACK * before.size


def _is_head(text: str) -> bool:
    """Whether a line is one of a letterhead by itself (`Presseinformation 43/2025`); contacts are not told from prose by that."""
    return is_header_line(text) and not CONTACT_DETAIL.search(text)


def _edges(block: Block) -> dict[int, float | None]:
    """Where a block's lines of each size of letters end at the right: at an edge that many of them come near, else nowhere."""
    rights: dict[int, list[float]] = {}
    for line in [line for line in block.lines if not line.cells] or block.lines:
        rights.setdefault(_slot(line), []).append(line.right)
    edges: dict[int, float | None] = {}
    for slot, ends in rights.items():
        own = max(ends) if len(ends) >= FULL_LINES + 2 else block.right
        near = sum(right >= own - NEAR * (own - block.left) for right in ends)
        full = near >= max(FULL_LINES, FULL_SHARE * len(ends))
        edges[slot] = own if full else block.right if block.sure else None
    text = edges[max(rights, key=lambda slot: len(rights[slot]))]
    if text is None:
        return edges
    # A headline's few lines show no edge; theirs is that of the text, unless they reach well beyond it.
    reach = text + RAGGED * (text - block.left)
    return {
        slot: max(text, *rights[slot]) if edge is None and max(rights[slot]) <= reach else edge for slot, edge in edges.items()
    }


def _wrapped_by_hand(lines: Sequence[Line], before: Sequence[str], forced: Sequence[bool]) -> bool:
    """Whether lines stop in mid-sentence although there was room."""
    loose = sum(
        end == LINE_END and not wrapped and line.text[0].islower() and runs_on(previous.text)
        for previous, line, end, wrapped in zip(lines, lines[1:], before[1:], forced[1:], strict=False)
    )
    return loose > 2 and loose > BY_HAND * sum(end == LINE_END for end in before)


def _between(last: Block | None, block: Block, leading: dict[int, float]) -> str:
    """What stands between two blocks: nothing but a line end where a column goes on, or a headline's next line."""
    if last is None:
        return PARAGRAPH
    line, before = block.lines[0], last.lines[-1]
    if _other_size(before, line):
        return PARAGRAPH
    if block.follows:
        goes_on = _is_prose(last) and _is_prose(block) and runs_on(before.text)
        return LINE_END if goes_on else PARAGRAPH
    distance = before.baseline - line.baseline
    below = 0 < distance <= LOOSER * _usual(before, line, leading) + 0.5
    return LINE_END if below and abs(before.left - line.left) < INDENT * line.size else PARAGRAPH


def _leading(blocks: Sequence[Sequence[Line]]) -> dict[int, float]:
    """For each size of letters, in half points, the most frequent distance of baselines; the smaller one of two."""
    seen: dict[int, Counter[int]] = {}
    for line, following in pairwise([line for lines in blocks for line in lines]):
        distance = line.baseline - following.baseline
        if _slot(line) == _slot(following) and 0.8 * line.size < distance < 2.5 * line.size:
            seen.setdefault(_slot(line), Counter())[round(2 * distance)] += 1
    return {size: min(found, key=lambda gap: (-found[gap], gap)) / 2 for size, found in seen.items()}


def _usual(before: Line, line: Line, leading: dict[int, float]) -> float:
    return leading.get(_slot(line), leading.get(_slot(before), USUAL * line.size))


def _is_prose(block: Block) -> bool:
    """Whether a column's lines are those of sentences, not of an address: many words, or many that go on in lower case."""
    lower = sum(line.text[0].islower() for line in block.lines)
    return median(len(line.words) for line in block.lines) > SHORT_CELL or lower >= max(LOWER * len(block.lines), 2)


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
    if line.cells and before.cells:
        return distance > ROWS * line.size
    if distance < -0.5 * line.size or distance > LOOSER * _usual(before, line, leading) + 0.5:
        return True
    return _is_set_in(block, number)


def _is_set_in(block: Block, number: int) -> bool:
    """Whether a line is set in while those around it begin at the column's edge; a list's items are set in together."""
    line, before = block.lines[number], block.lines[number - 1]
    after = block.lines[number + 1] if number + 1 < len(block.lines) else None
    at_edge = [other is None or abs(other.left - block.left) < INDENT * line.size / 2 for other in (before, after)]
    if after is None or _ITEM.match(before.text) or _ITEM.match(line.text):
        return False
    return all(at_edge) and INDENT <= (line.left - block.left) / line.size <= WIDEST_INDENT
