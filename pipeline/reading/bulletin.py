"""One text that holds several releases (a daily bulletin, a collected mail), taken apart where that is sure.

Sure is: each of them has its own number (`Pressemitteilung Nr. 12/2024`); or rules part them (`* * *`) and each has a press
label, a date or a dateline of its own; or each has a headline and below it a dateline with its date. Sections of one release
(`Hintergrund`, `Über uns`, the items of a police report) have none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.page.front_matter import MAX_HEADLINE, dateline_end
from pipeline.page.layout import DATE_LINE, RULE, Line, is_date_line, is_header_line, is_organisation_line, is_prose, lines_of

SHORTEST = 200
"""Characters of running text that each release has at least; the shortest real ones have some 300."""
FRONT = 8
"""Lines in which a release says that it is one: letterhead, number, date, headline, dateline."""
MAX_RELEASES = 200  # of one text; a bulletin has up to 30

_NUMBERED = re.compile(
    r"(?:.{0,60}[|·•–:] ?)?(?:Gemeinsame )?(?:(?:Presse|Medien)(?:mitteilung|information|info|meldung|dienst|einladung)|PM|PI|MM)\b"
    r"[^.!?\d]{0,40}?(?:Nr\.?|Nummer|No\.?)? ?(?P<number>\d{1,4}(?: ?[/-] ?\d{2,4})?)\b(?! ?(?:Uhr|Euro|\.))[^!?]{0,50}",
    re.IGNORECASE,
)


class Bulletin(NamedTuple):
    """spans: start and end of each release. day, issuer: what stands above the first for all of them, "" where nothing does;
    day as printed."""

    spans: list[tuple[int, int]]
    day: str = ""
    issuer: str = ""


def releases_in(text: str) -> Bulletin:
    """The stretches of a text that are releases of their own, in order, end exclusive; none where it is a single release."""
    lines = lines_of(text)
    if len(lines) < 4:
        return Bulletin([])
    for starts in (_numbered(lines), _ruled(lines), _dated(lines)):
        if 2 <= len(starts) <= MAX_RELEASES and all(
            _has_prose(lines[first:end]) for first, end in zip(starts, [*starts[1:], len(lines)], strict=True)
        ):
            above = lines[: starts[0]]
            if any(is_prose(line.text) for line in above):
                continue
            ends = [lines[start].start for start in starts[1:]]
            spans = list(zip([lines[start].start for start in starts], [*ends, len(text)], strict=True))
            return Bulletin([(start, _stripped(text, start, end)) for start, end in spans], *_masthead(above))
    return Bulletin([])


def _numbered(lines: list[Line]) -> list[int]:
    """Where blocks begin that have a number of their own."""
    starts: list[int] = []
    numbers: set[str] = set()
    for index, line in enumerate(lines):
        match = _NUMBERED.fullmatch(line.text) if len(line.text) <= 120 and not is_prose(line.text) else None
        if match and match["number"] not in numbers:
            numbers.add(match["number"])
            starts.append(_block_start(lines, index))
    return sorted(set(starts)) if len(numbers) == len(set(starts)) else []


def _ruled(lines: list[Line]) -> list[int]:
    """Where sections begin that rules part, if each says in its first lines that it is a release."""
    rules = [index for index, line in enumerate(lines) if RULE.fullmatch(line.text)]
    edges = [-1, *rules]
    starts: list[int] = []
    for edge, end in zip(edges, [*rules, len(lines)], strict=True):
        section = lines[edge + 1 : end]
        if not section or not _has_prose(section):
            continue  # contents above, contact below: with what stands before them
        if not _opens_release(section):
            return []
        starts.append(edge + 1)
    return starts


def _opens_release(section: list[Line]) -> bool:
    front = section[:FRONT]
    headed = any(not is_prose(line.text) and not is_header_line(line.text) and not dateline_end(line.text) for line in front)
    return headed and any(
        _NUMBERED.fullmatch(line.text) or is_date_line(line.text) or dateline_end(line.text) or _is_press_label(line.text)
        for line in front
    )


def _is_press_label(text: str) -> bool:
    return is_header_line(text) and bool(re.match(r"(?:presse|medien)", text, re.IGNORECASE))


def _dated(lines: list[Line]) -> list[int]:
    """Where headlines stand directly above a dateline with its date (`Lindental, 3. Mai 2024 – …`)."""
    starts: list[int] = []
    for index, line in enumerate(lines):
        end = dateline_end(line.text)
        if not end or not re.search(r"\d", line.text[:end]) or not index:
            continue
        first = index - 1
        while first > 0 and lines[first - 1].block == lines[index - 1].block:
            first -= 1
        headline = lines[first:index]
        if (
            len(headline) <= 4
            and not any(is_prose(one.text) for one in headline)
            and sum(len(one.text) for one in headline) <= MAX_HEADLINE
        ):
            while first > 0 and _is_press_label(lines[first - 1].text):
                first -= 1
            starts.append(first)
    return sorted(set(starts))


def _block_start(lines: list[Line], index: int) -> int:
    while (
        index > 0
        and lines[index - 1].block == lines[index].block
        and not RULE.fullmatch(lines[index - 1].text)
        and not is_prose(lines[index - 1].text)
    ):
        index -= 1
    return index


def _has_prose(lines: Iterable[Line]) -> bool:
    """Whether there is running text: paragraphs whose lines, wrapped or not, are together long enough."""
    blocks: dict[int, list[str]] = {}
    for line in lines:
        blocks.setdefault(line.block, []).append(line.text)
    joined = [" ".join(texts) for texts in blocks.values()]
    return sum(len(paragraph) for paragraph in joined if is_prose(paragraph)) >= SHORTEST


def _stripped(text: str, start: int, end: int) -> int:
    """The end of a stretch without a rule and blank space at its end."""
    lines = text[start:end].rstrip().split("\n")
    while len(lines) > 1 and (not lines[-1].strip() or RULE.fullmatch(lines[-1].strip())):
        lines.pop()
    return start + len("\n".join(lines).rstrip())


def _masthead(lines: list[Line]) -> tuple[str, str]:
    day = issuer = ""
    for line in lines:
        for part in re.split(r"\s+[|·•]\s+|\s+(?:vom|der|des)\s+|,\s+", line.text):
            match = DATE_LINE.fullmatch(part)
            day = day or (part if match and re.search(r"\d{4}", part) else "")
            issuer = issuer or (part if is_organisation_line(part) and not is_header_line(part) else "")
    return day, issuer
