"""Quotations that no frame introduces: who speaks is told by what stands before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.extensions import Extent, Quotation
from pipeline.speech import speakers
from pipeline.speech.drafts import Draft
from pipeline.speech.names import names_someone
from pipeline.speech.segments import segments, spoken
from pipeline.speech.subjects import subject_inside

if TYPE_CHECKING:
    from pipeline.components.statements import Reading

PARAGRAPH = re.compile(r"\n\s*\n")
NEW_SENTENCE = re.compile(r"[.!?…]\s")
LONGEST_SENTENCE = 80  # words of the sentence in front whose subject is asked for
FEWEST_WORDS = 4  # of a quotation that is speech though nobody can be found who says it
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
            guessed = _guess(reading, quote, direct, near)
            near, direct = (guessed, guessed) if guessed is not None else (near, direct)


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


def _subject_before(reading: Reading, one: Quotation, begin: int) -> tuple[Extent, int | None, bool] | None:
    """The subject of the sentence in front, who it is, and whether a pronoun, where it is somebody: `Kern lobte Moll. „Das …“`

    begin: the first character of the paragraph; a sentence before it is not asked.
    """
    doc = reading.doc
    last = reading.token_at(one.outer_start) - 1
    while last > 0 and doc[last].is_space:
        last -= 1
    first = last
    while first > 0 and not doc[first].is_sent_start and last - first < LONGEST_SENTENCE:
        first -= 1
    parts = segments(doc, first, last + 1, reading.blocks, reading.fragments) if last > first else []
    main = next((j for j in range(len(parts)) if parts[j].kind == "main"), -1)
    subject = subject_inside(doc, parts, [main], None) if main >= 0 and parts[main].quote < 0 else None
    if subject is None or doc._.actors is None or subject.start < first or doc[subject.start].idx < begin:
        return None
    found = speakers.resolve(doc, subject)
    if found is None and not names_someone(doc, subject):
        return None
    return reading.chars(subject.start, subject.end), found, subject.pronoun


def _guess(reading: Reading, quote: int, direct: Draft | None, near: Draft | None) -> Draft | None:
    """Whoever spoke right before, was named in the paragraph, or spoke last, may be speaking.

    A few words that nobody can have said (`„Wer hat Angst?“`) are a title or a motto: None.
    """
    one = reading.quotations[quote]
    begin = max(0, one.outer_start - PARAGRAPH_WINDOW)
    begin = max(begin, reading.text.rfind("\n\n", begin, one.outer_start))
    beside = near is not None and near.speaker_spans and near.end > begin  # a statement of the same paragraph
    actors = reading.doc._.actors
    named = actors.mentions_between(near.end if beside and near else begin, one.outer_start) if actors is not None else []
    people = [row for row in named if actors.actors[row[2]].kind == "person"]
    draft = Draft("direct", [Extent(one.start, one.end)], "guess", quotes=[quote])
    ahead = reading.text[:0] if one.outer_start == 0 else reading.text[one.outer_start - 1]
    if ahead == "(" and people and not reading.text[people[-1][1] : one.outer_start - 1].strip():
        draft.rule = "behind name"  # Ida Kern („Das wird schön.“) und Uwe Moll
    at_once = beside and near is not None and not NEW_SENTENCE.search(reading.text[near.end : one.outer_start].strip()[:-1])
    subject = None if at_once or draft.rule == "behind name" else _subject_before(reading, one, begin)
    source = near if at_once or (beside and not people) else None if people else direct
    person = subject is not None and subject[1] is not None and actors is not None and actors[subject[1]].kind == "person"
    if subject is not None and (person or not (people or (source is not None and source is near))):
        draft.speaker_spans, draft.speaker, draft.pronoun = (subject[0],), subject[1], subject[2]
    elif source is not None:
        draft.speaker, draft.speaker_spans, draft.pronoun = (
            source.speaker,
            source.subject_spans or source.speaker_spans,
            source.pronoun,
        )
    elif people:
        draft.speaker, draft.speaker_spans = people[-1][2], (Extent(people[-1][0], people[-1][1]),)
    if not draft.speaker_spans and len(reading.text[one.start : one.end].split()) < FEWEST_WORDS:
        return None
    reading.drafts.append(draft)
    reading.quoted[quote] = draft
    return draft
