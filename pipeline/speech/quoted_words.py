"""Someone's own words inside what he says in other words: `das sei „ein Wagnis“`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc

from pipeline.extensions import Extent, Quotation

LONGEST_WORD = 40  # characters looked at for the word in front of a mark
SENTENCE_WORDS = 4  # a capitalised quotation of fewer words is most likely a name: `„Rote Karte“`


def words_inside(doc: Doc, text: str, spans: Sequence[Extent]) -> tuple[Extent, ...]:
    """Someone's own words inside what he says in other words: `das sei „ein Wagnis“`; names and titles are left out.

    text: of the Doc. A quotation that begins with a small letter is no name; one with a capital is none if it is long and
    no noun stands in front (`das Buch „Wie wir in der Mark einmal leben wollten“`). Its marks may lie just outside the span.
    """
    inside = []
    for span in spans:
        for _, one in quotations_between(doc, max(0, span.start - 1), span.end + 1):
            words = text[one.start : one.end]
            ahead = text[max(0, one.outer_start - LONGEST_WORD) : one.outer_start].split()
            noun_ahead = bool(ahead) and ahead[-1][:1].isupper()
            if words[:1].islower() or (not noun_ahead and len(words.split()) >= SENTENCE_WORDS):
                inside.append(Extent(one.start, one.end))
    return tuple(inside)


def whole_quotations(doc: Doc, spans: Sequence[Extent]) -> list[int]:
    """Indexes of the quotations that are all that was said (`Laut Kern „lief es gut“.`); none where other words are said."""
    found: list[int] = []
    for span in spans:
        inside = quotations_between(doc, max(0, span.start - 1), span.end + 1)
        if not inside or inside[0][1].start > span.start + 1 or inside[-1][1].end < span.end - 1:
            return []
        if any(after.outer_start - before.outer_end > 1 for (_, before), (_, after) in pairwise(inside)):
            return []
        found += [number for number, _ in inside]
    return found


def quotations_between(doc: Doc, start: int, end: int) -> list[tuple[int, Quotation]]:
    """Index and record of the outermost quotations inside a span."""
    quotations: list[Quotation] = doc._.quotations
    low = bisect_left(quotations, start, key=lambda one: one.outer_start)
    high = bisect_left(quotations, end, key=lambda one: one.outer_start)
    return [(i, quotations[i]) for i in range(low, high) if not quotations[i].depth and quotations[i].outer_end <= end]
