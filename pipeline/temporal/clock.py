"""Clock times: `18.30 Uhr`, `10 bis 12 Uhr`, `halb acht`, `14.00 und 17.40 Uhr`, `3 Uhr morgens`."""

from __future__ import annotations

from pipeline.temporal.expression import Expression
from pipeline.temporal.tokens import TokenText

_MOST_ITEMS = 12  # times in one list; a bound for pages of numbers
_AFTERNOON = {"AF", "EV"}
_SEPARATORS = frozenset("-–—/,")


def _time(text: TokenText, at: int) -> tuple[int, int, int] | None:
    """Hour and minute in digits or the hour as a word: (next token, hour, minute)."""
    hour = text.number(at, 2)
    if hour is None:
        word = text.entry(at, "number") or ""
        hour = int(word) if word.isdigit() and not text.capital(at) else None
        return None if hour is None or hour > 24 else (at + 1, hour, 0)
    if hour > 24:
        return None
    sign = text[at + 1]
    minute = text.number(at + 2, 2)
    misread = sign.text == "," and len(text[at + 2].text) == 2 and text.low(at + 3) == "uhr"  # `18,30 Uhr`
    if (sign.text in ".:" or misread) and sign.glued and text[at + 2].glued and minute is not None:
        if len(text[at + 2].text) != 2 or minute > 59:
            return None
        return at + 3, hour, minute
    return at + 1, hour, 0


def clock(text: TokenText, at: int) -> list[Expression] | None:
    """One or more times that share their `Uhr`: `10 bis 12 Uhr` gives two; a range's first part may stand without it."""
    before = text[at - 1]
    if before.kind == "number" and text[at].glued:
        return None
    if before.text in ".,:/" and before.glued and text[at].glued and text[at - 2].kind == "number":
        return None
    times: list[tuple[int, int, int, int]] = []
    here = at
    dead = at < text.dead_ends.get("clock", 0)
    while len(times) < _MOST_ITEMS:
        time = _time(text, here)
        if time is None:
            break
        times.append((here, *time))
        after = time[0]
        if text.low(after) in {"uhr", "h"} and (text.low(after) == "uhr" or text[after].glued):
            return _with_part(text, times, after + 1)
        if dead:
            break
        if text[after].text in _SEPARATORS:
            here = after + 1
        elif text.entry(after, "join") is not None:
            here = after + 1
        else:
            break
        while text.entry(here, "clock_preposition") is not None:
            here += 1
    if len(times) > 1:
        text.dead_ends["clock"] = here
    return _colon_times(text, times[:1]) if times else None


def _with_part(text: TokenText, times: list[tuple[int, int, int, int]], after: int) -> list[Expression] | None:
    """Close a list of times behind its `Uhr`: minutes (`18 Uhr 30`) and part of day (`8 Uhr abends`)."""
    if text.capital(after - 1) and text.low(after - 1) == "uhr" and text[after].text == "-" and text[after].glued:
        return None  # `18-Uhr-Nachrichten`
    late = text.number(after, 2)
    if (
        (
            late is not None
            and late < 60
            and times[-1][3] == 0
            and len(text[after].text) == 2
            and text[after + 1].text not in {".", ","}
        )
        and text.low(after + 1) != "uhr"
        and text.entry(after + 1, "count") is None
        and not text.capital(after + 1)
    ):
        first, last, hour, _ = times[-1]
        times[-1] = (first, last, hour, late)
        after += 1
    part = text.entry(after, "part_adverb")
    if part is not None:
        after += 1
    found = []
    for number, (first, last, hour, minute) in enumerate(times):
        end = after if number == len(times) - 1 else last
        if part in _AFTERNOON and hour < 12:
            hour += 12
        if number and minute == 0 and text[first - 1].text == "," and text[first - 1].glued and text[first].glued:
            return None  # `7,5 Uhr` is none
        found.append(
            Expression("clock", text[first].start, text[end - 1].end, first, end, hour=hour, minute=minute, joined=number > 0)
        )
    return found


def _colon_times(text: TokenText, times: list[tuple[int, int, int, int]]) -> list[Expression] | None:
    """`um 18:30` without `Uhr`: only with a colon or two-digit minutes behind `um`, so that scores and prices stay out."""
    first, last, hour, minute = times[0]
    if last - first != 3 or hour > 23:
        return None
    colon = text[first + 1].text == ":"
    low = text.low(first - 1)  # `von 0:13` is a score unless a range follows
    announced = text.entry(first - 1, "clock_preposition") is not None and (low != "von" or text.low(last) in {"bis", "uhr"})
    announced = announced or (low == "bis" and text.number(first - 2, 2) is not None)
    ranged = text[first - 1].text in "-–" and text[first - 2].kind == "number" and text[first - 4].kind == "number"
    opens_range = text[last].text in {"-", "–"} and text[last + 2].text == ":" and text.number(last + 1, 2) is not None
    label = first - 2 if text[first - 1].text == ":" else first - 1
    if text.entry(label, "clock_label") is not None:  # `Beginn: 19.30`
        announced = True
    elif not colon:
        if text.low(first - 1) != "um" or text.entry(last, "count") is not None or text[last].text == "%":
            return None
    elif not (announced or ranged or opens_range or _behind_date(text, first)):
        return None
    if text.entry(last, "unit") is not None or (colon and text[last].text == ":" and text[last].glued):
        return None
    return [Expression("clock", text[first].start, text[last - 1].end, first, last, hour=hour, minute=minute, sure=0.85)]


def _behind_date(text: TokenText, at: int) -> bool:
    """Whether a time stands right behind a date: `25.09.2015 08:13`, `12. März, 08:13`, `2016-01-12 / 13:02`."""
    before = at - 2 if text[at - 1].text in ",/|" else at - 1
    if text[before].text == "." and before < at - 1:  # `Di., 12.03., 19:00`
        return text[before - 1].kind == "number" and text[before - 2].text == "."
    if text[before].kind == "number":
        return (before < at - 1 and text[at - 1].text == ",") or (len(text[before].text) == 4 and text[before - 1].text in ".-")
    return before < at - 1 and (text.entry(before, "month") is not None or text.entry(before, "today") is not None)


def spoken(text: TokenText, at: int) -> list[Expression] | None:
    """`halb acht`, `Viertel nach neun`, `Viertel vor zehn`."""
    low = text.low(at)
    hour_at, minute, back = at + 1, 30, True
    if low == "viertel":
        if text.low(at + 1) not in {"vor", "nach"}:
            return None
        hour_at, back = at + 2, text.low(at + 1) == "vor"
        minute = 45 if back else 15
    elif low != "halb":
        return None
    word = text.entry(hour_at, "number") or ("" if text[hour_at].kind != "number" else text[hour_at].text)
    if not word.isdigit() or not 1 <= int(word) <= 24 or text.entry(hour_at + 1, "unit") is not None:
        return None
    if text[hour_at].kind == "number" and text.low(hour_at + 1) != "uhr":
        return None
    hour = int(word) - 1 if back else int(word)
    last = hour_at + 1
    if text.low(last) == "uhr":
        last += 1
    part = text.entry(last, "part_adverb")
    if part is not None:
        last += 1
        if part in _AFTERNOON and hour < 12:
            hour += 12
    sure = 0.9 if part or hour > 12 else 0.6  # morning or evening is left open
    return [Expression("clock", text[at].start, text[last - 1].end, at, last, hour=hour % 24, minute=minute, sure=sure)]
