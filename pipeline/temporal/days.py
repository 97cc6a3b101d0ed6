"""Days: `Donnerstag, 6. Juli`, `6.7.2023`, `3./4. Mai`, `vom 3. bis 5. Mai`, `2024-03-12`."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.temporal.expression import Expression
from pipeline.temporal.tokens import TokenText

_MOST_ITEMS = 40  # days in one list (`3., 4., 5. und 6. Mai`); a bound so that a page of numbers costs no more than its length
_DASHES = frozenset("-–—/")
APOSTROPHES = frozenset("'’‘`´")  # before a short year
_OLDEST, _LATEST = 1000, 2199
_CENTURY_TURN = 60  # two-digit years: `68` is 1968, `31` is 2031


@dataclass(slots=True)
class _Item:
    """One day of a list: tokens `first` to `last`, the month where it stands with it."""

    first: int
    last: int
    day: int
    weekday: int | None
    month: int | None = None
    year: int | None = None
    direction: int | None = None


def full_year(written: str) -> int:
    """The year of two or four digits."""
    number = int(written)
    if len(written) > 2:
        return number
    return number + (1900 if number >= _CENTURY_TURN else 2000)


def year_after(text: TokenText, at: int) -> tuple[int, int | None, int | None] | None:
    """A year behind a month: (next token, year, direction) for `2024`, `’24`, `dieses Jahres`, `des vergangenen Jahres`."""
    number = text.number(at)
    if number is not None and len(text[at].text) == 4 and _OLDEST <= number <= _LATEST:
        unit = text.entry(at + 1, "count")
        fraction = text[at + 1].text in ",." and text[at + 1].glued and text[at + 2].glued and text[at + 2].kind == "number"
        return None if unit is not None or fraction else (at + 1, number, None)
    if text[at].text in APOSTROPHES and text[at + 1].glued and len(text[at + 1].text) == 2 and text.number(at + 1) is not None:
        return at + 2, full_year(text[at + 1].text), None
    if text.low(at) == "des":
        at += 1
    direction = text.entry(at, "direction")
    if direction is not None and text.low(at + 1) == "jahres":
        return at + 2, None, int(direction)
    return None


def separator(text: TokenText, at: int) -> int | None:
    """The token behind what may stand between two dates of a list or range: `,` `und` `bis zum` `/` `–` `sowie am`."""
    if text[at].text in _DASHES or text.entry(at, "join") is not None:
        at += 1
    elif text[at].text == ",":
        at += 1
        if text.entry(at, "join") is not None:
            at += 1
    else:
        return None
    if text.low(at) == "einschließlich":
        at += 1
    return at + 1 if text.entry(at, "day_preposition") is not None else at


def _overnight(text: TokenText, first: int, at: int) -> int | None:
    """The token behind `auf den` or `zum` in `in der Nacht vom 3. auf den 4. Mai`."""
    if text.low(first - 1) != "vom" or text.low(at) not in {"auf", "zum"}:
        return None
    return at + 2 if text.low(at + 1) == "den" else at + 1


def _weekday_before(text: TokenText, at: int) -> tuple[int, int | None]:
    """A weekday in front of a day: (token of the day number, weekday). `Donnerstag, den 6.`, `Do., 6.`, `Do 6.`"""
    if text.entry(at, "direction") is not None and text.entry(at + 1, "weekday") is not None:
        at += 1  # `kommenden Freitag, 15. März`
    weekday = text.entry(at, "weekday")
    after = at + 1
    if weekday is None:
        weekday = text.entry(at, "weekday_short") if text.capital(at) else None
        if weekday is None:
            return at, None
        if text[after].text == "." and text[after].glued:
            after += 1
    if text[after].text == ",":
        after += 1
    if text.low(after) in {"den", "dem", "der"}:
        after += 1
    if text[after].kind != "number" and text.entry(after, "ordinal") is None:
        return at, None
    return after, int(weekday)


def month_name(text: TokenText, at: int) -> tuple[int, int] | None:
    """A month's name at a token: (next token, month), `Mai`, `Sept.`"""
    if text.capital(at):
        month = text.entry(at, "month")
        if month is not None:
            return at + 1, int(month)
        month = text.entry(at, "month_short")
        if month is not None:
            if text[at + 1].text == "." and text[at + 1].glued:
                return at + 2, int(month)
            return None if text.capital(at + 1) else (at + 1, int(month))  # `9. Jan Berg` is a name
    return None


def _item(text: TokenText, at: int) -> _Item | None:
    """A day with or without its month."""
    number, weekday = _weekday_before(text, at)
    word = text.entry(number, "ordinal")
    if word is not None:  # `am ersten Mai`: words only with a month's name behind them
        named = month_name(text, number + 1)
        if named is None or int(word) > 31:
            return None
        return _with_year(text, _Item(at, named[0], int(word), weekday, named[1]))
    day = text.number(number, 2)
    announced = weekday is not None or text.entry(number - 1, "day_preposition") is not None
    if (
        announced
        and text.entry(number, "misread_one") is not None
        and text[number + 1].text == "."
        and month_name(text, number + 2)
    ):
        day = 1  # `l. Mai`, as a scan shows `1. Mai`
    if (
        day is None
        or not 1 <= day <= 31
        or (text[number - 1].text in ".,:/" and text[number].glued and number == at and text[number - 2].kind == "number")
    ):
        return None
    dotted = text[number + 1].text == "." and text[number + 1].glued
    item = _Item(at, number + 2 if dotted else number + 1, day, weekday)
    if not dotted and text[number + 1].text == "," and text[number + 1].glued and _year_behind(text, number + 2):
        dotted, item.last = True, number + 2  # `15, März 2024`, as a scan shows the dot
    named = month_name(text, item.last)
    if named is not None:
        if text.entry(named[0] - 1, "month") is None and not dotted and text[named[0] - 1].text != ".":
            return None  # `5 Jan`: too little without any dot
        item.month, item.last = named[1], named[0]
        return _with_year(text, item)
    return _numeric(text, item) if dotted else None


def _year_behind(text: TokenText, at: int) -> bool:
    """Whether a month's name and a year stand at a token."""
    named = month_name(text, at)
    return named is not None and year_after(text, named[0]) is not None


def _with_year(text: TokenText, item: _Item) -> _Item:
    """Take the year behind a month."""
    at = item.last + 1 if text[item.last].text == "," and text.number(item.last + 1) is not None else item.last
    found = year_after(text, at)
    if found is not None and not (at > item.last and text[item.last + 2].text in ".:"):
        item.last, item.year, item.direction = found
    return item


def _numeric(text: TokenText, item: _Item) -> _Item | None:
    """`6.7.2023`, `06.07.23`, `6.7.`: the month as a number behind the day's dot; the item alone where none follows."""
    at = item.last
    month = text.number(at, 2)
    if month is None or not (text[at].glued or (text[at + 1].text == "." and text[at + 1].glued)):
        return None if text[at].glued and text[at].kind == "number" else item
    if not 1 <= month <= 12:
        return None if text[at].glued else item
    if not (text[at + 1].text == "." and text[at + 1].glued):
        # `vom 12.03 bis`: the last dot may be missing where a preposition says that this is a day
        bare = text[at].glued and len(text[at].text) == 2 and text.entry(item.first - 1, "day_preposition") is not None
        if not bare or text.entry(at + 1, "count") is not None or text.low(at + 1) == "uhr" or text[at + 1].text in ",%:":
            return None
        item.month, item.last = month, at + 1
        return item
    year, written = text.number(at + 2), text[at + 2].text
    if year is not None and (text[at + 2].glued or (len(written) == 4 and written[:2] in {"19", "20"})):
        if len(written) not in {2, 4} or (len(written) == 4 and not _OLDEST <= year <= _LATEST):
            return None
        if text[at + 3].text == "." and text[at + 3].glued and text[at + 4].kind == "number" and text[at + 4].glued:
            return None  # `1.2.13.4` is a version or a section
        item.month, item.year, item.last = month, full_year(written), at + 3
        return item
    if text[at + 2].kind == "number" and text[at + 2].glued:
        return None
    item.month, item.last = month, at + 2
    return item


def day_list(text: TokenText, at: int) -> list[Expression] | None:
    """Days that share a month: `Freitag, 3., und Samstag, 4. Mai 2024` gives two, both in May 2024."""
    if at < text.dead_ends.get("days", 0):
        return None
    items: list[_Item] = []
    here = at
    if (
        text.entry(at, "weekday") is not None
        and text.entry(at - 1, "join") is not None
        and text.entry(at - 2, "weekday") is not None
    ):
        later = day_list(text, _weekday_before(text, at)[0]) if _weekday_before(text, at)[0] > at else None
        if later is not None and len(later) > 1 and later[1].weekday is None:
            return None  # `Samstag und Sonntag, 8. und 9. Juni`: weekdays first, then their days
    while len(items) < _MOST_ITEMS:
        item = _item(text, here)
        if item is None:
            break
        items.append(item)
        following = (separator(text, item.last) or _overnight(text, at, item.last)) if item.month is None else None
        if following is None:
            break
        here = following
    if not items or items[-1].month is None or len(items) == _MOST_ITEMS:
        if len(items) > 1:
            text.dead_ends["days"] = here
        return None
    last = items[-1]
    plain = last.year is None and last.weekday is None and text[last.last - 1].text == "."
    if plain and len(items) == 1 and not _says_day(text, at, last.last):
        return None
    found = []
    for number, item in enumerate(items):
        found.append(
            Expression(
                "day", text[item.first].start, text[item.last - 1].end, item.first, item.last,
                year=item.year if item is last else last.year, month=last.month, day=item.day, weekday=item.weekday,
                direction=last.direction, joined=number > 0, sure=0.97 if last.year else 0.95,
            )
        )  # fmt: skip
    return found


def _says_day(text: TokenText, first: int, last: int) -> bool:
    """Whether `6.7.` is a day and no section number: a preposition, bracket, range or clock time stands with it."""
    if text.entry(first - 1, "day_preposition") is not None or text[first - 1].text in {"(", "–"}:
        return True
    if text.entry(first - 1, "join") is not None and text[first - 2].text == "." and text[first - 3].kind == "number":
        return True  # `am 5.5. und 6.6.`
    following = separator(text, last)
    if following is not None and text.number(following, 2) is not None and text[following + 1].text == ".":
        return True
    return text[last].text == "," and text.number(last + 1, 2) is not None and "uhr" in {text.low(last + 2), text.low(last + 4)}


def iso_day(text: TokenText, at: int) -> list[Expression] | None:
    """`2024-03-12`."""
    signs = (text[at + 1], text[at + 3])
    if any(sign.text != "-" or not sign.glued for sign in signs) or not (text[at + 2].glued and text[at + 4].glued):
        return None
    year, month, day = text.number(at), text.number(at + 2, 2), text.number(at + 4, 2)
    if year is None or month is None or day is None or len(text[at].text) != 4 or len(text[at + 2].text) != 2:
        return None
    if not (_OLDEST <= year <= _LATEST and 1 <= month <= 12 and 1 <= day <= 31) or (
        text[at + 5].text == "-" and text[at + 5].glued
    ):
        return None
    return [Expression("day", text[at].start, text[at + 4].end, at, at + 5, year=year, month=month, day=day, sure=0.97)]
