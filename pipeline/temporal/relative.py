"""Expressions counted from the release or from a date before: `heute Abend`, `vergangenen Donnerstag`, `kommende Woche`, `am Tag darauf`."""

from __future__ import annotations

from pipeline.temporal.days import day_list
from pipeline.temporal.expression import Expression
from pipeline.temporal.tokens import TokenText

_DASHES = frozenset("-–")


def _make(text: TokenText, kind: str, first: int, last: int, *, sure: float = 0.9) -> Expression:
    return Expression(kind, text[first].start, text[last - 1].end, first, last, sure=sure)


def today(text: TokenText, at: int) -> list[Expression] | None:
    """`heute`, `gestern Abend`, `heute früh`, `übermorgen`; `Morgen` in a sentence with a capital is the part of day."""
    offset = text.entry(at, "today")
    if offset is None:
        return None
    opens = text[at].newline or text[at - 1].sentence != text[at].sentence or text[at - 1].text in "„\"“»‚'«:–-"
    if text.capital(at) and not opens and text.entry(at, "part") is not None:
        return None
    if text[at + 1].text == "-" and text[at + 1].glued:
        return None
    part = text.entry(at + 1, "part") or text.entry(at + 1, "part_adverb") or text.entry(at + 1, "part_following")
    if part is not None and text.low(at + 1) == "morgen" and not text.capital(at + 1) and offset == "0":
        part = (
            None
            if text.low(at) == "heute" and text[at + 1].text == "morgen" and text.entry(at + 2, "join") is not None
            else part
        )
    last = at + 1 if part is None else at + 2
    if part is None and offset == "0" and (text.low(at + 1) == "noch" or text.low(at - 1) == "auch"):
        found = _make(text, "fixed", at, last, sure=0.7)  # `ist auch heute noch`: these times, not this day
        found.value = "PRESENT_REF"
        return [found]
    found = _make(text, "today", at, last, sure=0.93)
    found.amount, found.part = offset, part or ""
    return [found]


def _modifiers(text: TokenText, at: int) -> tuple[int, int | None, str]:
    """Words in front of a weekday or unit: (next token, direction, anchor): `vergangenen`, `am selben`, `darauffolgenden`."""
    direction = text.entry(at, "direction")
    if direction is not None:
        return at + 1, int(direction), ""
    anchor = text.entry(at, "anchor")
    if anchor is not None:
        return at + 1, None, anchor
    return at, None, ""


def weekday(text: TokenText, at: int) -> list[Expression] | None:
    """`Freitag`, `vergangenen Donnerstag`, `Samstagabend`, `Sonntag Nachmittag`, `heutigen Montag`."""
    here, direction, anchor = _modifiers(text, at)
    heutig = text.entry(at, "today_adjective")
    if heutig is not None:
        here = at + 1
    if not text.capital(here) or _in_compound(text, here):
        return None
    named = text.entry(here, "weekday")
    part = ""
    if named is None:
        compound = text.entry(here, "weekday_part")
        if compound is None:
            return None
        named, part = compound.split("T")
    last = here + 1
    if not part:
        following = text.entry(last, "part")
        if following is not None and not (text[last].text == "," or (text.low(last) == "morgen" and not text.capital(last))):
            part, last = following, last + 1
        elif text.entry(last, "part_adverb") is not None:
            part, last = text.entry(last, "part_adverb") or "", last + 1
        elif text[last].text in _DASHES and text[last].glued and text[last + 1].glued and text[last + 1].kind == "word":
            if text.entry(last + 1, "weekday") is None:
                return None  # `Sonntag-Veranstaltungen`, `Freitag-Abend-Spiel`
    found = _make(text, "weekday", at, last, sure=0.9 if direction is not None else 0.85)
    found.weekday, found.direction, found.part, found.value = int(named), direction, part, anchor
    if heutig is not None:
        found.kind, found.amount, found.weekday = "today", heutig, None
    return [found]


def _in_compound(text: TokenText, at: int) -> bool:
    """Whether it is the end of a compound: `MIP-Montag`, but not `Montag-Freitag`."""
    return text[at - 1].text == "-" and text[at].glued and text[at - 1].glued and text.entry(at - 2, "weekday") is None


def night_to(text: TokenText, at: int) -> list[Expression] | None:
    """`Nacht zum Sonntag`, `Nacht auf den 28. Juli`: the night that begins on the day before."""
    if text.entry(at, "part") != "NI" or not text.capital(at) or text.low(at + 1) not in {"zum", "auf", "zu"}:
        return None
    here = at + 2
    while text.low(here) in {"den", "dem", "heutigen", "vergangenen"}:
        here += 1
    if (
        text.entry(here, "weekday") is None
        or not text.capital(here)
        or text.number(here + 1) is not None
        or text[here + 1].text == ","
    ):
        return None
    found = _make(text, "weekday", at, here + 1, sure=0.85)
    found.weekday, found.part, found.amount = int(text.entry(here, "weekday") or 0), "NI", "-1"
    return [found]


def part_of_day(text: TokenText, at: int) -> list[Expression] | None:
    """`am Nachmittag`, `in den Abendstunden`, `mittags`: a part of a day named before; `Abend des 14. August`."""
    adverb = text.entry(at, "part_adverb")
    if adverb is not None and not text.capital(at):
        return [_part(text, at, adverb)]
    part = text.entry(at, "part") or text.entry(at, "part_hours")
    if part is None or not text.capital(at):
        return None
    here = at - 1
    while text.entry(here, "part_adjective") is not None:
        here -= 1
    if text.entry(here, "part_preposition") is None or (text[at + 1].text == "-" and text[at + 1].glued):
        return None
    if text.low(at + 1) == "des" and text[at + 2].kind == "number":
        days = day_list(text, at + 2)
        if days is not None and len(days) == 1:
            days[0].first, days[0].start, days[0].part = at, text[at].start, part
            return days
    if part == "NI" and text.low(at + 1) in {"zum", "auf"} and text[at + (3 if text.low(at + 2) == "den" else 2)].kind == "number":
        return None  # `in der Nacht zum 3. Mai`: the day alone
    return [_part(text, at, part)]


def _part(text: TokenText, at: int, part: str) -> Expression:
    found = _make(text, "part", at, at + 1, sure=0.75)
    found.part = part
    return found


def period(text: TokenText, at: int) -> list[Expression] | None:
    """A unit with a direction or anchor: `kommende Woche`, `diesem Jahr`, `selben Tag`, `letzten zehn Jahren`, `Tag darauf`."""
    here, direction, anchor = _modifiers(text, at)
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
        found = _make(text, "duration", at, here + 1, sure=0.85)
        found.amount, found.unit = "X", grain
        return [found]
    if grain in "Hms":
        return None
    found = _make(text, "anchor" if anchor else "period", at, here + 1)
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
    found = _make(text, "duration", at, here + 2, sure=0.9)
    found.amount, found.unit = amount, unit.split()[0]
    return [found]


def _following(text: TokenText, at: int) -> list[Expression] | None:
    """`Tag darauf`, `tags zuvor`, `Woche danach`: one unit from the date before."""
    later = text.entry(at + 1, "later")
    unit = "D s" if text.low(at) == "tags" else text.entry(at, "unit") if text.capital(at) else None
    if later is None or unit is None or unit.endswith("p") or unit[0] not in "DWMY":
        return None
    found = _make(text, "anchor", at, at + 2, sure=0.8)
    found.unit, found.amount = unit[0], later
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
        found = _make(text, "fixed", at, last + 1)  # `Jahresende 2025`
        found.value = str(year)
        return [found]
    # `Vorjahr` counts from the release, `Vortag` from the day that the text is at
    found = _make(text, "anchor" if unit == "D" else "period", at, last, sure=0.85)
    found.unit = unit
    if unit == "D":
        found.amount = step
    else:
        found.direction = int(step)
    return [found]


def weekend(text: TokenText, at: int) -> list[Expression] | None:
    """`Wochenende`, `kommendes Wochenende`."""
    here, direction, anchor = _modifiers(text, at)
    if text.entry(here, "weekend") is None or not text.capital(here) or anchor:
        return None
    found = _make(text, "weekend", at, here + 1, sure=0.85)
    found.direction = direction
    found.plural = text.entry(here, "weekend") == "p"
    if found.plural and (text[at - 1].kind == "number" or text.entry(at - 1, "number") is not None):
        return None
    return [found]


def reference(text: TokenText, at: int) -> list[Expression] | None:
    """`derzeit`, `künftig`, `bisher`, `heutigen`, `vor kurzem`, `in Zukunft`: a value without a place on the calendar."""
    phrase = text.words.get(f"{text.low(at)} {text.low(at + 1)}", "reference_phrase")
    if phrase is not None and text.low(at + 2) not in {"der", "des"}:  # `zur Zeit der Entstehung` is no reference
        found = _make(text, "fixed", at, at + 2, sure=0.9)
        found.value = phrase
        return [found]
    value = text.entry(at, "reference")
    if value is None or (text[at + 1].text == "-" and text[at + 1].glued):
        return None
    found = _make(text, "fixed", at, at + 1, sure=0.9)
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
    found = _make(text, "fixed", first, at + 1, sure=0.85)
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
    after, direction, anchor = _modifiers(text, here)
    unit = text.entry(after, "unit")
    if (
        unit is None
        or not text.capital(after)
        or not unit.endswith(("s", "b"))
        or unit[0] not in "WMY"
        or not (article or after > here)
    ):
        return None
    found = _make(text, "anchor" if anchor else "period", at, after + 1, sure=0.85)
    found.unit, found.direction, found.amount = unit[0], 0 if direction is None else direction, anchor
    year = text.number(after + 1)
    if unit[0] == "Y" and year is not None and len(text[after + 1].text) == 4:
        found.kind, found.value, found.last, found.end = "fixed", str(year), after + 2, text[after + 1].end
    return [found]
