"""Lines and their shapes: what a line of a press release looks like before anyone knows what it says."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from pipeline.lexicon import load_lexicon
from pipeline.people.organisations import is_named_adjective

PUBLIC_FORM = re.compile(
    r"\b(?:Anstalt|Körperschaft|Stiftung) (?:des )?(?:öffentlichen|bürgerlichen) Rechts\b|\b[AK]\. ?d\. ?ö\. ?R\."
)
LEGAL_FORM = re.compile(r"\b(?:[gG]?G[mM][bB]H(?: & Co\. KG(?:aA)?)?|AG|SE|KG|OHG|eG|AöR|e\. ?V\.|mbH)(?=\W|$)")
NAME_GLUE = frozenset("für und der des die das dem den von vom zu zum zur am an im in bei & e. V. v. d. a. ob auf".split())
MONTHS = r"(?:Jan|Feb|Mär|Maer|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-zä]*\.?"
DATE = rf"(?:[\dlI]\d?\.\s?(?:\d{{1,2}}\.|{MONTHS})\s?(?:[12][\dOolI]{{3}}|\d{{2}}\b)?|\d{{4}}-\d{{2}}-\d{{2}}|{MONTHS} \d{{4}}|im {MONTHS}(?: \d{{4}})?)"
WEEKDAY = r"(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend)"
PLACE = (
    rf"(?!{WEEKDAY}\b)"
    r"(?:Bad |St\. |Sankt )?[A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜ]?[\wäöüß]+)*"
    r"(?:(?:/| / |-)[A-ZÄÖÜ][\wäöüß-]+| (?:am|an der|an|im|in|in der|bei|ob der|vor der|auf|unter) [A-ZÄÖÜ][\wäöüß-]+| [A-ZÄÖÜ][\wäöüß-]+)"
    r"{0,3}(?: \([A-ZÄÖÜ][^)\n]{1,25}\))?"
)
DISTRICT = r"(?:, ?(?:Lkr|LKR|Landkreis|LANDKREIS|Kreis|KREIS|Kr|KR|OT|Ortsteil|Stadtteil)\b\.? [A-ZÄÖÜ][\wäöüß-]+(?: [A-ZÄÖÜ][\wäöüß-]+)?)?"
"""Behind a dateline's place: `LOHR AM MAIN, LKR. MAIN-SPESSART.`"""
AGENCY = r" ?\([a-zA-Z/]{2,12}\)"
AGENCY_LINE = re.compile(rf"(?P<place>{PLACE}){AGENCY}(?: ?[.:–-])?")
"""A dateline on a line of its own: `Linden (ots)`."""
_NUMBERED = re.compile(rf"(?:{DATE}|\d{{1,2}}[.:]\d{{2}}(?= Uhr)|Uhr|Nr\.|[\d\s/|·•.,:()–—-])+")
DATE_LINE = re.compile(
    rf"(?:(?P<place>{PLACE})(?:, |{AGENCY},? ?(?:[–|-] )?|,? [–|-] ))?(?:(?:den|vom|am|der) )?(?:{WEEKDAY},? (?:den |der )?)?{DATE}(?:(?:,| [–|-])? (?:um )?\d{{1,2}}[.:]\d{{2}}(?: Uhr)?)?\.?"
)
_BRACKETED_DATE = re.compile(rf"(?P<place>{PLACE}) \((?:den |vom |am )?(?:{WEEKDAY},? (?:den )?)?{DATE}\)")
DATELINE = re.compile(
    rf"\(?(?P<place>{PLACE})\)?{DISTRICT}"
    rf"(?:,? (?:den |vom |am )?(?:{WEEKDAY},? (?:den )?)?{DATE}|,? {WEEKDAY}| \({DATE}\))?"
    rf"(?P<agency>{AGENCY})?(?P<mark>\.| ?[–—]| -| ?\||:)\s+(?=[A-ZÄÖÜ0-9„»\"‚›«])"
)
BRACKET_DATELINE = re.compile(
    rf"\((?P<place>{PLACE})(?:,? (?:den |vom |am )?(?:{WEEKDAY},? (?:den )?)?{DATE})?\)\s+(?=[A-ZÄÖÜ„»\"‚›«])"
)
BULLET = re.compile(r"\s*(?:[•▪◦‣∙○●■□➢✓*]|[-–—](?!\s*An\b))\s+\S")
CONTACT_DETAIL = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|\bwww\.|https?:|\b(?:Tel|Fax|Telefon|Telefax|Mobil|Fon|Durchwahl|Handy|Rufnummer)\b(?=[.:]?\W{0,3}(?:[+(0]|\d{3,})|[.:]?$)|\b\d{5} [A-ZÄÖÜ]|(?:\(0\d+\)|\b0\d{2,5})[ /-]\d{2,}"
)
_SPACED = re.compile(r"(?:\w ){4,}\w")  # `P R E S S E D I E N S T`
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
def _header_kinds() -> tuple[tuple[str, str], ...]:
    """Terms in small letters with their kinds, the longest first."""
    rows = sorted(load_lexicon("zone_header"), key=lambda row: -len(row["term"]))
    return tuple((row["term"].lower(), row["kind"]) for row in rows)


_NUMBERED_RELEASE = re.compile(
    rf"(?:mitteilung|information|meldung|dienst|bericht|notiz|nachrichten)(?: (?:Nr\.|Nummer))? ?\d+(?:[/-]\d+)?(?:,? (?:vom )?{DATE})?$"
    rf"|(?:mitteilung|information|meldung|dienst|bericht|notiz|nachrichten),? vom {DATE}$|(?:Nr\.|Nummer) ?\d[\d/-]*,? (?:vom )?{DATE}$"
)  # `Statistische Mitteilung Nr. 27 vom 11. März 2025`
_AFTER_LABEL = re.compile(r"\s*(?:$|[.:(+/|]|\d|[^:]*:\s*\d|(?:vom|bis|ab)\b)")
_AFTER_WORD = re.compile(r"\s*(?:$|Nr\b|Nummer|vom\b|von\b|\d|[|·•/(]|[–-] ?\d|(?:an|für) die (?:Presse|Medien|Redaktion))")


def _begins_letterhead(text: str) -> bool:
    """Whether a line begins with a term of letterheads and goes on as such a line does: not `Magistrat beschließt Radwege`."""
    lowered = text.lower()
    for term, kind in _header_kinds():
        if not lowered.startswith(term) or lowered[len(term) : len(term) + 1].isalpha():
            continue
        rest = text[len(term) :]
        if kind == "label":
            return bool(_AFTER_LABEL.match(rest))
        if kind == "word":
            return bool(_AFTER_WORD.match(rest))
        if kind == "office":
            words = [word for word in re.split(r"[\s|·•,/]+", rest) if word.strip("–—-")]
            named = all(not word[0].islower() or word in NAME_GLUE for word in words)
            return named and (not words or not words[0][0].islower() or words[0] in {"der", "des", "und", "für"})
        return True
    return False


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
    bare = LEGAL_FORM.sub("", text)
    words = [word for word in re.split(r"[\s|·•,]+", bare) if word.strip("–—-/")]
    if (
        not text
        or not words
        or len(words) > 14
        or text[-1] in "!?:"
        or ": " in text  # `Zoo Linden: Zwillinge bei den Pandas` tells something
        or (text[-1] == "." and not re.search(r"\b[eV]\. ?V?\.$", text))
    ):
        return False
    if PUBLIC_FORM.search(text) and len(words) <= 10:
        return True
    if any(word[:1].islower() and word not in NAME_GLUE for word in (words[1:] if _is_own_name(words[0]) else words)):
        return False
    if LEGAL_FORM.search(text):
        return True
    starts, suffixes = _organisation_heads()
    lowered = [word.lower().strip('„“»«"(),;') for word in words]
    first_of_part = {part.split()[0].lower() for part in re.split(r"[|·•]|\+\+\+", text) if part.split()}
    return any(word in starts for word in first_of_part | {lowered[0]}) or any(word.endswith(suffixes) for word in lowered)


def _is_own_name(word: str) -> bool:
    """Whether a small word can be a body's name for itself: `vhs`, `dm`, `ver.di`."""
    letters = word.replace(".", "")
    return letters.islower() and 2 <= len(letters) <= 5 and word not in NAME_GLUE


def date_line(text: str) -> re.Match[str] | None:
    """Place and date of a line that is nothing else, in brackets or before the dash of a dateline that stands alone.

    `Linden, 3. Mai 2024`, `(Linden, 3.5.2024)`, `LINDEN (3. Mai 2024).`, `Linden, 3. Mai 2024 –`.
    """
    bare = text.rstrip(" –—-|.")
    bare = bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare
    return DATE_LINE.fullmatch(text) or DATE_LINE.fullmatch(bare) or _BRACKETED_DATE.fullmatch(bare)


def is_date_line(text: str) -> bool:
    """Whether a line is only a date, with or without its place or number: `Potsdam, 28.04.2025`, `14.09.2022 / 411`."""
    match = date_line(text)
    if match is not None:
        return not match["place"] or not is_header_term(match["place"])
    return bool(re.search(DATE, text)) and bool(_NUMBERED.fullmatch(text))


def is_header_term(words: str) -> bool:
    """Whether words are a kind of release or office that heads a letter, and no place: `Pressemeldung`, `Stadt Linden`."""
    lowered = words.lower()
    if lowered.startswith(_header_terms()) or re.match(r"(?:presse|medien)", lowered):
        return True
    return any(word in _organisation_heads()[0] for word in lowered.split())


def is_press_label(text: str) -> bool:
    """Whether words are a kind of release or a press office, not who issues it: `Presse-Information`, `P R E S S E D I E N S T`."""
    lowered = (text.replace(" ", "") if _SPACED.fullmatch(text) else text).lower()
    return any(
        kind == "press" and lowered.startswith(term) and not lowered[len(term) : len(term) + 1].isalpha()
        for term, kind in _header_kinds()
    )


def is_body_name(text: str) -> bool:
    """Whether a line is a body's name from its first word on: `Stadtmuseum Linden`, not `Neue Leiterin für das Stadtmuseum`."""
    if not is_organisation_line(text):
        return False
    starts, suffixes = _organisation_heads()
    parts = [part.split() for part in re.split(r"[|·•*]|\+\+\+", text.strip("+*=–— ")) if part.split()]
    first = [_first_noun(part).lower().strip('„“»«"(),;') for part in parts]
    return bool(LEGAL_FORM.search(text) or PUBLIC_FORM.search(text)) or any(
        word in starts or word.endswith(suffixes) for word in first
    )


def _first_noun(words: list[str]) -> str:
    """The first word of a name that is no adjective: `Deutsches | Rotes | Kreuz`."""
    return next((word for word in words if not is_named_adjective(word.casefold())), words[0])


def is_header_line(text: str) -> bool:
    """Whether a line belongs to the letterhead: press words, numbers, dates, addresses, rules."""
    if _SPACED.fullmatch(text):
        text = text.replace(" ", "")
    lowered = text.lower().strip("–—-*#+ ")
    if RULE.fullmatch(text) or is_date_line(text):
        return True
    if lowered in _header_terms() or re.fullmatch(r"(?:presse|medien)[\w-]*", lowered):
        return True
    # `Der Landrat` heads a letterhead, `Der Landrat eröffnet das Bad` does not.
    if len(text) <= 100 and not lowered.startswith(("der ", "die ")) and _begins_letterhead(text.strip("–—-*#+ ")):
        return True
    if CONTACT_DETAIL.search(text) and len(text) <= 120:
        return True
    if _NUMBERED_RELEASE.search(text) and len(text) <= 100:
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
