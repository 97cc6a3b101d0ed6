"""From source text to clean text, every change an edit that can be undone.

The repairs run in one written order; each is a pure function from a text to edits of that text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.cleaning.alignment import Alignment, CleanText, Edit
from pipeline.cleaning.bullets import repair_bullets
from pipeline.cleaning.captions import repair_sides
from pipeline.cleaning.characters import compose, repair_characters
from pipeline.cleaning.dashes import repair_dashes
from pipeline.cleaning.digits import repair_digits
from pipeline.cleaning.furniture import remove_furniture
from pipeline.cleaning.hyphenation import join_hyphenated
from pipeline.cleaning.language import language_of
from pipeline.cleaning.misreadings import may_be_damaged, repair_words, share_unread
from pipeline.cleaning.quotation import repair_quotation
from pipeline.cleaning.repairs import repairs_of
from pipeline.cleaning.wrapping import unwrap

__all__ = ["Alignment", "CleanText", "Cleaned", "Edit", "clean"]

Repair = Callable[[str], list[Edit]]

# What a page did to the text: always undone. What a reader sees on it stays as it is.
LAYOUT: tuple[Repair, ...] = (repair_characters, compose, remove_furniture, unwrap, join_hyphenated)

# What is mended besides words once a release has turned out to be damaged.
MARKS: tuple[Repair, ...] = (repair_bullets, repair_quotation, repair_dashes, repair_sides, repair_digits)

# Of the words of a damaged release these shares are still wrong (least squares over 114 read pages whose print is known,
# correlation 0.72): of the repaired ones, and for each one that stays unread, which seldom comes alone.
_WRONG_REPAIRED, _WRONG_UNREAD = 0.05, 1.65
_BEST_DAMAGED = 0.99
# A replacement character, or a digit or sign of another trade inside a word: `Stra8e`, `lie&`, `m¢hr`.
_STRANGE = re.compile("\ufffd|[^\\W\\d_][&¢£¥§¤¦¬±®][^\\W\\d_]|[a-zäöüß]{2}\\d[a-zäöüß]{2}")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text after cleaning.

    text: clean text, source text and the alignment between them. language: code of the language (`de`), "" unknown.
    quality: 0 to 1, the share of words expected to stand in the clean text as they were printed; it falls with what was
    repaired and, much more, with what stays unread. repairs: what changed more than white space (`repairs_of`).
    """

    text: CleanText
    language: str
    quality: float
    repairs: tuple[Edit, ...]


def clean(source: str, *, repair: bool = True, within: tuple[int, int] | None = None) -> Cleaned:
    """Clean a release's source text.

    source: decoded text as read. repair: False leaves words and marks as they are and only undoes the page (line ends,
    blanks, page numbers, hyphenation). within: start and end of the stretch of `source` that is the release, where it is not
    all of it; the rest is taken out first, and all offsets still count `source`. Never raises for any text.
    """
    text = CleanText.of(source)
    if within is not None:
        text = text.edit(_others(source, *within))
        source = text.text
    for step in LAYOUT:
        text = text.edit(step(text.text))
    language = language_of(text.text)
    quality = _quality(text.text)
    if repair and language == "de" and may_be_damaged(text.text):
        words = repair_words(text.text)
        if words:
            text = text.edit(words)
            for step in MARKS:
                text = text.edit(step(text.text))
            n_words = max(1, len(source.split()))
            wrong = _WRONG_REPAIRED * len(words) / n_words + _WRONG_UNREAD * share_unread(text.text)
            quality = min(_quality(text.text), _BEST_DAMAGED, 1 - wrong)
    return Cleaned(text, language, round(max(0.0, quality), 2), repairs_of(text))


def _others(source: str, start: int, end: int) -> list[Edit]:
    """Take out what stands before and behind a release in a text of several."""
    around = ((0, start), (end, len(source)))
    return [Edit(first, last, source[first:last], "", "elsewhere") for first, last in around if first < last]


def _quality(text: str) -> float:
    """The same share for a text that needs no repair (any more): 1 but for characters that no release has."""
    n_strange = sum(1 for _ in _STRANGE.finditer(text))
    return 1 - min(1.0, 5 * n_strange / max(1, len(text.split())))
