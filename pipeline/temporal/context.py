"""What every resolution reads: the text, its tense, what it has named so far, and the day that the release counts from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.temporal.anchors import Anchors, Resolved
from pipeline.temporal.calendar import valid_day
from pipeline.temporal.expression import Expression
from pipeline.temporal.tense import FUTURE, OPEN, PAST, Tense
from pipeline.temporal.tokens import TokenText

_WRONG_WAY = 320  # days that a year against its sentence's tense costs: tense decides unless the other way is much nearer
_BACK_UNTOLD = 120  # days that looking back costs where no verb tells: releases announce (`15. Oktober: Konzert`)
_YEARS_BACK = 12  # how far a weekday may lead where the release's own year is unknown (weekdays repeat after 5, 6 or 11)


@dataclass(frozen=True, slots=True)
class Context:
    """One text and the day that it counts from.

    issued: the day for missing years, None where there is none; today: the same, None where only the year is known;
    stated: whether it is the release's own day, not only the latest possible one.
    """

    text: TokenText
    tense: Tense
    anchors: Anchors
    issued: dt.date | None
    today: dt.date | None
    stated: bool

    def direction(self, expression: Expression) -> int:
        """Which way the sentence of an expression looks: -1, 0 or 1."""
        return self.tense.direction(expression.first, expression.last)

    def years(self) -> range:
        """The years that a day without one may be of."""
        assert self.issued is not None
        return range(max(2, self.issued.year - _YEARS_BACK), min(9998, self.issued.year + 1) + 1)

    def near_years(self) -> list[int]:
        """The release's year and those beside it."""
        assert self.issued is not None
        return [year for year in self.years() if abs(year - self.issued.year) <= 1]

    def nearest(self, expression: Expression, days: list[dt.date]) -> dt.date:
        """Of the same day in several years the one that fits release, tense and the years named just before."""
        direction = self.direction(expression) or self._listed(expression)
        if direction != FUTURE:
            told = self.anchors.context_year(expression)
            if told is not None and self.issued is not None and told < self.issued.year:
                fitting = [day for day in days if day.year == told]
                if fitting:
                    return fitting[0]
                story = self.anchors.story_year(expression)
                day = valid_day(story, days[0].month, days[0].day) if story is not None else None
                if day is not None and expression.kind in {"day", "month", "season"}:
                    return day
        return min(days, key=lambda day: (self._cost(day, direction), day))

    def previous(self) -> Resolved | None:
        """The expression resolved last."""
        return self.anchors.resolved[-1] if self.anchors.resolved else None

    def _cost(self, day: dt.date, direction: int) -> int:
        """How ill a day fits: its distance from the release, more against the direction of its sentence."""
        assert self.issued is not None
        distance = (day - self.issued).days
        if (direction == PAST and distance > 0) or (direction == FUTURE and distance < 0):
            return abs(distance) + _WRONG_WAY
        return abs(distance) + (_BACK_UNTOLD if direction == OPEN and distance < 0 else 0)

    def _listed(self, expression: Expression) -> int:
        """Forward where the day before it in a list without verbs lies ahead, else open."""
        for earlier in self.anchors.recent(expression, sentences=2):
            if earlier.day is not None and self.issued is not None and earlier.day > self.issued:
                return FUTURE
        return OPEN
