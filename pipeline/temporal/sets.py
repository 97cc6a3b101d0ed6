"""What recurs: `jeden Mittwoch`, `mittwochs`, `alle zwei Jahre`, `täglich`, `zweimal im Monat`, `Mo–Fr`."""

from __future__ import annotations

from pipeline.temporal.durations import amount
from pipeline.temporal.expression import Expression
from pipeline.temporal.tokens import TokenText
from pipeline.temporal.weekdays import genitive

_DASHES = frozenset("-–—")
_UNITS = {"H": "PT1H", "m": "PT1M", "s": "PT1S"}


def _make(text: TokenText, first: int, last: int, value: str, *, sure: float = 0.88) -> Expression:
    return Expression("set", text[first].start, text[last - 1].end, first, last, value=value, sure=sure)


def period_value(number: str, grain: str) -> str:
    """The ISO value of so many units: `P3Y`, `PT30M`."""
    return f"PT{number}{grain.upper()}" if grain in "Hms" else f"P{number}{grain}"


def every(text: TokenText, at: int) -> list[Expression] | None:
    """`jeden Mittwoch`, `jeden ersten Samstag im Monat`, `jedes Jahr`, `alle zwei Jahre`."""
    kind = text.entry(at, "every")
    if kind is None:
        return None
    here = at + 1
    ordinal = text.entry(here, "ordinal")
    if ordinal is not None:
        here += 1
    weekday = text.entry(here, "weekday") if text.capital(here) else None
    compound = text.entry(here, "weekday_part")
    if weekday is not None or compound is not None:
        last = here + 1
        day, _, part = (compound or weekday or "").partition("T")
        if not part and text.capital(last) and text.entry(last, "part") is not None:
            part, last = text.entry(last, "part") or "", last + 1
        if text.low(last) == "im" and text.low(last + 1) == "monat":
            last += 2
        elif text.low(last) in {"des", "eines"} and text.low(last + 1) == "monats":
            last += 2
        return [_make(text, at, last, f"XXXX-WXX-{day}" + (f"T{part}" if part else ""))]
    unit = text.entry(here, "unit")
    if unit is not None and text.capital(here) and kind == "each":
        number = ordinal or "1"
        return [_make(text, at, here + 1, period_value(number, unit[0]))]
    if kind == "each" and text.entry(here, "weekend") is not None:
        return [_make(text, at, here + 1, "XXXX-WXX-WE")]
    if kind == "all":
        counted = amount(text, here)
        if counted is not None:
            unit = text.entry(counted[0], "unit")
            if unit is not None and text.capital(counted[0]) and unit[0] not in "s":
                return [_make(text, at, counted[0] + 1, period_value(counted[1], unit[0]))]
    return None


def recurring(text: TokenText, at: int) -> list[Expression] | None:
    """One word that says how often: `täglich`, `mittwochs`, `montagabends`, `werktags`, `Wochenenden`, `Sonntagen`."""
    value = text.entry(at, "recurring")
    if value is not None:
        return [_make(text, at, at + 1, value)]
    value = text.entry(at, "weekday_set") or text.entry(at, "weekday_part_set")
    if value is not None:
        if text.capital(at) and ((text[at + 1].text == "-" and text[at + 1].glued) or genitive(text, at)):
            return None
        return [_make(text, at, at + 1, f"XXXX-WXX-{value}")]
    value = text.entry(at, "weekday_plural")
    if value is not None and text.capital(at) and text.entry(at - 1, "number") is None and text[at - 1].kind != "number":
        return [_make(text, at, at + 1, f"XXXX-WXX-{value}", sure=0.8)]
    return None


def rate(text: TokenText, at: int) -> list[Expression] | None:
    """`pro Jahr`, `zweimal im Monat`, `400 Euro im Monat`: the unit behind something counted."""
    if text.low(at) == "pro":
        unit = text.entry(at + 1, "unit")
        if unit is None or not text.capital(at + 1) or not unit.endswith(("s", "b")) or unit[0] in "Hms":
            return None
        return [_make(text, at, at + 2, period_value("1", unit[0]), sure=0.8)]
    times = text.entry(at, "times")
    if times is not None:
        if text.low(at + 1) not in {"im", "am", "pro"} and not (
            text.low(at + 1) in {"in", "die"} and text.low(at + 2) in {"der", "woche"}
        ):
            return None
        here = at + 3 if text.low(at + 2) == "der" else at + 2
        if text.low(here) == "woche" or text.low(at + 2) in {"jahr", "monat", "tag"}:
            unit = text.entry(here, "unit")
            return None if unit is None else [_make(text, at, here + 1, period_value("1", unit[0]), sure=0.8)]
    return None


def amount_per(text: TokenText, at: int) -> list[Expression] | None:
    """`400 Euro im Monat`, `200 Gäste am Tag`: how much in each; the preposition is left out."""
    unit = text.entry(at + 1, "unit")
    if unit is None or not unit.endswith("s") or unit[0] not in "DMY" or not text.capital(at + 1):
        return None
    if (
        text[at - 2].kind != "number"
        or not (text.capital(at - 1) or text[at - 1].text in "€%")
        or text[at + 2].kind == "number"
    ):
        return None
    if text.entry(at - 1, "month") is not None or text.low(at + 1) not in {"tag", "monat", "jahr"} or text[at - 3].text == "am":
        return None
    return [_make(text, at + 1, at + 2, period_value("1", unit[0]), sure=0.75)]


def short_days(text: TokenText, at: int) -> list[Expression] | None:
    """`Mo–Fr 9–17 Uhr`, `Mo., Di. und Do.`: office hours with short weekdays, at least two and then a number."""
    days: list[tuple[int, int, str]] = []
    here = at
    while len(days) < 7:
        short = text.entry(here, "weekday_short") if text.capital(here) else None
        if short is None:
            return None
        last = here + 2 if text[here + 1].text == "." and text[here + 1].glued else here + 1
        days.append((here, last, short))
        linked = text[last].text in {"-", "–", "—", ",", "/"} or text.entry(last, "join") is not None
        if linked and text.entry(last + 1, "weekday_short") is not None and text.capital(last + 1):
            here = last + 1
            continue
        break
    after = days[-1][1]
    if text[after].text in {":", ","}:
        after += 1
    if text.entry(after, "clock_preposition") is not None:
        after += 1
    goes_on = text[at - 1].text in ",;|" and text.low(at - 2) == "uhr"  # `Mo–Fr 9–17 Uhr, Sa 10–13 Uhr`
    if (len(days) < 2 and not goes_on) or text.number(after, 2) is None:
        return None
    return [_make(text, first, last, f"XXXX-WXX-{day}", sure=0.85) for first, last, day in days]
