"""Months: `Mai 2025`, `Ende Mai`, `kommenden Mai`, `von Mai bis August`, and where a month's name is someone's instead."""

from __future__ import annotations

from pipeline.temporal.days import month_name, separator, year_after
from pipeline.temporal.expression import Expression
from pipeline.temporal.tokens import TokenText

_DASHES = frozenset("-–—/")


def month(text: TokenText, at: int) -> list[Expression] | None:
    """`Mai 2025`, `Ende Mai`, `kommenden Mai`, and a month alone where a preposition says that it is none of a name."""
    here = at
    phase = text.entry(here, "phase") is not None
    if phase:
        here += 1
    direction = text.entry(here, "direction")
    if direction is not None:
        here += 1
    named = month_name(text, here)
    if named is None:
        return None
    after, number = named
    found = year_after(text, after)
    if found is None and text[after].text == "/" and text.entry(after + 1, "month") is not None:
        following = year_after(text, after + 2)  # `Mai/Juni 2024`: the year of both
        year = following[1] if following else None
        return [_month(text, at, after, number, year, direction)]
    if found is not None:
        after = found[0]
        if found[2] is not None:
            direction = str(found[2])
            return [_month(text, at, after, number, None, None, year_direction=found[2])]
        return [_month(text, at, after, number, found[1], direction)]
    short = text.entry(here, "month") is None
    if not phase and direction is None and (short or not _says_month(text, here, after)):
        return None
    return [_month(text, at, after, number, None, direction)]


def _month(
    text: TokenText,
    first: int,
    last: int,
    number: int,
    year: int | None,
    direction: str | None,
    *,
    year_direction: int | None = None,
) -> Expression:
    expression = Expression("month", text[first].start, text[last - 1].end, first, last, year=year, month=number)
    if year_direction is not None:
        expression.direction, expression.unit = year_direction, "Y"
    elif direction is not None:
        expression.direction = int(direction)
    return expression


def _says_month(text: TokenText, here: int, after: int) -> bool:
    """Whether a month's name alone is the month: `im Mai`, `von Mai bis August`, but not `Frau Mai` and `von August Berg`."""
    if text.entry(here - 1, "month_preposition") is not None:
        return True
    following = separator(text, after)
    if following is not None and text.entry(following, "month") is not None and not text.capital(here - 1):
        return True
    joined = text.entry(here - 1, "join") is not None or text[here - 1].text in _DASHES or text[here - 1].text == ","
    if joined and (
        text.entry(here - 2, "month") is not None or text.number(here - 2) is not None or text[here - 2].text == "."
    ):
        return (not text.capital(after) and text[here - 2].text != ".") or text.entry(here - 3, "month_short") is not None
    # `seit Mai`, `für Juni`: these stand before names too, so no other capital may follow
    return text.entry(here - 1, "weak_preposition") is not None and not text.capital(after)
