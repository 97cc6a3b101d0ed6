"""Page furniture: page numbers and running heads, which cut sentences in two where a page ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import pairwise

from pipeline.cleaning.alignment import Edit

# `- 2 -`, `Seite 2`, `Seite 2 von 3`, `S. 2/3`, `[2]`: nothing else on the line.
_PAGE_NUMBER = re.compile(
    r"[ ]*(?:[-–—][ ]?\d{1,3}[ ]?[-–—]|(?:Seite|S\.)[ ]{1,3}\d{1,3}(?:[ ]{0,2}(?:von|/)[ ]{0,2}\d{1,3})?|\[\d{1,3}\])[ ]*",
    re.IGNORECASE,
)
# A bare number or `2/3` is a page number only where a page ends or begins.
_BARE_NUMBER = re.compile(r"[ ]*\d{1,3}(?:[ ]?/[ ]?\d{1,3})?[ ]*")
_LONGEST_HEAD = 120  # characters; a running head is a line, not a paragraph
_HYPHENS = tuple("-\u2010\xad\u00ac")
_EDGE_LINES = 6  # lines of a running head or foot: address, telephone, bank, page number


def _shape(line: str) -> str:
    """A line with its numbers made equal: `Presseinfo, Seite 2` and `Presseinfo, Seite 3` are one running head."""
    return re.sub(r"\d+", "0", line.strip())


def remove_furniture(text: str) -> list[Edit]:
    """Edits that delete page numbers, repeated running heads and feet and form feeds.

    text: line ends are `\\n`, page ends `\\f`. A running head or foot is made of the first or last lines of a page, as far as
    they stand at the edge of two pages or more; the first head and the last foot stay, because they may be the letterhead. A page whose
    last line of text ends in a blank (as readers of paginated files leave it) goes on on the next one, without a line end.
    """
    pages = _pages(text)
    edges = [_edges(page) for page in pages] if len(pages) > 1 else []
    doomed = _running(text, [heads for heads, _ in edges]) | _running(text, [feet for _, feet in edges][::-1])
    for page in pages:
        doomed.update(line for line in page if _PAGE_NUMBER.fullmatch(text, *line))
    joints = _joints(text, pages, doomed)
    edits = [Edit(start, end, text[start:end], new, "furniture") for start, end, new in joints]
    joined = [(start, end) for start, end, _ in joints]
    for start, end in sorted(doomed):
        after = end + 1 if text[end : end + 1] == "\n" else end
        if not _is_within(joined, start):
            edits.append(Edit(start, after, text[start:after], "", "furniture"))
    ended = {edit.end for edit in edits}
    for match in re.finditer("\f", text):
        at = match.start()
        new = "" if at == 0 or text[at - 1] in "\n\f" or at in ended else "\n"
        if not _is_within(joined, at):
            edits.append(Edit(at, at + 1, "\f", new, "furniture"))
    return edits


def _running(text: str, edges: list[list[tuple[int, int]]]) -> set[tuple[int, int]]:
    """Lines at the edges of pages that stood at that edge before, and bare numbers; from the edge inwards as far as all are such."""
    seen_on = Counter(shape for lines in edges for shape in {_shape(text[start:end]) for start, end in lines})
    seen: set[str] = set()
    doomed: set[tuple[int, int]] = set()
    for lines in edges:
        for start, end in lines:
            line, shape = text[start:end], _shape(text[start:end])
            is_number = _BARE_NUMBER.fullmatch(line) is not None
            if not is_number and (seen_on[shape] < 2 or len(line) > _LONGEST_HEAD):
                break
            if is_number or shape in seen:
                doomed.add((start, end))
        seen.update(_shape(text[start:end]) for start, end in lines)
    return doomed


def _joints(text: str, pages: list[list[tuple[int, int]]], doomed: set[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Stretches between a page that goes on and the line where it does, with what stands there instead."""
    kept = [[line for line in page if line[1] > line[0] and line not in doomed] for page in pages]
    joints = []
    for page, following in pairwise(kept):
        if page and following and text[page[-1][1] - 1] == " ":
            end = page[-1][1]
            hyphen = text.endswith(_HYPHENS, 0, end - 1)
            joints.append((end - hyphen, following[0][0], "\n" if hyphen else ""))
    return joints


def _is_within(stretches: list[tuple[int, int]], at: int) -> bool:
    """Whether a place lies in one of the stretches, which are in order."""
    number = bisect_right(stretches, (at, len(stretches) and stretches[-1][1])) - 1
    return number >= 0 and stretches[number][0] <= at < stretches[number][1]


def _pages(text: str) -> list[list[tuple[int, int]]]:
    """For each page the bounds of its lines, line ends excluded."""
    pages: list[list[tuple[int, int]]] = [[]]
    start = 0
    for match in re.finditer("[\n\f]", text):
        pages[-1].append((start, match.start()))
        start = match.end()
        if match.group() == "\f":
            pages.append([])
    pages[-1].append((start, len(text)))
    return pages


def _edges(page: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The first and the last lines of a page that are not empty, from its edge inwards; a line is in one of them only."""
    filled = [(start, end) for start, end in page if end > start]
    half = (len(filled) + 1) // 2
    return filled[: min(half, _EDGE_LINES)], filled[::-1][: min(len(filled) - half, _EDGE_LINES)]
