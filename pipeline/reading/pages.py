"""What stands on a page: words with their boxes, and lines of them.

All boxes are in points (1/72 inch) from the lower left corner of the page as a reader sees it: cropped and turned. For a
page that is neither, that is the PDF's own user space.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.reading.boxes import Box

BLANK, LINE_END, PARAGRAPH = " ", "\n", "\n\n"
CELL_END = " | "


class Word(NamedTuple):
    """A word as printed. box: around its letters, from descenders to ascenders. baseline: height of its line; size: of its letters in points."""

    text: str
    box: Box
    baseline: float
    size: float


@dataclass(slots=True)
class Line:
    """Words on one baseline, from left to right, that one column holds. cells: of a table's row, places in
    `words` behind which a cell ends."""

    words: list[Word]
    cells: tuple[int, ...] = ()

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].box.x0

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return self.words[-1].box.x1

    @property
    def baseline(self) -> float:
        """Height of the line above the page's lower edge: that of its longest word, for a footnote's mark sits higher."""
        return max(self.words, key=lambda word: len(word.text)).baseline

    @property
    def size(self) -> float:
        """Size of its letters in points."""
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def text(self) -> str:
        """Its words with a blank between, its cells with a bar."""
        return "".join(self.before(number) + word.text for number, word in enumerate(self.words))

    def before(self, number: int) -> str:
        """What stands in front of a word."""
        if number == 0:
            return ""
        return CELL_END if number - 1 in self.cells else BLANK


class PageLines(NamedTuple):
    """A page in reading order. before: what stands in front of each line: "" (the first), BLANK, LINE_END or PARAGRAPH."""

    lines: Sequence[Line]
    before: Sequence[str]


def runs_on(text: str) -> bool:
    """Whether a line ends inside a sentence, so that what comes in the next column or on the next page goes on with it."""
    return not text.rstrip("“”‘’«»\"')]* ").endswith((".", "!", "?", ":", "…"))
