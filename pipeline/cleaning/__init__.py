"""From source text to clean text, every change an edit that can be undone.

The repairs run in one written order; each is a pure function from a text to edits of that text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.cleaning.alignment import Alignment, CleanText, Edit
from pipeline.cleaning.characters import compose, repair_characters
from pipeline.cleaning.furniture import remove_furniture
from pipeline.cleaning.hyphenation import join_hyphenated
from pipeline.cleaning.language import language_of
from pipeline.cleaning.misreadings import may_be_damaged, repair_words
from pipeline.cleaning.quotation import repair_quotation
from pipeline.cleaning.wrapping import unwrap

__all__ = ["Alignment", "CleanText", "Cleaned", "Edit", "clean"]

Repair = Callable[[str], list[Edit]]

# What a page did to the text: always undone. What a reader sees on it stays as it is.
LAYOUT: tuple[Repair, ...] = (repair_characters, compose, remove_furniture, unwrap, join_hyphenated)

# Kinds of edits that only move white space or write the same characters another way; they are no repairs of the text.
_LAYOUT_KINDS = frozenset({"character", "ligature", "furniture", "wrap", "blank", "hyphenation"})


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text after cleaning.

    text: clean text, source text and the alignment between them. language: code of the language (`de`), "" unknown.
    quality: 0 to 1, how sure we are of the words. n_repairs: edits that changed words or marks.
    """

    text: CleanText
    language: str
    quality: float
    n_repairs: int


def clean(source: str, *, repair: bool = True) -> Cleaned:
    """Clean a release's source text.

    source: decoded text as read. repair: False leaves words and marks as they are and only undoes the page (line ends,
    blanks, page numbers, hyphenation). Never raises for any text.
    """
    text = CleanText.of(source)
    for step in LAYOUT:
        text = text.edit(step(text.text))
    language = language_of(text.text)
    if repair and language == "de" and may_be_damaged(text.text):
        text = text.edit(repair_words(text.text))
        text = text.edit(repair_quotation(text.text))
    n_repairs = sum(edit.kind not in _LAYOUT_KINDS for edit in text.edits)
    return Cleaned(text, language, 1.0, n_repairs)
