"""Calendar arithmetic on TIMEX3 values: the days that a value covers, its granularity, steps by unit."""

from __future__ import annotations

import calendar
import datetime as dt
import re

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_YEARS = re.compile(r"(\d{4})/(\d{4})")
_PART_MONTHS = {
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12), "SP": (3, 5), "SU": (6, 8), "FA": (9, 11),
}  # fmt: skip
_DIGITS = {1: "millennium", 2: "century", 3: "decade", 4: "year"}


def shift(day: dt.date, amount: int, unit: str) -> dt.date | None:
    """A day so many `D W M Y` later; the last of the month where it has no such day; None outside the calendar."""
    try:
        if unit in "DW":
            return day + dt.timedelta(days=amount * (7 if unit == "W" else 1))
        months = day.year * 12 + day.month - 1 + amount * (12 if unit == "Y" else 1)
        year, month = divmod(months, 12)
        return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def valid_day(year: int, month: int, day: int) -> dt.date | None:
    """The day, None where the calendar has none (31 April)."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def week_value(day: dt.date) -> str:
    """The ISO week of a day, `2024-W13`."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def value_of(day: dt.date, unit: str) -> str:
    """The value of a day's `D W M Y`."""
    if unit == "W":
        return week_value(day)
    return day.isoformat()[: {"D": 10, "M": 7, "Y": 4}[unit]]


def _month_span(year: int, first: int, last: int) -> tuple[str, str]:
    return f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{calendar.monthrange(year, last)[1]:02}"


def covered(value: str, term: str = "") -> tuple[str, str]:
    """First and last ISO day that a value covers; ("", "") where it has no place on the calendar.

    term: `08-01/07-31` for values of two years that begin and end within them (school years).
    """
    if "X" in value or value.startswith("P") or value.endswith("_REF"):
        return "", ""
    match = _DAY.fullmatch(value)
    if match is not None:
        return value[:10], value[:10]
    match = _MONTH.fullmatch(value)
    if match is not None:
        return _month_span(int(match[1]), int(match[2]), int(match[2]))
    match = _WEEK.fullmatch(value)
    if match is not None:
        monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        first = monday + dt.timedelta(days=5 if match[3] else 0)
        return first.isoformat(), (monday + dt.timedelta(days=6)).isoformat()
    match = _PART.fullmatch(value)
    if match is not None:
        year = int(match[1])
        if match[2] == "WI":  # the winter that begins in that year
            return f"{year}-12-01", _month_span(year + 1, 2, 2)[1]
        return _month_span(year, *_PART_MONTHS[match[2]])
    match = _YEARS.fullmatch(value)
    if match is not None:
        opens, _, closes = (term or "01-01/12-31").partition("/")
        return f"{match[1]}-{opens}", f"{match[2]}-{closes}"
    if value.isdigit() and len(value) <= 4:
        return f"{value.ljust(4, '0')}-01-01".replace("0000", "0001"), f"{value.ljust(4, '9')}-12-31"
    return "", ""


def granularity(value: str, kind: str) -> str:
    """`day week month quarter half season year decade century time duration set ref` of a value of TIMEX3 type `kind`."""
    if value.endswith("_REF"):
        return "ref"
    if kind in {"TIME", "DURATION", "SET"}:
        return kind.lower()
    if value.isdigit():
        return _DIGITS.get(len(value), "year")
    if "-W" in value and not value.endswith(("-WI", "-SU")):
        return "week"
    tail = value[5:]
    if tail[:1] in {"Q", "H"}:
        return "quarter" if tail[0] == "Q" else "half"
    if tail in {"SP", "SU", "FA", "WI"}:
        return "season"
    return {4: "year", 7: "month", 9: "year"}.get(len(value), "day")
