"""Where the words of a source text stand on paper, compactly: 24 bytes a word."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in points from the lower left corner of the page as seen: left, bottom, right, top."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def cell(self) -> str:
        """`56.7,700.1,310.2,712.9`."""
        return ",".join(f"{value:.1f}" for value in self)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of them; at least one is needed."""
    return Box(
        min(box.x0 for box in boxes), min(box.y0 for box in boxes), max(box.x1 for box in boxes), max(box.y1 for box in boxes)
    )


def _offsets() -> array[int]:
    return array("L")


def _corners() -> array[float]:
    return array("f")


@dataclass(slots=True)
class WordBoxes:
    """The boxes of words in text order. start, end: offsets in the source text; corners: four numbers a word, as in `Box`."""

    start: array[int] = field(default_factory=_offsets)
    end: array[int] = field(default_factory=_offsets)
    corners: array[float] = field(default_factory=_corners)

    def __len__(self) -> int:
        return len(self.start)

    def add(self, start: int, end: int, box: Box) -> None:
        """Append a word behind all others."""
        self.start.append(start)
        self.end.append(end)
        self.corners.extend(box)

    def within(self, start: int, end: int) -> list[Box]:
        """The boxes of the words that have a character in `start` to `end`."""
        first, last = bisect_right(self.end, start), bisect_left(self.start, end)
        return [Box(*self.corners[4 * number : 4 * number + 4]) for number in range(first, last)]


@dataclass(frozen=True, slots=True)
class PageMap:
    """From offsets of a source text to its paper. starts: offset of each page, in order; boxes: of its words, where known."""

    starts: tuple[int, ...] = ()
    boxes: WordBoxes | None = None

    def n_pages(self, start: int, end: int) -> int | None:
        """On how many pages a stretch of the text stands, None for what has none."""
        if not self.starts:
            return None
        return bisect_left(self.starts, max(end, start + 1)) - bisect_right(self.starts, start) + 1

    def page(self, offset: int) -> int | None:
        """Number of the page, from 1, on which a character stands; None where there are no pages."""
        return max(1, bisect_right(self.starts, offset)) if self.starts else None

    def bounds(self, page: int) -> tuple[int, int | None]:
        """Offsets where a page begins and ends, None for the end of the text. Raises IndexError when there is no such page."""
        if not 1 <= page <= len(self.starts):
            raise IndexError(f"there is no page {page} of {len(self.starts)}")
        return self.starts[page - 1], self.starts[page] if page < len(self.starts) else None

    def box(self, spans: Iterable[tuple[int, int]]) -> str:
        """The box around the words of spans, as a cell: of their part on the first page; "" where no word's box is known."""
        if self.boxes is None:
            return ""
        ordered = sorted(spans)
        page = self.page(ordered[0][0]) if ordered else None
        stop = self.bounds(page)[1] if page else None
        found: list[Box] = []
        for start, end in ordered:
            found += self.boxes.within(start, end if stop is None else min(end, stop))
        return around(found).cell if found else ""
