"""What stands above the running text: letterhead, headline, subtitle, and where the dateline ends."""

from __future__ import annotations

import functools
import re
from itertools import pairwise

from pipeline.extensions import Zone
from pipeline.lexicon import load_lexicon
from pipeline.page.layout import (
    AGENCY_LINE,
    BRACKET_DATELINE,
    DATELINE,
    NAME_GLUE,
    Line,
    date_line,
    is_body_name,
    is_date_line,
    is_header_line,
    is_organisation_line,
    is_prose,
)
from pipeline.page.zone_labels import label_of
from pipeline.people.given_names import is_given_name

OPEN_MARKS, CLOSE_MARKS = "„‚«", "“‘»"
ENDINGS = frozenset('.!?:…“”«»"‘’)')
# A line that ends in one of these is unfinished; particles of separable verbs (`nimmt … an`) are left out.
DANGLING = frozenset("und oder für der die das des dem den im zum zur vom beim von ein eine einen & sowie".split())
_DANGLING_ADJECTIVE = re.compile(
    r"(?: [–—-]|,| (?:mit|ohne|für|durch|und|bei|in|an|auf|aus|von|vor|nach|zu|seit)) [a-zäöüß]{3,}(?:er|es|em|en|e)$"
)  # `… wird entweiht – letzter`
_REPORT = re.compile(r"(?:[A-ZÄÖÜ][\w-]*b|B)ericht\b")  # `Polizeibericht vom Wochenende`
READERS = frozenset({"Für", "An", "Zur", "Zum", "Nur"})  # `Für die Lokalredaktion`, `Zur Weitergabe`
MAX_HEADLINE = 300  # characters; the longest of the nine annotated releases has 103


def body_start(lines: list[Line]) -> int:
    """Index of the first line of running text: prose, or a line that begins with a dateline; of a letter, its salutation."""
    if lines and is_salutation(lines[0].text):
        return 0
    for index, line in enumerate(lines):
        if index and is_salutation(line.text):
            return index
        if dateline_end(line.text) or (is_prose(line.text) and not _heads(lines, index)):
            return index
        labelled = label_of(line.text) and not is_header_line(line.text)
        if labelled and index and any(_is_headline_like(earlier.text) for earlier in lines[:index]):
            return index
    return len(lines)


def _is_headline_like(text: str) -> bool:
    """Whether a line can be the headline; a letterhead may name a contact above it: `Auskunft erteilt: Herr Roth`."""
    return not is_header_line(text) and not is_organisation_line(text) and label_of(text) is None


def is_salutation(text: str) -> bool:
    """Whether a line greets a reader, as the first line of a mail does: `Sehr geehrte Damen und Herren,`."""
    return len(text) <= 80 and text.endswith((",", "!")) and bool(_greeting().match(text))


@functools.cache
def _greeting() -> re.Pattern[str]:
    return re.compile("|".join(rf"{re.escape(row['word'])}\b" for row in load_lexicon("salutations")))


def _heads(lines: list[Line], index: int) -> bool:
    """Whether a long first line is a headline all the same: a date, letterhead or dateline follows it.

    `POL-LIN: Unfall auf der B 12 ++ Einbruch in ein Sportheim ++ … u. a.` and then `26.02.2016 – 10:02`.
    """
    if index or len(lines) < 2 or len(lines[0].text) > MAX_HEADLINE:
        return False
    return is_date_line(lines[1].text) or is_header_line(lines[1].text) or bool(dateline_end(lines[1].text))


def dateline_end(text: str) -> int:
    """Length of the dateline that begins a line of running text (`Linden, 3. Mai 2024 – `), its mark and space included; else 0."""
    bracket = BRACKET_DATELINE.match(text)
    if bracket and text.rstrip()[-1] in ENDINGS:
        return bracket.end()
    match = DATELINE.match(text)
    if not match or len(text) - match.end() < 25:
        return 0
    if match["mark"] == ":" and not re.search(r"\d", match[0]) and not match["agency"]:
        return 0
    bare = not match["agency"] and not re.search(r"\d", match[0])
    if bare and text.rstrip()[-1] not in ENDINGS:
        return 0
    words = match["place"].split()
    if bare and len(words) > 1 and is_given_name(words[0], certain=True):
        return 0  # `Anna Kern – Vorsitzende des Rats – dankte`
    if words[0] in _not_places() or (match["mark"] == "." and (f"{words[-1]}." in _abbreviations() or len(words[-1]) < 3)):
        return 0
    if match["mark"] not in {".", ":"} and not re.search(r"[\d(]", match[0]) and len(match["place"].split()) > 3:
        return 0
    return match.end()


@functools.cache
def _not_places() -> frozenset[str]:
    return frozenset(row["word"] for row in load_lexicon("zone_openers"))


@functools.cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["form"] for row in load_lexicon("abbreviations"))


def front_zones(lines: list[Line]) -> list[Zone]:
    """Header, headline and subhead among the lines before the body."""
    kinds = ["" for _ in lines]
    for index, line in enumerate(lines):
        label = label_of(line.text)
        dated = date_line(line.text)
        agency = AGENCY_LINE.fullmatch(line.text)
        if (dated and dated["place"] and is_date_line(line.text)) or agency:
            kinds[index] = "dateline"
        elif is_header_line(line.text):
            kinds[index] = "header"
        elif label and label[0] in {"contact", "note"}:
            kinds[index] = label[0]
    _fill_letterhead(lines, kinds)
    if all(kind or is_body_name(line.text) for kind, line in zip(kinds, lines, strict=True)):
        report = next((at for at, line in enumerate(lines) if kinds[at] == "header" and _REPORT.match(line.text)), None)
        if report is not None:
            kinds[report] = ""  # nothing else says what it is about
    head = _headline_at(lines, kinds)
    if head is not None:
        end = _headline_end(lines, kinds, head)
        for index in range(len(lines)):
            beside = index < head or (is_body_name(lines[index].text) and lines[index].block != lines[head].block)
            if not kinds[index]:
                kinds[index] = "headline" if head <= index < end else "header" if beside else "subhead"
    return [Zone(kind, line.start, line.end) for kind, line in zip(kinds, lines, strict=True)]


def _headline_at(lines: list[Line], kinds: list[str]) -> int | None:
    """Index of the headline's first line among the lines that are no letterhead yet, None where there is none.

    It stands below the letterhead, unless the first line of all reads as one (`POL-LIN: Zwei Verletzte auf der B 12`). A
    body's name is a headline only where nothing else is left.
    """
    free = [index for index, kind in enumerate(kinds) if not kind]
    if not free:
        return None
    telling = [index for index in free if not is_body_name(lines[index].text)]
    if telling and telling[0] == 0 and _tells(lines[0].text):
        return 0
    last = max((index for index, kind in enumerate(kinds) if kind in {"header", "dateline"}), default=-1)
    blocks: dict[int, list[int]] = {}
    for index in [index for index in free if index > last] or telling or free:
        blocks.setdefault(lines[index].block, []).append(index)
    rest = list(blocks.values())
    while len(rest) > 1 and _is_letterhead([lines[index].text for index in rest[0]], first=rest[0][0] == 0):
        rest = rest[1:]
    return next((index for index in rest[0] if index in telling), rest[0][-1])


def _is_letterhead(block: list[str], *, first: bool) -> bool:
    """Whether lines with another block below them are letterhead: a body's name, a rubric, those it is meant for.

    `Kreismuseum Linden ⏎ im Alten Rathaus`, `EHRUNGEN`, `Für die Kulturredaktionen`; but a subtitle may stand apart from
    its headline, so `Preis für Forscherin` below a letterhead is none. first: whether the page begins with it.
    """
    top = block[0]
    words = top.split()
    phrase = len(words) > 2 and any(word in NAME_GLUE for word in words[1:]) and not re.search(r"[|·•*\d]", top)
    rubric = first or top.isupper() or words[0] in READERS or not phrase
    return is_body_name(top) or (rubric and not any(_tells(line) for line in block))


def _tells(text: str) -> bool:
    """Whether a line says something: four words, one of them in small letters that no name has."""
    words = text.split()
    return len(words) > 3 and any(word[0].islower() and word not in NAME_GLUE for word in words)


def _fill_letterhead(lines: list[Line], kinds: list[str]) -> None:
    """What stands above or between letterhead lines of one block is letterhead too: `Die Pressesprecherin`, a department.

    So is a short nominal line anywhere in such a block, `Region Nordlinden`, `– Die Pressesprecherin –`. Left alone where
    no other line would remain for the headline.
    """
    letterheads = {line.block for kind, line in zip(kinds, lines, strict=True) if kind == "header"}
    for before, line in pairwise([None, *lines]):
        assert line is not None
        if (before is None or before.block != line.block) and is_organisation_line(line.text):
            letterheads.add(line.block)
    fillers = []
    for index, (kind, line) in enumerate(zip(kinds, lines, strict=True)):
        below = any(kinds[i] == "header" and lines[i].block == line.block for i in range(index + 1, len(lines)))
        words = line.text.strip("–—-*+ ").split()
        nominal = len(words) <= 4 and ": " not in line.text and all(word[:1].isupper() or word in NAME_GLUE for word in words)
        if not kind and (below or (nominal and line.block in letterheads)):
            fillers.append(index)
    if len(fillers) < kinds.count(""):
        for index in fillers:
            kinds[index] = "header"


def _headline_end(lines: list[Line], kinds: list[str], head: int) -> int:
    """Index after the last line of the headline: it goes on while the line above is plainly unfinished."""
    index = head + 1
    while (
        index < len(lines)
        and not kinds[index]
        and lines[index].block == lines[head].block
        and lines[index].end - lines[head].start <= MAX_HEADLINE
        and _goes_on(lines[head:index], lines[index].text)
    ):
        index += 1
    return index


def _goes_on(above: list[Line], below: str) -> bool:
    """Whether a headline runs over the line break: lower case, a stray word or two, a hyphen, a colon, an open mark."""
    joined = " ".join(line.text for line in above)
    opened = sum(joined.count(mark) for mark in OPEN_MARKS) > sum(joined.count(mark) for mark in CLOSE_MARKS)
    last_word = joined.split()[-1].lower()
    dangling = last_word in DANGLING or bool(_DANGLING_ADJECTIVE.search(joined))
    return below[0].islower() or len(below.split()) < 3 or joined[-1] in ":-–—," or opened or dangling
