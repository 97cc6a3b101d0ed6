"""Where on the page a word stands: `meldewerk_zones`.

Reads only the text: letterhead, headline, dateline, body, lists, captions, notes, contact and boilerplate are told apart
by their labels and the shapes of their lines. Also fills `doc._.title`, `place` and `contact`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.layout import (
    BRACKET_DATELINE,
    BULLET,
    CONTACT_DETAIL,
    DATE_LINE,
    DATELINE,
    NAME_GLUE,
    PLACE,
    Line,
    is_date_line,
    is_header_line,
    is_organisation_line,
    is_prose,
    lines_of,
)
from pipeline.extensions import Zone
from pipeline.lexicon import load_lexicon

ABOUT = re.compile(r"(?:Über|Zu) (?:(?:die|das|den|der|dem) )?[A-ZÄÖÜ„][^.!?:;]{1,70}:?")
OPEN_MARKS, CLOSE_MARKS = "„‚«", "“‘»"
ENDINGS = frozenset('.!?:…“”«»"‘’)')
# A line that ends in one of these is unfinished; particles of separable verbs (`nimmt … an`) are left out.
DANGLING = frozenset("und oder für der die das des dem den im zum zur vom beim von ein eine einen & sowie".split())
MAX_HEADLINE = 300  # characters; the longest of the nine annotated releases has 103


@Language.component("meldewerk_zones", assigns=["doc._.zones", "doc._.title", "doc._.place", "doc._.contact"])
def set_zones(doc: Doc) -> Doc:
    """Cover the Doc with zones and read title, place and contact off them; values that are set already stay."""
    text = doc.text
    marks = find_zones(text)
    doc._.zones = _cover(marks, len(text))
    if not doc._.title:
        doc._.title = _joined(text, [zone for zone in marks if zone.kind == "headline"], " ")
    if not doc._.place:
        doc._.place = _place(text, doc._.zones)
    if not doc._.contact:
        doc._.contact = contact_text(text, doc._.zones)
    return doc


def zone_at(doc: Doc, offset: int) -> str:
    """The kind of zone that holds the character at `offset`; `body` where no zones are set."""
    for zone in doc._.zones:
        if zone.start <= offset < zone.end:
            return str(zone.kind)
    return "body"


@functools.cache
def _label_pattern() -> re.Pattern[str]:
    labels = sorted((row["label"] for row in load_lexicon("zone_labels")), key=len, reverse=True)
    names = "|".join(re.escape(label) for label in labels)
    return re.compile(
        rf"(?P<label>{names})(?P<rest>(?: ?\([^)\n]{{1,60}}\)| (?:für|an|bei|der|des|zu|zur|zum|bitte|von|steht|stehen|erteilt|erteilen|gibt|geben|gern)\b(?:[^:\n]|:(?=\w)){{0,90}})?)\s*(?P<mark>:(?=\s|$)|$)",
        re.IGNORECASE,
    )


@functools.cache
def _label_zones() -> dict[str, str]:
    return {row["label"].lower(): row["zone"] for row in load_lexicon("zone_labels")}


def label_of(text: str) -> tuple[str, int] | None:
    """Zone and length of the label that begins a line (`Pressekontakt: …` gives `contact`, 14), or None."""
    match = _label_pattern().match(text)
    if match:
        after = text[match.end() :].lstrip()
        zone = _label_zones()[match["label"].lower()]
        if zone == "contact" and after[:1] in {"„", '"', "»", "‚"}:
            return None
        return zone, match.end()
    if ABOUT.fullmatch(text) and len(text.split()) <= 8:
        return "boilerplate", len(text)
    return None


def find_zones(text: str) -> list[Zone]:
    """The zones of a text in order, from the first word of each to its last; blank space between them is left out."""
    lines = lines_of(text)
    body = _body_start(lines)
    return [*_front(lines[:body]), *_rest(text, lines[body:])]


def _body_start(lines: list[Line]) -> int:
    """Index of the first line of running text: prose, or a line that begins with a dateline."""
    for index, line in enumerate(lines):
        if _dateline_end(line.text) or (is_prose(line.text) and not _heads(lines, index)):
            return index
        labelled = label_of(line.text) and not is_header_line(line.text)
        if labelled and index and any(not is_header_line(earlier.text) for earlier in lines[:index]):
            return index
    return len(lines)


def _heads(lines: list[Line], index: int) -> bool:
    """Whether a long first line is a headline all the same: a date, letterhead or dateline follows it.

    `POL-LIN: Unfall auf der B 12 ++ Einbruch in ein Sportheim ++ … u. a.` and then `26.02.2016 – 10:02`.
    """
    if index or len(lines) < 2 or len(lines[0].text) > MAX_HEADLINE:
        return False
    return is_date_line(lines[1].text) or is_header_line(lines[1].text) or bool(_dateline_end(lines[1].text))


def _dateline_end(text: str) -> int:
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


def _front(lines: list[Line]) -> list[Zone]:
    """Header, headline and subhead among the lines before the body."""
    kinds = ["" for _ in lines]
    for index, line in enumerate(lines):
        label = label_of(line.text)
        if is_date_line(line.text) and DATE_LINE.fullmatch(line.text)["place"]:  # type: ignore[index]
            kinds[index] = "dateline"
        elif is_header_line(line.text):
            kinds[index] = "header"
        elif label and label[0] in {"contact", "note"}:
            kinds[index] = label[0]
    _fill_letterhead(lines, kinds)
    free = [index for index, kind in enumerate(kinds) if not kind]
    named = [index for index in free if is_organisation_line(lines[index].text)]
    if len(named) < len(free):
        for index in named:
            kinds[index] = "header"
    elif len(named) > 1:
        for index in named[:-1]:
            kinds[index] = "header"
    head = next((index for index, kind in enumerate(kinds) if not kind), None)
    if head is not None:
        end = _headline_end(lines, kinds, head)
        for index in range(head, len(lines)):
            if not kinds[index]:
                kinds[index] = "headline" if index < end else "subhead"
    return [Zone(kind, line.start, line.end) for kind, line in zip(kinds, lines, strict=True)]


def _fill_letterhead(lines: list[Line], kinds: list[str]) -> None:
    """What stands above or between letterhead lines of one block is letterhead too: `Die Pressesprecherin`, a department.

    So is a short nominal line anywhere in such a block, `Region Nordlinden`, `– Die Pressesprecherin –`. Left alone where
    no other line would remain for the headline.
    """
    letterheads = {
        line.block for kind, line in zip(kinds, lines, strict=True) if kind == "header" or is_organisation_line(line.text)
    }
    fillers = []
    for index, (kind, line) in enumerate(zip(kinds, lines, strict=True)):
        below = any(kinds[i] == "header" and lines[i].block == line.block for i in range(index + 1, len(lines)))
        words = line.text.strip("–—-*+ ").split()
        nominal = len(words) <= 4 and all(word[:1].isupper() or word in NAME_GLUE for word in words)
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
    dangling = last_word in DANGLING
    return below[0].islower() or len(below.split()) < 3 or joined[-1] in ":-–—," or opened or dangling


def _rest(text: str, lines: list[Line]) -> Iterator[Zone]:
    """Zones from the body on: a label opens a zone, which lasts to the end of its block (contact: while details follow)."""
    current, block = "body", -1
    for index, line in enumerate(lines):
        label = label_of(line.text)
        if label:
            current, block = label[0], line.block
            if current == "boilerplate" and _is_heading_only(line, lines, index):
                block = line.block if index + 1 < len(lines) and lines[index + 1].block == line.block else line.block + 1
        elif current != "body" and line.block > block:
            current = _after(current, line)
            block = line.block
        start = line.start
        if index == 0 and current == "body" and (end := _dateline_end(line.text)):
            yield Zone("dateline", start, start + end)
            start += end
        if current == "body" and BULLET.match(line.text):
            yield Zone("list", start, line.end)
            continue
        yield from _split_inline(text, current, start, line.end)


def _is_heading_only(line: Line, lines: list[Line], index: int) -> bool:
    label = label_of(line.text)
    return label is not None and label[1] >= len(line.text) and index + 1 < len(lines)


def _after(kind: str, line: Line) -> str:
    """The zone of a block that follows a labelled one."""
    if kind == "contact":
        return "contact" if CONTACT_DETAIL.search(line.text) or len(line.text) < 60 else "footer"
    if CONTACT_DETAIL.search(line.text) and len(line.text) < 100:
        return "contact"
    return "boilerplate" if kind == "boilerplate" and is_prose(line.text) else "body"


def _split_inline(text: str, kind: str, start: int, end: int) -> Iterator[Zone]:
    """A caption or contact that begins inside a line, after a full stop: `… auf Anfrage. Bildunterschrift: …`."""
    at = start
    for match in re.finditer(r"(?<=[.!?“”\"]) (?=[A-ZÄÖÜ])", text[start:end]):
        begin = start + match.end()
        label = label_of(text[begin:end])
        if label and ":" in text[begin : begin + label[1]] and label[0] in {"caption", "contact", "note"} and label[0] != kind:
            yield Zone(kind, at, begin - 1)
            at, kind = begin, label[0]
    yield Zone(kind, at, end)


def _cover(marks: list[Zone], length: int) -> list[Zone]:
    """Stretch the zones over the blank space between them and melt neighbours of one kind."""
    out: list[Zone] = []
    for mark in marks:
        if out and out[-1].kind == mark.kind:
            out[-1] = Zone(mark.kind, out[-1].start, mark.end)
        else:
            out.append(mark)
    return [
        Zone(zone.kind, 0 if index == 0 else zone.start, out[index + 1].start if index + 1 < len(out) else length)
        for index, zone in enumerate(out)
    ]


def _joined(text: str, zones: list[Zone], glue: str) -> str:
    return glue.join(" ".join(text[zone.start : zone.end].split()) for zone in zones)


def _place(text: str, zones: list[Zone]) -> str:
    for zone in zones:
        if zone.kind == "dateline":
            printed = text[zone.start : zone.end]
            patterns = (BRACKET_DATELINE, DATELINE, DATE_LINE)
            match = next((found for pattern in patterns if (found := pattern.match(printed.rstrip() + " X"))), None)
            if match and match["place"]:
                return _lower_capitals(match["place"])
    for zone in zones:
        if zone.kind == "header" and (place := _letterhead_place(text[zone.start : zone.end])):
            return place
    return ""


def _letterhead_place(printed: str) -> str:
    """The place beside the date in a letterhead line: `Linden | 3. Mai 2024 | Nr. 4`, `Medieninfo · Linden, 3. Mai 2024`."""
    for line in printed.split("\n"):
        parts = [part.strip() for part in re.split(r"[|·•]", line)]
        for part, following in pairwise([*parts, ""]):
            match = DATE_LINE.fullmatch(part)
            if match and match["place"]:
                return _lower_capitals(match["place"])
            if (
                is_date_line(following)
                and re.fullmatch(PLACE, part)
                and not is_header_line(part)
                and not is_organisation_line(part)
            ):
                return _lower_capitals(part)
    return ""


def _lower_capitals(place: str) -> str:
    """`BAD LINDEN AM SEE` as `Bad Linden am See`; anything else as it is."""
    if not place.isupper() or len(place) < 4:
        return place
    return " ".join(word.lower() if word.lower() in NAME_GLUE else word.title() for word in place.split())


def contact_text(text: str, zones: list[Zone]) -> str:
    """The press contact as printed, its label left out, lines joined by `, `; the first contact zone that names anyone."""
    for zone in zones:
        if zone.kind != "contact":
            continue
        printed = text[zone.start : zone.end].strip()
        label = label_of(printed.split("\n")[0])
        if label:
            printed = printed[label[1] :]
        printed = re.sub(r"(?<=\d)\s*\n\s*(?=\d)", " ", printed)  # a phone number that ran over the line's end
        joined = ", ".join(line.strip().strip(",") for line in printed.split("\n") if line.strip())
        if joined:
            return joined
    return ""
