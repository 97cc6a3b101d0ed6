"""From source text to clean text, every change an edit that can be undone.

The repairs run in one written order; each is a pure function from a text to edits of that text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.cleaning.alignment import Alignment, CleanText, Edit
from pipeline.cleaning.bullets import repair_bullets
from pipeline.cleaning.captions import repair_sides
from pipeline.cleaning.characters import compose, repair_characters, repair_code_page
from pipeline.cleaning.dashes import repair_dashes
from pipeline.cleaning.digits import repair_digits
from pipeline.cleaning.furniture import remove_furniture
from pipeline.cleaning.hyphenation import join_hyphenated
from pipeline.cleaning.language import language_of
from pipeline.cleaning.misreadings import may_be_damaged, repair_words
from pipeline.cleaning.quality import quality_of, signs_of
from pipeline.cleaning.quotation import repair_quotation
from pipeline.cleaning.repairs import repairs_of
from pipeline.cleaning.wrapping import unwrap

__all__ = ["Alignment", "CleanText", "Cleaned", "Edit", "clean"]

Repair = Callable[[str], list[Edit]]

# What a page did to the text: always undone. What a reader sees on it stays as it is.
LAYOUT: tuple[Repair, ...] = (repair_code_page, repair_characters, compose, remove_furniture, unwrap, join_hyphenated)

# What is mended besides words once a release has turned out to be damaged.
MARKS: tuple[Repair, ...] = (repair_bullets, repair_quotation, repair_dashes, repair_sides, repair_digits)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text after cleaning.

    text: clean text, source text and the alignment between them. language: code of the language (`de`), "" unknown.
    quality: 0 to 1, the share of words expected to stand in the clean text as they were printed (`quality`); 1 for other
    languages, which are not read. repairs: what changed more than white space (`repairs_of`).
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
    words: list[Edit] = []
    doubts = 0.0
    if repair and language == "de" and may_be_damaged(text.text):
        mended = repair_words(text.text)
        words, doubts = mended.edits, mended.doubts
        if words:
            text = text.edit(words)
            for step in MARKS:
                text = text.edit(step(text.text))
    quality = quality_of(signs_of(text.text, words, doubts), is_damaged=bool(words)) if language == "de" else 1.0
    return Cleaned(text, language, round(quality, 3), repairs_of(text))


def _others(source: str, start: int, end: int) -> list[Edit]:
    """Take out what stands before and behind a release in a text of several."""
    around = ((0, start), (end, len(source)))
    return [Edit(first, last, source[first:last], "", "elsewhere") for first, last in around if first < last]
