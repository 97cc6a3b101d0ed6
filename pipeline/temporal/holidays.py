"""Holidays and days of remembrance, fixed and moving, from the table `timex_holidays`."""

from __future__ import annotations

import datetime as dt
import functools

from pipeline.lexicon import load_lexicon
from pipeline.temporal.days import year_after
from pipeline.temporal.expression import Expression
from pipeline.temporal.tokens import TokenText

_ENDINGS = ("es", "en", "er", "em", "e", "s", "n")
_SHORTEST_STEM = 3  # letters
_WEEKEND = "weekend:"


def easter(year: int) -> dt.date:
    """Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm of Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return dt.date(year, f // 31, f % 31 + 1)


def holiday_date(rule: str, year: int) -> dt.date:
    """The day of a rule in a year.

    rule: `05-20` a fixed day; `easter+50`; `advent-4` days from the first Sunday in Advent; `nth:3:7:5` the third Sunday
    (ISO weekday 7) of May, `nth:-1:5:5` the last Friday of May; `weekend:easter+49` the Sunday of a weekend.
    """
    rule = rule.removeprefix(_WEEKEND)
    name, _, _ = rule.partition("+")
    if rule.startswith("easter"):
        return easter(year) + dt.timedelta(days=int(rule[len("easter") :] or 0))
    if rule.startswith("advent"):
        christmas = dt.date(year, 12, 25)
        first = christmas - dt.timedelta(days=christmas.isoweekday() + 21)
        return first + dt.timedelta(days=int(rule[len("advent") :] or 0))
    if rule.startswith("nth"):
        _, number, weekday, month = rule.split(":")
        if int(number) < 0:
            last = dt.date(year + int(month) // 12, int(month) % 12 + 1, 1) - dt.timedelta(days=1)
            return last - dt.timedelta(days=(last.isoweekday() - int(weekday)) % 7)
        first = dt.date(year, int(month), 1)
        return first + dt.timedelta(days=(int(weekday) - first.isoweekday()) % 7 + 7 * (int(number) - 1))
    month_of_year, day = name.split("-")
    return dt.date(year, int(month_of_year), int(day))


def is_weekend(rule: str) -> bool:
    """Whether a rule names the weekend around its day: `Pfingstwochenende`."""
    return rule.startswith(_WEEKEND)


def _stem(low: str) -> str:
    """A word without its ending: `Internationalen` and `Internationaler` have one stem, `Tag` and `Tages` too."""
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST_STEM:
            return low[: -len(ending)]
    return low


@functools.cache
def _names() -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """First stem to (all stems, rule, whether the name is also someone's), the longest name first."""
    names: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for row in load_lexicon("timex_holidays"):
        stems = tuple(_stem(word) for word in row["name"].lower().replace("-", " - ").split())
        names.setdefault(stems[0], []).append((stems, row["rule"], row["guarded"] == "yes"))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in names.items()}


def may_begin(low: str) -> bool:
    """Whether a word in small letters is the first of a holiday's name."""
    return _stem(low) in _names()


def holiday(text: TokenText, at: int) -> list[Expression] | None:
    """`Pfingstmontag`, `Tag der Deutschen Einheit`, `Internationalen Museumstag`, `Ostern 2025`."""
    start = at
    direction = text.entry(at, "direction")
    if direction is not None:
        at += 1
    if text[at].kind == "number" and text[at + 1].text == ".":
        rows = _names().get(text[at].text + ".", ())
        offset = 2
    elif text.capital(at) or text.entry(at, "ordinal") is not None:
        rows = _names().get(_stem(text.low(at)), ())
        offset = 1
    else:
        return None
    for stems, rule, guarded in rows:
        last = at + offset + len(stems) - 1
        if any(_stem(text.low(at + offset + number)) != stem for number, stem in enumerate(stems[1:])):
            continue
        if guarded and text.entry(at - 1, "holiday_preposition") is None and direction is None:
            continue  # `Silvester` and `Ostern` are names of people and places too
        if text[last].text == "-" and text[last].glued and text[last + 1].glued:
            continue
        found = Expression("holiday", text[start].start, text[last - 1].end, start, last, value=rule, sure=0.88)
        found.direction = None if direction is None else int(direction)
        after = year_after(text, last)
        if after is not None:
            found.last, found.year, found.direction = after
            if text[found.last].text == "/" and text.number(found.last + 1) is not None and found.year is not None:
                found.year += 1  # `Jahreswechsel 2024/25` is the first day of the second
                found.last += 2
            found.end = text[found.last - 1].end
        return [found]
    return None
