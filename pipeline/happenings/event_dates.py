"""When an event is: the dates and clock times of its clause, ranges joined, the right one chosen."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from pipeline.extensions import Timex
from pipeline.grammar.text_access import text_of

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = re.compile(r"T(\d\d:\d\d)")
_MONTHS = {
    "Q1": ("01", "03"),
    "Q2": ("04", "06"),
    "Q3": ("07", "09"),
    "Q4": ("10", "12"),
    "H1": ("01", "06"),
    "H2": ("07", "12"),
}
_TO = re.compile(r"\s*,?\s*(?:bis(?: zum| zu| einschließlich)?(?: dem)?|[-–—])\s*", re.IGNORECASE)
_AND = re.compile(r"\s*,?\s*und(?: dem| den)?\s*", re.IGNORECASE)
NEAR_DAYS = 2  # `am 4. und 5. Mai` is one event of two days, `am 4. und 18. Mai` are two dates


@dataclass(frozen=True, slots=True)
class When:
    """A time as events.csv gives it. start, end: characters of the words; until: only its end is said (`bis Mai`)."""

    start_date: str
    end_date: str = ""
    start_time: str = ""
    end_time: str = ""
    start: int = 0
    end: int = 0
    until: bool = False

    @property
    def text_span(self) -> tuple[int, int]:
        """Where its words stand."""
        return self.start, self.end

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return len(self.start_date) == 10


def timexes_between(doc: Doc, start: int, end: int) -> list[Timex]:
    """The temporal expressions inside the characters, in order."""
    rows: list[Timex] = doc._.timexes
    low = bisect_left(rows, start, key=lambda timex: timex.start)
    high = bisect_left(rows, end, lo=low, key=lambda timex: timex.start)
    return [timex for timex in rows[low:high] if timex.end <= end]


def timexes_over(doc: Doc, position: int) -> list[Timex]:
    """The temporal expressions that hold a character."""
    rows: list[Timex] = doc._.timexes
    at = bisect_left(rows, position + 1, key=lambda timex: timex.start) - 1
    return [rows[at]] if at >= 0 and rows[at].end > position else []


def recurs(doc: Doc, start: int, end: int) -> bool:
    """Whether the characters tell a recurring date (`jeden Samstag`)."""
    return any(timex.type == "SET" for timex in timexes_between(doc, start, end))


def covered(timex: Timex) -> tuple[str, str]:
    """First and last day, month or year of an expression, the second empty where it is one; both empty off the calendar."""
    value = timex.value
    if timex.type not in {"DATE", "TIME"} or not re.match(r"\d{4}(?:-|$|T)", value):
        return "", ""
    if day := _DAY.match(value):
        return day.group(), ""
    year, _, part = value.partition("-")
    if part in _MONTHS:
        return f"{year}-{_MONTHS[part][0]}", f"{year}-{_MONTHS[part][1]}"
    if part.startswith("W"):
        return timex.start_date, timex.end_date if part.endswith("WE") else ""
    if re.fullmatch(r"\d\d", part):
        return f"{year}-{part}", ""
    return year, ""


def moments(doc: Doc, start: int, end: int) -> list[When]:
    """The times told inside the characters, in order, ranges and clock times joined to their days.

    `seit Montag` tells no event's time and is left out; `bis Mai` alone gives an end only.
    """
    out: list[When] = []
    text = text_of(doc)
    last_end = start
    for timex in timexes_between(doc, start, end):
        first, last = covered(timex)
        clock = _CLOCK.search(timex.value) if timex.type == "TIME" else None
        gap = text[last_end : timex.start]
        before = text[max(start, timex.start - 24) : timex.start].lower().split()
        word = before[-1] if before else ""
        if timex.type == "DURATION" or (timex.type == "SET"):
            continue
        last_end = timex.end
        if word == "seit":
            continue
        if clock and (not _is_dated(timex) or (out and first in {out[-1].start_date, out[-1].end_date})):
            _join_clock(out, clock.group(1), timex, gap, first)
            continue
        if not first:
            continue
        here = When(first, last, clock.group(1) if clock else "", "", timex.start, timex.end)
        previous = out[-1] if out else None
        if previous and not previous.end_date and _is_range(previous, here, gap, text, start):
            out[-1] = replace(previous, end_date=last or first, end_time=here.start_time or "", end=timex.end)
            if out[-1].end_date <= previous.start_date:
                out[-1] = replace(out[-1], end_date="")
            continue
        if previous and previous.start_date == first and previous.is_day:
            out[-1] = replace(previous, start_time=previous.start_time or here.start_time, end=timex.end)
            continue
        if word == "bis" or before[-2:] in (["bis", "zum"], ["bis", "zu"], ["bis", "ende"]):
            here = replace(here, until=True)
        out.append(here)
    return out


def _is_dated(timex: Timex) -> bool:
    return bool(_DAY.match(timex.value))


def _join_clock(out: list[When], clock: str, timex: Timex, gap: str, day: str) -> None:
    """Add a clock time to the day before it; a second one behind `bis` or a dash is the end."""
    if not out:
        out.append(When(day, "", clock, "", timex.start, timex.end))
    elif out[-1].end_date and out[-1].end_date == day and out[-1].start_time:
        out[-1] = replace(out[-1], end_time=clock, end=timex.end)
    elif not out[-1].start_time and not (out[-1].end_date and out[-1].end_time):
        out[-1] = replace(out[-1], start_time=clock, end=timex.end)
    elif not out[-1].end_time and (
        _TO.fullmatch(gap) or out[-1].end_date or re.fullmatch(r"\s*(?:Uhr)?\s*(?:bis|[-–—])\s*", gap)
    ):
        out[-1] = replace(out[-1], end_time=clock, end=timex.end)


def _is_range(first: When, second: When, gap: str, text: str, start: int) -> bool:
    if second.start_date <= first.start_date or first.until:
        return False
    if _TO.fullmatch(gap):
        return True
    if not _AND.fullmatch(gap):
        return False
    before = text[max(start, first.start - 12) : first.start].lower().split()
    if before and before[-1] == "zwischen":
        return True
    return (
        first.is_day
        and second.is_day
        and first.start_date[:8] == second.start_date[:8]
        and (0 < int(second.start_date[8:]) - int(first.start_date[8:]) <= NEAR_DAYS)
    )


def choose(times: list[When], position: int) -> When | None:
    """The time that goes with the word at a character position: a day before a month before a year, then the nearest.

    `Am 3. Mai beschloss der Rat den Haushalt 2024`: the year belongs to the Haushalt.
    """
    dated = [when for when in times if when.start_date]
    if not dated:
        return times[0] if times else None

    def distance(when: When) -> tuple[bool, int, int]:
        return when.until, -len(when.start_date), min(abs(when.start - position), abs(when.end - position))

    return min(dated, key=distance)


def compatible_days(first: str, second: str) -> bool:
    """Whether two dates can be the same: equal, or one the month or year of the other."""
    return first.startswith(second) or second.startswith(first)
