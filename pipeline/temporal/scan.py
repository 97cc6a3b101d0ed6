"""Find time expressions: at each token the grammars that its kind allows, the longest match wins; one pass, no looking back."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Sequence

from pipeline.temporal import clock, days, durations, months, relative, sets, spans_of_year, weekdays, years
from pipeline.temporal.days import APOSTROPHES, separator
from pipeline.temporal.expression import Expression
from pipeline.temporal.holidays import holiday, may_begin
from pipeline.temporal.tokens import TokenText
from pipeline.temporal.words import words

_MOST_DIGITS = 6  # of an amount of time; longer numbers are none
_LASTING = ("jährig", "monatig", "wöchig", "tägig", "stündig", "minütig")
_LASTING_WORDS = tuple(stem + ending for stem in _LASTING for ending in ("", "e", "em", "en", "er", "es"))
_LONGEST_WORD = 60  # letters; longer words begin nothing, and a line of a million letters is kept in no cache
_MOST_WORDS = 1 << 15  # different words whose grammars are remembered

Grammar = Callable[[TokenText, int], list[Expression] | None]

_ORDINAL_GRAMMARS: tuple[Grammar, ...] = (spans_of_year.quarter, spans_of_year.calendar_week, spans_of_year.century, holiday)
# A word is tried only where its kinds allow it, so that running text costs one look-up a word.
_WORD_GRAMMARS: dict[str, tuple[Grammar, ...]] = {
    "month": (months.month,),
    "month_short": (months.month,),
    "phase": (months.month, years.year, relative.phase_of, spans_of_year.season, spans_of_year.decade, spans_of_year.century),
    "direction": (
        days.day_list,
        relative.nth_in_month,
        relative.period,
        weekdays.weekday,
        relative.weekend,
        months.month,
        spans_of_year.season,
        spans_of_year.term,
        spans_of_year.quarter,
        holiday,
    ),
    "new": (spans_of_year.term,),
    "anchor": (relative.period, weekdays.weekday),
    "today": (weekdays.today,),
    "today_adjective": (weekdays.weekday, relative.period),
    "weekday": (days.day_list, weekdays.weekday),
    "weekday_part": (weekdays.weekday,),
    "weekday_short": (days.day_list, sets.short_days),
    "part": (weekdays.night_to, weekdays.part_of_day),
    "part_hours": (weekdays.part_of_day,),
    "part_adverb": (weekdays.part_of_day,),
    "unit": (relative.period,),
    "neighbour": (relative.neighbour,),
    "weekend": (relative.weekend,),
    "reference": (relative.reference,),
    "phrase_start": (relative.reference,),
    "quarter_start": (spans_of_year.quarter,),
    "roman": (spans_of_year.quarter,),
    "misread_one": (days.day_list,),
    "calendar_week": (spans_of_year.calendar_week,),
    "season": (spans_of_year.season,),
    "term": (spans_of_year.term,),
    "decade": (spans_of_year.decade,),
    "ordinal": (relative.nth_in_month, days.day_list, spans_of_year.quarter, spans_of_year.century, relative.period),
    "year_noun": (years.year,),
    "number": (clock.clock, durations.duration),
    "vague_number": (durations.duration,),
    "spoken_clock": (clock.spoken,),
    "lasting_adverb": (durations.lasting,),
    "every": (sets.every,),
    "recurring": (sets.recurring,),
    "weekday_set": (weekdays.weekday, sets.recurring),
    "weekday_part_set": (sets.recurring,),
    "weekday_plural": (sets.recurring,),
    "rate": (sets.rate,),
    "rate_preposition": (sets.amount_per,),
    "reference_noun": (relative.reference_noun,),
    "times": (sets.rate,),
}


def scan(text: TokenText) -> list[Expression]:
    """The expressions of a text in order, not overlapping; which of them are joined to the one before is marked."""
    found: list[Expression] = []
    at = 0
    while at < len(text):
        matches = _best(text, at) if text.tokens[at].kind != "sign" else None
        if matches is None:
            at += 1
            continue
        if found and found[-1].last > matches[0].first:  # `vor zwei Wochen` reaches back to its preposition
            matches[0].first = found[-1].last
        found.extend(matches)
        at = max(at + 1, matches[-1].last)
    for before, after in itertools.pairwise(found):
        if all((before.kind == kind) == (after.kind == kind) for kind in ("clock", "set")):
            after.joined = after.joined or _joined(text, before, after)
        elif (
            before.kind == "set"
            and after.kind == "weekday"
            and text.entry(before.first, "every") is not None
            and _joined(text, before, after)
        ):
            after.kind, after.value = "set", f"XXXX-WXX-{after.weekday}"  # `jeden Dienstag und Donnerstag`
            after.joined = True
    return [expression for expression in found if not _in_address(text, expression)]


@functools.lru_cache(maxsize=_MOST_WORDS)
def _word_grammars(low: str) -> tuple[tuple[Grammar, ...], tuple[Grammar, ...]]:
    """The grammars that a word may begin, written small and with a capital; none for nearly all words of a text."""
    kinds = words().kinds(low)
    small = [grammar for kind in kinds for grammar in _WORD_GRAMMARS.get(kind, ())]
    lasting = [durations.adjective] if low.endswith(_LASTING_WORDS) else []
    named = [holiday] if may_begin(low) else []
    capital = tuple(dict.fromkeys([*small, *named, *lasting]))
    return (capital if "ordinal" in kinds else tuple(dict.fromkeys([*small, *lasting]))), capital


def _number_grammars(text: TokenText, at: int) -> Sequence[Grammar]:
    """The grammars that a number may begin, by its digits and what follows, so that a page of figures costs little."""
    following = text[at + 1]
    digits = len(text[at].text)
    if digits > _MOST_DIGITS:
        return []
    grammars: list[Grammar] = []
    if digits <= 2:
        grammars += [days.day_list, clock.clock]
        if text[at - 1].text in APOSTROPHES:
            grammars.append(years.short_year)
        if following.text == ".":
            grammars += _ORDINAL_GRAMMARS
    elif digits == 4:
        grammars += [days.iso_day, years.year] if following.text == "-" else [years.year]
    if following.kind == "word" and following.glued:
        grammars.append(spans_of_year.decade)
    if following.text == "-":
        grammars.append(durations.adjective)
    if following.kind == "word" or following.text in ".,-–—":
        grammars.append(durations.duration)
    return grammars


def _best(text: TokenText, at: int) -> list[Expression] | None:
    """The longest match at a token; of two as long, the first grammar's."""
    token = text[at]
    best: list[Expression] | None = None
    grammars: Sequence[Grammar]
    if token.kind == "number":
        grammars = _number_grammars(text, at)
    elif len(token.low) <= _LONGEST_WORD:
        grammars = _word_grammars(token.low)[token.text[0].isupper()]
    else:
        return None
    for grammar in grammars:
        match = grammar(text, at)
        if match and (
            best is None or match[-1].end > best[-1].end or (match[-1].end == best[-1].end and match[0].start < best[0].start)
        ):
            best = match
    return best


def _joined(text: TokenText, before: Expression, after: Expression) -> bool:
    """Whether only a range or list word stands between two expressions: `zwischen 2019 und 2021`, `Montag bis Freitag`."""
    here = separator(text, before.last)
    if here is None:
        return False
    first = after.first
    while here < first and (
        text.entry(here, "day_preposition") is not None or text.entry(here, "month_preposition") is not None
    ):
        here += 1
    return here == first


def _in_address(text: TokenText, expression: Expression) -> bool:
    """Whether a date is part of a name of a place: `Straße des 17. Juni`, `Platz des 18. März`."""
    before = expression.first - 1
    if expression.kind != "day":
        return False
    return text.low(before) == "des" and text.words.ends(text.low(before - 1), "street") and text.capital(before - 1)
