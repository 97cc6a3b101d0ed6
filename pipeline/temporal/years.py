"""Years in running text, and all the numbers that look like one and are none."""

from __future__ import annotations

from pipeline.temporal.days import APOSTROPHES, full_year, separator
from pipeline.temporal.expression import Expression
from pipeline.temporal.tokens import TokenText

_MODERN = range(1900, 2100)
_POSSIBLE = range(1000, 2200)
_CLOSING = frozenset("“\"”»«‘'’")
_OPENING = frozenset("„\"“»‚'«‘")
_NAME_LENGTH = 6  # tokens between the marks of a quoted name that ends in a year (`„Smart City 2030“`)
_DASHES = frozenset("-–—/")


def year(text: TokenText, at: int) -> list[Expression] | None:
    """`2016`, `Jahr 2014`, `Ende 2025`, `’23` behind `Jahr`, the parts of `2009-2011` and `2005/2010`; `2024/25` is one."""
    token = text[at]
    first = at
    if token.kind == "word":
        phase = text.entry(at, "phase") is not None and text.capital(at)
        if phase:
            at += 1
            if text.low(at) == "des" and text.low(at + 1) == "jahres":
                at += 1
        if text.entry(at, "year_noun") is not None:
            at += 1
        elif not phase:
            return None
    number = text.number(at)
    if number is None or len(text[at].text) != 4 or number not in _POSSIBLE:
        return None
    named = at > first
    if not named and not _is_year(text, at, number):
        return None
    last, value = at + 1, str(number)
    second = number + 1 if len(text[last + 1].text) == 4 else (number + 1) % 100
    if text[last].text == "/" and text[last].glued and len(text[last + 1].text) in {2, 4} and text.number(last + 1) == second:
        value, last = f"{number}/{number + 1}", last + 2  # `2024/25`: one winter, season or school year
    found = Expression("fixed", text[first].start, text[last - 1].end, first, last, sure=0.95 if number in _MODERN else 0.85)
    found.kind, found.value, found.year = "year", value, number
    return [found]


def short_year(text: TokenText, at: int) -> list[Expression] | None:
    """`’23` behind a preposition, a phase or another such year: `seit ’23`, `Ende ’23`, `von ’21 bis ’23`, `’23/’24`.

    at: the number. Elsewhere two digits behind a mark are as easily a quotation, a size or a name (`Best of ’98`).
    """
    mark = at - 1
    if text[mark].text not in APOSTROPHES or not text[at].glued or len(text[at].text) != 2 or text.number(at) is None:
        return None
    if text[at + 1].glued and text[at + 1].kind != "sign":
        return None  # `’80er`, of the decades
    phase = text.entry(mark - 1, "phase") is not None
    said = phase or text.entry(mark - 1, "year_preposition") is not None or text.entry(mark - 1, "term") is not None
    if not said and not _behind_short_year(text, mark):
        return None
    first = mark - 1 if phase and text.capital(mark - 1) else mark
    found = Expression("year", text[first].start, text[at].end, first, at + 1, sure=0.85)
    found.year = full_year(text[at].text)
    found.value = str(found.year)
    return [found]


def _behind_short_year(text: TokenText, mark: int) -> bool:
    """Whether a range or list word and a year with an apostrophe stand in front: `’21 bis ’23`."""
    for here in (mark - 1, mark - 2):
        if separator(text, here) == mark and text[here - 2].text in APOSTROPHES and text.number(here - 1, 2) is not None:
            return True
    return False


def _is_year(text: TokenText, at: int, number: int) -> bool:
    """Whether a four-digit number without `Jahr` in front is a year."""
    if _in_number(text, at) or _counted(text, at) or _in_name(text, at):
        return False
    if number in _MODERN:
        return True
    # `1200` and `1612`: an amount as easily as a year, so something must speak for the year
    if text.capital(at + 1) and text[at + 1].sentence == text[at].sentence and text.entry(at - 1, "year_preposition") is None:
        return False
    if text.entry(at - 1, "year_preposition") is not None:
        return not text.capital(at + 1) or text[at + 1].sentence != text[at].sentence
    bracketed = text[at - 1].text in "(*†" or (text[at - 1].text in "-–" and text[at - 2].kind == "number")
    founding = any(text.words.ends(text.low(here), "year_verb") for here in (at + 1, at + 2, at + 3))
    return bracketed or founding or (text[at + 1].text in "-–" and text.number(at + 2) in _POSSIBLE)


def _in_number(text: TokenText, at: int) -> bool:
    """Whether it is a part of a longer number: phone, file number, postcode, price, section."""
    before, after = text[at - 1], text[at + 1]
    if text[at].glued and before.kind == "word":
        return True  # `presse2024@example.org`
    if before.kind == "number" or (after.kind == "number" and (text.number(at + 1) not in _MODERN)):
        return True  # `0581 1974`, `1974 00 12`
    if (
        before.text in ",.:;@#_+"
        and text[at].glued
        and text[at - 2].kind in {"number", "word"}
        and before.glued
        and before.text not in ",;"
    ):
        return True  # `1.2012`, `presse.2012`
    if before.text == "," and text[at].glued and text[at - 2].kind == "number":
        return True
    if after.text in ",.:" and after.glued and text[at + 2].kind == "number" and text[at + 2].glued:
        return True
    if before.text in _DASHES:
        left = text.number(at - 2)
        if left is None and text[at - 2].kind == "number":
            return True
        if left is not None and text[at].glued and left not in _POSSIBLE:
            return True  # `087/2024`, `43/2025`; `2009-2011` is a range of years
        if text[at].glued and before.glued and text[at - 2].kind == "word":
            return True  # `PM-2024`, `Covid-2019`
    if after.text in "/-–" and after.glued and text[at + 2].glued and text[at + 2].kind == "number":
        right = text.number(at + 2)
        short = len(text[at + 2].text) == 2
        if after.text == "/" and text[at + 3].text == "/" and text[at + 3].glued:
            return True  # `Richtlinie 2009/28/EG`
        if right is None or not ((right in _POSSIBLE and len(text[at + 2].text) == 4) or (short and after.text == "/")):
            return True
    if after.text in "-–" and after.glued and text[at + 2].glued and text[at + 2].kind == "word":
        return True  # `2000-Meter-Lauf`
    return after.glued and after.kind == "word"  # `2000er`, `1200m`


def _counted(text: TokenText, at: int) -> bool:
    """Whether it counts or numbers something: `rund 2000 Gäste`, `2000 Euro`, `Nr. 2000`, `§ 1960`."""
    if text.entry(at + 1, "count") is not None or text[at + 1].text in "€%$°²³":
        return True
    if text.entry(at + 1, "approximate_after") is not None and text.entry(at + 2, "count") is not None:
        return True
    before = at - 1
    if text[before].text == ".":
        before -= 1
    if text.entry(before, "numbering") is not None or text[at - 1].text in "§€$#":
        return True
    if text[at - 1].text in _DASHES and text[at - 2].kind == "number":  # `S. 1990–2004`, `ISSN 1234-1998`
        label = at - 4 if text[at - 3].text == "." else at - 3
        if text.entry(label, "numbering") is not None:
            return True
    more_than = text.low(at - 1) == "als" and text.low(at - 2) in {"mehr", "weniger"}
    if (more_than or text.entry(at - 1, "approximate") is not None) and text.capital(at + 1):
        return True
    if text.entry(at + 1, "join") is not None and text[at + 2].kind == "number" and text.entry(at + 3, "count") is not None:
        return True  # `von 2000 bis 3000 Grad`
    # `2000 Menschen kamen`: a noun in the plural right behind, unless the year closes its phrase (`seit 2019 Mitglied`)
    return text.words.ends(text.low(at + 1), "counted_noun") and text.capital(at + 1)


def _in_name(text: TokenText, at: int) -> bool:
    """Whether the year belongs to a name: `Agenda 2030`, `Nahverkehrskonzept 2030`, `„Smart City 2030“`."""
    before = at - 1
    if text.capital(before) and text.words.ends(text.low(before), "name_noun"):
        return True
    if text.capital(before) and text.capital(before - 1) and text.words.ends(text.low(before - 1), "plan_noun"):
        return text.entry(before, "year_preposition") is None  # `das Konzept Mobilität 2035`
    after = at + 1
    if text[after].text in _DASHES and text[after].glued and text[after + 1].kind == "number":
        after += 2  # `„Leitlinien 2011-2015“`
    if text.low(after) == "e" and text[after + 1].text == "." and text.low(after + 2) == "v":
        return True  # `SC Blau-Gelb Linden 1921 e. V.`
    if text[after].text in _CLOSING and text[after].glued:
        for length in range(1, _NAME_LENGTH + 1):
            if text[at - length].text in _OPENING:
                return True
    return False
