"""Quotation marks of a damaged text: paired again and written as they were printed, mostly „…“, inside another pair ‚…‘.

The English OCR pack has no low marks: `„` becomes `,,`, `,` or `»`, `“` becomes `”`, `*` or `"`, and `‘` even `®`. The place
of a mark tells its side, the pair its level. A gender star (`Bürger*innen`) stands inside a word and is no mark.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace

from pipeline.cleaning.alignment import Edit
from pipeline.cleaning.mark_styles import SHARES, printed_so, style_of
from pipeline.cleaning.words import load_words

_OPENING = re.compile(
    r"(?:(?<=[\s(\[/–—„‚»])|^)(?:,,[.,]? ?|» |,\.|\.\.|[„“‚‘’»\"']|,|(?<=\s), |\.(?=[A-ZÄÖÜ])|[nw](?=[A-ZÄÖÜ][a-zäöüß]))(?=[„‚]?[^\W_]|\[)"
)
_CLOSING = re.compile(r"(?<=[^\s(\[„‚–—])[“”‘’\"'*®«<](?=[\s.,;:!?)\]/“”\"–—-]|$)")
_LONGEST_WORD = 40  # characters
_WORD_BEFORE = re.compile(r"(?<![^\s(„‚-])[^\W\d_]+[.!?]?$")
_WORD = re.compile(r"[^\W\d_]{1,40}")
_LETTERS = frozenset("nw")  # `nDie Halle ist da“`: what is left of a mark in the type of typewriters
_SURE = frozenset((",,", ",,.", ",,,", ",.", "„", "»", '"', "“", "..", "‚", *_LETTERS))
_APOSTROPHE = frozenset("'’‘")

# How often a pair is single: nearly always inside another, seldom outside, and then around a short term or name.
_SINGLE_INSIDE, _SINGLE_SHORT, _SINGLE_LONG = 0.97, 0.03, 0.005
_SHORT = 5  # words
_LONGEST_QUOTED, _SHORTEST_QUOTED = 400, 10  # characters before the closing mark whose opening mark is lost
_DEEPEST = 4  # opening marks looked at to know whether a pair stands inside another
_FAR = 5  # times likelier for one level than for the other


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that may be a quotation mark: bounds, what stands there, and its side."""

    start: int
    end: int
    text: str
    opens: bool


def repair_quotation(text: str) -> list[Edit]:
    """Edits of quotation marks. text: judged damaged, one paragraph a line.

    Pairs are sought within a paragraph; a mark that only the other mark of its pair would prove stays as it is.
    """
    opened = Counter(match.group().strip() for match in _OPENING.finditer(text))
    style = style_of(opened, Counter(match.group() for match in _CLOSING.finditer(text)))
    edits: list[Edit] = []
    pairs: list[tuple[Mark, Mark]] = []
    carried: Mark | None = None  # opened in the paragraph before, which the OCR may have torn
    at = 0
    for line in text.split("\n"):
        if line:
            carried = _repair_paragraph(text, at, at + len(line), carried, edits, pairs)
        at += len(line) + 1
    sound = printed_so(Counter((opening.text, closing.text) for opening, closing in pairs))
    kept = {mark.start for pair in pairs if (pair[0].text, pair[1].text) in sound for mark in pair}
    printed = [
        replace(edit, new="".join(style.get(mark, mark) for mark in edit.new)) for edit in edits if edit.start not in kept
    ]
    return sorted((edit for edit in printed if edit.new != edit.old), key=lambda edit: edit.start)


def _repair_paragraph(
    text: str, start: int, end: int, carried: Mark | None, edits: list[Edit], pairs: list[tuple[Mark, Mark]]
) -> Mark | None:
    """Append the edits of one paragraph and its pairs; gives back a sure opening mark that stayed open."""
    opened: list[Mark] = []
    marks = _marks(text, start, end)
    done = start  # up to where all marks have found their partner
    for at, mark in enumerate(marks):
        if mark.opens:
            opened.append(mark)
        elif opened:
            if len(opened) > 1 or not _has_lost_partner(opened[-1], mark, marks[at + 1] if at + 1 < len(marks) else None):
                pairs += _close(text, opened, mark, edits, last=at + 1 == len(marks))
                done = mark.end if not opened else done
        elif carried and mark.text not in _APOSTROPHE:
            _write(carried, mark, single=False, edits=edits)
            carried, done = None, mark.end
        elif _closes_alone(text, mark):
            edits.extend(_edit(mark, "“"))
            edits.extend(_lost_opening(text, start, done, mark))
            done = mark.end
    for depth, mark in enumerate(opened):
        if _is_sure(mark):
            if depth < len(opened) - 1 or mark is not opened[0]:
                edits.extend(_edit(mark, "‚" if depth and _leans_single(mark) else "„"))
        elif mark.text == "," and text[mark.end].isupper() and mark.end == mark.start + 1:
            edits.extend(_edit(mark, "‚" if depth else "„"))
    if opened and _is_sure(opened[0]) and len(opened) == 1:
        edits.extend(_edit(opened[0], "„"))
        return Mark(opened[0].end, opened[0].end, "„", opens=True)
    return None


def _has_lost_partner(opening: Mark, closing: Mark, following: Mark | None) -> bool:
    """Whether a single mark closes what the OCR left no opening of: `,,Er nannte es Plan B‘ und ging.”`."""
    double, single = SHARES[closing.text, "close"]
    if single < _FAR * double or not _is_sure(opening) or _leans_single(opening):
        return False
    if following is None or following.opens:
        return False
    double, single = SHARES[following.text, "close"]
    return double > _FAR * single


def _closes_alone(text: str, mark: Mark) -> bool:
    """Whether a mark without partner is a closing one all the same; a star after a noun may be a footnote or a gender's."""
    if mark.text != "*":
        return mark.text in '”"'
    word = _WORD_BEFORE.search(text, max(0, mark.start - _LONGEST_WORD), mark.start)
    return word is not None and word.group()[0].islower()


def _lost_opening(text: str, start: int, done: int, closing: Mark) -> list[Edit]:
    """The lost opening mark of a quotation, where its place is plain.

    After a colon (`Er sagte: Wir bauen.”`), or, when the frame follows, where the paragraph begins: `Wir bauen”, sagte er`;
    there it may have taken the capital with it: `ich` for `„Ich`. start: of the paragraph; done: end of the last pair.
    """
    if text[closing.end : closing.end + 1] != ",":
        colon = text.rfind(": ", done, closing.start)
        return [Edit(colon + 1, colon + 2, " ", " „", "quotation", 0.7)] if colon >= 0 and text[colon + 2].isupper() else []
    if text[start].islower() and start > 1 and (text[start - 2].isalpha() or text[start - 2] in ",;–"):
        return []  # goes on from the paragraph before, where the quotation opened
    if done > start or not text[start].isalpha() or not _SHORTEST_QUOTED < closing.start - start < _LONGEST_QUOTED:
        return []
    return [Edit(start, start + 1, text[start], "„" + text[start].upper(), "quotation", 0.6)]


def _marks(text: str, start: int, end: int) -> list[Mark]:
    """The marks of a paragraph in order."""
    found = (Mark(*match.span(), match.group().strip(), opens=True) for match in _OPENING.finditer(text, start, end))
    marks = [mark for mark in found if mark.text not in _LETTERS or _word_at(text, mark.end) in load_words()]
    taken = {mark.start for mark in marks}
    marks += [
        Mark(*match.span(), match.group(), opens=False)
        for match in _CLOSING.finditer(text, start, end)
        if match.start() not in taken
    ]
    return sorted(marks, key=lambda mark: mark.start)


def _word_at(text: str, start: int) -> str:
    """The word that begins here, in lower case."""
    word = _WORD.match(text, start)
    return word.group().lower() if word else ""


def _is_sure(mark: Mark) -> bool:
    """Whether nothing but a quotation mark can look like this at the start of a word."""
    return mark.text in _SURE


def _leans_single(mark: Mark) -> bool:
    double, single = SHARES[mark.text, "open"]
    return single > double


def _close(text: str, opened: list[Mark], mark: Mark, edits: list[Edit], *, last: bool) -> list[tuple[Mark, Mark]]:
    """Pair a closing mark with the innermost opening one that it can belong to. last: no mark follows in the paragraph.

    Gives back the pair, or nothing where the mark turns out to be an apostrophe.
    """
    double, single = SHARES[mark.text, "close"]
    certain = double > 20 * single and _is_sure(opened[0])
    alone = last and len(opened) == 2 and double > _FAR * single  # of two pairs one end is lost, and this one is the outer's
    if len(opened) > 1 and not _is_sure(opened[-1]) and (certain or alone):
        # `,,Wir nennen das ,Mut”`: the double mark ends the outer pair, the inner one has lost its end.
        inner = opened.pop()
        if text[inner.end].isupper():
            edits.extend(_edit(inner, "‚"))
    opening = opened.pop()
    if mark.text in _APOSTROPHE and _is_sure(opening) and not _leans_single(opening) and text[mark.start - 1] in "sxzß":
        opened.append(opening)  # `Hans’ Haus` inside a quotation
        return []
    inside = any(_is_sure(outer) for outer in (*opened[:1], *opened[-_DEEPEST:]))
    _write(opening, mark, single=_is_single(text, opening, mark, inside=inside), edits=edits)
    return [(opening, mark)]


def _is_single(text: str, opening: Mark, closing: Mark, *, inside: bool) -> bool:
    """Whether a pair is ‚…‘ rather than „…“, by Bayes from how each mark is misread."""
    n_words = text.count(" ", opening.end, closing.start) + 1
    prior = _SINGLE_INSIDE if inside else _SINGLE_SHORT if n_words <= _SHORT else _SINGLE_LONG
    odds = math.log(prior / (1 - prior))
    for mark, side in ((opening, "open"), (closing, "close")):
        double, single = SHARES[mark.text, side]
        odds += math.log(single / double)
    return odds > 0


def _write(opening: Mark, closing: Mark, *, single: bool, edits: list[Edit]) -> None:
    edits.extend(_edit(opening, "‚" if single else "„"))
    edits.extend(_edit(closing, "‘" if single else "“"))


def _edit(mark: Mark, new: str) -> list[Edit]:
    """The edit that writes a mark, none where it stands already or has been written."""
    if mark.text == new or mark.start == mark.end:
        return []
    return [Edit(mark.start, mark.end, mark.text + " " * (mark.end - mark.start - len(mark.text)), new, "quotation", 0.9)]
