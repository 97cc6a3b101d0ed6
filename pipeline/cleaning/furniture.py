"""Page furniture: page numbers and running heads, which cut sentences in two where a page ends."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.cleaning.alignment import Edit

# `- 2 -`, `Seite 2`, `Seite 2 von 3`, `S. 2/3`, `[2]`: nothing else on the line.
_PAGE_NUMBER = re.compile(
    r"[ ]*(?:[-–—][ ]?\d{1,3}[ ]?[-–—]|(?:Seite|S\.)[ ]{1,3}\d{1,3}(?:[ ]{0,2}(?:von|/)[ ]{0,2}\d{1,3})?|\[\d{1,3}\])[ ]*",
    re.IGNORECASE,
)
# A bare number or `2/3` is a page number only where a page ends or begins.
_BARE_NUMBER = re.compile(r"[ ]*\d{1,3}(?:[ ]?/[ ]?\d{1,3})?[ ]*")
_LONGEST_HEAD = 120  # characters; a running head is a line, not a paragraph


def _shape(line: str) -> str:
    """A line with its numbers made equal: `Presseinfo, Seite 2` and `Presseinfo, Seite 3` are one running head."""
    return re.sub(r"\d+", "0", line.strip())


def remove_furniture(text: str) -> list[Edit]:
    """Edits that delete page numbers, repeated running heads and form feeds.

    text: line ends are `\\n`, page ends `\\f`. A running head is a first or last line of a page that stands on two
    pages or more; where it stands first it stays, because it may be the letterhead.
    """
    pages = _pages(text)
    edges = [_edges(page) for page in pages] if len(pages) > 1 else []
    heads = Counter(_shape(text[start:end]) for page in edges for start, end in page)
    seen: set[str] = set()
    doomed: list[tuple[int, int]] = []
    for page in edges:
        for start, end in page:
            line, shape = text[start:end], _shape(text[start:end])
            repeated = heads[shape] > 1 and shape in seen and len(line) <= _LONGEST_HEAD
            seen.add(shape)
            if repeated or _BARE_NUMBER.fullmatch(line):
                doomed.append((start, end))
    for page in pages:
        doomed.extend(line for line in page if _PAGE_NUMBER.fullmatch(text, *line))
    edits = []
    for start, end in sorted(set(doomed)):
        after = end + 1 if text[end : end + 1] == "\n" else end
        edits.append(Edit(start, after, text[start:after], "", "furniture"))
    ended = {edit.end for edit in edits}
    for match in re.finditer("\f", text):
        at = match.start()
        new = "" if at == 0 or text[at - 1] in "\n\f" or at in ended else "\n"
        edits.append(Edit(at, at + 1, "\f", new, "furniture"))
    return edits


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


def _edges(page: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """First and last line of a page that are not empty."""
    filled = [(start, end) for start, end in page if end > start]
    return [filled[0], filled[-1]] if len(filled) > 1 else filled
