"""What the text has said before an expression: its days, years and recurring days, by sentence and paragraph."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass

from pipeline.temporal.expression import Expression
from pipeline.temporal.tokens import TokenText

_BEHIND = 6  # tokens from a clock time to the day that follows it (`um 18 Uhr am 3. Mai`)
_HEADING = 12  # tokens from a date in the line above a list to its colon
_LOOK_BACK = 12  # expressions; a page of dates costs no more than its length


@dataclass(slots=True)
class Resolved:
    """An expression with what came of it. day: the day it names, where it names one; year: the year it states itself."""

    expression: Expression
    value: str = ""
    type: str = "DATE"
    day: dt.date | None = None
    year: int | None = None
    sure: float = 0.9


def with_part(expression: Expression, day: dt.date | None, sure: float) -> Resolved:
    """A day, or the part of it that the expression names."""
    if day is None:
        return Resolved(expression)
    if expression.part:
        return Resolved(expression, f"{day.isoformat()}T{expression.part}", "TIME", day=day, sure=sure)
    return Resolved(expression, day.isoformat(), day=day, sure=sure)


class Anchors:
    """The expressions resolved so far, in order of the text."""

    def __init__(self, text: TokenText, zones: list[tuple[int, int, str]]) -> None:
        self._text = text
        self._zones = sorted(zones)
        self._starts = [start for start, _, _ in self._zones]
        self.resolved: list[Resolved] = []

    def zone(self, start: int) -> str:
        """The kind of zone at a character, "" where no zones are known."""
        at = bisect_right(self._starts, start) - 1
        return self._zones[at][2] if at >= 0 and start < self._zones[at][1] else ""

    def add(self, found: Resolved) -> None:
        """Note what an expression came to."""
        self.resolved.append(found)

    def sentence(self, expression: Expression) -> int:
        """The number of the sentence that an expression begins in."""
        return self._text[expression.first].sentence

    def paragraph(self, expression: Expression) -> int:
        """The number of the paragraph that an expression begins in."""
        return self._text[expression.first].paragraph

    def recent(self, expression: Expression, *, sentences: int) -> list[Resolved]:
        """What was resolved in the same paragraph up to so many sentences before, the nearest first."""
        sentence, paragraph = self.sentence(expression), self.paragraph(expression)
        found = []
        for earlier in reversed(self.resolved[-_LOOK_BACK:]):
            if self.paragraph(earlier.expression) != paragraph or sentence - self.sentence(earlier.expression) > sentences:
                break
            found.append(earlier)
        return found

    def heading(self, expression: Expression) -> list[Resolved]:
        """What the line above a list names, which ends in a colon: `Einsätze am Wochenende:`; nothing where there is none."""
        if not self.resolved:
            return []
        earlier = self.resolved[-1]
        here, stop = earlier.expression.last, min(expression.first, earlier.expression.last + _HEADING)
        while here < stop and self._text[here].text != ":":
            here += 1
        ends = here < stop and self._text[here + 1].paragraph > self._text[here].paragraph == self.paragraph(earlier.expression)
        return [earlier] if ends else []

    def last_day(self, expression: Expression | None = None) -> dt.date | None:
        """The day that the text is at: the last one named, letterhead and dateline left out."""
        for earlier in reversed(self.resolved[-_LOOK_BACK:]):
            back = earlier.expression.kind == "anchor" and earlier.expression.amount.startswith("-")  # `am Vortag` looks aside
            if earlier.day is not None and not back and self.zone(earlier.expression.start) not in {"header", "dateline"}:
                return earlier.day
        return None

    def context_year(self, expression: Expression) -> int | None:
        """The year stated in the same or the last sentence."""
        for earlier in self.recent(expression, sentences=1):
            if earlier.year is not None:
                return earlier.year
        return None

    def story_year(self, expression: Expression) -> int | None:
        """The year of a day or month named just before; a bare year (`der 1889 gegründete Verein`) tells no story."""
        for earlier in self.recent(expression, sentences=1):
            if earlier.year is not None and earlier.expression.kind in {"day", "month", "season", "quarter"}:
                return earlier.year if 1 <= earlier.year <= 9999 else None
        return None

    def day_behind(self, following: list[Expression], expression: Expression) -> Expression | None:
        """The day that follows a clock time in its sentence: `um 18 Uhr am 3. Mai`."""
        for later in following[:3]:
            if self.sentence(later) != self.sentence(expression) or later.first - expression.last > _BEHIND:
                return None
            if later.kind in {"day", "weekday", "today", "holiday"}:
                comma = any(self._text[here].text in ";.:" for here in range(expression.last, later.first))
                return None if comma else later
        return None
