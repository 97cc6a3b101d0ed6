"""Sentences that go on with what was said without a frame, and whom a pronoun in a frame means by the sentence before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from pipeline.extensions import Extent
from pipeline.offices.role_nouns import role_noun
from pipeline.people.pronouns import PRONOUNS
from pipeline.speech import speakers
from pipeline.speech.cues import CueMatch, cue_entries, frame_words
from pipeline.speech.drafts import Draft
from pipeline.speech.finites import reports, reports_one
from pipeline.speech.frames import Frame
from pipeline.speech.lone_quotations import PARAGRAPH
from pipeline.speech.names import names_someone
from pipeline.speech.phrases import Phrase
from pipeline.speech.segments import Segment
from pipeline.speech.subjects import subject_inside

if TYPE_CHECKING:
    from pipeline.components.statements import Reading

FREE_DISTANCE = 2  # sentences without a statement after which a Konjunktiv is nobody's any more


def subject_before(reading: Reading, phrase: Phrase) -> int | None:
    """Whom `er` or `sie` means where nobody known fits: `Ein Mann rief an. Er behauptete, …`."""
    parts = reading.previous or []
    main = next((j for j in range(len(parts) - 1, -1, -1) if parts[j].kind == "main"), -1)
    gender = PRONOUNS.get(reading.doc[phrase.start].lower_, "")
    subject = subject_inside(reading.doc, parts, [main], None) if main >= 0 else None
    if subject is None or subject.pronoun or gender not in {"m", "fp"}:
        return None
    found = speakers.resolve(reading.doc, subject)
    agrees = found is not None and reading.doc._.actors[found].gender in set(gender)
    return found if agrees else None


def teller_before(reading: Reading) -> tuple[Extent, int | None] | None:
    """Whose text the sentence before speaks of: its speaker, else its subject: `Kern schrieb dem Rat. | Darin heißt es: „…“`"""
    parts, doc = reading.previous or [], reading.doc
    last = reading.last
    if last is not None and not reading.since and last.speaker_spans:
        return last.speaker_spans[0], last.speaker
    main = next((j for j in range(len(parts)) if parts[j].kind == "main"), -1)
    subject = subject_inside(doc, parts, [main], None) if main >= 0 else None
    if subject is None or not (subject.pronoun or names_someone(doc, subject)):
        return None
    return reading.chars(subject.start, subject.end), speakers.resolve(doc, subject)


def introduced_before(reading: Reading, phrase: Phrase) -> int | None:
    """Whom the sentence before introduces as its subject: `Ein Bote kam. | Er sagte, …`, `Eine Zeugin rief an. | Ihr zufolge …`."""
    parts, doc = reading.previous or [], reading.doc
    main = next((j for j in range(len(parts)) if parts[j].kind == "main"), -1)
    gender = {"er": "m", "ihm": "m", "sie": "f", "ihr": "f"}.get(doc[phrase.start].lower_, "")
    known_last = reading.last is not None and not reading.since  # it tells of a speaker already
    if main < 0 or known_last or doc._.actors is None:
        return None
    subject = subject_inside(doc, parts, [main], None)
    if subject is None or subject.pronoun or doc[subject.start].lower_ != {"m": "ein", "f": "eine"}.get(gender):
        return None
    noun = role_noun(next((doc[t].text for t in range(subject.start, subject.core_end) if doc[t].tag_ == "NN"), ""))
    if noun is None or noun.gender not in {"", gender} or noun.number == "p":
        return None
    known: int | None = speakers.resolve(doc, subject)
    if known is None and subject.core_end - subject.start == 2:  # ein Zeitungszusteller
        head = doc[subject.core_end - 1]
        known = doc._.actors.add(noun.nominative, "person", gender)
        doc._.actors.mention(known, head.idx, head.idx + len(head), "role")
    return known


def referring(reading: Reading, parts: list[Segment]) -> Draft | None:
    """`Demnach fehlen 600 Lehrlinge` behind a statement: the same source, named by the adverb alone."""
    last, doc = reading.last, reading.doc
    entries = {entry.base: entry for entry in cue_entries("particle") if entry.takes == {"v2"}}
    at = next(((i, t) for i, part in enumerate(parts) for t in part.tokens if doc[t].lower_ in entries), None)
    if at is None or last is None or reading.since > 1 or PARAGRAPH.search(reading.text, last.end, doc[at[1]].idx):
        return None
    if any(part.quote >= 0 for part in parts) or not any(part.kind == "main" for part in parts):
        return None
    i, t = at
    entry = entries[doc[t].lower_]
    frame = Frame("referring", [i], list(range(len(parts))), CueMatch(entry, (t,)), entry.lemma, entry.medium)
    frame.extents, frame.cut, frame.cue_tokens = [(t, t + 1)], [(t, t + 1)], (t,)
    draft = reading.draft(frame, parts)
    if draft is not None:
        draft.speaker, draft.speaker_spans, draft.pronoun = last.speaker, last.speaker_spans, True
    return draft


def free(reading: Reading, parts: list[Segment]) -> Draft | None:
    """A sentence in the Konjunktiv without a frame, after a statement: the same person goes on."""
    last = reading.last
    mains = [part for part in parts if part.kind == "main"]
    if (
        last is None
        or reading.since > FREE_DISTANCE
        or not mains
        or any(part.quote >= 0 for part in parts)
        or not _goes_on(reading, parts, mains[0])
    ):
        return None
    span = reading.trim(reading.chars(parts[0].start, parts[-1].end))
    distance = reading.since + 2 * bool(PARAGRAPH.search(reading.text, last.end, span.start))
    if distance > FREE_DISTANCE or (distance and not _reported_one(reading.doc, parts, mains[0])):
        return None
    if not distance and last.kind == "free_indirect" and not PARAGRAPH.search(reading.text, last.spans[-1].end, span.start):
        last.spans[-1] = Extent(last.spans[-1].start, span.end)
        return last
    draft = Draft("free_indirect", [span], "free", last.speaker, last.speaker_spans, pronoun=last.pronoun)
    draft.medium = last.medium
    if distance == 1:
        _turn_to_person_between(reading, draft)
    return draft


def _turn_to_person_between(reading: Reading, draft: Draft) -> None:
    """A person who is the subject of the sentence in between speaks: `Kern sagte, … Rat Moll kam hinzu. Er sei froh.`"""
    doc, parts = reading.doc, reading.previous or []
    main = next((j for j in range(len(parts)) if parts[j].kind == "main"), -1)
    subject = subject_inside(doc, parts, [main], None) if main >= 0 else None
    if subject is None or subject.pronoun or doc._.actors is None:
        return
    start, last = doc[subject.start].idx, doc[subject.core_end - 1]
    named = [row for row in doc._.actors.overlapping(start, last.idx + len(last)) if row[3] in {"full", "surname"}]
    if named and doc._.actors[named[0][2]].kind == "person":
        draft.speaker, draft.speaker_spans = named[0][2], (reading.chars(subject.start, subject.end),)


def _goes_on(reading: Reading, parts: list[Segment], main: Segment) -> bool:
    """Konjunktiv I; of Konjunktiv II what stands in for it: `hätte`, `wäre`, `würde`, plurals (`müssten`, `sollten`), not after a quotation."""
    if _reported_one(reading.doc, parts, main):
        return True
    token = reading.doc[main.finite]
    helper = token.lower_ in frame_words("have") | frame_words("be") | frame_words("become")
    plural = token.lower_.endswith("en") and not reading.since
    advice = plural and token.lower_ in frame_words("advice")
    told = advice or ((helper or plural) and reports(token))
    return told and reading.last is not None and reading.last.kind != "direct"


def _reported_one(doc: Doc, parts: list[Segment], main: Segment) -> bool:
    """Whether the sentence's clause is in Konjunktiv I, or the one in front of it: `Bis alles da sei, vergingen Jahre`."""
    fronted = [part for part in parts[: parts.index(main)] if part.opener == "adverbial" and part.finite >= 0]
    told = doc[main.finite].lower_.endswith("en") and any(reports_one(doc[part.finite]) for part in fronted)
    return told or reports_one(doc[main.finite])
