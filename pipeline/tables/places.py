"""Where a record stands: extents of clean text as one line of words and as spans of the source text, and on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from spacy.tokens import Doc

from pipeline.cleaning.alignment import Alignment
from pipeline.extensions import Extent
from pipeline.reading.boxes import PageMap

Record = TypeVar("Record")

NO_PAPER = PageMap()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: text (one line of clean text) and spans of the source text, in order, none empty."""

    text: str
    spans: tuple[Extent, ...]

    @property
    def start(self) -> int:
        """First code point of the source text."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Past the last code point of the source text."""
        return max(span.end for span in self.spans)

    @property
    def cell(self) -> str:
        """`120-180;204-260`."""
        return ";".join(f"{span.start}-{span.end}" for span in self.spans)


@dataclass(frozen=True, slots=True)
class Page:
    """A Doc beside the source text it came from. text: `doc.text`, which spaCy would join anew at every look."""

    doc: Doc
    text: str
    alignment: Alignment
    paper: PageMap = NO_PAPER

    def place(self, extents: Iterable[tuple[int, int]]) -> Place | None:
        """The place of extents of clean text; None when nothing of them is there. Space at their edges is left out."""
        text = self.text
        words: list[str] = []
        spans: list[Extent] = []
        for start, end in sorted(extents):
            start, end = max(start, 0), min(end, len(text))
            stretch = text[start:end]
            start += len(stretch) - len(stretch.lstrip())
            end -= len(stretch) - len(stretch.rstrip())
            if start >= end:
                continue
            span = Extent(*self.alignment.to_source(start, end))
            if span.start >= span.end:
                continue
            words.append(text[start:end])
            if spans and span.start <= spans[-1].end:
                spans[-1] = Extent(spans[-1].start, max(spans[-1].end, span.end))
            else:
                spans.append(span)
        return Place(one_line(" ".join(words)), tuple(spans)) if spans else None

    def cell(self, extents: Iterable[tuple[int, int]]) -> str:
        """The spans of extents as a cell, "" for none."""
        place = self.place(extents)
        return place.cell if place else ""

    def words(self, extents: Iterable[tuple[int, int]]) -> str:
        """The clean text of extents as a cell, "" for none."""
        place = self.place(extents)
        return place.text if place else ""

    def on_paper(self, spans: Sequence[Extent]) -> tuple[int | None, str]:
        """Page and box of spans of the source text, as the last two cells of a row."""
        return self.paper.page(spans[0].start), self.paper.box(spans)


def one_line(text: str) -> str:
    """A text cell: every run of spaces and line ends is one space."""
    return " ".join(text.split())


def confidence_cell(value: float) -> float:
    """Two decimals between 0 and 1."""
    return round(min(max(value, 0.0), 1.0), 2)


def in_order(
    page: Page, records: Sequence[Record], extents: Callable[[Record], Iterable[tuple[int, int]]]
) -> list[tuple[int, Record, Place]]:
    """Records that stand in the source text, in text order, each with its index on the Doc and its place."""
    placed = [(index, record, page.place(extents(record))) for index, record in enumerate(records)]
    kept = [(index, record, place) for index, record, place in placed if place is not None]
    return sorted(kept, key=lambda entry: (entry[2].start, entry[2].end, entry[0]))
