"""German time expressions: find them, and say which day, week, month ... they mean.

Values follow TIMEX3 (ISO-TimeML). Where corpora differ, these conventions hold: spans leave out articles and prepositions,
except in `vor zwei Wochen` and `in drei Monaten`, which are dates as coarse as their unit (`2024-W13`); `Anfang`, `Mitte`
and `Ende` are in the span and leave the value as coarse as what they part (`Ende Mai` is `2024-05`); a clock time without
a day is `XXXX-XX-XXT10:00`; a vague number of units is `X`, ahead as well (`in den kommenden Jahren` is `PXY`); a school
year or season over New Year is `2024/2025`; the night `zum Sonntag` is Saturday's; the winter is that of the year it begins in.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pipeline.extensions import Timex, Zone
from pipeline.temporal.anchors import Anchors, Resolved
from pipeline.temporal.calendar import covered, granularity
from pipeline.temporal.context import Context
from pipeline.temporal.expression import Expression
from pipeline.temporal.resolution import Resolver
from pipeline.temporal.scan import scan
from pipeline.temporal.tense import Tense
from pipeline.temporal.tokens import TokenText

__all__ = ["find_timexes", "resolve"]

_GUESS = 0.5  # confidence of what counts from the day of the run for want of the release's own
_FRESH = 60  # days between the days that a release names and the run that reads it, for a release of these days
_LEAD = 21  # days by which releases announce
_LONGEST_KEPT = 200_000  # characters of a text whose tokens are kept for a second call
_FIRST_YEAR, _LAST_YEAR = 1583, 9000  # the Gregorian calendar, with room for the years around a release
_ADDRESS_ZONES = {"contact", "footer"}
_ADDRESS_KINDS = {"day", "weekday", "clock", "set", "week", "holiday"}  # all others are numbers there: phone, postcode


def find_timexes(
    text: str, *, issued_on: str = "", zones: Iterable[Zone] = (), tags: Mapping[int, str] | None = None, stated: bool = True
) -> list[Timex]:
    """The time expressions of a German text, sorted, not overlapping, with TIMEX3 type and value.

    text: prose, single line ends count as spaces. issued_on: ISO day that `heute` and missing years count from; only
    a year or month (`2024`) gives years alone, "" nothing (then they stay `XXXX`). zones: parts of the page, none for running text. tags: STTS tags by the character that
    their token starts at, to tell the tense. stated: whether `issued_on` is the text's own day; if it is only the latest
    possible one, a weekday may lead to an earlier year. Offsets are code points of `text`.
    """
    found, _, _ = resolve(text, issued_on, zones, tags, stated=stated)
    if not stated:
        stated_days = {one.day for one in found if one.expression.kind == "day" and not _guessed(one)}
        for one in found:
            if _guessed(one) and one.day not in stated_days:
                one.sure = min(one.sure, _GUESS)
    return [_timex(one.expression, one.value, one.type, one.sure) for one in found]


def _guessed(found: Resolved) -> bool:
    """Whether a value hangs on the day of the run: neither its year nor a weekday with its date stands in the text."""
    expression = found.expression
    placed = found.type in {"DATE", "TIME"} and found.value[:1].isdigit()
    return placed and found.year is None and not (expression.kind == "day" and expression.weekday is not None)


def resolve(
    text: str, issued_on: str, zones: Iterable[Zone] = (), tags: Mapping[int, str] | None = None, *, stated: bool = True
) -> tuple[list[Resolved], TokenText, Tense]:
    """The resolved expressions behind `find_timexes`, with the tokens and the tense they were read by."""
    zones = list(zones)
    tokens, scanned = _scanned(text) if len(text) <= _LONGEST_KEPT else _scanned.__wrapped__(text)
    anchors = Anchors(tokens, [(zone.start, zone.end, zone.kind) for zone in zones])
    expressions = [one for one in scanned if one.kind in _ADDRESS_KINDS or anchors.zone(one.start) not in _ADDRESS_ZONES]
    dated = bytearray(len(tokens))
    for expression in expressions:
        dated[expression.first : expression.last] = b"\x01" * (expression.last - expression.first)
    tense = Tense(tokens, dated, tags or {})
    issued, exact = _day(issued_on), len(issued_on) > len("2024-03")
    context = Context(tokens, tense, anchors, issued, issued if exact else None, stated)
    resolved = Resolver(context).resolve([replace(one) for one in expressions])  # resolving changes them
    if not stated and issued is not None and (about := _about(resolved, issued)) is not None:
        anchors = Anchors(tokens, [(zone.start, zone.end, zone.kind) for zone in zones])
        resolved = Resolver(Context(tokens, tense, anchors, about, None, stated)).resolve([replace(one) for one in expressions])
    return resolved, tokens, tense


@functools.lru_cache(maxsize=1)
def _scanned(text: str) -> tuple[TokenText, tuple[Expression, ...]]:
    """The tokens and expressions of a text, to be read only; kept for the next call, which counts from another day."""
    tokens = TokenText(text)
    return tokens, tuple(scan(tokens))


def _about(resolved: list[Resolved], latest: dt.date) -> dt.date | None:
    """About when an undated release was written, if a weekday gives one of its days away and that is long before `latest`."""
    given_away = [
        found.day
        for found in resolved
        if found.expression.kind == "day" and found.expression.year is None and found.day is not None
        if found.day.isoweekday() == found.expression.weekday
    ]
    if not given_away or abs((min(given_away) - latest).days) <= _FRESH:
        return None
    return min(given_away) - dt.timedelta(days=_LEAD)


def _day(written: str) -> dt.date | None:
    """The day of an ISO string, the middle of a year or month; None where it is none or of no year of a release."""
    try:
        day = dt.date.fromisoformat(written + {4: "-07-01", 7: "-15"}.get(len(written), ""))
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _timex(expression: Expression, value: str, kind: str, sure: float) -> Timex:
    term = expression.part if "/" in expression.part else ""
    first, last = ("", "") if kind in {"DURATION", "SET"} else covered(value, term)
    note = "weekday_contradicts" if _contradicts(expression, first) else ""
    return Timex(expression.start, expression.end, kind, value, first, last, granularity(value, kind), round(sure, 2), note)


def _contradicts(expression: Expression, day: str) -> bool:
    """Whether an expression names a weekday that is not that of its date: `Donnerstag, 5. Juli 2023` was a Wednesday."""
    if expression.kind != "day" or expression.weekday is None or expression.amount or not day:
        return False
    return dt.date.fromisoformat(day).isoweekday() != expression.weekday
