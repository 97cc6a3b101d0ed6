"""The day a release was issued, from its letterhead, dateline, text or file name; several candidates are weighed."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.extensions import Zone
from pipeline.lexicon import load_lexicon
from pipeline.temporal import resolve
from pipeline.temporal.anchors import Resolved
from pipeline.temporal.calendar import valid_day
from pipeline.temporal.tense import PAST, Tense
from pipeline.temporal.tokens import TokenText

_EARLIEST = dt.date(1945, 1, 1)  # releases are younger than the offices that issue them; older days are what they tell of
_LATEST = dt.timedelta(days=366)  # after the day of the run: a release may be read before it is issued, but not by years
_LONGEST_WAIT = (
    60  # days between the last thing a release tells of and its last change; a file saved later was filed, not issued
)
_LONGEST_LINE = 30  # tokens of a date line before its date
_TOP_TOKENS = 400  # tokens that the lines of a letterhead have at most
_TOP_LINES = 8  # lines that may be a letterhead where no zones are known
_LABEL_PLACE = 2  # tokens that may stand before a label on its line (`Tag der Veröffentlichung:`)
_LABEL_WORDS = 4  # words between a label and its date (`Stand der Information: Montag, 12.3.2024`)
_SHORTEST_LINE = 60  # characters beside its date that a date line has at most (`Musterstadt, den 12. März 2024 | Nr. 12/2024`)
_FILE_DAY = re.compile(r"(?<!\d)(?:((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)|(\d\d)([-_.])(\d\d)\6((?:19|20)\d\d))(?!\d)")
_PLACE_BEFORE = re.compile(r"[A-ZÄÖÜ][\w./-]*(?: [\w./()-]+){0,3},(?: den| am| im)?\s+")
_FILE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATELINE_ZONES = frozenset({"dateline"})
_TOP_ZONES = frozenset({"header", "dateline"})
_END_ZONES = frozenset({"contact", "footer", "boilerplate"})
_DASHES = frozenset("-–—")
_NOT_ITS_OWN = frozenset({"refuse", "embargo"})
_DATELINE, _TOP, _LABELLED = range(3)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """rank: the smaller the better; start: of the date in the text."""

    rank: int
    start: int
    day: dt.date


def issue_day(
    text: str, *, zones: Iterable[Zone] = (), file: str = "", as_of: str = "", stated: tuple[str, str] = ("", "")
) -> tuple[str, str]:
    """The ISO day of a release and where it comes from: `text`, `filename`, or ("", "as_of") where nothing says it.

    text: clean text; zones: its parts, none where they are not known; file: path below the input folder; as_of: the day
    of the run, which no release is far behind of. A file name that gives only a year gives only that (`2024`).
    stated: day in the document's properties and their kind (`mail`, `html`, `document`), which is the source when it counts.
    Letterhead and dateline win over it. A mail or a page is dated by what sent or published it, a document by whoever
    saved it last: that day counts only where the file name has none, and where nothing that the text tells is later.
    """
    zones = list(zones)
    found, tokens, tense = resolve(text, as_of, zones, stated=False)
    days = [one for one in found if one.expression.kind == "day" and one.day is not None and _possible(one.day, as_of)]
    candidates = [candidate for one in days if (candidate := _candidate(tokens, one, zones)) is not None]
    if candidates:
        return min(candidates, key=lambda one: (one.rank, one.start)).day.isoformat(), "text"
    told = _told([one for one in days if _label(tokens, one.expression.first) not in _NOT_ITS_OWN], tense, as_of)
    named = _from_file(file, as_of)
    if _holds(*stated, told=told or "", named=named, as_of=as_of) and _weekdays_agree(days, stated[0]):
        return stated
    embargo = [one.day.isoformat() for one in days if one.day is not None and _label(tokens, one.expression.first) == "embargo"]
    if embargo and (told is None or told <= min(embargo)):
        return min(embargo), "text"  # nobody sends a release long before the day on which it may be printed
    # A day that the text tells of is only the earliest possible one; a full day in the file name that follows it is better.
    if told is not None and not (len(named) == 10 and named >= told):
        return told, "text"
    return (named, "filename") if named else ("", "as_of")


def _holds(day: str, kind: str, *, told: str, named: str, as_of: str) -> bool:
    """Whether the day of the properties can be that of issue; told: latest past day of the text; named: of the file name."""
    try:
        if not day or not _possible(dt.date.fromisoformat(day), as_of) or day < told or (as_of and day > as_of):
            return False
    except ValueError:
        return False
    if kind != "document":
        return True
    # The template of a letterhead or an archive's conversion gives a day of another year than the file or the text.
    return len(named) < 10 and named in {"", day[:4]} and (not told or _days_between(told, day) <= _LONGEST_WAIT)


def _weekdays_agree(days: list[Resolved], stated: str) -> bool:
    """Whether `Mittwoch, 12. Februar` is a Wednesday in the year around the stated day; in another year it mostly is none."""
    near = dt.date.fromisoformat(stated)
    right = wrong = 0
    for one in days:
        expression = one.expression
        if expression.year is None and expression.weekday and expression.month and expression.day:
            years = (near.year - 1, near.year, near.year + 1)
            around = [day for year in years if (day := valid_day(year, expression.month, expression.day)) is not None]
            if around:
                fits = min(around, key=lambda day: abs((day - near).days)).isoweekday() == expression.weekday
                right, wrong = right + fits, wrong + (not fits)
    return wrong <= right


def _days_between(first: str, last: str) -> int:
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days


def _possible(day: dt.date, as_of: str) -> bool:
    """Whether a release may be of that day."""
    try:
        return day >= _EARLIEST and (not as_of or day <= dt.date.fromisoformat(as_of) + _LATEST)
    except (ValueError, OverflowError):  # a day of the run that is none bounds nothing
        return day >= _EARLIEST


def _candidate(text: TokenText, found: Resolved, zones: list[Zone]) -> _Candidate | None:
    """A date that stands where releases say their own: dateline, letterhead, or behind a label such as `Stand:`."""
    expression = found.expression
    if expression.year is None and not (expression.weekday is not None and found.sure >= 0.8):
        return None
    day = found.day
    assert day is not None
    label = _label(text, expression.first)
    if label in _NOT_ITS_OWN:
        return None
    if label == "issue":
        return _Candidate(_LABELLED, expression.start, day)
    zone = next((one.kind for one in zones if one.start <= expression.start < one.end), "")
    if zone in _DATELINE_ZONES:
        return _Candidate(_DATELINE, expression.start, day)
    if zone in _END_ZONES and _closes(text, expression.first, expression.last):
        return _Candidate(_LABELLED, expression.start, day)
    if zone in {*_END_ZONES, "caption", "list"} or (
        text.entry(expression.first - 1, "day_preposition") in {"x"} and (text.low(expression.first - 1) not in {"den", "vom"})
    ):
        return None
    if zone == "header":
        return _Candidate(_TOP, expression.start, day)
    if zones and zone != "body":
        return None
    return _Candidate(_DATELINE, expression.start, day) if _is_date_line(text, found, top=not zones) else None


def _label(text: TokenText, first: int) -> str:
    """`issue`, `refuse` or `embargo` where a word just before the date on its line says what it is the date of, else ""."""
    here, words = first - 1, 0
    while here >= 0 and words < _LABEL_WORDS and text[here].paragraph == text[first].paragraph:
        if text[here].text in ";|":
            return ""
        kind = _labels().get(text.low(here), "") or ("issue" if text.low(here).endswith(_label_endings()) else "")
        if kind:
            return "" if kind == "issue" and not _opens_line(text, here) else kind
        if text[here + 1].newline:
            return ""
        words += text[here].kind == "word"
        here -= 1
    return ""


def _opens_line(text: TokenText, at: int) -> bool:
    """Whether a label is among the first words of its line: `wie in der Pressemitteilung vom …` tells of another release."""
    return any(text[here].newline for here in range(at - _LABEL_PLACE, at + 1))


@functools.cache
def _labels() -> dict[str, str]:
    return {row["label"].lower(): row["kind"] for row in load_lexicon("timex_issue_labels")}


@functools.cache
def _label_endings() -> tuple[str, ...]:
    """The endings among the labels: `-mitteilung` stands for `Pressemitteilung` and all its like."""
    return tuple(label[1:] for label in _labels() if label.startswith("-"))


def _is_date_line(text: TokenText, found: Resolved, *, top: bool) -> bool:
    """Whether a date opens a paragraph as a dateline (`Leipzig, 12. März 2024 –`) or makes up a line of its own."""
    expression = found.expression
    first, last = expression.first, expression.last
    while first > 0 and not text[first].newline and expression.first - first <= _LONGEST_LINE:
        first -= 1
    ends = text[last].newline or last >= len(text)
    closes = text[last].text == ")" and text[expression.first - 1].text == "("  # `Musterstadt (12. März 2024) – …`
    dash = text[last + closes].text in _DASHES or text[last + closes].text in ":.|/("
    before = text.text[text[first].start : expression.start]
    words = [text[here] for here in range(first, expression.first) if text[here].kind == "word"]
    place = all(
        token.text[0].isupper() or token.low in {"den", "am", "an", "der", "im", "bei", "ob", "in", "vom"} for token in words
    )
    if not text[first].newline or len(before) > _SHORTEST_LINE or not place or not (ends or dash):
        return False
    opens = first == 0 or text[first].paragraph != text[first - 1].paragraph
    if (words and text[expression.first - 1].text in {",", "/", "|", "("}) or (words and words[-1].low == "den"):
        return opens or ends
    return not words and ends and (not top or sum(text[here].newline for here in range(min(first, _TOP_TOKENS))) < _TOP_LINES)


def _closes(text: TokenText, first: int, last: int) -> bool:
    """Whether place and date are a line of their own below the text, as under a letter: `Linden, den 3. Mai 2024`."""
    here = first - 1
    while here > 0 and not text[here].newline and first - here <= _LONGEST_LINE:
        here -= 1
    before = text.text[text[here].start : text[first].start]
    ends = text[last].newline or last >= len(text)
    return ends and here < first and text[here].newline and bool(_PLACE_BEFORE.fullmatch(before))


def _told(days: list[Resolved], tense: Tense, as_of: str) -> str | None:
    """The latest day that the text tells of in the past tense, with its year stated or fixed by its weekday."""
    told = []
    for one in days:
        fixed = one.expression.weekday is not None and one.day is not None and one.day.isoweekday() == one.expression.weekday
        if (one.expression.year is None and not fixed) or one.day is None or (as_of and one.day.isoformat() > as_of):
            continue
        if tense.direction(one.expression.first, one.expression.last) == PAST:
            told.append(one.day)
    return max(told).isoformat() if told else None


def _from_file(file: str, as_of: str) -> str:
    """The day, else the year, in a file name: `2024-03-12_pm.txt`, `20240312`, `12.03.2024`, `PM_087_2024`."""
    name = file.replace("\\", "/").rsplit("/", 1)[-1]
    for match in _FILE_DAY.finditer(name):
        year, month, number = (match[1], match[3], match[4]) if match[1] else (match[8], match[7], match[5])
        day = valid_day(int(year), int(month), int(number))
        if day is not None and _possible(day, as_of):
            return day.isoformat()
    years = {match.group() for match in _FILE_YEAR.finditer(name) if _possible(dt.date(int(match.group()), 1, 1), as_of)}
    return years.pop() if len(years) == 1 else ""
