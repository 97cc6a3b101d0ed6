"""Line wraps: in a hard-wrapped text a line end inside a paragraph is a space; in any other text every line end counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.cleaning.alignment import Edit, edit_of
from pipeline.cleaning.language import GERMAN

# A bullet, as printed or as the OCR reads it (`¢`, `«`, `+`), or a number in front: `- Montag, 9 Uhr`, `• Eintritt frei`, `1. Begrüßung`, `a) Ort`.
_BULLET = re.compile(r"[•●▪■◦►▶➢✓*¢«+] |[·]\s?\w")
_DASH_ITEM = re.compile(r"[-–—] ")
_NUMBER_ITEM = re.compile(r"(?:\d{1,2}[.)]|[a-z]\)) ")
# A label opens a block of its own: `Bildunterschrift: …`, `Foto (v. l.): …`, `Weitere Informationen: …`.
_LABEL = re.compile(r"[A-ZÄÖÜ][^\W\d_]{2,40}(?: [^\W\d_/.,()]{1,20}| \([^()\n]{1,20}\)){0,3}:(?:\s|$)")
# A sentence ends and another begins; words of four letters and less may be abbreviations: `Prof. Dr.`, `Tel. 0`.
_SENTENCE_END = re.compile(r"[^\W\d_]{5}[.!?][“”‘’«»\"'*)]?\s+(?=[^\W\d_a-zäöüß]|[„»“‚\"',])")
_READ_LONGER = 2  # characters by which misread letters (`fiir`) make other lines of a damaged page longer
_LONGEST_SENTENCE = 1500  # characters looked back, so that work stays linear
_WAITS_FOR_NAME = re.compile(r"\b(?:de[sr]|von|vom) [A-ZÄÖÜ][^\W\d_]{2,30}$")
_NAME_ALONE = re.compile(r"[A-ZÄÖÜ][^\W\d_]{1,30}(?:[- ][A-ZÄÖÜ][^\W\d_]{1,30}){0,2}")
_PARAGRAPH = 150  # characters that no salutation and no address has
_FIRST_WORD = re.compile(r"\S{1,80}")
_PARTICLES = frozenset("ab an auf aus bei durch ein mit nach um vor zu zur über unter".split())  # `… stellt Programm vor`
_LAST_WORD = re.compile(r"(?<![^\s(„‚\"'])[^\W\d_]{1,20}$")

# A break is wrapped for sure when the next line goes on in lower case or the line ends in `der`, `im`, `und`. These bound what such lines may look like.
_SURE_BREAKS = 2
_SURE_SHARE = 0.12  # of all single line ends; a letterhead or list of contacts has next to none
_NARROWEST, _WIDEST = 28, 150  # characters a wrapped line reaches with the word that no longer fitted
_LOWEST_REACH = 0.75  # of the median reach: below that a sure break is a headline's or list's, not the margin's
_LOOSE_REACH = 0.6  # of the median reach: a line goes on in lower case, so it need not be that full


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page without the blanks around it: bounds in the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Margin:
    """Where lines were wrapped, as the reach of a line: its length with a space and the next line's first word."""

    lowest: float
    middle: float


def unwrap(text: str) -> list[Edit]:
    """Edits of the white space around line ends.

    Line ends that a margin forced become a space, others stay; blanks at line ends and indentation go; more than one
    blank line becomes one; white space at both ends of the text goes. A line that ends in a hyphen is left to
    `hyphenation`.
    """
    lines = [Line(match.start(), match.end()) for match in re.finditer(r"[^\s](?:[^\n]*[^\s])?", text)]
    if not lines:
        return [Edit(0, len(text), text, "", "blank")] if text else []
    margin = _margin(text, lines)
    edits = []
    if lines[0].start:
        edits.append(Edit(0, lines[0].start, text[: lines[0].start], "", "blank"))
    item = ""  # the mark of the list item we are in
    paragraph = lines[0].start
    prose = _prose_lines(text, lines)
    for line, following in pairwise(lines):
        gap = text[line.end : following.start]
        item = _mark(text, line) or ("" if "\n\n" in gap.replace(" ", "") else item)
        blank_line = gap.count("\n") > 1
        if blank_line:
            torn = margin and (
                _is_torn(text, line, following, margin, line in prose)
                or (following in prose and _stops_short(text, paragraph, line, following, margin))
            )
            if not torn:
                paragraph = following.start
            new = ("\n" if _ends_in_hyphen(text, line) else " ") if torn else "\n\n"
        elif (
            margin
            and not _ends_in_hyphen(text, line)
            and not _is_address(text, following)
            and (line in prose or text[following.start].islower() or _ends_in_half_a_name(text, line, following))
            and _is_wrapped(text, line, following, margin, item)
        ):
            new = " "
        else:
            new = "\n"
        if new != gap:
            edits.append(edit_of(line.end, gap, new, "wrap" if new == " " else "blank"))
    if lines[-1].end < len(text):
        edits.append(Edit(lines[-1].end, len(text), text[lines[-1].end :], "", "blank"))
    return edits


def _is_address(text: str, line: Line) -> bool:
    """Whether a line begins with an address of mail or web: `presse@example.org`."""
    word = _FIRST_WORD.match(text, line.start, line.end)
    return word is not None and ("@" in word.group() or word.group().startswith(("www.", "http")))


def _ends_in_half_a_name(text: str, line: Line, following: Line) -> bool:
    """Whether the next line has the name that a genitive waits for: `Ministerium für Wasser des Landes ⏎ Brandenburg`."""
    return bool(_WAITS_FOR_NAME.search(text, max(line.start, line.end - 40), line.end)) and bool(
        _NAME_ALONE.fullmatch(text, following.start, following.end)
    )


def _prose_lines(text: str, lines: list[Line]) -> set[Line]:
    """The lines of the blocks that end a sentence, be it inside: in the others, headlines and addresses, capitals begin a new line."""
    prose: set[Line] = set()
    block: list[Line] = []
    for line, following in pairwise([*lines, Line(len(text), len(text))]):
        block.append(line)
        if following.start == len(text) or text.count("\n", line.end, following.start) > 1:
            runs = _SENTENCE_END.search(text, block[0].start, line.end)
            if text[line.end - 1] in '.!?:…“”"»«‘’)*®' or len(block) > 4 or runs:
                prose.update(block)
            block = []
    return prose


def _reach(text: str, line: Line, following: Line) -> int:
    """How long the line would be with the next line's first word on it."""
    word = _FIRST_WORD.match(text, following.start, following.end)
    return line.end - line.start + 1 + (len(word.group()) if word else 0)


def _margin(text: str, lines: list[Line]) -> Margin | None:
    """The margin of a wrapped text, learnt from its sure breaks; None where the text is not wrapped."""
    reaches, longest = [], 0
    single = 0
    for line, following in pairwise(lines):
        if text.count("\n", line.end, following.start) > 1:
            continue
        single += 1
        goes_on = text[following.start].islower() or _ends_in_function_word(text, line)
        if goes_on and not _mark(text, following):
            reaches.append(_reach(text, line, following))
            longest = max(longest, line.end - line.start)
    if len(reaches) < _SURE_BREAKS or len(reaches) < _SURE_SHARE * single:
        return None
    middle = median(reaches)
    if not _NARROWEST <= middle <= _WIDEST:
        return None
    near = sorted(reach for reach in reaches if reach >= _LOWEST_REACH * middle)
    if len(near) < _SURE_BREAKS:
        return None
    # A line that would have outgrown the longest one was cut by the margin, however few sure breaks there are to learn from.
    return Margin(min(near[len(near) // 20], longest + 1), middle)


def _mark(text: str, line: Line) -> str:
    """The mark that makes a line a list item, "" for none."""
    for pattern in (_BULLET, _DASH_ITEM, _NUMBER_ITEM):
        match = pattern.match(text, line.start)
        if match:
            return "1" if pattern is _NUMBER_ITEM else text[line.start]
    return ""


def _ends_in_hyphen(text: str, line: Line) -> bool:
    return text[line.end - 1] in "-\u2010\u00ac" and line.end - line.start > 1 and text[line.end - 2].isalnum()


def _is_wrapped(text: str, line: Line, following: Line, margin: Margin, item: str) -> bool:
    """Whether the margin forced this single line end."""
    reach = _reach(text, line, following)
    mark = _mark(text, following)
    last, first = text[line.end - 1], text[following.start]
    if mark:
        # A dash or a day may begin a line by chance: `am ⏎ 14. März`, `Frau Roth ⏎ – sie leitet das Amt – sagte`.
        return not _BULLET.match(text, following.start) and not item and last not in ".:;!?," and reach >= margin.lowest
    if last in '.!?)"“”' and (_LABEL.match(text, following.start) or _is_indented(text, line, following)):
        return False
    if first.islower() and last not in ".:;!?" and reach >= _LOOSE_REACH * margin.middle:
        return True
    return reach >= margin.lowest


def _is_indented(text: str, line: Line, following: Line) -> bool:
    """Whether a paragraph begins with its first line set in: more blanks in front than the line before has."""
    margin = line.start - 1 - text.rfind("\n", max(0, line.start - 40), line.start) if line.start else 0
    return following.start - 1 - text.rfind("\n", line.end, following.start) > margin


def _is_torn(text: str, line: Line, following: Line, margin: Margin, prose: bool) -> bool:
    """Whether a blank line cuts a sentence in two, as page ends and OCR do: `Im ⏎⏎ Vorfeld des Besuchs`.

    A headline ends in the particle of its verb: `Rat legt Haushalt vor ⏎⏎ LINDEN. Der Rat hat …`.
    """
    last, first = text[line.end - 1], text[following.start]
    reach = _reach(text, line, following)
    if last in ".:;!?" or _mark(text, following):
        return False
    if first.islower():
        return reach >= _LOOSE_REACH * margin.middle
    if reach < margin.lowest:
        return False
    word = _LAST_WORD.search(text, line.start, line.end)
    return _ends_in_function_word(text, line) and (prose or word is None or word.group().lower() not in _PARTICLES)


def _stops_short(text: str, paragraph: int, line: Line, following: Line, margin: Margin) -> bool:
    """Whether a paragraph of sentences stops within one at the margin: `Das Rad rollt. Nun, sagte Jan ⏎⏎ Roth, fehlt`.

    paragraph: where it begins. A headline holds no whole sentence, and what follows a label (`Foto: Eva Ott`) needs no end.
    """
    # No paragraph of some length ends in a comma, however short its last line is.
    comma = text[line.end - 1] == ","
    least = _LOOSE_REACH * margin.middle if comma else margin.lowest - _READ_LONGER
    if text[line.end - 1] in '.:;!?…“”"»«‘’)*®' or _reach(text, line, following) < least:
        return False
    if _mark(text, following) or _is_address(text, following) or _LABEL.match(text, following.start):
        return False
    if comma and line.end - paragraph >= _PARAGRAPH:
        return True
    ends = [match.end() for match in _SENTENCE_END.finditer(text, max(paragraph, line.end - _LONGEST_SENTENCE), line.end)]
    return bool(ends) and not _LABEL.match(text, ends[-1])


def _ends_in_function_word(text: str, line: Line) -> bool:
    """Whether a line ends in `der`, `im`, `und`, …, after which no paragraph and hardly a headline ends."""
    word = _LAST_WORD.search(text, max(line.start, line.end - 24), line.end)
    return word is not None and word.group().lower() in GERMAN
