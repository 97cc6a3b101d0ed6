"""What stands on a page: words with their boxes, and the pages of a document as one source text that remembers them.

All boxes are in points (1/72 inch) from the lower left corner of the page as a reader sees it: cropped and turned. For a
page that is neither, that is the PDF's own user space.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.reading.boxes import Box, WordBoxes

PAGE_END = "\f"
"""Stands between two pages of a source text; cleaning takes it out and uses it to find running heads."""


class Word(NamedTuple):
    """A word as printed. box: around its letters, from descenders to ascenders. baseline: height of its line; size: of its letters in points."""

    text: str
    box: Box
    baseline: float
    size: float


@dataclass(slots=True)
class Line:
    """Words on one baseline, from left to right, that one column holds. wide: places in `words` behind which a wide gap is."""

    words: list[Word]
    wide: tuple[int, ...] = ()

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
        """Its words with a space between."""
        return " ".join(word.text for word in self.words)


class PageLines(NamedTuple):
    """A page in reading order. before: for each line the line ends in front of it, 2 where a paragraph begins (0 for the first)."""

    lines: Sequence[Line]
    before: Sequence[int]


class Pages(NamedTuple):
    """Pages as source text. starts: offset of each page in `text`. boxes: of the words, in text order."""

    text: str
    starts: tuple[int, ...]
    boxes: WordBoxes


def compose(pages: Iterable[PageLines], max_characters: int) -> Pages:
    """One source text of all pages, with a form feed between two of them.

    A page whose last line ends no sentence goes on on the next one: one line end, else a blank line, stands in front of the form
    feed. Stops behind the page on which the text outgrows max_characters.
    """
    parts: list[str] = []
    starts: list[int] = []
    boxes = WordBoxes()
    at = 0
    for page in pages:
        if starts:
            at += len(PAGE_END)
            parts.append(PAGE_END)
        starts.append(at)
        for line, ends in zip(page.lines, page.before, strict=True):
            parts.append("\n" * ends)
            at += ends
            for number, word in enumerate(line.words):
                if number:
                    parts.append(" ")
                    at += 1
                boxes.add(at, at + len(word.text), word.box)
                parts.append(word.text)
                at += len(word.text)
        if page.lines:
            end = "\n" if runs_on(page.lines[-1].text) else "\n\n"
            parts.append(end)
            at += len(end)
        if at > max_characters:
            break
    return Pages("".join(parts), tuple(starts), boxes)


def runs_on(text: str) -> bool:
    """Whether a line ends inside a sentence, so that what comes in the next column or on the next page goes on with it."""
    return not text.rstrip("“”‘’«»\"')]* ").endswith((".", "!", "?", ":", "…"))
