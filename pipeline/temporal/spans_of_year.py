"""Parts of a year and longer: weeks, quarters, half-years, seasons, school years, decades, centuries."""

from __future__ import annotations

from pipeline.temporal.days import full_year, year_after
from pipeline.temporal.expression import Expression
from pipeline.temporal.tokens import TokenText


def _ordinal(text: TokenText, at: int) -> tuple[int, int] | None:
    """An ordinal: (next token, number): `dritten`, `3.`"""
    word = text.entry(at, "ordinal")
    if word is not None:
        return at + 1, int(word)
    number = text.number(at, 2)
    if number is not None and text[at + 1].text == "." and text[at + 1].glued:
        return at + 2, number
    return None


def _roman(text: TokenText, at: int) -> tuple[int, int] | None:
    """`III.` as an ordinal."""
    number = text.entry(at, "roman")
    if number is None or not text[at].text.isupper() or text[at + 1].text != ".":
        return None
    return at + 2, int(number)


def _with_year(text: TokenText, found: Expression) -> Expression:
    """Take the year behind: `2024`, `/2024`, `des Jahres 2024`, `dieses Jahres`, `des Vorjahres`."""
    at = found.last
    if text[at].text == "/" and text[at].glued:
        at += 1
    elif text.low(at) == "des" and text.low(at + 1) == "jahres" and text.number(at + 2) is not None:
        at += 2
    elif text.low(at) == "des" and text.low(at + 1) == "jahres":
        found.last, found.end, found.direction = at + 2, text[at + 1].end, 0
        return found
    elif text.low(at) == "des" and text.entry(at + 1, "neighbour") is not None:
        step = (text.entry(at + 1, "neighbour") or "").split()
        if step[0] == "Y":
            found.last, found.end, found.direction = at + 2, text[at + 1].end, int(step[1])
        return found
    after = year_after(text, at)
    if after is not None:
        found.last, found.year, found.direction = after
        found.end = text[found.last - 1].end
    return found


def quarter(text: TokenText, at: int) -> list[Expression] | None:
    """`dritten Quartal 2025`, `2. Halbjahr`, `zweiten Jahreshälfte`, `Q3 2025`."""
    if text.low(at) == "q" and text[at + 1].glued and text.number(at + 1, 1) in {1, 2, 3, 4}:
        found = _make(text, "quarter", at, at + 2)
        found.amount = text[at + 1].text
        _with_year(text, found)
        return [found] if found.year is not None else None
    direction = text.entry(at, "direction")
    start = at
    if direction is not None:  # `kommenden dritten Quartal` is rare, `im dritten Quartal` the rule
        at += 1
    ordinal = _ordinal(text, at) or _roman(text, at)
    if ordinal is None:
        return None
    here, number = ordinal
    second = _ordinal(text, here + 1) if text.entry(here, "join") is not None or text[here].text in "/–-" else None
    if second is not None and text.entry(second[0], "quarter") is not None and 1 <= number < second[1] <= 4:
        last = quarter(text, here + 1)
        first = _make(text, "quarter", start, here)  # `ersten und zweiten Quartal 2025`
        first.amount, first.year, first.direction = (
            str(number),
            last[0].year if last else None,
            last[0].direction if last else None,
        )
        return [first, *last] if last else None
    kind = "quarter" if text.entry(here, "quarter") is not None else "half" if text.entry(here, "half") is not None else ""
    if not kind or number > (4 if kind == "quarter" else 2) or number < 1:
        return None
    found = _make(text, kind, start, here + 1)
    found.amount = str(number)
    if text.entry(here, "half") == "of" and text.low(here + 1) != "des":
        return None  # `zweite Hälfte` of a match
    _with_year(text, found)
    if text.entry(here, "half") == "of" and found.direction is None and found.year is None:
        return None
    if direction is not None and found.direction is None:
        found.direction = int(direction)
    return [found]


def calendar_week(text: TokenText, at: int) -> list[Expression] | None:
    """`KW 27`, `27. Kalenderwoche`, `KW 27/2024`."""
    if text.entry(at, "calendar_week") is not None:
        number, last = text.number(at + 1, 2), at + 2
    else:
        number, last = text.number(at, 2), at + 3
        if number is None or text[at + 1].text != "." or text.entry(at + 2, "calendar_week") is None:
            return None
    if number is None or not 1 <= number <= 53:
        return None
    found = _make(text, "week", at, last)
    found.amount = str(number)
    return [_with_year(text, found)]


def season(text: TokenText, at: int) -> list[Expression] | None:
    """`Frühjahr 2025`, `kommenden Herbst`, `Ende des Sommers`, `Winter 2023/24`; alone only behind a preposition."""
    here = at
    phase = text.entry(here, "phase") is not None
    if phase:
        here += 1
        if text.low(here) == "des":
            here += 1
    direction = text.entry(here, "direction")
    if direction is not None:
        here += 1
        if text.entry(here, "season") is None and text.entry(here + 1, "season") is not None and not text.capital(here):
            here += 1  # `diesem strengen Winter`
    value = text.entry(here, "season")
    if value is None or not text.capital(here) or (text[here + 1].text == "-" and text[here + 1].glued):
        return None
    found = _make(text, "season", at, here + 1, sure=0.88)
    found.value = value
    if direction is not None:
        found.direction = int(direction)
        found.unit = "season"
    _with_year(text, found)
    if found.year is not None and text[found.last].text == "/" and text.number(found.last + 1) is not None:
        found.last += 2  # `Winter 2023/24` begins in 2023
        found.end = text[found.last - 1].end
    before = text.entry(here - 1, "month_preposition") is not None or text.entry(here - 1, "season_preposition") is not None
    listed = text.entry(here - 1, "join") is not None and text.entry(here - 2, "season") is not None
    if found.year is None and found.direction is None and not phase and not before and not listed:
        return None
    return [found]


def term(text: TokenText, at: int) -> list[Expression] | None:
    """`Schuljahr 2024/2025`, `Wintersemester 2023/24`, `Spielzeit 2024/25`: a year that runs over New Year."""
    start, direction = at, text.entry(at, "direction")
    new = text.entry(at, "new") if not text.capital(at) else None  # a headline: `Neue Spielzeit eröffnet`
    if direction is not None or new is not None:
        at += 1
    if new is not None and text.entry(at, "unit") == "Y s" and text.capital(at):
        return [_nearest(text, start, at, new)]  # `im neuen Jahr`
    if text.entry(at, "term") is None or not text.capital(at):
        return None
    if new is not None:
        counted = text.words.ends(text.low(at), "school_term")  # `in die neue Saison` is no date
        return [_nearest(text, start, at, text.entry(at, "term") or "")] if counted else None
    if direction is not None:
        return _running_term(text, start, at, int(direction))
    year = text.number(at + 1)
    if year is None or len(text[at + 1].text) != 4 or not 1000 <= year <= 2199:
        return None
    last, value = at + 2, str(year)
    if text[last].text in "/-–" and text[last].glued and text.number(last + 1) is not None:
        end = year // 100 * 100 + (text.number(last + 1) or 0) if len(text[last + 1].text) == 2 else text.number(last + 1)
        value, last = f"{year}/{end}", last + 2
    found = _make(text, "fixed", at, last, sure=0.8)
    found.value = value
    found.part = text.entry(at, "term") or ""
    return [found]


def _running_term(text: TokenText, first: int, at: int, direction: int) -> list[Expression] | None:
    """`kommenden Schuljahr`, `laufenden Wintersemester`: that around the release's day, or steps from it."""
    bounds = text.entry(at, "term") or ""
    if "/" not in bounds or text.number(at + 1) is not None:
        return None
    found = _make(text, "term", first, at + 1, sure=0.8)
    found.part, found.direction = bounds, direction
    return [found]


def _nearest(text: TokenText, first: int, at: int, bounds: str) -> Expression:
    """`neuen Schuljahr`: the one that begins or began nearest to the release's day."""
    found = _make(text, "term", first, at + 1, sure=0.75)
    found.part = bounds
    return found


def decade(text: TokenText, at: int) -> list[Expression] | None:
    """`1990er Jahre`, `80er-Jahren`, `Anfang der neunziger Jahre`, `Siebzigerjahren`."""
    start = at
    if text.entry(at, "phase") is not None and text.low(at + 1) == "der":
        at += 2
    number, written = text.number(at), text[at].text
    if number is not None:
        if (
            text.low(at + 1) == "ern"
            and text[at + 1].glued
            and text.low(at - 1) == "den"
            and number % 10 == 0
            and (number >= 60)
        ):
            return [_decade(text, start, at + 2, written)]  # `in den 90ern`; `in den 50ern` is an age as easily
        if text.low(at + 1) != "er" or not text[at + 1].glued or len(written) not in {2, 4} or number % 10:
            if (
                text.low(at + 1) in {"erjahre", "erjahren"}
                and text[at + 1].glued
                and len(written) in {2, 4}
                and number % 10 == 0
            ):
                return [_decade(text, start, at + 2, written)]
            return None
        last = at + 2
        if text[last].text == "-" and text[last].glued:
            last += 1
        if text.low(last) in {"jahre", "jahren"}:
            return [_decade(text, start, last + 1, written)]
        return [_decade(text, start, at + 2, written)] if len(written) == 4 or start < at else None
    word = text.entry(at, "decade")
    if word is None:
        return None
    last = at + 1
    if text.low(at).endswith("er"):
        if text[last].text == "-":
            last += 1
        if text.low(last) not in {"jahre", "jahren"}:
            return None
        last += 1
    return [_decade(text, start, last, word)]


def _decade(text: TokenText, first: int, last: int, written: str) -> Expression:
    found = _make(text, "fixed", first, last)
    number = int(written) if len(written) == 4 else full_year(written) if int(written) <= 10 else 1900 + int(written)
    found.value = str(number)[:3]
    return found


def century(text: TokenText, at: int) -> list[Expression] | None:
    """`19. Jahrhundert`, `Anfang des 20. Jahrhunderts`, the first of `18. und 19. Jahrhundert`."""
    start = at
    if text.entry(at, "phase") is not None and text.low(at + 1) == "des":
        at += 2
    ordinal = _ordinal(text, at)
    if ordinal is None or ordinal[1] < 1:
        return None
    here, number = ordinal
    found: list[Expression] = []
    if text.low(here) in {"und", "bis"} or text[here].text in "/-–":
        following = _ordinal(text, here + 1 if text.low(here + 1) != "zum" else here + 2)
        if following is None or text.entry(following[0], "century") is None:
            return None
        first = _make(text, "fixed", start, here)
        first.value = f"{number - 1:02}"
        second = _make(text, "fixed", following[0] - (2 if text[following[0] - 1].text == "." else 1), following[0] + 1)
        second.value = f"{following[1] - 1:02}"
        return [first, second]
    if text.entry(here, "century") is None:
        return None
    found.append(_make(text, "fixed", start, here + 1))
    found[0].value = f"{number - 1:02}"
    return found


def _make(text: TokenText, kind: str, first: int, last: int, *, sure: float = 0.95) -> Expression:
    return Expression(kind, text[first].start, text[last - 1].end, first, last, sure=sure)
