"""Values that count from the release's day or from a day named before: weekdays, `heute`, `vor zwei Wochen`, `am Tag darauf`."""

from __future__ import annotations

import datetime as dt

from pipeline.temporal.anchors import Resolved, with_part
from pipeline.temporal.calendar import shift, value_of, week_value
from pipeline.temporal.context import Context
from pipeline.temporal.expression import Expression
from pipeline.temporal.sets import period_value
from pipeline.temporal.tense import FUTURE, OPEN, PAST

_JUST_OVER = 3  # days: `an diesem Montag` may still be the one that has just been
_RANGE_BACK = 12  # expressions that a range may lie back
_NARRATIVE = 6  # days from the release beyond which a weekday belongs to the date named before it
_SOME_TIME = "XXXX-XX-XXTXX:XX"
_REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


class RelativeDays:
    """One method a kind of expression; each gives its value in a context."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def weekday(self, expression: Expression) -> Resolved:
        """A weekday: beside a day far from the release it counts from that, else from the release."""
        weekday = expression.weekday or 1
        issued = self._context.today
        if issued is None:
            return Resolved(expression, f"XXXX-WXX-{weekday}" + (f"T{expression.part}" if expression.part else ""), sure=0.6)
        base = self._context.anchors.last_day() or issued
        if expression.value:  # `am darauffolgenden Freitag`, `am selben Freitag`
            step = int(expression.value)
            day = (
                shift(base, (weekday - base.isoweekday() - (step > 0)) % 7 + (step > 0), "D")
                if step >= 0
                else _before(base, weekday)
            )
            return with_part(expression, day, 0.75)
        sure = 0.88
        way = expression.direction
        if expression.unit == "W":  # `am Donnerstag vergangener Woche`
            day = shift(issued, way or 0, "W") or issued
            return with_part(expression, shift(day, weekday - day.isoweekday(), "D"), 0.9)
        earlier = self._context.anchors.resolved[-1] if self._context.anchors.resolved else None
        if way == 0 and (issued.isoweekday() - weekday) % 7 > _JUST_OVER:  # `das an diesem Samstag stattfinden sollte`
            return with_part(expression, _after(shift(issued, -1, "D") or issued, weekday), sure)
        if way is not None and way != 0:
            day = _before(issued, weekday) if way < 0 else _after(issued, weekday)
            day = shift(day, (way + 1 if way < 0 else way - 1), "W") or issued
        elif expression.joined and earlier is not None and earlier.day is not None:
            day, sure = _after(earlier.day, weekday), earlier.sure
        elif (told := self._told_day(expression)) is not None:
            day, sure = shift(told, (weekday - told.isoweekday()) % 7, "D") or told, 0.75
        else:
            direction = self._context.direction(expression)
            if direction == OPEN:
                direction, sure = self._inherited(expression), 0.7
            back = direction == PAST
            day = (
                shift(issued, -((issued.isoweekday() - weekday) % 7) if back else (weekday - issued.isoweekday()) % 7, "D")
                or issued
            )
        if expression.amount:
            day = shift(day, int(expression.amount), "D") or day
        return with_part(expression, day, sure)

    def _inherited(self, expression: Expression) -> int:
        """The direction of the day named before in the same paragraph, else forward: lists announce."""
        today = self._context.today
        for earlier in self._context.anchors.recent(expression, sentences=1) or self._context.anchors.heading(expression):
            if earlier.day is not None and today is not None:
                return PAST if earlier.day < today else FUTURE
            if earlier.expression.kind == "weekend" and today is not None:  # `Einsätze am Wochenende: – Samstag, 14 Uhr: …`
                return PAST if earlier.value < week_value(today) else FUTURE
        return FUTURE

    def _told_day(self, expression: Expression) -> dt.date | None:
        """A day named just before that lies far from the release: weekdays then count from it."""
        if (within := self._in_range(expression)) is not None:
            return within
        for earlier in self._context.anchors.recent(expression, sentences=1):
            if earlier.day is not None and self._context.today is not None:
                ahead = earlier.day > self._context.today
                if self._context.direction(expression) == (PAST if ahead else FUTURE):
                    return None
                if earlier.expression.joined:
                    continue  # the end of `vom 2. bis 6. Oktober`: weekdays lie behind its beginning
                return earlier.day if abs((earlier.day - self._context.today).days) > _NARRATIVE else None
        return None

    def _in_range(self, expression: Expression) -> dt.date | None:
        """The weekday's day in a range of days ahead: `Vom 6. bis 9. Februar ist Messe. … Am Freitag spricht …`."""
        recent = self._context.anchors.resolved[-_RANGE_BACK - 1 :]
        for first, last in zip(reversed(recent[:-1]), reversed(recent[1:]), strict=True):
            if not last.expression.joined or first.day is None or last.day is None or self._context.today is None:
                continue
            if not 0 < (last.day - first.day).days < 7 or first.day <= self._context.today:
                continue  # within a week each weekday is there once
            day = shift(first.day, ((expression.weekday or 1) - first.day.isoweekday()) % 7, "D")
            if day is not None and day <= last.day and self._context.direction(expression) != PAST:
                return day
        return None

    def today(self, expression: Expression) -> Resolved:
        """`heute` and its like, counted from the release."""
        offset = int(expression.amount)
        base = self._context.today
        if base is None:
            return Resolved(expression, _REFERENCES[(offset > 0) - (offset < 0)], sure=0.5)
        if self._retold(expression):
            base = self._context.anchors.last_day() or base
        day, sure = shift(base, offset, "D"), 0.93
        if day is not None and expression.weekday not in {None, day.isoweekday()}:
            sure = 0.5  # `am heutigen Donnerstag` in a release of a Friday
        return with_part(expression, day, sure)

    def _retold(self, expression: Expression) -> bool:
        """Whether it stands in a quotation inside a quotation: what a child asked that day counts from that day."""
        text, here, low = self._context.text, expression.first - 1, max(0, expression.first - 40)
        while here >= low and text[here].paragraph == text[expression.first].paragraph:
            sign = text[here].text
            if sign in '‘›“»«„”"':
                return False
            if sign == "‚":
                return True
            here -= 1
        return False

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

    def ago(self, expression: Expression) -> Resolved:
        """`vor zwei Wochen`, as coarse as its unit."""
        if self._context.today is None:
            return Resolved(expression, period_value(expression.amount, expression.unit), "DURATION", sure=0.5)
        value, day = self._stepped(self._context.today, expression, -1)
        return Resolved(expression, value, day=day, sure=0.85)

    def ahead(self, expression: Expression) -> Resolved:
        """`in drei Monaten`: a date where the sentence looks forward, else a duration."""
        if (
            self._context.today is not None
            and self._context.direction(expression) == FUTURE
            and not self._looks_back(expression)
        ):
            value, day = self._stepped(self._context.today, expression, 1)
            return Resolved(expression, value, day=day, sure=0.75)
        expression.start = int(expression.value)
        expression.first += 1
        return self.duration(expression)

    def _looks_back(self, expression: Expression) -> bool:
        return (
            self._context.text.low(expression.first - 1) in {"erst", "nur", "schon", "bereits"}
            and self._context.direction(expression) == PAST
        )

    def offset(self, expression: Expression) -> Resolved:
        """`drei Tage später`, counted from the last day or year in the text; `zwei Stunden später` is some time."""
        if expression.unit in {"H", "m", "s"}:
            return Resolved(expression, _SOME_TIME, "TIME", sure=0.7)
        base = self._context.anchors.last_day() if expression.unit in "DW" else None
        year = self._context.anchors.context_year(expression) if expression.unit == "Y" else None
        if base is None:
            base = (
                dt.date(year, 1, 1)
                if year is not None and 1 <= year <= 9999
                else self._context.anchors.last_day() or self._context.issued
            )
        if base is None:
            return Resolved(expression, period_value(expression.amount, expression.unit), "DURATION", sure=0.5)
        value, day = self._stepped(base, expression, expression.direction or 1)
        return Resolved(expression, value, day=day, sure=0.7)

    def period(self, expression: Expression) -> Resolved:
        """`kommende Woche`, `diesem Jahr`."""
        unit, direction = expression.unit, expression.direction or 0
        if unit == "D":  # `am nächsten Tag`, `an diesem Tag`
            expression.amount = str(direction)
            return self.anchor(expression)
        base = self._context.issued
        if unit == "Y":
            context = self._context.anchors.context_year(expression)
            spelled = self._context.text.entry(expression.first, "neighbour") or self._context.text.low(
                expression.first + 1
            ) in {"des"}
            if context is not None and spelled and (direction != 0 or base is None or context < base.year):
                base = dt.date(context, 1, 1) if 1 <= context <= 9999 else base
        if base is None:
            return Resolved(expression, _REFERENCES[(direction > 0) - (direction < 0)], sure=0.5)
        day = shift(base, direction, unit)
        return Resolved(expression, "" if day is None else value_of(day, unit), sure=0.9)

    def anchor(self, expression: Expression) -> Resolved:
        """`am selben Tag`, `am Tag darauf`."""
        base, sure = self._context.anchors.last_day(), 0.8
        if expression.unit == "Y":
            year = self._context.anchors.context_year(expression)
            base = dt.date(year, 1, 1) if year is not None and 1 <= year <= 9999 else base
        if base is None:
            base, sure = self._context.issued, 0.5
        if base is None:
            return Resolved(expression)
        day = shift(base, int(expression.amount or 0), expression.unit)
        if day is None:
            return Resolved(expression)
        if expression.unit == "D":
            return with_part(expression, day, sure)
        return Resolved(expression, value_of(day, expression.unit), sure=sure)

    def weekend(self, expression: Expression) -> Resolved:
        """A weekend."""
        if expression.plural:
            return Resolved(expression, "XXXX-WXX-WE", "SET", sure=0.75)
        if self._context.today is None:
            return Resolved(expression, "XXXX-WXX-WE", sure=0.5)
        way, issued = expression.direction, self._context.today
        if way is None or way == 0:
            direction = self._context.direction(expression) or self._inherited(expression)
            saturday = shift(issued, 6 - issued.isoweekday(), "D") or issued
            if direction == PAST and issued.isoweekday() < 6:
                saturday = shift(saturday, -1, "W") or saturday
        else:
            saturday = _before(issued, 6) if way < 0 else _after(issued, 6)
            if way < 0 and issued.isoweekday() == 7:
                saturday = shift(saturday, -1, "W") or saturday
            saturday = shift(saturday, way + 1 if way < 0 else way - 1, "W") or saturday
        return Resolved(expression, week_value(saturday) + "-WE", sure=0.8)

    def duration(self, expression: Expression) -> Resolved:
        """How long."""
        return Resolved(expression, period_value(expression.amount, expression.unit), "DURATION")


def _before(day: dt.date, weekday: int) -> dt.date:
    """The last such weekday before a day."""
    return shift(day, -((day.isoweekday() - weekday - 1) % 7 + 1), "D") or day


def _after(day: dt.date, weekday: int) -> dt.date:
    """The next such weekday after a day."""
    return shift(day, (weekday - day.isoweekday() - 1) % 7 + 1, "D") or day
