"""Marks of quotation read off a text: what stands between which marks, by the characters alone.

One pass from left to right with a stack; a lost mark costs at most its paragraph. Apostrophes (`Hans' Boot`, `geht's`),
inches (`24"`) and gender stars are no quotations.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from dataclasses import dataclass

from pipeline.extensions import Quotation
from pipeline.lexicon import load_lexicon

PARAGRAPH_BREAK = re.compile(r"\n[ \t\r\f\v]*\n\s*|\n(?=[ \t]*[•▪●◦‣■*–-][ \t])|\f")
BEFORE_OPENING = frozenset("([{-–—/:…*„»«‚›‹\"'“‘")
NOT_AFTER_OPENING = frozenset(",;:!?)")
SENTENCE_END = frozenset(".!?…")


@dataclass(slots=True)
class _Open:
    """An opening mark that waits for its closing one. sure: a mark that nothing but a quotation explains."""

    mark: str
    family: str
    outer_start: int
    start: int
    sure: bool
    last_child: int = -1


@functools.cache
def _marks() -> dict[str, tuple[str, str]]:
    return {row["mark"]: (row["family"], row["side"]) for row in load_lexicon("quotation_marks")}


@functools.cache
def _mark_pattern() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(mark) for mark in sorted(_marks(), key=lambda mark: (-len(mark), mark))))


def find_quotations(text: str) -> list[Quotation]:
    """The quotations of a text, sorted by their opening marks; time linear in the text.

    An unclosed quotation ends with its paragraph or where the next opening mark of its family stands; where the next
    paragraph repeats the opening mark it is continued (`continues`), and where that one only has a closing mark, both
    paragraphs are one quotation.
    """
    found: list[_Found] = []
    waiting: _Found | None = None  # unclosed, ran to the end of the paragraph before this one
    for start, end in _paragraphs(text):
        waiting = _read_paragraph(text, start, end, waiting, found)
    return _records(text, found)


@dataclass(slots=True)
class _Found:
    start: int
    end: int
    outer_start: int
    outer_end: int
    family: str
    closed: bool
    continues: _Found | None = None


def _paragraphs(text: str) -> list[tuple[int, int]]:
    bounds, at = [], 0
    for gap in PARAGRAPH_BREAK.finditer(text):
        if gap.start() > at:
            bounds.append((at, gap.start()))
        at = gap.end()
    if at < len(text):
        bounds.append((at, len(text)))
    return bounds


def _read_paragraph(text: str, start: int, end: int, waiting: _Found | None, found: list[_Found]) -> _Found | None:
    """Append the quotations of one paragraph; returns the one that its end left open, if any."""
    stack: list[_Open] = []
    first_mark, known = True, len(found)
    for match in _mark_pattern().finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        family, side = _marks()[mark]
        step = _step(text, start, end, mark, family, side, at, after, stack)
        if step == "close" and not _waits(stack, family) and waiting and first_mark and waiting.family == family:
            waiting.end, waiting.outer_end, waiting.closed = at, after, True
            waiting = None
        elif step == "open":
            stack.append(_Open(mark, family, at, after, sure=family in {"double", "angle"}))
        elif step == "close":
            _close(stack, family, at, after, found)
        first_mark = first_mark and step == ""
    return _leave_open(text, start, end, stack, waiting, found, known)


def _waits(stack: list[_Open], family: str) -> bool:
    """Whether an opening mark of the family waits; only the top four are asked, so that time stays linear."""
    return any(opened.family == family for opened in stack[-4:])


def _step(text: str, start: int, end: int, mark: str, family: str, side: str, at: int, after: int, stack: list[_Open]) -> str:
    """What a mark does here: `open`, `close` or nothing (``""``)."""
    before = text[at - 1] if at > start else " "
    behind = text[after] if after < end else " "
    opens = not behind.isspace() and behind not in NOT_AFTER_OPENING and (before.isspace() or before in BEFORE_OPENING)
    closes = not before.isspace() and not behind.isalnum()
    waits = _waits(stack, family)
    if family.startswith("single") and before.isalnum() and behind.isalnum():
        return ""  # geht's, Rock’n’Roll
    if family == "single":
        if closes and waits and not (opens and side != "close"):
            return "close"
        return "open" if opens and behind.isalnum() and not (mark == "’" and not stack) else ""
    if mark in {",,", "‚‚"}:
        return "open" if opens else ""
    if side == "open":
        return "close" if closes and not opens and waits else "open"
    if side == "close":
        if waits:
            return "open" if opens and not closes and _top(stack, family).mark == mark else "close"
        return "open" if opens and not closes else "close"
    if waits and _top(stack, family).mark == mark and family != "double":
        return "close" if closes and not opens else "open"  # »A» or a second »
    if waits and (closes or not opens):
        return "close"
    if opens or not closes:
        return "open" if opens or not before.isdigit() else ""
    return "close"


def _top(stack: list[_Open], family: str) -> _Open:
    return next(opened for opened in reversed(stack) if opened.family == family)


def _close(stack: list[_Open], family: str, at: int, after: int, found: list[_Found]) -> None:
    """Close the innermost waiting mark of the family; what was opened inside it and never closed is dropped."""
    if not _waits(stack, family):
        if family == "double" and stack and stack[-1].mark == "‚":  # ‚A“: the low mark lost a half
            opened = stack.pop()
            found.append(_Found(opened.start, at, opened.outer_start, after, family, closed=True))
        return
    while stack:
        opened = stack.pop()
        if opened.family == family:
            found.append(_Found(opened.start, at, opened.outer_start, after, family, closed=True))
            return


def _leave_open(
    text: str, start: int, end: int, stack: list[_Open], waiting: _Found | None, found: list[_Found], known: int
) -> _Found | None:
    """End the quotations whose closing mark is missing, and link a repeated opening mark to the paragraph before.

    known: how many quotations were found in earlier paragraphs.
    """
    sure = [opened for opened in stack if opened.sure]
    last: _Found | None = None
    # An unclosed mark reaches to the next opening mark of its paragraph, closed (already found) or not.
    inside = sorted(
        [one.outer_start for one in found[known:] if one.family in {"double", "angle"}]
        + [opened.outer_start for opened in sure]
    )
    stops = _uncrossed(inside, end, found[known:])
    for opened in sure:
        stop = stops[opened.outer_start]
        last = _Found(opened.start, stop, opened.outer_start, stop, opened.family, closed=False)
        found.append(last)
    at_start = start + len(text[start:end]) - len(text[start:end].lstrip())
    if waiting is not None:
        head = next((one for one in found[known:] if one.outer_start == at_start and one.family == waiting.family), None)
        if head is not None:
            head.continues = waiting
    return last if last is not None and last.end == end else None


def _uncrossed(inside: list[int], end: int, closed: list[_Found]) -> dict[int, int]:
    """Where an unclosed mark at each of `inside` would end: at the next of them, or at a closed quotation around that one.

    In `"A ›B „C" D‹` the first mark ends before the single quotation that holds the second, so that the two do not cross.
    """
    stops: dict[int, int] = {}
    waiting = sorted(closed, key=lambda one: (one.outer_start, -one.outer_end))
    starts: list[int] = []  # of the closed quotations that hold this place, outermost first
    ends: list[int] = []
    at = 0
    for here, stop in zip(inside, [*inside[1:], end], strict=bool(inside)):
        while at < len(waiting) and waiting[at].outer_start < stop:
            while ends and ends[-1] <= waiting[at].outer_start:
                starts.pop()
                ends.pop()
            starts.append(waiting[at].outer_start)
            ends.append(waiting[at].outer_end)
            at += 1
        while ends and ends[-1] <= stop:
            starts.pop()
            ends.pop()
        place = bisect_right(starts, here)
        stops[here] = starts[place] if place < len(starts) else stop
    return stops


def _records(text: str, found: list[_Found]) -> list[Quotation]:
    """Number the quotations, trim blanks inside the marks and count the depth."""
    ordered = sorted(found, key=lambda one: (one.outer_start, -one.outer_end))
    ordered = [one for one in ordered if text[one.start : one.end].strip()]
    number = {id(one): i for i, one in enumerate(ordered)}
    records: list[Quotation] = []
    around: list[int] = []  # ends of the quotations that are still open here
    before: _Found | None = None
    for one in ordered:
        while around and around[-1] <= one.outer_start:
            around.pop()
        inner = text[one.start : one.end]
        start = one.start + len(inner) - len(inner.lstrip())
        end = max(start, one.end - (len(inner) - len(inner.rstrip())))
        outer_end = one.outer_end if one.closed else end
        continued = one.continues or _line_above(text, one, before)
        records.append(
            Quotation(
                start,
                end,
                one.outer_start,
                outer_end,
                len(around),
                one.closed,
                number[id(continued)] if continued and id(continued) in number else -1,
            )
        )
        around.append(outer_end)
        before = one
    return records


def _line_above(text: str, one: _Found, before: _Found | None) -> _Found | None:
    """The unclosed quotation that ended at this one, where paragraphs are single lines and each repeats the mark."""
    if before is None or before.closed or before.end != one.outer_start or before.family != one.family:
        return None
    above = text[before.start : before.end]
    ends = above.rstrip()
    return before if "\n" in above[len(ends) :] and ends[-1:] in SENTENCE_END else None
