"""Quotations that no frame introduces: who speaks is told by what stands before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.extensions import Extent, Quotation
from pipeline.speech.drafts import Draft
from pipeline.speech.segments import spoken

if TYPE_CHECKING:
    from pipeline.components.statements import Reading

PARAGRAPH = re.compile(r"\n\s*\n")
LONGEST_GAP = 60  # characters of marks and blanks that may part a quotation from the statement it goes on with
PARAGRAPH_WINDOW = 2000  # how far back a speaker is looked for where no paragraph break comes sooner


def attach_lone_quotations(reading: Reading) -> None:
    """Quotations without a frame: they go on with the statement before them, or whoever was named last speaks."""
    known = sorted(reading.drafts, key=lambda draft: draft.end)
    at, near, direct = 0, None, None
    for quote in sorted(set(reading.blocks.values())):
        one = reading.quotations[quote]
        while at < len(known) and known[at].end <= one.outer_start:
            near = known[at] if near is None or known[at].end > near.end else near
            direct = known[at] if known[at].kind == "direct" and (direct is None or known[at].end > direct.end) else direct
            at += 1
        tokens = range(reading.token_at(one.outer_start), reading.token_at(one.outer_end - 1) + 1)
        if quote in reading.quoted or not reading.in_zone(one.outer_start) or not spoken(reading.doc, tokens):
            continue
        if one.continues >= 0 and one.continues in reading.quoted:
            near = direct = _join(reading, reading.quoted[one.continues], quote)
        elif direct is not None and _adjoins(reading.text, direct, one):
            near = direct = _join(reading, direct, quote)
        else:
            near = direct = _guess(reading, quote, direct, near)


def _adjoins(text: str, draft: Draft, one: Quotation) -> bool:
    """Whether nothing but marks stands between a statement and a quotation of the same paragraph."""
    between = text[draft.end : min(one.outer_start, draft.end + LONGEST_GAP)]
    return not PARAGRAPH.search(between) and not any(character.isalnum() for character in between)


def _join(reading: Reading, draft: Draft, quote: int) -> Draft:
    one = reading.quotations[quote]
    in_order = draft.spans[-1].end <= one.start
    draft.spans.append(Extent(one.start, one.end))
    if not in_order:
        draft.spans.sort()
    draft.quotes.append(quote)
    reading.quoted[quote] = draft
    return draft


def _guess(reading: Reading, quote: int, direct: Draft | None, near: Draft | None) -> Draft:
    """Whoever spoke right before, was named in the paragraph, or spoke last, may be speaking."""
    one = reading.quotations[quote]
    begin = max(0, one.outer_start - PARAGRAPH_WINDOW)
    begin = max(begin, reading.text.rfind("\n\n", begin, one.outer_start))
    beside = near is not None and near.speaker_spans and near.end > begin  # a statement of the same paragraph
    actors = reading.doc._.actors
    named = actors.mentions_between(near.end if beside and near else begin, one.outer_start) if actors is not None else []
    people = [row for row in named if actors.actors[row[2]].kind == "person"]
    draft = Draft("direct", [Extent(one.start, one.end)], "guess", quotes=[quote])
    source = None if people else near if beside else direct
    if source is not None:
        draft.speaker, draft.speaker_spans, draft.pronoun = source.speaker, source.speaker_spans, source.pronoun
    elif people:
        draft.speaker, draft.speaker_spans = people[-1][2], (Extent(people[-1][0], people[-1][1]),)
    reading.drafts.append(draft)
    reading.quoted[quote] = draft
    return draft
