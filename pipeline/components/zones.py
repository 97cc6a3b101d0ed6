"""Where on the page a word stands: `meldewerk_zones`.

Reads only the text: letterhead, headline, dateline, body, lists, captions, notes, contact and boilerplate are told apart
by their labels and the shapes of their lines. Also fills `doc._.title`, `place`, `contact` and `contact_details`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extensions import Zone
from pipeline.grammar.text_access import text_of
from pipeline.page.contact_blocks import unlabelled_contacts
from pipeline.page.contact_details import contact_details, contact_text
from pipeline.page.front_matter import body_start, dateline_end, front_zones
from pipeline.page.layout import (
    AGENCY_LINE,
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
    is_header_term,
    is_organisation_line,
    is_prose,
    lines_of,
)
from pipeline.page.zone_labels import label_of

TOP = 2_000
"""Characters of a text in which its headline stands."""


@Language.component(
    "meldewerk_zones", assigns=["doc._.zones", "doc._.title", "doc._.place", "doc._.contact", "doc._.contact_details"]
)
def set_zones(doc: Doc) -> Doc:
    """Cover the Doc with zones and read title, place and contact off them; values that are set already stay."""
    text = text_of(doc)
    marks = find_zones(text)
    doc._.zones = _cover(marks, len(text))
    if not doc._.title:
        headline = _joined(text, [zone for zone in marks if zone.kind == "headline"], " ")
        doc._.title = title_among(headline, doc._.properties.title, text)
    if not doc._.place:
        doc._.place = _place(text, doc._.zones)
    if not doc._.contact:
        doc._.contact = contact_text(text, doc._.zones)
    doc._.contact_details = contact_details(text, doc._.zones)
    return doc


def title_among(headline: str, stated: str, text: str) -> str:
    """The title of the document's properties where a line of the text says the same or no headline was found, else that.

    headline: what stands where a headline stands. stated: of the properties, "" for none.
    """
    if not stated or not headline:
        return headline or stated
    wanted = _letters(stated)
    for line in text[:TOP].split("\n"):
        if _letters(line) == wanted and wanted in _letters(headline):
            return " ".join(line.split())
    return headline


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def zone_at(doc: Doc, offset: int) -> str:
    """The kind of zone that holds the character at `offset`; `body` where no zones are set."""
    for zone in doc._.zones:
        if zone.start <= offset < zone.end:
            return str(zone.kind)
    return "body"


def find_zones(text: str) -> list[Zone]:
    """The zones of a text in order, from the first word of each to its last; blank space between them is left out."""
    lines = lines_of(text)
    body = body_start(lines)
    return [*front_zones(lines[:body]), *_rest(text, lines[body:])]


def _rest(text: str, lines: list[Line]) -> Iterator[Zone]:
    """Zones from the body on: a label opens a zone, which lasts to the end of its block (contact: while details follow)."""
    current, block = "body", -1
    contacts = unlabelled_contacts(lines)
    told = False  # whether running text was seen
    for index, line in enumerate(lines):
        label = label_of(line.text)
        if line.block in contacts and not (label and label[0] in {"contact", "caption"}):
            current, block = "contact", line.block
        elif label:
            current, block = label[0], line.block
            if current == "boilerplate" and _is_heading_only(line, lines, index):
                block = line.block if index + 1 < len(lines) and lines[index + 1].block == line.block else line.block + 1
        elif current != "body" and line.block > block:
            current = _after(current, line) if told or not is_prose(line.text) else "body"
            block = line.block
        told = told or (current == "body" and is_prose(line.text))
        start = line.start
        if index == 0 and current == "body" and (end := dateline_end(line.text)):
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
            patterns = (BRACKET_DATELINE, DATELINE, DATE_LINE, AGENCY_LINE)
            match = next((found for pattern in patterns if (found := pattern.match(printed.rstrip() + " X"))), None)
            if match and match["place"] and not is_header_term(match["place"]):
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
            if match and match["place"] and is_date_line(part):
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
