"""Lines and their shapes: what a line of a press release looks like before anyone knows what it says."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from pipeline.lexicon import load_lexicon

LEGAL_FORM = re.compile(r"\b(?:g?GmbH(?: & Co\. KG(?:aA)?)?|AG|SE|KG|OHG|eG|AöR|e\. ?V\.|mbH)(?=\W|$)")
NAME_GLUE = frozenset("für und der des die das dem den von vom zu zum zur am an im in bei & e. V. v. d. a. ob auf".split())
MONTHS = r"(?:Jan|Feb|Mär|Maer|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-zä]*\.?"
DATE = rf"(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.|{MONTHS})\s?(?:\d{{4}}|\d{{2}}\b)?|\d{{4}}-\d{{2}}-\d{{2}}|{MONTHS} \d{{4}}|im {MONTHS}(?: \d{{4}})?)"
WEEKDAY = r"(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend)"
PLACE = (
    rf"(?!{WEEKDAY}\b)"
    r"(?:Bad |St\. |Sankt )?[A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜ]?[\wäöüß]+)*"
    r"(?:(?:/| / |-)[A-ZÄÖÜ][\wäöüß-]+| (?:am|an der|an|im|in|in der|bei|ob der|vor der|auf|unter) [A-ZÄÖÜ][\wäöüß-]+| [A-ZÄÖÜ][\wäöüß-]+)"
    r"{0,3}(?: \([A-ZÄÖÜ][^)\n]{1,25}\))?"
)
DATE_LINE = re.compile(
    rf"(?:(?P<place>{PLACE}), )?(?:(?:den|vom|am|der) )?(?:{WEEKDAY},? (?:den |der )?)?{DATE}(?:(?:,| [–|-])? (?:um )?\d{{1,2}}[.:]\d{{2}}(?: Uhr)?)?\.?"
)
DATELINE = re.compile(
    rf"\(?(?P<place>{PLACE})\)?"
    rf"(?:,? (?:den |vom |am )?(?:{WEEKDAY},? (?:den )?)?{DATE}|,? {WEEKDAY}| \({DATE}\))?"
    r"(?P<agency> ?\([a-zA-Z/]{2,12}\))?(?P<mark>\.| ?[–—]| -| ?\||:)\s+(?=[A-ZÄÖÜ0-9„»\"‚›«])"
)
BRACKET_DATELINE = re.compile(
    rf"\((?P<place>{PLACE})(?:,? (?:den |vom |am )?(?:{WEEKDAY},? (?:den )?)?{DATE})?\)\s+(?=[A-ZÄÖÜ„»\"‚›«])"
)
BULLET = re.compile(r"\s*(?:[•▪◦‣∙○●■□➢✓*]|[-–—](?!\s*An\b))\s+\S")
CONTACT_DETAIL = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|\bwww\.|https?:|\b(?:Tel|Fax|Telefon|Telefax|Mobil|Fon)\b|\b\d{5} [A-ZÄÖÜ]|(?:\(0\d+\)|\b0\d{2,5})[ /-]\d{2,}"
)
RULE = re.compile(r"[\s*_=–—-]{3,}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of clean text: start and end offset without its newline; block: number of the paragraph block it stands in."""

    start: int
    end: int
    text: str
    block: int


def lines_of(text: str) -> list[Line]:
    """The non-blank lines of a text with their offsets; blank lines part the blocks."""
    out: list[Line] = []
    at = block = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = at + raw.index(stripped[0])
            out.append(Line(start, start + len(stripped), stripped, block))
        else:
            block += 1
        at += len(raw) + 1
    return out


@functools.cache
def _header_terms() -> tuple[str, ...]:
    return tuple(row["term"].lower() for row in load_lexicon("zone_header"))


@functools.cache
def _organisation_heads() -> tuple[frozenset[str], tuple[str, ...]]:
    rows = load_lexicon("organisation_heads")
    starts = frozenset(row["head"].lower() for row in rows)
    suffixes = tuple(row["head"].lower() for row in rows if row["match"] == "suffix")
    return starts, suffixes


def is_organisation_line(text: str) -> bool:
    """Whether a line is nothing but the name of a body: `Hochschule Vorderharz · Stabsstelle Kommunikation`.

    Every word is capitalised or glue (`für`, `und`, `e. V.`), at most twelve words, and one of them heads a body or is a
    legal form. A line with a verb (`Stadt Linden öffnet Bad`) is none.
    """
    text = text.strip("+*=–— ")
    words = [word for word in re.split(r"[\s|·•,]+", text) if word.strip("–—-/")]
    if (
        not text
        or not words
        or len(words) > 14
        or text[-1] in "!?:"
        or (text[-1] == "." and not re.search(r"\b[eV]\. ?V?\.$", text))
    ):
        return False
    if any(word[:1].islower() and word not in NAME_GLUE for word in words):
        return False
    if LEGAL_FORM.search(text):
        return True
    starts, suffixes = _organisation_heads()
    lowered = [word.lower().strip('„“»«"(),;') for word in words]
    first_of_part = {part.split()[0].lower() for part in re.split(r"[|·•]|\+\+\+", text) if part.split()}
    return any(word in starts for word in first_of_part | {lowered[0]}) or any(word.endswith(suffixes) for word in lowered)


def is_date_line(text: str) -> bool:
    """Whether a line is only a date, with or without its place: `Potsdam, 28.04.2025`."""
    return bool(DATE_LINE.fullmatch(text))


def is_header_line(text: str) -> bool:
    """Whether a line belongs to the letterhead: press words, numbers, dates, addresses, rules."""
    if re.fullmatch(r"(?:\w ){4,}\w", text):  # P R E S S E D I E N S T
        text = text.replace(" ", "")
    lowered = text.lower().strip("–—-*#+ ")
    if RULE.fullmatch(text) or is_date_line(text):
        return True
    if lowered in _header_terms() or re.fullmatch(r"(?:presse|medien)[\w-]*", lowered):
        return True
    # `Der Landrat` heads a letterhead, `Der Landrat eröffnet das Bad` does not.
    terms = () if lowered.startswith(("der ", "die ")) else _header_terms()
    if len(text) <= 100 and any(lowered.startswith(term) and not lowered[len(term)].isalpha() for term in terms):
        return True
    if CONTACT_DETAIL.search(text) and len(text) <= 120:
        return True
    if len(text.split()) <= 4 and re.search(r"(?:kommunikation|öffentlichkeitsarbeit|presse)[ –—*+]*$", lowered):
        return True
    tail = re.split(r"[|·•]| [–—-] ", lowered)
    return len(tail) > 1 and any(part.strip().startswith(_header_terms()) for part in tail)


def is_prose(text: str) -> bool:
    """Whether a line reads as running text: long, or at least one full sentence followed by more."""
    ended = text.rstrip('“”«"‘’› )').endswith((".", "!", "?", ":", ";", "…"))
    inner = re.search(r"[a-zäöüß0-9)“”«\"][.!?][“”«\"]? [A-ZÄÖÜ„»\"]", text)
    return (
        (len(text) >= 120 and (ended or inner is not None))
        or len(text) >= 260
        or (len(text) >= 60 and ended and inner is not None)
    )
