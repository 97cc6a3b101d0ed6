"""Durations and offsets: `drei Jahre`, `anderthalb Stunden`, `vor zwei Wochen`, `drei Tage später`, `zweijährige Bauzeit`."""

from __future__ import annotations

import re

from pipeline.temporal.expression import Expression
from pipeline.temporal.tokens import TokenText

_DASHES = frozenset("-–—")
_AGE_WINDOW = 5  # tokens before an amount in which `Kinder` or `Alter` makes it an age
_ADJECTIVE = re.compile(r"(.*?)(jährig|monatig|wöchig|tägig|stündig|minütig)(?:e[nmrs]?)?")
_ADJECTIVE_UNITS = {"jährig": "Y", "monatig": "M", "wöchig": "W", "tägig": "D", "stündig": "H", "minütig": "m"}
_LONGEST_WORD = 60  # letters; no German word of duration is longer, and a line of a million letters costs nothing


def amount(text: TokenText, at: int) -> tuple[int, str] | None:
    """How many: (next token, ISO number or `X`) for `drei`, `14`, `1.200`, `2,5`, `anderthalb`, `einige`, `ein halbes`."""
    number = text.number(at, 6)
    if number is not None:
        if text[at].glued and text[at - 1].kind == "number":
            return None
        here, written = at + 1, str(number)
        while text[here].text == "." and text[here].glued and len(text[here + 1].text) == 3 and text[here + 1].glued:
            if text[here + 1].kind != "number" or len(written) > 9:
                break
            written, here = written + text[here + 1].text, here + 2
        if text[here].text == "," and text[here].glued and text[here + 1].kind == "number" and text[here + 1].glued:
            written, here = f"{written}.{text[here + 1].text[:3]}", here + 2
        return here, written
    word = text.entry(at, "number")
    if word is not None:
        if word == "1" and text.low(at + 1) in {"halbes", "halbe", "halben", "halber"}:
            return at + 2, "0.5"
        if text.low(at + 1) == "und" and text.low(at + 2) in {"eine", "ein"} and text.low(at + 3) in {"halbe", "halbes"}:
            return at + 4, word + ".5"
        return at + 1, word
    vague = text.entry(at, "vague_number")
    if vague is not None:
        return at + 1, "X"
    if text.low(at) in {"halben", "halbe", "halbes"}:
        return at + 1, "0.5"
    return None


def _unit(text: TokenText, at: int) -> tuple[str, str, str] | None:
    """The unit at a token: (unit, `s` `p` or `b`, factor), with `Jahrzehnte` as ten years."""
    short = text.entry(at, "short_unit") if text[at - 1].kind == "number" else None
    if short is not None:
        return short, "p", "1"
    if not text.capital(at):
        return None
    found = text.entry(at, "unit")
    if found is not None:
        grain, number = found.split()
        return grain, number, "1"
    found = text.entry(at, "long_unit")
    if found is None:
        return None
    grain, factor = found.split()
    return grain, "b", factor


def _times(written: str, grain: str, factor: str) -> tuple[str, str]:
    """The ISO amount and unit: half a year is six months, half an hour thirty minutes, two decades twenty years."""
    if written == "X":
        return "X", grain
    if written == "0.5" and grain in {"Y", "H", "M"} and factor == "1":
        return {"Y": ("6", "M"), "H": ("30", "m"), "M": ("15", "D")}[grain]
    if factor == "1":
        return written, grain
    value = float(written) * float(factor)
    return (str(int(value)) if value == int(value) else str(value)), grain


def duration(text: TokenText, at: int) -> list[Expression] | None:
    """An amount of time; with `vor`, `in`, `später` around it a date."""
    counted = amount(text, at)
    if counted is None:
        return None
    here, written = counted
    first_of_two: tuple[int, str] | None = None
    if (text.entry(here, "join") is not None and text.low(here) in {"bis", "oder"}) or text[here].text in _DASHES:
        following = amount(text, here + 1)
        if following is not None and _unit(text, following[0]) is not None:
            first_of_two, (here, written) = (here, written), following
    if text.low(here) in {"volle", "vollen", "ganze", "ganzen", "weitere", "weiteren", "lange", "langen", "ganzes", "volles"}:
        here += 1
    elif (
        _unit(text, here) is None
        and text[here].kind == "word"
        and text[here].low == text[here].text
        and text.low(here).endswith(("e", "en"))
        and written != "1"
    ):
        here += 1  # `360 ehrenamtliche Stunden`
    unit = _unit(text, here)
    if unit is None or (text[here + 1].text == "-" and text[here + 1].glued and text[here + 2].glued):
        return None
    grain, number, factor = unit
    last = here + 1
    if _is_age(text, at, last, grain) or _is_no_time(text, at, last, written, grain):
        return None
    written_amount, grain = _times(written, grain, factor)
    found = Expression("duration", text[at].start, text[here].end, at, last, unit=grain, amount=written_amount, sure=0.9)
    if first_of_two is not None:
        first_amount, first_grain = _times(first_of_two[1], unit[0], factor)
        end = first_of_two[0]
        first = Expression(
            "duration", text[at].start, text[end - 1].end, at, end, unit=first_grain, amount=first_amount, sure=0.85
        )
        found.start, found.first, found.joined = text[end + 1].start, end + 1, True
        return [first, found]
    if (
        number == "s"
        and factor == "1"
        and written == "1"
        and text.entry(at, "number")
        and not _one_counts(text, at, last, grain)
    ):
        return None
    return [_offset(text, found)]


def _offset(text: TokenText, found: Expression) -> Expression:
    """Turn a duration with a direction into a date: `vor zwei Wochen`, `drei Tage später`, `in drei Monaten`."""
    later = text.entry(found.last, "later")
    if found.amount == "X" or (found.unit in {"H", "m", "s"} and later is None):
        return found
    if later is not None:
        found.kind, found.direction = "offset", int(later)
        found.last, found.end = found.last + 1, text[found.last].end
        found.sure = 0.75
        return found
    before = found.first - 1
    while text.entry(before, "approximate") is not None:
        before -= 1
    word = text.low(before)
    if word == "vor" or (word == "in" and text.low(found.last) not in {"folge", "serie"}):
        found.kind, found.direction = ("ago", -1) if word == "vor" else ("ahead", 1)
        found.plural = before < found.first - 1
        found.value = f"{found.start}"  # where the bare duration begins, should the tense show that it is one
        found.first, found.start = before, text[before].start
        found.sure = 0.8
    return found


def _is_age(text: TokenText, first: int, last: int, grain: str) -> bool:
    """Whether it is how old someone is: `34 Jahre alt`, `im Alter von zehn Jahren`, `Kinder ab sechs Jahren`."""
    if grain not in "YM":
        return False
    if text.entry(last, "age") is not None or text.entry(last + 1, "age") == "alt":
        return True
    if "vollendet" in {text.low(here) for here in range(last, last + 3)}:
        return True
    if text.low(first - 1) == "und" and text.low(first - 3) == "zwischen" and text.capital(first - 4):
        return True  # `Kinder zwischen sechs und elf Jahren`
    preposition = text.entry(first - 1, "age_preposition")
    if preposition == "always":
        return True
    window = range(max(0, first - _AGE_WINDOW), first)
    persons = any(text[here].sentence == text[first].sentence and text.words.ends(text.low(here), "aged") for here in window)
    listed = text[first - 1].text in "(," or (text.entry(first - 1, "join") is not None and text[first - 3].text in "(,")
    return (persons and (preposition is not None or listed)) or any(
        text.entry(here, "age") == "noun" for here in window if text[here].sentence == text[first].sentence
    )


def _is_no_time(text: TokenText, first: int, last: int, written: str, grain: str) -> bool:
    """Whether the unit is counted in some other way: `100 Tage Bücher` is, `Nr. 3 Stunden` and `5.3 Jahre` are not."""
    if text.entry(first - 1, "numbering") is not None or text[first - 1].text in "§":
        return True
    if text[first - 1].text in "./" and text[first].glued and text[first - 1].glued:
        return True
    return grain == "D" and text.low(last) == "der" and text.low(last + 1) in {"offenen", "deutschen"}


def _one_counts(text: TokenText, first: int, last: int, grain: str) -> bool:
    """Whether `ein Tag` counts: `ein Jahr`, `eine Stunde` do; `ein Tag` only with `lang`, `später`, `innerhalb`, `vor`."""
    if grain in "YMWHms" and text.low(first) not in {"einer", "eines"}:
        return True
    while text.entry(first - 1, "approximate") is not None:  # `in genau einer Woche`
        first -= 1
    if text.entry(last, "later") is not None or text.low(last) in {"lang", "nach", "vor"}:
        return True
    return text.entry(first - 1, "duration_preposition") is not None


def adjective(text: TokenText, at: int) -> list[Expression] | None:
    """`einwöchigen Aufenthalt`, `dreijährige Bauzeit`, `48-stündigen`, `50-jähriges Bestehen`; ages of people are none."""
    token = text[at]
    last = at
    if token.kind == "number":
        if text[at + 1].text != "-" or not text[at + 2].glued:
            return None
        last = at + 2
        written = token.text if len(token.text) <= 4 else ""
    else:
        written = ""
    low = text.low(last)
    if len(low) > _LONGEST_WORD or (text.capital(last) and token.kind == "number"):
        return None
    match = _ADJECTIVE.fullmatch(low)
    if match is None:
        return None
    number, unit = match.group(1), _ADJECTIVE_UNITS[match.group(2)]
    if not written:
        if number in {"mehr", "lang", "viel"}:
            written = "X"
        elif number == "halb":
            written = "0.5"
        else:
            written = text.words.get(number, "number") or text.words.get(number, "number_stem") or ""
    elif number:
        return None
    if not written or (unit == "Y" and not text.words.ends(text.low(last + 1), "lasting")):
        return None
    value, unit = _times(written, unit, "1")
    return [Expression("duration", token.start, text[last].end, at, last + 1, unit=unit, amount=value, sure=0.8)]


def lasting(text: TokenText, at: int) -> list[Expression] | None:
    """`jahrelang`, `tagelange`, `monatelang`."""
    grain = text.entry(at, "lasting_adverb")
    if grain is None:
        return None
    return [Expression("duration", text[at].start, text[at].end, at, at + 1, unit=grain, amount="X", sure=0.8)]
