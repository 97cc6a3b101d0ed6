"""From expressions to TIMEX3 values: counted from the release's day, then from the dates already in the text."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.temporal.anchors import Resolved, with_part
from pipeline.temporal.calendar import shift, valid_day, week_value
from pipeline.temporal.calendar_days import CalendarDays
from pipeline.temporal.clock_days import ClockDays
from pipeline.temporal.context import Context
from pipeline.temporal.expression import Expression
from pipeline.temporal.relative_days import RelativeDays

_APPOSED = frozenset({"den", "dem", "der", "nach", "vor"})
_DATED = frozenset({"vom", "am", "des", "dem", "den"})  # between a weekend and its days
_FRIDAY = 5  # a festival's weekend begins on Friday


class Resolver:
    """Values of the expressions of one text."""

    def __init__(self, context: Context) -> None:
        self._anchors, self._text, self._day = context.anchors, context.text, CalendarDays(context).day
        self._clock_days = ClockDays(context)
        days, relative = CalendarDays(context), RelativeDays(context)
        self._by_kind: dict[str, Callable[[Expression], Resolved]] = {
            "day": days.day, "month": days.month, "year": days.year, "week": days.week, "quarter": days.quarter,
            "half": days.quarter, "season": days.season, "holiday": days.holiday, "nth": days.nth, "fixed": days.fixed,
            "set": days.set, "term": days.term, "weekday": relative.weekday, "today": relative.today, "duration": relative.duration,
            "ago": relative.ago, "ahead": relative.ahead, "offset": relative.offset, "period": relative.period,
            "anchor": relative.anchor, "weekend": relative.weekend,
        }  # fmt: skip

    def resolve(self, expressions: list[Expression]) -> list[Resolved]:
        """Each expression with its value, in order; expressions that the calendar does not have (31 April) are left out."""
        _share_years(expressions)
        _pair_weekdays(expressions)
        for number, expression in enumerate(expressions):
            if expression.kind in {"clock", "part"}:
                behind = self._anchors.day_behind(expressions[number + 1 : number + 4], expression)
                ahead = self._by_kind[behind.kind](behind).day if behind is not None else None
                self._anchors.add(self._clock_days.resolve(expression, ahead))
                continue
            following = expressions[number + 1 : number + 3]
            found = self._apposed(expression, following) or self._by_kind[expression.kind](expression)
            found.sure = min(found.sure, expression.sure)
            if found.value:
                self._anchors.add(found)
        return self._anchors.resolved

    def _apposed(self, weekday: Expression, following: list[Expression]) -> Resolved | None:
        """A weekday with its date behind it: `am Montag (18.03.)`, `am Samstagabend, 8. Juni`, `Freitag nach Himmelfahrt, 10. Mai`."""
        if weekday.kind == "weekend":
            return self._dated_weekend(weekday, following)
        if weekday.kind != "weekday" or not following:
            return None
        date = following[-1] if following[0].kind == "holiday" else following[0]
        text, here = self._text, weekday.last
        while here < date.first and (
            following[0].first <= here < following[0].last or text[here].text in ",(" or text.low(here) in _APPOSED
        ):
            here += 1
        if date.kind != "day" or date.weekday is not None or here != date.first or date.first == weekday.last:
            return None
        date.weekday = weekday.weekday
        found = self._day(date)
        if found.day is None or found.day.isoweekday() != weekday.weekday:
            date.weekday = None  # another day: `am Freitag, 12. und 13. März`
            return None
        day = shift(found.day, int(weekday.amount or 0), "D")
        return with_part(weekday, day, found.sure)

    def _dated_weekend(self, weekend: Expression, following: list[Expression]) -> Resolved | None:
        """A weekend with its days behind it: `am Wochenende vom 3. auf den 4. August`, `Wochenende (3./4. August)`."""
        if not following or following[0].kind != "day" or weekend.plural:
            return None
        between = range(weekend.last, following[0].first)
        if any(self._text[here].text not in ",(" and self._text.low(here) not in _DATED for here in between):
            return None
        day = self._day(following[0]).day
        if day is None or day.isoweekday() < _FRIDAY:
            return None
        return Resolved(weekend, week_value(day) + "-WE", sure=0.88)


def _pair_weekdays(expressions: list[Expression]) -> None:
    """Give weekdays in front of a list of days their days: `Samstag und Sonntag, 8. und 9. Juni`."""
    at = 0
    while at < len(expressions):
        end = at + 1
        while end < len(expressions) and expressions[end].joined:
            end += 1
        run = expressions[at:end]
        weekdays = [one for one in run if one.kind == "weekday" and one.direction is None and not one.part]
        days = [one for one in run if one.kind == "day"]
        if len(weekdays) == len(days) > 1 and run == weekdays + days:
            for weekday, day in zip(weekdays, days, strict=True):
                weekday.kind, weekday.year, weekday.month, weekday.day = "day", day.year, day.month, day.day
                day.weekday = weekday.weekday
            days[0].joined = False
        at = end


def _share_years(expressions: list[Expression]) -> None:
    """Give the year at the end of a range to its beginning: `30. April bis 2. Mai 2024`, `Mai bis August 2024`."""
    for before, after in zip(reversed(expressions[:-1]), reversed(expressions[1:]), strict=True):
        both = before.kind in {"day", "month"} and after.kind in {"day", "month"}
        if after.joined and both and before.year is None and before.direction is None:
            if after.year is not None and before.month is not None and after.month is not None:
                before.year = _year_before(before, after.year, after.month)
            elif after.unit == "Y" or after.kind == "day":
                before.direction, before.unit = after.direction, after.unit


def _year_before(before: Expression, year: int, month: int) -> int:
    """The year of a date that shares another's: the one before over New Year, or where its weekday says so."""
    earlier = (before.month or 1) > month
    if before.weekday is not None and before.day is not None:
        fitting = [one for one in (year - earlier, year, year - 1) if _weekday(one, before) == before.weekday]
        return fitting[0] if fitting else year - earlier
    return year - earlier


def _weekday(year: int, expression: Expression) -> int:
    """The weekday of an expression's day in a year, 0 where the calendar has none."""
    day = valid_day(year, expression.month or 1, expression.day or 1)
    return 0 if day is None else day.isoweekday()
