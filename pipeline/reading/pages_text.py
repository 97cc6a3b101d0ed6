"""Pages to one source text that knows where each page begins and where each word stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.reading.boxes import WordBoxes
from pipeline.reading.pages import BLANK, LINE_END, PARAGRAPH, Line, PageLines, runs_on
from pipeline.reading.pages_columns import SHORT_CELL

PAGE_END = "\f"
"""Stands between two pages of a source text; cleaning takes it out and uses it to find running heads."""

SAME_HEIGHT = 8.0
"""Points within which two lines stand at the same height of their pages."""

EDGE_LINES = 6
"""Lines at either edge of a page that may be running heads and feet: a foot with address and bank has four."""


class Pages(NamedTuple):
    """Pages as source text. starts: offset of each page in `text`. boxes: of the words, in text order."""

    text: str
    starts: tuple[int, ...]
    boxes: WordBoxes


def compose(pages: Iterable[PageLines], max_characters: int) -> Pages:
    """One source text of all pages, with a form feed between two of them.

    Running heads and feet stay in the text, where cleaning finds them. A page whose sentence goes on on the next one has a blank
    behind its last line of text: that is how cleaning knows. Stops behind the page on which the text outgrows max_characters.
    """
    kept = _kept(pages, max_characters)
    bodies = _bodies(kept)
    parts: list[str] = []
    starts: list[int] = []
    boxes = WordBoxes()
    at = 0

    def put(text: str) -> None:
        nonlocal at
        parts.append(text)
        at += len(text)

    for number, page in enumerate(kept):
        if number:
            put(PAGE_END)
        starts.append(at)
        first, last = bodies[number]
        for index, (line, before) in enumerate(zip(page.lines, page.before, strict=True)):
            if before == BLANK and not first < index < last:
                before = PARAGRAPH if index in {first, last} else LINE_END  # the same on every page
            put(before)
            for place, word in enumerate(line.words):
                put(line.before(place))
                boxes.add(at, at + len(word.text), word.box)
                put(word.text)
            if index == last - 1 and number + 1 < len(kept) and _goes_on(page, last, kept[number + 1], bodies[number + 1]):
                put(BLANK)
        if page.lines:
            put(LINE_END if parts[-1] == BLANK else PARAGRAPH)
    return Pages("".join(parts), tuple(starts), boxes)


def _kept(pages: Iterable[PageLines], max_characters: int) -> list[PageLines]:
    """The pages up to the one on which the text is too long."""
    kept: list[PageLines] = []
    length = 0
    for page in pages:
        kept.append(page)
        length += sum(len(line.text) + 1 for line in page.lines)
        if length > max_characters:
            break
    return kept


def _bodies(pages: Sequence[PageLines]) -> list[tuple[int, int]]:
    """For each page its lines between running heads and feet, which stand at the same edge of two pages or more."""
    heads = Counter(key for page in pages for key in {_key(line) for line in page.lines[:EDGE_LINES]})
    feet = Counter(key for page in pages for key in {_key(line) for line in page.lines[-EDGE_LINES:]})
    bodies = []
    for page in pages:
        first, last = 0, len(page.lines)
        while first < min(last, EDGE_LINES) and _is_running(page.lines[first], heads):
            first += 1
        while last > max(first, len(page.lines) - EDGE_LINES) and _is_running(page.lines[last - 1], feet):
            last -= 1
        bodies.append((first, last))
    return bodies


def _is_running(line: Line, counts: Counter[tuple[str, int]]) -> bool:
    return counts[_key(line)] > 1 or _key(line)[0] in {"0", "0/0", "- 0 -", "seite 0", "seite 0 von 0"}


def _key(line: Line) -> tuple[str, int]:
    """What a running head has in common on all pages: its height, and its words with all numbers made equal."""
    return re.sub(r"\d+", "0", line.text).lower(), round(line.baseline / SAME_HEIGHT)


def _goes_on(page: PageLines, last: int, following: PageLines, body: tuple[int, int]) -> bool:
    """Whether a page's last line of text goes on in the first one of the next page."""
    if last == 0 or body[0] >= body[1]:
        return False
    before, line = page.lines[last - 1], following.lines[body[0]]
    same = abs(before.size - line.size) < 0.1 * line.size
    in_prose = page.before[last - 1] == BLANK or len(before.words) > SHORT_CELL
    return same and in_prose and runs_on(before.text)
