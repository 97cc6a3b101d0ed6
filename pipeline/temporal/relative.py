"""Expressions counted from the release or from a date before: `kommende Woche`, `am Tag darauf`, `Jahresende`, `künftig`."""

from __future__ import annotations

from pipeline.temporal.days import year_after
from pipeline.temporal.expression import Expression
from pipeline.temporal.tokens import TokenText


def make(text: TokenText, kind: str, first: int, last: int, *, sure: float = 0.9) -> Expression:
    """The expression of tokens `first` to `last` (exclusive)."""
    return Expression(kind, text[first].start, text[last - 1].end, first, last, sure=sure)


def modifiers(text: TokenText, at: int) -> tuple[int, int | None, str]:
    """Words in front of a weekday or unit: (next token, direction, anchor): `vergangenen`, `am selben`, `darauffolgenden`."""
    direction = text.entry(at, "direction")
    if direction is not None:
        return at + 1, int(direction), ""
    anchor = text.entry(at, "anchor")
    if anchor is not None:
        return at + 1, None, anchor
    return at, None, ""


def period(text: TokenText, at: int) -> list[Expression] | None:
    """A unit with a direction or anchor: `kommende Woche`, `diesem Jahr`, `selben Tag`, `letzten zehn Jahren`, `Tag darauf`."""
    here, direction, anchor = modifiers(text, at)
    if here == at:
        if text.entry(at, "ordinal") == "1":  # `in den ersten beiden Jahren`
            return _counted(text, at, at + 1)
        return _following(text, at)
    if text.low(here) in {"beiden", "paar"} or text.entry(here, "number") is not None or text[here].kind == "number":
        return _counted(text, at, here)
    unit = text.entry(here, "unit")
    if unit is None or not text.capital(here):
        return None
    grain, number = unit.split()
    plural = number == "p" or (number == "b" and text.low(at).endswith(("e", "en")) and text.low(at) not in {"diese", "dieses"})
    if plural:
        if anchor or (text.low(at) == "diese" and grain != "D"):
            return None
        found = make(text, "duration", at, here + 1, sure=0.85)
        found.amount, found.unit = "X", grain
        return [found]
    if grain in "Hms":
        return None
    found = make(text, "anchor" if anchor else "period", at, here + 1)
    found.unit, found.direction, found.amount = grain, direction, anchor
    return [found]


def _counted(text: TokenText, at: int, here: int) -> list[Expression] | None:
    """`letzten zehn Jahren`, `kommenden 48 Stunden`, `nächsten beiden Wochen`."""
    low = text.low(here)
    amount = "2" if low == "beiden" else "X" if low == "paar" else text.entry(here, "number")
    if amount is None:
        number = text.number(here)
        amount = None if number is None else str(number)
    unit = text.entry(here + 1, "unit")
    if amount is None or unit is None or not text.capital(here + 1) or text.entry(at, "today_adjective") is not None:
        return None
    found = make(text, "duration", at, here + 2, sure=0.9)
    found.amount, found.unit = amount, unit.split()[0]
    return [found]


def _following(text: TokenText, at: int) -> list[Expression] | None:
    """`Tag darauf`, `tags zuvor`, `Woche danach`: one unit from the date before; `seit Jahren`: no one knows how many."""
    several = text.entry(at, "unit") if text.entry(at - 1, "bare_preposition") is not None and text.capital(at) else None
    if several is not None and several.endswith("p"):
        found = make(text, "duration", at, at + 1, sure=0.8)
        found.amount, found.unit = "X", several[0]
        return [found]
    later = text.entry(at + 1, "later")
    unit = "D s" if text.low(at) == "tags" else text.entry(at, "unit") if text.capital(at) else None
    if later is None or unit is None or unit.endswith("p") or unit[0] not in "DWMY":
        return None
    found = make(text, "anchor", at, at + 2, sure=0.8)
    found.unit, found.amount = unit[0], later
    return [found]


def nth_in_month(text: TokenText, at: int) -> list[Expression] | None:
    """`ersten Samstag im Mai`, `letzten Wochenende im September`: counted within its month."""
    number = text.entry(at, "ordinal") or ("-1" if text.low(at).startswith("letzte") else None)
    weekend = text.entry(at + 1, "weekend") == "s"
    weekday = "6" if weekend else text.entry(at + 1, "weekday")
    if (
        number is None
        or weekday is None
        or int(number) > 5
        or not text.capital(at + 1)
        or text.low(at + 2) not in {"im", "des"}
    ):
        return None
    if text.entry(at + 3, "unit") in {"M s"}:  # `am ersten Mittwoch im Monat`
        found = make(text, "set", at, at + 4, sure=0.85)
        found.value = f"XXXX-WXX-{'WE' if weekend else weekday}"
        return [found]
    named = text.entry(at + 3, "month") if text.capital(at + 3) else None
    if named is None:
        return None
    found = make(text, "nth", at, at + 4)
    found.amount, found.weekday, found.month, found.plural = number, int(weekday), int(named), weekend
    after = year_after(text, at + 4)
    if after is not None:
        found.last, found.year, found.direction = after
        found.end = text[found.last - 1].end
    return [found]


def neighbour(text: TokenText, at: int) -> list[Expression] | None:
    """`Vortag`, `Vorjahr`, `Folgetag`, `Jahresende`, `Monatsbeginn`."""
    value = text.entry(at, "neighbour")
    if value is None or not (text.capital(at) or text.low(at) == "heuer"):
        return None
    unit, step = value.split()
    last = at + 1
    year = text.number(last)
    if unit == "Y" and step == "0" and year is not None and len(text[last].text) == 4 and 1000 <= year <= 2199:
        found = make(text, "fixed", at, last + 1)  # `Jahresende 2025`
        found.value = str(year)
        return [found]
    # `Vorjahr` counts from the release, `Vortag` from the day that the text is at
    found = make(text, "anchor" if unit == "D" else "period", at, last, sure=0.85)
    found.unit = unit
    if unit == "D":
        found.amount = step
        found.part = "EV" if text.low(at).endswith("abend") else ""
    else:
        found.direction = int(step)
    return [found]


def weekend(text: TokenText, at: int) -> list[Expression] | None:
    """`Wochenende`, `kommendes Wochenende`."""
    here, direction, anchor = modifiers(text, at)
    if text.entry(here, "weekend") is None or not text.capital(here) or anchor:
        return None
    found = make(text, "weekend", at, here + 1, sure=0.85)
    found.direction = direction
    found.plural = text.entry(here, "weekend") == "p"
    if found.plural and (text[at - 1].kind == "number" or text.entry(at - 1, "number") is not None):
        return None
    return [found]


def reference(text: TokenText, at: int) -> list[Expression] | None:
    """`derzeit`, `künftig`, `bisher`, `heutigen`, `vor kurzem`, `in Zukunft`: a value without a place on the calendar."""
    phrase = text.words.get(f"{text.low(at)} {text.low(at + 1)}", "reference_phrase")
    if phrase is not None and text.low(at + 2) not in {"der", "des"}:  # `zur Zeit der Entstehung` is no reference
        found = make(text, "fixed", at, at + 2, sure=0.8)
        found.value = phrase
        return [found]
    value = text.entry(at, "reference")
    if value is None or (text[at + 1].text == "-" and text[at + 1].glued):
        return None
    found = make(text, "fixed", at, at + 1, sure=0.8)
    found.value = value
    return [found]


def reference_noun(text: TokenText, at: int) -> list[Expression] | None:
    """`in Zukunft`, `in der Zukunft`, `in naher Zukunft`: the noun counts only behind `in`."""
    value = text.entry(at, "reference_noun")
    here = at - 1
    while text.low(here) in {"der", "naher", "nächster", "ferner", "absehbarer"}:
        here -= 1
    if value is None or text.low(here) != "in" or not text.capital(at):
        return None
    first = at if text.low(at - 1) in {"in", "der"} else at - 1
    found = make(text, "fixed", first, at + 1, sure=0.8)
    found.value = value
    return [found]


def phase_of(text: TokenText, at: int) -> list[Expression] | None:
    """`Ende des Jahres`, `Anfang der Woche`, `Mitte nächsten Jahres`, `Ende kommender Woche`, `Ende des Monats`."""
    if text.entry(at, "phase") is None or not text.capital(at):
        return None
    here = at + 1
    article = text.low(here) in {"des", "der"}
    if article:
        here += 1
    after, direction, anchor = modifiers(text, here)
    unit = text.entry(after, "unit")
    if (
        unit is None
        or not text.capital(after)
        or not unit.endswith(("s", "b"))
        or unit[0] not in "WMY"
        or not (article or after > here)
    ):
        return None
    found = make(text, "anchor" if anchor else "period", at, after + 1, sure=0.85)
    found.unit, found.direction, found.amount = unit[0], 0 if direction is None else direction, anchor
    year = text.number(after + 1)
    if unit[0] == "Y" and year is not None and len(text[after + 1].text) == 4:
        found.kind, found.value, found.last, found.end = "fixed", str(year), after + 2, text[after + 1].end
    return [found]
