"""Values with a place of their own on the calendar; a year that is not stated is chosen by context: `6. Juli`, `im Mai`, `Ostern`."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pipeline.temporal.anchors import Resolved, with_part
from pipeline.temporal.calendar import shift, valid_day, week_value
from pipeline.temporal.context import Context
from pipeline.temporal.expression import Expression
from pipeline.temporal.holidays import holiday_date, is_weekend
from pipeline.temporal.tense import FUTURE, PAST

_SEASON_MONTHS = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}


class CalendarDays:
    """One method a kind of expression; each gives its value in a context."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def day(self, expression: Expression) -> Resolved:
        """A day with or without its year; the night `zum 3. Mai` is the day before's."""
        found = self._named(expression)
        if not expression.amount or found.day is None:
            return found
        return replace(with_part(expression, shift(found.day, int(expression.amount), "D"), found.sure), year=found.year)

    def _named(self, expression: Expression) -> Resolved:
        """A day with or without its year; a weekday that contradicts it lowers the confidence."""
        month, number = expression.month or 1, expression.day or 1
        year, sure = expression.year, expression.sure
        if year is None and expression.direction is not None and self._context.issued is not None:
            year = self._context.issued.year + expression.direction
        if year is not None:
            day = valid_day(year, month, number)
            if day is None:
                return Resolved(expression)
            if expression.weekday is not None and day.isoweekday() != expression.weekday:
                sure = 0.5  # a weekday that contradicts its date: often a misread digit
            found = with_part(expression, day, sure)
            found.year = expression.year
            return found
        if valid_day(2024, month, number) is None:
            return Resolved(expression)
        if self._context.issued is None:
            return Resolved(expression, f"XXXX-{month:02}-{number:02}", sure=0.6)
        days = [day for year in self._context.years() if (day := valid_day(year, month, number)) is not None]
        near = [day for day in days if abs(day.year - self._context.issued.year) <= 1] or days[-1:]
        sure = 0.92
        if expression.weekday is not None:
            fitting = [day for day in near if day.isoweekday() == expression.weekday]
            if not fitting and not self._context.stated:
                fitting, sure = [day for day in days if day.isoweekday() == expression.weekday], 0.8
            if not fitting:
                sure = 0.5
            near = fitting or near
        return with_part(expression, self._after_range(expression, self._context.nearest(expression, near)), sure)

    def _after_range(self, expression: Expression, day: dt.date) -> dt.date:
        """The end of a range does not come before its beginning: `vom 20. Dezember bis 6. Januar`."""
        earlier = self._context.anchors.resolved[-1] if self._context.anchors.resolved else None
        if expression.joined and earlier is not None and earlier.day is not None and earlier.expression.month is not None:
            if day < earlier.day:
                return valid_day(day.year + 1, day.month, day.day) or day
            if (day - earlier.day).days > 366:
                return valid_day(earlier.day.year, day.month, day.day) or day
        return day

    def month(self, expression: Expression) -> Resolved:
        """A month."""
        month = expression.month or 1
        issued = self._context.issued
        if expression.year is not None:
            return Resolved(expression, f"{expression.year:04}-{month:02}", year=expression.year)
        if issued is None:
            return Resolved(expression, f"XXXX-{month:02}", sure=0.6)
        if expression.direction is not None and expression.unit == "Y":
            return Resolved(expression, f"{issued.year + expression.direction:04}-{month:02}")
        middles = [dt.date(year, month, 15) for year in self._context.years() if abs(year - issued.year) <= 1]
        if expression.direction is not None:
            way = expression.direction
            if way < 0:
                middles = [day for day in middles if (day.year, day.month) < (issued.year, issued.month)][-1:]
            elif way > 0:
                middles = [day for day in middles if (day.year, day.month) > (issued.year, issued.month)][:1]
            else:
                middles = [day for day in middles if day.year == issued.year]
        chosen = self._context.nearest(
            expression, [issued if (day.year, day.month) == (issued.year, issued.month) else day for day in middles]
        )
        year = chosen.year
        earlier = self._context.anchors.resolved[-1] if self._context.anchors.resolved else None
        if (
            expression.joined
            and expression.direction is None
            and earlier is not None
            and earlier.expression.kind == "month"
            and f"{year:04}-{month:02}" < earlier.value[:7]
        ):
            year += 1
        return Resolved(expression, f"{year:04}-{month:02}", sure=0.88)

    def year(self, expression: Expression) -> Resolved:
        """A year that the text states."""
        return Resolved(expression, expression.value, year=expression.year)

    def week(self, expression: Expression) -> Resolved:
        """A calendar week."""
        number = int(expression.amount)
        year = expression.year
        if year is None and self._context.issued is not None:
            if expression.direction is not None:
                year = self._context.issued.year + expression.direction
            else:
                issued = self._context.issued
                days = [
                    dt.date(year, 1, 4) + dt.timedelta(weeks=number - 1)
                    for year in self._context.years()
                    if abs(year - issued.year) <= 1
                ]
                year = self._context.nearest(expression, days).isocalendar()[0]
        if year is None or not 1 <= year <= 9999:
            return Resolved(expression, f"XXXX-W{number:02}", sure=0.6)
        if number == 53 and dt.date(year, 12, 28).isocalendar()[1] < 53:
            return Resolved(expression)
        return Resolved(expression, f"{year:04}-W{number:02}", year=expression.year, sure=0.9)

    def quarter(self, expression: Expression) -> Resolved:
        """A quarter or half-year."""
        letter, months = ("Q", 3) if expression.kind == "quarter" else ("H", 6)
        number = int(expression.amount)
        year = expression.year
        if year is None and self._context.issued is not None:
            year = self._context.issued.year + (expression.direction or 0)
            if expression.direction is None:
                direction = self._context.direction(expression)
                current = (self._context.issued.month - 1) // months + 1
                context = self._context.anchors.context_year(expression)
                if context is not None and direction != FUTURE and context < year:
                    year = context
                elif (direction == FUTURE and number < current) or (direction == PAST and number > current):
                    year += direction
        value = f"{letter}{number}"
        if year is None:
            return Resolved(expression, f"XXXX-{value}", sure=0.6)
        return Resolved(expression, f"{year:04}-{value}", year=expression.year, sure=0.92)

    def season(self, expression: Expression) -> Resolved:
        """A season; the winter is that which begins in the year."""
        season, year = expression.value, expression.year
        if year is None and self._context.issued is not None:
            issued = self._context.issued
            if expression.direction is not None and expression.unit != "season":
                year = issued.year + expression.direction
            else:
                days = [
                    dt.date(one, _SEASON_MONTHS[season], 15) for one in self._context.years() if abs(one - issued.year) <= 1
                ]
                if expression.direction is not None and expression.direction != 0:
                    back = expression.direction < 0
                    days = [day for day in days if (day < issued) == back]
                    year = (days[-1] if back else days[0]).year
                else:
                    year = self._context.nearest(expression, days).year
        if year is None:
            return Resolved(expression, f"XXXX-{season}", sure=0.6)
        return Resolved(expression, f"{year:04}-{season}", year=expression.year, sure=0.88)

    def holiday(self, expression: Expression) -> Resolved:
        """A holiday of the table."""
        year = expression.year
        if year is None and self._context.issued is not None:
            if expression.direction is not None and self._context.text.entry(expression.first, "direction") is None:
                year = self._context.issued.year + expression.direction
            else:
                days = [
                    holiday_date(expression.value, one)
                    for one in self._context.years()
                    if abs(one - self._context.issued.year) <= 1
                ]
                if expression.direction:
                    back = expression.direction < 0
                    days = [day for day in days if (day < self._context.issued) == back]
                    days = days[-1:] if back else days[:1]
                day = self._context.nearest(expression, days)
                return self._holiday(expression, day, 0.9)
        if year is None or not 1583 <= year <= 9998:  # the Gregorian Easter has no earlier year
            return Resolved(expression, "XXXX-XX-XX", sure=0.5)
        return self._holiday(expression, holiday_date(expression.value, year), 0.95)

    def _holiday(self, expression: Expression, day: dt.date, sure: float) -> Resolved:
        if is_weekend(expression.value):
            return Resolved(expression, week_value(day) + "-WE", year=expression.year, sure=min(sure, 0.88))
        return Resolved(expression, day.isoformat(), day=day, year=expression.year, sure=sure)

    def fixed(self, expression: Expression) -> Resolved:
        """What has its value already."""
        year = int(expression.value) if len(expression.value) == 4 and expression.value.isdigit() else None
        return Resolved(expression, expression.value, year=year)

    def term(self, expression: Expression) -> Resolved:
        """A year that runs over New Year, counted from the one around the release's day (`kommenden Schuljahr`).

        Between two semesters the one that begins next is the coming one, and the one that has ended the last.
        """
        issued = self._context.issued
        if issued is None:
            return Resolved(expression)
        opens, _, closes = expression.part.partition("/")
        month_day = issued.isoformat()[5:]
        if expression.direction is None:
            near = [dt.date.fromisoformat(f"{one:04}-{opens}") for one in self._context.near_years()]
            year = min(near, key=lambda day: abs((day - issued).days)).year
            return Resolved(expression, str(year) if closes > opens else f"{year}/{year + 1}", sure=0.75)
        year = issued.year if month_day >= opens else issued.year - 1
        outside = closes < month_day < opens  # in summer no winter semester runs
        way = expression.direction or 0
        year += way + (outside and way <= 0)
        return Resolved(expression, f"{year}/{year + 1}", sure=0.8)

    def set(self, expression: Expression) -> Resolved:
        """What recurs."""
        return Resolved(expression, expression.value, "SET")

    def nth(self, expression: Expression) -> Resolved:
        """A weekday or weekend counted within its month."""
        rule = f"nth:{expression.amount}:{expression.weekday}:{expression.month}"
        year = expression.year
        if year is None:
            if self._context.issued is None:
                return Resolved(expression, f"XXXX-{expression.month:02}", sure=0.5)
            if expression.direction is not None:
                year = self._context.issued.year + expression.direction
            else:
                year = self._context.nearest(expression, [holiday_date(rule, one) for one in self._context.near_years()]).year
        day = holiday_date(rule, year)
        if expression.plural:
            return Resolved(expression, week_value(day) + "-WE", sure=0.8)
        return Resolved(expression, day.isoformat(), day=day, year=expression.year, sure=0.88)
