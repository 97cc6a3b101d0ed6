"""From expressions to TIMEX3 values: counted from the release's day, then from the dates already in the text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from pipeline.temporal.anchors import Anchors, Resolved
from pipeline.temporal.calendar import shift, valid_day, value_of, week_value
from pipeline.temporal.clock_days import ClockDays
from pipeline.temporal.expression import Expression
from pipeline.temporal.holidays import holiday_date
from pipeline.temporal.sets import period_value
from pipeline.temporal.tense import FUTURE, OPEN, PAST, Tense
from pipeline.temporal.tokens import TokenText

_WRONG_WAY = 180  # days that a year against the sentence's tense costs; tense is a hint: nine months back, three ahead
_SEASON_MONTHS = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}
_NARRATIVE = 6  # days from the release beyond which a weekday belongs to the date named before it
_REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_YEARS_BACK = 12  # how far a weekday may lead where the release's own year is unknown (weekdays repeat after 5, 6 or 11)


class Resolver:
    """Values of the expressions of one text.

    issued: the day the release counts from, None where there is none. stated: whether that is its own day; if not (only
    the day of the run is known), a weekday may lead back further. exact: whether `issued` is a day; if it is only the middle of a known year,
    `heute` and weekdays stay open.
    """

    def __init__(
        self, text: TokenText, tense: Tense, anchors: Anchors, issued: dt.date | None, *, stated: bool, exact: bool = True
    ) -> None:
        self._text, self._tense, self._anchors = text, tense, anchors
        self._issued, self._stated = issued, stated
        self._today_is = issued if exact else None
        self._clock_days = ClockDays(text, tense, anchors, self._today_is)
        self._by_kind: dict[str, Callable[[Expression], Resolved]] = {
            "day": self._day, "month": self._month, "year": self._year, "weekday": self._weekday, "today": self._today,
            "duration": self._duration, "ago": self._ago, "ahead": self._ahead, "offset": self._offset, "period": self._period,
            "anchor": self._anchor, "weekend": self._weekend, "week": self._week, "quarter": self._quarter, "half": self._quarter,
            "season": self._season, "holiday": self._holiday, "fixed": self._fixed, "set": self._set,
        }  # fmt: skip

    def resolve(self, expressions: list[Expression]) -> list[Resolved]:
        """Each expression with its value, in order; expressions that the calendar does not have (31 April) are left out."""
        _share_years(expressions)
        for number, expression in enumerate(expressions):
            if expression.kind in {"clock", "part"}:
                behind = self._anchors.day_behind(expressions[number + 1 : number + 4], expression)
                ahead = self._by_kind[behind.kind](behind).day if behind is not None else None
                self._anchors.add(self._clock_days.resolve(expression, ahead))
                continue
            found = self._by_kind[expression.kind](expression)
            found.sure = min(found.sure, expression.sure)
            if found.value:
                self._anchors.add(found)
        return self._anchors.resolved

    def _direction(self, expression: Expression) -> int:
        return self._tense.direction(expression.first, expression.last)

    # years that are not stated

    def _cost(self, day: dt.date, direction: int) -> int:
        """How ill a day fits: its distance from the release, more against the direction of its sentence."""
        assert self._issued is not None
        distance = (day - self._issued).days
        against = (direction == PAST and distance > 0) or (direction == FUTURE and distance < 0)
        return abs(distance) + (_WRONG_WAY if against else 0)

    def _nearest(self, expression: Expression, days: list[dt.date]) -> dt.date:
        """Of the same day in several years the one that fits release and tense."""
        direction = self._direction(expression) or self._listed(expression)
        if direction != FUTURE:
            context = self._anchors.context_year(expression)
            if context is not None and self._issued is not None and context < self._issued.year:
                told = [day for day in days if day.year == context]
                if told:
                    return told[0]
        return min(days, key=lambda day: (self._cost(day, direction), day))

    def _listed(self, expression: Expression) -> int:
        """Forward where the day before it in a list without verbs lies ahead, else open."""
        for earlier in self._anchors.recent(expression, sentences=2):
            if earlier.day is not None and self._issued is not None and earlier.day > self._issued:
                return FUTURE
        return OPEN

    def _years(self) -> range:
        assert self._issued is not None
        return range(max(2, self._issued.year - _YEARS_BACK), min(9998, self._issued.year + 1) + 1)

    # one method a kind

    def _day(self, expression: Expression) -> Resolved:
        month, number = expression.month or 1, expression.day or 1
        year, sure = expression.year, expression.sure
        if year is None and expression.direction is not None and self._issued is not None:
            year = self._issued.year + expression.direction
        if year is not None:
            day = valid_day(year, month, number)
            if day is None:
                return Resolved(expression)
            if expression.weekday is not None and day.isoweekday() != expression.weekday:
                sure = 0.5  # a weekday that contradicts its date: often a misread digit
            found = self._with_part(expression, day, sure)
            found.year = expression.year
            return found
        if valid_day(2024, month, number) is None:
            return Resolved(expression)
        if self._issued is None:
            return Resolved(expression, f"XXXX-{month:02}-{number:02}", sure=0.6)
        days = [day for year in self._years() if (day := valid_day(year, month, number)) is not None]
        near = [day for day in days if abs(day.year - self._issued.year) <= 1] or days[-1:]
        sure = 0.92
        if expression.weekday is not None:
            fitting = [day for day in near if day.isoweekday() == expression.weekday]
            if not fitting and not self._stated:
                fitting, sure = [day for day in days if day.isoweekday() == expression.weekday], 0.8
            if not fitting:
                sure = 0.5
            near = fitting or near
        return Resolved(
            expression,
            (chosen := self._after_range(expression, self._nearest(expression, near))).isoformat(),
            day=chosen,
            sure=sure,
        )

    def _after_range(self, expression: Expression, day: dt.date) -> dt.date:
        """The end of a range does not come before its beginning: `vom 20. Dezember bis 6. Januar`."""
        earlier = self._anchors.resolved[-1] if self._anchors.resolved else None
        if expression.joined and earlier is not None and earlier.day is not None and earlier.expression.month is not None:
            if day < earlier.day:
                return valid_day(day.year + 1, day.month, day.day) or day
            if (day - earlier.day).days > 366:
                return valid_day(earlier.day.year, day.month, day.day) or day
        return day

    def _month(self, expression: Expression) -> Resolved:
        month = expression.month or 1
        issued = self._issued
        if expression.year is not None:
            return Resolved(expression, f"{expression.year:04}-{month:02}", year=expression.year)
        if issued is None:
            return Resolved(expression, f"XXXX-{month:02}", sure=0.6)
        if expression.direction is not None and expression.unit == "Y":
            return Resolved(expression, f"{issued.year + expression.direction:04}-{month:02}")
        middles = [dt.date(year, month, 15) for year in self._years() if abs(year - issued.year) <= 1]
        if expression.direction is not None:
            way = expression.direction
            if way < 0:
                middles = [day for day in middles if (day.year, day.month) < (issued.year, issued.month)][-1:]
            elif way > 0:
                middles = [day for day in middles if (day.year, day.month) > (issued.year, issued.month)][:1]
            else:
                middles = [day for day in middles if day.year == issued.year]
        chosen = self._nearest(
            expression, [issued if (day.year, day.month) == (issued.year, issued.month) else day for day in middles]
        )
        year = chosen.year
        earlier = self._anchors.resolved[-1] if self._anchors.resolved else None
        if (
            expression.joined
            and earlier is not None
            and earlier.expression.kind == "month"
            and f"{year:04}-{month:02}" < earlier.value[:7]
        ):
            year += 1
        return Resolved(expression, f"{year:04}-{month:02}", sure=0.88)

    def _year(self, expression: Expression) -> Resolved:
        return Resolved(expression, expression.value, year=expression.year)

    def _with_part(self, expression: Expression, day: dt.date | None, sure: float) -> Resolved:
        if day is None:
            return Resolved(expression)
        if expression.part:
            return Resolved(expression, f"{day.isoformat()}T{expression.part}", "TIME", day=day, sure=sure)
        return Resolved(expression, day.isoformat(), day=day, sure=sure)

    def _weekday(self, expression: Expression) -> Resolved:
        weekday = expression.weekday or 1
        issued = self._today_is
        if issued is None:
            return Resolved(expression, f"XXXX-WXX-{weekday}" + (f"T{expression.part}" if expression.part else ""), sure=0.6)
        base = self._anchors.last_day() or issued
        if expression.value:  # `am darauffolgenden Freitag`, `am selben Freitag`
            step = int(expression.value)
            day = (
                shift(base, (weekday - base.isoweekday() - (step > 0)) % 7 + (step > 0), "D")
                if step >= 0
                else _before(base, weekday)
            )
            return self._with_part(expression, day, 0.75)
        sure = 0.88
        way = expression.direction
        earlier = self._anchors.resolved[-1] if self._anchors.resolved else None
        if way is not None and way != 0:
            day = _before(issued, weekday) if way < 0 else _after(issued, weekday)
            day = shift(day, (way + 1 if way < 0 else way - 1), "W") or issued
        elif expression.joined and earlier is not None and earlier.day is not None:
            day, sure = _after(earlier.day, weekday), earlier.sure
        elif (told := self._told_day(expression)) is not None:
            day, sure = shift(told, (weekday - told.isoweekday()) % 7, "D") or told, 0.75
        else:
            direction = self._direction(expression)
            if direction == OPEN:
                direction, sure = self._inherited(expression), 0.7
            back = direction == PAST
            day = (
                shift(issued, -((issued.isoweekday() - weekday) % 7) if back else (weekday - issued.isoweekday()) % 7, "D")
                or issued
            )
        if expression.amount:
            day = shift(day, int(expression.amount), "D") or day
        return self._with_part(expression, day, sure)

    def _inherited(self, expression: Expression) -> int:
        """The direction of the day named before in the same paragraph, else forward: lists announce."""
        for earlier in self._anchors.recent(expression, sentences=1):
            if earlier.day is not None and self._today_is is not None:
                return PAST if earlier.day < self._today_is else FUTURE
        return FUTURE

    def _told_day(self, expression: Expression) -> dt.date | None:
        """A day named just before that lies far from the release: weekdays then count from it."""
        for earlier in self._anchors.recent(expression, sentences=1):
            if earlier.day is not None and self._today_is is not None:
                if earlier.day > self._today_is and self._direction(expression) == PAST:
                    return None
                return earlier.day if abs((earlier.day - self._today_is).days) > _NARRATIVE else None
        return None

    def _today(self, expression: Expression) -> Resolved:
        offset = int(expression.amount)
        base = self._today_is
        if base is None:
            return Resolved(expression, _REFERENCES[(offset > 0) - (offset < 0)], sure=0.5)
        if self._retold(expression):
            base = self._anchors.last_day() or base
        return self._with_part(expression, shift(base, offset, "D"), 0.93)

    def _retold(self, expression: Expression) -> bool:
        """Whether it stands in a quotation inside a quotation: what a child asked that day counts from that day."""
        text, here, low = self._text, expression.first - 1, max(0, expression.first - 40)
        while here >= low and text[here].paragraph == text[expression.first].paragraph:
            sign = text[here].text
            if sign in '‘›“»«„”"':
                return False
            if sign == "‚":
                return True
            here -= 1
        return False

    def _duration(self, expression: Expression) -> Resolved:
        return Resolved(expression, period_value(expression.amount, expression.unit), "DURATION")

    def _stepped(self, base: dt.date, expression: Expression, direction: int) -> tuple[str, dt.date | None]:
        """The value so many units away, as coarse as its unit; half units count in the next smaller one."""
        amount, unit = float(expression.amount), expression.unit
        if amount != int(amount):
            amount, unit = {"Y": (amount * 12, "M"), "M": (amount * 30, "D"), "W": (amount * 7, "D")}.get(unit, (amount, unit))
        day = shift(base, direction * round(amount), unit)
        if day is None:
            return "", None
        value = value_of(day, unit)
        if unit == "Y" and amount >= 20 and expression.plural and amount % 10 == 0:
            value = value[:4]
        return value, day if unit == "D" else None

    def _ago(self, expression: Expression) -> Resolved:
        if self._today_is is None:
            return Resolved(expression, period_value(expression.amount, expression.unit), "DURATION", sure=0.5)
        value, day = self._stepped(self._today_is, expression, -1)
        return Resolved(expression, value, day=day, sure=0.85)

    def _ahead(self, expression: Expression) -> Resolved:
        if self._today_is is not None and self._direction(expression) == FUTURE and not self._looks_back(expression):
            value, day = self._stepped(self._today_is, expression, 1)
            return Resolved(expression, value, day=day, sure=0.75)
        expression.start = int(expression.value)
        expression.first += 1
        return self._duration(expression)

    def _looks_back(self, expression: Expression) -> bool:
        return (
            self._text.low(expression.first - 1) in {"erst", "nur", "schon", "bereits"} and self._direction(expression) == PAST
        )

    def _offset(self, expression: Expression) -> Resolved:
        base = self._anchors.last_day() if expression.unit in "DW" else None
        year = self._anchors.context_year(expression) if expression.unit == "Y" else None
        if base is None:
            base = dt.date(year, 1, 1) if year is not None and 1 <= year <= 9999 else self._anchors.last_day() or self._issued
        if base is None:
            return Resolved(expression, period_value(expression.amount, expression.unit), "DURATION", sure=0.5)
        value, day = self._stepped(base, expression, expression.direction or 1)
        return Resolved(expression, value, day=day, sure=0.7)

    def _period(self, expression: Expression) -> Resolved:
        unit, direction = expression.unit, expression.direction or 0
        if unit == "D":  # `am nächsten Tag`, `an diesem Tag`
            expression.amount = str(direction)
            return self._anchor(expression)
        base = self._issued
        if unit == "Y":
            context = self._anchors.context_year(expression)
            spelled = self._text.entry(expression.first, "neighbour") or self._text.low(expression.first + 1) in {"des"}
            if context is not None and spelled and (direction != 0 or base is None or context < base.year):
                base = dt.date(context, 1, 1) if 1 <= context <= 9999 else base
        if base is None:
            return Resolved(expression, _REFERENCES[(direction > 0) - (direction < 0)], sure=0.5)
        day = shift(base, direction, unit)
        return Resolved(expression, "" if day is None else value_of(day, unit), sure=0.9)

    def _anchor(self, expression: Expression) -> Resolved:
        base, sure = self._anchors.last_day(), 0.8
        if expression.unit == "Y":
            year = self._anchors.context_year(expression)
            base = dt.date(year, 1, 1) if year is not None and 1 <= year <= 9999 else base
        if base is None:
            base, sure = self._issued, 0.5
        if base is None:
            return Resolved(expression)
        day = shift(base, int(expression.amount or 0), expression.unit)
        if day is None:
            return Resolved(expression)
        return Resolved(expression, value_of(day, expression.unit), day=day if expression.unit == "D" else None, sure=sure)

    def _weekend(self, expression: Expression) -> Resolved:
        if expression.plural:
            return Resolved(expression, "XXXX-WXX-WE", "SET", sure=0.75)
        if self._today_is is None:
            return Resolved(expression, "XXXX-WXX-WE", sure=0.5)
        way, issued = expression.direction, self._today_is
        if way is None or way == 0:
            direction = self._direction(expression) or self._inherited(expression)
            saturday = shift(issued, 6 - issued.isoweekday(), "D") or issued
            if direction == PAST and issued.isoweekday() < 6:
                saturday = shift(saturday, -1, "W") or saturday
        else:
            saturday = _before(issued, 6) if way < 0 else _after(issued, 6)
            if way < 0 and issued.isoweekday() == 7:
                saturday = shift(saturday, -1, "W") or saturday
            saturday = shift(saturday, way + 1 if way < 0 else way - 1, "W") or saturday
        return Resolved(expression, week_value(saturday) + "-WE", sure=0.8)

    def _week(self, expression: Expression) -> Resolved:
        number = int(expression.amount)
        year = expression.year
        if year is None and self._issued is not None:
            if expression.direction is not None:
                year = self._issued.year + expression.direction
            else:
                issued = self._issued
                days = [
                    dt.date(year, 1, 4) + dt.timedelta(weeks=number - 1)
                    for year in self._years()
                    if abs(year - issued.year) <= 1
                ]
                year = self._nearest(expression, days).isocalendar()[0]
        if year is None or not 1 <= year <= 9999:
            return Resolved(expression, f"XXXX-W{number:02}", sure=0.6)
        if number == 53 and dt.date(year, 12, 28).isocalendar()[1] < 53:
            return Resolved(expression)
        return Resolved(expression, f"{year:04}-W{number:02}", year=expression.year, sure=0.9)

    def _quarter(self, expression: Expression) -> Resolved:
        letter, months = ("Q", 3) if expression.kind == "quarter" else ("H", 6)
        number = int(expression.amount)
        year = expression.year
        if year is None and self._issued is not None:
            year = self._issued.year + (expression.direction or 0)
            if expression.direction is None:
                direction = self._direction(expression)
                current = (self._issued.month - 1) // months + 1
                context = self._anchors.context_year(expression)
                if context is not None and direction != FUTURE and context < year:
                    year = context
                elif (direction == FUTURE and number < current) or (direction == PAST and number > current):
                    year += direction
        value = f"{letter}{number}"
        if year is None:
            return Resolved(expression, f"XXXX-{value}", sure=0.6)
        return Resolved(expression, f"{year:04}-{value}", year=expression.year, sure=0.92)

    def _season(self, expression: Expression) -> Resolved:
        season, year = expression.value, expression.year
        if year is None and self._issued is not None:
            issued = self._issued
            if expression.direction is not None and expression.unit != "season":
                year = issued.year + expression.direction
            else:
                days = [dt.date(one, _SEASON_MONTHS[season], 15) for one in self._years() if abs(one - issued.year) <= 1]
                if expression.direction is not None and expression.direction != 0:
                    back = expression.direction < 0
                    days = [day for day in days if (day < issued) == back]
                    year = (days[-1] if back else days[0]).year
                else:
                    year = self._nearest(expression, days).year
        if year is None:
            return Resolved(expression, f"XXXX-{season}", sure=0.6)
        return Resolved(expression, f"{year:04}-{season}", year=expression.year, sure=0.88)

    def _holiday(self, expression: Expression) -> Resolved:
        year = expression.year
        if year is None and self._issued is not None:
            if expression.direction is not None and self._text.entry(expression.first, "direction") is None:
                year = self._issued.year + expression.direction
            else:
                days = [holiday_date(expression.value, one) for one in self._years() if abs(one - self._issued.year) <= 1]
                if expression.direction:
                    back = expression.direction < 0
                    days = [day for day in days if (day < self._issued) == back]
                    days = days[-1:] if back else days[:1]
                day = self._nearest(expression, days)
                return Resolved(expression, day.isoformat(), day=day, sure=0.9)
        if year is None or not 1583 <= year <= 9998:  # the Gregorian Easter has no earlier year
            return Resolved(expression, "XXXX-XX-XX", sure=0.5)
        day = holiday_date(expression.value, year)
        return Resolved(expression, day.isoformat(), day=day, year=expression.year, sure=0.95)

    def _fixed(self, expression: Expression) -> Resolved:
        year = int(expression.value) if len(expression.value) == 4 and expression.value.isdigit() else None
        return Resolved(expression, expression.value, year=year)

    def _set(self, expression: Expression) -> Resolved:
        return Resolved(expression, expression.value, "SET")


def _before(day: dt.date, weekday: int) -> dt.date:
    """The last such weekday before a day."""
    return shift(day, -((day.isoweekday() - weekday - 1) % 7 + 1), "D") or day


def _after(day: dt.date, weekday: int) -> dt.date:
    """The next such weekday after a day."""
    return shift(day, (weekday - day.isoweekday() - 1) % 7 + 1, "D") or day


def _share_years(expressions: list[Expression]) -> None:
    """Give the year at the end of a range to its beginning: `30. April bis 2. Mai 2024`, `Mai bis August 2024`."""
    for before, after in zip(reversed(expressions[:-1]), reversed(expressions[1:]), strict=True):
        both = before.kind in {"day", "month"} and after.kind in {"day", "month"}
        if after.joined and both and before.year is None and before.direction is None:
            if after.year is not None and before.month is not None and after.month is not None:
                before.year = after.year - ((before.month, before.day or 0) > (after.month, after.day or 31))
            elif after.unit == "Y" or after.kind == "day":
                before.direction, before.unit = after.direction, after.unit
