"""The edit list between source text and clean text, and the way back for every character.

Each repair gives edits of the text it saw; `CleanText.edit` applies them and composes the alignment, so that after any
number of repairs a span of clean text still leads to the characters that were really there.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `text[start:end]` (which reads `old`) by `new`. kind names the repair; confidence is 0 to 1."""

    start: int
    end: int
    old: str
    new: str
    kind: str
    confidence: float = 1.0


def edit_of(start: int, old: str, new: str, kind: str, confidence: float = 1.0) -> Edit:
    """The smallest edit that turns `old`, which stands at `start`, into `new`: `liber` to `über` is `li` to `ü`."""
    shorter = min(len(old), len(new))
    front = 0
    while front < shorter and old[front] == new[front]:
        front += 1
    back = 0
    while back < shorter - front and old[-1 - back] == new[-1 - back]:
        back += 1
    return Edit(
        start + front, start + len(old) - back, old[front : len(old) - back], new[front : len(new) - back], kind, confidence
    )


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each character of the clean text the source span it came from: `low[i]` to `high[i]`, end exclusive."""

    low: array[int]
    high: array[int]
    source_length: int

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """The alignment of a text with itself."""
        return cls(array("L", range(length)), array("L", range(1, length + 1)), length)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Bounds in the source text of clean characters `start` to `end` (end exclusive).

        An empty clean span leads to the empty source span in front of its character. Raises IndexError when out of range.
        """
        if not 0 <= start <= end <= len(self.low):
            raise IndexError(f"span {start}-{end} is outside the clean text of {len(self.low)} characters")
        if start == end:
            at = self.low[start] if start < len(self.low) else self.source_length
            return at, at
        return self.low[start], max(self.high[end - 1], self.low[start])

    def to_clean(self, start: int, end: int) -> tuple[int, int]:
        """Bounds in the clean text of what came from source characters `start` to `end`; empty where all was deleted.

        Characters that were inserted at either bound count as inside.
        """
        if not 0 <= start <= end <= self.source_length:
            raise IndexError(f"span {start}-{end} is outside the source text of {self.source_length} characters")
        first = bisect_right(self.high, start)
        while first and self.low[first - 1] == start:  # inserted here: low == high == start
            first -= 1
        last = bisect_left(self.low, end)
        while last < len(self.high) and self.high[last] == end:
            last += 1
        return first, max(first, last)


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text after some repairs. edits: what was done, with `start`/`end`/`old` of the *source* text."""

    text: str
    source: str
    alignment: Alignment
    edits: tuple[Edit, ...] = ()

    @classmethod
    def of(cls, source: str) -> CleanText:
        """The source text as it is, nothing repaired yet."""
        return cls(source, source, Alignment.identity(len(source)))

    def edit(self, edits: Iterable[Edit]) -> CleanText:
        """Apply edits of `self.text` and compose the alignment.

        edits: in any order, not overlapping. A replacement of equal length keeps character-to-character alignment,
        any other maps each new character to the whole replaced span. Raises ValueError when edits overlap, reach
        outside the text, or `old` is not what stands there.
        """
        ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
        if not ordered:
            return self
        text, low, high = self.text, self.alignment.low, self.alignment.high
        parts: list[str] = []
        new_low, new_high = array("L"), array("L")
        done: list[Edit] = []
        at = 0
        for edit in ordered:
            if edit.start < at or edit.end < edit.start or edit.end > len(text):
                raise ValueError(f"edit {edit} overlaps another or lies outside the text")
            if text[edit.start : edit.end] != edit.old:
                raise ValueError(f"edit {edit} expects {edit.old!r} but the text has {text[edit.start : edit.end]!r}")
            parts.append(text[at : edit.start])
            new_low.extend(low[at : edit.start])
            new_high.extend(high[at : edit.start])
            source_start, source_end = self.alignment.to_source(edit.start, edit.end)
            if edit.start:  # an insertion inside a stretch that was replaced before shares that stretch
                source_end = max(source_end, high[edit.start - 1])
            parts.append(edit.new)
            if len(edit.new) == edit.end - edit.start:
                new_low.extend(low[edit.start : edit.end])
                new_high.extend(high[edit.start : edit.end])
            else:
                new_low.extend([source_start] * len(edit.new))
                new_high.extend([source_end] * len(edit.new))
            old = self.source[source_start:source_end]
            done.append(Edit(source_start, source_end, old, edit.new, edit.kind, edit.confidence))
            at = edit.end
        parts.append(text[at:])
        new_low.extend(low[at:])
        new_high.extend(high[at:])
        return CleanText(
            "".join(parts), self.source, Alignment(new_low, new_high, self.alignment.source_length), (*self.edits, *done)
        )
