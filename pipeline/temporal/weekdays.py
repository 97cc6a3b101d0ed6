"""Days named by a word: `heute Abend`, `vergangenen Donnerstag`, `Samstagabend`, `in der Nacht zum Sonntag`, `am Nachmittag`."""

from __future__ import annotations

from pipeline.temporal.days import day_list
from pipeline.temporal.expression import Expression
from pipeline.temporal.relative import make, modifiers
from pipeline.temporal.tokens import TokenText

_DASHES = frozenset("-–")
_BESIDE = frozenset({"darauf", "danach", "zuvor", "davor"})  # `am Sonntag später` is no other Sunday
_NIGHT_WORDS = frozenset({"den", "dem", "heutigen", "vergangenen"})


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
        found = make(text, "fixed", at, last, sure=0.7)  # `ist auch heute noch`: these times, not this day
        found.value = "PRESENT_REF"
        return [found]
    found = make(text, "today", at, last, sure=0.93)
    found.amount, found.part = offset, part or ""
    return [found]


def weekday(text: TokenText, at: int) -> list[Expression] | None:
    """`Freitag`, `vergangenen Donnerstag`, `Samstagabend`, `Sonntag Nachmittag`, `heutigen Montag`."""
    here, direction, anchor = modifiers(text, at)
    heutig = text.entry(at, "today_adjective")
    if heutig is not None:
        here = at + 1
        part = text.entry(here, "part") if text.capital(here) else None
        if part is not None or text.low(here) in {"tag", "tage", "tages"}:  # `am heutigen Tag`, `am gestrigen Abend`
            found = make(text, "today", at, here + 1)
            found.amount, found.part = heutig, part or ""
            return [found]
    if not text.capital(here) or _in_compound(text, here):
        return None
    named = genitive(text, here) or text.entry(here, "weekday")
    part = ""
    if named is not None and here == at and _is_surname(text, at):
        return None
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
        elif _opens_compound(text, last):
            return None  # `Sonntag-Veranstaltungen`, `Freitag-Abend-Spiel`
    found = make(text, "weekday", at, last, sure=0.9 if direction is not None else 0.85)
    found.weekday, found.direction, found.part, found.value = int(named), direction, part, anchor
    if here == at and not part:
        _placed(text, found)
    if heutig is not None:
        found.kind, found.amount = "today", heutig
    return [found]


def _placed(text: TokenText, found: Expression) -> None:
    """Take what places a weekday from behind: `Sonntag darauf`, `Donnerstag vergangener Woche`, `Montag der nächsten Woche`."""
    here = found.last
    if text.low(here) in _BESIDE:
        found.value = text.entry(here, "later") or ""
        here += 1
    else:
        here += text.low(here) == "der"
        way = text.entry(here, "direction")
        if way is None or text.low(here + 1) != "woche":
            return
        found.direction, found.unit = int(way), "W"
        here += 2
    found.last, found.end = here, text[here - 1].end


def genitive(text: TokenText, at: int) -> str | None:
    """The number of the weekday in `im Laufe des Montags`, `am Abend des kommenden Freitags`: one day, not each (`montags`)."""
    if not text.capital(at) or "des" not in {text.low(at - 1), text.low(at - 2) if text.low(at - 1).endswith("en") else ""}:
        return None
    return text.words.get(text.low(at).removesuffix("s"), "weekday") if text.low(at).endswith("s") else None


def _is_surname(text: TokenText, at: int) -> bool:
    """Whether a weekday is someone's name: a capital stands before it that is no preposition at a sentence's start (`Frau Sonntag`)."""
    before = text[at - 1]
    if not text.capital(at - 1) or before.sentence != text[at].sentence or text.entry(at - 1, "weekday") is not None:
        return False
    if any(
        text.entry(at - 1, kind) is not None
        for kind in ("day_preposition", "month_preposition", "weak_preposition", "part_preposition")
    ):
        return False
    return (
        not (text[at + 1].text == "," and text.number(at + 2) is not None)
        and text.number(at + 1) is None
        and not text[at].newline
    )


def _opens_compound(text: TokenText, at: int) -> bool:
    """Whether a hyphen at a token makes a compound; `Montag-Freitag` is a range."""
    hyphen = text[at].text in _DASHES and text[at].glued and text[at + 1].glued and text[at + 1].kind == "word"
    return hyphen and text.entry(at + 1, "weekday") is None


def _in_compound(text: TokenText, at: int) -> bool:
    """Whether it is the end of a compound: `MIP-Montag`, but not `Montag-Freitag`."""
    return text[at - 1].text == "-" and text[at].glued and text[at - 1].glued and text.entry(at - 2, "weekday") is None


def night_to(text: TokenText, at: int) -> list[Expression] | None:
    """`Nacht zum Sonntag`, `Nacht auf den 28. Juli`, `Nacht zum Sonntag, 28. Juli`: the night that begins on the day before."""
    if text.entry(at, "part") != "NI" or not text.capital(at) or text.low(at + 1) not in {"zum", "auf", "zu"}:
        return None
    here = at + 2
    while text.low(here) in _NIGHT_WORDS:
        here += 1
    days = day_list(text, here)
    if days is not None:
        days[0].first, days[0].start, days[0].part, days[0].amount = at, text[at].start, "NI", "-1"
        return days if len(days) == 1 else None
    if (
        text.entry(here, "weekday") is None
        or not text.capital(here)
        or text.number(here + 1) is not None
        or text[here + 1].text == ","
    ):
        return None
    found = make(text, "weekday", at, here + 1, sure=0.85)
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
    if (
        part == "NI"
        and text.low(at + 1) in {"zum", "auf"}
        and text[at + (3 if text.low(at + 2) == "den" else 2)].kind == "number"
    ):
        return None  # `in der Nacht zum 3. Mai`: the day alone
    return [_part(text, at, part)]


def _part(text: TokenText, at: int, part: str) -> Expression:
    found = make(text, "part", at, at + 1, sure=0.75)
    found.part = part
    return found
