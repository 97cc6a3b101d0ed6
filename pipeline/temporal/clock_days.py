"""The day that a clock time or part of day belongs to."""

from __future__ import annotations

import datetime as dt

from pipeline.temporal.anchors import Resolved
from pipeline.temporal.context import Context
from pipeline.temporal.expression import Expression
from pipeline.temporal.tense import FUTURE, PAST

_EVENING, _SMALL_HOURS = 18, 6  # a time before six that follows one after eighteen is in the next morning
_PART_HOURS = {"MO": 5, "MI": 12, "AF": 15, "EV": 20, "NI": 23, "24:00": 24}
_STORY = 12  # expressions back to the day that a release tells of
_ADDRESS_ZONES = {"contact", "footer"}
_OPEN_DAY = "XXXX-XX-XX"
_DAYS = {"day", "weekday"}
_EACH = {"jeweils", "täglich", "je", "stets"}


class ClockDays:
    """Resolve `18 Uhr`, `am Abend` by the days and recurring days around them."""

    def __init__(self, context: Context) -> None:
        self._context, self._text, self._anchors = context, context.text, context.anchors

    def resolve(self, expression: Expression, behind: dt.date | None) -> Resolved:
        """The value of a clock time or part of day. behind: the day that follows it in its sentence, where one does."""
        day, prefix, sure = self._prefix(expression, behind)
        time = expression.part if expression.kind == "part" else f"{expression.hour or 0:02}:{expression.minute:02}"
        if day is not None:
            if self._rolls_over(expression, day):
                day = day + dt.timedelta(days=1) if day < dt.date.max else day
            prefix = day.isoformat()
        return Resolved(expression, f"{prefix}T{time}", "TIME", day=day, sure=min(sure, expression.sure))

    def _prefix(self, expression: Expression, behind: dt.date | None) -> tuple[dt.date | None, str, float]:
        """The day, or the value that stands for an open or recurring one, and how sure that is."""
        anchors = self._anchors
        if expression.joined and anchors.resolved and anchors.resolved[-1].expression.kind == "clock":
            earlier = anchors.resolved[-1]
            return earlier.day, earlier.value.split("T")[0], earlier.sure
        if self._text.low(expression.first - 1) in _EACH or self._text.low(expression.first - 2) in _EACH:
            return None, _OPEN_DAY, 0.8
        same = anchors.recent(expression, sentences=0)
        found = self._from(same)
        if found is not None:
            return found
        if behind is not None:
            return behind, "", 0.9
        if anchors.zone(expression.start) in _ADDRESS_ZONES:
            return None, _OPEN_DAY, 0.8
        for number in (1, 2, 3):
            found = self._from([one for one in anchors.recent(expression, sentences=number) if one.day is not None])
            if found is not None:
                return found[0], found[1], 0.8
        if expression.kind == "part" and self._text.entry(expression.first, "part_adverb") is not None:
            return None, _OPEN_DAY, 0.6
        if self._in_range(expression):
            return None, _OPEN_DAY, 0.6  # `von 9 bis 12 Uhr geöffnet`: hours of any day
        last = anchors.last_day()
        if (
            last is not None
            and self._context.today is not None
            and last > self._context.today
            and self._context.direction(expression) == FUTURE
        ):
            return last, "", 0.6
        if self._context.direction(expression) == PAST and (told := self._told_day(expression)) is not None:
            return told, "", 0.6
        return self._context.today, _OPEN_DAY, 0.6

    def _told_day(self, expression: Expression) -> dt.date | None:
        """The day that the release tells of, for `Am Vormittag hatte sie …` paragraphs later.

        A weekday or `gestern` is told news; a full date in between is as easily background. Behind an evening, `gegen 2 Uhr`
        is of the day after.
        """
        night = False
        for earlier in reversed(self._anchors.resolved[-_STORY:]):
            night = night or earlier.value.endswith(("TEV", "TNI")) or (earlier.expression.hour or 0) >= _EVENING
            if earlier.expression.kind in {"weekday", "today"} and earlier.day is not None:
                small = expression.kind == "clock" and (expression.hour or 0) < _SMALL_HOURS
                day = earlier.day + dt.timedelta(days=1) if night and small else earlier.day
                return day if self._context.today is not None and day <= self._context.today else None
        return None

    def _in_range(self, expression: Expression) -> bool:
        text = self._text
        return text.low(expression.first - 1) == "von" and (
            text.low(expression.last) == "bis" or text[expression.last].text in "-–"
        )

    def _from(self, earlier: list[Resolved]) -> tuple[dt.date | None, str, float] | None:
        """The nearest day or recurring day of those before; of several joined ones (`25. und 26. August`) no single day."""
        kinds = [found.expression.kind for found in earlier]
        for number, (found, kind) in enumerate(zip(earlier, kinds, strict=True)):
            if kind == "set":
                if not found.value.startswith("XXXX-WXX-"):
                    return None, _OPEN_DAY, 0.85
                return None, _OPEN_DAY if found.expression.joined else found.value.split("T")[0], 0.88
            if found.day is not None:
                if found.expression.joined and kind in _DAYS and kinds[number + 1 : number + 2] != ["offset"]:
                    return None, _OPEN_DAY, 0.75  # but `eine Woche später, am 6. März ab 9.30 Uhr` is one day
                return found.day, "", 0.92
            if found.type == "TIME" and found.value.startswith("XXXX"):
                return None, found.value.split("T")[0], 0.8
        return None

    def _rolls_over(self, expression: Expression, day: dt.date) -> bool:
        """Whether midnight lies between the time before and this one: `gegen 21.40 Uhr … gegen 2 Uhr`, `von 22 bis 2 Uhr`."""
        hour = expression.hour or _PART_HOURS.get(expression.part, 0)
        for earlier in self._anchors.recent(expression, sentences=3):
            if earlier.day != day:
                if earlier.day is not None:
                    return False
                continue
            if earlier.expression.kind == "clock":
                before = earlier.expression.hour or 0
                if expression.joined:
                    return (before, earlier.expression.minute) > (hour, expression.minute) and before < 24
                return before >= _EVENING and hour < _SMALL_HOURS
            if earlier.type == "TIME":
                night = earlier.value.endswith("TNI") and hour < _EVENING  # `in der Nacht zum Sonntag … bis zum Mittag`
                return night or (earlier.value.endswith("TEV") and hour < _SMALL_HOURS and expression.part != "NI")
            return False
        return False
